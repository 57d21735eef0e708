//! What somebody or something does ("members write …", "the doors work reliably"), and whether that is an effect.

use super::class::{Class, Classes};
use super::outcome::{object, thing};
use super::phrase::MANY;
use super::reading::Reading;
use super::statement::WHO;

/// What people do by themselves is an effect; what a thing does, it does by being built, unless it does so by a number
/// or by choice of somebody.
pub(super) fn does(reading: &Reading, verb: usize, spoken_of: bool, measured: bool) -> bool {
    let act = reading.any(verb, Classes::ACT) && !reading.is(verb, Class::Behave);
    // "Each crew submits a plan", "… runs a drill": a thing gone through, by one's own; what a share of the crews does, they came to do.
    let gone_through = reading.any(verb, Classes::ACT)
        && !reading.is(verb, Class::Choose)
        && object(reading, verb + 1).is_some_and(|at| thing(reading, at));
    let own = !reading.measures.iter().any(|measure| measure.percent)
        && (reading.is(verb, Class::Desk) || gone_through)
        && reading.is(verb, Class::Third)
        && (reading.shape.start()..verb).any(|at| reading.is(at, Class::Own))
        && !(reading.shape.start()..verb).any(|at| reading.is(at, Class::World));
    // People finishing a training or giving a talk is something held; people reading two books a month is something changed.
    // A share of them is what they came to do; all of them are told to.
    let share =
        reading.measures.iter().any(|measure| measure.percent && measure.value < 100.0 && measure.at < verb);
    let asked = |at: usize| matches!(reading.word(at), "survey" | "surveys" | "questionnaire");
    let lesson = !(verb + 1..verb + 7).any(asked)
        && (verb + 1..reading.tokens.len().min(verb + 7)).any(|at| reading.is(at, Class::Lesson));
    // "The robot completes the course": a thing, and how well it does.
    let subject = reading.shape.start()..verb;
    let somebody = subject.clone().any(|at| reading.any(at, WHO));
    let made = subject.clone().any(|at| reading.is(at, Class::Artefact));
    let crowd = reading.measures.iter().any(|measure| {
        measure.value >= MANY
            && !measure.percent
            && measure.at < verb
            && measure.counted.is_some_and(|at| reading.is(at, Class::People))
    });
    let held = !crowd && (somebody || !made) && (!share || lesson) && reading.opens(verb, Class::Attend);
    // "Each member takes part in at least 3 discussions": nobody holds those for them.
    let counted = reading.measures.iter().any(|measure| measure.at > verb);
    let talk = (verb + 1..verb + 4).any(|at| matches!(reading.word(at), "talk" | "talks" | "presentations"));
    let speech = talk || ["speak", "present"].iter().any(|stem| reading.word(verb).starts_with(stem));
    // "10 guests finish the application": they need not.
    let guests = !lesson
        && reading.measures.iter().any(|measure| {
            measure.at < verb
                && measure.counted.is_some_and(|at| {
                    reading.is(at, Class::Effect)
                        && reading.is(at, Class::People)
                        && !reading.is(at, Class::Own)
                })
        });
    let held_thing = held
        && !guests
        && (object(reading, verb + 1).is_some_and(|at| thing(reading, at))
            || (reading.word(verb + 1) == "in"
                && reading.has(verb + 2, Classes::of(&[Class::Artefact]))
                && (lesson || !counted)));
    // "The form works on all screens": it was built to.
    let works = reading.word(verb).starts_with("work") && !measured && !steadily(reading, verb);
    let built = works && !(reading.shape.start()..verb).any(|at| reading.any(at, WHO));
    // "The booklet contains 5 songs"
    let holds = !somebody
        && matches!(reading.word(verb), "contain" | "contains" | "include" | "includes" | "lists")
        && !reading.has(verb, Classes::of(&[Class::People]));
    if speech || held_thing || built || own || holds {
        return false;
    }
    // "… spends less time", "… spends no time": whoever it is.
    let differs = reading.word(verb + 1) == "fewer"
        || (reading.is(verb + 1, Class::Comparative) || reading.word(verb + 1) == "no")
            && (verb + 2..verb + 4).any(|at| reading.any(at, Classes::of(&[Class::Effect, Class::Cost])));
    // What things use or accept, they were made to.
    let things = ["use", "accept"].iter().any(|stem| reading.word(verb).starts_with(stem))
        && (reading.shape.start()..verb).any(|at| reading.is(at, Class::Artefact))
        && !(reading.shape.start()..verb).any(|at| reading.any(at, WHO));
    // "The boats hit the gold level": a mark set by others.
    // "Guest reports show an upward trend", "the circle stays active and grows"
    let trend = (verb + 1..verb + 6).any(|at| reading.word(at) == "trend");
    let grows = (verb + 1..reading.tokens.len()).any(|at| {
        reading.before(at) == "and"
            && reading.is(at, Class::Third)
            && reading.any(at, Classes::of(&[Class::Raise, Class::Lower, Class::Move]))
            && !reading.any(at, Classes::NOUN)
    });
    let ranked = reading.is(verb, Class::Reach)
        && (verb + 1..reading.tokens.len()).any(|at| matches!(reading.word(at), "level" | "grade"));
    let better = steadily(reading, verb)
        || ranked
        || trend
        || grows
        || reading.is(verb + 1, Class::Multiplier)
        || differs
        || reading.any(verb, Classes::CHANGE.and(Classes::of(&[Class::Stir])))
        || (reading.any(verb, Classes::of(&[Class::Choose])) && (spoken_of || !things))
        || (reading.word(verb + 1) == "and" && reading.any(verb + 2, Classes::CHANGE))
        || reading.is(verb, Class::Move);
    measured || better || (spoken_of && !act)
}

/// "The doors work reliably": how well something does what it does.
fn steadily(reading: &Reading, verb: usize) -> bool {
    (verb > 0 && reading.is(verb - 1, Class::Ease))
        || (reading.is(verb, Class::Behave) && reading.is(verb + 1, Class::Ease))
}

/// "Keep improving …", "Continue to simplify …": what goes on is the change.
pub(super) fn goes_on(reading: &Reading, verb: usize) -> bool {
    let to = reading.word(verb + 1) == "to";
    let deed = verb + 1 + usize::from(to);
    let unknown = to && reading.tokens.get(deed).is_some_and(|token| token.classes == Classes::NONE);
    // "Continue to use …" goes on with it.
    let used = matches!(reading.word(deed), "use" | "using");
    let change = !used
        && reading.any(deed, Classes::CHANGE.and(Classes::of(&[Class::Deliver])))
        && reading.any(deed, Classes::of(&[Class::Base, Class::Ing]))
        && !reading.any(deed, Classes::NOUN);
    // "Keep getting better at …"
    let better = matches!(reading.word(deed), "getting" | "get" | "becoming" | "become")
        && reading.is(deed + 1, Class::Comparative);
    unknown || change || better
}
