//! Where the words name a change: a deed that changes something, a comparison with today, a picture worth the effort.

use super::class::{Class, Classes};
use super::picture;
use super::reading::Reading;
use super::shape::Shape;

/// A change anywhere in the words: a verb or noun of change, a comparative, a picture worth the effort.
pub(super) fn changes(reading: &Reading, from: usize) -> bool {
    let kept = reading.verb().any(Classes::of(&[Class::Duty, Class::Hold]));
    // "Test restores": they are tested.
    let noun = |at: usize| {
        at > 0
            && reading.is(at, Class::Third)
            && reading.is(at - 1, Class::Base)
            && reading.any(at - 1, Classes::of(&[Class::Todo, Class::Duty]))
    };
    let words = (from..reading.tokens.len()).filter(|&at| !(kept && guards(reading, at))).any(|at| {
        let token = &reading.tokens[at];
        // "Oversee the new wing" is no change by whoever oversees; "support more …" is one.
        let idle_verb = reading.verb().any(Classes::of(&[Class::Duty, Class::Todo]));
        let phrase = matches!(reading.shape, Shape::Phrase { .. });
        let new = (reading.word(at) == "new" && (idle_verb || phrase))
            || (reading.word(at) == "again" && matches!(reading.shape, Shape::Order { .. }));
        // "the growth report": which one it is.
        let which = token.is(Class::ChangeNoun)
            && (matches!(reading.before(at), "continuous" | "continual")
                && matches!(reading.shape, Shape::Phrase { .. })
                || token.is(Class::Staple)
                || reading.is(at + 1, Class::Paper)
                || matches!(
                    reading.word(at + 1),
                    "activities" | "calendar" | "management" | "efforts" | "planning" | "work"
                ));
        // "Process letters efficiently": as anybody would; "on the first Monday": which one; "manage the pipeline": it is
        // there.
        let idle = gives_only(reading, at)
            || (reading.word(at) == "longer" && reading.word(at + 1) == "term")
            || (reading.word(at) == "efficiently" && reading.word(at.saturating_sub(1)) != "more")
            || (newly(reading, at) && reading.is(at + 1, Class::Calendar))
            || of_others(reading, at)
            // "Ensure continuity of care"
            || (token.is(Class::Capability) && at > 0 && reading.says(at - 1, "continuity of"))
            || (reading.verb().is(Class::Duty)
                && token.is(Class::ChangeNoun)
                && matches!(reading.word(at), "pipeline" | "developments" | "trends"));
        (token.any(Classes::of(&[Class::Comparative, Class::ChangeNoun, Class::Capability]))
            && !new
            && !idle
            && !which)
            // "the third quarter": which one.
            || (token.is(Class::Multiplier) && !reading.is(at + 1, Class::Calendar))
            || (token.any(Classes::CHANGE)
                && !token.is(Class::Ambiguous)
                && !noun(at)
                && (!kept || !growing(reading, at)))
            || (token.is(Class::Stir) && !token.is(Class::Ambiguous))
    });
    words || picture::of(reading).moves()
}

/// "… so that nobody waits": what is otherwise then. "In order to ensure …" is said of any duty.
pub(super) fn what_for(reading: &Reading, from: usize) -> bool {
    let changes = |at: usize| reading.any(at, Classes::CHANGE) && !reading.is(at, Class::Ambiguous);
    // "… so a new pantry can do it alone"
    let so = |at: usize| {
        reading.word(at) == "so" && (at + 2..at + 6).any(|i| matches!(reading.word(i), "can" | "could"))
    };
    (from..reading.tokens.len()).any(|at| {
        reading.is(at, Class::Purpose) && (!reading.says(at, "in order to") || changes(at + 1)) || so(at)
    })
}

/// "… to reuse it in the shop"
pub(super) fn to_do(reading: &Reading, at: usize) -> bool {
    reading.word(at) == "to" && reading.is(at + 1, Class::Base) && reading.any(at + 1, Classes::VERB)
}

