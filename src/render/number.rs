//! Numbers as a reader meets them: short, never `-0`, `NaN`, `1e21` or `0.30000000000000004`; no thousands marks.

// What is cast was clamped or held against HUGE before.
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]

/// What stands where there is no number.
pub const NOTHING: &str = "–";

/// From here on digits say less than a power of ten.
const HUGE: f64 = 1e15;

/// At most two decimals: `9`, `7.9`, `0.33`.
#[must_use]
pub fn num(value: f64) -> String {
    num_with(value, 2)
}

/// At most `decimals` decimals, trailing zeros dropped. A number that is none is [`NOTHING`].
#[must_use]
pub fn num_with(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return NOTHING.to_owned();
    }
    if value.abs() >= HUGE {
        return power(value);
    }
    trim(format!("{value:.decimals$}"))
}

/// A measured value: two decimals, but never less than two digits that mean something (`0.0042`).
#[must_use]
pub fn value(value: f64) -> String {
    let small = value != 0.0 && value.abs() < 0.1;
    let decimals = if small { (1.0 - value.abs().log10().floor()).clamp(2.0, 9.0) as usize } else { 2 };
    num_with(value, decimals)
}

/// Exactly two decimals, as scores are written: `0.30`, `1.00`.
#[must_use]
pub fn score(value: f64) -> String {
    if !value.is_finite() {
        return NOTHING.to_owned();
    }
    if value.abs() >= HUGE {
        return power(value);
    }
    let text = format!("{value:.2}");
    if text == "-0.00" { "0.00".to_owned() } else { text }
}

/// A place on the scale: `0`, `0.3`, `0.7`, `1.0`.
#[must_use]
pub fn level(value: f64) -> String {
    if value == 1.0 { "1.0".to_owned() } else { num(value) }
}

/// A share as whole per cent without the sign: `0.55` is `55`. Kept within 0 and 100.
#[must_use]
pub fn percent(share: f64) -> String {
    if share.is_finite() { num_with((share * 100.0).clamp(0.0, 100.0), 0) } else { NOTHING.to_owned() }
}

/// A coordinate: always a plain finite decimal, since a chart with `NaN` in it is not drawn at all.
#[must_use]
pub fn coordinate(value: f64) -> String {
    let mut out = String::with_capacity(8);
    push_coordinate(&mut out, value);
    out
}

/// [`coordinate`], appended: a page has hundreds of them, so they are written digit by digit from whole hundredths.
pub fn push_coordinate(out: &mut String, value: f64) {
    let value = if value.is_finite() { value.clamp(-1e6, 1e6) } else { 0.0 };
    let hundredths = (value * 100.0).round() as i64;
    if hundredths < 0 {
        out.push('-');
    }
    let all = hundredths.unsigned_abs();
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    let mut whole = all / 100;
    loop {
        at -= 1;
        digits[at] = b'0' + (whole % 10) as u8;
        whole /= 10;
        if whole == 0 {
            break;
        }
    }
    out.extend(digits[at..].iter().map(|d| char::from(*d)));
    let (tenths, rest) = (all / 10 % 10, all % 10);
    if tenths > 0 || rest > 0 {
        out.push('.');
        out.push(char::from(b'0' + tenths as u8));
        if rest > 0 {
            out.push(char::from(b'0' + rest as u8));
        }
    }
}

fn trim(mut text: String) -> String {
    if text.contains('.') {
        let kept = text.trim_end_matches('0').trim_end_matches('.').len();
        text.truncate(kept);
    }
    if text == "-0" { "0".to_owned() } else { text }
}

fn power(value: f64) -> String {
    let text = format!("{value:.2e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let raised: String = exponent.chars().filter_map(superscript).collect();
    format!("{} × 10{raised}", trim(mantissa.to_owned()))
}

fn superscript(digit: char) -> Option<char> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit.to_digit(10)? as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_short() {
        for (value, text) in [
            (0.1 + 0.2, "0.3"),
            (100.0, "100"),
            (-0.0, "0"),
            (-0.001, "0"),
            (7.9, "7.9"),
            (1_234_567.891, "1234567.89"),
            (1e21, "1 × 10²¹"),
            (-2.5e300, "-2.5 × 10³⁰⁰"),
            (f64::NAN, "–"),
            (f64::INFINITY, "–"),
        ] {
            assert_eq!(num(value), text);
        }
        assert_eq!(num_with(2.0 / 3.0, 0), "1");
        assert_eq!(num_with(2.0 / 3.0, 3), "0.667");
    }

    #[test]
    fn keeps_small_values_readable() {
        assert_eq!(value(0.00421), "0.0042");
        assert_eq!(value(0.5), "0.5");
        assert_eq!(value(0.0), "0");
        assert_eq!(value(12.345), "12.35");
    }

    #[test]
    fn scores_have_two_decimals() {
        assert_eq!(score(0.3), "0.30");
        assert_eq!(score(1.37), "1.37");
        assert_eq!(score(-0.001), "0.00");
        assert_eq!(level(1.0), "1.0");
        assert_eq!(level(0.0), "0");
        assert_eq!(level(0.7), "0.7");
        assert_eq!(percent(0.555), "56");
    }

    #[test]
    fn coordinates_are_always_plain() {
        assert_eq!(coordinate(f64::NAN), "0");
        assert_eq!(coordinate(1e300), "1000000");
        assert_eq!(coordinate(58.599_999_999_999_994), "58.6");
        assert_eq!(coordinate(-0.0), "0");
        for (value, text) in
            [(-0.004, "0"), (-12.345, "-12.35"), (0.05, "0.05"), (100.0, "100"), (1.999, "2")]
        {
            assert_eq!(coordinate(value), text);
        }
    }
}
