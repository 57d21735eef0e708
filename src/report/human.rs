//! Diagnostics for people at a terminal: the line, what was seen under it, what to write instead, what a coach would ask.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};

use rayon::prelude::*;

use super::place::{Places, Unit};
use crate::diagnostic::{Diagnostic, Label, Severity, gather};
use crate::source::Sources;

/// How many are rendered side by side before they are written.
const AT_ONCE: usize = 1024;

/// Lines around a place that are handed to the renderer, which folds what it does not need.
const CONTEXT: usize = 1;
/// A patch of more lines than this is not shown: it would bury the message.
const PATCH_LINES: usize = 8;

/// Lines that come to more bytes than this are cut before they are rendered, which takes its time with each character.
const LONG: usize = 16 << 10;
/// How many bytes of such a line are kept before and after the place.
const AROUND: usize = 400;

/// Whether the output may have colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Text only.
    Plain,
    /// With ANSI escapes.
    Colour,
}

/// How to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Colours or none.
    pub paint: Paint,
    /// The terminal's width in columns; longer lines are cut around what is underlined.
    pub width: usize,
}

impl Default for Style {
    fn default() -> Self {
        Self { paint: Paint::Plain, width: 140 }
    }
}

/// Writes diagnostics, those that say the same of many as one, a blank line after each; at the end, a line for each that was accepted on purpose.
///
/// # Errors
///
/// Only those of `out`.
pub fn write<'a>(
    out: &mut dyn Write,
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &Sources,
    style: Style,
) -> io::Result<()> {
    let (accepted, open): (Vec<_>, Vec<_>) =
        diagnostics.into_iter().partition(|diagnostic| diagnostic.accepted.is_some());
    let renderer = match style.paint {
        Paint::Plain => Renderer::plain(),
        Paint::Colour => Renderer::styled(),
    };
    let renderer = renderer.term_width(style.width.max(40));
    let mut explained = BTreeSet::new();
    let open = gather(open);
    let open: Vec<(&Diagnostic, bool)> =
        open.iter().map(|diagnostic| (&**diagnostic, explained.insert(diagnostic.code.id))).collect();
    for some in open.chunks(AT_ONCE) {
        let rendered: Vec<String> = some
            .par_iter()
            .map(|(diagnostic, first)| renderer.render(&report(diagnostic, *first, sources)))
            .collect();
        for text in rendered {
            writeln!(out, "{text}\n")?;
        }
    }
    list_accepted(out, &accepted, sources)
}

/// Rule, place and reason of each, in columns; nothing where there is none.
fn list_accepted(out: &mut dyn Write, accepted: &[&Diagnostic], sources: &Sources) -> io::Result<()> {
    if accepted.is_empty() {
        return Ok(());
    }
    let places = Places::new(sources, accepted.iter().map(|diagnostic| &*diagnostic.at.path));
    let rows: Vec<_> = accepted
        .iter()
        .map(|diagnostic| {
            let line = places.of(&diagnostic.at, Unit::CodePoint).line;
            let reason = diagnostic.accepted.as_deref().unwrap_or_default();
            // A reason over several lines is still one reason.
            let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
            (diagnostic.code.name, format!("{}:{line}", diagnostic.at.path), reason)
        })
        .collect();
    let name = rows.iter().map(|(name, ..)| name.len()).max().unwrap_or(0);
    let place = rows.iter().map(|(_, place, _)| place.chars().count()).max().unwrap_or(0);
    writeln!(out, "accepted on purpose:")?;
    for (rule, at, reason) in rows {
        writeln!(out, "  {rule:<name$}  {at:<place$}  {reason}")?;
    }
    writeln!(out)
}

/// The closing line: `2 errors and 1 hint in 3 files; 1 accepted on purpose`.
#[must_use]
pub fn summary<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> String {
    let (accepted, open): (Vec<_>, Vec<_>) =
        diagnostics.into_iter().partition(|diagnostic| diagnostic.accepted.is_some());
    let counts: Vec<String> = Severity::ALL
        .into_iter()
        .map(|severity| (open.iter().filter(|diagnostic| diagnostic.severity == severity).count(), severity))
        .filter(|(count, _)| *count > 0)
        .map(|(count, severity)| counted(count, severity.noun()))
        .collect();
    let files: BTreeSet<&str> = open.iter().map(|diagnostic| &*diagnostic.at.path).collect();
    let mut text = match counts.split_last() {
        None if accepted.is_empty() => return "nothing to say: all is well".to_owned(),
        None => "nothing to say".to_owned(),
        Some((only, [])) => format!("{only} in {}", counted(files.len(), "file")),
        Some((last, others)) => {
            format!("{} and {last} in {}", others.join(", "), counted(files.len(), "file"))
        }
    };
    if !accepted.is_empty() {
        text.push_str(&format!("; {} accepted on purpose", accepted.len()));
    }
    text
}

