//! When something is due, at the end of a text: "by the end of Q3", "in 2031", "this quarter".

use super::class::Class;
use super::reading::Reading;

const ABOUT: [&str; 12] = [
    "the",
    "this",
    "next",
    "end",
    "start",
    "beginning",
    "close",
    "middle",
    "of",
    "fiscal",
    "calendar",
    "year",
];
const UNITS: [&str; 11] =
    ["day", "hour", "minute", "week", "month", "year", "quarter", "sprint", "season", "iteration", "term"];
const SEASONS: [&str; 6] = ["spring", "summer", "autumn", "winter", "christmas", "easter"];

/// The token that a due date begins with, if the text ends with one and says something before it.
pub(super) fn date(reading: &Reading) -> Option<usize> {
    let end = reading.tokens.len();
    let dated = |at: usize| {
        reading.is(at, Class::Calendar) || SEASONS.contains(&reading.word(at)) || reading.word(at) == "end"
    };
    let part =
        |at: usize| dated(at) || reading.tokens[at].figure.is_some() || ABOUT.contains(&reading.word(at));
    let from = (0..end).rev().find(|&at| !part(at))?;
    let rest = from + 1..end;
    // "… by one day" says by how much.
    let amount =
        rest.clone().any(|at| reading.tokens[at].figure.is_some() && UNITS.contains(&reading.word(at + 1)));
    let by = matches!(reading.word(from), "by" | "before" | "until") && rest.clone().any(dated);
    // "… in Q3", "… for 2031"; "in winter" and "in a day" say more than when it is due.
    let during =
        matches!(reading.word(from), "in" | "during" | "for") && rest.clone().any(|at| named(reading, at));
    // "… this quarter"
    let this = matches!(reading.word(from + 1), "this" | "next")
        && from + 3 >= end
        && ["quarter", "year", "month"]
            .iter()
            .any(|unit| reading.written(end - 1).to_ascii_lowercase().ends_with(unit));
    if amount || from + usize::from(this) < 2 {
        return None;
    }
    if this { Some(from + 1) } else { (by || during).then_some(from) }
}

/// "Q3", "H1", "FY31", "2031", "this quarter"
fn named(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = &word[..word.len() - digits.len()];
    let short = matches!(letters, "q" | "h" | "fy")
        && !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit());
    let year = word.len() == 4
        && reading.tokens[at].figure.is_some_and(|figure| (1990.0..2100.0).contains(&figure.value));
    short || year || (matches!(word, "quarter" | "year") && matches!(reading.before(at), "this" | "next"))
}
