//! Errands: orders with a verb that builds, finds or wins elsewhere, and here only sees to something, told by what it is
//! done to.

use super::beyond;
use super::class::{Class, Classes};
use super::reading::Reading;

/// What goes on after it as it did before.
pub(super) fn goes_on(reading: &Reading, verb: usize) -> bool {
    on_call(reading, verb)
        || advises(reading, verb)
        || stays(reading, verb)
        || keeps_what_it_makes(reading, verb)
        || as_it_should(reading, verb)
        || as_it_was(reading, verb)
}

/// What is over once it is done, whatever may come of it.
pub(super) fn over_once_done(reading: &Reading, verb: usize) -> bool {
    let word = reading.word(verb);
    let next = verb + 1;
    let near = |words: &[&str]| (next..next + 4).any(|at| words.contains(&reading.word(at)));
    match word {
        // "Find all loose planks", "find and report faults"
        "find" | "discover" | "locate" => {
            funds_to_go_on(reading, next)
                || matches!(reading.word(next), "all" | "every")
                || reading.joined(verb).is_some_and(|second| {
                    matches!(reading.word(second), "report" | "list" | "log" | "document" | "record")
                })
        }
        // "Clean up old branches", "finish what we began"
        "clean" | "clear" | "prune" => near(&["old", "stale", "unused", "leftover", "dead"]),
        "finish" | "complete" => {
            reading.word(next) == "what"
                || (near(&["backlog", "backlog items", "leftovers"]) && near(&["from", "of"]))
        }
        // "Find money to keep the club going"
        "secure" | "raise" | "obtain" => funds_to_go_on(reading, next),
        // "Introduce the project to visitors"
        "introduce" => (next + 1..next + 5).any(|at| {
            reading.word(at) == "to"
                && matches!(
                    reading.word(at + 1),
                    "visitors" | "guests" | "newcomers" | "members" | "people" | "attendees"
                )
        }),
        // "Open a bank account", "get the permits"
        "open" => near(&["account", "accounts", "bank account"]),
        "register" => near(&["association", "company", "business", "domain", "trademark"]),
        "survive" => true,
        "get" | "have" if near(&["permit", "permits", "permission", "quotes", "insurance"]) => true,
        // "Draw an org chart", "commit to a design", "deliver on projects", "measure what the fair does"
        "draw" if (next..next + 4).any(|at| reading.is(at, Class::Paper)) => true,
        "commit" => reading.written(verb).ends_with(" to") && reading.word(next) == "a",
        "measure" | "measuring" => reading.word(next) == "what",
        "tell" | "telling" => near(&["story"]),
        // "Onboard the apprentices of the autumn intake"
        "onboard" => {
            reading.word(next) == "the" && (next + 1..next + 3).any(|at| reading.is(at, Class::People))
        }
        // "Have the lifts inspected before the permit runs out"
        "have" | "get" => (next + 1..next + 5).any(|at| {
            matches!(
                reading.word(at),
                "inspected" | "serviced" | "checked" | "audited" | "renewed" | "cleaned"
            )
        }),
        // "Archive all unused forms": what nobody used.
        "archive" | "delete" | "discard" | "remove" => {
            near(&["unused", "inactive", "outdated", "obsolete", "expired"])
        }
        // "Validate the feasibility of …": of a thing that is not there by that.
        "validate" | "confirm" | "assess" | "check" | "study" => near(&["feasibility", "viability"]),
        // "Set prices for the summer"
        "set" => {
            let at = next + usize::from(reading.is(next, Class::Article));
            matches!(reading.word(at), "price" | "prices" | "pricing" | "fees" | "rates" | "dates" | "date")
                && matches!(reading.word(at + 1), "" | "for" | "of")
        }
        // "Show early samples", "showcase the work of …"
        "show" | "showcase" | "present" => {
            near(&["demos", "samples", "previews", "mock-ups", "mockups", "activity", "prototypes"])
        }
        // "Design a new mascot"
        "design" | "create" | "draw" | "make" | "choose" | "pick" | "order" | "print" => {
            let trinket =
                ["mascot", "logo", "crest", "badge", "badges", "banner", "banners", "flyer", "flyers"];
            let cloth =
                ["leaflet", "leaflets", "stickers", "t-shirts", "tshirts", "poster", "posters", "letterhead"];
            near(&trinket) || near(&cloth)
        }
        "contribute" | "submit" => near(&["articles", "posts", "stories", "talks"]),
        // "Deliver well-structured guest research"
        "deliver" | "conduct" | "do" => {
            let last = reading.tokens.len() - 1;
            reading.written(verb).ends_with(" on")
                && near(&["projects", "promises", "commitments", "backlog"])
                || last > verb
                    && last <= verb + 4
                    && matches!(reading.word(last), "research" | "interviews" | "surveys" | "analysis")
        }
        _ => false,
    }
}

/// "… enough money to keep the choir going"
fn funds_to_go_on(reading: &Reading, from: usize) -> bool {
    (from..from + 3).any(|at| {
        matches!(reading.word(at), "money" | "funds" | "funding")
            && reading.word(at + 1) == "to"
            && matches!(reading.word(at + 2), "sustain" | "keep" | "maintain" | "continue" | "cover")
    })
}

