//! A target held against the number's own past: STR301 target-already-reached, STR302 target-within-trend.

use crate::checks::history::{Past, as_good, days, falling, last, rounded, to_figures, trend};
use crate::checks::improvement::holds;
use crate::checks::place::OfKeyResult;
use crate::checks::rule::{Look, Rule};
use crate::diagnostic::{Code, Diagnostic, Family, Manual, Severity};
use crate::model::figure::same;
use crate::model::objective::Ambition;
use crate::model::period::PAUSE;

static STR301: Code = Code::new("STR301", "target-already-reached", Family::Stretch, Severity::Warn);

/// A target that lies behind.
pub static ALREADY_REACHED: Rule = Rule {
    manual: Manual {
        code: &STR301,
        what: "The target is not better than where the number ended last quarter.",
        why: "Whoever reaches it has gone back, or stood still. Nobody has to try anything new for it.",
        way_on: "Look at last quarter's last number, and draw the target from there. If the number fell in between, that is \
                 the story: let `why_now` tell it, and accept the finding with it.",
        before: "target: 120   # last quarter ended at 126",
        after: "baseline: 126\ntarget: 160",
    },
    look: Look::KeyResult(already_reached),
};

fn already_reached(of: OfKeyResult<'_>, said: &mut Vec<Diagnostic>) {
    let (Some(goal), Some(last)) = (of.goal(), last(of)) else { return };
    let falling = falling(of);
    let from = of.written.baseline.value();
    // A number that is counted anew each quarter starts at 0 and has nothing to go back from: it is held against what a
    // quarter as long brought.
    let from_nothing = from == Some(0.0) && last.value != 0.0;
    let counts = from_nothing || from.is_none() && of.written.unit.is_none();
    let as_long = last.period.months() == of.objective.team.quarter().period.months();
    let anew = from_nothing && last.from != Some(0.0) || counts && !as_long;
    if anew || holds(of).is_some() || !as_good(falling, last.value, goal.value) {
        return;
    }
    let side = if same(goal.value, last.value) {
        "is"
    } else if falling {
        "is not below"
    } else {
        "is not above"
    };
    let place = of.book().line(last.path, last.span);
    let start = of.objective.team.quarter().start;
    let lately = of
        .book()
        .playbook
        .quarters
        .iter()
        .any(|quarter| quarter.period == last.period && days(quarter.end, start) <= f64::from(PAUSE));
    let whose =
        if lately && last.period.months() == 3 { "last quarter".to_owned() } else { last.period.to_string() };
    let name = if of.written.target.is_some() { "target" } else { "stretch" };
    let message = format!("{name} {} {side} {whose}'s {}, {place}", of.show(goal.value), of.show(last.value));
    said.push(
        of.say(&STR301, goal.span, message)
            .also(last.path, last.span, format!("where {} ended", last.period))
            .ask("What did you know in the last weeks that this target does not know?")
            .reframe(&[
                "… from <where it ended> to <a level that needs a new idea>",
                "keep it as a health metric",
            ]),
    );
}

/// So much of what lies ahead a line has to be long itself.
const REACH: f64 = 0.3;

static STR302: Code = Code::new("STR302", "target-within-trend", Family::Stretch, Severity::Warn);

/// A target that time will reach.
pub static WITHIN_TREND: Rule = Rule {
    manual: Manual {
        code: &STR302,
        what: "The target is no better than where the number's own trend lands without effort. The trend is a robust line \
               through the check-ins of earlier quarters, four at least.",
        why: "A stretch asks for something that would not have come anyway. What comes anyway is the commit level.",
        way_on: "Let the place where the trend lands be `commit`, and draw the target where somebody has to have an idea.",
        before: "baseline: 171\ntarget: 215   # the line of the last months lands at 220",
        after: "baseline: 171\ncommit: 220\ntarget: 260",
    },
    look: Look::KeyResult(within_trend),
};

fn within_trend(of: OfKeyResult<'_>, said: &mut Vec<Diagnostic>) {
    let (Some(goal), Some(last)) = (of.goal(), last(of)) else { return };
    let falling = falling(of);
    if as_good(falling, last.value, goal.value) {
        return; // STR301 says so more plainly.
    }
    // What is promised comes with business as usual.
    if of.objective.ambition() == Ambition::Committed {
        return;
    }
    let Some(Past { trend, first, newest, count, lately }) = trend(of) else { return };
    let quarter = of.objective.team.quarter();
    if trend.slope == 0.0 || (trend.slope < 0.0) != falling || (lately < 0.0) != (trend.slope < 0.0) {
        return;
    }
    // Four points of two weeks say nothing of the next four months.
    if days(first, newest.0) < REACH * days(newest.0, quarter.end) {
        return;
    }
    // A number that starts far behind where it ended is counted anew each quarter; its line says nothing of this one.
    let from = of.written.baseline.value().unwrap_or(last.value);
    let back = if falling { from - last.value } else { last.value - from };
    if back > 0.25 * (last.value - trend.start).abs() {
        return;
    }
    // From where it stands: a number that has sped up or slowed down is not called back to its old line.
    let slope = if lately.abs() < trend.slope.abs() { lately } else { trend.slope };
    let mut lands = newest.1 + slope * days(newest.0, quarter.end);
    let ceiling = of.written.whole().filter(|whole| last.value <= *whole);
    if falling && last.value >= 0.0 {
        lands = lands.max(0.0);
    } else if let Some(ceiling) = ceiling {
        lands = lands.min(ceiling);
    }
    // The last steps to a ceiling or a floor are steeper than any line.
    let edge = (falling && goal.value <= 0.0) || ceiling.is_some_and(|ceiling| goal.value >= ceiling);
    if edge || !as_good(falling, lands, goal.value) {
        return;
    }
    let week = slope * 7.0;
    let sign = if week < 0.0 { "−" } else { "+" };
    let message = format!(
        "{count} check-ins since {first} move by {sign}{} a week; without any push that lands near {} on {}, and the target is {}",
        of.show(rounded(week.abs())),
        of.show(lands_near(falling, lands, goal.value)),
        quarter.end,
        of.show(goal.value)
    );
    said.push(
        of.say(&STR302, goal.span, message)
            .also(last.path, last.span, format!("where {} ended", last.period))
            .ask("If you did nothing new, where would this number be at the end?")
            .reframe(&["commit: <where the trend lands>", "target: <where somebody needs an idea>"]),
    );
}

/// Where it lands, in as many figures as it takes to stand on its own side of the target.
fn lands_near(falling: bool, lands: f64, goal: f64) -> f64 {
    (3..=9)
        .map(|figures| to_figures(lands, figures))
        .find(|near| as_good(falling, *near, goal))
        .unwrap_or(lands)
}
