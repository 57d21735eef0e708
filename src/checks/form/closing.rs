//! How a quarter ends: FRM410 missing-reflection, FRM411 outcome-against-scores.

use jiff::ToSpan as _;

use crate::checks::history::days;
use crate::checks::likeness::share;
use crate::checks::place::{Book, OfTeam};
use crate::checks::rule::{Look, Rule};
use crate::checks::words::teaches;
use crate::diagnostic::{Code, Diagnostic, Family, Manual, Severity};
use crate::model::figure::plain;
use crate::model::objective::Ambition;
use crate::model::period::PAUSE;
use crate::model::playbook::{ObjectiveIndex, TeamQuarter};
use crate::model::reflection::Reached;
use crate::model::slug::slug;
use crate::score::score;
use crate::span::Span;

static FRM410: Code = Code::new("FRM410", "missing-reflection", Family::Form, Severity::Warn);

/// A quarter that nobody looked back on.
pub static MISSING_REFLECTION: Rule = Rule {
    manual: Manual {
        code: &FRM410,
        what: "A quarter closed with key results and no reflection. It is said of the quarter that follows, because that one starts \
               without what was learned.",
        why: "Reset and reflect is what makes scores worth having. Without it a low score is only low, and a high one only high.",
        way_on: "Half an hour is enough: what surprised us, what do we know now, what will we do in another way? Write it to \
                 reflections/TEAM.md.",
        before: "2020-Q4/telesales.yaml",
        after: "2020-Q4/telesales.yaml\n2020-Q4/reflections/telesales.md",
    },
    look: Look::Team(missing_reflection),
};

fn missing_reflection(team: OfTeam<'_>, said: &mut Vec<Diagnostic>) {
    let playbook = team.book.playbook;
    let ask = |finding: Diagnostic, period| {
        finding
            .ask(format!(
                "What surprised you in {period}, and what will you do in another way because of it?"
            ))
            .reframe(&[
                "outcome: {<objective>: {reached: partly, because: …}}",
                "resets: [<one thing we do in another way>]",
            ])
    };
    let id = &playbook.teams[team.written().team].id;
    if open(team.written()) && team.book.closed(team.quarter) && !team.asked_later() {
        let count = key_results(team, team.quarter, team.written());
        let period = team.quarter().period;
        let message =
            format!("{period} is closed with {count}, and {period}/reflections/{id}.md is not there");
        said.extend(team.say(&FRM410, Span::default(), message).map(|finding| ask(finding, period)));
    }
    let Some((quarter, before)) = team.left_open() else { return };
    if open(before) && !planned_ahead(team, quarter) {
        let period = playbook.quarters[quarter].period;
        let between = days(playbook.quarters[quarter].end, team.quarter().start) > f64::from(PAUSE);
        let message = format!(
            "{period}{} closed with {} and no reflection: nothing shows what {} {} from it",
            if between { ", the last one written down," } else { "" },
            key_results(team, quarter, before),
            team.quarter().period,
            if team.book.closed(team.quarter) { "took" } else { "takes" }
        );
        let finding = team.say(&FRM410, Span::default(), message).map(|finding| ask(finding, period));
        said.extend(finding.map(|finding| match &before.path {
            Some(path) => finding.also(path, Span::default(), "the quarter that is meant"),
            None => finding,
        }));
    }
}

/// Whether a quarter was planned while the one before it still runs: nobody looked at its numbers yet, and those of the
/// other stopped weeks before its end.
fn planned_ahead(team: OfTeam<'_>, before: usize) -> bool {
    let book = team.book;
    let end = book.playbook.quarters[before].end;
    let runs = book.as_of(before).is_some_and(|day| day < end.saturating_sub(2.weeks()));
    let own = team.written().objectives.iter().flat_map(|entry| &entry.objective.key_results);
    let settled = own.into_iter().any(|key_result| key_result.score.is_some() || key_result.done.is_some());
    runs && !settled && !book.closed(team.quarter) && book.as_of(team.quarter).is_none()
}

