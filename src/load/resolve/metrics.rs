//! Series over quarters: one team's key results and health metrics that name the same metric.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::model::playbook::{Metric, MetricPoint, MetricRole, ObjectiveIndex, Playbook};
use crate::model::slug::slug;

/// Works the series out anew, for each team by itself.
pub fn link(playbook: &mut Playbook) {
    let mut objectives: Vec<Vec<ObjectiveIndex>> = vec![Vec::new(); playbook.teams.len()];
    for at in playbook.objectives() {
        objectives[playbook.quarters[at.quarter].teams[at.team].team].push(at);
    }
    let of_team = |(team, own): (usize, &Vec<ObjectiveIndex>)| series(playbook, team, own);
    let series: Vec<Vec<Metric>> = objectives.par_iter().enumerate().map(of_team).collect();
    playbook.metrics = series.into_iter().flatten().collect();
}

/// A team's series, by name; its objectives come oldest quarter first.
fn series(playbook: &Playbook, team: usize, objectives: &[ObjectiveIndex]) -> Vec<Metric> {
    let mut series: Vec<Metric> = Vec::new();
    // By the name as it is written: it is the same in most quarters, and a slug takes longer.
    let mut by_name: HashMap<&str, usize> = HashMap::new();
    let mut by_id: HashMap<String, usize> = HashMap::new();
    for &at in objectives {
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
            let index = *by_name.entry(name).or_insert_with(|| {
                *by_id.entry(slug(name)).or_insert_with_key(|id| {
                    series.push(Metric { team, name: name.to_owned(), id: id.clone(), points: Vec::new() });
                    series.len() - 1
                })
            });
            let metric = &mut series[index];
            if metric.points.last().is_none_or(|last| last.objective.quarter != at.quarter) {
                metric.points.push(MetricPoint { objective: at, role });
            }
        }
    }
    series.sort_by(|a, b| a.id.cmp(&b.id));
    series
}
