//! All scores of a quarter as a heap of dots: do they still end safely at 1.0, or where there is something to learn?

use super::level::{Zones, drawn};
use super::svg::{At, Svg};
use super::words::{Words, fill};
use crate::render::number;

/// Two dots closer than this share of the width would touch at the narrowest.
const NEAR: f64 = 0.06;
/// The heap grows to this many pixels, then it packs closer.
const TALLEST: f64 = 132.0;
/// More scores are not read out one by one.
const READ_OUT: usize = 40;

/// Draws the scores of a period; a score of 1.0 or over is drawn as a question when `ask`.
#[must_use]
pub fn swarm(id: &str, period: &str, scores: &[f64], ask: bool, zones: Zones, words: &Words) -> String {
    let mut known: Vec<f64> = scores.iter().copied().filter(|s| s.is_finite()).collect();
    known.sort_by(f64::total_cmp);
    let told: Vec<String> = known.iter().take(READ_OUT).map(|s| number::score(*s)).collect();
    let mut desc = if told.is_empty() { words.no_score.to_owned() } else { told.join(words.comma) };
    if known.len() > READ_OUT {
        desc.push('…');
    }
    // Each dot goes to the lowest row whose last dot is far enough to the left.
    let mut rows: Vec<f64> = Vec::new();
    let mut placed: Vec<(f64, usize)> = Vec::with_capacity(known.len());
    for score in &known {
        let x = drawn(Some(*score)).unwrap_or(0.0);
        let row = rows.iter().position(|last| x - last >= NEAR - 1e-9).unwrap_or(rows.len());
        if row == rows.len() {
            rows.push(x);
        } else {
            rows[row] = x;
        }
        placed.push((x, row));
    }
    let above = rows.len().saturating_sub(1) as f64;
    let step = if above * 12.0 > TALLEST { TALLEST / above } else { 12.0 };
    let floor = (above * step + 8.0).max(50.0);
    let title = fill(words.scores_of, &[("period", period)]);
    let mut svg = Svg::image("swarm", floor + 36.0, id, &title, &desc);
    zones.draw(&mut svg, floor + 8.0, 8.0);
    for ((x, row), score) in placed.iter().zip(&known) {
        let class = if ask && *score >= 1.0 { "now ask" } else { "now" };
        svg.circle(class, At::Share(*x), floor - step * *row as f64, 5.5);
    }
    zones.numbers(&mut svg, floor + 32.0);
    svg.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: &Words = &Words::ENGLISH;

    #[test]
    fn stacks_as_the_mock_does() {
        let out = swarm("s", "2020-Q4", &[0.12, 0.55, 0.60, 1.0, 1.0], true, Zones::default(), W);
        assert!(out.contains("Scores of 2020-Q4") && out.contains(r#"height="86""#), "{out}");
        assert!(out.contains(r#"<circle class="now" cx="60%" cy="38" r="5.5"/>"#), "{out}");
        assert!(out.contains(r#"<circle class="now ask" cx="100%" cy="38" r="5.5"/>"#), "{out}");
    }

    #[test]
    fn hundreds_stay_in_the_picture() {
        let out = swarm("s", "q", &[1.0; 400], true, Zones::default(), W);
        assert!(out.contains(r#"height="176""#), "{}", &out[..200]);
        assert!(!out.contains("cy=\"-"));
        assert!(swarm("s", "q", &[f64::NAN], true, Zones::default(), W).contains("No scores yet."));
    }
}
