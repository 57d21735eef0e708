//! A key result's check-ins over the quarter, on the axis of its scale, with an even pace and how sure we were.

use super::days::Tick;
use super::level::{Level, drawn};
use super::measure::width;
use super::place::{Taken, crosses, extent, thin};
use super::spark::share;
use super::svg::{Anchor, At, Label, Svg};
use super::words::{Words, fill};

/// The narrowest the plot will be.
const NARROW: f64 = 240.0;
/// Room for values before the plot.
const MARGIN: f64 = 56.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 136.0;
const FOOT: f64 = 208.0;
/// Longer lists are not read out one by one; the table beside has them.
const READ_OUT: usize = 14;

/// One check-in, or the start.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct CheckIn<'a> {
    /// Share of the quarter, 0 to 1.
    pub at: f64,
    /// The date in words; empty for the start of the quarter.
    pub date: &'a str,
    /// The score at that time, and the value behind it; kept within the plot.
    pub value: Option<(f64, &'a str)>,
    /// How sure of the target, a share.
    pub confidence: Option<f64>,
}

/// What a trend shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Trend<'a> {
    /// Unique in the page.
    pub id: &'a str,
    /// The key result's short name.
    pub name: &'a str,
    /// The levels that were given: they are the grid.
    pub levels: &'a [Level<'a>],
    /// The start and the check-ins, by date.
    pub check_ins: &'a [CheckIn<'a>],
    /// An even pace as places in time and score, at least two.
    pub pace: &'a [(f64, f64)],
    /// Days written under the plot.
    pub ticks: &'a [Tick],
    /// Draw the newest value as a question ("too safe?").
    pub ask: bool,
}

/// Draws a [`Trend`].
#[must_use]
pub fn trend(trend: &Trend, words: &Words) -> String {
    let sure: Vec<(f64, f64)> = trend
        .check_ins
        .iter()
        .filter_map(|c| Some((c.at.clamp(0.0, 1.0), drawn(c.confidence)?)))
        .filter(|(at, _)| at.is_finite())
        .collect();
    let height = if sure.is_empty() { 160.0 } else { FOOT + 6.0 };
    let title = fill(words.trend_title, &[("name", trend.name)]);
    let mut svg = Svg::image("trend", height, trend.id, &title, &describe(trend.check_ins, words));
    let line: Vec<(f64, f64, &str)> = trend
        .check_ins
        .iter()
        .filter(|c| c.at.is_finite())
        .filter_map(|c| {
            let (score, value) = c.value?;
            Some((c.at.clamp(0.0, 1.0), drawn(Some(score))?, value))
        })
        .collect();
    let pace: Vec<(f64, f64)> =
        trend.pace.iter().filter_map(|(at, score)| Some((drawn(Some(*at))?, drawn(Some(*score))?))).collect();
    let lines = [plotted(pace.iter().copied()), plotted(line.iter().map(|(at, score, _)| (*at, *score)))];
    let mut taken = grid(&mut svg, trend.levels, &lines);
    for pair in pace.windows(2) {
        svg.line("paceline", (At::Share(pair[0].0), y(pair[0].1)), (At::Share(pair[1].0), y(pair[1].1)));
    }
    for pair in line.windows(2) {
        svg.line("ci", (At::Share(pair[0].0), y(pair[0].1)), (At::Share(pair[1].0), y(pair[1].1)));
    }
    let crowded = line.len() > 20;
    if let Some(((at, score, value), before)) = line.split_last() {
        for (at, score, _) in before {
            svg.circle("cip", At::Share(*at), y(*score), if crowded { 2.0 } else { 3.5 });
        }
        svg.circle(if trend.ask { "now ask" } else { "now" }, At::Share(*at), y(*score), 5.0);
        taken.extend(newest(&mut svg, (*at, *score, value), &line, &pace));
    }
    pace_name(&mut svg, &pace, &line, &taken, words);
    days(&mut svg, trend.ticks);
    if !sure.is_empty() {
        confidence(&mut svg, &sure, words);
    }
    svg.finish()
}

fn y(score: f64) -> f64 {
    BOTTOM - (BOTTOM - TOP) * score
}

