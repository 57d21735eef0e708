//! What a scalar means where the format says what to expect: a number, a day, how sure, yes or no.

use jiff::civil::Date;

use super::node::Scalar;
use crate::model::quantity::{Quantity, quantity};

/// Why a scalar is not what was expected, and what to write instead where that is clear.
#[derive(Debug, PartialEq, Eq)]
pub struct Misfit {
    /// One sentence, or nothing where the expectation says enough.
    pub why: Option<String>,
    /// What to write instead.
    pub instead: Option<String>,
}

impl Misfit {
    const PLAIN: Self = Self { why: None, instead: None };

    fn instead(text: impl Into<String>) -> Self {
        Self { why: None, instead: Some(text.into()) }
    }
}

/// The longest exponent a day job needs; beyond it a number is a slip of the hand.
const LARGEST: f64 = 1e15;

/// A number with or without a unit.
///
/// # Errors
/// Where the text holds no number, or anything beside it.
pub fn number(scalar: &Scalar<'_>) -> Result<Quantity, Misfit> {
    let found = quantity(&scalar.text).ok_or(Misfit::PLAIN)?;
    if found.value.abs() > LARGEST {
        return Err(Misfit { why: Some("no number of a playbook is that large".to_owned()), instead: None });
    }
    Ok(found)
}

/// A day, as every date of a playbook is written: `2021-02-05`.
///
/// # Errors
/// Where the text is no such day; with the day meant, where only one can be meant.
pub fn date(scalar: &Scalar<'_>) -> Result<Date, Misfit> {
    let text = scalar.text.trim();
    let (year, month, day) = split_date(text).ok_or(Misfit::PLAIN)?;
    let date = i16::try_from(year)
        .ok()
        .filter(|year| (1900..=2999).contains(year))
        .and_then(|year| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok())
        .ok_or_else(|| Misfit { why: Some(format!("there is no day {text}")), instead: None })?;
    if is_written_so(text) { Ok(date) } else { Err(Misfit::instead(date.to_string())) }
}

/// Four digits, two, two, with hyphens between.
fn is_written_so(text: &str) -> bool {
    text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() })
}

/// Year first, whatever stands between; or a day that is larger than any month.
fn split_date(text: &str) -> Option<(u32, u32, u32)> {
    let mut parts = text.split(['-', '/', '.']).map(|part| part.parse::<u32>().ok());
    let read = [parts.next()??, parts.next()??, parts.next()??];
    if parts.next().is_some() {
        return None;
    }
    match read {
        [year, month, day] if year >= 1000 => Some((year, month, day)),
        [day, month, year] if year >= 1000 && (day > 12 || text.contains('.')) => Some((year, month, day)),
        [month, day, year] if year >= 1000 && day > 12 => Some((year, month, day)),
        _ => None,
    }
}

/// How sure somebody is, 0 to 1: `50%`, `5/10`, `0.5`.
///
/// # Errors
/// Where the text is none of these.
pub fn confidence(scalar: &Scalar<'_>) -> Result<f64, Misfit> {
    let text = scalar.text.trim();
    let number =
        |text: &str| text.trim().parse::<f64>().ok().filter(|value| value.is_finite() && *value >= 0.0);
    if let Some((part, whole)) = text.split_once('/') {
        return match (number(part), number(whole)) {
            (Some(part), Some(whole)) if whole > 0.0 && part <= whole => Ok(part / whole),
            _ => Err(Misfit::PLAIN),
        };
    }
    if let Some(percent) = text.strip_suffix(['%', '％']) {
        return number(percent)
            .filter(|value| *value <= 100.0)
            .map(|value| value / 100.0)
            .ok_or(Misfit::PLAIN);
    }
    match number(text) {
        Some(value) if value <= 1.0 => Ok(value),
        Some(value) if value <= 10.0 => Err(Misfit::instead(format!("{text}/10"))),
        Some(value) if value <= 100.0 => Err(Misfit::instead(format!("{text}%"))),
        _ => Err(Misfit::PLAIN),
    }
}

