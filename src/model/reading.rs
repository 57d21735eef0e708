//! What the words of a key result say in numbers: from where, to where, and whether less is better.

use std::ops::Range;

use super::quantity::{Quantity, quantities};

/// What was read; every part may be missing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// `from 4%`, `(currently 4%)`
    pub baseline: Option<Quantity>,
    /// `to 12%`, `at least 30`, `under 2 days`, `500 sign-ups`
    pub target: Option<Quantity>,
    /// `by 25%`, `10x`, `double`: a change of the baseline.
    pub change: Option<Change>,
    /// `under`, `at most`, `within`: less is better.
    pub falling: bool,
}

/// A change of the baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// How the baseline changes.
    pub by: By,
    /// Bytes in the text.
    pub at: Range<usize>,
}

/// How a baseline changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum By {
    /// It is multiplied: `double` by 2, `halve` by 0.5, `increase by 25%` by 1.25.
    Times(f64),
    /// It moves by an amount, up or down: `by 20 points`.
    Amount(f64),
}

impl By {
    /// Where a baseline ends up.
    #[must_use]
    pub fn from(self, baseline: f64) -> f64 {
        match self {
            Self::Times(times) => baseline * times,
            Self::Amount(amount) => baseline + amount,
        }
    }
}

const TO: [&str; 14] = [
    "to", "reach", "reaches", "→", "->", "=>", "hit", "achieve", "attain", "至", "到", "达到", "becomes",
    "up to",
];
const AT_LEAST: [&str; 16] = [
    "at least",
    "≥",
    ">=",
    ">",
    "more than",
    "over",
    "above",
    "minimum",
    "min",
    "exceed",
    "exceeds",
    "beyond",
    "a minimum of",
    "greater than",
    "no less than",
    "至少",
];
const AT_MOST: [&str; 17] = [
    "under",
    "below",
    "less than",
    "fewer than",
    "at most",
    "≤",
    "<=",
    "<",
    "no more than",
    "not more than",
    "within",
    "maximum",
    "a maximum of",
    "down to",
    "lower than",
    "不超过",
    "以内",
];
const FROM: [&str; 10] =
    ["from", "currently", "now at", "was", "baseline", "baseline:", "up from", "down from", "today", "从"];
const BY: [&str; 3] = ["by", "another", "an additional"];
const LESSENING: [&str; 24] = [
    "reduce",
    "reduces",
    "reducing",
    "cut",
    "cuts",
    "cutting",
    "decrease",
    "decreases",
    "decreasing",
    "lower",
    "lowering",
    "shrink",
    "shorten",
    "shortening",
    "drop",
    "minimise",
    "minimize",
    "lessen",
    "slash",
    "trim",
    "decline",
    "fewer",
    "halve",
    "less",
];
/// Words that multiply by themselves.
const FACTORS: [(&str, f64); 10] = [
    ("double", 2.0),
    ("doubling", 2.0),
    ("triple", 3.0),
    ("tripling", 3.0),
    ("treble", 3.0),
    ("quadruple", 4.0),
    ("halve", 0.5),
    ("halving", 0.5),
    ("翻倍", 2.0),
    ("翻一番", 2.0),
];

