//! An objective as one file writes it.

use jiff::civil::Date;

use super::audience::Audience;
use super::key_result::KeyResult;
use super::reference::Reference;
use crate::source::SourcePath;
use crate::span::{Span, Spanned};

/// How high an objective aims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ambition {
    /// 0.7 is a success.
    #[default]
    Aspirational,
    /// It is promised: 1.0 is expected.
    Committed,
    /// What matters is what is found out.
    Learning,
}

impl Ambition {
    /// The words in files, in the order of the variants.
    pub const NAMES: [&'static str; 3] = ["aspirational", "committed", "learning"];

    /// The word in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// An objective with all that stands below it.
#[derive(Debug, Clone)]
pub struct Objective {
    /// The file.
    pub path: SourcePath,
    /// What links, notes and history hold on to; from the first wording unless given.
    pub id: Spanned<String>,
    /// The wording now.
    pub wording: Spanned<String>,
    /// Why.
    pub why: Option<Spanned<String>>,
    /// Why this quarter.
    pub why_now: Option<Spanned<String>>,
    /// Who looks after it.
    pub owner: Option<Spanned<String>>,
    /// What it supports, as written.
    pub supports: Option<Spanned<Reference>>,
    /// How high it aims.
    pub ambition: Spanned<Ambition>,
    /// Who may see it.
    pub visibility: Audience,
    /// Earlier wordings, oldest first.
    pub drafts: Vec<Draft>,
    /// In the order written.
    pub key_results: Vec<KeyResult>,
    /// Watched, not stretched.
    pub health_metrics: Vec<HealthMetric>,
    /// What will be done; never scored.
    pub initiatives: Vec<Initiative>,
    /// Findings accepted on purpose.
    pub allow: Vec<Allow>,
}

/// An earlier wording.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The wording then.
    pub wording: Spanned<String>,
    /// When.
    pub on: Option<Spanned<Date>>,
    /// What the coach said to it.
    pub coaching: Option<Spanned<String>>,
    /// Who may see it, where that differs from the objective.
    pub visibility: Audience,
}

/// A metric that is watched so that stretching does not cost something else.
#[derive(Debug, Clone)]
pub struct HealthMetric {
    /// The series it belongs to.
    pub metric: Spanned<String>,
    /// The range to keep, as written.
    pub keep: Option<Spanned<String>>,
    /// The range's lower and upper end; `None` on an open side, both `None` where the words give no number.
    pub range: (Option<f64>, Option<f64>),
    /// The unit of its numbers.
    pub unit: Option<String>,
    /// Where it stands.
    pub value: Option<Spanned<f64>>,
}

impl HealthMetric {
    /// Whether the value lies in the range; `None` where either is not known. `under 3` leaves 3 out.
    #[must_use]
    pub fn kept(&self) -> Option<bool> {
        let value = self.value.as_ref()?.value;
        let strict = self.keep.as_ref().is_some_and(|keep| {
            let keep = keep.to_lowercase();
            ["under", "below", "less than", "over", "above", "more than", "<", ">"]
                .iter()
                .any(|w| keep.starts_with(w))
                && !keep.starts_with("<=")
                && !keep.starts_with(">=")
        });
        match self.range {
            (None, None) => None,
            (low, high) => Some(if strict {
                low.is_none_or(|low| value > low) && high.is_none_or(|high| value < high)
            } else {
                low.is_none_or(|low| value >= low) && high.is_none_or(|high| value <= high)
            }),
        }
    }
}

/// Something the team will do.
#[derive(Debug, Clone)]
pub struct Initiative {
    /// What.
    pub initiative: Spanned<String>,
    /// Whether it is done.
    pub done: bool,
}

/// A finding accepted on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow {
    /// The rule's name or code, as written.
    pub rule: Spanned<String>,
    /// Why.
    pub reason: Option<Spanned<String>>,
    /// The last period it holds for, as written.
    pub until: Option<Spanned<String>>,
    /// The whole entry.
    pub span: Span,
}
