//! What a scalar means where the format says what to expect: a number, a day, how sure, yes or no.

mod day;

pub use self::day::{date, unknown};
use super::node::Scalar;
use crate::model::figure::plain;
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

    fn because(why: String) -> Self {
        Self { why: Some(why), instead: None }
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
        return Err(Misfit::because("no number of a playbook is that large".to_owned()));
    }
    match found.until {
        Some(_) => {
            Err(Misfit::because(format!("“{}” is two numbers; write one of them", scalar.text.trim())))
        }
        None => Ok(found),
    }
}

/// A score: `0.7`, `70%`, `7 of 10`, `7/10`.
///
/// # Errors
/// Where the text is none of these.
pub fn score(scalar: &Scalar<'_>) -> Result<f64, Misfit> {
    let number = number(scalar)?;
    match number.unit.as_deref() {
        None if number.scale <= 1.0 => Ok(number.value),
        Some(unit) if unit == "%" || unit.starts_with("of ") => {
            number.within(Some("%")).map(|percent| percent / 100.0).ok_or(Misfit::PLAIN)
        }
        _ => Err(Misfit::PLAIN),
    }
}

/// How sure somebody is, 0 to 1: `50%`, `5/10`, `0.5`, `5 of 10`.
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
    // "0,5", "5 of 10", "50 percent"
    let Some(value) = number(text).or_else(|| score(scalar).ok().filter(|sure| (0.0..=1.0).contains(sure)))
    else {
        return Err(Misfit::PLAIN);
    };
    match value {
        ..=1.0 => Ok(value),
        // "1.5" is a slip of another kind.
        _ if value.fract() > 0.0 => Err(Misfit::PLAIN),
        ..=10.0 => Err(Misfit::instead(format!("{}/10", plain(value)))),
        ..=100.0 => Err(Misfit::instead(format!("{}%", plain(value)))),
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

/// A colour as `#rgb` or `#rrggbb`.
#[must_use]
pub fn colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|hex| matches!(hex.len(), 3 | 6) && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::{Misfit, Scalar, confidence, number, score};

    fn scalar(text: &str) -> Scalar<'_> {
        Scalar { text: text.into(), plain: true }
    }

    #[test]
    fn one_number_is_one_number() {
        assert_eq!(number(&scalar("12,34,567")).map(|number| number.value), Ok(1_234_567.0), "as in India");
        let two = Misfit::because("“17-20” is two numbers; write one of them".to_owned());
        assert_eq!(number(&scalar("17-20")), Err(two));
        for text in ["--5", "1,234,56", "-+5"] {
            assert_eq!(number(&scalar(text)), Err(Misfit::PLAIN), "{text}");
        }
    }

    #[test]
    fn a_score_has_no_unit_of_its_own() {
        for text in ["0.7", "70%", "7 of 10", "7/10", "0,7"] {
            assert_eq!(score(&scalar(text)), Ok(0.7), "{text}");
        }
        assert_eq!(score(&scalar("1.37")), Ok(1.37), "kept as written");
        for text in ["€0.7", "0.7 h", "0.7x", "1 in 2", "70pp", "0.7k"] {
            assert_eq!(score(&scalar(text)), Err(Misfit::PLAIN), "{text}");
        }
    }

    #[test]
    fn many_ways_to_say_how_sure() {
        for text in ["50%", "5/10", "0.5", " 50 % ", "0,5", "5 of 10", "50 percent"] {
            assert_eq!(confidence(&scalar(text)), Ok(0.5), "{text}");
        }
        assert_eq!(confidence(&scalar("+7")), Err(Misfit::instead("7/10")));
        assert_eq!(confidence(&scalar("70")), Err(Misfit::instead("70%")));
        for text in ["-1", "11/10", "5/0", "NaN", "high", "120%", "1.5"] {
            assert_eq!(confidence(&scalar(text)), Err(Misfit::PLAIN), "{text}");
        }
    }
}
