//! A rule: its manual page, and where it looks.

use super::place::{Book, OfKeyResult, OfObjective, OfTeam};
use crate::diagnostic::{Diagnostic, Manual};

/// A rule of the coach's.
#[derive(Debug)]
pub struct Rule {
    /// Its code and its manual page.
    pub manual: Manual,
    /// What it looks at.
    pub look: Look,
}

/// What a rule looks at; each function adds what it has to say.
#[derive(Debug)]
pub enum Look {
    /// The words alone: `words::review` has the rule.
    Words,
    /// Each key result.
    KeyResult(fn(OfKeyResult<'_>, &mut Vec<Diagnostic>)),
    /// Each objective.
    Objective(fn(OfObjective<'_>, &mut Vec<Diagnostic>)),
    /// Each team's quarter.
    Team(fn(OfTeam<'_>, &mut Vec<Diagnostic>)),
    /// A whole quarter, by index.
    Quarter(fn(&Book<'_>, usize, &mut Vec<Diagnostic>)),
    /// What the playbook says of the rules themselves; spoken where findings are accepted.
    Settings,
}
