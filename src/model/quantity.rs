//! Numbers as people write them: `4%`, `1.5M`, `€20k`, `1,200`, `3 of 5`, `2 days`; read and written.

mod aside;
mod calendar;
mod digits;
mod duration;

use super::figure::plain;
use super::unit;
pub use aside::{addresses, counts_lines, is_done};
pub(super) use calendar::names_month;
use calendar::{YEAR_WORDS, clock_or_day, due, is_naming, of_a_year};
pub use calendar::{month, names_day};
use digits::{plain_digits, thousands_space};
use std::borrow::Cow;
use std::ops::Range;

/// A number with its unit, and where it stands in its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number, multiplied out: `20k` is 20000.
    pub value: f64,
    /// `%`, `×`, `€`, `h`, `days`, `of 5`.
    pub unit: Option<String>,
    /// Bytes in the text.
    pub at: Range<usize>,
    /// By how much what is written was multiplied: 1,000 for `20k`.
    pub scale: f64,
    /// `1.200`: the point may stand before decimals, or set thousands apart.
    pub dotted: bool,
    /// The other end of `2-3`, which begins at the number.
    pub until: Option<f64>,
}

impl Quantity {
    /// A number alone.
    #[must_use]
    pub fn at(value: f64, at: Range<usize>) -> Self {
        Self { value, unit: None, at, scale: 1.0, dotted: false, until: None }
    }

    /// The number in another unit: `2 days` are 48 in `h`, `€20k` are 20 in `k€`, `30m` are half an `h`. One without
    /// a unit is in any; `None` where the two do not measure the same.
    #[must_use]
    pub fn within(&self, unit: Option<&str>) -> Option<f64> {
        let Some(unit) = unit.filter(|_| self.unit.is_some() || self.scale > 1.0) else {
            return Some(self.value);
        };
        // Most are in the unit that is asked for; taking a unit apart takes longer than reading a number.
        if self.unit.as_deref() == Some(unit) && self.scale <= 1.0 {
            return Some(self.value);
        }
        let (multiple, unit) = unit::multiple(unit);
        let value = if self.scale > 1.0 { self.value / multiple } else { self.value };
        match self.unit.as_deref() {
            None if self.scale.to_bits() == 1e6_f64.to_bits() && unit::is_clock(unit) => {
                unit::times("min", unit).map(|times| self.value / self.scale * times)
            }
            None => Some(value),
            Some(_) if unit.is_empty() => Some(value),
            Some(own) => unit::times(own, unit).map(|times| value * times),
        }
    }
}

/// Every number of a text that measures something: not `p95`, `Q3`, `v2.1`, `#42`, `2021-02-05`, `Tier 1`.
#[must_use]
pub fn quantities(text: &str) -> Vec<Quantity> {
    let addresses = addresses(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + offset;
        if let Some(address) = addresses.iter().find(|address| address.contains(&start)) {
            at = address.end;
            continue;
        }
        let (next, mut quantity) = scan(text, start);
        // "100 € 12": the sign is the first one's.
        let end = found.last().map_or(0, |last: &Quantity| last.at.end);
        if let Some(number) = quantity.as_mut().filter(|number| number.at.start < end) {
            number.at.start = end.min(start);
            number.unit = None;
        }
        found.extend(quantity);
        at = next.max(start + 1);
    }
    joined(text, found)
}

/// The one number that a field holds: `9`, `9%`, `1,500`, `€20k`, `3 of 8`; `None` where there is anything else.
#[must_use]
pub fn quantity(text: &str) -> Option<Quantity> {
    let text = text.trim();
    if let Ok(value) = text.parse::<f64>() {
        let digits =
            text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
        return (value.is_finite() && digits)
            .then_some(Quantity { dotted: is_dotted(text), ..Quantity::at(value, 0..text.len()) });
    }
    let (sign, unsigned) =
        text.strip_prefix(['-', '−']).map_or((1.0, text), |rest| (-1.0, rest.trim_start()));
    // "--5" is a slip of the hand.
    if unsigned.len() < text.len() && unsigned.starts_with(['-', '−', '+']) {
        return None;
    }
    let found = quantities(unsigned);
    let [only] = found.as_slice() else { return None };
    let whole = only.at.start == 0 && unsigned[only.at.end..].trim().is_empty();
    whole.then(|| Quantity { value: sign * only.value, ..only.clone() })
}

