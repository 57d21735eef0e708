//! Headings are read before anything is written, so that a link can lead to one that comes later.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Piece;
use super::slug::Slugs;
use super::writer::seen;

/// A heading's place in the text, its words, its slug and its id.
pub(super) struct Heading {
    pub start: usize,
    pub words: String,
    pub slug: String,
    pub id: String,
}

/// Headings are read first, so that a link can lead to one that comes later.
pub(super) fn headings(pieces: &[Piece], prefix: &str) -> Vec<Heading> {
    let mut slugs = Slugs::new(prefix);
    let mut found: Vec<Heading> = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (event, range) in pieces {
        match (event, &mut open) {
            (Event::Start(Tag::Heading { .. }), _) => open = Some((range.start, String::new())),
            (Event::End(TagEnd::Heading(_)), Some(_)) => {
                let Some((start, words)) = open.take() else { continue };
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                let (slug, id) = slugs.give(&words);
                found.push(Heading { start, words, slug, id });
            }
            (Event::Text(t) | Event::Code(t) | Event::InlineHtml(t), Some((_, words))) => seen(words, t),
            (Event::SoftBreak | Event::HardBreak, Some((_, words))) => words.push(' '),
            _ => {}
        }
    }
    found
}
