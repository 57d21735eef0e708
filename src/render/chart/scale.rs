//! A key result's own scale: its levels with their values underneath, "now" and the even pace above.

use super::level::{Level, LevelKind, Zones, drawn};
use super::measure::width;
use super::place::{extent, inside};
use super::svg::{Anchor, At, Label, Svg};
use super::words::{Words, fill};
use crate::render::number;

/// The narrowest a scale will be: a small phone without its margins.
const NARROW: f64 = 320.0;
/// Least room between labels above, which differ in weight and colour, and below.
const GAP_ABOVE: f64 = 5.0;
const GAP: f64 = 7.0;
/// How far a second line of labels moves.
const ABOVE: f64 = 17.0;
const BELOW: f64 = 36.0;

/// What a scale shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scale<'a> {
    /// Unique in the page.
    pub id: &'a str,
    /// The key result's short name.
    pub name: &'a str,
    /// The levels that were given, by rising score.
    pub levels: &'a [Level<'a>],
    /// The score and the value behind it.
    pub now: Option<(f64, &'a str)>,
    /// The score of an even pace and its value.
    pub pace: Option<(f64, &'a str)>,
    /// Draw the dot as a question ("too safe?").
    pub ask: bool,
}

/// Draws a [`Scale`].
#[must_use]
pub fn scale(scale: &Scale, words: &Words) -> String {
    let now = scale.now.filter(|(s, _)| s.is_finite());
    let pace = scale.pace.filter(|(s, _)| s.is_finite());
    let now_text = now.map(|(_, value)| fill(words.now, &[("value", value)]));
    let pace_text = pace.map(|(_, value)| fill(words.pace, &[("value", value)]));
    let mark = |at: Option<(f64, &str)>| drawn(at.map(|(s, _)| s));
    let above = above(mark(now).zip(now_text.as_deref()), mark(pace).zip(pace_text.as_deref()));
    let below = below(scale.levels, words);

    let up = if above.second_line { ABOVE } else { 0.0 };
    let down = if below.iter().any(|b| b.second_line) { BELOW } else { 0.0 };
    let title = fill(words.scale_title, &[("name", scale.name)]);
    let mut svg = Svg::image("scale", 88.0 + up + down, scale.id, &title, &describe(scale, words));
    let y = 40.0 + up;
    Zones::of(scale.levels).draw(&mut svg, y - 6.0, 12.0);
    if let Some(score) = mark(now) {
        svg.line("bar wide", (At::Share(0.0), y), (At::Share(score), y));
    }
    if let Some(score) = mark(pace) {
        svg.line("pace", (At::Share(score), y - 13.0), (At::Share(score), y + 13.0));
    }
    for label in above.labels {
        let line = if label.second_line { 20.0 } else { 20.0 + up };
        let Placed { x, dx, anchor, .. } = label;
        svg.text(&Label { class: label.class, x: At::Share(x), dx, y: line, anchor, text: label.text });
    }
    if let Some(score) = mark(now) {
        svg.circle(if scale.ask { "now ask" } else { "now" }, At::Share(score), y, 7.0);
    }
    for b in below {
        let shift = if b.second_line { BELOW } else { 0.0 };
        let x = At::Share(b.x);
        svg.line("tick", (x, y + 6.0), (x, y + 12.0 + shift));
        svg.text(&Label { class: "val", x, dx: 0.0, y: y + 27.0 + shift, anchor: b.anchor, text: b.value });
        let name = Label { class: "lbl", x, dx: 0.0, y: y + 43.0 + shift, anchor: b.anchor, text: b.head };
        svg.text_with(&name, &format!(" {}", b.score));
    }
    svg.finish()
}

struct Placed<'a> {
    class: &'static str,
    x: f64,
    dx: f64,
    anchor: Anchor,
    text: &'a str,
    second_line: bool,
}

struct Above<'a> {
    labels: Vec<Placed<'a>>,
    second_line: bool,
}

