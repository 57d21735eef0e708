//! Orders in the tone of offices: what a body says of its standing work with verbs that change things elsewhere.

use super::class::{Class, Classes};
use super::reading::Reading;

/// "Celebrate our history", "offer a range of courses", "encourage members to attend": as every year, unless the words
/// say that it is another one from now on.
pub(super) fn usual(reading: &Reading, verb: usize) -> bool {
    let other = Classes::of(&[Class::Comparative, Class::Superlative, Class::Purpose, Class::ChangeNoun]);
    let differs = |at: usize| {
        reading.any(at, other)
            || reading.is(at, Class::Preposition) && reading.is(at + 1, Class::Ing)
            || matches!(reading.word(at), "every" | "most" | "equal" | "free" | "instead" | "without")
    };
    let (from, last) = (verb + 1, reading.tokens.len());
    reading.measures.is_empty()
        && (offers(reading, verb)
            .is_some_and(|what| !(from..=what).any(differs) && !first_time(reading, what))
            || encourages_both(reading, verb)
            || !(from..last).any(differs)
                && (honours(reading, verb)
                    || sponsors(reading, verb)
                    || encourages(reading, verb)
                    || answers_for(reading, verb)
                    || advances(reading, verb)
                    || helps_out(reading, verb)
                    || sees_to(reading, verb)
                    || protects(reading, verb)
                    || runs_safely(reading, verb)))
}

/// "Offer night courses for the first time"
fn first_time(reading: &Reading, from: usize) -> bool {
    (from..reading.tokens.len()).any(|at| reading.is(at, Class::First) || reading.word(at) == "first")
}

/// "Encourage and support research in …": both of it as ever.
fn encourages_both(reading: &Reading, verb: usize) -> bool {
    reading.word(verb) == "encourage"
        && reading.joined(verb).is_some_and(|second| {
            matches!(reading.word(second), "assist" | "promote" | "support" | "sponsor")
        })
}

/// "Celebrate our history", "recognise volunteers", "award prizes to pupils": whoever did something is told so.
fn honours(reading: &Reading, verb: usize) -> bool {
    let next = verb + 1;
    let whose = matches!(reading.word(next), "our" | "the" | "and");
    match reading.word(verb) {
        "celebrate" | "celebrating" | "commemorate" | "commemorating" => {
            whose || reading.any(next, Classes::NOUN)
        }
        "recognise" | "recognising" | "recognize" | "recognizing" | "award" | "awarding" | "reward" => {
            (next..next + 5).any(|at| {
                reading.is(at, Class::People)
                    || matches!(
                        reading.word(at),
                        "scholarships" | "prizes" | "awards" | "grants" | "bursaries"
                    )
            })
        }
        _ => false,
    }
}

/// "Sponsor local teams", "raise funds for the hospice": money that goes out, or comes in, as it does.
fn sponsors(reading: &Reading, verb: usize) -> bool {
    let raises = matches!(reading.word(verb), "raise" | "raising")
        && matches!(reading.word(verb + 1), "funds" | "money")
        && matches!(reading.word(verb + 2), "" | "for")
        && !matches!(reading.word(verb + 3), "a" | "an");
    raises || matches!(reading.word(verb), "sponsor" | "sponsoring")
}

/// "Offer a variety of workshops", "provide opportunities for members to meet": what is there for whoever comes.
fn offers(reading: &Reading, verb: usize) -> Option<usize> {
    let many = ["variety", "range", "number", "series", "selection", "mix"];
    let some = [
        "activities",
        "advice",
        "classes",
        "courses",
        "events",
        "opportunities",
        "programmes",
        "programs",
        "resources",
        "services",
        "talks",
        "tours",
        "trips",
        "workshops",
    ];
    let quantity = (verb + 1..verb + 4)
        .find(|&at| many.contains(&reading.word(at)) && reading.word(at + 1) == "of")
        .map_or(verb + 1, |at| at + 2);
    let verbs = ["offer", "offering", "provide", "providing", "present", "host", "run"];
    (quantity..quantity + 4)
        .take_while(|&at| !reading.is(at, Class::Preposition))
        .find(|&at| some.contains(&reading.word(at)) && !reading.any(at + 1, Classes::NOUN))
        .filter(|_| verbs.contains(&reading.word(verb)))
}

