//! How a key result starts: STR304 sure-at-start, STR305 out-of-reach, STR308 mostly-done-at-start.

use crate::checks::history::{as_good, earlier, falling};
use crate::checks::place::OfKeyResult;
use crate::checks::rule::{Look, Rule};
use crate::checks::words::points_somewhere;
use crate::diagnostic::{Code, Diagnostic, Family, Manual, Severity};
use crate::model::figure::plain;
use crate::model::key_result::Baseline;
use crate::model::metric::MetricAt;
use crate::model::objective::Ambition;
use crate::model::reading::is_level;
use crate::model::reflection::{Learning, Next};
use crate::score::elapsed;

static STR304: Code = Code::new("STR304", "sure-at-start", Family::Stretch, Severity::Hint);

/// Nothing to find out.
pub static SURE: Rule = Rule {
    manual: Manual {
        code: &STR304,
        what: "The team was 90% sure or more at the start, on an aspirational key result. How sure is a setting, \
               `start-confidence`.",
        why: "Who is sure at the start has set the level that comes anyway. Half sure is where trying hard begins.",
        way_on: "Keep this level as `commit`, and ask at which number the team would be half sure.",
        before: "confidence: 90%",
        after: "confidence: 50%",
    },
    look: Look::KeyResult(sure),
};

fn sure(of: OfKeyResult<'_>, said: &mut Vec<Diagnostic>) {
    let Some(confidence) = &of.written.confidence else { return };
    let (_, high) = of.book().settings().start_confidence;
    if of.objective.ambition() != Ambition::Aspirational || confidence.value < high {
        return;
    }
    said.push(
        of.say(
            &STR304,
            confidence.span,
            format!("{} sure before it began, on an aspirational key result", percent(confidence.value)),
        )
        .ask("At which number would you be half sure, and what would you have to try for it?")
        .reframe(&["commit: <this number>", "target: <half sure>", "ambition: committed"]),
    );
}

static STR305: Code = Code::new("STR305", "out-of-reach", Family::Stretch, Severity::Warn);

/// So many times the best quarter so far is out of reach.
const TIMES: f64 = 5.0;

/// A number that only discourages.
pub static OUT_OF_REACH: Rule = Rule {
    manual: Manual {
        code: &STR305,
        what: "A number out of reach, and nothing that protects morale. The team was 10% sure or less at the start, or the gap is many times its best quarter, with no milestone on the way and no health metric.",
        why: "People can bear a hard number for a long time. What wears them down is a hard number with nothing to be glad \
              about on the way to it.",
        way_on: "Keep the number as `stretch` if you like it. Add a target at which the team is half sure, milestones on the \
                 way, or a health metric that must not suffer.",
        before: "baseline: 9000\ntarget: 90000\nconfidence: 5%",
        after: "baseline: 9000\ntarget: 20000\nstretch: 90000\nconfidence: 40%",
    },
    look: Look::KeyResult(out_of_reach),
};

fn out_of_reach(of: OfKeyResult<'_>, said: &mut Vec<Diagnostic>) {
    let protected = !of.written.milestones.is_empty() || !of.objective.written().health_metrics.is_empty();
    if protected || of.objective.ambition() == Ambition::Learning {
        return;
    }
    let (low, _) = of.book().settings().start_confidence;
    let unsure = of.written.confidence.as_ref().filter(|confidence| confidence.value <= low);
    let (span, message) = if let Some(confidence) = unsure {
        (
            confidence.span,
            format!(
                "{} sure at the start, and nothing on the way to be glad about: no milestone, no health metric",
                percent(confidence.value)
            ),
        )
    } else if let Some((span, message)) = far(of) {
        (span, message)
    } else {
        return;
    };
    said.push(
        of.say(&STR305, span, message)
            .ask("What will people be able to celebrate halfway, if this number barely moves?")
            .reframe(&[
                "target: <half sure>",
                "milestones: [{name: …}]",
                "health_metrics: [{metric: …, keep: …}]",
            ]),
    );
}

/// The gap is many times what the best of two closed quarters moved.
fn far(of: OfKeyResult<'_>) -> Option<(crate::span::Span, String)> {
    let (from, goal) = (of.written.baseline.value()?, of.goal()?);
    let quarters = &of.book().playbook.quarters;
    let months = of.objective.team.quarter().period.months();
    let sign = if of.written.falling() { -1.0 } else { 1.0 };
    let mut before: Option<f64> = None;
    let moves: Vec<f64> = earlier(of)
        // A year has room for four quarters.
        .filter(|(point, _)| quarters[point.objective.quarter].period.months() == months)
        .filter_map(|(_, at)| match at {
            MetricAt::KeyResult(key_result) => {
                let ended = key_result.latest()?.value.as_ref()?.value;
                let from = key_result.baseline.value()?;
                // It may have moved most between its last number then and its first one here.
                let since = before.replace(ended).unwrap_or(from);
                Some(f64::max(sign * (ended - from), sign * (ended - since)))
            }
            MetricAt::Health(_) => None,
        })
        .collect();
    let best = moves.iter().copied().fold(0.0, f64::max);
    let gap = (goal.value - from).abs();
    (moves.len() >= 2 && best > 0.0 && gap > TIMES * best * (1.0 + 1e-9)).then(|| {
        let times = plain((gap / best * 10.0).round() / 10.0);
        (
            goal.span,
            format!(
                "a gap of {} is {times} times the best quarter so far, which moved it by {}",
                of.show(gap),
                of.show(best)
            ),
        )
    })
}