/// `3` and `5` around `of` become `3 of 5`, and `1 h 30 min` an hour and a half.
fn joined(text: &str, found: Vec<Quantity>) -> Vec<Quantity> {
    let mut joined: Vec<Quantity> = Vec::with_capacity(found.len());
    for quantity in found {
        if let Some(last) = joined.last_mut() {
            let between = text[last.at.end..quantity.at.start].trim().to_lowercase();
            let total = quantity.value > 0.0 && quantity.unit.is_none() && last.unit.is_none();
            // "1 in 5" is no 1 that "1 in 3" could be set against.
            if total && between == "in" && last.value <= quantity.value {
                last.unit = Some(format!("in {}", plain(quantity.value)));
                last.at.end = quantity.at.end;
                continue;
            }
            if total && matches!(between.as_str(), "of" | "out of" | "of the" | "/") {
                last.unit = Some(format!("of {}", plain(quantity.value)));
                last.at.end = quantity.at.end;
                continue;
            }
            // "10^5 visits"
            let power = || Some(last.value.powf(quantity.value)).filter(|power| power.is_finite());
            if between == "^"
                && last.unit.is_none()
                && let Some(power) = power()
            {
                last.value = power;
                last.unit = quantity.unit;
                last.at.end = quantity.at.end;
                continue;
            }
            duration::minutes_before(&between, last, &quantity);
            if let Some(added) = duration::added(&between, last, &quantity) {
                last.value += added.copysign(last.value);
                last.at.end = quantity.at.end;
                continue;
            }
        }
        joined.push(quantity);
    }
    joined
}

/// `1.200`, and not `1.20` or `0.125`.
fn is_dotted(written: &str) -> bool {
    let (whole, rest) = written.trim_start_matches(['-', '−']).split_once('.').unwrap_or_default();
    (1..=3).contains(&whole.len()) && !whole.starts_with('0') && rest.len() == 3
}

/// The other end of `2-3` and where it ends, where a number ended before the dash.
fn range(text: &str, end: usize) -> Option<(f64, usize)> {
    let dash = ["-", "–", " ~ ", "~"].into_iter().find(|dash| text[end..].starts_with(dash))?;
    let from = end + dash.len();
    let digits = text[from..].bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let written = text[from..from + digits].trim_end_matches('.');
    // "24/7-365", "2021-02-05", "3-2-1" are none.
    let past = from + written.len();
    let more = text[past..].starts_with(['-', '–', '/', ':']);
    let other = written.parse().ok().filter(|_| !more && !written.is_empty())?;
    Some((other, past))
}

/// The part in `2½`, `2 1/2`, `2 and a half` behind its digits, and how long it is.
fn fraction(rest: &str) -> Option<(f64, usize)> {
    const PARTS: [(&str, f64); 10] = [
        ("½", 0.5),
        ("¼", 0.25),
        ("¾", 0.75),
        ("⅓", 1.0 / 3.0),
        ("⅔", 2.0 / 3.0),
        ("1/2", 0.5),
        ("1/4", 0.25),
        ("3/4", 0.75),
        ("and a half", 0.5),
        ("and a quarter", 0.25),
    ];
    let part = rest.strip_prefix([' ', '-']).unwrap_or(rest);
    // Most numbers have none, and the first byte tells.
    if !part.starts_with(|c: char| matches!(c, '1' | '3' | 'a') || !c.is_ascii()) {
        return None;
    }
    let (sign, value) = PARTS.into_iter().find(|(sign, _)| {
        // "31/2", "3 1/20"
        let apart = part.len() < rest.len() || !sign.is_ascii();
        apart && part.strip_prefix(sign).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    })?;
    Some((value, rest.len() - part.len() + sign.len()))
}

