//! FRM403 not-measurable: nothing in the words to check without arguing.

use super::WordFinding;
use super::class::{Class, Classes};
use super::effect;
use super::more;
use super::number;
use super::outcome;
use super::reading::Reading;
use super::rules;
use super::shape::Shape;

/// Whether the words hold something to check: a number, a bar, or "all …" as what is spoken of.
pub(super) fn is_measurable(reading: &Reading) -> bool {
    let start = reading.shape.start();
    // "Every shop has a sign", "all forms filed": one that has none would be found. "Everyone can …" is a feature.
    let able = matches!(reading.shape, Shape::Statement { verb, .. }
        if matches!(reading.word(verb), "can" | "could") && reading.word(verb + 1) != "be");
    // "Each guide has a page that …": how such a thing is made.
    let made = reading.word(start) == "each"
        && reading.measures.is_empty()
        && (start + 2..start + 7)
            .any(|at| matches!(reading.word(at), "has" | "includes" | "contains" | "needs" | "must"));
    let everyone = !able
        && !made
        && !filed(reading)
        && !matches!(reading.shape, Shape::Order { .. })
        && matches!(
            reading.word(start),
            "all" | "every" | "each" | "everyone" | "everybody" | "nobody" | "none"
        );
    // "Checks run on every change": one without would be found.
    let every = matches!(reading.shape, Shape::Statement { .. } | Shape::Phrase { .. })
        && !able
        && (start..reading.tokens.len()).any(|at| reading.word(at) == "every" && !how_often(reading, at));
    // "Mend all broken seats": none is left.
    let mends = ["fix", "mend", "patch", "resolve", "close", "repair", "eliminate", "triage"];
    let mended = matches!(reading.shape, Shape::Order { verb }
        if mends.contains(&reading.word(verb)) && reading.word(verb + 1) == "all"
            // "Eliminate manual entries"
            || matches!(reading.word(verb), "eliminate" | "deplete")
                && reading.has(verb + 1, Classes::of(&[Class::Cost])));
    let last = reading.tokens.len() - 1;
    let none = (reading.word(last) == "none" && last > 0 && reading.gap(last - 1).contains(':'))
        || reading.word(start) == "no"
        || (start..reading.tokens.len())
            .take_while(|&at| !matches!(reading.word(at), "that" | "which"))
            .any(|at| reading.word(at) == "never");
    // "Handle storms with no gaps"
    let none = none || effect::with_none(reading);
    // "from weekly to daily"
    let rhythm = |at: usize| number::rhythm(reading.word(at));
    let quickened = (start..reading.tokens.len()).any(|at| {
        reading.word(at) == "from" && rhythm(at + 1) && reading.word(at + 2) == "to" && rhythm(at + 3)
    });
    // "Meet our SLA for open repairs": a bar that is written down.
    let agreed = matches!(reading.shape, Shape::Order { verb }
        if matches!(reading.word(verb), "meet" | "hit" | "keep")
            && (verb + 1..verb + 4).any(|at| matches!(reading.word(at), "sla" | "slas" | "slo" | "slos")));
    // "Repay all debts": nothing is owed then.
    let agreed = agreed
        || matches!(reading.shape, Shape::Order { verb } if more::pays_off(reading, verb)
            && (verb + 1..verb + 3).any(|at| matches!(reading.word(at), "all" | "the" | "my" | "our")));
    let ranked = matches!(reading.shape, Shape::Order { verb }
        if reading.word(verb) == "rank" && reading.word(verb + 1) == "first");
    // "A safety walk once a month", "noise back to the 2019 level"
    let dated = (start..=last).any(|at| {
        let once = matches!(reading.word(at), "once" | "twice")
            && matches!(reading.word(at + 1), "a" | "per")
            && number::time(reading.word(at + 2)).is_some();
        // "On the level of 2023"
        let year = reading.word(at) == "level"
            && reading.word(at + 1) == "of"
            && (reading.word(at + 2).len() == 4 && reading.word(at + 2).chars().all(|c| c.is_ascii_digit()));
        let level = matches!(reading.word(at), "level" | "levels")
            && reading.before(at).len() == 4
            && reading.before(at).starts_with(['1', '2'])
            && reading.before(at).chars().all(|c| c.is_ascii_digit());
        // "WCAG 2.1 AA for all pages": a standard that is met or not.
        let standard = reading.word(at) == "wcag"
            && (at + 1..at + 4).any(|i| {
                matches!(reading.word(i), "a" | "aa" | "aaa")
                    && (i == last
                        || reading.is(i + 1, Class::Preposition)
                        || reading.word(i + 1) == "compliance")
            });
        once || level || year || standard
    });
    // "100 %": of what?
    let bare = reading.tokens.iter().all(|token| token.figure.is_some())
        || (reading.tokens.len() == 2 && reading.word(1) == "%");
    let blank = reading.measures.iter().any(|measure| measure.blank);
    (reading.measures.iter().any(|measure| !measure.blank && (measure.amount || !blank)) && !bare)
        || dated
        || quickened
        || ranked
        || agreed
        || reading.has(start, Classes::of(&[Class::Multiplier, Class::Bar]))
        || everyone
        || mended
        || every
        || by_all(reading)
        || ended(reading)
        || passes(reading)
        || outdoes(reading)
        || sooner(reading)
        || often(reading)
        || none
        || none_left(reading)
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
    let told = !gone
        && match reading.shape {
            Shape::Statement { verb, .. } => {
                // "are run": the form alone says nothing.
                let deed = act(verb + 1) || reading.word(verb + 1) == "run";
                matches!(reading.word(verb), "is" | "are") && deed && thing(verb)
                    || (act(verb) && thing(verb))
            }
            Shape::Phrase { .. } => (start + 1..reading.tokens.len()).any(|at| act(at) && thing(at)),
            Shape::Order { .. } => false,
        };
    reading.word(start) == "all" && told && !reading.has(start, Classes::of(&[Class::Cost]))
}

