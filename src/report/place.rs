//! From bytes to the lines and columns that other programs count in.

use std::collections::BTreeMap;

use crate::diagnostic::Label;
use crate::source::Sources;

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points.
    CodePoint,
    /// UTF-16 code units, as SARIF and most editors do.
    Utf16,
}

/// A range in a file; all from 1, the end column one past the last sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// First line.
    pub line: usize,
    /// Its column.
    pub column: usize,
    /// Last line.
    pub end_line: usize,
    /// One past the last column.
    pub end_column: usize,
}

impl Place {
    /// The head of a file, for what is said of the file as a whole.
    pub const FILE: Self = Self { line: 1, column: 1, end_line: 1, end_column: 1 };
}

/// Where lines begin, for each file once.
#[derive(Debug)]
pub struct Places<'a>(BTreeMap<&'a str, (&'a str, Vec<usize>)>);

impl<'a> Places<'a> {
    /// The lines of every file that is named.
    pub fn new(sources: &'a Sources, paths: impl IntoIterator<Item = &'a str>) -> Self {
        let mut files = BTreeMap::new();
        for path in paths {
            if let Some(text) = sources.text(path) {
                files.entry(path).or_insert_with(|| (text, starts(text)));
            }
        }
        Self(files)
    }

    /// Where a label stands; the head of the file where the file has no text.
    #[must_use]
    pub fn of(&self, label: &Label, unit: Unit) -> Place {
        let Some((text, starts)) = self.0.get(&*label.path) else { return Place::FILE };
        let range = label.span.range();
        // The end of a file is behind its last words, not on a line that is not there.
        let last =
            if range.start < text.len() { text.len() } else { text.trim_end_matches(['\n', '\r']).len() };
        let start = text.floor_char_boundary(range.start.min(last));
        let end = text.ceil_char_boundary(range.end.clamp(start, last));
        let at = |offset: usize| {
            let line = starts.partition_point(|start| *start <= offset);
            let before = &text[starts[line - 1]..offset];
            let column = match unit {
                Unit::CodePoint => before.chars().count(),
                Unit::Utf16 => before.encode_utf16().count(),
            };
            (line, column + 1)
        };
        let ((line, column), (end_line, end_column)) = (at(start), at(end));
        Place { line, column, end_line, end_column }
    }
}

fn starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Place, Places, Unit};
    use crate::diagnostic::Label;
    use crate::report::stage::sources;
    use crate::source::SourcePath;
    use crate::span::Span;

    fn place(text: &str, start: usize, end: usize, unit: Unit) -> (usize, usize, usize, usize) {
        let sources = sources(&[("a.yaml", text)]);
        let label = Label::at(&SourcePath::from("a.yaml"), Span::new(start, end));
        let Place { line, column, end_line, end_column } = Places::new(&sources, ["a.yaml"]).of(&label, unit);
        (line, column, end_line, end_column)
    }

    #[test]
    fn columns_count_what_they_are_asked_to() {
        let text = "team: 电话🎯: x\nlead: y\n";
        let at = text.find(": x").expect("there");
        assert_eq!(place(text, at, at + 1, Unit::CodePoint), (1, 10, 1, 11));
        assert_eq!(place(text, at, at + 1, Unit::Utf16), (1, 11, 1, 12));
    }

    #[test]
    fn ranges_go_over_lines_and_never_past_the_end() {
        assert_eq!(place("a\nbc\n", 0, 4, Unit::CodePoint), (1, 1, 2, 3));
        assert_eq!(place("a\r\nbc\r\n", 7, 7, Unit::CodePoint), (2, 3, 2, 3));
        assert_eq!(place("a\n", 9, 99, Unit::Utf16), (1, 2, 1, 2));
        assert_eq!(place("é", 1, 1, Unit::CodePoint), (1, 1, 1, 2));
        assert_eq!(place("", 0, 0, Unit::CodePoint), (1, 1, 1, 1));
    }
}
