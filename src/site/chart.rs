//! What is drawn, as data; the render floor knows how.

use serde::{Deserialize, Serialize};

/// A drawing. Scores and shares are 0 to 1, texts are ready to be read.
// Each field means what the field of that name means where it is drawn, in `render::chart`.
#[expect(missing_docs, reason = "documented where they are drawn")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Chart {
    /// A key result on the shared scale.
    Strip { id: String, name: String, score: Option<f64>, pace: Option<f64>, ask: bool, zones: Zones },
    /// The shared scale's axis over a column of strips.
    Axis { zones: Zones, names: bool },
    /// A key result's own scale.
    Scale {
        id: String,
        name: String,
        levels: Vec<Level>,
        now: Option<(f64, String)>,
        pace: Option<(f64, String)>,
        ask: bool,
    },
    /// Check-ins over the period.
    Trend {
        id: String,
        name: String,
        levels: Vec<Level>,
        check_ins: Vec<CheckIn>,
        pace: Vec<(f64, f64)>,
        ticks: Vec<(f64, String)>,
        ask: bool,
    },
    /// Confidence over check-ins.
    Spark { id: String, confidences: Vec<Option<f64>> },
    /// One confidence.
    Confidence { id: String, confidence: Option<f64> },
    /// The period as a line.
    Weeks {
        id: String,
        title: String,
        desc: String,
        now: Option<(f64, String)>,
        check_ins: Vec<f64>,
        ticks: Vec<(f64, String)>,
        events: Vec<(f64, f64, String)>,
    },
    /// The scores of an objective.
    Dots { id: String, dots: Vec<(String, f64, bool)>, zones: Zones },
    /// The scores of a period.
    Swarm { id: String, period: String, scores: Vec<f64>, zones: Zones },
    /// How sure, and how it ended: confidence, reached, missed.
    Calibration { id: String, bins: Vec<(f64, usize, usize)> },
    /// A metric over the last periods.
    History { id: String, name: String, periods: Vec<(String, f64, String)> },
    /// A metric over all periods: label, number, whether it was a key result then.
    Series {
        id: String,
        name: String,
        points: Vec<(String, Option<(f64, String)>, bool)>,
        grid: Vec<(f64, String)>,
    },
    /// A range to keep.
    Health {
        id: String,
        name: String,
        low: Option<(f64, String)>,
        high: Option<(f64, String)>,
        now: Option<(f64, String)>,
        outside: bool,
    },
    /// Who supports whom.
    Map { id: String, title: String, nodes: Vec<Node> },
    /// The team's verdict as a moon: `yes`, `partly`, `no`.
    Moon { reached: String },
    /// A box, ticked or not.
    Tick { done: bool },
}

/// Where the shared scale changes its shade.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Zones {
    /// Score of the commit level.
    pub commit: Option<f64>,
    /// Score of the target.
    pub target: Option<f64>,
}

/// A level on a scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Level {
    /// `baseline`, `commit`, `target`, `stretch`.
    pub name: String,
    /// The score at it.
    pub score: f64,
    /// Its number, as it is read.
    pub value: String,
}

/// A check-in on a trend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckIn {
    /// Share of the period.
    pub at: f64,
    /// The day, as it is read.
    pub date: String,
    /// The score then, and the number.
    pub value: Option<(f64, String)>,
    /// How sure.
    pub confidence: Option<f64>,
}

/// An objective on the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Its address, which is also its name.
    pub href: String,
    /// Its team.
    pub team: String,
    /// Its owner; empty where nobody is named.
    pub owner: String,
    /// Its wording.
    pub title: String,
    /// Name, score, and whether it is asked about.
    pub key_results: Vec<(String, Option<f64>, bool)>,
    /// What it supports: the other's address, and the key result's index.
    pub supports: Option<(String, Option<usize>)>,
    /// It should support something and does not.
    pub loose: bool,
}
