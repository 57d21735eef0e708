//! What each rewording of an objective solved: its wordings, held one against the other.

use std::collections::HashSet;

use rayon::prelude::*;

use super::place::lexicon;
use super::settle::{Weights, echo};
use super::spoken::answered;
use super::words::{Kind, Lexicon, review};
use super::{judged, rule_by_id};
use crate::diagnostic::{Code, Diagnostic, Journey, Rewording, Subject};
use crate::model::objective::Objective;
use crate::model::playbook::Playbook;

/// The journeys of all objectives with drafts, of every quarter or of those that are judged. `found` is what [`super::check`]
/// gives: of the wording that stands only what is open there is said, so that nothing is asked twice of what a team
/// accepted on purpose, nor at all of a quarter that is closed.
#[must_use]
pub fn journeys(playbook: &Playbook, all_quarters: bool, found: &[Diagnostic]) -> Vec<Journey> {
    let lexicon = lexicon(&playbook.config.checks);
    let weights = Weights::new(&playbook.config.checks, &[]);
    let standing = found.iter().filter(|finding| finding.accepted.is_none());
    let open: HashSet<(&Subject, &str)> = standing
        .filter_map(|finding| Some((finding.about.as_ref()?, finding.code.id)))
        .filter(|(about, _)| about.key_result.is_none())
        .collect();
    judged(playbook, all_quarters)
        .into_par_iter()
        .flat_map_iter(|quarter| playbook.objectives_of(quarter))
        .filter(|at| !playbook.entry(*at).objective.drafts.is_empty())
        .map(|at| {
            let objective = &playbook.entry(at).objective;
            let about = playbook.subject(at, None);
            let open = |code: &Code| open.contains(&(&about, code.id));
            let wordings = rewordings(objective, &lexicon, &weights, open);
            Journey { path: objective.path.clone(), wordings, about }
        })
        .collect()
}

fn rewordings(
    objective: &Objective,
    lexicon: &Lexicon,
    weights: &Weights,
    open: impl Fn(&Code) -> bool,
) -> Vec<Rewording> {
    let raised = |text: &str| -> Vec<&'static Code> {
        let found = review(Kind::Objective, text, lexicon);
        let rules = found.iter().filter(|finding| !answered(objective.ambition.value, finding));
        let mut codes: Vec<_> =
            rules.filter_map(|finding| Some(rule_by_id(finding.rule)?.manual.code)).collect();
        codes.retain(|code| weights.wants(code));
        codes.dedup();
        codes
    };
    let wordings = objective.drafts.iter().map(|draft| &draft.wording).chain([&objective.wording]);
    // What was asked of the wording before: an echo is not asked, though it is raised.
    let mut asked: Vec<&'static Code> = Vec::new();
    let mut before: Vec<&'static Code> = Vec::new();
    let last = objective.drafts.len();
    let step = |(i, wording): (usize, &crate::span::Spanned<String>)| {
        let now = raised(wording);
        let mut asks = now.clone();
        asks.retain(|code| !echo(code, &now) && (i < last || open(code)));
        let (still, new) = asks.iter().copied().partition(|code| before.contains(code));
        let solved = asked.iter().copied().filter(|code| !now.contains(code)).collect();
        (asked, before) = (asks, now);
        Rewording { text: wording.value.clone(), span: wording.span, solved, still, raised: new }
    };
    wordings.enumerate().map(step).collect()
}
