//! Numbers that say which, or of what kind, and not how many, told by the signs around them.

use super::class::{Class, Classes};
use super::measure::counted;
use super::number;
use super::phrase::MANY;
use super::reading::Reading;
use super::shape::Shape;

/// "A 3-step form", "2-factor sign-in": what kind it is. "A 24-month lease", "a 4-star rating", "a 9-percent rise" and "a
/// 500-crew trial" measure.
pub(super) fn compound(reading: &Reading, at: usize) -> bool {
    let kind = at + 1;
    let glued = kind + 1 < reading.tokens.len() && reading.gap(at) == "-" && reading.gap(kind) == " ";
    let measures = reading.is(kind, Class::Unit)
        || number::time(reading.word(kind)).is_some()
        || reading.word(kind) == "%"
        || reading.is(kind, Class::People)
            && reading.tokens[at].figure.is_some_and(|figure| figure.value >= MANY)
        // "Hire a 2-person crew"
        || (reading.word(kind) == "person"
            && matches!(reading.shape, Shape::Order { verb } if at <= verb + 2))
        || reading.tokens.get(kind).is_some_and(|token| token.figure.is_some());
    let named = !reading.any(kind + 1, Classes::of(&[Class::Preposition, Class::Modal]));
    glued && named && !measures
}

/// "Mast{1,2}", "the AB-20W course", "1:1 talks": part of what it is called.
pub(super) fn part_of_a_name(reading: &Reading, at: usize) -> bool {
    let start = reading.tokens[at].span.start;
    let braced = reading.text[..start].rfind('{').is_some_and(|open| {
        let glued = reading.text[..open].ends_with(char::is_alphanumeric);
        glued && !reading.text[open..start].contains('}')
    });
    let unit = reading.tokens[at].figure.is_some_and(|figure| figure.unit);
    let code = unit && at > 0 && reading.gap(at - 1) == "-" && reading.in_capitals(at - 1);
    let of_two = |first: usize| {
        let one = |at: usize| reading.tokens.get(at).is_some() && reading.written(at) == "1";
        one(first) && one(first + 1) && reading.gap(first) == ":"
    };
    braced || code || of_two(at) || at > 0 && of_two(at - 1)
}

/// "1H" of a year, a "3D" print, "5G", the "5S" method, the "3MF" format: a name that begins with a digit, and no unit.
pub(super) fn begins_with_a_digit(written: &str) -> bool {
    let letters = written.trim_start_matches(|c: char| c.is_ascii_digit());
    let few = written.len() - letters.len() == 1;
    let unit = matches!(letters, "KB" | "MB" | "GB" | "TB" | "PB" | "MW" | "GW" | "TW" | "MM" | "BN" | "HZ");
    few && letters.chars().all(|c| c.is_ascii_uppercase())
        && (matches!(letters, "D" | "G" | "H" | "S") || letters.len() == 2 && !unit)
}

/// "The whole 7 week course": which one. "Within 1 week of the call" measures.
pub(super) fn takes_so_long(reading: &Reading, at: usize) -> bool {
    let unit = reading.word(at + 1);
    let kind = Classes::of(&[Class::Artefact, Class::Paper, Class::Chore, Class::Duty, Class::Meeting]);
    number::time(unit).is_some()
        && !unit.ends_with('s')
        && reading.tokens[at].figure.is_some_and(|figure| figure.value > 1.0)
        && reading.any(at + 2, kind)
        && reading.gap(at + 1) == " "
}

/// "Lantern 2.x": any release of it.
pub(super) fn any_release(reading: &Reading, at: usize) -> bool {
    reading.gap(at) == "." && reading.word(at + 1) == "x"
}

/// "5 2h workshops": how long each of them takes.
pub(super) fn length_of_each(reading: &Reading, at: usize) -> bool {
    // "A 10-minute talk", "a 1-day skippers' meeting"
    let held = Classes::of(&[Class::Artefact, Class::Meeting]);
    let each = number::time(reading.word(at + 1)).is_some()
        && reading.gap(at) == "-"
        && (reading.is(at + 2, Class::Artefact) || reading.any(at + 3, held));
    if each {
        return true;
    }
    reading.tokens[at].figure.is_some_and(|figure| figure.unit)
        && at > 0
        && reading.tokens[at - 1].figure.is_some()
        && reading.gap(at - 1) == " "
        && reading.is(at + 1, Class::Artefact)
}

/// "Repeat rate (crews with 2+ trips a month)": what counts as one, and not how many there shall be.
pub(super) fn says_of_what(reading: &Reading, at: usize) -> bool {
    let rate = (reading.shape.start()..at).rev().find(|&i| reading.gap(i).contains('('));
    let rate = rate.filter(|&i| matches!(reading.word(i), "rate" | "ratio" | "share"));
    // "Reply rate (20 of 30)", "(under 3 complaints)" are levels.
    let described = rate.is_some_and(|rate| {
        let bound = Classes::of(&[Class::AtLeast, Class::AtMost]);
        let first = rate + 1;
        let more = |at: usize| reading.gap(at).starts_with('+');
        (reading.tokens[first].figure.is_none() && !reading.any(first, bound) || more(first))
            && !(rate + 1..at).any(|i| reading.gap(i).contains(')'))
    });
    described && (counted(reading, at).is_some() || number::time(reading.word(at + 1)).is_some())
}

/// "… covering all 4 voices (high, middle, low, speaking)": each of them has a name.
pub(super) fn each_named(reading: &Reading, at: usize) -> bool {
    let noun = (at + 1..reading.tokens.len().min(at + 4)).find(|&i| reading.gap(i).contains('('));
    reading.before(at) == "all"
        && noun.is_some_and(|noun| {
            let rest = &reading.text[reading.tokens[noun].span.end..];
            rest.split(')').next().unwrap_or(rest).matches(',').count() > 1
        })
}

/// "On piers 3, 7 and 11", "for loads (20, 40, 60)": which of them, behind what they are called.
pub(super) fn one_of_several(reading: &Reading, at: usize) -> bool {
    let number = |i: usize| {
        let figure = reading.tokens.get(i).and_then(|token| token.figure);
        figure.is_some_and(|figure| figure.value.fract() == 0.0)
    };
    let listed = |i: &usize| number(*i) || matches!(reading.word(*i), "and" | "or");
    let Some(first) = (1..=at).rev().take_while(listed).last().filter(|&first| number(first)) else {
        return false;
    };
    let another = reading.gap(first).starts_with(',') && number(first + 1)
        || matches!(reading.word(first + 1), "and" | "or") && number(first + 2);
    another
        && matches!(reading.gap(first - 1), " " | " (")
        && reading.before(first).ends_with('s')
        && (reading.any(first - 1, Classes::NOUN) || reading.tokens[first - 1].classes == Classes::NONE)
}
