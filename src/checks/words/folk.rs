//! People at the head of a sentence, and the verb that says what they do: "Newcomers to the guild find a friend".

use super::class::{Class, Classes};
use super::reading::Reading;

/// How words end that are no verb's own form.
const ENDINGS: [&str; 16] = [
    "s", "ed", "ing", "ly", "al", "ic", "ous", "ive", "ment", "tion", "sion", "ity", "ance", "ence", "ship",
    "ure",
];

/// Whether a word stands for several people: one of the lists, or by its ending ("modders", "violinists").
pub(super) fn several(reading: &Reading, at: usize) -> bool {
    let Some(token) = reading.tokens.get(at) else { return false };
    let word = reading.written(at).to_ascii_lowercase();
    let ending =
        ["ers", "ors", "ists", "ians", "ees"].iter().any(|end| word.len() > 6 && word.ends_with(end));
    let listed = reading.is(at, Class::People)
        && (word.ends_with('s')
            || matches!(word.as_str(), "people" | "children" | "women" | "men" | "staff"));
    listed || (token.classes == Classes::NONE && ending)
}

/// The people a sentence opens with: "doctoral students", "local firms", "three mayors".
pub(super) fn head(reading: &Reading, start: usize) -> Option<usize> {
    let small = Classes::of(&[Class::Preposition, Class::Modal]);
    let order = |at: usize| {
        reading.is(at, Class::Base) && reading.any(at, Classes::VERB) && !reading.is(at, Class::Ambiguous)
    };
    (start..reading.tokens.len().min(start + 3))
        .take_while(|&at| {
            !reading.any(at, small) && !order(at) && (at == start || reading.gap(at - 1).trim().len() < 2)
        })
        .filter(|&at| several(reading, at))
        .last()
}

/// Whether what follows the people is about where or what they are, and no verb yet: "newcomers to the guild".
pub(super) fn goes_on(reading: &Reading, start: usize, at: usize) -> bool {
    reading.word(at) == "to"
        && head(reading, start) == at.checked_sub(1)
        && reading.any(at + 1, Classes::of(&[Class::Article, Class::Universal]))
}

/// Whether a token is the verb of the people a sentence opens with.
pub(super) fn act(reading: &Reading, start: usize, at: usize) -> bool {
    let Some(head) = head(reading, start).filter(|&head| head < at) else { return false };
    let token = &reading.tokens[at];
    let object = Classes::of(&[Class::Article, Class::Preposition, Class::Universal, Class::Comparative]);
    let pronoun = |at: usize| matches!(reading.word(at), "me" | "us" | "you" | "them" | "it" | "themselves");
    let next = at + 1;
    // "… build boats": several of what they do it to.
    let several_of = reading.any(next, Classes::NOUN) && reading.word(next).ends_with('s');
    let on = reading.any(next, object) || pronoun(next) || several_of || reading.word(next).ends_with("ly");
    let listed = token.is(Class::Base)
        && token.any(Classes::VERB.and(Classes::of(&[
            Class::Behave,
            Class::Choose,
            Class::Grasp,
            Class::Attend,
        ])))
        && !token.any(Classes::NOUN);
    // "Publishers ring us": whatever the verb is.
    let unknown = token.classes == Classes::NONE
        && token.figure.is_none()
        && reading.written(at).chars().all(char::is_lowercase)
        && !(reading.word(at).len() > 4 && ENDINGS.iter().any(|end| reading.word(at).ends_with(end)));
    if at == head + 1 {
        return (listed && next < reading.tokens.len()) || (unknown && on);
    }
    let prepositional = reading.is(head + 1, Class::Preposition);
    let apart = reading.opens(at - 1, Class::Preposition)
        || reading.any(at - 1, Classes::of(&[Class::Article]))
        || matches!(reading.before(at), "and" | "or" | "not");
    prepositional && at > head + 2 && listed && !apart && (on || !token.is(Class::Ambiguous))
}
