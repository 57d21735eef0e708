//! Reflections: what was reached in the team's own words, key result by key result, resets and their answers,
//! how sure we were and how it ended.

use std::collections::BTreeMap;

use serde::Serialize;

use super::board::{board_objective, scores, swarm};
use super::{Page, View};
use crate::model::playbook::ObjectiveIndex;
use crate::model::reflection::Reflection;
use crate::site::Site;
use crate::site::chart::{Chart, Zones};
use crate::site::phrase;
use crate::site::placed::Placed;
use crate::site::route::Route;
use crate::site::view::{BoardObjective, Day, Link, Prose};

/// How many periods stand side by side.
const SWARMS: usize = 3;
/// A period of more scores is shown by the team's own: so many dots are a cloud, and a heavy page.
const CROWD: usize = 120;

/// A team's reflection.
#[derive(Debug, Serialize)]
pub struct ReflectionView {
    /// The team.
    pub team: String,
    /// `2021-Q1`
    pub period: String,
    /// When it was written.
    pub on: Option<Day>,
    /// `client`, `coach`; nothing for everyone.
    pub only: Option<String>,
    /// Its objectives, verdicts and key results.
    pub objectives: Vec<BoardObjective>,
    /// The shared scale's axis, without names.
    pub axis: Chart,
    /// The team's words.
    pub body: Option<Prose>,
    /// How sure, and how it ended.
    pub calibration: Calibration,
    /// Scores period by period.
    pub swarms: Vec<SwarmView>,
    /// They are this team's own, and not all teams'.
    pub own_swarms: bool,
    /// What changes.
    pub resets: Vec<String>,
    /// What became of the resets before.
    pub answers: Vec<AnswerView>,
    /// The period the answers are about.
    pub answered: Option<String>,
    /// Resets of the period before that nobody answered.
    pub unanswered: Vec<String>,
    /// The team's quarter.
    pub quarter: Link,
}

/// All teams' reflections of a period.
#[derive(Debug, Serialize)]
pub struct ReflectionsView {
    /// `2021-Q1`
    pub period: String,
    /// The teams that have reflected.
    pub teams: Vec<TeamReflection>,
    /// Those of which there is nothing to show here but a link.
    pub listed: Vec<Link>,
    /// Those that have not yet.
    pub waiting: Vec<Link>,
    /// How sure, and how it ended.
    pub calibration: Calibration,
    /// Scores period by period.
    pub swarms: Vec<SwarmView>,
}

/// A team's reflection in short.
#[derive(Debug, Serialize)]
pub struct TeamReflection {
    /// Its page.
    pub link: Link,
    /// When.
    pub on: Option<Day>,
    /// Its objectives' verdicts; the rows are on its own page.
    pub objectives: Vec<BoardObjective>,
    /// What changes.
    pub resets: Vec<String>,
}

/// How sure people were at the start, and how it ended.
#[derive(Debug, Default, Serialize)]
pub struct Calibration {
    /// As a picture; `None` where nothing has ended yet.
    pub chart: Option<Chart>,
    /// In words.
    pub text: String,
}

/// One period's scores.
#[derive(Debug, Serialize)]
pub struct SwarmView {
    /// `2021-Q1`
    pub period: String,
    /// `eight key results, one at 1.0`
    pub text: String,
    /// The scores.
    pub chart: Chart,
}

/// What became of a reset.
#[derive(Debug, Serialize)]
pub struct AnswerView {
    /// The reset's words.
    pub reset: String,
    /// `Adopted`
    pub became: String,
    /// Why.
    pub because: Option<String>,
}

