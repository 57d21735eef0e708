//! Effects that are in the hands of others: what they say, sign, give, read or come to by themselves.

use super::class::{Class, Classes};
use super::measure::Measure;
use super::phrase::MANY;
use super::reading::Reading;
use super::shape::Shape;
use super::statement;
use super::turn::Turn;

/// Whether the words name one.
pub(super) fn gave(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let said = match reading.shape {
        Shape::Order { verb } => reading.turns(verb, Turn::Granted),
        _ => reading.turns(start, Turn::OthersGaveTold),
    };
    let counted = [come_from, rated, helped, alive, done_by_many, won_deals, to_adopt, not_ours];
    said || reading.turns(start, Turn::OthersGave) || counted.iter().any(|effect| effect(reading))
}

/// Where a number begins with its bound: "at least" of "at least 20".
fn bounded(reading: &Reading, measure: &Measure) -> usize {
    measure.at - usize::from(measure.at > 0 && reading.is(measure.at - 1, Class::AtLeast))
}

/// "Singers from at least 20 towns"
fn come_from(reading: &Reading) -> bool {
    let Shape::Phrase { start } = reading.shape else { return false };
    reading.measures.iter().any(|measure| {
        let at = bounded(reading, measure);
        at > start + 1
            && reading.before(at) == "from"
            && reading.is(at - 2, Class::People)
            && measure
                .counted
                .is_some_and(|at| reading.any(at, Classes::of(&[Class::World, Class::People, Class::Own])))
    })
}

/// "Guests rate the walk 4 out of 5": an opinion, on a scale.
fn rated(reading: &Reading) -> bool {
    reading.measures.windows(2).any(|pair| {
        // "4.2/5"
        let slash = pair[1].at == pair[0].at + 1 && reading.gap(pair[0].at) == "/" && pair[1].value <= 10.0;
        let out = pair[1].at <= pair[0].at + 3 && reading.word(pair[0].at + 1) == "out";
        let scale = out || (slash && pair[0].value < pair[1].value && pair[0].value > 0.0);
        scale && pair[1].counted.is_none() && pair[1].value <= 10.0
    })
}

/// "Help 500 newcomers understand …": they do, and so many of them.
fn helped(reading: &Reading) -> bool {
    let Shape::Order { verb } = reading.shape else { return false };
    let does = |head: usize| {
        (head + 1..reading.tokens.len().min(head + 5)).any(|at| {
            reading.is(at, Class::Base) && reading.any(at, Classes::of(&[Class::Grasp, Class::Choose]))
        })
    };
    reading.is(verb, Class::Let)
        && reading
            .measures
            .iter()
            .any(|measure| measure.counted.is_some_and(|head| reading.is(head, Class::People) && does(head)))
}

/// "15 active branches", "3 branches active": alive by themselves.
fn alive(reading: &Reading) -> bool {
    let last = reading.tokens.len() - 1;
    reading.measures.iter().any(|measure| {
        // "Choirs active in 3 towns"
        let spread = (measure.at.saturating_sub(3)..measure.at).any(|at| {
            reading.word(at) == "active"
                && matches!(reading.word(at + 1), "in" | "at" | "on" | "across")
                && !matches!(reading.shape, Shape::Order { .. })
        });
        spread
            || reading.word(measure.at + 1) == "active"
            || measure.counted.is_some_and(|head| {
                reading.word(head + 1) == "active"
                    && (head + 1 == last || matches!(reading.word(head + 2), "in" | "at" | "on" | "across"))
            })
    })
}

/// "Open a stall; first 3 deals closed there": somebody else agreed.
fn won_deals(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        measure.counted.is_some_and(|at| {
            matches!(reading.word(at), "deals" | "sales" | "purchases")
                && (measure.at > reading.shape.start() + 2)
                && reading
                    .gap(
                        measure.at
                            - 1
                            - usize::from(measure.at > 1 && reading.opens(measure.at - 1, Class::New)),
                    )
                    .contains([';', ',', '+'])
        })
    })
}

/// "Weather letters opened by 9,000 farmers"
fn done_by_many(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        measure.value >= MANY
            && measure.at > 1
            && reading.word(measure.at - 1) == "by"
            && reading.is(measure.at - 2, Class::Past)
            && measure.counted.is_some_and(|at| reading.any(at, Classes::of(&[Class::People, Class::Own])))
    })
}

/// "30 songs and 90 votes, not including our own crew": by others.
fn not_ours(reading: &Reading) -> bool {
    let who = Classes::of(&[Class::People, Class::Own]);
    !reading.measures.is_empty()
        && (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
            let named = |i: usize| {
                i < reading.tokens.len()
                    && reading.written(i).starts_with(char::is_uppercase)
                    && reading.word(i).len() > 1
            };
            let out = reading.word(at) == "excluding"
                || (reading.word(at) == "including" && reading.before(at) == "not")
                // "(not Acme)"
                || (reading.word(at) == "not" && named(at + 1) && reading.gap(at + 1).starts_with(')'));
            out && (at + 1..at + 4).any(|i| reading.any(i, who) || named(i))
        })
}

/// "Have 2 outside clubs to adopt it", "one shop to stock the map": somebody else does.
fn to_adopt(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        (measure.at + 2..measure.at + 6).any(|at| {
            reading.word(at) == "to"
                && (reading.is(at + 1, Class::Choose)
                    || matches!(
                        reading.word(at + 1),
                        "adopt" | "use" | "try" | "support" | "integrate" | "join"
                    ))
                && reading.is(at + 1, Class::Base)
        })
    }) && (!matches!(reading.shape, Shape::Order { .. }) || statement::gives(reading, reading.shape.start()))
}
