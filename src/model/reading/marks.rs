//! What the words beside a number make of it: where it starts, where it goes, or how much it changes.

use std::sync::LazyLock;

use super::phrases::{AT_LEAST, AT_MOST, BY, FALLEN, FILLERS, FROM, GOES, LESS, MORE, RISEN, TO, TODAY};
use crate::model::quantity::{Quantity, names_month};

/// What a number is to a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    From,
    To,
    AtLeast,
    AtMost,
    By,
}

impl Mark {
    /// "Never below" is a bound from below.
    const fn turned(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            mark => mark,
        }
    }
}

/// All marks, by the last byte of their words: each number of each text asks for them.
static BY_LAST: LazyLock<[Vec<(&str, Mark)>; 256]> = LazyLock::new(|| {
    let tables: [(&[&'static str], Mark); 5] = [
        (&FROM, Mark::From),
        (&AT_LEAST, Mark::AtLeast),
        (&AT_MOST, Mark::AtMost),
        (&TO, Mark::To),
        (&BY, Mark::By),
    ];
    let mut by_last = [const { Vec::new() }; 256];
    for (words, mark) in tables {
        for word in words {
            by_last[usize::from(word.as_bytes()[word.len() - 1])].push((*word, mark));
        }
    }
    by_last
});

/// Signs by which a number goes somewhere.
pub(super) const ARROWS: [char; 7] = ['→', '>', '⇒', '⟶', '➔', '➜', '➡'];

/// What the words right before a number make of it; the longest phrase wins. `changing` is whether they speak of more
/// or less.
pub(super) fn before(text: &str, changing: impl Fn() -> bool) -> Option<Mark> {
    let text = text.trim_end().trim_end_matches(['~', '≈', '(', '+']).trim_end();
    let text = FILLERS.iter().fold(text, |text, filler| strip_word(text, filler));
    let last = *text.as_bytes().last()?;
    let found = BY_LAST[usize::from(last)]
        .iter()
        .filter(|(word, _)| ends_with_word(text, word))
        .max_by_key(|(word, _)| word.len());
    let Some(&(word, mark)) = found else { return dated(text).then_some(Mark::From) };
    // "By at least 20%", "from under 3%", "→ <200 ms": the first of the two says what it is to the sentence.
    let rest = text[..text.len() - word.len()].trim_end();
    let bound = matches!(mark, Mark::AtLeast | Mark::AtMost);
    let mark = if bound && never(rest) { mark.turned() } else { mark };
    match mark {
        // "Used by more than 50%" is no change.
        Mark::AtLeast | Mark::AtMost | Mark::To if ends_with_word(rest, "by") && changing() => Some(Mark::By),
        Mark::AtLeast | Mark::AtMost if ends_with_word(rest, "from") => Some(Mark::From),
        mark => Some(mark),
    }
}

/// "Never", "does not drop", "doesn't fall": what would come is said not to.
fn never(text: &str) -> bool {
    let denied = |text: &str| {
        ["never", "not", "cannot"].iter().any(|word| ends_with_word(text, word))
            || text.ends_with("n't")
            || text.ends_with("n’t")
    };
    let goes = GOES.iter().find(|word| ends_with_word(text, word));
    denied(text) || goes.is_some_and(|word| denied(text[..text.len() - word.len()].trim_end()))
}

/// "(Q4: 3%)", "(as of January: 3%)"
fn dated(text: &str) -> bool {
    let aside = text.contains('(');
    let labelled = text.strip_suffix(':');
    let inner = labelled.unwrap_or(text).rsplit(['(', ';', ',', '.']).next().unwrap_or_default().trim();
    (labelled.is_some() || aside) && (is_when(inner) || inner.starts_with("as of "))
}

/// What the words right behind a number make of it: `3% today`.
pub(super) fn is_today(before: &str, after: &str) -> bool {
    let after = after.trim_start();
    let aside = before.trim_end().ends_with('(') && after.split(')').next().is_some_and(is_when);
    aside || TODAY.iter().any(|words| starts_with_word(after, words))
}

/// "In Q3", "end of September", "as is", "YTD": when a number held.
fn is_when(text: &str) -> bool {
    const WHEN: [&str; 26] = [
        "in",
        "at",
        "the",
        "end",
        "of",
        "as",
        "is",
        "was",
        "were",
        "ytd",
        "before",
        "actual",
        "average",
        "baseline",
        "base",
        "bl",
        "status",
        "quo",
        "last",
        "survey",
        "start",
        "starting",
        "point",
        "currently",
        "so",
        "far",
    ];
    let mut words = words(text).map(|(_, word)| word).peekable();
    words.peek().is_some() && words.all(|word| WHEN.contains(&word) || names_time(word))
}

/// "Q3", "H1", "2031", "May", "september"
pub(super) fn names_time(word: &str) -> bool {
    let bytes = word.as_bytes();
    let quarter = matches!(bytes, [b'q' | b'h', digit] if digit.is_ascii_digit());
    let year = bytes.len() == 4 && word.starts_with("20") && bytes.iter().all(u8::is_ascii_digit);
    quarter || year || names_month(word)
}

/// "Up 25%"
pub(super) fn way(before: &str) -> bool {
    let before = before.trim_end();
    ["up", "down"].iter().any(|word| ends_with_word(before, word))
}

/// "Sales have grown 25%", "complaints fell 25%": whether it fell.
pub(super) fn moved(before: &str) -> Option<bool> {
    let before = before.trim_end();
    let ends = |words: &[&str]| words.iter().any(|word| ends_with_word(before, word));
    ends(&FALLEN).then_some(true).or_else(|| ends(&RISEN).then_some(false))
}

/// Whether a bound is where something goes: "to at least 6%".
pub(super) fn is_aim(before: &str) -> bool {
    let before = before.trim_end();
    let longest =
        AT_LEAST.iter().chain(&AT_MOST).filter(|word| ends_with_word(before, word)).map(|word| word.len());
    let rest = before[..before.len() - longest.max().unwrap_or_default()].trim_end();
    TO.iter().any(|word| ends_with_word(rest, word))
}

/// "Zero complaints", "no bugs older than …": none, as the first word has it.
pub(super) fn none_of(lower: &str) -> Option<Quantity> {
    let (at, first) = words(lower).next()?;
    let next = words(lower).nth(1).map(|(_, word)| word)?;
    let none = matches!(first, "zero" | "no")
        && !matches!(next, "more" | "less" | "later" | "longer" | "fewer" | "of");
    none.then(|| Quantity::at(0.0, at..at + first.len()))
}

/// `25% more`, `20% fewer`, `a 10% increase`: up or down.
pub(super) fn compares(after: &str) -> Option<bool> {
    let after = after.trim_start();
    let starts = |words: &[&str]| words.iter().any(|word| starts_with_word(after, word));
    if starts(&["more than", "less than"]) {
        return None;
    }
    if starts(&MORE) { Some(true) } else { starts(&LESS).then_some(false) }
}

/// `5 hours or less`
pub(super) fn or_less(after: &str) -> bool {
    ["or less", "or fewer", "or below", "or under", "or faster", "max", "at most", "or sooner"]
        .iter()
        .any(|words| starts_with_word(after.trim_start(), words))
}

/// Only a mark of going somewhere stands between two numbers: `4% to 12%`, `4% → <12%`.
pub(super) fn leads(between: &str) -> bool {
    let bare =
        between.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '≤' | '≥'));
    TO.contains(&bare)
        || matches!(bare, "-" | "=" | "–" | "—") && between.contains('>')
        || bare.is_empty() && between.contains(">>")
}

