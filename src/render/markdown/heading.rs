//! Headings are read before anything is written, so that a link can lead to one that comes later.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Piece;
use super::slug::Slugs;
use super::writer::seen;

/// A heading's place in the text, its level on the page, its words, its slug and its id.
pub(super) struct Heading {
    pub start: usize,
    pub level: u8,
    pub words: String,
    pub slug: String,
    pub id: String,
}

/// All headings. The text's outermost ones stand one level below `offset`, whether written `#` or `##`, and none skips
/// a level: who listens to a page walks it by its headings.
pub(super) fn headings(pieces: &[Piece], prefix: &str, offset: u8) -> Vec<Heading> {
    let mut above: Vec<u8> = Vec::new();
    let mut slugs = Slugs::new(prefix);
    let mut found: Vec<Heading> = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (event, range) in pieces {
        match (event, &mut open) {
            (Event::Start(Tag::Heading { .. }), _) => open = Some((range.start, String::new())),
            (Event::End(TagEnd::Heading(written)), Some(_)) => {
                let Some((start, words)) = open.take() else { continue };
                above.retain(|level| *level < *written as u8);
                above.push(*written as u8);
                let level = offset.saturating_add(u8::try_from(above.len()).unwrap_or(6)).clamp(1, 6);
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                let (slug, id) = slugs.give(&words);
                found.push(Heading { start, level, words, slug, id });
            }
            (Event::Text(t) | Event::Code(t) | Event::InlineHtml(t), Some((_, words))) => seen(words, t),
            (Event::SoftBreak | Event::HardBreak, Some((_, words))) => words.push(' '),
            _ => {}
        }
    }
    found
}