/// The levels as lines; their values stand before the plot, or inside it where they are wider than the margin.
fn grid(svg: &mut Svg, levels: &[Level], drawn_lines: &[Vec<(f64, f64)>]) -> Vec<Taken> {
    svg.line("grid0", (At::Share(0.0), BOTTOM), (At::Share(1.0), BOTTOM));
    let mut written: Vec<f64> = Vec::new();
    let mut inside: Vec<Taken> = Vec::new();
    for level in levels {
        let Some(score) = drawn(Some(level.score)) else { continue };
        let at = y(score);
        if score > 0.0 {
            svg.line("grid", (At::Share(0.0), at), (At::Share(1.0), at));
        }
        if written.iter().any(|w| (w - at).abs() < 13.0) {
            continue;
        }
        written.push(at);
        let wide = width(level.value, 12.0, false);
        if wide <= MARGIN {
            let (dx, anchor) = (-8.0, Anchor::End);
            svg.text(&Label { class: "lbl", x: At::Px(0.0), dx, y: at + 4.0, anchor, text: level.value });
            continue;
        }
        let places = [(0.0, 4.0, Anchor::Start), (1.0, 0.0, Anchor::End)];
        for (x, dx, anchor) in places {
            let (left, right) = extent(x * NARROW, dx, anchor, wide);
            let own = Taken { left, right, top: at - 15.0, bottom: at - 1.0 };
            let clear = |t: &Taken| inside.iter().all(|i| !i.meets(t));
            if clear(&own) && drawn_lines.iter().all(|l| !crosses(&own, l)) {
                inside.push(own);
                let x = At::Share(x);
                svg.text(&Label { class: "lbl", x, dx, y: at - 4.0, anchor, text: level.value });
                break;
            }
        }
    }
    inside
}

/// Names the newest value: above the line when it runs over the pace, beside and below when under it, as there the
/// pace line passes above.
fn newest(
    svg: &mut Svg,
    (at, score, value): (f64, f64, &str),
    line: &[(f64, f64, &str)],
    pace: &[(f64, f64)],
) -> Option<Taken> {
    let wide = width(value, 13.0, true);
    let x = at * NARROW;
    let above = [(4.0, -11.0, Anchor::End), (-4.0, -11.0, Anchor::Start)];
    let below = [(9.0, 15.0, Anchor::Start), (4.0, 20.0, Anchor::End), (-4.0, 20.0, Anchor::Start)];
    let behind = pace_at(pace, at).is_some_and(|p| p > score);
    let order: Vec<_> =
        if behind { below.iter().chain(&above).collect() } else { above.iter().chain(&below).collect() };
    let boxed = |(dx, dy, anchor): (f64, f64, Anchor)| {
        let (left, right) = extent(x, dx, anchor, wide);
        let base = y(score) + dy;
        Taken { left, right, top: base - 11.0, bottom: base + 3.0 }
    };
    let fits = |t: &Taken| t.left >= -4.0 && t.right <= NARROW + 6.0 && t.bottom <= BOTTOM - 1.0;
    let clear = |t: &Taken| !crosses(t, &plotted(line.iter().map(|(a, s, _)| (*a, *s))));
    let best = order
        .iter()
        .find(|c| fits(&boxed(***c)) && clear(&boxed(***c)))
        .or_else(|| order.iter().find(|c| fits(&boxed(***c))))?;
    let (dx, dy, anchor) = **best;
    svg.text(&Label { class: "nowl", x: At::Share(at), dx, y: y(score) + dy, anchor, text: value });
    Some(boxed(**best))
}

/// Names the pace line at its end, on the side where nothing else is; the description names it in any case.
fn pace_name(svg: &mut Svg, pace: &[(f64, f64)], line: &[(f64, f64, &str)], taken: &[Taken], words: &Words) {
    let Some((at, score)) = pace.last().copied() else { return };
    let wide = width(words.pace_line, 12.0, false);
    for dy in [-6.0, 17.0, 31.0] {
        let base = y(score) + dy;
        let (left, right) = extent(at * NARROW, 0.0, Anchor::End, wide);
        let own = Taken { left, right, top: base - 10.0, bottom: base + 3.0 };
        let free = base < BOTTOM - 2.0
            && own.top > 0.0
            && taken.iter().all(|t| !t.meets(&own))
            && !crosses(&own, &plotted(line.iter().map(|(a, s, _)| (*a, *s))))
            && (dy < 0.0 || !crosses(&own, &plotted(pace.iter().copied())));
        if free {
            let (x, anchor) = (At::Share(at), Anchor::End);
            svg.text(&Label { class: "lbl", x, dx: 0.0, y: base, anchor, text: words.pace_line });
            return;
        }
    }
}

