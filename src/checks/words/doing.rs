//! Key results that tell what one's own people do or a thing is given, and those that tell what others do by it.

use super::class::{Class, Classes};
use super::more;
use super::number;
use super::phrase::MANY;
use super::reading::Reading;
use super::shape::Shape;

/// Whether one's own people do it, or a thing is given one more part: so far nobody has anything of it.
pub(super) fn by_ourselves(reading: &Reading) -> bool {
    only_posted(reading)
        || only_taught(reading)
        || each_of_us(reading)
        || held_so_often(reading)
        || time_spent(reading)
        || comes_with_a_part(reading)
        || supports(reading)
        || crew_of(reading)
        || moved_over(reading)
}

/// "Every team member performs …", "each workshop needs to define …"
fn each_of_us(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let ours = Classes::of(&[Class::Own, Class::Staff]);
    if !matches!(reading.word(start), "each" | "every")
        || !reading.measures.iter().all(|measure| !measure.amount)
    {
        return false;
    }
    let own = (start + 1..start + 4)
        .take_while(|&at| !reading.is(at, Class::Preposition))
        .any(|at| reading.any(at, ours));
    let acts = [
        "defines",
        "documents",
        "drafts",
        "identifies",
        "lists",
        "names",
        "needs",
        "performs",
        "prepares",
        "presents",
        "publishes",
        "reports",
        "reviews",
        "runs",
        "sets",
        "takes",
        "writes",
    ];
    own && (start + 2..(start + 9).min(reading.tokens.len())).any(|at| acts.contains(&reading.word(at)))
}

/// "One meeting with each of the mayors", "two lessons, 15 pupils each", "100 hours of practice given": held by us.
fn held_so_often(reading: &Reading) -> bool {
    let (start, last) = (reading.shape.start(), reading.tokens.len() - 1);
    reading.tokens[start].figure.is_some()
        && matches!(reading.shape, Shape::Phrase { .. })
        && (start + 1..=last).any(|at| {
            let meets = ["meeting with", "meetings with", "call with", "calls with", "talk with"]
                .iter()
                .any(|word| reading.says(at, word));
            let each =
                at == last && reading.word(at) == "each" && (start..at).any(|i| reading.gap(i).contains(','));
            let given = matches!(reading.word(at), "given" | "offered" | "taught")
                && (start + 1..start + 3).any(|i| matches!(reading.word(i), "hours" | "days" | "lessons"));
            (meets && at <= start + 2) || each || given
        })
}

/// "60 minutes of guitar per week": time is all it takes.
pub(super) fn time_spent(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let timed = |at: usize| {
        reading.tokens.get(at).and_then(|token| token.figure).is_some_and(|figure| {
            figure.unit || (at + 1..at + 3).any(|unit| number::time(reading.word(unit)).is_some())
        })
    };
    // "Spend 1hr every week on …", "exercise for 15 minutes daily"
    let act = matches!(
        reading.word(start),
        "spend" | "exercise" | "practise" | "practice" | "write" | "read" | "study"
    );
    let spent = timed(start) || (act && (start + 1..start + 6).any(timed));
    let often = (start + 1..reading.tokens.len()).any(|at| {
        number::rhythm(reading.word(at))
            || (reading.is(at, Class::Routine) && reading.word(at) == "every")
            || (matches!(reading.word(at - 1), "per" | "a" | "every" | "each")
                && matches!(reading.word(at), "day" | "week" | "month"))
    });
    // "2 hours of waiting per week": somebody has to bear it.
    let borne = ["waiting", "downtime", "overtime", "meetings", "delay", "delays", "sleep", "outage"];
    spent
        && often
        && !(start + 1..reading.tokens.len()).any(|at| borne.contains(&reading.word(at)))
        && (act || matches!(reading.shape, Shape::Phrase { .. }))
        && !reading.has(start + 1, Classes::of(&[Class::Cost, Class::Lower, Class::People]))
}

/// "All lamps include a rating": a part that each of them has.
fn comes_with_a_part(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let near = start + 1..(start + 7).min(reading.tokens.len());
    reading.is(start, Class::Universal)
        && !near.clone().any(|at| reading.is(at, Class::People))
        && near.clone().any(|at| matches!(reading.word(at), "include" | "includes" | "contain" | "contains"))
}

/// "Support for 400 % zoom", "coverage of 100 % of the price list in the till": what it can do then.
fn supports(reading: &Reading) -> bool {
    let start = reading.shape.start();
    matches!(reading.shape, Shape::Phrase { .. })
        && reading.word(start) == "support"
        && reading.word(start + 1) == "for"
}