/// "The calendar is used by all crews": one that does not would be found.
fn by_all(reading: &Reading) -> bool {
    (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
        matches!(reading.word(at), "used" | "adopted" | "shared")
            && reading.word(at + 1) == "by"
            && matches!(reading.word(at + 2), "all" | "every" | "everyone" | "everybody")
    })
}

/// "Backlog of letters eliminated": none is left.
fn ended(reading: &Reading) -> bool {
    let last = reading.tokens.len() - 1;
    // "Waiting list gone by May"
    let gone = (1..=last).any(|at| {
        reading.word(at) == "gone"
            && (at == last || matches!(reading.word(at + 1), "by" | "before"))
            && (0..at).any(|i| reading.any(i, Classes::of(&[Class::Cost, Class::Effect])))
    });
    gone || matches!(reading.word(last), "eliminated" | "abolished" | "eradicated")
        && (0..last).any(|at| reading.is(at, Class::Cost))
}

/// "Pass all checks", "… with a passing grade": by somebody's or something's measure.
fn passes(reading: &Reading) -> bool {
    (reading.shape.start()..reading.tokens.len()).any(|at| {
        matches!(reading.word(at), "pass" | "passes" | "passing" | "passed")
            && (at + 1..at + 5).any(|i| {
                matches!(
                    reading.word(i),
                    "test" | "tests" | "checks" | "grade" | "suite" | "review" | "exam" | "criteria"
                ) || (reading.word(i) == "audit" && !matches!(reading.shape, Shape::Order { .. }))
            })
    })
}

/// "On day 5 instead of day 9", "T+5 rather than T+9": the two are written down.
pub(super) fn sooner(reading: &Reading) -> bool {
    (reading.shape.start()..reading.tokens.len()).any(|at| {
        let instead = matches!(reading.word(at), "instead" | "rather");
        instead
            && (at + 1..reading.tokens.len().min(at + 4))
                .any(|i| reading.word(i).contains(|c: char| c.is_ascii_digit()))
    })
}

/// "More guests than the old show", "grows faster than when we began": against what is known.
fn outdoes(reading: &Reading) -> bool {
    (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
        // "more than" is one phrase of the lists.
        reading.written(at).to_ascii_lowercase().ends_with("than")
            && matches!(reading.word(at + 1), "the" | "our" | "when" | "last" | "any")
            && (at.saturating_sub(4)..=at)
                .any(|i| reading.any(i, Classes::of(&[Class::Comparative, Class::AtLeast, Class::AtMost])))
    })
}

/// Whether the words say how often something is done.
pub(super) fn often(reading: &Reading) -> bool {
    // "Fire drill every month", "letters collected quarterly": a standing date, and nobody said to keep it.
    let told = match reading.shape {
        Shape::Order { .. } => true,
        Shape::Statement { verb, .. } => !reading.is(verb, Class::Past),
        Shape::Phrase { .. } => false,
    };
    // "… of chores that come up every week": which chores.
    let which = |at: usize| matches!(reading.word(at), "that" | "which" | "who");
    told && (reading.shape.start()..reading.tokens.len())
        .take_while(|&at| at == reading.shape.start() || !which(at))
        .any(|at| how_often(reading, at))
}

