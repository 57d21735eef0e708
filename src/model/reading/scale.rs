//! Puts the two numbers of a `from … to …` on one scale, where people leave out what the other one says.

use super::marks::per;
use crate::model::quantity::Quantity;
use crate::model::unit::times;

/// A million, which behind times is a minute.
const MILLION: f64 = 1e6;

/// The two numbers on one scale; `None` where they are on none: "from 1 in 5 to 1 in 3", "from 12 km to 900 m",
/// "from 2 a week to 3 a month". `lessens` is which way the words point.
pub(super) fn joined(
    lower: &str,
    mut from: Quantity,
    mut to: Quantity,
    lessens: impl Fn() -> Option<bool>,
) -> Option<(Quantity, Quantity)> {
    minutes(lower, &mut from, &mut to);
    shared_multiple(&mut from, &to, lessens);
    dotted_thousands(&mut from, &mut to);
    let rates = (per(lower, &from), per(lower, &to));
    if matches!(rates, (Some(a), Some(b)) if a != b) || odd_units(lower, &from, &to) {
        return None;
    }
    // `1 to 8 of 8`: both count out of the same whole.
    match (&from.unit, &to.unit) {
        (None, Some(unit)) => from.unit = Some(unit.clone()),
        (Some(unit), None) => to.unit = Some(unit.clone()),
        _ => {}
    }
    // `from 1 in 5 to 1 in 3`, `from 2 of 8 to 6 of 10`: no one scale holds both.
    to.within(from.unit.as_deref())?;
    Some((from, to))
}

/// "From 4h to 30m", "build time from 45m to 10m"
fn minutes(lower: &str, from: &mut Quantity, to: &mut Quantity) {
    let clock = |number: &Quantity| number.unit.as_deref().is_some_and(|unit| times(unit, "s").is_some());
    let million = |number: &Quantity| number.unit.is_none() && number.scale.to_bits() == MILLION.to_bits();
    if !million(from) && !million(to) {
        return;
    }
    let of_time =
        ["time", "latency", "duration", "wait", "mttr", "call length", "build", "deploy", "startup"]
            .iter()
            .any(|word| lower.contains(word));
    let both = million(from) && million(to) && of_time;
    let (start, end) = (from.clone(), to.clone());
    for (number, other) in [(start, to), (end, from)] {
        if million(other) && (clock(&number) || both) {
            *other = Quantity {
                value: other.value / MILLION,
                unit: Some("min".to_owned()),
                scale: 1.0,
                ..other.clone()
            };
        }
    }
}

/// "From 5 to 3 million": a million is behind both. Not "from 500 to 2k", and not "grow from 5 to 1k".
fn shared_multiple(from: &mut Quantity, to: &Quantity, lessens: impl Fn() -> Option<bool>) {
    if from.scale > 1.0 || to.scale <= 1.0 || from.value <= 0.0 {
        return;
    }
    let written = to.value / to.scale;
    let alike = (0.1..=10.0).contains(&(from.value / written));
    let falls = written < from.value;
    if alike && lessens().unwrap_or(falls) == falls {
        from.value *= to.scale;
        from.scale = to.scale;
    }
}

/// "From 900 to 1.200", "from 2.400 to 900": a point before three digits sets thousands apart where the other number
/// is as large.
fn dotted_thousands(from: &mut Quantity, to: &mut Quantity) {
    const LARGE: f64 = 100.0;
    let (start, end) = (from.clone(), to.clone());
    // "80.000 to 100.000": nobody writes so many decimals of nothing.
    if start.dotted && end.dotted && start.value.fract() == 0.0 && end.value.fract() == 0.0 {
        from.value *= 1000.0;
        to.value *= 1000.0;
        return;
    }
    for (number, other) in [(from, end), (to, start)] {
        if number.dotted && !other.dotted && other.value >= LARGE {
            number.value *= 1000.0;
        }
    }
}

/// Two units that nothing here converts: "12 km" and "900 m", "1 quarter" and "6 weeks".
fn odd_units(lower: &str, from: &Quantity, to: &Quantity) -> bool {
    const ODD: [&str; 40] = [
        "km",
        "kg",
        "kwh",
        "mwh",
        "ml",
        "µs",
        "m",
        "mm",
        "cm",
        "mi",
        "miles",
        "ft",
        "g",
        "gr",
        "grams",
        "lb",
        "lbs",
        "oz",
        "t",
        "tons",
        "tonnes",
        "l",
        "litres",
        "liters",
        "d",
        "w",
        "wk",
        "wks",
        "cent",
        "cents",
        "ct",
        "pence",
        "quarter",
        "quarters",
        "fortnight",
        "fortnights",
        "sprint",
        "sprints",
        "wh",
        "kw",
    ];
    let odd = |number: &Quantity| {
        let after = lower.get(number.at.end..)?;
        let word: &str =
            after.strip_prefix(' ').unwrap_or(after).split(|c: char| !c.is_alphabetic()).next()?;
        ODD.iter().find(|odd| **odd == word).copied()
    };
    match (odd(from), odd(to)) {
        (Some(a), Some(b)) => a != b,
        (Some(_), None) => to.unit.is_some(),
        (None, Some(_)) => from.unit.is_some(),
        (None, None) => false,
    }
}
