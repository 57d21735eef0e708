//! Objectives that only hand something over: a paper, what goes out every day, what is left to be gone through.

use super::class::{Class, Classes};
use super::outcome;
use super::reading::Reading;
use super::shape::Shape;
use super::turn::Turn;

/// "Complete all trainings", "ship planned features", "finish the tasks left from spring": the noun that says what is only gone through.
pub(super) fn left_over(reading: &Reading, verb: usize) -> Option<usize> {
    // "Set up a meeting"
    let met = (verb + 1..verb + 4).find(|&at| matches!(reading.word(at), "meeting" | "call" | "chat"));
    if met.is_some() && matches!(reading.word(verb + 1), "a" | "an" | "another") {
        return met;
    }
    // "Set up meetings with partners"
    if matches!(reading.word(verb + 1), "meetings" | "calls" | "interviews" | "talks")
        && matches!(reading.word(verb + 2), "with" | "for" | "")
    {
        return Some(verb + 1);
    }
    let idle = Classes::of(&[Class::Staple, Class::DutyNoun, Class::Lesson]);
    // "Complete the drawings", and not "complete the bridge".
    let many = |at: usize| {
        reading.is(at, Class::Artefact) && reading.word(at).ends_with('s') && at + 1 == reading.tokens.len()
    };
    let planned = matches!(reading.word(verb + 1), "planned" | "scheduled");
    // "Finish leftover repairs", "complete 40 sail checks"
    let left = (matches!(reading.word(verb), "merge" | "clear" | "close" | "finish" | "complete")
        && matches!(reading.word(verb + 1), "leftover" | "outstanding" | "overdue" | "pending"))
        || (reading.opens(verb, Class::Finish)
            && reading.measures.iter().any(|measure| measure.at == verb + 1 && !measure.amount));
    // "Finish the rigging & sails work"
    let work = reading.opens(verb, Class::Finish)
        && (verb + 1..reading.tokens.len()).take_while(|&at| !reading.is(at, Class::Preposition)).any(|at| {
            matches!(reading.word(at), "work" | "tasks" | "items" | "jobs" | "activities")
                && !reading.any(at + 1, Classes::NOUN)
        });
    if left || work {
        return Some(verb);
    }
    // "Complete the guide"
    let written = |at: usize| {
        reading.opens(verb, Class::Finish)
            && at + 1 == reading.tokens.len()
            && (reading.is(at, Class::Paper) || matches!(reading.word(at), "guide" | "manual"))
    };
    outcome::object(reading, verb + 1).filter(|&at| {
        written(at) || planned || (reading.opens(verb, Class::Finish) && (reading.any(at, idle) || many(at)))
    })
}

/// "Begin budgeting", "finish the annual count": what comes round every year, begun or finished.
pub(super) fn left_going(reading: &Reading, verb: usize) -> bool {
    let skip = usize::from(reading.is(verb + 1, Class::Article));
    let what = verb + 1 + skip;
    let begins = matches!(reading.word(verb), "begin" | "start")
        && reading.is(what, Class::Ing)
        && !matches!(reading.word(what + 1), "group" | "groups" | "party" | "circle")
        && reading.any(what, Classes::of(&[Class::Todo, Class::DutyNoun]));
    // "Complete negotiating the lease"
    let gerund =
        reading.opens(verb, Class::Finish) && reading.is(what, Class::Ing) && reading.is(what, Class::Todo);
    let yearly = reading.opens(verb, Class::Finish)
        && matches!(reading.word(what), "annual" | "yearly" | "quarterly" | "monthly" | "weekly");
    // "Deliver a smooth annual regatta"
    let again =
        matches!(reading.word(verb), "deliver" | "run" | "organise" | "organize" | "host" | "produce")
            && (verb + 1..verb + 5).any(|at| matches!(reading.word(at), "annual" | "yearly"))
            && !(verb + 1..verb + 5).any(|at| matches!(reading.word(at), "first" | "new" | "recurring"));
    // "Open talks with the landlord"
    let talks = matches!(reading.word(verb), "open" | "begin" | "start")
        && matches!(reading.word(what), "talks" | "conversations" | "discussions" | "negotiations");
    begins || gerund || yearly || talks || again
}

