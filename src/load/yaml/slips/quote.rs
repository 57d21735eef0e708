//! Quotation marks: opened and never closed, closed too early, a backslash between double ones.

use std::ops::Range;

use serde_yaml::granit_parser::ErrorKind as K;

use super::colon::shown;
use crate::load::yaml::lines::{Line, Page};
use crate::load::yaml::slip::Slip;
use crate::load::yaml::tree::Fault;

/// How many lines up a quotation mark can have been opened.
const REACH: usize = 200;
/// How many openings are tried.
const OPENINGS: usize = 6;

/// Looks for the mark that opens the text the parser is lost in: where it closes is where the fault shows.
pub fn find(page: &Page<'_>, fault: &Fault, out: &mut Vec<Slip>) {
    let here = page.line_at(fault.at);
    let lines = std::iter::once(here).chain(page.above(here).take(REACH));
    let openings = lines.flat_map(|index| {
        let line = &page.lines[index];
        openings(page, line).into_iter().rev().map(move |at| (line, at))
    });
    for (line, at) in openings.take(OPENINGS) {
        let rest = &page.text[at + 1..line.end];
        let mark = &page.text[at..=at];
        let flow = at != line.value.start;
        if !closes(rest, mark) {
            unclosed(page, line, at, flow, out);
        }
        if !flow {
            let value = at..line.value.end.max(at + 1);
            goes_on(page, fault, value, out);
        }
    }
}

/// The quotation marks on a line that open a text: at the start of its value, or after a bracket, comma or colon in brackets.
fn openings(page: &Page<'_>, line: &Line) -> Vec<usize> {
    let text = page.text;
    let value = line.value.start..line.end;
    if text[value.clone()].starts_with(['"', '\'']) {
        return vec![value.start];
    }
    // `["a", b` and the lines that carry on such a list.
    let marks = text[line.body..line.end].match_indices(['"', '\'']).map(|(at, _)| line.body + at);
    marks.filter(|at| text[line.body..*at].trim_end().ends_with(['[', '{', ',', ':'])).collect()
}

/// Whether a text that was opened by a mark is closed by the same one further on.
fn closes(rest: &str, mark: &str) -> bool {
    let rest =
        if mark == "\"" { rest.replace("\\\\", "").replace("\\\"", "") } else { rest.replace("''", "") };
    rest.contains(mark)
}

fn unclosed(page: &Page<'_>, line: &Line, at: usize, flow: bool, out: &mut Vec<Slip>) {
    let mark = &page.text[at..=at];
    let end = at + 1 + page.text[at + 1..line.end].trim_end().len();
    // In a list in brackets the text may also end before the bracket or the comma.
    let inner = at + 1 + page.text[at + 1..end].trim_end_matches([']', '}', ' ']).len();
    // A comma ends it for sure if another text in quotes follows.
    let comma = page.text[at + 1..end].find(',').map(|comma| at + 1 + comma);
    let another = comma.filter(|comma| page.text[comma + 1..end].trim_start().starts_with(['"', '\'']));
    let ends = if flow { vec![another, Some(end), Some(inner), comma] } else { vec![Some(end)] };
    for end in ends.into_iter().flatten() {
        let slip = Slip::new(at..at + 1, "a quotation mark is opened here and never closed")
            .label("opened here")
            .help(format!("write {mark}{}{mark}", shown(&page.text[at + 1..end])));
        out.push(slip.edit(end..end, mark));
    }
}

/// `"Sales" is great`, `'it's here'`, `"C:\path"`: all of the value goes in quotes that fit.
fn goes_on(page: &Page<'_>, fault: &Fault, value: Range<usize>, out: &mut Vec<Slip>) {
    let text = &page.text[value.clone()];
    let mark = &text[..1];
    let inside = text[1..].strip_suffix(mark).unwrap_or(&text[1..]);
    let escape = matches!(
        fault.kind,
        K::UnknownQuotedScalarEscape | K::InvalidQuotedScalarHexEscape | K::InvalidUnicodeEscape
    );
    if escape {
        let slash = text.find('\\').map_or(value.start, |at| value.start + at);
        let words = format!("'{}'", inside.replace('\'', "''"));
        let slip = Slip::new(slash..slash + 1, "in double quotes a backslash means something special")
            .label("this backslash")
            .help("use single quotes, in which a backslash is only a backslash");
        out.push(slip.edit(value, words));
        return;
    }
    // `"Sales" is great` keeps its inner quotes; `'it's here'` has its outer ones already.
    let closed_at_end = text.len() > 1 && text.ends_with(mark);
    let words = if closed_at_end { inside } else { text };
    let words = match (words.contains('"') || words.contains('\\'), words.contains('\'')) {
        (false, _) => format!("\"{words}\""),
        (true, _) => format!("'{}'", words.replace('\'', "''")),
    };
    let stop = text[1..].find(mark).map_or(value.end, |at| value.start + 1 + at);
    let slip =
        Slip::new(stop..(stop + 1).min(value.end), "the text goes on after its closing quotation mark")
            .label("for YAML, the text ends here")
            .also(value.start..value.start + 1, "it began here")
            .help(format!("put quotes around all of it: {}", shown(&words)));
    out.push(slip.edit(value, words));
}