/// Reads the numbers of a key result. Where several could be the target, none is taken: better none than a guess.
#[must_use]
pub fn read(text: &str) -> Reading {
    let lower = text.to_lowercase();
    // Byte offsets must agree; a few letters change length in lower case, and then case is kept.
    let lower = if lower.len() == text.len() { lower } else { text.to_owned() };
    let numbers = quantities(text);
    let lessening = lessens(&lower);
    let mut reading = Reading::default();
    let mut marked: Vec<(Mark, &Quantity)> = Vec::new();
    let mut bare: Vec<&Quantity> = Vec::new();
    let mut end = 0;
    for number in &numbers {
        let before = lower[end..number.at.start].trim_end().trim_end_matches(['~', '≈', '(']).trim_end();
        let before = ["about", "around", "roughly", "approximately", "some", "nearly", "the", "a"]
            .iter()
            .fold(before, |text, filler| strip_word(text, filler));
        match mark(before) {
            Some(Mark::From) if reading.baseline.is_none() => reading.baseline = Some(number.clone()),
            Some(Mark::By) if reading.change.is_none() => {
                let sign = if lessening { -1.0 } else { 1.0 };
                let by = match number.unit.as_deref() {
                    Some("%") => By::Times(1.0 + sign * number.value / 100.0),
                    Some("×") => By::Times(if lessening { 1.0 / number.value } else { number.value }),
                    _ => By::Amount(sign * number.value),
                };
                reading.change = Some(Change { by, at: number.at.clone() });
            }
            Some(mark) => marked.push((mark, number)),
            None if number.unit.as_deref() == Some("×")
                && reading.change.is_none()
                && !is_frequency(&lower, number) =>
            {
                reading.change = Some(Change { by: By::Times(number.value), at: number.at.clone() });
            }
            None => bare.push(number),
        }
        end = number.at.end;
    }
    // `4% to 12%`: what stands before a `to` is where it starts.
    if reading.baseline.is_none()
        && let Some((Mark::To, target)) = marked.first()
        && let Some(i) = bare.iter().position(|number| directly_before(&lower, number, target))
        && !gets(&lower[..bare[i].at.start])
    {
        reading.baseline = Some(bare.remove(i).clone());
    }
    let pick = |wanted: &[Mark]| {
        let mut of: Vec<_> = marked.iter().filter(|(mark, _)| wanted.contains(mark)).collect();
        if of.len() > 1 {
            of.retain(|(_, number)| number.unit.as_deref() == Some("%"));
        }
        (of.len() == 1).then(|| of[0].1.clone())
    };
    let percents: Vec<_> = bare.iter().filter(|number| number.unit.as_deref() == Some("%")).collect();
    let upper = pick(&[Mark::AtMost]);
    reading.target = pick(&[Mark::To])
        .or_else(|| pick(&[Mark::AtLeast]))
        .or_else(|| (percents.len() == 1).then(|| (**percents[0]).clone()))
        .or_else(|| upper.clone())
        .or_else(|| {
            (bare.len() == 1 && marked.is_empty() && reading.change.is_none()).then(|| bare[0].clone())
        });
    // `from 1 in 5 to 1 in 3`, `from 2 of 8 to 6 of 10`: no one scale holds both.
    if let (Some(baseline), Some(target)) = (&reading.baseline, &reading.target)
        && target.within(baseline.unit.as_deref()).is_none()
    {
        (reading.baseline, reading.target) = (None, None);
    }
    // `1 to 8 of 8`: both count out of the same whole.
    if let (Some(baseline), Some(target)) = (&mut reading.baseline, &mut reading.target) {
        match (&baseline.unit, &target.unit) {
            (None, Some(unit)) => baseline.unit = Some(unit.clone()),
            (Some(unit), None) => target.unit = Some(unit.clone()),
            _ => {}
        }
    }
    if reading.change.is_none() && reading.target.is_none() {
        reading.change = FACTORS.iter().find_map(|(word, times)| {
            let at = find_word(&lower, word)?;
            Some(Change { by: By::Times(*times), at: at..at + word.len() })
        });
    }
    reading.falling = match (&reading.baseline, &reading.target) {
        (Some(baseline), Some(target)) => {
            let target = target.within(baseline.unit.as_deref()).unwrap_or(target.value);
            if (baseline.value - target).abs() > f64::EPSILON { target < baseline.value } else { lessening }
        }
        (None, Some(target)) => upper.is_some_and(|upper| upper.at == target.at) || lessening,
        _ => lessening,
    };
    reading
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    From,
    To,
    AtLeast,
    AtMost,
    By,
}

/// What the words right before a number make of it; the longest phrase wins.
fn mark(before: &str) -> Option<Mark> {
    let tables: [(&[&str], Mark); 5] = [
        (&FROM, Mark::From),
        (&AT_LEAST, Mark::AtLeast),
        (&AT_MOST, Mark::AtMost),
        (&TO, Mark::To),
        (&BY, Mark::By),
    ];
    tables
        .iter()
        .flat_map(|(words, mark)| words.iter().map(move |word| (*word, *mark)))
        .filter(|(word, _)| ends_with_word(before, word))
        .max_by_key(|(word, _)| word.len())
        .map(|(_, mark)| mark)
}

fn ends_with_word(text: &str, word: &str) -> bool {
    // Most words are told apart by their last byte.
    text.as_bytes().last() == word.as_bytes().last()
        && text.strip_suffix(word).is_some_and(|rest| {
            !word.starts_with(|c: char| c.is_ascii_alphabetic())
                || !rest.ends_with(|c: char| c.is_alphanumeric())
        })
}

fn strip_word<'a>(text: &'a str, word: &str) -> &'a str {
    if ends_with_word(text, word) { text[..text.len() - word.len()].trim_end() } else { text }
}

fn find_word(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|&at| {
        !word.starts_with(|c: char| c.is_ascii_alphabetic())
            || !text[..at].ends_with(|c: char| c.is_alphanumeric())
                && !text[at + word.len()..].starts_with(|c: char| c.is_alphanumeric())
    })
}

/// Whether a text in lower case is about less of something.
fn lessens(lower: &str) -> bool {
    // Word by word: looking for each of two dozen words would cost more than all else that is read here.
    lower.split(|c: char| !c.is_alphanumeric()).any(|word| LESSENING.contains(&word))
        || find_word(lower, "bring down").is_some()
        || !lower.is_ascii() && ["降低", "减少", "缩短"].iter().any(|word| lower.contains(word))
}

