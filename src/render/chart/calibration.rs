//! How sure we were at the start, and how often it came true: one dot a key result, reached above, missed below.

use super::spark::share;
use super::svg::{Anchor, At, Label, Svg};
use super::words::{Words, fill};
use crate::render::number;

/// Key results that began with the same confidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// Confidence at the start, a share.
    pub confidence: f64,
    /// How many reached the target.
    pub reached: usize,
    /// How many did not.
    pub missed: usize,
}

/// Distance of dots at ease.
const STEP: f64 = 15.0;
/// More dots than this in one column, and a dot stands for several.
const MOST: usize = 20;

/// Draws the bins from left to right.
#[must_use]
pub fn calibration(id: &str, bins: &[Bin], words: &Words) -> String {
    let bins: Vec<&Bin> = bins.iter().filter(|b| b.confidence.is_finite()).collect();
    let tallest = bins.iter().map(|b| b.reached.max(b.missed)).max().unwrap_or(0);
    let each = tallest.div_ceil(MOST).max(1);
    let column = |count: usize| count.div_ceil(each);
    let step = if tallest.div_ceil(each) > 8 { 8.0 } else { STEP };
    let radius = if step < STEP { 3.0 } else { 5.5 };
    let high = bins.iter().map(|b| column(b.reached)).max().unwrap_or(0).max(1) as f64;
    let deep = bins.iter().map(|b| column(b.missed)).max().unwrap_or(0).max(1) as f64;
    let line = (high - 1.0) * step + 32.0;
    let under = line + (deep - 1.0) * step + 46.0;

    let told: Vec<String> = bins
        .iter()
        .map(|b| {
            let (reached, all) = (b.reached.to_string(), (b.reached + b.missed).to_string());
            let sure = number::percent(b.confidence);
            fill(words.calibrated, &[("share", &sure), ("reached", &reached), ("all", &all)])
        })
        .collect();
    let desc = if told.is_empty() { words.no_score.to_owned() } else { told.join(words.semicolon) };
    let mut svg = Svg::image("cal", under + 22.0, id, words.calibration, &desc);
    svg.line("grid0", (At::Share(0.0), line), (At::Share(1.0), line));
    for (i, bin) in bins.iter().enumerate() {
        let x = At::Share((i as f64 + 0.5) / bins.len() as f64);
        for row in 0..column(bin.reached) {
            svg.circle("hit", x, line - 12.0 - step * row as f64, radius);
        }
        for row in 0..column(bin.missed) {
            svg.circle("miss", x, line + 12.0 + step * row as f64, radius - 0.5);
        }
        let text = share(bin.confidence, words);
        svg.text(&Label { class: "val", x, dx: 0.0, y: under, anchor: Anchor::Middle, text: &text });
        let text = format!("{}/{}", bin.reached, bin.reached + bin.missed);
        svg.text(&Label { class: "lbl", x, dx: 0.0, y: under + 17.0, anchor: Anchor::Middle, text: &text });
    }
    let rows = [
        (line - 8.0, words.reached),
        (line + 17.0, words.not_reached),
        (under, words.sure_row),
        (under + 17.0, words.count_row),
    ];
    for (y, text) in rows {
        svg.text(&Label { class: "lbl", x: At::Px(0.0), dx: -12.0, y, anchor: Anchor::End, text });
    }
    if each > 1 {
        let text = fill(words.each_dot, &[("count", &each.to_string())]);
        svg.text(&Label {
            class: "lbl",
            x: At::Share(1.0),
            dx: 0.0,
            y: 10.0,
            anchor: Anchor::End,
            text: &text,
        });
    }
    svg.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: &Words = &Words::ENGLISH;

    #[test]
    fn one_dot_a_key_result() {
        let bins =
            [Bin { confidence: 0.4, reached: 2, missed: 3 }, Bin { confidence: 0.5, reached: 3, missed: 5 }];
        let out = calibration("c", &bins, W);
        assert_eq!((out.matches("\"hit\"").count(), out.matches("\"miss\"").count()), (5, 8));
        assert!(out.contains("40% sure: 2 of 5 reached the target; 50% sure: 3 of 8"), "{out}");
        assert!(out.contains(">3/8<") && out.contains(r#"y1="62""#), "{out}");
    }

    #[test]
    fn thousands_share_dots() {
        let out = calibration("c", &[Bin { confidence: 0.5, reached: 3000, missed: 1 }], W);
        assert!(out.matches("\"hit\"").count() <= MOST && out.contains(">3000/3001<"), "{out}");
        assert!(out.contains("one dot stands for up to 150"), "{out}");
        assert!(calibration("c", &[], W).contains("No scores yet."));
    }
}