/// "Have 4 core crew members": so many are hired.
fn crew_of(reading: &Reading) -> bool {
    let start = reading.shape.start();
    // "Two new lock keepers on board"
    let on_board = (start + 2..(start + 6).min(reading.tokens.len())).any(|at| {
        reading.is(at, Class::People)
            && reading.word(at + 1) == "on"
            && matches!(reading.word(at + 2), "board" | "boarded")
            && at + 3 >= reading.tokens.len()
            && (start..at).any(|i| reading.word(i) == "new")
    });
    on_board
        || reading.word(start) == "have"
            && reading.tokens.get(start + 1).is_some_and(|next| next.figure.is_some())
            && (start + 2..start + 4).any(|at| {
                reading.word(at) == "core" || reading.word(at) == "team" || reading.word(at) == "crew"
            })
            && matches!(reading.word(reading.tokens.len() - 1), "members" | "people" | "colleagues")
}

/// "All branches will move onto the shared site": we move them.
fn moved_over(reading: &Reading) -> bool {
    let Shape::Statement { verb, .. } = reading.shape else { return false };
    reading.word(verb) == "will"
        && matches!(reading.word(verb + 1), "move" | "migrate" | "switch" | "transition")
        && matches!(reading.word(verb + 2), "onto" | "to" | "into" | "over")
        && !(reading.shape.start()..verb).any(|at| reading.is(at, Class::People))
}

/// "Minutes posted within a week": of one's own papers, when they are to be read.
fn only_posted(reading: &Reading) -> bool {
    (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
        matches!(reading.word(at), "posted" | "uploaded" | "published" | "written" | "documented" | "minuted")
            && reading.word(at + 1) == "within"
    })
}

/// "90 % of the cooks complete the hygiene course": they were told to. Hundreds of them came by themselves.
fn only_taught(reading: &Reading) -> bool {
    let taught = |at: usize| {
        matches!(reading.word(at), "course" | "courses" | "training" | "learning" | "workshop" | "workshops")
    };
    // Guests and readers come of themselves.
    let guests = reading.measures.iter().any(|measure| {
        measure.counted.is_some_and(|at| reading.is(at, Class::Effect) && reading.is(at, Class::People))
    });
    // "90 % of staff trained in first aid"
    let told = (reading.shape.start() + 2..reading.tokens.len()).any(|at| {
        matches!(reading.word(at), "trained" | "briefed" | "coached")
            && reading.is(at - 1, Class::Own)
            && matches!(reading.word(at + 1), "in" | "on" | "")
    });
    !guests
        && !reading.is(reading.shape.start(), Class::Artefact)
        && reading.measures.iter().all(|measure| measure.percent || measure.value < MANY)
        && (told
            || (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
                matches!(reading.word(at), "complete" | "completes" | "attend" | "attends" | "finish")
                    && reading.is(at, Class::Attend)
                    && (at + 1..=at + 6).any(taught)
            }))
}

/// Whether others do it, have it, or do so no longer, whatever the verb is elsewhere.
pub(super) fn by_others(reading: &Reading) -> bool {
    grows_a_list(reading)
        || given_room(reading)
        || have_access(reading)
        || found_by_use(reading)
        || came_in(reading)
        || at_the_end(reading)
        || of_what_is_late(reading)
        || none_left(reading)
        || of_oneself(reading)
        || cited(reading)
}

/// "Grow the mailing list to 5k": so many signed up.
fn grows_a_list(reading: &Reading) -> bool {
    let Shape::Order { verb } = reading.shape else { return false };
    let lists =
        ["mailing list", "waiting list", "waitlist", "following", "audience", "newsletter", "readership"];
    reading.is(verb, Class::Raise)
        && (verb + 1..verb + 5).any(|at| {
            at < reading.tokens.len()
                && (lists.iter().any(|list| reading.says(at, list))
                    || (matches!(reading.word(at), "mailing" | "waiting") && reading.word(at + 1) == "list"))
        })
        && reading.measures.iter().any(|measure| measure.value >= 100.0 || measure.percent)
}

/// "Secure 10 speaking slots": others give them.
fn given_room(reading: &Reading) -> bool {
    let Shape::Order { verb } = reading.shape else { return false };
    let room = ["slots", "opportunities", "placements", "commitments", "pledges", "invitations"];
    matches!(reading.word(verb), "secure" | "win" | "earn")
        && reading.measures.iter().any(|measure| measure.value > 2.0 && measure.at <= verb + 2)
        && (verb + 2..verb + 6).any(|at| {
            at < reading.tokens.len()
                && room.iter().any(|word| reading.written(at).to_ascii_lowercase().ends_with(word))
        })
}

