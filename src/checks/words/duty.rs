//! Duties and mere acts that no list of verbs tells by itself: what is only owed, gone through, asked or looked at.

use super::class::{Class, Classes};
use super::number;
use super::outcome;
use super::reading::Reading;

/// "Recruit volunteers", "train new staff", "coach and develop the team": the places are filled, as they
/// always are.
pub(super) fn staffs(reading: &Reading, verb: usize) -> bool {
    let last = reading.tokens.len() - 1;
    // "Recruit and retain volunteers"
    let pair = reading.word(verb + 1) == "and" && reading.is(verb + 2, Class::Base);
    let coaches = reading.word(verb) == "coach" && pair;
    let staffs = coaches
        || matches!(reading.word(verb), "hire" | "recruit" | "onboard" | "train" | "settle" | "induct");
    let verb = if pair { verb + 2 } else { verb };
    // "Train and grow the crew": there are more of them then.
    let grows = pair && reading.is(verb, Class::Raise);
    let like = Classes::of(&[Class::Quality, Class::Trait, Class::Vivid, Class::Superlative]);
    let said = (verb + 1..=last).any(|at| reading.any(at, like) || reading.is(at, Class::Preposition));
    // "Hire a cook": there is one then, and whether there was one before is not said. "Train a clerk" goes on.
    let hired = reading.word(verb) == "hire" && matches!(reading.word(verb + 1), "a" | "an");
    let one = !hired && matches!(reading.word(verb + 1), "a" | "an");
    // "Onboard new members into the guild"
    let joined = reading.word(verb) == "onboard"
        && reading.word(verb + 1) == "new"
        && reading.is(verb + 2, Class::People)
        && reading.measures.is_empty()
        && !(verb + 3..=last).any(|at| reading.any(at, like));
    joined
        || staffs
        && !grows
        && !hired
        // "Hire our first cook": there was none.
        && !(verb + 1..=last).any(|at| reading.word(at) == "first")
        && reading.measures.is_empty()
        && !said
        && (verb + 1..=verb + 4).contains(&last)
        && (one
            || (reading.is(last, Class::People) && reading.word(verb + 1) != "more")
            || (coaches && reading.is(last, Class::Own)))
}

/// "Fill the two open places", "find a successor for the cook": as it was before.
pub(super) fn refills(reading: &Reading, verb: usize) -> bool {
    let near = verb + 1..verb + 6;
    let fills = matches!(reading.word(verb), "fill" | "close")
        && near.clone().any(|at| {
            matches!(reading.word(at), "open" | "empty" | "vacant" | "unfilled")
                && matches!(
                    reading.word(at + 1),
                    "position"
                        | "positions"
                        | "role"
                        | "roles"
                        | "place"
                        | "places"
                        | "post"
                        | "posts"
                        | "seats"
                )
        });
    let finds = matches!(reading.word(verb), "find" | "hire" | "get")
        && near.clone().any(|at| {
            matches!(reading.word(at), "replacement" | "replacements" | "successor" | "substitute")
        });
    let asks = reading.word(verb) == "get"
        && near.clone().any(|at| {
            matches!(reading.word(at), "quote" | "quotes" | "approval" | "sign-off" | "permission")
        });
    // "Hire for each open role", "… for the vacancies"
    let vacant = reading.word(verb) == "hire"
        && near.clone().any(|at| {
            let open = reading.word(at) == "open"
                && matches!(
                    reading.word(at + 1),
                    "role" | "roles" | "position" | "positions" | "post" | "posts"
                );
            open || matches!(reading.word(at), "vacancies" | "openings")
        });
    fills || finds || asks || vacant
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
                    | "budget"
                    | "milestones"
                    | "slo"
                    | "slos"
                    | "sla"
                    | "slas"
                    | "kpis"
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
    // "Understand the work flow"
    let grasps = reading.word(verb) == "understand"
        && reading.tokens.len() <= verb + 4
        && !reading.has(verb, Classes::of(&[Class::Comparative]));
    learns
        || grasps
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
        // "Deliver town services effectively and fairly": as they should be.
        || matches!(reading.word(verb), "deliver" | "provide" | "run")
            && reading.measures.is_empty()
            && (verb + 1..verb + 4).any(|at| reading.word(at) == "services" && reading.word(at + 1).ends_with("ly"))
}

