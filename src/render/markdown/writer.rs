//! Writes the HTML, event by event. Only what is named here can ever be an element or an attribute.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};

use super::comment::Masked;
use super::footnote::Footnotes;
use super::heading::{Heading, headings};
use super::leads::alt;
use super::{MarkdownContext, Piece, Problem, ProblemKind, Rendered};
use crate::render::chart::tick_box;
use crate::render::escape;
use crate::span::Span;

/// More problems of one kind than this help nobody.
const MOST: usize = 20;

pub(super) fn write(masked: &Masked, pieces: &[Piece], context: &MarkdownContext) -> Rendered {
    let headings = headings(pieces, context.prefix, context.heading_offset);
    let by_slug = headings.iter().enumerate().map(|(i, h)| (h.slug.clone(), i)).collect();
    let mut writer = Writer { headings, by_slug, ..Writer::new(context) };
    if let Some(at) = masked.never_ends {
        let span = at..masked.text.len();
        writer.problem(
            ProblemKind::OpenComment,
            &span,
            "A comment begins here and never ends, so nothing after it is shown. End it with -->.",
        );
    }
    let mut at = 0;
    while at < pieces.len() {
        at += writer.event(pieces, at);
    }
    writer.finish()
}

/// Appends what a reader sees of a text.
pub(super) fn seen(words: &mut String, text: &str) {
    words.extend(text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')));
}

pub(super) struct Writer<'a> {
    pub(super) context: &'a MarkdownContext<'a>,
    pub(super) headings: Vec<Heading>,
    pub(super) by_slug: HashMap<String, usize>,
    next_heading: usize,
    /// The text, or a footnote within it: the innermost is last.
    buffers: Vec<String>,
    footnote_names: Vec<(String, Range<usize>)>,
    footnotes: Footnotes,
    pointed: HashSet<String>,
    defined: Vec<(String, Range<usize>)>,
    columns: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    rows: bool,
    /// Whether each open link has an element.
    pub(super) links: Vec<bool>,
    pub(super) out: Rendered,
}

impl<'a> Writer<'a> {
    fn new(context: &'a MarkdownContext<'a>) -> Self {
        Self {
            context,
            headings: Vec::new(),
            by_slug: HashMap::new(),
            next_heading: 0,
            buffers: vec![String::new()],
            footnote_names: Vec::new(),
            footnotes: Footnotes::default(),
            pointed: HashSet::new(),
            defined: Vec::new(),
            columns: Vec::new(),
            cell: 0,
            in_head: false,
            rows: false,
            links: Vec::new(),
            out: Rendered::default(),
        }
    }

