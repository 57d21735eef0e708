//! The axis over a column of strips: the levels' names and their scores. Decoration; the header's words are beside.

use super::level::{LevelKind, Zones};
use super::svg::{Anchor, At, Label, Svg};
use super::words::Words;
use crate::render::number;

/// Draws the axis; without names only the numbers, in a lower row.
#[must_use]
pub fn axis(zones: Zones, names: bool, words: &Words) -> String {
    let mut svg = Svg::hidden("ax", if names { 30.0 } else { 14.0 });
    for score in zones.marks() {
        let (kind, anchor) = match score {
            s if s <= 0.0 => (LevelKind::Baseline, Anchor::Start),
            s if Some(s) == zones.target => (LevelKind::Target, Anchor::Middle),
            s if s >= 1.0 => (LevelKind::Stretch, Anchor::End),
            _ => (LevelKind::Commit, Anchor::Middle),
        };
        let anchor = if score >= 1.0 { Anchor::End } else { anchor };
        let x = At::Share(score);
        if names {
            svg.text(&Label { class: "lbl", x, dx: 0.0, y: 10.0, anchor, text: kind.word(words) });
        }
        let y = if names { 25.0 } else { 11.0 };
        svg.text(&Label { class: "lbl", x, dx: 0.0, y, anchor, text: &number::level(score) });
    }
    svg.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers() {
        let out = axis(Zones::default(), true, &Words::ENGLISH);
        for word in ["baseline", "commit", "target", "stretch", ">0<", ">0.3<", ">0.7<", ">1.0<"] {
            assert!(out.contains(word), "{out}");
        }
        let out = axis(Zones { commit: None, target: Some(1.0) }, false, &Words::ENGLISH);
        assert!(!out.contains("target") && out.contains(">1.0<") && !out.contains("0.3"), "{out}");
    }
}
