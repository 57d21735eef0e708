//! What something will be like, and the burden that ends with it: the parts of a picture that need no person in it.

use super::class::{Class, Classes};
use super::reading::Reading;
use super::shape::Shape;

/// "Make background jobs fast", "make the archive accessible": what it will be like. Not "more efficient", nor a
/// "newcomer friendly" this or that.
pub(super) fn made_so(reading: &Reading, verb: usize) -> bool {
    reading.word(verb + 1) != "it"
        && (verb + 2..reading.tokens.len()).any(|at| {
            how(reading, at)
                && !reading.any(at + 1, Classes::NOUN)
                && !matches!(reading.word(at), "friendly" | "reliable" | "aware" | "stable" | "consistent")
                && reading.before(at) != "more"
                && !reading.is(at - 1, Class::Preposition)
        })
}

/// "Eliminate friction", "break down silos", "without the drama": nobody will miss it.
pub(super) fn relief(reading: &Reading) -> bool {
    let start = reading.shape.start();
    // "Never lose a key again"
    if reading.word(0) == "never" && reading.word(reading.tokens.len() - 1) == "again" {
        return true;
    }
    // "Remove barriers for patients", and not "remove barriers to the form".
    let felt = (start..reading.tokens.len()).any(|at| reading.is(at, Class::People));
    (start..reading.tokens.len()).any(|at| {
        let ends = matches!(
            reading.word(at),
            "from" | "eliminate" | "kill" | "end" | "ease" | "without" | "break" | "tear" | "abolish"
        ) || (reading.before(at) == "out" && reading.word(at) == "of")
            || (felt && matches!(reading.word(at), "remove" | "lower" | "lift"));
        // "Reduce the strain on …": whoever bears it feels it, named or not.
        let less = matches!(reading.word(at), "reduce" | "lessen" | "lower" | "lighten" | "relieve")
            && (at + 1..at + 4).any(|i| {
                matches!(reading.word(i), "stress" | "strain" | "burnout" | "loneliness" | "isolation")
            });
        if less {
            return true;
        }
        // "Remove paperwork as an obstacle to borrowing"
        let obstacle = (at + 2..at + 7).any(|i| {
            reading.word(i) == "as"
                && reading.is(i + 1, Class::Article)
                && ["barrier", "obstacle", "hurdle", "bottleneck"].contains(&reading.word(i + 2))
        });
        if obstacle && (ends || matches!(reading.word(at), "remove" | "eliminate")) {
            return true;
        }
        ends && (at + 1..at + 4).take_while(|&i| !reading.is(i, Class::Preposition)).any(|i| {
            reading.is(i, Class::Pain)
                || (felt
                    && ["barrier", "obstacle", "hurdle"].iter().any(|stem| reading.word(i).starts_with(stem)))
        })
    })
}

/// "So simple and short that beginners finish it"
pub(super) fn so_that(reading: &Reading) -> bool {
    (reading.shape.start()..reading.tokens.len()).any(|at| {
        reading.word(at) == "so"
            && reading.word(at + 1) != "that"
            && how(reading, at + 1)
            && (at + 2..at + 5).any(|i| reading.word(i) == "that")
    })
}

/// "Get the harbour to be seen as …": who or what it is to others then.
pub(super) fn seen_as(reading: &Reading) -> bool {
    (reading.shape.start() + 2..reading.tokens.len()).any(|at| {
        reading.is(at, Class::Become) && reading.written(at).ends_with(" as") && reading.before(at) == "to"
    })
}

/// "Raise berths enough to end the queues": how much is told by what comes of it.
pub(super) fn far_enough(reading: &Reading) -> bool {
    (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
        reading.word(at) == "enough"
            && reading.word(at + 1) == "to"
            && reading.any(at + 2, Classes::of(&[Class::Lower, Class::Guard]))
    })
}

/// "Cut paperwork, raise trust and keep more nurses": what weighs on people is less, and two things more are better.
pub(super) fn lightens(reading: &Reading) -> bool {
    let better = Classes::CHANGE.and(Classes::of(&[Class::Comparative]));
    let start = reading.shape.start();
    let lists = (start + 1..reading.tokens.len()).filter(|&at| reading.gap(at - 1).contains(',')).count() > 1;
    let pain = (start..start + 3).any(|at| {
        (reading.is(at, Class::Lower) || matches!(reading.word(at), "less" | "fewer"))
            && (at + 1..at + 3).any(|i| reading.is(i, Class::Pain))
    });
    let first = |at: usize| at > start && (reading.gap(at - 1).contains(',') || reading.before(at) == "and");
    let more = (start..reading.tokens.len()).filter(|&at| first(at) && reading.any(at, better)).count();
    lists && pain && more > 1
}

