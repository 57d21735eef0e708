//! Colons: without a space after them, an equals sign instead, one too many in a text, none at all.

use crate::load::yaml::lines::{Line, Page, is_word, quoted};
use crate::load::yaml::slip::Slip;
use crate::load::yaml::tree::Fault;

/// The line of a fault and the one above it: a key that is missed is missed on the next line.
fn near<'p>(page: &'p Page<'_>, fault: &Fault) -> impl Iterator<Item = &'p Line> {
    let here = page.line_at(fault.at);
    std::iter::once(here).chain(page.above(here).take(1)).map(|index| &page.lines[index])
}

/// `key:value`, the wide `key：value`, and `-item`.
pub fn no_space(page: &Page<'_>, fault: &Fault, out: &mut Vec<Slip>) {
    for line in near(page, fault) {
        out.extend(tight_dash(page.text, line));
        out.extend(tight_colon(page.text, line.item, line.end));
    }
}

/// `key:value` in `text[start..end]`.
pub fn tight_colon(text: &str, start: usize, end: usize) -> Option<Slip> {
    let rest = &text[start..end];
    let at = rest.find([':', '：'])?;
    let colon = rest[at..].chars().next()?;
    let (word, value) = (&rest[..at], &rest[at + colon.len_utf8()..]);
    let tight = colon == '：' || !value.is_empty() && !value.starts_with([' ', '\t', '/', ':']);
    if !is_word(word) || word.chars().all(|char| char.is_ascii_digit()) || !tight {
        return None;
    }
    let range = start + at..start + at + colon.len_utf8();
    let help = format!("write `{word}: {}`", shown(value.trim()));
    let (slip, edit) = if colon == ':' {
        (
            Slip::new(range.clone(), format!("there is no space after the colon of `{word}`"))
                .label("put a space after this"),
            ": ",
        )
    } else {
        let message = format!("after `{word}` stands the wide colon `：`, which is only a letter to YAML");
        let edit = if value.is_empty() || value.starts_with(' ') { ":" } else { ": " };
        (Slip::new(range.clone(), message).label("type a narrow colon and a space"), edit)
    };
    Some(slip.help(help.replace(": `", ":`")).edit(range, edit))
}

/// `-item` at the start of a line.
pub fn tight_dash(text: &str, line: &Line) -> Option<Slip> {
    let rest = text[line.item..line.end].strip_prefix('-')?;
    let number = rest.trim_end_matches('%').parse::<f64>().is_ok();
    if number || rest.is_empty() || rest.starts_with(['-', ' ', '\t']) {
        return None;
    }
    let dash = line.item..line.item + 1;
    let slip = Slip::new(dash.clone(), "there is no space after the dash of this list item")
        .label("put a space after this")
        .help(format!("write `- {}`", shown(rest.trim())));
    Some(slip.edit(dash, "- "))
}

/// `key = value`
pub fn equals_sign(page: &Page<'_>, fault: &Fault, out: &mut Vec<Slip>) {
    for line in near(page, fault).filter(|line| line.key.is_none()) {
        let Some((word, value)) = page.text[line.item..line.end].split_once('=') else { continue };
        if is_word(word.trim()) {
            let word = word.trim();
            let end = line.end - value.trim_start().len();
            let slip = Slip::new(
                line.item + word.len()..end,
                format!("`{word}` is followed by an equals sign, not a colon"),
            )
            .help(format!("write `{word}: {}`", shown(value.trim())));
            out.push(slip.edit(line.item + word.len()..end, ": "));
        }
    }
}

/// `objective: Sales: the next level`, also when the text began some lines above.
pub fn in_value(page: &Page<'_>, fault: &Fault, out: &mut Vec<Slip>) {
    let here = page.line_at(fault.at);
    let line = &page.lines[here];
    // Upwards only while the lines between are nothing but text.
    let phrase = line.key.clone().is_some_and(|key| !is_word(&page.text[key]));
    let upwards = page.above(here).find(|index| {
        let above = &page.lines[*index];
        above.key.is_some() || above.item > above.body || above.indent() < line.indent()
    });
    let upwards = upwards.filter(|index| phrase && page.lines[*index].indent() < line.indent());
    for start in std::iter::once(here).chain(upwards) {
        let first = &page.lines[start];
        let end = if start == here { first.value.end } else { page.text_end(start, here) };
        let value = first.value.start..end.max(first.value.start);
        let text = &page.text[value.clone()];
        if text.is_empty() || text.starts_with(['"', '\'', '{', '[', '|', '>', '#']) {
            continue;
        }
        let colon = text
            .find(": ")
            .or_else(|| text.find(":\n"))
            .or_else(|| text.ends_with(':').then(|| text.len() - 1));
        let Some(colon) = colon.map(|at| value.start + at) else { continue };
        let slip =
            Slip::new(colon..colon + 1, "a text that has a colon followed by a space must stand in quotes")
                .label("YAML takes what is before this for a key")
                .help("put the whole text in quotes");
        out.push(slip.edit(value, quoted(text)));
    }
}

/// A line without a colon among lines with one.
pub fn missing(page: &Page<'_>, fault: &Fault, out: &mut Vec<Slip>) {
    let here = page.line_at(fault.at);
    let above = page.above(here).next();
    for index in std::iter::once(here).chain(above) {
        let line = &page.lines[index];
        let text = &page.text[line.value.clone()];
        let word = text.split_whitespace().next().unwrap_or("");
        if line.key.is_some() || !is_word(word) {
            continue;
        }
        let at = line.item..line.item + word.len();
        let words = text.split_whitespace().count();
        if word.starts_with(char::is_lowercase) || !word.is_ascii() {
            let value = text[word.len()..].trim();
            let colon = Slip::new(at.clone(), format!("there is no colon after `{word}`"))
                .label("if this is a key, put a colon and a space after it")
                .help(if value.is_empty() {
                    format!("write `{word}:`")
                } else {
                    format!("write `{word}: {}`", shown(value))
                })
                .edit(at.end..at.end, ":");
            let belongs =
                "if the line goes on with the text above, indent it two spaces deeper than that one";
            out.push(if words > 3 { colon.help(belongs).unsure() } else { colon });
        }
        if index == here {
            // The rest of a long text, wrapped by hand.
            if let Some(above) =
                above.map(|index| &page.lines[index]).filter(|above| above.value.start < above.value.end)
            {
                let slip =
                    Slip::new(line.value.clone(), "this line has no key; does it go on with the text above?")
                        .label("no `key:` here")
                        .help(
                            "a text that goes on is indented two spaces deeper than the line where it begins",
                        );
                let deeper = " ".repeat((above.item - above.start + 2).saturating_sub(line.indent()));
                out.push(slip.edit(line.start..line.start, deeper));
            }
        } else if line.item > line.body {
            let below = page.name(&page.lines[here]);
            let slip = Slip::new(
                line.value.clone(),
                format!("`{below}` below belongs to this text, so the text needs a key of its own"),
            )
            .label("no `key:` here")
            .help("write for example `- objective: …` or `- key_result: …`")
            .edit(line.item..line.item, "text: ");
            out.push(slip.unsure());
        }
    }
}

/// A value short enough to be repeated in a sentence.
pub fn shown(text: &str) -> String {
    let mut chars = text.chars();
    let short: String = chars.by_ref().take(40).collect();
    if chars.next().is_some() { short + "…" } else { short }
}
