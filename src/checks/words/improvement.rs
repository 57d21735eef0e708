//! IMP101 routine-objective: the words keep something going, name a standing duty or a mere act, and no change.

use super::WordFinding;
use super::class::{Class, Classes};
use super::outcome;
use super::picture;
use super::reading::Reading;
use super::rules;
use super::shape::Shape;
use super::statement;

/// IMP101
pub(super) fn objective(reading: &Reading, findings: &mut Vec<WordFinding>) {
    let Some(at) = routine(reading) else { return };
    let seen = reading.written(at);
    findings.push(rules::finding(
        "IMP101",
        reading.tokens[at].span.clone(),
        format!("“{seen}” keeps the work going; the words name no change."),
        "If this went as well as it ever could, what would be different from today?",
        &[
            "Make <it> so <good> that <whom> …",
            "Become the team that …",
            "leave it to the day's work, and name the one thing to change about it",
        ],
    ));
}

/// The token that says the day job, if nothing in the sentence says a change.
fn routine(reading: &Reading) -> Option<usize> {
    let start = reading.shape.start();
    let lead = (0..start).find(|&at| reading.is(at, Class::Routine));
    match reading.shape {
        Shape::Order { verb } => {
            let classes = reading.tokens[verb].classes;
            if classes.is(Class::Hold) {
                return (!second_thought(reading, verb + 1)).then_some(verb);
            }
            if let Some(adverb) = lead {
                return Some(adverb);
            }
            let daily = reading.find(verb, Class::Routine);
            // "Scheduled backups": a participle before a noun tells of the thing, not of a duty.
            if classes.is(Class::Past) && !classes.is(Class::Base) {
                return None;
            }
            if classes.any(Classes::of(&[Class::Duty, Class::Todo])) {
                return (!changes(reading, verb + 1)).then_some(verb);
            }
            if classes.is(Class::Deliver)
                && (hands_out(reading, verb) || (daily.is_some() && reading.is(verb, Class::Handout)))
            {
                return (!changes(reading, verb + 1)).then_some(verb);
            }
            daily.filter(|_| {
                !classes.any(Classes::CHANGE) && !classes.is(Class::Deliver) && !changes(reading, verb + 1)
            })
        }
        Shape::Statement { verb, .. } => {
            if reading.is(verb, Class::Hold) || reading.is(verb + 1, Class::Hold) {
                return Some(verb);
            }
            if statement::served(reading, verb) && !changes(reading, verb) {
                return Some(verb + 1);
            }
            // "OKRs reviewed", "the programme is evaluated": a mere act, told as done.
            let act = if reading.is(verb, Class::Modal) { verb + 1 } else { verb };
            if reading.is(act, Class::Past) && reading.is(act, Class::Todo) && !changes(reading, act) {
                return Some(act);
            }
            reading.find(start, Class::Routine).filter(|_| !changes(reading, start))
        }
        Shape::Phrase { .. } => {
            let duty = lead
                .or_else(|| reading.find(start, Class::Routine))
                .or_else(|| {
                    (start..reading.tokens.len())
                        .find(|&at| reading.is(at, Class::DutyNoun) && !reading.any(at + 1, Classes::NOUN))
                })
                .or_else(|| told_as_done(reading, start))
                .or_else(|| handed_out(reading, start))
                .or_else(|| heading(reading, start));
            duty.filter(|_| !changes(reading, start))
        }
    }
}

/// "Programme evaluated", "OKRs reviewed and agreed": a mere act, told as done.
fn told_as_done(reading: &Reading, start: usize) -> Option<usize> {
    (start + 1..reading.tokens.len()).find(|&at| {
        let act = reading.is(at, Class::Past) && reading.is(at, Class::Todo) && !reading.is(at, Class::Base);
        let ends = at + 1 == reading.tokens.len() || reading.is(at + 1, Class::Preposition);
        act && ends && reading.any(at - 1, Classes::NOUN)
    })
}

/// "Changelog videos", "Customer interviews": what is handed out or held every other week.
fn handed_out(reading: &Reading, start: usize) -> Option<usize> {
    outcome::object(reading, start).filter(|&at| {
        (reading.is(at, Class::Paper) || (reading.is(at, Class::Staple) && reading.word(at).ends_with('s')))
            && reading.measures.is_empty()
            && !reading.has(start, Classes::of(&[Class::Done]))
    })
}

/// "Community outreach", "Sales and marketing": fields of work and whose they are, and nothing else.
fn heading(reading: &Reading, start: usize) -> Option<usize> {
    let plain = Classes::of(&[Class::Field, Class::Own, Class::Article]);
    let field = reading.find(start, Class::Field)?;
    let named = |at: usize| reading.any(at, plain) || matches!(reading.word(at), "and" | "of" | "for");
    // One word that no list knows may name whose field it is.
    let foreign = (start..reading.tokens.len()).filter(|&at| !named(at)).count();
    let unknown =
        (start..reading.tokens.len()).all(|at| named(at) || reading.tokens[at].classes == Classes::NONE);
    (foreign <= 1 && unknown && reading.measures.is_empty()).then_some(field)
}

/// A change anywhere in the words: a verb or noun of change, a comparative, a picture worth the effort.
fn changes(reading: &Reading, from: usize) -> bool {
    let words = (from..reading.tokens.len()).any(|at| {
        let token = &reading.tokens[at];
        // "Oversee the new wing" is no change by whoever oversees; "support more …" is one.
        let new = reading.word(at) == "new" && reading.verb().any(Classes::of(&[Class::Duty, Class::Todo]));
        (token.any(Classes::of(&[Class::Comparative, Class::ChangeNoun, Class::Capability])) && !new)
            || (token.any(Classes::CHANGE) && !token.is(Class::Ambiguous))
            || (token.is(Class::Stir) && !token.is(Class::Ambiguous))
    });
    words || picture::of(reading).moves()
}

/// "Maintain the site while doubling its traffic": after a verb of holding, only a second thought can bring the change.
fn second_thought(reading: &Reading, from: usize) -> bool {
    reading.find(from, Class::Conjunction).is_some_and(|at| {
        (at + 1..reading.tokens.len().min(at + 4)).any(|i| {
            let token = &reading.tokens[i];
            token.any(Classes::CHANGE.and(Classes::of(&[Class::Deliver, Class::Comparative])))
                && !token.is(Class::Hold)
        })
    })
}

/// "Ship releases", "Create value", "Deliver a report": the verb builds, but what it builds goes out every day, or is
/// paper until somebody acts on it.
fn hands_out(reading: &Reading, verb: usize) -> bool {
    if !reading.is(verb, Class::Handout) {
        return false;
    }
    if outcome::object(reading, verb + 1).is_some_and(|at| reading.is(at, Class::Paper)) {
        return true;
    }
    for at in verb + 1..reading.tokens.len().min(verb + 5) {
        let token = &reading.tokens[at];
        if token.is(Class::Staple) {
            let head = !reading.any(at + 1, Classes::NOUN) || reading.gap(at).contains(',');
            return head;
        }
        let describes = token.any(Classes::of(&[Class::Quality, Class::Universal, Class::Article]))
            || matches!(reading.word(at), "high" | "quality");
        if !describes {
            return false;
        }
    }
    false
}
