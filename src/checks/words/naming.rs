//! First words that are verbs elsewhere and name something here: "query planner rewrite", "field crews get the map".

use super::adjective;
use super::chore;
use super::class::{Class, Classes};
use super::reading::Reading;
use super::shape::breaks_off;

/// A word that is a verb elsewhere and names a thing here, or says what it is like.
pub(super) fn names(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    let next = at + 1;
    if token.is(Class::Ing) && token.is(Class::Quality) && reading.is(next, Class::Preposition) {
        // "Welcoming to newcomers": what it is like.
        return true;
    }
    // "Teaching is …", "renewing a berth is …", "letter handling is …": what is spoken of.
    let is = |at: usize| matches!(reading.word(at), "is" | "are");
    let gerund = token.is(Class::Ing)
        && ((next..next + 5).take_while(|&i| !breaks_off(reading, i)).any(is) || said_of_a_deed(reading, at))
        && !reading.gap(at).contains(',');
    if gerund || (reading.is(next, Class::Ing) && is(next + 1)) {
        return true;
    }
    let beside =
        reading.gap(at).trim() == "&" && token.is(Class::Ambiguous) && !reading.any(next, Classes::VERB);
    if titles(reading, at) || subject(reading, at) {
        return true;
    }
    // "Hire +1 cook": one more of them.
    let more = reading.tokens.get(at + 1).is_some_and(|next| next.figure.is_some());
    if beside || reading.gap(at).contains('+') && !more {
        // "Boost + Premium", "Trust & safety": names, set side by side.
        return true;
    }
    // "Grant writing", "backlog grooming": named by what is done, and not ordered.
    let ends =
        next + 1 == reading.tokens.len() || matches!(reading.word(next + 1), "through" | "via" | "without");
    let compound = ends
        && token.is(Class::Base)
        && token.any(Classes::ACT)
        && (token.is(Class::Ambiguous) || token.any(Classes::NOUN))
        && reading.is(next, Class::Ing)
        && reading.any(next, Classes::of(&[Class::Duty, Class::Todo]))
        && !matches!(reading.word(at), "start" | "begin" | "stop" | "finish" | "try" | "learn" | "do");
    if compound {
        return true;
    }
    // "Code reviews", "design meetings"
    let held = next + 1 == reading.tokens.len()
        && token.is(Class::Base)
        && token.is(Class::Ambiguous)
        && !token.any(Classes::CHANGE.and(Classes::of(&[
            Class::Handout,
            Class::Todo,
            Class::Hold,
            Class::Duty,
        ])))
        && matches!(reading.word(next), "reviews" | "meetings" | "calls" | "sessions" | "talks");
    if held {
        return true;
    }
    // "Planning that survives the winter": what it is to do.
    let told = token.any(Classes::of(&[Class::Ambiguous, Class::Ing]))
        && reading.word(next) == "that"
        && reading.is(next + 1, Class::Third)
        // "Sample boats that don't leak"
        || reading.word(next + 1) == "that"
            && !reading.is(next, Class::Article)
            && (matches!(reading.word(next + 2), "don't" | "doesn't" | "won't")
                || reading.is(next + 2, Class::Third) && token.any(Classes::of(&[Class::Ambiguous, Class::Todo])));
    if told {
        return true;
    }
    if chore::by_nouns(reading, at) || adjective::opens(reading, at) {
        return true;
    }
    // "Fundraising and events": two fields of work.
    let fields = token.is(Class::Ing)
        && token.is(Class::Field)
        && reading.joined(at) == Some(reading.tokens.len() - 1)
        && reading.is(reading.tokens.len() - 1, Class::Field);
    if fields {
        return true;
    }
    // "Ferry able to carry 90 cars"
    if reading.word(next) == "able" {
        return true;
    }
    // "Board secretariat duties": a duty, whatever the first word is elsewhere.
    let last = reading.tokens.len() - 1;
    let duties = last > at && matches!(reading.word(last), "duties" | "responsibilities" | "matters");
    if duties && !reading.is(next, Class::Article) && last < at + 4 {
        return true;
    }
    // "Review backlog goes down", "restoring a roof takes a day": what the first words name does so.
    let falls = (matches!(reading.word(last), "goes" | "go")
        && reading.any(last, Classes::of(&[Class::Raise, Class::Lower])))
        || (matches!(reading.before(last), "come" | "comes")
            && matches!(reading.word(last), "down" | "up")
            && !matches!(reading.word(last.saturating_sub(2)), "it" | "they" | "that"));
    let takes = token.is(Class::Ing)
        && (next + 1..reading.tokens.len())
            .any(|i| matches!(reading.word(i), "takes" | "costs") && !reading.before(i).starts_with("that"));
    // "Review time of new songs drops from 9 days to 3"
    let drops = reading.is(next, Class::Effect)
        && (next + 1..last).any(|i| {
            reading.is(i, Class::Third) && reading.is(i, Class::Move) && reading.word(i + 1) == "from"
        });
    if (falls && !reading.is(next, Class::Article)) || takes || drops {
        return true;
    }
    if replaced(reading, at) || rebuilt(reading, at) {
        return true;
    }
    let made_of = reading.word(next) == "of" && !token.any(Classes::ACT);
    if made_of || (reading.gap(at) == "-" && reading.word(next) == "to") {
        // "Register of boats", "order-to-table time"; "review of the plan" says what is done
        return true;
    }
    if reading.word(at) == "better" && !reading.is(next, Class::Article) {
        // "Better retention of …": said of what follows.
        return true;
    }
    which(reading, at)
}

