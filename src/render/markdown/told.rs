//! A text as it is handed on to other programs: still Markdown, without what its readers do not see on the page.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::comment;
use super::target::{Target, judge};
use super::{LinkAnswer, MAX_BYTES, options, pieces, too_deep};

/// The text without its comments, and links and pictures that lead nowhere as their words alone: where they lead may
/// be the name of something that is not for these readers.
#[must_use]
pub fn told(text: &str, link: &dyn Fn(&str, bool) -> LinkAnswer) -> String {
    if text.len() > MAX_BYTES || too_deep(text) {
        return comment::strip(text);
    }
    let masked = comment::mask(text, pieces).text;
    let lost = |target: &str, image: bool| match judge(target) {
        Target::Relative(path) => matches!(link(&path, image), LinkAnswer::Dead(_)),
        Target::Refused(_) => true,
        Target::Abroad(_) | Target::Anchor(_) => false,
    };
    let parser = Parser::new_ext(&masked, options());
    let definitions = parser.reference_definitions().iter();
    let mut gone: Vec<Range<usize>> = definitions
        .filter(|(_, definition)| lost(&definition.dest, false) && lost(&definition.dest, true))
        .map(|(_, definition)| definition.span.clone())
        .collect();
    let pieces: Vec<_> = parser.into_offset_iter().collect();
    for (at, (event, range)) in pieces.iter().enumerate() {
        let (target, image) = match event {
            Event::Start(Tag::Link { dest_url, .. }) => (dest_url, false),
            Event::Start(Tag::Image { dest_url, .. }) => (dest_url, true),
            _ => continue,
        };
        if lost(target, image) {
            // Children lie within their parent, one behind the other; its own end has its own range.
            let children = pieces[at + 1..].iter().map(|(_, child)| child);
            let words = children
                .take_while(|child| child.start < range.end && *child != range)
                .fold(None, |words: Option<Range<usize>>, child| {
                    let from = words.map_or(child.start, |words| words.start);
                    Some(from..child.end)
                })
                .unwrap_or(range.end..range.end);
            gone.extend([range.start..words.start, words.end..range.end]);
        }
    }
    gone.sort_by_key(|range| range.start);
    let (mut told, mut done) = (String::with_capacity(masked.len()), 0);
    for range in gone {
        told.push_str(masked.get(done..range.start).unwrap_or_default());
        done = done.max(range.end);
    }
    told.push_str(masked.get(done..).unwrap_or_default());
    comment::close(&mut told);
    told
}

#[cfg(test)]
mod tests {
    use super::{LinkAnswer, told};

    fn read(text: &str) -> String {
        told(text, &|target, _| match target {
            "here.md" | "here.png" => LinkAnswer::Href(target.to_owned()),
            _ => LinkAnswer::Dead(String::new()),
        })
    }

    #[test]
    fn what_leads_somewhere_stays_as_written() {
        for text in [
            "A *text* with [a link](here.md \"a title\"), ![a picture](here.png) and [one][1].\n\n[1]: here.md\n",
            "<https://example.com> [b](https://example.com) [c](#c)\n",
            "`[not](a-link.md) <!-- not a comment -->`\n",
        ] {
            assert_eq!(read(text), text);
        }
    }

    #[test]
    fn what_leads_nowhere_keeps_its_words() {
        assert_eq!(read("See [the *old* note](gone.md \"gone\"), please"), "See the *old* note, please");
        assert_eq!(read("![a wall](gone.png) [![b](gone.png)](gone.md) [](gone.md)."), "a wall b .");
        assert_eq!(read("[a][1] and [b](here.md)\n\n[1]: gone.md \"gone\"\n"), "a and [b](here.md)\n\n\n");
        assert_eq!(read("[x](javascript:alert)"), "x");
    }

    #[test]
    fn comments_are_not_told() {
        assert_eq!(read("a <!-- b --> c\n\n<!--\nd\n\ne -->\nf\n"), "a  c\n\n    \n \n\n     \nf\n");
        assert_eq!(read("a\n\n<!-- never ends"), "a\n\n               ");
    }
}
