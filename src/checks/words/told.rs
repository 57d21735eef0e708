//! IMP101 in a statement: it tells of what goes on, of a mere act as done, or of a paper.

use super::behaviour;
use super::beyond;
use super::change::{changes, changes_by_deed, second_thought, what_for};
use super::class::{Class, Classes};
use super::handed::paper;
use super::improvement::{Why, order};
use super::number;
use super::office;
use super::passive;
use super::phrase::MANY;
use super::picture;
use super::reading::Reading;
use super::statement;
use super::turn::Turn;

/// The token that tells the day job or a mere act, if nothing in the statement says a change.
pub(super) fn routine(reading: &Reading, start: usize, verb: usize) -> Option<(usize, Why)> {
    // "The band continues to play" does what it does; "… to improve" changes.
    let better = (verb + 1..verb + 3).any(|at| reading.any(at, Classes::CHANGE));
    // "… carries on widening": as it does today.
    let continues = reading.word(verb).starts_with("continu");
    if continues && behaviour::goes_on(reading, verb) && better {
        return None;
    }
    // "Guests can defend their choice": what they can do then.
    let able = matches!(reading.word(verb), "can" | "could")
        && (start..verb).any(|at| reading.any(at, Classes::of(&[Class::People, Class::Universal])));
    if able {
        return None;
    }
    if reading.turns(start, Turn::BodyDoes) {
        return Some((verb, Why::Going));
    }
    if office::of_an_office(reading, start, verb) {
        return order(reading, verb + 1, None);
    }
    // "Claims are filed through the new till": not as so far.
    if reading.turns(start, Turn::AnotherWay) {
        return None;
    }
    if reading.turns(verb, Turn::UnderWay) || assured(reading, start, verb) {
        return Some(((verb + 1).min(reading.tokens.len() - 1), Why::Going));
    }
    if (reading.is(verb, Class::Hold) || reading.is(verb + 1, Class::Hold))
        && !stays_otherwise(reading, start, verb)
    {
        return (!second_thought(reading, verb + 1)).then_some((verb, Why::Going));
    }
    // "Letters should always be answered", "the fair is a vital part of what we do": as it is.
    let always = (verb..verb + 4).any(|at| {
        reading.word(at) == "always" && reading.word(at + 1) == "be" && reading.is(at + 2, Class::Past)
    });
    let part = reading.word(verb) == "is"
        && (verb + 1..verb + 5).any(|at| reading.word(at) == "part" && reading.word(at + 1) == "of");
    if (always || part) && !changes(reading, verb + 1) {
        return Some((verb, Why::Going));
    }
    // "We hold four talks at the fair"
    let held = reading.word(start) == "we"
        && matches!(reading.word(verb), "run" | "hold" | "host" | "give" | "attend")
        && reading.measures.iter().any(|measure| {
            measure.counted.is_some_and(|at| {
                reading.any(at, Classes::of(&[Class::Meeting, Class::Lesson, Class::Staple]))
            })
        });
    if held {
        return Some((verb, Why::Once));
    }
    // "The sheds will be managed …"
    let will = matches!(reading.word(verb), "will" | "shall" | "must") && reading.word(verb + 1) == "be";
    let told = verb + usize::from(will);
    let kept = |act: &usize| {
        // "The rota is understood and supported by every crew"
        let accepted = (told..*act).any(|at| reading.any(at, Classes::of(&[Class::Choose, Class::Grasp])));
        !changes(reading, act + 1) && !beyond::well(reading, *act) && !accepted
    };
    if let Some(act) = passive::served(reading, told).filter(kept) {
        return Some((act, Why::Going));
    }
    // "The notice board is updated weekly"
    let rhythm = (verb + 1..reading.tokens.len()).find(|&at| number::rhythm(reading.word(at)));
    let by_us = reading.is(told, Class::Modal)
        && reading.is(told + 1, Class::Past)
        && reading.any(told + 1, Classes::ACT);
    if let Some(at) = rhythm.filter(|_| by_us && !changes(reading, told + 1)) {
        return Some((at, Why::Going));
    }
    // "OKRs reviewed", "the programme is evaluated": a mere act, told as done.
    // "… are clearly listed"
    let easily = reading.any(verb + 1, Classes::of(&[Class::Ease, Class::Quality]));
    let adverb =
        usize::from(reading.is(verb, Class::Modal) && reading.word(verb + 1).ends_with("ly") && !easily);
    let act = if reading.is(verb, Class::Modal) { verb + 1 + adverb } else { verb };
    // "… is written down and traceable"
    let joined = reading.word(act + 1) == "and" && reading.word(act + 2).ends_with("able");
    // "Chosen and praised by skippers": by others, who need not.
    let chosen = (verb..act + 3).any(|at| reading.is(at, Class::Choose) && reading.is(at, Class::Past));
    let grasped = reading.word(act) == "understood"
        || (chosen && (act + 1..act + 4).any(|at| reading.word(at) == "by"));
    let updated = reading.word(act) == "updated"
        && (start..verb).any(|at| reading.is(at, Class::Artefact))
        && matches!(reading.word(act + 1), "for" | "by" | "with");
    // "Dark beer listed in 40 % of the inns", "3,000 charts catalogued": more of them.
    let so_many = reading.measures.iter().any(|measure| measure.percent || measure.value >= MANY);
    if reading.is(act, Class::Past)
        && (reading.is(act, Class::Todo) || updated)
        && !so_many
        && !joined
        && !grasped
        && !changes(reading, act)
    {
        return Some((act, Why::Once));
    }
    // "The team has a draft of …": it can be read then.
    // "Everyone has a plan": some had none.
    let each = matches!(reading.word(start), "everyone" | "everybody" | "every" | "each");
    if let Some(paper) = paper(reading, verb).filter(|_| !each && statement::gives(reading, verb)) {
        return (!changes_by_deed(reading, paper) && !picture::of(reading).moves())
            .then_some((paper, Why::Paper));
    }
    as_ever(reading, start, verb).map(|at| (at, Why::Going))
}

