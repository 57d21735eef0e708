//! One text, read once: its tokens, its shape, the numbers that count. Rules only look.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::aside;
use super::class::{Class, Classes};
use super::due;
use super::lexicon::Lexicon;
use super::measure::{self, Measure};
use super::motion::Motion;
use super::number::{self, Figure};
use super::pattern::{Patterns, Words};
use super::shape::{self, Shape};
use super::token::{self, Token};
use super::turn::Turn;
use crate::diagnostic::quote;

/// What every rule looks at.
#[derive(Debug)]
pub(super) struct Reading<'t> {
    pub text: &'t str,
    pub lower: String,
    pub tokens: Vec<Token>,
    pub shape: Shape,
    /// "Stretch: 90 crews", "90 crews (stretch)": who wrote it says so.
    pub stretch: bool,
    /// Numbers that measure something; dates, versions and ticket numbers are not among them.
    pub measures: Vec<Measure>,
    /// What [`motion::find`](super::motion::find) found.
    pub motion: OnceCell<Option<Motion>>,
    /// Those that patterns ask for.
    pub words: Words,
    patterns: &'t Patterns,
}

impl<'t> Reading<'t> {
    pub(super) fn new(text: &'t str, lexicon: &'t Lexicon) -> Self {
        let (tokens, lower) = token::tokens(text, lexicon);
        let words = tokens.iter().map(|token| token.id).collect();
        let mut reading = Self {
            text,
            lower,
            tokens,
            shape: Shape::default(),
            stretch: false,
            measures: Vec::new(),
            motion: OnceCell::new(),
            words,
            patterns: &lexicon.patterns,
        };
        if !reading.tokens.is_empty() {
            (0..reading.tokens.len()).for_each(|at| reading.weigh(at));
            reading.drop_asides();
            reading.shape = shape::find(&reading);
            reading.measures = measure::find(&reading);
        }
        reading
    }

    /// Takes from a word what it does not say beside its neighbours.
    fn weigh(&mut self, at: usize) {
        let drop = |token: &mut Token, classes: &[Class]| {
            token.classes = token.classes.without(Classes::of(classes));
        };
        // "three times a week": how often, and no time that is spent.
        let each = matches!(self.word(at + 1), "a" | "per" | "each" | "every");
        if each && at > 0 && self.word(at) == "times" && self.tokens[at - 1].figure.is_some() {
            drop(&mut self.tokens[at], &[Class::Effect, Class::Unit]);
        }
        // "A zero-fee counter": of which kind.
        let kind = self.word(at) == "zero"
            && self.gap(at) == "-"
            && matches!(
                self.word(at + 1),
                "fee" | "trust" | "code" | "config" | "copy" | "knowledge" | "day"
            );
        // "A double-entry book", "a triple-store"
        let pair = self.is(at, Class::Multiplier) && self.gap(at) == "-" && self.word(at + 1) != "digit";
        if kind || pair || self.times_a_week(at) || self.so_many_things(at) {
            let token = &mut self.tokens[at];
            drop(token, &[Class::Multiplier]);
            token.figure = token.figure.filter(|_| !kind).map(|figure| Figure { times: false, ..figure });
        }
        // "The WIN programme": a name, and nothing that is won.
        if at > 0 && self.is(at, Class::Stir) && self.in_capitals(at) {
            drop(&mut self.tokens[at], &[Class::Stir, Class::Behave, Class::Base]);
        }
        if self.is_numeric_date(at) || self.is_iso_date(at) {
            for token in &mut self.tokens[at..at + 3] {
                token.classes = Classes::of(&[Class::Calendar]);
            }
        }
        // "…, like songs": for example.
        if at > 0 && self.word(at) == "like" && self.gap(at - 1).contains(',') {
            drop(&mut self.tokens[at], &[Class::Behave, Class::Base, Class::Ambiguous]);
        }
    }