static STR308: Code = Code::new("STR308", "mostly-done-at-start", Family::Stretch, Severity::Hint);

/// So much of the way at the first look.
const MOSTLY: f64 = 0.8;
/// So many times the way are no progress.
const ANOTHER_SCALE: f64 = 10.0;
/// A first check-in later than this share of the quarter is no look at the start.
const EARLY: f64 = 0.34;

/// Reached before it began.
pub static MOSTLY_DONE: Rule = Rule {
    manual: Manual {
        code: &STR308,
        what: "Four fifths of the way were done at the first check-in, or all of it early. Early is before mid-quarter.",
        why: "The line was drawn where the road led anyway. The rest of the quarter asks for nothing.",
        way_on: "Ask what was known at the start that the line did not know. Then draw a harder one in the same week: that is \
                 what a reset is for.",
        before: "target: 30\ncheck_ins:\n  - {on: 2021-04-16, value: 25}",
        after: "target: 60\ncheck_ins:\n  - {on: 2021-04-16, value: 25}",
    },
    look: Look::KeyResult(mostly_done),
};

fn mostly_done(of: OfKeyResult<'_>, said: &mut Vec<Diagnostic>) {
    let falling = falling(of);
    // "Win 30 customers" counts from nothing; "raise NPS to 45", or a baseline that nobody knows yet, stands somewhere.
    let counts = matches!(of.written.baseline, Baseline::Missing)
        && of.written.unit.is_none()
        && !falling
        && !is_level(&of.written.wording.to_lowercase())
        && !points_somewhere(&of.written.wording, &of.book().lexicon);
    let from = of.written.baseline.value().or(counts.then_some(0.0));
    let (Some(from), Some(goal)) = (from, of.goal()) else { return };
    if of.objective.ambition() == Ambition::Committed || from == goal.value || redrawn(of) {
        return;
    }
    let quarter = of.objective.team.quarter();
    let way = |value: f64| (value - from) / (goal.value - from);
    // So far beyond the line it can only be another scale.
    let far = |value: f64| way(value) > ANOTHER_SCALE;
    let seen = of.written.check_ins.iter().filter_map(|check_in| {
        let (on, value) = (check_in.on.as_ref()?, check_in.value.as_ref()?);
        Some((on.value, value, elapsed(quarter.start, quarter.end, on.value)))
    });
    let seen = seen.collect::<Vec<_>>();
    let Some(&(on, value, passed)) = seen.first() else { return };
    if seen.iter().any(|(_, value, _)| far(value.value)) {
        return;
    }
    let end = of.written.stretch.as_ref().unwrap_or(goal);
    let (place, message) = if passed <= EARLY && way(value.value) >= MOSTLY {
        let share = percent(way(value.value));
        (
            value,
            format!(
                "{} on {on}, at the first check-in: {share} of the way from {} to {}",
                of.show(value.value),
                of.show(from),
                of.show(goal.value)
            ),
        )
    } else if let Some(&(on, value, passed)) =
        seen.iter().find(|(_, value, passed)| *passed < 0.5 && as_good(falling, value.value, end.value))
    {
        (
            value,
            format!(
                "{} on {on}, {} into {}: all the way to {}",
                of.show(value.value),
                percent(passed),
                quarter.period,
                of.show(end.value)
            ),
        )
    } else {
        return;
    };
    said.push(
        of.say(&STR308, place.span, message)
            .also(&of.objective.written().path, goal.span, "the line")
            .ask("What did you know at the start that the line did not, and which line would be worth the rest of the time?")
            .reframe(&["target: <a line that needs an idea>", "keep it as a health metric from now on"]),
    );
}

/// Whether the quarter's own reflection has taken it up: a reset, or that it is to be shaped anew.
fn redrawn(of: OfKeyResult<'_>) -> bool {
    let team = of.objective.team.written();
    let here = (of.objective.at.objective, of.index);
    team.reflection.as_ref().is_some_and(|reflection| {
        let next =
            |learning: &Learning| learning.next.as_ref().is_some_and(|next| next.value == Next::Reshape);
        !reflection.resets.is_empty()
            || reflection
                .key_results
                .iter()
                .any(|(key, learning)| next(learning) && team.key_result(key) == Some(here))
    })
}

fn percent(share: f64) -> String {
    // 99.6% is not all of it.
    let whole = (share * 100.0).round();
    let shown = if whole >= 100.0 && share < 1.0 { (share * 1000.0).floor() / 10.0 } else { whole };
    format!("{}%", plain(shown))
}