fn plotted(line: impl Iterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    line.map(|(at, score)| (at * NARROW, y(score))).collect()
}

fn pace_at(pace: &[(f64, f64)], at: f64) -> Option<f64> {
    pace.windows(2).find(|p| at >= p[0].0 && at <= p[1].0).map(|p| {
        let run = p[1].0 - p[0].0;
        if run <= 0.0 { p[1].1 } else { p[0].1 + (p[1].1 - p[0].1) * (at - p[0].0) / run }
    })
}

fn days(svg: &mut Svg, ticks: &[Tick]) {
    let anchor = |at: f64| if at >= 0.95 { Anchor::End } else { Anchor::Middle };
    let ends: Vec<_> = ticks
        .iter()
        .map(|t| extent(t.at * NARROW, 0.0, anchor(t.at), width(&t.label, 12.0, false)))
        .collect();
    for (tick, keep) in ticks.iter().zip(thin(&ends, 6.0)) {
        let x = At::Share(tick.at);
        svg.line("tick", (x, BOTTOM), (x, BOTTOM + 5.0));
        if keep {
            let (y, anchor) = (BOTTOM + 18.0, anchor(tick.at));
            svg.text(&Label { class: "lbl", x, dx: 0.0, y, anchor, text: &tick.label });
        }
    }
}

fn confidence(svg: &mut Svg, sure: &[(f64, f64)], words: &Words) {
    svg.line("grid0", (At::Share(0.0), FOOT), (At::Share(1.0), FOOT));
    let labels: Vec<String> = sure.iter().map(|(_, c)| share(*c, words)).collect();
    let wide = |label: &str| width(label, 12.0, true);
    let ends: Vec<_> = sure
        .iter()
        .zip(&labels)
        .map(|((at, _), label)| extent(at * NARROW, 0.0, Anchor::Middle, wide(label)))
        .collect();
    let keep = thin(&ends, 3.0);
    let crowded = sure.windows(2).any(|p| (p[1].0 - p[0].0) * NARROW < 9.0);
    // Once labels are left out, a taller bar may stand where a label would: then they share one row over all bars.
    let tallest = sure.iter().map(|(_, share)| *share).fold(0.0, f64::max);
    let thinned = keep.contains(&false);
    for (i, (at, share)) in sure.iter().enumerate() {
        let last = i + 1 == sure.len();
        let x = At::Share(*at);
        let top = FOOT - 28.0 * share;
        let class = match (last, crowded) {
            (true, false) => "cf last",
            (true, true) => "cf thin last",
            (false, false) => "cf",
            (false, true) => "cf thin",
        };
        svg.line(class, (x, FOOT), (x, top));
        if keep[i] {
            let class = if last { "cfl last" } else { "cfl" };
            let (y, anchor) = (if thinned { FOOT - 28.0 * tallest } else { top } - 5.0, Anchor::Middle);
            svg.text(&Label { class, x, dx: 0.0, y, anchor, text: &labels[i] });
        }
    }
    // At the end of the line where the quarter still is; else before its beginning, where the levels' names are.
    let right = sure.last().map_or(0.0, |(at, _)| at * NARROW + 20.0);
    let room = right + width(words.how_sure, 12.0, false) <= NARROW;
    let (x, dx, y) = if room { (At::Share(1.0), 0.0, FOOT - 6.0) } else { (At::Px(0.0), -8.0, FOOT) };
    svg.text(&Label { class: "lbl", x, dx, y, anchor: Anchor::End, text: words.how_sure });
}

