//! What comes within people's reach: easy to do, open to all, there sooner. A picture without finer words.

use super::class::{Class, Classes};
use super::reading::Reading;
use super::shape::Shape;

/// Whether the words put something within somebody's reach.
pub(super) fn within_reach(reading: &Reading) -> bool {
    let kept = matches!(reading.shape, Shape::Order { verb }
        if reading.any(verb, Classes::of(&[Class::Duty, Class::Hold, Class::Todo])));
    !kept
        && (easy_for(reading)
            || open_to(reading)
            || able_now(reading)
            || sooner_there(reading)
            || helps_do(reading))
        || access_for_all(reading)
}

/// "A state that is super easy to use", "make it easy for shopkeepers": not "an easy to write log", which is what is
/// written.
fn easy_for(reading: &Reading) -> bool {
    let last = reading.tokens.len() - 1;
    (reading.shape.start()..=last).any(|at| {
        let written = reading.written(at).to_ascii_lowercase();
        let easy = matches!(reading.word(at), "easy" | "easier" | "intuitive" | "effortless");
        // "easy to use" is one phrase of the lists.
        let phrase =
            written.starts_with("easy to ") && (at == last || reading.is(at + 1, Class::Preposition));
        let does = reading.word(at + 1) == "to"
            && reading.is(at + 2, Class::Base)
            && (at + 2 == last || !reading.any(at + 3, Classes::NOUN));
        let whom = reading.word(at + 1) == "for"
            && (at + 2..at + 5).any(|i| reading.any(i, Classes::of(&[Class::People, Class::Universal])));
        phrase || (easy && (does || whom))
    })
}

/// "Make the archive more accessible in the villages", "make every step transparent"
fn open_to(reading: &Reading) -> bool {
    let open = ["accessible", "transparent", "affordable", "welcoming", "inclusive"];
    (reading.shape.start()..reading.tokens.len())
        .filter(|&at| matches!(reading.word(at), "make" | "making"))
        .any(|make| {
            (make + 2..reading.tokens.len())
                .any(|at| open.contains(&reading.word(at)) && !reading.any(at + 1, Classes::NOUN))
        })
}

/// "Tenants are able to fill in …", "gardeners find value in …": what they can do or have then.
fn able_now(reading: &Reading) -> bool {
    let start = reading.shape.start();
    reading.is(start, Class::People)
        && match reading.word(start + 1) {
            "are" => reading.word(start + 2) == "able" && reading.word(start + 3) == "to",
            "find" | "see" | "get" => matches!(reading.word(start + 2), "value" | "joy" | "meaning"),
            _ => false,
        }
}

/// "Enable faster access to repairs": sooner than today, for whoever needs it.
fn sooner_there(reading: &Reading) -> bool {
    let what = ["access", "answers", "care", "decisions", "delivery", "help", "relief"];
    (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
        matches!(reading.before(at), "faster" | "quicker" | "earlier" | "timelier")
            && what.contains(&reading.word(at))
            && matches!(reading.word(at + 1), "to" | "for" | "of")
    })
}

/// "Help employers hire deaf apprentices": they do it then.
fn helps_do(reading: &Reading) -> bool {
    let Shape::Order { verb } = reading.shape else { return false };
    reading.word(verb) == "help"
        && (verb + 1..verb + 4).any(|at| {
            reading.is(at, Class::People) && reading.is(at + 1, Class::Base) && reading.gap(at) == " "
        })
}

/// "Ensure that all villages have access to a library": those who had none have it.
fn access_for_all(reading: &Reading) -> bool {
    (reading.shape.start()..reading.tokens.len()).any(|at| {
        reading.word(at) == "access"
            && matches!(
                reading.word(at - at.min(1)),
                "have" | "has" | "equal" | "universal" | "guaranteed" | "equitable"
            )
            && (0..at).any(|i| {
                reading.is(i, Class::Universal)
                    || matches!(reading.word(i), "equal" | "universal" | "equitable")
            })
    })
}
