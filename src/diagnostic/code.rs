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
