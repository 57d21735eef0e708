//! The YAML that nearly every file of a playbook is written in, read in one pass: block lists and mappings, those in
//! brackets on one line, words on one line, texts below `|` and `>`.
//!
//! It gives the tree that [`super::tree`] gives, in about a tenth of the time, or none: whatever it does not know for sure
//! (anchors, escapes, words that go on below, tabs, anything amiss) is the parser's to read and to explain.

use std::borrow::Cow;

use crate::load::node::{Key, Node, Scalar, Value};
use crate::span::Span;

/// Deeper nesting is left to the parser, which counts it.
const DEPTH: usize = 24;
/// Longer keys are left to the parser, which has a limit for them.
const KEY: usize = 64;

/// Something the parser has to look at.
struct Odd;

/// Reads a document, if it is simple throughout.
pub fn build(text: &str) -> Option<Node<'_>> {
    let mut reader = Reader { text, next: 0, line: None, depth: 0 };
    reader.advance().ok()?;
    reader.line.filter(|line| line.column() == 0)?;
    let root = reader.block().ok()?;
    reader.line.is_none().then_some(root)
}

/// A line that has something on it; offsets in the text.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    /// First byte that is no space.
    body: usize,
    /// The line break's place.
    end: usize,
}

impl Line {
    fn column(&self) -> usize {
        self.body - self.start
    }
}

struct Reader<'t> {
    text: &'t str,
    /// Where the line after this one begins.
    next: usize,
    /// The line at hand; none at the end.
    line: Option<Line>,
    depth: usize,
}

