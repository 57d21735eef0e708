//! Diagnostics as the browser side takes them: words, place, a link into the editor, the lines as `check` prints them.

use serde::Serialize;
use serde_json::{Value, json};

use super::edition::Edition;
use super::editor::Editor;
use super::on_disk;
use super::state::{State, Trouble};
use crate::diagnostic::{Diagnostic, Label, gather};
use crate::report::human::{self, Style};
use crate::report::place::{Places, Unit};
use crate::source::Sources;

/// One thing said.
#[derive(Debug, Serialize)]
struct Item<'a> {
    severity: crate::diagnostic::Severity,
    code: &'a str,
    name: &'a str,
    tip: &'a str,
    message: &'a str,
    question: Option<&'a str>,
    reframing: &'a [String],
    help: &'a [String],
    accepted: Option<&'a str>,
    about: Option<&'a str>,
    path: &'a str,
    line: usize,
    column: usize,
    href: String,
    snippet: String,
    rule: Option<String>,
}

/// A place in a file, with its link.
fn place(label: &Label, sources: &Sources, editor: &Editor) -> (usize, usize, String) {
    let place = Places::new(sources, [&*label.path]).of(label, Unit::Utf16);
    let file = on_disk(&sources.root, &label.path);
    (place.line, place.column, editor.link(&file, place.line, place.column))
}

fn item<'a>(
    said: &'a Diagnostic,
    sources: &Sources,
    editor: &Editor,
    edition: Option<&'a Edition>,
) -> Item<'a> {
    let (line, column, href) = place(&said.at, sources, editor);
    let mut snippet = Vec::new();
    // Writing into memory cannot fail.
    let _ = human::write(&mut snippet, [said], sources, Style::default());
    Item {
        severity: said.severity,
        code: said.code.id,
        name: said.code.name,
        tip: said.code.family.name(),
        message: &said.message,
        question: said.question.as_deref(),
        reframing: &said.reframing,
        help: &said.help,
        accepted: said.accepted.as_deref(),
        about: edition.and_then(|edition| edition.key_result(said)),
        path: &said.at.path,
        line,
        column,
        href,
        snippet: String::from_utf8_lossy(&snippet).trim_end().to_owned(),
        rule: edition.and_then(|edition| edition.rule_page(said)),
    }
}

/// What the newest reading gave.
pub fn state(state: &State, editor: &Editor) -> Value {
    let errors: Vec<&Diagnostic> = state.errors().collect();
    let loaded = state.reading();
    let items: Vec<Item<'_>> = loaded.map_or_else(Vec::new, |loaded| {
        errors.iter().map(|said| item(said, &loaded.sources, editor, None)).collect()
    });
    let note = match &state.trouble {
        Some(Trouble::Template(words)) => Some(format!("A template of the theme cannot be used.\n{words}")),
        Some(Trouble::Gone(words)) => Some(words.clone()),
        Some(Trouble::Errors) | None => None,
    };
    json!({
        "build": state.build,
        "ok": state.trouble.is_none(),
        "title": loaded.map(|loaded| &loaded.playbook.config.title),
        "summary": if errors.is_empty() { None } else { Some(human::summary(errors.iter().copied())) },
        "items": items,
        "note": note,
    })
}

/// What is to be said beside a page.
pub fn panel(build: u64, edition: &Edition, path: &str, editor: &Editor) -> Value {
    let sources = &edition.loaded().sources;
    let listed = |said: Vec<&'_ Diagnostic>| -> Vec<Value> {
        gather(said).iter().map(|said| json!(item(said, sources, editor, Some(edition)))).collect()
    };
    let source = edition.source(path).map(|(file, span)| {
        let (line, _, href) = place(&Label::at(&file, span), sources, editor);
        json!({"path": *file, "line": line, "href": href})
    });
    json!({
        "build": build,
        "source": source,
        "findings": listed(edition.findings(path)),
        "remarks": listed(edition.remarks(path)),
    })
}

/// Every objective in order.
pub fn slides(build: u64, edition: &Edition) -> Value {
    let slides: Vec<Value> = edition
        .objectives()
        .map(|(path, period, team, title)| json!({"path": path, "period": period, "team": team, "title": title}))
        .collect();
    json!({"build": build, "slides": slides})
}
