//! What comes back and what stays away.

use std::collections::HashMap;

use super::{Baseline, Contents};
use crate::diagnostic::{Diagnostic, Severity, Subject};
use crate::report::Finding;
use crate::report::stage::{TASK, sources};
use crate::source::{SourcePath, Sources};
use crate::span::Span;

/// A finding about an objective, found at its words in a file.
fn found(sources: &Sources, objective: &str, words: &str, message: &str) -> Diagnostic {
    let path = SourcePath::from("a.yaml");
    let start = sources.text(&path).and_then(|text| text.find(words)).expect("words that are there");
    let mut said = Diagnostic::new(&TASK, &path, Span::new(start, start + 3), message);
    said.about = Some(Subject {
        period: "2021-Q1".to_owned(),
        team: "sales".to_owned(),
        objective: Some(objective.to_owned()),
        key_result: None,
    });
    said
}

fn findings(diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
    Finding::all(diagnostics, Vec::new())
}

/// Held by the words that are pointed at; what is about a wording is in the program's own tests.
fn contents(sources: &Sources) -> Contents<'_> {
    Contents { sources, wordings: HashMap::new() }
}

fn baseline(text: &str, message: &str) -> Baseline {
    let sources = sources(&[("a.yaml", text)]);
    Baseline::of(&findings(vec![found(&sources, "shop", "Set up", message)]), &contents(&sources))
}

/// New and stale ones of a later state.
fn later(baseline: &Baseline, text: &str, message: &str) -> (usize, usize) {
    let sources = sources(&[("a.yaml", text)]);
    let sifted =
        baseline.sift(findings(vec![found(&sources, "shop", "Set up", message)]), &contents(&sources));
    (sifted.new.len(), sifted.stale.len())
}

#[test]
fn moving_and_indenting_brings_nothing_back() {
    let before = baseline("- objective: Set up a shop\n", "seen");
    assert_eq!(later(&before, "# a word\n\n  -  objective: Set up a shop\r\n", "seen"), (0, 0));
    assert_eq!(later(&before, "- objective: Set up a shop\n", "said in other words"), (0, 0));
}

#[test]
fn new_numbers_do() {
    let before = baseline("- objective: Set up a shop\n", "4 of 5");
    assert_eq!(later(&before, "- objective: Set up a shop\n", "5 of 5"), (1, 1));
}

#[test]
fn each_entry_answers_for_one() {
    let sources = sources(&[("a.yaml", "- objective: Set up a shop\n")]);
    let one = found(&sources, "shop", "Set up", "seen");
    let both = findings(vec![one.clone(), one.clone()]);
    let before = Baseline::of(&findings(vec![one.clone()]), &contents(&sources));
    let sifted = before.sift(both.clone(), &contents(&sources));
    assert_eq!((sifted.new.len(), sifted.held, sifted.stale.len()), (1, 1, 0));
    let before = Baseline::of(&both, &contents(&sources));
    let sifted = before.sift(findings(vec![one]), &contents(&sources));
    assert_eq!((sifted.new.len(), sifted.held, sifted.stale.len()), (0, 1, 1));
    assert_eq!(before.without(&sifted.stale).len(), 1);
}

#[test]
fn errors_and_accepted_ones_are_not_held() {
    let sources = sources(&[("a.yaml", "- objective: Set up a shop\n")]);
    let mut error = found(&sources, "shop", "Set up", "seen");
    error.severity = Severity::Error;
    let mut accepted = found(&sources, "shop", "Set up", "seen");
    accepted.accepted = Some("so be it".to_owned());
    let all = findings(vec![error, accepted]);
    let before = Baseline::of(&all, &contents(&sources));
    assert!(before.is_empty());
    assert_eq!(before.sift(all, &contents(&sources)).new.len(), 2);
}

#[test]
fn the_file_is_sorted_and_reads_back() {
    let sources = sources(&[("a.yaml", "- objective: Set up a shop\n- objective: Set out\n")]);
    let said = vec![found(&sources, "z", "Set up", "seen"), found(&sources, "a", "Set out", "seen")];
    let baseline = Baseline::of(&findings(said), &contents(&sources));
    let text = baseline.to_text();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[..3], ["{", "\"okrbook-baseline\": 1,", "\"accepted\": ["]);
    assert!(
        lines[3].starts_with(r#"{"about": "2021-Q1/sales/a", "rule": "INS201 task-shaped-objective", "#)
            && lines[3].ends_with("\"},"),
        "{text}"
    );
    assert_eq!(lines[5..], ["]", "}"]);
    assert_eq!(Baseline::parse(&text).as_ref(), Ok(&baseline));
    assert_eq!(Baseline::parse(&Baseline::default().to_text()), Ok(Baseline::default()));
}

#[test]
fn files_that_are_none_are_said() {
    assert!(Baseline::parse("{}").is_err());
    let newer = Baseline::parse(r#"{"okrbook-baseline": 2, "accepted": []}"#);
    assert_eq!(newer, Err("it is of version 2, and this program knows version 1".to_owned()));
}
