//! What a scalar means where the format says what to expect: a number, a day, how sure, yes or no.

mod day;

pub use self::day::{date, unknown};
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
    Ok(found)
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

/// A colour as `#rgb` or `#rrggbb`.
#[must_use]
pub fn colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|hex| matches!(hex.len(), 3 | 6) && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::{Misfit, Scalar, confidence};

    fn scalar(text: &str) -> Scalar<'_> {
        Scalar { text: text.into(), plain: true }
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
}