/// "Saved searches … are released": which ones.
fn which(reading: &Reading, at: usize) -> bool {
    let (token, next) = (&reading.tokens[at], at + 1);
    token.is(Class::Past)
        && !token.is(Class::Base)
        && !reading.any(next, Classes::of(&[Class::Article, Class::Preposition]))
        && (next + 1..reading.tokens.len())
            .take_while(|&i| !breaks_off(reading, i))
            .any(|i| matches!(reading.word(i), "is" | "are") && reading.is(i + 1, Class::Past))
}

/// "Query planner rewrite", "ferry map redesign, part two": a piece of work, and what it is about.
fn rebuilt(reading: &Reading, at: usize) -> bool {
    let work = |i: usize| {
        matches!(
            reading.word(i),
            "rewrite" | "redesign" | "rework" | "overhaul" | "revamp" | "refactor" | "rollout"
        ) && (i + 1 == reading.tokens.len() || reading.gap(i).contains([',', '(', ':']))
            && reading.gap(i - 1) == " "
    };
    // "Comment summarisation with the new press"
    let next = at + 1;
    let made = reading.is(at, Class::Ambiguous)
        && reading.is(at, Class::Todo)
        && reading.tokens.get(next).is_some_and(|token| token.classes == Classes::NONE)
        && reading.word(next).ends_with("ation")
        && (next + 1 == reading.tokens.len()
            || reading.is(next + 1, Class::Ing)
            || matches!(reading.word(next + 1), "with" | "between" | "across" | "using"));
    if made {
        return true;
    }
    reading.tokens[at].any(Classes::of(&[Class::Ambiguous, Class::Todo]))
        && !reading.is(at + 1, Class::Article)
        && (at + 1..at + 4).any(work)
}

/// "Mooring meter replaced", "tide tables printed as posters": told as done, whatever the first word is elsewhere.
fn replaced(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    let last = reading.tokens.len() - 1;
    let names = Classes::of(&[Class::Ambiguous, Class::Ing, Class::Todo]);
    if !token.any(names.and(Classes::NOUN))
        || token.any(Classes::of(&[Class::Let, Class::Hold, Class::Become, Class::Help]))
    {
        return false;
    }
    let part = |i: usize| {
        (reading.any(i, Classes::NOUN) || reading.tokens[i].classes == Classes::NONE) && reading.gap(i) == " "
    };
    (at + 2..(at + 4).min(last + 1)).any(|done| {
        // "Tide tables cut to three pages"
        let down = matches!(reading.word(done + 1), "to" | "from" | "into" | "down");
        let form = reading.is(done, Class::Past)
            && (!reading.is(done, Class::Base) || reading.any(done, Classes::CHANGE) && down);
        let changed = reading.any(done, Classes::of(&[Class::Deliver]).and(Classes::CHANGE));
        // "Review boats moored by guests": which boats.
        let ends = if done == last {
            reading.any(done, Classes::VERB) && !reading.word(done - 1).ends_with('s') || changed
        } else {
            changed
                && (reading.is(done + 1, Class::Preposition)
                    && (reading.word(done + 1) != "by" || reading.any(done, Classes::CHANGE))
                    || reading.gap(done).contains(','))
        };
        form && ends && (at + 1..done).all(part)
    })
}

/// "Mending a sail on a wet deck is …", "moving a berth means …": what is done, and what is said of that.
fn said_of_a_deed(reading: &Reading, at: usize) -> bool {
    (at + 2..reading.tokens.len().min(at + 10))
        .take_while(|&i| !breaks_off(reading, i) && !reading.gap(i - 1).contains([',', ';', '(', ':']))
        .take_while(|&i| {
            !matches!(reading.word(i), "what" | "how" | "whether" | "and" | "everyone" | "everything")
        })
        .any(|i| matches!(reading.word(i), "is" | "means" | "becomes" | "feels" | "stays"))
}

