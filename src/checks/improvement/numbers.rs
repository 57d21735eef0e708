//! What the numbers show of improvement: IMP104 no-change, IMP105 health-metric.

use crate::checks::history::earlier;
use crate::checks::place::OfKeyResult;
use crate::checks::rule::{Look, Rule};
use crate::checks::words::WordFinding;
use crate::diagnostic::{Code, Diagnostic, Family, Manual, Severity};
use crate::model::figure::same;
use crate::model::metric::MetricAt;

static IMP104: Code = Code::new("IMP104", "no-change", Family::Improvement, Severity::Warn);

/// A target that is today's number.
pub static NO_CHANGE: Rule = Rule {
    manual: Manual {
        code: &IMP104,
        what: "The target is where the number stands already.",
        why: "Nothing has to move for it to be reached. Such a number is worth watching, and it is not an \
              improvement.",
        way_on: "Move the target, or keep the number among the health metrics and name the change elsewhere.",
        before: "key_result: Increase uptime from 99% to 99%",
        after: "key_result: Increase uptime from 99% to 99.9%",
    },
    look: Look::KeyResult(no_change),
};

fn no_change(of: OfKeyResult<'_>, said: &mut Vec<Diagnostic>) {
    let (Some(from), Some(to)) = (of.written.baseline.value(), of.goal()) else { return };
    if same(from, to.value) {
        let number = of.show(to.value);
        said.push(
            of.say(
                &IMP104,
                to.span,
                format!("from {number} to {number}: the target is where the number stands today"),
            )
            .ask("What would be better if this number moved, and by how much would people notice?")
            .reframe(&["… from <today> to <a level nobody here has seen>", "watch it as a health metric"]),
        );
    }
}

static IMP105: Code = Code::new("IMP105", "health-metric", Family::Improvement, Severity::Hint);

/// A number that is watched rather than moved.
pub static HEALTH_METRIC: Rule = Rule {
    manual: Manual {
        code: &IMP105,
        what: "The number is watched rather than improved. It has had the same target before, or the words only \
               keep a level.",
        why: "A number that is only kept is a health metric, whatever it is called: good to have an eye on, and no reason \
              for anybody to try something new.",
        way_on: "Move it to `health_metrics` with the range to keep, and use the place for what should change. Or ask \
                 what kept it from moving last quarter, and let the answer be the objective.",
        before: "key_results:\n  - Keep complaints per 1,000 calls under 3",
        after: "health_metrics:\n  - {metric: \"complaints per 1,000 calls\", keep: under 3, value: 2.1}",
    },
    look: Look::KeyResult(health_metric),
};

fn health_metric(of: OfKeyResult<'_>, said: &mut Vec<Diagnostic>) {
    let Some(to) = of.goal() else { return };
    if of.written.baseline.value().is_some_and(|from| same(from, to.value)) {
        return; // IMP104 says so with today's number.
    }
    let again: Vec<_> = earlier(of)
        .rev()
        .filter_map(|(point, at)| match at {
            MetricAt::KeyResult(key_result) => Some((point, key_result.goal()?)),
            MetricAt::Health(_) => None,
        })
        .take_while(|(_, goal)| same(goal.value, to.value))
        .collect();
    // On a long way to one target, a good part of it is a change.
    let again = if moved(of, to.value) { Vec::new() } else { again };
    if let Some((point, goal)) = again.last() {
        let playbook = of.book().playbook;
        let since = playbook.quarters[point.objective.quarter].period;
        let path = &playbook.entry(point.objective).objective.path;
        let place = of.book().line(path, goal.span);
        let row = playbook.quarters[point.objective.quarter..=of.objective.team.quarter]
            .iter()
            .filter(|quarter| quarter.period.months() == since.months())
            .count();
        let times = if row == again.len() + 1 { "quarter in a row" } else { "time" };
        let message = format!(
            "target {} for the {} {times}, since {since} ({place})",
            of.show(to.value),
            ordinal(again.len() + 1)
        );
        said.push(
            of.say(&IMP105, to.span, message)
                .also(path, goal.span, "the same target then")
                .ask("What kept it from moving, and is it still something to change, or something to watch?")
                .reframe(&[
                    "keep it as a health metric: {metric: …, keep: …}",
                    "<what stands in its way> from … to …",
                ]),
        );
        return;
    }
    if let Some(holds) = holds(of) {
        let path = &of.objective.written().path;
        let span = of.book().within(path, &of.written.wording, holds.span.clone());
        let words = of.written.wording.value.get(holds.span.clone()).unwrap_or(&of.written.wording.value);
        said.push(
            of.say(
                &IMP105,
                span,
                format!(
                    "“{words}” keeps a level, at {}: that is watching a number, not moving it",
                    of.show(to.value)
                ),
            )
            .ask("If it stays as it is, what will have improved?")
            .reframe(&[
                "keep it as a health metric beside the objective",
                "… from <today> to <a level that needs a new idea>",
            ]),
        );
    }
}

/// Whether the quarter before went a good part of the way to a target, and this one starts from there.
fn moved(of: OfKeyResult<'_>, target: f64) -> bool {
    const PART: f64 = 0.3;
    let before = earlier(of).next_back().and_then(|(_, at)| match at {
        MetricAt::KeyResult(key_result) => {
            Some((key_result.baseline.value()?, key_result.latest()?.value.as_ref()?.value))
        }
        MetricAt::Health(_) => None,
    });
    let starts = of.written.baseline.value();
    before.is_some_and(|(from, ended)| {
        from != target && (ended - from) / (target - from) >= PART && starts.is_some_and(|now| now != from)
    })
}

/// What the words say of a level that is only kept.
pub fn holds(of: OfKeyResult<'_>) -> Option<&WordFinding> {
    // "At the current level" holds one, too; but only a verb says that holding is what is wanted.
    let verb = |words: &str| {
        let words = words.to_lowercase();
        ["keep", "maintain", "hold", "stay", "retain", "remain", "sustain", "preserve", "continu"]
            .iter()
            .any(|stem| words.starts_with(stem))
    };
    let level =
        |finding: &&WordFinding| finding.rule == "STR309" && finding.message.contains("holds a level");
    let found = of.words.iter().find(level)?;
    of.written.wording.get(found.span.clone()).is_some_and(verb).then_some(found)
}

fn ordinal(n: usize) -> String {
    match n {
        2 => "second".to_owned(),
        3 => "third".to_owned(),
        4 => "fourth".to_owned(),
        n => format!("{n}th"),
    }
}
