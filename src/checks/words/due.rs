//! When something is due, at the end of a text: "by the end of Q3", "in 2031", "this quarter".

use super::class::Class;
use super::reading::Reading;
use super::shape::Shape;
use crate::model::quantity::names_day;

const ABOUT: [&str; 13] = [
    "the",
    "this",
    "next",
    "end",
    "start",
    "beginning",
    "close",
    "mid",
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
        reading.is(at, Class::Calendar)
            || SEASONS.contains(&reading.word(at))
            || reading.word(at) == "end"
            || coded(reading.word(at))
            || names_day(reading.written(at))
            || month_and_day(reading, at)
    };
    let unit = |at: usize| UNITS.contains(&reading.word(at).trim_end_matches('s'));
    let part = |at: usize| {
        dated(at) || reading.tokens[at].figure.is_some() || ABOUT.contains(&reading.word(at)) || unit(at)
    };
    let from = (0..end).rev().find(|&at| !part(at))?;
    let rest = from + 1..end;
    // "… by one day" says by how much.
    let amount = rest.clone().any(|at| reading.tokens[at].figure.is_some() && unit(at + 1));
    // "… no later than June 30"
    let late = reading.before(from) == "later" && reading.word(from) == "than";
    let by = (late || matches!(reading.word(from), "by" | "before" | "until")) && rest.clone().any(dated);
    // "… within the quarter"
    let within = reading.word(from) == "within"
        && reading.word(from + 1) == "the"
        && from + 3 == end
        && matches!(reading.word(end - 1), "quarter" | "year" | "month");
    // "… in the next 3 months"
    let ahead = matches!(reading.word(from), "in" | "within" | "over")
        && (from + 1..from + 3).any(|at| reading.word(at) == "next");
    // "… (Q2)"
    let alone = reading.gap(from).ends_with(['(', '[']) && rest.clone().all(dated) && !rest.is_empty();
    // "… in Q3", "… for 2031"; "in winter" and "in a day" say more than when it is due.
    let during =
        matches!(reading.word(from), "in" | "during" | "for") && rest.clone().any(|at| named(reading, at));
    // "… this quarter"
    let this = matches!(reading.word(from + 1), "this" | "next")
        && from + 3 >= end
        && ["quarter", "year", "month"]
            .iter()
            .any(|unit| reading.written(end - 1).to_ascii_lowercase().ends_with(unit));
    if amount && !ahead || from + usize::from(this) < 2 {
        return None;
    }
    if late {
        return (from > 2).then(|| from - 2);
    }
    if this || alone { Some(from + 1) } else { (by || during || within || ahead).then_some(from) }
}

/// "06-30", "30/04": two numbers with a nought where none would be written in a range or a share.
pub(super) fn month_and_day(reading: &Reading, first: usize) -> bool {
    let number = |at: usize| reading.tokens.get(at).is_some_and(|token| token.figure.is_some());
    let nought = |at: usize| reading.written(at).len() == 2 && reading.written(at).starts_with('0');
    number(first)
        && number(first + 1)
        && match reading.gap(first) {
            "/" => nought(first + 1),
            "-" => nought(first),
            _ => false,
        }
}

/// "Q3", "2031", "this quarter"
fn named(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    let year = word.len() == 4
        && reading.tokens[at].figure.is_some_and(|figure| (1990.0..2100.0).contains(&figure.value));
    coded(word)
        || year
        || (matches!(word, "quarter" | "year") && matches!(reading.before(at), "this" | "next"))
}

/// "Q3", "H1", "FY31", "W26", "2031Q2"
fn coded(word: &str) -> bool {
    // A year may stand before it.
    let word = match word.as_bytes() {
        [b'2', b'0', a, b, b'q' | b'h', ..] if a.is_ascii_digit() && b.is_ascii_digit() => &word[4..],
        _ => word,
    };
    let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = &word[..word.len() - digits.len()];
    matches!(letters, "q" | "h" | "fy" | "w" | "kw" | "cw" | "eoq")
        && !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// "in 3 months", "by week 4" at the end of a text, or right after a verb of making, is a deadline; "within 3 days" is a
/// bar.
pub(super) fn calendar_unit(reading: &Reading, at: usize) -> bool {
    let last = at + 2 >= reading.tokens.len();
    let made = matches!(reading.shape, Shape::Order { verb } if verb + 2 == at);
    // "Letters answered in 3 weeks": how soon.
    let served = at > 1 && reading.is(at - 2, Class::Past) && reading.is(at - 2, Class::Duty);
    // "Lengthen the average stay by 3 months": by how much.
    let moved = at > 1
        && reading.before(at) == "by"
        && reading
            .find(0, Class::Raise)
            .or_else(|| reading.find(0, Class::Lower))
            .is_some_and(|verb| verb < at);
    at > 1
        && !served
        && !moved
        && (last || made)
        && matches!(reading.before(at), "in" | "next" | "by")
        && matches!(
            reading.word(at + 1),
            "week" | "weeks" | "month" | "months" | "year" | "years" | "quarters"
        )
}
