//! FRM406 date-outside-quarter: check-ins that lie elsewhere, or that stopped.

use jiff::ToSpan;

use crate::checks::history::{as_good, days};
use crate::checks::place::OfKeyResult;
use crate::checks::rule::{Look, Rule};
use crate::diagnostic::{Code, Diagnostic, Family, Manual, Severity, Together};

static FRM406: Code = Code::new("FRM406", "date-outside-quarter", Family::Form, Severity::Error);

/// The last count is often made in the days after a quarter's end.
const GRACE: i32 = 14;
/// So many days without a check-in are worth a word.
const SILENCE: f64 = 21.0;

/// A day that lies elsewhere.
pub static OUTSIDE: Rule = Rule {
    manual: Manual {
        code: &FRM406,
        what: "A check-in lies outside the quarter, or a running one has none for three weeks. The two weeks after the end count as inside: that is when the last numbers come in.",
        why: "A number that stands in another year bends every chart and every trend. And a number that nobody looks at for \
              three weeks has become nobody's.",
        way_on: "Mend the date. For a silence, a check-in with a note alone is enough: it says that somebody looked.",
        before: "# in 2021-Q1\ncheck_ins:\n  - {on: 2020-02-05, value: 5.9}",
        after: "# in 2021-Q1\ncheck_ins:\n  - {on: 2021-02-05, value: 5.9}",
    },
    look: Look::KeyResult(dates),
};

fn dates(of: OfKeyResult<'_>, said: &mut Vec<Diagnostic>) {
    outside(of, said);
    silence(of, said);
}

fn outside(of: OfKeyResult<'_>, said: &mut Vec<Diagnostic>) {
    let quarter = of.objective.team.quarter();
    let latest = quarter.end.saturating_add(GRACE.days());
    let mut days = of.written.check_ins.iter().filter_map(|check_in| check_in.on.as_ref());
    let Some(on) = days.find(|on| on.value < quarter.start || on.value > latest) else { return };
    let (side, edge) = if on.value < quarter.start {
        ("before it starts", quarter.start)
    } else {
        ("after it ends", quarter.end)
    };
    said.push(
        of.say(&FRM406, on.span, format!("{} is outside {}: {side}, on {edge}", on.value, quarter.period))
            .ask("Is it the year that slipped, or does this check-in belong somewhere else?")
            .reframe(&[&format!("on: <a day of {}>", quarter.period)]),
    );
}

static SILENT: Together = Together { from: 2, words: "key results without a check-in for three weeks" };

/// There is no clock in here: the newest check-in of the quarter says what day it is.
fn silence(of: OfKeyResult<'_>, said: &mut Vec<Diagnostic>) {
    let (team, written) = (of.objective.team, of.written);
    let (book, quarter) = (team.book, team.quarter());
    if written.score.is_some() || written.done.is_some() || !written.milestones.is_empty() {
        return;
    }
    // What has been reached needs no more looks.
    let reached = written.latest().and_then(|check_in| check_in.value.as_ref()).zip(written.goal());
    if reached.is_some_and(|(value, goal)| as_good(written.falling(), value.value, goal.value)) {
        return;
    }
    let Some(today) = book.as_of(team.quarter) else { return };
    let running = (quarter.start..=quarter.end).contains(&today) && !book.closed(team.quarter);
    if !running || team.written().reflection.is_some() {
        return;
    }
    let last = written.check_ins.iter().filter_map(|check_in| check_in.on.as_ref()).next_back();
    if days(last.map_or(quarter.start, |on| on.value), today) <= SILENCE {
        return;
    }
    let span = last.map_or(written.wording.span, |on| on.span);
    let since = last.map_or_else(|| "since it began".to_owned(), |on| format!("since {}", on.value));
    let mut finding = of.say(
        &FRM406,
        span,
        format!("no check-in {since}, and the newest of {} is of {today}", quarter.period),
    );
    finding.severity = Severity::Hint;
    said.push(
        finding
            .ask("Who looks at it, and what keeps them from saying what they see?")
            .reframe(&["check_ins: [{on: <date>, note: <what was seen>}]"])
            .together(&SILENT),
    );
}
