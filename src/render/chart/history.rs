//! A metric over the last quarters, in small: a bar and its value for each, beside a key result.

use super::measure::width;
use super::svg::{Anchor, At, Label, Svg};
use super::words::{Words, fill};

/// One quarter's end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quarter<'a> {
    /// Written under the bar: `Q4`.
    pub label: &'a str,
    /// The number, for the height.
    pub value: f64,
    /// The number in words.
    pub text: &'a str,
}

/// The tallest bar, in pixels.
const TALL: f64 = 17.4;

/// Draws the quarters, oldest first; the last is the quarter at hand.
#[must_use]
pub fn history(id: &str, name: &str, quarters: &[Quarter], words: &Words) -> String {
    let known: Vec<&Quarter> = quarters.iter().filter(|q| q.value.is_finite()).collect();
    let told: Vec<String> = known.iter().map(|q| format!("{} {}", q.label, q.text)).collect();
    let desc = if told.is_empty() { words.no_value.to_owned() } else { told.join(words.semicolon) };
    let high = known.iter().map(|q| q.value).fold(0.0, f64::max);
    let low = known.iter().map(|q| q.value).fold(0.0, f64::min);
    // Halves, so that two numbers at the far ends of what a float holds have a finite distance.
    let range = (high / 2.0 - low / 2.0).max(f64::MIN_POSITIVE);
    let tall = |value: f64| TALL * (value / 2.0 / range);
    let zero = 30.0;
    let deep = tall(-low);
    let widest =
        known.iter().map(|q| width(q.text, 13.0, true).max(width(q.label, 12.0, false))).fold(0.0, f64::max);
    let step = (widest + 10.0).max(44.0);
    let first = (widest / 2.0).max(14.0);
    let title = fill(words.history_title, &[("name", name)]);
    let mut svg = Svg::image("hist", 46.0 + deep, id, &title, &desc);
    svg.line("grid0", (At::Share(0.0), zero), (At::Share(1.0), zero));
    for (i, quarter) in known.iter().enumerate() {
        let x = At::Px(first + step * i as f64);
        let last = i + 1 == known.len();
        let end = zero - tall(quarter.value);
        svg.line(if last { "cf acc" } else { "cf" }, (x, zero), (x, end));
        let (anchor, dx) = (Anchor::Middle, 0.0);
        let class = if last { "nowl" } else { "lbl" };
        svg.text(&Label { class, x, dx, y: end.min(zero) - 4.0, anchor, text: quarter.text });
        svg.text(&Label { class: "lbl", x, dx, y: 43.0 + deep, anchor, text: quarter.label });
    }
    let whole = first + step * known.len().saturating_sub(1) as f64 + first;
    let fixed = format!(" width=\"{}\"", crate::render::number::coordinate(whole.max(28.0)));
    svg.finish().replacen(" width=\"100%\"", &fixed, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: &Words = &Words::ENGLISH;

    #[test]
    fn draws_what_the_mock_draws() {
        let quarters = [("Q2", 3.1, "3.1%"), ("Q3", 3.6, "3.6%"), ("Q4", 4.0, "4%"), ("Q1", 7.9, "7.9%")]
            .map(|(label, value, text)| Quarter { label, value, text });
        let out = history("h", "Conversion", &quarters, W);
        assert!(out.contains("Q2 3.1%; Q3 3.6%; Q4 4%; Q1 7.9%"), "{out}");
        assert!(
            out.contains(r#"<line class="cf acc" x1="148.6" y1="30" x2="148.6" y2="12.6"/>"#)
                || out.contains(r#"y2="12.6"/>"#),
            "{out}"
        );
    }

    #[test]
    fn negative_and_absurd_numbers() {
        let quarters =
            [-3.0, f64::NAN, f64::MAX, f64::MIN].map(|value| Quarter { label: "Q", value, text: "v" });
        let out = history("h", "n", &quarters, W);
        assert_eq!(out.matches("class=\"cf").count(), 3);
        assert!(!out.contains("NaN") && !out.contains("inf"), "{out}");
        assert!(history("h", "n", &[], W).contains("No value yet."));
    }
}
