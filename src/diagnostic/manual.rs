//! A rule's manual page, as data: `explain`, the site's rule pages and every format that describes rules speak from it.

use super::{Code, Family};

/// What is to be said of a rule beside what it finds.
#[derive(Debug)]
pub struct Manual {
    /// The rule.
    pub code: &'static Code,
    /// What it detects; its first sentence stands in lists. Prose without line breaks, as are the next two.
    pub what: &'static str,
    /// Why it is said at all.
    pub why: &'static str,
    /// What to do about it.
    pub way_on: &'static str,
    /// An example that it speaks on, as the file has it.
    pub before: &'static str,
    /// The example as it could be instead.
    pub after: &'static str,
}

impl Manual {
    /// The first sentence of [`Self::what`], without its full stop.
    #[must_use]
    pub fn headline(&self) -> &'static str {
        self.what.split_once(". ").map_or(self.what, |(first, _)| first).trim_end_matches('.')
    }

    /// The mindset page that tells what lies behind the question: the tip's own, unless another is nearer to it. Form
    /// and files need no change of mind.
    #[must_use]
    pub fn mindset(&self) -> Option<&'static str> {
        match (self.code.name, self.code.family) {
            ("unanswered-reset" | "score-without-learning" | "missing-reflection", _) => {
                Some("reset-and-reflect")
            }
            ("score-as-appraisal" | "outcome-against-scores", _) => Some("scores"),
            ("unanswered-concern" | "out-of-reach" | "sandbagging-history", _) => Some("three-fears"),
            ("health-metric", _) | (_, Family::Stretch) => Some("stretch"),
            (_, Family::Improvement) => Some("improvement"),
            (_, Family::Inspiration) => Some("inspiration"),
            (_, Family::Form | Family::Links | Family::Source) => None,
        }
    }
}
