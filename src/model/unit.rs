//! What stands beside a number: currencies, multipliers and units, as people write them and as they are shown.

const CURRENCIES: [(&str, &str); 18] = [
    ("€", "€"),
    ("$", "$"),
    ("£", "£"),
    ("¥", "¥"),
    ("￥", "¥"),
    ("eur", "€"),
    ("euro", "€"),
    ("euros", "€"),
    ("dollar", "$"),
    ("dollars", "$"),
    ("usd", "$"),
    ("gbp", "£"),
    ("cny", "¥"),
    ("rmb", "¥"),
    ("元", "¥"),
    ("chf", "CHF"),
    ("jpy", "JPY"),
    ("inr", "INR"),
];

/// Suffixes that multiply, and by how much; the case of `k`, `m` and `b` does not matter beside a number.
const MULTIPLIERS: [(&str, f64); 16] = [
    ("k", 1e3),
    ("m", 1e6),
    ("mm", 1e6),
    ("mn", 1e6),
    ("mio", 1e6),
    ("b", 1e9),
    ("bn", 1e9),
    ("dozen", 12.0),
    ("hundred", 100.0),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("lakh", 1e5),
    ("crore", 1e7),
    ("万", 1e4),
    ("亿", 1e8),
];

/// Words that are units rather than things counted, and how they are shown.
const UNITS: [(&str, &str); 64] = [
    ("%", "%"),
    ("％", "%"),
    ("percent", "%"),
    ("per cent", "%"),
    ("‰", "‰"),
    ("per mille", "‰"),
    ("ppm", "ppm"),
    ("pp", "points"),
    ("percentage points", "points"),
    ("percentage point", "points"),
    ("%-points", "points"),
    ("%-pts", "points"),
    ("% points", "points"),
    ("ppt", "points"),
    ("bps", "bps"),
    ("bp", "bps"),
    ("basis points", "bps"),
    ("points", "points"),
    ("pts", "points"),
    ("x", "×"),
    ("×", "×"),
    ("times", "×"),
    ("倍", "×"),
    ("ms", "ms"),
    ("msec", "ms"),
    ("msecs", "ms"),
    ("millisecond", "ms"),
    ("milliseconds", "ms"),
    ("s", "s"),
    ("sec", "s"),
    ("secs", "s"),
    ("second", "s"),
    ("seconds", "s"),
    ("min", "min"),
    ("mins", "min"),
    ("minute", "min"),
    ("minutes", "min"),
    ("分钟", "min"),
    ("h", "h"),
    ("hr", "h"),
    ("hrs", "h"),
    ("hour", "h"),
    ("hours", "h"),
    ("小时", "h"),
    ("day", "days"),
    ("days", "days"),
    ("天", "days"),
    ("business day", "business days"),
    ("business days", "business days"),
    ("working day", "working days"),
    ("working days", "working days"),
    ("workday", "working days"),
    ("workdays", "working days"),
    ("week", "weeks"),
    ("weeks", "weeks"),
    ("周", "weeks"),
    ("month", "months"),
    ("months", "months"),
    ("year", "years"),
    ("years", "years"),
    ("kb", "KB"),
    ("mb", "MB"),
    ("gb", "GB"),
    ("tb", "TB"),
];

