//! IMP103 activity-key-result: the words say what will be done, and not what will be different.

use std::ops::Range;

use super::WordFinding;
use super::chore;
use super::class::{Class, Classes};
use super::counted;
use super::doing;
use super::effect;
use super::measure::Measure;
use super::motion;
use super::order;
use super::phrase::{self, MANY};
use super::reading::Reading;
use super::rules;
use super::shape::Shape;
use super::statement;

/// Whether the words name an effect: a behaviour, an opinion, money, time, quality that changes or is reached.
pub(super) fn names_effect(reading: &Reading) -> bool {
    if counted::so_often(reading) || doing::by_ourselves(reading) {
        return false;
    }
    if effect::stated(reading) || doing::by_others(reading) {
        return true;
    }
    if counted::told_as_done(reading) {
        return false;
    }
    match reading.shape {
        Shape::Order { verb } => order::names_effect(reading, verb),
        Shape::Statement { subject, verb } => statement::names_effect(reading, subject, verb),
        // "Rope inspection"
        Shape::Phrase { start } if chore::named(reading, start).is_some() && !levels(reading) => false,
        Shape::Phrase { start } => phrase::names_effect(reading, start),
    }
}

/// "… without findings", "…: at most 2", "… 90 %": how it is to come out.
fn levels(reading: &Reading) -> bool {
    let none = (0..reading.tokens.len()).any(|at| {
        matches!(reading.word(at), "no" | "zero" | "none" | "without") || reading.is(at, Class::AtMost)
    });
    let level = |measure: &Measure| {
        measure.percent
            || measure.value.fract() != 0.0
            || measure.value >= MANY
            || measure.at > 0 && matches!(reading.before(measure.at), "in" | "within")
    };
    none || motion::find(reading).is_some() || reading.measures.iter().any(level)
}

/// What changes, or in whom.
pub(super) const EFFECT: Classes = Classes::of(&[Class::Effect, Class::Cost, Class::People]);

/// The head of the verb's object: the last noun before the first small word.
pub(super) fn object(reading: &Reading, from: usize) -> Option<usize> {
    (from..reading.tokens.len())
        .skip_while(|&at| {
            reading.is(at, Class::Article)
                || reading.tokens[at].figure.is_some()
                || matches!(reading.word(at), "of" | "number" | "count")
        })
        .take_while(|&at| {
            let breaks = at > from && reading.gap(at - 1).contains([',', '(', ';', ':', '+', '&']);
            // "A report describing the noise"
            let tells = at > from
                && reading.is(at, Class::Ing)
                && reading.is(at - 1, Class::Paper)
                && !reading.any(at, Classes::NOUN);
            !breaks && !tells && !reading.is(at, Class::Preposition) && reading.tokens[at].figure.is_none()
        })
        .filter(|&at| reading.any(at, Classes::NOUN.and(Classes::of(&[Class::Paper]))))
        .last()
}

/// "Meet the requirements of …", without a number: somebody else has written down what is to be done.
pub(super) fn meets_what_is_written(reading: &Reading, verb: usize) -> bool {
    let last = (verb + 1..reading.tokens.len())
        .take_while(|&at| !reading.is(at, Class::Preposition) || reading.word(at) == "and")
        .last();
    // "Meet the incubation criteria": once they are met, it is another project.
    let grade = ["certification", "graduation", "incubating", "incubation"];
    reading.word(verb).starts_with("meet")
        && reading.measures.is_empty()
        && !(verb + 1..verb + 8).any(|at| grade.contains(&reading.word(at)))
        && last.is_some_and(|at| {
            reading.is(at, Class::Artefact)
                || matches!(reading.word(at), "objectives" | "deadlines" | "obligations" | "standards")
        })
}

/// Companies, teams: people doing something, where they are counted.
pub(super) fn others(reading: &Reading, at: usize) -> bool {
    reading.is(at, Class::Own) && reading.word(at).ends_with('s')
}

/// A thing made, and nothing that changes. "Delay KPI" is its number, and not a thing.
pub(super) fn thing(reading: &Reading, at: usize) -> bool {
    let gauge = at > 0
        && !reading.measures.is_empty()
        && matches!(reading.word(at), "kpi" | "kpis" | "metric" | "metrics" | "index")
        && reading.any(at - 1, EFFECT);
    reading.is(at, Class::Artefact) && !reading.any(at, EFFECT) && !gauge
}

/// "80 recipes", "a shelf of manuals": what grows is the pile of things made.
pub(super) fn counts_things(reading: &Reading, from: usize) -> bool {
    let count =
        reading.measures.iter().rev().filter(|measure| !measure.amount).find_map(|measure| measure.counted);
    // "test and regression coverage": the second of the two says of what.
    let (effects, last) = first_words(reading, from);
    let joined = (from..last).any(|at| matches!(reading.word(at), "and" | "or"));
    let shared = effects && joined && !thing(reading, last);
    // "pages per visit": how much of it anybody uses.
    let rate = (from..reading.tokens.len().min(from + 7)).any(|at| reading.word(at) == "per");
    // "weekly active branches"
    let alive = (from..reading.tokens.len().min(from + 4)).any(|at| reading.word(at) == "active");
    if alive || acting(reading, from) || spoken_of(reading, from, count) {
        return false;
    }
    count.map_or_else(
        || !shared && !rate && object(reading, from).is_some_and(|at| thing(reading, at)),
        |at| thing(reading, at),
    )
}

