//! The YAML as it is being read: at first the file's own text, then a copy in which slips are mended so that the
//! ones after them can be found. Knows where every byte stood in the file.

use std::borrow::Cow;
use std::ops::Range;

use super::slip::Edit;
use crate::load::node::{Node, Value};
use crate::span::Span;

/// A text, and where each of its bytes comes from.
#[derive(Debug, Clone)]
pub struct Draft<'a> {
    /// The text to read.
    pub text: Cow<'a, str>,
    /// Where the text starts in its file.
    base: usize,
    /// Once edited: for every byte, and for the end, its place in the unedited text.
    places: Option<Vec<u32>>,
}

impl<'a> Draft<'a> {
    /// The part `within` of a file's text.
    pub fn new(text: &'a str, within: Range<usize>) -> Self {
        Self { base: within.start, text: Cow::Borrowed(&text[within]), places: None }
    }

    /// Where a byte of the draft stands in the file. What an edit put in stands where the edit began.
    pub fn origin(&self, at: usize) -> usize {
        self.base + self.places.as_ref().map_or(at, |places| places[at.min(places.len() - 1)] as usize)
    }

    /// Whether this is no longer what the file says.
    pub fn is_edited(&self) -> bool {
        self.places.is_some()
    }

    /// Mends the copy.
    pub fn apply(&mut self, edit: &Edit) {
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let places = self.places.get_or_insert_with(|| (0..=end).collect());
        let start = places[edit.range.start];
        places.splice(edit.range.clone(), std::iter::repeat_n(start, edit.text.len()));
        self.text.to_mut().replace_range(edit.range.clone(), &edit.text);
    }

    /// Turns the spans of a tree read from this draft into spans of the file.
    pub fn relocate(&self, node: &mut Node<'_>) {
        if self.base == 0 && !self.is_edited() {
            return;
        }
        let place = |span: &mut Span| {
            *span = Span::new(self.origin(span.start as usize), self.origin(span.end as usize));
        };
        place(&mut node.span);
        match &mut node.value {
            Value::Null | Value::Scalar(_) => {}
            Value::List(items) => items.iter_mut().for_each(|item| self.relocate(item)),
            Value::Map(entries) => {
                for (key, value) in entries {
                    place(&mut key.span);
                    self.relocate(value);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_survive_edits() {
        let file = "---\nlead:Chen\nwhy\n---\n";
        let mut draft = Draft::new(file, 4..18);
        assert_eq!(draft.origin(5), 9);
        draft.apply(&Edit { range: 5..5, text: " ".to_owned() });
        draft.apply(&Edit { range: 14..14, text: ":".to_owned() });
        assert_eq!(draft.text, "lead: Chen\nwhy:\n");
        assert_eq!(draft.origin(6), 9);
        assert_eq!(&file[draft.origin(11)..draft.origin(14)], "why");
        assert_eq!(draft.origin(draft.text.len()), 18);
    }
}