/// "Open the workshop every week", "call twice a month", "write weekly": so often.
fn how_often(reading: &Reading, at: usize) -> bool {
    let period = |word: &str| {
        matches!(
            word,
            "day"
                | "week"
                | "month"
                | "quarter"
                | "year"
                | "sprint"
                | "fortnight"
                | "season"
                | "semester"
                | "term"
                | "iteration"
                | "cycle"
                | "time"
        )
    };
    let (word, next) = (reading.word(at), reading.word(at + 1));
    let opens = at == reading.shape.start();
    let ends = |last: usize| last + 1 >= reading.tokens.len() || reading.gap(last).contains(['(', ',', ';']);
    match word {
        // One phrase of the lists, or two words.
        // "At the start of each season": when, and not how often.
        "every" | "each" if reading.before(at) == "of" => false,
        "every" | "each" => {
            let each_one = next.ends_with("day") || (word == "every" && next == "release");
            !opens && (reading.is(at, Class::Routine) || period(next) || each_one)
        }
        "a" => !opens && period(next) && ends(at + 1),
        "once" => {
            (at > 0 && reading.is(at - 1, Class::AtLeast))
                || (matches!(next, "a" | "per" | "every" | "each") && period(reading.word(at + 2)))
        }
        "twice" => matches!(next, "a" | "per" | "every" | "each") && period(reading.word(at + 2)),
        // "Have a weekly quiet hour"
        _ if number::rhythm(word)
            && matches!(reading.shape, Shape::Order { verb } if reading.word(verb) == "have" && at <= verb + 2) =>
        {
            true
        }
        _ => {
            number::rhythm(word)
                && reading.written(at).len() == word.len()
                && !opens
                && ends(at)
                && !reading.gap(at - 1).contains(['(', ','])
        }
    }
}

/// "with no lost orders", "without a breakdown": none of what is better when it is less.
pub(super) fn none_left(reading: &Reading) -> bool {
    // "… of all parcels that show no faults": which parcels.
    let which = |at: usize| matches!(reading.word(at), "that" | "which");
    (reading.shape.start()..reading.tokens.len()).take_while(|&at| !which(at)).any(|at| {
        (matches!(reading.word(at), "no" | "without" | "zero")
            || reading.tokens[at].figure.is_some_and(|figure| figure.value == 0.0))
            && (at + 1..(at + 4).min(reading.tokens.len()))
                .take_while(|&i| !reading.is(i, Class::Preposition))
                .any(|i| {
                    let before_a_noun =
                        i + 1 < reading.tokens.len() && !reading.is(i + 1, Class::Preposition);
                    let astray = matches!(reading.word(i), "finding" | "findings" | "exceptions")
                        || (before_a_noun && matches!(reading.word(i), "lost" | "failed" | "duplicate"));
                    let open = i == at + 1
                        && matches!(reading.word(i), "open" | "outstanding" | "unresolved" | "overdue");
                    open || reading.is(i, Class::Cost)
                        || astray
                        || (reading.word(i) == "issues" && i > at + 1)
                })
    })
}

/// "Number of guests served", "average days from call to repair": a measure, and no target.
fn names_a_count(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let at = start + usize::from(reading.is(start, Class::Article));
    match reading.word(at) {
        "number" | "count" | "amount" | "share" | "percentage" | "proportion" | "rate" => {
            reading.word(at + 1) == "of"
        }
        "average" | "total" => true,
        _ => false,
    }
}

/// FRM403
pub(super) fn key_result(reading: &Reading, findings: &mut Vec<WordFinding>) {
    if is_measurable(reading) {
        return;
    }
    let raises = Classes::of(&[Class::Raise, Class::Lower, Class::Better, Class::Comparative]);
    // "Elevate the delay to a KPI": what it is called then.
    let called = (reading.shape.start() + 2..reading.tokens.len()).any(|at| {
        matches!(reading.word(at), "kpi" | "kpis" | "metric" | "standard" | "policy" | "requirements")
            && (at.saturating_sub(4)..at).any(|i| reading.word(i) == "to")
    });
    // "The folder contains guides": no direction.
    let holds = matches!(reading.shape, Shape::Statement { verb, .. } if reading.word(verb) == "contains");
    let way = reading.verb().any(raises) && !called && !holds;
    let blank = reading.measures.iter().any(|measure| measure.blank);
    let message = if blank {
        "A place is kept for the number, and none stands in it yet."
    } else if names_a_count(reading) {
        "The words say what is counted, and not how much it is today or how much it should become."
    } else if way && outcome::names_effect(reading) {
        "The words say which way, and no number says how far: the smallest step would do."
    } else if outcome::names_effect(reading) && !reading.verb().is(Class::Reach) {
        "No number, unit or threshold in the words: two people could disagree on whether it was reached."
    } else {
        "No number, unit or threshold in the words: one can see that it was done, but not how much it helped."
    };
    findings.push(rules::finding(
        "FRM403",
        reading.whole(),
        message.to_owned(),
        "How would two people who never met agree at the quarter's end that it happened?",
        &[
            "… from <where it stands today> to <where it would have to stand>",
            "<share> % of <whom> <do what>",
            "<how long> instead of <how long today>",
        ],
    ));
}
