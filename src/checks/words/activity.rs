//! What an activity changes, where the sentence goes on to say so: how fast it is done, how many came, what is down by it.

use super::class::{Class, Classes};
use super::motion;
use super::outcome::EFFECT;
use super::phrase::MANY;
use super::reading::Reading;
use super::won;

/// "Give at least 2 pieces of feedback": nobody needs to change for so few.
fn few(value: f64) -> bool {
    matches!(value, 1.0 | 2.0)
}

/// Doing something, unless the sentence goes on to say what it changes, with a number at it.
pub(super) fn names_effect(reading: &Reading, verb: usize) -> bool {
    let duty = reading.is(verb, Class::Duty);
    let moved = motion::find(reading).is_some_and(|motion| motion.amount);
    let money = reading.is(verb, Class::Cash)
        && reading.measures.iter().any(|measure| {
            // "Collect 90 % of the forms"
            let share = measure.percent
                && measure
                    .counted
                    .is_none_or(|at| reading.is(at, Class::Artefact) && !reading.any(at, EFFECT));
            measure.amount && !share
        });
    // "Answer calls within 2 minutes": how fast a duty is done is an effect on whoever waits.
    // "Close all alarms within two sprints"
    let all = matches!(reading.word(verb), "close" | "address" | "fix" | "resolve")
        && reading.is(verb + 1, Class::Universal);
    let speed = (duty || all)
        && reading
            .measures
            .iter()
            .any(|measure| measure.amount && !measure.percent && bounded(reading, measure.at));
    // "Serve 3x the guests", "carry 2x last summer's boxes": so many times today's.
    let today = |at: usize| {
        matches!(
            reading.word(at),
            "last" | "today's" | "current" | "our" | "the" | "this" | "number" | "volume" | "amount"
        )
    };
    let times = duty
        && reading.measures.iter().any(|measure| {
            (measure.amount || today(measure.at + 1)) && reading.word(measure.at).ends_with('x')
        });
    // "Serve 8,000 guests at once": so many come. "Process 10,000 orders": nobody does that by hand.
    let crowd = duty
        && reading.measures.iter().any(|measure| {
            let others = measure.counted.is_some_and(|at| reading.any(at, EFFECT));
            (measure.value >= MANY && others && !measure.percent)
                || (measure.value >= 10.0 * MANY
                    && !reading.is(verb, Class::Cash)
                    // "Distribute 5,000 leaflets"
                    && !matches!(reading.word(verb), "distribute" | "mail" | "issue" | "print" | "dispatch"))
        });
    moved
        || money
        || speed
        || times
        || crowd
        || won::came(reading, verb)
        || won::agreed(reading, verb)
        || won::joined_by_many(reading)
        || won::crowded(reading, verb + 1)
        || told_after(reading, verb + 1)
        || effect_measured(reading, verb + 1)
}

/// "Post the song: > 90 comments": what shall come of it stands behind a colon.
fn told_after(reading: &Reading, from: usize) -> bool {
    reading.measures.iter().any(|measure| {
        let bound = measure.at > from && reading.is(measure.at - 1, Class::AtLeast);
        bound
            && measure.at > from + 1
            && reading.gap(measure.at - 2).contains(':')
            && (measure.amount || !reading.is(measure.at + 1, Class::Artefact))
    })
}

/// A measured effect in an activity: "… with a score of at least 4", "… so that errors fall by half".
fn effect_measured(reading: &Reading, from: usize) -> bool {
    // "List at least 20 faults": so many of them are written down.
    let desk = from > 0 && reading.is(from - 1, Class::Desk);
    let effect = |at: usize| {
        reading.any(at, Classes::of(&[Class::Effect, Class::Cost]))
            && !reading.any(at, Classes::of(&[Class::Artefact, Class::People, Class::Own]))
    };
    // The number must come after it: in "audit 4 budgets to improve …" it counts what is audited.
    let changes = |number: usize| {
        (from..number).any(|at| {
            reading.any(at, Classes::CHANGE.and(Classes::of(&[Class::Reach])))
                && !reading.is(at, Class::Ambiguous)
                && reading.any(at, Classes::of(&[Class::Base, Class::Ing, Class::Third]))
        })
    };
    reading.measures.iter().any(|measure| {
        let near = measure.counted.is_some_and(effect)
            || (phrase_start(reading, from, measure.at)..measure.at).any(effect)
            || (measure.at..reading.tokens.len().min(measure.at + 4))
                .take_while(|&at| at == measure.at || !reading.gap(at - 1).contains(','))
                .any(effect);
        let of_things = measure.counted.is_some_and(|head| {
            let out = from > 0 && reading.is(from - 1, Class::Deliver) && reading.is(head, Class::Staple);
            out || (reading.is(head, Class::Artefact) && !reading.is(head, Class::Effect))
        });
        // "Run scans on 80 % of the letters": how much of it is gone through.
        // "Carry out checks for 90 % of the boats"
        let carried = from > 0 && matches!(reading.before(from), "carry" | "conduct" | "perform");
        let gone_through = measure.percent
            && (matches!(reading.word(measure.at - 1), "on" | "across")
                || (carried && reading.word(measure.at - 1) == "for"))
            && reading.word(measure.at + 2) == "of";
        let change =
            measure.percent && measure.counted.is_some_and(|head| reading.is(head, Class::ChangeNoun));
        // "Hold talks with 90 % attendance", "print labels with 100 % coverage": how much of the deed is done.
        let part = |at: usize| {
            reading.tokens.get(at).is_some_and(|_| {
                let written = reading.written(at);
                ["attendance", "participation", "coverage", "turnout"]
                    .iter()
                    .any(|word| written.ends_with(word))
            })
        };
        let of_the_deed = measure.percent && (measure.at + 2..measure.at + 4).any(part);
        change
            || near
                && !of_the_deed
                && !of_things
                && !gone_through
                && (measure.amount
                    || changes(measure.at)
                    || (bounded(reading, measure.at) && !few(measure.value) && !desk))
    })
}

/// Where the words before a number begin to speak of it: "… of the tests, with at least 20 users" parts the two.
fn phrase_start(reading: &Reading, from: usize, number: usize) -> usize {
    (number.saturating_sub(4).max(from)..number)
        .rev()
        .find(|&at| matches!(reading.word(at), "with" | "for" | "from" | "among" | "across"))
        .unwrap_or_else(|| number.saturating_sub(4).max(from))
}

fn bounded(reading: &Reading, at: usize) -> bool {
    // "10k+ sign-ups"
    reading.gap(at).starts_with('+')
        || (at.saturating_sub(2)..at).any(|i| reading.any(i, Classes::of(&[Class::AtLeast, Class::AtMost])))
}
