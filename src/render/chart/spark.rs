//! Confidence in small: bars over the quarter's check-ins, or one bar lying down.

use super::svg::{At, Svg};
use super::words::{Words, fill};
use crate::render::number;

/// Room between the first and the last bar, in pixels.
const ROOM: f64 = 44.0;
/// More bars than this would touch.
const MOST: usize = 16;

/// Confidence per check-in from the start, as shares; a check-in without one leaves a gap. Only the newest 16 are
/// drawn.
#[must_use]
pub fn spark(id: &str, confidences: &[Option<f64>], words: &Words) -> String {
    let slots = &confidences[confidences.len().saturating_sub(MOST)..];
    let known: Vec<String> =
        slots.iter().flatten().filter(|c| c.is_finite()).map(|c| share(*c, words)).collect();
    let desc = if known.is_empty() {
        words.no_value.to_owned()
    } else {
        fill(words.from_start, &[("list", &known.join(words.comma))])
    };
    let mut svg = Svg::image("spark", 28.0, id, words.confidence, &desc);
    svg.line("grid0", (At::Share(0.0), 22.0), (At::Share(1.0), 22.0));
    let crowded = slots.len() > 5;
    let step = if crowded { ROOM / (slots.len() - 1) as f64 } else { 11.0 };
    let last = slots.iter().rposition(|c| c.is_some_and(f64::is_finite));
    for (i, confidence) in slots.iter().enumerate() {
        let Some(confidence) = confidence.filter(|c| c.is_finite()) else { continue };
        let class = match (last == Some(i), crowded) {
            (true, true) => "cf thin last",
            (true, false) => "cf last",
            (false, true) => "cf thin",
            (false, false) => "cf",
        };
        let x = At::Px(4.0 + step * i as f64);
        svg.line(class, (x, 22.0), (x, 22.0 - 18.0 * confidence.clamp(0.0, 1.0)));
    }
    svg.finish()
}

/// One confidence as a bar lying down.
#[must_use]
pub fn conf(id: &str, confidence: Option<f64>, words: &Words) -> String {
    let confidence = confidence.filter(|c| c.is_finite());
    let desc = confidence.map_or_else(|| words.no_value.to_owned(), |c| share(c, words));
    let mut svg = Svg::image("conf", 28.0, id, words.confidence_start, &desc);
    svg.line("grid0", (At::Share(0.0), 14.0), (At::Share(1.0), 14.0));
    if let Some(confidence) = confidence {
        svg.line("cf", (At::Share(0.0), 14.0), (At::Share(confidence.clamp(0.0, 1.0)), 14.0));
    }
    svg.finish()
}

/// A share as the interface writes it: `60%`.
pub(super) fn share(share: f64, words: &Words) -> String {
    fill(words.percent, &[("share", &number::percent(share))])
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: &Words = &Words::ENGLISH;

    #[test]
    fn a_gap_stays_a_gap_and_the_newest_is_marked() {
        let out = spark("s", &[Some(0.5), None, Some(0.6)], W);
        assert!(out.contains("From the start: 50%, 60%."), "{out}");
        assert!(out.contains(r#"<line class="cf last" x1="26" y1="22" x2="26" y2="11.2"/>"#), "{out}");
        assert_eq!(out.matches("class=\"cf").count(), 2);
    }

    #[test]
    fn many_bars_stay_inside() {
        let out = spark("s", &[Some(0.5); 60], W);
        assert_eq!(out.matches("cf thin").count(), MOST);
        assert!(out.contains("x1=\"48\""), "{out}");
        assert!(spark("s", &[], W).contains("No value yet."));
        assert!(conf("c", Some(f64::NAN), W).contains("No value yet."));
        assert!(conf("c", Some(7.0), W).contains("x2=\"100%\""));
    }
}
