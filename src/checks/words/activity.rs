//! What an activity changes, where the sentence goes on to say so: how fast it is done, how many came, what is down by it.

use super::class::{Class, Classes};
use super::motion;
use super::outcome::{self, EFFECT};
use super::phrase::MANY;
use super::reading::Reading;
use super::won;

/// "Give at least 2 pieces of feedback": nobody needs to change for so few.
fn few(value: f64) -> bool {
    matches!(value, 1.0 | 2.0)
}

/// Doing something, unless the sentence goes on to say what it changes, with a number at it.
pub(super) fn names_effect(reading: &Reading, verb: usize) -> bool {
    let duty = reading.is(verb, Class::Duty);
    let moved = motion::find(reading).is_some_and(|motion| motion.amount);
    let money = reading.is(verb, Class::Cash)
        && reading.measures.iter().any(|measure| {
            // "Collect 90 % of the forms"
            let share = measure.percent
                && measure
                    .counted
                    .is_none_or(|at| reading.is(at, Class::Artefact) && !reading.any(at, EFFECT));
            measure.amount && !share
        });
    // "Answer calls within 2 minutes": how fast a duty is done is an effect on whoever waits.
    // "Close all alarms within two sprints"
    let all = matches!(reading.word(verb), "close" | "address" | "fix" | "resolve")
        && reading.is(verb + 1, Class::Universal);
    // "Build €90,000 in pledges"
    let pledged = matches!(reading.word(verb), "build" | "create" | "generate" | "record")
        && reading.measures.iter().any(|measure| {
            matches!(reading.before(measure.at), "€" | "$" | "£") && reading.word(measure.at + 1) == "in"
        });
    // "Close 80 % of the tickets within target"
    let in_time = matches!(reading.word(verb), "close" | "address" | "resolve" | "answer")
        && reading.measures.iter().any(|measure| measure.at <= verb + 2 && measure.percent)
        && (verb + 2..reading.tokens.len()).any(|at| {
            reading.word(at) == "within"
                && (at + 1..at + 3).any(|i| matches!(reading.word(i), "target" | "sla" | "slas" | "time"))
        });
    let speed = (duty || all)
        && reading
            .measures
            .iter()
            .any(|measure| measure.amount && !measure.percent && bounded(reading, measure.at));
    // "Serve 3x the guests", "carry 2x last summer's boxes": so many times today's.
    let today = |at: usize| {
        matches!(
            reading.word(at),
            "last" | "today's" | "current" | "our" | "the" | "this" | "number" | "volume" | "amount"
        )
    };
    let times = duty
        && reading.measures.iter().any(|measure| {
            (measure.amount || today(measure.at + 1)) && reading.word(measure.at).ends_with('x')
        });
    // "Serve 8,000 guests at once": so many come. "Process 10,000 orders": nobody does that by hand.
    let crowd = duty
        && reading.measures.iter().any(|measure| {
            let others = measure.counted.is_some_and(|at| reading.any(at, EFFECT));
            (measure.value >= MANY && others && !measure.percent)
                || (measure.value >= 10.0 * MANY
                    && !reading.is(verb, Class::Cash)
                    // "Distribute 5,000 leaflets"
                    && !matches!(reading.word(verb), "distribute" | "mail" | "issue" | "print" | "dispatch"))
        });
    moved
        || money
        || speed
        || in_time
        || pledged
        || times
        || crowd
        || won::came(reading, verb)
        || won::agreed(reading, verb)
        || won::joined_by_many(reading)
        || won::crowded(reading, verb + 1)
        || has_changed(reading, verb + 1)
        || then_changes(reading, verb + 1)
        || reaches(reading, verb + 1)
        || spared(reading)
        || some_come(reading, verb + 1)
        || comes_with(reading, verb + 1)
        || told_after(reading, verb + 1)
        // "Build closer friendships"
        || (matches!(reading.word(verb), "build" | "create")
            && reading.word(verb + 1).ends_with("er")
            && reading.is(verb + 1, Class::Comparative)
            && outcome::object(reading, verb + 2)
                .is_some_and(|at| reading.is(at, Class::Effect) && !reading.is(at, Class::Artefact)))
        || takes_over(reading)
        || sooner(reading, verb + 1)
        || effect_measured(reading, verb + 1)
}

/// "Invite the neighbours, get 20 to come": so many do.
fn some_come(reading: &Reading, from: usize) -> bool {
    reading.measures.iter().any(|measure| {
        measure.at > from
            && matches!(reading.word(measure.at - 1), "get" | "convince" | "win")
            && reading.word(measure.at + 1) == "to"
            && reading.is(measure.at + 2, Class::Base)
    })
}

