//! Numbers that say which, or of what kind, and not how many.

use super::class::{Class, Classes};
use super::number;
use super::reading::Reading;
use super::shape::Shape;

/// "A 3-step form", "2-factor sign-in": what kind it is. "A 24-month lease" and "a 4-star rating" measure.
pub(super) fn compound(reading: &Reading, at: usize) -> bool {
    let kind = at + 1;
    let glued = kind + 1 < reading.tokens.len() && reading.gap(at) == "-" && reading.gap(kind) == " ";
    let measures = reading.is(kind, Class::Unit)
        || number::time(reading.word(kind)).is_some()
        // "Hire a 2-person crew"
        || (reading.word(kind) == "person"
            && matches!(reading.shape, Shape::Order { verb } if at <= verb + 2))
        || reading.tokens.get(kind).is_some_and(|token| token.figure.is_some());
    // "90-day retention": which retention.
    let spell = number::time(reading.word(kind)).is_some()
        && matches!(
            reading.word(kind + 1),
            "retention" | "active" | "rolling" | "churn" | "lease" | "contract" | "agreement"
        );
    if glued && spell {
        return true;
    }
    // "The five year plan"
    let plan =
        matches!(reading.word(kind), "year" | "month" | "week" | "day") && reading.is(kind + 1, Class::Paper);
    if plan {
        return true;
    }
    let named = !reading.any(kind + 1, Classes::of(&[Class::Preposition, Class::Modal]));
    glued && named && !measures
}

/// "Reports for outages longer than 30 minutes": which outages.
pub(super) fn selects(reading: &Reading, at: usize) -> bool {
    at > 2
        && reading.before(at) == "than"
        && matches!(
            reading.word(at - 2),
            "longer" | "older" | "larger" | "bigger" | "greater" | "higher" | "more"
        )
        && ((at.saturating_sub(5)..at.saturating_sub(3)).any(|i| matches!(reading.word(i), "for" | "of" | "all" | "every"))
            // "Letters older than 10 years have been moved"
            || matches!(reading.shape, Shape::Statement { verb, .. } if at < verb && reading.word(at - 2) == "older"))
}

/// "5 2h workshops": how long each of them takes.
pub(super) fn length_of_each(reading: &Reading, at: usize) -> bool {
    // "A 10-minute talk"
    let each = number::time(reading.word(at + 1)).is_some()
        && reading.gap(at) == "-"
        && reading.is(at + 2, Class::Artefact);
    if each {
        return true;
    }
    reading.tokens[at].figure.is_some_and(|figure| figure.unit)
        && at > 0
        && reading.tokens[at - 1].figure.is_some()
        && reading.gap(at - 1) == " "
        && reading.is(at + 1, Class::Artefact)
}

