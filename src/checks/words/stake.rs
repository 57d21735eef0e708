//! What is at stake for people and nature, and who takes it on: a team that does needs no finer words for it.

use super::class::{Class, Classes};
use super::reading::Reading;
use super::shape::Shape;

/// "End child marriage", "equal pay for all": a harm or a good that matters to everybody. "Climate change research" is
/// what it is about, "support climate action" is done every day.
pub(super) fn taken_on(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let bare = match reading.shape {
        Shape::Order { verb } if only_kept(reading, verb) => return false,
        Shape::Order { .. } => false,
        _ => true,
    };
    (start..reading.tokens.len()).any(|at| {
        let for_whom = matches!(reading.word(at + 1), "for" | "in" | "on");
        reading.is(at, Class::Stake) && if bare { for_whom } else { ends(reading, at) }
    })
}

/// "Give every newborn a place in the ward", "reunite families": somebody one cares for is better off.
pub(super) fn given(reading: &Reading) -> bool {
    let Shape::Order { verb } = reading.shape else { return false };
    let gives = Classes::CHANGE.and(Classes::of(&[Class::Stir, Class::Reach]));
    let turned = reading.any(verb, gives)
        || matches!(
            reading.word(verb),
            "give" | "bring" | "prepare" | "reunite" | "equip" | "help" | "lift" | "move"
        );
    turned
        && !only_kept(reading, verb)
        && (verb + 1..reading.tokens.len()).any(|at| {
            // "Give carers time to rest"
            let to_whom = reading.word(verb) == "give" && at < verb + 4;
            reading.is(at, Class::Dear) && (to_whom || ends(reading, at) || reading.is(at + 1, Class::Past))
        })
}

/// A duty, or what goes on, whatever it is done to.
fn only_kept(reading: &Reading, verb: usize) -> bool {
    let act = reading.any(verb, Classes::of(&[Class::Duty, Class::Hold, Class::Todo]));
    act && reading.word(verb) != "prepare"
}

/// "… of the reef", and not "… of the reef map".
fn ends(reading: &Reading, at: usize) -> bool {
    at + 1 == reading.tokens.len()
        || reading.is(at + 1, Class::Preposition)
        || reading.gap(at).contains([',', ';', '(', '.'])
}
