//! What makes a duty or a mere act more than it is today: more of it, another way to it, nothing owed any longer.

use super::class::{Class, Classes};
use super::reading::Reading;

/// "Keep more of our apprentices", "… twice as many members", "… one price list instead of twelve": more than today.
pub(super) fn holds_more(reading: &Reading, verb: usize) -> bool {
    let next = verb + 1;
    let more =
        reading.word(verb) == "keep" && (reading.word(next) == "more" || reading.is(next, Class::Multiplier));
    more || (next + 1..reading.tokens.len()).any(|at| {
        reading.word(at) == "instead" || (reading.word(at) == "beyond" && reading.word(verb) == "keep")
    })
}

/// "Read more", "write more often", "spend more time with …": more than today.
pub(super) fn more_often(reading: &Reading, verb: usize) -> bool {
    (verb + 1..verb + 4).any(|at| {
        let ends =
            at + 1 == reading.tokens.len() || matches!(reading.word(at + 1), "often" | "time" | "regularly");
        reading.word(at) == "more" && ends
    })
}

/// "Work on simplifying the forms": what is worked on is a change.
pub(super) fn works_on_a_change(reading: &Reading, verb: usize) -> bool {
    reading.says(verb, "work on")
        && reading.is(verb + 1, Class::Ing)
        && reading.any(verb + 1, Classes::CHANGE.and(Classes::of(&[Class::Deliver])))
}

/// "Repay the loan": nothing is owed then.
pub(super) fn pays_off(reading: &Reading, verb: usize) -> bool {
    matches!(reading.word(verb), "repay" | "pay")
        && (verb + 1..verb + 6)
            .any(|at| matches!(reading.word(at), "loan" | "loans" | "debt" | "debts" | "mortgage"))
}
