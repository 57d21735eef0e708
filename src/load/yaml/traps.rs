//! YAML that can be read, but says something else than it looks like: words that would be lost without a sound.

use std::ops::Range;

use super::lines::{Line, Page, is_word, quoted};
use super::slip::Slip;
use super::slips;
use crate::diagnostic::Severity;
use crate::load::node::{Key, Node, Value};

/// Walks a tree, spans counted in the draft, and adds what looks like a slip.
pub fn find(text: &str, root: &Node<'_>, idle_anchors: &[Range<usize>], out: &mut Vec<Slip>) {
    for at in idle_anchors {
        let end = line_end(text, at.start);
        let value = at.start..at.start + text[at.start..end].find(" #").unwrap_or(end - at.start);
        let words = quoted(&text[value.clone()]);
        let slip = Slip::new(at.clone(), "a text cannot begin with `&` unless it is in quotes")
            .label("YAML takes this for a name, and would leave it out")
            .help(format!("write {words}"));
        out.push(slip.edit(value, words));
    }
    let mut trap = Traps { text, whole: out.is_empty(), out };
    if matches!(root.value, Value::Scalar(_)) {
        trap.tight(root);
    }
    trap.node(root);
}

/// The end of the line a byte is on, but not farther than words to be looked at: a line may be all of a large file.
fn line_end(text: &str, at: usize) -> usize {
    let limit = text.floor_char_boundary(at.saturating_add(1000).min(text.len()));
    at + text[at..limit].find(['\n', '\r']).unwrap_or(limit - at)
}

struct Traps<'t> {
    text: &'t str,
    /// Nothing had to be mended to read it.
    whole: bool,
    out: &'t mut Vec<Slip>,
}

