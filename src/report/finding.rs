//! What a run has to report, as every format takes it.

use crate::diagnostic::{Diagnostic, Manual, Severity, fingerprints};
use crate::source::Sources;

/// The program as machines are told of it.
pub(super) const TOOL: (&str, &str) = ("okrbook", env!("CARGO_PKG_VERSION"));

/// A diagnostic and what it is recognised by in the next run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was said.
    pub diagnostic: Diagnostic,
    /// Stays when lines move.
    pub fingerprint: String,
    /// It is about an earlier wording, which shows a way that was gone and never counts.
    pub draft: bool,
}

impl Finding {
    /// Findings of diagnostics in the order every output uses: those that stand, and those on earlier wordings, which
    /// are counted behind them so that looking at drafts changes no fingerprint of what stands.
    #[must_use]
    pub fn all(standing: Vec<Diagnostic>, drafts: Vec<Diagnostic>) -> Vec<Self> {
        let prints = fingerprints(standing.iter().chain(&drafts));
        let first_draft = standing.len();
        let diagnostics = standing.into_iter().chain(drafts).enumerate();
        let mut findings: Vec<Self> = diagnostics
            .zip(prints)
            .map(|((at, diagnostic), fingerprint)| Self { diagnostic, fingerprint, draft: at >= first_draft })
            .collect();
        // Stable: what stands goes before a draft at the same place.
        findings.sort_by(|a, b| place(a).cmp(&place(b)));
        findings
    }

    /// Whether it is open: neither accepted on purpose nor about an earlier wording.
    #[must_use]
    pub fn counts(&self) -> bool {
        !self.draft && self.diagnostic.accepted.is_none()
    }
}

fn place(finding: &Finding) -> (&str, crate::span::Span, &str) {
    (&finding.diagnostic.at.path, finding.diagnostic.at.span, finding.diagnostic.code.id)
}

/// Everything a format may show.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// In the order every output uses.
    pub findings: &'a [Finding],
    /// The files, to tell lines and columns.
    pub sources: &'a Sources,
    /// Manual pages, for formats that describe rules.
    pub rules: &'a [&'a Manual],
    /// The playbook's folder as its repository has it, with a slash at the end; empty where it is the repository.
    pub folder: &'a str,
    /// From which severity on continuous integration stops.
    pub fail_on: Severity,
    /// How many findings the baseline holds back.
    pub in_baseline: usize,
    /// How many entries of the baseline stand for nothing any more.
    pub stale: usize,
}