/// "… that have shortened the queue": what was made has already done so.
fn has_changed(reading: &Reading, from: usize) -> bool {
    (from..reading.tokens.len()).any(|at| {
        matches!(reading.word(at), "that" | "which")
            && matches!(reading.word(at + 1), "have" | "has")
            && (at + 2..at + 4).any(|i| reading.any(i, Classes::CHANGE) && reading.is(i, Class::Past))
    })
}

/// "Build a shop with 12 % more sales", "… a club with 80 registered members": what comes with it is the aim.
fn comes_with(reading: &Reading, from: usize) -> bool {
    reading.measures.iter().any(|measure| {
        let with =
            (measure.at.saturating_sub(2)..measure.at).any(|at| at >= from && reading.word(at) == "with");
        let lift = measure.percent
            && matches!(
                reading.word(measure.at + 2),
                "lift" | "increase" | "rise" | "drop" | "reduction" | "growth" | "more" | "fewer"
            );
        let members = measure.value >= 10.0
            && measure.counted.is_some_and(|head| {
                matches!(reading.word(head), "members" | "subscribers" | "users" | "customers")
            })
            && matches!(reading.word(measure.at + 1), "registered" | "paying" | "active" | "regular");
        with && (lift || members)
    }) || (from..reading.tokens.len()).any(|at| {
        // "… by raising the number of berths to 60"
        reading.word(at) == "by"
            && reading.is(at + 1, Class::Ing)
            && reading.any(at + 1, Classes::of(&[Class::Raise, Class::Lower]))
            && (at + 2..at + 4).any(|i| reading.word(i) == "number")
            && reading.measures.iter().any(|measure| measure.at > at && reading.word(measure.at - 1) == "to")
    })
}

/// "Audit the boats and cut repairs to 2": the second verb says what for, and how far.
fn then_changes(reading: &Reading, from: usize) -> bool {
    let changes = |at: usize| {
        reading.any(at, Classes::of(&[Class::Lower, Class::Raise])) && reading.is(at, Class::Base)
    };
    // "… and bring faults to ≤ 2"
    let brings = |at: usize| {
        matches!(reading.word(at), "bring" | "get")
            && reading.measures.iter().any(|measure| {
                measure.at > at
                    && reading.is(measure.at - 1, Class::AtMost)
                    && reading.word(measure.at - 2) == "to"
            })
    };
    // "Train 3 cooks and reach 80 % of full plates"
    let reached = |at: usize| {
        matches!(reading.word(at), "achieve" | "reach")
            && reading.measures.iter().any(|measure| measure.at > at && measure.at < at + 5 && measure.amount)
    };
    let to =
        |number: usize| (number.saturating_sub(2)..number).any(|at| matches!(reading.word(at), "to" | "by"));
    // "… to mend 60 % of the nets"
    let mends = (from..reading.tokens.len()).any(|at| {
        reading.word(at) == "to"
            && reading.measures.iter().any(|measure| {
                measure.at == at + 2 && measure.percent && reading.word(measure.at + 2) == "of"
            })
    });
    // "Publish a song and earn €100"
    let earns = (from..reading.tokens.len()).any(|at| {
        let joined = reading.before(at) == "and" || reading.gap(at - 1).contains(',');
        joined
            && reading.any(at, Classes::of(&[Class::Cash, Class::Receive]))
            && reading.is(at, Class::Base)
            && reading
                .measures
                .iter()
                .any(|measure| measure.at == at + 2 && matches!(reading.word(at + 1), "€" | "$" | "£"))
    });
    if mends || earns {
        return true;
    }
    (from..reading.tokens.len()).any(|at| {
        reading.word(at) == "and"
            && (reached(at + 1)
                || brings(at + 1)
                || (changes(at + 1)
                    && reading.measures.iter().any(|measure| measure.at > at + 1 && to(measure.at))))
    })
}

/// "Give talks that influence 200+ builders", "host 4 fairs attracting 300 visitors"
fn reaches(reading: &Reading, from: usize) -> bool {
    (from..reading.tokens.len()).any(|at| {
        matches!(
            reading.word(at),
            "influence" | "influencing" | "reaching" | "attracting" | "drawing" | "bring"
        ) && reading.measures.iter().any(|measure| {
            (at + 1..at + 4).contains(&measure.at)
                && measure.counted.is_some_and(|head| reading.is(head, Class::People))
        })
    })
}

/// "Post the song: > 90 comments": what shall come of it stands behind a colon.
fn told_after(reading: &Reading, from: usize) -> bool {
    reading.measures.iter().any(|measure| {
        let bound = measure.at > from && reading.is(measure.at - 1, Class::AtLeast);
        bound
            && measure.at > from + 1
            && reading.gap(measure.at - 2).contains(':')
            && (measure.amount || !reading.is(measure.at + 1, Class::Artefact))
    })
}