fn describe(check_ins: &[CheckIn], words: &Words) -> String {
    let told: Vec<String> = check_ins
        .iter()
        .filter_map(|c| {
            let start = c.date.is_empty();
            let value =
                c.value.map(|(_, v)| if start { fill(words.started, &[("value", v)]) } else { v.to_owned() });
            let sure = drawn(c.confidence)
                .map(|s| fill(words.sure, &[("share", &crate::render::number::percent(s))]));
            let what: Vec<String> = value.into_iter().chain(sure).collect();
            let what = what.join(words.comma);
            (!what.is_empty())
                .then(|| if start { what } else { fill(words.dated, &[("date", c.date), ("what", &what)]) })
        })
        .collect();
    match told.as_slice() {
        [] => words.no_check_in.to_owned(),
        [first, .., last] if told.len() > READ_OUT => {
            let count = fill(words.more_check_ins, &[("count", &told.len().to_string())]);
            format!("{count}{}{first}{}{last}.", words.stop, words.semicolon)
        }
        told => told.join(words.semicolon) + ".",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::chart::level::LevelKind;

    const W: &Words = &Words::ENGLISH;

    fn check_in<'a>(at: f64, date: &'a str, value: Option<(f64, &'a str)>, sure: Option<f64>) -> CheckIn<'a> {
        CheckIn { at, date, value, confidence: sure }
    }

    #[test]
    fn draws_what_the_mock_draws() {
        let levels = [Level { kind: LevelKind::Commit, score: 0.3, value: "6%" }];
        let check_ins = [
            check_in(0.0, "", Some((0.0, "4%")), Some(0.5)),
            check_in(0.2093, "22 January", Some((0.06, "4.4%")), Some(0.5)),
            check_in(0.6977, "5 March", Some((0.5533, "7.9%")), Some(0.6)),
        ];
        let pace = [(0.0, 0.0), (0.4, 0.3), (1.0, 0.7)];
        let out = trend(
            &Trend {
                id: "t",
                name: "C",
                levels: &levels,
                check_ins: &check_ins,
                pace: &pace,
                ..Trend::default()
            },
            W,
        );
        for part in [
            "Started at 4%, 50% sure; 22 January: 4.4%, 50% sure; 5 March: 7.9%, 60% sure.",
            r#"<line class="grid" x1="0" y1="100" x2="100%" y2="100"/>"#,
            r#"<line class="paceline" x1="40%" y1="100" x2="100%" y2="52"/>"#,
            r#"<circle class="now" cx="69.77%" cy="69.6" r="5"/>"#,
            r#"<text class="nowl" x="69.77%" dx="4" y="58.6" text-anchor="end">7.9%</text>"#,
            r#"<line class="cf last" x1="69.77%" y1="208" x2="69.77%" y2="191.2"/>"#,
            r#"y="46" text-anchor="end">even pace<"#,
        ] {
            assert!(out.contains(part), "{part}\n{out}");
        }
    }

    #[test]
    fn values_beyond_the_levels_stay_in_the_plot() {
        let check_ins = [
            check_in(-3.0, "a", Some((-5.0, "x")), Some(9.0)),
            check_in(7.0, "b", Some((1e9, "y")), Some(-1.0)),
        ];
        let out = trend(&Trend { check_ins: &check_ins, ..Trend::default() }, W);
        assert!(out.contains(r#"cx="0" cy="136""#) && out.contains(r#"cx="100%" cy="16""#), "{out}");
    }

    #[test]
    fn odd_inputs_draw_something() {
        assert!(trend(&Trend::default(), W).contains("No check-in yet."));
        let one = [check_in(0.5, "5 March", None, Some(0.4))];
        let out = trend(&Trend { check_ins: &one, ..Trend::default() }, W);
        assert!(out.contains("5 March: 40% sure.") && !out.contains("class=\"now\""), "{out}");
        let nan = [check_in(f64::NAN, "d", Some((f64::NAN, "v")), Some(f64::INFINITY))];
        let out = trend(&Trend { check_ins: &nan, pace: &[(f64::NAN, 0.0)], ..Trend::default() }, W);
        assert!(!out.contains("NaN") && !out.contains("inf"), "{out}");
    }

    #[test]
    fn many_check_ins_thin_their_labels() {
        let check_ins: Vec<_> = (0..60)
            .map(|i| check_in(f64::from(i) / 59.0, "d", Some((f64::from(i) / 80.0, "12.5%")), Some(0.5)))
            .collect();
        let out = trend(&Trend { check_ins: &check_ins, ..Trend::default() }, W);
        assert_eq!(out.matches("class=\"cf thin").count(), 60);
        assert!(out.matches("class=\"cfl").count() <= 10, "{}", out.matches("class=\"cfl").count());
        assert!(out.contains("60 check-ins, the first and the last of them."), "{out}");
    }
}
