//! Looks references up: in the same period first, then in a longer one that holds it.

use std::collections::HashMap;

use super::super::codes::BROKEN_ALIGNMENT;
use super::super::nearest::nearest;
use crate::diagnostic::Diagnostic;
use crate::model::playbook::{About, ObjectiveIndex, Playbook, Support, Team};
use crate::model::reference::Reference;
use crate::model::slug::slug;
use crate::source::SourcePath;
use crate::span::Span;

/// Teams by id, and where they stand in each period.
pub struct Index {
    teams: Teams,
    /// Index into the period's teams, by period and team.
    of_period: HashMap<(usize, usize), usize>,
}

/// Teams by the slug of their id.
pub struct Teams(HashMap<String, usize>);

impl Teams {
    /// Indexes every team; of two with one slug, the first.
    pub fn new(teams: &[Team]) -> Self {
        let mut index = HashMap::with_capacity(teams.len());
        for (at, team) in teams.iter().enumerate() {
            index.entry(slug(&team.id)).or_insert(at);
        }
        Self(index)
    }

    /// The team that an id or a file's name means.
    pub fn get(&self, id: &str) -> Option<usize> {
        self.0.get(&slug(id)).copied()
    }
}

/// A reference that leads nowhere.
pub struct Miss {
    written: String,
    missing: String,
    near: Option<String>,
}

impl Miss {
    /// What to say of it.
    pub fn diagnostic(self, path: &SourcePath, span: Span, key: &str) -> Diagnostic {
        let diagnostic = Diagnostic::new(
            &BROKEN_ALIGNMENT,
            path,
            span,
            format!("`{key}: {}` leads nowhere: {}", self.written, self.missing),
        );
        match self.near {
            Some(near) => diagnostic.label(format!("did you mean {near}?")).patch(span, near),
            None => diagnostic.label("names nothing in this period"),
        }
    }
}

impl Index {
    /// Indexes every team's quarter.
    pub fn new(playbook: &Playbook, teams: Teams) -> Self {
        let quarters = playbook.quarters.iter().enumerate();
        let places = quarters.flat_map(|(q, quarter)| {
            quarter.teams.iter().enumerate().map(move |(at, team)| ((q, team.team), at))
        });
        Self { teams, of_period: places.collect() }
    }

    fn find(&self, playbook: &Playbook, quarter: usize, team: usize, id: &str) -> Option<ObjectiveIndex> {
        let at = *self.of_period.get(&(quarter, team))?;
        let own = &playbook.quarters[quarter].teams[at].objectives;
        let objective = called(own.iter().map(|entry| entry.objective.id.as_str()), id)?;
        Some(ObjectiveIndex { quarter, team: at, objective })
    }

    /// What `supports` names.
    pub fn support(
        &self,
        playbook: &Playbook,
        quarter: usize,
        reference: &Reference,
    ) -> Result<Support, Miss> {
        let objective = self.objective(playbook, quarter, reference)?;
        let key_result = match &reference.key_result {
            None => None,
            Some(id) => Some(self.key_result(playbook, objective, id, reference)?),
        };
        Ok(Support { objective, key_result })
    }

    /// What `about` names.
    pub fn about(&self, playbook: &Playbook, quarter: usize, reference: &Reference) -> Result<About, Miss> {
        let Some(_) = &reference.objective else {
            return match self.teams.get(&reference.team) {
                Some(team) => Ok(About::Team(team)),
                None => Err(self.no_team(playbook, reference)),
            };
        };
        let support = self.support(playbook, quarter, reference)?;
        Ok(support
            .key_result
            .map_or(About::Objective(support.objective), |i| About::KeyResult(support.objective, i)))
    }

