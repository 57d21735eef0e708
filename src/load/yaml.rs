//! Reads one YAML document into a tree of nodes, or says in plain words what keeps it from being read.
//!
//! Takes a file's text and the part of it that is YAML (front matter is a slice of a Markdown file); gives the tree,
//! spans counted in the whole text, and every mistake found.
//!
//! It listens to the events of `granit_parser`, the parser below `serde_yaml` and re-exported by it: serde would lose
//! doubled keys, the ends of lists, and whether a scalar had quotes, and would turn `no` and `2021-Q1` into guesses.
//!
//! A mistake does not end the reading. [`slips`] proposes edits and keeps the one with which the parser gets furthest, so
//! that what is suggested is known to work; the edit goes into a [`draft`], and reading starts again. What is read
//! from an edited draft is only a guess ([`Reading::guess`]): good for finding further mistakes, never for a page.

mod draft;
mod lines;
mod simple;
mod slip;
mod slips;
mod traps;
mod tree;
mod words;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use self::draft::Draft;
use self::slip::Slip;
use self::slips::Explainer;
use self::tree::Tree;
use super::codes::UNREADABLE_FILE;
use super::node::Node;
use super::text::LIMIT;
use crate::diagnostic::{self, Diagnostic};
use crate::source::SourcePath;
use crate::span::Span;

/// How many mistakes of its syntax are told of one file.
const MISTAKES: usize = 20;
/// How often a draft is read anew once it can be read but does not say what it looks like.
const ROUNDS: usize = 3;
/// How many diagnostics are given of one file.
const DIAGNOSTICS: usize = 100;

/// What one document holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading<'t> {
    /// The tree, if the text says what it looks like.
    pub node: Option<Node<'t>>,
    /// If it does not: the tree as it would be with all mistakes mended, to look for further ones in it.
    pub guess: Option<Node<'t>>,
    /// The mistakes, in the order of their places.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the document in `text[within]`. An empty one is `Value::Null`.
#[cfg(test)]
pub fn read<'t>(
    path: &SourcePath,
    text: &'t str,
    within: Range<usize>,
) -> (Option<Node<'t>>, Vec<Diagnostic>) {
    let reading = survey(path, text, within);
    (reading.node, reading.diagnostics)
}

/// Reads the document in `text[within]`, and what would be there were its mistakes mended.
#[must_use]
pub fn survey<'t>(path: &SourcePath, text: &'t str, within: Range<usize>) -> Reading<'t> {
    if within.len() > LIMIT {
        let said =
            Diagnostic::new(&UNREADABLE_FILE, path, Span::default(), "the file has more than 1,024 KiB");
        return Reading {
            node: None,
            guess: None,
            diagnostics: vec![said.help("split it into smaller files")],
        };
    }
    let mut draft = Draft::new(text, within);
    let mut reading = Reading { node: None, guess: None, diagnostics: Vec::new() };
    for _ in 0..ROUNDS {
        let Some(Tree { mut root, mut slips, idle_anchors }) =
            syntax(path, &mut draft, &mut reading.diagnostics)
        else {
            break;
        };
        traps::find(&draft.text, &root, &idle_anchors, &mut slips);
        reading.diagnostics.extend(slips.iter().map(|slip| slip.say(path, &draft)));
        draft.relocate(&mut root);
        let spoils = slips.iter().any(Slip::spoils);
        if !spoils && !draft.is_edited() {
            reading.node = Some(root);
        } else {
            reading.guess = Some(root);
        }
        if !spoils || !mend(&mut draft, &mut slips) {
            break;
        }
    }
    diagnostic::sort(&mut reading.diagnostics);
    if reading.diagnostics.len() > DIAGNOSTICS {
        // A thousand doubled keys must not hide the one mistake of the syntax.
        reading.diagnostics.sort_by_key(|said| said.code.id);
        reading.diagnostics.truncate(DIAGNOSTICS);
        diagnostic::sort(&mut reading.diagnostics);
    }
    reading
}

/// Mends the draft until it can be read, and says what was mended; no tree if that does not come to an end.
fn syntax<'t>(path: &SourcePath, draft: &mut Draft<'t>, said: &mut Vec<Diagnostic>) -> Option<Tree<'t>> {
    let mut explainer = Explainer::new(draft.text.len());
    loop {
        let built = match &draft.text {
            Cow::Borrowed(text) => tree::build(text),
            Cow::Owned(text) => tree::build(text).map(Tree::into_owned),
        };
        let fault = match built {
            Ok(tree) => return Some(tree),
            Err(fault) => fault,
        };
        let slip = explainer.explain(&draft.text, &fault);
        said.push(slip.say(path, draft));
        match slip.edit {
            Some(edit) if said.len() < MISTAKES => draft.apply(&edit),
            _ => return None,
        }
    }
}

/// Mends the slips of a draft that can be read, last first so that places hold; tells whether there were any.
fn mend(draft: &mut Draft<'_>, slips: &mut [Slip]) -> bool {
    slips.sort_by_key(|slip| slip.edit.as_ref().map_or(0, |edit| edit.range.start));
    let mut floor = usize::MAX;
    for edit in slips.iter().rev().take(DIAGNOSTICS).filter_map(|slip| slip.edit.as_ref()) {
        if edit.range.end <= floor {
            draft.apply(edit);
            floor = edit.range.start;
        }
    }
    floor < usize::MAX
}
