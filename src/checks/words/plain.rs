//! Pictures of plain speech: somebody to see, what they leave behind, what nobody has to do any more.

use super::class::{Class, Classes};
use super::number;
use super::reading::Reading;
use super::shape::Shape;

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
    (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
        let who = reading.word(at) == "who"
            && reading.is(at - 1, Class::People)
            // "Raise the number of tenants who are entitled …": which of them are counted.
            && !(reading.is(reading.shape.start(), Class::Raise)
                && ((0..at).any(|i| matches!(reading.word(i), "number" | "count" | "share"))
                    || matches!(reading.word(at + 1), "are" | "is" | "have" | "were")));
        // "A harbour people want to see"
        let wants = reading.says(at, "want to");
        // "Letters people don't throw away", "a price we're not ashamed of"
        let denies = at > reading.shape.start() + 1
            && !matches!(reading.shape, Shape::Statement { subject, verb } if at <= verb + 1 && at < subject + 3)
            && (reading.is(at - 1, Class::People) || matches!(reading.before(at), "it" | "we" | "they"))
            && matches!(reading.word(at), "don't" | "doesn't" | "can't" | "won't");
        let denies = denies
            || (matches!(reading.word(at), "we're" | "they're")
                && reading.word(at + 1) == "not"
                && at > reading.shape.start() + 1);
        // "Build the skippers' trust"
        let trust = reading.word(at) == "trust"
            && reading.is(at - 1, Class::People)
            && !reading.verb().is(Class::Hold);
        who || wants || denies || trust || (reading.word(at) == "you" && reading.before(at) != "thank")
    })
}

/// "Stop selling by discount", "out of the cellar and onto the stage": what they leave behind.
pub(super) fn leaves(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let stops = (start..reading.tokens.len())
        .any(|at| matches!(reading.word(at), "stop" | "stops") && reading.word(at + 1).ends_with("ing"));
    let from = (0..reading.tokens.len())
        .find(|&at| reading.word(at) == "off" || (reading.word(at) == "out" && reading.word(at + 1) == "of"));
    let onto = from.is_some_and(|from| {
        (from + 2..reading.tokens.len()).any(|at| matches!(reading.word(at), "onto" | "into"))
    });
    // "From a handful to a movement", "from months to weeks"
    let one = |at: usize| matches!(reading.word(at), "a" | "an" | "one");
    let sooner = (start + 1..reading.tokens.len()).any(|at| {
        let time = |at: usize| number::time(reading.word(at)).is_some();
        reading.word(at) == "from" && time(at + 1) && reading.word(at + 2) == "to" && time(at + 3)
    });
    let grows = (start + 1..reading.tokens.len()).any(|at| {
        reading.word(at) == "from"
            && one(at + 1)
            && (at + 3..reading.tokens.len()).any(|to| reading.word(to) == "to" && one(to + 1))
    });
    // "Old forms, old stamps: gone", "the brook is clear again"
    let last = reading.tokens.len() - 1;
    let back = matches!(reading.shape, Shape::Statement { verb, .. }
        if reading.is(verb, Class::Modal) && reading.word(last) == "again");
    // "Less noise, more music"
    let rather = matches!(reading.word(start), "less" | "fewer")
        && (start + 2..start + 4).any(|at| reading.word(at) == "more" && reading.gap(at - 1).contains(','));
    // "The board isn't the same four people any more"
    let no_more = last > 1 && reading.word(last) == "more" && reading.word(last - 1) == "any";
    stops || onto || no_more || rather || grows || sooner || back || reading.word(last) == "gone"
}

/// "Bread worth getting up for"
pub(super) fn worth_it(reading: &Reading) -> bool {
    (reading.shape.start() + 1..reading.tokens.len())
        .any(|at| reading.before(at) == "worth" && reading.word(at).ends_with("ing"))
}

/// "First concert in the new hall", "repairs with no form required"
pub(super) fn premiere(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let first = reading.word(start) == "first"
        && !matches!(reading.shape, Shape::Order { .. })
        && start + 4 < reading.tokens.len()
        && reading.tokens[start + 1].figure.is_none()
        && !reading.is(start + 1, Class::Calendar);
    let spared = (start + 1..reading.tokens.len())
        .any(|at| reading.word(at) == "no" && matches!(reading.word(at + 2), "required" | "needed"));
    first || spared
}

/// "One key for every door", "nobody waits an hour"
pub(super) fn one_or_none(reading: &Reading) -> bool {
    let start = reading.shape.start();
    matches!(reading.word(start), "one" | "nobody" | "no")
        && !matches!(reading.shape, Shape::Order { .. })
        && start + 4 < reading.tokens.len()
}

/// "Let crews mend sails on their own", "a debt-free club"
pub(super) fn freed(reading: &Reading) -> bool {
    let start = reading.shape.start();
    !reading.any(start, Classes::of(&[Class::Duty, Class::Todo]))
        && (start + 1..reading.tokens.len()).any(|at| {
            let free =
                reading.measures.is_empty() && reading.word(at) == "free" && reading.gap(at - 1) == "-";
            free || reading.says(at, "on their own")
        })
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
