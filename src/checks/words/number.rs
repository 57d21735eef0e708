//! Numbers as they are written in a sentence, one word at a time; the only place here that reads digits.

/// A number and what its own letters say of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Figure {
    pub value: f64,
    /// `10x`
    pub times: bool,
    /// `250ms`, `5GB`: the unit is in the same word.
    pub unit: bool,
    /// Written in letters.
    pub spelled: bool,
    /// In milliseconds, where the letters say so ("2h").
    pub scale: f64,
}

impl Figure {
    /// A number in letters.
    pub(super) fn word(value: f64) -> Self {
        Self { value, times: false, unit: false, spelled: true, scale: 1.0 }
    }
}

/// Reads `1,000`, `99.9`, `5k`, `10x`, `250ms`, `p150,000`; not `v2`, `3rd`, `31.12.2021`.
pub(super) fn read(word: &str) -> Option<Figure> {
    // Many currencies are a letter before the number; one with thousands is no name.
    let sum = word.strip_prefix(|c: char| c.is_ascii_lowercase()).filter(|rest| thousands(rest));
    let word = sum.unwrap_or(word);
    let digits = word.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
    let (number, letters) = word.split_at(digits);
    if !number.starts_with(|c: char| c.is_ascii_digit()) || number.bytes().filter(|&b| b == b'.').count() > 1
    {
        return None;
    }
    // A comma parts thousands, unless fewer than three digits follow it: then it is a decimal sign.
    let decimal_comma =
        !number.contains('.') && number.rsplit_once(',').is_some_and(|(_, tail)| tail.len() < 3);
    let number = if decimal_comma { number.replace(',', ".") } else { number.replace(',', "") };
    let value: f64 = number.parse().ok()?;
    let mut figure = Figure { value, times: false, unit: false, spelled: false, scale: 1.0 };
    match letters {
        "" => {}
        // "01_intro", "2g4b": a name; "1m30s" is a time.
        _ if letters.starts_with('_') => return None,
        _ if letters.contains(|c: char| c.is_ascii_digit()) && !letters.starts_with(['m', 'h']) => {
            return None;
        }
        // "2025a": a release of that year.
        "a" | "b" if year(&number) => return None,
        "k" => figure.value *= 1e3,
        "m" | "mm" | "mio" | "mn" => figure.value *= 1e6,
        "b" | "bn" => figure.value *= 1e9,
        "x" => figure.times = true,
        "st" | "nd" | "rd" | "th" => return None,
        // "7am": when.
        "am" | "pm" => return None,
        // "720p": a size of pictures; "50p" is a price.
        "p" if value >= 144.0 => return None,
        _ => {
            figure.unit = true;
            figure.scale = time(letters).unwrap_or(1.0);
        }
    }
    Some(figure)
}

/// "150,000"
fn thousands(number: &str) -> bool {
    let mut groups = number.split(',');
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
    let digits = number.bytes().all(|b| b.is_ascii_digit() || b == b',');
    first && digits && number.contains(',') && groups.all(|group| group.len() == 3)
}

/// "weekly", "monthly": a word that says how often.
pub(super) fn rhythm(word: &str) -> bool {
    matches!(
        word,
        "hourly"
            | "daily"
            | "nightly"
            | "weekly"
            | "biweekly"
            | "fortnightly"
            | "monthly"
            | "quarterly"
            | "yearly"
            | "annual"
            | "biannual"
    )
}

/// "percent", "pct": a word for the sign.
pub(super) fn means_percent(word: &str) -> bool {
    matches!(word, "percent" | "pct")
}

/// A unit of time in milliseconds.
pub(super) fn time(unit: &str) -> Option<f64> {
    Some(match unit {
        "ms" | "millisecond" | "milliseconds" => 1.0,
        "s" | "sec" | "secs" | "second" | "seconds" => 1e3,
        "min" | "mins" | "minute" | "minutes" => 6e4,
        "h" | "hr" | "hrs" | "hour" | "hours" => 3.6e6,
        "d" | "day" | "days" => 8.64e7,
        "week" | "weeks" => 6.048e8,
        "month" | "months" => 2.63e9,
        _ => return None,
    })
}

/// "€", "usd": the sign or the letters of a currency.
pub(super) fn money(word: &str) -> bool {
    matches!(
        word,
        "€" | "$"
            | "£"
            | "¥"
            | "₹"
            | "usd"
            | "eur"
            | "gbp"
            | "chf"
            | "sek"
            | "nok"
            | "dkk"
            | "inr"
            | "jpy"
            | "cad"
            | "aud"
    )
}

/// Whether the word is a year.
pub(super) fn year(word: &str) -> bool {
    word.len() == 4 && word.starts_with(['1', '2']) && word.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(word: &str) -> Option<f64> {
        read(word).map(|figure| figure.value)
    }

    #[test]
    fn numbers_as_written() {
        assert_eq!(value("1,000"), Some(1000.0));
        assert_eq!(value("99,9"), Some(99.9));
        assert_eq!(value("5k"), Some(5000.0));
        assert_eq!(value("v2"), None);
        assert_eq!(value("3rd"), None);
        assert_eq!(value("31.12.2021"), None);
        assert!(read("10x").unwrap().times);
    }
}
