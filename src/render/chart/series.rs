//! A metric over many quarters, for its own page: a line, and a mark where the key result became a health metric.

use super::measure::width;
use super::place::{Taken, crosses, extent, thin};
use super::svg::{Anchor, At, Label, Svg};
use super::words::{Words, fill};

const NARROW: f64 = 290.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 170.0;

/// What the metric was in a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Stretched and scored.
    KeyResult,
    /// Only watched.
    Health,
}

/// One quarter of a metric.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point<'a> {
    /// Written under the axis: `2020-Q4`.
    pub label: &'a str,
    /// The number and how it is written; none where nobody measured.
    pub value: Option<(f64, &'a str)>,
    /// What it was then.
    pub role: Role,
}

/// What a series shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Series<'a> {
    /// Unique in the page.
    pub id: &'a str,
    /// The metric's name.
    pub name: &'a str,
    /// Quarters, oldest first.
    pub points: &'a [Point<'a>],
    /// Numbers beside the axis and how they are written; the caller knows the unit.
    pub grid: &'a [(f64, &'a str)],
}

/// Draws a [`Series`].
#[must_use]
pub fn series(series: &Series, words: &Words) -> String {
    let points = series.points;
    let told: Vec<String> = points
        .iter()
        .filter_map(|p| p.value.filter(|(v, _)| v.is_finite()).map(|(_, text)| format!("{} {text}", p.label)))
        .collect();
    let desc = if told.is_empty() { words.no_value.to_owned() } else { told.join(words.semicolon) };
    let title = fill(words.series_title, &[("name", series.name)]);
    let mut svg = Svg::image("series", BOTTOM + 24.0, series.id, &title, &desc);
    let place = Place::of(series);
    svg.line("grid0", (At::Share(0.0), BOTTOM), (At::Share(1.0), BOTTOM));
    let mut written: Vec<f64> = Vec::new();
    for (value, text) in series.grid.iter().filter(|(v, _)| v.is_finite()) {
        let y = place.y(*value);
        if (y - BOTTOM).abs() > 0.5 {
            svg.line("grid", (At::Share(0.0), y), (At::Share(1.0), y));
        }
        if written.iter().all(|w| (w - y).abs() >= 13.0) {
            svg.text(&Label {
                class: "lbl",
                x: At::Px(0.0),
                dx: -8.0,
                y: y + 4.0,
                anchor: Anchor::End,
                text,
            });
            written.push(y);
        }
    }
    let mut taken = switches(&mut svg, points, &place, words);
    let known: Vec<(usize, f64, &str)> = points
        .iter()
        .enumerate()
        .filter_map(|(i, p)| p.value.filter(|(v, _)| v.is_finite()).map(|(v, text)| (i, v, text)))
        .collect();
    for pair in known.windows(2) {
        let gap = pair[1].0 - pair[0].0 > 1;
        let class = if gap { "paceline" } else { "ci" };
        let at = |p: &(usize, f64, &str)| (At::Share(place.x(p.0)), place.y(p.1));
        svg.line(class, at(&pair[0]), at(&pair[1]));
    }
    for (i, value, _) in &known {
        let class = match (points[*i].role, Some(i) == known.last().map(|(i, ..)| i)) {
            (Role::KeyResult, true) => "now",
            (Role::KeyResult, false) => "hit",
            (Role::Health, _) => "cip",
        };
        let radius = if class == "now" { 5.0 } else { 3.5 };
        svg.circle(class, At::Share(place.x(*i)), place.y(*value), radius);
    }
    let plotted: Vec<(f64, f64)> =
        known.iter().map(|(i, v, _)| (place.x(*i) * NARROW, place.y(*v))).collect();
    // The newest value first: where two would touch, it is the one that stays.
    for (n, (i, value, text)) in known.iter().enumerate().rev() {
        let newest = n + 1 == known.len();
        let wide = width(text, 13.0, newest);
        let x = place.x(*i) * NARROW;
        let up = if n > 0 { known[n - 1].1 < *value } else { known.get(1).is_none_or(|k| k.1 >= *value) };
        let over = (Anchor::Middle, 0.0, -10.0);
        let under = (Anchor::Middle, 0.0, 19.0);
        // Beside the line: before it where it rises, behind it where it falls.
        let order = if up {
            [over, (Anchor::End, -5.0, -7.0), (Anchor::Start, 7.0, 15.0), under]
        } else {
            [under, (Anchor::Start, 5.0, -7.0), (Anchor::End, -5.0, 15.0), over]
        };
        let boxed = |(anchor, dx, dy): (Anchor, f64, f64)| {
            let (left, right) = extent(x, dx, anchor, wide);
            let y = place.y(*value) + dy;
            Taken { left: left - 3.0, right: right + 3.0, top: y - 10.0, bottom: y + 3.0 }
        };
        let inside = |own: &Taken| own.left >= -6.0 && own.right <= NARROW + 6.0 && own.bottom <= BOTTOM;
        let free = |own: &Taken| inside(own) && taken.iter().all(|t| !t.meets(own));
        let clear = order.into_iter().find(|o| free(&boxed(*o)) && !crosses(&boxed(*o), &plotted));
        let ends = [(Anchor::End, 4.0, -10.0), (Anchor::End, 4.0, 19.0)];
        let place_of = clear.or_else(|| ends.into_iter().find(|o| newest && free(&boxed(*o))));
        if let Some((anchor, dx, dy)) = place_of {
            taken.push(boxed((anchor, dx, dy)));
            let class = if newest { "nowl" } else { "lbl" };
            let (x, y) = (At::Share(place.x(*i)), place.y(*value) + dy);
            svg.text(&Label { class, x, dx, y, anchor, text });
        }
    }
    quarters(&mut svg, points, &place);
    svg.finish()
}

