//! Whether the first word that matters is a verb here ("Build the …") or a noun ("Build times under …").

use super::class::{Class, Classes};
use super::naming::names;
use super::number;
use super::reading::Reading;
use super::shape::{breaks_off, moves};

/// Whether the word opens an order: a verb's own form, and nothing after it says that it stands for a thing here.
pub(super) fn opens_order(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    let verb = token.any(Classes::VERB);
    let form = token.any(Classes::of(&[Class::Base, Class::Ing, Class::Past]));
    if !verb || !form {
        return unlisted(reading, at);
    }
    let next = at + 1;
    // "Sort-office": what it is called.
    if reading.gap(at) == "-" && token.is(Class::Ambiguous) && reading.is(next, Class::Artefact) {
        return false;
    }
    // "Post-war songs"
    if reading.gap(at) == "-" && reading.word(at) == "post" {
        return false;
    }
    // "Write-offs under 4 %"
    let noun = matches!(reading.word(next), "backs" | "ins" | "offs" | "outs" | "overs" | "ups");
    if reading.gap(at) == "-" && noun {
        return false;
    }
    if token.is(Class::Ing) && reading.gap(at).contains(',') {
        // "Inviting, tidy reading rooms": a quality, not a verb.
        return reading.is(next, Class::Ing);
    }
    if names(reading, at) || levelled(reading, at) {
        return false;
    }
    // "Blog gets 5,000 visitors"
    let does = token.any(Classes::NOUN)
        && reading.is(next, Class::Third)
        && !reading.any(next, Classes::NOUN.and(Classes::of(&[Class::Ambiguous])))
        && next + 1 < reading.tokens.len();
    if !token.is(Class::Ambiguous) {
        return !does;
    }
    if moves(reading, reading.tokens.len() - 1) && !reading.is(next, Class::Article) {
        return false;
    }
    let field = reading.is(next, Class::Field) && next + 1 == reading.tokens.len();
    if field && !token.any(Classes::CHANGE) && reading.word(at) != "build" {
        // "Cluster outreach": a heading; "Build team" is none.
        return false;
    }
    if reading.is(next, Class::Effect)
        && next + 1 == reading.tokens.len()
        && !reading.word(next).ends_with('s')
        && reading.word(at) != "build"
        && !token.any(Classes::CHANGE.and(Classes::of(&[Class::Reach, Class::Stir, Class::Desk])))
        && !token.is(Class::Hold)
    {
        // "Code health": a level of something. "Build trust" is none.
        return false;
    }
    // "Ship MVP" makes one.
    let named = reading.is(next, Class::Acronym) && token.is(Class::Deliver);
    if reading.is(next, Class::ChangeNoun)
        && next + 1 == reading.tokens.len()
        && !token.any(Classes::CHANGE)
        && !named
    {
        // "Process automation": a change, named by two nouns.
        return false;
    }
    if next >= reading.tokens.len() {
        return false;
    }
    if reading.gap(at).contains([':', ',']) && !token.any(Classes::CHANGE) {
        return reading.gap(at).contains(',') && reading.any(next, Classes::VERB);
    }
    if reading.is(next, Class::Article) {
        return true;
    }
    // "Hiring 2 cooks"
    let counts = reading.tokens.get(next).is_some_and(|token| token.figure.is_some())
        && reading.any(next + 1, Classes::of(&[Class::People, Class::Artefact]));
    if token.is(Class::Ing) && counts {
        return true;
    }
    // "Training for …", "Support of …" and "Search in …" are nouns, "Launch in …" is not.
    if reading.word(at) == "search" && matches!(reading.word(next), "in" | "on" | "across" | "by") {
        return false;
    }
    if token.is(Class::Ing) || matches!(reading.word(next), "for" | "of" | "per" | "than") {
        return false;
    }
    if reading.is(next, Class::Preposition) {
        return true;
    }
    // "Check contracts with bakers": one phrase of the lists, and a noun at its head.
    let noun = reading.any(next, Classes::NOUN)
        || reading.tokens.get(next).is_some_and(|token| token.first.any(Classes::NOUN));
    if reading.is(next, Class::Modal) || (reading.is(next, Class::Third) && !noun) {
        return false;
    }
    // "Support response time under 2 hours": a noun, if what follows it is then said something about.
    // "Pilot reactor runs 500 hours"
    let unknown = reading.tokens[next].classes == Classes::NONE
        && reading.tokens[next].figure.is_none()
        && (reading.is(next + 1, Class::Modal)
            || (reading.is(next + 1, Class::Third)
                && reading.any(next + 1, Classes::of(&[Class::Behave, Class::Choose]))));
    let compound = (unknown || reading.any(next, Classes::of(&[Class::Effect, Class::Artefact, Class::Vague])))
        && !token.any(Classes::CHANGE)
        // "Process orders within a week" says what to do with them.
        && (token.is(Class::DutyNoun)
            || !(next..next + 3)
                .any(|i| reading.word(i).ends_with('s') && reading.word(i + 1) == "within")
                // "Answer letters from guests in under two days"
                && !(next + 1..reading.tokens.len())
                    .any(|i| reading.word(i) == "in" && reading.word(i + 1) == "under"));
    // "Hold turnover at 6 %" holds it.
    let level = !reading.word(at).starts_with("hold") && level_follows(reading, next + 1);
    !(compound && (statement_follows(reading, next + 1) || level))
}

