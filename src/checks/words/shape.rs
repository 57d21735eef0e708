//! What kind of sentence this is and which verb matters in it: an order ("Build …", "To build …", "We will build …"),
//! a statement ("Customers can …", "Latency falls …") or a bare phrase ("Documentation", "NPS of 45").

use super::class::{Class, Classes};
use super::folk;
use super::lead_in;
use super::opening::opens_order;
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
    /// What patterns call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Order { .. } => "order",
            Self::Statement { .. } => "statement",
            Self::Phrase { .. } => "phrase",
        }
    }

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
    let start = lead_in::end(reading);
    if opens_order(reading, start) {
        return Shape::Order { verb: start };
    }
    let we = start > 0 && reading.word(start - 1) == "we";
    if we && reading.is(start, Class::Behave) && reading.is(start, Class::Base) {
        return Shape::Statement { subject: start - 1, verb: start };
    }
    // "Ferry rides: increase the clicks on …"
    let change = titled(reading, start).filter(|&verb| reading.any(verb, Classes::CHANGE));
    match statement_verb(reading, start).filter(|&verb| change.is_none_or(|change| verb < change)) {
        // "Choir council: spend the grant wisely"
        Some(verb) if !(reading.gap(verb - 1).starts_with(':') && titled(reading, start) == Some(verb)) => {
            Shape::Statement { subject: start, verb }
        }
        _ => titled(reading, start).map_or(Shape::Phrase { start }, |verb| Shape::Order { verb }),
    }
}

/// "Harbour gates: convert all of them": the verb after a title of a few words.
fn titled(reading: &Reading, start: usize) -> Option<usize> {
    let last = reading.tokens.len() - 1;
    let colon = (start..last.min(start + 6)).find(|&at| {
        reading.gap(at).starts_with(':') || matches!(reading.gap(at), " - " | " – " | " — " | " | ")
    })?;
    let verb = colon + 1;
    // "Harbour gates: Ship all of them": a new sentence.
    let upper = |at: usize| {
        reading.tokens.get(at).is_some_and(|_| reading.written(at).starts_with(char::is_uppercase))
    };
    let opens = upper(verb) && !upper(verb + 1);
    let plain = reading.is(verb, Class::Base)
        && (!reading.is(verb, Class::Ambiguous) || reading.is(verb, Class::Become) || opens);
    let counts = (start..verb).any(|at| reading.tokens[at].figure.is_some());
    // "Cost: bend the curve"
    let unknown = reading.tokens[verb].classes == Classes::NONE && reading.is(verb + 1, Class::Article);
    ((plain || unknown) && !counts && opens_order(reading, verb)).then_some(verb)
}

/// Words after which a verb no longer speaks of the subject.
pub(super) fn breaks_off(reading: &Reading, at: usize) -> bool {
    reading.is(at, Class::Purpose) || reading.opens(at, Class::Relative)
}

