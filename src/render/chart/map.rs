//! The alignment tree: a box per objective, a line to the one key result it means to move, columns by depth.
//!
//! Boxes have true sizes, so this is the one chart with a `viewBox`; on phones and beyond [`MAX_NODES`] the list
//! beside it stands alone.

mod boxes;
mod layout;

use super::svg::id_part;
use super::words::Words;
use crate::render::escape;
use crate::render::number::coordinate;
use boxes::Box;
use layout::{COLUMN, Layout, WIDTH};

/// A larger tree is no picture any more.
pub const MAX_NODES: usize = 300;
/// Nor is a deeper one.
pub const MAX_COLUMNS: usize = 6;

/// A key result inside a box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KeyResultLine<'a> {
    /// Its short name.
    pub label: &'a str,
    /// Its score, where there is one.
    pub score: Option<f64>,
    /// Draw the dot as a question ("too safe?").
    pub ask: bool,
}

/// What an objective supports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supports<'a> {
    /// The [`Node::id`] of the other objective.
    pub node: &'a str,
    /// Which of its key results, from 0; the objective as a whole otherwise.
    pub key_result: Option<usize>,
}

/// An objective.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Node<'a> {
    /// Its name in [`Supports`]; the first of two alike counts.
    pub id: &'a str,
    /// Its page.
    pub href: &'a str,
    /// Its team.
    pub team: &'a str,
    /// Its owner; empty where nobody is named.
    pub owner: &'a str,
    /// Its wording.
    pub title: &'a str,
    /// Its key results.
    pub key_results: &'a [KeyResultLine<'a>],
    /// What it supports; an unknown name counts as nothing, and a circle is cut at its first member.
    pub supports: Option<Supports<'a>>,
    /// It should support something and does not.
    pub loose: bool,
}

/// Draws the tree, or nothing where only the list can be read. `title` names it, `columns` are the words over each
/// depth.
#[must_use]
pub fn map(id: &str, title: &str, columns: &[&str], nodes: &[Node], words: &Words) -> Option<String> {
    if nodes.is_empty() || nodes.len() > MAX_NODES {
        return None;
    }
    let boxes: Vec<Box> = nodes.iter().map(Box::of).collect();
    let layout = Layout::of(nodes, &boxes)?;
    let mut out = String::with_capacity(nodes.len() * 1200);
    let id = id_part(id);
    let width = layout.columns as f64 * COLUMN - (COLUMN - WIDTH) + 2.0;
    out.push_str(&format!(
        "<svg class=\"tree\" width=\"{}\" viewBox=\"-1 -26 {} {}\" role=\"group\" aria-labelledby=\"{id}-t\"><title id=\"{id}-t\">{}</title>",
        coordinate(width),
        coordinate(width),
        coordinate(layout.bottom + 34.0),
        escape::escape(title)
    ));
    if layout.trees {
        for (i, head) in columns.iter().enumerate().take(layout.depth) {
            let head = super::measure::wrap(head, 12.0, false, WIDTH, 1);
            text(&mut out, "", i as f64 * COLUMN, -10.0, head.first().map_or("", String::as_str));
        }
    }
    for (child, node) in nodes.iter().enumerate() {
        if let Some(parent) = layout.parents[child] {
            let port = node.supports.and_then(|s| s.key_result);
            edge(&mut out, &layout, &boxes, (parent, port), child);
        }
    }
    for i in &layout.order {
        boxes[*i].draw(&mut out, &nodes[*i], layout.places[*i]);
    }
    if let Some(y) = layout.loose_at {
        text(&mut out, "lbl", 0.0, y - 10.0, words.loose);
    }
    out.push_str("</svg>");
    Some(out)
}

/// A line from a key result's end of the parent's box to the middle of the child's.
fn edge(out: &mut String, layout: &Layout, boxes: &[Box], from: (usize, Option<usize>), child: usize) {
    let (parent, port) = from;
    let (px, py) = layout.places[parent];
    let (cx, cy) = layout.places[child];
    let (x1, y1) = (px + WIDTH, py + boxes[parent].port(port));
    let (x2, y2) = (cx, cy + boxes[child].height / 2.0);
    let [x1, y1, x2, y2, mid] = [x1, y1, x2, y2, f64::midpoint(x1, x2)].map(coordinate);
    out.push_str(&format!("<circle class=\"port\" cx=\"{x1}\" cy=\"{y1}\" r=\"3\"/>"));
    out.push_str(&format!("<path class=\"edge\" d=\"M{x1} {y1}C{mid} {y1} {mid} {y2} {x2} {y2}\"/>"));
}

