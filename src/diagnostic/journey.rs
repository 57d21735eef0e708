//! How an objective's wording grew: what each rewording did about the questions to the one before.

use super::{Code, Subject};
use crate::source::SourcePath;
use crate::span::Span;

/// The wordings of an objective that has drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journey {
    /// The file.
    pub path: SourcePath,
    /// The objective.
    pub about: Subject,
    /// Every wording, the oldest first; the last one is the one that stands.
    pub wordings: Vec<Rewording>,
}

/// A wording, held against the one before. Rules stand in documented order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewording {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// What the one before raised and this one does not.
    pub solved: Vec<&'static Code>,
    /// What both raise.
    pub still: Vec<&'static Code>,
    /// What only this one raises; of the first wording, all that it raises.
    pub raised: Vec<&'static Code>,
}

impl Journey {
    /// The same for some rules only; `None` where they have nothing to say of it.
    #[must_use]
    pub fn only(mut self, wanted: impl Fn(&Code) -> bool) -> Option<Self> {
        for wording in &mut self.wordings {
            for list in [&mut wording.solved, &mut wording.still, &mut wording.raised] {
                list.retain(|code| wanted(code));
            }
        }
        self.wordings.iter().any(Rewording::speaks).then_some(self)
    }
}

impl Rewording {
    /// Whether a rule has anything to say of it.
    #[must_use]
    pub fn speaks(&self) -> bool {
        !(self.solved.is_empty() && self.still.is_empty() && self.raised.is_empty())
    }
}
