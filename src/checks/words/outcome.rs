//! IMP103 activity-key-result: the words say what will be done, and not what will be different.

use super::WordFinding;
use super::class::{Class, Classes};
use super::motion;
use super::reading::Reading;
use super::rules;
use super::shape::Shape;

/// Whether the words name an effect: a behaviour, an opinion, money, time, quality that changes or is reached.
pub(super) fn names_effect(reading: &Reading) -> bool {
    match reading.shape {
        Shape::Order { verb } => order(reading, verb),
        Shape::Statement { subject, verb } => statement(reading, subject, verb),
        Shape::Phrase { start } => phrase(reading, start),
    }
}

fn order(reading: &Reading, verb: usize) -> bool {
    let classes = reading.tokens[verb].classes;
    if classes.is(Class::Lower) || classes.any(Classes::of(&[Class::Become, Class::Stir])) {
        return true;
    }
    if classes.any(Classes::CHANGE) {
        return !counts_things(reading, verb + 1);
    }
    if classes.is(Class::Reach) {
        if reading.word(verb).starts_with("rank") && !reading.measures.is_empty() {
            return true;
        }
        let object = object(reading, verb + 1);
        let counted =
            reading.measures.iter().rev().find_map(|measure| measure.counted.filter(|_| !measure.amount));
        // A number of companies or teams are people doing something; "the company" is not.
        let others = counted.is_some_and(|at| reading.is(at, Class::Own));
        let effect = others || object.is_some_and(|at| reading.any(at, EFFECT));
        let elsewhere =
            object.is_none_or(|at| !reading.any(at, Classes::NOUN)) && reading.has(verb + 1, EFFECT);
        let measured = reading.measures.iter().any(|measure| measure.amount);
        let counted =
            reading.measures.iter().rev().find_map(|measure| measure.counted.filter(|_| !measure.amount));
        if measured {
            return !counted.is_some_and(|at| thing(reading, at));
        }
        return (effect || elsewhere) && !counts_things(reading, verb + 1);
    }
    if classes.is(Class::Hold) {
        let effect = reading.has(verb + 1, Classes::of(&[Class::Effect, Class::Cost]));
        let bettering = reading.any(verb + 1, Classes::CHANGE) && reading.is(verb + 1, Class::Ing);
        return !reading.measures.is_empty()
            || (effect && (bettering || !reading.any(verb + 1, Classes::VERB)));
    }
    // Doing something, unless the sentence goes on to say what it changes, with a number at it.
    let moved = motion::find(reading).is_some_and(|motion| motion.amount);
    let money = matches!(reading.word(verb), "make" | "making")
        && reading.measures.iter().any(|measure| measure.amount);
    // "Answer calls within 2 minutes": how fast a duty is done is an effect on whoever waits.
    let speed = classes.is(Class::Duty)
        && reading
            .measures
            .iter()
            .any(|measure| measure.amount && !measure.percent && bounded(reading, measure.at));
    moved || money || speed || effect_measured(reading, verb + 1)
}

/// What changes, or in whom.
const EFFECT: Classes = Classes::of(&[Class::Effect, Class::Cost, Class::People]);

/// The head of the verb's object: the last noun before the first small word.
pub(super) fn object(reading: &Reading, from: usize) -> Option<usize> {
    (from..reading.tokens.len())
        .skip_while(|&at| {
            reading.is(at, Class::Article) || reading.tokens[at].figure.is_some() || reading.word(at) == "of"
        })
        .take_while(|&at| {
            let breaks = at > from && reading.gap(at - 1).contains([',', '(', ';', ':']);
            !breaks && !reading.is(at, Class::Preposition) && reading.tokens[at].figure.is_none()
        })
        .filter(|&at| reading.any(at, Classes::NOUN))
        .last()
}

/// A thing made, and nothing that changes.
fn thing(reading: &Reading, at: usize) -> bool {
    reading.is(at, Class::Artefact) && !reading.any(at, EFFECT)
}

/// "80 recipes", "a shelf of manuals": what grows is the pile of things made.
fn counts_things(reading: &Reading, from: usize) -> bool {
    let count =
        reading.measures.iter().rev().filter(|measure| !measure.amount).find_map(|measure| measure.counted);
    count.or_else(|| object(reading, from)).is_some_and(|at| thing(reading, at))
}

/// A measured effect in an activity: "… with a score of at least 4", "… so that errors fall by half".
fn effect_measured(reading: &Reading, from: usize) -> bool {
    let effect = |at: usize| {
        reading.any(at, Classes::of(&[Class::Effect, Class::Cost]))
            && !reading.any(at, Classes::of(&[Class::Artefact, Class::People, Class::Own]))
    };
    let changes = (from..reading.tokens.len()).any(|at| {
        reading.any(at, Classes::CHANGE.and(Classes::of(&[Class::Reach])))
            && !reading.is(at, Class::Ambiguous)
            && reading.any(at, Classes::of(&[Class::Base, Class::Ing, Class::Third]))
    });
    reading.measures.iter().any(|measure| {
        let near = measure.counted.is_some_and(effect)
            || (measure.at.saturating_sub(4).max(from)..measure.at + 4).any(effect);
        let of_things = measure
            .counted
            .is_some_and(|head| reading.is(head, Class::Artefact) && !reading.is(head, Class::Effect));
        let change =
            measure.percent && measure.counted.is_some_and(|head| reading.is(head, Class::ChangeNoun));
        change || near && !of_things && (measure.amount || changes || bounded(reading, measure.at))
    })
}

