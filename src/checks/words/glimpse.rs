//! Turns of phrase by which a writer has seen the end: "nobody wants to leave", "what a library can do", "than anyone".

use super::class::{Class, Classes};
use super::reading::Reading;
use super::shape::Shape;

/// Whether the words give a glimpse of what it will be like.
pub(super) fn given(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let kept = matches!(reading.shape, Shape::Order { verb }
        if reading.any(verb, Classes::of(&[Class::Duty, Class::Hold, Class::Todo])));
    !kept
        && (start + 1..reading.tokens.len()).any(|at| {
            nobody(reading, at)
                || shows_what(reading, at)
                || than_anyone(reading, at)
                || their_own(reading, at)
                || a_place_where(reading, at)
                || opens_doors(reading, at)
                || into_every(reading, at)
                || for_good(reading, at)
                || others_too(reading, at)
        })
}

/// "A workshop nobody wants to leave", "the tools we wished we had"
fn nobody(reading: &Reading, at: usize) -> bool {
    let none = reading.word(at) == "nobody" || (reading.word(at) == "no" && reading.word(at + 1) == "one");
    let wish = reading.word(at) == "we" && reading.word(at + 1).starts_with("wish");
    (none && !reading.is(at - 1, Class::Preposition) && !reading.is(at - 1, Class::Assure)) || wish
}

/// "Show the county what a village library can do"
fn shows_what(reading: &Reading, at: usize) -> bool {
    reading.word(at) == "what"
        && matches!(reading.word(reading.shape.start()), "show" | "prove" | "teach" | "tell")
        && (at + 2..at + 6).any(|i| matches!(reading.word(i), "can" | "could"))
}

/// "… better than they understand themselves", "faster than any other"
fn than_anyone(reading: &Reading, at: usize) -> bool {
    reading.word(at) == "than"
        && matches!(reading.word(at + 1), "anyone" | "anybody" | "any" | "they" | "ever" | "everyone")
}

/// "Give night workers a kitchen of their own"
fn their_own(reading: &Reading, at: usize) -> bool {
    reading.word(at) == "of"
        && matches!(reading.word(at + 1), "their" | "one's" | "its")
        && reading.word(at + 2) == "own"
}

/// "A culture where mistakes are shared", "a shop where nothing is thrown away": what happens there. "A report where …"
/// is a report.
fn a_place_where(reading: &Reading, at: usize) -> bool {
    let place =
        ["culture", "place", "team", "shop", "school", "world", "company", "community", "town", "workplace"];
    reading.word(at) == "where"
        && at > 1
        && (place.contains(&reading.before(at))
            || matches!(reading.word(at + 1), "nothing" | "nobody" | "everyone" | "everybody" | "anyone"))
}

/// "Open doors for girls in boat building"
fn opens_doors(reading: &Reading, at: usize) -> bool {
    matches!(reading.word(at), "door" | "doors")
        && matches!(reading.before(at), "open" | "the" | "opens")
        && matches!(reading.word(at + 1), "for" | "to")
        && reading.word(reading.shape.start()) == "open"
}

/// "Bring the sound of the harbour into every classroom"
fn into_every(reading: &Reading, at: usize) -> bool {
    reading.word(at) == "every"
        && matches!(reading.before(at), "into" | "to")
        && matches!(reading.word(reading.shape.start()), "bring" | "get" | "put" | "carry" | "take")
}

/// "Lamps that last a lifetime", "a movement for quiet nights", "make waiting rooms obsolete"
fn for_good(reading: &Reading, at: usize) -> bool {
    let last = at + 1 == reading.tokens.len();
    match reading.word(at) {
        // "… that will still be used in fifty years", "the reason why people join", "… people miss when they move away"
        "still" => (at.saturating_sub(2)..at).any(|i| reading.word(i) == "will"),
        "reason" => reading.before(at) == "the" && matches!(reading.word(at + 1), "why" | "people" | "that"),
        "miss" => reading.is(at - 1, Class::People) && (0..at).any(|i| reading.word(i) == "what"),
        "talks" | "talk" => {
            reading.word(at + 1) == "about"
                && at + 2 == reading.tokens.len()
                && (0..at).any(|i| reading.word(i) == "whole")
        }
        // "Establish leadership in slow bread"
        "leadership" => {
            matches!(reading.word(reading.shape.start()), "establish" | "demonstrate" | "claim" | "win")
        }
        // "All new bakeries choose our flour"
        "choose" | "prefer" => {
            matches!(reading.shape, Shape::Statement { .. })
                && reading.is(reading.shape.start(), Class::Universal)
        }
        // "Sharpen my eye to become a glazier"
        "become" => {
            reading.before(at) == "to"
                && matches!(reading.word(at + 1), "a" | "an" | "the")
                && (at + 2..at + 6).any(|i| reading.is(i, Class::People))
        }
        "wall" | "walls" => reading.word(at + 1) == "between",
        "lifetime" => last && reading.before(at) == "a",
        "movement" => reading.before(at) == "a" && matches!(reading.word(at + 1), "for" | "of" | "" | "that"),
        "obsolete" => last && reading.word(reading.shape.start()) == "make",
        "generation" => {
            (reading.before(at) == "a" || reading.before(at) == "next")
                && reading.word(at + 1) == "of"
                && (at + 2..at + 5).any(|i| reading.is(i, Class::People) || reading.word(i).ends_with("ers"))
        }
        _ => false,
    }
}

/// "A rig that other yards can adopt", "… to benefit the whole coast", "make our bakery the face of slow bread"
fn others_too(reading: &Reading, at: usize) -> bool {
    match reading.word(at) {
        "other" | "others" => {
            matches!(reading.before(at), "that" | "which")
                && (at + 1..at + 5)
                    .any(|i| matches!(reading.word(i), "can" | "will" | "copy" | "adopt" | "follow"))
        }
        "benefit" => {
            reading.word(at + 1) == "the"
                && matches!(reading.word(at + 2), "entire" | "whole" | "wider" | "broader")
        }
        "face" | "voice" | "heart" => {
            reading.before(at) == "the"
                && reading.word(at + 1) == "of"
                && matches!(reading.word(reading.shape.start()), "make" | "become" | "be")
        }
        _ => false,
    }
}
