//! The quarter as a line: past and rest, check-ins, events, and the week we are in.

use super::days::Tick;
use super::measure::width;
use super::place::{Taken, extent, thin};
use super::svg::{Anchor, At, Label, Svg};

/// Widths at which labels must not touch: a phone, and the narrowest screen that is not one.
const NARROW: f64 = 320.0;
const WIDE: f64 = 560.0;

/// Something that has its place in the quarter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Event<'a> {
    /// Share of the way where it begins.
    pub from: f64,
    /// And ends; the same for one day.
    pub to: f64,
    /// Its name.
    pub label: &'a str,
}

/// What the line shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Weeks<'a> {
    /// Unique in the page.
    pub id: &'a str,
    /// "The quarter's thirteen weeks".
    pub title: &'a str,
    /// Dates in a sentence, for those who do not see the line.
    pub desc: &'a str,
    /// Where the "as of" day is, and its name ("week 9 of 13"); none before the quarter.
    pub now: Option<(f64, &'a str)>,
    /// Days with a check-in, as shares.
    pub check_ins: &'a [f64],
    /// Days written under the line.
    pub ticks: &'a [Tick],
    /// What else happens.
    pub events: &'a [Event<'a>],
}

/// Draws [`Weeks`].
#[must_use]
pub fn weeks(weeks: &Weeks) -> String {
    let y = 26.0;
    let mut svg = Svg::image("weeks", 52.0, weeks.id, weeks.title, weeks.desc);
    svg.line("rest", (At::Share(0.0), y), (At::Share(1.0), y));
    let now = weeks.now.filter(|(at, _)| at.is_finite()).map(|(at, label)| (at.clamp(0.0, 1.0), label));
    if let Some((at, _)) = now {
        svg.line("past", (At::Share(0.0), y), (At::Share(at), y));
    }
    for event in weeks.events.iter().filter(|e| e.from.is_finite() && e.to.is_finite()) {
        let from = event.from.clamp(0.0, 1.0);
        let to = event.to.clamp(from, 1.0).max(from + 0.008);
        svg.line("event", (At::Share(from), y), (At::Share(to), y));
    }
    names(&mut svg, now, weeks.events);
    let dots = weeks.check_ins.iter().filter(|at| at.is_finite()).map(|at| at.clamp(0.0, 1.0));
    for at in dots.filter(|at| now.is_none_or(|(n, _)| (n - at).abs() > 0.004)) {
        svg.circle("cip", At::Share(at), y, 3.5);
    }
    if let Some((at, label)) = now {
        svg.circle("now", At::Share(at), y, 6.0);
        let (anchor, dx) = now_anchor(at, label);
        svg.text(&Label { class: "nowl", x: At::Share(at), dx, y: 14.0, anchor, text: label });
    }
    let anchor = |at: f64| match at {
        at if at < 0.04 => Anchor::Start,
        at if at > 0.96 => Anchor::End,
        _ => Anchor::Middle,
    };
    let ends: Vec<_> = weeks
        .ticks
        .iter()
        .map(|t| extent(t.at * NARROW, 0.0, anchor(t.at), width(&t.label, 12.0, false)))
        .collect();
    for (tick, keep) in weeks.ticks.iter().zip(thin(&ends, 8.0)) {
        if keep {
            let (x, anchor) = (At::Share(tick.at), anchor(tick.at));
            svg.text(&Label { class: "lbl", x, dx: 0.0, y: 48.0, anchor, text: &tick.label });
        }
    }
    svg.finish()
}

fn now_anchor(at: f64, label: &str) -> (Anchor, f64) {
    if at * NARROW > width(label, 13.0, true) { (Anchor::End, 4.0) } else { (Anchor::Start, -4.0) }
}

/// Names events where there is room: on every screen, on wide ones only, or not at all.
fn names(svg: &mut Svg, now: Option<(f64, &str)>, events: &[Event]) {
    let row =
        |(left, right): (f64, f64)| Taken { left: left - 6.0, right: right + 6.0, top: 0.0, bottom: 1.0 };
    let own = |plot: f64| {
        now.map(|(at, label)| {
            let (anchor, dx) = now_anchor(at, label);
            row(extent(at * plot, dx, anchor, width(label, 13.0, true)))
        })
    };
    let (mut narrow, mut wide): (Vec<_>, Vec<_>) =
        (own(NARROW).into_iter().collect(), own(WIDE).into_iter().collect());
    for event in events.iter().filter(|e| e.from.is_finite() && e.to.is_finite()) {
        let (from, to) = (event.from.clamp(0.0, 1.0), event.to.clamp(0.0, 1.0));
        let text = width(event.label, 12.0, false);
        let places = [(from, Anchor::Start), (f64::midpoint(from, to), Anchor::Middle), (to, Anchor::End)];
        let fits = |taken: &[Taken], plot: f64, (at, anchor): (f64, Anchor)| {
            let (left, right) = extent(at * plot, 0.0, anchor, text);
            left >= 0.0 && right <= plot && taken.iter().all(|t| !t.meets(&row((left, right))))
        };
        let on = |taken: &[Taken], plot: f64| places.into_iter().find(|p| fits(taken, plot, *p));
        // A place that is free on a phone is free on wider screens too, unless a wide-only name took it.
        let everywhere = on(&narrow, NARROW).filter(|p| fits(&wide, WIDE, *p));
        let Some((at, anchor)) = everywhere.or_else(|| on(&wide, WIDE)) else { continue };
        let class = if everywhere.is_some() { "lbl" } else { "lbl wide-only" };
        let taken = |plot: f64| row(extent(at * plot, 0.0, anchor, text));
        if everywhere.is_some() {
            narrow.push(taken(NARROW));
        }
        wide.push(taken(WIDE));
        svg.text(&Label { class, x: At::Share(at), dx: 0.0, y: 14.0, anchor, text: event.label });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_not_touch() {
        let events = [
            Event { from: 0.814, to: 0.86, label: "spring fair" },
            Event { from: 0.55, to: 0.6, label: "Spring Festival" },
            Event { from: 0.82, to: 0.83, label: "on top of the fair" },
        ];
        let out = weeks(&Weeks { now: Some((0.6977, "week 9 of 13")), events: &events, ..Weeks::default() });
        assert!(out.contains(r#"text-anchor="end">week 9 of 13<"#), "{out}");
        assert!(out.contains(">spring fair<") && !out.contains(">on top of"), "{out}");
    }

    #[test]
    fn before_and_after_the_quarter() {
        assert!(!weeks(&Weeks::default()).contains("past"));
        let out =
            weeks(&Weeks { now: Some((9.0, "over")), check_ins: &[f64::NAN, 0.5, 1.0], ..Weeks::default() });
        assert_eq!(out.matches("class=\"cip\"").count(), 1, "the newest check-in is the now dot");
        assert!(out.contains("x2=\"100%\""), "{out}");
    }
}
