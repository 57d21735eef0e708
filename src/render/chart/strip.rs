//! One key result in a list: the shared scale, how far it is, and where an even pace would be.

use super::level::{Zones, drawn};
use super::svg::{At, Svg};
use super::words::{Words, fill};
use crate::render::number;

/// What a strip shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Strip<'a> {
    /// Unique in the page.
    pub id: &'a str,
    /// The key result's short name.
    pub name: &'a str,
    /// As given or computed; outside 0 to 1 it is drawn at the end and said as it is.
    pub score: Option<f64>,
    /// The score an even pace would have.
    pub pace: Option<f64>,
    /// Draw the dot as a question ("too safe?").
    pub ask: bool,
    /// Where the zones change.
    pub zones: Zones,
}

/// Draws a [`Strip`].
#[must_use]
pub fn strip(strip: &Strip, words: &Words) -> String {
    let mut svg = Svg::image("strip", 28.0, strip.id, strip.name, &describe(strip.score, strip.pace, words));
    strip.zones.draw(&mut svg, 10.0, 8.0);
    let score = drawn(strip.score);
    if let Some(score) = score {
        svg.line("bar", (At::Share(0.0), 14.0), (At::Share(score), 14.0));
    }
    if let Some(pace) = drawn(strip.pace) {
        svg.line("pace", (At::Share(pace), 4.0), (At::Share(pace), 24.0));
    }
    if let Some(score) = score {
        svg.circle(if strip.ask { "now ask" } else { "now" }, At::Share(score), 14.0, 5.5);
    }
    svg.finish()
}

fn describe(score: Option<f64>, pace: Option<f64>, words: &Words) -> String {
    let Some(score) = score.filter(|s| s.is_finite()) else { return words.no_value.to_owned() };
    let mut desc = fill(words.score, &[("score", &number::score(score))]);
    if let Some(pace) = drawn(pace) {
        desc.push(' ');
        desc.push_str(&fill(words.score_pace, &[("score", &number::score(pace))]));
    }
    desc
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: &Words = &Words::ENGLISH;

    #[test]
    fn draws_what_the_mock_draws() {
        let out = strip(
            &Strip {
                id: "paying",
                name: "Paying",
                score: Some(0.46889),
                pace: Some(0.5119),
                ..Strip::default()
            },
            W,
        );
        for part in [
            r#"<desc id="paying-d">Score 0.47 of 1.0. An even pace would be at 0.51.</desc>"#,
            r#"<rect class="z2" x="30%" y="10" width="40%" height="8"/>"#,
            r#"<line class="bar" x1="0" y1="14" x2="46.89%" y2="14"/>"#,
            r#"<circle class="now" cx="46.89%" cy="14" r="5.5"/>"#,
        ] {
            assert!(out.contains(part), "{part}\n{out}");
        }
    }

    #[test]
    fn outside_is_drawn_at_the_end_and_said() {
        let out = strip(&Strip { score: Some(1.37), ask: true, ..Strip::default() }, W);
        assert!(out.contains(r#"<circle class="now ask" cx="100%""#) && out.contains("Score 1.37"), "{out}");
    }

    #[test]
    fn without_a_value_there_is_no_dot() {
        for score in [None, Some(f64::NAN)] {
            let out = strip(&Strip { score, ..Strip::default() }, W);
            assert!(out.contains("No value yet.") && !out.contains("circle"), "{out}");
        }
    }
}
