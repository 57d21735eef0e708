//! What a diagnostic is recognised by from run to run: its rule and what it is about, never its line.
//!
//! Moving a text, or adding one above it, changes no fingerprint; so neither a code host nor a baseline takes an old
//! finding for a new one.

use std::collections::HashMap;

use super::Diagnostic;

/// Sixteen hexadecimal digits from the rule's code and the ids of what it is about. Without a subject, the path and the
/// message with its numbers stand in for the ids.
#[must_use]
pub fn fingerprint(diagnostic: &Diagnostic) -> String {
    let mut hash = blake3::Hasher::new();
    let mut part = |kind: u8, text: &str| {
        // Kinds and lengths keep `ab` `c` from meeting `a` `bc`, and an absent id from meeting an empty one.
        hash.update(&[kind]);
        hash.update(&(text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    };
    part(0, diagnostic.code.id);
    match &diagnostic.about {
        Some(subject) => {
            part(1, &subject.period);
            part(2, &subject.team);
            for (kind, id) in [(3, &subject.objective), (4, &subject.key_result)] {
                if let Some(id) = id {
                    part(kind, id);
                }
            }
        }
        None => {
            part(5, &diagnostic.at.path);
            part(6, &diagnostic.message);
        }
    }
    hash.finalize().to_hex()[..DIGITS].to_owned()
}

/// Sixty-four bits: no two findings of one playbook meet by chance, and a line of a file can still be read.
const DIGITS: usize = 16;

/// The fingerprints of a run, in its order, told apart by a count where one rule speaks twice of the same:
/// `6f0c…:1`, `6f0c…:2`.
#[must_use]
pub fn fingerprints<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<String> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    diagnostics
        .into_iter()
        .map(|diagnostic| {
            let print = fingerprint(diagnostic);
            let count = seen.entry(print.clone()).or_default();
            *count += 1;
            format!("{print}:{count}")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{fingerprint, fingerprints};
    use crate::diagnostic::{Code, Diagnostic, Family, Severity, Subject};
    use crate::source::SourcePath;
    use crate::span::Span;

    static ONE: Code = Code::new("INS201", "task-shaped-objective", Family::Inspiration, Severity::Warn);
    static OTHER: Code = Code::new("INS203", "no-picture", Family::Inspiration, Severity::Warn);

    fn said(code: &'static Code, path: &str, at: usize, message: &str) -> Diagnostic {
        Diagnostic::new(code, &SourcePath::from(path), Span::new(at, at + 1), message)
    }

    fn about(team: &str, objective: Option<&str>, key_result: Option<&str>) -> Diagnostic {
        let mut diagnostic = said(&ONE, "a.yaml", 3, "seen");
        diagnostic.about = Some(Subject {
            period: "2021-Q1".to_owned(),
            team: team.to_owned(),
            objective: objective.map(str::to_owned),
            key_result: key_result.map(str::to_owned),
        });
        diagnostic
    }

    #[test]
    fn lines_paths_and_words_change_nothing_where_there_are_ids() {
        let first = about("sales", Some("win"), None);
        let mut moved = about("sales", Some("win"), None);
        moved.at.span = Span::new(90, 99);
        moved.at.path = SourcePath::from("b.yaml");
        moved.message = "seen elsewhere".to_owned();
        assert_eq!(fingerprint(&first), fingerprint(&moved));
        assert_eq!(fingerprint(&first).len(), 16);
    }

    #[test]
    fn ids_rules_and_levels_are_told_apart() {
        let mut other_rule = about("sales", Some("win"), None);
        other_rule.code = &OTHER;
        let all = [
            about("sales", Some("win"), None),
            about("sales", None, None),
            about("sales", Some(""), None),
            about("sales", None, Some("win")),
            about("sales", Some("win"), Some("calls")),
            about("saleswin", None, None),
            other_rule,
        ]
        .map(|diagnostic| fingerprint(&diagnostic));
        for (i, print) in all.iter().enumerate() {
            assert!(!all[..i].contains(print), "{i}");
        }
    }

    #[test]
    fn without_a_subject_path_and_message_count() {
        let print = |path: &str, at: usize, message: &str| fingerprint(&said(&ONE, path, at, message));
        assert_eq!(print("a", 1, "4 of 5"), print("a", 7, "4 of 5"));
        assert_ne!(print("a", 1, "4 of 5"), print("a", 1, "5 of 5"));
        assert_ne!(print("a", 1, "4 of 5"), print("b", 1, "4 of 5"));
    }

    #[test]
    fn equal_ones_are_counted() {
        let run = [about("sales", None, None), about("care", None, None), about("sales", None, None)];
        let prints = fingerprints(&run);
        assert!(prints[0].ends_with(":1") && prints[1].ends_with(":1") && prints[2].ends_with(":2"));
        assert_eq!(prints[0][..16], prints[2][..16]);
    }
}