/// The two labels over the bar: side by side where they fit, turned away from each other; else the pace goes higher.
fn above<'a>(now: Option<(f64, &'a str)>, pace: Option<(f64, &'a str)>) -> Above<'a> {
    let alone = |class, (x, text): (f64, &'a str), wide: f64, second_line| {
        let anchor = inside(x * NARROW, wide, NARROW);
        let dx = match anchor {
            Anchor::Start => -6.0,
            Anchor::Middle => 0.0,
            Anchor::End => 6.0,
        };
        Placed { class, x, dx: if x * NARROW < 6.0 { 0.0 } else { dx }, anchor, text, second_line }
    };
    let now_wide = |text| width(text, 13.0, true);
    let pace_wide = |text| width(text, 12.0, false);
    let (now, pace) = match (now, pace) {
        (Some(now), Some(pace)) => (now, pace),
        (now, pace) => {
            let labels = now
                .map(|n| alone("nowl", n, now_wide(n.1), false))
                .into_iter()
                .chain(pace.map(|p| alone("lbl", p, pace_wide(p.1), false)))
                .collect();
            return Above { labels, second_line: false };
        }
    };
    let now_label = ("nowl", now.0, now.1, now_wide(now.1));
    let pace_label = ("lbl", pace.0, pace.1, pace_wide(pace.1));
    let (left, right) = if now.0 >= pace.0 { (pace_label, now_label) } else { (now_label, pace_label) };
    // Away from each other first: so they stay where the mark is, and the eye finds the order.
    let lefts = [(Anchor::End, 6.0), (Anchor::Middle, 0.0), (Anchor::Start, -6.0)];
    let rights = [(Anchor::Start, -6.0), (Anchor::Middle, 0.0), (Anchor::End, 6.0)];
    for (i, l) in lefts.iter().enumerate() {
        for r in &rights[..=if i == 0 { 2 } else { 1 }] {
            let a = extent(left.1 * NARROW, l.1, l.0, left.3);
            let b = extent(right.1 * NARROW, r.1, r.0, right.3);
            if a.0 >= -6.0 && b.1 <= NARROW + 6.0 && a.1 + GAP_ABOVE <= b.0 {
                let put = |p: (&'static str, f64, &'a str, f64), at: &(Anchor, f64)| Placed {
                    class: p.0,
                    x: p.1,
                    dx: at.1,
                    anchor: at.0,
                    text: p.2,
                    second_line: false,
                };
                return Above { labels: vec![put(left, l), put(right, r)], second_line: false };
            }
        }
    }
    let labels = vec![alone("nowl", now, now_label.3, false), alone("lbl", pace, pace_label.3, true)];
    Above { labels, second_line: true }
}

struct Under<'a> {
    x: f64,
    anchor: Anchor,
    value: &'a str,
    head: &'static str,
    score: String,
    second_line: bool,
    /// Left and right end at the narrowest width, without the score that phones leave out.
    ends: (f64, f64),
}

/// The labels under the bar: every level stays; one that would touch its neighbour goes a line lower.
fn below<'a>(levels: &[Level<'a>], words: &Words) -> Vec<Under<'a>> {
    let mut out: Vec<Under> = Vec::with_capacity(levels.len());
    for level in levels {
        let Some(x) = drawn(Some(level.score)) else { continue };
        let head = level.kind.head(words);
        let wide = width(level.value, 13.0, false).max(width(head, 12.0, false));
        let anchor = match x {
            x if x <= 0.0 => Anchor::Start,
            x if x >= 1.0 => Anchor::End,
            x => inside(x * NARROW, wide, NARROW),
        };
        let ends = extent(x * NARROW, 0.0, anchor, wide);
        let taken = |line: bool| {
            out.iter().any(|u| u.second_line == line && ends.0 < u.ends.1 + GAP && u.ends.0 < ends.1 + GAP)
        };
        let second_line = taken(false) && !taken(true);
        out.push(Under { x, anchor, value: level.value, head, score: number::level(x), second_line, ends });
    }
    out
}

