//! What stands before the sentence proper: a label, when it is due, who will do it.

use super::class::{Class, Classes};
use super::number;
use super::reading::Reading;
use super::shape::statement_verb;
use super::turn::Turn;
use crate::model::quantity::counts_lines;

/// Past "O1:", "KR 1.2 -", "By Q3,", "We will", "Our team will", "To", and adverbs.
pub(super) fn end(reading: &Reading) -> usize {
    let last = reading.tokens.len() - 1;
    let mut at = 0;
    while at < last {
        let word = reading.word(at);
        let label = at < 2 && is_label(reading, at);
        if let Some(after) = tagged(reading).filter(|_| at == 0) {
            at = after;
            continue;
        }
        if let Some(colon) = titles(reading).filter(|_| at == 0) {
            at = colon + 1;
            continue;
        }
        // "Weekly rota check": how often.
        let adverb =
            word.ends_with("ly") && reading.tokens[at].classes == Classes::NONE && !number::rhythm(word);
        let routine_adverb = word.ends_with("ly") && reading.is(at, Class::Routine);
        // "Help keep the crews informed": what is helped with.
        let helps = word == "help"
            && reading.is(at + 1, Class::Base)
            && reading.any(at + 1, Classes::of(&[Class::Duty, Class::Hold, Class::Deliver]))
            && !reading.is(at + 1, Class::Ambiguous)
            && !reading.any(at + 1, Classes::NOUN);
        if word == "we" && matches!(reading.word(at + 1), "are" | "were") {
            // "We are profitable": what we are is said, and not what we will do.
            break;
        }
        // "First, …": in which order.
        let order = matches!(word, "first" | "second" | "third" | "next" | "lastly" | "finally")
            && reading.gap(at).starts_with(',');
        if label || order || adverb || routine_adverb || helps || reading.is(at, Class::LeadIn) {
            at += 1;
        } else if reading.is(at, Class::Assure) && statement_verb(reading, at + 1).is_some() {
            // "Ensure (that) customers can …" states what customers can.
            at += 1 + usize::from(reading.word(at + 1) == "that");
        } else if let Some(after) = reading
            .turn_end(at, Turn::LeadIn)
            .or_else(|| time_phrase(reading, at))
            .or_else(|| ours(reading, at))
        {
            at = after;
        } else {
            break;
        }
    }
    at
}

/// "Town hall: every form works on a phone": the end of a title of a few words, before a sentence of its own.
fn titles(reading: &Reading) -> Option<usize> {
    const LONGEST: usize = 4;
    let last = reading.tokens.len() - 1;
    let ends = |at: usize| {
        reading.gap(at).starts_with(':') || at < 2 && matches!(reading.gap(at), " - " | " – " | " — ")
    };
    let end = (0..last.min(LONGEST)).find(|&at| ends(at))?;
    let counts = (0..=end).any(|at| reading.tokens[at].figure.is_some());
    // "Adoption: 9 clubs installed the till": what it comes to.
    let tells = (0..=end).any(|at| reading.is(at, Class::Effect));
    let next = end + 1;
    let sentence = || statement_verb(reading, next).is_some();
    let who = match reading.word(next) {
        "we" | "every" | "any" | "each" | "nobody" => true,
        "all" => sentence(),
        // "Pilot: 70% of crews stay"
        _ if reading.tokens[next].figure.is_some() => !tells && sentence(),
        // "Ferry app: ensure that the gauge shows …"
        _ => reading.is(next, Class::Assure) && statement_verb(reading, next + 1).is_some(),
    };
    (who && !counts).then_some(end)
}

