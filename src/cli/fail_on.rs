//! `--fail-on`: from which severity on a command says "findings".

use clap::ValueEnum;

use crate::diagnostic::Severity;

/// The least that counts against the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Only errors: what keeps a site from being made, and what is told to weigh as much
    Error,
    /// Also what is worth a talk
    Warn,
    /// Everything
    Hint,
}

impl FailOn {
    /// The severity of that name.
    pub fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warn => Severity::Warn,
            Self::Hint => Severity::Hint,
        }
    }
}
