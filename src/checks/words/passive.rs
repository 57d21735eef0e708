//! What is told as done ("… is published", "… read by 4,000 people"): by whom, and whether it is only there now.

use super::change::newly;
use super::class::{Class, Classes};
use super::phrase::MANY;
use super::reading::Reading;
use super::shape::closes;
use super::statement::WHO;

/// "… is read by 4,000 people", "… shipped, and used by 70 families": so many came to do it, or chose to.
pub(super) fn by_many(reading: &Reading, verb: usize) -> bool {
    reading.measures.iter().any(|measure| {
        let by = (measure.at.saturating_sub(3)..measure.at).find(|&at| reading.word(at) == "by");
        measure.counted.is_some_and(|at| reading.is(at, Class::People))
            && by.is_some_and(|at| {
                at > verb
                    && reading.is(at - 1, Class::Past)
                    && (measure.value >= MANY || reading.is(at - 1, Class::Choose))
            })
    })
}

/// "9 ideas submitted by neighbours"
pub(super) fn handed_in(reading: &Reading, verb: usize) -> bool {
    reading.is(verb, Class::Behave)
        && reading.is(verb, Class::Past)
        && !reading.is(verb, Class::Done)
        && reading.word(verb + 1) == "by"
        && (verb + 2..verb + 5).any(|at| reading.is(at, Class::People) && !reading.is(at, Class::Own))
        && reading.measures.iter().any(|measure| measure.at < verb && measure.counted.is_some())
}

/// What a subject speaks of, and not where or whom for: "the chart for the guests" is no guest.
pub(super) fn subject_words(reading: &Reading, subject: usize, verb: usize) -> impl Iterator<Item = usize> {
    (subject..verb).take_while(|&at| {
        !reading.is(at, Class::Preposition)
            || matches!(reading.word(at), "of" | "and" | "or" | "in" | "at" | "outside" | "with")
    })
}

/// "… is published", "audit completed", "there is a …", "a guide exists": the thing is there now.
pub(super) fn made(reading: &Reading, subject: usize, verb: usize) -> bool {
    // "Guests of the hall …", and not "guest list and seat plan …".
    let people = subject_words(reading, subject, verb)
        .any(|at| reading.is(at, Class::People) && closes(reading, at + 1, verb));
    if people && reading.word(verb) == "have" && reading.is(verb + 1, Class::Past) {
        return false;
    }
    // "50 volunteers are coached": done to them, and not by them.
    let to_them = (subject..verb)
        .rev()
        .find(|&at| !reading.word(at).ends_with("ly"))
        .is_some_and(|at| reading.is(at, Class::People));
    // "All bugs are fixed": fewer of what is better when it is less.
    let less = (subject..verb).any(|at| reading.is(at, Class::Cost));
    if reading.word(subject) == "there" || matches!(reading.word(verb), "exist" | "exists") {
        return reading.measures.is_empty();
    }
    if !reading.is(verb, Class::Modal) {
        // "40 %", "half of the letters"
        let share = reading.measures.iter().any(|measure| measure.at < verb && measure.amount)
            || (subject..verb).any(|at| reading.is(at, Class::Multiplier));
        if people {
            return reading.is(verb, Class::Done) && !reading.is(verb, Class::Behave);
        }
        return reading.is(verb, Class::Past)
            && (reading.is(verb, Class::Done) || (reading.any(verb, Classes::ACT) && !share));
    }
    // "The final list is out"
    let out = matches!(reading.word(verb + 1), "out" | "up")
        && (verb + 2 == reading.tokens.len()
            || matches!(reading.word(verb + 2), "and" | "for" | "in" | "by"));
    if out {
        return true;
    }
    // "The handbook is used and passed on": once somebody chose to, the rest goes with it.
    let chosen = reading.is(verb + 1, Class::Trait)
        || (verb + 1..verb + 4)
            .find(|&at| reading.is(at, Class::Past))
            .is_some_and(|at| reading.is(at, Class::Choose));
    if chosen {
        return false;
    }
    let share = reading.measures.iter().any(|measure| {
        measure.at < verb
            && (measure.amount || !measure.counted.is_some_and(|at| reading.is(at, Class::Artefact)))
    });
    (verb + 1..reading.tokens.len().min(verb + 4))
        .take_while(|&at| {
            let small = Classes::of(&[Class::Article, Class::Preposition, Class::People, Class::Own]);
            matches!(reading.word(at), "and" | "or") || !reading.any(at, small)
        })
        .any(|at| {
            let act = reading.any(at, Classes::ACT)
                && !reading.any(at, Classes::of(&[Class::Choose, Class::Trait]));
            let gone = less
                && matches!(reading.word(at), "closed" | "fixed" | "resolved" | "removed" | "remediated");
            (reading.is(at, Class::Done) && !gone)
                || (reading.is(at, Class::Past) && act && !less && (to_them || !share))
        })
}

