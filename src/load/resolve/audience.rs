//! The audience filter: what one may not see is taken out here, before any other stage can count or link it.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::moved::Moved;
use super::{metrics, teams};
use crate::model::audience::Audience;
use crate::model::objective::Objective;
use crate::model::playbook::{
    About, Entry, NoteEntry, ObjectiveIndex, Playbook, Quarter, Support, TeamQuarter,
};
use crate::model::reflection::Reflection;

/// The playbook as an audience may see it. Hidden parts leave no trace: no entry, no link, no empty team or period.
#[must_use]
pub fn restrict(full: &Arc<Playbook>, audience: Audience) -> Arc<Playbook> {
    if audience == full.audience {
        return Arc::clone(full);
    }
    let shows_findings = audience.sees(full.config.checks.show_to);
    let mut moved = Moved::default();
    let mut quarters: Vec<Quarter> = Vec::new();
    let mut quarter_of: HashMap<usize, usize> = HashMap::new();
    for (q, quarter) in full.quarters.iter().enumerate() {
        moved.quarter();
        let mut teams = Vec::new();
        for team in &quarter.teams {
            let mut objectives = Vec::new();
            let to = |entry: &Entry| {
                audience.sees(entry.objective.visibility).then(|| {
                    objectives.push(entry.clone());
                    ObjectiveIndex {
                        quarter: quarters.len(),
                        team: teams.len(),
                        objective: objectives.len() - 1,
                    }
                })
            };
            moved.team(team.objectives.iter().map(to).collect());
            let all_hidden = objectives.is_empty() && !team.objectives.is_empty();
            let reflection = team
                .reflection
                .as_ref()
                .filter(|reflection| audience.sees(reflection.visibility) && !all_hidden)
                .cloned();
            if all_hidden || objectives.is_empty() && reflection.is_none() && team.path.is_none() {
                continue;
            }
            let (path, name) = (team.path.clone(), team.name.clone());
            let allow = if shows_findings { team.allow.clone() } else { Vec::new() };
            teams.push(TeamQuarter { team: team.team, path, name, objectives, reflection, allow });
        }
        let notes = full.notes.iter().any(|entry| entry.quarter == q && sees_note(full, audience, entry));
        let had_content = !quarter.teams.is_empty() || full.notes.iter().any(|entry| entry.quarter == q);
        if teams.is_empty() && !notes && had_content {
            moved.lost();
            continue;
        }
        quarter_of.insert(q, quarters.len());
        quarters.push(Quarter { teams, ..quarter.clone() });
    }
    let mut playbook = Playbook {
        config: Arc::clone(&full.config),
        audience,
        teams: full.teams.clone(),
        quarters,
        notes: Vec::new(),
        pages: full.pages.iter().filter(|page| audience.sees(page.visibility)).cloned().collect(),
        metrics: Vec::new(),
    };
    let notes = notes(full, audience, &moved, &quarter_of);
    for quarter in &mut playbook.quarters {
        for team in &mut quarter.teams {
            for entry in &mut team.objectives {
                relink(entry, audience, shows_findings, &moved);
            }
            if let Some(mut reflection) = team.reflection.take() {
                trim_reflection(&mut reflection, team);
                team.reflection = Some(reflection);
            }
        }
    }
    for (i, note) in notes.iter().enumerate() {
        if let About::Objective(at) | About::KeyResult(at, _) = note.about {
            playbook.quarters[at.quarter].teams[at.team].objectives[at.objective].notes.push(i);
        }
    }
    playbook.notes = notes;
    teams::name(&mut playbook);
    metrics::keep(&mut playbook, full, &moved);
    drop_unseen_teams(&mut playbook);
    Arc::new(playbook)
}