/// A unit as it is shown, whatever of its names is written: `h` for `hours`, `%` for `percent`.
#[must_use]
pub fn shown(unit: &str) -> &str {
    let unit = unit.trim();
    let named = |(name, shown): &(&str, &'static str)| same(unit, name).then_some(*shown);
    UNITS.iter().chain(&CURRENCIES).find_map(named).unwrap_or(unit)
}

/// Whether a unit, as it is shown, is money.
#[must_use]
pub fn is_currency(unit: &str) -> bool {
    CURRENCIES.iter().any(|(_, shown)| *shown == unit)
}

/// Whether a unit measures time by the clock.
#[must_use]
pub fn is_clock(unit: &str) -> bool {
    times(unit, "s").is_some()
}

/// Whether a unit is one that is known here, and can be set against others.
#[must_use]
pub fn is_known(unit: &str) -> bool {
    unit.starts_with("of ") || UNITS.iter().chain(&CURRENCIES).any(|(_, shown)| *shown == unit)
}

/// The multiple that a unit holds, and what is left of it: 1,000 and `€` for `k€`, a million and nothing for `M`.
#[must_use]
pub fn multiple(unit: &str) -> (f64, &str) {
    let unit = unit.trim();
    let left = |rest: &str| rest.is_empty() || is_currency(shown(rest));
    let found = MULTIPLIERS.iter().filter(|(word, _)| word.is_ascii()).find_map(|(word, by)| {
        let before =
            unit.get(..word.len()).filter(|head| same(head, word)).map(|_| unit[word.len()..].trim());
        let cut = unit.len().checked_sub(word.len()).filter(|cut| unit.is_char_boundary(*cut));
        let behind = cut.filter(|cut| same(&unit[*cut..], word)).map(|cut| unit[..cut].trim());
        // A lower-case m alone may be a minute or a metre.
        let rest = before.into_iter().chain(behind).find(|rest| left(rest) && unit != "m" && unit != "b")?;
        Some((*by, rest))
    });
    found.map_or((1.0, unit), |(by, rest)| (by, shown(rest)))
}

/// How much of one unit another is: 24 for `days` in `h`; `None` where the two do not measure the same.
#[must_use]
pub fn times(from: &str, to: &str) -> Option<f64> {
    const CLOCK: [(&str, f64); 6] =
        [("ms", 1.0), ("s", 1e3), ("min", 6e4), ("h", 3.6e6), ("days", 8.64e7), ("weeks", 6.048e8)];
    const CALENDAR: [(&str, f64); 2] = [("months", 1.0), ("years", 12.0)];
    const BYTES: [(&str, f64); 4] = [("KB", 1.0), ("MB", 1e3), ("GB", 1e6), ("TB", 1e9)];
    const SHARES: [(&str, f64); 3] = [("ppm", 1.0), ("‰", 1e3), ("%", 1e4)];
    let (from, to) = (shown(from), shown(to));
    let within = |table: &[(&str, f64)]| {
        let size = |unit| table.iter().find(|(name, _)| *name == unit).map(|(_, size)| *size);
        Some(size(from)? / size(to)?)
    };
    let of = |unit: &str| unit.strip_prefix("of ")?.parse::<f64>().ok().filter(|whole| *whole > 0.0);
    match (from, to) {
        ("%", whole) if of(whole).is_some() => return of(whole).map(|whole| whole / 100.0),
        (whole, "%") if of(whole).is_some() => return of(whole).map(|whole| 100.0 / whole),
        _ => {}
    }
    if from == to { Some(1.0) } else { [&CLOCK[..], &CALENDAR, &BYTES, &SHARES].into_iter().find_map(within) }
}

/// Takes a currency off the end of what stands before a number: `€`, `¥ `, `USD `.
pub(super) fn currency_before(before: &str) -> (&str, Option<&'static str>) {
    let tail = before.trim_end();
    let last = tail.as_bytes().last().map(u8::to_ascii_lowercase);
    // Most are told apart by their last byte.
    let mut signs = CURRENCIES.iter().filter(|(sign, _)| sign.as_bytes().last().copied() == last);
    let found = signs.find_map(|(sign, unit)| {
        let cut = tail.len().checked_sub(sign.len())?;
        let matches = tail.is_char_boundary(cut) && tail[cut..].eq_ignore_ascii_case(sign);
        let word = sign.is_ascii() && *sign != "$";
        (matches && !(word && tail[..cut].ends_with(|c: char| c.is_alphanumeric())))
            .then(|| (&tail[..cut], Some(*unit)))
    });
    found.unwrap_or((before, None))
}

/// By how much the suffix at `from` multiplies, and where it ends.
pub(super) fn multiplier(text: &str, from: usize) -> Option<(f64, usize)> {
    suffix(text, from, &MULTIPLIERS)
}

/// The unit or currency at `from` as it is shown, and where it ends.
pub(super) fn unit(text: &str, from: usize) -> Option<(&'static str, usize)> {
    suffix(text, from, &UNITS).or_else(|| suffix(text, from, &CURRENCIES))
}

/// The longest entry of a table that stands at `from`, after at most one space, and ends with a word's end.
fn suffix<T: Copy>(text: &str, from: usize, table: &[(&str, T)]) -> Option<(T, usize)> {
    let rest = &text[from..];
    let spaces = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    let rest = &rest[spaces..];
    let first = rest.bytes().next()?.to_ascii_lowercase();
    table
        .iter()
        // Most words are told apart by their first byte.
        .filter(|(word, _)| {
            word.as_bytes()[0] == first && rest.get(..word.len()).is_some_and(|head| same(head, word))
        })
        .filter(|(word, _)| {
            let lettered = word.ends_with(|c: char| c.is_ascii_alphabetic());
            !(lettered && rest[word.len()..].starts_with(|c: char| c.is_alphanumeric()))
        })
        .max_by_key(|(word, _)| word.len())
        .map(|(word, value)| (*value, from + spaces + word.len()))
}

/// Whether a text is a word of a table, which is in lower case, but for its own case.
fn same(text: &str, word: &str) -> bool {
    if text.is_ascii() { text.eq_ignore_ascii_case(word) } else { text.to_lowercase() == word }
}
