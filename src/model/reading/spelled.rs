//! Numbers and changes in words: "zero", "from a third to half", "double", "by a quarter".

use super::marks::{ends_with_word, find_word, starts_with_word, words};
use super::{By, Change};
use crate::model::quantity::Quantity;

/// Parts of a whole in words.
const PARTS: [(&str, f64); 8] = [
    ("half", 0.5),
    ("a half", 0.5),
    ("a third", 1.0 / 3.0),
    ("one third", 1.0 / 3.0),
    ("two thirds", 2.0 / 3.0),
    ("a quarter", 0.25),
    ("one quarter", 0.25),
    ("three quarters", 0.75),
];

/// "From a third to half", "from a third to 50%": shares in words, as percent. "From a quarter to 6 weeks" is of a
/// year, "from 30 to a third" of the 30.
pub(super) fn parts(lower: &str) -> impl Iterator<Item = Quantity> {
    let shares: Vec<Quantity> = led_parts(lower).collect();
    let read = shares.len() > 1 || lower.contains('%') || lower.contains("percent");
    shares.into_iter().filter(move |_| read)
}

fn led_parts(lower: &str) -> impl Iterator<Item = Quantity> {
    let starts = find_word(lower, "from").unwrap_or(lower.len());
    // "To half" alone is half of what it was.
    let led = words(&lower[starts..]).filter(|(_, word)| matches!(*word, "from" | "to"));
    led.filter_map(move |(at, lead)| {
        let at = starts + at + lead.len() + 1;
        let (part, value) = PARTS.iter().find(|(part, _)| {
            let rest = lower.get(at..).filter(|rest| starts_with_word(rest, part));
            let next = rest.and_then(|rest| words(&rest[part.len()..]).next());
            // "From a third party", "from a quarter to the next"
            let next_one = rest.is_some_and(|rest| rest[part.len()..].starts_with(" to the next"));
            rest.is_some()
                && !next_one
                && next.is_none_or(|(_, word)| matches!(word, "of" | "to" | "by" | "this"))
        })?;
        Some(Quantity { unit: Some("%".to_owned()), ..Quantity::at(value * 100.0, at..at + part.len()) })
    })
}

/// "To zero", "from none": a number in a word.
pub(super) fn zeros(lower: &str) -> impl Iterator<Item = Quantity> {
    words(lower).filter(|(_, word)| matches!(*word, "zero" | "none" | "nil")).filter_map(|(at, word)| {
        let before = lower[..at].strip_suffix(' ')?;
        let led = ["to", "from", "→", "->", "reach"].iter().any(|lead| ends_with_word(before, lead));
        // "From zero-based to …"
        let whole = !lower[at + word.len()..].starts_with('-');
        (led && whole).then(|| Quantity::at(0.0, at..at + word.len()))
    })
}

/// What a word, with those behind it, multiplies by itself, and how long that is: `double`, `twice as many`. A part is
/// added, or taken off where less is meant: `by a third`.
fn factor(rest: &str, word: &str, less: impl Fn() -> Option<bool>) -> Option<(f64, usize)> {
    let phrase = |phrases: &[(&str, f64)]| {
        let found = phrases.iter().find(|(words, _)| starts_with_word(rest, words));
        found.map(|(words, value)| (*value, words.len()))
    };
    let times = match word {
        "double" if starts_with_word(rest, "double down") => return None,
        "double" | "doubling" | "doubled" | "doubles" => 2.0,
        "triple" | "tripling" | "treble" | "threefold" | "tripled" => 3.0,
        "quadruple" | "fourfold" | "quadrupled" => 4.0,
        "fivefold" => 5.0,
        "tenfold" => 10.0,
        "halve" | "halving" | "halved" => 0.5,
        "twice" => return phrase(&[("twice as many", 2.0), ("twice as much", 2.0)]),
        "half" => return phrase(&[("half as many", 0.5), ("half as much", 0.5)]),
        "in" => return phrase(&[("in half", 0.5)]),
        "by" => {
            let part = rest.strip_prefix("by ")?;
            let (words, part) = PARTS.iter().find(|(words, _)| starts_with_word(part, words))?;
            let sign = if less() == Some(true) { -1.0 } else { 1.0 };
            return Some((1.0 + sign * part, "by ".len() + words.len()));
        }
        _ => return None,
    };
    Some((times, word.len()))
}

/// "Double", "by a third"
pub(super) fn in_words(lower: &str, less: impl Fn() -> Option<bool>) -> Option<Change> {
    let chinese = || {
        let words = ["翻倍", "翻一番"];
        words
            .iter()
            .filter(|_| !lower.is_ascii())
            .find_map(|word| Some((lower.find(word)?, (2.0, word.len()))))
    };
    let found = words(lower).find_map(|(at, word)| Some((at, factor(&lower[at..], word, &less)?)));
    let (at, (times, length)) = found.or_else(chinese)?;
    Some(Change { by: By::Times(times), at: at..at + length })
}