fn relink(entry: &mut Entry, audience: Audience, shows_findings: bool, moved: &Moved) {
    let parent = entry.parent.and_then(|support| {
        Some(Support { objective: moved.to(support.objective)?, key_result: support.key_result })
    });
    let lost_parent = parent.is_none() && entry.objective.supports.is_some();
    entry.parent = parent;
    entry.children = entry.children.iter().filter_map(|child| moved.to(*child)).collect();
    entry.notes.clear();
    let objective = &entry.objective;
    let drafts_hidden = objective.drafts.iter().any(|draft| !audience.sees(draft.visibility));
    let allows = !objective.allow.is_empty()
        || objective.key_results.iter().any(|key_result| !key_result.allow.is_empty());
    if lost_parent || drafts_hidden || allows && !shows_findings {
        let objective: &mut Objective = Arc::make_mut(&mut entry.objective);
        if lost_parent {
            objective.supports = None;
        }
        objective.drafts.retain(|draft| audience.sees(draft.visibility));
        if !shows_findings {
            objective.allow.clear();
            objective.key_results.iter_mut().for_each(|key_result| key_result.allow.clear());
        }
    }
}

/// A note is seen by those who may see both it and what it is about.
fn sees_note(full: &Playbook, audience: Audience, entry: &NoteEntry) -> bool {
    audience.sees(entry.note.visibility)
        && match entry.about {
            About::Objective(at) | About::KeyResult(at, _) => {
                audience.sees(full.entry(at).objective.visibility)
            }
            About::Quarter | About::Team(_) => true,
        }
}

fn notes(
    full: &Playbook,
    audience: Audience,
    moved: &Moved,
    quarter_of: &HashMap<usize, usize>,
) -> Vec<NoteEntry> {
    full.notes
        .iter()
        .filter(|entry| sees_note(full, audience, entry))
        .filter_map(|entry| {
            let about = match entry.about {
                About::Objective(at) => About::Objective(moved.to(at)?),
                About::KeyResult(at, i) => About::KeyResult(moved.to(at)?, i),
                about @ (About::Quarter | About::Team(_)) => about,
            };
            Some(NoteEntry {
                note: Arc::clone(&entry.note),
                quarter: *quarter_of.get(&entry.quarter)?,
                about,
            })
        })
        .collect()
}

fn trim_reflection(reflection: &mut Arc<Reflection>, visible: &TeamQuarter) {
    let has = |id: &str| visible.objectives.iter().any(|entry| entry.objective.id.value == id);
    let outcomes = reflection.outcomes.iter().all(|(id, _)| has(id));
    let key_results = reflection.key_results.iter().all(|(key, _)| visible.key_result(key).is_some());
    if !(outcomes && key_results) {
        let reflection = Arc::make_mut(reflection);
        reflection.outcomes.retain(|(id, _)| has(id));
        reflection.key_results.retain(|(key, _)| visible.key_result(key).is_some());
    }
}

/// A team that only a hidden file names is hidden too.
fn drop_unseen_teams(playbook: &mut Playbook) {
    let mut seen: BTreeSet<usize> =
        playbook.quarters.iter().flat_map(|quarter| &quarter.teams).map(|team| team.team).collect();
    seen.extend(playbook.notes.iter().filter_map(|note| match note.about {
        About::Team(team) => Some(team),
        _ => None,
    }));
    seen.extend((0..playbook.teams.len()).filter(|&i| playbook.teams[i].listed));
    if seen.len() == playbook.teams.len() {
        return;
    }
    let place: HashMap<usize, usize> = seen.iter().enumerate().map(|(new, old)| (*old, new)).collect();
    playbook.teams = seen
        .iter()
        .map(|&i| {
            let team = playbook.teams[i].clone();
            crate::model::playbook::Team {
                parent: team.parent.and_then(|parent| place.get(&parent).copied()),
                ..team
            }
        })
        .collect();
    for team in playbook.quarters.iter_mut().flat_map(|quarter| &mut quarter.teams) {
        team.team = place[&team.team];
    }
    for metric in &mut playbook.metrics {
        if metric.team != place[&metric.team] {
            Arc::make_mut(metric).team = place[&metric.team];
        }
    }
    for note in &mut playbook.notes {
        if let About::Team(team) = &mut note.about {
            *team = place[team];
        }
    }
}
