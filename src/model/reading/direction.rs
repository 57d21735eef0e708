//! Which way is better, as far as the words say so.

use super::marks::find_word;

const LESSENING: [&str; 33] = [
    "reduce",
    "reduces",
    "reduced",
    "reducing",
    "cut",
    "cuts",
    "cutting",
    "decrease",
    "decreases",
    "decreased",
    "decreasing",
    "lower",
    "lowered",
    "lowering",
    "shrink",
    "shorten",
    "shortened",
    "shortening",
    "drop",
    "drops",
    "dropped",
    "falls",
    "minimise",
    "minimize",
    "lessen",
    "slash",
    "trim",
    "decline",
    "fewer",
    "halve",
    "halved",
    "halving",
    "less",
];
const RAISING: [&str; 22] = [
    "increase",
    "increases",
    "increased",
    "increasing",
    "raise",
    "raises",
    "raised",
    "raising",
    "grow",
    "grows",
    "growing",
    "boost",
    "boosting",
    "lift",
    "lifting",
    "rise",
    "rises",
    "expand",
    "double",
    "triple",
    "improve",
    "improving",
];

/// Whether what is said before a number, or of a text without one, is about less of something: the last word of a
/// direction decides. `None` where there is none.
pub(super) fn lessens(lower: &str) -> Option<bool> {
    // Word by word: looking for each of sixty words would cost more than all else that is read here.
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let last = words.rev().find_map(|word| {
        if LESSENING.contains(&word) { Some(true) } else { RAISING.contains(&word).then_some(false) }
    });
    let chinese = || {
        (!lower.is_ascii() && ["降低", "减少", "缩短"].iter().any(|word| lower.contains(word)))
            .then_some(true)
    };
    // "Cap open bugs at 5"; "market cap" is none.
    let first = ["cap ", "limit "].iter().any(|word| lower.trim_start().starts_with(word));
    let down = || ["bring down", "goes down", "go down", "come down", "down by", "fall by"];
    let down = || (first || down().iter().any(|words| find_word(lower, words).is_some())).then_some(true);
    last.or_else(down).or_else(chinese)
}

/// Whether a text begins with a verb of direction: "grow revenue 25%".
pub(super) fn begins_with_direction(lower: &str) -> bool {
    let first = lower.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    first.is_some_and(|word| LESSENING.contains(&word) || RAISING.contains(&word))
}

/// Whether a text in lower case is about what is counted in shares: "25%" beside it may be a level, or points.
#[must_use]
pub fn is_share(lower: &str) -> bool {
    const SHARES: [&str; 31] = [
        "absenteeism",
        "accuracy",
        "activation",
        "adoption",
        "attendance",
        "availability",
        "churn",
        "conversion",
        "coverage",
        "csat",
        "efficiency",
        "engagement",
        "margin",
        "margins",
        "occupancy",
        "percentage",
        "proportion",
        "rate",
        "rates",
        "retention",
        "satisfaction",
        "score",
        "scores",
        "share",
        "shares",
        "shrinkage",
        "turnover",
        "uptime",
        "utilisation",
        "utilization",
        "yield",
    ];
    lower.split(|c: char| !c.is_alphanumeric()).any(|word| SHARES.contains(&word))
}

/// Whether a text in lower case is about a number that stands somewhere, and is not counted from nothing: "NPS of 50".
#[must_use]
pub fn is_level(lower: &str) -> bool {
    const LEVELS: [&str; 17] = [
        "nps",
        "enps",
        "rating",
        "ratings",
        "stars",
        "star",
        "index",
        "average",
        "avg",
        "mean",
        "median",
        "mrr",
        "arr",
        "level",
        "grade",
        "lighthouse",
        "happiness",
    ];
    is_share(lower) || lower.split(|c: char| !c.is_alphanumeric()).any(|word| LEVELS.contains(&word))
}

/// Where the scale of a rating or a share ends that is written without it: 5 of "rating from 4.2 to 4.4", 100 of "uptime
/// from 99.5 to 99.9". `top` is the highest number on it.
#[must_use]
pub fn scale_top(lower: &str, top: f64) -> Option<f64> {
    const RATED: [&str; 12] = [
        "rating",
        "ratings",
        "star",
        "stars",
        "csat",
        "score",
        "scores",
        "satisfaction",
        "gpa",
        "grade",
        "review",
        "reviews",
    ];
    const SHARES: [&str; 6] = ["uptime", "availability", "accuracy", "csat", "satisfaction", "sla"];
    let has = |words: &[&str]| lower.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word));
    match top {
        ..=5.0 if has(&RATED) => Some(5.0),
        ..=10.0 if has(&RATED) => Some(10.0),
        90.0..=100.0 if has(&SHARES) => Some(100.0),
        _ => None,
    }
}

/// Which way the verb that a text in lower case begins with moves its numbers: whether down. `None` where another
/// part of the sentence may be meant, or less is more.
#[must_use]
pub fn verb_points_down(lower: &str) -> Option<bool> {
    const UP: [&str; 7] = ["increase", "grow", "raise", "boost", "double", "triple", "expand"];
    const DOWN: [&str; 8] = ["reduce", "decrease", "cut", "lower", "shrink", "shorten", "halve", "minimise"];
    const APART: [&str; 12] = [
        "while", "so", "by", "through", "via", "and", "speed", "rank", "ranking", "position", "loss",
        "losses",
    ];
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next()?;
    let down = DOWN.contains(&first);
    let apart = lower.contains([':', ';', '–', '—']) || words.any(|word| APART.contains(&word));
    ((down || UP.contains(&first)) && !apart).then_some(down)
}
