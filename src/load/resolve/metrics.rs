//! Series over quarters: one team's key results and health metrics that name the same metric, and key results that come
//! again without naming one.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::moved::Moved;
use super::unnamed;
use crate::memo::Memo;
use crate::model::metric::{Metric, MetricPoint, MetricRole};
use crate::model::objective::Objective;
use crate::model::playbook::{ObjectiveIndex, Playbook};
use crate::model::slug::slug;

/// The series of each team, by its objectives: those of a team that nobody wrote to stand.
pub type Series = Memo<usize, Vec<Placed>, Vec<Arc<Metric>>>;

/// An objective in its place.
#[derive(Debug)]
pub struct Placed {
    /// Where it stands.
    pub at: ObjectiveIndex,
    /// Its quarter: the months, the first day and the last.
    pub quarter: (u8, Date, Date),
    /// As written.
    pub objective: Arc<Objective>,
}

/// The very same: its words need not be looked at.
impl PartialEq for Placed {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at && self.quarter == other.quarter && Arc::ptr_eq(&self.objective, &other.objective)
    }
}

/// All series, worked out for each team by itself.
pub fn of(playbook: &Playbook, known: &mut Series) -> Vec<Arc<Metric>> {
    let of_teams = placed(playbook).into_iter().enumerate().collect();
    let series = known.round(of_teams, |team, own| series(*team, own));
    series.into_iter().flatten().collect()
}

/// Takes over the series of a playbook of which some parts were taken out; those of a team that lost one are worked out
/// anew. The teams are still those of the whole.
pub fn keep(playbook: &mut Playbook, full: &Playbook, moved: &Moved) {
    let mut lost = vec![false; full.teams.len()];
    for at in full.objectives().filter(|at| moved.to(*at).is_none()) {
        lost[full.quarters[at.quarter].teams[at.team].team] = true;
    }
    let anew = if lost.contains(&true) { placed(playbook) } else { Vec::new() };
    let mut kept = full.metrics.iter().peekable();
    for (team, lost) in lost.into_iter().enumerate() {
        let own = std::iter::from_fn(|| kept.next_if(|metric| metric.team == team));
        if lost {
            own.for_each(drop);
            playbook.metrics.extend(series(team, &anew[team]));
        } else {
            playbook.metrics.extend(own.map(|metric| moved_along(metric, moved)));
        }
    }
}

fn moved_along(metric: &Arc<Metric>, moved: &Moved) -> Arc<Metric> {
    let mut metric = Arc::clone(metric);
    for i in 0..metric.points.len() {
        let at = metric.points[i].objective;
        if let Some(to) = moved.to(at).filter(|to| *to != at) {
            Arc::make_mut(&mut metric).points[i].objective = to;
        }
    }
    metric
}

/// Every team's objectives, oldest quarter first.
fn placed(playbook: &Playbook) -> Vec<Vec<Placed>> {
    let mut placed: Vec<Vec<Placed>> = playbook.teams.iter().map(|_| Vec::new()).collect();
    for at in playbook.objectives() {
        let quarter = &playbook.quarters[at.quarter];
        placed[quarter.teams[at.team].team].push(Placed {
            at,
            quarter: (quarter.period.months(), quarter.start, quarter.end),
            objective: Arc::clone(&playbook.entry(at).objective),
        });
    }
    placed
}

/// A team's series, by name; its objectives come oldest quarter first.
fn series(team: usize, objectives: &[Placed]) -> Vec<Arc<Metric>> {
    let mut series: Vec<Metric> = Vec::new();
    // By the name as it is written: it is the same in most quarters, and a slug takes longer.
    let mut by_name: HashMap<&str, usize> = HashMap::new();
    let mut by_id: HashMap<String, usize> = HashMap::new();
    for Placed { at, objective, .. } in objectives {
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
                metric.points.push(MetricPoint { objective: *at, role });
            }
        }
    }
    for line in unnamed::series(objectives) {
        // A metric may be called by the same words; "index" is the folder's own page.
        let mut id = slug(&line.address);
        while by_id.contains_key(&id) || id == "index" {
            id.push_str("-2");
        }
        by_id.insert(id.clone(), series.len());
        series.push(Metric { team, name: line.name, id, points: line.points });
    }
    series.sort_by(|a, b| a.id.cmp(&b.id));
    series.into_iter().map(Arc::new).collect()
}