/// `Collect answers from 3 sites`: what follows a number says that something comes from there.
pub(super) fn is_noun(after: &str) -> bool {
    const NO_NOUNS: [&str; 34] = [
        "to", "by", "in", "on", "at", "per", "a", "an", "and", "or", "as", "for", "with", "within", "last",
        "this", "each", "every", "until", "before", "after", "since", "when", "while", "during", "over",
        "than", "the", "so", "but", "via", "through", "across", "today",
    ];
    let after = after.strip_prefix(' ').unwrap_or_default();
    if starts_with_word(after, "of") {
        return true;
    }
    let word: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
    word.chars().count() > 2 && !NO_NOUNS.contains(&word.as_str())
}

/// `Win 100 to 104 customers`: a verb of getting or holding right before the first of two numbers makes them a range.
pub(super) fn gets(before: &str) -> bool {
    const GETTING: [&str; 14] = [
        "win", "get", "sign", "hire", "host", "hold", "run", "publish", "write", "visit", "train", "recruit",
        "sell", "gain",
    ];
    GETTING.iter().any(|verb| ends_with_word(before.trim_end(), verb))
}

/// `5 times a day`: how often, and not five times what it was.
pub(super) fn is_frequency(after: &str) -> bool {
    matches!(after.split_whitespace().next(), Some("a" | "per" | "each" | "every"))
}

