//! What a statement says ("Customers can …", "Latency falls …", "The guide is published"): an effect, or only that
//! something is there now.

use super::behaviour::does;
use super::change::newly;
use super::class::{Class, Classes};
use super::outcome::{EFFECT, object, thing};
use super::passive::{by_many, gone_through, handed_in, handed_over, is_there, made, served, subject_words};
use super::reading::Reading;
use super::shape::closes;
use super::turn::Turn;

/// Somebody of whom a behaviour can be said.
pub(super) const WHO: Classes = Classes::of(&[Class::People, Class::Own, Class::World]);
/// What says how well something does, or how it differs from today.
const STATE: Classes =
    Classes::of(&[Class::Trait, Class::Quality, Class::Vivid, Class::Comparative, Class::Multiplier]);

/// Whether the words name an effect.
pub(super) fn names_effect(reading: &Reading, subject: usize, verb: usize) -> bool {
    // "No guest is turned away", "fewer letters need …": none or less of it, whoever sees to that.
    if matches!(reading.word(subject), "no" | "fewer" | "less") && !reading.is(subject, Class::AtLeast) {
        return true;
    }
    // "… always finds its way"
    if matches!(reading.before(verb), "always" | "never") && reading.is(verb, Class::Behave) {
        return true;
    }
    if is_there(reading, subject, verb) || handed_over(reading, subject, verb) {
        return false;
    }
    if compared(reading, verb) || overcome(reading, verb) || within_bounds(reading, verb) {
        return true;
    }
    let share =
        (subject..verb).any(|at| reading.tokens[at].figure.is_some() || reading.is(at, Class::Universal));
    let timed = reading.measures.iter().any(|measure| measure.at > verb && measure.amount);
    let half = (subject..verb).any(|at| reading.is(at, Class::Multiplier));
    let measured = half || !reading.measures.is_empty();
    // "Recipes adopted by 5 schools", "3 contracts signed": they chose to.
    let by = reading.word(verb + 1) == "by"
        || (matches!(reading.word(verb), "used" | "adopted")
            && matches!(reading.word(verb + 1), "in" | "on" | "at" | "across"));
    let chosen = reading.is(verb, Class::Choose)
        && reading.is(verb, Class::Past)
        && reading.measures.iter().any(|measure| (measure.at > verb) == by);
    // "The letter is read by 4,000 people", "9 ideas submitted by neighbours": they came to do it.
    let spared = reading.turns(verb, Turn::Spares)
        || (verb > 1 && reading.turns(reading.shape.start(), Turn::MendedAll));
    let crowd = by_many(reading, verb) || handed_in(reading, verb);
    if chosen
        || spared
        || crowd
        || reading.turns(verb, Turn::BeenUsed)
        || placed_by_others(reading, verb)
        || half_has(reading, verb)
    {
        return true;
    }
    if gone_through(reading, subject, verb) && !timed {
        return false;
    }
    if made(reading, subject, verb) {
        return timed || (share && reading.has(verb, Classes::of(&[Class::Bar])));
    }
    // "The study of the guests is shared": a paper, whoever it is about.
    let about = reading.is(verb, Class::Past)
        && head(reading, subject, verb).is_some_and(|at| reading.is(at, Class::Paper));
    let who = !about
        && subject_words(reading, subject, verb)
            .any(|at| reading.any(at, WHO) && reading.word(at) != "we" && closes(reading, at + 1, verb));
    // "Response time is …", "Satisfaction grows": what changes is spoken of.
    let what = head(reading, subject, verb).is_some_and(|at| {
        reading.any(at, Classes::of(&[Class::Effect, Class::Cost])) && !reading.is(at, Class::Artefact)
    });
    if reading.word(subject) == "we" && matches!(reading.word(verb), "see" | "hear" | "notice") {
        return measured
            || reading.has(verb + 1, EFFECT.and(Classes::of(&[Class::Comparative])))
            || reading.word(reading.tokens.len() - 2) == "from";
    }
    let people = (subject..verb).any(|at| reading.is(at, Class::People));
    if let Some(does) = perfect(reading, verb).filter(|_| (people || who) && measured) {
        return does;
    }
    if people && measured && reading.turns(verb, Turn::CameToIt) {
        return true;
    }
    if served(reading, verb).is_some()
        && reading.measures.iter().all(|measure| !measure.amount && measure.at > verb)
    {
        return false;
    }
    if caused(reading, verb) {
        return false;
    }
    // "A newcomer gets through the forms alone"
    if gives(reading, verb) && people && reading.word(verb + 1) == "through" {
        return true;
    }
    if gives(reading, verb) {
        // "Every step has an owner": one more thing that is settled.
        let things = head(reading, subject, verb).is_some_and(|at| thing(reading, at));
        // "The return rate gets better"
        let better = what && reading.is(verb + 1, Class::Comparative) && verb + 2 == reading.tokens.len();
        // "Teams have the skills they need"
        let skilled = who && (verb + 1..verb + 5).any(|at| reading.is(at, Class::Capability));
        if better || skilled || (people && part_has(reading, verb)) {
            return true;
        }
        return given(reading, verb, measured || (reading.is(subject, Class::Universal) && !things));
    }
    if !reading.is(verb, Class::Modal) {
        return does(reading, verb, who, measured);
    }
    with_a_modal(reading, subject, verb, (who, what), measured)
}