impl<'t> Reader<'t> {
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(b'\n')
    }

    /// The next line, whatever is on it.
    fn read_line(&mut self) -> Result<Option<Line>, Odd> {
        let start = self.next;
        let Some(rest) = self.text.get(start..).filter(|rest| !rest.is_empty()) else { return Ok(None) };
        let end = rest.find('\n').map_or(self.text.len(), |at| start + at);
        let line = &self.text[start..end];
        if unusual(line) {
            return Err(Odd);
        }
        self.next = end + 1;
        Ok(Some(Line { start, body: end - line.trim_start_matches(' ').len(), end }))
    }

    /// Goes on to the next line that has more than a comment.
    fn advance(&mut self) -> Result<(), Odd> {
        loop {
            self.line = self.read_line()?;
            if self.line.is_none_or(|line| line.body < line.end && self.byte(line.body) != b'#') {
                return Ok(());
            }
        }
    }

    /// Whether an item's dash stands here.
    fn dash(&self, at: usize) -> bool {
        self.byte(at) == b'-' && matches!(self.byte(at + 1), b' ' | b'\n')
    }

    /// The list or the mapping that begins on the line at hand.
    fn block(&mut self) -> Result<Node<'t>, Odd> {
        let Line { start, body, .. } = self.line.ok_or(Odd)?;
        if self.dash(body) { self.list(body - start, false) } else { self.map(body - start, body) }
    }

    fn enter(&mut self) -> Result<(), Odd> {
        self.depth += 1;
        if self.depth > DEPTH { Err(Odd) } else { Ok(()) }
    }

    /// The items whose dashes stand in one column; it may be the column of their key.
    fn list(&mut self, column: usize, of_key: bool) -> Result<Node<'t>, Odd> {
        self.enter()?;
        let first = self.line.ok_or(Odd)?.body;
        // The parser lets such a list begin with its first item's words.
        let start = if of_key { self.skip(first + 1) } else { first };
        let mut end = start;
        let mut items = Vec::new();
        while let Some(line) = self.line.filter(|line| line.column() == column && self.dash(line.body)) {
            let at = self.skip(line.body + 1);
            if at == line.end || self.byte(at) == b'#' || self.dash(at) {
                return Err(Odd);
            }
            let item = if self.key(at).is_some() {
                self.map(at - line.start, at)?
            } else {
                self.value(at, line, column)?
            };
            end = end.max(item.span.end as usize);
            items.push(item);
        }
        self.leave(column, Node { value: Value::List(items), span: Span::new(start, end) })
    }

    /// The entries whose keys stand in one column, the first of them at a byte of the line at hand.
    fn map(&mut self, column: usize, first: usize) -> Result<Node<'t>, Odd> {
        self.enter()?;
        let mut end = first;
        let mut at = first;
        let mut entries: Vec<(Key<'t>, Node<'t>)> = Vec::new();
        while let Some(line) = self.line {
            let key = self.key(at).ok_or(Odd)?;
            if entries.iter().any(|(other, _)| other.text == key.text) {
                return Err(Odd);
            }
            let colon = key.span.end as usize;
            let start = self.skip(colon + 1);
            let value = if start == line.end || self.byte(start) == b'#' {
                self.advance()?;
                match self.line {
                    Some(next) if next.column() > column => self.block()?,
                    Some(next) if next.column() == column && self.dash(next.body) => {
                        self.list(column, true)?
                    }
                    _ => Node { value: Value::Null, span: Span::new(colon + 1, colon + 1) },
                }
            } else {
                self.value(start, line, column)?
            };
            end = end.max(value.span.end as usize);
            entries.push((key, value));
            match self.line {
                Some(next) if next.column() == column && !self.dash(next.body) => at = next.body,
                _ => break,
            }
        }
        self.leave(column, Node { value: Value::Map(entries), span: Span::new(first, end) })
    }

    /// Ends a block: what follows may not be deeper, or it would belong to nothing.
    fn leave(&mut self, column: usize, node: Node<'t>) -> Result<Node<'t>, Odd> {
        self.depth -= 1;
        if self.line.is_some_and(|line| line.column() > column) { Err(Odd) } else { Ok(node) }
    }

    fn skip(&self, mut at: usize) -> usize {
        while self.byte(at) == b' ' {
            at += 1;
        }
        at
    }

    /// A key of plain letters with its colon.
    fn key(&self, at: usize) -> Option<Key<'t>> {
        let letter = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'/' | b'.');
        let len = self.text.as_bytes()[at..].iter().take(KEY).take_while(|b| letter(b)).count();
        let end = at + len;
        let first = self.byte(at);
        let word = first.is_ascii_alphanumeric() || first == b'_';
        (word && self.byte(end) == b':' && matches!(self.byte(end + 1), b' ' | b'\n'))
            .then(|| Key { text: Cow::Borrowed(&self.text[at..end]), span: Span::new(at, end) })
    }

    /// What stands on the line at hand behind a key or a dash in a column; goes on to the next line.
    fn value(&mut self, at: usize, line: Line, column: usize) -> Result<Node<'t>, Odd> {
        let (node, end) = match self.byte(at) {
            b'{' | b'[' => self.brackets(at, line.end)?,
            b'"' | b'\'' => self.quoted(at, line.end)?,
            b'|' | b'>' => return self.below(at, line, column),
            _ => self.plain(at, line.end)?,
        };
        let after = self.skip(end);
        if after < line.end && (after == end || self.byte(after) != b'#') {
            return Err(Odd);
        }
        self.advance()?;
        // Words may go on below.
        if self.line.is_some_and(|next| next.column() > column) { Err(Odd) } else { Ok(node) }
    }

    /// Words to the line's end or a comment.
    fn plain(&self, at: usize, end: usize) -> Result<(Node<'t>, usize), Odd> {
        let bytes = self.text.as_bytes();
        let begins = match bytes[at] {
            b'-' => !matches!(self.byte(at + 1), b' ' | b'\n' | b',' | b'[' | b']' | b'{' | b'}'),
            b => begins_plain(b),
        };
        if !begins {
            return Err(Odd);
        }
        let mut stop = at;
        while stop < end {
            match bytes[stop] {
                b':' if matches!(self.byte(stop + 1), b' ' | b'\n') => return Err(Odd),
                b'#' if bytes[stop - 1] == b' ' => break,
                _ => stop += 1,
            }
        }
        let stop = at + self.text[at..stop].trim_end_matches(' ').len();
        Ok((scalar(self.text, Cow::Borrowed(&self.text[at..stop]), true, at..stop), stop))
    }

    /// A text in quotes, without anything that stands for something else.
    fn quoted(&self, at: usize, end: usize) -> Result<(Node<'t>, usize), Odd> {
        let quote = self.byte(at);
        let rest = &self.text[at + 1..end];
        let len = rest.find(char::from(quote)).ok_or(Odd)?;
        let close = at + 1 + len;
        let special = if quote == b'"' { rest[..len].contains('\\') } else { self.byte(close + 1) == quote };
        if special {
            return Err(Odd);
        }
        let text = Cow::Borrowed(&rest[..len]);
        Ok((scalar(self.text, text, false, at..close + 1), close + 1))
    }

    /// A list or a mapping in brackets that ends on its line.
    fn brackets(&mut self, at: usize, end: usize) -> Result<(Node<'t>, usize), Odd> {
        self.enter()?;
        let map = self.byte(at) == b'{';
        let close = if map { b'}' } else { b']' };
        let mut entries = Vec::new();
        let mut items = Vec::new();
        let mut place = self.skip(at + 1);
        let mut open = self.byte(place) != close;
        while open {
            let key = if map { Some(self.key(place).ok_or(Odd)?) } else { None };
            if let Some(key) = &key {
                place = self.skip(key.span.end as usize + 1);
            }
            let (value, stop) = match self.byte(place) {
                b'{' | b'[' => self.brackets(place, end)?,
                b'"' | b'\'' => self.quoted(place, end)?,
                _ => self.plain_in_brackets(place, end)?,
            };
            match key {
                Some(key) if entries.iter().any(|(other, _): &(Key<'_>, _)| other.text == key.text) => {
                    return Err(Odd);
                }
                Some(key) => entries.push((key, value)),
                None => items.push(value),
            }
            place = self.skip(stop);
            match self.byte(place) {
                b',' if self.byte(place + 1) == b' ' => place = self.skip(place + 1),
                b if b == close => open = false,
                _ => return Err(Odd),
            }
        }
        self.depth -= 1;
        let value = if map { Value::Map(entries) } else { Value::List(items) };
        Ok((Node { value, span: Span::new(at, place + 1) }, place + 1))
    }

    /// Words to the next comma or bracket.
    fn plain_in_brackets(&self, at: usize, end: usize) -> Result<(Node<'t>, usize), Odd> {
        let bytes = &self.text.as_bytes()[..end];
        let begins = match self.byte(at) {
            b'-' => self.byte(at + 1).is_ascii_digit(),
            b => begins_plain(b),
        };
        let len =
            bytes[at..].iter().position(|b| matches!(b, b',' | b'[' | b']' | b'{' | b'}' | b':' | b'#'));
        let stop = at + len.ok_or(Odd)?;
        if !begins || !matches!(bytes[stop], b',' | b']' | b'}') {
            return Err(Odd);
        }
        let stop = at + self.text[at..stop].trim_end_matches(' ').len();
        Ok((scalar(self.text, Cow::Borrowed(&self.text[at..stop]), true, at..stop), stop))
    }

    /// A text on the lines below its sign, `|`, `>`, `|-` or `>-`, all indented alike, with no empty one between them.
    fn below(&mut self, at: usize, line: Line, column: usize) -> Result<Node<'t>, Odd> {
        let folds = self.byte(at) == b'>';
        let strips = self.byte(at + 1) == b'-';
        if at + 1 + usize::from(strips) != line.end {
            return Err(Odd);
        }
        let mut text = String::new();
        let mut first: Option<Line> = None;
        let (mut end, mut ended) = (at, false);
        loop {
            // Between these lines, a number sign is no comment.
            let before = self.next;
            let Some(next) = self.read_line()? else { break };
            if next.start == next.end {
                ended = true;
                continue;
            }
            if next.column() <= column && next.body < next.end {
                self.next = before;
                break;
            }
            if ended || next.body == next.end || first.is_some_and(|first| first.column() != next.column()) {
                return Err(Odd);
            }
            if first.is_some() {
                text.push(if folds { ' ' } else { '\n' });
            }
            text.push_str(&self.text[next.body..next.end]);
            first.get_or_insert(next);
            end = next.end;
        }
        // Without a line break at its very end, such a text has none either.
        let start = first.filter(|_| end < self.text.len() && !text.ends_with(' ')).ok_or(Odd)?.body;
        if !strips {
            text.push('\n');
        }
        self.advance()?;
        if self.line.is_some_and(|next| next.column() > column) {
            return Err(Odd);
        }
        Ok(scalar(self.text, Cow::Owned(text), false, start..end))
    }
}