/// "Show our value to the council": it is over once it is seen.
pub(super) fn shows(reading: &Reading, verb: usize) -> bool {
    // "Demonstrate how to splice a rope"
    let how = matches!(reading.word(verb), "show" | "demonstrate")
        && reading.tokens.get(verb + 1).is_some_and(|_| reading.says(verb + 1, "how to"));
    how || matches!(reading.word(verb), "show" | "demonstrate")
        && (verb + 2..verb + 9).any(|at| {
            reading.word(at) == "to"
                && (at + 1..at + 3).any(|i| reading.is(i, Class::People) || reading.word(i) == "stakeholders")
        })
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
    // "Address open tickets"
    let open = matches!(reading.word(verb), "address" | "resolve" | "fix")
        && matches!(reading.word(verb + 1), "open" | "reported")
        && matches!(reading.word(verb + 2), "issues" | "tickets" | "bugs" | "requests" | "items");
    open || reading.opens(verb, Class::Sign)
        && reading.word(verb) == "close"
        && reading.measures.is_empty()
        && (verb + 1..verb + 6).any(|at| items.contains(&reading.word(at)))
}

/// "Support the drafting and upkeep of …": kept up, however well.
pub(super) fn keeps_up(reading: &Reading, verb: usize) -> bool {
    // "Carry out repairs to keep the lock safe"
    let keeps = matches!(reading.word(verb), "carry" | "perform" | "conduct" | "do")
        && (verb + 2..reading.tokens.len()).any(|at| {
            reading.word(at) == "to" && reading.is(at + 1, Class::Hold) && reading.is(at + 1, Class::Base)
        });
    keeps
        || reading.is(verb, Class::Duty)
            && reading.word(verb + 1) == "the"
            && (verb + 2..verb + 6).any(|at| {
                matches!(reading.word(at), "maintenance" | "upkeep")
                    && matches!(reading.before(at), "and" | "the")
            })
}

/// "Paint, mend and maintain the boats": the last of so many verbs says that it goes on.
pub(super) fn among_others(reading: &Reading, verb: usize) -> bool {
    let listed = (verb..verb + 8).take_while(|&at| {
        reading.any(at, Classes::VERB) && reading.is(at, Class::Base) || reading.word(at) == "and"
    });
    let verbs: Vec<usize> = listed.filter(|&at| reading.word(at) != "and").collect();
    let kept = ["communicate", "maintain", "manage", "operate", "execute", "support"];
    verbs.len() > 2
        && verbs.last().is_some_and(|&at| kept.contains(&reading.word(at)))
        && !verbs.iter().any(|&at| {
            reading.any(at, Classes::CHANGE)
                || matches!(reading.word(at), "build" | "create" | "design" | "develop" | "establish")
        })
}

/// "Retain our key staff", "retain the stall at the fair": they are there, and stay.
pub(super) fn retains(reading: &Reading, verb: usize) -> bool {
    let better = Classes::of(&[Class::Comparative, Class::ChangeNoun, Class::Raise, Class::Superlative]);
    reading.word(verb) == "retain"
        && reading.measures.is_empty()
        && (reading.is(verb + 1, Class::Article)
            || (verb + 1..verb + 4).any(|at| reading.any(at, Classes::of(&[Class::People, Class::Own]))))
        && !(verb + 1..reading.tokens.len()).any(|at| reading.any(at, better))
}

/// "Engage in outreach": one takes part.
pub(super) fn takes_part(reading: &Reading, verb: usize) -> bool {
    reading.word(verb) == "engage" && reading.word(verb + 1) == "in"
}