/// "Traffic on 5 pages", "adoption of the reader in 40 schools": the number says where, and not what grows.
fn spoken_of(reading: &Reading, from: usize, count: Option<usize>) -> bool {
    let Some(count) = count else { return false };
    let head =
        object(reading, from).filter(|&at| reading.any(at, EFFECT) && !reading.is(at, Class::Artefact));
    // "Improve the mill's speed to grind it all on 6 stones": with what, and not how much.
    let means = head.is_some_and(|head| {
        (head + 1..count).any(|at| {
            reading.word(at) == "to" && (reading.is(at + 1, Class::Base) || reading.word(at + 1) == "be")
        })
    });
    means
        || head.is_some_and(|head| {
            (head + 1..count)
                .any(|at| matches!(reading.word(at), "on" | "of" | "in" | "across" | "among" | "at"))
                && !(head + 1..count)
                    .any(|at| matches!(reading.word(at), "with" | "by" | "through" | "via" | "to" | "from"))
        })
}

/// "The number of shops testing with us", "schools adopting the reader": they act, whatever they are.
fn acting(reading: &Reading, from: usize) -> bool {
    let small = Classes::of(&[Class::Preposition, Class::Article]);
    (from + 1..reading.tokens.len()).any(|at| {
        reading.is(at, Class::Ing)
            && reading.any(at, Classes::VERB.and(Classes::of(&[Class::Behave])))
            && reading.any(at - 1, Classes::NOUN)
            && reading.before(at).ends_with('s')
            && reading.any(at + 1, small)
    })
}

/// Whether the first words, up to a small word, hold an effect, and the last of them.
pub(super) fn first_words(reading: &Reading, from: usize) -> (bool, usize) {
    let first = (from..reading.tokens.len()).take_while(|&at| {
        let opens = at > from && reading.gap(at - 1).contains('(');
        !opens && (!reading.is(at, Class::Preposition) || matches!(reading.word(at), "and" | "or"))
    });
    let effects = Classes::of(&[Class::Effect, Class::Cost, Class::Multiplier]);
    first.fold((false, from), |(seen, _), at| (seen || reading.any(at, effects), at))
}

/// The word that says what is done: the verb, or after "have", "can" and "is" the one that they only help.
fn deed(reading: &Reading) -> Option<usize> {
    let (Shape::Order { verb } | Shape::Statement { verb, .. }) = reading.shape else { return None };
    let helps = |at: usize| {
        reading.any(at, Classes::of(&[Class::Modal, Class::Become, Class::Reach]))
            || statement::gives(reading, at)
    };
    if statement::caused(reading, verb) {
        return Some(reading.tokens.len() - 1);
    }
    // "Approach to track awareness in place": a noun here.
    if reading.is(verb, Class::Ambiguous) && reading.word(verb + 1) == "to" {
        return None;
    }
    // "Network site launched by May": told, and no order to network.
    let told = |at: &usize| {
        let done = reading.is(*at, Class::Past) && !reading.is(*at, Class::Base);
        done && reading.any(*at, Classes::ACT) && reading.any(at - 1, Classes::NOUN)
    };
    let noun = reading.is(verb, Class::Ambiguous) && reading.any(verb + 1, Classes::NOUN);
    if let Some(at) = (verb + 2..verb + 5).find(|at| noun && *at < reading.tokens.len() && told(at)) {
        return Some(at);
    }
    // "Fully featured", "talks focused on tides": what it is like.
    let like =
        |at: usize| matches!(reading.word(at), "based" | "featured" | "focused" | "focussed" | "related");
    if !helps(verb) {
        let does = reading.any(verb, Classes::VERB.and(Classes::of(&[Class::Behave])));
        return (does && !like(verb)).then_some(verb);
    }
    let acts = |at: usize| {
        reading.any(at, Classes::ACT.and(Classes::CHANGE))
            && !like(at)
            && (!reading.any(at, Classes::of(&[Class::Ambiguous])) || at == verb + 1)
            // "Get dyeing and drying rooms ready": which rooms.
            && !(statement::gives(reading, verb) && reading.is(at, Class::Ing))
    };
    let small = Classes::of(&[Class::Article, Class::Preposition]);
    (verb + 1..reading.tokens.len().min(verb + 5))
        .take_while(|&at| !reading.any(at, small))
        .find(|&at| acts(at) && !helps(at) && !reading.is(at, Class::Trait))
}

/// "Be able to query the logs": what one can do then, and no deed of the team's.
fn able(reading: &Reading, deed: usize) -> bool {
    (0..deed).any(|at| {
        matches!(reading.word(at), "can" | "could" | "able" | "capable")
            || reading.written(at).ends_with("able to")
    })
}

