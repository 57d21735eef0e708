//! Orders in the tone of offices: what a body says of its standing work with verbs that change things elsewhere.

use super::class::{Class, Classes};
use super::reading::Reading;
use super::turn::Turn;

/// "Celebrate our history", "offer a range of courses", "encourage members to attend": as every year, unless the words
/// say that it is another one from now on.
pub(super) fn usual(reading: &Reading, verb: usize) -> bool {
    let (from, last) = (verb + 1, reading.tokens.len());
    let differs = |at: usize| reading.turns(at, Turn::Differs);
    // "Offer night courses for the first time"
    let new = |at: usize| reading.is(at, Class::First) || reading.word(at) == "first";
    let offers = reading
        .turn_end(verb, Turn::Offers)
        .is_some_and(|end| !(from..end).any(differs) && !(end - 1..last).any(new));
    reading.measures.is_empty()
        && (offers
            || reading.turns(verb, Turn::OfficeAnyway)
            || (reading.turns(verb, Turn::Office) && !(from..last).any(differs)))
}

/// "The guild will develop a toolkit", "we will raise awareness": what a body is going to do, as it would be ordered.
pub(super) fn announces(reading: &Reading, subject: usize, verb: usize) -> bool {
    let letters = reading.in_capitals(subject);
    let body = letters
        || reading.word(subject) == "we"
        || (subject..verb).any(|at| reading.any(at, Classes::of(&[Class::Own, Class::Field])));
    let deed = (verb + 1..verb + 3).find(|&at| reading.is(at, Class::Base));
    body && reading.word(verb) == "will"
        && deed.is_some_and(|at| {
            reading.any(at, Classes::ACT.and(Classes::CHANGE).and(Classes::of(&[Class::Reach])))
                && !reading.any(at, Classes::of(&[Class::Become, Class::Stir]))
        })
}

/// "The guild shall provide …": its duty, whoever tells of it.
pub(super) fn of_an_office(reading: &Reading, start: usize, verb: usize) -> bool {
    matches!(reading.word(verb), "shall" | "will")
        && reading.word(start) != "we"
        && reading.is(verb + 1, Class::Base)
        && (reading.any(verb + 1, Classes::of(&[Class::Duty, Class::Hold, Class::Todo]))
            || (reading.word(verb + 1) == "engage" && reading.word(verb + 2) == "in"))
}
