//! One objective's box: its size from its wrapped words, and its drawing.

use super::{Node, text};
use crate::render::chart::level::drawn;
use crate::render::chart::measure::wrap;
use crate::render::escape;
use crate::render::number::coordinate;

use super::layout::WIDTH;

const PAD: f64 = 16.0;
/// Where a box's small scales begin, and how wide they are.
const BAR_AT: f64 = 218.0;
const BAR: f64 = 54.0;

/// A box before it has a place; heights are from its top.
pub(super) struct Box {
    head: String,
    title: Vec<String>,
    key_results: Vec<(f64, Vec<String>)>,
    pub height: f64,
}

impl Box {
    pub fn of(node: &Node) -> Self {
        let head = if node.owner.is_empty() {
            node.team.to_owned()
        } else {
            format!("{} · {}", node.team, node.owner)
        };
        let head = wrap(&head, 12.0, false, WIDTH - PAD * 2.0, 1).into_iter().next().unwrap_or_default();
        let title = wrap(node.title, 14.0, true, WIDTH - PAD * 2.0, 6);
        let mut base = 45.0 + 19.0 * title.len().saturating_sub(1) as f64;
        let mut key_results = Vec::with_capacity(node.key_results.len());
        for (i, key_result) in node.key_results.iter().enumerate() {
            base += if i == 0 { 29.0 } else { 24.0 };
            let lines = wrap(key_result.label, 12.0, false, BAR_AT - PAD - 10.0, 2);
            let first = base;
            base += 15.0 * lines.len().saturating_sub(1) as f64;
            key_results.push((first, lines));
        }
        Self { head, title, key_results, height: base + 21.0 }
    }

    /// How far below the top a line from a key result begins; from the box as a whole, in its middle.
    pub fn port(&self, key_result: Option<usize>) -> f64 {
        key_result.and_then(|i| self.key_results.get(i)).map_or(self.height / 2.0, |(base, _)| base - 4.0)
    }

    pub fn draw(&self, out: &mut String, node: &Node, (x, y): (f64, f64)) {
        out.push_str("<a href=\"");
        escape::push(out, node.href);
        out.push_str(&format!(
            "\"><rect class=\"node{}\" x=\"{}\" y=\"{}\" width=\"{WIDTH}\" height=\"{}\" rx=\"6\"/>",
            if node.loose { " loose" } else { "" },
            coordinate(x),
            coordinate(y),
            coordinate(self.height)
        ));
        text(out, "tt", x + PAD, y + 24.0, &self.head);
        for (i, line) in self.title.iter().enumerate() {
            text(out, "ot", x + PAD, y + 45.0 + 19.0 * i as f64, line);
        }
        for ((base, lines), key_result) in self.key_results.iter().zip(node.key_results) {
            for (i, line) in lines.iter().enumerate() {
                text(out, "kt", x + PAD, y + base + 15.0 * i as f64, line);
            }
            let middle = y + base - 4.0;
            for (class, from, to) in [("z1", 0.0, 0.3), ("z2", 0.3, 0.7), ("z3", 0.7, 1.0)] {
                out.push_str(&format!(
                    "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"6\"/>",
                    coordinate(x + BAR_AT + BAR * from),
                    coordinate(middle - 3.0),
                    coordinate(BAR * (to - from))
                ));
            }
            if let Some(score) = drawn(key_result.score) {
                out.push_str(&format!(
                    "<circle class=\"now{}\" cx=\"{}\" cy=\"{}\" r=\"4.5\"/>",
                    if key_result.ask { " ask" } else { "" },
                    coordinate(x + BAR_AT + BAR * score),
                    coordinate(middle)
                ));
            }
        }
        out.push_str("</a>");
    }
}