/// "Write a guide to reduce calls", "… so that guests find it": what for is there, and nothing that measures it.
fn says_what_for(reading: &Reading) -> bool {
    let start = reading.shape.start();
    // "Make it easier to find by writing a guide"
    let means = reading.any(start, Classes::CHANGE) || has_ease(reading, start);
    (start + 1..reading.tokens.len()).any(|at| {
        let changes = reading.any(at + 1, Classes::CHANGE)
            && reading.is(at + 1, Class::Base)
            && !reading.any(at + 1, Classes::of(&[Class::Ambiguous]));
        // "A course to help them decide", and not "ask guests to help us".
        let helps = matches!(reading.word(at + 1), "achieve" | "enable" | "ensure" | "help" | "make")
            && !reading.any(at - 1, Classes::of(&[Class::People, Class::Staff]));
        // "…, cutting the wait", "… so they are able to moor"
        let follows = reading.is(at, Class::Ing)
            && reading.any(at, Classes::CHANGE)
            && reading.gap(at - 1).contains(',');
        let so = reading.word(at) == "so"
            && matches!(
                reading.word(at + 1),
                "they" | "we" | "it" | "people" | "less" | "more" | "fewer" | "nobody"
            );
        reading.word(at) == "to" && (changes || helps)
            || follows
            || so
            || reading.is(at, Class::Purpose)
            || means && by_deed(reading, at)
    })
}

/// "… easier to find"
fn has_ease(reading: &Reading, from: usize) -> bool {
    reading.word(from).starts_with("mak") && reading.has(from + 1, Classes::of(&[Class::Ease]))
}

/// "… by writing a guide"
fn by_deed(reading: &Reading, at: usize) -> bool {
    reading.word(at) == "by" && reading.is(at + 1, Class::Ing)
}

/// IMP103
pub(super) fn key_result(reading: &Reading, findings: &mut Vec<WordFinding>) {
    if !names_effect(reading) {
        findings.push(activity(reading));
    }
}

/// As all words together read, where none of them says it by itself.
pub(super) fn leaning(reading: &Reading) -> WordFinding {
    let seen = reading.quoted();
    let read = "reads more like something to do or to have than like an effect, all words taken together";
    asked(reading, reading.whole(), format!("“{seen}” {read}."))
}

fn activity(reading: &Reading) -> WordFinding {
    let (span, seen, what) = match deed(reading) {
        Some(at) => {
            let holds =
                matches!(reading.word(at), "include" | "includes" | "contain" | "contains" | "has" | "have");
            let said = if able(reading, at) {
                "says what can be done then"
            } else if holds && matches!(reading.shape, Shape::Statement { .. }) {
                "says what it will have"
            } else if matches!(reading.shape, Shape::Order { .. }) && reading.any(at, Classes::CHANGE) {
                "says which way"
            } else {
                "says what will be done"
            };
            (reading.tokens[at].span.clone(), reading.written(at).into(), said)
        }
        None if !is_task(reading) && matches!(reading.shape, Shape::Order { .. }) => {
            (reading.whole(), reading.quoted(), "says which way")
        }
        None if !is_task(reading) => (reading.whole(), reading.quoted(), "says what it will be like"),
        None if matches!(reading.shape, Shape::Statement { .. }) => {
            (reading.whole(), reading.quoted(), "says what will be so")
        }
        None => (reading.whole(), reading.quoted(), "names something to have or to do"),
    };
    let effect = if says_what_for(reading) {
        "what it is for is named, and not measured"
    } else {
        "the words measure no effect of it"
    };
    asked(reading, span, format!("“{seen}” {what}; {effect}."))
}

fn asked(reading: &Reading, span: Range<usize>, message: String) -> WordFinding {
    let finding = rules::finding(
        "IMP103",
        span,
        message,
        "Once it is done, what will customers or colleagues do differently, or which number will have moved?",
        &[
            "<who> <does what> more often: from … to …",
            "<time, cost or errors> down from … to …",
            "keep the activity as an initiative below the key result",
        ],
    );
    WordFinding { task: is_task(reading), ..finding }
}

/// Whether it is to be done or to be had and no more: "Improve the rota", "the loft robust", "make it easy to find" say
/// how something shall be, though nobody could measure it. "Make a good film", "improve it by cleaning" name a deed.
fn is_task(reading: &Reading) -> bool {
    let state = Classes::of(&[Class::Trait, Class::Ease, Class::Comparative]);
    let last = reading.tokens.len() - 1;
    let better = match reading.shape {
        Shape::Order { verb } => {
            let thing = matches!(reading.word(verb + 1), "a" | "an");
            let so = reading.any(verb, Classes::CHANGE) || reading.has(verb + 1, state);
            let makes = reading.word(verb).starts_with("mak") && !thing && so;
            let by_deed = (verb + 1..last).any(|at| by_deed(reading, at));
            reading.is(verb, Class::Better) && !by_deed || makes
        }
        Shape::Statement { verb, .. } => reading.any(verb + 1, state),
        // "The loft robust", "the loft robust at full load"
        Shape::Phrase { .. } => (1..=last)
            .any(|at| reading.any(at, state) && (at == last || reading.is(at + 1, Class::Preposition))),
    };
    !better
}
