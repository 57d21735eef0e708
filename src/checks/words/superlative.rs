//! Superlatives: at what one is the best, "#1", "the most trusted …".

use super::class::{Class, Classes};
use super::reading::Reading;

/// Whether a superlative is followed by what it is about: "a world-class telesales team".
pub(super) fn names_what(reading: &Reading) -> bool {
    (0..reading.tokens.len()).filter(|&at| reading.is(at, Class::Superlative)).any(|at| {
        (at + 1..reading.tokens.len().min(at + 6)).any(|i| {
            let token = &reading.tokens[i];
            let word = reading.word(i);
            let plain = token.any(Classes::of(&[
                Class::Vague,
                Class::Superlative,
                Class::Buzz,
                Class::Article,
                Class::Own,
            ]));
            let acronym = word.len() > 1 && reading.written(i).chars().all(char::is_uppercase);
            !plain
                && (acronym
                    || (word.len() > 3
                        && (!token.any(Classes::VERB) || token.is(Class::Ing) || token.is(Class::Ambiguous))))
        })
    })
}

/// "A world-class team": who is to be so, and not yet at what.
pub(super) fn names_whom(reading: &Reading) -> bool {
    (1..reading.tokens.len()).any(|at| reading.is(at - 1, Class::Superlative) && reading.is(at, Class::Own))
}

/// "#1"
pub(super) fn number_one(reading: &Reading) -> bool {
    (1..reading.tokens.len()).any(|at| {
        // "Form AB#1" is the first of several.
        reading.before(at) == "#"
            && (at == 1 || !reading.gap(at - 2).is_empty())
            && reading.tokens[at].figure.is_some_and(|figure| figure.value == 1.0)
    })
}

/// "the most trusted …", "most humane": a superlative made of any adjective.
pub(super) fn most(reading: &Reading) -> bool {
    (reading.shape.start()..reading.tokens.len()).any(|at| {
        // "the warmest welcome"
        let plain = [
            "latest", "lowest", "biggest", "largest", "harvest", "interest", "forest", "highest", "oldest",
            "earliest",
        ];
        // "on the busiest routes": which ones
        let which = at > 1 && reading.is(at - 2, Class::Preposition);
        let est = reading.before(at) == "the"
            && !which
            && reading.word(at).ends_with("est")
            && reading.word(at).len() > 6
            && reading.tokens[at].classes == Classes::NONE
            && !plain.contains(&reading.word(at));
        est || reading.word(at) == "most"
            && !matches!(
                reading.word(at + 1),
                "" | "of" | "important" | "critical" | "requested" | "significant"
            )
            && !matches!(
                reading.word(at + 1),
                "common" | "used" | "frequent" | "relevant" | "urgent" | "pressing"
            )
            && !reading.any(at + 1, Classes::NOUN)
    })
}