/// `1 file`, `2 files`
#[must_use]
pub fn counted(count: usize, name: &str) -> String {
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

fn report<'a>(diagnostic: &'a Diagnostic, first: bool, sources: &'a Sources) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warn => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    };
    let mut group = Group::with_title(level.primary_title(&diagnostic.message).id(diagnostic.code.name));
    for (path, labels) in by_file(diagnostic) {
        group = match sources.text(path).filter(|text| !text.is_empty()) {
            Some(text) => source(group, path, text, &labels),
            None => group.element(Origin::path(path)),
        };
    }
    group = group.elements(diagnostic.help.iter().map(|help| Level::HELP.message(help)));
    // A question is no correction: it has the colour of a note and a name of its own.
    let asked = diagnostic.question.iter().map(|question| ("a coach would ask", question));
    let started = diagnostic.reframing.iter().map(|words| ("to start from", words));
    group =
        group.elements(asked.chain(started).map(|(name, text)| Level::NOTE.with_name(name).message(text)));
    // As rustc does: the first of its kind says where there is more to read.
    if first {
        let more = format!("{}; `okrbook explain {}` says more", diagnostic.code.id, diagnostic.code.name);
        group = group.element(Level::NOTE.message(more));
    }
    let patch = sources.text(&diagnostic.at.path).and_then(|text| patch(diagnostic, text));
    std::iter::once(group).chain(patch).collect()
}

/// The labels of a diagnostic, the main one marked, grouped by their files in the order they are named.
fn by_file(diagnostic: &Diagnostic) -> Vec<(&str, Vec<(AnnotationKind, &Label)>)> {
    let mut files: Vec<(&str, Vec<(AnnotationKind, &Label)>)> = Vec::new();
    let main = std::iter::once((AnnotationKind::Primary, &diagnostic.at));
    for (kind, label) in main.chain(diagnostic.also.iter().map(|label| (AnnotationKind::Context, label))) {
        match files.iter_mut().find(|(path, _)| *path == &*label.path) {
            Some((_, labels)) => labels.push((kind, label)),
            None => files.push((&label.path, vec![(kind, label)])),
        }
    }
    files
}

fn source<'a>(
    group: Group<'a>,
    path: &'a str,
    text: &'a str,
    labels: &[(AnnotationKind, &'a Label)],
) -> Group<'a> {
    let window = window(text, labels.iter().map(|(_, label)| clamped(text, label.span.range())));
    let line = line_of(text, window.start);
    if window.len() <= LONG {
        return group.element(snippet(text, window, labels).line_start(line).path(path));
    }
    // The place of the first label, counted here, and only what stands around it.
    let at = clamped(text, labels[0].1.span.range()).start;
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let around = text.floor_char_boundary(at.saturating_sub(AROUND).max(start));
    let end = text.ceil_char_boundary((at + AROUND).min(text.len()));
    let end = text[at..end].find('\n').map_or(end, |length| at + length);
    let line = line_of(text, at);
    group
        .element(Origin::path(path).line(line).char_column(text[start..at].chars().count() + 1))
        .element(snippet(text, around..end, &labels[..1]).line_start(line))
}

/// The part of a text in a window, with labels that begin in it.
fn snippet<'a>(
    text: &'a str,
    window: Range<usize>,
    labels: &[(AnnotationKind, &'a Label)],
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let annotations = labels.iter().map(|(kind, label)| {
        let span = clamped(text, label.span.range());
        let annotation = kind.span(span.start - window.start..span.end.min(window.end) - window.start);
        if label.text.is_empty() { annotation } else { annotation.label(label.text.as_str()) }
    });
    Snippet::source(&text[window.clone()]).annotations(annotations)
}

fn patch<'a>(diagnostic: &'a Diagnostic, text: &'a str) -> Option<Group<'a>> {
    let patch = diagnostic.patch.as_ref()?;
    let span = clamped(text, patch.span.range());
    let lines = |text: &str| text.matches('\n').count();
    if lines(&text[span.clone()]).max(lines(&patch.replacement)) > PATCH_LINES {
        return None;
    }
    let window = window(text, std::iter::once(span.clone()));
    if window.len() > LONG {
        return None;
    }
    let patch = Patch::new(span.start - window.start..span.end - window.start, patch.replacement.as_str());
    let snippet = Snippet::source(&text[window.clone()]).line_start(line_of(text, window.start)).patch(patch);
    Some(Group::with_title(Level::HELP.secondary_title("write this instead")).element(snippet))
}

/// A span that is inside the text and splits no character, whatever the caller thought.
fn clamped(text: &str, span: Range<usize>) -> Range<usize> {
    // The end of a file is shown behind its last words, not on a line that is not there.
    let last = if span.start < text.len() { text.len() } else { text.trim_end_matches(['\n', '\r']).len() };
    let start = text.floor_char_boundary(span.start.min(last));
    start..text.ceil_char_boundary(span.end.clamp(start, last))
}

/// The lines that hold all spans, and a few around: rendering must not cost the whole file.
fn window(text: &str, spans: impl Iterator<Item = Range<usize>>) -> Range<usize> {
    let (start, end) =
        spans.fold((text.len(), 0), |(start, end), span| (start.min(span.start), end.max(span.end)));
    let above = text[..start].rmatch_indices('\n').nth(CONTEXT).map_or(0, |(at, _)| at + 1);
    let below = text[end..].match_indices('\n').nth(CONTEXT).map_or(text.len(), |(at, _)| end + at + 1);
    above..below
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

#[cfg(test)]
mod tests;
