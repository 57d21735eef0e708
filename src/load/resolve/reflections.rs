//! What a reflection speaks of must be there: objectives and key results of its quarter, resets of the one before.

use super::super::codes::BROKEN_ALIGNMENT;
use super::super::nearest::nearest;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::playbook::{Playbook, Quarter};
use crate::model::reflection::Reflection;
use crate::span::Spanned;

/// An answer is to a reset of the period before, by its words.
fn check_answers(
    before: Option<&Quarter>,
    team: usize,
    reflection: &Reflection,
    found: &mut Vec<Diagnostic>,
) {
    if reflection.answers.is_empty() {
        return;
    }
    let before =
        before.and_then(|before| before.teams.iter().find(|other| other.team == team)?.reflection.as_deref());
    let resets: Vec<&str> = before
        .map_or_else(Vec::new, |before| before.resets.iter().map(|reset| reset.value.as_str()).collect());
    for (answered, _) in &reflection.answers {
        if resets.iter().any(|reset| reset.trim().eq_ignore_ascii_case(answered)) {
            continue;
        }
        let said = format!("“{}” was no reset of this team’s last reflection", answered.value);
        let mut said = Diagnostic::new(&BROKEN_ALIGNMENT, &reflection.path, answered.span, said);
        said.severity = Severity::Warn;
        found.push(match (nearest(answered, resets.iter().copied()), resets.is_empty()) {
            (Some(near), _) => said.label(format!("did you mean “{near}”?")),
            (None, true) => {
                said.help("the period before has no resets of this team; there is nothing to answer yet")
            }
            (None, false) => said.help(format!("these were: {}", resets.join("; "))),
        });
    }
}

/// What each reflection speaks of is looked up.
pub fn check(playbook: &Playbook, found: &mut Vec<Diagnostic>) {
    for (q, quarter) in playbook.quarters.iter().enumerate() {
        let before = playbook.before(q).map(|before| &playbook.quarters[before]);
        for team in &quarter.teams {
            let Some(reflection) = &team.reflection else { continue };
            check_answers(before, team.team, reflection, found);
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