/// What things are counted per, and the one name of each.
const RATES: [(&str, &str); 10] = [
    ("hour", "hour"),
    ("day", "day"),
    ("week", "week"),
    ("sprint", "sprint"),
    ("month", "month"),
    ("quarter", "quarter"),
    ("year", "year"),
    ("release", "release"),
    ("h", "hour"),
    ("mo", "month"),
];

/// What a number is counted per: `2 per week`, `2 a week`.
pub(super) fn per<'a>(lower: &'a str, number: &Quantity) -> Option<&'a str> {
    let after = lower.get(number.at.end..)?;
    // "2 deploys a week"
    let mut words = after.split([' ', '/', '\u{a0}']).filter(|word| !word.is_empty()).take(4);
    let slash = after.starts_with('/');
    let per = |word: &&str| matches!(*word, "per" | "a" | "an" | "each" | "every");
    let named = if slash { words.next() } else { words.find(per).and_then(|_| words.next()) };
    let named = named?.trim_matches(|c: char| !c.is_alphanumeric());
    let rate = RATES.iter().find(|(word, _)| *word == named).map(|(_, rate)| *rate);
    rate.or_else(|| named.starts_with(|c: char| c.is_ascii_digit()).then_some(named))
}

pub(super) fn ends_with_word(text: &str, word: &str) -> bool {
    // Most words are told apart by their last byte.
    text.as_bytes().last() == word.as_bytes().last()
        && text.strip_suffix(word).is_some_and(|rest| {
            !word.starts_with(|c: char| c.is_ascii_alphabetic())
                || !rest.ends_with(|c: char| c.is_alphanumeric())
        })
}

pub(super) fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}

fn strip_word<'a>(text: &'a str, word: &str) -> &'a str {
    if ends_with_word(text, word) { text[..text.len() - word.len()].trim_end() } else { text }
}

pub(super) fn find_word(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|&at| {
        !word.starts_with(|c: char| c.is_ascii_alphabetic())
            || !text[..at].ends_with(|c: char| c.is_alphanumeric())
                && !text[at + word.len()..].starts_with(|c: char| c.is_alphanumeric())
    })
}

/// The words of a text, and where each begins.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let at = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(move |word| (at(word), word))
}

/// "+25%", "-25%"
pub(super) fn signed(before: &str, number: &Quantity) -> bool {
    // "+/- 5%", "coverage of +90%"
    let level = |rest: &str| ["of", "at", "to"].iter().any(|word| ends_with_word(rest.trim_end(), word));
    let plus = before.strip_suffix('+').is_some_and(|rest| !rest.ends_with('/') && !level(rest));
    plus || number.value < 0.0 && !level(before)
}

/// "From", and not "up from" or "down from".
pub(super) fn plain_from(before: &str) -> bool {
    let bound = |before: &str, words: &[&str]| {
        let longest = words.iter().filter(|word| ends_with_word(before, word));
        longest.map(|word| word.len()).max().unwrap_or_default()
    };
    let before = before.trim_end();
    let before = FILLERS.iter().fold(before, |text, filler| strip_word(text, filler));
    let before = before[..before.len() - bound(before, &AT_LEAST).max(bound(before, &AT_MOST))].trim_end();
    ends_with_word(before, "from")
        && !["up from", "down from", "starting from"].iter().any(|words| ends_with_word(before, words))
}

/// Whether a number would say where, through what or of what: "in 5 shops".
pub(super) fn elsewhere(before: &str) -> bool {
    const ELSEWHERE: [&str; 10] =
        ["of", "among", "across", "in", "with", "for", "through", "completing", "between", "per"];
    ELSEWHERE.iter().any(|word| ends_with_word(before, word))
}
