//! Markdown to HTML that a strict page can carry: notes and pages are written by many hands, so nothing in them may
//! act, load from elsewhere, or publish what the writer commented out.
//!
//! [`render`] takes a text and its [`MarkdownContext`] and gives HTML beside its [`Problem`]s; the text is shown
//! whatever happens. Raw HTML is shown as written, never obeyed; comments are not published at all; a link keeps its
//! words and loses its target when it could run, load or mislead.

mod comment;
mod footnote;
mod heading;
mod leads;
mod slug;
mod target;
mod told;
mod writer;

#[cfg(test)]
mod attack;
#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

pub use told::told;

use super::escape;
use crate::span::Span;

/// Quotes and lists may lie this deep in each other, and emphasis and links too.
pub const MAX_NESTING: usize = 32;
/// A longer text is shown as it is.
pub const MAX_BYTES: usize = 1 << 20;

/// What a link or an image points to, in the eyes of whoever knows the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkAnswer {
    /// Use this address.
    Href(String),
    /// There is nothing there: the link's words stay, and this is the problem.
    Dead(String),
}

/// Words of the interface that Markdown needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkdownWords {
    /// Before a ticked item, for those who do not see the box.
    pub done: &'static str,
    /// Before an open item.
    pub open: &'static str,
    /// Name of the footnotes.
    pub footnotes: &'static str,
    /// Name of the way back from a footnote.
    pub back: &'static str,
}

impl MarkdownWords {
    /// The English interface.
    pub const ENGLISH: Self =
        Self { done: "Done: ", open: "Open: ", footnotes: "Footnotes", back: "Back to the text" };
}

/// Where a text will stand.
#[derive(Clone, Copy)]
pub struct MarkdownContext<'a> {
    /// Put before every id, unique in the page: `note-2021-01-22`.
    pub prefix: &'a str,
    /// How many levels headings go down; 1 makes `#` an `h2`. None goes below `h6`.
    pub heading_offset: u8,
    /// Answers for relative targets and for anchors that are no heading of this text; `true` asks for an image.
    /// Other sites never get here.
    pub link: &'a (dyn Fn(&str, bool) -> LinkAnswer + Sync),
    /// The interface's words.
    pub words: MarkdownWords,
}

impl<'a> MarkdownContext<'a> {
    /// Headings one level down, English words.
    #[must_use]
    pub fn new(prefix: &'a str, link: &'a (dyn Fn(&str, bool) -> LinkAnswer + Sync)) -> Self {
        Self { prefix, heading_offset: 1, link, words: MarkdownWords::ENGLISH }
    }
}

/// What sort of [`Problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProblemKind {
    /// HTML in the text; it is shown as written.
    RawHtml,
    /// A comment that begins and does not end; what follows is not published.
    OpenComment,
    /// A link that lost its target.
    Link,
    /// An image that is shown as its words.
    Image,
    /// A footnote without a text, or a text nobody points to.
    Footnote,
    /// Too deep; all is shown as one plain paragraph.
    TooDeep,
    /// Too long; all is shown as one plain paragraph.
    TooLong,
    /// A fault of ours; all is shown as one plain paragraph.
    Internal,
}

/// Something the writer should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where, in bytes of the text handed in.
    pub span: Span,
    /// What sort.
    pub kind: ProblemKind,
    /// What is wrong and what to write instead.
    pub message: String,
}

/// A link or image as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where, in bytes of the text handed in.
    pub span: Span,
    /// Its target as written.
    pub target: String,
}

/// What became of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// Safe to put into a page as it is.
    pub html: String,
    /// By place; at most a few of a kind.
    pub problems: Vec<Problem>,
    /// Every link and image, also those that lost their targets.
    pub links: Vec<Link>,
    /// The text alone, for the search.
    pub words: String,
    /// The words of the first heading.
    pub first_heading: Option<String>,
}

