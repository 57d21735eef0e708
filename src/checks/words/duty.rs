//! What makes a duty or a mere act more than that, or no more: how well it is done, by whom, and what is only owed.

use super::class::{Class, Classes};
use super::number;
use super::outcome;
use super::phrase::MANY;
use super::reading::Reading;

/// "Recruit volunteers", "train new staff", "coach and develop the team", "hire a clerk": the places are filled, as they
/// always are.
pub(super) fn staffs(reading: &Reading, verb: usize) -> bool {
    let last = reading.tokens.len() - 1;
    // "Recruit and retain volunteers"
    let pair = reading.word(verb + 1) == "and" && reading.is(verb + 2, Class::Base);
    let coaches = reading.word(verb) == "coach" && pair;
    let staffs = coaches || matches!(reading.word(verb), "hire" | "recruit" | "onboard" | "train");
    let verb = if pair { verb + 2 } else { verb };
    // "Train and grow the crew": there are more of them then.
    let grows = pair && reading.is(verb, Class::Raise);
    let like = Classes::of(&[Class::Quality, Class::Trait, Class::Vivid, Class::Superlative]);
    let said = (verb + 1..=last).any(|at| reading.any(at, like) || reading.is(at, Class::Preposition));
    let one = matches!(reading.word(verb + 1), "a" | "an");
    staffs
        && !grows
        && reading.measures.is_empty()
        && !said
        && (verb + 1..=verb + 4).contains(&last)
        && (one
            || (reading.is(last, Class::People) && reading.word(verb + 1) != "more")
            || (coaches && reading.is(last, Class::Own)))
}

/// "Hit our revenue target": the level that was asked for, whatever it is.
pub(super) fn hits_a_target(reading: &Reading, verb: usize) -> bool {
    let target = |at: usize| {
        // "sales target" is one phrase of the lists; "profitability", a bar as well, is something to reach.
        (reading.is(at, Class::Bar) && reading.written(at).ends_with("target"))
            // "Reach our target", and not "reach target occupancy"
            || (reading.word(at) == "target"
                && (at + 1 >= reading.tokens.len() || reading.is(at + 1, Class::Preposition)))
            || matches!(
                reading.word(at),
                "targets"
                    | "number"
                    | "numbers"
                    | "goal"
                    | "goals"
                    | "objectives"
                    | "quota"
                    | "quotas"
            )
    };
    // "Deliver on our commitments", "meet and report on all targets"
    let small = |at: usize| matches!(reading.word(at), "and" | "on" | "all");
    let promised = |at: usize| {
        matches!(reading.word(verb), "deliver" | "meet")
            && matches!(reading.word(at), "outcomes" | "commitments" | "promises")
    };
    reading.measures.is_empty()
        && matches!(reading.word(verb), "hit" | "meet" | "achieve" | "reach" | "make" | "deliver")
        && (verb + 1..verb + 7)
            .take_while(|&at| small(at) || !reading.is(at, Class::Preposition))
            .any(|at| target(at) || promised(at))
}

/// "Pick which town to open in", "say whether to go on": a question, and over once it is answered.
pub(super) fn asks(reading: &Reading, verb: usize) -> bool {
    // "Learn what keeps guests away"
    let learns = matches!(reading.word(verb), "understand" | "learn" | "see")
        && matches!(reading.word(verb + 1), "why" | "what")
        // "… and mend it"
        && !(verb + 2..reading.tokens.len())
            .any(|at| reading.word(at) == "and" && reading.is(at + 1, Class::Base));
    learns
        || (verb + 1..verb + 3).any(|at| matches!(reading.word(at), "which" | "whether" | "where"))
            && !reading.any(verb, Classes::CHANGE)
            && (verb + 1..verb + 3)
                .take_while(|&at| !matches!(reading.word(at), "which" | "whether" | "where"))
                .all(|at| !reading.any(at, Classes::NOUN))
}

