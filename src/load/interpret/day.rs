//! A day, as every date of a playbook is written, and what to write instead of the ways people write one elsewhere.

use jiff::civil::Date;

use super::Misfit;
use crate::load::node::Scalar;
use crate::model::quantity::month;

/// A day: `2021-02-05`.
///
/// # Errors
/// Where the text is no such day; with the day meant where only one can be meant, both where there are two, and what is
/// missing where it is only a part.
pub fn date(scalar: &Scalar<'_>) -> Result<Date, Misfit> {
    let text = scalar.text.trim();
    let Some((year, month, day)) = in_digits(text) else { return Err(elsewhere(text)) };
    let date = civil(year, month, day).ok_or_else(|| Misfit::because(format!("there is no day {text}")))?;
    if is_written_so(text) { Ok(date) } else { Err(Misfit::instead(date.to_string())) }
}

/// `unknown`, or `unknown by 2021-02-15`; `None` where it is another word.
///
/// # Errors
/// Where the day behind it is none; with what to write instead, as [`date`] has it.
pub fn unknown(scalar: &Scalar<'_>) -> Option<Result<Option<Date>, Misfit>> {
    let rest = scalar.text.trim().strip_prefix("unknown")?;
    if rest.is_empty() {
        return Some(Ok(None));
    }
    let rest = rest.trim();
    let day = rest.strip_prefix("by ").or_else(|| rest.strip_prefix("until "))?;
    let read = date(&Scalar { text: day.trim().into(), plain: true });
    Some(read.map(Some).map_err(|misfit| match misfit {
        Misfit { why: None, instead: None } => {
            Misfit::because(format!("“{}” is no day like 2021-02-15", day.trim()))
        }
        Misfit { why, instead } => Misfit { why, instead: instead.map(|day| format!("unknown by {day}")) },
    }))
}

fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|year| (1900..=2999).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Four digits, two, two, with hyphens between.
fn is_written_so(text: &str) -> bool {
    text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() })
}

/// Year, month and day: year first, whatever stands between; a day that is larger than any month, or both the same.
fn in_digits(text: &str) -> Option<(u32, u32, u32)> {
    let read = numbers(text)?;
    match read {
        [year, month, day] if year >= 1000 => Some((year, month, day)),
        [day, month, year] if year >= 1000 && (day > 12 || day == month || text.contains('.')) => {
            Some((year, month, day))
        }
        [month, day, year] if year >= 1000 && day > 12 => Some((year, month, day)),
        _ => None,
    }
}

fn numbers(text: &str) -> Option<[u32; 3]> {
    let mut parts = text.split(['-', '/', '.']).map(|part| part.parse::<u32>().ok());
    let read = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(read)
}

/// Why a text is no day here that may be one elsewhere.
fn elsewhere(text: &str) -> Misfit {
    if let Some([first, second, year]) = numbers(text)
        && let (Some(one), Some(other)) = (civil(year, second, first), civil(year, first, second))
    {
        let (one, other) = (one.min(other), one.max(other));
        return Misfit::because(format!("“{text}” can be read as two days; write {one} or {other}"));
    }
    in_words(text).unwrap_or(Misfit::PLAIN)
}

/// `5 February 2021`, `Feb 5th, 2021`, `5-Feb-2021`, and those of which a part is missing.
fn in_words(text: &str) -> Option<Misfit> {
    let lower = text.to_lowercase();
    let (mut named, mut day, mut year) = (None, None, None);
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !matches!(*word, "" | "of" | "the"))
    {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|tail| word.strip_suffix(tail)).unwrap_or(word);
        let slot = match digits.parse::<u32>() {
            Ok(1000..) => &mut year,
            Ok(1..=31) => &mut day,
            Ok(_) => return None,
            Err(_) => &mut named,
        };
        let value = digits.parse().ok().or_else(|| month(word).map(u32::from));
        if slot.replace(value?).is_some() {
            return None;
        }
    }
    let month = named?;
    Some(match (year, day) {
        (Some(year), Some(day)) => match civil(year, month, day) {
            Some(date) => Misfit::instead(date.to_string()),
            None => Misfit::because(format!("there is no day {text}")),
        },
        (None, Some(day)) => {
            Misfit::because(format!("“{text}” names no year; write it before -{month:02}-{day:02}"))
        }
        (Some(year), None) => {
            Misfit::because(format!("“{text}” names no day; write it behind {year}-{month:02}-"))
        }
        (None, None) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Misfit, Scalar, date, unknown};

    fn scalar(text: &str) -> Scalar<'_> {
        Scalar { text: text.into(), plain: true }
    }

    #[test]
    fn a_day_is_mended_where_only_one_can_be_meant() {
        assert_eq!(date(&scalar("2021-02-05")).expect("a day").to_string(), "2021-02-05");
        for (written, meant) in [
            ("2021-2-5", "2021-02-05"),
            ("2021/02/05", "2021-02-05"),
            ("5.2.2021", "2021-02-05"),
            ("2/25/2021", "2021-02-25"),
            ("3/3/2021", "2021-03-03"),
            ("5 February 2021", "2021-02-05"),
            ("Feb 5th, 2021", "2021-02-05"),
            ("5-Feb-2021", "2021-02-05"),
            ("the 5th of Sept. 2021", "2021-09-05"),
        ] {
            assert_eq!(date(&scalar(written)), Err(Misfit::instead(meant)), "{written}");
        }
    }

    #[test]
    fn what_is_missing_or_open_is_said() {
        for (written, said) in [
            ("5/2/2021", "“5/2/2021” can be read as two days; write 2021-02-05 or 2021-05-02"),
            ("3 Nov", "“3 Nov” names no year; write it before -11-03"),
            ("Nov 2021", "“Nov 2021” names no day; write it behind 2021-11-"),
            ("2021-02-30", "there is no day 2021-02-30"),
            ("30 Feb 2021", "there is no day 30 Feb 2021"),
        ] {
            assert_eq!(date(&scalar(written)), Err(Misfit::because(said.to_owned())), "{written}");
        }
        for written in ["soon", "May", "5 6 May 2021", "2021", "Feb 2020 2021", "12", "", "5/2/21"] {
            assert_eq!(date(&scalar(written)), Err(Misfit::PLAIN), "{written}");
        }
    }

    #[test]
    fn a_baseline_may_be_unknown_for_a_while() {
        let day = |text| unknown(&scalar(text)).map(|read| read.map(|day| day.map(|day| day.to_string())));
        assert_eq!(day("unknown"), Some(Ok(None)));
        assert_eq!(day("unknown by 2021-02-15"), Some(Ok(Some("2021-02-15".to_owned()))));
        assert_eq!(day("unknown until 15 Feb 2021"), Some(Err(Misfit::instead("unknown by 2021-02-15"))));
        let said = "“15 Feb” names no year; write it before -02-15".to_owned();
        assert_eq!(day("unknown by 15 Feb"), Some(Err(Misfit::because(said))));
        let said = "“spring” is no day like 2021-02-15".to_owned();
        assert_eq!(day("unknown by spring"), Some(Err(Misfit::because(said))));
        assert_eq!(day("unknown soon"), None);
    }
}
