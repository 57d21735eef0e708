//! Effects that the words state outright, whatever the verb: a wait, an opinion, none of it, what runs by itself.

use super::class::{Class, Classes};
use super::gauge;
use super::measurable;
use super::others;
use super::reading::Reading;
use super::shape::Shape;
use super::statement;
use super::turn::Turn;

/// Whether the words state one.
pub(super) fn stated(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let told = match reading.shape {
        Shape::Order { verb } => reading.turns(verb, Turn::EffectOrdered),
        _ => reading.turns_anywhere(start, Turn::EffectTold),
    };
    let better = [measurable::none_left, prompt, none_of, handles, nearly_always];
    told || reading.turns_anywhere(start, Turn::Effect)
        || others::gave(reading)
        || gauge::stated(reading)
        || better.iter().any(|effect| effect(reading))
}

/// "Claims processed within 48 hours": how long whoever sent them waits. What is finished "within 6 weeks" has a deadline.
fn prompt(reading: &Reading) -> bool {
    let start = reading.shape.start();
    // "90 % of callers are told the price within 2 days"
    let told = matches!(reading.shape, Shape::Statement { verb, .. }
    if (start..verb).any(|at| reading.is(at, Class::People))
        && matches!(reading.word(verb), "is" | "are" | "get" | "gets")
        && matches!(
            reading.word(verb + 1),
            "told" | "notified" | "informed" | "answered" | "helped" | "paid" | "called"
        ));
    // "revoked within an hour", and not "finished within an hour"
    let handled = |at: usize| {
        reading.is(at, Class::Past)
            && !reading.is(at, Class::Base)
            && (reading.any(at, Classes::of(&[Class::Duty, Class::Todo, Class::Behave]))
                || matches!(reading.word(at), "revoked" | "restored"))
            && !reading.opens(at, Class::Finish)
    };
    reading.measures.iter().any(|measure| {
        let unit = reading.word(measure.at + 1);
        // "1h"
        let joined = reading.tokens[measure.at].figure.is_some_and(|figure| figure.unit) && measure.amount;
        let soon = joined
            || ["hour", "day", "minute", "workday"].iter().any(|short| unit.starts_with(short))
            || (matches!(unit, "working" | "business") && reading.word(measure.at + 2).starts_with("day"));
        let done = measure.at.checked_sub(2).filter(|&at| at >= start);
        soon && reading.before(measure.at) == "within" && (told || done.is_some_and(handled))
    })
}

/// "No leaks in the cellar", "the alarm wakes nobody": none of it.
fn none_of(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let none = reading.measures.first().is_some_and(|measure| measure.at == start && measure.value == 0.0);
    let opens = matches!(reading.shape, Shape::Phrase { .. }) && (none || reading.word(start) == "no");
    // "Ensure zero leaks", "let no workshop go home with …"
    let spares = matches!(reading.shape, Shape::Order { verb }
        if reading.word(verb) == "let" || reading.is(verb, Class::Assure) || statement::gives(reading, verb))
        && matches!(reading.word(start + 1), "no" | "zero");
    // "Crews lose no oars"
    let object = matches!(reading.shape, Shape::Statement { verb, .. }
        if reading.word(verb + 1) == "no" && !statement::gives(reading, verb) && !reading.is(verb, Class::Modal));
    let nobody = object
        || matches!(reading.shape, Shape::Statement { verb, .. }
        if reading.word(start) == "nobody" || (verb + 1..reading.tokens.len()).any(|at| reading.word(at) == "nobody"));
    opens || spares || nobody
}

/// "Landings (99.9 % of them)": how seldom it fails.
fn nearly_always(reading: &Reading) -> bool {
    let rare = |value: f64| value > 99.0 && value < 100.0;
    reading.measures.iter().any(|measure| measure.percent && rare(measure.value))
}

/// "… with no lost letters": none of it, whatever is done. "With no more than 5" is a bound.
pub(super) fn with_none(reading: &Reading) -> bool {
    (reading.shape.start() + 1..reading.tokens.len().saturating_sub(2)).any(|at| {
        reading.word(at) == "with"
            && matches!(reading.written(at + 1).to_ascii_lowercase().as_str(), "no" | "zero" | "0")
    })
}

/// "Handle storms with no gaps", and not "ship 12 letters with no delay", which is about the letters.
fn handles(reading: &Reading) -> bool {
    let own = match reading.shape {
        Shape::Order { verb } => !reading.any(verb, Classes::of(&[Class::Todo, Class::Deliver])),
        _ => true,
    };
    own && with_none(reading)
}
