//! FRM403 not-measurable: nothing in the words to check without arguing.

use super::WordFinding;
use super::class::{Class, Classes};
use super::effect;
use super::number;
use super::outcome;
use super::reading::Reading;
use super::rules;
use super::shape::Shape;
use super::turn::Turn;

/// Whether the words hold something to check: a number, a bar, or "all …" as what is spoken of.
pub(super) fn is_measurable(reading: &Reading) -> bool {
    let start = reading.shape.start();
    // "Every crew lands before dusk": one that does not would be found. "Everyone can …" is a feature.
    let able = matches!(reading.shape, Shape::Statement { verb, .. }
        if matches!(reading.word(verb), "can" | "could") && reading.word(verb + 1) != "be");
    let open = matches!(reading.shape, Shape::Statement { .. } | Shape::Phrase { .. });
    // "All crews should write a log": what one wishes of them.
    let wished = matches!(reading.shape, Shape::Statement { verb, .. } if reading.word(verb) == "should");
    let open = open && !able && !wished && !owns(reading);
    let everyone = open && !filed(reading) && reading.turns(start, Turn::EveryOne);
    // "Checks run on every change": one without would be found.
    let every = open
        && (start..reading.tokens.len())
            .any(|at| reading.word(at) == "every" && (at == start || !reading.turns(at - 1, Turn::HowOften)));
    let settled = matches!(reading.shape, Shape::Order { verb } if reading.turns(verb, Turn::Settled));
    // "No. of boats" counts them.
    let never = (reading.word(start) == "no" && reading.word(start + 1) != "of")
        || (start..reading.tokens.len())
            .take_while(|&at| !matches!(reading.word(at), "that" | "which"))
            .any(|at| reading.word(at) == "never");
    let none = never || effect::with_none(reading);
    // "100 %": of what?
    let bare = reading.tokens.iter().all(|token| token.figure.is_some())
        || (reading.tokens.len() == 2 && reading.word(1) == "%");
    // "Start from zero": from scratch.
    let scratch = |at: usize| reading.before(at) == "from" && at + 1 == reading.tokens.len();
    let bar = |at: usize| reading.any(at, Classes::of(&[Class::Multiplier, Class::Bar])) && !scratch(at);
    let blank = reading.measures.iter().any(|measure| measure.blank);
    (reading.measures.iter().any(|measure| !measure.blank && (measure.amount || !blank)) && !bare)
        || (start..reading.tokens.len()).any(bar)
        || reading.turns_anywhere(start, Turn::Checkable)
        || everyone
        || settled
        || every
        || often(reading)
        || none
        || none_left(reading)
        || written_otherwise(reading.text)
}

/// "The price list is publicly visible": anybody can see whether it is.
const THERE: [&str; 9] =
    ["visible", "public", "published", "available", "accessible", "documented", "live", "online", "open"];
fn is_there(reading: &Reading) -> bool {
    let Shape::Statement { verb, .. } = reading.shape else { return false };
    matches!(reading.word(verb), "is" | "are" | "be")
        && (verb + 1..(verb + 4).min(reading.tokens.len())).any(|at| THERE.contains(&reading.word(at)))
}

