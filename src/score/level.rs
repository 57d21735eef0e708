//! The levels of a key result as a ladder: one way up, each rung with its score.

use super::{How, Score};
use crate::model::config::Scale;
use crate::model::key_result::KeyResult;

/// One of the four levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelName {
    /// Where it started.
    Baseline,
    /// What comes anyway.
    Commit,
    /// Hard, and a success.
    Target,
    /// Amazing.
    Stretch,
}

impl LevelName {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::Commit => "commit",
            Self::Target => "target",
            Self::Stretch => "stretch",
        }
    }
}

/// A rung: a number, and the score at it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// Which.
    pub name: LevelName,
    /// The number.
    pub value: f64,
    /// The score at it.
    pub score: f64,
    /// Nobody wrote it down: a rising series without a baseline is counted from 0.
    pub assumed: bool,
}

/// Why there is no way to score a key result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unscorable {
    /// Neither commit nor target nor stretch is given, nor milestones, nor done.
    NoLevels,
    /// The levels do not go one way.
    OutOfOrder,
    /// All levels are the same number.
    NoChange,
    /// Less is better, and nobody knows from where.
    NoBaseline,
}

/// At least two levels whose numbers go one way and are not all the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Ladder {
    rungs: Vec<Level>,
}

impl Ladder {
    /// The ladder of a key result.
    ///
    /// # Errors
    /// Where its levels are too few, all the same, or do not go one way.
    pub fn of(key_result: &KeyResult, scale: Scale) -> Result<Self, Unscorable> {
        let value = |level: &Option<crate::span::Spanned<f64>>| level.as_ref().map(|level| level.value);
        let (commit, target, stretch) =
            (value(&key_result.commit), value(&key_result.target), value(&key_result.stretch));
        let upper: Vec<(LevelName, f64, f64)> = match scale {
            Scale::Linear => target
                .map(|target| (LevelName::Target, target))
                .or_else(|| stretch.map(|stretch| (LevelName::Stretch, stretch)))
                .or_else(|| commit.map(|commit| (LevelName::Commit, commit)))
                .map(|(name, value)| (name, value, 1.0))
                .into_iter()
                .collect(),
            Scale::Lamorte if commit.is_none() && stretch.is_none() => {
                target.map(|target| (LevelName::Target, target, 1.0)).into_iter().collect()
            }
            Scale::Lamorte => [
                commit.map(|commit| (LevelName::Commit, commit, 0.3)),
                target.map(|target| (LevelName::Target, target, 0.7)),
                stretch.map(|stretch| (LevelName::Stretch, stretch, 1.0)),
            ]
            .into_iter()
            .flatten()
            .collect(),
        };
        if upper.is_empty() {
            return Err(Unscorable::NoLevels);
        }
        let rung = |(name, value, score)| Level { name, value, score, assumed: false };
        let mut rungs: Vec<Level> = upper.into_iter().map(rung).collect();
        match key_result.baseline.value() {
            Some(value) => {
                rungs.insert(0, Level { name: LevelName::Baseline, value, score: 0.0, assumed: false });
            }
            None if rungs.len() > 1 => {}
            None if key_result.falling() || rungs[0].value <= 0.0 => return Err(Unscorable::NoBaseline),
            None => {
                rungs.insert(0, Level { name: LevelName::Baseline, value: 0.0, score: 0.0, assumed: true });
            }
        }
        Self { rungs }.checked()
    }

    fn checked(self) -> Result<Self, Unscorable> {
        let (first, last) = (self.first().value, self.last().value);
        let falling = last < first;
        if self
            .rungs
            .windows(2)
            .any(|pair| pair[0].value != pair[1].value && (pair[1].value < pair[0].value) != falling)
        {
            return Err(Unscorable::OutOfOrder);
        }
        if first == last { Err(Unscorable::NoChange) } else { Ok(self) }
    }

    /// From the lowest score to the highest.
    #[must_use]
    pub fn rungs(&self) -> &[Level] {
        &self.rungs
    }

    /// The lowest-scoring level.
    #[must_use]
    pub fn first(&self) -> Level {
        self.rungs[0]
    }

    /// The highest-scoring level.
    #[must_use]
    pub fn last(&self) -> Level {
        self.rungs[self.rungs.len() - 1]
    }

    /// A level by its name.
    #[must_use]
    pub fn get(&self, name: LevelName) -> Option<Level> {
        self.rungs.iter().copied().find(|rung| rung.name == name)
    }

    /// The score of a number.
    #[must_use]
    pub fn score(&self, value: f64) -> Score {
        // Of levels that share a number the highest-scoring one counts: who reached commit and target reached the target.
        if let Some(level) = self.rungs.iter().rev().copied().find(|rung| rung.value == value) {
            return Score { value: Some(level.score), how: How::At { value, level } };
        }
        let falling = self.last().value < self.first().value;
        let past = |rung: &Level| if falling { value <= rung.value } else { value >= rung.value };
        let climbable: Vec<(Level, Level)> = self
            .rungs
            .windows(2)
            .map(|pair| (pair[0], pair[1]))
            .filter(|(a, b)| a.value != b.value)
            .collect();
        // The last line whose lower rung was passed; before the first rung, the first line goes on downwards.
        let (from, to) = climbable.iter().rev().copied().find(|(from, _)| past(from)).unwrap_or(climbable[0]);
        let along = (value - from.value) / (to.value - from.value);
        let score = (from.score + along * (to.score - from.score)).clamp(0.0, 1.0);
        Score { value: Some(score), how: How::Between { value, from, to } }
    }
}
