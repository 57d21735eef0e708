//! Indentation by something else than spaces: tabs, and the wide or unbreakable spaces that pasted text brings along.

use crate::load::yaml::lines::{Line, Page};
use crate::load::yaml::slip::Slip;
use crate::load::yaml::tree::Fault;

/// Tabs at the start of lines. All of a file's are one slip: who indents with tabs does it everywhere.
pub fn tabs(page: &Page<'_>, fault: &Fault, out: &mut Vec<Slip>) {
    let tabbed = |line: &Line| line.body < line.end && page.text[line.start..line.body].contains('\t');
    let here = page.line_at(fault.at);
    let near = std::iter::once(here).chain(page.above(here).take(2)).any(|index| tabbed(&page.lines[index]));
    if !near {
        return;
    }
    let lines: Vec<usize> = (0..page.lines.len()).filter(|index| tabbed(&page.lines[*index])).collect();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    let range = page.lines[*first].start..page.lines[*last].body;
    let line = &page.lines[*first];
    let label = match lines.len() - 1 {
        0 => "a tab, where spaces belong".to_owned(),
        1 => "a tab, where spaces belong; one more line below has one".to_owned(),
        more => format!("a tab, where spaces belong; {more} more lines below have one"),
    };
    for width in [2, 4, 8] {
        let text: String = page.text[range.clone()]
            .split_inclusive('\n')
            .map(|line| {
                let body = line.trim_start_matches([' ', '\t']);
                line[..line.len() - body.len()].replace('\t', &" ".repeat(width)) + body
            })
            .collect();
        let tab = line.start + page.text[line.start..line.body].find('\t').unwrap_or(0);
        let slip = Slip::new(tab..line.body, "a line is indented with a tab; YAML only knows spaces")
            .label(&label)
            .help("put two spaces for each tab; many editors can do it at once (“Convert indentation to spaces”)");
        out.push(slip.edit(range.clone(), text));
    }
}

fn odd(char: char) -> bool {
    matches!(char, '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{3000}')
}

/// Spaces that look like spaces and are none.
pub fn odd_spaces(page: &Page<'_>, fault: &Fault, out: &mut Vec<Slip>) {
    let here = page.line_at(fault.at);
    for index in std::iter::once(here).chain(page.above(here).take(2)) {
        out.extend(odd_indent(page.text, page.lines[index].body, page.lines[index].end));
    }
}

/// The slip of a line whose text begins with such a space.
pub fn odd_indent(text: &str, body: usize, end: usize) -> Option<Slip> {
    let rest = &text[body..end];
    if !rest.starts_with(odd) {
        return None;
    }
    let len = rest.len() - rest.trim_start_matches(|char| odd(char) || char == ' ').len();
    if len == rest.len() {
        return None;
    }
    let spaces =
        rest[..len].chars().map(|char| if char == '\u{3000}' { "  " } else { " " }).collect::<String>();
    let slip =
        Slip::new(body..body + len, "this line is indented with spaces that YAML does not know as spaces")
            .label("unbreakable or wide spaces, perhaps pasted")
            .help("delete them and type spaces");
    Some(slip.edit(body..body + len, spaces))
}
