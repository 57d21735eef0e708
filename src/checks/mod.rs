//! The coach's questions: rules that look at a playbook, or at one sentence of it.
//!
//! [`check`] takes a resolved playbook and gives findings. The way there: `wordings` reads the words of each objective
//! once, `spoken` puts what they raise into its file, each family's rules look at numbers, history and other files,
//! and `settle` weighs it all as the playbook wants it: doubles, severities, and what is accepted.

pub mod allow;
mod drafts;
mod earlier;
mod form;
mod history;
mod improvement;
mod inspiration;
mod letters;
mod likeness;
mod place;
mod reflected;
mod rule;
mod settle;
mod spoken;
mod stretch;
mod wordings;
pub mod words;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;

pub use drafts::journeys;
pub use earlier::Earlier;
use place::{Book, OfTeam};
pub use rule::{Look, Rule};
use wordings::ObjectiveWords;

use crate::diagnostic::{self, Code, Diagnostic};
use crate::model::playbook::Playbook;
use crate::source::Sources;

/// The families, in the order of the three tips; form and what is said of the rules themselves come after.
static FAMILIES: [&[&Rule]; 5] =
    [&improvement::RULES, &inspiration::RULES, &stretch::RULES, &form::RULES, &allow::RULES];

static BY_ID: LazyLock<HashMap<&'static str, &'static Rule>> =
    LazyLock::new(|| rules().map(|rule| (rule.manual.code.id, rule)).collect());

/// Every rule of the coach's, in documented order.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.iter().copied())
}

fn rule_by_id(id: &str) -> Option<&'static Rule> {
    BY_ID.get(id).copied()
}

/// How to check.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Judge closed quarters too; else they are evidence.
    pub all_quarters: bool,
    /// Tell what earlier wordings raised, too.
    pub drafts: bool,
    /// Rules of other floors, by which `allow` and the settings may call what is said elsewhere.
    pub others: Vec<&'static Code>,
    /// Whether all that other floors say is handed over, so that an acceptance of theirs can be called unused.
    pub all_known: bool,
    /// What earlier checks read and said.
    pub earlier: Earlier,
}

/// What a coach would ask of a playbook, in the order every output uses. What the playbook accepts on purpose is
/// among it, marked so.
#[must_use]
pub fn check(playbook: &Playbook, sources: &Sources, options: &Options) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    check_with(playbook, sources, options, &mut said);
    said
}

/// As [`check`], together with what was said before: the playbook's severities and what it accepts on purpose hold
/// for that too.
pub fn check_with(playbook: &Playbook, sources: &Sources, options: &Options, said: &mut Vec<Diagnostic>) {
    let book = Book::new(playbook, sources, judged(playbook, options.all_quarters));
    let judged = &book.judged;
    let teams: Vec<(usize, usize)> = judged
        .iter()
        .flat_map(|quarter| (0..playbook.quarters[*quarter].teams.len()).map(move |team| (*quarter, team)))
        .collect();
    let words = options.earlier.wordings.of(&book, &teams);
    let look_at = |quarter: usize, team: usize| {
        let words = teams.binary_search(&(quarter, team)).map_or(&[][..], |at| &words[at]);
        look(&book, quarter, team, words, options)
    };
    let (found, whole): (_, Vec<Vec<Diagnostic>>) = rayon::join(
        || options.earlier.said(&book, options.drafts, &teams, look_at),
        || judged.par_iter().map(|quarter| look_at_all(&book, *quarter)).collect(),
    );
    let found = found.par_iter().flat_map_iter(|said| said.iter().cloned());
    let mut found: Vec<Diagnostic> = found.collect();
    found.extend(whole.into_iter().flatten());
    settle::settle(&book, options, found, said);
    diagnostic::sort(said);
}

/// The quarters to judge: the newest, and a longer period around it that is still running.
fn judged(playbook: &Playbook, all: bool) -> Vec<usize> {
    if all {
        return (0..playbook.quarters.len()).collect();
    }
    let Some(current) = playbook.current() else { return Vec::new() };
    let this = &playbook.quarters[current];
    let runs = |quarter: &usize| {
        let other = &playbook.quarters[*quarter];
        let around = other.start <= this.start
            && other.end >= this.end
            && other.period.months() > this.period.months();
        *quarter == current || (around && !playbook.closed(*quarter))
    };
    (0..playbook.quarters.len()).filter(runs).collect()
}

/// All that is to be said of one team's quarter.
fn look(
    book: &Book<'_>,
    quarter: usize,
    index: usize,
    words: &[Arc<ObjectiveWords>],
    options: &Options,
) -> Vec<Diagnostic> {
    let team = OfTeam { book, quarter, index, words };
    let mut said = Vec::new();
    spoken::spoken(team, &mut said);
    if options.drafts {
        spoken::drafts(team, &mut said);
    }
    // Place by place, not rule by rule: the rules look at the same earlier quarters.
    for rule in rules() {
        if let Look::Team(look) = rule.look {
            look(team, &mut said);
        }
    }
    for objective in team.objectives() {
        for rule in rules() {
            if let Look::Objective(look) = rule.look {
                look(objective, &mut said);
            }
        }
        for key_result in objective.key_results() {
            for rule in rules() {
                if let Look::KeyResult(look) = rule.look {
                    look(key_result, &mut said);
                }
            }
        }
    }
    said
}

/// What is to be said of a quarter across its teams.
fn look_at_all(book: &Book<'_>, quarter: usize) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    for rule in rules() {
        if let Look::Quarter(look) = rule.look {
            look(book, quarter, &mut said);
        }
    }
    said
}
