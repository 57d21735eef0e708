//! Coaching notes and the playbook's own pages.

use super::okrs::audience;
use super::{humanise, stem};
use crate::diagnostic::Diagnostic;
use crate::load::codes::BROKEN_ALIGNMENT;
use crate::load::fields::Fields;
use crate::model::audience::Audience;
use crate::model::note::{Note, Page};
use crate::model::reference::Reference;
use crate::model::slug::slug;
use crate::source::Source;
use crate::span::Spanned;

/// Decodes a coaching note.
pub fn note(source: &Source, fields: Fields<'_>, body: Spanned<String>, found: &mut Vec<Diagnostic>) -> Note {
    let name = stem(&source.path);
    let about = fields.text("about").and_then(|written| {
        let reference = Reference::parse(&written);
        if reference.is_none() {
            found.push(
                Diagnostic::new(
                    &BROKEN_ALIGNMENT,
                    &source.path,
                    written.span,
                    format!("“{}” names nothing", *written),
                )
                .label("expected team, team/objective or team/objective/key-result")
                .help("leave `about` out where the note is about the quarter"),
            );
        }
        reference.map(|reference| Spanned::new(reference, written.span))
    });
    Note {
        path: source.path.clone(),
        id: slug(name),
        title: fields.text("title").map_or_else(|| humanise(name), |title| title.value),
        on: fields.date("on"),
        by: fields.text("by"),
        about,
        concerns: fields.texts("concerns"),
        visibility: audience(&fields, Audience::Coach),
        tags: fields.texts("tags"),
        body,
    }
}

/// Decodes a page.
pub fn page(source: &Source, fields: Fields<'_>, body: Spanned<String>) -> Page {
    let name = stem(&source.path);
    let heading =
        || body.lines().find_map(|line| line.strip_prefix("# ")).map(|heading| heading.trim().to_owned());
    Page {
        path: source.path.clone(),
        id: slug(name),
        title: fields
            .text("title")
            .map(|title| title.value)
            .or_else(heading)
            .unwrap_or_else(|| humanise(name)),
        short: fields.text("short").map(|short| short.value),
        summary: fields.text("summary").map(|summary| summary.value),
        order: fields.whole("order"),
        visibility: audience(&fields, Audience::Everyone),
        body,
    }
}
