//! Numbers in letters, where a start and an end are named: "from an hour to 10 minutes", "from five to twelve".

use super::marks::{ends_with_word, words};
use crate::model::quantity::Quantity;
use crate::model::unit::{is_clock, unit};

const SMALL: [(&str, f64); 27] = [
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

const MANY: [(&str, f64); 5] =
    [("dozen", 12.0), ("hundred", 100.0), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9)];

/// The numbers in letters behind "from" and "to", where the other end is a number as well; `known` are those read already.
pub(super) fn ends(lower: &str, known: &[Quantity]) -> impl Iterator<Item = Quantity> {
    let led = |lead: &'static str| {
        words(lower)
            .filter(move |(_, word)| *word == lead)
            .filter_map(move |(at, _)| number(lower, at + lead.len() + 1))
    };
    let start = led("from").next();
    let from = known.iter().find(|number| ends_with_word(lower[..number.at.start].trim_end(), "from"));
    let begins = start.as_ref().or(from).map(|number| number.at.end);
    let end = begins.and_then(|begins| led("to").find(|number| number.at.start > begins));
    let goes = |start: &Quantity| end.is_some() || known.iter().any(|number| number.at.start > start.at.end);
    let start = start.filter(goes);
    start.into_iter().chain(end)
}

const PARTS: [&str; 10] =
    ["half", "halves", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths"];

/// What a number in letters leaves room for: 10 behind "twenty", 100 behind "two hundred", nothing behind "seven".
fn step(number: f64) -> f64 {
    [1e6, 1e3, 100.0, 10.0].into_iter().find(|step| number % step == 0.0).unwrap_or(0.0)
}

/// "An hour and a half": adds it; how many bytes that takes.
fn add_half(rest: &str, value: &mut f64) -> usize {
    const HALF: &str = " and a half";
    let added = rest.starts_with(HALF);
    *value += if added { 0.5 } else { 0.0 };
    if added { HALF.len() } else { 0 }
}

/// "A quarter of an hour" in minutes, and how long that is.
fn quarters(rest: &str) -> Option<(f64, usize)> {
    let phrases = [("a quarter of an hour", 15.0), ("three quarters of an hour", 45.0)];
    phrases
        .into_iter()
        .find(|(words, _)| rest.starts_with(words))
        .map(|(words, minutes)| (minutes, words.len()))
}

/// "Twenty-five", "two hundred", "half a million", "an hour" at a place.
fn number(lower: &str, at: usize) -> Option<Quantity> {
    let rest = lower.get(at..)?;
    if let Some((minutes, length)) = quarters(rest) {
        return Some(Quantity { unit: Some("min".to_owned()), ..Quantity::at(minutes, at..at + length) });
    }
    let half = rest.starts_with("half a");
    let (mut value, mut end) = (None, 0);
    let mut counted = false;
    for (from, word) in words(rest) {
        if word == "and" && counted && value >= Some(100.0) {
            continue;
        }
        if !matches!(&rest[end..from], "" | " " | "-" | " and ") {
            break;
        }
        let find = |table: &[(&str, f64)]| table.iter().find(|(name, _)| *name == word).map(|(_, by)| *by);
        value = match (value, word) {
            (None, "half") if half => None,
            (None, "a" | "an") => Some(if half { 0.5 } else { 1.0 }),
            (before, _) => match (before, find(&SMALL), find(&MANY)) {
                (None, Some(small), _) => Some(small),
                // "Twenty-five"
                // "Two hundred and fifty"
                (Some(more), Some(small), _) if counted && small < step(more) => Some(more + small),
                (Some(number), _, Some(many)) => Some(number * many),
                _ => break,
            },
        };
        counted |= !matches!(word, "half" | "a" | "an");
        end = from + word.len();
    }
    let mut value = value?;
    end += add_half(&rest[end..], &mut value);
    let (unit, mut end) = unit(rest, end).map_or((None, end), |(unit, end)| (Some(unit), end));
    if unit.is_some() {
        end += add_half(&rest[end..], &mut value);
    }
    let next = words(&rest[end..]).next().map(|(_, word)| word);
    // "An hour", and not "a second shop"; "one in ten", "one of them" and "two thirds" are shares.
    let whole = if counted {
        !matches!(next, Some("in" | "of" | "another" | "other"))
            && !next.is_some_and(|word| PARTS.contains(&word))
            && !rest[end..].starts_with('-')
    } else {
        unit.is_some_and(is_clock)
            && next.is_none_or(|word| {
                matches!(word, "to" | "per" | "by" | "for" | "on" | "at" | "in" | "or" | "and")
            })
    };
    whole.then(|| Quantity { unit: unit.map(str::to_owned), ..Quantity::at(value, at..at + end) })
}
