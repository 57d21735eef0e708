//! What a diagnostic is known by: its code, its name that reads after "allow", its family.

use serde::Serialize;

use super::Severity;

/// The families of rules, in the order of the coach's three tips; form and files come after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// A change, or the day job?
    Improvement,
    /// Would the team sweat for it?
    Inspiration,
    /// Would trying hard be needed?
    Stretch,
    /// Is there something to talk about?
    Form,
    /// Do the links lead somewhere?
    Links,
    /// Can the files be read?
    Source,
}

impl Family {
    /// Every family, in the order every output uses.
    pub const ALL: [Self; 6] =
        [Self::Improvement, Self::Inspiration, Self::Stretch, Self::Form, Self::Links, Self::Source];

    /// What people call it: `inspiration`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Improvement => "improvement",
            Self::Inspiration => "inspiration",
            Self::Stretch => "stretch",
            Self::Form => "form",
            Self::Links => "links",
            Self::Source => "source",
        }
    }

    /// The letters its codes begin with: `INS`.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Improvement => "IMP",
            Self::Inspiration => "INS",
            Self::Stretch => "STR",
            Self::Form => "FRM",
            Self::Links => "LNK",
            Self::Source => "YML",
        }
    }

    /// The family whose codes begin as this one does.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| code.starts_with(family.prefix()))
    }
}

/// A rule's identity.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `YML602`
    pub id: &'static str,
    /// `unknown-key`
    pub name: &'static str,
    /// Which family it belongs to.
    pub family: Family,
    /// The severity it has unless the playbook says otherwise.
    pub severity: Severity,
}

impl Code {
    /// A rule's identity; `const`, so that catalogues are statics.
    #[must_use]
    pub const fn new(id: &'static str, name: &'static str, family: Family, severity: Severity) -> Self {
        Self { id, name, family, severity }
    }
}

/// Words against numbers, levels out of order. Two floors speak it: one reads the fields, one the words.
pub static NUMBER_CONTRADICTION: Code =
    Code::new("FRM408", "number-contradiction", Family::Form, Severity::Warn);
