//! What was there when the checks came: findings that a playbook starts out with, so that only new ones are reported.
//!
//! An entry holds a finding by its fingerprint and by its content: the words it is about and the numbers it names. So
//! a finding comes back when somebody touches what it is about, and stays away when lines move, when they are quoted or
//! wrapped anew, or when a release says the same in other words. Errors are never held back: what keeps a site from being made
//! does so with a baseline, too.

mod content;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use serde::Deserialize;
use serde_json::Value;

pub use content::Contents;

use super::Finding;
use crate::diagnostic::{Diagnostic, Severity, fingerprint};

/// The file's name, at the playbook's root.
pub const NAME: &str = ".okrbook-baseline.json";
/// The version of the file's format.
const VERSION: u64 = 1;

/// One finding that is held back. The order of the fields is the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Entry {
    /// What it is about, for whoever reads the file.
    about: String,
    /// Code and name, for whoever reads the file.
    rule: String,
    fingerprint: String,
    content: String,
}

/// The findings that are held back; one may stand there several times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<Entry, usize>);

#[derive(Deserialize)]
struct File {
    #[serde(rename = "okrbook-baseline")]
    version: u64,
    accepted: Vec<Entry>,
}

/// Findings, held against a baseline.
#[derive(Debug)]
pub struct Sifted {
    /// Those that the baseline does not hold.
    pub new: Vec<Finding>,
    /// How many it holds.
    pub held: usize,
    /// Entries that no finding answers to.
    pub stale: Baseline,
}

impl Baseline {
    /// A baseline of all that stands open and is no error.
    #[must_use]
    pub fn of(findings: &[Finding], contents: &Contents<'_>) -> Self {
        let mut entries = BTreeMap::new();
        for finding in findings.iter().filter(|finding| holds(finding)) {
            *entries.entry(entry(&finding.diagnostic, contents)).or_default() += 1;
        }
        Self(entries)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Why it is none, in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if file.version != VERSION {
            return Err(format!(
                "it is of version {}, and this program knows version {VERSION}",
                file.version
            ));
        }
        let mut entries = BTreeMap::new();
        for entry in file.accepted {
            *entries.entry(entry).or_default() += 1;
        }
        Ok(Self(entries))
    }

    /// The file: a line an entry, sorted, so that a merge or a review sees each by itself.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{{\n\"okrbook-baseline\": {VERSION},\n\"accepted\": [");
        let lines = self.0.iter().flat_map(|(entry, count)| std::iter::repeat_n(entry, *count));
        for (at, entry) in lines.enumerate() {
            let json = |text: &str| Value::from(text);
            // Writing into a string cannot fail.
            let _ = write!(
                text,
                "{}\n{{\"about\": {}, \"rule\": {}, \"fingerprint\": {}, \"content\": {}}}",
                if at == 0 { "" } else { "," },
                json(&entry.about),
                json(&entry.rule),
                json(&entry.fingerprint),
                json(&entry.content),
            );
        }
        text.push_str(if self.0.is_empty() { "]\n}\n" } else { "\n]\n}\n" });
        text
    }

    /// How many findings it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.values().sum()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes out of findings what it holds. Each entry answers for one finding.
    #[must_use]
    pub fn sift(&self, findings: Vec<Finding>, contents: &Contents<'_>) -> Sifted {
        let mut left: HashMap<(String, String), Vec<&Entry>> = HashMap::new();
        for (entry, count) in &self.0 {
            let same = left.entry((entry.fingerprint.clone(), entry.content.clone())).or_default();
            same.extend(std::iter::repeat_n(entry, *count));
        }
        let before = findings.len();
        let mut new = findings;
        new.retain(|finding| {
            if !holds(finding) {
                return true;
            }
            let entry = entry(&finding.diagnostic, contents);
            let held = left.get_mut(&(entry.fingerprint, entry.content)).and_then(Vec::pop);
            held.is_none()
        });
        let mut stale = BTreeMap::new();
        for entry in left.into_values().flatten() {
            *stale.entry(entry.clone()).or_default() += 1;
        }
        Sifted { held: before - new.len(), new, stale: Self(stale) }
    }

    /// The same without the entries of another.
    #[must_use]
    pub fn without(mut self, other: &Self) -> Self {
        for (entry, count) in &other.0 {
            if let Some(has) = self.0.get_mut(entry) {
                *has = has.saturating_sub(*count);
            }
        }
        self.0.retain(|_, count| *count > 0);
        self
    }

    /// Each entry once, as `2021-Q1/sales/shop: INS201 task-shaped-objective`.
    pub fn lines(&self) -> impl Iterator<Item = String> + '_ {
        self.0.keys().map(|entry| format!("{}: {}", entry.about, entry.rule))
    }
}

fn holds(finding: &Finding) -> bool {
    finding.counts() && finding.diagnostic.severity < Severity::Error
}

fn entry(diagnostic: &Diagnostic, contents: &Contents<'_>) -> Entry {
    Entry {
        about: match &diagnostic.about {
            Some(subject) => subject.to_string(),
            None => diagnostic.at.path.to_string(),
        },
        rule: format!("{} {}", diagnostic.code.id, diagnostic.code.name),
        fingerprint: fingerprint(diagnostic),
        content: contents.of(diagnostic),
    }
}

#[cfg(test)]
mod tests;