/// A team's reflection.
pub fn reflection(site: &Site, q: usize, t: usize) -> Page {
    let playbook = &site.playbook;
    let quarter = &playbook.quarters[q];
    let entry = &quarter.teams[t];
    let team = &playbook.teams[entry.team];
    let period = quarter.period.to_string();
    let before = playbook.before(q);
    let earlier = before.and_then(|before| reflection_of(site, before, entry.team));
    let written = entry.reflection.as_deref();
    let view = ReflectionView {
        on: written.and_then(|written| written.on.as_ref()).map(|on| on.value.into()),
        only: written.and_then(|written| site.only(written.visibility)),
        objectives: (0..entry.objectives.len())
            .map(|objective| board_objective(site, ObjectiveIndex { quarter: q, team: t, objective }))
            .collect(),
        axis: Chart::Axis { zones: Zones { commit: Some(0.3), target: Some(0.7) }, names: false },
        body: written.filter(|written| !written.body.trim().is_empty()).map(|written| Prose {
            text: written.body.value.clone(),
            source: written.path.to_string(),
            prefix: "words-".to_owned(),
        }),
        calibration: calibration(site, q, Some(entry.team)),
        own_swarms: crowded(site, q),
        swarms: swarms(site, q, crowded(site, q).then_some(entry.team)),
        resets: resets(written),
        answers: answers(written),
        answered: before.map(|before| playbook.quarters[before].period.to_string()),
        unanswered: unanswered(written, earlier),
        quarter: Link {
            label: format!("{}, {period}", team.name),
            href: site.href(&Route::TeamQuarter(q, t)),
        },
        team: team.name.clone(),
        period,
    };
    let description =
        "What was reached in the team’s own words, what was learned, and what changes.".to_owned();
    let frame = site.frame(
        &Route::Reflection(q, t),
        format!("{} reflects on {}", view.team, view.period),
        description,
    );
    Page { template: "reflection.html", frame, page: View::Reflection(Box::new(view)) }
}

/// All teams' reflections of a period.
pub fn reflections(site: &Site, q: usize) -> Page {
    let playbook = &site.playbook;
    let quarter = &playbook.quarters[q];
    let mut teams = Vec::new();
    let (mut listed, mut waiting) = (Vec::new(), Vec::new());
    for (t, entry) in quarter.teams.iter().enumerate() {
        let name = playbook.teams[entry.team].name.clone();
        let Some(written) = &entry.reflection else {
            waiting.push(Link { label: name, href: site.href(&Route::TeamQuarter(q, t)) });
            continue;
        };
        let objectives = (0..entry.objectives.len()).map(|objective| {
            let mut board = board_objective(site, ObjectiveIndex { quarter: q, team: t, objective });
            board.rows.clear();
            board
        });
        let link = Link { label: name, href: site.href(&Route::Reflection(q, t)) };
        // Many teams: the verdicts stand on the teams' own pages.
        let objectives: Vec<BoardObjective> =
            if quarter.teams.len() > 12 { Vec::new() } else { objectives.collect() };
        let resets = resets(Some(written));
        if objectives.is_empty() && resets.is_empty() {
            listed.push(link);
            continue;
        }
        teams.push(TeamReflection {
            link,
            on: written.on.as_ref().map(|on| on.value.into()),
            objectives,
            resets,
        });
    }
    let period = quarter.period.to_string();
    let view = ReflectionsView {
        teams,
        listed,
        waiting,
        calibration: calibration(site, q, None),
        swarms: if crowded(site, q) { Vec::new() } else { swarms(site, q, None) },
        period,
    };
    let description = format!("What {} taught: verdicts, resets, and how sure the teams were.", view.period);
    let frame = site.frame(&Route::Reflections(q), format!("What {} taught", view.period), description);
    Page { template: "reflections.html", frame, page: View::Reflections(Box::new(view)) }
}

/// A team's reflection on a period.
pub fn reflection_of(site: &Site, q: usize, team: usize) -> Option<&Reflection> {
    site.playbook.quarters[q].teams.iter().find(|entry| entry.team == team)?.reflection.as_deref()
}

/// What changes.
pub fn resets(written: Option<&Reflection>) -> Vec<String> {
    written.map_or_else(Vec::new, |written| written.resets.iter().map(|reset| reset.value.clone()).collect())
}

/// What became of the resets before.
pub fn answers(written: Option<&Reflection>) -> Vec<AnswerView> {
    written.map_or_else(Vec::new, |written| {
        written
            .answers
            .iter()
            .map(|(reset, answer)| AnswerView {
                reset: reset.value.clone(),
                became: phrase::capital(answer.became.value.name()),
                because: answer.because.as_ref().map(|because| because.value.clone()),
            })
            .collect()
    })
}

