//! Keeping labels apart. A chart is as wide as its place on the page, so collisions are judged at the narrowest
//! width it will have; with fixed anchors, room only grows from there.

use super::svg::Anchor;

/// A rectangle that is taken, in pixels at the narrowest width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Taken {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

impl Taken {
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// Left and right end of a text at a place.
pub(super) fn extent(x: f64, dx: f64, anchor: Anchor, text_width: f64) -> (f64, f64) {
    let at = x + dx;
    match anchor {
        Anchor::Start => (at, at + text_width),
        Anchor::Middle => (at - text_width / 2.0, at + text_width / 2.0),
        Anchor::End => (at - text_width, at),
    }
}

/// The anchor that keeps a text inside a width.
pub(super) fn inside(x: f64, text_width: f64, width: f64) -> Anchor {
    if x < text_width / 2.0 {
        Anchor::Start
    } else if width - x < text_width / 2.0 {
        Anchor::End
    } else {
        Anchor::Middle
    }
}

/// Which of the labels in a row can stay, given their ends from left to right: the last always, and every one, every
/// second, every third … of the others, so that what stays is evenly spread.
pub(super) fn thin(ends: &[(f64, f64)], gap: f64) -> Vec<bool> {
    let Some(last) = ends.len().checked_sub(1) else { return Vec::new() };
    let kept = |stride: usize| {
        (0..ends.len())
            .map(|i| i == last || (i % stride == 0 && ends[i].1 + gap <= ends[last].0))
            .collect::<Vec<bool>>()
    };
    let clear = |keep: &[bool]| {
        let mut right = f64::NEG_INFINITY;
        ends.iter().zip(keep).filter(|(_, keep)| **keep).all(|((left, end), _)| {
            let ok = *left >= right + gap;
            right = *end;
            ok
        })
    };
    (1..=last.max(1)).map(kept).find(|keep| clear(keep)).unwrap_or_else(|| kept(last.max(1)))
}

/// Whether a broken line or one of its corners runs through a rectangle, or close to it.
pub(super) fn crosses(taken: &Taken, points: &[(f64, f64)]) -> bool {
    let hits = |(px, py): (f64, f64)| {
        px > taken.left - 3.0 && px < taken.right + 3.0 && py > taken.top - 3.0 && py < taken.bottom + 3.0
    };
    let passes = |pair: &[(f64, f64)]| {
        let (a, b) = (pair[0], pair[1]);
        (0..=16).any(|i| {
            let t = f64::from(i) / 16.0;
            hits((a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t))
        })
    };
    points.iter().copied().any(hits) || points.windows(2).any(passes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thinning_keeps_the_ends_and_no_overlap() {
        let ends: Vec<_> = (0..60).map(|i| (f64::from(i) * 4.0 - 12.0, f64::from(i) * 4.0 + 12.0)).collect();
        let keep = thin(&ends, 4.0);
        assert!(keep[0] && keep[59]);
        let kept: Vec<_> = ends.iter().zip(&keep).filter(|(_, k)| **k).map(|(e, _)| e).collect();
        assert!(kept.len() > 4 && kept.windows(2).all(|w| w[0].1 + 4.0 <= w[1].0));
        assert_eq!(thin(&[(0.0, 10.0), (1.0, 11.0)], 2.0), [false, true], "the newest wins");
        assert!(thin(&[], 1.0).is_empty());
    }
}
