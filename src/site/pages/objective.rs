//! An objective: its wording's journey, why, key results, health metrics, initiatives, notes, whom it supports.

use serde::Serialize;

use super::board::{dots, outcome};
use super::review::{FindingView, of_objective};
use super::{Page, View};
use crate::model::figure::show;
use crate::model::metric::MetricRole;
use crate::model::objective::{Ambition, HealthMetric, Objective};
use crate::model::playbook::{About, ObjectiveIndex};
use crate::site::Site;
use crate::site::chart::Chart;
use crate::site::frame::short_wording;
use crate::site::phrase;
use crate::site::placed::Placed;
use crate::site::route::Route;
use crate::site::view::{Day, KeyResultView, Link, NoteView, OutcomeView};

mod journey;

use journey::Step;

/// An objective in full.
#[derive(Debug, Serialize)]
pub struct ObjectiveView {
    /// The wording.
    pub wording: String,
    /// Its team, and the team's quarter.
    pub team: Link,
    /// Who looks after it.
    pub owner: Option<String>,
    /// What its ambition means.
    pub ambition: String,
    /// `client`, `coach`; nothing for everyone.
    pub only: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// Why now.
    pub why_now: Option<String>,
    /// From the first wording to this one; empty without drafts.
    pub journey: Vec<Step>,
    /// The journey says what was asked of its wordings.
    pub asked: bool,
    /// The team's verdict.
    pub outcome: Option<OutcomeView>,
    /// The scores behind it.
    pub dots: Option<Chart>,
    /// How many scores: `Three scores, no average`.
    pub dots_caption: String,
    /// The reflection it comes from.
    pub reflection: Option<Link>,
    /// In the order written.
    pub key_results: Vec<KeyResultView>,
    /// Watched, not stretched.
    pub health: Vec<HealthView>,
    /// What will be done: words, box, done.
    pub initiatives: Vec<(String, Chart, bool)>,
    /// What a coach would ask.
    pub findings: Vec<FindingView>,
    /// What was accepted on purpose, and why.
    pub accepted: Vec<(FindingView, String)>,
    /// About it or its key results.
    pub notes: Vec<NoteView>,
    /// What it supports: words before the link, the link, words behind.
    pub supports: Option<(Link, Option<String>, String)>,
    /// What supports it: the link, its team, through which key result.
    pub supported_by: Vec<(Link, String, Option<String>)>,
}

/// A health metric as a row.
#[derive(Debug, Serialize)]
pub struct HealthView {
    /// Its name.
    pub metric: String,
    /// Its series.
    pub link: Option<Link>,
    /// The range and where it is.
    pub chart: Option<Chart>,
    /// Where it is.
    pub now: Option<String>,
    /// The range to keep.
    pub keep: Option<String>,
    /// It lies outside.
    pub outside: bool,
    /// When it was a key result before.
    pub was_key_result: Option<String>,
}

/// An objective's page.
pub fn objective(site: &Site, at: ObjectiveIndex) -> Page {
    let playbook = &site.playbook;
    let entry = playbook.entry(at);
    let objective = &entry.objective;
    let placed: Vec<Placed<'_>> =
        (0..objective.key_results.len()).map(|i| Placed::new(site, at, i)).collect();
    let period = playbook.quarters[at.quarter].period.to_string();
    let team = playbook.team_of(at);
    let scored = placed.iter().filter(|placed| placed.score.value.is_some()).count();
    let reflected = playbook.quarters[at.quarter].teams[at.team].reflection.is_some();
    let journey = journey::journey(site, at);
    let (findings, accepted) = of_objective(site, at);
    let view = ObjectiveView {
        wording: objective.wording.value.clone(),
        team: Link { label: team.name.clone(), href: site.href(&Route::TeamQuarter(at.quarter, at.team)) },
        owner: objective.owner.as_ref().map(|owner| owner.value.clone()),
        ambition: match objective.ambition.value {
            Ambition::Aspirational => "Aspirational: 0.7 is a success",
            Ambition::Committed => "Committed: 1.0 is expected",
            Ambition::Learning => "Learning: what counts is what is found out",
        }
        .to_owned(),
        only: site.only(objective.visibility),
        why: objective.why.as_ref().map(|why| why.value.clone()),
        why_now: objective.why_now.as_ref().map(|why| why.value.clone()),
        asked: journey.iter().any(|step| step.asks.is_some()),
        journey,
        outcome: outcome(site, at, &placed),
        dots: reflected.then(|| dots(&placed, "")).flatten(),
        dots_caption: format!(
            "{}{}",
            phrase::capital(&phrase::counted(scored, "score")),
            if scored > 1 { ", no average" } else { "" }
        ),
        reflection: reflected.then(|| Link {
            label: format!("{} reflects on {period}", team.name),
            href: site.href(&Route::Reflection(at.quarter, at.team)),
        }),
        key_results: placed.iter().map(|placed| placed.view(site)).collect(),
        health: objective
            .health_metrics
            .iter()
            .enumerate()
            .map(|(i, health)| health_view(site, at, i, health))
            .collect(),
        initiatives: objective
            .initiatives
            .iter()
            .map(|initiative| {
                (initiative.initiative.value.clone(), Chart::Tick { done: initiative.done }, initiative.done)
            })
            .collect(),
        findings,
        accepted,
        notes: entry.notes.iter().map(|note| note_here(site, *note)).collect(),
        supports: supports(site, at),
        supported_by: entry
            .children
            .iter()
            .map(|child| {
                let through = playbook.entry(*child).parent.and_then(|support| support.key_result);
                let through = through.map(|i| objective.key_results[i].title());
                (site.objective_link(*child), playbook.team_of(*child).name.clone(), through)
            })
            .collect(),
    };
    let description = format!("{}, {period}: {}", team.name, described(objective));
    let frame = site.frame(&Route::Objective(at), view.wording.clone(), description);
    Page { template: "objective.html", frame, page: View::Objective(Box::new(view)) }
}

