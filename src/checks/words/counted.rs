//! Counts of what a team did, told as done ("9 sheds painted", "4 open days run", "one helper named in each crew").

use super::class::{Class, Classes};
use super::number;
use super::phrase::MANY;
use super::reading::Reading;
use super::shape::Shape;

/// Whether the words only count what was done, by no one but the team.
pub(super) fn told_as_done(reading: &Reading) -> bool {
    if hosts(reading) || meetings(reading) || tried(reading) || staffed(reading) || own_feat(reading) {
        return true;
    }
    let start = reading.shape.start();
    let Some(measure) = reading.measures.first().filter(|measure| measure.at <= start + 2) else {
        return false;
    };
    // "8 of the 10 sheds", "18,000 letters": a share of them, and more than anybody does by hand.
    let part = reading.word(measure.at + 1) == "of";
    let many = measure.value == 0.0 || measure.value >= 10.0 * MANY;
    // "… published, average mark > 50", "400 chairs/week": how well, how fast.
    let rated = reading.has(start, Classes::of(&[Class::Mean]))
        || (start..reading.tokens.len()).any(|at| reading.gap(at) == "/");
    // "90 hours of songs recorded": how long the pile of them is.
    let long = number::time(reading.word(measure.at + 1)).is_some()
        && (reading.word(measure.at + 2) == "of" || reading.word(measure.at + 2).ends_with('s'));
    if (measure.amount && !long) || part || many || rated {
        return false;
    }
    let hands = long
        && (measure.at + 3..reading.tokens.len()).any(|at| {
            matches!(
                reading.word(at),
                "recorded" | "transcribed" | "filmed" | "translated" | "edited" | "aligned"
            )
        });
    if long {
        return hands;
    }
    // "2 singers for the recording of …": places of one's own.
    let placed = measure.counted.is_some_and(|at| {
        reading.is(at, Class::People)
            && reading.word(at + 1) == "for"
            && (at + 2..at + 4).any(|i| reading.is(i, Class::Ing) || reading.word(i) == "alignment")
    });
    if placed {
        return true;
    }
    let Some(done) =
        (measure.at + 2..reading.tokens.len().min(measure.at + 7)).find(|&at| is_done(reading, at))
    else {
        return false;
    };
    let one_phrase = (measure.at + 1..done).all(|at| {
        !reading.any(at, Classes::of(&[Class::Preposition, Class::Modal])) && !reading.gap(at).contains(',')
    });
    one_phrase && is_ours(reading, done - 1)
}

/// "painted", "run", right before the end or a small word.
fn is_done(reading: &Reading, at: usize) -> bool {
    // "6 guides out", "2 benches up"
    let there = matches!(reading.word(at), "out" | "up" | "live");
    let form =
        (reading.is(at, Class::Past) && !reading.is(at, Class::Base)) || reading.word(at) == "run" || there;
    let act = reading.any(at, Classes::ACT) || there || reading.word(at) == "named";
    let chosen = reading.is(at, Class::Choose) && reading.word(at) != "installed";
    let ends = at + 1 == reading.tokens.len()
        || (reading.any(at + 1, Classes::of(&[Class::Preposition, Class::Calendar]))
            && !matches!(reading.word(at + 1), "by" | "between" | "on"))
        || reading.gap(at).contains([',', '(', ';']);
    form && act && !chosen && !reading.any(at, Classes::CHANGE) && ends
}

/// What is done to it: a thing, or something no list knows; no effect, nobody who came, nothing that is better when it is
/// less.
fn is_ours(reading: &Reading, at: usize) -> bool {
    let held = Classes::of(&[Class::Artefact, Class::Staple, Class::Lesson]);
    let effect = Classes::of(&[Class::Effect, Class::Cost, Class::People, Class::Own]);
    // "6 choirs founded", "a helper named": the team says who.
    let founded = matches!(reading.word(at + 1), "launched" | "founded" | "formed" | "named" | "appointed");
    founded || reading.any(at, held) || reading.word(at) == "units" || !reading.any(at, effect)
}

/// "3 riggers host knot evenings": staff, whoever comes.
fn hosts(reading: &Reading) -> bool {
    let start = reading.shape.start();
    reading.measures.iter().any(|measure| measure.at == start && !measure.amount)
        && (start + 1..start + 4).any(|at| {
            reading.is(at - 1, Class::People)
                && !reading.opens(at - 1, Class::Preposition)
                && matches!(reading.word(at), "hold" | "host")
        })
}

/// "20 calls with bakers", "5 talks on tides": so many are held.
fn meetings(reading: &Reading) -> bool {
    let start = reading.shape.start();
    // "Monthly feedback sessions with …"
    let often = number::rhythm(reading.word(0))
        && (start..start + 4)
            .take_while(|&at| !reading.is(at, Class::Preposition))
            .any(|at| reading.is(at, Class::Meeting));
    if often && matches!(reading.shape, Shape::Phrase { .. }) {
        return true;
    }
    let first = reading.measures.first().filter(|measure| {
        measure.at <= start + 1 && !measure.amount && measure.value > 0.0 && measure.value < MANY
    });
    !matches!(reading.shape, Shape::Order { .. })
        && !reading.has(start, Classes::of(&[Class::Choose]))
        && first.and_then(|measure| measure.counted).is_some_and(|at| reading.is(at, Class::Meeting))
}