/// A scalar that stands in a part of a text; nothing where it says nothing.
pub fn scalar<'t>(text: &str, words: Cow<'t, str>, plain: bool, range: std::ops::Range<usize>) -> Node<'t> {
    // A block scalar's span runs over the blank lines after it.
    let span = Span::new(range.start, range.start + text[range.clone()].trim_end().len());
    // The parser says `~` for a value that is not there.
    let null = plain && (range.is_empty() || matches!(&*words, "" | "~" | "null"));
    Node { value: if null { Value::Null } else { Value::Scalar(Scalar { text: words, plain }) }, span }
}

/// Whether words without quotes may begin so, wherever they stand.
fn begins_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || !byte.is_ascii()
        || matches!(byte, b'+' | b'$' | b'(' | b'.' | b'<' | b'~' | b'_')
}

/// Whether a line holds what YAML may not, or takes for more than a letter.
fn unusual(line: &str) -> bool {
    // Most lines have letters of ASCII only, and the least and the largest of their bytes say so.
    let (least, most) =
        line.bytes().fold((u8::MAX, 0), |(least, most), byte| (byte.min(least), byte.max(most)));
    let odd = |c| {
        matches!(
            c,
            '\u{7f}'..='\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{3000}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
    };
    least < b' ' || most >= 0x7f && line.chars().any(odd)
}