/// "Provide friendly service", "give every guest a warm welcome": as it is given every day, however well.
pub(super) fn serves(reading: &Reading, verb: usize) -> bool {
    let last = reading.tokens.len() - 1;
    let like = Classes::of(&[Class::Comparative, Class::Stir, Class::ChangeNoun]);
    let well = Classes::of(&[Class::Quality, Class::Trait, Class::Vivid, Class::Superlative]);
    let service = |at: usize| {
        let what = reading.tokens.get(at).map_or("", |_| reading.written(at)).to_ascii_lowercase();
        ["service", "services", "support", "care", "welcome"].iter().any(|word| what.ends_with(word))
            && (at == last || matches!(reading.word(at + 1), "to" | "for" | "across"))
    };
    matches!(reading.word(verb), "provide" | "deliver" | "offer" | "give")
        && reading.measures.is_empty()
        && !(verb + 1..=last).any(|at| {
            (reading.any(at, like) && !reading.is(at, Class::Vivid)) || reading.written(at).ends_with("most")
        })
        && (verb + 1..=last).any(|at| reading.any(at, well))
        && (verb + 1..verb + 6).any(service)
}

/// "Show our value to the council": it is over once it is seen.
pub(super) fn shows(reading: &Reading, verb: usize) -> bool {
    matches!(reading.word(verb), "show" | "demonstrate")
        && (verb + 2..verb + 9).any(|at| {
            reading.word(at) == "to"
                && (at + 1..at + 3).any(|i| reading.is(i, Class::People) || reading.word(i) == "stakeholders")
        })
}

/// "Support the aims of the trust with …": they are somebody's, and served every day.
pub(super) fn backs(reading: &Reading, verb: usize) -> bool {
    matches!(reading.word(verb), "support" | "underpin" | "serve")
        && reading.word(verb + 1) == "the"
        && matches!(
            reading.word(verb + 2),
            "goals" | "aims" | "mission" | "objectives" | "strategy" | "work" | "efforts"
        )
        && reading.word(verb + 3) == "of"
}

/// "Back the wardens", "back the spring targets": whoever is meant does it.
pub(super) fn stands_behind(reading: &Reading, verb: usize) -> bool {
    reading.word(verb) == "back"
        && (verb + 1..reading.tokens.len()).take_while(|&at| !reading.is(at, Class::Preposition)).any(|at| {
            reading.is(at, Class::People) || matches!(reading.word(at), "targets" | "goals" | "aims")
        })
}

/// "Close open queries", "close out the leftover jobs": what comes in every day, gone through.
pub(super) fn closes_items(reading: &Reading, verb: usize) -> bool {
    let items =
        ["queries", "enquiries", "requests", "complaints", "reports", "defects", "items", "jobs", "accounts"];
    reading.opens(verb, Class::Sign)
        && reading.word(verb) == "close"
        && reading.measures.is_empty()
        && (verb + 1..verb + 6).any(|at| items.contains(&reading.word(at)))
}

/// "Support the drafting and upkeep of …": kept up, however well.
pub(super) fn keeps_up(reading: &Reading, verb: usize) -> bool {
    reading.is(verb, Class::Duty)
        && reading.word(verb + 1) == "the"
        && (verb + 2..verb + 6).any(|at| {
            matches!(reading.word(at), "maintenance" | "upkeep")
                && matches!(reading.before(at), "and" | "the")
        })
}

/// "Give to the lifeboat": a gift, and over with it. "Give back to …" is a way of being.
pub(super) fn donates(reading: &Reading, verb: usize) -> bool {
    reading.word(verb) == "give" && reading.word(verb + 1) == "to"
}

/// "Catalogue print tool", "invoice app": what is to be built, though its first word is a verb elsewhere.
pub(super) fn names_a_tool(reading: &Reading, verb: usize) -> bool {
    let last = reading.tokens.len() - 1;
    reading.is(verb, Class::Ambiguous)
        && reading.is(verb, Class::Artefact)
        && last == verb + 2
        && matches!(
            reading.word(last),
            "tool" | "app" | "endpoint" | "plugin" | "module" | "portal" | "widget"
        )
}

/// "Read 3 good books": so many things, each over once it is done.
pub(super) fn counts_things(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| measure.counted.is_some_and(|at| outcome::thing(reading, at)))
}

/// "Hold the heat steady enough for glazing": how well is the aim, and for what.
pub(super) fn holds_enough(reading: &Reading, verb: usize) -> bool {
    reading.word(verb) == "hold"
        && (verb + 3..reading.tokens.len())
            .any(|at| reading.word(at - 1) == "enough" && matches!(reading.word(at), "for" | "to"))
}

/// "Hold the first regatta": there was none.
pub(super) fn holds_the_first(reading: &Reading, verb: usize) -> bool {
    let article = usize::from(reading.is(verb + 1, Class::Article) && reading.word(verb + 1) != "first");
    matches!(reading.word(verb), "hold" | "host" | "sign") && reading.word(verb + 1 + article) == "first"
}

