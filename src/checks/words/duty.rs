//! Duties and mere acts that no list of verbs tells by itself: what is only owed, gone through, asked or looked at.

use super::class::{Class, Classes};
use super::outcome;
use super::reading::Reading;

/// "Recruit volunteers", "train new staff", "coach and develop the team": the places are filled, as they
/// always are.
pub(super) fn staffs(reading: &Reading, verb: usize) -> bool {
    let last = reading.tokens.len() - 1;
    // "Recruit and retain volunteers"
    let pair = reading.word(verb + 1) == "and" && reading.is(verb + 2, Class::Base);
    let coaches = reading.word(verb) == "coach" && pair;
    let staffs = coaches
        // Whoever is hired was not there before; whoever is recruited or trained follows others.
        || matches!(reading.word(verb), "recruit" | "onboard" | "train" | "settle" | "induct");
    let verb = if pair { verb + 2 } else { verb };
    // "Train and grow the crew": there are more of them then.
    let grows = pair && reading.is(verb, Class::Raise);
    let like = Classes::of(&[Class::Quality, Class::Trait, Class::Vivid, Class::Superlative]);
    let said = (verb + 1..=last).any(|at| reading.any(at, like) || reading.is(at, Class::Preposition));
    // "Train a clerk"
    let one = matches!(reading.word(verb + 1), "a" | "an");
    // "Onboard new members into the guild"
    let joined = reading.word(verb) == "onboard"
        && reading.word(verb + 1) == "new"
        && reading.is(verb + 2, Class::People)
        && reading.measures.is_empty()
        && !(verb + 3..=last).any(|at| reading.any(at, like));
    joined
        || staffs
        && !grows
        // "Train our first cook": there was none.
        && !(verb + 1..=last).any(|at| reading.word(at) == "first")
        && reading.measures.is_empty()
        && !said
        && (verb + 1..=verb + 4).contains(&last)
        && (one
            || (reading.is(last, Class::People) && reading.word(verb + 1) != "more")
            || (coaches && reading.is(last, Class::Own)))
}

/// "Support Python 3.5", "support IPv6-only berths": what a thing can do then, by a name no list knows.
pub(super) fn comes_to_support(reading: &Reading, verb: usize) -> bool {
    let (next, last) = (verb + 1, reading.tokens.len() - 1);
    let name = |classes: Classes| classes == Classes::NONE || classes.is(Class::Id);
    let named = reading.tokens.get(next).is_some_and(|token| name(token.classes))
        && reading.written(next).starts_with(char::is_uppercase);
    let others = Classes::of(&[Class::People, Class::Own, Class::ChangeNoun]);
    reading.word(verb) == "support"
        && named
        && !(next..=last)
            .any(|at| reading.any(at, others) || matches!(reading.word(at), "with" | "in" | "to"))
}

/// "Paint, mend and maintain the boats": the last of so many verbs says that it goes on.
pub(super) fn among_others(reading: &Reading, verb: usize) -> bool {
    let listed = (verb..verb + 8).take_while(|&at| {
        reading.any(at, Classes::VERB) && reading.is(at, Class::Base) || reading.word(at) == "and"
    });
    let verbs: Vec<usize> = listed.filter(|&at| reading.word(at) != "and").collect();
    let kept = ["communicate", "maintain", "manage", "operate", "execute", "support"];
    verbs.len() > 2
        && verbs.last().is_some_and(|&at| kept.contains(&reading.word(at)))
        && !verbs.iter().any(|&at| {
            reading.any(at, Classes::CHANGE)
                || matches!(reading.word(at), "build" | "create" | "design" | "develop" | "establish")
        })
}

/// "Read 3 good books": so many things, each over once it is done.
pub(super) fn counts_things(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| measure.counted.is_some_and(|at| outcome::thing(reading, at)))
}

/// "Ticket office handles complaints", "kitchen to carry on with the soups": whose duty, and which.
pub(super) fn of_a_department(reading: &Reading, start: usize) -> Option<usize> {
    let whose = Classes::of(&[Class::Own, Class::Field]);
    (start + 1..start + 4).find(|&at| {
        let handles = reading.is(at, Class::Third)
            && reading.is(at, Class::Duty)
            && !reading.is(at, Class::Ambiguous)
            && reading.any(at - 1, whose);
        let keeps = reading.is(at, Class::Hold)
            && reading.is(at, Class::Base)
            && reading.before(at) == "to"
            && at > start + 1
            && reading.any(at - 2, whose);
        handles || keeps
    })
}
