//! Tasks that stand as nouns: "rope inspection", "café contract renewed", "van check, insurance, spare keys".

use super::class::{Class, Classes};
use super::reading::Reading;

/// No noun phrase that names a task is longer.
const LONGEST: usize = 5;

/// What the thing is like, or what becomes of it: more than a task.
const LIKE: Classes = Classes::CHANGE.and(Classes::of(&[
    Class::ChangeNoun,
    Class::Comparative,
    Class::First,
    Class::Quality,
    Class::Superlative,
    Class::Trait,
    Class::Vivid,
]));

/// The word that names a task, at the head of the first thing named, or of the one behind a title: "Pool – decision …".
pub(super) fn named(reading: &Reading, start: usize) -> Option<usize> {
    head(reading, start).or_else(|| {
        let title = (start..reading.tokens.len().min(start + 4)).find(|&at| breaks(reading, at))?;
        let parted = matches!(reading.gap(title).trim(), "-" | "–" | "—" | ":");
        head(reading, title + 1).filter(|_| parted)
    })
}

/// "Controlled goods check": a task, named by two nouns.
pub(super) fn by_nouns(reading: &Reading, at: usize) -> bool {
    !reading.any(at, Classes::of(&[Class::Base]).and(Classes::CHANGE))
        && named(reading, at)
            .is_some_and(|head| head > at && !reading.word(head).ends_with('s') && head < at + 4)
}

/// The last word of a noun phrase, if that is a task.
fn head(reading: &Reading, from: usize) -> Option<usize> {
    let end = (from..reading.tokens.len().min(from + LONGEST)).find(|&at| ends(reading, at))?;
    // "Digital permits", "online booking": in another way than today.
    let way = ["automatic", "digital", "electronic", "mobile", "offline", "online", "remote"];
    let other = |at: usize| way.contains(&reading.word(at));
    let alone = !(from..=end).any(|at| reading.any(at, LIKE) || reading.is(at, Class::Article) || other(at));
    // "Recertification IATF": of what, in letters.
    let task =
        if end > from && reading.in_capitals(end) && !reading.is(end, Class::Chore) { end - 1 } else { end };
    // "Clean up and open the shed": an order.
    // "Bid on the right jobs"
    let ordered = task == from
        && !reading.word(task).ends_with('s')
        && (reading.word(task + 1) == "and" && reading.is(task + 2, Class::Base)
            || reading.word(task) == "bid" && reading.word(task + 1) == "on");
    // "School visits back to where they were"
    let back = matches!(reading.word(task + 1), "back" | "up" | "down");
    (reading.is(task, Class::Chore) && alone && !ordered && !back).then_some(task)
}

/// Whether a noun phrase is over: a sign, a small word or a date follows, or that it is done.
fn ends(reading: &Reading, at: usize) -> bool {
    let next = at + 1;
    let done = reading.word(next).ends_with("ed") || reading.word(next) == "done";
    // "Knot course x2"
    let times = reading.word(next).strip_prefix('x').is_some_and(|rest| rest.parse::<u32>().is_ok());
    breaks(reading, at)
        || matches!(reading.word(next), "every" | "each")
        || reading.any(next, Classes::of(&[Class::Preposition, Class::Conjunction, Class::Calendar]))
        // "ISO 27001 audit" goes on.
        || reading.tokens.get(next).is_some_and(|token| token.figure.is_some()) && !reading.in_capitals(at)
        || times
        || done && !reading.any(next, LIKE) && (breaks(reading, next) || soon(reading, next + 1))
}

/// "… before frost", "… in May": when.
fn soon(reading: &Reading, at: usize) -> bool {
    matches!(reading.word(at), "before" | "by" | "in" | "until" | "for" | "daily" | "weekly" | "monthly")
}

/// Whether something else begins behind a word, or nothing.
pub(super) fn breaks(reading: &Reading, at: usize) -> bool {
    at + 1 >= reading.tokens.len()
        || reading.gap(at).contains([',', ';', ':', '+', '&', '/', '(', '–', '—', '!', '?'])
        || reading.gap(at).contains(" - ")
        || reading.gap(at).starts_with(". ")
}
