//! What readers of a file say of a key result's numbers is about that key result: its ids are known once all files are.

use std::collections::HashMap;

use super::super::codes::{NUMBER_CONTRADICTION, SCORE_OUT_OF_RANGE};
use crate::diagnostic::Diagnostic;
use crate::model::key_result::{Baseline, KeyResult};
use crate::model::playbook::{ObjectiveIndex, Playbook};
use crate::span::Span;

/// Gives each such diagnostic its subject.
pub fn find(playbook: &Playbook, found: &mut [Diagnostic]) {
    let of_numbers = |said: &&mut Diagnostic| {
        said.about.is_none() && [&NUMBER_CONTRADICTION, &SCORE_OUT_OF_RANGE].contains(&said.code)
    };
    let mut places: HashMap<&str, Vec<ObjectiveIndex>> = HashMap::new();
    for said in found.iter_mut().filter(of_numbers) {
        if places.is_empty() {
            for at in playbook.objectives() {
                places.entry(&playbook.entry(at).objective.path).or_default().push(at);
            }
        }
        let here = places.get(&*said.at.path).into_iter().flatten();
        said.about = here.copied().find_map(|at| {
            let mut key_results = playbook.entry(at).objective.key_results.iter();
            let index = key_results.position(|key_result| holds(key_result, said.at.span))?;
            Some(playbook.subject(at, Some(index)))
        });
    }
}

/// Whether a place is one of a key result's numbers, or in its words.
fn holds(key_result: &KeyResult, place: Span) -> bool {
    let baseline = match &key_result.baseline {
        Baseline::Known(value) => Some(value),
        Baseline::Missing | Baseline::Unknown(_) => None,
    };
    let levels = [&key_result.commit, &key_result.target, &key_result.stretch, &key_result.score];
    let values = key_result.check_ins.iter().filter_map(|check_in| check_in.value.as_ref());
    let wording = key_result.wording.span;
    levels.into_iter().flatten().chain(baseline).chain(values).any(|number| number.span == place)
        || (wording.start <= place.start && place.end <= wording.end)
}
