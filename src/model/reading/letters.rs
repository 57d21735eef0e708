//! Numbers in letters, where a start and an end are named: "from an hour to 10 minutes", "from five to twelve".

use super::marks::{ends_with_word, starts_with_word, words};
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

const LARGE: [(&str, f64); 3] = [("thousand", 1e3), ("million", 1e6), ("billion", 1e9)];

/// What is added behind "and", and before it where the number goes on: "one and a half million".
const ADDED: [(&str, f64); 4] = [
    (" and a half", 0.5),
    (" and a quarter", 0.25),
    (" and three quarters", 0.75),
    (" and three quarter", 0.75),
];

/// Words behind a number by which it is only a part, or goes on in a way that is not read here.
const OPEN: [&str; 14] = [
    "in", "of", "another", "other", "point", "half", "halves", "third", "thirds", "quarter", "quarters",
    "fifth", "fifths", "tenths",
];

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

/// "A quarter of an hour" in minutes, and how long that is.
fn quarters(rest: &str) -> Option<(f64, usize)> {
    let phrases = [("a quarter of an hour", 15.0), ("three quarters of an hour", 45.0)];
    phrases
        .into_iter()
        .find(|(words, _)| rest.starts_with(words))
        .map(|(words, minutes)| (minutes, words.len()))
}

/// A number in letters while it is put together.
#[derive(Default)]
struct Spelled {
    /// "Two million" of "two million five hundred thousand".
    large: f64,
    /// What may still be multiplied.
    small: Option<f64>,
    /// The last large word.
    scale: f64,
    /// More than an article.
    counted: bool,
}

impl Spelled {
    fn value(&self) -> Option<f64> {
        (self.small.is_some() || self.large > 0.0).then(|| self.large + self.small.unwrap_or(0.0))
    }

    /// Takes one more word; whether it fits.
    fn take(&mut self, word: &str) -> bool {
        let find = |table: &[(&str, f64)]| table.iter().find(|(name, _)| *name == word).map(|(_, by)| *by);
        let small = match (self.small, find(&SMALL)) {
            (None, Some(small)) => small,
            // "Twenty-five", "two hundred and fifty"
            (Some(more), Some(small)) if self.counted && small < step(more) => more + small,
            (Some(more), _) if word == "hundred" && more < 100.0 => more * 100.0,
            (Some(more), _) if word == "dozen" && more < 100.0 => more * 12.0,
            (Some(more), _) => {
                let Some(by) = find(&LARGE) else { return false };
                self.large += more * by;
                (self.small, self.scale, self.counted) = (None, by, true);
                return true;
            }
            _ => return false,
        };
        (self.small, self.counted) = (Some(small), true);
        true
    }

    /// Takes "and a half", which behind "a million" is half of one; how many bytes that is.
    fn add(&mut self, rest: &str) -> usize {
        let Some((words, part)) = ADDED.into_iter().find(|(words, _)| rest.starts_with(words)) else {
            return 0;
        };
        match &mut self.small {
            Some(small) => *small += part,
            None => self.large += part * self.scale,
        }
        words.len()
    }
}

/// What a number in letters leaves room for: 10 behind "twenty", 100 behind "two hundred", nothing behind "seven".
fn step(number: f64) -> f64 {
    [100.0, 10.0].into_iter().find(|step| number > *step && number % step == 0.0).unwrap_or(0.0)
}

/// "Twenty-five", "two hundred", "half a million", "an hour" at a place.
fn number(lower: &str, at: usize) -> Option<Quantity> {
    let rest = lower.get(at..)?;
    if let Some((minutes, length)) = quarters(rest) {
        return Some(Quantity { unit: Some("min".to_owned()), ..Quantity::at(minutes, at..at + length) });
    }
    let articles = [("half an", 0.5), ("half a", 0.5), ("an", 1.0), ("a", 1.0)];
    let article = articles.into_iter().find(|(words, _)| starts_with_word(rest, words));
    let mut spelled = Spelled { small: article.map(|(_, value)| value), ..Spelled::default() };
    let mut end = article.map_or(0, |(words, _)| words.len());
    loop {
        let added = spelled.add(&rest[end..]);
        end += added;
        let next = rest[end..].trim_start_matches([' ', '-']);
        let next = next.strip_prefix("and ").filter(|_| spelled.counted).unwrap_or(next);
        let word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if word.is_empty() || !spelled.take(word) {
            break;
        }
        end = rest.len() - next.len() + word.len();
    }
    spelled.value()?;
    let (unit, mut end) = unit(rest, end).map_or((None, end), |(unit, end)| (Some(unit), end));
    let clock = unit.is_some_and(is_clock);
    if clock {
        // "An hour and a half"
        spelled.small = spelled.small.or(Some(0.0));
        end += spelled.add(&rest[end..]);
    }
    let mut words = words(&rest[end..]).map(|(_, word)| word);
    let (next, after) = (words.next(), words.next());
    let counts = |word: Option<&str>| {
        word.is_some_and(|word| {
            word.starts_with(|c: char| c.is_ascii_digit()) || SMALL.iter().any(|(name, _)| *name == word)
        })
    };
    // "An hour and 20 minutes", "ten minutes thirty seconds": not read, rather than half of it.
    let goes_on = clock && (counts(next) || next == Some("and") && (counts(after) || after == Some("a")));
    // "An hour", and not "a second shop"; "one in ten", "one of them" and "two thirds" are shares.
    let whole = if spelled.counted {
        !next.is_some_and(|word| OPEN.contains(&word)) && !rest[end..].starts_with('-')
    } else {
        clock
            && next.is_none_or(|word| {
                matches!(word, "to" | "per" | "by" | "for" | "on" | "at" | "in" | "or" | "and")
            })
    };
    let value = spelled.value().filter(|_| whole && !goes_on)?;
    let scale = if spelled.scale > 0.0 { spelled.scale } else { 1.0 };
    Some(Quantity { unit: unit.map(str::to_owned), scale, ..Quantity::at(value, at..at + end) })
}
