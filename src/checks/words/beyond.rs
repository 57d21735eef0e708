//! What makes a duty or a mere act more than that: how well it is done, by whom, for what, and what stays of it.

use super::class::{Class, Classes};
use super::number;
use super::outcome;
use super::phrase::MANY;
use super::reading::Reading;

/// "Hold the heat steady enough for glazing": how well is the aim, and for what.
pub(super) fn holds_enough(reading: &Reading, verb: usize) -> bool {
    reading.word(verb) == "hold"
        && (verb + 3..reading.tokens.len())
            .any(|at| reading.before(at) == "enough" && matches!(reading.word(at), "for" | "to"))
}

/// "Hold the first regatta": there was none.
pub(super) fn holds_the_first(reading: &Reading, verb: usize) -> bool {
    let article = usize::from(reading.is(verb + 1, Class::Article) && reading.word(verb + 1) != "first");
    matches!(reading.word(verb), "hold" | "host" | "sign" | "convene" | "organise" | "organize" | "stage")
        && reading.word(verb + 1 + article) == "first"
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
            .any(|at| reading.before(at) == "as" && reading.is(at, Class::Article));
    // "Understand and use …": a habit, once the second of the two is done.
    let then = [
        "use",
        "using",
        "apply",
        "adopt",
        "remov",
        "eliminat",
        "fix",
        "mend",
        "implement",
        "foster",
        "onboard",
        "build",
        "address",
        "resolv",
        "solv",
        "clos",
        "tackl",
        "enter",
        "align",
        "replac",
        "simplif",
    ];
    // "Review every contract and end those that cost more", "… and hand the daily work to the crews"
    let drops = (verb + 2..reading.tokens.len()).any(|at| {
        reading.before(at) == "and"
            && matches!(
                reading.word(at),
                "end" | "drop" | "stop" | "halve" | "hand" | "replace" | "act" | "open"
            )
            && !reading.any(at + 1, Classes::of(&[Class::Preposition]).without(Classes::of(&[Class::LeadIn])))
    });
    let second =
        reading.word(verb + 1) == "and" && then.iter().any(|stem| reading.word(verb + 2).starts_with(stem));
    // "Research, choose and onboard a supplier"
    let listed = reading.gap(verb).contains(',')
        && (verb + 2..verb + 6).any(|at| {
            let ing = reading.is(verb, Class::Ing) && reading.is(at, Class::Ing);
            reading.before(at) == "and"
                && (ing || reading.is(at, Class::Base))
                && reading.any(at, Classes::of(&[Class::Deliver, Class::Sign, Class::Choose]))
                && !reading.any(at, Classes::of(&[Class::Todo, Class::Duty]))
        });
    // "Share the drills and help them start"
    let helps = (verb + 2..reading.tokens.len()).any(|at| {
        reading.before(at) == "and" && reading.word(at) == "help" && reading.word(at + 1) == "them"
    });
    // "Find gaps in the handbook and work with the crews to close them"
    let with_others = (verb + 2..reading.tokens.len()).any(|at| {
        reading.before(at) == "and"
            && reading.word(at) == "work"
            && (at + 2..reading.tokens.len())
                .any(|to| reading.word(to) == "to" && reading.is(to + 1, Class::Base))
    });
    // "Map our courses to the guild's rules": which belongs to which is known then.
    let mapped =
        reading.word(verb) == "map" && (verb + 2..reading.tokens.len()).any(|at| reading.word(at) == "to");
    confirmed || won || settled || second || listed || helps || with_others || mapped || drops
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
        let day = [
            "audit",
            "inspection",
            "review",
            "exam",
            "visit",
            "meeting",
            "fair",
            "concert",
            "conference",
            "vote",
            "ballot",
            "hearing",
            "summit",
        ];
        day.contains(&reading.word(at))
    });
    // "Prepare the crew for …", "prepare town halls for …"
    let named = outcome::object(reading, verb + 1)
        .is_some_and(|at| reading.is(at, Class::Artefact) && reading.word(at + 1) == "for");
    let turned = reading.word(verb) == "prepare"
        && !date
        && (named || reading.any(verb + 1, Classes::of(&[Class::Article, Class::People])))
        && (verb + 2..reading.tokens.len()).any(|at| matches!(reading.word(at), "for" | "to"))
        && outcome::object(reading, verb + 1).is_none_or(|at| !reading.any(at, paper));
    // "Get ready for growth", "prepare for larger town halls"; "get ready for 2031" has nothing to get ready for.
    let gets_ready = ["get ready", "get set"].iter().any(|gets| reading.says(verb, gets));
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
                let new = matches!(reading.word(at), "launch" | "opening" | "ipo" | "acquisition" | "merger");
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