/// "Rowing aid tested on 12 lakes", "speech rehearsed five times"
fn tried(reading: &Reading) -> bool {
    let tries = ["tested", "rehearsed", "piloted", "trialled"];
    !matches!(reading.shape, Shape::Order { verb } if !reading.is(verb, Class::Deliver))
        && !reading.measures.iter().any(|measure| measure.percent)
        && (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
            tries.contains(&reading.word(at))
                && (reading.measures.iter().any(|measure| measure.at > at)
                    && matches!(reading.word(at + 1), "on" | "with" | "in" | "across" | "by" | "end"))
        })
}

/// "6 engineers signed", "a designer and 2 writers hired": places of one's own are filled.
fn staffed(reading: &Reading) -> bool {
    // "Offers accepted by 2 cooks"
    let offers = (reading.shape.start()..reading.tokens.len()).any(|at| {
        reading.word(at) == "accepted"
            && matches!(reading.before(at), "offer" | "offers")
            && (at + 1..reading.tokens.len()).any(|i| reading.is(i, Class::Staff))
    });
    // "4 engineers, 2 analysts and a writer hired"
    let last = reading.tokens.len() - 1;
    let listed = matches!(reading.word(last), "hired" | "onboarded" | "recruited" | "signed")
        && reading.measures.first().is_some_and(|measure| {
            measure.at == reading.shape.start()
                && measure.counted.is_some_and(|at| reading.is(at, Class::Staff))
        });
    offers
        || listed
        || reading.measures.iter().any(|measure| {
            measure.counted.is_some_and(|head| {
                reading.is(head, Class::Staff)
                    && matches!(reading.word(head + 1), "signed" | "onboarded" | "hired" | "recruited")
            })
        })
}

/// "Climb 9 hills", "cycle 800 kilometres": whoever writes it does it.
fn own_feat(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let far = |at: usize| matches!(reading.word(at), "miles" | "mile" | "km" | "kilometres" | "kilometers");
    let feats =
        ["bike", "climb", "cycle", "drink", "eat", "hike", "go", "own", "ride", "sleep", "swim", "walk"];
    // "Go to the lido 40 times", "exercise 20 minutes a day": whoever writes it does it.
    let who = Classes::of(&[Class::Effect, Class::People, Class::Own]);
    let first = reading.measures.first().map_or(start, |measure| measure.at);
    let own = !(start..first).any(|at| reading.any(at, who))
        && !reading.any(start, Classes::CHANGE.and(Classes::of(&[Class::Reach])))
        && !matches!(reading.shape, Shape::Statement { .. });
    let spent = |at: usize| {
        if reading.is(at - 1, Class::AtMost) {
            return false;
        }
        let daily = (at + 2..at + 5).any(|i| {
            number::rhythm(reading.word(i)) || reading.word(i) == "day" || reading.is(i, Class::Routine)
        });
        reading.word(at + 1) == "times" || (daily && number::time(reading.word(at + 1)).is_some())
    };
    if own
        && reading.measures.first().is_some_and(|measure| measure.at > start)
        && reading.measures.iter().all(|measure| spent(measure.at))
    {
        return true;
    }
    reading.measures.iter().any(|measure| {
        measure.at == start + 1
            && !measure.percent
            && (feats.contains(&reading.word(start))
                || (reading.word(start) == "run"
                    && (far(measure.at + 1) || reading.word(measure.at).ends_with('k'))))
    })
}

/// "Row 2x a week", "3x drills per week": how often it is done. "Raise the beat to 2x a week" is more than today.
pub(super) fn so_often(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let own = match reading.shape {
        // "Lift 3x a week": of weights.
        Shape::Order { verb } => {
            !reading.any(verb, Classes::CHANGE)
                || (reading.is(verb, Class::Ambiguous)
                    && reading.measures.iter().any(|measure| measure.at == verb + 1))
        }
        Shape::Phrase { .. } => true,
        Shape::Statement { .. } => false,
    };
    // "2x", "3 times", "3 nights"
    let times = |at: usize| {
        reading.tokens[at].figure.is_some()
            && !(at > 0 && reading.is(at - 1, Class::AtMost))
            && (reading.word(at).ends_with('x')
                || matches!(reading.word(at + 1), "times" | "days" | "nights" | "evenings"))
    };
    // "Ship 3x a day (1x today)": more often than so far. "60 % of guests …": they do.
    let lifted = reading.measures.iter().any(|measure| measure.percent)
        || (start..reading.tokens.len()).any(|at| matches!(reading.word(at), "currently" | "now" | "today"));
    own && !lifted
        && (start..reading.tokens.len()).filter(|&at| times(at)).any(|at| {
            let near = at + 1..(at + 5).min(reading.tokens.len());
            near.clone().any(|i| {
                let per = matches!(reading.before(i), "per" | "a" | "each") || reading.gap(i - 1) == "/";
                (per && (number::time(reading.word(i)).is_some() || reading.is(i, Class::Calendar)))
                    // "2x drills per month": one phrase of the lists.
                    || (reading.is(i, Class::Routine) && reading.written(i).starts_with("per "))
            })
        })
}