/// "The night shift plans itself"
pub(super) fn runs_itself(reading: &Reading) -> bool {
    let last = reading.tokens.len() - 1;
    last > 1
        && !matches!(reading.shape, Shape::Order { .. })
        && matches!(reading.word(last), "itself" | "themselves")
        && reading.is(last - 1, Class::Third)
}

/// "Zero accidents", "fewer people sleep outside": nobody is sorry that they are gone.
pub(super) fn spared(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let folk = (start + 1..start + 3).any(|at| reading.is(at, Class::People));
    let left = matches!(reading.word(start + 1), "outstanding" | "overdue" | "open" | "remaining");
    (reading.word(start) == "zero" && !left)
        || (reading.word(start) == "fewer" && folk && start + 3 < reading.tokens.len())
}

/// "Raise the museum's usefulness to families": to whom it matters more.
pub(super) fn matters_to(reading: &Reading) -> bool {
    // "… to better serve members and neighbours"
    let better = (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
        reading.before(at) == "to"
            && reading.word(at) == "better"
            && matches!(reading.word(at + 1), "serve" | "support" | "help" | "meet" | "reach")
            && (at + 2..at + 8).any(|i| reading.is(i, Class::People))
    });
    if better {
        return true;
    }
    (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
        matches!(reading.word(at), "usefulness" | "relevance")
            && matches!(reading.word(at + 1), "to" | "for")
            && (at + 2..at + 6).any(|i| reading.is(i, Class::People))
    })
}

/// "Help growers to become independent", "support families to reach their own targets": what they are or do then.
pub(super) fn helps_become(reading: &Reading) -> bool {
    let Shape::Order { verb } = reading.shape else { return false };
    matches!(reading.word(verb), "help" | "enable" | "support" | "empower")
        && (verb + 2..reading.tokens.len()).any(|at| {
            reading.word(at) == "to"
                && (matches!(reading.word(at + 1), "be" | "become")
                    // "Enable crews to land faster", "… to catch more with less"
                    || (reading.is(at - 1, Class::Own)
                        && reading.word(at + 2).ends_with("er")
                        && reading.is(at + 2, Class::Comparative))
                    || (reading.word(at + 2) == "more" && reading.word(at + 3) == "with")
                    || (at + 2..at + 5).any(|i| reading.word(i) == "their" && reading.word(i + 1) == "own"))
        })
}

/// "Be a careful crew": as any would say of itself.
pub(super) fn as_any_team(reading: &Reading) -> bool {
    let (start, last) = (reading.shape.start(), reading.tokens.len() - 1);
    reading.word(start) == "be"
        && reading.word(start + 1) == "a"
        && last <= start + 4
        && reading.is(last, Class::Own)
        && !(start + 2..last).any(|at| reading.any(at, Classes::of(&[Class::Vivid, Class::Superlative])))
}

/// "Fast, observable and safe", "secure and user-friendly"
pub(super) fn joined(reading: &Reading) -> bool {
    (reading.shape.start()..reading.tokens.len()).any(|at| {
        let next = reading.joined(at).or_else(|| reading.gap(at).contains(',').then_some(at + 1));
        how(reading, at) && next.is_some_and(|next| how(reading, next))
    })
}

/// "As reliable as it can be", "makes it easier to find a seat", "the map is easy to read"
pub(super) fn as_good_as(reading: &Reading) -> bool {
    let statement = matches!(reading.shape, Shape::Statement { .. });
    (reading.shape.start()..reading.tokens.len()).any(|at| {
        let possible = reading.word(at) == "possible" && reading.before(at) == "as";
        (possible && (at.saturating_sub(5)..at).any(|i| reading.word(i) == "as" && how(reading, i + 1)))
            || (reading.word(at) == "as" && how(reading, at + 1) && reading.word(at + 2) == "as")
            || reading.written(at).ends_with("it easier")
            || (statement && reading.word(at) == "easy" && matches!(reading.word(at + 1), "to" | "for"))
    })
}

/// "Get our maps used by skippers", "have schools adopt our songs"
pub(super) fn taken_up(reading: &Reading, verb: usize) -> bool {
    let who = Classes::of(&[Class::People, Class::World]);
    let by = |at: usize| {
        (at + 1..at + 5).any(|i| reading.word(i) == "by" && (i + 1..i + 4).any(|j| reading.any(j, who)))
    };
    (verb + 2..reading.tokens.len()).any(|at| {
        let told = reading.is(at, Class::Past)
            && (reading.any(at, Classes::of(&[Class::Choose, Class::Honour]))
                || reading.word(at).starts_with("recogni"));
        let adopts = reading.is(at, Class::Base)
            && matches!(reading.word(at), "adopt" | "choose" | "recommend" | "join" | "contribute")
            && reading.any(at - 1, who);
        adopts || (told && (reading.word(at + 1) == "by" || by(at)))
    })
}