/// "Track parcels in real time", "pay claims automatically", "serve ten times the guests", "plan tours around the guests":
/// the same work, done in another way.
pub(super) fn another_way(reading: &Reading, verb: usize) -> bool {
    let (rest, last) = (verb + 1..reading.tokens.len(), reading.tokens.len() - 1);
    let how = ["automatically", "centrally", "online", "digitally", "remotely"];
    let written = |at: usize| reading.written(at).to_ascii_lowercase();
    let aid = ["ai", "robots", "drones", "sensors"];
    let power = ["data", "green", "hydrogen", "renewable", "solar", "wind"];
    let turning = ["adopting", "becoming", "entering", "going", "moving", "starting", "switching"];
    rest.clone().any(|at| {
        let word = reading.word(at);
        (how.contains(&word) && (at == last || word == "automatically"))
            // "Manage all moorings in one register", "… from one control room"
            || (matches!(word, "in" | "from" | "on")
                && (matches!(reading.word(at + 1), "one" | "single")
                    || (reading.word(at + 1) == "a" && reading.word(at + 2) == "single"))
                && at + 2 <= last
                && number::time(reading.word(at + 2)).is_none()
                && !matches!(reading.word(at + 2), "of" | "go" | "day" | "click" | "step"))
            // "Manage the forest as a store of carbon"
            || (word == "as" && at > verb + 2 && matches!(reading.word(at + 1), "a" | "an") && !reading.is(at + 2, Class::People))
            // "Support tide tables in four languages"
            || (word == "languages" && reading.tokens[at - 1].figure.is_some())
            // "Organise the volunteers into crews that run themselves"
            || (word == "into" && matches!(reading.word(verb), "organise" | "organize" | "group") && at > verb + 1)
            || written(at).ends_with("real time")
            || written(at).ends_with("real-time")
            || (word == "real" && reading.word(at + 1) == "time")
            || (word == "with" && aid.contains(&reading.word(at + 1)))
            || written(at).ends_with("end to end")
            || (word == "times" && matches!(reading.word(at + 1), "the" | "as") && at > verb + 1)
            // "Store and serve millions of songs"
            || (matches!(word, "millions" | "billions") && reading.word(at + 1) == "of")
            || (word == "door" && reading.word(at + 1) == "to" && reading.word(at + 2) == "door")
            // "Manage the lakes as one"
            || (word == "as" && matches!(reading.word(at + 1), "one" | "code"))
            // "Run the ferry on green power"
            || (word == "on" && power.contains(&reading.word(at + 1)))
            // "Support farms in going organic"
            || (word == "in" && turning.contains(&reading.word(at + 1)))
            // "Ensure equal access to …"
            || (matches!(word, "equal" | "universal" | "equitable" | "fair")
                && matches!(reading.word(at + 1), "access" | "pay" | "chances"))
            || (word == "around" && reading.any(at + 1, Classes::of(&[Class::People, Class::Article])))
            || (word == "in" && reading.word(at + 2) == "new" && reading.word(at + 3).ends_with('s'))
            // "Agree a common scale"
            || (reading.is(at - 1, Class::Article) && matches!(word, "common" | "single" | "joint"))
            // "Teach robots to sort fruit"
            || (word == "to"
                && matches!(reading.word(verb), "teach" | "train" | "educate")
                && reading.is(at + 1, Class::Base))
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
    // "Provide a second ferry"
    let second = matches!(reading.word(verb + 1), "a" | "an")
        && matches!(reading.word(verb + 2), "second" | "third" | "fourth");
    // "Provide a forum for …": it is there for whoever comes.
    let forum = (verb + 2..verb + 4).any(|at| matches!(reading.word(at), "forum" | "venue"));
    let one = second
        || matches!(reading.word(verb + 1), "a" | "an")
            && !forum
            && outcome::object(reading, verb + 1).is_some_and(built);
    (reading.word(verb) == "provide" && (one || equips)) || (reading.word(verb) == "support" && equips)
}

/// "Answer in hours instead of weeks", "without overtime": how is the aim, and a hard one.
pub(super) fn hard_how(reading: &Reading, verb: usize) -> bool {
    // "Resolve what blocks the harbour"
    let frees = matches!(reading.word(verb), "resolve" | "address" | "tackle")
        && (verb + 1..verb + 5).any(|at| {
            ["blocker", "bottleneck", "barrier", "obstacle"]
                .iter()
                .any(|stem| reading.word(at).starts_with(stem))
        });
    if frees {
        return true;
    }
    // "Hold a trouble-free election"
    let free = (verb + 1..reading.tokens.len()).any(|at| {
        reading.word(at) == "free" && reading.gap(at - 1) == "-" && !reading.is(at - 1, Class::Cost)
    });
    if free {
        return true;
    }
    // "Answer letters in two days"
    // "Cope with storms smoothly"
    let last = reading.tokens.len() - 1;
    let bears = matches!(reading.word(verb), "cope" | "handle" | "withstand");
    if bears && reading.is(last, Class::Ease) && reading.word(last).ends_with("ly") {
        return true;
    }
    let soon = reading.measures.iter().any(|measure| {
        measure.amount
            && number::time(reading.word(measure.at + 1)).is_some()
            // "… in under two days"
            && (measure.at.saturating_sub(2)..measure.at).any(|at| reading.word(at) == "in")
    });
    // "Attend to every alarm within five minutes"
    let at_once = reading.measures.iter().any(|measure| {
        measure.at > 0
            && reading.word(measure.at - 1) == "within"
            && matches!(reading.word(measure.at + 1), "minutes" | "seconds" | "hours")
    });
    // "Answer guests before they ask"
    let ahead = (verb + 3..reading.tokens.len()).any(|at| {
        reading.word(at - 2) == "before"
            && matches!(
                reading.word(at),
                "ask"
                    | "asks"
                    | "notice"
                    | "notices"
                    | "call"
                    | "complain"
                    | "need"
                    | "happens"
                    | "ships"
                    | "breaks"
                    | "fails"
                    | "starts"
                    | "reaches"
                    | "hit"
                    | "strike"
                    | "occur"
                    | "happen"
                    | "leave"
            )
    });
    // "Resolve the top ten complaints"
    let top = (verb + 1..verb + 4).any(|at| {
        reading.word(at) == "top" && reading.tokens.get(at + 1).is_some_and(|next| next.figure.is_some())
    });
    let same_day = (verb + 1..reading.tokens.len())
        .any(|at| reading.word(at) == "same" && reading.word(at + 1) == "day");
    soon || at_once
        || same_day
        || ahead
        || top
        || (verb + 1..reading.tokens.len())
            .any(|at| reading.word(at) == "without" || reading.word(at) == "instead")
}

/// "Support SSO in the booking app", "foster trust": something that was not there. "Support HR" and "foster good
/// relations" go on.
pub(super) fn adds(reading: &Reading, verb: usize) -> bool {
    let next = verb + 1;
    let letters = reading.in_capitals(next);
    let known = Classes::of(&[Class::Field, Class::Own, Class::People]);
    let fosters = reading.word(verb) == "foster"
        && !(next..reading.tokens.len()).any(|at| reading.word(at).starts_with("relation"));
    // "Ensure interoperability with …"
    let able = ["compatibility", "interoperability", "portability", "readiness", "scalability"];
    let ensures =
        reading.word(verb) == "ensure" && (next..next + 5).any(|at| able.contains(&reading.word(at)));
    // "Support new ticket types"
    let new = reading.word(verb) == "support"
        && reading.word(next) == "new"
        && outcome::object(reading, next + 1).is_some_and(|at| {
            reading.is(at, Class::Artefact) && !reading.any(at, Classes::of(&[Class::Staple, Class::People]))
        });
    // "Support card payments at every stall"
    let everywhere = matches!(reading.word(verb), "support" | "provide")
        && !reading.any(next, known)
        && (next + 1..reading.tokens.len()).any(|at| {
            matches!(reading.word(at), "at" | "in" | "on") && matches!(reading.word(at + 1), "every" | "all")
        });
    fosters
        || ensures
        || new
        || everywhere
        || (reading.word(verb) == "support" && letters && !reading.any(next, known))
}