/// "Lead the handover of the harbour": a matter that somebody sees to.
pub(super) fn leads_a_matter(reading: &Reading, verb: usize) -> bool {
    let last = reading.tokens.len() - 1;
    reading.word(verb) == "lead"
        && reading.word(verb + 1) == "the"
        && (verb + 2..=last).any(|at| {
            let matter =
                ["handover", "alignment", "transition", "rollout", "initiative", "workstream", "learnings"];
            let ends = at == last || matches!(reading.word(at + 1), "of" | "for" | "to" | "from");
            ends && matter.contains(&reading.word(at))
        })
}

/// Mere acts after which something is no longer as it was.
pub(super) fn stays_done(reading: &Reading, verb: usize) -> bool {
    // "Confirm the fares with real riders": they say so then.
    // "Confirm the demand": whether it is worth going on.
    let worth =
        ["fit", "demand", "benefit", "value", "viability", "feasibility", "usefulness", "model", "appetite"];
    let confirmed = matches!(reading.word(verb), "confirm" | "validate")
        && (verb + 1..reading.tokens.len()).any(|at| {
            let ends = at + 1 == reading.tokens.len()
                || (reading.is(at + 1, Class::Preposition) && reading.word(at + 1) != "to");
            (ends && worth.contains(&reading.word(at)))
                || (reading.word(at) == "with" && (at + 1..at + 4).any(|i| reading.is(i, Class::People)))
        });
    // "Sign 3 new clinics": whoever is won by it stays.
    let won = reading.is(verb, Class::Choose) && !reading.measures.is_empty();
    // "Validate the map as the town's own": it is that, from then on.
    let settled = reading.opens(verb, Class::Settle)
        && (verb + 2..reading.tokens.len())
            .any(|at| reading.word(at - 1) == "as" && reading.is(at, Class::Article));
    // "Understand and use …": a habit, once the second of the two is done.
    let second = reading.word(verb + 1) == "and"
        && matches!(
            reading.word(verb + 2),
            "use" | "apply" | "adopt" | "remove" | "eliminate" | "fix" | "mend" | "implement"
        );
    confirmed || won || settled || second
}

/// "Organise ourselves around …": whoever does it is another one afterwards.
pub(super) fn of_ourselves(reading: &Reading, verb: usize) -> bool {
    reading.word(verb + 1) == "ourselves"
}

/// "Prepare for growth", "prepare the crew for night work": what was prepared is another one then, unless it is a paper.
pub(super) fn for_growth(reading: &Reading, verb: usize) -> bool {
    let paper = Classes::of(&[Class::Paper, Class::Staple]);
    // "… for the inspection": a day that comes anyway.
    let date = (verb + 3..reading.tokens.len()).any(|at| {
        matches!(reading.word(at), "audit" | "inspection" | "review" | "exam" | "visit" | "meeting")
    });
    // "Prepare the crew for …", "prepare town halls for …"
    let named = outcome::object(reading, verb + 1)
        .is_some_and(|at| reading.is(at, Class::Artefact) && reading.word(at + 1) == "for");
    let turned = reading.word(verb) == "prepare"
        && !date
        && (named || reading.is(verb + 1, Class::Article))
        && (verb + 3..reading.tokens.len()).any(|at| matches!(reading.word(at), "for" | "to"))
        && outcome::object(reading, verb + 1).is_none_or(|at| !reading.any(at, paper));
    // "Get ready for growth", "prepare for larger town halls"; "get ready for 2031" has nothing to get ready for.
    let gets_ready = reading.written(verb).eq_ignore_ascii_case("get ready");
    let season = (verb + 2..reading.tokens.len()).any(|at| {
        reading.is(at, Class::Calendar)
            || matches!(reading.word(at), "winter" | "spring" | "summer" | "autumn" | "christmas" | "audits")
    });
    let known = reading.tokens.get(verb + 2).is_some_and(|what| what.figure.is_some()) || date || season;
    if gets_ready && !known && matches!(reading.word(verb + 1), "for" | "to") {
        return true;
    }
    let prepares = gets_ready || reading.word(verb).starts_with("prepar");
    let others = Classes::of(&[Class::ChangeNoun, Class::People, Class::World]);
    turned
        || prepares
            && reading.word(verb + 1) == "for"
            && (verb + 2..verb + 5).any(|at| {
                let new = matches!(reading.word(at), "launch" | "opening");
                new || (reading.any(at, others) && !reading.is(at, Class::Artefact))
            })
}

