//! FRM409 duplicate-objective: two teams claim the same objective, or the same number's movement.

use std::collections::HashMap;

use crate::checks::likeness::{Content, pairs};
use crate::checks::place::Book;
use crate::checks::rule::{Look, Rule};
use crate::diagnostic::{Code, Diagnostic, Family, Manual, Severity, Subject};
use crate::model::key_result::KeyResult;
use crate::model::playbook::ObjectiveIndex;
use crate::span::{Span, Spanned};

static FRM409: Code = Code::new("FRM409", "duplicate-objective", Family::Form, Severity::Hint);

/// From here on two wordings are one.
const ALIKE: f64 = 0.85;
/// Fewer content words than this are alike by chance.
const LEAST_WORDS: usize = 3;

/// One claim, two teams.
pub static DUPLICATE: Rule = Rule {
    manual: Manual {
        code: &FRM409,
        what: "Two teams claim the same objective, or the same movement of one number. Neither supports the other.",
        why: "If the number moves, both will have moved it; if it does not, each will have waited for the other.",
        way_on: "Let one support the other with `supports`, or agree which part of it belongs to whom.",
        before: "# sales.yaml and care.yaml\nmetric: orders that come through a recommendation",
        after: "# care.yaml\nsupports: sales/recommended",
    },
    look: Look::Quarter(duplicates),
};

fn duplicates(book: &Book<'_>, quarter: usize, said: &mut Vec<Diagnostic>) {
    let playbook = book.playbook;
    let places: Vec<ObjectiveIndex> = playbook.objectives_of(quarter).collect();
    let contents: Vec<Content> = places
        .iter()
        .map(|at| {
            let wording = &playbook.entry(*at).objective.wording;
            let content = Content::of(wording);
            // Few words are alike by chance, and the same only where all of them are.
            if content.len() < LEAST_WORDS { Content::whole(wording) } else { content }
        })
        .collect();
    let mut told = std::collections::HashSet::new();
    for (a, b) in pairs(&contents, ALIKE) {
        let (first, second) = (places[a], places[b]);
        // Of many that are alike each is held against the first only.
        if first.team == second.team || linked(book, first, second) || !told.insert(second) {
            continue;
        }
        let wording = |at: ObjectiveIndex| &playbook.entry(at).objective.wording;
        let other = playbook.team_of(first).name.clone();
        said.push(finding(
            book,
            first,
            wording(first),
            second,
            wording(second).span,
            None,
            &format!("almost the words of {other}’s objective"),
        ));
    }
    metrics(book, &places, &told, said);
}

fn metrics(
    book: &Book<'_>,
    places: &[ObjectiveIndex],
    told: &std::collections::HashSet<ObjectiveIndex>,
    said: &mut Vec<Diagnostic>,
) {
    let playbook = book.playbook;
    let mut claimed: HashMap<(&str, bool), (ObjectiveIndex, usize)> = HashMap::new();
    for at in places {
        for (i, key_result) in playbook.entry(*at).objective.key_results.iter().enumerate() {
            let Some(metric) = &key_result.metric else { continue };
            // Within a team the first of a quarter is in the series: the others are no other team's claim.
            let Some(series) = book.series(*at, i) else { continue };
            let key = (series.metric.id.as_str(), key_result.falling());
            let Some((first, other)) = claimed.get(&key).copied() else {
                claimed.insert(key, (*at, i));
                continue;
            };
            let theirs = &playbook.entry(first).objective.key_results[other];
            if first.team == at.team
                || linked(book, first, *at)
                || told.contains(at)
                || stand_apart(theirs, key_result)
            {
                continue;
            }
            let (first_key_result, way) =
                (&playbook.entry(first).objective.key_results[other], if key.1 { "down" } else { "up" });
            let place = first_key_result.metric.as_ref().unwrap_or(&first_key_result.wording);
            let name = playbook.team_of(first).name.clone();
            let message = format!("{name} wants to bring the same number {way}: {}", metric.value);
            said.push(finding(
                book,
                first,
                place,
                *at,
                metric.span,
                Some(key_result.id.value.clone()),
                &message,
            ));
        }
    }
}

fn finding(
    book: &Book<'_>,
    first: ObjectiveIndex,
    place: &Spanned<String>,
    second: ObjectiveIndex,
    span: Span,
    key_result: Option<String>,
    message: &str,
) -> Diagnostic {
    let playbook = book.playbook;
    let (one, other) = (&playbook.entry(first).objective, &playbook.entry(second).objective);
    let line = book.line(&one.path, place.span);
    Diagnostic::new(&FRM409, &other.path, span, format!("{message} ({line}), and neither supports the other"))
        .also(&one.path, place.span, "the other claim")
        .ask("If it moves, who moved it, and if it does not, who noticed?")
        .reframe(&[
            "supports: <the other team>/<objective>",
            "<the part of it that only this team can change>",
        ])
        .about(Subject {
            period: playbook.quarters[second.quarter].period.to_string(),
            team: playbook.team_of(second).id.clone(),
            objective: Some(other.id.value.clone()),
            key_result,
        })
}

/// A number that stands at 4 with one team and at 7 with the other is one of each: "team happiness".
fn stand_apart(a: &KeyResult, b: &KeyResult) -> bool {
    const FAR: f64 = 0.25;
    let stands = |key_result: &KeyResult| {
        let latest = key_result.latest().and_then(|check_in| check_in.value.as_ref());
        key_result.baseline.value().or(latest.map(|value| value.value))
    };
    let (Some(a), Some(b)) = (stands(a), stands(b)) else { return false };
    (a - b).abs() > FAR * a.abs().max(b.abs())
}

/// One supports the other, over any number of steps, or both support the same one.
fn linked(book: &Book<'_>, a: ObjectiveIndex, b: ObjectiveIndex) -> bool {
    let above = |at: ObjectiveIndex| {
        std::iter::successors(Some(at), |at| book.playbook.entry(*at).parent.map(|parent| parent.objective))
    };
    above(a).any(|at| at == b) || above(b).any(|at| at == a)
}
