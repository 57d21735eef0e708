//! A draft line by line, read as a person reads it: indentation, dashes, a key, a value. For text that is broken.

use std::ops::Range;

/// One line; all offsets are the draft's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// First byte of the line.
    pub start: usize,
    /// First byte that is neither space nor tab.
    pub body: usize,
    /// First byte after the dashes of list items.
    pub item: usize,
    /// The key, if there is a `key:` followed by a space or the line's end.
    pub key: Option<Range<usize>>,
    /// What follows the key and the dashes, without spaces and a comment at the end; may be empty.
    pub value: Range<usize>,
    /// One past the last byte, the line break left out.
    pub end: usize,
}

impl Line {
    fn read(text: &str, range: Range<usize>) -> Self {
        let Range { start, end } = range;
        let body = end - text[start..end].trim_start_matches([' ', '\t']).len();
        let mut item = body;
        while let Some(rest) =
            text[item..end].strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' '))
        {
            item = end - rest.trim_start_matches(' ').len();
        }
        let rest = &text[item..end];
        let close = rest.starts_with(['"', '\'']).then(|| rest[1..].find(&rest[..1]).map_or(0, |at| at + 2));
        let colon = rest[close.unwrap_or(0)..].match_indices(':').map(|(at, _)| close.unwrap_or(0) + at);
        let colon = colon
            .take_while(|at| !rest[..*at].contains(" #"))
            .find(|at| rest[at + 1..].is_empty() || rest[at + 1..].starts_with([' ', '\t']));
        let key = colon.filter(|at| *at > 0 && !rest.starts_with(['{', '[', '#'])).map(|at| item..item + at);
        let value = key.as_ref().map_or(item, |key| key.end + 1);
        let value = end - text[value..end].trim_start().len();
        let stop = if text[value..end].starts_with('#') {
            value
        } else {
            let comment = text[value..end].find(" #").map_or(end, |at| value + at);
            value + text[value..comment].trim_end().len()
        };
        Self { start, body, item, key, value: value..stop, end }
    }

    /// How many bytes of indentation the line has.
    pub fn indent(&self) -> usize {
        self.body - self.start
    }

    /// Whether there is nothing on the line but perhaps a comment.
    pub fn is_blank(&self, text: &str) -> bool {
        self.body == self.end || text[self.body..].starts_with('#')
    }
}

/// All lines of a draft.
pub struct Page<'t> {
    /// The draft.
    pub text: &'t str,
    /// Its lines; at least one.
    pub lines: Vec<Line>,
}

impl<'t> Page<'t> {
    /// Reads all lines.
    pub fn new(text: &'t str) -> Self {
        let mut start = 0;
        let lines = text.split('\n').map(|line| {
            let range = start..start + line.strip_suffix('\r').unwrap_or(line).len();
            start += line.len() + 1;
            Line::read(text, range)
        });
        Self { text, lines: lines.collect() }
    }

    /// The number, from 0, of the line a byte is on.
    pub fn line_at(&self, at: usize) -> usize {
        self.lines.partition_point(|line| line.start <= at).saturating_sub(1)
    }

    /// The lines above one that are not blank, nearest first.
    pub fn above(&self, index: usize) -> impl Iterator<Item = usize> {
        (0..index).rev().filter(|index| !self.lines[*index].is_blank(self.text))
    }

    /// A line's first word after its dashes, to call it by: the key if it has one.
    pub fn name(&self, line: &Line) -> &'t str {
        let name = line.key.clone().unwrap_or(line.item..line.end);
        let name = self.text[name].split_whitespace().next().unwrap_or("-");
        &name[..name.floor_char_boundary(40)]
    }

    /// Where a text ends that starts on one line and goes on to another at least: before the next key or item.
    pub fn text_end(&self, start: usize, least: usize) -> usize {
        let first = &self.lines[start];
        let below = self.lines[least + 1..].iter().take_while(|line| {
            line.body < line.end
                && line.indent() > first.indent()
                && line.key.is_none()
                && line.item == line.body
        });
        below.last().unwrap_or(&self.lines[least]).value.end
    }
}

/// Whether something reads like a key of the format: one word.
pub fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '-'))
}

/// A text in quotes, so that YAML reads nothing into it.
pub fn quoted(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (usize, Option<&str>, &str) {
        let line = Line::read(text, 0..text.len());
        (line.item, line.key.map(|key| &text[key]), &text[line.value])
    }

    #[test]
    fn lines_are_read_as_people_do() {
        assert_eq!(parts("  - id: a b # c"), (4, Some("id"), "a b"));
        assert_eq!(parts("- - x"), (4, None, "x"));
        assert_eq!(parts("-x"), (0, None, "-x"));
        assert_eq!(parts("lead:Chen"), (0, None, "lead:Chen"));
        assert_eq!(parts("why:"), (0, Some("why"), ""));
        assert_eq!(parts("\"a: b\": c"), (0, Some("\"a: b\""), "c"));
        assert_eq!(parts("a: b: c"), (0, Some("a"), "b: c"));
        assert_eq!(parts("a: #c"), (0, Some("a"), ""));
        assert_eq!(parts("- {a: b}"), (2, None, "{a: b}"));
        assert_eq!(parts("# a: b"), (0, None, ""));
        assert_eq!(parts("-"), (1, None, ""));
    }

    #[test]
    fn quotes_fit_what_they_hold() {
        assert_eq!(quoted("Sales: next"), "\"Sales: next\"");
        assert_eq!(quoted("\"Sales\" isn't"), "'\"Sales\" isn''t'");
        assert_eq!(quoted("a\n    b"), "\"a b\"");
    }

    #[test]
    fn a_page_finds_its_lines() {
        let page = Page::new("a:\r\n\n  b: c\n  - d\n");
        assert_eq!(page.lines.len(), 5);
        assert_eq!(page.lines[0].end, 2);
        assert_eq!((page.line_at(0), page.line_at(3), page.line_at(4), page.line_at(7)), (0, 0, 1, 2));
        assert_eq!(page.above(3).collect::<Vec<_>>(), [2, 0]);
        assert_eq!(page.name(&page.lines[2]), "b");
    }
}