/// "between the two depots", "in the main two cities", "on the latest 2 boats": which, and not how many.
pub(super) fn the_two(reading: &Reading, at: usize) -> bool {
    // "The ten largest halls" is how many of them, from the top.
    if reading.word(at + 1) == "most" || reading.word(at + 1).ends_with("est") {
        return false;
    }
    let small = |i: usize| {
        matches!(reading.word(i), "between" | "of" | "in" | "on" | "for" | "from" | "with")
            && i >= reading.shape.start()
    };
    let which = |i: usize| matches!(reading.word(i), "the" | "main" | "latest" | "these" | "those");
    // "Train the two new cooks"
    let known = matches!(reading.shape, Shape::Order { verb } if at == verb + 2)
        && reading.before(at) == "the"
        && reading.tokens[at].figure.is_some_and(|figure| figure.spelled);
    if known {
        return true;
    }
    // "List the top 5 towns", "create four levels": which of them are looked at, and how they are sorted.
    let listed = matches!(reading.shape, Shape::Order { verb } if at <= verb + 4 && {
        let lists = matches!(reading.word(verb), "identify" | "list" | "determine" | "find");
        lists && at > 0 && reading.before(at) == "top"
    });
    // "Set against five rivals"
    let against = at > 0
        && matches!(reading.before(at), "against" | "beside")
        && reading.tokens[at].figure.is_some_and(|figure| figure.spelled);
    if against {
        return true;
    }
    let sorted = matches!(reading.shape, Shape::Order { .. })
        && reading.tokens[at].figure.is_some_and(|figure| figure.spelled)
        && matches!(
            reading.word(at + 1),
            "levels" | "tiers" | "categories" | "buckets" | "classes" | "grades"
        );
    // "… covering all 4 voices (high, middle, low, speaking)": each of them has a name.
    let noun = (at + 1..reading.tokens.len().min(at + 4)).find(|&i| reading.gap(i).contains('('));
    let named = at > 0
        && reading.before(at) == "all"
        && noun.is_some_and(|noun| {
            let rest = &reading.text[reading.tokens[noun].span.end..];
            rest.split(')').next().unwrap_or(rest).matches(',').count() > 1
        });
    if listed || sorted || named {
        return true;
    }
    // "a letter between two offices"
    let pair = at > 0 && reading.before(at) == "between" && !reading.word(at + 2).starts_with("and");
    if pair && reading.tokens[at].figure.is_some_and(|figure| figure.spelled && figure.value == 2.0) {
        return true;
    }
    // "… the same across all four halls"
    let spread = at > 1 && reading.before(at) == "all" && reading.word(at - 2) == "across";
    if spread && reading.tokens[at].figure.is_some_and(|figure| figure.spelled) {
        return true;
    }
    at > 1 && which(at - 1) && (small(at - 2) || (at > 2 && reading.word(at - 2) == "the" && small(at - 3)))
}

/// "One of the …", "one another", "the one that": not a count.
pub(super) fn idle_word(reading: &Reading, at: usize) -> bool {
    let article = |at: usize| matches!(reading.word(at), "a" | "an" | "the");
    // "if a fitting one turns up"
    let stands_for = reading.word(at) == "one"
        && at > 1
        && article(at - 2)
        && reading.tokens[at - 1].figure.is_none()
        && !reading.any(at + 1, Classes::NOUN);
    // "Suggest one standard offer": a thing, as "an offer" would be. "One … and three …", "one a week" are counted.
    let a_thing = reading.word(at) == "one"
        && matches!(reading.shape, Shape::Order { verb } if at <= verb + 4 && reading.any(verb, Classes::ACT))
        && !reading.is(at - 1, Class::AtLeast)
        // "Organise one regatta": held once, which can be counted.
        && !(at + 1..at + 4).any(|i| {
            reading.any(i, Classes::of(&[Class::Meeting, Class::Lesson]))
                || matches!(reading.word(i), "event" | "conference" | "hackathon" | "workshop" | "talk" | "fair" | "regatta" | "trip")
        })
        && !matches!(reading.word(at + 1), "or" | "new" | "more")
        && !reading.tokens.iter().enumerate().any(|(i, token)| i != at && token.figure.is_some())
        && !(at + 2..reading.tokens.len()).any(|i| {
            matches!(reading.word(i), "per" | "each" | "every" | "a")
                && number::time(reading.word(i + 1)).is_some()
        });
    stands_for
        || a_thing
        || reading.word(at) == "single"
            && at > 0
            && matches!(reading.before(at), "a" | "the" | "any" | "every" | "each")
        || matches!(reading.word(at), "one" | "single" | "couple" | "dozen")
            && (matches!(
                reading.word(at + 1),
                "of" | "another"
                    | "place"
                    | "that"
                    | "by"
                    | ""
                    | "who"
                    | "to"
                    | "unified"
                    | "the"
                    | "sign"
                    | "source"
                    | "clear"
                    | "view"
                    | "point"
            ) || at > 0
                && matches!(
                    reading.before(at),
                    "the"
                        | "this"
                        | "that"
                        | "each"
                        | "no"
                        | "as"
                        | "into"
                        | "determine"
                        | "select"
                        | "choose"
                        | "pick"
                        | "appoint"
                        | "nominate"
                ))
}
