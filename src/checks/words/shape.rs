//! What kind of sentence this is and which verb matters in it: an order ("Build …", "To build …", "We will build …"),
//! a statement ("Customers can …", "Latency falls …") or a bare phrase ("Documentation", "NPS of 45").

use super::class::{Class, Classes};
use super::reading::Reading;

/// The shape of a sentence, with tokens by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Opens with the verb.
    Order { verb: usize },
    /// Something or somebody, then the verb.
    Statement { subject: usize, verb: usize },
    /// No verb that matters.
    Phrase { start: usize },
}

impl Default for Shape {
    fn default() -> Self {
        Self::Phrase { start: 0 }
    }
}

impl Shape {
    /// The first token that belongs to the sentence proper.
    pub(super) fn start(self) -> usize {
        match self {
            Self::Order { verb } => verb,
            Self::Statement { subject, .. } => subject,
            Self::Phrase { start } => start,
        }
    }
}

pub(super) fn find(reading: &Reading) -> Shape {
    let start = skip_lead_in(reading);
    if opens_order(reading, start) {
        return Shape::Order { verb: start };
    }
    let we = start > 0 && reading.word(start - 1) == "we";
    if we && reading.is(start, Class::Behave) && reading.is(start, Class::Base) {
        return Shape::Statement { subject: start - 1, verb: start };
    }
    match statement_verb(reading, start) {
        Some(verb) => Shape::Statement { subject: start, verb },
        None => Shape::Phrase { start },
    }
}

/// Past "O1:", "KR 1.2 -", "By Q3,", "We will", "Our team will", "To", and adverbs.
fn skip_lead_in(reading: &Reading) -> usize {
    let last = reading.tokens.len() - 1;
    let mut at = 0;
    while at < last {
        let word = reading.word(at);
        let label = at < 2 && is_label(reading, at);
        let adverb = word.ends_with("ly") && reading.tokens[at].classes == Classes::NONE;
        let routine_adverb = word.ends_with("ly") && reading.is(at, Class::Routine);
        if word == "we" && matches!(reading.word(at + 1), "are" | "were") {
            // "We are profitable": what we are is said, and not what we will do.
            break;
        }
        if label || adverb || routine_adverb || reading.is(at, Class::LeadIn) {
            at += 1;
        } else if reading.is(at, Class::Assure) && statement_verb(reading, at + 1).is_some() {
            // "Ensure (that) customers can …" states what customers can.
            at += 1 + usize::from(reading.word(at + 1) == "that");
        } else if let Some(after) = time_phrase(reading, at) {
            at = after;
        } else {
            break;
        }
    }
    at
}

/// `O1:`, `1.`, `KR2 -`: a short word with a digit, then a sign and a blank.
fn is_label(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let digits = letters.len() < word.len();
    let gap = reading.gap(at);
    digits
        && matches!(letters, "" | "o" | "kr" | "okr" | "obj")
        && gap.starts_with([':', '.', ')', ']', '-', '–', '—', ' '])
        && gap.trim().starts_with([':', '.', ')', ']', '-', '–', '—'])
        && gap.ends_with(char::is_whitespace)
}

/// "By the end of Q3, …": what stands before an early comma, if it opens with a word of time.
fn time_phrase(reading: &Reading, at: usize) -> Option<usize> {
    if !reading.opens(at, Class::Time) {
        return None;
    }
    (at..(at + 6).min(reading.tokens.len() - 1)).find(|&i| reading.gap(i).starts_with(',')).map(|i| i + 1)
}

