//! What a reflection speaks of must be there: objectives and key results of its quarter, resets of the one before.

use super::super::codes::BROKEN_ALIGNMENT;
use super::super::nearest::nearest;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::playbook::Playbook;
use crate::model::reflection::{Became, Reflection};
use crate::model::slug::slug;
use crate::span::Spanned;

/// What waits for an answer when a period's reflection is written: the resets of the team's last one, and those that were
/// left open there.
fn waiting(playbook: &Playbook, quarter: usize, team: usize) -> Vec<&str> {
    let mut earlier = std::iter::successors(playbook.before(quarter), |quarter| playbook.before(*quarter));
    let last = earlier.find_map(|quarter| {
        let teams = &playbook.quarters[quarter].teams;
        teams.iter().find(|other| other.team == team)?.reflection.as_deref()
    });
    let Some(last) = last else { return Vec::new() };
    let open =
        last.answers.iter().filter(|(_, answer)| answer.became.value == Became::Open).map(|(key, _)| key);
    last.resets.iter().chain(open).map(|reset| reset.as_str()).collect()
}

/// An answer is to a reset by its words; a full stop or another case makes it no other.
fn check_answers(resets: &[&str], reflection: &Reflection, found: &mut Vec<Diagnostic>) {
    for (answered, _) in &reflection.answers {
        if resets.iter().any(|reset| slug(reset) == slug(answered)) {
            continue;
        }
        let said = format!("“{}” was no reset of this team’s last reflection", answered.value);
        let mut said = Diagnostic::new(&BROKEN_ALIGNMENT, &reflection.path, answered.span, said);
        said.severity = Severity::Warn;
        found.push(match (nearest(answered, resets.iter().copied()), resets.is_empty()) {
            (Some(near), _) => said.label(format!("did you mean “{near}”?")),
            (None, true) => {
                said.help("no earlier reflection of this team has resets; there is nothing to answer yet")
            }
            (None, false) => said.help(format!("these were: {}", resets.join("; "))),
        });
    }
}

/// What each reflection speaks of is looked up.
pub fn check(playbook: &Playbook, found: &mut Vec<Diagnostic>) {
    for (q, quarter) in playbook.quarters.iter().enumerate() {
        for team in &quarter.teams {
            let Some(reflection) = &team.reflection else { continue };
            if !reflection.answers.is_empty() {
                check_answers(&waiting(playbook, q, team.team), reflection, found);
            }
            let objective = |id: &str| team.objectives.iter().find(|entry| entry.objective.id.value == id);
            let ids = || team.objectives.iter().map(|entry| entry.objective.id.value.as_str());
            let mut miss = |key: &Spanned<String>, near: Option<String>, what: &str, all: Vec<String>| {
                let mut diagnostic = Diagnostic::new(
                    &BROKEN_ALIGNMENT,
                    &reflection.path,
                    key.span,
                    format!("`{}` is no {what} of this team's quarter", **key),
                );
                diagnostic = match near {
                    Some(near) => diagnostic.label(format!("did you mean `{near}`?")).patch(key.span, near),
                    None if all.is_empty() => diagnostic.help("this team has no OKR file in this period"),
                    None => diagnostic.help(format!("it has: {}", all.join(", "))),
                };
                found.push(diagnostic);
            };
            for (key, _) in &reflection.outcomes {
                if objective(key).is_none() {
                    miss(
                        key,
                        nearest(key, ids()).map(str::to_owned),
                        "objective",
                        ids().map(str::to_owned).collect(),
                    );
                }
            }
            for (key, _) in &reflection.key_results {
                if team.key_result(key).is_none() {
                    let all: Vec<String> = team
                        .objectives
                        .iter()
                        .flat_map(|entry| {
                            let id = &entry.objective.id.value;
                            entry
                                .objective
                                .key_results
                                .iter()
                                .map(move |key_result| format!("{id}/{}", key_result.id.value))
                        })
                        .collect();
                    miss(
                        key,
                        nearest(key, all.iter().map(String::as_str)).map(str::to_owned),
                        "key result",
                        all,
                    );
                }
            }
        }
    }
}
