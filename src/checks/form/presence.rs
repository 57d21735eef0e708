//! What is there, and how much of it: FRM401 too-many-objectives, FRM402 key-result-count, FRM405 no-owner.

use crate::checks::likeness::Content;
use crate::checks::place::{OfObjective, OfTeam};
use crate::checks::rule::{Look, Rule};
use crate::diagnostic::{Code, Diagnostic, Family, Manual, Severity, Together};
use crate::model::key_result::KeyResult;
use crate::model::quantity::quantities;

static FRM401: Code = Code::new("FRM401", "too-many-objectives", Family::Form, Severity::Hint);

/// So many more than the setting, and it is worth a talk.
const FAR_TOO_MANY: usize = 2;

/// No focus.
pub static TOO_MANY: Rule = Rule {
    manual: Manual {
        code: &FRM401,
        what: "A team has more objectives than the setting `max-objectives`. That is three unless you set it. Two more than that is a warning.",
        why: "Attention is what a team has least of. Spread over many objectives it is enough for none of them.",
        way_on: "Ask which one the team would keep if it could keep only one. The others may be the next quarter's, or the day \
                 job.",
        before: "objectives: [one, two, three, four, five, six]",
        after: "objectives: [one, two]",
    },
    look: Look::Team(too_many),
};

fn too_many(team: OfTeam<'_>, said: &mut Vec<Diagnostic>) {
    let most = team.book.settings().max_objectives;
    let objectives = &team.written().objectives;
    let count = objectives.len();
    let Some(next) = objectives.get(most) else { return };
    let message = format!("{count} objectives, where {most} are the limit");
    let Some(mut finding) = team.say(&FRM401, next.objective.wording.span, message) else { return };
    if count > most + FAR_TOO_MANY {
        finding.severity = Severity::Warn;
    }
    said.push(
        finding
            .label(format!("number {}", most + 1))
            .ask("If you could keep only one of them, which would make the biggest difference by the end?")
            .reframe(&[
                "keep <those that would hurt most to lose>, and let the others wait for their quarter",
            ]),
    );
}

static FRM402: Code = Code::new("FRM402", "key-result-count", Family::Form, Severity::Hint);

/// More key results than this are a list.
const MOST: usize = 5;

static NO_KEY_RESULTS: Together = Together {
    from: 3,
    words: "objectives have no key result: nothing says how one would see that they came true",
};

/// Too few to see by, or too many to look at.
pub static KEY_RESULT_COUNT: Rule = Rule {
    manual: Manual {
        code: &FRM402,
        what: "An objective has fewer than two key results, or more than five.",
        why: "One number can be reached in a way that misses the point; a second one keeps it honest. More than five are a list, \
              and nobody looks at a list every week.",
        way_on: "Ask what else one would see if the objective came true. Of many, keep those that would hurt to lose.",
        before: "key_results:\n  - Hold 1,200 first conversations",
        after: "key_results:\n  - Raise orders per 100 first conversations from 1.5 to 4\n  - Callbacks on the promised day, from 40% to 80%",
    },
    look: Look::Objective(key_result_count),
};

fn key_result_count(of: OfObjective<'_>, said: &mut Vec<Diagnostic>) {
    let span = of.written().wording.span;
    match &of.written().key_results[..] {
        [] => said.push(
            of.say(&FRM402, span, none_at_all(of).to_owned())
                .ask("What would you show a stranger to prove that it came true?")
                .reframe(&[
                    "<who> <does what>: from … to …",
                    "<how much> of <what>, where it is <how much> today",
                ])
                .together(&NO_KEY_RESULTS),
        ),
        [only] => said.push(only_one(of, only)),
        few if few.len() <= MOST => {}
        many => said.push(
            of.say(
                &FRM402,
                span,
                format!("{} key results: that is more than most teams can keep in view", many.len()),
            )
            .ask("Which two or three of them would tell you that the objective came true?")
            .reframe(&["keep the two or three whose number should change, and let tasks be initiatives"]),
        ),
    }
}

/// "Never more than 30 days out of date" has a number already, and only has to be a key result.
fn none_at_all(of: OfObjective<'_>) -> &'static str {
    if quantities(&of.written().wording).is_empty() {
        "no key result: nothing says how one would see that it came true"
    } else {
        "no key result: the number in the objective itself could be one"
    }
}

/// A key result with such a share of the objective's words says it again.
const AGAIN: f64 = 0.75;

/// Of a key result without a number nobody can ask what happens when its number is reached.
fn only_one(of: OfObjective<'_>, only: &KeyResult) -> Diagnostic {
    let level = only.goal().or(only.commit.as_ref()).is_some();
    let measured = level || !quantities(&only.wording).is_empty();
    let (objective, words) = (Content::of(&of.written().wording), Content::of(&only.wording));
    let again = objective.held_by(&[&words]) >= AGAIN && words.len() <= objective.len() + 3;
    let (message, question, words) = if again && measured {
        (
            "the only key result is the objective with a number: nothing shows what it is good for",
            "When that number is reached, who will do what that they do not do today?",
            "<how many of whom> <do what> because of it",
        )
    } else if again {
        (
            "the only key result says the objective again",
            "What will somebody do with it that they cannot do today, and how many of them?",
            "<how many of whom> <do what> with it",
        )
    } else if measured {
        (
            "one key result: it could be reached in a way that misses the objective",
            "If that number were reached, what could still be no better than it is today?",
            "a second number that would suffer if the first were bought too dearly",
        )
    } else {
        (
            "one key result: it could be done in a way that misses the objective",
            "If that were done and nobody was glad, what would have been missing?",
            "a number that shows what became better once it is done",
        )
    };
    of.say(&FRM402, of.written().wording.span, message.to_owned()).ask(question).reframe(&[words])
}

static FRM405: Code = Code::new("FRM405", "no-owner", Family::Form, Severity::Hint);

/// Nobody in particular.
pub static NO_OWNER: Rule = Rule {
    manual: Manual {
        code: &FRM405,
        what: "An objective has no owner.",
        why: "An owner does not do the work alone. It is the one who asks, every week, where it stands.",
        way_on: "Name one person, in `owner`. If nobody wants it, that is worth knowing before the quarter starts.",
        before: "objective: Become the shop that families recommend",
        after: "objective: Become the shop that families recommend\nowner: Mei Tan",
    },
    look: Look::Objective(no_owner),
};

static NO_OWNERS: Together = Together { from: 2, words: "objectives have no owner" };

fn no_owner(of: OfObjective<'_>, said: &mut Vec<Diagnostic>) {
    if of.written().owner.is_none() {
        said.push(
            of.say(
                &FRM405,
                of.written().wording.span,
                "nobody is named who looks after the whole of it".to_owned(),
            )
            .ask("Who will ask every week where this stands?")
            .reframe(&["owner: <one name>"])
            .together(&NO_OWNERS),
        );
    }
}