fn unanswered(written: Option<&Reflection>, earlier: Option<&Reflection>) -> Vec<String> {
    let answered = |reset: &str| {
        let same = |other: &str| other.trim().eq_ignore_ascii_case(reset.trim());
        written.is_some_and(|written| written.answers.iter().any(|(key, _)| same(key)))
    };
    resets(earlier).into_iter().filter(|reset| !answered(reset)).collect()
}

/// How sure people were at the start and how it ended, over all closed periods up to this one; of one team or all.
pub fn calibration(site: &Site, q: usize, team: Option<usize>) -> Calibration {
    let playbook = &site.playbook;
    let mut bins: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    let mut first = None;
    for at in playbook.objectives().filter(|at| at.quarter <= q && site.closed[at.quarter]) {
        if team.is_some_and(|team| playbook.quarters[at.quarter].teams[at.team].team != team) {
            continue;
        }
        for (i, key_result) in playbook.entry(at).objective.key_results.iter().enumerate() {
            let Some(confidence) = &key_result.confidence else { continue };
            let Some(reached) = Placed::new(site, at, i).reached_target() else { continue };
            first = first.or(Some(at.quarter));
            // Tens of per cent: people do not know how sure they are more exactly.
            let tens = (0..=10u32).min_by(|a, b| {
                let gap = |n: &u32| (f64::from(*n) / 10.0 - confidence.value).abs();
                gap(a).total_cmp(&gap(b))
            });
            let bin = bins.entry(tens.unwrap_or(5)).or_default();
            if reached { bin.0 += 1 } else { bin.1 += 1 }
        }
    }
    let all: usize = bins.values().map(|(reached, missed)| reached + missed).sum();
    let Some(first) = first.filter(|_| all > 0) else { return Calibration::default() };
    let since = playbook.quarters[first].period;
    let whose = if team.is_some() { "of this team" } else { "of all teams" };
    let mut text = format!(
        "{} {whose} since {since}, by how sure the team was at the start.",
        phrase::capital(&phrase::counted(all, "key result"))
    );
    if let Some((tens, (reached, missed))) = bins.iter().max_by_key(|(_, (reached, missed))| reached + missed)
    {
        // A few cases prove nothing, so one is not compared with ten.
        if reached + missed > 1 {
            text += &format!(
                " Where {}% is well judged, {} of ten reach the target; here it was {} of {}.",
                tens * 10,
                phrase::count(*tens as usize),
                phrase::count(*reached),
                phrase::count(reached + missed)
            );
        }
    }
    let chart = Chart::Calibration {
        id: "calibration".to_owned(),
        bins: bins
            .iter()
            .map(|(tens, (reached, missed))| (f64::from(*tens) / 10.0, *reached, *missed))
            .collect(),
    };
    Calibration { chart: Some(chart), text }
}

/// The last periods, newest first.
fn last_periods(site: &Site, q: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(q), |q| site.playbook.before(*q)).take(SWARMS)
}

/// One of the last periods has too many scores to draw them all.
fn crowded(site: &Site, q: usize) -> bool {
    last_periods(site, q).any(|q| scores(site, q, None).len() > CROWD)
}

/// The scores of the last periods, oldest first; of one team or all.
fn swarms(site: &Site, q: usize, team: Option<usize>) -> Vec<SwarmView> {
    let playbook = &site.playbook;
    let periods: Vec<usize> = last_periods(site, q).collect();
    periods
        .into_iter()
        .rev()
        .filter_map(|q| {
            let chart = swarm(site, q, team)?;
            let Chart::Swarm { scores, .. } = &chart else { return None };
            let full = scores.iter().filter(|score| **score >= 1.0).count();
            let text = match full {
                0 => phrase::counted(scores.len(), "score"),
                full => format!("{}, {} at 1.0", phrase::counted(scores.len(), "score"), phrase::count(full)),
            };
            Some(SwarmView { period: playbook.quarters[q].period.to_string(), text, chart })
        })
        .collect()
}