/// Reads the number at `start`; gives where to go on, and the number unless it is a name or a date.
fn scan(text: &str, start: usize) -> (usize, Option<Quantity>) {
    let bytes = text.as_bytes();
    let mut end = start;
    while end < bytes.len() {
        let grouped = matches!(bytes[end], b',' | b'\'')
            && bytes[end + 1..].iter().take(3).filter(|b| b.is_ascii_digit()).count() == 3
            && !bytes.get(end + 4).is_some_and(u8::is_ascii_digit);
        // `12 000`: a space, plain or narrow, before just three digits.
        if let Some(space) = thousands_space(text, start, end) {
            end += space + 3;
            continue;
        }
        let digits = bytes[end + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
        // `1.5` and `1,5`; a comma before three digits sets thousands apart.
        // "1,234,56" is neither; "12,34,567" sets thousands apart as in India.
        let once = || !text[start..end].contains(',') || bytes.get(end + 1 + digits) == Some(&b',');
        let decimal =
            bytes[end] == b'.' && digits > 0 || bytes[end] == b',' && matches!(digits, 1 | 2) && once();
        if !(bytes[end].is_ascii_digit() || grouped || decimal) {
            break;
        }
        end += 1;
    }
    // `.5%`
    let point = text[..start]
        .strip_suffix('.')
        .filter(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ')')));
    let start = point.map_or(start, str::len);
    let digits = plain_digits(&text[start..end]);
    let (before, currency) = unit::currency_before(&text[..start]);
    let glued = is_glued(before, before.len() == start);
    let dated = text[end..].starts_with('-')
        && text[end + 1..].starts_with(|c: char| c.is_alphanumeric())
        && digits.len() == 4;
    let version = digits.matches('.').count() > 1
        || text[end..].starts_with(':') && text[end + 1..].starts_with(|c: char| c.is_ascii_digit());
    let value: f64 = match digits.parse() {
        Ok(value) if !glued && !dated && !version => value,
        _ => return (past_word(text, end), None),
    };
    if aside::is_label(text, start, end) {
        return (end, None);
    }
    let around = ["24/7", "24/5", "24x7"].iter().find(|round| text[start..].starts_with(**round));
    if let Some(round) = around {
        return (start + round.len(), None);
    }
    // "10s of millions", "+/- 5%"
    let tens = text[end..].starts_with("s of ");
    let margin = ["+/-", "±"].iter().any(|sign| before.trim_end().ends_with(sign));
    let led_by = lower(last_word(before));
    // "1H 2026"
    let half = matches!(&text[start..end], "1" | "2")
        && text[end..].strip_prefix('H').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if half
        || before.ends_with(' ') && is_naming(&led_by)
        || clock_or_day(&text[end..], before, &led_by)
        || due(&text[start..end], before, &led_by)
        || tens
        || margin
        || ["'s", "’s"].iter().any(|of| text[end..].starts_with(of))
    {
        return (end, None);
    }
    let mut quantity = Quantity { dotted: is_dotted(&text[start..end]), ..Quantity::at(value, start..end) };
    let (part, length) = fraction(&text[end..]).unwrap_or_default();
    quantity.value += part;
    quantity.at.end += length;
    if let Some((other, past)) = range(text, end) {
        quantity.until = Some(other);
        quantity.at.end = past;
    }
    if let Some(unit) = currency {
        quantity.unit = Some(unit.to_owned());
        quantity.at.start = before.len();
    }
    signed(before, &mut quantity);
    duration::begin(text, end, &mut quantity);
    suffixes(text, &mut quantity);
    if !quantity.value.is_finite() {
        return (end, None);
    }
    let plain_year = quantity.unit.is_none()
        && quantity.at == (start..end)
        && end - start == 4
        && (1900.0..2100.0).contains(&value);
    let last = text[end..].trim().is_empty() || text[end..].starts_with(['.', ',', ';', ')', ':']);
    // "By 30% over 2020"
    let compared = || matches!(&*led_by, "than" | "over") && before.contains(|c: char| c.is_ascii_digit());
    let reached = || matches!(&*led_by, "to" | "from" | "reach" | "least" | "than" | "over") && !compared();
    let year = plain_year
        && ((last && (1990.0..2060.0).contains(&value) && !reached())
            || YEAR_WORDS.contains(&&*led_by)
            || names_month(&led_by)
            || of_a_year(&text[end..], value));
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|tail| {
        text[end..].get(..2).is_some_and(|t| t.eq_ignore_ascii_case(tail))
            && !text[end + 2..].starts_with(char::is_alphanumeric)
    });
    let glued_after = quantity.at.end == end && text[end..].starts_with(|c: char| c.is_ascii_alphabetic());
    let resume = quantity.at.end;
    let aside =
        aside::score(text, &quantity) || aside::so_far(text, &quantity) || aside::ahead(&led_by, &quantity);
    if aside {
        return (resume, None);
    }
    if year || ordinal || glued_after { (past_word(text, end), None) } else { (resume, Some(quantity)) }
}

