//! What comes round: said to be as ever, every so often, or whenever somebody asks, in a sentence of any form.

use super::change::changes;
use super::class::{Class, Classes};
use super::reading::Reading;
use super::shape::Shape;

/// The token that says so, if nothing in the words says a change.
pub(super) fn comes_round(reading: &Reading) -> Option<usize> {
    let start = reading.shape.start();
    let written = |at: usize| reading.written(at).to_ascii_lowercase();
    // "Business as usual for the archive, with fewer hands": whatever else may be said of it.
    if ["business as usual", "business-as-usual", "bau", "keep the lights on"]
        .contains(&written(start).as_str())
    {
        return Some(start);
    }
    // "Responsible for the boats of all crews": what somebody is there for, and no order.
    if matches!(reading.word(start), "responsible" | "accountable") && reading.word(start + 1) == "for" {
        return Some(start);
    }
    let act = Classes::of(&[Class::Todo, Class::Duty, Class::Hold, Class::Deliver]);
    let builds = matches!(reading.shape, Shape::Order { verb } if !reading.any(verb, act) || reading.any(verb, Classes::CHANGE));
    let last = reading.tokens.len() - 1;
    let found = (start + 1..=last).find(|&at| {
        let next = reading.word(at + 1);
        match reading.word(at) {
            // "… before every edition", "… every second Tuesday", "as every spring"
            "every" => {
                let before = matches!(reading.before(at), "before" | "after" | "as" | "with" | "for" | "at");
                let turn = matches!(
                    next,
                    "release"
                        | "edition"
                        | "issue"
                        | "version"
                        | "sprint"
                        | "season"
                        | "year"
                        | "spring"
                        | "summer"
                        | "autumn"
                        | "winter"
                );
                (before && turn) || matches!(next, "second" | "other" | "third")
            }
            "nightly" => at == last || reading.is(at + 1, Class::Preposition),
            // "Two persons at the counter at all times"
            "all" => next == "times" && reading.before(at) == "at" && at + 1 == last,
            // "Pull request queue kept short"
            "kept" => !matches!(reading.shape, Shape::Order { .. }) && at + 1 == last,
            // "Release 2.4 and 2.5 as per calendar"
            "per" if matches!(next, "plan" | "calendar" | "schedule" | "roadmap" | "agreement") => {
                at + 1 == last
            }
            // "Two blog posts a month"
            "a" | "per" => {
                matches!(next, "month" | "week" | "quarter" | "year")
                    && at + 1 == last
                    && reading.is(at - 1, Class::Staple)
                    && matches!(reading.shape, Shape::Phrase { .. })
            }
            // "Repairs as reported by tenants"
            "as" => {
                matches!(next, "reported" | "ordered" | "booked" | "before" | "scheduled" | "agreed" | "ever")
                    && (at + 1 == last || reading.is(at + 2, Class::Preposition))
            }
            _ => false,
        }
    })?;
    (!builds && !changes(reading, start)).then_some(found)
}

/// "Cover for the cook's leave", "take over phones while …": somebody else's day job.
pub(super) fn stands_in(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let cover = reading.word(start) == "cover" && reading.word(start + 1) == "for";
    let fill = matches!(reading.word(start), "fill" | "stand" | "step")
        && reading.word(start + 1) == "in"
        && reading.word(start + 2) == "for";
    let over = reading.says(start, "take over")
        || (reading.word(start) == "take" && reading.word(start + 1) == "over");
    cover || fill || (over && (start + 2..reading.tokens.len()).any(|at| reading.word(at) == "while"))
}
