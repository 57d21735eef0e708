//! What `check` and `baseline` begin with: the findings of a playbook, and the baseline that stands beside it.

use std::fs;
use std::io;
use std::path::Path;

use super::Failure;
use super::read::shown;
use crate::diagnostic::{Diagnostic, Family, Severity};
use crate::pipeline::{self, Checking, Loaded};
use crate::report::Finding;
use crate::report::baseline::{self, Baseline, Contents};

/// Findings of a playbook, those on earlier wordings marked.
pub fn findings(loaded: &Loaded, how: Checking) -> Vec<Finding> {
    let standing = pipeline::check(loaded, Checking { drafts: false, ..how });
    let mut drafts = Vec::new();
    if how.drafts {
        // What is said only when drafts are looked at is about a draft.
        drafts = pipeline::check(loaded, how);
        drafts.retain(|diagnostic: &Diagnostic| !standing.contains(diagnostic));
    }
    Finding::all(standing, drafts)
}

/// The baseline beside a playbook; none where there is no file.
pub fn baseline(root: &Path) -> Result<Option<Baseline>, Failure> {
    let path = root.join(baseline::NAME);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Failure::System(format!("{} cannot be read: {error}", shown(&path)))),
    };
    Baseline::parse(&text).map(Some).map_err(|reason| {
        Failure::Use(format!(
            "{} is no baseline: {reason}\n`okrbook baseline write` makes a new one.",
            shown(&path)
        ))
    })
}

/// What was said while reading a playbook, without what its baseline holds. A baseline that cannot be read holds nothing
/// here; `okrbook check` says why.
pub fn unheld(loaded: &Loaded) -> Vec<Diagnostic> {
    let said = loaded.diagnostics.clone();
    match baseline(&loaded.sources.root) {
        Ok(Some(baseline)) => {
            let new = baseline.sift(Finding::all(said, Vec::new()), &contents(loaded)).new;
            new.into_iter().map(|finding| finding.diagnostic).collect()
        }
        _ => said,
    }
}

/// What findings of a playbook are about.
pub fn contents(loaded: &Loaded) -> Contents<'_> {
    Contents::new(&loaded.sources, &loaded.playbook)
}

/// Entries that stand for nothing, in no quarter: an entry of a closed quarter is not stale because nobody looks there.
/// None where a file cannot be read: nobody knows what it would have answered for.
pub fn stale(loaded: &Loaded, baseline: &Baseline, left: Baseline) -> Baseline {
    if left.is_empty() {
        return left;
    }
    if hidden(loaded) {
        return Baseline::default();
    }
    let everywhere = findings(loaded, Checking { all_quarters: true, drafts: false });
    baseline.sift(everywhere, &contents(loaded)).stale
}

/// Whether a file could not be read, so that what would be said of it is not known.
pub fn hidden(loaded: &Loaded) -> bool {
    loaded.diagnostics.iter().any(hides)
}

/// Whether an error keeps what is in a file from being seen.
pub fn hides(said: &Diagnostic) -> bool {
    said.severity == Severity::Error && said.code.family == Family::Source
}
