//! The scale all charts share: its levels, and the shaded zones between them.

use super::svg::{At, Svg};
use super::words::Words;
use crate::render::number;

/// Which of the four levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LevelKind {
    /// Where the quarter starts.
    Baseline,
    /// What comes anyway.
    Commit,
    /// Hard, and a success.
    Target,
    /// Would amaze us.
    Stretch,
}

impl LevelKind {
    pub(super) fn word(self, words: &Words) -> &'static str {
        words.levels[self as usize]
    }

    pub(super) fn head(self, words: &Words) -> &'static str {
        words.heads[self as usize]
    }
}

/// A level that was given, its score, and its value as a reader sees it (`9%`, `3 of 8`).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level<'a> {
    /// Which one.
    pub kind: LevelKind,
    /// The score at this level, 0 to 1.
    pub score: f64,
    /// Its value in words.
    pub value: &'a str,
}

/// Where the zones of a score axis change. A level that was not given makes no zone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Zones {
    /// Score of the commit level.
    pub commit: Option<f64>,
    /// Score of the target; at 1.0 there is no stretch beyond it.
    pub target: Option<f64>,
}

impl Default for Zones {
    fn default() -> Self {
        Self { commit: Some(0.3), target: Some(0.7) }
    }
}

impl Zones {
    pub(super) fn of(levels: &[Level]) -> Self {
        let score = |kind| levels.iter().find(|l| l.kind == kind).map(|l| l.score);
        Self { commit: score(LevelKind::Commit), target: score(LevelKind::Target) }
    }

    /// The borders inside the axis, with the class of the zone that ends there; the last ends at 1.
    fn parts(self) -> Vec<(f64, &'static str)> {
        let inside = |score: Option<f64>| score.filter(|s| s.is_finite() && *s > 0.0);
        let mut parts = Vec::with_capacity(3);
        if let Some(commit) = inside(self.commit) {
            parts.push((commit.min(1.0), "z1"));
        }
        if let Some(target) = inside(self.target).filter(|t| parts.iter().all(|(end, _)| end < t)) {
            parts.push((target.min(1.0), "z2"));
        }
        if parts.last().is_none_or(|(end, _)| *end < 1.0) {
            // Without levels nothing is promised, so nothing is coloured in.
            parts.push((1.0, if self.target.is_none() && self.commit.is_none() { "z1" } else { "z3" }));
        }
        parts
    }

    pub(super) fn draw(self, svg: &mut Svg, y: f64, height: f64) {
        let parts = self.parts();
        let mut from = 0.0;
        for (end, class) in &parts {
            svg.rect(class, At::Share(from), y, At::Share(end - from), height);
            from = *end;
        }
        for (end, _) in parts.iter().filter(|(end, _)| *end < 1.0) {
            svg.line("zt", (At::Share(*end), y), (At::Share(*end), y + height));
        }
    }

    /// The scores worth a number under the axis: 0, the borders, 1.
    pub(super) fn marks(self) -> Vec<f64> {
        std::iter::once(0.0).chain(self.parts().into_iter().map(|(end, _)| end)).collect()
    }

    /// Numbers under an axis.
    pub(super) fn numbers(self, svg: &mut Svg, y: f64) {
        use super::svg::{Anchor, Label};
        for score in self.marks() {
            let anchor = if score <= 0.0 {
                Anchor::Start
            } else if score >= 1.0 {
                Anchor::End
            } else {
                Anchor::Middle
            };
            let text = number::level(score);
            svg.text(&Label { class: "lbl", x: At::Share(score), dx: 0.0, y, anchor, text: &text });
        }
    }
}

/// A score that can be drawn: finite, and kept within the scale.
pub(super) fn drawn(score: Option<f64>) -> Option<f64> {
    score.filter(|s| s.is_finite()).map(|s| s.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_follow_the_levels_that_were_given() {
        let ends = |commit, target| Zones { commit, target }.parts();
        assert_eq!(ends(Some(0.3), Some(0.7)), [(0.3, "z1"), (0.7, "z2"), (1.0, "z3")]);
        assert_eq!(ends(None, Some(1.0)), [(1.0, "z2")]);
        assert_eq!(ends(None, Some(0.7)), [(0.7, "z2"), (1.0, "z3")]);
        assert_eq!(ends(None, None), [(1.0, "z1")]);
        assert_eq!(ends(Some(f64::NAN), Some(0.7)), [(0.7, "z2"), (1.0, "z3")]);
        assert_eq!(ends(Some(0.8), Some(0.7)), [(0.8, "z1"), (1.0, "z3")]);
    }

    #[test]
    fn a_score_outside_is_drawn_at_the_end() {
        assert_eq!(drawn(Some(1.37)), Some(1.0));
        assert_eq!(drawn(Some(-2.0)), Some(0.0));
        assert_eq!(drawn(Some(f64::NAN)), None);
    }
}
