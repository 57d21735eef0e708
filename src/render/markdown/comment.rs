//! HTML comments: a writer's remark to themselves. They are taken out before anything is written, wherever they stand
//! but in code; also those that Markdown does not see as comments, because they run over blank lines.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Piece;

/// Stands where a comment was, byte for byte, so that places stay; escaping drops it, and it starts no indented code.
const HOLE: u8 = 1;

/// A text without its comments, and where one begins that never ends.
pub(super) struct Masked {
    pub text: String,
    pub never_ends: Option<usize>,
}

/// Takes the comments out. `parse` is asked again after each round, since one comment may have hidden another.
pub(super) fn mask(text: &str, parse: impl Fn(&str) -> Vec<Piece<'_>>) -> Masked {
    let mut masked = Masked { text: text.to_owned(), never_ends: None };
    for _ in 0..8 {
        if !masked.text.contains("<!--") {
            return masked;
        }
        let found = begins(&masked.text, &parse(&masked.text));
        if found.is_empty() {
            return masked;
        }
        masked = blank(&masked, found.into_iter());
    }
    // So many layers are nobody's honest writing: whatever looks like a comment goes, in code too.
    let all: Vec<usize> = masked.text.match_indices("<!--").map(|(at, _)| at).collect();
    blank(&masked, all.into_iter())
}

/// A raw text without anything that looks like a comment.
pub(super) fn strip(text: &str) -> String {
    let whole = Masked { text: text.to_owned(), never_ends: None };
    let mut text = blank(&whole, text.match_indices("<!--").map(|(at, _)| at)).text;
    close(&mut text);
    text
}

/// Takes out what stands where comments were.
pub(super) fn close(text: &mut String) {
    text.retain(|c| c != HOLE as char);
}

fn blank(masked: &Masked, begins: impl Iterator<Item = usize>) -> Masked {
    let mut bytes = masked.text.clone().into_bytes();
    let mut never_ends = masked.never_ends;
    let mut done = 0;
    for start in begins.filter(|start| masked.text.get(*start..).is_some_and(|t| t.starts_with("<!--"))) {
        if start < done {
            continue;
        }
        let end = masked.text[start + 4..].find("-->").map(|at| start + 4 + at + 3);
        if end.is_none() {
            never_ends = never_ends.or(Some(start));
        }
        done = end.unwrap_or(bytes.len());
        bytes[start..done].iter_mut().filter(|b| !matches!(b, b'\n' | b'\r')).for_each(|b| *b = HOLE);
    }
    for line in bytes.split_mut(|b| *b == b'\n') {
        if line.iter().all(|b| *b == HOLE || b.is_ascii_whitespace()) {
            line.iter_mut().filter(|b| **b == HOLE).for_each(|b| *b = b' ');
        }
    }
    // Whole characters between ASCII marks became ASCII, so this stays text.
    Masked { text: String::from_utf8_lossy(&bytes).into_owned(), never_ends }
}

/// Where comments begin, outside of code and without a backslash before them.
fn begins(text: &str, pieces: &[Piece]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut code = 0_usize;
    for (event, range) in pieces {
        let html = matches!(event, Event::Html(_) | Event::InlineHtml(_));
        match event {
            Event::Start(Tag::CodeBlock(_)) => code += 1,
            Event::End(TagEnd::CodeBlock) => code -= 1,
            Event::Text(_) | Event::Html(_) | Event::InlineHtml(_) if code == 0 => {
                let upto = (range.end + 3).min(text.len());
                let window = text.as_bytes().get(range.start..upto).unwrap_or_default();
                for (at, _) in window.windows(4).enumerate().filter(|(_, w)| *w == b"<!--") {
                    let at = range.start + at;
                    let slashes = text.as_bytes()[..at].iter().rev().take_while(|b| **b == b'\\').count();
                    if html || slashes % 2 == 0 {
                        found.push(at);
                    }
                }
            }
            _ => {}
        }
    }
    found
}
