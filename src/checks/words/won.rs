//! Who is won by an activity: they came, signed, or joined in great numbers, and none of them had to.

use super::class::{Class, Classes};
use super::number;
use super::outcome::EFFECT;
use super::phrase::MANY;
use super::reading::Reading;

/// Whether the verb counts those who came.
pub(super) fn came(reading: &Reading, verb: usize) -> bool {
    let counts = |whom: &dyn Fn(usize) -> bool| {
        reading.measures.iter().any(|measure| measure.counted.is_some_and(whom))
    };
    match reading.word(verb) {
        // "Recruit 120 bakeries to open early"
        "recruit" | "recruiting" if many_to_do(reading, verb) => true,
        // "Add 3 sponsors", "recruit 50 members"
        "add" | "adding" | "recruit" | "recruiting" => {
            counts(&|at| reading.is(at, Class::Effect) && reading.is(at, Class::People))
        }
        // "Create 40 sales opportunities"
        "create" | "generate" | "source" => counts(&|at| {
            matches!(reading.word(at), "opportunities" | "leads" | "deals" | "mqls" | "sqls" | "signups")
        }),
        // "Sign up 120 singers to …"
        "sign" => many_to_do(reading, verb),
        // "Book 80 demos"
        "book" => reading.measures.iter().any(|measure| {
            measure.value >= 10.0
                && measure
                    .counted
                    .is_some_and(|at| matches!(reading.word(at), "demos" | "calls" | "appointments"))
        }),
        "onboard" => newcomers(reading),
        // "Engage 300 drivers to offer …": nobody of them has to.
        "engage" | "enable" | "partner" | "work" => {
            many_to_do(reading, verb)
                || reading.measures.iter().any(|measure| {
                    !measure.amount
                        && measure.value >= MANY / 2.0
                        && measure.counted.is_some_and(|at| reading.any(at, EFFECT))
                })
        }
        _ => false,
    }
}

fn many_to_do(reading: &Reading, verb: usize) -> bool {
    reading.measures.iter().any(|measure| {
        let to = (measure.at..measure.at + 5).any(|at| reading.word(at) == "to");
        to && measure.value >= MANY && !measure.amount && measure.at <= verb + 2
    })
}

/// "Onboard 30 new growers"
fn newcomers(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        reading.opens(measure.at + 1, Class::New)
            && measure.counted.is_some_and(|at| {
                let who = ["ers", "ors", "ists"].iter().any(|end| reading.word(at).ends_with(end));
                who && !reading.word(at).starts_with("contributor")
            })
    })
}

/// "Close 9 deals", "sign 12 clients", "sign 6 contracts of €8,000 each": who agrees is somebody else.
pub(super) fn agreed(reading: &Reading, verb: usize) -> bool {
    if !reading.is(verb, Class::Sign) {
        return false;
    }
    let sum = |at: usize| number::money(reading.before(at));
    // "Close 8 issues"
    let tasks = |at: usize| {
        // "Sign MoUs with 4 towns": a letter that binds nobody.
        matches!(reading.word(at), "mou" | "mous")
            || matches!(reading.word(at), "issue" | "issues" | "ticket" | "tickets" | "bugs" | "cards")
            || reading.written(at).ends_with("issues")
    };
    let others = |at: usize| {
        reading.any(at, Classes::of(&[Class::People, Class::Own]))
            || matches!(reading.word(at), "deals" | "accounts" | "sales")
    };
    reading.measures.iter().any(|measure| measure.amount && sum(measure.at))
        || (!(verb + 1..reading.tokens.len()).any(tasks)
            && reading.measures.iter().any(|measure| measure.counted.is_some_and(others)))
}

/// "Launch a season ticket with 300 donors"
pub(super) fn joined_by_many(reading: &Reading) -> bool {
    // "Hold 12 workshops with 150 guests": so many of them are held.
    let held = Classes::of(&[Class::Lesson, Class::Meeting]);
    let holds =
        reading.measures.iter().any(|measure| measure.counted.is_some_and(|at| reading.any(at, held)));
    !holds
        && reading.measures.iter().any(|measure| {
            measure.value >= MANY
                && !measure.amount
                && measure.at > 0
                && reading.word(measure.at - 1) == "with"
                && measure.counted.is_some_and(|at| reading.is(at, Class::People))
        })
}

/// "A waiting list of 50 families": so many came.
pub(super) fn crowded(reading: &Reading, from: usize) -> bool {
    reading.measures.iter().any(|measure| {
        measure.at > from + 1
            && reading.word(measure.at - 1) == "of"
            && reading.is(measure.at - 2, Class::Effect)
            && measure.counted.is_some_and(|at| reading.is(at, Class::People))
    })
}
