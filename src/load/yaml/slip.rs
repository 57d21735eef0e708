//! A slip: one mistake in a draft of the YAML, with the edit that mends it; becomes a diagnostic of the file.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::load::codes::YAML_SYNTAX;
use crate::source::SourcePath;
use crate::span::Span;

use super::draft::Draft;

/// What to write in place of some bytes of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace.
    pub range: Range<usize>,
    /// What to write there.
    pub text: String,
}

/// One mistake; all offsets are the draft's.
#[derive(Debug, Clone)]
pub struct Slip {
    /// Which rule speaks.
    pub code: &'static Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it is.
    pub at: Range<usize>,
    /// What was seen.
    pub message: String,
    /// Words under it.
    pub label: String,
    /// Where else to look, and why.
    pub also: Option<(Range<usize>, String)>,
    /// What to do.
    pub help: Vec<String>,
    /// What mends it, at least well enough to read on.
    pub edit: Option<Edit>,
    /// Whether the edit is sure enough to be offered.
    pub sure: bool,
    /// Whether it is to be tried only if nothing likelier helps.
    pub far: bool,
}

impl Slip {
    /// A mistake of the syntax.
    pub fn new(at: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            code: &YAML_SYNTAX,
            severity: Severity::Error,
            at,
            message: message.into(),
            label: String::new(),
            also: None,
            help: Vec::new(),
            edit: None,
            sure: true,
            far: false,
        }
    }

    pub fn code(self, code: &'static Code) -> Self {
        Self { code, severity: code.severity, ..self }
    }

    pub fn severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    pub fn label(self, label: impl Into<String>) -> Self {
        Self { label: label.into(), ..self }
    }

    pub fn also(self, at: Range<usize>, label: impl Into<String>) -> Self {
        Self { also: Some((at, label.into())), ..self }
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// What mends it.
    pub fn edit(self, range: Range<usize>, text: impl Into<String>) -> Self {
        Self { edit: Some(Edit { range, text: text.into() }), ..self }
    }

    /// The edit only serves to read on; it may not be what was meant.
    pub fn unsure(self) -> Self {
        Self { sure: false, ..self }
    }

    /// Whether what was read past this slip is not what was written.
    pub fn spoils(&self) -> bool {
        self.severity == Severity::Error && self.code.id == YAML_SYNTAX.id
    }

    /// The slip as it is said of the file.
    pub fn say(&self, path: &SourcePath, draft: &Draft<'_>) -> Diagnostic {
        // A detector may have counted columns; no span of the file may split a character for that.
        let whole = |at: usize| draft.origin(draft.text.floor_char_boundary(at));
        let span = |range: &Range<usize>| Span::new(whole(range.start), whole(range.end));
        let mut said = Diagnostic::new(self.code, path, span(&self.at), &self.message).label(&self.label);
        said.severity = self.severity;
        said.help.clone_from(&self.help);
        if let Some((at, label)) = &self.also {
            said = said.also(path, span(at), label);
        }
        if let Some(edit) = self.edit.as_ref().filter(|_| self.sure) {
            said = said.patch(span(&edit.range), &edit.text);
        }
        said
    }
}