/// `5 times a day`: how often, and not five times what it was.
fn is_frequency(lower: &str, number: &Quantity) -> bool {
    let next = lower.get(number.at.end..).and_then(|after| after.split_whitespace().next());
    matches!(next, Some("a" | "per" | "each" | "every"))
}

/// `Win 100 to 104 customers`: a verb of getting or holding right before the first of two numbers makes them a range.
fn gets(before: &str) -> bool {
    const GETTING: [&str; 14] = [
        "win", "get", "sign", "hire", "host", "hold", "run", "publish", "write", "visit", "train", "recruit",
        "sell", "gain",
    ];
    GETTING.iter().any(|verb| ends_with_word(before.trim_end(), verb))
}

/// Only the mark stands between two numbers: `4% to 12%`, `4% → 12%`.
fn directly_before(text: &str, number: &Quantity, target: &Quantity) -> bool {
    text.get(number.at.end..target.at.start).is_some_and(|between| TO.contains(&between.trim()))
}

#[cfg(test)]
mod tests {
    use super::{By, Reading, read};
    use crate::model::figure::show;

    fn said(text: &str) -> String {
        let Reading { baseline, target, change, falling } = read(text);
        let number = |q: Option<crate::model::quantity::Quantity>| {
            q.map_or("?".to_owned(), |q| show(q.value, q.unit.as_deref()))
        };
        let change = match change.map(|change| change.by) {
            None => String::new(),
            Some(By::Times(times)) => format!(" ×{times}"),
            Some(By::Amount(amount)) => format!(" +{amount}"),
        };
        format!("{} → {}{change}{}", number(baseline), number(target), if falling { " falling" } else { "" })
    }

    #[test]
    fn from_and_to() {
        assert_eq!(said("Raise trial-to-paid conversion from 4% to 12%"), "4% → 12%");
        assert_eq!(said("Cut the wait for a first call from 52 hours to 4"), "52 h → 4 h falling");
        assert_eq!(said("Sellers who pass the exam: from 1 to 8 of 8"), "1 of 8 → 8 of 8");
        assert_eq!(said("Weekly calls 40 → 120"), "40 → 120");
        assert_eq!(said("NPS to 45 (currently 31)"), "31 → 45");
        assert_eq!(said("Revenue of €20k to €35k"), "€20,000 → €35,000");
        assert_eq!(said("Raise NPS from -5 to 20"), "−5 → 20");
        assert_eq!(said("Cut the first response from 2 days to 4 hours"), "2 days → 4 h falling");
        assert_eq!(said("Raise repeat buyers from 1 in 5 to 1 in 3"), "? → ?");
        assert_eq!(said("Raise visits from 12 000 to 12 100"), "12,000 → 12,100");
        assert_eq!(said("Win 100 to 104 customers"), "? → 104");
    }

    #[test]
    fn one_number_with_or_without_a_mark() {
        assert_eq!(said("Lift satisfaction to 12%"), "? → 12%");
        assert_eq!(said("At least 30 customers renew"), "? → 30");
        assert_eq!(said("Conversion ≥ 30"), "? → 30");
        assert_eq!(said("First answer in under 2 days"), "? → 2 days falling");
        assert_eq!(said("Get 500 downloads"), "? → 500");
        assert_eq!(said("3 of 5 plants sign"), "? → 3 of 5");
        assert_eq!(said("Win €1.5M of orders"), "? → €1,500,000");
        assert_eq!(said("90% of tickets answered within 2 hours"), "? → 90%");
    }

    #[test]
    fn changes() {
        assert_eq!(said("Increase usage by 25%"), "? → ? ×1.25");
        assert_eq!(said("Reduce complaints by 20%"), "? → ? ×0.8 falling");
        assert_eq!(said("10x the number of readers"), "? → ? ×10");
        assert_eq!(said("Double the share of repeat orders"), "? → ? ×2");
        assert_eq!(said("Halve the waiting time"), "? → ? ×0.5 falling");
        assert_eq!(said("Grow the list by 300"), "? → ? +300");
        assert_eq!(said("Ring each depot 5 times a week"), "? → 5×");
        assert_eq!(said("Answer 5 times as many letters"), "? → ? ×5");
        assert_eq!(said("Double the boxes sold before 8 am"), "? → ? ×2");
    }

    #[test]
    fn several_candidates_are_none() {
        assert_eq!(said("Get 2000 readers and 5000 reads"), "? → ?");
        assert_eq!(said("Write the report"), "? → ?");
        assert_eq!(said("Ship v2 in Q3 2021"), "? → ?");
    }
}
