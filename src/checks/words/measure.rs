//! Which numbers measure something: not those that are dates, names, or say which.

use super::class::{Class, Classes};
use super::due::{calendar_unit, month_and_day};
use super::number::{self, Figure};
use super::reading::Reading;
use super::shape::Shape;
use super::turn::Turn;
use super::which::{
    any_release, begins_with_a_digit, compound, each_named, length_of_each, one_of_several, part_of_a_name,
    says_of_what, takes_so_long,
};
use crate::model::quantity::names_day;

/// A number that measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    /// Its token.
    pub at: usize,
    pub value: f64,
    pub percent: bool,
    /// A unit, a currency or a percentage stands with it: more than a count.
    pub amount: bool,
    /// The noun that is counted, if one follows.
    pub counted: Option<usize>,
    /// "X %", "TBD %": a place that is kept for a number.
    pub blank: bool,
}

/// What a blank share is read as: neither all nor none.
const HALF: f64 = 50.0;

/// "X %", "TBD % of the crews", "xx points": the number is still to be found.
fn is_blank(reading: &Reading, at: usize) -> bool {
    let unit = matches!(reading.word(at + 1), "%" | "points");
    // "From 30 to TBD"
    let end = matches!(reading.before(at), "to" | "from") && at + 1 == reading.tokens.len();
    match reading.word(at) {
        "tbd" | "tbc" => unit || end,
        "x" | "xx" => unit,
        _ => false,
    }
}

/// The numbers of a text that are not dates, versions, tickets or standards.
pub(super) fn find(reading: &Reading) -> Vec<Measure> {
    (0..reading.tokens.len()).filter_map(|at| measure(reading, at)).collect()
}

fn measure(reading: &Reading, at: usize) -> Option<Measure> {
    let blank = is_blank(reading, at);
    let kept = blank.then(|| Figure { spelled: false, ..Figure::word(HALF) });
    let figure = reading.tokens[at].figure.or(kept).or_else(|| one_unit(reading, at))?;
    let next = at + 1;
    if at < reading.shape.start() {
        return None;
    }
    // "Two fifths": a share.
    let part = figure.spelled && matches!(reading.word(next), "thirds" | "quarters" | "fifths" | "tenths");
    if part
        || compound(reading, at)
        || length_of_each(reading, at)
        || takes_so_long(reading, at)
        || part_of_a_name(reading, at)
        || says_of_what(reading, at)
        || any_release(reading, at)
        || reading.is_part_of(at, Turn::OfKind)
    {
        return None;
    }
    let percent = reading.word(next) == "%";
    let money = at > 0 && number::money(reading.before(at));
    // "200 hours", "200 engineering hours", and not "1 open day"
    let plain = reading.tokens.get(next).is_some_and(|token| {
        token.figure.is_none()
            && !token.any(Classes::of(&[Class::Preposition, Class::Article, Class::Artefact]))
    });
    // "within 1 week of the call"
    let round = matches!(reading.word(next), "sprint" | "sprints" | "iteration" | "iterations");
    let bound =
        at > 0 && reading.is(at - 1, Class::AtMost) && (round || number::time(reading.word(next)).is_some());
    let unit = (bound
        || reading.is(next, Class::Unit)
        || (plain
            && number::time(reading.word(next + 1)).is_some()
            && reading.word(next + 1).ends_with('s')
            && reading.gap(next) == " "))
        && !(figure.spelled && reading.word(next) == "time");
    // "2x finished drafts": two of them.
    let times = figure.times
        && !reading.is(next, Class::Done)
        && !counted(reading, at).is_some_and(|head| reading.is(head, Class::Artefact));
    // "every two weeks": how often, and not how much.
    let every = |at: usize| matches!(reading.before(at), "every" | "each");
    // "every 3-4 weeks"
    let often = every(at) || (at > 1 && reading.gap(at - 1) == "-" && every(at - 1));
    let amount = !often && (percent || money || unit || figure.unit || times);
    let few = !amount && figure.value <= 10.0;
    let word = figure.spelled && !percent && !unit;
    if (few || word) && reading.is_part_of(at, Turn::Which) || few && each_named(reading, at) {
        return None;
    }
    // "A 24/7 hotline"
    let always = matches!(reading.word(at), "24" | "7")
        && (reading.text[reading.tokens[at].span.start..].starts_with("24/7")
            || reading.text[..reading.tokens[at].span.end].ends_with("24/7"));
    if always
        || begins_with_a_digit(reading.written(at))
        || (!amount && (is_date(reading, at) || is_name(reading, at)))
    {
        return None;
    }
    // "Complete the wall within 6 weeks": by when.
    let finishes = matches!(reading.shape, Shape::Order { verb }
        if reading.opens(verb, Class::Finish)
            || reading.is(verb, Class::Deliver)
                && (next + 1 == reading.tokens.len() || reading.word(next).starts_with("month")));
    let due = finishes
        && at > 0
        && reading.before(at) == "within"
        && matches!(reading.word(next), "week" | "weeks" | "month" | "months" | "quarters")
        // "… within one week of receipt": how soon; "… within 2 months of the first talk": by when.
        && (reading.word(next).starts_with("month")
            || !matches!(reading.word(next + 1), "of" | "after" | "from"));
    // "deleted after 7 days": when, and not how much.
    let later = at > 0 && reading.before(at) == "after" && number::time(reading.word(next)).is_some();
    let first = reading.before(at) == "first" && reading.word(next) == "months";
    let when = (first || matches!(reading.before(at), "next" | "last" | "past" | "previous" | "coming"))
        && reading.any(next, Classes::of(&[Class::Unit, Class::Calendar]));
    // "Write the charter (2 weeks)": how long it takes.
    let effort = at > 0
        && number::time(reading.word(next)).is_some()
        && reading.gap(at - 1).contains('(')
        && reading.gap(next).contains(')')
        && match reading.shape {
            Shape::Order { verb } => !reading.any(verb, Classes::CHANGE.and(Classes::of(&[Class::Reach]))),
            _ => reading.any(at - 1, Classes::of(&[Class::Artefact, Class::Paper])),
        };
    if when || due || later || effort || idle_for(reading, at) || (unit && calendar_unit(reading, at)) {
        return None;
    }
    Some(Measure { at, value: figure.value, percent, amount, counted: counted(reading, at), blank })
}

