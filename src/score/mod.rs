//! From levels and check-ins to scores between 0 and 1, with the arithmetic told.
//!
//! A score is 0 at the baseline, 0.3 at commit, 0.7 at target and 1.0 at stretch, with straight lines between the
//! levels that are given (Paul Niven and Ben Lamorte, "Objectives and Key Results", 2016). A target alone, without
//! commit and stretch, is 1.0. Past the outermost levels the line goes on with its last slope, kept within 0 to 1.
//! Without a baseline a rising series is counted from 0. Whether a series falls is read from the order of its levels.
//! A score says how far one number moved; it says nothing about the people who moved it.

mod level;

#[cfg(test)]
mod tests;

pub use level::{Ladder, Level, LevelName, Unscorable};

use jiff::civil::Date;

use crate::model::config::Scale;
use crate::model::key_result::KeyResult;

/// Where a key result stands, and how that was worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The score: 0 to 1, unless the team gave another itself; `None` where there is nothing to go by yet.
    pub value: Option<f64>,
    /// How it came about.
    pub how: How,
}

/// How a score came about.
#[derive(Debug, Clone, PartialEq)]
pub enum How {
    /// The team gave it.
    Given,
    /// The number lies between two levels, or past the outermost.
    Between {
        /// The number.
        value: f64,
        /// The lower-scoring level of the line it lies on.
        from: Level,
        /// The higher-scoring level.
        to: Level,
    },
    /// The number is a level.
    At {
        /// The number.
        value: f64,
        /// The level.
        level: Level,
    },
    /// Done or not done.
    Done(bool),
    /// So many of so many milestones.
    Milestones {
        /// How many are done.
        done: usize,
        /// How many there are.
        all: usize,
    },
    /// There are levels, but no number yet.
    NotYet,
    /// There is no way to score it.
    Unscorable(Unscorable),
}

/// The score of a key result, from its last check-in that has a number.
#[must_use]
pub fn score(key_result: &KeyResult, scale: Scale) -> Score {
    if let Some(given) = &key_result.score {
        return Score { value: Some(given.value), how: How::Given };
    }
    let ladder = match Ladder::of(key_result, scale) {
        Ok(ladder) => ladder,
        Err(why) => return without_numbers(key_result, why),
    };
    match key_result.latest().and_then(|check_in| check_in.value.as_ref()) {
        Some(value) => ladder.score(value.value),
        None => match without_numbers(key_result, Unscorable::NoLevels) {
            Score { value: None, .. } => Score { value: None, how: How::NotYet },
            score => score,
        },
    }
}

fn without_numbers(key_result: &KeyResult, why: Unscorable) -> Score {
    let all = key_result.milestones.len();
    if all > 0 {
        let done = key_result.milestones.iter().filter(|milestone| milestone.done).count();
        return Score { value: Some(share(done, all)), how: How::Milestones { done, all } };
    }
    match &key_result.done {
        Some(done) => Score { value: Some(f64::from(u8::from(done.value))), how: How::Done(done.value) },
        None => Score { value: None, how: How::Unscorable(why) },
    }
}

fn share(done: usize, all: usize) -> f64 {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    count(done) / count(all)
}

/// How much of a period has passed on a day, 0 to 1.
#[must_use]
pub fn elapsed(start: Date, end: Date, on: Date) -> f64 {
    let days = |from: Date, to: Date| f64::from(to.since(from).map_or(0, |span| span.get_days()));
    let whole = days(start, end);
    if whole <= 0.0 { 1.0 } else { (days(start, on) / whole).clamp(0.0, 1.0) }
}

/// Where an even pace from the baseline to the target would be after a share of the period: the number and its score.
#[must_use]
pub fn even_pace(key_result: &KeyResult, scale: Scale, elapsed: f64) -> Option<(f64, f64)> {
    let ladder = Ladder::of(key_result, scale).ok()?;
    let from = ladder.first();
    let to = ladder.get(LevelName::Target).unwrap_or_else(|| ladder.last());
    let value = from.value + elapsed * (to.value - from.value);
    Some((value, ladder.score(value).value?))
}
