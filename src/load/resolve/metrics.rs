//! Series over quarters: one team's key results and health metrics that name the same metric.

use std::collections::BTreeMap;

use crate::model::playbook::{Metric, MetricPoint, MetricRole, Playbook};
use crate::model::slug::slug;

/// Works the series out anew.
pub fn link(playbook: &mut Playbook) {
    let mut series: BTreeMap<(usize, String), Metric> = BTreeMap::new();
    for at in playbook.objectives() {
        let team = playbook.quarters[at.quarter].teams[at.team].team;
        let objective = &playbook.entry(at).objective;
        let key_results = objective.key_results.iter().enumerate().filter_map(|(i, key_result)| {
            Some((key_result.metric.as_ref()?.value.as_str(), MetricRole::KeyResult(i)))
        });
        let health = objective
            .health_metrics
            .iter()
            .enumerate()
            .map(|(i, health)| (health.metric.value.as_str(), MetricRole::Health(i)));
        for (name, role) in key_results.chain(health) {
            let id = slug(name);
            let metric = series.entry((team, id.clone())).or_insert_with(|| Metric {
                team,
                name: name.to_owned(),
                id,
                points: Vec::new(),
            });
            if metric.points.last().is_none_or(|last| last.objective.quarter != at.quarter) {
                metric.points.push(MetricPoint { objective: at, role });
            }
        }
    }
    playbook.metrics = series.into_values().collect();
}