/// "Write to members who have not come for 30 days": whom it is done to.
fn idle_for(reading: &Reading, at: usize) -> bool {
    let act = matches!(reading.shape, Shape::Order { verb }
        if reading.any(verb, Classes::ACT) && !reading.any(verb, Classes::CHANGE));
    act && at > 1
        && number::time(reading.word(at + 1)).is_some()
        && matches!(reading.before(at), "in" | "for" | "within")
        && (at.saturating_sub(4)..at).any(|i| matches!(reading.word(i), "no" | "not" | "n't" | "haven't"))
}

/// "within an hour": the article counts.
fn one_unit(reading: &Reading, at: usize) -> Option<Figure> {
    let article = matches!(reading.word(at), "a" | "an") && at > 0;
    // "within half a day"
    let half = usize::from(at > 1 && reading.before(at) == "half");
    let unit = reading.is(at + 1, Class::Unit) || reading.says(at + 1, "week of");
    (article && reading.is(at - 1 - half, Class::AtMost) && unit)
        .then(|| Figure::word(if half == 1 { 0.5 } else { 1.0 }))
}

/// "2021", "31 January", "week 3", "2021-05": a time, not a size.
fn is_date(reading: &Reading, at: usize) -> bool {
    // "6/30/2031"
    if reading.is(at, Class::Calendar) {
        return true;
    }
    let value = reading.tokens[at].figure.map_or(0.0, |figure| figure.value);
    let before = if at > 0 { reading.before(at) } else { "" };
    let raw = reading.written(at);
    // "5 sprint planning meetings": of which kind.
    let kind = value > 1.0
        && reading
            .tokens
            .get(at + 1)
            .is_some_and(|_| reading.written(at + 1).starts_with(char::is_lowercase))
        && !reading.word(at + 1).ends_with('s')
        && reading.any(at + 2, Classes::NOUN.and(Classes::of(&[Class::Ing])));
    // "1 part-time cook"
    let part = reading.word(at + 1) == "part" && reading.word(at + 2) == "time";
    let month_after = !part
        && reading.is(at + 1, Class::Calendar)
        && !kind
        && !reading.is(at + 1, Class::Unit)
        && value <= 31.0
        && !raw.contains('.');
    // "Late ferries per week: 3": so many, and not which week.
    let rate = at > 1 && reading.word(at - 2) == "per";
    // "by 30.11."
    if names_day(raw) && matches!(before, "by" | "before" | "until" | "till" | "on" | "due" | "since") {
        return true;
    }
    // "9 May", "8 pm": the month that is a verb as well, and an hour of the day.
    let may = reading.tokens.get(at + 1).is_some_and(|_| reading.written(at + 1) == "May");
    if may || matches!(reading.word(at + 1), "pm" | "am" | "o'clock") {
        return true;
    }
    // "In Q3, 900 members": the date is over.
    let beside = at > 0 && reading.is(at - 1, Class::Calendar) && !reading.gap(at - 1).starts_with(',');
    if month_after || (beside && !rate) || before == "may" {
        return true;
    }
    let glued = reading.gap(at).len() == 1
        && reading.gap(at).contains(['-', '/', '–'])
        && reading.tokens.get(at + 1).is_some_and(|next| next.figure.is_some());
    let glued_before = at > 0
        && reading.gap(at - 1).len() == 1
        && reading.gap(at - 1).contains(['-', '/'])
        && reading.tokens[at - 1].figure.is_some();
    let year = raw.len() == 4 && (1900.0..2100.0).contains(&value) && raw.bytes().all(|b| b.is_ascii_digit());
    let glued_twice =
        glued_before && at > 1 && reading.gap(at - 2).len() == 1 && reading.tokens[at - 2].figure.is_some();
    // "by 4/15": a month and a day of it, in either order.
    let first = if glued_before { at - 1 } else { at };
    let nought = month_and_day(reading, first);
    let due = (glued || glued_before)
        && reading.gap(first) == "/"
        && first > 0
        && matches!(
            reading.before(first),
            "by" | "before" | "until" | "till" | "on" | "after" | "since" | "due"
        )
        && [first, first + 1]
            .iter()
            .all(|&i| reading.tokens[i].figure.is_some_and(|figure| (1.0..=31.0).contains(&figure.value)));
    // "June 27-30"
    let until = glued_before && at > 1 && reading.is(at - 2, Class::Calendar);
    if until
        || nought
        || due
        || glued_twice
        || (glued && year)
        || (glued_before && at > 0 && reading.written(at - 1).len() == 4)
    {
        return true;
    }
    let counts = matches!(before, "to" | "from" | "reach" | "least" | "than" | "over" | "of")
        && reading.has(at + 1, Classes::NOUN)
        || (counted(reading, at).is_some() && !(2010.0..2036.0).contains(&value));
    // "our work from 2024 on"
    let since = before == "from" && matches!(reading.word(at + 1), "on" | "onwards" | "onward");
    year && (!counts
        || since
        || matches!(before, "in" | "by" | "for" | "until" | "since" | "early" | "late" | "end"))
}

