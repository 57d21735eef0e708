//! Objectives that only hand something over: a paper, what goes out every day, what is left to be gone through.

use super::change::{changes, changes_by_deed, what_for};
use super::class::{Class, Classes};
use super::improvement::Why;
use super::number;
use super::outcome;
use super::picture;
use super::reading::Reading;
use super::shape::Shape;
use super::turn::Turn;

/// What is made or handed over: a paper, what is left to do, what is given out every week; `daily`: a word of routine stands
/// in the text.
pub(super) fn delivered(reading: &Reading, verb: usize, daily: bool) -> Option<(usize, Why)> {
    let purpose = what_for(reading, verb + 1);
    let changed = changes_by_deed(reading, verb + 1) || purpose;
    let made = reading.turns(verb, Turn::Made);
    if let Some(plan) = only_planned(reading, verb).filter(|_| !purpose && !made) {
        return Some((plan, Why::Paper));
    }
    if reading.turns(verb, Turn::LeftGoing) {
        return (!changed).then_some((verb, Why::Once));
    }
    if let Some(left) = left_over(reading, verb) {
        return (!changed).then_some((left, Why::Once));
    }
    // "Replace the report with a live board"
    let replaces = reading.word(verb).starts_with("replac")
        && (verb + 1..reading.tokens.len()).any(|at| reading.word(at) == "with");
    // "Extend the list of …": there is more on it then. "Set up a weekly report": it comes from then on.
    // "Relaunch the letter": it was gone. "Ship the handbook": whoever waited for it has it.
    let grows = ["extend", "relaunch", "revive", "start", "form", "ship"]
        .iter()
        .any(|stem| reading.word(verb).starts_with(stem))
        || reading.written(verb).to_ascii_lowercase().ends_with("et up");
    // "Make the library a meeting place"
    let turned = reading.word(verb).starts_with("mak") && picture::of(reading).moves();
    // "Publish and share a priority matrix"
    let second = reading.joined(verb).filter(|&at| reading.is(at, Class::Todo));
    // "Launch a newsletter": there was none. "Launch a survey" is over with the answers.
    let launched = |at: usize| reading.word(verb) == "launch" && !reading.is(at, Class::Todo);
    if let Some(paper) = paper(reading, second.unwrap_or(verb))
        .filter(|&at| !grows && !turned && !made && !replaces && !launched(at))
    {
        return (!changed).then_some((paper, Why::Paper));
    }
    if hands_out(reading, verb) {
        return (!changes_by_deed(reading, verb + 1)).then_some((verb, Why::Going));
    }
    // "Produce a weekly show"
    let rhythm = reading.is(verb + 1, Class::Article) && number::rhythm(reading.word(verb + 2));
    let daily = (daily || rhythm) && reading.is(verb, Class::Handout);
    (daily && !changes(reading, verb + 1)).then_some((verb, Why::Going))
}

/// "Complete all trainings", "ship planned features", "finish the tasks left from spring": the noun that says what is only gone through.
pub(super) fn left_over(reading: &Reading, verb: usize) -> Option<usize> {
    if let Some(end) = reading.turn_end(verb, Turn::SetsUpTalks) {
        return Some(end - 1);
    }
    let idle = Classes::of(&[Class::Staple, Class::DutyNoun, Class::Lesson]);
    // "Complete the drawings", and not "complete the bridge".
    let many = |at: usize| {
        reading.is(at, Class::Artefact) && reading.word(at).ends_with('s') && at + 1 == reading.tokens.len()
    };
    let planned = matches!(reading.word(verb + 1), "planned" | "scheduled");
    // "Complete 40 sail checks"
    let counted = reading.opens(verb, Class::Finish)
        && reading.measures.iter().any(|measure| measure.at == verb + 1 && !measure.amount);
    if counted || reading.turns(verb, Turn::LeftOver) {
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

/// "The first ten minutes": of an hour, and not of a meeting.
fn timed(reading: &Reading, at: usize) -> bool {
    reading.word(at) == "minutes" && reading.tokens[at - 1].figure.is_some()
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
        } else if reading.any(at, named) && !timed(reading, at) {
            head = Some(at);
        }
    }
    // "Make meetings useful": what they will be like, and not that they are held.
    let like = Classes::of(&[Class::Quality, Class::Trait, Class::Vivid, Class::Comparative]);
    let turned = |at: usize| reading.word(verb) == "make" && reading.any(at + 1, like);
    if let Some(end) = reading.turn_end(verb, Turn::WrittenDown) {
        return Some(end - 1);
    }
    // "Shift the budget into winter", "change the policy to first come": it is another one, or elsewhere.
    let moved =
        ["chang", "shift", "mov", "delegat", "transfer", "convert", "consolidat", "centrali", "switch"]
            .iter()
            .any(|stem| reading.word(verb).starts_with(stem))
            && (reading.written(verb).ends_with(" to")
                || (verb + 1..reading.tokens.len())
                    .any(|at| matches!(reading.word(at), "to" | "into" | "onto" | "in")));
    if moved {
        return None;
    }
    // "Modernise emergency response": how it is answered.
    let answered =
        |at: usize| reading.word(at) == "response" && at > verb + 1 && !reading.is(at - 1, Class::Article);
    head.filter(|&at| {
        reading.is(at, Class::Paper)
            && !reading.is(verb, Class::Apply)
            && !reading.turns(verb, Turn::InUse)
            && !turned(at)
            && !answered(at)
    })
}

/// "Create a roadmap for improving the towpath": what is planned in it is not done by it, unless the words go on to that.
pub(super) fn only_planned(reading: &Reading, verb: usize) -> Option<usize> {
    let plan = reading.turn_end(verb, Turn::Plans)? - 1;
    let about = matches!(reading.word(plan + 1), "for" | "on") && reading.is(plan + 2, Class::Ing)
        || reading.word(plan + 1) == "to" && reading.is(plan + 2, Class::Base)
        || reading.word(plan + 1) == "for" && reading.is(plan + 2, Class::Comparative);
    let then = (plan + 3..reading.tokens.len())
        .any(|at| reading.before(at) == "and" && (reading.is(at, Class::Base) || reading.word(at) == "then"));
    (about && !then).then_some(plan)
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