fn bounded(reading: &Reading, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|i| reading.any(i, Classes::of(&[Class::AtLeast, Class::AtMost])))
}

fn statement(reading: &Reading, subject: usize, verb: usize) -> bool {
    let share =
        (subject..verb).any(|at| reading.tokens[at].figure.is_some() || reading.is(at, Class::Universal));
    let timed = reading.measures.iter().any(|measure| measure.at > verb && measure.amount);
    // "The site gets a search box": it has one now.
    let given = matches!(reading.word(verb), "get" | "gets" | "got" | "have" | "has" | "had");
    if made(reading, subject, verb) {
        return timed || (share && reading.has(verb, Classes::of(&[Class::Bar])));
    }
    let measured = !reading.measures.is_empty();
    let effect = reading.has(verb + 1, Classes::of(&[Class::Effect, Class::Cost]));
    if given && (!effect || (!measured && reading.has(verb + 1, Classes::of(&[Class::Artefact])))) {
        return measured && !reading.has(verb + 1, Classes::of(&[Class::Artefact]));
    }
    // "The client supports proxies": what a thing does by being built, unless a number says how well.
    let people = (subject..verb).any(|at| reading.any(at, Classes::of(&[Class::People, Class::Own])));
    if reading.any(verb, Classes::ACT) && !reading.is(verb, Class::Behave) && !people && !measured {
        return false;
    }
    if reading.tokens[verb].is(Class::Modal) {
        // "Users can …" without a number is a feature, told from the user's side.
        if matches!(reading.word(verb), "can" | "could") && reading.measures.is_empty() {
            return false;
        }
        if reading.is(verb + 1, Class::Hold) && !measured {
            return false;
        }
        let doing = reading.is(verb + 1, Class::Ing) && reading.any(verb + 1, Classes::ACT);
        return !doing;
    }
    // People finishing a training or giving a talk is something held; people reading two books a month is something changed.
    let held =
        ["complet", "attend", "finish", "join"].iter().any(|stem| reading.word(verb).starts_with(stem));
    let speech = ["speak", "present"].iter().any(|stem| reading.word(verb).starts_with(stem));
    let held_thing = held && object(reading, verb + 1).is_some_and(|at| thing(reading, at));
    !(speech || held_thing)
}

/// "… is published", "audit completed", "there is a …", "a guide exists": the thing is there now.
pub(super) fn made(reading: &Reading, subject: usize, verb: usize) -> bool {
    let people = (subject..verb).any(|at| reading.any(at, Classes::of(&[Class::People])));
    if reading.word(subject) == "there" || matches!(reading.word(verb), "exist" | "exists") {
        return reading.measures.is_empty();
    }
    if !reading.is(verb, Class::Modal) {
        let share = reading.measures.iter().any(|measure| measure.at < verb && measure.amount);
        return reading.is(verb, Class::Past)
            && !people
            && (reading.is(verb, Class::Done) || (reading.any(verb, Classes::ACT) && !share));
    }
    let share = reading.measures.iter().any(|measure| measure.at < verb);
    (verb + 1..reading.tokens.len().min(verb + 4))
        .take_while(|&at| !reading.any(at, Classes::of(&[Class::Article, Class::Preposition])))
        .any(|at| {
            let done_to = reading.is(at, Class::Past) && reading.any(at, Classes::ACT) && !people && !share;
            reading.is(at, Class::Done) || done_to
        })
}

fn phrase(reading: &Reading, start: usize) -> bool {
    let effect = reading.has(start, Classes::of(&[Class::Effect, Class::Cost, Class::Multiplier]));
    if reading.measures.is_empty() {
        let measured = super::measure::is_measurable(reading);
        let done = reading.has(start, Classes::of(&[Class::Done]));
        return effect && !done && (measured || !reading.has(start, Classes::of(&[Class::Artefact])));
    }
    if reading.word(start) == "#" || (reading.word(start) == "number" && reading.word(start + 1) == "of") {
        return true;
    }
    let counted = reading.measures.iter().rev().find_map(|measure| measure.counted);
    if motion::find(reading).is_some() && !counted.is_some_and(|head| thing(reading, head)) {
        return true;
    }
    // What is counted decides; a count of something no list knows is a count of things ("12 sittings").
    reading.measures.iter().any(|measure| {
        let head = measure.counted.filter(|_| !measure.percent);
        let named = (start..measure.at).any(|at| reading.any(at, EFFECT));
        match head {
            Some(_) if measure.value == 0.0 => true,
            Some(head) => !thing(reading, head) && reading.any(head, EFFECT),
            None => measure.amount || named || measure.value == 0.0,
        }
    }) || (reading.has(start, Classes::of(&[Class::Multiplier])) && effect)
}

/// IMP103
pub(super) fn key_result(reading: &Reading, findings: &mut Vec<WordFinding>) {
    if names_effect(reading) {
        return;
    }
    let (span, seen) = match reading.shape {
        Shape::Order { verb } | Shape::Statement { verb, .. } => {
            (reading.tokens[verb].span.clone(), reading.written(verb))
        }
        Shape::Phrase { .. } => (reading.whole(), &reading.text[reading.whole()]),
    };
    findings.push(rules::finding(
        "IMP103",
        span,
        format!("“{seen}” says what will be done; the words name no effect of it."),
        "Once it is done, what will customers, colleagues or numbers do differently?",
        &[
            "<who> <does what> more often: from … to …",
            "<time, cost or errors> down from … to …",
            "keep the activity as an initiative below the key result",
        ],
    ));
}
