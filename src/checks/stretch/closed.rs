//! What closed quarters show of stretch: STR306 sandbagging-history, STR312 score-without-learning.

use crate::checks::history::days;
use crate::checks::place::{Book, OfTeam};
use crate::checks::rule::{Look, Rule};
use crate::checks::words::teaches;
use crate::diagnostic::{Code, Diagnostic, Family, Manual, Severity, Together, quote};
use crate::model::figure::plain;
use crate::model::objective::Ambition;
use crate::model::period::PAUSE;
use crate::model::playbook::{ObjectiveIndex, TeamQuarter};
use crate::score::score;
use crate::span::Span;

static STR306: Code = Code::new("STR306", "sandbagging-history", Family::Stretch, Severity::Hint);

/// All reached, twice.
pub static SANDBAGGING: Rule = Rule {
    manual: Manual {
        code: &STR306,
        what: "All of a team's scored key results closed at 1.0, two quarters in a row. Committed objectives do not count: 1.0 is \
               what they promise.",
        why: "A high score does not prove that the lines were far. When everything is always reached, they were drawn where \
              it was safe, and mostly for a reason: ask what a miss would cost.",
        way_on: "Begin with the fear behind it. Then let the team draw one line, only one, at which it is half sure.",
        before: "target: 40    # the last two quarters closed at 1.0",
        after: "commit: 40\ntarget: 55\nstretch: 70",
    },
    look: Look::Team(sandbagging),
};

fn sandbagging(team: OfTeam<'_>, said: &mut Vec<Diagnostic>) {
    let playbook = team.book.playbook;
    let Some((last, last_team)) = team.before().filter(|(quarter, _)| team.book.closed(*quarter)) else {
        return;
    };
    let Some((first, first_team)) = team.book.before(last, team.written().team) else { return };
    let (Some(a), Some(b)) = (all_reached(team, first_team), all_reached(team, last_team)) else { return };
    // Two quarters that are years apart are no row.
    let apart = days(playbook.quarters[first].end, playbook.quarters[last].start);
    if team.written().objectives.is_empty() || apart > f64::from(PAUSE) {
        return;
    }
    let (then, now) = (playbook.quarters[first].period, playbook.quarters[last].period);
    let message = format!("all {a} key results of {then} and all {b} of {now} closed at 1.0 or more");
    let Some(mut finding) = team.say(&STR306, Span::default(), message) else { return };
    for path in [&first_team.path, &last_team.path].into_iter().flatten() {
        finding = finding.also(path, Span::default(), "all at 1.0");
    }
    said.push(
        finding
            .ask("What would it cost the team to miss one, and who could take that cost away?")
            .reframe(&["one key result at which you are half sure", "commit: <the old target>"]),
    );
}

/// How many scored key results there are, if all of them, two at least, are at 1.0.
fn all_reached(team: OfTeam<'_>, written: &TeamQuarter) -> Option<usize> {
    let scale = team.book.playbook.config.scale;
    let scores: Vec<f64> = written
        .objectives
        .iter()
        .filter(|entry| entry.objective.ambition.value != Ambition::Committed)
        .flat_map(|entry| &entry.objective.key_results)
        .filter_map(|key_result| score(key_result, scale).value)
        .collect();
    (scores.len() >= 2 && scores.iter().all(|score| *score >= 1.0)).then_some(scores.len())
}

static UNTAUGHT: Together = Together {
    from: 3,
    words: "key results closed at 0.3 or less, or at 1.0, with no lesson noted beside them",
};

static STR312: Code = Code::new("STR312", "score-without-learning", Family::Stretch, Severity::Hint);

/// A number, and nothing learned from it.
pub static WITHOUT_LEARNING: Rule = Rule {
    manual: Manual {
        code: &STR312,
        what: "A key result closed at 0.3 or less, or at 1.0, and nothing learned is written. It \
               is still asked once the next quarter is planned.",
        why: "A low score tells nothing against anybody, and a high one proves nothing. Both are asked the same: what do you \
              know now that you did not know at the start?",
        way_on: "One sentence in the reflection, under `key_results`, as `learned`.",
        before: "key_results:\n  first-class-team/practice-wall: {next: reshape}",
        after: "key_results:\n  first-class-team/practice-wall: {learned: We trained hands for work that is done with ears, next: reshape}",
    },
    look: Look::Quarter(without_learning),
};

fn without_learning(book: &Book<'_>, quarter: usize, said: &mut Vec<Diagnostic>) {
    for team in book.closing(quarter) {
        let reflection = team.written().reflection.as_ref();
        if reflection.is_none_or(|reflection| teaches(&reflection.body, &book.lexicon)) {
            continue;
        }
        for (objective, entry) in team.written().objectives.iter().enumerate() {
            let key_results = 0..entry.objective.key_results.len();
            said.extend(key_results.filter_map(|key_result| untaught(team, (objective, key_result))));
        }
    }
}

fn untaught(team: OfTeam<'_>, at: (usize, usize)) -> Option<Diagnostic> {
    let (playbook, written) = (team.book.playbook, team.written());
    let reflection = written.reflection.as_deref()?;
    let objective = &*written.objectives[at.0].objective;
    let key_result = &objective.key_results[at.1];
    // A look back in mid-quarter closes nothing.
    let closed = key_result.score.is_some() || team.ended();
    if !closed {
        return None;
    }
    let value = score(key_result, playbook.config.scale).value?;
    // A promise that was kept is what it was to be.
    let kept = value >= 1.0 && objective.ambition.value == Ambition::Committed;
    if value > 0.3 && value < 1.0 || kept {
        return None;
    }
    let entry = reflection.key_results.iter().find(|(key, _)| written.key_result(key) == Some(at));
    let of_objective =
        reflection.outcome(&objective.id).is_some_and(|(_, outcome)| outcome.because.is_some());
    if of_objective || entry.is_some_and(|(_, learning)| learning.learned.is_some()) {
        return None;
    }
    let closed = format!("closed at {}", plain((value * 100.0).round() / 100.0));
    let about = ObjectiveIndex { quarter: team.quarter, team: team.index, objective: at.0 };
    let place = entry.map_or(Span::default(), |(key, _)| key.span);
    let name = quote(key_result.wording.trim_end_matches('.'), 60);
    let message = format!("“{name}” {closed}, with no lesson noted beside it");
    let question = if value >= 1.0 {
        "What did it take, and was the line far enough to teach anything?"
    } else {
        "What do you know now that you could not have known without trying?"
    };
    Some(
        Diagnostic::new(&STR312, &reflection.path, place, message)
            .about(playbook.subject(about, Some(at.1)))
            .also(&objective.path, key_result.wording.span, closed)
            .ask(question)
            .reframe(&["learned: we thought …, and it turned out …"])
            .together(&UNTAUGHT),
    )
}