/// "Write a short and clear checklist", "supply full and accurate records": what a paper or a service is like, and nobody
/// in sight who is better off by it.
pub(super) fn only_owed(reading: &Reading) -> bool {
    let Shape::Order { verb } = reading.shape else { return false };
    reading.turns(verb, Turn::HandsIn)
        || reading.turns(verb, Turn::Serves)
        || (reading.is(verb, Class::Todo)
            && reading.is(verb, Class::Desk)
            && reading.is(reading.tokens.len() - 1, Class::Paper))
}

/// What is handed over or had after a verb, if it is only to be read: the plan in "deliver version 2 of the plan".
pub(super) fn paper(reading: &Reading, verb: usize) -> Option<usize> {
    let named = Classes::NOUN.and(Classes::of(&[Class::Paper]));
    let mut head = None;
    for at in verb + 1..reading.tokens.len() {
        // "The manual and the reference kiln": one of the two is built.
        let beside = reading.word(at) == "and"
            && head.is_some()
            && outcome::object(reading, at + 1).is_some_and(|i| {
                reading.is(i, Class::Artefact)
                    && !reading.any(i, Classes::of(&[Class::Paper, Class::Staple, Class::Vague]))
            });
        if beside {
            return None;
        }
        let ends = reading.is(at, Class::Preposition)
            || (at > verb + 1 && reading.gap(at - 1).contains([',', '(', ';', ':']));
        if ends && (head.is_some() || reading.word(at) != "of") {
            break;
        }
        // "… the nightly report jobs": what the report is made by.
        let other = reading.tokens[at].classes == Classes::NONE
            && (reading.word(at).ends_with('s') || at + 1 == reading.tokens.len());
        if other && head.is_some() {
            return None;
        }
        // "version 2 of the plan": the number belongs to what is only a part.
        if reading.tokens[at].figure.is_some() {
            head = None;
        } else if reading.any(at, named) {
            head = Some(at);
        }
    }
    // "Make meetings useful": what they will be like, and not that they are held.
    let like = Classes::of(&[Class::Quality, Class::Trait, Class::Vivid, Class::Comparative]);
    let turned = |at: usize| reading.word(verb) == "make" && reading.any(at + 1, like);
    // "Define guidelines for night guests"
    let planned = [
        "strategy",
        "guidelines",
        "criteria",
        "scope",
        "principles",
        "steps",
        "state",
        "areas",
        "approach",
        "kpis",
        "roles",
    ];
    let defined = (verb + 1..verb + 7)
        .take_while(|&at| !reading.is(at, Class::Preposition) || reading.word(at) == "and")
        .find(|&at| planned.contains(&reading.word(at)));
    let defines = matches!(reading.word(verb), "define" | "draft") && reading.word(verb + 1) != "and";
    if defines && defined.is_some() {
        return defined;
    }
    // "Develop the night ferry strategy"
    let plans = matches!(reading.word(verb), "develop" | "create" | "write" | "formulate" | "prepare");
    let strategy =
        defined.filter(|&at| reading.word(at) == "strategy" && !(verb + 1..at).any(|i| reading.any(i, like)));
    if plans && strategy.is_some() {
        return strategy;
    }
    // "Set goals for the year"
    let aims =
        |&at: &usize| matches!(reading.word(at), "goals" | "objectives" | "okrs" | "priorities" | "targets");
    let sets = matches!(reading.word(verb), "set" | "agree" | "define");
    if let Some(aim) = (verb + 1..verb + 4).find(aims).filter(|_| sets) {
        return Some(aim);
    }
    // "Introduce a house guide": it is in use then.
    // "Move the tide tables from the shop into the main handbook": they are found elsewhere.
    let moved = matches!(reading.word(verb), "move" | "integrate" | "merge" | "migrate")
        && (verb + 2..reading.tokens.len()).any(|at| reading.word(at) == "into");
    let introduced = moved
        || rules_that_hold(reading, verb)
        || matches!(
            reading.word(verb),
            "introduce" | "shape" | "influence" | "reform" | "diversify" | "restructure" | "rewrite"
        );
    // "Modernise emergency response": how it is answered.
    let answered =
        |at: usize| reading.word(at) == "response" && at > verb + 1 && !reading.is(at - 1, Class::Article);
    head.filter(|&at| {
        reading.is(at, Class::Paper)
            && !reading.is(verb, Class::Apply)
            && !introduced
            && !turned(at)
            && !answered(at)
    })
}