/// "Help the other crews with their logs": what they do stays as it is.
fn helps_out(reading: &Reading, verb: usize) -> bool {
    let stirs = Classes::of(&[Class::Quality, Class::Vivid, Class::Stir]);
    matches!(reading.word(verb), "help" | "helping" | "assist")
        && (verb + 2..verb + 5).any(|at| {
            reading.word(at) == "with"
                && (verb + 1..at).any(|i| reading.any(i, Classes::of(&[Class::Own, Class::People])))
                && !(at + 1..reading.tokens.len()).any(|i| reading.any(i, stirs))
        })
}

/// "Encourage members to attend", "encourage participation": they are asked, as ever.
fn encourages(reading: &Reading, verb: usize) -> bool {
    let asked = ["attend", "join", "participate", "volunteer", "visit", "register", "take"];
    let part = ["attendance", "involvement", "membership", "participation", "retention"];
    matches!(reading.word(verb), "encourage" | "encouraging" | "invite")
        && ((verb + 2..verb + 6).any(|at| reading.before(at) == "to" && asked.contains(&reading.word(at)))
            || (verb + 1..verb + 4).any(|at| {
                part.contains(&reading.word(at))
                        && !reading.any(at + 1, Classes::NOUN)
                        // "… from many towns": from whom it has not come so far.
                        && !matches!(reading.word(at + 1), "from" | "by" | "among")
            }))
}

/// "Be responsive to members", "be a good employer": as anybody should be.
fn answers_for(reading: &Reading, verb: usize) -> bool {
    let owed = [
        "accountable",
        "available",
        "aware",
        "compliant",
        "connected",
        "efficient",
        "mindful",
        "prepared",
        "respectful",
        "responsible",
        "responsive",
        "there",
    ];
    let good = reading.word(verb + 1) == "a" && matches!(reading.word(verb + 2), "good" | "responsible");
    matches!(reading.word(verb), "be" | "being") && (good || owed.contains(&reading.word(verb + 1)))
}

/// "Operate the ferry safely and on time": as it should run.
fn runs_safely(reading: &Reading, verb: usize) -> bool {
    let how = ["safely", "reliably", "properly", "responsibly", "effectively", "smoothly"];
    matches!(reading.word(verb), "operate" | "operating" | "run" | "manage" | "handle")
        && (verb + 2..reading.tokens.len()).any(|at| how.contains(&reading.word(at)))
}

/// "Advance the interests of the trade": what the body is there for.
fn advances(reading: &Reading, verb: usize) -> bool {
    matches!(reading.word(verb), "advance" | "advancing" | "further" | "pursue")
        && matches!(reading.word(verb + 1), "the" | "our")
        && matches!(
            reading.word(verb + 2),
            "aims" | "cause" | "goals" | "interests" | "mission" | "profession" | "purposes" | "work"
        )
}

/// "Address the board's priorities", "ensure the safe use of the cranes", "serve and honour …": what is to be seen to.
fn sees_to(reading: &Reading, verb: usize) -> bool {
    let last = reading.tokens.len() - 1;
    let owed = ["issues", "matters", "needs", "priorities", "requests"];
    let addresses =
        matches!(reading.word(verb), "address" | "addressing") && owed.contains(&reading.word(last));
    let used = [
        "administration",
        "collection",
        "delivery",
        "fulfilment",
        "fulfillment",
        "handling",
        "management",
        "operation",
        "processing",
        "reporting",
        "stewardship",
        "use",
    ];
    let ensures = matches!(reading.word(verb), "ensure" | "implement" | "provide" | "ensuring")
        && (verb + 1..verb + 7)
            .take_while(|&at| !reading.is(at, Class::Preposition) || reading.word(at) == "and")
            .any(|at| used.contains(&reading.word(at)) && matches!(reading.word(at + 1), "of" | "over" | ""));
    let serves = reading.word(verb) == "serve" && reading.word(verb + 1) == "and";
    // "Focus on daily work"
    let same = ["core", "current", "daily", "day-to-day", "existing"];
    let focuses = matches!(reading.word(verb), "focus" | "focusing")
        && (verb + 1..verb + 4).any(|at| same.contains(&reading.word(at)));
    // "Meet the needs of lecturers", "engage members through events"
    let meets = matches!(reading.word(verb), "meet" | "meeting")
        && (verb + 1..verb + 6)
            .any(|at| reading.word(at) == "needs" && matches!(reading.word(at + 1), "of" | ""));
    let engages = reading.word(verb) == "engage"
        && reading.is(verb + 1, Class::People)
        && matches!(reading.word(verb + 2), "through" | "with" | "via")
        && reading.has(verb + 3, Classes::of(&[Class::Staple, Class::Meeting]));
    addresses || ensures || serves || focuses || meets || engages
}