/// What for, in any words: "so that …", "rebuild the index, to reuse it in the shop", "routines for future growth".
pub(super) fn names_a_purpose(reading: &Reading) -> bool {
    let start = reading.shape.start();
    // "Use the crews to help us": they are the means.
    let means = matches!(reading.word(start), "use" | "leverage");
    // "Easier to sail", "the right to return", "guests to come": of what kind, and who.
    let of_kind = |at: usize| {
        let kinds = [Class::Ease, Class::Quality, Class::Trait, Class::Capability, Class::Comparative];
        reading.any(at, Classes::of(&kinds))
            || reading.is(at, Class::People) && !means
            || reading.word(at).ends_with("ble")
            || matches!(
                reading.word(at),
                "efforts" | "how" | "way" | "ways" | "right" | "reason" | "reasons" | "it"
            )
    };
    what_for(reading, start + 1)
        || (start + 2..reading.tokens.len()).any(|at| match reading.word(at) {
            // "… to greatly widen the circle"
            "to" => {
                let verb = at + 1 + usize::from(reading.word(at + 1).ends_with("ly"));
                reading.is(verb, Class::Base) && reading.any(verb, Classes::VERB) && !of_kind(at - 1)
            }
            "for" => {
                matches!(reading.word(at + 1), "better" | "future" | "greater" | "higher" | "more")
                    || (at + 1..at + 3).any(|i| reading.word(i) == "growth")
            }
            // "A round that will support three fairs a year", "a crew that drives …"
            "that" | "which" => {
                let verb = at + 1 + usize::from(reading.is(at + 1, Class::Modal));
                reading.any(verb, Classes::CHANGE.and(Classes::of(&[Class::Help])))
                    || ["support", "drive", "enable", "guide", "power", "let", "give", "make"].iter().any(|stem| {
                        reading.word(verb).strip_prefix(stem).is_some_and(|end| matches!(end, "" | "s"))
                    })
                    // "… that sets crews up for the winter"
                    || reading.word(verb).starts_with("set")
                        && (verb + 1..verb + 4).any(|i| reading.word(i) == "up" && reading.word(i + 1) == "for")
            }
            _ => false,
        })
}

/// "… during this drought", "… despite the closed lock": the time itself says why now.
pub(super) fn says_why_now(reading: &Reading) -> bool {
    (reading.shape.start() + 2..reading.tokens.len())
        .any(|at| matches!(reading.word(at), "amid" | "amidst" | "despite" | "during"))
}

/// "Provide room for growth", "manage two successful fairs": what is handed out is for something, or goes well.
fn gives_only(reading: &Reading, at: usize) -> bool {
    let first = reading.word(reading.shape.start());
    let gives =
        matches!(first, "provide" | "facilitate" | "collaborate") && reading.is(at, Class::ChangeNoun);
    // "… support and expertise"
    let knows = first == "provide" && reading.is(at, Class::Capability);
    // "Share songs with the wider public"
    let wider = matches!(reading.word(at), "wider" | "broader" | "greater")
        && matches!(
            reading.word(at + 1),
            "audience" | "community" | "ecosystem" | "goals" | "public" | "society" | "world"
        )
        && reading.verb().any(Classes::of(&[Class::Duty, Class::Todo]));
    gives
        || knows
        || wider
        || (reading.word(at) == "successful" && reading.verb().any(Classes::of(&[Class::Duty, Class::Todo])))
}

/// "Support the growing guild": what it does by itself.
fn growing(reading: &Reading, at: usize) -> bool {
    at > 0
        && reading.is(at, Class::Ing)
        && (reading.is(at - 1, Class::Article) || reading.is(at - 1, Class::Base))
        && !reading.any(at + 1, Classes::of(&[Class::Article, Class::Preposition]))
        && at + 1 < reading.tokens.len()
}

/// "Oversee the migration", "assist with the transition", "support the adoption of …": by others, whoever looks on.
fn of_others(reading: &Reading, at: usize) -> bool {
    let first = reading.shape.start();
    let change = reading.is(at, Class::ChangeNoun);
    match reading.word(first) {
        "monitor" | "observe" | "oversee" => change,
        "work" => change && reading.written(first).to_ascii_lowercase().ends_with("with"),
        "assist" | "assisting" => change,
        "support" => change && reading.word(at) != "growth",
        _ => false,
    }
}

