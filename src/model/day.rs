//! A day, as every date of a playbook is written, and what was meant by the other ways in which people write one.

use std::ops::{Range, RangeInclusive};

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::quantity::month;

/// Why a text is no day as a playbook writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoDay {
    /// Only this day can be meant.
    Meant(Date),
    /// What is missing or open, in one sentence.
    Because(String),
    /// Nothing of a day.
    Other,
}

/// The years that a playbook may be of.
const YEARS: RangeInclusive<u32> = 1900..=2999;

/// Reads a day: `2021-02-05`.
///
/// # Errors
/// Where the text is no such day; with the day meant where only one can be meant, both where there are two, and what is
/// missing where it is only a part.
pub fn read(text: &str) -> Result<Date, NoDay> {
    let text = text.trim();
    if is_written_so(text) {
        let part = |range: Range<usize>| text[range].parse().unwrap_or_default();
        let (year, month, day) = (part(0..4), part(5..7), part(8..10));
        return match civil(year, month, day) {
            Some(date) => Ok(date),
            // "2021-25-12"
            None => Err(civil(year, day, month).map_or_else(|| none_such(text, year), NoDay::Meant)),
        };
    }
    let tidy = tidy(text);
    if is_written_so(&tidy) {
        return Err(read(&tidy).map_or_else(|why| why, NoDay::Meant));
    }
    Err(in_digits(text, &tidy).or_else(|| in_words(text, &tidy)).unwrap_or(NoDay::Other))
}

fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|_| YEARS.contains(&year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn none_such(text: &str, year: u32) -> NoDay {
    NoDay::Because(if YEARS.contains(&year) {
        format!("there is no day {text}")
    } else {
        format!("the year of {text} is not between {} and {}", YEARS.start(), YEARS.end())
    })
}

/// Four digits, two, two, with hyphens between.
fn is_written_so(text: &str) -> bool {
    text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() })
}

/// Plain digits and hyphens, without the hour, what cannot be seen, and signs at the end.
fn tidy(text: &str) -> String {
    let plain: String = text
        .nfkc()
        .filter_map(|c| match c {
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '日' => None,
            '‐' | '‑' | '‒' | '–' | '—' | '−' | '年' | '月' => Some('-'),
            c => Some(c),
        })
        .collect();
    let plain = plain.trim_end_matches([',', ';', '.', ' ', '-']);
    // "2021-02-05T10:00:00Z", "5 Feb 2021 10:00"
    let hour = plain.find(':').and_then(|colon| plain[..colon].rfind(['T', ' ']));
    let plain = hour.map_or(plain, |end| plain[..end].trim_end_matches([',', ' ']));
    match plain.as_bytes() {
        // "20210205"
        digits if digits.len() == 8 && digits.iter().all(u8::is_ascii_digit) => {
            format!("{}-{}-{}", &plain[..4], &plain[4..6], &plain[6..])
        }
        _ => plain.to_owned(),
    }
}

/// `2021/2/5`, `5.2.2021`, `25/2/2021`, `2021-02`.
fn in_digits(text: &str, tidy: &str) -> Option<NoDay> {
    let parts = tidy.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty());
    let read: Vec<u32> = parts.map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let meant = |days: &[(u32, u32, u32)]| {
        let mut days: Vec<Date> =
            days.iter().filter_map(|&(year, month, day)| civil(year, month, day)).collect();
        days.sort_unstable();
        days.dedup();
        days
    };
    let (year, days) = match read[..] {
        [year, month, day] if year >= 1000 => match meant(&[(year, month, day)]) {
            days if days.is_empty() => (year, meant(&[(year, day, month)])),
            days => (year, days),
        },
        [day, month, year] if year >= 1000 => match meant(&[(year, month, day)]) {
            // With points between them the day stands first.
            days if tidy.contains('.') && !days.is_empty() => (year, days),
            _ => (year, meant(&[(year, month, day), (year, day, month)])),
        },
        [year, month] | [month, year] if year >= 1000 && (1..=12).contains(&month) => {
            return Some(NoDay::Because(format!(
                "“{text}” names no day; write it behind {year}-{month:02}-"
            )));
        }
        _ => return None,
    };
    Some(match days[..] {
        [day] => NoDay::Meant(day),
        [one, other] => NoDay::Because(format!("“{text}” can be read as two days; write {one} or {other}")),
        _ => none_such(text, year),
    })
}

