//! The rules of this family by code and name, and how a finding is put together.

use std::ops::Range;

use super::WordFinding;
use crate::diagnostic::Severity;

/// A rule that reads words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordRule {
    /// `INS201`
    pub code: &'static str,
    /// `task-shaped-objective`
    pub name: &'static str,
    /// What it weighs unless a playbook says otherwise.
    pub severity: Severity,
}

const fn rule(code: &'static str, name: &'static str, severity: Severity) -> WordRule {
    WordRule { code, name, severity }
}

/// Every rule here, in the order of their codes.
pub static RULES: &[WordRule] = &[
    rule("FRM403", "not-measurable", Severity::Warn),
    rule("FRM408", "number-contradiction", Severity::Warn),
    rule("IMP101", "routine-objective", Severity::Warn),
    rule("IMP103", "activity-key-result", Severity::Warn),
    rule("IMP104", "no-change", Severity::Warn),
    rule("INS201", "task-shaped-objective", Severity::Warn),
    rule("INS202", "metric-in-objective", Severity::Warn),
    rule("INS203", "no-picture", Severity::Warn),
    rule("INS204", "long-objective", Severity::Hint),
    rule("INS205", "unexplained-jargon", Severity::Hint),
    rule("INS206", "empty-superlative", Severity::Hint),
    rule("STR307", "small-lift", Severity::Warn),
    rule("STR309", "safe-wording", Severity::Warn),
    rule("STR310", "score-as-appraisal", Severity::Warn),
];

/// A finding of a rule in [`RULES`].
pub(super) fn finding(
    rule: &'static str,
    span: Range<usize>,
    message: String,
    question: &str,
    reframing: &[&str],
) -> WordFinding {
    debug_assert!(RULES.iter().any(|known| known.code == rule), "{rule} is in the table");
    WordFinding {
        rule,
        span,
        message,
        question: question.to_owned(),
        reframing: reframing.iter().map(|&words| words.to_owned()).collect(),
        task: false,
    }
}
