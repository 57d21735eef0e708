//! A number as a reader is shown it.

/// A number with at most four decimals, or three figures, and no noise behind them: `100`, `0.3`, `7.9`, `0.00005`.
#[must_use]
pub fn plain(value: f64) -> String {
    // Four decimals, and of a smaller number three figures; what is smaller still is noise of the arithmetic.
    let small = (1e-7..0.01).contains(&value.abs());
    let decimals = if small { 10_f64.powf(2.0 - value.abs().log10().floor()) } else { 1e4 };
    let rounded = (value * decimals).round() / decimals;
    let rounded = if rounded == 0.0 { 0.0 } else { rounded };
    if rounded.abs() < 1e15 { format!("{rounded}") } else { format!("{rounded:e}") }
}

/// Whether two numbers are one as people write them: 100 and a tenth more are 110.
#[must_use]
pub fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// A number with thousands set apart: `20,000`.
#[must_use]
pub fn grouped(value: f64) -> String {
    let text = plain(value);
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("−", rest));
    let (whole, rest) = digits.split_at(digits.find(['.', 'e']).unwrap_or(digits.len()));
    let mut out = String::from(sign);
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) && whole.len() > 4 {
            out.push(',');
        }
        out.push(c);
    }
    out + rest
}

/// A number with its unit, as a reader expects it: `4%`, `€20,000`, `3 of 8`, `52 h`, `2×`.
#[must_use]
pub fn show(value: f64, unit: Option<&str>) -> String {
    let number = grouped(value);
    match unit.map(str::trim) {
        None | Some("") => number,
        Some(unit @ ("%" | "‰" | "×" | "°")) => format!("{number}{unit}"),
        Some(unit @ ("€" | "$" | "£" | "¥")) => match number.strip_prefix('−') {
            Some(rest) => format!("−{unit}{rest}"),
            None => format!("{unit}{number}"),
        },
        Some(unit) if value == 1.0 => format!("{number} {}", singular(unit)),
        Some(unit) => format!("{number} {unit}"),
    }
}

/// `workshop` for `workshops`; anything that is not plainly an English plural stays as it is.
fn singular(unit: &str) -> String {
    let plain = unit.len() > 3 && unit.chars().all(|c| c.is_ascii_lowercase() || c == ' ');
    let same = ["ss", "us", "is", "series", "species", "news"].iter().any(|end| unit.ends_with(end));
    if !plain || same {
        return unit.to_owned();
    }
    if let Some(stem) = unit.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let hissing = ["sses", "xes", "ches", "shes"].iter().any(|end| unit.ends_with(end));
    unit.strip_suffix(if hissing { "es" } else { "s" }).unwrap_or(unit).to_owned()
}

#[cfg(test)]
mod tests {
    use super::show;

    #[test]
    fn one_of_a_thing_is_singular() {
        let one = |unit| show(1.0, Some(unit));
        assert_eq!(
            ["workshops", "days", "replies", "boxes", "calls"].map(one),
            ["1 workshop", "1 day", "1 reply", "1 box", "1 call"]
        );
        assert_eq!(
            ["h", "of 8", "ms", "bonus", "series", "NPS"].map(one),
            ["1 h", "1 of 8", "1 ms", "1 bonus", "1 series", "1 NPS"]
        );
        assert_eq!(show(2.0, Some("days")), "2 days");
    }
}
