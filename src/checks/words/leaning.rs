//! How the words of a text lean: to what a coach would ask about, or away from it.
//!
//! Lists and patterns know what somebody thought of. Which of two readings a wording is nearer to is told by many small
//! marks together ("the team", a verb beside its noun, how a sentence ends), none of which says much by itself.
//! Their weights are learned from judged texts (`examples/lean.rs` does it) and stand in the pack as a list, a mark a
//! line, with a weight for each criterion in hundredths of the logarithm of the odds: above nought leans to a "no".

use std::collections::{BTreeSet, HashMap};
use std::fmt::{self, Display};
use std::hash::{BuildHasherDefault, Hasher};

use super::Kind;
use super::class::Class;
use super::number::means_percent;
use super::pack::entries;
use super::reading::Reading;

/// What texts were judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criterion {
    /// Whether an objective is a change, and not the day's work.
    Improvement,
    /// Whether an objective moves anybody.
    Inspiring,
    /// Whether a key result is an effect, and nothing to do.
    Outcome,
}

impl Criterion {
    /// Those of a kind, in the order of their columns in the pack.
    #[must_use]
    pub const fn of(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Objective => &[Self::Improvement, Self::Inspiring],
            Kind::KeyResult => &[Self::Outcome],
        }
    }

    /// As labelled texts call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Improvement => "improvement",
            Self::Inspiring => "inspiring",
            Self::Outcome => "outcome",
        }
    }
}

/// What is weighed: one or two words, and what they are in the text.
#[derive(Debug, Clone, Copy)]
struct Mark<'t> {
    kind: &'static str,
    word: &'t str,
    next: Option<&'t str>,
}

/// As the pack writes it: `pair keep the`.
impl Display for Mark<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.word)?;
        self.next.map_or(Ok(()), |next| write!(f, " {next}"))
    }
}

impl<'t> Mark<'t> {
    const fn one(kind: &'static str, word: &'t str) -> Self {
        Self { kind, word, next: None }
    }

    const fn two(kind: &'static str, word: &'t str, next: &'t str) -> Self {
        Self { kind, word, next: Some(next) }
    }

    /// What it is found by: the hash of how the pack writes it.
    fn key(self) -> u64 {
        let mut key = Key::default();
        for (at, part) in [self.kind, self.word].into_iter().chain(self.next).enumerate() {
            if at > 0 {
                key.write(b" ");
            }
            key.write(part.as_bytes());
        }
        key.0
    }
}

/// Words beyond this are not weighed.
const MOST: usize = 40;
/// Half the number of words, as far as it makes a difference.
const HALVES: [&str; 9] = ["0", "1", "2", "3", "4", "5", "6", "7", "8"];

/// FNV-1a: the words are short, and come from no attacker. As the hasher of a map it passes a key through, which is a hash
/// already.
#[derive(Clone, Copy)]
struct Key(u64);

impl Default for Key {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Key {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The weights of a language for texts of one kind, of which `N` criteria were judged.
#[derive(Debug)]
pub(super) struct Leaning<const N: usize> {
    marks: HashMap<u64, [i16; N], BuildHasherDefault<Key>>,
    /// Before a word is read.
    bias: [i16; N],
}

/// The weights of a language.
#[derive(Debug)]
pub(super) struct Leanings {
    pub objective: Leaning<2>,
    pub key_result: Leaning<1>,
}

impl<const N: usize> Leaning<N> {
    pub(super) fn of(text: &str) -> Self {
        let mut leaning = Self { marks: HashMap::default(), bias: [0; N] };
        for line in entries(text) {
            let mut parts = line.rsplitn(N + 1, ' ');
            let mut weights = [0; N];
            for weight in weights.iter_mut().rev() {
                *weight = parts.next().and_then(|part| part.parse().ok()).unwrap_or_default();
            }
            match parts.next().unwrap_or_default() {
                "bias" => leaning.bias = weights,
                mark => {
                    let mut key = Key::default();
                    key.write(mark.as_bytes());
                    leaning.marks.insert(key.0, weights);
                }
            }
        }
        leaning
    }

    /// The logarithms of the odds of a "no" by these marks alone, a criterion a column; `None` if nothing was learned of the
    /// first word: only small words would decide then.
    pub(super) fn odds(&self, reading: &Reading) -> Option<[f64; N]> {
        let lower = lower(reading)?;
        let first = stem(words(&lower).next()?);
        if !["word", "first"].iter().any(|kind| self.marks.contains_key(&Mark::one(kind, first).key())) {
            return None;
        }
        let mut seen = Vec::with_capacity(64);
        let mut sums = self.bias.map(i32::from);
        marks(&lower, |mark| {
            let key = mark.key();
            if let Some(weights) = self.marks.get(&key)
                && !seen.contains(&key)
            {
                seen.push(key);
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += i32::from(*weight);
                }
            }
        });
        Some(sums.map(|sum| f64::from(sum) / 100.0))
    }
}

/// The sentence proper in lower case, with "ensure that" before it.
fn lower(reading: &Reading) -> Option<String> {
    let start = reading.shape.start();
    let start = (0..start).find(|&at| reading.is(at, Class::Assure)).unwrap_or(start);
    let lower = reading.text[reading.tokens.get(start)?.span.start..].to_lowercase();
    Some(if lower.contains("per cent") { lower.replace("per cent", "percent") } else { lower })
}

/// The marks of a text as the pack writes them, each once.
pub(super) fn names(reading: &Reading) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    if let Some(lower) = lower(reading) {
        marks(&lower, |mark| _ = names.insert(mark.to_string()));
    }
    names
}