/// "Protect the assets of the trust", "protect guests from harm": so that nothing gets worse.
fn protects(reading: &Reading, verb: usize) -> bool {
    matches!(reading.word(verb), "protect" | "protecting" | "safeguard" | "safeguarding")
        && reading.tokens.len() <= verb + 6
        && !(verb + 1..reading.tokens.len())
            .any(|at| reading.word(at) == "and" && reading.is(at + 1, Class::Base))
}

/// "The guild will develop a toolkit", "we will raise awareness": what a body is going to do, as it would be ordered.
pub(super) fn announces(reading: &Reading, subject: usize, verb: usize) -> bool {
    let letters = reading.in_capitals(subject);
    let body = letters
        || reading.word(subject) == "we"
        || (subject..verb).any(|at| reading.any(at, Classes::of(&[Class::Own, Class::Field])));
    let deed = (verb + 1..verb + 3).find(|&at| reading.is(at, Class::Base));
    body && reading.word(verb) == "will"
        && deed.is_some_and(|at| {
            reading.any(at, Classes::ACT.and(Classes::CHANGE).and(Classes::of(&[Class::Reach])))
                && !reading.any(at, Classes::of(&[Class::Become, Class::Stir]))
        })
}

/// "YCA delivers timely services": what a body does, told of it by its letters.
pub(super) fn does(reading: &Reading, start: usize, verb: usize) -> bool {
    let letters = reading.in_capitals(start);
    let serves = ["communicates", "delivers", "ensures", "offers", "provides", "serves", "supports"]
        .contains(&reading.word(verb));
    let near = verb == start + 1 || (verb == start + 2 && reading.word(start + 1).ends_with("ly"));
    letters && serves && near && reading.measures.is_empty()
}

/// "Promote the autumn concerts", "promote wellness": as every autumn.
pub(super) fn promotes(reading: &Reading, verb: usize) -> bool {
    let last = reading.tokens.len() - 1;
    let more = ["adoption", "awareness", "culture", "participation", "sharing", "uptake", "use"];
    let bare = reading.word(verb).starts_with("promot")
        && (verb + 1..verb + 3).contains(&last)
        && !more.contains(&reading.word(last));
    // "Promote the use of life jackets"
    let the = matches!(reading.word(verb), "promote" | "promoting")
        && reading.word(verb + 1) == "the"
        && (verb + 3..verb + 8).any(|at| reading.word(at) == "of");
    // "Promote current offers"
    let there = matches!(reading.word(verb), "promote" | "promoting")
        && matches!(reading.word(verb + 1), "current" | "existing" | "updated" | "upcoming");
    if bare || the || there {
        return true;
    }
    matches!(reading.word(verb), "promote" | "advertise" | "publicise" | "publicize")
        && last <= verb + 3
        && matches!(
            reading.word(last),
            "event" | "events" | "concert" | "concerts" | "workshops" | "show" | "shows" | "fair"
        )
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

/// "The guild shall provide …": its duty, whoever tells of it.
pub(super) fn of_an_office(reading: &Reading, start: usize, verb: usize) -> bool {
    matches!(reading.word(verb), "shall" | "will")
        && reading.word(start) != "we"
        && reading.is(verb + 1, Class::Base)
        && (reading.any(verb + 1, Classes::of(&[Class::Duty, Class::Hold, Class::Todo]))
            || (reading.word(verb + 1) == "engage" && reading.word(verb + 2) == "in"))
}