/// `5 February 2021`, `Fri, Feb 5th, 2021`, `5-Feb-2021`, and those of which a part is missing.
fn in_words(text: &str, tidy: &str) -> Option<NoDay> {
    const WEEKDAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let lower = tidy.to_lowercase();
    let (mut named, mut day, mut year) = (None, None, None);
    for word in pieces(&lower) {
        let weekday = word.len() > 2 && WEEKDAYS.iter().any(|name| name.starts_with(word));
        if weekday || matches!(word, "of" | "the" | "st" | "nd" | "rd" | "th") {
            continue;
        }
        let (slot, value) = match word.parse::<u32>() {
            Ok(number @ 1000..) => (&mut year, number),
            Ok(number @ 1..=31) => (&mut day, number),
            Ok(_) => return None,
            // Most languages of Europe begin the names of most months alike.
            Err(_) => (&mut named, u32::from(month(word).or_else(|| month(word.get(..3)?))?)),
        };
        if slot.replace(value).is_some() {
            return None;
        }
    }
    let month = named?;
    Some(match (year, day) {
        (Some(year), Some(day)) => {
            civil(year, month, day).map_or_else(|| none_such(text, year), NoDay::Meant)
        }
        (None, Some(day)) => {
            NoDay::Because(format!("“{text}” names no year; write it before -{month:02}-{day:02}"))
        }
        (Some(year), None) => {
            NoDay::Because(format!("“{text}” names no day; write it behind {year}-{month:02}-"))
        }
        (None, None) => return None,
    })
}

/// Words and numbers, also where they touch: `5Feb2021`.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.flat_map(|word| {
        let mut rest = word;
        std::iter::from_fn(move || {
            let digit = rest.chars().next()?.is_ascii_digit();
            let end = rest.find(|c: char| c.is_ascii_digit() != digit).unwrap_or(rest.len());
            let (piece, more) = rest.split_at(end);
            rest = more;
            Some(piece)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{NoDay, read};

    #[test]
    fn a_day_is_mended_where_only_one_can_be_meant() {
        assert_eq!(read(" 2021-02-05 ").expect("a day").to_string(), "2021-02-05");
        for written in [
            "2021-2-5",
            "2021/02/05",
            "2021 02 05",
            "20210205",
            "5.2.2021",
            "2021-02-05T10:00:00Z",
            "2021-02-05 10:00",
            "2021-02-05,",
            "2021–02–05",
            "2021年2月5日",
            "２０２１-０２-０５",
            "2021-02-05\u{200b}",
            "5 February 2021",
            "Feb 5th, 2021",
            "5-Feb-2021",
            "5Feb2021",
            "Fri, 5 Feb 2021 10:00",
            "5. Februar 2021",
        ] {
            let day = "2021-02-05".parse().expect("a day");
            assert_eq!(read(written), Err(NoDay::Meant(day)), "{written}");
        }
        for (written, meant) in [
            ("2/25/2021", "2021-02-25"),
            ("2.25.2021", "2021-02-25"),
            ("2021-25-02", "2021-02-25"),
            ("3/3/2021", "2021-03-03"),
            ("the 5th of Sept. 2021", "2021-09-05"),
        ] {
            assert_eq!(read(written), Err(NoDay::Meant(meant.parse().expect("a day"))), "{written}");
        }
    }

    #[test]
    fn what_is_missing_or_open_is_said() {
        for (written, said) in [
            ("5/2/2021", "“5/2/2021” can be read as two days; write 2021-02-05 or 2021-05-02"),
            ("3 Nov", "“3 Nov” names no year; write it before -11-03"),
            ("Nov 2021", "“Nov 2021” names no day; write it behind 2021-11-"),
            ("2021-11", "“2021-11” names no day; write it behind 2021-11-"),
            ("2021-02-30", "there is no day 2021-02-30"),
            ("30 Feb 2021", "there is no day 30 Feb 2021"),
            ("9999-12-31", "the year of 9999-12-31 is not between 1900 and 2999"),
        ] {
            assert_eq!(read(written), Err(NoDay::Because(said.to_owned())), "{written}");
        }
        for written in
            ["soon", "May", "5 6 May 2021", "2021", "Feb 2020 2021", "12", "", "5/2/21", "2021-W05"]
        {
            assert_eq!(read(written), Err(NoDay::Other), "{written}");
        }
    }
}
