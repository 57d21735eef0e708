//! Links and pictures: judged, asked about, and written only when they lead somewhere harmless.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::target::{Target, encode, judge};
use super::writer::{Writer, seen};
use super::{Link, LinkAnswer, Piece, ProblemKind};
use crate::render::escape;
use crate::span::Span;

impl Writer<'_> {
    pub(super) fn link(&mut self, kind: LinkType, target: &str, title: &str, range: &Range<usize>) {
        let target = if kind == LinkType::Email { format!("mailto:{target}") } else { target.to_owned() };
        self.out.links.push(Link { span: Span::new(range.start, range.end), target: target.clone() });
        let answer = match judge(&target) {
            Target::Abroad(href) => {
                let rel = if href.get(..4).is_some_and(|s| s.eq_ignore_ascii_case("http")) {
                    " rel=\"noopener\""
                } else {
                    ""
                };
                Ok((href, rel))
            }
            Target::Anchor(anchor) => match self.by_slug.get(&anchor) {
                Some(heading) => Ok((format!("#{}", encode(&self.headings[*heading].id)), "")),
                None => self.ask(&format!("#{anchor}"), false),
            },
            Target::Relative(path) => self.ask(&path, false),
            Target::Refused(why) => Err(why.to_owned()),
        };
        match answer {
            Ok((href, rel)) => {
                self.put(&format!("<a href=\"{}\"{rel}", escape::escape(&href)));
                self.title(title);
                self.put(">");
                self.links.push(true);
            }
            Err(why) => {
                self.problem(ProblemKind::Link, range, &why);
                self.links.push(false);
            }
        }
    }

    pub(super) fn image(&mut self, target: &str, title: &str, alt: &str, range: &Range<usize>) {
        self.out.links.push(Link { span: Span::new(range.start, range.end), target: target.to_owned() });
        let answer = match judge(target) {
            Target::Relative(path) => self.ask(&path, true).map(|(href, _)| href),
            Target::Abroad(_) => Err(
                "Pictures from elsewhere tell a stranger who reads this page. Put the picture into static/ and name it there."
                    .to_owned(),
            ),
            Target::Anchor(_) => Err("This picture has no file. Name one in static/.".to_owned()),
            Target::Refused(why) => Err(why.to_owned()),
        };
        match answer {
            Ok(src) => {
                self.put(&format!("<img src=\"{}\" alt=\"", escape::escape(&src)));
                self.escaped(alt);
                self.put("\"");
                self.title(title);
                self.put(" loading=\"lazy\">");
                seen(&mut self.out.words, alt);
            }
            Err(why) => {
                self.problem(ProblemKind::Image, range, &why);
                self.text(alt);
            }
        }
    }

    /// Whoever knows the site answers; the answer is judged too, since it is put together from what was written.
    fn ask(&self, target: &str, image: bool) -> Result<(String, &'static str), String> {
        match (self.context.link)(target, image) {
            LinkAnswer::Dead(why) => Err(why),
            LinkAnswer::Href(href) => match judge(&href) {
                Target::Refused(why) => Err(why.to_owned()),
                Target::Abroad(_) if image => Err("A picture has to be a file of this playbook.".to_owned()),
                Target::Abroad(href) => Ok((href, " rel=\"noopener\"")),
                Target::Anchor(anchor) => Ok((format!("#{}", encode(&anchor)), "")),
                Target::Relative(href) => Ok((encode(&href), "")),
            },
        }
    }
}

/// The words of an image, and how many events they take, its end included.
pub(super) fn alt(pieces: &[Piece]) -> (usize, String) {
    let mut depth = 0_usize;
    let mut words = String::new();
    for (used, (event, _)) in pieces.iter().enumerate() {
        match event {
            Event::Start(Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Image) => {
                depth -= 1;
                if depth == 0 {
                    return (used + 1, words);
                }
            }
            Event::Text(t) | Event::Code(t) | Event::InlineHtml(t) => seen(&mut words, t),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    (pieces.len(), words)
}