/// "From #12 to #3", "by 1/3", "½", "x2", "from B to A+": numbers and grades that are no digits with a unit.
fn written_otherwise(text: &str) -> bool {
    let word = |word: &str| {
        let word = word.trim_matches(|c: char| matches!(c, ',' | '.' | ';' | ':' | '(' | ')'));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let ranked = word.strip_prefix('#').is_some_and(|rank| digits(rank) && rank.len() < 3);
        let part =
            matches!(word.as_bytes(), [a, b'/', b] if a.is_ascii_digit() && b.is_ascii_digit() && a < b);
        let times = word.strip_prefix(['x', '×']).is_some_and(|times| digits(times) && times.len() < 3);
        ranked || part || times || word.contains(['½', '¼', '¾', '⅓', '⅔'])
    };
    // "A" and "an" are articles in other places.
    let grade = |grade: &str| {
        let grade = grade.trim_matches(|c: char| !c.is_alphanumeric() && c != '+' && c != '-');
        let letters = grade.trim_end_matches(['+', '-']);
        (1..=3).contains(&letters.len()) && letters.bytes().all(|b| (b'A'..=b'F').contains(&b))
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let graded = words.windows(4).any(|words| {
        words[0].eq_ignore_ascii_case("from") && grade(words[1]) && words[2] == "to" && grade(words[3])
    });
    graded || words.into_iter().any(word)
}

/// "All forms are filed", "all sheds built": done or not done, of things that nobody misses.
fn filed(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let act = |at: usize| {
        reading.is(at, Class::Past)
            && !reading.is(at, Class::Base)
            && reading.any(at, Classes::ACT)
            && !reading.any(at, Classes::CHANGE.and(Classes::of(&[Class::Choose, Class::Trait])))
    };
    let thing = |at: usize| {
        // "All lamps (hall, stairs) moved"
        let at = (start + 1..at).find(|&i| reading.gap(i - 1).contains('(')).unwrap_or(at);
        at > start
            && (reading.any(at - 1, Classes::NOUN) || reading.before(at).ends_with('s'))
            && !reading.is(at - 1, Class::People)
    };
    // "All faults closed" leaves none.
    let gone = (start + 1..reading.tokens.len()).any(|at| {
        let gone = ["closed", "cleared", "fixed", "mended", "patched", "remediated", "resolved"];
        gone.contains(&reading.word(at))
    });
    // "All papers that went to the guild are signed": of what stands first.
    let first = (start + 1..reading.tokens.len())
        .find(|&at| reading.any(at, Classes::of(&[Class::Preposition, Class::Relative, Class::Past])));
    let told = !gone
        && match reading.shape {
            Shape::Statement { verb, .. } => (start + 1..reading.tokens.len()).any(|at| {
                // "are well carried out"; "are run": the form alone says nothing.
                let adverb = usize::from(reading.word(at + 1).ends_with("ly"));
                let deed = act(at + 1 + adverb) || reading.word(at + 1) == "run";
                matches!(reading.word(at), "is" | "are")
                    && deed
                    && first.is_some_and(|first| thing(first.min(at)))
                    || (at == verb && act(at) && thing(at))
            }),
            Shape::Phrase { .. } => (start + 1..reading.tokens.len()).any(|at| act(at) && thing(at)),
            Shape::Order { .. } => false,
        };
    reading.word(start) == "all" && told && !reading.has(start, Classes::of(&[Class::Cost]))
}

/// "All wardens have a key", "every shed uses the new book": what they are given, and no effect of it. "Every crew has a
/// plan" is looked up one by one.
fn owns(reading: &Reading) -> bool {
    const GIVEN: [&str; 8] = ["contain", "contains", "has", "have", "show", "shows", "use", "uses"];
    let every = reading.word(reading.shape.start()) == "every";
    matches!(reading.shape, Shape::Statement { verb, .. }
        if GIVEN.contains(&reading.word(verb))
            && (!every || reading.word(verb) != "has")
            && !reading.is(verb + 1, Class::Past)
            && !reading.has(verb + 1, Classes::of(&[Class::Comparative])))
}

/// Whether the words say how often something is done.
pub(super) fn often(reading: &Reading) -> bool {
    // "Fire drill every month", "letters collected quarterly": a standing date, and nobody said to keep it.
    let told = match reading.shape {
        Shape::Order { .. } => true,
        Shape::Statement { verb, .. } => !reading.is(verb, Class::Past),
        // "Meditate daily": of no list, and short enough to be an order.
        Shape::Phrase { start } => {
            reading.tokens.len() - start < 5
                && number::rhythm(reading.word(reading.tokens.len() - 1))
                && !reading.has(start, Classes::of(&[Class::Past]))
        }
    };
    // "Weekly song nights": short enough to say nothing else.
    let start = reading.shape.start();
    let opens = matches!(reading.word(start), "daily" | "weekly" | "biweekly" | "monthly");
    if opens && matches!(reading.shape, Shape::Phrase { .. }) && reading.tokens.len() - start < 5 {
        return !reading.has(start, Classes::of(&[Class::Effect, Class::People]));
    }
    // "… of chores that come up every week": which chores.
    let which = |at: usize| matches!(reading.word(at), "that" | "which" | "who");
    told && (start..reading.tokens.len())
        .take_while(|&at| at == start || !which(at))
        .any(|at| often_at(reading, at))
}

/// "Open the workshop every week", "call twice a month", "write weekly": so often. "Review the accounts quarterly" is a
/// standing date.
fn often_at(reading: &Reading, at: usize) -> bool {
    const LOOKS: [&str; 9] =
        ["assess", "audit", "check", "evaluate", "monitor", "review", "survey", "track", "update"];
    let word = reading.word(at);
    let start = reading.shape.start();
    let looks = |i: usize| {
        LOOKS.contains(&reading.word(i))
            && (i == start || matches!(reading.word(i + 1), "and" | "it" | "them"))
    };
    if (start..at).any(looks) {
        return false;
    }
    let has =
        matches!(reading.shape, Shape::Order { verb } if reading.word(verb) == "have" && at <= verb + 2);
    // "Daily, weekly, monthly guests": of each kind.
    let kinds = number::rhythm(reading.word(at + 1)) || at > 0 && number::rhythm(reading.word(at - 1));
    let ends = at + 1 >= reading.tokens.len() || reading.gap(at).contains(['(', ',', ';']) && !kinds;
    let alone = reading.written(at).len() == word.len() && at > reading.shape.start();
    reading.turns(at, Turn::HowOften)
        // "Have a weekly quiet hour", "letters collected quarterly"
        || number::rhythm(word) && (has || alone && ends && !reading.gap(at - 1).contains(['(', ',']))
}

/// "with no lost orders", "without a breakdown": none of what is better when it is less.
pub(super) fn none_left(reading: &Reading) -> bool {
    // "… of all parcels that show no faults": which parcels.
    let which = |at: usize| matches!(reading.word(at), "that" | "which");
    (reading.shape.start()..reading.tokens.len())
        .take_while(|&at| !which(at))
        .any(|at| reading.turns(at, Turn::NoneLeft))
}

/// FRM403
pub(super) fn key_result(reading: &Reading, findings: &mut Vec<WordFinding>) {
    if is_measurable(reading) {
        return;
    }
    let raises = Classes::of(&[Class::Raise, Class::Lower, Class::Better, Class::Comparative]);
    let called = reading.turns_anywhere(reading.shape.start() + 1, Turn::OnlyCalled);
    // "The folder contains guides": no direction.
    let holds = matches!(reading.shape, Shape::Statement { verb, .. } if reading.word(verb) == "contains");
    let way = reading.verb().any(raises) && !called && !holds;
    let blank = reading.measures.iter().any(|measure| measure.blank);
    let elsewhere = matches!(reading.shape, Shape::Order { verb } if reading.turns(verb, Turn::HitsATarget));
    // "Attract skippers": they come, and nobody sees that it was done.
    let attracts = reading.verb().is(Class::Attract);
    let reaches = reading.verb().is(Class::Reach) && !attracts;
    let (message, question) = if blank {
        (
            "A place is kept for the number, and none stands in it yet.",
            "Which number belongs there, and who can read it off?",
        )
    } else if reading.turns(reading.shape.start(), Turn::NamesACount) {
        (
            "The words say what is counted, and not how much it is today or how much it should become.",
            "How much is it today, and how much would be enough?",
        )
    } else if elsewhere {
        (
            "The words speak of a target, and do not say how much it is.",
            "How much is that target, and how much is it today?",
        )
    } else if way
        && matches!(reading.word(reading.shape.start()), "eliminate" | "eradicate" | "abolish" | "remove")
    {
        (
            "The words say that none will be left, and not how anybody would count them.",
            "How would it be counted, over how long, and how many are there today?",
        )
    } else if way && outcome::names_effect(reading) {
        (
            "The words say which way, and no number says how far: the smallest step would do.",
            "How far would be far enough to call it reached?",
        )
    } else if (attracts || outcome::names_effect(reading)) && !called && !reaches && !is_there(reading) {
        (
            "No number, unit or threshold in the words: two people could disagree on whether it was reached.",
            "How would two people who never met agree that it happened?",
        )
    } else if matches!(reading.shape, Shape::Statement { .. }) {
        (
            "No number, unit or threshold in the words: one can see that it is so, but not how much it helped.",
            "Once it is so, what would be measured to see how much it helped?",
        )
    } else {
        (
            "No number, unit or threshold in the words: one can see that it was done, but not how much it helped.",
            "Once it is done, what would be measured to see how much it helped?",
        )
    };
    findings.push(rules::finding(
        "FRM403",
        reading.whole(),
        message.to_owned(),
        question,
        &[
            "… from <where it stands today> to <where it would have to stand>",
            "<share> % of <whom> <do what>",
            "<how long> instead of <how long today>",
        ],
    ));
}