fn described(objective: &Objective) -> String {
    let first = objective.key_results.first().map(|key_result| short_wording(&key_result.wording));
    let count = phrase::counted(objective.key_results.len(), "key result");
    first.map_or(count.clone(), |first| format!("{count}, first “{first}”"))
}

/// What it is about is clear on the objective's own page, unless it is one key result.
fn note_here(site: &Site, note: usize) -> NoteView {
    let view = site.note(note);
    let about = match site.playbook.notes[note].about {
        About::KeyResult(..) => view.about,
        _ => None,
    };
    NoteView { about, ..view }
}

fn supports(site: &Site, at: ObjectiveIndex) -> Option<(Link, Option<String>, String)> {
    let playbook = &site.playbook;
    let support = playbook.entry(at).parent?;
    let above = &playbook.entry(support.objective).objective;
    let team = playbook.team_of(support.objective).name.clone();
    Some(match support.key_result {
        Some(i) => {
            let placed = Placed::new(site, support.objective, i);
            let link = Link { label: placed.key_result.title(), href: placed.href(site) };
            (link, Some(above.wording.value.clone()), team)
        }
        None => (site.objective_link(support.objective), None, team),
    })
}

fn health_view(site: &Site, at: ObjectiveIndex, index: usize, health: &HealthMetric) -> HealthView {
    let playbook = &site.playbook;
    let unit = health.unit.as_deref();
    let bound = |value: Option<f64>| value.map(|value| (value, show(value, unit)));
    let outside = health.kept() == Some(false);
    let series = playbook.metrics.iter().position(|metric| {
        metric.points.iter().any(|point| point.objective == at && point.role == MetricRole::Health(index))
    });
    let was_key_result = series.and_then(|i| {
        playbook.metrics[i]
            .points
            .iter()
            .rfind(|point| {
                point.objective.quarter < at.quarter && matches!(point.role, MetricRole::KeyResult(_))
            })
            .map(|point| playbook.quarters[point.objective.quarter].period.to_string())
    });
    let now = bound(health.value.as_ref().map(|value| value.value));
    let known = health.range.0.is_some() || health.range.1.is_some();
    HealthView {
        metric: health.metric.value.clone(),
        link: series
            .filter(|i| playbook.metrics[*i].points.len() > 1)
            .map(|i| Link { label: health.metric.value.clone(), href: site.href(&Route::Metric(i)) }),
        chart: known.then(|| Chart::Health {
            id: format!("health-{index}"),
            name: health.metric.value.clone(),
            low: bound(health.range.0),
            high: bound(health.range.1),
            now: now.clone(),
            outside,
        }),
        now: now.map(|(_, text)| text),
        keep: health.keep.as_ref().map(|keep| keep.value.clone()),
        outside,
        was_key_result,
    }
}

/// A day, for the journey.
fn day(on: Option<&crate::span::Spanned<jiff::civil::Date>>) -> Option<Day> {
    on.map(|on| on.value.into())
}
