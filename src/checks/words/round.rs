//! What comes round: said to be as ever, every so often, or whenever somebody asks, in a sentence of any form.

use super::change::changes;
use super::class::{Class, Classes};
use super::number;
use super::reading::Reading;
use super::shape::Shape;
use super::turn::Turn;

/// The token that says so, if nothing in the words says a change.
pub(super) fn comes_round(reading: &Reading) -> Option<usize> {
    let start = reading.shape.start();
    if let Some(end) = reading.turn_end(start, Turn::AsEver) {
        // "The crew continues to …": the word that says so.
        let small = Classes::of(&[Class::Article, Class::Preposition, Class::Relative]);
        let told = !matches!(reading.shape, Shape::Order { .. });
        return (start..end).rev().find(|&at| told && !reading.any(at, small)).or(Some(start));
    }
    let act = Classes::of(&[Class::Todo, Class::Duty, Class::Hold, Class::Deliver]);
    let builds = matches!(reading.shape, Shape::Order { verb } if !reading.any(verb, act) || reading.any(verb, Classes::CHANGE));
    let round = |at: usize| {
        let named =
            matches!(reading.shape, Shape::Phrase { .. }).then(|| reading.turn_end(at, Turn::RoundNamed));
        reading.turn_end(at, Turn::ComesRound).or(named.flatten())
    };
    // "Pull request queue kept short"
    let last = reading.tokens.len() - 1;
    let kept =
        last > start + 1 && reading.word(last - 1) == "kept" && !matches!(reading.shape, Shape::Order { .. });
    let found = (start..=last).find_map(round).map(|end| end - 1).or(kept.then(|| last - 1))?;
    // "Sail every four weeks without a fuss"
    let how = (start..last).any(|at| reading.word(at) == "without");
    (!builds && !how && !changes(reading, start)).then_some(found)
}

/// "… every month", "… twice a year", "… daily": the last words say how often.
pub(super) fn ends_often(reading: &Reading) -> bool {
    let last = reading.tokens.len() - 1;
    let every = reading.is(last, Class::Routine) && reading.written(last).starts_with("every ");
    let times = last > 2
        && number::time(reading.word(last)).or((reading.word(last) == "year").then_some(1.0)).is_some()
        && matches!(reading.word(last - 1), "a" | "per")
        && matches!(reading.word(last - 2), "once" | "twice" | "times");
    // "Automate the quarterly report": the phrase is the report.
    every || times || number::rhythm(&reading.written(last).to_ascii_lowercase())
}