/// "Establish house rules", "create a complete handbook": rules that hold then, and a book that answers.
fn rules_that_hold(reading: &Reading, verb: usize) -> bool {
    let near = |words: &[&str]| (verb + 1..verb + 5).any(|at| words.contains(&reading.word(at)));
    let policy = reading.word(verb) == "establish" && near(&["policy", "policies"]);
    let book = near(&["documentation", "handbook", "manual", "reference"])
        && (near(&["comprehensive", "complete", "searchable"]) && reading.tokens.len() > verb + 5);
    policy || book
}

/// "Create a roadmap for improving the towpath": what is planned in it is not done by it, unless the words go on to that.
pub(super) fn only_planned(reading: &Reading, verb: usize) -> Option<usize> {
    let plans = ["plan", "roadmap", "strategy", "proposal", "proposals", "recommendations"];
    let words = matches!(
        reading.word(verb),
        "create" | "develop" | "draft" | "write" | "prepare" | "produce" | "outline"
    );
    let plan = (verb + 1..verb + 5)
        .take_while(|&at| !reading.is(at, Class::Preposition))
        .find(|&at| plans.contains(&reading.word(at)))?;
    let about = matches!(reading.word(plan + 1), "for" | "on") && reading.is(plan + 2, Class::Ing)
        || reading.word(plan + 1) == "to" && reading.is(plan + 2, Class::Base)
        || reading.word(plan + 1) == "for" && reading.is(plan + 2, Class::Comparative);
    let then = (plan + 3..reading.tokens.len())
        .any(|at| reading.before(at) == "and" && (reading.is(at, Class::Base) || reading.word(at) == "then"));
    (words && about && !then).then_some(plan)
}

/// "Ship releases", "Create value": the verb builds, but what it builds goes out every day.
pub(super) fn hands_out(reading: &Reading, verb: usize) -> bool {
    if !reading.is(verb, Class::Handout) {
        return false;
    }
    for at in verb + 1..reading.tokens.len().min(verb + 5) {
        let token = &reading.tokens[at];
        // "Ship my side project": one that was not there.
        let one = matches!(reading.word(at), "project" | "product" | "course" | "book" | "album" | "game")
            && (reading.is(verb + 1, Class::Article) || reading.word(verb + 1) == "one");
        if one {
            return false;
        }
        if token.any(Classes::of(&[Class::Staple, Class::Lesson])) {
            let head = !reading.any(at + 1, Classes::NOUN) || reading.gap(at).contains(',');
            // "Ship the app v2": another one than today's.
            let version = reading
                .word(at + 1)
                .strip_prefix('v')
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            // "Make releases boring": what they are to be stands behind them.
            let turned = reading.word(verb) == "make"
                && at + 1 < reading.tokens.len()
                && !reading.any(at + 1, Classes::of(&[Class::Preposition, Class::Conjunction]))
                && !reading.gap(at).contains(',');
            return head && !version && !turned;
        }
        // "Deliver more value": more of it than today.
        if reading.word(at) == "more" {
            return false;
        }
        let plain = token.classes == Classes::NONE && !reading.word(at).ends_with('s');
        let describes = plain
            || token.figure.is_some()
            || token.any(Classes::of(&[Class::Quality, Class::Universal, Class::Article, Class::People]))
            || matches!(reading.word(at), "high" | "quality" | "regular");
        if !describes {
            return false;
        }
    }
    false
}