/// "… as requested by the wardens", "… as necessary": whenever somebody asks.
fn on_call(reading: &Reading, verb: usize) -> bool {
    (verb + 2..reading.tokens.len()).any(|at| {
        let asked = matches!(reading.word(at), "requested" | "necessary" | "needed" | "required" | "asked");
        let phrase = reading.written(at).to_ascii_lowercase();
        (reading.before(at) == "as" && asked)
            || ["as needed", "as required", "when needed", "if needed"].contains(&phrase.as_str())
            || (reading.word(at) == "request" && matches!(reading.before(at), "on" | "upon"))
    }) && reading.measures.is_empty()
        && !reading.any(verb, Classes::CHANGE)
        && !["launch", "release", "ship", "open"]
            .iter()
            .any(|stem| reading.written(verb).to_ascii_lowercase().contains(stem))
}

/// "Provide the council with suggestions for …", "give advice on …": whoever gets it does the rest, or does not.
fn advises(reading: &Reading, verb: usize) -> bool {
    let said = ["advice", "feedback", "input", "recommendations", "suggestions", "tips"];
    let what = (verb + 1..verb + 6).find(|&at| said.contains(&reading.word(at)));
    matches!(reading.word(verb), "provide" | "give" | "offer" | "supply")
        && what.is_some_and(|at| {
            let direct = (verb + 1..at).all(|i| !reading.is(i, Class::Preposition));
            direct || reading.before(at) == "with"
        })
}

/// "Be effective in managing …", "make progress on …": as it is.
fn stays(reading: &Reading, verb: usize) -> bool {
    let next = verb + 1;
    let able = reading.word(verb) == "be"
        && matches!(reading.word(next), "efficient" | "effective" | "diligent" | "careful" | "proactive")
        && matches!(reading.word(next + 1), "in" | "at" | "about")
        && reading.is(next + 2, Class::Ing);
    let help = reading.word(verb) == "help"
        && matches!(
            reading.word(next),
            "sponsor"
                | "organise"
                | "organize"
                | "attend"
                | "host"
                | "moderate"
                | "maintain"
                | "keep"
                | "run"
        );
    let serves = reading.word(verb) == "serve" && {
        let whom = next + usize::from(reading.is(next, Class::Article));
        reading.any(whom, Classes::of(&[Class::People]))
            && reading.measures.is_empty()
            && (whom + 1..whom + 3)
                .any(|at| matches!(reading.word(at), "of" | "around" | "along" | "across" | "in"))
    };
    let progress = reading.word(verb) == "make" && reading.word(next) == "progress";
    // "Operate a reliable, scalable desk", "produce songs"
    let runs = reading.word(verb) == "operate"
        && reading.measures.is_empty()
        && !(next..reading.tokens.len())
            .any(|at| reading.is(at, Class::Comparative) && !reading.word(at).ends_with("able"))
        && !beyond::another_way(reading, verb)
        && !(next..reading.tokens.len()).any(|at| reading.word(at) == "without");
    let bare = reading.word(verb) == "produce"
        && next + 1 == reading.tokens.len()
        && !reading.is(next, Class::Effect);
    able || help || serves || progress || runs || bare
}

/// "Publish and maintain a list", "finish the log and stay up to date": kept from then on, as anything is.
fn keeps_what_it_makes(reading: &Reading, verb: usize) -> bool {
    let writes =
        ["publish", "write", "update", "review", "produce", "draft", "document", "acquire", "develop"];
    let second = reading.joined(verb).is_some_and(|at| matches!(reading.word(at), "maintain" | "keep"));
    let current = (verb + 2..reading.tokens.len()).any(|at| {
        reading.before(at) == "and"
            && matches!(reading.word(at), "stay" | "keep" | "remain")
            && reading.written((at + 1).min(reading.tokens.len() - 1)).to_ascii_lowercase().starts_with("up")
    });
    (second && writes.contains(&reading.word(verb)))
        || (current && reading.is(verb, Class::Finish) && !reading.any(verb, Classes::CHANGE))
}

/// "Make sure the kiln works as it should", "ensure timely handling of claims"
fn as_it_should(reading: &Reading, verb: usize) -> bool {
    let assures = reading.is(verb, Class::Assure)
        || matches!(reading.word(verb), "ensure" | "guarantee")
        || reading.says(verb, "make sure");
    let how = ["properly", "correctly", "reliably", "normally", "smoothly"];
    let last = reading.tokens.len() - 1;
    let should = (verb + 2..=last)
        .any(|at| reading.word(at) == "should" && matches!(reading.before(at), "it" | "they") && at == last);
    assures && (how.contains(&reading.word(last)) || should)
}

/// "Replicate the functions of the old desk", "rebuild the existing form": the same once more.
fn as_it_was(reading: &Reading, verb: usize) -> bool {
    let same = |at: usize| matches!(reading.word(at), "existing" | "current" | "same");
    matches!(reading.word(verb), "replicate" | "reproduce" | "recreate")
        || (matches!(reading.word(verb), "rebuild" | "reimplement" | "port")
            && (verb + 1..verb + 3).any(same)
            && reading.measures.is_empty())
}
