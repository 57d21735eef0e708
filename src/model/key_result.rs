//! A key result as one file writes it, with the numbers that its words give.

use jiff::civil::Date;

use super::objective::Allow;
use crate::span::Spanned;

/// A key result.
#[derive(Debug, Clone)]
pub struct KeyResult {
    /// What links and history hold on to; from the wording unless given.
    pub id: Spanned<String>,
    /// The wording.
    pub wording: Spanned<String>,
    /// The series its number belongs to, across quarters.
    pub metric: Option<Spanned<String>>,
    /// Where no metric is named: the wording without the numbers that say from where to where, which stays the same
    /// from quarter to quarter.
    pub subject: Option<String>,
    /// The unit of its numbers: `%`, `h`, `of 8`, `€`.
    pub unit: Option<String>,
    /// Where it stands at the start.
    pub baseline: Baseline,
    /// 0.3: what comes anyway.
    pub commit: Option<Spanned<f64>>,
    /// 0.7: hard, and a success.
    pub target: Option<Spanned<f64>>,
    /// 1.0: amazing.
    pub stretch: Option<Spanned<f64>>,
    /// Whether the words say that less is better (`under 2 days`); the levels' order says it too.
    pub falling_words: bool,
    /// Who looks after it.
    pub owner: Option<Spanned<String>>,
    /// How sure the team was at the start, 0 to 1.
    pub confidence: Option<Spanned<f64>>,
    /// In the order of their dates; those without a date keep their place.
    pub check_ins: Vec<CheckIn>,
    /// The score the team gave, kept as written, even outside 0 to 1.
    pub score: Option<Spanned<f64>>,
    /// Done or not, for a key result without numbers.
    pub done: Option<Spanned<bool>>,
    /// Steps, for a key result without numbers.
    pub milestones: Vec<Milestone>,
    /// Findings accepted on purpose.
    pub allow: Vec<Allow>,
}

/// Where a key result stands at the start.
#[derive(Debug, Clone, PartialEq)]
pub enum Baseline {
    /// Nothing is said.
    Missing,
    /// It is said that nobody knows yet, and by when somebody will.
    Unknown(Spanned<Option<Date>>),
    /// A number.
    Known(Spanned<f64>),
}

impl Baseline {
    /// The number.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Known(value) => Some(value.value),
            Self::Missing | Self::Unknown(_) => None,
        }
    }
}

/// What was seen on a day.
#[derive(Debug, Clone)]
pub struct CheckIn {
    /// When.
    pub on: Option<Spanned<Date>>,
    /// The number then.
    pub value: Option<Spanned<f64>>,
    /// How sure the team was, 0 to 1.
    pub confidence: Option<Spanned<f64>>,
    /// What was seen.
    pub note: Option<Spanned<String>>,
}

/// A step that is done or not.
#[derive(Debug, Clone)]
pub struct Milestone {
    /// What.
    pub name: Spanned<String>,
    /// Whether it is done.
    pub done: bool,
}

/// The text, beginning with a capital.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl KeyResult {
    /// The metric's name, or the wording: what a row is called. It begins with a capital.
    #[must_use]
    pub fn title(&self) -> String {
        capital(self.metric.as_ref().map_or(&self.wording.value, |metric| &metric.value))
    }

    /// The newest check-in that has a number.
    #[must_use]
    pub fn latest(&self) -> Option<&CheckIn> {
        self.check_ins.iter().rev().find(|check_in| check_in.value.is_some())
    }

    /// The level that says where it wants to go: the target, or where there is none the stretch.
    #[must_use]
    pub fn goal(&self) -> Option<&Spanned<f64>> {
        self.target.as_ref().or(self.stretch.as_ref())
    }

    /// What its number cannot pass: 100 for `%`, 8 for `of 8`.
    #[must_use]
    pub fn whole(&self) -> Option<f64> {
        match self.unit.as_deref()? {
            "%" => Some(100.0),
            unit => unit.strip_prefix("of ")?.parse().ok(),
        }
    }

    /// Whether less is better.
    #[must_use]
    pub fn falling(&self) -> bool {
        self.says_falling().unwrap_or_default()
    }

    /// Whether less is better, from the order of the numbers, else from the words; `None` where neither says so.
    #[must_use]
    pub fn says_falling(&self) -> Option<bool> {
        let levels: Vec<f64> = self
            .baseline
            .value()
            .into_iter()
            .chain([&self.commit, &self.target, &self.stretch].into_iter().flatten().map(|level| level.value))
            .collect();
        match (levels.first(), levels.last()) {
            (Some(first), Some(last)) if first != last => Some(last < first),
            _ => self.falling_words.then_some(true),
        }
    }
}
