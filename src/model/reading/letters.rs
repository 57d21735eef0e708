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

/// "Twenty-five", "two hundred", "half a million", "an hour" at a place.
fn number(lower: &str, at: usize) -> Option<Quantity> {
    let rest = lower.get(at..)?;
    let half = rest.starts_with("half a");
    let (mut value, mut end) = (None, 0);
    let mut counted = false;
    for (from, word) in words(rest) {
        if !matches!(&rest[end..from], "" | " " | "-") {
            break;
        }
        let find = |table: &[(&str, f64)]| table.iter().find(|(name, _)| *name == word).map(|(_, by)| *by);
        value = match (value, word) {
            (None, "half") if half => None,
            (None, "a" | "an") => Some(if half { 0.5 } else { 1.0 }),
            (before, _) => match (before, find(&SMALL), find(&MANY)) {
                (None, Some(small), _) => Some(small),
                // "Twenty-five"
                (Some(tens), Some(small), _) if counted && tens % 10.0 == 0.0 && small < 10.0 => {
                    Some(tens + small)
                }
                (Some(number), _, Some(many)) => Some(number * many),
                _ => break,
            },
        };
        counted |= !matches!(word, "half" | "a" | "an");
        end = from + word.len();
    }
    let value = value?;
    let (unit, end) = unit(rest, end).map_or((None, end), |(unit, end)| (Some(unit), end));
    let next = words(&rest[end..]).next().map(|(_, word)| word);
    // "An hour", and not "a second shop"; "one in ten" and "one of them" are shares.
    let whole = if counted {
        !matches!(next, Some("in" | "of" | "another" | "other")) && !rest[end..].starts_with('-')
    } else {
        unit.is_some_and(is_clock)
            && next.is_none_or(|word| {
                matches!(word, "to" | "per" | "by" | "for" | "on" | "at" | "in" | "or" | "and")
            })
    };
    whole.then(|| Quantity { unit: unit.map(str::to_owned), ..Quantity::at(value, at..at + end) })
}
