//! A health metric: the range to keep, and where it is now. Outside is a question, never an alarm.

use super::svg::{At, Svg};
use super::words::{Words, fill};

/// The range to keep; each bound with how it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Keep<'a> {
    /// Less is fine.
    Under(f64, &'a str),
    /// More is fine.
    Over(f64, &'a str),
    /// Between the two, in either order.
    Between((f64, &'a str), (f64, &'a str)),
}

/// Draws the range and the value; `outside` is the caller's judgement, so that picture and words agree.
#[must_use]
pub fn health(
    id: &str,
    name: &str,
    keep: &Keep,
    now: Option<(f64, &str)>,
    outside: bool,
    words: &Words,
) -> String {
    let now = now.filter(|(value, _)| value.is_finite());
    let mut svg = Svg::image("strip", 28.0, id, name, &describe(keep, now, outside, words));
    svg.rect("z1", At::Share(0.0), 10.0, At::Share(1.0), 8.0);
    let (low, high) = window(keep, now.map(|(value, _)| value));
    let at = |value: f64| {
        let range = high / 2.0 - low / 2.0;
        let share = if range > 0.0 { (value / 2.0 - low / 2.0) / range } else { 0.5 };
        if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.5 }
    };
    let (from, to) = match *keep {
        Keep::Under(limit, _) => (0.0, at(limit)),
        Keep::Over(limit, _) => (at(limit), 1.0),
        Keep::Between((a, _), (b, _)) => (at(a.min(b)), at(a.max(b))),
    };
    svg.rect("z3", At::Share(from), 10.0, At::Share((to - from).max(0.0)), 8.0);
    if let Some((value, _)) = now {
        svg.circle(if outside { "now ask" } else { "now" }, At::Share(at(value)), 14.0, 5.5);
    }
    svg.finish()
}

/// What the bar spans: twice the limit (or a little over the upper one), and always the value.
fn window(keep: &Keep, now: Option<f64>) -> (f64, f64) {
    let sound = |v: f64| if v.is_finite() { v.clamp(-1e300, 1e300) } else { 0.0 };
    let around = |limit: f64| {
        let limit = sound(limit);
        let reach = if limit == 0.0 { 1.0 } else { limit.abs() };
        (limit - reach, limit + reach)
    };
    let (low, high) = match *keep {
        Keep::Under(limit, _) | Keep::Over(limit, _) => around(limit),
        Keep::Between((a, _), (b, _)) => {
            let (a, b) = (sound(a.min(b)), sound(a.max(b)));
            let reach = (b - a).max(b.abs().max(1.0) * 0.1);
            if a >= 0.0 { (0.0, b * 1.4) } else { (a - reach, b + reach) }
        }
    };
    match now.map(sound) {
        Some(now) if now > high => (low, now + (now - low) * 0.04),
        Some(now) if now < low => (now - (high - now) * 0.04, high),
        _ => (low, high),
    }
}

fn describe(keep: &Keep, now: Option<(f64, &str)>, outside: bool, words: &Words) -> String {
    let mut desc = match keep {
        Keep::Under(_, text) => fill(words.keep_under, &[("value", text)]),
        Keep::Over(_, text) => fill(words.keep_over, &[("value", text)]),
        Keep::Between((a, low), (b, high)) => {
            let (low, high) = if a <= b { (low, high) } else { (high, low) };
            fill(words.keep_between, &[("low", low), ("high", high)])
        }
    };
    desc.push(' ');
    match now {
        Some((_, text)) => desc.push_str(&fill(words.now_is, &[("value", text)])),
        None => desc.push_str(words.no_value),
    }
    if outside {
        desc.push(' ');
        desc.push_str(words.outside);
    }
    desc
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: &Words = &Words::ENGLISH;

    #[test]
    fn draws_what_the_mock_draws() {
        let out = health("h", "Complaints", &Keep::Under(3.0, "3"), Some((2.1, "2.1")), false, W);
        assert!(out.contains("Keep under 3. Now 2.1.") && out.contains(r#"cx="35%""#), "{out}");
        assert!(out.contains(r#"<rect class="z3" x="0" y="10" width="50%" height="8"/>"#), "{out}");
        let between = Keep::Between((35.0, "35"), (50.0, "50"));
        let out = health("h", "Calls", &between, Some((41.0, "41")), false, W);
        assert!(out.contains(r#"x="50%" y="10" width="21.43%""#) && out.contains(r#"cx="58.57%""#), "{out}");
        let out = health("h", "Overtime", &Keep::Under(4.0, "4"), Some((4.5, "4.5")), true, W);
        assert!(out.contains(r#"<circle class="now ask" cx="56.25%""#) && out.contains("outside"), "{out}");
    }

    #[test]
    fn far_outside_and_absurd() {
        let out = health("h", "n", &Keep::Over(-5.0, "-5"), Some((400.0, "400")), false, W);
        assert!(out.contains("cx=\"96.15%\""), "{out}");
        for limit in [0.0, f64::NAN, f64::MAX, f64::MIN, f64::INFINITY] {
            let out =
                health("h", "n", &Keep::Between((limit, "a"), (0.0, "b")), Some((f64::MAX, "m")), true, W);
            assert!(!out.contains("NaN") && !out.contains("inf\"") && !out.contains("\"-"), "{out}");
        }
    }
}