fn describe(scale: &Scale, words: &Words) -> String {
    let mut parts = Vec::new();
    for (i, level) in scale.levels.iter().enumerate() {
        let name = if i == 0 { level.kind.head(words) } else { level.kind.word(words) };
        let score = number::level(level.score);
        let form = if level.kind == LevelKind::Baseline { words.level_is } else { words.level_scores };
        parts.push(fill(form, &[("level", name), ("value", level.value), ("score", &score)]));
    }
    let mut desc = parts.join(words.comma);
    if !desc.is_empty() {
        desc.push_str(words.stop);
    }
    match scale.now.filter(|(s, _)| s.is_finite()) {
        Some((score, value)) => {
            desc.push_str(&fill(words.now_scores, &[("value", value), ("score", &number::score(score))]));
        }
        None => desc.push_str(words.no_value),
    }
    if let Some((_, value)) = scale.pace.filter(|(s, _)| s.is_finite()) {
        desc.push(' ');
        desc.push_str(&fill(words.pace_is, &[("value", value)]));
    }
    desc
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: &Words = &Words::ENGLISH;

    fn levels() -> Vec<Level<'static>> {
        use LevelKind::{Baseline, Commit, Stretch, Target};
        [(Baseline, 0.0, "4%"), (Commit, 0.3, "6%"), (Target, 0.7, "9%"), (Stretch, 1.0, "12%")]
            .map(|(kind, score, value)| Level { kind, score, value })
            .to_vec()
    }

    #[test]
    fn draws_what_the_mock_draws() {
        let levels = levels();
        let out = scale(
            &Scale {
                id: "c",
                name: "Conversion",
                levels: &levels,
                now: Some((0.5533, "7.9%")),
                pace: Some((0.4985, "7.5%")),
                ask: false,
            },
            W,
        );
        for part in [
            r#"height="88""#,
            "Baseline 4%, commit 6% scores 0.3, target 9% scores 0.7, stretch 12% scores 1.0. Now 7.9%, score 0.55. \
             An even pace to the target would be at 7.5%.",
            r#"<text class="nowl" x="55.33%" dx="-6" y="20">now 7.9%</text>"#,
            r#"<text class="lbl" x="49.85%" dx="6" y="20" text-anchor="end">even pace 7.5%</text>"#,
            r#"<text class="val" x="30%" y="67" text-anchor="middle">6%</text>"#,
        ] {
            assert!(out.contains(part), "{part}\n{out}");
        }
    }

    #[test]
    fn labels_above_never_touch_on_a_phone() {
        for now in 0..=20 {
            for pace in 0..=20 {
                let (now, pace) = (f64::from(now) / 20.0, f64::from(pace) / 20.0);
                let placed = above(Some((now, "now 1,234 of 8")), Some((pace, "even pace 1,230.5")));
                let ends: Vec<_> = placed
                    .labels
                    .iter()
                    .map(|p| {
                        let bold = p.class == "nowl";
                        let wide = width(p.text, if bold { 13.0 } else { 12.0 }, bold);
                        extent(p.x * NARROW, p.dx, p.anchor, wide)
                    })
                    .collect();
                assert!(ends.iter().all(|e| e.0 >= -6.1 && e.1 <= NARROW + 6.1), "{now} {pace} {ends:?}");
                let apart = ends[0].1 <= ends[1].0 || ends[1].1 <= ends[0].0;
                assert!(placed.second_line || apart, "{now} {pace} {ends:?}");
            }
        }
    }

    #[test]
    fn only_some_levels() {
        let target = [Level { kind: LevelKind::Target, score: 1.0, value: "30" }];
        let out = scale(&Scale { levels: &target, ..Scale::default() }, W);
        assert!(out.contains("Target 30 scores 1.0. No value yet."), "{out}");
        assert!(!out.contains("z1") && !out.contains("z3") && !out.contains("circle"), "{out}");
        assert!(scale(&Scale::default(), W).contains("z1"), "no level at all is still a bar");
    }

    #[test]
    fn wide_values_take_a_second_line() {
        let mut levels = levels();
        for level in &mut levels {
            level.value = "HK$ 1,200,000.50";
        }
        let out = scale(&Scale { levels: &levels, now: Some((f64::NAN, "x")), ..Scale::default() }, W);
        assert!(out.contains(r#"height="124""#) && out.contains("No value yet."), "{out}");
    }
}
