//! What makes a duty or a mere act more than that: how well it is done, by whom, for what, and what stays of it.

use super::class::{Class, Classes};
use super::phrase::MANY;
use super::reading::Reading;
use super::turn::Turn;

/// Whether a mere act changes something for good.
pub(super) fn stays_done(reading: &Reading, verb: usize) -> bool {
    // "Sign 3 new clinics": whoever is won by it stays.
    let won = reading.is(verb, Class::Choose) && !reading.measures.is_empty();
    won || reading.turns(verb, Turn::Lasts)
}

/// Whether the work is done in another way, or how it is done is the aim.
pub(super) fn otherwise(reading: &Reading, verb: usize) -> bool {
    reading.turns(verb, Turn::AnotherWay) || reading.turns(verb, Turn::HardHow)
}

/// "Teach 800 anglers to read the tides": more than a duty, and they can do it then.
pub(super) fn teaches_many(reading: &Reading, verb: usize) -> bool {
    matches!(reading.word(verb), "teach" | "train")
        && reading.measures.iter().any(|measure| {
            measure.value >= MANY
                && measure.counted.is_some_and(|at| {
                    reading.is(at, Class::People)
                        && reading.word(at + 1) == "to"
                        && reading.is(at + 2, Class::Base)
                })
        })
}

/// "… warmly and at once", "a lean and transparent …": how well it is done is the aim.
pub(super) fn well(reading: &Reading, act: usize) -> bool {
    let how = Classes::of(&[Class::Ease, Class::Trait, Class::Quality]);
    let like = |at: usize| {
        reading.any(at, how)
            || (reading.word(at).ends_with("able") && reading.tokens[at].classes == Classes::NONE)
    };
    (act + 1..reading.tokens.len()).filter(|&at| like(at)).count() > 1
}
