//! Words made of data: days, counts, values, the arithmetic of a score in one sentence.

use jiff::civil::Date;

use crate::model::figure::{plain, show};
pub use crate::model::key_result::capital;
use crate::score::{How, LevelName, Score, Unscorable};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `5 March 2021`
#[must_use]
pub fn long_day(day: Date) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

/// `5 Mar`
#[must_use]
pub fn short_day(day: Date) -> String {
    format!("{} {}", day.day(), &month(day)[..3])
}

/// `4 January to 31 March 2021`
#[must_use]
pub fn days(from: Date, to: Date) -> String {
    if from.year() == to.year() {
        format!("{} {} to {}", from.day(), month(from), long_day(to))
    } else {
        format!("{} to {}", long_day(from), long_day(to))
    }
}

fn month(day: Date) -> &'static str {
    MONTHS[usize::from(day.month().unsigned_abs()).clamp(1, 12) - 1]
}

/// `twelve`; digits from thirteen on.
#[must_use]
pub fn count(n: usize) -> String {
    const WORDS: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// `one objective`, `two objectives`
#[must_use]
pub fn counted(n: usize, one: &str) -> String {
    format!("{} {one}{}", count(n), if n == 1 { "" } else { "s" })
}

/// `0.55`
#[must_use]
pub fn score(value: f64) -> String {
    format!("{value:.2}")
}

/// `60%`
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{}%", plain((share * 1000.0).round() / 10.0))
}

/// How a score came about, without the score itself, which the page sets apart.
#[must_use]
pub fn arithmetic(score_of: &Score, unit: Option<&str>) -> String {
    let value = |value: f64| show(value, unit);
    match &score_of.how {
        How::Given => match score_of.value {
            Some(given) if given > 1.0 => {
                "The team gave the score itself. It lies above the scale, and is drawn at its end:".to_owned()
            }
            Some(given) if given < 0.0 => {
                "The team gave the score itself. It lies below the scale, and is drawn at its start:"
                    .to_owned()
            }
            _ => "The team gave the score itself:".to_owned(),
        },
        How::At { value: at, level } => match level.name {
            LevelName::Baseline => format!("{} is where it started, so the score is", value(*at)),
            name => format!("{} is the {} level, so the score is", value(*at), name.name()),
        },
        How::Between { value: at, from, to } => {
            let along = format!(
                "{} + {} × {} ⁄ {}",
                plain(from.score),
                plain(to.score - from.score),
                plain((at - from.value).abs()),
                plain((to.value - from.value).abs())
            );
            let before = (at - from.value) * (to.value - from.value) < 0.0;
            let past = (at - to.value) * (to.value - from.value) > 0.0;
            let assumed = if from.assumed { " No baseline is given, so it is counted from 0." } else { "" };
            if before {
                format!("{} has not reached {} yet, so the score is", value(*at), value(from.value))
            } else if past && to.score >= 1.0 {
                format!("{} goes past {}, where the scale ends, so the score is", value(*at), value(to.value))
            } else if past {
                format!(
                    "{} goes past {} ({}), the highest level given; on the same line: {along} =",
                    value(*at),
                    value(to.value),
                    plain(to.score)
                )
            } else {
                format!(
                    "{} lies between {} (score {}) and {} ({}).{assumed} {along} =",
                    value(*at),
                    value(from.value),
                    plain(from.score),
                    value(to.value),
                    plain(to.score)
                )
            }
        }
        How::Done(true) => "It is done, so the score is".to_owned(),
        How::Done(false) => "It is not done yet, so the score is".to_owned(),
        How::Milestones { done, all } => {
            format!("{} of {} reached, so the score is", capital(&count(*done)), counted(*all, "milestone"))
        }
        How::NotYet => "There is no number yet, so there is no score.".to_owned(),
        How::Unscorable(why) => match why {
            Unscorable::NoLevels => "It names no number to reach, so there is no score. How will you know?",
            Unscorable::OutOfOrder => {
                "Its levels go up and down, so there is no score until they go one way."
            }
            Unscorable::NoChange => "All its levels are the same number, so there is nothing to score.",
            Unscorable::NoBaseline => {
                "Less is better here, and nobody said from where, so there is no score."
            }
        }
        .to_owned(),
    }
}
