//! A target held against its own levels: STR303 target-is-commit-level, STR307 small-lift; and STR313 all-committed.

use crate::checks::history::{rounded, trend};
use crate::checks::place::{OfKeyResult, OfTeam};
use crate::checks::rule::{Look, Rule};
use crate::diagnostic::{Code, Diagnostic, Family, Manual, Severity};
use crate::model::figure::plain;
use crate::model::objective::Ambition;
use crate::model::reading::scale_top;

static STR303: Code = Code::new("STR303", "target-is-commit-level", Family::Stretch, Severity::Warn);

/// What comes anyway, as the goal.
pub static COMMIT_LEVEL: Rule = Rule {
    manual: Manual {
        code: &STR303,
        what: "The objective is aspirational, and its key result stops at the commit level. The target is the commit level, or \
               there is no target.",
        why: "It happens to careful people at every level: asked for a stretch, they name what they can keep. The commit \
              level is what comes with business as usual.",
        way_on: "Keep the commit level, and add the target at which the team is half sure. If it is meant as a promise, say \
                 `ambition: committed`.",
        before: "baseline: 1\ncommit: 3",
        after: "baseline: 1\ncommit: 3\ntarget: 6",
    },
    look: Look::KeyResult(commit_level),
};

fn commit_level(of: OfKeyResult<'_>, said: &mut Vec<Diagnostic>) {
    let Some(commit) = &of.written.commit else { return };
    if of.objective.ambition() != Ambition::Aspirational {
        return;
    }
    let message = match (&of.written.target, &of.written.stretch) {
        (None, None) => format!(
            "commit {} is the only level: nothing says what a success would be",
            of.show(commit.value)
        ),
        (Some(target), _) if target.value == commit.value && of.goal().is_some() => {
            format!(
                "target {} is the commit level, the one that comes with business as usual",
                of.show(target.value)
            )
        }
        _ => return,
    };
    let span = of.written.target.as_ref().map_or(commit.span, |target| target.span);
    said.push(
        of.say(&STR303, span, message)
            .ask("How sure are you of it, and at which number would you be half sure?")
            .reframe(&["target: <half sure>", "stretch: <one in ten>", "ambition: committed"]),
    );
}

static STR307: Code = Code::new("STR307", "small-lift", Family::Stretch, Severity::Warn);

/// Of what is left to the ceiling, so much counts as more than small.
const CLOSES: f64 = 0.3;

/// A step that nobody notices.
pub static SMALL_LIFT: Rule = Rule {
    manual: Manual {
        code: &STR307,
        what: "The gap is within the number's usual swing, or a few per cent of the baseline. How few is a setting, `small-lift`. “By 3 %” is such a gap too, but not of what is counted in shares.",
        why: "A step that small comes with a good week. Nobody could tell afterwards whether anything had changed.",
        way_on: "Ask what the number would be if somebody had a really good idea, and draw the line nearer to that.",
        before: "key_result: Increase calls from 1000 to 1010",
        after: "key_result: Increase calls from 1000 to 1800",
    },
    look: Look::KeyResult(small_lift),
};

fn small_lift(of: OfKeyResult<'_>, said: &mut Vec<Diagnostic>) {
    let (Some(from), Some(goal)) = (of.written.baseline.value(), of.goal()) else { return };
    let gap = (goal.value - from).abs();
    if of.objective.ambition() == Ambition::Committed || gap <= 1e-9 * from.abs() {
        return;
    }
    let numbers = || format!("from {} to {}", of.show(from), of.show(goal.value));
    let relative = if from == 0.0 { f64::INFINITY } else { gap / from.abs() };
    let rising = goal.value > from;
    // Near the ceiling a point is worth more: 99% to 99.9% closes nine tenths of what is left.
    let whole =
        of.written.whole().or_else(|| scale_top(&of.written.wording.to_lowercase(), from.max(goal.value)));
    let ceiling = whole.filter(|whole| rising && goal.value <= *whole && from < *whole);
    // And the last step to none is the hardest.
    if !rising && goal.value == 0.0 {
        return;
    }
    let closed = ceiling.map_or(0.0, |whole| gap / (whole - from));
    let least = of.book().settings().small_lift;
    let swing =
        trend(of).filter(|past| past.count >= 6).map(|past| (2.0 * 1.4826 * past.trend.scatter, past.count));
    let message = if relative < least && closed < CLOSES {
        let step = plain(rounded(relative * 100.0));
        format!("{} is a step of {step}% of where it stands", numbers())
    } else if let Some((swing, count)) = swing.filter(|(swing, _)| gap <= *swing) {
        let most = of.show(rounded(swing));
        format!(
            "{} is a gap of {}, and the last {count} check-ins swing by {most} around their line",
            numbers(),
            of.show(rounded(gap))
        )
    } else {
        return;
    };
    said.push(
        of.say(&STR307, goal.span, message)
            .ask("If nobody tried any harder, where would this number land by itself?")
            .reframe(&[
                "… to <the level that would need a new idea>",
                "half of the gap to the best anyone has",
            ]),
    );
}

static STR313: Code = Code::new("STR313", "all-committed", Family::Stretch, Severity::Hint);

/// A quarter of promises.
pub static ALL_COMMITTED: Rule = Rule {
    manual: Manual {
        code: &STR313,
        what: "A team's quarter has no aspirational objective: all are committed.",
        why: "Promises are kept with what one knows already. Without one stretch in it, the quarter asks for no new idea.",
        way_on: "Choose the one that would be worth missing, and let it aim higher. Or add a learning objective.",
        before: "ambition: committed",
        after: "ambition: aspirational",
    },
    look: Look::Team(all_committed),
};

fn all_committed(team: OfTeam<'_>, said: &mut Vec<Diagnostic>) {
    let objectives = &team.written().objectives;
    let all = objectives.iter().all(|entry| entry.objective.ambition.value == Ambition::Committed);
    let Some(first) = objectives.first().filter(|_| all) else { return };
    let period = team.book.playbook.quarters[team.quarter].period;
    let what = match objectives.len() {
        1 => format!("the only objective of {period} is committed"),
        n => format!("all {n} objectives of {period} are committed"),
    };
    let span = first.objective.ambition.span;
    said.extend(team.say(&STR313, span, format!("{what}: none asks for more than can be promised")).map(
        |finding| {
            finding
                .ask("Which of them would still be worth it if you only got two thirds of the way?")
                .reframe(&["ambition: aspirational", "ambition: learning"])
        },
    ));
}
