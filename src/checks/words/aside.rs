//! What stands at the end of a wording beside it: a score, who looks after it, a ticket, where it comes from.

use super::reading::Reading;
use crate::model::quantity::is_done;

/// What may stand in brackets by itself.
const NOTES: [&str; 15] = [
    "aspirational",
    "blocked",
    "cancelled",
    "committed",
    "deferred",
    "done",
    "draft",
    "moonshot",
    "new",
    "ongoing",
    "optional",
    "stretch",
    "tbc",
    "tbd",
    "wip",
];
/// What opens a bracket that says nothing of what it is.
const BESIDE: [&str; 7] = ["carried over", "carry", "deadline", "due", "eta", "leftover", "see"];
/// No owner takes more words.
const NAMES: usize = 5;
const OWNERS: [&str; 8] =
    ["accountable", "assignee", "dri", "driver", "lead", "owner", "responsible", "team"];

/// The token that the last aside begins with, if the text ends with one and says something before it.
pub(super) fn last(reading: &Reading) -> Option<usize> {
    let last = reading.tokens.len() - 1;
    if last < 2 {
        return None;
    }
    let closed = reading.text.trim_end().ends_with([')', ']']);
    let bracket = |at: usize| closed && reading.gap(at - 1).ends_with(['(', '[']);
    let opens = |at: usize| bracket(at) || matches!(reading.gap(at - 1), " - " | " – " | " — " | " | ");
    // "… (0.7)"
    let score = bracket(last)
        && reading.written(last).contains('.')
        && reading.tokens[last].figure.is_some_and(|figure| figure.value <= 1.0);
    // "… - @ana", "… (done)"
    let handle = reading.gap(last - 1).trim_start().ends_with('@') && reading.gap(last - 1).len() > 1;
    if score || handle || opens(last) && NOTES.contains(&reading.word(last)) {
        return Some(last);
    }
    // "… [#123]", "… #mooring"
    let tag = reading.tokens[last].figure.is_none()
        && reading.gap(last - 1).is_empty()
        && reading.gap(last - 2).ends_with(' ');
    if reading.word(last - 1) == "#" && (bracket(last - 1) || tag) {
        return Some(last - 1);
    }
    // "… (carried over from Q2)", "… – owner: Ana Lee", "… (in progress)", "… (40% done)"
    (2..=last).find(|&at| {
        // "Crews (see below) sail 40 routes (north)": it goes on.
        let ends = !(at..last).any(|i| reading.gap(i).contains([')', ']']));
        let beside =
            bracket(at) && BESIDE.iter().any(|word| reading.says(at, word) || reading.word(at) == *word);
        let owner = OWNERS.contains(&reading.word(at))
            && reading.gap(at).starts_with(':')
            && last - at <= NAMES
            && !(at..=last).any(|i| reading.tokens[i].figure.is_some());
        let under_way = at + 1 == last && reading.word(at) == "in" && reading.word(last) == "progress";
        let so_far = at + 2 == last
            && reading.tokens[at].figure.is_some()
            && reading.word(at + 1) == "%"
            && is_done(reading.word(last));
        ends && (beside || opens(at) && (owner || under_way || so_far))
    })
}

/// "Stretch: 90 crews", "90 crews (stretch)"
pub(super) fn called_stretch(reading: &Reading) -> bool {
    let last = reading.tokens.len() - 1;
    let word = |at: usize| matches!(reading.word(at), "stretch" | "moonshot");
    word(0) && reading.gap(0).starts_with(':')
        || last > 0 && word(last) && reading.gap(last - 1).ends_with(['(', '['])
}
