//! Where each box goes: children beside their parent, each family in its own band, so that nothing can overlap.

use std::collections::HashMap;

use super::boxes::Box;
use super::{MAX_COLUMNS, Node};

/// A box's width, and the distance of two columns.
pub(super) const WIDTH: f64 = 288.0;
pub(super) const COLUMN: f64 = 330.0;
const GAP: f64 = 32.0;
/// Columns of boxes that have no line at all.
const GRID: usize = 3;

pub(super) struct Layout {
    /// Top left corner of each node.
    pub places: Vec<(f64, f64)>,
    /// The parent of each node after circles were cut.
    pub parents: Vec<Option<usize>>,
    /// Nodes as they are read: each parent before its children.
    pub order: Vec<usize>,
    pub columns: usize,
    pub depth: usize,
    pub bottom: f64,
    pub trees: bool,
    /// Top of the boxes that hang loose.
    pub loose_at: Option<f64>,
}

impl Layout {
    /// Nothing when the tree is deeper than a page is wide.
    pub fn of(nodes: &[Node], boxes: &[Box]) -> Option<Self> {
        let parents = parents(nodes);
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
        for (i, parent) in parents.iter().enumerate() {
            if let Some(parent) = parent {
                children[*parent].push(i);
            }
        }
        let depth = (0..nodes.len()).map(|i| ancestors(&parents, i)).max().unwrap_or(0) + 1;
        if depth > MAX_COLUMNS {
            return None;
        }
        let roots = || (0..nodes.len()).filter(|i| parents[*i].is_none());
        let single = |i: &usize| nodes[*i].loose && children[*i].is_empty();
        let mut layout = Self {
            places: vec![(0.0, 0.0); nodes.len()],
            order: Vec::with_capacity(nodes.len()),
            columns: depth.max(GRID),
            depth,
            bottom: 0.0,
            trees: roots().any(|i| !nodes[i].loose),
            loose_at: None,
            parents: Vec::new(),
        };
        let mut y = 0.0;
        for root in roots().filter(|i| !nodes[*i].loose) {
            y = layout.family(root, 0, y, boxes, &children) + GAP;
        }
        let mut grid: Vec<usize> = roots().filter(single).collect();
        let loose_families: Vec<usize> = roots().filter(|i| nodes[*i].loose && !single(i)).collect();
        if !loose_families.is_empty() || !grid.is_empty() {
            if layout.trees {
                y += 28.0;
            }
            layout.loose_at = Some(y);
        }
        for root in loose_families {
            y = layout.family(root, 0, y, boxes, &children) + GAP;
        }
        while !grid.is_empty() {
            let row: Vec<usize> = grid.drain(..grid.len().min(layout.columns)).collect();
            for (column, i) in row.iter().enumerate() {
                layout.places[*i] = (column as f64 * COLUMN, y);
                layout.order.push(*i);
            }
            y += row.iter().map(|i| boxes[*i].height).fold(0.0, f64::max) + GAP;
        }
        layout.bottom = (y - GAP).max(0.0);
        layout.parents = parents;
        Some(layout)
    }

    /// Places a node and all under it into a band that begins at `top`; gives the band's end. As deep as the columns.
    fn family(
        &mut self,
        node: usize,
        column: usize,
        top: f64,
        boxes: &[Box],
        children: &[Vec<usize>],
    ) -> f64 {
        self.order.push(node);
        let own = boxes[node].height;
        let band = height(node, boxes, children);
        let below = stacked(node, boxes, children);
        self.places[node] = (column as f64 * COLUMN, top + (band - own) / 2.0);
        let mut y = top + (band - below) / 2.0;
        for child in &children[node] {
            y = self.family(*child, column + 1, y, boxes, children) + GAP;
        }
        top + band
    }
}

/// The height of a node's band: its own, or that of its children if they need more.
fn height(node: usize, boxes: &[Box], children: &[Vec<usize>]) -> f64 {
    boxes[node].height.max(stacked(node, boxes, children))
}

fn stacked(node: usize, boxes: &[Box], children: &[Vec<usize>]) -> f64 {
    let all: f64 = children[node].iter().map(|child| height(*child, boxes, children) + GAP).sum();
    (all - GAP).max(0.0)
}

/// Parents by index; a name nobody has is none, and so is the link that would close a circle.
fn parents(nodes: &[Node]) -> Vec<Option<usize>> {
    let mut by_id: HashMap<&str, usize> = HashMap::with_capacity(nodes.len());
    for (i, node) in nodes.iter().enumerate() {
        by_id.entry(node.id).or_insert(i);
    }
    let mut parents: Vec<Option<usize>> =
        nodes.iter().map(|n| n.supports.and_then(|s| by_id.get(s.node).copied())).collect();
    for i in 0..nodes.len() {
        let mut at = parents[i];
        for _ in 0..nodes.len() {
            match at {
                Some(up) if up == i => {
                    parents[i] = None;
                    break;
                }
                Some(up) => at = parents[up],
                None => break,
            }
        }
    }
    parents
}

fn ancestors(parents: &[Option<usize>], node: usize) -> usize {
    std::iter::successors(parents[node], |up| parents[*up]).count()
}