/// "Push opt-ins 62 %", "interview hours 31 → 19", "booked sales 4.6m": a level stands right behind what it is of.
fn levelled(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    let named = token.any(Classes::of(&[Class::Ambiguous, Class::Ing]))
        || token.is(Class::Past) && !token.is(Class::Base);
    let figure = |at: usize| reading.tokens.get(at).is_some_and(|token| token.figure.is_some());
    let Some(level) = (at + 1..at + 10).find(|&i| figure(i)).filter(|&level| level > at + 1) else {
        return false;
    };
    let bound = Classes::of(&[Class::AtMost, Class::AtLeast]);
    let bounded = reading.any(level - 1, bound) || reading.before(level) == "at";
    // "Queue never longer than 36 h", "position no older than 2 h"
    let never = level > 3
        && reading.before(level).ends_with("than")
        && (level - 4..level).any(|i| matches!(reading.word(i), "no" | "never" | "not"));
    // "Run a trial with ≥ 20 guests"
    let beside = matches!(reading.word(level - 2), "with" | "for");
    let signed = bounded && !beside && !reading.before(level).contains(char::is_alphabetic) || never;
    // "Test failures from 30 to 5"
    let goes = reading.before(level) == "from"
        && (level + 1..level + 4)
            .any(|i| reading.word(i) == "to" && (figure(i + 1) || reading.is(i + 1, Class::Article)));
    let behind_a_bound = bounded || never || goes;
    let end = level - usize::from(behind_a_bound);
    let noun = |i: usize| {
        // "Failures a week"
        let rate = reading.word(i) == "a" && number::time(reading.word(i + 1)).is_some();
        let small = !rate && reading.any(i, Classes::of(&[Class::Article, Class::Conjunction, Class::Modal]));
        let joined = i > at && reading.gap(i - 1) == "-";
        let apart = reading.is(i, Class::Preposition)
            && !joined
            && !signed
            && !matches!(reading.word(i), "per" | "of");
        !small && !apart && !reading.gap(i).contains([',', ';', ':', '(', '.'])
    };
    let share = reading.word(level + 1) == "%";
    let next = level + 1 + usize::from(share);
    let ends = next >= reading.tokens.len()
        || reading.is(next, Class::Preposition)
        || reading.gap(next - 1).contains([',', ';', '(']);
    let moves = matches!(reading.word(level + 1), "→" | "->" | "=>");
    let more = matches!(reading.gap(level - 1), " +" | " -" | " −");
    let sum = reading.word(level).ends_with(['k', 'm']);
    let holds = ["hold", "keep", "stay"].iter().any(|verb| reading.word(at).starts_with(verb));
    named
        && !holds
        && !token.any(Classes::CHANGE.and(Classes::of(&[Class::Hold, Class::Stir])))
        && (at..end).all(noun)
        && (moves || signed || goes || ends && (share || behind_a_bound || more || sum))
}

/// Of a word that no list knows as a verb: "Descale the …", "pick which town …".
fn unlisted(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    // A first word that no list knows, before a determiner or a bound, is a verb: "Descale the …".
    let unknown = token.classes == Classes::NONE
        && token.figure.is_none()
        && !reading.word(at).ends_with('s')
        && !reading.word(at).contains('\'')
        // "YCA below 25 %"
        && !reading.in_capitals(at);
    // "Pick which town …", "work out where …": nobody else is there who could do it.
    let asks = matches!(reading.word(at + 1), "which" | "whether" | "where")
        && token.is(Class::Base)
        && !token.any(Classes::NOUN);
    if asks {
        return true;
    }
    // "@neighbours > 2k followers": a sign bounds what is watched.
    let signed = !reading.word(at + 1).contains(char::is_alphabetic);
    // "Take a walk each month": what people do by themselves, and nobody stands before it.
    let behaves = at == 0 && token.is(Class::Base) && token.is(Class::Behave) && !token.any(Classes::NOUN);
    (unknown || behaves)
        && !signed
        && reading.any(at + 1, Classes::of(&[Class::Article, Class::AtLeast, Class::AtMost]))
}

/// "Code coverage of the core at 80 %", "budget drift of at most 2 %": a measure, and where it shall stand.
fn level_follows(reading: &Reading, from: usize) -> bool {
    let stands = |at: usize| matches!(reading.word(at), "of" | "at" | "above" | "below" | "under" | "over");
    let amount = |at: usize| {
        reading.tokens.get(at).is_some_and(|token| token.figure.is_some())
            && (reading.word(at + 1) == "%"
                || reading.is(at + 1, Class::Unit)
                // "at 3.8 or higher"
                || reading.is(at + 1, Class::AtLeast))
    };
    // "Staff engagement index at 75"
    let marked = |at: usize| {
        matches!(reading.before(at), "index" | "score" | "rate" | "rating")
            && reading.tokens.get(at + 1).is_some_and(|token| token.figure.is_some())
    };
    (from..reading.tokens.len()).any(|at| {
        stands(at)
            && (marked(at) || amount(at + 1) || (amount(at + 2) && !reading.is(at + 1, Class::Article)))
    })
}

fn statement_follows(reading: &Reading, from: usize) -> bool {
    (from..reading.tokens.len().min(from + 4)).take_while(|&at| !breaks_off(reading, at)).any(|at| {
        reading.any(at, Classes::of(&[Class::Modal, Class::AtMost]))
            || (reading.is(at, Class::Third)
                && reading.is(at, Class::Behave)
                // "Ask guests about their needs"
                && !reading.is(at - 1, Class::Article)
                && !reading.any(at, Classes::NOUN))
            // "Document checks automated for 90 % of cases"
            || (reading.is(at, Class::Past)
                && !reading.is(at, Class::Base)
                && matches!(reading.word(at + 1), "for" | "in" | "within")
                && reading.tokens.get(at + 2).is_some_and(|token| token.figure.is_some()))
    })
}
