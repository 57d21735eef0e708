//! Key results that tell what one's own people do or a thing is given, and those that tell what others do by it.

use super::class::{Class, Classes};
use super::measure::Measure;
use super::number;
use super::phrase::MANY;
use super::reading::Reading;
use super::shape::Shape;
use super::turn::Turn;

/// Whether one's own people do it, or a thing is given one more part: so far nobody has anything of it.
pub(super) fn by_ourselves(reading: &Reading) -> bool {
    let start = reading.shape.start();
    // "All branches will move onto the shared site"
    let moved = matches!(reading.shape, Shape::Statement { verb, .. }
        if reading.turns(verb, Turn::MovesOver) && !(start..verb).any(|at| reading.is(at, Class::People)));
    reading.turns(start, Turn::OurDoing)
        || (reading.turns(start, Turn::EachOfUs) && reading.measures.iter().all(|measure| !measure.amount))
        || only_taught(reading)
        || time_spent(reading)
        || moved
}

/// "90 % of the cooks complete the hygiene course": they were told to. Hundreds of them came by themselves.
fn only_taught(reading: &Reading) -> bool {
    let start = reading.shape.start();
    // Guests and readers come of themselves.
    let guests = reading.measures.iter().any(|measure| {
        measure.counted.is_some_and(|at| {
            reading.is(at, Class::Effect)
                && reading.is(at, Class::People)
                && !reading.any(at, Classes::of(&[Class::Own, Class::Staff]))
        })
    });
    !guests
        && !reading.is(start, Class::Artefact)
        && reading.measures.iter().all(|measure| measure.percent || measure.value < MANY)
        && reading.turns_anywhere(start + 1, Turn::Taught)
}

/// "60 minutes of guitar per week": time is all it takes.
pub(super) fn time_spent(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let timed = |at: usize| {
        reading.tokens.get(at).and_then(|token| token.figure).is_some_and(|figure| {
            figure.unit || (at + 1..at + 3).any(|unit| number::time(reading.word(unit)).is_some())
        })
    };
    // "Spend 1hr every week on …", "exercise for 15 minutes daily"
    let act = matches!(
        reading.word(start),
        "spend" | "exercise" | "practise" | "practice" | "write" | "read" | "study"
    );
    let spent = timed(start) || (act && (start + 1..start + 6).any(timed));
    let often = (start + 1..reading.tokens.len()).any(|at| {
        number::rhythm(reading.word(at))
            || (reading.is(at, Class::Routine) && reading.word(at) == "every")
            || (matches!(reading.word(at - 1), "per" | "a" | "every" | "each")
                && matches!(reading.word(at), "day" | "week" | "month"))
    });
    spent
        && often
        // "2 hours of waiting per week": somebody has to bear it.
        && !reading.turns_anywhere(start + 1, Turn::TimeBorne)
        && (act || matches!(reading.shape, Shape::Phrase { .. }))
        && !reading.has(start + 1, Classes::of(&[Class::Cost, Class::Lower, Class::People]))
}

/// Whether others do it, have it, or do so no longer, whatever the verb is elsewhere.
pub(super) fn by_others(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let any = |few: &dyn Fn(&Measure) -> bool| reading.measures.iter().any(few);
    // "Repay all debts", "weigh less than 80 kg"
    let oneself =
        reading.turns(start, Turn::OwesNothing) || any(&|_| true) && reading.turns(start, Turn::OfOneself);
    let others = match reading.shape {
        Shape::Order { verb } => {
            reading.turns(verb, Turn::GrowsAList) && any(&|measure| measure.value >= MANY || measure.percent)
                || reading.turns(verb, Turn::GivenRoom)
                    && any(&|measure| measure.value > 2.0 && measure.at <= verb + 2)
        }
        _ => {
            any(&|measure| {
                measure.value >= MANY && !measure.percent && reading.turns(measure.at, Turn::ComesIn)
            }) || have_access(reading)
                || at_the_end(reading)
        }
    };
    oneself || others || reading.turns(start, Turn::OthersDo)
}

/// "All nurses have easy access to …": those who had none have it. Of one's own tools it is only set up.
fn have_access(reading: &Reading) -> bool {
    let Shape::Statement { subject, verb } = reading.shape else { return false };
    matches!(reading.word(verb), "have" | "has")
        && reading.word(verb + 1) == "access"
        && (subject..verb).any(|at| reading.is(at, Class::People))
        && reading.has(verb + 2, Classes::of(&[Class::Trait, Class::Quality]))
}

/// "Requests for lessons increase", "complaints marked as late halve": the last word says how it moves.
fn at_the_end(reading: &Reading) -> bool {
    let said = Classes::of(&[Class::Effect, Class::Cost, Class::People, Class::Staple]);
    let last = reading.tokens.len() - 1;
    last > 1
        && reading.is(last, Class::Base)
        && reading.any(reading.shape.start(), said)
        && reading.turns(last - 1, Turn::MovesAtTheEnd)
}
