//! A few findings to test the formats with.

use std::sync::Arc;

use super::{Finding, Report};
use crate::diagnostic::{Code, Diagnostic, Family, Manual, Severity, Subject};
use crate::source::{Source, SourceKind, SourcePath, Sources};
use crate::span::Span;

pub static TASK: Code = Code::new("INS201", "task-shaped-objective", Family::Inspiration, Severity::Warn);
pub static JARGON: Code = Code::new("INS205", "unexplained-jargon", Family::Inspiration, Severity::Hint);
pub static KEY: Code = Code::new("YML602", "unknown-key", Family::Source, Severity::Error);

static TASK_PAGE: Manual = Manual {
    code: &TASK,
    what: "The wording says what will be set up. Nothing in it says for whom.",
    why: "A task is done or not.",
    way_on: "Say what will be different.",
    before: "Set up a shop",
    after: "Become the shop that families recommend",
};

pub fn sources(files: &[(&str, &str)]) -> Sources {
    let file = |(path, text): &(&str, &str)| Source {
        path: Arc::from(*path),
        kind: SourceKind::Okrs,
        text: Arc::from(*text),
    };
    Sources { files: files.iter().map(file).collect(), ..Sources::default() }
}

const SHOP: &str = "objectives:\n  - objective: 🎯 Set up a shop, 100% < \"ours\"\n    onwer: Mei\n";

/// A hint, a warning, an error (in that order of the files), an accepted one, and one on a draft.
pub struct Stage {
    pub sources: Sources,
    pub findings: Vec<Finding>,
}

impl Stage {
    pub fn new() -> Self {
        let sources = sources(&[
            ("2021-Q1/a b.yaml", SHOP),
            ("2021-Q1/care.yaml", "objectives:\n  - objective: Use the CRM\n"),
            ("teams.yaml", "teams: []\n"),
        ]);
        let path = SourcePath::from("2021-Q1/a b.yaml");
        let care = SourcePath::from("2021-Q1/care.yaml");
        let at = |text: &str, words: &str| {
            let start = text.find(words).expect("words that are there");
            Span::new(start, start + words.len())
        };
        let mut task = Diagnostic::new(
            &TASK,
            &path,
            at(SHOP, "Set up"),
            "“Set up a shop” says what is done,\nnot what it changes: 100%",
        )
        .also(&care, Span::new(0, 10), "and here")
        .help("name whom it is for");
        task.question = Some("Who is glad when it stands?".to_owned());
        task.reframing = vec!["Become the shop that …".to_owned(), "Be the first …".to_owned()];
        task.about = Some(Subject {
            period: "2021-Q1".to_owned(),
            team: "sales".to_owned(),
            objective: Some("shop".to_owned()),
            key_result: None,
        });
        let key = Diagnostic::new(&KEY, &path, at(SHOP, "onwer"), "there is no key `onwer`")
            .patch(at(SHOP, "onwer"), "owner");
        let care_text = sources.text(&care).expect("a file");
        let jargon = Diagnostic::new(&JARGON, &care, at(care_text, "CRM"), "what is CRM?");
        let mut accepted = jargon.clone();
        accepted.message = "what is Use?".to_owned();
        accepted.accepted = Some("We all know & like it".to_owned());
        let mut draft = task.clone();
        draft.message = "an earlier wording".to_owned();
        let mut standing = vec![task, key, jargon, accepted];
        crate::diagnostic::sort(&mut standing);
        Self { findings: Finding::all(standing, vec![draft]), sources }
    }

    pub fn report(&self) -> Report<'_> {
        static RULES: [&Manual; 1] = [&TASK_PAGE];
        Report {
            findings: &self.findings,
            sources: &self.sources,
            rules: &RULES,
            folder: "docs/",
            fail_on: Severity::Warn,
            in_baseline: 2,
            stale: 1,
        }
    }

    /// What a format makes of it.
    pub fn shown(
        &self,
        write: impl Fn(&mut dyn std::io::Write, &Report<'_>) -> std::io::Result<()>,
    ) -> String {
        let mut out = Vec::new();
        write(&mut out, &self.report()).expect("writes to memory");
        String::from_utf8(out).expect("text")
    }
}