/// Takes "minus" or a sign before a number into it. A sign stands alone; `trial-5` is a name, `10-15` a range.
fn signed(before: &str, quantity: &mut Quantity) {
    let word = ["minus ", "negative "].into_iter().find_map(|word| before.strip_suffix(word));
    let sign = before
        .strip_suffix(['-', '−'])
        .filter(|rest| rest.chars().next_back().is_none_or(|c| c.is_whitespace() || c == '('));
    if let Some(rest) = word.or(sign) {
        quantity.value = -quantity.value;
        quantity.at.start = rest.len();
    }
}

/// A word in lower case; most are already.
fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase()) { word.into() } else { word.to_lowercase().into() }
}

/// `p95`, `#42`, `trial-5`: whether what stands before a number makes a name of it, where it touches it.
fn is_glued(before: &str, touches: bool) -> bool {
    let word = |text: &str| text.ends_with(|c: char| c.is_alphanumeric());
    let joined = before.ends_with('-') && word(&before[..before.len() - 1]);
    // "_50 crews_" is only set apart, as Markdown does it.
    let loud = before.ends_with('_') && !word(before.trim_end_matches('_'));
    joined
        || touches
            && !loud
            && before.ends_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '#' | '_' | '.'))
}

fn last_word(text: &str) -> &str {
    let text = text.trim_end();
    let start = text
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    &text[start..]
}

fn past_word(text: &str, end: usize) -> usize {
    text[end..]
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | ':')))
        .map_or(text.len(), |at| end + at)
}

/// Takes `k`, `million`, `%`, `days`, `€` behind the digits into the quantity.
fn suffixes(text: &str, quantity: &mut Quantity) {
    if let Some((by, end)) = unit::multiplier(text, quantity.at.end) {
        // `5 m` and `5 b` are rather metres and notes; `5m`, `5 M` and `5 k` are millions and thousands.
        let tail = &text[quantity.at.end..end];
        let spaced = tail.starts_with(' ')
            && tail.len() < 4
            && !matches!(tail.trim(), "k" | "K" | "M" | "bn" | "Bn" | "mn");
        // "From 800m to 1500m" is a way; nobody has 800 million of anything without a sign before it.
        let metres = tail == "m" && quantity.value >= 100.0 && quantity.unit.is_none();
        if !spaced && !metres {
            quantity.value *= by;
            quantity.until = quantity.until.map(|until| until * by);
            quantity.scale = by;
            quantity.at.end = end;
        }
    }
    // A single letter is a unit only where it touches the number or stands alone behind it: `8 h`, `30s`.
    if quantity.unit.is_none()
        && let Some((unit, end)) = unit::unit(text, quantity.at.end)
    {
        quantity.unit = Some(unit.to_owned());
        quantity.at.end = end;
    }
}

#[cfg(test)]
mod tests;