/// "… is informed of", "… are kept and maintained": a duty, told from the side of what it is done to; its token.
pub(super) fn served(reading: &Reading, verb: usize) -> Option<usize> {
    if !matches!(reading.word(verb), "is" | "are" | "be" | "being" | "gets" | "get") {
        return None;
    }
    (verb + 1..verb + 5)
        .take_while(|&at| {
            // "Bakers get real work done": it is theirs.
            let got = reading.word(verb).starts_with("get")
                && !reading.is(at, Class::Past)
                && reading.word(at) != "and"
                && !reading.word(at).ends_with("ly");
            let small = Classes::of(&[Class::Article, Class::Preposition]);
            !got && (reading.word(at) == "and" || !reading.any(at, small))
        })
        // "Shops get paid the same day": it is their money.
        .filter(|&at| reading.word(at) != "paid")
        .find(|&at| reading.is(at, Class::Past) && reading.any(at, Classes::of(&[Class::Duty, Class::Hold])))
}

/// "All instructors receive the new kit": it is given to them.
pub(super) fn handed_over(reading: &Reading, subject: usize, verb: usize) -> bool {
    let better = Classes::of(&[Class::Comparative, Class::Ease, Class::Cost, Class::Effect]);
    matches!(reading.word(verb), "receive" | "receives")
        && (subject..verb).any(|at| reading.any(at, WHO))
        && reading.measures.iter().all(|measure| measure.at < verb)
        && !(verb + 1..reading.tokens.len())
            .any(|at| reading.any(at, better) && !newly(reading, at) && !reading.is(at, Class::Artefact))
}

/// "70 % of the moorings have been checked", "all skippers have been trained": one by one, by whoever is to do it.
pub(super) fn gone_through(reading: &Reading, subject: usize, verb: usize) -> bool {
    let done = verb + 2;
    let checked = reading.is(done, Class::Todo)
        || matches!(reading.word(done), "checked" | "inspected" | "verified")
        || (reading.is(subject, Class::Universal)
            && reading.is(done, Class::Deliver)
            && !reading.is(done, Class::Behave));
    matches!(reading.word(verb), "have" | "has")
        && reading.word(verb + 1) == "been"
        && reading.is(done, Class::Past)
        && checked
        && !reading.is(done, Class::Choose)
}

/// "A guide exists", "the new rules are in force": that it is there is all that is said.
pub(super) fn is_there(reading: &Reading, subject: usize, verb: usize) -> bool {
    let exists =
        reading.word(verb).starts_with("exist") && !matches!(reading.word(subject), "no" | "fewer" | "less");
    // "The waiting time is known"
    let known =
        reading.word(verb) == "is" && reading.word(verb + 1) == "known" && verb + 2 == reading.tokens.len();
    // "All parts include a warning": something that is in them.
    let include = matches!(reading.word(verb), "include" | "includes" | "contain" | "contains")
        && reading.measures.iter().all(|measure| measure.at < verb)
        && !(subject..verb).any(|at| reading.any(at, WHO));
    exists
        || known
        || include
        || (reading.word(verb + 1) == "in" && matches!(reading.word(verb + 2), "force" | "place"))
}
