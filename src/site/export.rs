//! `playbook.json`: the whole playbook as its audience sees it, for other programs. Version 1.

use serde::Serialize;

use super::Site;
use super::route::Route;
use crate::model::key_result::{Baseline, KeyResult};
use crate::model::objective::Objective;
use crate::model::playbook::{About, ObjectiveIndex};
use crate::model::reflection::Reflection;
use crate::score::score;

/// The file's root.
#[derive(Debug, Serialize)]
pub struct Export {
    /// The format's version.
    version: u32,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
    audience: &'static str,
    teams: Vec<Team>,
    quarters: Vec<Quarter>,
    notes: Vec<Note>,
}

#[derive(Debug, Serialize)]
struct Team {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<String>,
}

#[derive(Debug, Serialize)]
struct Quarter {
    period: String,
    start: String,
    end: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    motto: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<String>,
    teams: Vec<TeamQuarter>,
}

#[derive(Debug, Serialize)]
struct TeamQuarter {
    team: String,
    objectives: Vec<ObjectiveOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reflection: Option<ReflectionOut>,
}

#[derive(Debug, Serialize)]
struct ObjectiveOut {
    id: String,
    page: String,
    objective: String,
    ambition: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why_now: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    supports: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    drafts: Vec<DraftOut>,
    key_results: Vec<KeyResultOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    health_metrics: Vec<HealthOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    initiatives: Vec<StepOut>,
}

#[derive(Debug, Serialize)]
struct DraftOut {
    objective: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coaching: Option<String>,
}

#[derive(Debug, Serialize)]
struct KeyResultOut {
    id: String,
    key_result: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    metric: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stretch: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f64>,
    score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    milestones: Vec<StepOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    check_ins: Vec<CheckInOut>,
}

#[derive(Debug, Serialize)]
struct CheckInOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct HealthOut {
    metric: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    keep: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
}

#[derive(Debug, Serialize)]
struct StepOut {
    name: String,
    done: bool,
}

#[derive(Debug, Serialize)]
struct ReflectionOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    outcome: Vec<OutcomeOut>,
    key_results: Vec<LearningOut>,
    resets: Vec<String>,
    answers: Vec<AnswerOut>,
    text: String,
}

#[derive(Debug, Serialize)]
struct OutcomeOut {
    objective: String,
    reached: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<String>,
}

#[derive(Debug, Serialize)]
struct LearningOut {
    key_result: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    learned: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct AnswerOut {
    reset: String,
    became: &'static str,
}

#[derive(Debug, Serialize)]
struct Note {
    page: String,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<String>,
    concerns: Vec<String>,
    tags: Vec<String>,
    visibility: &'static str,
    text: String,
}

type Text = crate::span::Spanned<String>;

fn text(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.value.clone())
}

fn number(number: Option<&crate::span::Spanned<f64>>) -> Option<f64> {
    number.map(|number| number.value)
}

fn day(day: Option<&crate::span::Spanned<jiff::civil::Date>>) -> Option<String> {
    day.map(|day| day.value.to_string())
}

/// What readers get of a Markdown text: from its file and the text to the text without what is not for them.
pub type Told<'a> = &'a dyn Fn(&str, &str) -> String;

/// The whole playbook.
#[must_use]
pub fn export(site: &Site, told: Told<'_>) -> Export {
    let playbook = &site.playbook;
    let team = |i: usize| playbook.teams[i].id.clone();
    Export {
        version: 1,
        title: playbook.config.title.clone(),
        organisation: playbook.config.organisation.clone(),
        audience: playbook.audience.name(),
        teams: playbook
            .teams
            .iter()
            .map(|t| Team {
                id: t.id.clone(),
                name: t.name.clone(),
                lead: t.lead.clone(),
                parent: t.parent.map(team),
                about: t.about.clone(),
            })
            .collect(),
        quarters: playbook
            .quarters
            .iter()
            .enumerate()
            .map(|(q, quarter)| Quarter {
                period: quarter.period.to_string(),
                start: quarter.start.to_string(),
                end: quarter.end.to_string(),
                motto: quarter.motto.clone(),
                about: quarter.about.clone(),
                teams: quarter
                    .teams
                    .iter()
                    .enumerate()
                    .map(|(t, entry)| TeamQuarter {
                        team: team(entry.team),
                        objectives: (0..entry.objectives.len())
                            .map(|objective| {
                                objective_out(site, ObjectiveIndex { quarter: q, team: t, objective })
                            })
                            .collect(),
                        reflection: entry.reflection.as_deref().map(|written| reflection_out(written, told)),
                    })
                    .collect(),
            })
            .collect(),
        notes: (0..playbook.notes.len()).map(|i| note_out(site, i, told)).collect(),
    }
}

