//! What is said about a playbook: a value with a place, a reason and a way on; never printed here.

mod code;
mod fingerprint;
mod journey;
mod manual;
mod quote;
mod together;

pub use code::{Code, Family, NUMBER_CONTRADICTION};
pub use fingerprint::{fingerprint, fingerprints};
pub use journey::{Journey, Rewording};
pub use manual::Manual;
pub use quote::quote;
pub use together::{Together, gather};

use std::fmt;

use serde::Serialize;

use crate::source::SourcePath;
use crate::span::Span;

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a thought.
    Hint,
    /// Worth a talk.
    Warn,
    /// The playbook cannot be built as it stands.
    Error,
}

impl Severity {
    /// Every severity, the heaviest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warn, Self::Hint];

    /// As settings and options write it: `warn`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warn => "warn",
            Self::Error => "error",
        }
    }

    /// As people read it: `warning`.
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warn => "warning",
            Self::Error => "error",
        }
    }
}

/// A place in a file, and a few words under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The file.
    pub path: SourcePath,
    /// The bytes to underline; empty at 0 for a diagnostic on the file as a whole.
    pub span: Span,
    /// Words beside the underline; may be empty.
    pub text: String,
}

impl Label {
    /// A label without words.
    #[must_use]
    pub fn at(path: &SourcePath, span: Span) -> Self {
        Self { path: path.clone(), span, text: String::new() }
    }
}

/// A change of the first label's file that mends what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// The bytes to replace.
    pub span: Span,
    /// What to write there.
    pub replacement: String,
}

/// One thing said about one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule speaks.
    pub code: &'static Code,
    /// How much it weighs here.
    pub severity: Severity,
    /// What was seen, in one sentence, with the numbers.
    pub message: String,
    /// Where it was seen.
    pub at: Label,
    /// Where the evidence stands, when it is elsewhere.
    pub also: Vec<Label>,
    /// What to write instead, or what to know.
    pub help: Vec<String>,
    /// The exact change, when there is one.
    pub patch: Option<Patch>,
    /// What a coach would ask.
    pub question: Option<String>,
    /// Words to start a better wording from.
    pub reframing: Vec<String>,
    /// What it is about, by ids: these stay when lines move.
    pub about: Option<Subject>,
    /// Why the team keeps it so, where it accepted it on purpose.
    pub accepted: Option<String>,
    /// How it is said where it is so of many.
    pub together: Option<&'static Together>,
}

/// What a diagnostic is about, by ids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Subject {
    /// `2021-Q1`
    pub period: String,
    /// The team's id.
    pub team: String,
    /// The objective's id.
    pub objective: Option<String>,
    /// The key result's id.
    pub key_result: Option<String>,
}

impl fmt::Display for Subject {
    /// As references are written: `2021-Q1/telesales/first-class-team/conversion`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.period, self.team)?;
        for part in [&self.objective, &self.key_result].into_iter().flatten() {
            write!(f, "/{part}")?;
        }
        Ok(())
    }
}

impl Diagnostic {
    /// A diagnostic of the code's own severity.
    #[must_use]
    pub fn new(code: &'static Code, path: &SourcePath, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            message: message.into(),
            at: Label::at(path, span),
            also: Vec::new(),
            help: Vec::new(),
            patch: None,
            question: None,
            reframing: Vec::new(),
            about: None,
            accepted: None,
            together: None,
        }
    }

    /// Words beside the underline.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.at.text = text.into();
        self
    }

    /// A second place, in this file or another.
    #[must_use]
    pub fn also(mut self, path: &SourcePath, span: Span, text: impl Into<String>) -> Self {
        self.also.push(Label { path: path.clone(), span, text: text.into() });
        self
    }

    /// What to write instead.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// What a coach would ask.
    #[must_use]
    pub fn ask(mut self, question: impl Into<String>) -> Self {
        self.question = Some(question.into());
        self
    }

    /// Words to start a better wording from.
    #[must_use]
    pub fn reframe(mut self, words: &[&str]) -> Self {
        self.reframing.extend(words.iter().map(|&words| words.to_owned()));
        self
    }

    /// What it is about.
    #[must_use]
    pub fn about(mut self, subject: Subject) -> Self {
        self.about = Some(subject);
        self
    }

    /// How it is said where it is so of many.
    #[must_use]
    pub fn together(mut self, together: &'static Together) -> Self {
        self.together = Some(together);
        self
    }

    /// The exact change.
    #[must_use]
    pub fn patch(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.patch = Some(Patch { span, replacement: replacement.into() });
        self
    }
}

/// Puts diagnostics in the one order every output uses: path, place, code, message; doubles go.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (&a.at.path, a.at.span, a.code.id, &a.message).cmp(&(&b.at.path, b.at.span, b.code.id, &b.message))
    });
    diagnostics.dedup();
}