/// The marks of a text in lower case, some more than once.
fn marks<'t>(lower: &'t str, mut each: impl FnMut(Mark<'t>)) {
    let mut count = 0;
    let mut before: Option<&str> = None;
    // As good as the sign, which is no word.
    for word in words(lower).filter(|word| !means_percent(word)).take(MOST) {
        let stem = stem(word);
        each(Mark::one("word", stem));
        if let Some(before) = before {
            if count == 1 {
                each(Mark::two("opening", before, stem));
            }
            each(Mark::two("pair", before, stem));
        } else {
            let end = word.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
            each(Mark::one("first", stem));
            each(Mark::one("ending", &word[end..]));
        }
        if count < 3 {
            each(Mark::one("early", stem));
        }
        before = Some(stem);
        count += 1;
    }
    if let Some(last) = before {
        each(Mark::one("last", last));
    }
    each(Mark::one("length", HALVES[(count / 2).min(HALVES.len() - 1)]));
}

/// Runs of letters; a run of digits is `0`.
fn words(lower: &str) -> impl Iterator<Item = &str> {
    let digit = |c: char| c.is_ascii_digit();
    let mut rest = lower;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_alphabetic() && !digit(c));
        let number = digit(rest.chars().next()?);
        let end =
            rest.find(|c: char| if number { !digit(c) } else { !c.is_alphabetic() }).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(if number { "0" } else { word })
    })
}

/// Without what a word takes on in a sentence.
fn stem(word: &str) -> &str {
    let bare = ["ings", "ing", "ies", "es", "ed", "s"].iter().find_map(|end| word.strip_suffix(end));
    bare.filter(|bare| bare.len() >= 3).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::super::pack::EN;
    use super::*;

    fn odds(list: &str, text: &str) -> Option<[f64; 2]> {
        Leaning::of(list).odds(&Reading::new(text, Lexicon::english()))
    }

    #[test]
    fn marks_are_words_their_places_and_their_neighbours() {
        let mut seen = Vec::new();
        marks("sorting 12 parcels", |mark| seen.push(mark.to_string()));
        assert_eq!(
            seen,
            [
                "word sort",
                "first sort",
                "ending ing",
                "early sort",
                "word 0",
                "opening sort 0",
                "pair sort 0",
                "early 0",
                "word parcel",
                "pair 0 parcel",
                "early parcel",
                "last parcel",
                "length 1",
            ]
        );
    }

    #[test]
    fn weights_of_the_marks_that_are_there_are_summed_up_once_each() {
        const LIST: &str = "# A list.\nbias -50 10\nfirst sort 120 0\nlast room 7 7\npair sort parcel 30 -40\nword parcel 10 0";
        assert_eq!(odds(LIST, "Sort parcels, parcels, parcels"), Some([1.10, -0.30]));
        // What only opens the sentence is no part of it.
        assert_eq!(odds(LIST, "To sort parcels"), Some([1.10, -0.30]));
        assert_eq!(odds(LIST, "PARCELS"), Some([-0.40, 0.10]));
    }

    #[test]
    fn of_an_unknown_first_word_nothing_is_said() {
        for text in ["Weigh parcels", "Grüße 早い", "!"] {
            assert_eq!(odds("bias 1 1\nword parcel 10 0", text), None, "{text}");
        }
    }

    #[test]
    fn the_lists_are_sorted_and_each_line_is_a_mark_of_its_own() {
        fn holds<const N: usize>(text: &str) {
            let lines: Vec<_> = entries(text).collect();
            for pair in lines.windows(2) {
                assert!(pair[0] < pair[1], "{:?} before {:?}", pair[0], pair[1]);
            }
            for line in &lines {
                let weights = line.rsplitn(N + 1, ' ').take(N);
                assert!(weights.clone().all(|weight| weight.parse::<i16>().is_ok()), "{line:?}");
            }
            // No two share a key, and the bias is none.
            assert_eq!(Leaning::<N>::of(text).marks.len() + 1, lines.len());
        }
        holds::<2>(EN.leaning_objective);
        holds::<1>(EN.leaning_key_result);
    }
}