/// The verb after a subject: a helping verb, or one of behaviour right after a noun.
pub(super) fn statement_verb(reading: &Reading, start: usize) -> Option<usize> {
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
        if at > start && breaks_off(reading, at) && !folk::goes_on(reading, start, at) {
            return which;
        }
        // "Held in May": the month.
        let dated = |at: usize| reading.tokens[at].figure.is_some() || reading.opens(at, Class::Preposition);
        let month = reading.word(at) == "may" && at > 0 && dated(at - 1);
        if token.is(Class::Modal) && !month && (at > start || reading.word(at) != "no") {
            return (at > start).then_some(at);
        }
        let own = Classes::of(&[Class::Behave, Class::Choose, Class::Grasp]);
        let behaves = token.any(own) && token.any(Classes::of(&[Class::Base, Class::Third, Class::Past]));
        // "Developers pick …", "three mayors write …", "girls in the valley finish school"
        let people = folk::act(reading, start, at);
        // "… pilots extend their contract": what is theirs, they do something with.
        let theirs = at > start
            && reading.word(at + 1) == "their"
            && token.is(Class::Base)
            && token.any(Classes::VERB)
            && !reading.opens(at - 1, Class::Preposition);
        // "Pump upgrades continue", "mooring costs stay within the budget"
        let holds = at > start
            && token.is(Class::Hold)
            && token.is(Class::Base)
            && !token.is(Class::Ambiguous)
            && reading.before(at).ends_with('s')
            && reading.any(at - 1, Classes::NOUN.and(Classes::of(&[Class::Third])))
            && !(start..at).any(|i| reading.opens(i, Class::Preposition));
        // "The dashboard refreshes itself": of any verb the third person is enough.
        let plain = !token.is(Class::Ambiguous) || reading.is(at + 1, Class::Article);
        let third = token.is(Class::Third) && token.any(Classes::VERB) && plain;
        if at == start + 1 && token.is(Class::Third) && opens_with_a_name(reading, start) {
            return Some(at);
        }
        // "Parcels returned fall": the last word says what they do.
        let told =
            token.is(Class::Past) && !token.is(Class::Third) && moves(reading, reading.tokens.len() - 1);
        // "Maintenance work for …": one thing does not "work", it works.
        let noun = at > start
            && reading.word(at) == "work"
            && reading.any(at - 1, Classes::of(&[Class::DutyNoun, Class::ChangeNoun]))
            && !reading.before(at).ends_with('s');
        // "Guest stays grow": they are nights, and grow.
        let grows = token.is(Class::Third)
            && token.is(Class::Hold)
            && reading.is(at + 1, Class::Base)
            && reading.is(at + 1, Class::Move);
        // "Ship bug fixes", "review contracts with suppliers": an order, and what it is done to.
        let done_to = token.is(Class::Third)
            && !token.is(Class::Move)
            && at > start
            && matches!(
                reading.word(start),
                "ship" | "review" | "deliver" | "send" | "publish" | "write" | "prepare" | "handle"
            )
            && (at + 1 == reading.tokens.len() || reading.written(at).ends_with("with"))
            // "Ten talks with carpenters"
            || (at == start + 1 && reading.tokens[start].figure.is_some() && reading.written(at).ends_with(" with"));
        // "30 short films with …": so many of them would do it without an "s".
        let many = token.is(Class::Third)
            && !token.is(Class::Move)
            && at > start
            && reading.tokens[start].figure.is_some_and(|figure| figure.value > 1.0)
            && reading.gap(start) == " "
            && !(start..at).any(|i| reading.is(i, Class::Preposition) || reading.word(i) == "%");
        // "Accreditation visit in autumn": one visit, and nobody who visits.
        let one = at > start
            && token.is(Class::Base)
            && !token.is(Class::Past)
            && token.is(Class::Ambiguous)
            && !people
            && !reading.before(at).ends_with('s')
            && !folk::several(reading, at - 1)
            && reading.gap(at - 1) == " "
            && (reading.any(at - 1, Classes::NOUN) || reading.tokens[at - 1].classes == Classes::NONE)
            && !matches!(reading.before(at), "we" | "you" | "they" | "people" | "i");
        if told || noun || grows || done_to || many || one || taken_up(reading, at) {
            continue;
        }
        if at > start
            && (behaves || third || people || theirs || holds)
            && (can_be_subject(reading, before(reading, start, at)) || people || holds)
            && (people || speaks(reading, at))
        {
            let ours = at > start + 1 && matches!(reading.before(at), "we" | "you" | "they");
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
        && reading.tokens[at].figure.is_none()
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
    let plain = !reading.is(at + 1, Class::Ambiguous) && !reading.any(at + 1, Classes::NOUN)
        || reading.word(at + 1) == "reaches";
    if moves(reading, reading.tokens.len() - 1) && at + 2 == reading.tokens.len() {
        return true;
    }
    let unknown = (reading.tokens[at].classes == Classes::NONE || reading.is(at, Class::Ambiguous))
        && reading.is(at + 1, Class::Third)
        && (speaks_on || plain);
    reading.any(at, Classes::NOUN)
        || reading.any(at, Classes::of(&[Class::Universal, Class::Calendar]))
        // "Legal is seen as …"
        || (reading.is(at, Class::Field) && reading.is(at + 1, Class::Become))
        || reading.word(at).ends_with('s')
        || unknown
}

/// "The number of visits per day increases", "fuel use drops": at the end of a subject it is a verb; "price increases"
/// is as often a noun.
pub(super) fn moves(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    at > 0
        && at + 1 == reading.tokens.len()
        && token.is(Class::Third)
        && token.is(Class::Move)
        && (reading.word(at) != "increases"
            || reading.before(at).ends_with('s')
            || (1..at).any(|i| reading.is(i, Class::Preposition)))
}

/// Whether a word that could be a noun stands as a verb here.
fn speaks(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    if !token.is(Class::Ambiguous) && !token.any(Classes::NOUN) {
        return true;
    }
    let next = at + 1;
    if moves(reading, at) || reading.word(at) == "reaches" {
        return true;
    }
    // "Pupils read two books"
    let people = reading.is(at - 1, Class::People) && reading.before(at).ends_with('s');
    let counts = people && reading.tokens.get(next).is_some_and(|token| token.figure.is_some());
    // "A third of the crew report AI has helped them"
    let reports = people && reading.word(at) == "report" && reading.is(at + 2, Class::Modal);
    next < reading.tokens.len()
        && (counts
            || reports
            || reading.any(next, Classes::of(&[Class::Article, Class::Preposition]))
            || reading.opens(next, Class::Preposition)
            || reading.any(
                next,
                Classes::of(&[Class::AtMost, Class::AtLeast, Class::Multiplier, Class::Comparative]),
            )
            || matches!(reading.word(next), "by" | "us" | "how" | "that" | "what" | "why" | "whether")
            || (reading.word(next).ends_with("ly") && !reading.any(next, Classes::NOUN)))
}

/// Whether a noun phrase is over: "the customers of …", and not "the customer data of …".
pub(super) fn closes(reading: &Reading, at: usize, verb: usize) -> bool {
    at >= verb
        || reading.any(at, Classes::of(&[Class::Preposition, Class::Modal, Class::Conjunction]))
        || reading.word(at).ends_with("ly")
        || reading.gap(at - 1).contains(['(', ',', '/'])
}