fn opens_order(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    let verb = token.any(Classes::VERB);
    let form = token.any(Classes::of(&[Class::Base, Class::Ing, Class::Past]));
    if !verb || !form {
        // A first word that no list knows, before a determiner or a bound, is a verb: "Descale the …".
        let unknown = token.classes == Classes::NONE
            && token.figure.is_none()
            && !reading.word(at).ends_with('s')
            && !reading.word(at).contains('\'');
        // "@neighbours > 2k followers": a sign bounds what is watched.
        let signed = !reading.word(at + 1).contains(char::is_alphabetic);
        return unknown
            && !signed
            && reading.any(at + 1, Classes::of(&[Class::Article, Class::AtLeast, Class::AtMost]));
    }
    if token.is(Class::Ing) && reading.gap(at).contains(',') {
        // "Inviting, tidy reading rooms": a quality, not a verb.
        return reading.is(at + 1, Class::Ing);
    }
    let next = at + 1;
    if token.is(Class::Ing) && token.is(Class::Quality) && reading.is(next, Class::Preposition) {
        // "Welcoming to newcomers": what it is like.
        return false;
    }
    let beside =
        reading.gap(at).trim() == "&" && token.is(Class::Ambiguous) && !reading.any(next, Classes::VERB);
    if beside || reading.gap(at).contains('+') {
        // "Boost + Premium", "Trust & safety": names, set side by side.
        return false;
    }
    if reading.word(at) == "better" && !reading.is(next, Class::Article) {
        // "Better retention of …": said of what follows.
        return false;
    }
    if !token.is(Class::Ambiguous) {
        return true;
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
        && !token.any(Classes::CHANGE.and(Classes::of(&[Class::Reach, Class::Stir, Class::Desk])))
        && !token.is(Class::Hold)
    {
        // "Code health": a level of something.
        return false;
    }
    if reading.is(next, Class::ChangeNoun) && next + 1 == reading.tokens.len() && !token.any(Classes::CHANGE)
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
    if reading.is(next, Class::Modal) || (reading.is(next, Class::Third) && !reading.any(next, Classes::NOUN))
    {
        return false;
    }
    // "Support response time under 2 hours": a noun, if what follows it is then said something about.
    // "Pilot reactor runs 500 hours"
    let unknown = reading.tokens[next].classes == Classes::NONE
        && reading.tokens[next].figure.is_none()
        && (reading.is(next + 1, Class::Modal)
            || (reading.is(next + 1, Class::Third) && reading.is(next + 1, Class::Behave)));
    let compound = (unknown || reading.any(next, Classes::of(&[Class::Effect, Class::Artefact, Class::Vague])))
        && !token.any(Classes::CHANGE)
        // "Process orders within a week" says what to do with them.
        && (token.is(Class::DutyNoun)
            || !(next..next + 3)
                .any(|i| reading.word(i).ends_with('s') && reading.word(i + 1) == "within"));
    // "Hold turnover at 6 %" holds it.
    let level = !reading.word(at).starts_with("hold") && level_follows(reading, next + 1);
    !(compound && (statement_follows(reading, next + 1) || level))
}

/// "Code coverage of the core at 80 %", "budget drift of at most 2 %": a measure, and where it shall stand.
fn level_follows(reading: &Reading, from: usize) -> bool {
    let stands = |at: usize| matches!(reading.word(at), "of" | "at" | "above" | "below" | "under" | "over");
    let amount = |at: usize| {
        reading.tokens.get(at).is_some_and(|token| token.figure.is_some())
            && (reading.word(at + 1) == "%"
                || reading.is(at + 1, Class::Unit)
                // "at 3.8 or higher"
                || (reading.word(at + 1) == "or" && reading.is(at + 2, Class::Comparative)))
    };
    (from..reading.tokens.len())
        .any(|at| stands(at) && (amount(at + 1) || (amount(at + 2) && !reading.is(at + 1, Class::Article))))
}

fn statement_follows(reading: &Reading, from: usize) -> bool {
    (from..reading.tokens.len().min(from + 4)).take_while(|&at| !breaks_off(reading, at)).any(|at| {
        reading.any(at, Classes::of(&[Class::Modal, Class::AtMost]))
            || (reading.is(at, Class::Third)
                && reading.is(at, Class::Behave)
                && !reading.any(at, Classes::NOUN))
            // "Document checks automated for 90 % of cases"
            || (reading.is(at, Class::Past)
                && !reading.is(at, Class::Base)
                && matches!(reading.word(at + 1), "for" | "in" | "within")
                && reading.tokens.get(at + 2).is_some_and(|token| token.figure.is_some()))
    })
}

/// Words after which a verb no longer speaks of the subject.
fn breaks_off(reading: &Reading, at: usize) -> bool {
    reading.is(at, Class::Purpose) || reading.opens(at, Class::Relative)
}

/// The verb after a subject: a helping verb, or one of behaviour right after a noun.
fn statement_verb(reading: &Reading, start: usize) -> Option<usize> {
    let mut aside = false;
    // "The shows we put on draw …": which shows, and then what they do.
    let mut which = None;
    for at in start..reading.tokens.len() {
        let token = &reading.tokens[at];
        // What stands in brackets says nothing of the subject.
        if at > start {
            let gap = reading.gap(at - 1);
            aside = gap.rfind('(').map_or(aside && !gap.contains(')'), |open| gap.rfind(')') < Some(open));
        }
        if aside {
            continue;
        }
        if at > start && breaks_off(reading, at) {
            return which;
        }
        if token.is(Class::Modal) && (at > start || reading.word(at) != "no") {
            return (at > start).then_some(at);
        }
        let own = Classes::of(&[Class::Behave, Class::Choose, Class::Grasp]);
        let behaves = token.any(own) && token.any(Classes::of(&[Class::Base, Class::Third, Class::Past]));
        // "Developers pick …", "three mayors write …": people right before any verb's own form.
        let first = start + usize::from(reading.tokens[start].figure.is_some());
        let people = at == first + 1
            && reading.is(first, Class::People)
            && reading.word(first).ends_with('s')
            && token.is(Class::Base)
            && token.any(Classes::VERB)
            && !token.any(Classes::NOUN);
        // "… pilots extend their contract": what is theirs, they do something with.
        let theirs = at > start
            && reading.word(at + 1) == "their"
            && token.is(Class::Base)
            && token.any(Classes::VERB)
            && !reading.opens(at - 1, Class::Preposition);
        // "Girls in the valley finish school"
        let people_do = at > start + 2
            && behaves
            && token.is(Class::Base)
            && !token.any(Classes::NOUN)
            && reading.is(first, Class::People)
            && reading.word(first).ends_with('s')
            && reading.is(first + 1, Class::Preposition);
        // "The dashboard refreshes itself": of any verb the third person is enough.
        let plain = !token.is(Class::Ambiguous) || reading.is(at + 1, Class::Article);
        let third = token.is(Class::Third) && token.any(Classes::VERB) && plain;
        if at == start + 1 && token.is(Class::Third) && opens_with_a_name(reading, start) {
            return Some(at);
        }
        // "Parcels returned fall": the last word says what they do.
        let told =
            token.is(Class::Past) && !token.is(Class::Third) && moves(reading, reading.tokens.len() - 1);
        if told || taken_up(reading, at) {
            continue;
        }
        if at > start
            && (behaves || third || people || theirs)
            && (can_be_subject(reading, before(reading, start, at)) || people_do)
            && speaks(reading, at)
        {
            let ours = at > start + 1 && matches!(reading.word(at - 1), "we" | "you" | "they");
            if !ours
                || reading.any(at - 2, Classes::of(&[Class::Preposition, Class::Time]))
                || which.is_some()
            {
                return Some(at);
            }
            which = Some(at);
        }
    }
    which
}

/// "A budget needed for the portal is …", "guests invited to the talk are …": which ones, before what is said of them.
fn taken_up(reading: &Reading, at: usize) -> bool {
    let said = |i: usize| matches!(reading.word(i), "is" | "are") && !reading.is(i - 1, Class::Preposition);
    reading.is(at, Class::Past)
        && !reading.is(at, Class::Base)
        && reading.is(at + 1, Class::Preposition)
        && (at + 2..reading.tokens.len())
            .take_while(|&i| !breaks_off(reading, i) && !reading.gap(i - 1).contains([',', ';', '(']))
            .take_while(|&i| !matches!(reading.word(i), "and" | "or" | "but"))
            .any(said)
}

/// "Acme saves fuel": a name no list knows, and no small word makes a noun of what follows it.
fn opens_with_a_name(reading: &Reading, at: usize) -> bool {
    let small = Classes::of(&[Class::Preposition, Class::Modal, Class::Done, Class::Third]);
    reading.tokens[at].classes == Classes::NONE
        && reading.written(at).starts_with(char::is_uppercase)
        && reading.written(at).contains(char::is_lowercase)
        && at + 2 < reading.tokens.len()
        && reading.gap(at + 1) == " "
        && !reading.any(at + 2, small)
}

/// The token before a verb, adverbs aside.
fn before(reading: &Reading, start: usize, at: usize) -> usize {
    (start..at).rev().find(|&i| !reading.word(i).ends_with("ly")).unwrap_or(start)
}

fn can_be_subject(reading: &Reading, at: usize) -> bool {
    // A word no list knows is most likely a name or a noun, and so is one that is as often a noun as a verb; what
    // follows must then look like a verb ("the lift serves to …").
    let speaks_on = reading
        .any(at + 2, Classes::of(&[Class::Article, Class::Preposition, Class::AtMost, Class::AtLeast]))
        || reading.tokens.get(at + 2).is_none_or(|token| token.figure.is_some());
    let plain = !reading.is(at + 1, Class::Ambiguous) && !reading.any(at + 1, Classes::NOUN);
    if moves(reading, reading.tokens.len() - 1) && at + 2 == reading.tokens.len() {
        return true;
    }
    let unknown = (reading.tokens[at].classes == Classes::NONE || reading.is(at, Class::Ambiguous))
        && reading.is(at + 1, Class::Third)
        && (speaks_on || plain);
    reading.any(at, Classes::NOUN)
        || reading.is(at, Class::Universal)
        || reading.word(at).ends_with('s')
        || unknown
}

/// "The number of visits per day increases", "fuel use drops": at the end of a subject it is a verb; "price increases"
/// is as often a noun.
fn moves(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    at > 0
        && at + 1 == reading.tokens.len()
        && token.is(Class::Third)
        && token.is(Class::Move)
        && (reading.word(at) != "increases"
            || reading.word(at - 1).ends_with('s')
            || (1..at).any(|i| reading.is(i, Class::Preposition)))
}

/// Whether a word that could be a noun stands as a verb here.
fn speaks(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    if !token.is(Class::Ambiguous) && !token.any(Classes::NOUN) {
        return true;
    }
    let next = at + 1;
    if moves(reading, at) {
        return true;
    }
    // "Pupils read two books"
    let people = reading.is(at - 1, Class::People) && reading.word(at - 1).ends_with('s');
    let counts = people && reading.tokens.get(next).is_some_and(|token| token.figure.is_some());
    next < reading.tokens.len()
        && (counts
            || reading.any(next, Classes::of(&[Class::Article, Class::Preposition]))
            || reading.opens(next, Class::Preposition)
            || reading.any(
                next,
                Classes::of(&[Class::AtMost, Class::AtLeast, Class::Multiplier, Class::Comparative]),
            )
            || matches!(reading.word(next), "by" | "us" | "how" | "that" | "what" | "why" | "whether")
            || (reading.word(next).ends_with("ly") && !reading.any(next, Classes::NOUN)))
}