/// "A reply line answering 20 % of calls": what is made does so much of what was done by hand.
fn takes_over(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        measure.percent
            && measure.at > 0
            && reading.word(measure.at + 2) == "of"
            && reading.is(measure.at - 1, Class::Ing)
            && reading.is(measure.at - 1, Class::Duty)
    })
}

/// "Handle 70 % of orders without a phone call": what that share of them no longer needs.
fn spared(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        measure.percent
            && reading.word(measure.at + 2) == "of"
            && (measure.at + 3..reading.tokens.len()).any(|at| reading.word(at) == "without")
    })
}

/// "Understand what guests miss more quickly": the same deed takes less time.
fn sooner(reading: &Reading, from: usize) -> bool {
    (from + 1..reading.tokens.len()).any(|at| {
        let ends = at + 1 == reading.tokens.len()
            || matches!(reading.word(at + 1), "by" | "with" | "through" | "than");
        let quick = matches!(reading.word(at), "quickly" | "rapidly") && reading.before(at) == "more";
        (quick || matches!(reading.word(at), "faster" | "sooner")) && ends
    })
}

/// A measured effect in an activity: "… with a score of at least 4", "… so that errors fall by half".
fn effect_measured(reading: &Reading, from: usize) -> bool {
    // "List at least 20 faults": so many of them are written down.
    let desk = from > 0 && reading.is(from - 1, Class::Desk);
    let effect = |at: usize| {
        reading.any(at, Classes::of(&[Class::Effect, Class::Cost]))
            && !reading.any(at, Classes::of(&[Class::Artefact, Class::People, Class::Own]))
    };
    // The number must come after it: in "audit 4 budgets to improve …" it counts what is audited.
    let changes = |number: usize| {
        (from..number).any(|at| {
            reading.any(at, Classes::CHANGE.and(Classes::of(&[Class::Reach])))
                && !reading.is(at, Class::Ambiguous)
                && reading.any(at, Classes::of(&[Class::Base, Class::Ing, Class::Third]))
        })
    };
    reading.measures.iter().any(|measure| {
        let near = measure.counted.is_some_and(effect)
            || (phrase_start(reading, from, measure.at)..measure.at).any(effect)
            || (measure.at..reading.tokens.len().min(measure.at + 4))
                .take_while(|&at| at == measure.at || !reading.gap(at - 1).contains(','))
                .any(effect);
        let of_things = measure.counted.is_some_and(|head| {
            let out = from > 0 && reading.is(from - 1, Class::Deliver) && reading.is(head, Class::Staple);
            out || (reading.is(head, Class::Artefact) && !reading.is(head, Class::Effect))
        });
        // "Run scans on 80 % of the letters": how much of it is gone through.
        // "Carry out checks for 90 % of the boats"
        let carried = from > 0 && matches!(reading.before(from), "carry" | "conduct" | "perform");
        let gone_through = measure.percent
            && (matches!(reading.word(measure.at - 1), "on" | "across")
                || (carried && reading.word(measure.at - 1) == "for"))
            && reading.word(measure.at + 2) == "of";
        let change =
            measure.percent && measure.counted.is_some_and(|head| reading.is(head, Class::ChangeNoun));
        // "Hold talks with 90 % attendance", "print labels with 100 % coverage": how much of the deed is done.
        let part = |at: usize| {
            reading.tokens.get(at).is_some_and(|_| {
                let written = reading.written(at);
                ["attendance", "participation", "coverage", "turnout"]
                    .iter()
                    .any(|word| written.ends_with(word))
            })
        };
        let of_the_deed = measure.percent && (measure.at + 2..measure.at + 4).any(part);
        change
            || near
                && !of_the_deed
                && !of_things
                && !gone_through
                && (measure.amount
                    || changes(measure.at)
                    || (bounded(reading, measure.at) && !few(measure.value) && !desk))
    })
}

/// Where the words before a number begin to speak of it: "… of the tests, with at least 20 users" parts the two.
fn phrase_start(reading: &Reading, from: usize, number: usize) -> usize {
    (number.saturating_sub(4).max(from)..number)
        .rev()
        .find(|&at| matches!(reading.word(at), "with" | "for" | "from" | "among" | "across"))
        .unwrap_or_else(|| number.saturating_sub(4).max(from))
}

fn bounded(reading: &Reading, at: usize) -> bool {
    // "10k+ sign-ups"
    reading.gap(at).starts_with('+')
        || (at.saturating_sub(2)..at).any(|i| reading.any(i, Classes::of(&[Class::AtLeast, Class::AtMost])))
}