/// A share: `10%` or `0.1`.
///
/// # Errors
/// Where the text is neither.
pub fn share(scalar: &Scalar<'_>) -> Result<f64, Misfit> {
    let text = scalar.text.trim();
    let (digits, by) = text.strip_suffix('%').map_or((text, 1.0), |digits| (digits, 100.0));
    let value: f64 = digits.trim().parse().map_err(|_| Misfit::PLAIN)?;
    match value / by {
        share if (0.0..=1.0).contains(&share) => Ok(share),
        _ if by == 1.0 && (0.0..=100.0).contains(&value) => Err(Misfit::instead(format!("{text}%"))),
        _ => Err(Misfit::PLAIN),
    }
}

/// Yes or no: `true`, `false`, `yes`, `no`.
///
/// # Errors
/// Where the text is none of these.
pub fn flag(scalar: &Scalar<'_>) -> Result<bool, Misfit> {
    match scalar.text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "y" | "done" => Ok(true),
        "false" | "no" | "n" | "open" => Ok(false),
        _ => Err(Misfit::PLAIN),
    }
}

/// The place of a word among some.
///
/// # Errors
/// Where it is none of them; with the nearest.
pub fn choice(scalar: &Scalar<'_>, words: &[&str]) -> Result<usize, Misfit> {
    let text = scalar.text.trim();
    // `yes`, `true` and `on` are one to many writers.
    let text = match text {
        "true" | "Yes" if words.contains(&"yes") => "yes",
        "false" | "No" if words.contains(&"no") => "no",
        text => text,
    };
    words.iter().position(|word| *word == text).ok_or_else(|| Misfit {
        why: None,
        instead: super::nearest::nearest(text, words.iter().copied()).map(str::to_owned),
    })
}

/// A whole number between two bounds.
///
/// # Errors
/// Where the text is none, or outside.
pub fn whole(scalar: &Scalar<'_>, low: i64, high: i64) -> Result<i64, Misfit> {
    scalar.text.trim().parse().ok().filter(|value| (low..=high).contains(value)).ok_or(Misfit::PLAIN)
}

/// `unknown`, or `unknown by 2021-02-15`.
#[must_use]
#[allow(clippy::option_option, reason = "the word may be missing, and so may its day")]
pub fn unknown(scalar: &Scalar<'_>) -> Option<Option<Date>> {
    let rest = scalar.text.trim().strip_prefix("unknown")?;
    if rest.is_empty() {
        return Some(None);
    }
    let day = rest.trim().strip_prefix("by").or_else(|| rest.trim().strip_prefix("until"))?;
    let scalar = Scalar { text: day.trim().into(), plain: true };
    date(&scalar).ok().map(Some)
}

/// A colour as `#rgb` or `#rrggbb`.
#[must_use]
pub fn colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|hex| matches!(hex.len(), 3 | 6) && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::{Misfit, Scalar, confidence, date, unknown};

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
        ] {
            assert_eq!(date(&scalar(written)), Err(Misfit::instead(meant)));
        }
        assert_eq!(date(&scalar("5/2/2021")), Err(Misfit::PLAIN), "fifth of February, or second of May?");
        assert!(date(&scalar("2021-02-30")).expect_err("no such day").why.is_some());
    }

    #[test]
    fn three_ways_to_say_how_sure() {
        for text in ["50%", "5/10", "0.5", " 50 % "] {
            assert_eq!(confidence(&scalar(text)), Ok(0.5), "{text}");
        }
        assert_eq!(confidence(&scalar("7")), Err(Misfit::instead("7/10")));
        assert_eq!(confidence(&scalar("70")), Err(Misfit::instead("70%")));
        for text in ["-1", "11/10", "5/0", "NaN", "high", "120%"] {
            assert_eq!(confidence(&scalar(text)), Err(Misfit::PLAIN), "{text}");
        }
    }

    #[test]
    fn a_baseline_may_be_unknown_for_a_while() {
        assert_eq!(unknown(&scalar("unknown")), Some(None));
        assert_eq!(
            unknown(&scalar("unknown by 2021-02-15")).flatten().expect("a day").to_string(),
            "2021-02-15"
        );
        assert_eq!(unknown(&scalar("unknown soon")), None);
    }
}