/// A gauge, or a title and what is said of it.
fn titles(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    let next = at + 1;
    // "Cancelled trips on the day: at most 3 %", "pick accuracy 99.2": a gauge, whatever its first word is elsewhere.
    let told = token.is(Class::Past) && !token.is(Class::Base);
    let figure = |i: usize| reading.tokens.get(i).is_some_and(|token| token.figure.is_some());
    let colon = (next..reading.tokens.len()).find(|&i| reading.gap(i).starts_with(':'));
    let gauge = (told && colon.is_some_and(|i| (i + 1..i + 4).any(figure)))
        || (reading.is(next, Class::Effect)
            && !reading.is(next, Class::People)
            && figure(next + 1)
            && !token.any(Classes::CHANGE.and(Classes::of(&[Class::Reach, Class::Hold])))
            && token.any(Classes::ACT));
    // "Alert fatigue: calls a night from 14 to 5"
    let gauge = gauge
        || (reading.is(next, Class::Effect)
            && colon == Some(next)
            && (next + 1..reading.tokens.len()).any(figure));
    // "Reading lists: …", "cancelled trips: at most 3 %": a title, and what is said of it.
    let title = next < reading.tokens.len()
        && reading.gap(next).starts_with(':')
        && reading.any(at, Classes::of(&[Class::Ing, Class::Past]))
        && !reading.is(at, Class::Base)
        // "Moorings v2: …"
        && (reading.word(next).ends_with('s') || reading.word(next).starts_with('v'));
    // "Support portal: one key for all sheds"
    let named = next < reading.tokens.len()
        && reading.gap(next).starts_with(':')
        && reading.is(at, Class::Ambiguous)
        && !reading.any(at, Classes::CHANGE)
        && reading.gap(at) == " "
        && reading.is(next, Class::Artefact);
    gauge || title || named
}

/// A part of the name of somebody or something that does what stands behind it.
fn subject(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    let next = at + 1;
    // "Field crews get the map", "discharge letters reach the doctor": who does, or what.
    let others = Classes::of(&[Class::Let, Class::Help, Class::Become]);
    let does = next + 1;
    let said = reading.word(next).ends_with('s')
        && reading.any(next, Classes::of(&[Class::People, Class::Artefact, Class::Paper]))
        && !token.any(others)
        && !plain_verb(reading, at)
        && reading.is(does, Class::Base)
        && (reading.any(does, Classes::of(&[Class::Reach, Class::Move]))
            // "Reference pages match the boats"
            || (token.is(Class::Ambiguous)
                && reading.is(does, Class::Behave)
                && !reading.any(does, Classes::NOUN)
                && reading.is(does + 1, Class::Article)))
        && reading.any(does + 1, Classes::of(&[Class::Article, Class::Preposition]));
    // "Crew leaders run their own drills", "participating towns print the map": people do, after what they are called.
    let run = reading.is(next, Class::People)
        && reading.word(next).ends_with('s')
        && reading.is(does, Class::Base)
        && !token.any(others)
        && if token.is(Class::Ing) {
            token.any(Classes::of(&[Class::Attend])) && reading.any(does, Classes::VERB)
        } else {
            token.is(Class::Ambiguous)
                && reading.any(does, Classes::of(&[Class::Behave, Class::Grasp, Class::Become]))
                && !reading.any(does, Classes::NOUN)
                && !reading.is(does, Class::Ambiguous)
                && reading.is(does + 1, Class::Article)
                // "Harbour crews keep on learning …"
                || token.is(Class::Ambiguous) && reading.is(does, Class::Hold)
        };
    // "Staff get the help they need"
    let people = reading.is(at, Class::People)
        && reading.is(next, Class::Base)
        && reading.any(next, Classes::of(&[Class::Reach, Class::Grasp]))
        && reading.is(does, Class::Article);
    // "Research team builds its first boat"
    let team = matches!(reading.word(next), "team" | "crew" | "group" | "staff")
        && reading.is(does, Class::Third)
        && !reading.any(does, Classes::NOUN);
    // "Berth planner picks the nearest pier"
    let picks = !token.any(others)
        && token.any(Classes::of(&[Class::Ambiguous, Class::Todo]))
        && !reading.word(next).ends_with('s')
        && reading.any(next, Classes::NOUN)
        && reading.is(does, Class::Third)
        && reading.any(does, Classes::VERB.and(Classes::of(&[Class::Behave])))
        && reading.is(does + 1, Class::Article);
    // "Interview folder contains guides"
    let holds = matches!(reading.word(does), "contains" | "includes" | "covers" | "exists" | "meets")
        && !reading.is(next, Class::Article)
        && !token.is(Class::Ing);
    // "Departure before noon becomes normal", "double bookings become impossible"
    let turns = |i: usize| {
        reading.is(i, Class::Become)
            && !reading.is(i, Class::Modal)
            && (reading.is(i, Class::Third)
                || reading.before(i).ends_with('s') && reading.word(i) == "become")
    };
    let becomes = (reading.is(next, Class::Preposition) && (next + 1..next + 4).any(turns))
        || (!reading.is(next, Class::Article) && turns(does));
    said || run || becomes || team || holds || picks || people || later(reading, at) || finite(reading, at)
}

