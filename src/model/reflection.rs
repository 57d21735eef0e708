//! What a team says at the end of a quarter: its own verdict beside the scores, and what changes.

use jiff::civil::Date;

use super::audience::Audience;
use super::slug::slug;
use crate::source::SourcePath;
use crate::span::Spanned;

/// A reflection, as written.
#[derive(Debug, Clone)]
pub struct Reflection {
    /// The file.
    pub path: SourcePath,
    /// When.
    pub on: Option<Spanned<Date>>,
    /// Who may see it.
    pub visibility: Audience,
    /// Per objective's id, in the order written.
    pub outcomes: Vec<(Spanned<String>, Outcome)>,
    /// Per key result as `objective/key-result`, in the order written.
    pub key_results: Vec<(Spanned<String>, Learning)>,
    /// What changes in how the team works.
    pub resets: Vec<Spanned<String>>,
    /// What became of last quarter's resets, by their words.
    pub answers: Vec<(Spanned<String>, Answer)>,
    /// The Markdown, and where it starts in the file.
    pub body: Spanned<String>,
}

impl Reflection {
    /// What is said of an objective by its id, and the id as it is written there.
    #[must_use]
    pub fn outcome(&self, objective: &str) -> Option<(&Spanned<String>, &Outcome)> {
        let id = slug(objective);
        self.outcomes.iter().find(|(key, _)| slug(key) == id).map(|(key, outcome)| (key, outcome))
    }
}

/// The team's verdict on an objective, apart from the scores.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Whether it was reached.
    pub reached: Spanned<Reached>,
    /// Why the team says so.
    pub because: Option<Spanned<String>>,
}

/// Whether an objective was reached, in the team's own eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// It was.
    Yes,
    /// In part.
    Partly,
    /// It was not.
    No,
}

impl Reached {
    /// The words in files, in the order of the variants.
    pub const NAMES: [&'static str; 3] = ["yes", "partly", "no"];
    /// The variants, in the same order.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];

    /// The word in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// What a key result taught, and what becomes of it.
#[derive(Debug, Clone)]
pub struct Learning {
    /// What was learned.
    pub learned: Option<Spanned<String>>,
    /// What becomes of it.
    pub next: Option<Spanned<Next>>,
    /// In a few words, how.
    pub how: Option<Spanned<String>>,
}

/// What becomes of a key result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Go on with it.
    Keep,
    /// Go on with it in another shape.
    Reshape,
    /// Let it go.
    Drop,
    /// Watch it from now on, without stretching it.
    HealthMetric,
}

impl Next {
    /// The words in files, in the order of the variants.
    pub const NAMES: [&'static str; 4] = ["keep", "reshape", "drop", "health-metric"];
    /// The variants, in the same order.
    pub const ALL: [Self; 4] = [Self::Keep, Self::Reshape, Self::Drop, Self::HealthMetric];

    /// The word in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// What became of a reset.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Adopted, dropped or open.
    pub became: Spanned<Became>,
    /// In a few words, why.
    pub because: Option<Spanned<String>>,
}

/// The three ends of a reset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// It is how the team works now.
    Adopted,
    /// The team let it go.
    Dropped,
    /// Not settled yet.
    Open,
}

impl Became {
    /// The words in files, in the order of the variants.
    pub const NAMES: [&'static str; 3] = ["adopted", "dropped", "open"];
    /// The variants, in the same order.
    pub const ALL: [Self; 3] = [Self::Adopted, Self::Dropped, Self::Open];

    /// The word in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}
