//! Footnotes: numbered as the reader meets them, collected at the end, with a way back.

use super::slug::join;
use crate::render::escape::escape;

/// The notes of one text while it is written.
#[derive(Default)]
pub(super) struct Footnotes {
    /// By number: the name, how often it was pointed to, and its HTML once that is known.
    notes: Vec<(String, usize, Option<String>)>,
    by_name: std::collections::HashMap<String, usize>,
}

impl Footnotes {
    fn index(&mut self, name: &str) -> usize {
        if let Some(known) = self.by_name.get(name) {
            return *known;
        }
        self.notes.push((name.to_owned(), 0, None));
        self.by_name.insert(name.to_owned(), self.notes.len() - 1);
        self.notes.len() - 1
    }

    /// The mark in the text.
    pub fn point(&mut self, name: &str, prefix: &str) -> String {
        let index = self.index(name);
        self.notes[index].1 += 1;
        let (number, times) = (index + 1, self.notes[index].1);
        let note = escape(&join(prefix, &format!("fn-{number}")));
        let back = escape(&join(prefix, &mark(number, times)));
        format!("<sup class=\"fn\"><a id=\"{back}\" href=\"#{note}\">{number}</a></sup>")
    }

    /// The note itself; `false` when its name was used before.
    pub fn define(&mut self, name: &str, html: String) -> bool {
        let index = self.index(name);
        let first = self.notes[index].2.is_none();
        if first {
            self.notes[index].2 = Some(html);
        }
        first
    }

    /// All notes somebody points to.
    pub fn finish(self, prefix: &str, title: &str, back: &str) -> String {
        let mut out = String::new();
        for (index, (_, times, html)) in self.notes.iter().enumerate() {
            let (Some(html), true) = (html, *times > 0) else { continue };
            if out.is_empty() {
                out = format!("<section class=\"footnotes\" aria-label=\"{}\">\n<ol>\n", escape(title));
            }
            let number = index + 1;
            let id = escape(&join(prefix, &format!("fn-{number}")));
            let mark = escape(&join(prefix, &mark(number, 1)));
            let back = format!("<a class=\"back\" href=\"#{mark}\" aria-label=\"{}\">↩</a>", escape(back));
            // The way back belongs at the end of the last paragraph, not under it.
            let body = match html.trim_end().strip_suffix("</p>") {
                Some(text) => format!("{text} {back}</p>"),
                None => format!("{html}{back}"),
            };
            out.push_str(&format!("<li id=\"{id}\" value=\"{number}\">{body}</li>\n"));
        }
        if !out.is_empty() {
            out.push_str("</ol>\n</section>\n");
        }
        out
    }
}

fn mark(number: usize, times: usize) -> String {
    if times == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{times}") }
}