/// "All nurses have access to …": those who had none have it. Of one's own tools it is only set up.
fn have_access(reading: &Reading) -> bool {
    let Shape::Statement { subject, verb } = reading.shape else { return false };
    matches!(reading.word(verb), "have" | "has")
        && reading.word(verb + 1) == "access"
        && (subject..verb).any(|at| reading.is(at, Class::People))
        && (verb + 2..reading.tokens.len())
            .any(|at| reading.any(at, Classes::of(&[Class::Trait, Class::Quality])))
}

/// "The check has found faults that had gone unnoticed"
fn found_by_use(reading: &Reading) -> bool {
    (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
        matches!(reading.word(at), "unnoticed" | "undetected")
            || (matches!(reading.word(at), "caught" | "found")
                && matches!(reading.before(at), "has" | "have"))
    })
}

/// "50k new applications started through the desk": by whoever applies.
fn came_in(reading: &Reading) -> bool {
    let what =
        ["applications", "registrations", "sign-ups", "signups", "bookings", "downloads", "enrolments"];
    reading.measures.iter().any(|measure| {
        measure.value >= 100.0
            && !measure.percent
            && (measure.at + 1..measure.at + 4).any(|at| what.contains(&reading.word(at)))
    }) && !matches!(reading.shape, Shape::Order { .. })
}

/// "Requests for lessons increase", "complaints marked as late halve": the last word says how it moves.
fn at_the_end(reading: &Reading) -> bool {
    let last = reading.tokens.len() - 1;
    last > 1
        && !matches!(reading.shape, Shape::Order { .. })
        && matches!(
            reading.word(last),
            "increase" | "decrease" | "halve" | "double" | "triple" | "decline" | "grow" | "shrink"
        )
        && reading.is(last, Class::Base)
        && !reading.any(last - 1, Classes::of(&[Class::Article]))
        && !matches!(reading.word(last - 1), "to" | "can" | "will" | "not")
        && reading.any(
            reading.shape.start(),
            Classes::of(&[Class::Effect, Class::Cost, Class::People, Class::Staple]),
        )
}

/// "Number of late boats": fewer of what is out of order.
fn of_what_is_late(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let at = start + usize::from(reading.is(start, Class::Article));
    matches!(reading.word(at), "number" | "count" | "share" | "percentage")
        && reading.word(at + 1) == "of"
        && (matches!(
            reading.word(at + 2),
            "late" | "failed" | "missed" | "overdue" | "broken" | "outdated" | "lost"
        ) || (reading.word(at + 2) == "out" && reading.word(at + 3) == "of"))
}

/// "All severe leaks in the pumps mended": none of them is left.
fn none_left(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let faults = ["bugs", "defects", "errors", "faults", "findings", "leaks", "vulnerabilities"];
    let mended = ["closed", "eliminated", "fixed", "mended", "patched", "remediated", "resolved"];
    let fault = (start + 1..start + 8).find(|&at| faults.contains(&reading.word(at)));
    reading.word(start) == "all"
        && fault.is_some_and(|fault| (fault + 1..fault + 6).any(|at| mended.contains(&reading.word(at))))
}

/// "Weigh less than 80 kg", "spend under 100 euros a month", "do ten pull-ups in a row": how somebody is then.
fn of_oneself(reading: &Reading) -> bool {
    let verb = reading.shape.start();
    let bound = (verb + 1..verb + 3).any(|at| reading.is(at, Class::AtMost));
    let body = reading.word(verb) == "weigh" || (reading.word(verb) == "spend" && bound);
    let sleeps = reading.word(verb) == "sleep";
    let row = (verb + 3..reading.tokens.len())
        .any(|at| reading.word(at) == "row" && reading.before(at) == "a" && reading.word(at - 2) == "in");
    // "Repay all debts"
    let owes = more::pays_off(reading, verb);
    owes || !reading.measures.is_empty() && (body || sleeps || row)
}

/// "Have at least five books citing our songs": whoever writes them does.
fn cited(reading: &Reading) -> bool {
    let start = reading.shape.start();
    matches!(reading.word(start), "have" | "get" | "see")
        && reading.measures.first().is_some_and(|measure| {
            (measure.at + 2..measure.at + 9)
                .any(|at| matches!(reading.word(at), "citing" | "using" | "mentioning" | "naming"))
        })
}