/// "Submit correct returns", "supply full and accurate records": papers that are owed, however good they are.
pub(super) fn hands_in(reading: &Reading, verb: usize) -> bool {
    let last = reading.tokens.len() - 1;
    let owed = ["records", "returns", "reports", "statements", "accounts", "claims", "receipts", "figures"];
    let like = Classes::of(&[Class::Comparative, Class::Vivid, Class::ChangeNoun]);
    matches!(reading.word(verb), "submit" | "supply" | "file" | "send" | "furnish" | "provide" | "complete")
        && reading.measures.is_empty()
        && verb + 2 <= last
        && owed.contains(&reading.word(last))
        && !(verb + 1..last).any(|at| {
            reading.any(at, like) || reading.is(at, Class::Preposition) && reading.word(at) != "and"
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
        && (reading.is(verb, Class::Artefact) || last == verb + 3)
        && (verb + 2..verb + 4).contains(&last)
        && !reading.is(verb + 1, Class::Article)
        && matches!(
            reading.word(last),
            "system" | "tool" | "app" | "endpoint" | "plugin" | "module" | "portal" | "widget"
        )
}

/// "Read 3 good books": so many things, each over once it is done.
pub(super) fn counts_things(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| measure.counted.is_some_and(|at| outcome::thing(reading, at)))
}

/// "Look into shortening the queue": nothing is shorter by that.
pub(super) fn only_looks(reading: &Reading, verb: usize) -> bool {
    let looks = ["look", "explore", "investigate", "research", "discuss", "consider", "examine", "study"];
    // "Identify ways to raise …"
    let ways = ["ways", "options", "opportunities", "possibilities", "avenues"];
    let finds = looks.contains(&reading.word(verb))
        || matches!(reading.word(verb), "identify" | "find" | "seek" | "test");
    if finds && (verb + 1..verb + 3).any(|at| ways.contains(&reading.word(at))) {
        return true;
    }
    // "Explore better rigs", "look into shortening …", and not "study the rig and make it lighter"
    let then = (verb + 1..reading.tokens.len()).any(|at| {
        reading.joined(at).is_some_and(|and| reading.is(and, Class::Base)) && !reading.is(at, Class::Ing)
    });
    let explores = matches!(reading.word(verb), "explore" | "investigate") && !then;
    explores
        || looks.contains(&reading.word(verb))
            && reading.is(verb + 1, Class::Ing)
            && reading.joined(verb + 1).is_none_or(|and| !reading.is(and, Class::Base))
}

/// "Lead the handover of the harbour": a matter that somebody sees to.
pub(super) fn leads_a_matter(reading: &Reading, verb: usize) -> bool {
    let last = reading.tokens.len() - 1;
    // "Lead the weekly rehearsal"
    let weekly =
        reading.word(verb) == "lead" && (verb + 1..verb + 3).any(|at| number::rhythm(reading.word(at)));
    weekly
        || reading.word(verb) == "lead" && reading.word(verb + 1) == "coordination"
        || reading.word(verb) == "lead"
            && reading.word(verb + 1) == "the"
            && (verb + 2..=last).any(|at| {
                let matter = [
                    "handover",
                    "alignment",
                    "coordination",
                    "rollout",
                    "initiative",
                    "workstream",
                    "learnings",
                ];
                let ends = at == last || matches!(reading.word(at + 1), "of" | "for" | "to" | "from");
                ends && matter.contains(&reading.word(at))
            })
}

/// "Give support to the branches", "offer steady advice": what is given is help, and it is given every day.
pub(super) fn lends_a_hand(reading: &Reading, verb: usize) -> bool {
    let help = [
        "support",
        "assistance",
        "help",
        "advice",
        "guidance",
        "leadership",
        "expertise",
        "oversight",
        "direction",
    ];
    // "Provide leadership and expertise": with a figure or a change it is more.
    if reading.word(verb) == "provide" {
        let words = [
            "advice",
            "feedback",
            "guidance",
            "information",
            "input",
            "recommendations",
            "suggestions",
            "updates",
        ];
        let told = (verb + 2..verb + 6)
            .any(|at| reading.before(at) == "with" && words.contains(&reading.word(at)))
            || words.contains(&reading.word(verb + 1));
        return told || (verb + 1..verb + 3).any(|at| help[5..].contains(&reading.word(at)));
    }
    let like = Classes::of(&[Class::Vivid, Class::Superlative, Class::Comparative, Class::Stir]);
    matches!(reading.word(verb), "give" | "offer" | "lend")
        && (verb + 1..verb + 5)
            .take_while(|&at| !reading.any(at, like) && !reading.is(at, Class::Preposition))
            .any(|at| {
                let ends = at + 1 == reading.tokens.len() || reading.is(at + 1, Class::Preposition);
                ends && help.contains(&reading.word(at))
            })
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
            && reading.before(at) == "to"
            && at > start + 1
            && reading.any(at - 2, whose);
        handles || keeps
    })
}

/// "Define how the crew works": it is written down then.
pub(super) fn defines(reading: &Reading, verb: usize) -> bool {
    let like = Classes::of(&[Class::Quality, Class::Trait, Class::Comparative, Class::Superlative]);
    matches!(reading.word(verb), "define" | "defining")
        && reading.joined(verb).is_none()
        // "Define rules that govern …": they hold then.
        && !(verb + 1..reading.tokens.len()).any(|at| {
            reading.any(at, like)
                || matches!(reading.word(at), "that" | "which") && reading.is(at - 1, Class::Artefact)
        })
}
