//! The board of a period: objectives with their key results as rows, verdicts and scores; on several pages.

use serde::Serialize;

use crate::model::playbook::ObjectiveIndex;
use crate::model::reflection::Reached;
use crate::site::Site;
use crate::site::chart::{Chart, Zones};
use crate::site::frame::counts;
use crate::site::placed::Placed;
use crate::site::route::Route;
use crate::site::view::{BoardObjective, BoardTeam, Link, OutcomeView};

/// More scores than these are a cloud instead of a picture, and a heavy page.
const CLOUD: usize = 150;

/// What the rows of a board show, and so what its key must explain.
#[derive(Debug, Default, Serialize)]
pub struct Legend {
    /// The period is over.
    pub closed: bool,
    /// Some row shows an even pace.
    pub pace: bool,
    /// Some row shows how sure people were.
    pub sure: bool,
}

impl Legend {
    /// Of the rows of these objectives.
    pub fn of<'a>(objectives: impl Iterator<Item = &'a BoardObjective>, closed: bool) -> Self {
        let mut legend = Self { closed, ..Self::default() };
        for row in objectives.flat_map(|objective| &objective.rows) {
            legend.pace |= matches!(row.strip, Chart::Strip { pace: Some(_), .. });
            legend.sure |= row.spark.is_some();
        }
        legend
    }
}

/// A team's objectives on the board; only counted where the board is long.
pub fn board_team(site: &Site, q: usize, t: usize, long: bool) -> BoardTeam {
    let playbook = &site.playbook;
    let entry = &playbook.quarters[q].teams[t];
    let key_results = entry.objectives.iter().map(|entry| entry.objective.key_results.len()).sum();
    let objectives = if long {
        Vec::new()
    } else {
        (0..entry.objectives.len())
            .map(|objective| board_objective(site, ObjectiveIndex { quarter: q, team: t, objective }))
            .collect()
    };
    BoardTeam {
        team: Link {
            label: playbook.teams[entry.team].name.clone(),
            href: site.href(&Route::TeamQuarter(q, t)),
        },
        anchor: site.team_anchor(entry.team),
        objectives,
        counts: counts(entry.objectives.len(), key_results),
    }
}

/// An objective with its key results as rows.
pub fn board_objective(site: &Site, at: ObjectiveIndex) -> BoardObjective {
    let objective = &site.playbook.entry(at).objective;
    let placed: Vec<Placed<'_>> =
        (0..objective.key_results.len()).map(|i| Placed::new(site, at, i)).collect();
    let prefix = format!("o{}-{}-{}-", at.quarter, at.team, at.objective);
    BoardObjective {
        link: site.objective_link(at),
        owner: objective.owner.as_ref().map(|owner| owner.value.clone()),
        ambition: objective.ambition.value.name().to_owned(),
        outcome: outcome(site, at, &placed),
        rows: placed.iter().map(|placed| placed.row(site, &prefix)).collect(),
        dots: dots(&placed, &prefix),
    }
}

/// The scores of an objective in one picture: no average.
pub fn dots(placed: &[Placed<'_>], prefix: &str) -> Option<Chart> {
    let dots: Vec<(String, f64, bool)> = placed
        .iter()
        .filter_map(|placed| Some((placed.key_result.title(), placed.score.value?, placed.asks())))
        .collect();
    (!dots.is_empty()).then(|| Chart::Dots {
        id: format!("{prefix}scores"),
        dots,
        zones: Zones { commit: Some(0.3), target: Some(0.7) },
    })
}

/// The team's verdict, and where it and the scores disagree.
pub fn outcome(site: &Site, at: ObjectiveIndex, placed: &[Placed<'_>]) -> Option<OutcomeView> {
    let entry = &site.playbook.quarters[at.quarter].teams[at.team];
    let id = &entry.objectives[at.objective].objective.id.value;
    let (_, outcome) = entry.reflection.as_ref()?.outcome(id)?;
    let scores: Vec<f64> = placed.iter().filter_map(|placed| placed.score.value).collect();
    let all = |test: &dyn Fn(f64) -> bool| !scores.is_empty() && scores.iter().all(|score| test(*score));
    let which = match scores.len() {
        1 => "The one score is",
        2 => "Both scores are",
        _ => "All scores are",
    };
    let gap = match outcome.reached.value {
        Reached::Yes if all(&|score| score < 0.7) => Some(format!(
            "{which} under target, yet the team says the objective was reached. What did it do that no key result measures?"
        )),
        Reached::No if all(&|score| score >= 0.7) => Some(format!(
            "{which} at the target or past it, yet the team says the objective was not reached. What did the key results leave out?"
        )),
        _ => None,
    };
    let reached = outcome.reached.value.name();
    Some(OutcomeView {
        reached: reached.to_owned(),
        moon: Chart::Moon { reached: reached.to_owned() },
        because: outcome.because.as_ref().map(|because| because.value.clone()),
        gap,
    })
}

/// The scores of a period; of one team or all.
pub fn scores(site: &Site, q: usize, team: Option<usize>) -> Vec<f64> {
    let playbook = &site.playbook;
    playbook
        .objectives_of(q)
        .filter(|at| team.is_none_or(|team| playbook.quarters[at.quarter].teams[at.team].team == team))
        .flat_map(|at| playbook.entry(at).objective.key_results.iter())
        .filter_map(|key_result| crate::score::score(key_result, playbook.config.scale).value)
        .collect()
}

/// The scores of a period in one picture; of one team or all.
pub fn swarm(site: &Site, q: usize, team: Option<usize>) -> Option<Chart> {
    let scores = scores(site, q, team);
    let period = site.playbook.quarters[q].period;
    let zones = Zones { commit: Some(0.3), target: Some(0.7) };
    (!scores.is_empty() && scores.len() <= CLOUD).then(|| Chart::Swarm {
        id: format!("swarm-{}", period.slug()),
        period: period.to_string(),
        scores,
        zones,
    })
}