/// Whether it shows at a glance, much sooner than [`render`] would find, that a text has neither a [`Problem`] nor a link:
/// no sign in it begins one, and too few that nest are there to lie too deep. Not every text without them is so.
#[must_use]
pub fn is_harmless(text: &str) -> bool {
    let nests = |pair: &&[u8]| match **pair {
        [_, b'>' | b'-' | b'*' | b'+' | b'_' | b'~'] => true,
        [before, b'.' | b')'] => before.is_ascii_digit(),
        _ => false,
    };
    text.len() <= MAX_BYTES
        && !text.contains(['<', '['])
        && text.as_bytes().windows(2).filter(nests).take(MAX_NESTING).count() < MAX_NESTING
}

/// Renders a text. Never fails: what cannot be rendered is shown plain, with a problem.
#[must_use]
pub fn render(text: &str, context: &MarkdownContext) -> Rendered {
    if text.len() > MAX_BYTES {
        return plain(
            text,
            ProblemKind::TooLong,
            "This text is longer than 1 MiB, so it is shown plain. Split it into several.",
        );
    }
    if too_deep(text) {
        return plain(text, ProblemKind::TooDeep, TOO_DEEP);
    }
    catch_unwind(AssertUnwindSafe(|| rendered(text, context))).unwrap_or_else(|_| {
        plain(
            text,
            ProblemKind::Internal,
            "This text could not be read as Markdown, so it is shown plain. That is a mistake in okrbook; please report it.",
        )
    })
}

const TOO_DEEP: &str = "Lists, quotes or emphasis lie more than 32 deep in each other, so the text is shown plain. Make it flatter.";

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
}

type Piece<'a> = (Event<'a>, std::ops::Range<usize>);

fn pieces(text: &str) -> Vec<Piece<'_>> {
    Parser::new_ext(text, options()).into_offset_iter().collect()
}

fn rendered(text: &str, context: &MarkdownContext) -> Rendered {
    let masked = comment::mask(text, pieces);
    let pieces = pieces(&masked.text);
    if deepest(&pieces) > MAX_NESTING {
        return plain(text, ProblemKind::TooDeep, TOO_DEEP);
    }
    writer::write(&masked, &pieces, context)
}

/// How deep blocks, or inlines within a block, lie in each other.
fn deepest(pieces: &[Piece]) -> usize {
    let (mut blocks, mut inlines, mut most) = (0_usize, 0_usize, 0_usize);
    for (event, _) in pieces {
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::Item | Tag::FootnoteDefinition(_)) => blocks += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition) => blocks -= 1,
            Event::Start(
                Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. },
            ) => inlines += 1,
            Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image,
            ) => inlines -= 1,
            _ => continue,
        }
        most = most.max(blocks).max(inlines);
    }
    most
}

/// Looks for a line that opens far too many blocks at once, before the parser pays for it.
fn too_deep(text: &str) -> bool {
    text.lines().any(|line| {
        let mut markers = 0;
        let mut rest = line.trim_start();
        // A line of one character only is a rule or a fence, not a bomb; quotes have no such use.
        if !line.contains('>') && line.chars().all(|c| matches!(c, '-' | '*' | '_' | '+' | ' ' | '\t')) {
            let first = rest.chars().next();
            if rest.chars().all(|c| c.is_whitespace() || Some(c) == first) && first != Some('+') {
                return false;
            }
        }
        loop {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let after = match rest.as_bytes().get(digits) {
                Some(b'.' | b')') if digits > 0 => digits + 1,
                Some(b'>' | b'-' | b'*' | b'+') if digits == 0 => 1,
                _ => return false,
            };
            let quote = rest.starts_with('>');
            let tail = &rest[after..];
            if !quote && !tail.starts_with([' ', '\t']) {
                return false;
            }
            markers += 1;
            if markers > MAX_NESTING {
                return true;
            }
            rest = tail.trim_start();
        }
    })
}

/// The text as it is, without its comments.
fn plain(text: &str, kind: ProblemKind, message: &str) -> Rendered {
    let shown = comment::strip(text);
    let mut html = String::with_capacity(shown.len() + 64);
    html.push_str("<p class=\"plain\">");
    escape::push(&mut html, shown.trim());
    html.push_str("</p>\n");
    let problem = Problem { span: Span::new(0, text.len()), kind, message: message.to_owned() };
    Rendered { html, problems: vec![problem], words: shown, ..Rendered::default() }
}
