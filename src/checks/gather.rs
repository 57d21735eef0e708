//! Says once what is so of many: a coach who finds no owner anywhere says so once, and not at each objective.

use super::place::OfTeam;
use crate::diagnostic::{Diagnostic, Label};
use crate::model::objective::Allow;
use crate::span::Span;

/// So many places show what is meant; more of them would be a list.
const SHOWN: usize = 3;

/// Whether a list accepts a rule. What is accepted is told of one by one, so that the acceptance finds it.
#[must_use]
pub fn accepts(allow: &[Allow], rule: &crate::diagnostic::Code) -> bool {
    allow.iter().any(|allow| {
        let written = allow.rule.value.trim();
        written.eq_ignore_ascii_case(rule.id) || written.eq_ignore_ascii_case(rule.name)
    })
}

/// "both", "all 3", "2 of 3": how many of all, as one would say it.
#[must_use]
pub fn share(count: usize, all: usize) -> String {
    match (count, all) {
        (2, 2) => "both".to_owned(),
        _ if count == all => format!("all {all}"),
        _ => format!("{count} of {all}"),
    }
}

/// Adds findings of one rule: each, or from `many` on a single one with `message` for the team's file.
pub fn gather(
    team: OfTeam<'_>,
    found: Vec<(Diagnostic, bool)>,
    many: usize,
    message: impl FnOnce(usize) -> String,
    said: &mut Vec<Diagnostic>,
) {
    let (accepted, open): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, accepted)| *accepted);
    said.extend(accepted.into_iter().map(|(finding, _)| finding));
    let count = open.len();
    if count < many {
        said.extend(open.into_iter().map(|(finding, _)| finding));
        return;
    }
    let places: Vec<Label> = open.iter().take(SHOWN).map(|(finding, _)| finding.at.clone()).collect();
    let rest = count.saturating_sub(SHOWN);
    let Some((first, _)) = open.into_iter().next() else { return };
    if let Some(mut finding) = team.say(first.code, Span::default(), message(count)) {
        let words = std::iter::once("the first of them").chain(std::iter::repeat("and this one"));
        finding.also =
            places.into_iter().zip(words).map(|(at, text)| Label { text: text.to_owned(), ..at }).collect();
        if let Some(last) = finding.also.last_mut().filter(|_| rest > 0) {
            last.text = format!("and this one, and {rest} more");
        }
        finding.severity = first.severity;
        finding.help = first.help;
        finding.question = first.question;
        finding.reframing = first.reframing;
        said.push(finding);
    }
}