/// After "can", "is", "will": what somebody can do, how something is, how it will behave; `who`, `what`: such a subject.
fn with_a_modal(
    reading: &Reading,
    subject: usize,
    verb: usize,
    (who, what): (bool, bool),
    measured: bool,
) -> bool {
    if reading.is(verb + 1, Class::Hold) && !measured {
        return false;
    }
    // "are able to …"
    let able = matches!(reading.word(verb + 1), "able" | "capable");
    // "The page is up": it is there.
    let there = |at: usize| reading.word(at) == "up" && at + 1 == reading.tokens.len();
    let state = (verb + 1..reading.tokens.len()).any(|at| {
        reading.any(at, STATE) && !newly(reading, at) && !there(at) && reading.word(at) != "usable"
    });
    match if able { "can" } else { reading.word(verb) } {
        "can" | "could" | "may" | "might" => {
            // What we can do ourselves is a tool of ours, until it is said how much better.
            let ours = subject > 0 && reading.word(subject - 1) == "we";
            (measured && (able || !of_things(reading, verb))) || well_able(reading, verb, who, !ours)
        }
        "is" | "are" | "was" | "were" | "isn't" | "aren't" => {
            // "The handbook is clear and complete": as a paper should be.
            let paper = head(reading, subject, verb).is_some_and(|at| reading.is(at, Class::Paper));
            let less = head(reading, subject, verb).is_some_and(|at| reading.is(at, Class::Cost));
            is_so(reading, subject, verb, who || less || (state && !paper))
        }
        // "… will always find each other": how it behaves, time after time.
        "will" if matches!(reading.word(verb + 1), "always" | "never") => true,
        _ if gives(reading, verb + 1) => given(reading, verb + 1, measured),
        _ => {
            !doing(reading, verb + 1) && (measured || does(reading, verb + 1, who || what, measured) || state)
        }
    }
}

/// "50 bookings confirmed": by whoever made them.
fn placed_by_others(reading: &Reading, verb: usize) -> bool {
    matches!(reading.word(verb), "completed" | "confirmed" | "merged" | "placed" | "paid")
        && reading.measures.iter().any(|measure| {
            measure.counted.is_some_and(|at| {
                at < verb && reading.is(at, Class::Effect) && !reading.is(at, Class::Artefact)
            })
        })
}

/// "The new shows draw more guests than the old ones"
fn compared(reading: &Reading, verb: usize) -> bool {
    (verb + 1..reading.tokens.len()).any(|at| {
        reading.word(at) == "than"
            && (verb + 1..at).any(|i| reading.is(i, Class::Comparative))
            && reading.before(at) != "other"
    })
}

/// "Rents stay below the average", "noise meets the legal limits"
fn within_bounds(reading: &Reading, verb: usize) -> bool {
    let bound = Classes::of(&[Class::AtMost, Class::AtLeast]);
    (reading.is(verb, Class::Hold) && (reading.any(verb + 1, bound) || reading.word(verb + 1) == "free"))
        || (reading.word(verb).starts_with("meet")
            && (verb + 1..reading.tokens.len()).any(|at| reading.word(at).starts_with("limit")))
}