/// What stays and did not, so far: "guests stay instead of leaving", "nobody sails without a jacket".
fn stays_otherwise(reading: &Reading, start: usize, verb: usize) -> bool {
    // "The lock keeps up with the largest barges": how much it can take.
    let scales = reading.is(verb, Class::Third) && reading.written(verb).ends_with("keeps up with");
    // "Guests stay instead of …": they used not to. "… stay for years"
    let instead = (verb + 1..reading.tokens.len()).any(|at| {
        matches!(reading.word(at), "instead" | "rather")
            || reading.before(at) == "for" && matches!(reading.word(at), "years" | "life")
            || matches!(reading.word(at), "themselves" | "itself")
            || reading.says(at, "on their own")
    });
    // "80 % of the bakers stay active all season": the rest of them went, so far.
    let share = (start..verb).any(|at| reading.is(at, Class::People))
        && reading.measures.iter().any(|measure| measure.percent && measure.at < verb);
    // "Nobody sails without a jacket", "calls stay clear on any line"
    let nobody = reading.word(start) == "nobody";
    let like = Classes::of(&[Class::Trait, Class::Quality, Class::Ease]);
    let stays = reading.any(verb + 1, like)
        && matches!(reading.word(verb + 2), "on" | "even" | "under" | "when" | "during");
    let away = reading.word(verb + 1) == "out";
    scales || instead || share || nobody || stays || away || what_for(reading, verb + 1)
}

/// A word of routine, unless somebody came to do it, or it is told as the aim.
fn as_ever(reading: &Reading, start: usize, verb: usize) -> Option<usize> {
    // "Local papers use the map every week": so far they did not.
    let taken_up = reading.any(verb, Classes::of(&[Class::Behave, Class::Choose]))
        && !reading.any(verb, Classes::ACT.without(Classes::of(&[Class::Deliver])))
        && (start..verb).any(|at| reading.is(at, Class::People));
    // "… a calm cooking routine" is new, and so is what is searchable besides.
    let able = (verb + 1..reading.tokens.len()).any(|at| reading.word(at).ends_with("able"));
    reading.find(start, Class::Routine).filter(|&at| {
        // "Crews get home on time", "tours end on budget"
        let due = ["in time", "on budget", "on time"].iter().any(|due| reading.says(at, due));
        (reading.word(at) != "routine" || at == start)
            && !able
            && !taken_up
            && !due
            && !changes(reading, start)
    })
}

/// "Ensure deadlines are met", "make sure the kiln works as it should": as it has to be anyway.
fn assured(reading: &Reading, start: usize, verb: usize) -> bool {
    let (done, should) = (reading.turns(verb, Turn::DoneAnyway), reading.turns(verb, Turn::AsItHasTo));
    let lead = |classes: Classes| (0..start).any(|at| reading.any(at, classes));
    // "Make sure nothing breaks during the move"
    let nothing = (0..=start).any(|at| reading.is(at, Class::Assure) || reading.is(at, Class::Duty))
        && reading.word(start) == "nothing"
        && matches!(reading.word(verb), "breaks" | "fails" | "stops" | "changes");
    nothing
        || (should && lead(Classes::of(&[Class::Assure, Class::Duty])))
        || (done && lead(Classes::of(&[Class::Assure])) && !changes(reading, verb + 1))
}