/// "SOC 2", "RFC 42", "`PostgreSQL` 16", "#123", "COVID-19": a name that has a number in it.
fn is_name(reading: &Reading, at: usize) -> bool {
    let decimal = |at: usize| reading.tokens[at].figure.is_some() && reading.written(at).contains('.');
    // "Removed in 1.24", "works on the 1.22 branch", "5.1, 5.2 tagged": releases.
    let next = at + 1;
    let ends = next >= reading.tokens.len() || reading.gap(at).contains([',', ';', ')', '.']);
    let branch = matches!(
        reading.word(next),
        "branch" | "lts" | "release" | "ga" | "rc" | "tagged" | "milestone" | "series"
    );
    let comma = |at: usize| reading.gap(at).starts_with(',');
    let listed = comma(at) && next < reading.tokens.len() && decimal(next)
        || at > 0 && comma(at - 1) && decimal(at - 1);
    let done = reading.has(0, Classes::of(&[Class::Done]));
    let shipped = done || reading.find(0, Class::Effect).is_none();
    if decimal(at)
        && (listed && done
            || at > 0 && (branch || ends && matches!(reading.before(at), "in" | "for") && shipped))
    {
        return true;
    }
    // "1.0 tagged", "Lantern 2.0", "tide plan 1.0": a count has no ".0".
    let release = reading.written(at).ends_with(".0")
        && (at == 0
            || reading.tokens[at - 1].classes == Classes::NONE
            || reading.any(at - 1, Classes::of(&[Class::Artefact, Class::Paper])))
        && (reading.any(at + 1, Classes::VERB) || at + 1 == reading.tokens.len());
    // "1.2 ratified"
    let opens_with = at == 0 && decimal(at) && reading.is(next, Class::Past);
    if at == 0 || release {
        return release || opens_with;
    }
    let before = at - 1;
    // "Tide Data 1.5 IG"
    let called = reading.written(before).starts_with(char::is_uppercase) && before > reading.shape.start();
    if called && decimal(at) && next < reading.tokens.len() && reading.in_capitals(next) {
        return true;
    }
    // "Reach level 4 of the scale", "at maturity level 3+"
    if reading.word(before) == "level"
        && (reading.verb().is(Class::Reach) || reading.before(before) == "maturity")
    {
        return false;
    }
    let opens = before == reading.shape.start();
    // "Release 3 shanties": of no list, and more than one of it.
    let plural = reading.tokens.get(at + 1).is_some_and(|token| token.classes == Classes::NONE)
        && reading.word(at + 1).ends_with('s')
        && reading.written(at + 1).starts_with(char::is_lowercase);
    let countable = counted(reading, at).is_some() || plural;
    // "#4", "points # 1, 2 and 3"
    let listed = (0..at)
        .rev()
        .take_while(|&i| reading.tokens[i].figure.is_some() || matches!(reading.word(i), "#" | "and" | "&"));
    if listed.last().is_some_and(|first| reading.word(first) == "#") {
        return true;
    }
    if reading.gap(before) == "-"
        && reading.tokens[before].figure.is_none()
        && !reading.is(before, Class::AtLeast)
    {
        return true;
    }
    if reading.word(at + 1) == "version" {
        return true;
    }
    // "Empty / 404 / error pages": one of several names.
    let listed = |gap: &str| gap.trim() == "/";
    if listed(reading.gap(before)) && listed(reading.gap(at)) {
        return true;
    }
    if one_of_several(reading, at) {
        return true;
    }
    // "(goal: 8 streets)", "by the end of the year, 8 streets" are counts, "goal 8" is a name.
    if reading.is(before, Class::Id) && !reading.gap(before).contains([':', ',']) {
        return !(countable && opens && reading.any(before, Classes::VERB));
    }
    // "WCAG 2.2": a standard in its second version. "SUS 75.5" is a score.
    let letters = reading.written(before);
    let version = reading.tokens[at].figure.is_some_and(|figure| figure.value < 20.0);
    let standard = reading.written(at).contains('.')
        && version
        && letters.len() > 1
        && letters.chars().all(|c| c.is_ascii_uppercase())
        && !reading.any(before, Classes::NOUN)
        && !reading.text.chars().all(|c| !c.is_lowercase());
    if standard {
        return true;
    }
    // A capital inside the sentence makes a product's name of the word before a number: "PostgreSQL 16".
    let capital = reading.written(before).starts_with(char::is_uppercase) && !opens && before > 0;
    let shouting = !reading.text.contains(char::is_lowercase);
    let unknown = !reading.any(before, Classes::NOUN.and(Classes::VERB))
        && reading.tokens[before].classes == Classes::NONE;
    // "Publish Lantern 7 notes": a count would stand before the name.
    let named = matches!(reading.shape, Shape::Order { verb } if verb + 1 == before);
    // "Booked by YCA crews: 45"
    // "A rating on Gullmap 4.7"
    let said = reading.gap(before).contains(':')
        || (before.saturating_sub(4)..before)
            .any(|i| matches!(reading.word(i), "rating" | "score" | "nps" | "median" | "average" | "mean"));
    capital && unknown && !shouting && !said && (named || !countable)
}