impl Traps<'_> {
    fn node(&mut self, node: &Node<'_>) {
        match &node.value {
            Value::Null => {}
            Value::Scalar(scalar) => {
                if scalar.plain {
                    self.curly(&scalar.text, node.span.range());
                    self.number_sign(node.span.end as usize);
                    self.glued(node.span.range());
                }
            }
            Value::List(items) => items.iter().for_each(|item| self.node(item)),
            Value::Map(entries) => {
                if self.text[node.span.start as usize..].starts_with('{') {
                    self.in_brackets(entries);
                }
                for (key, value) in entries {
                    self.key(key);
                    self.entry(key, value);
                    self.node(value);
                }
            }
        }
    }

    fn key(&mut self, key: &Key<'_>) {
        let range = key.span.range();
        self.out.extend(slips::odd_indent(self.text, range.start, range.end));
        self.out.extend(slips::bullet(self.text, range.start));
    }

    fn entry(&mut self, key: &Key<'_>, value: &Node<'_>) {
        let after = self.text[key.span.end as usize..].trim_start_matches(' ');
        let after = after.strip_prefix(':').unwrap_or(after).trim_start_matches(' ');
        // Most values end the matter here; a line may be as long as the file, so it is not measured for each.
        if !after.starts_with(['#', '>', '|', '\n', '\r']) {
            return;
        }
        let start = self.text.len() - after.len();
        let rest = &self.text[start..line_end(self.text, start)];
        match &value.value {
            // `accent: #0b6e4f`, which is a comment to YAML.
            Value::Null if rest.starts_with('#') && !rest[1..].starts_with([' ', '#']) && rest.len() > 1 => {
                let words = rest.trim_end();
                let slip = Slip::new(
                    start..start + words.len(),
                    format!("`{}` has no value: `#` starts a comment", key.text),
                )
                .label("YAML leaves this out")
                .help("put it in quotes; if it is a comment, put a space after the `#`");
                self.out.push(slip.edit(start..start + words.len(), quoted(words)));
            }
            // `keep: >3`, which announces a text below that never comes.
            Value::Scalar(scalar)
                if !scalar.plain && scalar.text.trim().is_empty() && rest.starts_with(['>', '|']) =>
            {
                let words = rest.split(" #").next().unwrap_or(rest).trim_end();
                let sign = &words[..1];
                let slip = Slip::new(
                    start..start + words.len(),
                    format!("a text cannot begin with `{sign}` unless it is in quotes"),
                )
                .label("YAML expects the text on the lines below this, and finds none")
                .help(format!("write {}", quoted(words)));
                self.out.push(slip.edit(start..start + words.len(), quoted(words)));
            }
            // A value on the line below its key: a list or a mapping whose first line is no item or key yet.
            Value::Scalar(scalar) if scalar.plain && value.span.start as usize > start + rest.len() => {
                self.tight(value);
            }
            _ => {}
        }
    }

    /// `-item` and `key:value` where an item or a key was meant.
    fn tight(&mut self, node: &Node<'_>) {
        let range = node.span.range();
        let page = Page::new(&self.text[range.clone()]);
        for line in &page.lines {
            let line = Line {
                start: line.start + range.start,
                body: line.body + range.start,
                item: line.item + range.start,
                key: None,
                value: line.value.start + range.start..line.value.end + range.start,
                end: line.end + range.start,
            };
            let slip = slips::bullet(self.text, line.item)
                .or_else(|| slips::tight_dash(self.text, &line))
                .or_else(|| slips::tight_colon(self.text, line.item, line.end));
            // Words that go on with the line before make it a text after all.
            let Some(slip) = slip else { break };
            self.out.push(slip);
        }
    }

    /// `{note: Scripts rewritten, too early}` and `{value:4}`.
    fn in_brackets(&mut self, entries: &[(Key<'_>, Node<'_>)]) {
        let lone = |(_, value): &(Key<'_>, Node<'_>)| {
            value.value == Value::Null && value.span.start == value.span.end
        };
        let mut index = 0;
        while index < entries.len() {
            let group = entries[index..]
                .iter()
                .take(1)
                .chain(entries[index + 1..].iter().take_while(|entry| self.is_rest(entry)));
            let len = group.count();
            let (key, value) = &entries[index];
            if len > 1 && matches!(&value.value, Value::Scalar(scalar) if scalar.plain) {
                let last = &entries[index + len - 1].0;
                let text = value.span.start as usize..last.span.end as usize;
                let comma = value.span.end as usize;
                let comma = comma + self.text[comma..text.end].find(',').unwrap_or(0);
                let words = quoted(&self.text[text.clone()]);
                let slip = Slip::new(
                    comma..comma + 1,
                    "between `{` and `}`, a text that has a comma must stand in quotes",
                )
                .label(format!("for YAML, the text of `{}` ends here", key.text))
                .help(format!("write `{}: {words}`", key.text));
                self.out.push(slip.edit(text, words));
            } else if lone(&entries[index]) && !self.text[key.span.range()].starts_with(['"', '\'']) {
                self.out.extend(slips::tight_colon(
                    self.text,
                    key.span.start as usize,
                    key.span.end as usize,
                ));
            }
            index += len;
        }
    }

    /// Whether an entry in brackets is words without a colon: the rest of a text cut by a comma.
    fn is_rest(&self, (key, value): &(Key<'_>, Node<'_>)) -> bool {
        if value.value != Value::Null {
            return false;
        }
        let written = &self.text[key.span.range()];
        let after = self.text[key.span.end as usize..].trim_start();
        let tight = written.split_once(':').is_some_and(|(word, _)| is_word(word));
        !after.starts_with(':') && !written.starts_with(['"', '\'']) && !tight
    }

    /// `“Sales”`: an editor's quotation marks around all of a value, which are a part of it.
    fn curly(&mut self, words: &str, at: Range<usize>) {
        let inside = words.strip_prefix(['“', '„']).and_then(|rest| rest.strip_suffix(['”', '“']));
        let Some(inside) = inside.filter(|inside| !inside.is_empty() && !inside.contains(['“', '”', '„']))
        else {
            return;
        };
        let slip = Slip::new(at.clone(), "these quotation marks are a part of the text, and will be shown")
            .severity(Severity::Hint)
            .label("curly marks, as a word processor makes them")
            .help("leave them if that is meant; around a value, straight ones belong");
        self.out.push(slip.edit(at, quoted(inside)));
    }

    /// A line that begins with a dash inside of a text: it was to be an item of its own, and stands too far right.
    fn glued(&mut self, at: Range<usize>) {
        let lines = self.whole && self.text[at.clone()].contains('\n');
        if !lines || self.out.iter().any(|slip| at.contains(&slip.at.start)) {
            return;
        }
        let mut start = at.start;
        for line in self.text[at.clone()].split_inclusive('\n') {
            let body = line.trim_start_matches(' ');
            let dash = start + line.len() - body.len();
            if start > at.start && body.starts_with("- ") {
                let slip = Slip::new(dash..dash + 1, "this dash is read as a part of the text above")
                    .severity(Severity::Warn)
                    .label("it stands farther right than the dash of its list");
                let above = self.text[..at.start].rfind('\n').map_or(0, |end| end + 1);
                let indent = self.text[above..].bytes().take_while(|byte| *byte == b' ').count();
                self.out.push(if self.text[above + indent..at.start] == *"- " {
                    slip.help("move it under the dash above").edit(start..dash, " ".repeat(indent))
                } else {
                    slip.help("move it under the dash of its list, or put the whole text in quotes")
                });
            }
            start += line.len();
        }
    }

    /// `We are #1`, of which YAML reads only `We are`.
    fn number_sign(&mut self, end: usize) {
        let comment = self.text[end..].trim_start_matches(' ');
        let start = self.text.len() - comment.len();
        let number = |rest: &str| rest.starts_with(|char: char| char.is_ascii_digit());
        if start > end && comment.strip_prefix('#').is_some_and(number) {
            let comment = self.text[start..line_end(self.text, start)].trim_end();
            let slip = Slip::new(
                start..start + comment.len(),
                "what follows a space and `#` is a comment, and is not shown",
            )
            .severity(Severity::Warn)
            .label("left out")
            .help("put the whole text in quotes; if it is a comment, put a space after the `#`");
            self.out.push(slip);
        }
    }
}
