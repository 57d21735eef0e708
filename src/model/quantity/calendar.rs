//! Numbers that measure nothing: days, hours of the day, years, weeks, and those that are part of a name.

use super::{last_word, lower};

/// "Our 2019 record"
pub(super) fn of_a_year(after: &str, value: f64) -> bool {
    const OF_YEARS: [&str; 16] = [
        "record", "records", "level", "levels", "numbers", "baseline", "figure", "figures", "result",
        "results", "plan", "budget", "average", "total", "season", "edition",
    ];
    let next = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    (1990.0..2060.0).contains(&value) && OF_YEARS.contains(&next)
}

/// What stands before a year.
pub(super) const YEAR_WORDS: [&str; 23] = [
    "in", "by", "of", "for", "since", "until", "during", "end", "early", "mid", "late", "fy", "year", "q1",
    "q2", "q3", "q4", "h1", "h2", "through", "summer", "1h", "2h",
];

/// Whether a word in lower case makes the number behind it a name: `Tier 1`, `SOC 2`, `RFC 42`, `phase 3`.
pub(super) fn is_naming(word: &str) -> bool {
    matches!(
        word,
        "top"
            | "tier"
            | "phase"
            | "version"
            | "soc"
            | "iso"
            | "rfc"
            | "type"
            | "step"
            | "level"
            | "stage"
            | "series"
            | "sprint"
            | "part"
            | "chapter"
            | "section"
            | "article"
            | "appendix"
            | "release"
            | "option"
            | "kr"
            | "okr"
            | "wave"
            | "cohort"
            | "no"
            | "q"
            | "v"
            | "pt"
            | "wcag"
            | "grade"
    )
}

/// The month that a word in lower case names, whole or by its first letters, from 1.
#[must_use]
pub fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = if word == "sept" { "sep" } else { word };
    let first = word.get(..3)?;
    let (at, month) = (1..).zip(MONTHS).find(|(_, month)| month.starts_with(first))?;
    (word == first || word == month).then_some(at)
}

/// Whether a word in lower case is a month's name.
pub fn names_month(word: &str) -> bool {
    month(word).is_some()
}

/// `8 am`, `5 o’clock`, `31 May`, `March 31`, `by 31/5`: a time or a day, not a measure. `led_by` is the last word of
/// `before` in lower case.
pub(super) fn clock_or_day(after: &str, before: &str, led_by: &str) -> bool {
    let next = after.trim_start_matches([' ', '\u{a0}']);
    let next = lower(next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default());
    // "by 30/06"
    let date = || {
        let head = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '/');
        matches!(last_word(head).to_lowercase().as_str(), "by" | "before" | "until")
    };
    (before.ends_with('/') || after.starts_with('/')) && date()
        || matches!(&*next, "am" | "pm" | "o") && (next != "o" || after.contains("clock"))
        || names_month(&next)
        || names_month(led_by)
}

/// `30.11`: a day and a month in two digits each; a decimal, too, unless what stands before it says until when.
#[must_use]
pub fn names_day(written: &str) -> bool {
    let two = |part: &str, most: u8| {
        part.len() == 2 && part.parse().is_ok_and(|part: u8| (1..=most).contains(&part))
    };
    written.split_once('.').is_some_and(|(day, month)| two(day, 31) && two(month, 12))
}

/// `by 30.11.`, `(by week 26)`: when something is due. `led_by` is the last word of `before` in lower case.
pub(super) fn due(written: &str, before: &str, led_by: &str) -> bool {
    if !matches!(led_by, "by" | "before" | "until" | "in" | "week" | "kw" | "cw") {
        return false;
    }
    let mut words = before.split_whitespace().rev().map(|word| word.trim_start_matches('('));
    let (last, lead) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let one_of = |words: &[&str], word: &str| words.iter().any(|other| other.eq_ignore_ascii_case(word));
    let until = |word: &str| one_of(&["by", "before", "until", "in"], word);
    names_day(written) && until(last) || one_of(&["week", "kw", "cw"], last) && until(lead)
}
