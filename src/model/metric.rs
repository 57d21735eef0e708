//! A metric of a team over quarters: a key result or a health metric in each.

use super::key_result::KeyResult;
use super::objective::HealthMetric;
use super::playbook::{ObjectiveIndex, Playbook};

/// One metric of one team over quarters.
#[derive(Debug, Clone)]
pub struct Metric {
    /// Index into [`Playbook::teams`].
    pub team: usize,
    /// Its name, as first written.
    pub name: String,
    /// What links hold on to; unique within the team.
    pub id: String,
    /// Oldest quarter first; at most one key result or health metric a quarter, the first written.
    pub points: Vec<MetricPoint>,
}

/// A metric in one quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MetricPoint {
    /// The objective it stands under.
    pub objective: ObjectiveIndex,
    /// What it was there.
    pub role: MetricRole,
}

/// What a metric was in a quarter, by index into the objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetricRole {
    /// A key result.
    KeyResult(usize),
    /// A health metric.
    Health(usize),
}

impl Metric {
    /// Its point in a quarter.
    #[must_use]
    pub fn of_quarter(&self, quarter: usize) -> Option<MetricPoint> {
        let found = self.points.binary_search_by_key(&quarter, |point| point.objective.quarter);
        found.ok().map(|i| self.points[i])
    }

    /// The key result or health metric of a point.
    #[must_use]
    pub fn at<'a>(&self, playbook: &'a Playbook, point: MetricPoint) -> MetricAt<'a> {
        let objective = &playbook.entry(point.objective).objective;
        match point.role {
            MetricRole::KeyResult(i) => MetricAt::KeyResult(&objective.key_results[i]),
            MetricRole::Health(i) => MetricAt::Health(&objective.health_metrics[i]),
        }
    }
}

/// What a metric was in a quarter.
#[derive(Debug, Clone, Copy)]
pub enum MetricAt<'a> {
    /// A key result.
    KeyResult(&'a KeyResult),
    /// A health metric.
    Health(&'a HealthMetric),
}

impl<'a> MetricAt<'a> {
    /// The last known number.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        match self {
            Self::KeyResult(key_result) => {
                key_result.latest().and_then(|check_in| check_in.value.as_ref()).map(|value| value.value)
            }
            Self::Health(health) => health.value.as_ref().map(|value| value.value),
        }
    }

    /// The unit of its numbers.
    #[must_use]
    pub fn unit(self) -> Option<&'a str> {
        match self {
            Self::KeyResult(key_result) => key_result.unit.as_deref(),
            Self::Health(health) => health.unit.as_deref(),
        }
    }
}