/// "A library that lends more than books": a thing, and what it does for whoever comes.
pub(super) fn told_of(reading: &Reading) -> bool {
    let Shape::Phrase { start } = reading.shape else { return false };
    let does = Classes::VERB.and(Classes::of(&[Class::Behave, Class::Modal]));
    reading.measures.is_empty()
        && (start + 1..(start + 4).min(reading.tokens.len())).any(|at| {
            let what = matches!(reading.word(at), "that" | "which");
            // "Forecasts that the council believes"
            let whom = reading.is(at + 1, Class::Article) && reading.is(at + 3, Class::Third);
            let not = matches!(reading.word(at + 1), "doesn't" | "don't" | "isn't" | "won't");
            what && (not || reading.any(at + 1, does) || whom)
        })
}

/// "… before it is asked": a moment to picture.
pub(super) fn just_in_time(reading: &Reading) -> bool {
    (reading.shape.start() + 1..reading.tokens.len())
        .any(|at| reading.before(at) == "before" && matches!(reading.word(at), "it" | "they"))
}

/// "Catch leaks before our guests do"
pub(super) fn sooner_than_they(reading: &Reading) -> bool {
    (reading.shape.start() + 2..reading.tokens.len()).any(|at| {
        // "… while the guest is still there"
        let meanwhile = reading.before(at) == "while"
            || (reading.word(at - 2) == "while" && reading.is(at - 1, Class::Article));
        if meanwhile && reading.is(at, Class::People) {
            return true;
        }
        // "… before guests report them"
        let told = matches!(reading.word(at + 1), "them" | "it" | "us");
        let acts = reading.is(at, Class::Base)
            && (told || !reading.any(at, Classes::NOUN))
            && reading.word(at - 2) == "before";
        (acts || matches!(reading.word(at), "do" | "does" | "can"))
            && reading.is(at - 1, Class::People)
            && (at.saturating_sub(4)..at - 1).any(|i| reading.word(i) == "before")
    })
}

/// "A strong community of …", "self-cleaning boats", "a 21st century library": what kind of thing it is, and there are few.
pub(super) fn of_its_kind(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let kept = matches!(reading.shape, Shape::Order { verb }
        if reading.any(verb, Classes::of(&[Class::Hold, Class::Todo])));
    let folk = ["community", "communities", "network", "movement", "culture"];
    let alive = ["strong", "vibrant", "thriving", "active", "inclusive", "lively"];
    let phrase = matches!(reading.shape, Shape::Phrase { .. });
    !kept
        && (start..reading.tokens.len()).any(|at| {
            let word = reading.written(at).to_ascii_lowercase();
            let community = alive.contains(&reading.word(at))
                && (at + 1..at + 5)
                    .take_while(|&i| !reading.is(i, Class::Preposition) || reading.word(i) == "and")
                    .any(|i| folk.contains(&reading.word(i)));
            // "Start building a bakers' community"
            let founded = reading.word(at) == "community"
                && (at + 1 == reading.tokens.len() || reading.is(at + 1, Class::Preposition))
                && (at.saturating_sub(5)..at).any(|i| {
                    let verb = reading.word(i).trim_end_matches("ing");
                    matches!(verb, "build" | "establish" | "create" | "found")
                        && matches!(reading.word(i + 1), "a" | "an")
                });
            let century = word == "21st" && reading.word(at + 1) == "century";
            let learned = matches!(reading.word(at), "experience" | "experiences")
                && (at.saturating_sub(2)..at).any(|i| {
                    reading.any(i, Classes::of(&[Class::Quality, Class::Trait]))
                        || matches!(reading.word(i), "good" | "positive" | "rich" | "meaningful")
                });
            // "Self-cleaning boats", "a storm-proof pier"
            let made = phrase
                && at <= start + 1
                && reading.gap(at) == "-"
                && (reading.word(at + 1) == "proof"
                    || (reading.word(at) == "self" && reading.word(at + 1).ends_with("ing")));
            // "Qualify for the national regatta", "reach the semi-finals"
            let cup = [
                "final",
                "finals",
                "semi-finals",
                "semifinals",
                "playoffs",
                "championship",
                "championships",
                "nationals",
                "regatta",
                "olympics",
            ];
            let finals = cup.contains(&reading.word(at))
                && matches!(reading.word(start), "reach" | "achieve" | "make" | "win" | "qualify" | "get");
            community || founded || century || learned || made || finals
        })
}

/// A word that says how good; "clear" is what anything can be.
fn how(reading: &Reading, at: usize) -> bool {
    let quality = Classes::of(&[Class::Quality, Class::Trait, Class::Vivid, Class::Ease]);
    let compared = reading.is(at, Class::Comparative) && reading.word(at).ends_with("er");
    (reading.any(at, quality) || compared) && reading.word(at) != "clear" && !reading.is(at, Class::Routine)
}
