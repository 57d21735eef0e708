//! FRM406 date-outside-quarter: check-ins that lie elsewhere, or that stopped.

use jiff::ToSpan;

use crate::checks::history::days;
use crate::checks::place::{OfKeyResult, OfTeam};
use crate::checks::rule::{Look, Rule};
use crate::diagnostic::{Code, Diagnostic, Family, Manual, Severity};
use crate::span::Span;

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
    look: Look::Team(dates),
};

fn dates(team: OfTeam<'_>, said: &mut Vec<Diagnostic>) {
    let quarter = team.quarter();
    let latest = quarter.end.saturating_add(GRACE.days());
    for of in team.objectives().flat_map(super::super::place::OfObjective::key_results) {
        let days = of.written.check_ins.iter().filter_map(|check_in| check_in.on.as_ref());
        let Some(on) = days.clone().find(|on| on.value < quarter.start || on.value > latest) else {
            continue;
        };
        let (side, edge) = if on.value < quarter.start {
            ("before it starts", quarter.start)
        } else {
            ("after it ends", quarter.end)
        };
        said.push(
            of.say(
                &FRM406,
                on.span,
                format!("{} is outside {}: {side}, on {edge}", on.value, quarter.period),
            )
            .ask("Is it the year that slipped, or does this check-in belong to another quarter?")
            .reframe(&["on: <a day of this quarter>"]),
        );
    }
    silence(team, said);
}

/// There is no clock in here: the newest check-in of the quarter says what day it is.
fn silence(team: OfTeam<'_>, said: &mut Vec<Diagnostic>) {
    let quarter = team.quarter();
    let Some(today) = team.book.as_of(team.quarter) else { return };
    if team.book.closed(team.quarter)
        || team.written().reflection.is_some()
        || today > quarter.end
        || today < quarter.start
    {
        return;
    }
    let quiet: Vec<(OfKeyResult<'_>, Option<(jiff::civil::Date, Span)>)> = team
        .objectives()
        .flat_map(super::super::place::OfObjective::key_results)
        .filter(|of| {
            of.written.score.is_none() && of.written.done.is_none() && of.written.milestones.is_empty()
        })
        .filter_map(|of| {
            let last = of.written.check_ins.iter().filter_map(|check_in| check_in.on.as_ref()).next_back();
            let since = last.map_or(quarter.start, |on| on.value);
            (days(since, today) > SILENCE).then_some((of, last.map(|on| (on.value, on.span))))
        })
        .collect();
    let Some((of, last)) = quiet.first() else { return };
    let span = last.map_or(of.written.wording.span, |(_, span)| span);
    let since = last.map_or_else(|| "since the quarter began".to_owned(), |(on, _)| format!("since {on}"));
    let message = match quiet.len() {
        1 => format!("no check-in {since}, and the quarter's newest is of {today}"),
        n => format!(
            "{n} key results without a check-in for three weeks, this one {since}; the quarter's newest is of {today}"
        ),
    };
    let mut finding = of.say(&FRM406, span, message);
    finding.severity = Severity::Hint;
    for (other, _) in quiet.iter().skip(1).take(3) {
        finding = finding.also(&other.objective.written().path, other.written.wording.span, "and this one");
    }
    said.push(
        finding
            .ask("Who looks at it, and what keeps them from saying what they see?")
            .reframe(&["check_ins: [{on: <date>, note: <what was seen>}]"]),
    );
}
