//! IMP103 activity-key-result: the words say what will be done, and not what will be different.

use super::WordFinding;
use super::activity;
use super::class::{Class, Classes};
use super::effect;
use super::measurable;
use super::motion;
use super::phrase;
use super::reading::Reading;
use super::rules;
use super::shape::Shape;
use super::statement;

/// Whether the words name an effect: a behaviour, an opinion, money, time, quality that changes or is reached.
pub(super) fn names_effect(reading: &Reading) -> bool {
    if effect::stated(reading) {
        return true;
    }
    match reading.shape {
        Shape::Order { verb } => order(reading, verb),
        Shape::Statement { subject, verb } => statement::names_effect(reading, subject, verb),
        Shape::Phrase { start } => phrase::names_effect(reading, start),
    }
}

fn order(reading: &Reading, verb: usize) -> bool {
    let classes = reading.tokens[verb].classes;
    if learns(reading, verb) || is_there(reading, verb) {
        return false;
    }
    if classes.is(Class::Lower) {
        // "Compress the manuals": the pile of things is smaller, and who is better off is not said. "Reduce the number of
        // tests that …" says what there is less of.
        let counted = (verb + 1..verb + 3).any(|at| {
            matches!(reading.word(at), "number" | "count" | "amount" | "volume" | "size" | "frequency")
        });
        let pile = reading.measures.is_empty()
            && !counted
            && !reading.has(verb + 1, Classes::of(&[Class::Cost]))
            && object(reading, verb + 1).is_some_and(|at| thing(reading, at));
        return !pile;
    }
    // "Lead 3 walks": so many are held.
    let held = reading.word(verb).starts_with("lead")
        && reading.measures.iter().any(|measure| measure.at == verb + 1 && !measure.amount);
    if held {
        return activity::names_effect(reading, verb);
    }
    if classes.any(Classes::of(&[Class::Become, Class::Stir])) {
        return true;
    }
    if classes.any(Classes::CHANGE) {
        // "Enhanced search delivered": what is there now, told by a participle.
        let told = classes.is(Class::Past) && !classes.is(Class::Base);
        if told && reading.measures.is_empty() && reading.has(verb + 1, Classes::of(&[Class::Done])) {
            return false;
        }
        // "… from 15 % to 30 %": a share of them moves, and not the pile.
        let share = motion::find(reading).is_some_and(|motion| motion.share);
        // "Speed up some tests": whatever it is, it is faster.
        let pace = ["speed", "accelerat", "stabili"].iter().any(|stem| reading.word(verb).starts_with(stem));
        return pace || share || !counts_things(reading, verb + 1);
    }
    if classes.is(Class::Reach) {
        // "Meet and ask 3 tenants": an act, by its second verb. "Meet the council": we do.
        let meets = reading.word(verb).starts_with("meet")
            && object(reading, verb + 1)
                .is_some_and(|at| reading.any(at, Classes::of(&[Class::People, Class::Own])));
        if meets || (reading.word(verb + 1) == "and" && reading.is(verb + 2, Class::Todo)) {
            return activity::names_effect(reading, verb);
        }
        if meets_what_is_written(reading, verb) {
            return false;
        }
        if measurable::none_left(reading) {
            return true;
        }
        let ranked = !reading.measures.is_empty()
            || matches!(reading.word(verb + 1), "first" | "top" | "highest" | "number" | "#");
        if reading.word(verb).starts_with("rank") && ranked {
            return true;
        }
        if statement::gives(reading, verb) && reading.measures.is_empty() {
            // "Get the first guests": they come.
            let come = reading.word(verb).starts_with("get")
                && object(reading, verb + 1).is_some_and(|at| reading.is(at, Class::People));
            if come {
                return true;
            }
            return statement::given(reading, verb, false);
        }
        let object = object(reading, verb + 1);
        let counted = reading.measures.iter().rev().find_map(|measure| {
            let aside = matches!(reading.word(measure.at - 1), "across" | "among" | "over");
            let the = reading.word(measure.at - 1) == "the" && measure.at > verb + 2;
            measure.counted.filter(|_| !measure.amount && !aside && !the)
        });
        // A number of companies or teams are people doing something; "the company" is not.
        let others = counted.is_some_and(|at| reading.is(at, Class::Own));
        let effect = others || object.is_some_and(|at| reading.any(at, EFFECT));
        let elsewhere =
            object.is_none_or(|at| !reading.any(at, Classes::NOUN)) && reading.has(verb + 1, EFFECT);
        // "Get 5 recordings from neighbours"
        let from_others = statement::gives(reading, verb) && phrase::given_by(reading, verb);
        if from_others || (classes.is(Class::Receive) && !reading.measures.is_empty()) {
            return true;
        }
        // "Get 40 pledges", "attract 9 sponsors": who gives it is somebody else, whatever it is called.
        let given = classes.is(Class::Attract) && classes.any(Classes::of(&[Class::Base, Class::Ing]));
        let named = counted.or(object).is_some_and(|at| thing(reading, at));
        if given && !named && reading.measures.iter().any(|measure| measure.value > 2.0) {
            return true;
        }
        if let Some(share) = reading.measures.iter().find(|measure| measure.amount) {
            // "Reach 100 % implementation of …": a share of what is made.
            let of_things = share.percent
                && reading.word(share.at + 2) != "of"
                && share.counted.is_some_and(|at| thing(reading, at));
            return !of_things && !counted.is_some_and(|at| thing(reading, at));
        }
        return (effect || elsewhere) && !counts_things(reading, verb + 1);
    }
    if classes.is(Class::Hold) {
        // "The number of visits": what is counted stands behind the small word.
        let counted =
            (verb + 1..verb + 3).find(|&at| reading.word(at) == "number" && reading.word(at + 1) == "of");
        let effect = first_words(reading, counted.map_or(verb + 1, |at| at + 2)).0;
        let bettering = reading.any(verb + 1, Classes::CHANGE) && reading.is(verb + 1, Class::Ing);
        // "Keep the handbook 100 % digital", "continue with 1 article a week": how a thing is made.
        let with = usize::from(reading.word(verb + 1) == "with");
        let made = object(reading, verb + 1 + with).is_some_and(|at| thing(reading, at))
            && reading.measures.iter().all(|measure| {
                measure.counted.map_or(measure.value == 100.0 && measure.percent, |at| thing(reading, at))
            });
        return (!reading.measures.is_empty() && !made)
            || (effect && (bettering || !reading.any(verb + 1, Classes::VERB)));
    }
    activity::names_effect(reading, verb)
}

