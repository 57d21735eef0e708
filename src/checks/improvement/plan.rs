//! What a plan shows of improvement: a list of tasks, and the reason for it.

use super::words::ACTIVITY_CODE;
use crate::checks::place::{OfKeyResult, OfObjective};
use crate::checks::rule::{Look, Rule};
use crate::checks::spoken::speaks;
use crate::checks::words::{Reason, reason};
use crate::diagnostic::{Code, Diagnostic, Family, Manual, Severity, Together, quote};
use crate::model::quantity::quantities;

static IMP102: Code = Code::new("IMP102", "task-list-objective", Family::Improvement, Severity::Warn);

/// An objective that is a list of tasks.
pub static TASK_LIST: Rule = Rule {
    manual: Manual {
        code: &IMP102,
        what: "More than half of the key results are things to hand over, done or not done.",
        why: "It is easier to think of the tasks on the list than of what they are for. A list of tasks keeps a \
              team in its work, and OKRs are for an hour on it.",
        way_on: "Keep the list as initiatives. Then ask of each what it should change, and write the change down.",
        before: "key_results:\n  - Launch the help page by 31 May\n  - Write 30 help articles",
        after: "key_results:\n  - Questions answered without us, from 20% to 60%\ninitiatives:\n  - Launch the help page by 31 May\n  - Write 30 help articles",
    },
    look: Look::Objective(task_list),
};

fn task_list(of: OfObjective<'_>, said: &mut Vec<Diagnostic>) {
    let all = of.written().key_results.len();
    // Whether it is a task, of what IMP103 calls an activity.
    let activity = |of: &OfKeyResult<'_>| {
        let found = of.words.iter().find(|word| word.rule == ACTIVITY_CODE.id && speaks(*of, word));
        found.map(|activity| activity.task)
    };
    let tasks: Vec<_> = of.key_results().filter(|of| activity(of) == Some(true)).collect();
    if all < 2 || tasks.len() < 2 || tasks.len() * 2 <= all {
        return;
    }
    let count = share(tasks.len(), all);
    // Neither what names no effect nor what has no number is anything to hold the tasks against.
    let measured =
        |of: &OfKeyResult<'_>| activity(of).is_none() && !quantities(&of.written.wording).is_empty();
    let mut others = of.key_results().filter(measured);
    let question = match (others.next(), others.next()) {
        (None, _) => format!(
            "If {} were done and nothing else changed, how would anybody notice that something got better?",
            if tasks.len() < all {
                "these"
            } else if all == 2 {
                "both"
            } else {
                "all of these"
            }
        ),
        (Some(other), None) => format!(
            "If these were done, and nothing moved in “{}”, what would have got better?",
            quote(other.written.wording.trim_end_matches('.'), 100)
        ),
        _ => "If these were done, and the others stood where they stand today, what would have got better?"
            .to_owned(),
    };
    let mut finding = of
        .say(&IMP102, of.written().wording.span, format!("{count} key results are things to do or to have"))
        .ask(question)
        .reframe(&[
            "<how many of whom> <do what> because of it: from … to …",
            "keep the list as initiatives",
        ]);
    for task in &tasks {
        finding = finding.also(&of.written().path, task.written.wording.span, "to do or to have");
    }
    said.push(finding);
}

/// "both", "all 3", "2 of 3": how many of all, as one would say it.
fn share(count: usize, all: usize) -> String {
    match (count, all) {
        (2, 2) => "both".to_owned(),
        _ if count == all => format!("all {all}"),
        _ => format!("{count} of {all}"),
    }
}

static IMP107: Code = Code::new("IMP107", "no-why-now", Family::Improvement, Severity::Hint);

/// An objective without a reason.
pub static NO_WHY: Rule = Rule {
    manual: Manual {
        code: &IMP107,
        what: "Nothing says why this objective, and why this quarter.",
        why: "Without a reason an objective is a wish among others. With one, a team can tell in week six whether \
              it still holds.",
        way_on: "One sentence is enough, in `why` or `why_now`: what happens if nobody does anything about it?",
        before: "objective: Become the shop that families recommend",
        after: "objective: Become the shop that families recommend\nwhy: Half of our visitors never come a second time.",
    },
    look: Look::Objective(no_why),
};

static NO_WHYS: Together = Together { from: 2, words: "objectives do not say why now" };

fn no_why(of: OfObjective<'_>, said: &mut Vec<Diagnostic>) {
    let written = of.written();
    if written.why.is_some() || written.why_now.is_some() {
        return;
    }
    let message = match reason(&written.wording, &of.team.book.lexicon) {
        Reason::WhyNow => return,
        Reason::WhatFor => "the words say what for, and nothing says why now",
        Reason::Unsaid => "nothing says why this objective, and why now",
    };
    said.push(
        of.say(&IMP107, written.wording.span, message.to_owned())
            .ask("What would happen if nobody worked on it now?")
            .reframe(&["why: <who> <suffers what> because …", "why_now: …"])
            .together(&NO_WHYS),
    );
}