/// "Teach 800 anglers to read the tides": more than a duty, and they can do it then.
pub(super) fn teaches_many(reading: &Reading, verb: usize) -> bool {
    matches!(reading.word(verb), "teach" | "train")
        && reading.measures.iter().any(|measure| {
            measure.value >= MANY
                && measure.counted.is_some_and(|at| {
                    reading.is(at, Class::People)
                        && reading.word(at + 1) == "to"
                        && reading.is(at + 2, Class::Base)
                })
        })
}

/// "… warmly and at once", "a lean and transparent …": how well it is done is the aim.
pub(super) fn well(reading: &Reading, act: usize) -> bool {
    let how = Classes::of(&[Class::Ease, Class::Trait, Class::Quality]);
    let like = |at: usize| {
        reading.any(at, how)
            || (reading.word(at).ends_with("able") && reading.tokens[at].classes == Classes::NONE)
    };
    (act + 1..reading.tokens.len()).filter(|&at| like(at)).count() > 1
}

/// "Write additional lamp drivers": a thing that works, and one more of it. "Write new letters" are letters.
pub(super) fn writes_more(reading: &Reading, verb: usize) -> bool {
    matches!(reading.word(verb), "write" | "code" | "programme" | "program")
        && matches!(reading.word(verb + 1), "additional" | "more" | "new")
        && outcome::object(reading, verb + 2).is_some_and(|at| {
            reading.is(at, Class::Artefact) && !reading.any(at, Classes::of(&[Class::Paper, Class::Staple]))
        })
}

/// "Give support to the branches", "offer steady advice": what is given is help, and it is given every day.
pub(super) fn lends_a_hand(reading: &Reading, verb: usize) -> bool {
    let help = ["support", "assistance", "help", "advice", "guidance"];
    let like = Classes::of(&[Class::Vivid, Class::Superlative, Class::Comparative, Class::Stir]);
    matches!(reading.word(verb), "give" | "offer" | "lend")
        && (verb + 1..verb + 5)
            .take_while(|&at| !reading.any(at, like) && !reading.is(at, Class::Preposition))
            .any(|at| {
                let ends = at + 1 == reading.tokens.len() || reading.is(at + 1, Class::Preposition);
                ends && help.contains(&reading.word(at))
            })
}

/// "Provide a map for hikers": one that is not there yet. "Provide maps" goes on.
pub(super) fn puts_up(reading: &Reading, verb: usize) -> bool {
    let built = |at: usize| {
        (reading.is(at, Class::Artefact) || reading.word(at) == "layer")
            && !reading.any(at, Classes::of(&[Class::Paper, Class::Staple]))
    };
    // "Provide guides with a radio and a map"
    let equips = (verb + 1..verb + 4).any(|at| reading.is(at, Class::People))
        && (verb + 2..reading.tokens.len())
            .any(|at| reading.word(at) == "with" && (at + 1..reading.tokens.len()).any(built));
    let one =
        matches!(reading.word(verb + 1), "a" | "an") && outcome::object(reading, verb + 1).is_some_and(built);
    reading.word(verb) == "provide" && (one || equips)
}

/// "Ticket office handles complaints", "kitchen to carry on with the soups": whose duty, and which.
pub(super) fn of_a_department(reading: &Reading, start: usize) -> Option<usize> {
    let whose = Classes::of(&[Class::Own, Class::Field]);
    (start + 1..start + 4).find(|&at| {
        let handles = reading.is(at, Class::Third)
            && reading.is(at, Class::Duty)
            && !reading.is(at, Class::Ambiguous)
            && reading.any(at - 1, whose);
        let keeps = reading.is(at, Class::Hold)
            && reading.is(at, Class::Base)
            && reading.word(at - 1) == "to"
            && at > start + 1
            && reading.any(at - 2, whose);
        handles || keeps
    })
}

/// "Answer in hours instead of weeks", "without overtime": how is the aim, and a hard one.
pub(super) fn hard_how(reading: &Reading, verb: usize) -> bool {
    // "Answer letters in two days"
    let soon = reading.measures.iter().any(|measure| {
        measure.amount
            && number::time(reading.word(measure.at + 1)).is_some()
            // "… in under two days"
            && (measure.at.saturating_sub(2)..measure.at).any(|at| reading.word(at) == "in")
    });
    soon || (verb + 1..reading.tokens.len())
        .any(|at| reading.word(at) == "without" || reading.word(at) == "instead")
}
