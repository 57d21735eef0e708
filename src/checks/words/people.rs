//! Who is in the picture: who is helped, what they come to do, and whether everybody is meant.

use super::class::{Class, Classes};
use super::reading::Reading;
use super::shape::Shape;

/// Somebody who could be there.
pub(super) const WHO: Classes = Classes::of(&[Class::People, Class::Universal, Class::World]);

/// "so that users …", "that lets people …", "so customers can …".
pub(super) fn benefit_clause(reading: &Reading) -> bool {
    let who = Classes::of(&[Class::People, Class::Universal, Class::World]);
    (reading.shape.start()..reading.tokens.len()).any(|at| {
        let opens =
            reading.is(at, Class::Purpose) || (reading.word(at) == "so" && at > reading.shape.start());
        // "the shop that neighbours …": somebody does something with it.
        let who_does = (at + 1..at + 5).any(|i| {
            reading.is(i, Class::Third) && reading.any(i, Classes::of(&[Class::Stir, Class::Choose]))
        });
        // "Room for newcomers to learn": they do something.
        if reading.word(at) == "for" && does_then(reading, at) {
            return true;
        }
        // "Find out which guests leave": a question.
        let asks = matches!(reading.word(at), "which" | "where")
            && matches!(reading.shape, Shape::Order { verb } if at == verb + 1);
        let relative = !asks
            && matches!(reading.word(at), "that" | "which" | "where")
            && ((at + 1..at + 3).any(|i| reading.any(i, Classes::of(&[Class::People])))
                || (reading.is(at + 1, Class::Article) && who_does));
        if relative {
            return true;
        }
        // "in order to attract customers": they are what is aimed at; "so that customers can …": they do something.
        let aims = reading.written(at).len() > 8 && reading.any(at + 1, Classes::VERB);
        opens
            && !aims
            && (at + 1..reading.tokens.len().min(at + 5)).any(|i| {
                let crew = reading.is(i, Class::Own) && reading.word(i).ends_with('s');
                ((reading.any(i, who) || crew || reading.word(i) == "others")
                    && !reading.any(i + 1, Classes::NOUN))
                    || (matches!(reading.word(i), "they" | "them")
                        && (reading.shape.start()..at).any(|before| reading.any(before, who)))
            })
    })
}

/// "… for newcomers to learn": after a "for", somebody, and what they come to do.
fn does_then(reading: &Reading, at: usize) -> bool {
    (at + 2..at + 5).any(|to| {
        reading.word(to) == "to"
            && (reading.any(to - 1, WHO) || reading.word(to - 1).ends_with('s'))
            && reading.is(to + 1, Class::Base)
            && !(at + 1..to).any(|i| reading.any(i, Classes::of(&[Class::Preposition, Class::Own])))
    })
}

/// "Help newcomers …", "give patients …".
pub(super) fn helps(reading: &Reading) -> bool {
    (reading.shape.start()..reading.tokens.len()).any(|at| {
        reading.is(at, Class::Help)
            && (at + 1..at + 4).any(|i| {
                reading.is(i, Class::People)
                    || (reading.is(i, Class::Universal)
                        && reading.any(i + 1, Classes::of(&[Class::People, Class::Own])))
            })
    })
}

/// "… for patients", "… to neighbours": somebody outside the team, unless all they get is "value" or "services".
pub(super) fn beneficiary(reading: &Reading) -> bool {
    // "Faster repairs for tenants": faster than today, whatever they are.
    let start = reading.shape.start();
    let sooner = reading.word(start).ends_with("er")
        && reading.word(start) != "better"
        && reading.is(start, Class::Comparative);
    let filler = if sooner { Classes::NONE } else { Classes::of(&[Class::Staple, Class::Vague]) };
    (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
        // "Scale to 25 guests": so many.
        let count =
            reading.word(at) == "to" && reading.tokens.get(at + 1).is_some_and(|next| next.figure.is_some());
        matches!(reading.word(at), "for" | "to")
            && !count
            && !reading.any(at - 1, filler)
            && (sooner || !reading.is(at - 1, Class::Effect))
            && (at + 1..at + 5)
                .take_while(|&i| !reading.is(i, Class::Preposition) || reading.word(i) == "and")
                .any(|i| reading.is(i, Class::People) && !reading.any(i + 1, Classes::NOUN))
    })
}