    /// Writes one event; gives how many it used up.
    fn event(&mut self, pieces: &[Piece], at: usize) -> usize {
        let (event, range) = &pieces[at];
        match event {
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                let (used, alt) = alt(&pieces[at..]);
                self.image(dest_url, title, &alt, range);
                return used;
            }
            Event::Start(Tag::HtmlBlock) => {
                let inner =
                    pieces[at..].iter().take_while(|(e, _)| !matches!(e, Event::End(TagEnd::HtmlBlock)));
                let used = inner.clone().count() + 1;
                let text: String = inner
                    .filter_map(|(e, _)| if let Event::Html(t) = e { Some(&**t) } else { None })
                    .collect();
                self.html_block(&text, range);
                return used;
            }
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text),
            Event::Code(text) => {
                self.put("<code>");
                self.text(text);
                self.put("</code>");
            }
            Event::Html(text) | Event::InlineHtml(text) => {
                self.raw_html(text, range);
                self.text(text);
            }
            Event::FootnoteReference(name) => {
                self.pointed.insert(name.to_string());
                let mark = self.footnotes.point(name, self.context.prefix);
                self.put(&mark);
            }
            Event::SoftBreak => {
                self.put("\n");
                self.out.words.push(' ');
            }
            Event::HardBreak => {
                self.put("<br>\n");
                self.out.words.push(' ');
            }
            Event::Rule => self.put("<hr>\n"),
            Event::TaskListMarker(done) => {
                let words = self.context.words;
                self.put(tick_box(*done));
                self.put("<span class=\"vh\">");
                self.escaped(if *done { words.done } else { words.open });
                self.put("</span>");
            }
        }
        1
    }

    fn start(&mut self, tag: &Tag, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => self.put("<p>"),
            Tag::Heading { .. } => {
                let id = self.headings.get(self.next_heading).filter(|h| h.start == range.start);
                let id = id.map(|h| h.id.clone()).unwrap_or_default();
                let name = self.heading_name();
                self.put(&format!("<{name} id=\"{}\">", escape::escape(&id)));
            }
            Tag::BlockQuote(_) => self.put("<blockquote>\n"),
            Tag::CodeBlock(kind) => {
                self.put("<pre><code");
                if let CodeBlockKind::Fenced(info) = kind {
                    let plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+' | '#');
                    let language: String = info
                        .split([' ', ',', '\t'])
                        .next()
                        .unwrap_or("")
                        .chars()
                        .filter(plain)
                        .take(30)
                        .collect();
                    if !language.is_empty() {
                        self.put(&format!(" class=\"language-{language}\""));
                    }
                }
                self.put(">");
            }
            Tag::List(None) => self.put("<ul>\n"),
            Tag::List(Some(1)) => self.put("<ol>\n"),
            Tag::List(Some(first)) => self.put(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.put("<li>"),
            Tag::FootnoteDefinition(name) => {
                self.footnote_names.push((name.to_string(), range.clone()));
                self.buffers.push(String::new());
            }
            Tag::Table(columns) => {
                self.columns.clone_from(columns);
                self.put("<table>\n");
                self.rows = false;
            }
            Tag::TableHead => {
                self.put("<thead>\n<tr>");
                self.in_head = true;
                self.cell = 0;
            }
            Tag::TableRow => {
                if !self.rows {
                    self.put("<tbody>\n");
                    self.rows = true;
                }
                self.put("<tr>");
                self.cell = 0;
            }
            Tag::TableCell => {
                let class = match self.columns.get(self.cell) {
                    Some(Alignment::Left) => " class=\"ta-l\"",
                    Some(Alignment::Center) => " class=\"ta-c\"",
                    Some(Alignment::Right) => " class=\"ta-r\"",
                    _ => "",
                };
                self.put(if self.in_head { "<th scope=\"col\"" } else { "<td" });
                self.put(class);
                self.put(">");
            }
            Tag::Emphasis => self.put("<em>"),
            Tag::Strong => self.put("<strong>"),
            Tag::Strikethrough => self.put("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => self.link(*link_type, dest_url, title, range),
            // Not asked for from the parser, or eaten before: their text is shown.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                let empty = self
                    .buffers
                    .last()
                    .is_some_and(|b| b.rfind("<p>").is_some_and(|at| b[at + 3..].trim().is_empty()));
                if empty && let Some(buffer) = self.buffers.last_mut() {
                    let at = buffer.rfind("<p>").unwrap_or(buffer.len());
                    buffer.truncate(at);
                } else {
                    self.put("</p>\n");
                }
                self.pause();
            }
            TagEnd::Heading(_) => {
                let name = self.heading_name();
                if let Some(heading) = self.headings.get(self.next_heading) {
                    self.out.first_heading.get_or_insert_with(|| heading.words.clone());
                }
                self.next_heading += 1;
                self.put(&format!("</{name}>\n"));
                self.pause();
            }
            TagEnd::BlockQuote(_) => self.put("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.put("</code></pre>\n");
                self.pause();
            }
            TagEnd::List(true) => self.put("</ol>\n"),
            TagEnd::List(false) => self.put("</ul>\n"),
            TagEnd::Item => {
                self.put("</li>\n");
                self.pause();
            }
            TagEnd::FootnoteDefinition => {
                let html = if self.buffers.len() > 1 {
                    self.buffers.pop().unwrap_or_default()
                } else {
                    String::new()
                };
                if let Some((name, range)) = self.footnote_names.pop() {
                    if self.footnotes.define(&name, html) {
                        self.defined.push((name, range));
                    } else {
                        self.problem(
                            ProblemKind::Footnote,
                            &range,
                            "Another footnote has this name, so this one is not shown. Give it a name of its own.",
                        );
                    }
                }
            }
            TagEnd::Table => {
                self.put(if self.rows { "</tbody>\n</table>\n" } else { "</table>\n" });
            }
            TagEnd::TableHead => {
                self.in_head = false;
                self.put("</tr>\n</thead>\n");
            }
            TagEnd::TableRow => self.put("</tr>\n"),
            TagEnd::TableCell => {
                self.put(if self.in_head { "</th>" } else { "</td>" });
                self.cell += 1;
                self.pause();
            }
            TagEnd::Emphasis => self.put("</em>"),
            TagEnd::Strong => self.put("</strong>"),
            TagEnd::Strikethrough => self.put("</del>"),
            TagEnd::Link => {
                let close = if self.links.pop() == Some(true) { "</a>" } else { "" };
                self.put(close);
            }
            _ => {}
        }
    }

    fn html_block(&mut self, text: &str, range: &Range<usize>) {
        if text.chars().all(|c| c.is_whitespace() || c.is_control()) {
            return;
        }
        self.raw_html(text, range);
        self.put("<p>");
        self.text(text.trim());
        self.put("</p>\n");
        self.pause();
    }

    fn raw_html(&mut self, text: &str, range: &Range<usize>) {
        if text.chars().any(|c| !c.is_whitespace() && !c.is_control()) {
            self.problem(
                ProblemKind::RawHtml,
                range,
                "HTML is shown as it is written here. Use Markdown, or put it between backticks.",
            );
        }
    }

    /// The element of the heading at hand.
    fn heading_name(&self) -> String {
        let level = self.headings.get(self.next_heading).map_or(6, |heading| heading.level);
        format!("h{level}")
    }

    pub(super) fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.put(" title=\"");
            self.escaped(title);
            self.put("\"");
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.escaped(text);
        seen(&mut self.out.words, text);
    }

    pub(super) fn escaped(&mut self, text: &str) {
        if let Some(buffer) = self.buffers.last_mut() {
            escape::push(buffer, text);
        }
    }

    pub(super) fn put(&mut self, markup: &str) {
        if let Some(buffer) = self.buffers.last_mut() {
            buffer.push_str(markup);
        }
    }

    /// Between two blocks, so that the search does not join their words.
    fn pause(&mut self) {
        if !self.out.words.is_empty() && !self.out.words.ends_with('\n') {
            self.out.words.push('\n');
        }
    }

    pub(super) fn problem(&mut self, kind: ProblemKind, range: &Range<usize>, message: &str) {
        if self.out.problems.iter().filter(|p| p.kind == kind).count() < MOST {
            let span = Span::new(range.start, range.end);
            self.out.problems.push(Problem { span, kind, message: message.to_owned() });
        }
    }

    fn finish(mut self) -> Rendered {
        for (name, range) in std::mem::take(&mut self.defined) {
            if !self.pointed.contains(&name) {
                let message = format!(
                    "Nothing points to this footnote, so it is not shown. Write [^{name}] where it belongs."
                );
                self.problem(ProblemKind::Footnote, &range, &message);
            }
        }
        let words = self.context.words;
        let notes = self.footnotes.finish(self.context.prefix, words.footnotes, words.back);
        let mut out = self.out;
        out.html = self.buffers.concat();
        out.html.push_str(&notes);
        out.problems.sort_by_key(|p| (p.span, p.kind));
        out.words.truncate(out.words.trim_end().len());
        out
    }
}
