//! The pen: writes SVG elements with escaped text and plain finite coordinates, whatever it is given.
//!
//! Horizontal places are shares of the width, so that a chart has no `viewBox` and its text keeps its size.

use crate::render::{escape, number::push_coordinate};

/// A horizontal place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum At {
    /// A share of the width, 0 to 1.
    Share(f64),
    /// Pixels from the left.
    Px(f64),
}

impl At {
    fn push(self, out: &mut String) {
        match self {
            Self::Share(share) => {
                let share = if share.is_finite() { share.clamp(-1.0, 2.0) } else { 0.0 };
                push_coordinate(out, share * 100.0);
                if share != 0.0 {
                    out.push('%');
                }
            }
            Self::Px(px) => push_coordinate(out, px),
        }
    }
}

/// Which end of a text sits at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Anchor {
    #[default]
    Start,
    Middle,
    End,
}

/// One text: `x` and `dx` together are its horizontal place, `y` its baseline.
pub(super) struct Label<'a> {
    pub class: &'a str,
    pub x: At,
    pub dx: f64,
    pub y: f64,
    pub anchor: Anchor,
    pub text: &'a str,
}

/// An SVG element being written.
pub(super) struct Svg {
    out: String,
}

impl Svg {
    /// A picture with a name and a description; the ids are `id-t` and `id-d`.
    pub fn image(class: &str, height: f64, id: &str, title: &str, desc: &str) -> Self {
        let id = id_part(id);
        let mut svg = Self { out: String::with_capacity(1024) };
        svg.element("svg", class);
        svg.put(&[" width=\"100%\""]);
        svg.number(" height", height);
        svg.put(&[" role=\"img\" aria-labelledby=\"", &id, "-t ", &id, "-d\"><title id=\"", &id, "-t\">"]);
        escape::push(&mut svg.out, title);
        svg.put(&["</title><desc id=\"", &id, "-d\">"]);
        escape::push(&mut svg.out, desc);
        svg.put(&["</desc>"]);
        svg
    }

    /// A picture that repeats what words beside it say.
    pub fn hidden(class: &str, height: f64) -> Self {
        let mut svg = Self { out: String::new() };
        svg.element("svg", class);
        svg.put(&[" width=\"100%\""]);
        svg.number(" height", height);
        svg.put(&[" aria-hidden=\"true\">"]);
        svg
    }

    pub fn rect(&mut self, class: &str, x: At, y: f64, width: At, height: f64) {
        self.element("rect", class);
        self.place(" x", x).number(" y", y).place(" width", width).number(" height", height).put(&["/>"]);
    }

    pub fn line(&mut self, class: &str, from: (At, f64), to: (At, f64)) {
        self.element("line", class);
        self.place(" x1", from.0).number(" y1", from.1).place(" x2", to.0).number(" y2", to.1).put(&["/>"]);
    }

    pub fn circle(&mut self, class: &str, x: At, y: f64, radius: f64) {
        self.element("circle", class);
        self.place(" cx", x).number(" cy", y).number(" r", radius).put(&["/>"]);
    }

    pub fn text(&mut self, label: &Label) {
        self.text_with(label, "");
    }

    /// A text whose tail is left out on narrow screens.
    pub fn text_with(&mut self, label: &Label, wide_tail: &str) {
        self.element("text", label.class);
        self.place(" x", label.x);
        if label.dx != 0.0 {
            self.number(" dx", label.dx);
        }
        self.number(" y", label.y);
        self.put(&[match label.anchor {
            Anchor::Start => ">",
            Anchor::Middle => " text-anchor=\"middle\">",
            Anchor::End => " text-anchor=\"end\">",
        }]);
        escape::push(&mut self.out, label.text);
        if !wide_tail.is_empty() {
            self.put(&["<tspan class=\"wide-only\">"]);
            escape::push(&mut self.out, wide_tail);
            self.put(&["</tspan>"]);
        }
        self.put(&["</text>"]);
    }

    pub fn finish(mut self) -> String {
        self.put(&["</svg>"]);
        self.out
    }

    fn element(&mut self, name: &str, class: &str) {
        self.put(&["<", name, " class=\"", class, "\""]);
    }

    fn place(&mut self, name: &str, at: At) -> &mut Self {
        self.put(&[name, "=\""]);
        at.push(&mut self.out);
        self.put(&["\""]);
        self
    }

    fn number(&mut self, name: &str, value: f64) -> &mut Self {
        self.place(name, At::Px(value))
    }

    fn put(&mut self, parts: &[&str]) {
        for part in parts {
            self.out.push_str(part);
        }
    }
}

/// An id may hold no white space, or `aria-labelledby` would read it as two; within a picture it may not begin with a
/// digit either.
pub(super) fn id_part(id: &str) -> String {
    let joined: String =
        id.chars().map(|c| if c.is_whitespace() || c.is_control() { '-' } else { c }).collect();
    let first = if joined.starts_with(|c: char| c.is_alphabetic() || c == '_') { "" } else { "_" };
    format!("{first}{}", escape::escape(&joined))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_writes_what_is_not_a_number() {
        let mut svg = Svg::image("x", f64::NAN, "a b\"", "<t>", "&");
        svg.line("l", (At::Share(f64::NAN), f64::INFINITY), (At::Px(-0.0), 1e300));
        let out = svg.finish();
        assert!(!out.contains("NaN") && !out.contains("inf") && !out.contains("-0\""), "{out}");
        assert!(out.contains(r#"aria-labelledby="a-b&quot;-t a-b&quot;-d"#), "{out}");
        assert!(out.contains("&lt;t&gt;") && out.contains("&amp;</desc>"), "{out}");
    }
}