/// "let patients see …", "help teachers find …": they come to do something.
pub(super) fn lets(reading: &Reading) -> bool {
    (reading.shape.start()..reading.tokens.len()).any(|at| {
        reading.is(at, Class::Let)
            && (at + 1..at + 4).any(|i| {
                let to = usize::from(reading.word(i + 1) == "to");
                reading.is(i, Class::People) && acts(reading, i + 1 + to)
            })
    })
}

/// "a bakery people cross town for", "something teenagers talk about": people after a noun, and what they do.
pub(super) fn contact_clause(reading: &Reading) -> bool {
    (reading.shape.start() + 2..reading.tokens.len()).any(|at| {
        let before = matches!(reading.before(at), "something" | "anything" | "everything" | "place" | "one")
            || reading.is(at - 2, Class::Article)
            || reading.any(at - 1, Classes::of(&[Class::Artefact, Class::Own, Class::World]));
        // "bread people can afford": with "can", whatever stands before it.
        let able = matches!(reading.word(at + 1), "can" | "could" | "will")
            && at > reading.shape.start() + 1
            && !matches!(reading.shape, Shape::Statement { verb, .. } if at < verb)
            && !reading.any(at - 1, Classes::of(&[Class::Preposition, Class::Article, Class::Purpose]))
            && reading.gap(at - 1) == " ";
        // "code somebody else can run"
        let one = matches!(reading.word(at), "somebody" | "someone" | "anybody" | "anyone")
            && (at + 1..at + 3).any(|i| matches!(reading.word(i), "can" | "could"))
            && !matches!(reading.shape, Shape::Statement { verb, .. } if at < verb);
        // "a place families plan their summers around", whatever else the verb may be
        let place = matches!(reading.before(at), "something" | "place" | "places")
            && reading.is(at + 1, Class::Base)
            && !reading.is(at + 1, Class::Preposition);
        // "rivers our children can swim in"
        let ours = able_then(reading, at)
            && matches!(reading.before(at), "our" | "their")
            && reading.gap(at - 2) == " "
            && !reading.any(at - 2, Classes::of(&[Class::Preposition, Class::Article, Class::Purpose]));
        one || (plural_people(reading, at) && (able || place || ours || (before && acts(reading, at + 1))))
    })
}

/// "… can swim"
fn able_then(reading: &Reading, at: usize) -> bool {
    at > reading.shape.start() + 1 && matches!(reading.word(at + 1), "can" | "could" | "will")
}

fn plural_people(reading: &Reading, at: usize) -> bool {
    reading.is(at, Class::People)
        && (reading.word(at).ends_with('s')
            || matches!(reading.word(at), "people" | "children" | "women" | "men"))
}

/// A verb, and not a noun that could be one.
fn acts(reading: &Reading, at: usize) -> bool {
    reading.is(at, Class::Base)
        && reading.any(at, Classes::VERB.and(Classes::of(&[Class::Behave])))
        && !reading.any(at, Classes::NOUN)
        && (!reading.is(at, Class::Ambiguous)
            || reading.any(at + 1, Classes::of(&[Class::Article, Class::Preposition])))
}

/// "every child", "anyone": said of each of them, not of "all members".
pub(super) fn each_one(reading: &Reading) -> bool {
    (reading.shape.start()..reading.tokens.len()).any(|at| {
        let one = matches!(reading.word(at), "every" | "each" | "any");
        // "Lose any more guests": none of those who are left.
        let one = one && reading.word(at + 1) != "more";
        (one && (at + 1..at + 3).any(|i| reading.is(i, Class::People) && !reading.any(i + 1, Classes::NOUN)))
            || reading.is(at, Class::Anyone)
    })
}

/// "every company", "all pupils", "anyone", "the ecosystem".
pub(super) fn wide(reading: &Reading) -> bool {
    let folk = Classes::of(&[Class::People, Class::Own, Class::World]);
    (reading.shape.start()..reading.tokens.len()).any(|at| {
        reading.is(at, Class::World)
            || (reading.is(at, Class::Universal)
                && reading.word(at + 1) != "more"
                && (reading.is(at, Class::People)
                    || (at + 1..at + 3).any(|i| reading.any(i, folk))
                    // "… for all"
                    || (reading.before(at) == "for" && at + 1 == reading.tokens.len())))
    })
}