/// The head of the noun phrase after a number: "12 reseller contracts" counts contracts.
pub(super) fn counted(reading: &Reading, at: usize) -> Option<usize> {
    let mut head = None;
    let mut previous = at;
    for i in at + 1..reading.tokens.len().min(at + 7) {
        let word = reading.word(i);
        // A bracket after the noun is an aside; before it, it only holds another adjective.
        let gap = reading.gap(previous);
        // "8.5 (guest survey)": nobody counts halves.
        let whole = reading.tokens[at].figure.is_none_or(|figure| figure.value.fract() == 0.0);
        if gap.contains([',', ';', ':', '.']) || (gap.contains('(') && (head.is_some() || !whole)) {
            break;
        }
        previous = i;
        if matches!(word, "%" | "of" | "per") && head.is_none() {
            continue;
        }
        let token = &reading.tokens[i];
        // "4 hands-on talks"
        let joined = token.is(Class::Preposition) && i > at + 1 && reading.gap(i - 1) == "-";
        if joined {
            continue;
        }
        let stops =
            token.any(Classes::of(&[Class::Preposition, Class::Purpose, Class::Modal, Class::Conjunction]));
        if stops || (head.is_some() && token.figure.is_some()) {
            break;
        }
        if token.any(Classes::NOUN) && (!token.is(Class::Unit) || token.is(Class::Effect)) {
            head = Some(i);
        } else if head.is_some()
            && (token.any(Classes::of(&[Class::Done, Class::Behave])) || word.ends_with("ly"))
        {
            break;
        }
    }
    head
}
