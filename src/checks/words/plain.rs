//! Pictures of plain speech: somebody to see, what they leave behind, what nobody has to do any more.

use super::class::{Class, Classes};
use super::reading::Reading;
use super::shape::Shape;
use super::turn::Turn;

/// "Put the town back on the sailing map"
pub(super) fn on_the_map(reading: &Reading) -> bool {
    (reading.shape.start() + 2..reading.tokens.len()).any(|at| {
        reading.word(at) == "map"
            && (at.saturating_sub(4)..at)
                .any(|i| reading.word(i) == "on" && matches!(reading.word(i + 1), "the" | "your"))
            && matches!(reading.word(reading.shape.start()), "put" | "putting")
    })
}

/// "Donors who stay", "… so you need no key": somebody to picture, or whoever reads it.
pub(super) fn somebody(reading: &Reading) -> bool {
    let start = reading.shape.start();
    reading.turns_anywhere(start, Turn::Somebody)
        || (start + 1..reading.tokens.len()).any(|at| {
            let who = reading.word(at) == "who"
                && reading.is(at - 1, Class::People)
                // "Raise the number of tenants who are entitled …": which of them are counted.
                && !(reading.is(start, Class::Raise)
                    && ((0..at).any(|i| matches!(reading.word(i), "number" | "count" | "share"))
                        || matches!(reading.word(at + 1), "are" | "is" | "have" | "were")));
            // "Letters people don't throw away"
            let denies = at > start + 1
                && !matches!(reading.shape, Shape::Statement { subject, verb } if at <= verb + 1 && at < subject + 3)
                && (reading.is(at - 1, Class::People)
                    || matches!(reading.before(at), "it" | "we" | "they")
                        // "… since we don't sell any"
                        && !matches!(reading.word(at - 2), "since" | "if" | "that" | "so" | "of"))
                && matches!(reading.word(at), "don't" | "doesn't" | "can't" | "won't");
            // "Build the skippers' trust"
            let trust = reading.word(at) == "trust"
                && reading.is(at - 1, Class::People)
                && !reading.verb().is(Class::Hold);
            who || denies || trust
        })
}

/// "Stop selling by discount", "out of the cellar and onto the stage": what they leave behind.
pub(super) fn leaves(reading: &Reading) -> bool {
    // "The brook is clear again"
    let last = reading.tokens.len() - 1;
    let back = matches!(reading.shape, Shape::Statement { verb, .. }
        if reading.is(verb, Class::Modal) && reading.word(last) == "again");
    back || reading.turns_anywhere(reading.shape.start(), Turn::Leaves)
}

/// "First concert in the new hall"
pub(super) fn premiere(reading: &Reading) -> bool {
    let start = reading.shape.start();
    reading.word(start) == "first"
        && !matches!(reading.shape, Shape::Order { .. })
        && start + 4 < reading.tokens.len()
        && reading.tokens[start + 1].figure.is_none()
        && !reading.is(start + 1, Class::Calendar)
        && !reading.gap(start).contains(',')
        // "First version of the map": one of many to come.
        && !matches!(reading.word(start + 1), "version" | "release" | "draft" | "response" | "reply" | "step" | "phase")
}

/// "One key for every door", "nobody waits an hour"
pub(super) fn one_or_none(reading: &Reading) -> bool {
    let start = reading.shape.start();
    matches!(reading.word(start), "one" | "nobody" | "no")
        && !matches!(reading.shape, Shape::Order { .. })
        && start + 4 < reading.tokens.len()
}

/// "A debt-free club"
pub(super) fn freed(reading: &Reading) -> bool {
    let start = reading.shape.start();
    !reading.any(start, Classes::of(&[Class::Duty, Class::Todo]))
        && (start + 1..reading.tokens.len())
            .any(|at| reading.measures.is_empty() && reading.word(at) == "free" && reading.gap(at - 1) == "-")
}

/// "Cut the time tenants spend waiting"
pub(super) fn waits_less(reading: &Reading) -> bool {
    let less = matches!(reading.shape, Shape::Order { verb } if reading.is(verb, Class::Lower));
    less && (2..reading.tokens.len()).any(|at| {
        matches!(reading.word(at), "wait" | "waiting" | "queue" | "queueing")
            && (at.saturating_sub(3)..at).any(|i| reading.is(i, Class::People))
    })
}

/// "Lower the barriers to reuse", "grow the choir by erasing the barriers that …": what stood in people's way goes.
pub(super) fn clears_the_way(reading: &Reading) -> bool {
    let moves = matches!(reading.shape, Shape::Order { verb } if reading.any(verb, Classes::CHANGE));
    moves
        && (reading.shape.start()..reading.tokens.len()).any(|at| {
            reading.is(at, Class::Lower)
                && reading.any(at, Classes::of(&[Class::Base, Class::Ing]))
                && (at + 1..at + 4).any(|i| reading.word(i).starts_with("barrier"))
        })
}