    /// "6/30/2031", "30/6/31": a day, a month, a year.
    fn is_numeric_date(&self, at: usize) -> bool {
        let part = |i: usize| self.tokens.get(i).and_then(|token| token.figure).map(|figure| figure.value);
        let [Some(first), Some(second), Some(year)] = [at, at + 1, at + 2].map(part) else { return false };
        let day = |value: f64| (1.0..=31.0).contains(&value);
        let glued = self.gap(at) == "/" && self.gap(at + 1) == "/";
        glued && day(first) && day(second) && (year < 100.0 || (1990.0..2100.0).contains(&year))
    }

    /// "2031-06-30"
    fn is_iso_date(&self, at: usize) -> bool {
        let part = |i: usize, len: usize| {
            self.tokens.get(i).is_some_and(|token| token.figure.is_some() && token.span.len() == len)
        };
        part(at, 4) && part(at + 1, 2) && part(at + 2, 2) && self.gap(at) == "-" && self.gap(at + 1) == "-"
    }

    /// Takes off the end what says nothing of what it is: an address, a score, who looks after it, when it is due.
    fn drop_asides(&mut self) {
        // "… https://harbour.example/plan", "… ([plan](https://harbour.example))"
        let last = self.tokens.len() - 1;
        let end = self.tokens[last].span.end;
        let behind = &self.text[end..];
        if behind.contains(char::is_alphanumeric) {
            self.text = &self.text[..end];
            let link = (1..=last).rev().find(|&at| self.gap(at - 1).ends_with("(["));
            if let Some(at) = link.filter(|_| behind.starts_with("](")) {
                self.end_before(at);
            }
        }
        self.stretch = aside::called_stretch(self);
        while let Some(at) = aside::last(self).or_else(|| due::date(self)) {
            self.end_before(at);
        }
    }

    fn end_before(&mut self, at: usize) {
        self.text = &self.text[..self.tokens[at - 1].span.end];
        self.tokens.truncate(at);
    }

    /// Whether the lists know this language: one word at least, and not mostly letters of another script.
    pub(super) fn is_understood(&self) -> bool {
        let known = self.tokens.iter().any(|token| token.classes != Classes::NONE);
        let latin = |c: &char| *c < '\u{250}';
        let letters = self.text.chars().filter(|c| c.is_alphabetic()).count();
        let foreign = self.text.chars().filter(|c| c.is_alphabetic() && !latin(c)).count();
        // A word or two in plain letters is a label ("Cybersecurity"), whatever the language.
        let label = self.tokens.len() <= 2 && self.text.is_ascii();
        (known || label) && foreign * 2 <= letters
    }