/// From quarters and numbers to the plot.
struct Place {
    count: usize,
    low: f64,
    range: f64,
}

impl Place {
    fn of(series: &Series) -> Self {
        let values = series.points.iter().filter_map(|p| p.value.map(|(v, _)| v));
        let all: Vec<f64> =
            values.chain(series.grid.iter().map(|(v, _)| *v)).filter(|v| v.is_finite()).collect();
        let low = all.iter().copied().fold(f64::INFINITY, f64::min) / 2.0;
        let high = all.iter().copied().fold(f64::NEG_INFINITY, f64::max) / 2.0;
        Self { count: series.points.len(), low, range: high - low }
    }

    fn x(&self, i: usize) -> f64 {
        if self.count < 2 { 0.5 } else { i as f64 / (self.count - 1) as f64 }
    }

    fn y(&self, value: f64) -> f64 {
        // Halved as the ends are, so that no difference of finite numbers is infinite.
        let share = if self.range > 0.0 { (value / 2.0 - self.low) / self.range } else { 0.5 };
        BOTTOM - 8.0 - (BOTTOM - 8.0 - TOP) * share
    }
}

/// A mark between two quarters with different roles, each side named; gives what the names take.
fn switches(svg: &mut Svg, points: &[Point], place: &Place, words: &Words) -> Vec<Taken> {
    let name = |role| if role == Role::KeyResult { words.as_key_result } else { words.as_health };
    let mut taken: Vec<Taken> = Vec::new();
    for (i, pair) in points.windows(2).enumerate() {
        if pair[0].role == pair[1].role {
            continue;
        }
        let at = f64::midpoint(place.x(i), place.x(i + 1));
        svg.line("pace", (At::Share(at), 4.0), (At::Share(at), BOTTOM));
        for (role, dx, anchor) in [(pair[0].role, -8.0, Anchor::End), (pair[1].role, 8.0, Anchor::Start)] {
            let (left, right) = extent(at * NARROW, dx, anchor, width(name(role), 12.0, false));
            let own = Taken { left, right, top: 2.0, bottom: 16.0 };
            // Past the plot's ends the picture still has a margin of a few dozen pixels.
            if right <= NARROW + 16.0 && left >= -44.0 && taken.iter().all(|t| !t.meets(&own)) {
                taken.push(own);
                svg.text(&Label { class: "lbl", x: At::Share(at), dx, y: 12.0, anchor, text: name(role) });
            }
        }
    }
    taken
}

fn quarters(svg: &mut Svg, points: &[Point], place: &Place) {
    let anchor = |i: usize| if i + 1 == points.len() && i > 0 { Anchor::End } else { Anchor::Middle };
    let ends: Vec<_> = points
        .iter()
        .enumerate()
        .map(|(i, p)| extent(place.x(i) * NARROW, 0.0, anchor(i), width(p.label, 12.0, false)))
        .collect();
    for ((i, point), keep) in points.iter().enumerate().zip(thin(&ends, 8.0)) {
        let x = At::Share(place.x(i));
        svg.line("tick", (x, BOTTOM), (x, BOTTOM + 5.0));
        if keep {
            let (y, anchor) = (BOTTOM + 18.0, anchor(i));
            svg.text(&Label { class: "lbl", x, dx: 0.0, y, anchor, text: point.label });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: &Words = &Words::ENGLISH;

    #[test]
    fn marks_where_it_became_a_health_metric() {
        let points = [
            Point { label: "2020-Q3", value: Some((30.0, "30")), role: Role::KeyResult },
            Point { label: "2020-Q4", value: Some((38.0, "38")), role: Role::KeyResult },
            Point { label: "2021-Q1", value: None, role: Role::Health },
            Point { label: "2021-Q2", value: Some((41.0, "41")), role: Role::Health },
        ];
        let out = series(&Series { id: "s", name: "Calls", points: &points, grid: &[] }, W);
        assert!(out.contains(">key result<") && out.contains(">health metric<"), "{out}");
        assert!(out.contains("2020-Q3 30; 2020-Q4 38; 2021-Q2 41"), "{out}");
        assert_eq!(out.matches("\"paceline\"").count(), 1, "over the gap the line is broken");
    }

    #[test]
    fn one_none_and_absurd() {
        let one = [Point { label: "2021", value: Some((5.0, "5")), role: Role::KeyResult }];
        assert!(series(&Series { points: &one, ..Series::default() }, W).contains("cx=\"50%\""));
        assert!(series(&Series::default(), W).contains("No value yet."));
        let wild = [f64::MAX, f64::MIN, f64::NAN, f64::INFINITY].map(|v| Point {
            label: "q",
            value: Some((v, "v")),
            role: Role::Health,
        });
        let out = series(&Series { points: &wild, grid: &[(f64::NAN, "x")], ..Series::default() }, W);
        assert!(!out.contains("NaN") && !out.contains("inf"), "{out}");
    }
}
