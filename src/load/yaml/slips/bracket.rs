//! Lists and mappings in brackets: never closed, closed by the wrong bracket, a comma missing, text after them.

use crate::load::yaml::lines::{Page, is_word, quoted};
use crate::load::yaml::slip::Slip;
use crate::load::yaml::tree::Fault;

/// How many lines up a bracket can have been opened.
const REACH: usize = 50;

fn closer(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

/// Walks from the line where the value in brackets starts, and proposes at each point where it goes wrong.
pub fn find(page: &Page<'_>, fault: &Fault, out: &mut Vec<Slip>) {
    let here = page.line_at(fault.at);
    let lines = std::iter::once(here).chain(page.above(here).take(REACH));
    let starts: Vec<usize> =
        lines.filter(|index| page.text[page.lines[*index].value.start..].starts_with(['[', '{'])).collect();
    let Some(&start) = starts.first() else { return };
    let written = |index: usize| {
        let value = page.lines[index].value.clone();
        &page.text[value.start..value.end.max(value.start)]
    };
    // What was not closed further up may show only at the next bracket.
    if let Some(open) = starts.iter().find(|index| !balanced(written(**index))) {
        walk(page, *open, here, out);
    }
    let (line, text) = (&page.lines[start], written(start));
    if !balanced(text) {
        // Said above.
    } else if start == here && !text.ends_with([']', '}']) {
        let close = text.rfind([']', '}']).map_or(text.len(), |at| at + 1);
        let rest = line.value.start + close + text[close..].len() - text[close..].trim_start().len();
        let slip = Slip::new(rest..line.value.end, "the text goes on after its closing bracket")
            .label("brackets at the start make a list; nothing can follow it")
            .help(format!("put quotes around all of it: {}", quoted(text)));
        out.push(slip.edit(line.value.clone(), quoted(text)));
    }
    double_commas(page, start, here, out);
    commas(page, start, here, out);
}

/// `{accent: #0b6e4f}`, of which YAML reads only `{accent:`.
pub fn number_sign(page: &Page<'_>, fault: &Fault, out: &mut Vec<Slip>) {
    let here = page.line_at(fault.at);
    for index in std::iter::once(here).chain(page.above(here).take(1)) {
        let line = &page.lines[index];
        let text = &page.text[line.value.start.min(line.end)..line.end];
        let Some(at) = text.find(" #").filter(|_| text.starts_with(['[', '{'])) else { continue };
        let start = line.end - text.len() + at + 1;
        let rest = &page.text[start..line.end];
        let end = start + rest.find([' ', ',', '}', ']']).unwrap_or(rest.len());
        let words = &page.text[start..end];
        if words.len() > 1 && !balanced(&text[..at]) {
            let slip = Slip::new(start..end, "`#` starts a comment, so the rest of this line is not read")
                .label("YAML leaves this out, and the bracket with it")
                .help(format!("put it in quotes: {}", quoted(words)));
            out.push(slip.edit(start..end, quoted(words)));
        }
    }
}

/// `[a, , b]`
fn double_commas(page: &Page<'_>, start: usize, here: usize, out: &mut Vec<Slip>) {
    let begin = page.lines[start].value.start;
    let text = &page.text[begin..page.lines[here].end.max(begin)];
    let mut last = None;
    for (at, char) in outside_quotes(text).filter(|(_, char)| !char.is_whitespace()) {
        if char == ',' && matches!(last, Some(',' | '[' | '{')) {
            let slip =
                Slip::new(begin + at..begin + at + 1, "there is a comma too many here").help("remove it");
            out.push(slip.edit(begin + at..begin + at + 1, ""));
        }
        last = Some(char);
    }
}

/// Whether each bracket is closed by its own.
fn balanced(text: &str) -> bool {
    let mut open = Vec::new();
    for (_, char) in outside_quotes(text) {
        match char {
            '[' | '{' => open.push(closer(char)),
            ']' | '}' if open.pop() != Some(char) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

/// The characters that are not inside quotes.
fn outside_quotes(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut quote = None;
    let mut last = ' ';
    text.char_indices().filter(move |(_, char)| {
        let inside = quote.is_some();
        match quote {
            Some(mark) if mark == *char => quote = None,
            None if matches!(char, '"' | '\'') && matches!(last, '[' | '{' | ',' | ':') => {
                quote = Some(*char);
            }
            _ => {}
        }
        if !char.is_whitespace() {
            last = *char;
        }
        !inside
    })
}

/// Follows the brackets from a line on; proposes to close them at the end of that line or of a later one.
fn walk(page: &Page<'_>, start: usize, here: usize, out: &mut Vec<Slip>) {
    let from = page.lines[start].value.start;
    let mut open: Vec<(usize, char)> = Vec::new();
    for index in start..=here {
        let line = &page.lines[index];
        let begin = line.body.max(from);
        for (at, char) in outside_quotes(&page.text[begin..line.end.max(begin)]) {
            let at = begin + at;
            match (char, open.last()) {
                ('[' | '{', _) => open.push((at, char)),
                (']' | '}', Some((opened, bracket))) if closer(*bracket) != char => {
                    let right = closer(*bracket);
                    if open.len() > 1 && closer(open[open.len() - 2].1) == char {
                        let slip = Slip::new(
                            *opened..opened + 1,
                            format!("`{bracket}` is opened here and never closed"),
                        )
                        .label("opened here")
                        .also(at..at + 1, format!("it must be closed before this `{char}`"))
                        .help(format!("write `{right}` where it ends"));
                        out.push(slip.edit(at..at, right.to_string()));
                        open.truncate(open.len() - 2);
                        continue;
                    }
                    let slip =
                        Slip::new(at..at + 1, format!("what `{bracket}` opens, `{char}` cannot close"))
                            .label(format!("`{right}` belongs here"))
                            .also(*opened..opened + 1, "opened here");
                    out.push(slip.edit(at..at + 1, right.to_string()));
                    open.pop();
                }
                (']' | '}', Some(_)) => {
                    open.pop();
                }
                (']' | '}', None) => {
                    let slip =
                        Slip::new(at..at + 1, format!("there is a `{char}` too many here")).help("remove it");
                    out.push(slip.edit(at..at + 1, ""));
                }
                _ => {}
            }
        }
        if let Some((opened, bracket)) = open.last() {
            let end = line.value.end.max(from + 1).max(begin);
            let closers: String = open.iter().rev().map(|(_, bracket)| closer(*bracket)).collect();
            let slip = Slip::new(*opened..opened + 1, format!("`{bracket}` is opened here and never closed"))
                .label("opened here")
                .help(format!("write `{}` where it ends", closer(*bracket)));
            out.push(slip.edit(end..end, closers));
        }
    }
}

/// `{on: 2021-01-22 value: 4.4}`: a comma before the last word that is followed by a colon.
fn commas(page: &Page<'_>, start: usize, here: usize, out: &mut Vec<Slip>) {
    let line = &page.lines[here];
    let begin = line.body.max(page.lines[start].value.start);
    let text = &page.text[begin..line.end.max(begin)];
    for (colon, _) in text.match_indices(": ").chain(text.match_indices(":\n")) {
        let before = &text[..colon];
        let word = before
            .rfind(|char: char| !is_word(char.encode_utf8(&mut [0; 4])))
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let gap = page.text[..begin + word].trim_end().len();
        if word == colon
            || page.text[..gap].ends_with([',', '{', '[', ':'])
            || gap < page.lines[start].value.start
        {
            continue;
        }
        let key = &text[word..colon];
        let slip = Slip::new(begin + word..begin + colon, format!("a comma is missing before `{key}`"))
            .label("entries in brackets are separated by commas")
            .help(format!("if `{key}:` belongs to the text before it, put that text in quotes"));
        out.push(slip.edit(gap..gap, ","));
    }
}