fn text(out: &mut String, class: &str, x: f64, y: f64, words: &str) {
    out.push_str("<text");
    if !class.is_empty() {
        out.push_str(&format!(" class=\"{class}\""));
    }
    out.push_str(&format!(" x=\"{}\" y=\"{}\">", coordinate(x), coordinate(y)));
    escape::push(out, words);
    out.push_str("</text>");
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: &Words = &Words::ENGLISH;

    fn node<'a>(id: &'a str, supports: Option<&'a str>) -> Node<'a> {
        Node {
            id,
            href: "o.html?a=1&b=\"",
            team: "Telesales",
            owner: "Tao Wen",
            title: "Make the spring fair the week the whole trade talks to us",
            key_results: &[
                KeyResultLine { label: "Meetings booked", score: Some(0.476), ask: false },
                KeyResultLine { label: "Leads", score: None, ask: false },
            ],
            supports: supports.map(|node| Supports { node, key_result: Some(1) }),
            loose: false,
        }
    }

    #[test]
    fn boxes_lines_and_links() {
        let nodes = [node("a", None), node("b", Some("a")), Node { loose: true, ..node("c", None) }];
        let out = map("m", "Tree", &["Company", "supports it"], &nodes, W).expect("a small tree is drawn");
        assert_eq!(out.matches("<a href=\"o.html?a=1&amp;b=&quot;\">").count(), 3);
        assert_eq!((out.matches("\"edge\"").count(), out.matches("node loose").count()), (1, 1));
        assert!(out.contains("supports nothing yet") && out.contains(">Telesales · Tao Wen<"), "{out}");
        assert!(out.contains(">Make the spring fair the week the<"), "{out}");
        assert_eq!(out.matches("\"now\"").count(), 3, "no dot without a score");
    }

    #[test]
    fn circles_and_unknown_names_are_cut() {
        let nodes =
            [node("a", Some("b")), node("b", Some("a")), node("c", Some("c")), node("d", Some("nobody"))];
        let out = map("m", "t", &[], &nodes, W).expect("drawn");
        assert_eq!(out.matches("\"edge\"").count(), 1);
        assert_eq!(out.matches("<a ").count(), 4);
    }

    #[test]
    fn too_many_or_too_deep_is_no_picture() {
        let ids: Vec<String> = (0..=MAX_NODES).map(|i| format!("n{i}")).collect();
        let many: Vec<Node> = ids.iter().map(|id| node(id, None)).collect();
        assert!(map("m", "t", &[], &many, W).is_none() && map("m", "t", &[], &[], W).is_none());
        assert!(map("m", "t", &[], &many[1..], W).is_some());
        let chain: Vec<Node> =
            (0..8).map(|i| node(&ids[i], i.checked_sub(1).map(|p| ids[p].as_str()))).collect();
        assert!(map("m", "t", &[], &chain, W).is_none());
    }

    #[test]
    fn no_two_boxes_overlap() {
        let ids: Vec<String> = (0..200).map(|i| format!("n{i}")).collect();
        let nodes: Vec<Node> = (0..200usize)
            .map(|i| {
                let parent = if i < 3 || i % 5 == 0 { None } else { Some(ids[i / 4].as_str()) };
                Node { loose: i >= 3 && i % 5 == 0, ..node(&ids[i], parent) }
            })
            .collect();
        let boxes: Vec<Box> = nodes.iter().map(Box::of).collect();
        let layout = Layout::of(&nodes, &boxes).expect("drawn");
        for i in 0..nodes.len() {
            for j in 0..i {
                let ((ax, ay), (bx, by)) = (layout.places[i], layout.places[j]);
                let apart = (ax - bx).abs() > 1.0 || ay + boxes[i].height <= by || by + boxes[j].height <= ay;
                assert!(apart, "{i} and {j}");
            }
        }
        assert_eq!(layout.order.len(), nodes.len());
    }
}
