//! The scores of one objective at the end: each for itself, no average; equal ones stand on each other.

use super::level::{Zones, drawn};
use super::measure::width;
use super::place::{Taken, extent, inside};
use super::svg::{Anchor, At, Label, Svg};
use super::words::Words;
use crate::render::number;

const NARROW: f64 = 280.0;
const RADIUS: f64 = 6.0;

/// One key result's score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot<'a> {
    /// The key result's short name.
    pub name: &'a str,
    /// Its score.
    pub score: f64,
    /// Draw it as a question ("too safe?").
    pub ask: bool,
}

/// Draws the scores; those that are no number are left out.
#[must_use]
pub fn dots(id: &str, scores: &[Dot], zones: Zones, words: &Words) -> String {
    let mut known: Vec<&Dot> = scores.iter().filter(|d| d.score.is_finite()).collect();
    let told: Vec<String> =
        known.iter().map(|d| format!("{} {}", d.name, number::score(d.score)).trim().to_owned()).collect();
    let desc = if told.is_empty() { words.no_score.to_owned() } else { told.join(words.semicolon) };
    known.sort_by(|a, b| a.score.total_cmp(&b.score));

    // Places relative to the middle of the bar; the picture grows upward as far as they need.
    let mut placed: Vec<(f64, f64, bool)> = Vec::with_capacity(known.len());
    for dot in &known {
        let x = drawn(Some(dot.score)).unwrap_or(0.0);
        let near = placed.iter().filter(|(other, ..)| (x - other).abs() * NARROW < RADIUS * 2.0);
        let top = near.map(|(_, y, _)| *y).fold(f64::INFINITY, f64::min);
        placed.push((x, if top.is_finite() { top - RADIUS * 2.0 } else { 0.0 }, dot.ask));
    }
    let labels = names(&known, &placed);
    let highest = labels.iter().map(|l| l.1).fold(0.0, f64::min);
    let y = (-highest + 9.0).max(19.0);
    let mut svg = Svg::image("dots", y + 25.0, id, words.scores, &desc);
    zones.draw(&mut svg, y - 5.0, 10.0);
    for (x, dy, ask) in &placed {
        svg.circle(if *ask { "now ask" } else { "now" }, At::Share(*x), y + dy, RADIUS);
    }
    for (x, dy, anchor, text) in &labels {
        svg.text(&Label { class: "val", x: At::Share(*x), dx: 0.0, y: y + dy, anchor: *anchor, text });
    }
    zones.numbers(&mut svg, y + 21.0);
    svg.finish()
}

/// A number over each different score, in the lowest row where it touches neither number nor dot.
fn names(known: &[&Dot], placed: &[(f64, f64, bool)]) -> Vec<(f64, f64, Anchor, String)> {
    let mut taken: Vec<Taken> = placed
        .iter()
        .map(|(x, y, _)| Taken {
            left: x * NARROW - 7.0,
            right: x * NARROW + 7.0,
            top: y - 7.0,
            bottom: y + 7.0,
        })
        .collect();
    let mut out: Vec<(f64, f64, Anchor, String)> = Vec::new();
    for (dot, (x, dy, _)) in known.iter().zip(placed) {
        let text = number::score(dot.score);
        if out.iter().any(|(.., other)| *other == text) {
            continue;
        }
        let wide = width(&text, 13.0, false);
        let anchor = inside(x * NARROW, wide, NARROW);
        let (left, right) = extent(x * NARROW, 0.0, anchor, wide);
        for row in 0..=known.len() {
            let base = dy - 10.0 - 13.0 * row as f64;
            let own = Taken { left: left - 2.0, right: right + 2.0, top: base - 10.0, bottom: base + 1.0 };
            if taken.iter().all(|t| !t.meets(&own)) {
                taken.push(own);
                out.push((*x, base, anchor, text));
                break;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(scores: &[f64]) -> String {
        let dots_in: Vec<_> = scores.iter().map(|s| Dot { name: "kr", score: *s, ask: *s >= 1.0 }).collect();
        dots("d", &dots_in, Zones::default(), &Words::ENGLISH)
    }

    #[test]
    fn three_apart_as_in_the_mock() {
        let out = picture(&[0.76, 0.3, 1.0]);
        assert!(out.contains(r#"height="44""#) && out.contains("kr 0.76; kr 0.30; kr 1.00"), "{out}");
        assert!(out.contains(r#"<circle class="now ask" cx="100%" cy="19" r="6"/>"#), "{out}");
        assert!(out.contains(r#"x="76%" y="9" text-anchor="middle">0.76<"#), "{out}");
    }

    #[test]
    fn equal_ones_stack_and_are_named_once() {
        let out = picture(&[0.5, 0.5, 0.5]);
        assert_eq!(out.matches("<circle").count(), 3);
        assert_eq!(out.matches(">0.50<").count(), 1);
        let ys: std::collections::BTreeSet<_> =
            out.split("cy=\"").skip(1).map(|s| s.split('"').next().unwrap_or("")).collect();
        assert_eq!(ys.len(), 3, "{out}");
    }

    #[test]
    fn outside_and_none() {
        assert!(picture(&[]).contains("No scores yet."));
        let out = picture(&[1.37, f64::NAN, -0.2]);
        assert!(out.contains(">1.37<") && out.contains("cx=\"100%\"") && !out.contains("NaN"), "{out}");
    }
}
