//! What one sentence can show: the wording of an objective or a key result, read as a coach would.
//!
//! `review` takes a text and a [`Lexicon`] and gives findings. The way there: `token` cuts the text and looks every
//! word up once, `shape` finds the verb that matters, `measure` the numbers that count, and then each rule asks
//! its question of that one [`Reading`]. No rule looks at a verb alone: `build` opens tasks and dreams alike.
//!
//! A language is a `pack`: lists of words, each a [`Class`], and patterns of words, each a `Turn` of phrase, in the form
//! that `notation` tells; and weights that say, for each criterion, how far all words of a text lean to a "no", which
//! `leaning` sums up. Rules ask for classes and turns; what is left of English in them is its grammar (where a verb
//! stands, what a preposition ends), which another language brings a reader of its own for.

mod activity;
mod adjective;
mod aside;
mod behaviour;
mod beyond;
mod change;
mod chore;
mod class;
mod counted;
mod doing;
mod due;
mod duty;
mod effect;
mod folk;
mod gauge;
mod grammar;
mod handed;
mod heading;
mod improvement;
mod inspiration;
mod lead_in;
mod leaning;
mod learned;
mod lexicon;
mod measurable;
mod measure;
mod motion;
mod naming;
mod notation;
mod number;
mod office;
mod opening;
mod opinion;
mod order;
mod others;
mod outcome;
mod pack;
mod passive;
mod pattern;
mod people;
mod phrase;
mod picture;
mod plain;
mod reading;
mod round;
mod rules;
mod shape;
mod stake;
mod statement;
mod stretch;
mod superlative;
mod token;
mod told;
mod turn;
mod which;
mod won;
mod wording;

use std::collections::BTreeSet;
use std::ops::Range;

use reading::Reading;

pub use class::Class;
pub use leaning::Criterion;
pub use learned::teaches;
pub use lexicon::{Lexicon, Limits, Vocabulary};
pub use rules::{RULES, WordRule};

/// What the text is meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Where to, in words.
    Objective,
    /// How one would see it, in numbers.
    KeyResult,
}

/// One thing a coach would ask about a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordFinding {
    /// The rule's code, as in `INS201`.
    pub rule: &'static str,
    /// The words that raised it: bytes in the text.
    pub span: Range<usize>,
    /// What was seen, naming the words.
    pub message: String,
    /// What a coach would ask.
    pub question: String,
    /// Words to start another wording from.
    pub reframing: Vec<String>,
    /// Of an activity: whether it is a task, and not something that shall get better or be so, however vaguely.
    pub task: bool,
}

/// What an objective's own words say of its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// None.
    Unsaid,
    /// "… so that nobody waits", "… to open the yard to beginners".
    WhatFor,
    /// "… during this drought".
    WhyNow,
}

/// Reads the reason out of an objective's own words.
#[must_use]
pub fn reason(text: &str, lexicon: &Lexicon) -> Reason {
    let reading = Reading::new(&text[..text.floor_char_boundary(LONGEST)], lexicon);
    if reading.tokens.is_empty() {
        Reason::Unsaid
    } else if change::says_why_now(&reading) {
        Reason::WhyNow
    } else if change::names_a_purpose(&reading) {
        Reason::WhatFor
    } else {
        Reason::Unsaid
    }
}

/// More bytes than any wording has: a chapter pasted by mistake is not gone through word by word against word.
const LONGEST: usize = 4000;

/// Reads one text; findings come in the order of their codes.
#[must_use]
pub fn review(kind: Kind, text: &str, lexicon: &Lexicon) -> Vec<WordFinding> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let reading = Reading::new(text, lexicon);
    if reading.tokens.is_empty() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    if !reading.is_understood() {
        // Words in a language without lists are no evidence; numbers are, in any language.
        if kind == Kind::KeyResult {
            motion::key_result(&reading, lexicon, &mut findings);
        }
        return findings;
    }
    match kind {
        Kind::Objective => {
            improvement::objective(&reading, &mut findings);
            inspiration::objective(&reading, &mut findings);
            wording::objective(&reading, lexicon, &mut findings);
        }
        Kind::KeyResult => {
            outcome::key_result(&reading, &mut findings);
            measurable::key_result(&reading, &mut findings);
            motion::key_result(&reading, lexicon, &mut findings);
            stretch::key_result(&reading, &mut findings);
        }
    }
    opinion::second(kind, &reading, lexicon, &mut findings);
    wording::appraisal(&reading, &mut findings);
    findings.sort_by(|a, b| (a.rule, a.span.start).cmp(&(b.rule, b.span.start)));
    findings
}

/// The marks by which the leaning of a text is weighed, as the pack writes them, each once. Weights are learned for
/// these.
#[must_use]
pub fn leaning_marks(text: &str, lexicon: &Lexicon) -> BTreeSet<String> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    leaning::names(&Reading::new(text, lexicon))
}

/// Whether the words raise, lower or better something, which stands somewhere today then.
#[must_use]
pub fn points_somewhere(text: &str, lexicon: &Lexicon) -> bool {
    let reading = Reading::new(text, lexicon);
    !reading.tokens.is_empty() && reading.verb().any(class::Classes::CHANGE)
}
