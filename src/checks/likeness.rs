//! How alike two wordings are: by their content words, not by their letters.

use std::collections::HashMap;

/// The content words of a text, as sorted numbers: small words, figures and the plural's `s` make no difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content(Vec<u64>);

/// Words that hold no content.
const SMALL: [&str; 36] = [
    "a", "all", "an", "and", "are", "as", "at", "be", "by", "do", "every", "for", "from", "have", "in", "is",
    "it", "its", "of", "on", "or", "our", "so", "that", "the", "their", "them", "they", "this", "to", "us",
    "we", "which", "who", "will", "with",
];

/// Longer words need not be looked for among them.
const LONGEST_SMALL: usize = 5;

impl Content {
    /// Reads a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self::of_all([text])
    }

    /// Reads some texts as one.
    #[must_use]
    pub fn of_all<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = Vec::new();
        let mut word = String::new();
        for text in texts {
            for c in text.chars() {
                // Chinese has no blanks between words: each character stands for itself.
                let ideograph = ('\u{3400}'..='\u{9fff}').contains(&c);
                if c.is_ascii_alphanumeric() {
                    word.push(c.to_ascii_lowercase());
                    continue;
                }
                if c.is_alphanumeric() && !ideograph {
                    word.extend(c.to_lowercase());
                    continue;
                }
                words.extend(take(&mut word));
                if ideograph {
                    word.push(c);
                    words.extend(take(&mut word));
                }
            }
            words.extend(take(&mut word));
        }
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    /// A text as one word: like another only where both are the same, but for case, signs and spaces.
    #[must_use]
    pub fn whole(text: &str) -> Self {
        Self::of(&text.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// How many words both have.
    #[must_use]
    pub fn shared(&self, other: &Self) -> usize {
        self.0.iter().filter(|word| other.0.binary_search(word).is_ok()).count()
    }

    /// The share of all words that both have, 0 to 1.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f64 {
        let shared = self.shared(other);
        share(shared, self.len() + other.len() - shared)
    }

    /// The share of these words that some others together have too, 0 to 1.
    #[must_use]
    pub fn held_by(&self, others: &[&Self]) -> f64 {
        let held = |word: &&u64| others.iter().any(|other| other.0.binary_search(word).is_ok());
        share(self.0.iter().filter(held).count(), self.len())
    }
}

/// Whether two wordings are one, but for case, signs and spaces: however few words they have.
#[must_use]
pub fn same_words(a: &str, b: &str) -> bool {
    let a = Content::whole(a);
    a.len() > 0 && a == Content::whole(b)
}

/// `part` of `whole`; 0 of nothing.
#[must_use]
pub fn share(part: usize, whole: usize) -> f64 {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { count(part) / count(whole) }
}

fn take(word: &mut String) -> Option<u64> {
    let small = word.len() <= LONGEST_SMALL && SMALL.contains(&word.as_str());
    let content = !word.is_empty() && !small && !word.bytes().all(|b| b.is_ascii_digit());
    let found = content.then(|| {
        let stem = word.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(word);
        // FNV-1a: the same number on every machine and in every run.
        stem.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    });
    word.clear();
    found
}

/// The pairs `(a, b)`, `a < b`, that are at least so alike. Two sets that share most of their words share one of their
/// rarest, so only those are looked up: the time does not grow with the square of their number.
#[must_use]
pub fn pairs(contents: &[Content], least: f64) -> Vec<(usize, usize)> {
    let mut often: HashMap<u64, u32> = HashMap::new();
    for word in contents.iter().flat_map(|content| &content.0) {
        *often.entry(*word).or_default() += 1;
    }
    let mut by_rare: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (b, content) in contents.iter().enumerate() {
        let mut words = content.0.clone();
        words.sort_unstable_by_key(|word| (often[word], *word));
        // At most this many of its words may be missing from the other.
        let may_miss = (1..=words.len())
            .take_while(|missing| share(words.len() - missing, words.len()) >= least)
            .count();
        let mut others: Vec<usize> = Vec::new();
        for word in words.iter().take(may_miss + 1) {
            let list = by_rare.entry(*word).or_default();
            others.extend_from_slice(list);
            list.push(b);
        }
        others.sort_unstable();
        others.dedup();
        found.extend(others.into_iter().filter(|a| contents[*a].likeness(content) >= least).map(|a| (a, b)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Content, pairs};

    fn alike(a: &str, b: &str) -> f64 {
        Content::of(a).likeness(&Content::of(b))
    }

    #[test]
    fn small_words_and_figures_make_no_difference() {
        assert!(alike("Win the mainland's shops", "Win mainland shop s") > 0.7);
        assert!((alike("Reach 300 workshops", "Reach 400 workshops") - 1.0).abs() < f64::EPSILON);
        assert!(alike("Win the mainland", "Learn to hear a leak") < 0.1);
        assert!(alike("打造一流团队", "打造一流的团队") > 0.8);
    }

    #[test]
    fn pairs_are_those_that_comparing_all_would_find() {
        let texts =
            ["red green blue one", "red green blue two", "red green blue one", "x y z", "", "x y z w v u t"];
        let contents: Vec<_> = texts.iter().map(|text| Content::of(text)).collect();
        for least in [0.5, 0.6, 0.85, 1.0] {
            let mut all = Vec::new();
            for b in 0..contents.len() {
                for a in 0..b {
                    if contents[a].len() > 0 && contents[a].likeness(&contents[b]) >= least {
                        all.push((a, b));
                    }
                }
            }
            assert_eq!(pairs(&contents, least), all, "{least}");
        }
    }
}