/// "[Harbour] …", "(P1) …", "Stretch: …", "Q1 2031: …": what a line is marked with; where it ends.
fn tagged(reading: &Reading) -> Option<usize> {
    const LONGEST: usize = 4;
    let last = reading.tokens.len() - 1;
    let ends = |at: &usize| reading.gap(*at).starts_with([']', ')']) && reading.gap(*at).ends_with(' ');
    let before = &reading.text[..reading.tokens[0].span.start];
    if before.ends_with(['[', '(']) {
        return (0..last.min(LONGEST)).find(ends).map(|at| at + 1);
    }
    let marked =
        matches!(reading.word(0), "stretch" | "moonshot" | "new" | "wip" | "committed" | "aspirational");
    if marked && reading.gap(0).starts_with(':') {
        return Some(1);
    }
    // "Theme 1: …"; "NPS 45: …" is a level.
    let numbered = last > 1
        && reading.gap(0) == " "
        && (reading.is(0, Class::Id) || counts_lines(reading.word(0)))
        && reading.tokens[1].figure.is_some_and(|figure| figure.value < 100.0)
        && (reading.gap(1).starts_with(':') || matches!(reading.gap(1), " - " | " – " | " — " | " | "));
    if numbered {
        return Some(2);
    }
    // "Q1 2031: …"
    let period = reading.is(0, Class::Calendar) && last > 1 && reading.written(1).len() == 4;
    (period && reading.tokens[1].figure.is_some() && reading.gap(1).starts_with(':')).then_some(2)
}

/// `O1:`, `1.`, `KR2 -`: a short word with a digit, then a sign and a blank; `a.`, `b)`.
fn is_label(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    if at == 0 && word.len() == 1 && word.as_bytes()[0].is_ascii_lowercase() {
        return matches!(reading.gap(at), ". " | ") ");
    }
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let digits = letters.len() < word.len();
    let gap = reading.gap(at);
    digits
        && matches!(letters, "" | "o" | "kr" | "okr" | "obj" | "p" | "q" | "h" | "fy")
        && gap.starts_with([':', '.', ')', ']', '-', '–', '—', ' '])
        && gap.trim().starts_with([':', '.', ')', ']', '-', '–', '—'])
        && gap.ends_with(char::is_whitespace)
}

/// "By the end of Q3, …": what stands before an early comma, if it opens with a word of time.
fn time_phrase(reading: &Reading, at: usize) -> Option<usize> {
    // "Within 6 weeks of the first day, …": how soon.
    let soon = reading.word(at) == "within" && (at + 3..at + 5).any(|i| reading.word(i) == "of");
    // "Together with the neighbours, plant …", "as a team, …"
    let together = matches!(reading.word(at), "together" | "jointly")
        && (reading.word(at + 1) == "with" || reading.gap(at).starts_with(','));
    let beside = together || reading.word(at) == "as" && reading.is(at + 1, Class::Article);
    if soon || !(beside || reading.opens(at, Class::Time)) {
        return None;
    }
    let comma = |at: usize| reading.gap(at).starts_with(',');
    let next = (at..(at + 6).min(reading.tokens.len() - 1)).find(|&i| comma(i))? + 1;
    // "By September 30, 2031, …"
    let year = next + 1 < reading.tokens.len()
        && comma(next)
        && reading.written(next).len() == 4
        && reading.tokens[next].figure.is_some();
    Some(next + usize::from(year))
}

/// "Gullmap will print …", "the Harbour Guild will print …": whoever writes it, by name.
fn ours(reading: &Reading, at: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let name = at + usize::from(reading.word(at) == "the");
    let will = (name + 1..reading.tokens.len().min(name + LONGEST)).find(|&i| reading.word(i) == "will")?;
    let named = |i: usize| {
        let token = &reading.tokens[i];
        let known = token.any(Classes::of(&[Class::People, Class::Effect, Class::Cost, Class::Artefact]));
        reading.written(i).starts_with(char::is_uppercase) && !known && reading.gap(i) == " "
    };
    let unknown =
        (name..will).any(|i| reading.tokens[i].classes == Classes::NONE || reading.is(i, Class::Own));
    let shouting = reading.written(will).starts_with(char::is_uppercase);
    let verb = will + 1;
    let acts = reading.is(verb, Class::Base) && reading.any(verb, Classes::ACT) && reading.word(verb) != "be";
    (unknown && acts && !shouting && (name..will).all(named)).then_some(verb)
}