/// "Paint is not a bottleneck", "parking is no longer a worry": what held others up is gone.
fn overcome(reading: &Reading, verb: usize) -> bool {
    matches!(reading.word(verb), "is" | "are")
        && (reading.word(verb + 1) == "not"
            || (reading.word(verb + 1) == "no" && reading.word(verb + 2) == "longer"))
        && reading.has(verb + 2, Classes::of(&[Class::Effect, Class::Cost]))
}

/// "The queue is shorter", "3 crews are on board": what a subject is, and whether that is more than being there;
/// `changes`: who or what it is said of, or the state itself, is an effect.
fn is_so(reading: &Reading, subject: usize, verb: usize, changes: bool) -> bool {
    // "The page is up to date and consistent": as it should be.
    if reading.is(verb + 1, Class::Routine) && reading.measures.is_empty() {
        return false;
    }
    let people = (subject..verb).any(|at| reading.is(at, Class::People));
    let multiplied = (subject..verb).any(|at| reading.is(at, Class::Multiplier));
    let doing = doing(reading, verb + 1);
    // "A process is adopted": by ourselves, unless it is said by whom or how many.
    let ours = reading.word(verb + 1) == "adopted"
        && reading.word(verb + 2) != "by"
        && head(reading, subject, verb).is_some_and(|at| thing(reading, at));
    let chosen =
        !ours && (verb + 1..verb + 4).any(|at| reading.is(at, Class::Choose) && reading.is(at, Class::Past));
    let all = people
        && reading.is(subject, Class::Universal)
        && !head(reading, subject, verb).is_some_and(|at| thing(reading, at));
    // "The paper has 3 issues": so many things that are there.
    let things = reading.measures.iter().all(|measure| {
        !measure.amount && measure.counted.is_some_and(|at| thing(reading, at)) && measure.at > verb
    });
    let measured = (multiplied || !reading.measures.is_empty()) && !things;
    (!doing || (people && measured)) && (measured || all || changes || chosen)
}

/// "Cooks can print 50 menus at once": so many things, of what was built.
fn of_things(reading: &Reading, verb: usize) -> bool {
    let things = Classes::of(&[Class::Artefact, Class::Staple]);
    // "in one step"
    let mut counts = reading.measures.iter().filter(|measure| measure.value != 1.0).peekable();
    counts.peek().is_some()
        && counts.all(|measure| {
            !measure.amount
                && measure.value > 0.0
                && measure.at > verb
                && measure.counted.is_some_and(|at| reading.any(at, things))
        })
}

/// "Users can …" without a number is a feature, told from the user's side, unless it says how well they can.
fn well_able(reading: &Reading, verb: usize, who: bool, others: bool) -> bool {
    let near = if reading.word(verb + 1) == "able" { verb + 5 } else { verb + 4 };
    let manage = (verb + 1..near).any(|at| {
        // "can choose a colour": one more switch to set.
        (reading.is(at, Class::Grasp) || reading.any(at, Classes::CHANGE))
            && reading.is(at, Class::Base)
            && !matches!(reading.word(at), "choose" | "select" | "pick")
    });
    // What a thing does by itself, it was built to do; what people come to do by themselves is new.
    let eased = (verb..reading.tokens.len()).any(|at| {
        (reading.is(at, Class::Ease) && (who || !reading.is(at, Class::Alone)))
            || (who && reading.word(at) == "without")
    });
    let better = (verb + 1..reading.tokens.len()).any(|at| {
        reading.is(at, Class::Comparative)
            && (reading.word(at).ends_with("er") || reading.word(at) == "less")
            && !newly(reading, at)
    });
    (eased && others) || (who && (manage || better))
}

/// "… have given feedback", "… have run a stall": the perfect tense, of people, and whether they do it; "have been
/// trained" is done to them.
fn perfect(reading: &Reading, verb: usize) -> Option<bool> {
    let next = verb + 1;
    let told = reading.is(next, Class::Past)
        || (reading.is(next, Class::Base)
            && reading.any(next, Classes::VERB)
            && reading.is(next + 1, Class::Article));
    let done_to = reading.word(next) == "been"
        && reading.is(next + 1, Class::Past)
        && reading.any(next + 1, Classes::ACT);
    (reading.word(verb) == "have" && told).then(|| !done_to && does(reading, next, true, true))
}

