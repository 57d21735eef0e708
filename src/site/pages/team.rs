//! Teams: all of them, one over periods, one in a period.

use serde::Serialize;

use super::board::{Legend, board_objective};
use super::reflection::{AnswerView, Calibration, answers, calibration, reflection_of, resets};
use super::{Page, View};
use crate::model::figure::show;
use crate::model::metric::MetricRole;
use crate::model::playbook::{About, ObjectiveIndex};
use crate::site::Site;
use crate::site::chart::{Chart, Zones};
use crate::site::frame::counts;
use crate::site::phrase;
use crate::site::route::Route;
use crate::site::view::{BoardObjective, Link, NoteView};

/// All teams.
#[derive(Debug, Serialize)]
pub struct TeamsView {
    /// Each with lead, what it is there for, the team above, and its place in the current period.
    pub teams: Vec<TeamLine>,
}

/// A team in a list.
#[derive(Debug, Serialize)]
pub struct TeamLine {
    /// Its page.
    pub link: Link,
    /// Who leads it.
    pub lead: Option<String>,
    /// What it is there for.
    pub about: Option<String>,
    /// The team above it.
    pub parent: Option<Link>,
    /// `two objectives, five key results`, with the period.
    pub now: Option<String>,
}

/// A team over periods.
#[derive(Debug, Serialize)]
pub struct TeamView {
    /// The team.
    pub team: TeamLine,
    /// Newest first.
    pub quarters: Vec<TeamStory>,
    /// How sure, and how it ended.
    pub calibration: Calibration,
    /// Its series: link, what it is now, and its last numbers.
    pub metrics: Vec<(Link, String, String)>,
    /// Notes about the team itself.
    pub notes: Vec<NoteView>,
    /// Everything said about it.
    pub all_notes: Option<Link>,
}

/// A team's period in short.
#[derive(Debug, Serialize)]
pub struct TeamStory {
    /// The team's quarter.
    pub link: Link,
    /// Objectives with verdicts and scores.
    pub objectives: Vec<BoardObjective>,
    /// Its reflection.
    pub reflection: Option<Link>,
    /// What it changed.
    pub resets: Vec<String>,
    /// What became of the resets before.
    pub answers: Vec<AnswerView>,
}

/// A team's quarter.
#[derive(Debug, Serialize)]
pub struct TeamQuarterView {
    /// The team.
    pub team: TeamLine,
    /// `2021-Q1`
    pub period: String,
    /// In one sentence.
    pub lead: String,
    /// What the rows show.
    pub legend: Legend,
    /// The shared scale's axis.
    pub axis: Chart,
    /// Its objectives.
    pub objectives: Vec<BoardObjective>,
    /// It is over.
    pub closed: bool,
    /// Its reflection.
    pub reflection: Option<Link>,
    /// What the team set out to change, at the end of the period before.
    pub resets: Vec<String>,
    /// The period they come from.
    pub resets_of: Option<Link>,
    /// The team's quarter before.
    pub earlier: Option<Link>,
    /// And after.
    pub later: Option<Link>,
    /// Notes about the team, of this period.
    pub notes: Vec<NoteView>,
}

/// All teams.
pub fn teams(site: &Site) -> Page {
    let view = TeamsView { teams: (0..site.playbook.teams.len()).map(|i| line(site, i)).collect() };
    let description = format!(
        "{} and what they are there for.",
        phrase::capital(&phrase::counted(view.teams.len(), "team"))
    );
    let frame = site.frame(&Route::Teams, "Teams".to_owned(), description);
    Page { template: "teams.html", frame, page: View::Teams(Box::new(view)) }
}

fn line(site: &Site, i: usize) -> TeamLine {
    let playbook = &site.playbook;
    let team = &playbook.teams[i];
    let now = site.current.and_then(|q| {
        let entry = playbook.quarters[q].teams.iter().find(|entry| entry.team == i)?;
        let key_results = entry.objectives.iter().map(|entry| entry.objective.key_results.len()).sum();
        Some(format!("{} in {}", counts(entry.objectives.len(), key_results), playbook.quarters[q].period))
    });
    TeamLine {
        link: Link { label: team.name.clone(), href: site.href(&Route::Team(i)) },
        lead: team.lead.clone(),
        about: team.about.clone(),
        parent: team.parent.map(|parent| Link {
            label: playbook.teams[parent].name.clone(),
            href: site.href(&Route::Team(parent)),
        }),
        now,
    }
}

