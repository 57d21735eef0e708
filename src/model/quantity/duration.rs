//! Times in two units: `1h30`, `1 h 30 min`, `2 days and 4 hours` are one number each.

use super::Quantity;
use crate::model::unit::{is_clock, times};

/// Reads what stands right behind the digits: `h30`, or the `d` of `2d 4h`.
pub(super) fn begin(text: &str, end: usize, quantity: &mut Quantity) {
    if let Some((minutes, past)) = minutes(text, end) {
        quantity.value += (minutes / 60.0).copysign(quantity.value);
        quantity.unit = Some("h".to_owned());
        quantity.at.end = past;
    } else if let Some(past) = days(text, end) {
        quantity.unit = Some("days".to_owned());
        quantity.at.end = past;
    }
}

/// `h30` behind the hours: how many minutes, and where they end.
fn minutes(text: &str, from: usize) -> Option<(f64, usize)> {
    let digits = text[from..].strip_prefix(['h', 'H'])?.get(..2)?;
    let end = from + 3;
    let minutes = digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let rest = text[end..].strip_prefix("min").or_else(|| text[end..].strip_prefix('m'));
    let rest = rest.unwrap_or(&text[end..]);
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric());
    (minutes < 60.0 && ends).then_some((minutes, text.len() - rest.len()))
}

/// `d 4h` behind the days: where the day ends. Elsewhere a `3D` is no time.
fn days(text: &str, from: usize) -> Option<usize> {
    let rest = text[from..].strip_prefix('d')?;
    let hours = rest.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    (counted && hours.starts_with('h') && !hours[1..].starts_with(char::is_alphanumeric)).then_some(from + 1)
}

/// `12m` before `30s` is minutes, which elsewhere are millions.
pub(super) fn minutes_before(between: &str, first: &mut Quantity, second: &Quantity) {
    let million = first.unit.is_none() && first.scale.to_bits() == 1e6_f64.to_bits();
    if million && between.is_empty() && second.unit.as_deref() == Some("s") {
        first.value /= first.scale;
        first.scale = 1.0;
        first.unit = Some("min".to_owned());
    }
}

/// How much of the first unit the second number adds to the first: half an hour where `1 h` and `30 min` stand side by
/// side. `m` behind hours is minutes, which elsewhere are millions.
pub(super) fn added(between: &str, first: &Quantity, second: &Quantity) -> Option<f64> {
    let beside = matches!(between, "" | "and" | ",");
    let touches = between.is_empty();
    let unit = first.unit.as_deref().filter(|unit| beside && first.until.is_none() && is_clock(unit))?;
    let minutes = touches && second.unit.is_none() && second.scale.to_bits() == 1e6_f64.to_bits();
    let (value, own) = match second.unit.as_deref() {
        None if minutes => (second.value / second.scale, "min"),
        own => (second.value, own?),
    };
    let part = times(own, unit).filter(|part| *part < 1.0)?;
    // "2 h, 300 min" are two.
    Some(value * part).filter(|added| *added < 1.0)
}