/// "60 % of the crews have a link to …": a share of them came to it.
fn part_has(reading: &Reading, verb: usize) -> bool {
    !object(reading, verb + 1).is_some_and(|at| thing(reading, at))
        && reading
            .measures
            .iter()
            .any(|measure| measure.percent && measure.value < 100.0 && measure.at < verb)
}

/// "Half of the boats we lend have lights of their own": half of them came to it, whatever it is.
fn half_has(reading: &Reading, verb: usize) -> bool {
    let start = reading.shape.start();
    gives(reading, verb)
        && reading.opens(start, Class::Multiplier)
        && (reading.written(start).ends_with("of") || reading.word(start + 1) == "of")
        && reading.word(verb + 1) != "been"
}

/// The last word of the subject's first phrase: "response time" of "Response time for visitors (phone) is …".
fn head(reading: &Reading, subject: usize, verb: usize) -> Option<usize> {
    (subject..verb)
        .take_while(|&at| {
            !reading.is(at, Class::Preposition) && (at == subject || !reading.gap(at - 1).contains('('))
        })
        .filter(|&at| !reading.word(at).ends_with("ly"))
        .last()
}

/// "is working on …": under way, and nothing more.
fn doing(reading: &Reading, at: usize) -> bool {
    reading.is(at, Class::Ing) && reading.any(at, Classes::ACT) && !reading.is(at, Class::Choose)
}

/// "have", "get": what follows is there then.
pub(super) fn gives(reading: &Reading, verb: usize) -> bool {
    matches!(reading.word(verb), "get" | "gets" | "got" | "getting" | "have" | "has" | "had" | "having")
}

/// "All stalls have their prices checked": somebody does it to what they have.
pub(super) fn caused(reading: &Reading, verb: usize) -> bool {
    let Some(done) = (verb + 2..reading.tokens.len()).find(|&at| {
        let ends = at + 1 == reading.tokens.len() || matches!(reading.word(at + 1), "for" | "in" | "by");
        reading.is(at, Class::Past) && !reading.is(at, Class::Base) && reading.any(at, Classes::ACT) && ends
    }) else {
        return false;
    };
    let one_phrase = (verb + 1..done).all(|at| {
        !reading.is(at, Class::Preposition) && !matches!(reading.word(at), "they" | "we" | "it" | "than")
    });
    // "Have 5,000 maps sold": somebody bought them.
    gives(reading, verb) && one_phrase && !reading.is(verb + 1, Class::Past) && reading.word(done) != "sold"
}

/// "The site gets a search box": it has one now. "The team has fewer outages": that is an effect.
pub(super) fn given(reading: &Reading, verb: usize, measured: bool) -> bool {
    let next = verb + 1;
    // "has improved …", "have learned …": the perfect tense of another verb.
    if reading.is(next, Class::Past) && !reading.any(next, Classes::of(&[Class::Done])) && !measured {
        return reading.any(next, Classes::CHANGE) || reading.is(next, Class::Choose);
    }
    // "We have fewer questions about …"
    if matches!(reading.word(next), "fewer" | "less") {
        return true;
    }
    // "Have more crews using our charts"
    let joined = reading.word(next) == "more"
        && (next + 1..next + 4).any(|at| {
            reading.any(at, Classes::of(&[Class::People, Class::Own])) && reading.is(at + 1, Class::Ing)
        });
    if joined {
        return true;
    }
    let things = (next..reading.tokens.len())
        .take_while(|&at| at == next || !reading.gap(at - 1).contains('('))
        .any(|at| reading.is(at, Class::Artefact));
    let head = object(reading, next);
    if measured {
        // "All shops have a sign": one more thing that is there, unless what they have is an effect or is measured.
        let one = matches!(reading.word(next), "a" | "an")
            && !head.is_some_and(|at| {
                reading.any(at, EFFECT.and(Classes::of(&[Class::Capability, Class::World, Class::Own])))
            });
        let amount = reading.measures.iter().any(|measure| measure.amount && measure.at > verb);
        return amount || !(things || one);
    }
    let effect = head.is_some_and(|at| {
        reading.any(at, Classes::of(&[Class::Effect, Class::Cost])) && !reading.is(at, Class::People)
    });
    effect && !head.is_some_and(|at| reading.is(at, Class::Artefact))
}
