//! Which way is better, as far as the words say so.

use super::marks::find_word;

/// Whether a word says that something becomes less, or more; matched, not looked for: each word of each text is asked.
fn points_down(word: &str) -> Option<bool> {
    match word {
        "reduce" | "reduces" | "reduced" | "reducing" | "cut" | "cuts" | "cutting" | "decrease"
        | "decreases" | "decreased" | "decreasing" | "lower" | "lowered" | "lowering" | "shrink"
        | "shorten" | "shortened" | "shortening" | "drop" | "drops" | "dropped" | "falls" | "minimise"
        | "minimize" | "lessen" | "slash" | "trim" | "decline" | "fewer" | "halve" | "halved" | "halving"
        | "less" => Some(true),
        "increase" | "increases" | "increased" | "increasing" | "raise" | "raises" | "raised" | "raising"
        | "grow" | "grows" | "growing" | "boost" | "boosting" | "lift" | "lifting" | "rise" | "rises"
        | "expand" | "double" | "triple" | "improve" | "improving" => Some(false),
        _ => None,
    }
}

/// Whether what is said before a number, or of a text without one, is about less of something: the last word of a
/// direction decides. `None` where there is none.
pub(super) fn lessens(lower: &str) -> Option<bool> {
    let mut words = lower.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // "Never drops", "doesn't drop" are about no less of it.
    let last =
        words.find_map(points_down).map(|less| less != matches!(words.next(), Some("never" | "not" | "t")));
    let chinese = || {
        (!lower.is_ascii()
            && ["降低", "减少", "缩短", "下降", "降至", "降到"].iter().any(|word| lower.contains(word)))
        .then_some(true)
    };
    // "Cap open bugs at 5"; "market cap" is none.
    let first = ["cap ", "limit "].iter().any(|word| lower.trim_start().starts_with(word));
    let phrase = |words: &&str| find_word(lower, words).is_some();
    let goes = ["bring down", "goes down", "go down", "come down", "down by"];
    let down = || {
        let down = lower.contains("down") && goes.iter().any(phrase);
        (first || down || phrase(&"fall by")).then_some(true)
    };
    last.or_else(down).or_else(chinese)
}

/// Whether a text in lower case begins with a verb of direction: "grow revenue 25%".
#[must_use]
pub fn begins_with_direction(lower: &str) -> bool {
    let first = lower.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    first.is_some_and(|word| points_down(word).is_some())
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

/// Whether the number of a text in lower case stands somewhere, and is not counted from nothing: "NPS of 50", "$1.2M
/// MRR"; of a text without one, what it names.
#[must_use]
pub fn is_level(lower: &str) -> bool {
    const LEVELS: [&str; 19] = [
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
        "ratio",
        "efficiency",
    ];
    /// How many words a level is named in.
    const NAME: usize = 4;
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let level = |word: &String| LEVELS.contains(&word.as_str());
    let Some(number) = lower.find(|c: char| c.is_ascii_digit()) else {
        let words = words(lower);
        return words.len() <= NAME && (words.iter().any(level) || is_share(lower));
    };
    let before = words(&lower[..number]);
    let name = &before[before.len().saturating_sub(NAME)..];
    // "Improve retention using 2 flows": the number is of something else.
    if name.last().is_some_and(|word| matches!(word.as_str(), "using" | "with" | "in" | "through" | "across"))
    {
        return false;
    }
    // "4.5 stars", "$1.2M MRR"
    let behind =
        words(&lower[number..]).into_iter().find(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
    name.iter().any(level) || is_share(&name.join(" ")) || behind.is_some_and(|word| level(&word))
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