/// A change by a deed that the words name, or a comparison with today; after a mere act, "improvements" are only what it
/// is about.
pub(super) fn changes_by_deed(reading: &Reading, from: usize) -> bool {
    let outside = |&at: &usize| at == from || !reading.gap(at - 1).contains('(');
    (from..reading.tokens.len()).take_while(outside).any(|at| {
        let token = &reading.tokens[at];
        let deed = token.any(Classes::CHANGE.and(Classes::of(&[Class::Stir])))
            // "… that reduces letters"
            && (token.any(Classes::of(&[Class::Base, Class::Ing]))
                || (token.is(Class::Third) && matches!(reading.word(at.saturating_sub(1)), "that" | "which")))
            && reading.before(at) != "non"
            // "Hold fairs to raise awareness": of what is there.
            && reading.word(at + 1) != "awareness"
            // "… of bus stop records": the verb is part of a name.
            && !(at > from
                && reading.tokens[at - 1].classes == Classes::NONE
                && reading.any(at + 1, Classes::NOUN.and(Classes::of(&[Class::Todo])))
                && reading.gap(at - 1) == " ")
            // "… to increase …" is a verb, whatever else the word may be.
            && (matches!(reading.word(at.saturating_sub(1)), "to" | "that" | "which")
                // "measure and increase …"
                || (at == from + 1 && reading.word(from) == "and")
                || !(token.is(Class::Ambiguous) || token.any(Classes::NOUN)));
        // "Recommend a scalable lamp": what the lamp is like.
        // "Share the songs in more languages"
        let before = at.checked_sub(1).and_then(|i| reading.written(i).rsplit(' ').next());
        let small = |small: &&str| before.is_some_and(|before| before.eq_ignore_ascii_case(small));
        let small = ["in", "to", "with"].iter().any(small);
        // "Visit more guests"
        let often = at > 0 && at == from && reading.is(at - 1, Class::Base);
        let wider = reading.word(at) == "more"
            && (small || often)
            && (at + 1..at + 3).any(|i| reading.word(i).ends_with('s'));
        let compared = token.is(Class::Comparative)
            && !gives_only(reading, at)
            // "… across different halls": several of them.
            && !(reading.word(at) == "different" && at > 0 && reading.is(at - 1, Class::Preposition))
            // "… for the longer term"
            && reading.word(at + 1) != "term"
            && !token.is(Class::ChangeNoun)
            && !newly(reading, at)
            && !reading.word(at).ends_with("able")
            // "List the forms that can be automated": which forms.
            && reading.word(at.saturating_sub(1)) != "be";
        // "… to twice as many bakers", "half as much"
        let times = reading.word(at) == "as"
            && at > from
            && matches!(reading.word(at + 1), "many" | "much" | "long" | "often" | "fast")
            && (reading.is(at - 1, Class::Multiplier) || matches!(reading.word(at - 1), "times" | "half"));
        // "read more widely"
        let more = reading.word(at) == "more" && reading.word(at + 1).ends_with("ly");
        deed || compared || more || wider || times
    })
}

/// "new", "first": it is not there yet, and that is all; it need not be any better.
pub(super) fn newly(reading: &Reading, at: usize) -> bool {
    reading.opens(at, Class::New)
}

/// A change among the words up to a noun: "improved release notes".
pub(super) fn changes_before(reading: &Reading, from: usize, noun: usize) -> bool {
    let words = Classes::CHANGE.and(Classes::of(&[
        Class::Comparative,
        Class::Capability,
        Class::Vivid,
        Class::Quality,
        Class::Trait,
        Class::Superlative,
    ]));
    // "New videos", and nothing more: there are some.
    let bare = noun + 1 == reading.tokens.len();
    (from..noun).any(|at| {
        reading.any(at, words) && !reading.is(at, Class::Ambiguous) && !(bare && newly(reading, at))
    })
}

/// "Maintain the site while doubling its traffic": after a verb of holding, only a second thought can bring the change.
pub(super) fn second_thought(reading: &Reading, from: usize) -> bool {
    // "… by finding and mending errors", "keep the ward clean and tidy": two halves of one thought.
    let like = Classes::of(&[Class::Quality, Class::Trait]);
    let pair = |at: usize| {
        (reading.is(at - 1, Class::Ing) && reading.is(at + 1, Class::Ing))
            || (reading.word(at) == "and" && reading.any(at - 1, like) && at + 2 == reading.tokens.len())
    };
    reading.find(from, Class::Conjunction).filter(|&at| !pair(at)).is_some_and(|at| {
        // "… short, and easy to change": what it is like.
        let easy = reading.any(at + 1, Classes::of(&[Class::Ease, Class::Trait, Class::Quality]));
        !easy
            && (at + 1..reading.tokens.len().min(at + 4)).any(|i| {
                let token = &reading.tokens[i];
                // "… within limits": a noun.
                let noun = i > at + 1 && reading.is(i - 1, Class::Preposition);
                // "… and focused on its work": how it is.
                let told = token.is(Class::Past) && !token.is(Class::Base);
                token.any(Classes::CHANGE.and(Classes::of(&[Class::Deliver, Class::Comparative])))
                    && !noun
                    && !told
                    // "… and accountable structure": a noun as well.
                    && (i == at + 1 || !token.is(Class::Ambiguous) || token.is(Class::Comparative))
                    && !matches!(reading.word(i), "earlier" | "later")
                    && !token.is(Class::Hold)
                    && !guards(reading, i)
            })
    })
}

/// "Ensure quality and prevent faults": it keeps things from getting worse.
fn guards(reading: &Reading, at: usize) -> bool {
    reading.is(at, Class::Guard)
}