fn open(team: &TeamQuarter) -> bool {
    // A file that somebody made and left empty is none.
    let written = team.reflection.as_ref().is_some_and(|reflection| {
        !reflection.body.trim().is_empty()
            || !reflection.outcomes.is_empty()
            || !reflection.key_results.is_empty()
            || !reflection.resets.is_empty()
            || !reflection.answers.is_empty()
    });
    !written && team.objectives.iter().any(|entry| !entry.objective.key_results.is_empty())
}

/// How many there were, and whose where others had some as well.
fn key_results(team: OfTeam<'_>, quarter: usize, written: &TeamQuarter) -> String {
    let playbook = team.book.playbook;
    let count = match written.objectives.iter().map(|entry| entry.objective.key_results.len()).sum::<usize>()
    {
        1 => "one key result".to_owned(),
        n => format!("{n} key results"),
    };
    match playbook.quarters[quarter].teams.len() {
        1 => count,
        _ => format!("{count} of {}", playbook.teams[written.team].name),
    }
}

static FRM411: Code = Code::new("FRM411", "outcome-against-scores", Family::Form, Severity::Hint);

/// Scores one way, the verdict the other.
pub static OUTCOME: Rule = Rule {
    manual: Manual {
        code: &FRM411,
        what: "Scores and verdict part, and nothing says what was learned from it. The scores are high and the objective was not reached, or the other way round. It is still asked once the next quarter is planned.",
        why: "A high score does not prove the objective, and a low one does not disprove it. Where the two part, the key results \
              measured something else, and that is the best lesson a quarter has.",
        way_on: "Say in one sentence what the numbers did not see, under `because` or `learned`.",
        before: "outcome:\n  trusted-readings: {reached: no}",
        after: "outcome:\n  trusted-readings: {reached: no, because: The reading is right and they do not believe it}",
    },
    look: Look::Quarter(outcome),
};

fn outcome(book: &Book<'_>, quarter: usize, said: &mut Vec<Diagnostic>) {
    for team in book.closing(quarter) {
        let objectives = 0..team.written().objectives.len();
        said.extend(objectives.filter_map(|objective| apart(team, objective)));
    }
}

fn apart(team: OfTeam<'_>, index: usize) -> Option<Diagnostic> {
    let (playbook, written) = (team.book.playbook, team.written());
    let objective = &*written.objectives[index].objective;
    let reflection = written.reflection.as_deref()?;
    let (id, outcome) = reflection.outcome(&objective.id)?;
    let learned = reflection.key_results.iter().any(|(key, learning)| {
        learning.learned.is_some()
            && key.split('/').next().is_some_and(|objective| slug(objective) == slug(id))
    });
    // A look back in mid-quarter closes nothing.
    let ended = team.ended();
    let closed = objective.key_results.iter().filter(|key_result| ended || key_result.score.is_some());
    let scores: Vec<f64> =
        closed.filter_map(|key_result| score(key_result, playbook.config.scale).value).collect();
    if outcome.because.is_some()
        || learned
        || scores.is_empty()
        || teaches(&reflection.body, &team.book.lexicon)
    {
        return None;
    }
    // A promise is kept at 1.0 only.
    let good = if objective.ambition.value == Ambition::Committed { 1.0 } else { 0.7 };
    let mean = scores.iter().sum::<f64>() / (scores.len() as f64).max(1.0);
    let high =
        share(scores.iter().filter(|score| **score >= good).count(), scores.len()) > 0.5 && mean >= good;
    let low = mean <= 0.3 && scores.iter().all(|score| *score < 0.7);
    let said_so = match outcome.reached.value {
        Reached::No if high => "not reached",
        Reached::Yes if low => "reached",
        _ => return None,
    };
    let shown: Vec<String> = scores.iter().map(|score| plain((score * 100.0).round() / 100.0)).collect();
    let message = format!(
        "scores {} and the objective {said_so}, and no word on what the numbers did not see",
        shown.join(", ")
    );
    let about = ObjectiveIndex { quarter: team.quarter, team: team.index, objective: index };
    Some(
        Diagnostic::new(&FRM411, &reflection.path, outcome.reached.span, message)
            .about(playbook.subject(about, None))
            .also(&objective.path, objective.wording.span, "the objective")
            .ask("What did these numbers not see?")
            .reframe(&["because: the number moved, and …", "learned: we had measured …"]),
    )
}