/// A team over periods.
pub fn team(site: &Site, i: usize) -> Page {
    let playbook = &site.playbook;
    let mut quarters = Vec::new();
    for (q, quarter) in playbook.quarters.iter().enumerate().rev() {
        let Some(t) = quarter.teams.iter().position(|entry| entry.team == i) else { continue };
        let entry = &quarter.teams[t];
        let objectives = (0..entry.objectives.len()).map(|objective| {
            let mut board = board_objective(site, ObjectiveIndex { quarter: q, team: t, objective });
            board.rows.clear();
            // A long story keeps its pictures to the last periods.
            if quarters.len() >= 4 {
                board.dots = None;
            }
            board
        });
        quarters.push(TeamStory {
            link: Link { label: quarter.period.to_string(), href: site.href(&Route::TeamQuarter(q, t)) },
            objectives: objectives.collect(),
            reflection: entry
                .reflection
                .as_ref()
                .map(|_| Link { label: "Reflection".to_owned(), href: site.href(&Route::Reflection(q, t)) }),
            resets: resets(entry.reflection.as_deref()),
            answers: answers(entry.reflection.as_deref()),
        });
    }
    let metrics = playbook
        .metrics
        .iter()
        .enumerate()
        .filter(|(_, metric)| metric.team == i)
        .map(|(m, metric)| {
            let last = metric.points.last();
            let role = match last.map(|point| point.role) {
                Some(MetricRole::Health(_)) => "health metric",
                _ => "key result",
            };
            let numbers: Vec<String> = metric
                .points
                .iter()
                .filter_map(|point| {
                    let there = metric.at(playbook, *point);
                    Some(show(there.value()?, there.unit()))
                })
                .collect();
            let tail = numbers[numbers.len().saturating_sub(4)..].join(" → ");
            (Link { label: metric.name.clone(), href: site.href(&Route::Metric(m)) }, role.to_owned(), tail)
        })
        .collect();
    let about_team = |entry: &crate::model::playbook::NoteEntry| entry.about == About::Team(i);
    let has_notes = site.note_lists.iter().any(|(list, _)| *list == crate::site::route::NoteList::Team(i));
    let view = TeamView {
        team: line(site, i),
        quarters,
        calibration: site.current.map(|q| calibration(site, q, Some(i))).unwrap_or_default(),
        metrics,
        notes: playbook
            .notes
            .iter()
            .enumerate()
            .filter(|(_, entry)| about_team(entry))
            .map(|(n, _)| site.note(n))
            .rev()
            .take(10)
            .collect(),
        all_notes: has_notes.then(|| Link {
            label: format!("All notes on {}", playbook.teams[i].name),
            href: site.href(&Route::NoteList(crate::site::route::NoteList::Team(i))),
        }),
    };
    let name = playbook.teams[i].name.clone();
    let description = format!("{name}, period by period: objectives, scores, resets and series.");
    let frame = site.frame(&Route::Team(i), name, description);
    Page { template: "team.html", frame, page: View::Team(Box::new(view)) }
}

/// A team's quarter.
pub fn team_quarter(site: &Site, q: usize, t: usize) -> Page {
    let playbook = &site.playbook;
    let quarter = &playbook.quarters[q];
    let entry = &quarter.teams[t];
    let period = quarter.period.to_string();
    let team = line(site, entry.team);
    let key_results = entry.objectives.iter().map(|entry| entry.objective.key_results.len()).sum();
    let place = |other: usize| {
        let t = playbook.quarters[other].teams.iter().position(|other| other.team == entry.team)?;
        let label = playbook.quarters[other].period.to_string();
        Some(Link { label, href: site.href(&Route::TeamQuarter(other, t)) })
    };
    let before = playbook.before(q);
    let resets_before =
        before.map_or_else(Vec::new, |before| resets(reflection_of(site, before, entry.team)));
    let objectives: Vec<BoardObjective> = (0..entry.objectives.len())
        .map(|objective| board_objective(site, ObjectiveIndex { quarter: q, team: t, objective }))
        .collect();
    let view = TeamQuarterView {
        lead: format!("{}.", phrase::capital(&counts(entry.objectives.len(), key_results))),
        axis: Chart::Axis { zones: Zones { commit: Some(0.3), target: Some(0.7) }, names: true },
        legend: Legend::of(objectives.iter(), site.closed[q]),
        objectives,
        closed: site.closed[q],
        reflection: entry.reflection.as_ref().map(|_| Link {
            label: format!("{} reflects on {period}", team.link.label),
            href: site.href(&Route::Reflection(q, t)),
        }),
        resets_of: before.filter(|_| !resets_before.is_empty()).and_then(|before| {
            let there = playbook.quarters[before].teams.iter().position(|other| other.team == entry.team)?;
            Some(Link {
                label: playbook.quarters[before].period.to_string(),
                href: site.href(&Route::Reflection(before, there)),
            })
        }),
        resets: resets_before,
        earlier: before.and_then(place),
        later: playbook.after(q).and_then(place),
        notes: (0..playbook.notes.len())
            .filter(|n| {
                playbook.notes[*n].quarter == q && playbook.notes[*n].about == About::Team(entry.team)
            })
            .map(|n| site.note(n))
            .collect(),
        team,
        period,
    };
    let title = format!("{} in {}", view.team.link.label, view.period);
    let frame = site.frame(&Route::TeamQuarter(q, t), title, view.lead.clone());
    Page { template: "team-quarter.html", frame, page: View::TeamQuarter(Box::new(view)) }
}