    /// The token's (first) word in lower case.
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.lower[token.lower.clone()])
    }

    /// The word before a token; empty at the start.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The token's words as they stand in the text.
    pub(super) fn written(&self, at: usize) -> &'t str {
        &self.text[self.tokens[at].span.clone()]
    }

    /// Whether a token is this phrase, however it is spaced and capitalised.
    pub(super) fn says(&self, at: usize, phrase: &str) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let mut words = self.text[token.span.clone()].split_whitespace();
        let same = |word: &str| words.next().is_some_and(|written| written.eq_ignore_ascii_case(word));
        phrase.split(' ').all(same) && words.next().is_none()
    }

    /// Whether the words from a token on are such a turn of phrase.
    pub(super) fn turns(&self, at: usize, turn: Turn) -> bool {
        self.turn_end(at, turn).is_some()
    }

    /// Whether such a turn of phrase opens at a token or behind it.
    pub(super) fn turns_anywhere(&self, from: usize, turn: Turn) -> bool {
        self.patterns.any(turn, self, from..self.tokens.len())
    }

    /// Where the turn of phrase that opens at a token ends: the token behind it.
    pub(super) fn turn_end(&self, at: usize, turn: Turn) -> Option<usize> {
        self.patterns.end(turn, self, at)
    }

    /// Whether a token is part of such a turn of phrase, which opens up to five tokens before it.
    pub(super) fn is_part_of(&self, at: usize, turn: Turn) -> bool {
        (at.saturating_sub(5)..=at).any(|from| self.turn_end(from, turn).is_some_and(|end| end > at))
    }

    /// "YCA": a name or a short form in capitals; none in a text that shouts.
    pub(super) fn in_capitals(&self, at: usize) -> bool {
        let shouts = self.tokens.len() > 1 && !self.text.contains(char::is_lowercase);
        self.tokens.get(at).filter(|_| !shouts).is_some_and(|_| {
            let written = self.written(at);
            written.len() > 1 && written.chars().all(char::is_uppercase)
        })
    }

    /// What stands between a token and the next: spaces and signs that were dropped.
    pub(super) fn gap(&self, at: usize) -> &'t str {
        let from = self.tokens[at].span.end;
        let to = self.tokens.get(at + 1).map_or(self.text.len(), |next| next.span.start);
        &self.text[from..to]
    }

    /// The token that "and" or "&" joins to one.
    pub(super) fn joined(&self, at: usize) -> Option<usize> {
        if self.word(at + 1) == "and" {
            return Some(at + 2);
        }
        (at + 1 < self.tokens.len() && self.gap(at).trim() == "&").then_some(at + 1)
    }

    /// "3x songs about the sea", "2x finished drafts": so many of them, and not three times as many.
    fn so_many_things(&self, at: usize) -> bool {
        let things =
            Classes::of(&[Class::Artefact, Class::Staple, Class::Lesson, Class::Meeting, Class::Paper]);
        at == 0
            && self.gap(at) == " "
            && self.tokens[at].figure.is_some_and(|figure| figure.times)
            && (1..4)
                .take_while(|&i| {
                    !self
                        .any(i, Classes::of(&[Class::Effect, Class::Cost, Class::People, Class::Preposition]))
                })
                .any(|i| self.any(i, things) && self.written(i).ends_with('s'))
    }

    /// "3x a week", "twice per month": how often, and not how many times as much.
    fn times_a_week(&self, at: usize) -> bool {
        // "every second Thursday"
        if self.written(at).ends_with("second") && self.is(at + 1, Class::Calendar) {
            return true;
        }
        let each = matches!(self.word(at + 1), "a" | "an" | "per" | "each" | "every");
        let unit = self.word(at + 1 + usize::from(each));
        let time = number::time(unit).is_some() || matches!(unit, "year" | "quarter");
        let token = &self.tokens[at];
        let times = token.is(Class::Multiplier) || token.figure.is_some_and(|figure| figure.times);
        times && time && (each || self.gap(at).contains('/'))
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(class))
    }

    /// Whether a word, or the first of a phrase ("never" of "never again"), is in the class.
    pub(super) fn opens(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| token.first.is(class))
    }

    pub(super) fn any(&self, at: usize, classes: Classes) -> bool {
        self.tokens.get(at).is_some_and(|token| token.any(classes))
    }

    /// The first token from `from` on that has the class.
    pub(super) fn find(&self, from: usize, class: Class) -> Option<usize> {
        (from..self.tokens.len()).find(|&at| self.is(at, class))
    }

    /// Whether any token from `from` on has one of the classes.
    pub(super) fn has(&self, from: usize, classes: Classes) -> bool {
        (from..self.tokens.len()).any(|at| self.any(at, classes))
    }

    /// The bytes of the tokens from `first` to `last`, both included.
    pub(super) fn span(&self, first: usize, last: usize) -> Range<usize> {
        self.tokens[first].span.start..self.tokens[last].span.end
    }

    /// The bytes of the whole text, blanks around it aside; a quotation that the last word ends is closed.
    pub(super) fn whole(&self) -> Range<usize> {
        let span = self.span(0, self.tokens.len() - 1);
        let rest = &self.text[span.end..];
        let closing =
            rest.find(|c: char| !matches!(c, '"' | '”' | ')' | ']' | '»' | '`')).unwrap_or(rest.len());
        let opened = self.text[span.clone()].contains(['"', '“', '(', '[', '«', '`']);
        if opened { span.start..span.end + closing } else { span }
    }

    /// The whole text as a message quotes it.
    pub(super) fn quoted(&self) -> Cow<'t, str> {
        quote(&self.text[self.whole()], 72)
    }

    /// The classes of the verb that matters; none in a bare phrase.
    pub(super) fn verb(&self) -> Classes {
        match self.shape {
            Shape::Order { verb, .. } | Shape::Statement { verb, .. } => self.tokens[verb].classes,
            Shape::Phrase { .. } => Classes::NONE,
        }
    }
}
