//! First words that are verbs elsewhere and say here which things are meant: "open-source tools", "empty homes".

use super::class::{Class, Classes};
use super::reading::Reading;

/// Whether a word tells which of what follows, and orders nothing.
pub(super) fn opens(reading: &Reading, at: usize) -> bool {
    open_source(reading, at) || empty(reading, at)
}

/// "Empty homes back in use", "paying guests for the pier", "sample menus for every inn"; "empty the bins" is an order.
fn empty(reading: &Reading, at: usize) -> bool {
    let Some(next) = reading.tokens.get(at + 1) else { return false };
    match reading.word(at) {
        "sample" | "baseline" => {
            !next.is(Class::Article) && !next.is(Class::Preposition) && next.figure.is_none()
        }
        "paying" => next.is(Class::People),
        "empty" => !next.is(Class::Article) && reading.word(at + 1).ends_with('s'),
        _ => false,
    }
}

/// "Open source tools make it easy …", "open-source projects use it": which tools, whose projects.
fn open_source(reading: &Reading, at: usize) -> bool {
    let next = at + 1;
    matches!(reading.written(at).to_ascii_lowercase().as_str(), "open source" | "open-source")
        && (reading.any(next, Classes::of(&[Class::Artefact, Class::People, Class::Staff]))
            || matches!(reading.word(next), "projects" | "maintainers" | "contributors"))
}
