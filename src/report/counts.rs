//! How many of what: by severity, by family and rule.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::Finding;
use crate::diagnostic::{Code, Family, Severity};

/// Counts of open findings; accepted ones and those on drafts are counted apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors, warnings and hints, in this order.
    pub severities: [usize; 3],
    /// By family and code.
    pub rules: BTreeMap<(Family, &'static str), (usize, &'static Code)>,
    /// Files that have open findings.
    pub files: usize,
    /// Accepted on purpose.
    pub accepted: usize,
    /// On earlier wordings.
    pub drafts: usize,
}

impl Counts {
    /// Counts findings.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        let mut files = BTreeSet::new();
        for finding in findings {
            let diagnostic = &finding.diagnostic;
            if finding.draft {
                counts.drafts += 1;
            } else if diagnostic.accepted.is_some() {
                counts.accepted += 1;
            } else {
                files.insert(&*diagnostic.at.path);
                counts.severities[Severity::Error as usize - diagnostic.severity as usize] += 1;
                let code = diagnostic.code;
                counts.rules.entry((code.family, code.id)).or_insert((0, code)).0 += 1;
            }
        }
        counts.files = files.len();
        counts
    }

    /// How many of a severity.
    #[must_use]
    pub fn of_severity(&self, severity: Severity) -> usize {
        self.severities[Severity::Error as usize - severity as usize]
    }

    /// How many of a family.
    #[must_use]
    pub fn of_family(&self, family: Family) -> usize {
        self.rules.iter().filter(|((of, _), _)| *of == family).map(|(_, (count, _))| count).sum()
    }

    /// A table: each family with its sum, its rules below, the most frequent first.
    #[must_use]
    pub fn table(&self) -> String {
        let mut text = String::new();
        for family in Family::ALL {
            let sum = self.of_family(family);
            if sum == 0 {
                continue;
            }
            // Writing into a string cannot fail.
            let _ = writeln!(text, "{sum:>5}  {}", family.name());
            let mut rules: Vec<_> =
                self.rules.iter().filter(|((of, _), _)| *of == family).map(|(_, rule)| rule).collect();
            rules.sort_by_key(|(count, code)| (std::cmp::Reverse(*count), code.id));
            for (count, code) in rules {
                let _ = writeln!(text, "{count:>5}    {} {}", code.id, code.name);
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;
    use crate::report::stage::Stage;

    #[test]
    fn open_findings_are_counted_and_the_others_apart() {
        let counts = Counts::of(&Stage::new().findings);
        assert_eq!((counts.severities, counts.files, counts.accepted, counts.drafts), ([1, 1, 1], 2, 1, 1));
        assert_eq!(
            counts.table(),
            "    2  inspiration\n    1    INS201 task-shaped-objective\n    1    INS205 unexplained-jargon\n    1  source\n    1    YML602 unknown-key\n"
        );
    }
}