/// "Merge conflicts hardly occur", "code owners are …", "deal cycle shrinks to 45 days": a verb follows that is nothing else.
fn finite(reading: &Reading, at: usize) -> bool {
    let (token, next) = (&reading.tokens[at], at + 1);
    let orders = [
        Class::Let,
        Class::Help,
        Class::Become,
        Class::Hold,
        Class::Assure,
        Class::Grasp,
        Class::Raise,
        Class::Lower,
        Class::Better,
    ];
    // "Brand known by a third of the town", "film watched 9,000 times"
    let told = reading.is(next, Class::Past) && !reading.is(next, Class::Base);
    let counted = reading.tokens.get(next + 1).is_some_and(|token| token.figure.is_some());
    if told && (counted || reading.word(next + 1) == "by") {
        return token.is(Class::Ambiguous);
    }
    let named = reading.any(next, Classes::NOUN)
        && !reading.any(next, Classes::of(&[Class::Article, Class::Preposition]));
    let goes = Classes::of(&[Class::Move, Class::Become, Class::Lower, Class::Raise, Class::Reach]);
    let verb = |i: usize| {
        matches!(reading.word(i), "are" | "is" | "hardly" | "rarely" | "seldom" | "never")
            || (reading.is(i, Class::Third)
                && reading.any(i, goes)
                && !reading.any(i, Classes::NOUN.and(Classes::of(&[Class::Ambiguous]))))
            || reading.word(i) == "become"
    };
    named
        && !token.any(Classes::of(&orders))
        && !plain_verb(reading, at)
        && reading.gap(at) == " "
        && (next + 1..reading.tokens.len().min(next + 8))
            .take_while(|&i| !breaks_off(reading, i) && reading.gap(i - 1) == " " && reading.word(i) != "and")
            // "Mend what users are …": what they are.
            .take_while(|&i| i == next + 1 || !reading.is(i - 1, Class::People))
            .any(verb)
}

/// Verbs that open an order whatever stands behind them.
fn plain_verb(reading: &Reading, at: usize) -> bool {
    let giving = ["provide", "give", "offer", "send", "bring"];
    let having = ["make", "have", "get", "see", "watch", "win", "help", "do"];
    giving.contains(&reading.word(at)) || having.contains(&reading.word(at))
}

/// "Log search stays usable", "support portal answers a third of …", "call desk boats come back": the verb comes third or
/// fourth.
fn later(reading: &Reading, at: usize) -> bool {
    let (token, next) = (&reading.tokens[at], at + 1);
    let noun = |i: usize| {
        (reading.any(i, Classes::NOUN.and(Classes::of(&[Class::Ambiguous])))
            || reading.tokens[i].classes == Classes::NONE)
            && reading.tokens[i].figure.is_none()
    };
    let moves =
        Classes::of(&[Class::Reach, Class::Move, Class::Lower, Class::Hold, Class::Grasp, Class::Behave]);
    let finite = |i: usize| {
        let goes_on = i + 1 < reading.tokens.len()
            && !matches!(reading.word(i + 1), "and" | "or")
            && !reading.gap(i).contains([',', ';', ':']);
        let many = reading.is(i, Class::Base) && reading.before(i).ends_with('s') && reading.any(i, moves);
        let one = reading.is(i, Class::Third) && reading.any(i, Classes::VERB.and(moves));
        goes_on
            && (one || many)
            && !reading.any(i, Classes::NOUN.and(Classes::of(&[Class::Ambiguous])))
            && reading.gap(i - 1) == " "
    };
    token.any(Classes::of(&[Class::Ambiguous, Class::Ing, Class::Todo]).and(Classes::NOUN))
        && !token.any(Classes::of(&[Class::Let, Class::Help, Class::Become, Class::Hold]))
        && !plain_verb(reading, at)
        && (next + 1..reading.tokens.len().min(next + 4)).any(|i| finite(i) && (next..i).all(noun))
}
