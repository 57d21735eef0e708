//! Lines that do not line up with the ones they belong with.

use crate::load::yaml::lines::{Line, Page, is_word};
use crate::load::yaml::slip::Slip;
use crate::load::yaml::tree::Fault;

/// How far a line can be off its column.
const REACH: usize = 8;

/// A list item, or a line with one word as its key.
pub fn not_lined_up(page: &Page<'_>, fault: &Fault, out: &mut Vec<Slip>) {
    let line = &page.lines[page.line_at(fault.at)];
    if line.item > line.body || line.key.clone().is_some_and(|key| is_word(&page.text[key])) {
        moves(page, fault, out);
    }
}

/// A line with several words as its key, which may as well be a text with a colon in it.
pub fn phrase_not_lined_up(page: &Page<'_>, fault: &Fault, out: &mut Vec<Slip>) {
    let line = &page.lines[page.line_at(fault.at)];
    if line.item == line.body && line.key.clone().is_some_and(|key| !is_word(&page.text[key])) {
        moves(page, fault, out);
    }
}

/// The line of the fault, moved to each column in which a line above starts something; what hangs below moves along.
fn moves(page: &Page<'_>, fault: &Fault, out: &mut Vec<Slip>) {
    let here = page.line_at(fault.at);
    let line = &page.lines[here];
    if page.text[line.start..line.body].contains('\t') {
        return;
    }
    let mut columns = open_columns(page, here);
    let dash = |at: usize| page.text.get(at..).is_some_and(|rest| rest.starts_with("- "));
    // A list item lines up with list items, a key with keys; either may be the first below a key without a value.
    columns.retain(|(column, above)| {
        let (above, there) = (&page.lines[*above], page.lines[*above].start + column);
        let fits = if there < above.end { dash(there) == dash(line.body) } else { true };
        *column != line.indent()
            && column.abs_diff(line.indent()) <= REACH
            && (fits || *column > above.item - above.start)
    });
    columns.sort_by_key(|(column, _)| column.abs_diff(line.indent()));
    let ambiguous =
        columns.len() > 1 && columns[0].0.abs_diff(line.indent()) == columns[1].0.abs_diff(line.indent());
    // Another slip on the next line can make a far column look better; hardly anyone errs by so much.
    let near = columns.first().map_or(0, |(column, _)| column.abs_diff(line.indent()) + 1);
    for (column, sibling) in columns.into_iter().take(4) {
        for last in [here, last_below(page, here, line.indent() + 1), last_below(page, here, line.indent())] {
            let slip = slip(page, line, column, &page.lines[sibling])
                .edit(line.start..page.lines[last].end, moved(page, here, last, column));
            let slip = Slip { far: column.abs_diff(line.indent()) > near, ..slip };
            out.push(if ambiguous { slip.unsure() } else { slip });
        }
    }
}

fn slip(page: &Page<'_>, line: &Line, column: usize, sibling: &Line) -> Slip {
    let dash = page.text[line.body..].starts_with("- ");
    let name = if dash { "-" } else { page.name(line) };
    let below = column > sibling.item - sibling.start;
    let there = if below { sibling.item } else { sibling.start + column };
    let beside = if page.text[there..].starts_with("- ") { "-" } else { page.name(sibling) };
    let spaces = |count: usize| match count {
        0 => "no space".to_owned(),
        1 => "1 space".to_owned(),
        _ => format!("{count} spaces"),
    };
    let what = if dash { "this list item".to_owned() } else { format!("`{name}`") };
    let message = format!("{what} has {} before it, and lines up with nothing above", spaces(line.indent()));
    let at = line.body..line.body + if dash { 1 } else { name.len() };
    let (place, reason) =
        if below { ("below", "belongs below this") } else { ("in line with", "lines up with this") };
    Slip::new(at, message)
        .label(format!("with {} before it, it would stand {place} `{beside}`", spaces(column)))
        .also(there..there + beside.len().min(sibling.end - there), reason)
        .help("lines that belong together start in the same column; what belongs to a line stands two spaces deeper")
}

/// The columns in which something is still open above a line, and the line that opened it.
fn open_columns(page: &Page<'_>, here: usize) -> Vec<(usize, usize)> {
    let mut columns = Vec::new();
    let mut limit = usize::MAX;
    for index in page.above(here) {
        let line = &page.lines[index];
        if columns.is_empty() && line.key.is_some() && line.value.is_empty() {
            columns.push((line.item - line.start + 2, index));
        }
        // The line itself and the key after each dash.
        for column in [line.item - line.start, line.indent()] {
            if column < limit && (column == line.indent() || line.key.is_some()) {
                columns.push((column, index));
                limit = column;
            }
        }
        if limit == 0 {
            break;
        }
    }
    columns
}

/// The last line from here on before one with less indentation.
fn last_below(page: &Page<'_>, here: usize, least: usize) -> usize {
    let mut last = here;
    for index in here + 1..page.lines.len() {
        let line = &page.lines[index];
        if line.is_blank(page.text) {
            continue;
        }
        if line.indent() < least {
            break;
        }
        last = index;
    }
    last
}

/// Lines with the first of them moved to a column, and the others by as much.
fn moved(page: &Page<'_>, first: usize, last: usize, column: usize) -> String {
    let from = page.lines[first].indent();
    let mut text = String::new();
    for index in first..=last {
        let line = &page.lines[index];
        if line.body < line.end {
            text.extend(std::iter::repeat_n(' ', (line.indent() + column).saturating_sub(from)));
        }
        let end = if index == last { line.end } else { page.lines[index + 1].start };
        text.push_str(&page.text[line.body..end]);
    }
    text
}