fn objective_out(site: &Site, at: ObjectiveIndex) -> ObjectiveOut {
    let objective: &Objective = &site.playbook.entry(at).objective;
    ObjectiveOut {
        id: objective.id.value.clone(),
        page: site.href(&Route::Objective(at)),
        objective: objective.wording.value.clone(),
        ambition: objective.ambition.value.name(),
        why: text(objective.why.as_ref()),
        why_now: text(objective.why_now.as_ref()),
        owner: text(objective.owner.as_ref()),
        supports: objective.supports.as_ref().map(|supports| supports.value.to_string()),
        drafts: objective
            .drafts
            .iter()
            .map(|draft| DraftOut {
                objective: draft.wording.value.clone(),
                on: day(draft.on.as_ref()),
                coaching: text(draft.coaching.as_ref()),
            })
            .collect(),
        key_results: objective
            .key_results
            .iter()
            .map(|key_result| key_result_out(site, key_result))
            .collect(),
        health_metrics: objective
            .health_metrics
            .iter()
            .map(|health| HealthOut {
                metric: health.metric.value.clone(),
                keep: text(health.keep.as_ref()),
                value: number(health.value.as_ref()),
            })
            .collect(),
        initiatives: objective
            .initiatives
            .iter()
            .map(|initiative| StepOut { name: initiative.initiative.value.clone(), done: initiative.done })
            .collect(),
    }
}

fn key_result_out(site: &Site, key_result: &KeyResult) -> KeyResultOut {
    KeyResultOut {
        id: key_result.id.value.clone(),
        key_result: key_result.wording.value.clone(),
        metric: text(key_result.metric.as_ref()),
        unit: key_result.unit.clone(),
        baseline: match &key_result.baseline {
            Baseline::Known(value) => Some(value.value),
            Baseline::Missing | Baseline::Unknown(_) => None,
        },
        commit: number(key_result.commit.as_ref()),
        target: number(key_result.target.as_ref()),
        stretch: number(key_result.stretch.as_ref()),
        owner: text(key_result.owner.as_ref()),
        confidence: number(key_result.confidence.as_ref()),
        score: score(key_result, site.playbook.config.scale).value,
        done: key_result.done.as_ref().map(|done| done.value),
        milestones: key_result
            .milestones
            .iter()
            .map(|step| StepOut { name: step.name.value.clone(), done: step.done })
            .collect(),
        check_ins: key_result
            .check_ins
            .iter()
            .map(|check_in| CheckInOut {
                on: day(check_in.on.as_ref()),
                value: number(check_in.value.as_ref()),
                confidence: number(check_in.confidence.as_ref()),
                note: text(check_in.note.as_ref()),
            })
            .collect(),
    }
}

fn reflection_out(reflection: &Reflection, told: Told<'_>) -> ReflectionOut {
    ReflectionOut {
        on: day(reflection.on.as_ref()),
        outcome: reflection
            .outcomes
            .iter()
            .map(|(id, outcome)| OutcomeOut {
                objective: id.value.clone(),
                reached: outcome.reached.value.name(),
                because: text(outcome.because.as_ref()),
            })
            .collect(),
        key_results: reflection
            .key_results
            .iter()
            .map(|(id, learning)| LearningOut {
                key_result: id.value.clone(),
                learned: text(learning.learned.as_ref()),
                next: learning.next.as_ref().map(|next| next.value.name()),
            })
            .collect(),
        resets: reflection.resets.iter().map(|reset| reset.value.clone()).collect(),
        answers: reflection
            .answers
            .iter()
            .map(|(reset, answer)| AnswerOut {
                reset: reset.value.clone(),
                became: answer.became.value.name(),
            })
            .collect(),
        text: told(&reflection.path, &reflection.body),
    }
}

fn note_out(site: &Site, i: usize, told: Told<'_>) -> Note {
    let entry = &site.playbook.notes[i];
    let note = &entry.note;
    let about = match entry.about {
        About::Quarter => None,
        _ => note.about.as_ref().map(|about| about.value.to_string()),
    };
    Note {
        page: site.href(&Route::Note(i)),
        title: note.title.clone(),
        on: day(note.on.as_ref()),
        about,
        concerns: note.concerns.iter().map(|concern| concern.value.clone()).collect(),
        tags: note.tags.iter().map(|tag| tag.value.clone()).collect(),
        visibility: note.visibility.name(),
        text: told(&note.path, &note.body),
    }
}
