//! Series over quarters: one team's key results and health metrics that name the same metric.

use std::collections::HashMap;

use crate::model::playbook::{Metric, MetricPoint, MetricRole, Playbook};
use crate::model::slug::slug;

/// Works the series out anew.
pub fn link(playbook: &mut Playbook) {
    let mut series: Vec<Metric> = Vec::new();
    // By name as written first: it is the same in most quarters, and a slug takes longer.
    let mut by_name: HashMap<(usize, &str), usize> = HashMap::new();
    let mut by_id: HashMap<(usize, String), usize> = HashMap::new();
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
            let index = *by_name.entry((team, name)).or_insert_with(|| {
                *by_id.entry((team, slug(name))).or_insert_with_key(|(team, id)| {
                    let (team, id) = (*team, id.clone());
                    series.push(Metric { team, name: name.to_owned(), id, points: Vec::new() });
                    series.len() - 1
                })
            });
            let metric = &mut series[index];
            if metric.points.last().is_none_or(|last| last.objective.quarter != at.quarter) {
                metric.points.push(MetricPoint { objective: at, role });
            }
        }
    }
    series.sort_by(|a, b| (a.team, &a.id).cmp(&(b.team, &b.id)));
    playbook.metrics = series;
}