/// "Discover page with search deployed": the last word says that it is there now, whatever the first one is elsewhere.
fn is_there(reading: &Reading, verb: usize) -> bool {
    let last = (verb + 1..reading.tokens.len()).find(|&at| reading.gap(at).contains('('));
    let last = last.unwrap_or(reading.tokens.len() - 1);
    reading.measures.is_empty()
        && last > verb + 1
        && reading.is(last, Class::Done)
        && reading.is(last, Class::Past)
        && !reading.is(last, Class::Base)
        && reading.any(last - 1, Classes::NOUN)
        && !reading.has(verb, Classes::of(&[Class::Modal, Class::Purpose]))
}

/// "Gain a better understanding of …", "better understand how …", "break satisfaction down by region": we know more
/// then, and nobody else has anything of it yet.
fn learns(reading: &Reading, verb: usize) -> bool {
    let known = |at: usize| {
        matches!(
            reading.word(at),
            "understanding" | "visibility" | "insight" | "insights" | "clarity" | "overview"
        )
    };
    let gains = matches!(reading.word(verb), "gain" | "achieve" | "get" | "obtain" | "have");
    let understands = reading.word(verb) == "better" && reading.word(verb + 1) == "understand";
    let splits =
        reading.word(verb) == "break" && (verb + 1..reading.tokens.len()).any(|at| reading.word(at) == "by");
    reading.measures.is_empty()
        && (understands || splits || (gains && object(reading, verb + 1).is_some_and(known)))
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
        .filter(|&at| reading.any(at, Classes::NOUN))
        .last()
}

/// "Meet the requirements of …", without a number: somebody else has written down what is to be done.
pub(super) fn meets_what_is_written(reading: &Reading, verb: usize) -> bool {
    let last = (verb + 1..reading.tokens.len()).take_while(|&at| !reading.is(at, Class::Preposition)).last();
    reading.word(verb).starts_with("meet")
        && reading.measures.is_empty()
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
fn counts_things(reading: &Reading, from: usize) -> bool {
    let count =
        reading.measures.iter().rev().filter(|measure| !measure.amount).find_map(|measure| measure.counted);
    // "test and regression coverage": the second of the two says of what.
    let (effects, last) = first_words(reading, from);
    let joined = (from..last).any(|at| matches!(reading.word(at), "and" | "or"));
    let shared = effects && joined && !thing(reading, last);
    // "pages per visit": how much of it anybody uses.
    let rate = (from..reading.tokens.len().min(from + 7)).any(|at| reading.word(at) == "per");
    if acting(reading, from) || spoken_of(reading, from, count) {
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
    head.is_some_and(|head| {
        (head + 1..count).any(|at| matches!(reading.word(at), "on" | "of" | "in" | "across" | "among" | "at"))
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
            && reading.word(at - 1).ends_with('s')
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
    if !helps(verb) {
        return reading.any(verb, Classes::VERB.and(Classes::of(&[Class::Behave]))).then_some(verb);
    }
    let acts = |at: usize| {
        reading.any(at, Classes::ACT.and(Classes::CHANGE))
            && (!reading.any(at, Classes::of(&[Class::Ambiguous])) || at == verb + 1)
    };
    let small = Classes::of(&[Class::Article, Class::Preposition]);
    (verb + 1..reading.tokens.len().min(verb + 5))
        .take_while(|&at| !reading.any(at, small))
        .find(|&at| acts(at) && !helps(at) && !reading.is(at, Class::Trait))
}

/// IMP103
pub(super) fn key_result(reading: &Reading, findings: &mut Vec<WordFinding>) {
    if names_effect(reading) {
        return;
    }
    let (span, what) = match deed(reading) {
        Some(at) => (reading.tokens[at].span.clone(), "done"),
        None => (reading.whole(), "there"),
    };
    let seen = &reading.text[span.clone()];
    findings.push(rules::finding(
        "IMP103",
        span.clone(),
        format!("“{seen}” says what will be {what}; the words name no effect of it."),
        "Once it is done, what will customers, colleagues or numbers do differently?",
        &[
            "<who> <does what> more often: from … to …",
            "<time, cost or errors> down from … to …",
            "keep the activity as an initiative below the key result",
        ],
    ));
}