    fn objective(
        &self,
        playbook: &Playbook,
        quarter: usize,
        reference: &Reference,
    ) -> Result<ObjectiveIndex, Miss> {
        let id = reference.objective.as_deref().unwrap_or_default();
        let periods = match reference.period {
            Some(period) => {
                playbook.quarters.iter().position(|quarter| quarter.period == period).into_iter().collect()
            }
            None => around(playbook, quarter),
        };
        let Some(team) = self.teams.get(&reference.team) else {
            return Err(self.no_team(playbook, reference));
        };
        if let Some(at) = periods.iter().find_map(|&quarter| self.find(playbook, quarter, team, id)) {
            return Ok(at);
        }
        let of_team = |same: bool| {
            playbook
                .objectives()
                .filter(|at| periods.contains(&at.quarter))
                .filter(|at| (playbook.quarters[at.quarter].teams[at.team].team == team) == same)
                .map(|at| format!("{}/{}", playbook.team_of(at).id, *playbook.entry(at).objective.id))
                .collect::<Vec<_>>()
        };
        let written = format!("{}/{id}", reference.team);
        let (own, others) = (of_team(true), of_team(false));
        let near = nearest(&written, own.iter().map(String::as_str))
            .or_else(|| others.iter().map(String::as_str).find(|other| other.ends_with(&format!("/{id}"))))
            .or_else(|| nearest(&written, others.iter().map(String::as_str)));
        Err(Miss {
            missing: format!("{} has no objective `{id}` in this period", reference.team),
            near: near.map(|near| with_rest(near, reference)),
            written: reference.to_string(),
        })
    }

    fn key_result(
        &self,
        playbook: &Playbook,
        at: ObjectiveIndex,
        id: &str,
        reference: &Reference,
    ) -> Result<usize, Miss> {
        let key_results = &playbook.entry(at).objective.key_results;
        called(key_results.iter().map(|key_result| key_result.id.as_str()), id)
            .or_else(|| id.parse::<usize>().ok()?.checked_sub(1).filter(|i| *i < key_results.len()))
            .ok_or_else(|| {
                let objective = reference.objective.as_deref().unwrap_or_default();
                let near = nearest(id, key_results.iter().map(|key_result| key_result.id.as_str()));
                Miss {
                    missing: format!(
                        "that objective has {} key results, none called `{id}`",
                        key_results.len()
                    ),
                    near: near.map(|near| format!("{}/{objective}/{near}", reference.team)),
                    written: reference.to_string(),
                }
            })
    }

    fn no_team(&self, playbook: &Playbook, reference: &Reference) -> Miss {
        let near = nearest(&reference.team, playbook.teams.iter().map(|team| team.id.as_str()));
        Miss {
            missing: format!("no team is called `{}`", reference.team),
            near: near.map(|near| Reference { team: near.to_owned(), ..reference.clone() }.to_string()),
            written: reference.to_string(),
        }
    }
}

/// Which of some ids is meant: capitals and accents make no difference, but most write it as it stands.
fn called<'a>(mut ids: impl Iterator<Item = &'a str> + Clone, id: &str) -> Option<usize> {
    ids.clone().position(|own| own == id).or_else(|| {
        let id = slug(id);
        ids.position(|own| slug(own) == id)
    })
}

fn with_rest(near: &str, reference: &Reference) -> String {
    let period = reference.period.map_or_else(String::new, |period| format!("{period}/"));
    let key_result = reference.key_result.as_ref().map_or_else(String::new, |id| format!("/{id}"));
    format!("{period}{near}{key_result}")
}

/// The period itself, then those that hold it, the shorter first.
fn around(playbook: &Playbook, quarter: usize) -> Vec<usize> {
    let this = &playbook.quarters[quarter];
    let mut around: Vec<usize> = (0..playbook.quarters.len())
        .filter(|&i| {
            let other = &playbook.quarters[i];
            i != quarter && other.start <= this.start && other.end >= this.end
        })
        .collect();
    around.sort_by_key(|&i| playbook.quarters[i].period.months());
    around.insert(0, quarter);
    around
}
