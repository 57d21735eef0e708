//! Values that begin with a sign YAML keeps for itself, list items beside their key, and signs of lists on paper.

use crate::load::yaml::lines::{Line, Page, quoted};
use crate::load::yaml::slip::Slip;
use crate::load::yaml::tree::Fault;

/// How many lines up an item can have begun.
const REACH: usize = 8;

/// `key: - item`
pub fn item_beside_key(page: &Page<'_>, fault: &Fault, out: &mut Vec<Slip>) {
    let line = &page.lines[page.line_at(fault.at)];
    if line.key.is_none() || !page.text[line.value.clone()].starts_with("- ") {
        return;
    }
    let column = line.item - line.start + 2;
    let slip = Slip::new(line.value.start..line.value.start + 1, "a list item cannot stand beside its key")
        .label("a list begins here")
        .help("put each item on a line of its own, two spaces deeper than the key");
    let gap = page.text[..line.value.start].trim_end().len();
    out.push(slip.edit(gap..line.value.start, format!("\n{}", " ".repeat(column))));
}

/// What a word processor puts before an item.
const BULLETS: [char; 7] = ['•', '‣', '▪', '●', '◦', '·', '–'];

/// `• item`, at a byte where an item or a key begins.
pub fn bullet(text: &str, at: usize) -> Option<Slip> {
    let sign = text[at..].chars().next().filter(|sign| BULLETS.contains(sign))?;
    let end = at + sign.len_utf8();
    text[end..].starts_with(' ').then(|| {
        Slip::new(at..end, format!("`{sign}` begins a list on paper; here a hyphen does"))
            .label("a hyphen belongs here")
            .help("begin each item with a hyphen and a space, `- `")
            .edit(at..end, "-")
    })
}

/// The same, where it left the parser puzzled.
pub fn bullets(page: &Page<'_>, fault: &Fault, out: &mut Vec<Slip>) {
    let here = page.line_at(fault.at);
    let lines = std::iter::once(here).chain(page.above(here).take(REACH));
    out.extend(lines.filter_map(|index| bullet(page.text, page.lines[index].body)));
}

/// A value that begins with a sign; the last resort puts any value in quotes.
pub fn special_start(page: &Page<'_>, fault: &Fault, out: &mut Vec<Slip>) {
    let here = page.line_at(fault.at);
    for index in std::iter::once(here).chain(page.above(here).take(1)) {
        let line = &page.lines[index];
        out.extend(quote(page, line));
        if line.key.is_some() {
            // `- *important*: text`, where the sign begins what looks like a key.
            let whole = Line { key: None, value: line.item..line.value.end.max(line.item), ..line.clone() };
            out.extend(quote(page, &whole));
        }
    }
}

fn quote(page: &Page<'_>, line: &Line) -> Option<Slip> {
    let text = &page.text[line.value.clone()];
    let sign = text.chars().next()?;
    let meaning = meaning(sign)?;
    let at = line.value.start..line.value.start + 1;
    let words = quoted(text);
    let sign = if sign == '`' { "a backtick".to_owned() } else { format!("`{sign}`") };
    let slip = Slip::new(at, format!("a text cannot begin with {sign} unless it is in quotes"))
        .label(meaning)
        .help("put the whole text in quotes");
    Some(slip.edit(line.value.clone(), words))
}

/// What YAML takes a sign for at the start of a value.
fn meaning(sign: char) -> Option<&'static str> {
    Some(match sign {
        '%' | '@' | '`' => "YAML keeps this sign for itself",
        '*' => "YAML looks for a `&name` that this refers to",
        '&' => "YAML takes this for a name given to the value",
        '!' => "YAML takes this for a command",
        '|' | '>' => "YAML expects the text on the lines below this",
        '[' | '{' => "YAML takes this for the start of a list",
        ']' | '}' | ',' => "YAML takes this for a part of a list",
        '?' | '-' | ':' => "YAML takes this for the start of an entry",
        _ => return None,
    })
}
