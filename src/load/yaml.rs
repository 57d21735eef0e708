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
mod slip;
mod slips;
mod traps;
mod tree;
mod words;

#[cfg(test)]
mod tests;

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
/// How many diagnostics are given of one file.
const DIAGNOSTICS: usize = 100;

/// What one document holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The tree, if the text says what it looks like.
    pub node: Option<Node>,
    /// If it does not: the tree as it would be with all mistakes mended, to look for further ones in it.
    pub guess: Option<Node>,
    /// The mistakes, in the order of their places.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the document in `text[within]`. An empty one is `Value::Null`.
#[must_use]
pub fn read(path: &SourcePath, text: &str, within: Range<usize>) -> (Option<Node>, Vec<Diagnostic>) {
    let reading = survey(path, text, within);
    (reading.node, reading.diagnostics)
}

/// Reads the document in `text[within]`, and what would be there were its mistakes mended.
#[must_use]
pub fn survey(path: &SourcePath, text: &str, within: Range<usize>) -> Reading {
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
    let (tree, mut said, mut spoiled) = syntax(path, &mut draft);
    let mut guess = None;
    if let Some(Tree { mut root, mut slips, idle_anchors }) = tree {
        traps::find(&draft.text, &root, &idle_anchors, &mut slips);
        said.extend(slips.iter().map(|slip| slip.say(path, &draft)));
        let spoils = slips.iter().any(Slip::spoils);
        draft.relocate(&mut root);
        guess = Some(if spoils { mended(&mut draft, &mut slips).unwrap_or(root) } else { root });
        spoiled |= spoils;
    }
    diagnostic::sort(&mut said);
    said.truncate(DIAGNOSTICS);
    let (node, guess) = if spoiled { (None, guess) } else { (guess, None) };
    Reading { node, guess, diagnostics: said }
}

/// Mends the draft until it can be read; says what was mended. The flag tells whether anything was.
fn syntax(path: &SourcePath, draft: &mut Draft<'_>) -> (Option<Tree>, Vec<Diagnostic>, bool) {
    let mut explainer = Explainer::new(draft.text.len());
    let mut said = Vec::new();
    loop {
        let fault = match tree::build(&draft.text) {
            Ok(tree) => return (Some(tree), said, draft.is_edited()),
            Err(fault) => fault,
        };
        let slip = explainer.explain(&draft.text, &fault);
        said.push(slip.say(path, draft));
        match slip.edit {
            Some(edit) if said.len() < MISTAKES => draft.apply(&edit),
            _ => return (None, said, true),
        }
    }
}

/// Reads once more with the slips of a readable draft mended, last first so that places hold.
fn mended(draft: &mut Draft<'_>, slips: &mut [Slip]) -> Option<Node> {
    slips.sort_by_key(|slip| slip.edit.as_ref().map_or(0, |edit| edit.range.start));
    let mut floor = usize::MAX;
    for edit in slips.iter().rev().filter_map(|slip| slip.edit.as_ref()) {
        if edit.range.end <= floor {
            draft.apply(edit);
            floor = edit.range.start;
        }
    }
    let mut root = tree::build(&draft.text).ok()?.root;
    draft.relocate(&mut root);
    Some(root)
}
