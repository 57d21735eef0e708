//! Numbers beside a sentence: in the address of a page, before it as its label, behind it as its score.

use std::ops::Range;

use super::{Quantity, last_word};
use crate::model::unit::is_clock;

/// Where a text has the addresses of pages, `https://harbour.example/plans/12`: what is in them is no part of it.
#[must_use]
pub fn addresses(text: &str) -> Vec<Range<usize>> {
    if !text.contains("://") && !text.contains("www.") {
        return Vec::new();
    }
    let apart = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '<' | '>' | '"' | '”');
    let words = text.split(apart).filter(|word| word.contains("://") || word.starts_with("www."));
    let at = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
    words.map(|word| at(word)..at(word) + word.len()).collect()
}

/// `1. Publish …`, `2) Publish …`, `Theme 1: Publish …`: whether a line is counted with the number.
pub(super) fn is_label(text: &str, start: usize, end: usize) -> bool {
    let (before, after) = (text[..start].trim_start(), &text[end..]);
    let sign = |signs: &[&str]| end - start < 3 && signs.iter().any(|sign| after.starts_with(sign));
    let counted = matches!(before, "" | "(") && sign(&[". ", ") "]);
    let named = || {
        let word = last_word(before);
        word.len() == before.trim_end().len() && counts_lines(&word.to_lowercase())
    };
    counted || sign(&[":", " - ", " – ", " | "]) && named()
}

/// Whether lines are counted with a word in lower case: the `theme` of `Theme 1: …`.
#[must_use]
pub fn counts_lines(word: &str) -> bool {
    matches!(
        word,
        "bet"
            | "goal"
            | "initiative"
            | "milestone"
            | "objective"
            | "pillar"
            | "priority"
            | "theme"
            | "track"
            | "workstream"
    )
}

/// `… (0.7)` at the end: what it was scored.
pub(super) fn score(text: &str, number: &Quantity) -> bool {
    let (before, after) = (&text[..number.at.start], &text[number.at.end..]);
    let alone = before.ends_with('(') && matches!(after.trim_end(), ")" | ").") && before.trim() != "(";
    alone
        && number.unit.is_none()
        && number.until.is_none()
        && (0.0..=1.0).contains(&number.value)
        && text[number.at.clone()].contains('.')
}

/// `… (40% done)`: how far it is.
pub(super) fn so_far(text: &str, number: &Quantity) -> bool {
    let after = text[number.at.end..].trim_start();
    let word = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let ends = matches!(after[word.len()..].trim_end(), "" | ")" | "." | ").");
    let apart = text[..number.at.start].trim_end().ends_with(['(', '-', '–', '|']);
    number.unit.as_deref() == Some("%") && apart && ends && is_done(word)
}

/// Whether a word in lower case says how far something is: the `done` of `40% done`.
#[must_use]
pub fn is_done(word: &str) -> bool {
    matches!(word, "complete" | "completed" | "done" | "finished")
}

/// `… in the next 3 months`, `… over the last 2 weeks`: which time.
pub(super) fn ahead(led_by: &str, number: &Quantity) -> bool {
    // Units are asked last: it takes the longest.
    matches!(led_by, "coming" | "last" | "next" | "past" | "previous")
        && number.unit.as_deref().is_some_and(|unit| {
            is_clock(unit) || ["months", "years", "business days", "working days"].contains(&unit)
        })
}
