//! Orders after which something is another thing, or somebody comes to do something.

use super::class::{Class, Classes};
use super::quality;
use super::reading::Reading;
use super::shape::Shape;

/// "Make open data a habit", "get shops to stock it": something becomes something, somebody comes to do something.
pub(super) fn turns(reading: &Reading) -> bool {
    let Shape::Order { verb } = reading.shape else { return false };
    let near = |word: fn(&str) -> bool| {
        (verb + 2..(verb + 6).min(reading.tokens.len()))
            .take_while(|&at| !matches!(reading.word(at), "of" | "for" | "in" | "with"))
            .any(|at| word(reading.word(at)))
    };
    if reading.word(reading.tokens.len() - 1) == "something" {
        return false;
    }
    match reading.word(verb) {
        "make" | "making" => {
            let last = reading.word(reading.tokens.len() - 1);
            // "Make every ticket count"
            (last == "count" && reading.is(verb + 1, Class::Universal))
                || last == "happen"
                || quality::made_so(reading, verb)
                // "Make the gate the prettiest spot in town"
                || (verb + 3..reading.tokens.len()).any(|at| {
                    reading.before(at) == "the"
                        && reading.word(at).ends_with("est")
                        && !matches!(reading.word(at), "latest" | "test" | "rest" | "request")
                })
                // "Make thieves look elsewhere"
                || (reading.word(verb + 1).ends_with('s')
                    && reading.is(verb + 2, Class::Base)
                    && reading.any(verb + 2, Classes::VERB.and(Classes::of(&[Class::Behave])))
                    && !reading.any(verb + 2, Classes::NOUN)
                    && !reading.any(verb + 1, Classes::of(&[Class::Artefact])))
                || ((!reading.is(verb + 1, Class::Article)
                    || matches!(reading.word(verb + 1), "this" | "our" | "my")
                    // "Make the library a meeting place"
                    || matches!(reading.word(verb + 3), "a" | "an"))
                    && near(|word| matches!(word, "a" | "an")))
        }
        // "Bring girls from the hills into computing"
        "bring" | "bringing" => {
            let whom = reading.any(verb + 1, Classes::of(&[Class::People, Class::World]))
                || (reading.word(verb + 1) == "the"
                    && reading.tokens.get(verb + 2).is_some_and(|next| next.figure.is_none()));
            // "Bring music into every home", "bring the bees back to town"
            let every = (verb + 2..verb + 6).any(|at| {
                (matches!(reading.word(at), "into" | "to") && reading.word(at + 1) == "every")
                    || (reading.word(at) == "back" && reading.word(at + 1) == "to")
            });
            every || whom && near(|word| matches!(word, "to" | "into"))
        }
        "validate" | "confirm" => false,
        _ if reading.opens(verb, Class::Settle) => {
            // "Establish it as an element of …" gives it a place, "position us as a leader" says who we will be.
            let who = reading.word(verb + 1) == "ourselves"
                || ["position", "cement", "solidif"].iter().any(|stem| reading.word(verb).starts_with(stem));
            (verb + 2..reading.tokens.len()).any(|at| {
                reading.before(at) == "as"
                    && (reading.word(at) == "the" || (who && matches!(reading.word(at), "a" | "an" | "one")))
            })
        }
        "turn" | "turning" | "transform" | "transforming" | "build" | "building" | "grow" | "growing" => {
            near(|word| word == "into")
        }
        // "Get our maps used by skippers", "have schools adopt our songs": others come to do so.
        "get" | "getting" | "have" | "having" if quality::taken_up(reading, verb) => true,
        "get" | "getting" | "activate" | "mobilise" | "mobilize" | "rally" => {
            (verb + 1..verb + 4).any(|at| reading.is(at, Class::People)) && near(|word| word == "to")
        }
        _ => false,
    }
}
