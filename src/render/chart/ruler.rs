//! Levels at their true distances: the shared scale hides how unequal the steps are, the ruler shows it.

use super::level::LevelKind;
use super::measure::width;
use super::place::{extent, inside};
use super::svg::{Anchor, At, Label, Svg};
use super::words::{Words, fill};

const NARROW: f64 = 320.0;
/// How far a second line of labels moves.
const LOWER: f64 = 34.0;

/// What a ruler shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ruler<'a> {
    /// Unique in the page.
    pub id: &'a str,
    /// The key result's short name.
    pub name: &'a str,
    /// The levels that were given: number and how it is written; rising or falling.
    pub levels: &'a [(LevelKind, f64, &'a str)],
    /// The value now.
    pub now: Option<(f64, &'a str)>,
    /// A level nobody has asked for yet ("why not?").
    pub beyond: Option<(f64, &'a str)>,
    /// Draw the dot as a question.
    pub ask: bool,
}

struct Mark<'a> {
    x: f64,
    value: &'a str,
    word: &'a str,
    idea: bool,
}

/// Draws a [`Ruler`].
#[must_use]
pub fn ruler(ruler: &Ruler, words: &Words) -> String {
    let levels: Vec<_> = ruler.levels.iter().filter(|(_, v, _)| v.is_finite()).collect();
    let beyond = ruler.beyond.filter(|(v, _)| v.is_finite());
    let now = ruler.now.filter(|(v, _)| v.is_finite());
    let falling = levels.first().zip(levels.last()).is_some_and(|(a, b)| a.1 > b.1);
    let all = levels.iter().map(|l| l.1).chain(beyond.map(|b| b.0)).chain(now.map(|n| n.0));
    let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    let at = |value: f64| {
        let range = high / 2.0 - low / 2.0;
        let share = if range > 0.0 { (value / 2.0 - low / 2.0) / range } else { 0.0 };
        if falling { 1.0 - share } else { share }
    };
    let mut marks: Vec<Mark> = levels
        .iter()
        .map(|(kind, v, value)| Mark { x: at(*v), value, word: kind.word(words), idea: false })
        .collect();
    marks.extend(beyond.map(|(v, value)| Mark { x: at(v), value, word: words.why_not, idea: true }));
    marks.sort_by(|a, b| a.x.total_cmp(&b.x));
    let lines = lines(&marks);
    let rows = lines.iter().map(|(line, _)| *line).max().unwrap_or(0) as f64;

    let title = fill(words.ruler_title, &[("name", ruler.name)]);
    let mut svg = Svg::image("rule", 52.0 + LOWER * rows, ruler.id, &title, &describe(&levels, now, words));
    let ends = marks.iter().filter(|m| !m.idea).map(|m| m.x).chain(now.map(|n| at(n.0)));
    let (from, to) = ends.fold((1.0, 0.0), |(l, h): (f64, f64), x| (l.min(x), h.max(x)));
    if from <= to {
        svg.line("grid0", (At::Share(from), 12.0), (At::Share(to), 12.0));
    }
    for (mark, (line, anchor)) in marks.iter().zip(&lines) {
        let x = At::Share(mark.x);
        let lower = LOWER * *line as f64;
        if mark.idea {
            svg.line("paceline", (At::Share(to.min(mark.x)), 12.0), (x, 12.0));
            svg.circle("miss dash", x, 12.0, 4.5);
        } else {
            svg.line("tk", (x, 5.0), (x, 19.0 + lower));
        }
        let (dx, anchor) = (0.0, *anchor);
        let class = if mark.idea { "lbl" } else { "val" };
        // On a lower line the tick runs down to the label, so that text beside it keeps clear.
        svg.text(&Label { class, x, dx, y: 33.0 + lower, anchor, text: mark.value });
        svg.text(&Label { class: "lbl", x, dx, y: 48.0 + lower, anchor, text: mark.word });
    }
    if let Some((value, _)) = now {
        svg.circle(if ruler.ask { "now ask" } else { "now" }, At::Share(at(value)), 12.0, 5.5);
    }
    svg.finish()
}

/// For each mark the line its label stands on, and its anchor.
fn lines(marks: &[Mark]) -> Vec<(usize, Anchor)> {
    let mut taken: Vec<(usize, f64, f64)> = Vec::new();
    let mut out = Vec::with_capacity(marks.len());
    for mark in marks {
        let wide = width(mark.value, 13.0, false).max(width(mark.word, 12.0, false));
        let anchor = inside(mark.x * NARROW, wide, NARROW);
        let (left, right) = extent(mark.x * NARROW, 0.0, anchor, wide);
        let free =
            |line: usize| taken.iter().all(|(l, a, b)| *l != line || left >= b + 8.0 || right + 8.0 <= *a);
        let line = (0..marks.len()).find(|line| free(*line)).unwrap_or(0);
        taken.push((line, left, right));
        out.push((line, anchor));
    }
    out
}

fn describe(levels: &[&(LevelKind, f64, &str)], now: Option<(f64, &str)>, words: &Words) -> String {
    let told: Vec<String> = levels
        .iter()
        .enumerate()
        .map(|(i, (kind, _, value))| {
            let name = if i == 0 { kind.head(words) } else { kind.word(words) };
            fill(words.level_is, &[("level", name), ("value", value)])
        })
        .collect();
    let mut desc = told.join(words.comma);
    if !desc.is_empty() {
        desc.push_str(words.stop);
    }
    match now {
        Some((_, value)) => desc.push_str(&fill(words.now_is, &[("value", value)])),
        None => desc.push_str(words.no_value),
    }
    desc
}

#[cfg(test)]
mod tests {
    use super::LevelKind::{Baseline, Commit, Stretch, Target};
    use super::*;

    const W: &Words = &Words::ENGLISH;

    #[test]
    fn true_distances_with_an_idea_beyond() {
        let levels =
            [(Baseline, 4.0, "4%"), (Commit, 6.0, "6%"), (Target, 9.0, "9%"), (Stretch, 12.0, "12%")];
        let out = ruler(
            &Ruler {
                levels: &levels,
                now: Some((7.9, "7.9%")),
                beyond: Some((16.0, "16%")),
                ..Ruler::default()
            },
            W,
        );
        assert!(out.contains(r#"<circle class="now" cx="32.5%""#) && out.contains("why not?"), "{out}");
        assert!(out.contains("Baseline 4%, commit 6%, target 9%, stretch 12%. Now 7.9%."), "{out}");
        assert!(out.contains(r#"<line class="paceline" x1="66.67%""#), "{out}");
    }

    #[test]
    fn falling_runs_to_the_right_and_close_labels_go_lower() {
        let levels =
            [(Baseline, 52.0, "52 h"), (Commit, 30.0, "30 h"), (Target, 8.0, "8 h"), (Stretch, 4.0, "4 h")];
        let out = ruler(&Ruler { levels: &levels, now: Some((60.0, "60 h")), ..Ruler::default() }, W);
        assert!(
            out.contains(r#"<circle class="now" cx="0""#),
            "worse than the baseline is still shown: {out}"
        );
        assert!(out.contains(r#"height="86""#), "target and stretch are too close for one line: {out}");
    }

    #[test]
    fn absurd_numbers() {
        let levels = [(Baseline, f64::MIN, "a"), (Target, f64::MAX, "b"), (Stretch, f64::NAN, "c")];
        let out = ruler(&Ruler { levels: &levels, now: Some((f64::INFINITY, "x")), ..Ruler::default() }, W);
        assert!(!out.contains("NaN") && !out.contains("inf"), "{out}");
        assert!(ruler(&Ruler::default(), W).contains("No value yet."));
    }
}
