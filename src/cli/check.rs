//! `okrbook check`: what is to be said of a playbook, and nothing written.

use std::path::PathBuf;

use clap::ValueEnum;

use super::terminal::Terminal;
use super::{Failure, Outcome, read};
use crate::diagnostic::Severity;
use crate::report::human;

const LONG: &str = "\
Reads a playbook and says what is amiss, each with its file and line and what to write instead. Writes nothing.

DIR is the playbook's folder, or one inside it. Findings go to the standard output, ordered by file and line.";

const EXAMPLES: &str = "\
Examples:
  okrbook check                     the playbook around here
  okrbook check acme --fail-on hint hints count against the exit code, too

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or an unreadable okrbook.yaml, 3 the system failed.

Read on: `okrbook explain NAME` says more of a finding.";

/// Say what is amiss, line by line
#[derive(Debug, clap::Args)]
#[command(long_about = LONG, after_long_help = EXAMPLES)]
pub struct Args {
    /// The playbook's folder
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// The least that counts against the exit code
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Warn)]
    fail_on: FailOn,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    /// What keeps a site from being made
    Error,
    /// Also what is worth a talk
    Warn,
    /// Everything
    Hint,
}

impl FailOn {
    fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warn => Severity::Warn,
            Self::Hint => Severity::Hint,
        }
    }
}

/// Checks.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let loaded = read::playbook(&args.folder)?;
    terminal.findings(&loaded.diagnostics, &loaded.sources)?;
    terminal.result(&human::summary(&loaded.diagnostics))?;
    let counts = |severity: Severity| severity >= args.fail_on.severity();
    Ok(if read::unusable(&loaded) {
        Outcome::Unusable
    } else if loaded.diagnostics.iter().any(|diagnostic| counts(diagnostic.severity)) {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}
