//! Patterns of words, and the search for them in a reading; `notation` tells how a pack writes them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::class::Classes;
use super::notation::Notation;
use super::number;
use super::outcome;
use super::pack::{Pack, entries};
use super::reading::Reading;
use super::token::{self, Token};
use super::turn::Turn;

/// A word that some pattern asks for, by the order in which they first did; 0 is any other word.
pub(super) type WordId = u16;

/// What one token is asked: one of these words, or any of these rows of which all hold.
#[derive(Debug, Clone, Default)]
pub(super) struct Test {
    /// Sorted.
    pub words: Vec<WordId>,
    pub rows: Vec<Vec<Atom>>,
}

#[derive(Debug, Clone)]
pub(super) enum Atom {
    Any,
    End,
    Word(WordId),
    /// Its first word, and all of them with a blank between.
    Phrase(WordId, String),
    Stem(String),
    Ending(String),
    Part(String),
    Classes(Classes),
    First(Classes),
    Number,
    Measure,
    Rhythm,
    Time,
    Year,
    Money,
    Capitals,
    Unknown,
    Not(Box<Atom>),
}

#[derive(Debug, Clone)]
pub(super) enum Step {
    One(Test),
    Maybe(Test),
    Gap {
        most: usize,
        stop: Option<Test>,
    },
    Ahead(Test),
    Sign(&'static str),
    Object,
    Unmeasured,
    /// Of this shape, or of any if it is empty.
    Start(&'static str),
}

#[derive(Debug, Clone)]
pub(super) struct Pattern {
    steps: Vec<Step>,
    also: Vec<Vec<Step>>,
    never: Vec<Vec<Step>>,
    /// For each step that asks for words alone, those words: a text without them is not searched.
    needs: Vec<Words>,
}

/// A set of words, and perhaps some more: a bit is set for those that are in it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Words(u128);

impl FromIterator<WordId> for Words {
    fn from_iter<I: IntoIterator<Item = WordId>>(ids: I) -> Self {
        Self(ids.into_iter().filter(|&id| id > 0).fold(0, |set, id| set | 1 << (id % 128)))
    }
}

/// The patterns of one file; those that open with a word are found by it.
#[derive(Debug, Clone, Default)]
struct Group {
    by_word: BTreeMap<WordId, Vec<usize>>,
    others: Vec<usize>,
    patterns: Vec<Pattern>,
}

/// All patterns of a language, by the group they are in.
#[derive(Debug, Clone, Default)]
pub(super) struct Patterns(Vec<Group>);

impl Patterns {
    /// Reads the pack; `id` gives each word its number, and always the same.
    ///
    /// # Panics
    /// When a line is no pattern, which is a mistake in the pack and not in anything that is read.
    pub(super) fn of(pack: &Pack, id: &mut dyn FnMut(&str) -> WordId) -> Self {
        let mut notation = Notation::new(pack, id);
        let mut groups = Vec::new();
        for list in pack.turns {
            let group = list.turn as usize;
            groups.resize_with(groups.len().max(group + 1), Group::default);
            for line in entries(list.text).filter(|line| !line.starts_with('"')) {
                groups[group].add(notation.pattern(line));
            }
        }
        Self(groups)
    }

    /// Where a pattern of the group that matches from `at` on ends: the token behind it. Those that open with the word are
    /// asked before those that open with anything.
    pub(super) fn end(&self, turn: Turn, reading: &Reading, at: usize) -> Option<usize> {
        let group = self.0.get(turn as usize)?;
        let opened = group.opened_by(reading.tokens.get(at)?);
        let asked = opened.iter().chain(&group.others).map(|&i| &group.patterns[i]);
        asked.filter(|pattern| pattern.may_hold(reading.words)).find_map(|pattern| pattern.end(reading, at))
    }

    /// Whether some pattern of the group matches from a token of the range on.
    pub(super) fn any(&self, turn: Turn, reading: &Reading, range: Range<usize>) -> bool {
        let Some(group) = self.0.get(turn as usize) else { return false };
        let holds = |pattern: &Pattern, mut range: Range<usize>| {
            pattern.may_hold(reading.words) && range.any(|at| pattern.end(reading, at).is_some())
        };
        // Asked once for all tokens, as most cannot hold.
        group.others.iter().any(|&i| holds(&group.patterns[i], range.clone()))
            || range.into_iter().any(|at| {
                let opened = group.opened_by(&reading.tokens[at]);
                opened.iter().any(|&i| holds(&group.patterns[i], at..at + 1))
            })
    }
}

impl Group {
    /// The patterns that open with the word of a token.
    fn opened_by(&self, token: &Token) -> &[usize] {
        self.by_word.get(&token.id).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, pattern: Pattern) {
        let i = self.patterns.len();
        match pattern.steps.iter().find(|step| !matches!(step, Step::Start(_))).and_then(heads) {
            Some(words) => words.into_iter().for_each(|word| self.by_word.entry(word).or_default().push(i)),
            None => self.others.push(i),
        }
        self.patterns.push(pattern);
    }
}

/// The words a step needs one of, if it asks for words alone.
fn heads(step: &Step) -> Option<Vec<WordId>> {
    let (Step::One(Test { words, rows }) | Step::Ahead(Test { words, rows })) = step else { return None };
    let word = |row: &Vec<Atom>| {
        row.iter().find_map(|atom| match atom {
            Atom::Word(word) | Atom::Phrase(word, _) => Some(*word),
            _ => None,
        })
    };
    let mut heads = rows.iter().map(word).collect::<Option<Vec<_>>>()?;
    heads.extend(words);
    Some(heads)
}

impl Pattern {
    pub(super) fn new(steps: Vec<Step>, also: Vec<Vec<Step>>, never: Vec<Vec<Step>>) -> Self {
        let needs = also.iter().flatten().chain(&steps).filter_map(heads);
        let needs = needs.map(|words| words.into_iter().collect()).collect();
        Self { steps, also, never, needs }
    }

    fn may_hold(&self, words: Words) -> bool {
        self.needs.iter().all(|need| need.0 & words.0 != 0)
    }

    /// Where it ends if it matches from `at` on: the token behind it.
    pub(super) fn end(&self, reading: &Reading, at: usize) -> Option<usize> {
        let end = walk(&self.steps, reading, at)?;
        let then = |steps: &Vec<Step>| walk(steps, reading, at + 1).is_some();
        (self.also.iter().all(then) && !self.never.iter().any(then)).then_some(end)
    }
}

fn walk(steps: &[Step], reading: &Reading, at: usize) -> Option<usize> {
    let last = reading.tokens.len();
    let Some((step, rest)) = steps.split_first() else { return Some(at.min(last)) };
    let on = |holds: bool, to: usize| if holds { walk(rest, reading, to) } else { None };
    match step {
        Step::One(test) => walk(rest, reading, at + test.taken(reading, at)?),
        Step::Maybe(test) => {
            let taken = test.taken(reading, at).filter(|_| at < last);
            taken.and_then(|taken| walk(rest, reading, at + taken)).or_else(|| walk(rest, reading, at))
        }
        Step::Gap { most, stop } => (at..=at.saturating_add(*most).min(last))
            .take_while(|&to| {
                to == at || stop.as_ref().is_none_or(|stop| stop.taken(reading, to - 1).is_none())
            })
            .find_map(|to| walk(rest, reading, to)),
        Step::Ahead(test) => on(test.taken(reading, at).is_some(), at),
        Step::Sign(sign) => {
            on((1..=last).contains(&at) && reading.gap(at - 1).contains(|c| sign.contains(c)), at)
        }
        Step::Object => walk(rest, reading, outcome::object(reading, at)?),
        Step::Unmeasured => on(reading.measures.is_empty(), at),
        Step::Start(shape) => {
            on(at == reading.shape.start() && (shape.is_empty() || *shape == reading.shape.name()), at)
        }
    }
}

impl Test {
    /// How many tokens it takes from `at` on: one, or those of a phrase.
    fn taken(&self, reading: &Reading, at: usize) -> Option<usize> {
        let word = reading.tokens.get(at).map_or(0, |token| token.id);
        if word > 0 && self.words.binary_search(&word).is_ok() {
            return Some(1);
        }
        self.rows.iter().find_map(|row| match &row[..] {
            [Atom::Phrase(first, phrase)] => (word == *first).then(|| spoken(reading, at, phrase))?,
            row => row.iter().all(|atom| atom.holds(reading, at)).then_some(1),
        })
    }
}

/// How many tokens the words of a phrase take, however they are joined: "set up", "set-up".
fn spoken(reading: &Reading, at: usize, phrase: &str) -> Option<usize> {
    let (mut wanted, mut taken) = (phrase.split(' ').peekable(), 0);
    while wanted.peek().is_some() {
        reading.tokens.get(at + taken)?;
        for word in token::words(reading.written(at + taken)) {
            wanted.next_if(|wanted| word.eq_ignore_ascii_case(wanted))?;
        }
        taken += 1;
    }
    Some(taken)
}

impl Atom {
    fn holds(&self, reading: &Reading, at: usize) -> bool {
        let Some(token) = reading.tokens.get(at) else { return matches!(self, Self::End | Self::Not(_)) };
        match self {
            Self::Any => true,
            Self::End => false,
            Self::Word(word) => token.id == *word,
            Self::Phrase(_, phrase) => spoken(reading, at, phrase) == Some(1),
            Self::Stem(stem) => opens(reading.written(at), stem),
            Self::Ending(ending) => ends(reading.written(at), ending),
            Self::Part(part) => (0..token.span.len())
                .any(|from| reading.written(at).get(from..).is_some_and(|rest| opens(rest, part))),
            Self::Classes(classes) => token.any(*classes),
            Self::First(classes) => token.first.any(*classes),
            Self::Number => token.figure.is_some(),
            Self::Measure => reading.measures.iter().any(|measure| measure.at == at),
            Self::Rhythm => number::rhythm(reading.word(at)),
            Self::Time => number::time(reading.word(at)).is_some(),
            Self::Year => number::year(reading.word(at)),
            Self::Money => number::money(reading.word(at)),
            Self::Capitals => reading.in_capitals(at),
            Self::Unknown => token.classes == Classes::NONE,
            Self::Not(atom) => !atom.holds(reading, at),
        }
    }
}

fn opens(text: &str, stem: &str) -> bool {
    text.as_bytes().get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem.as_bytes()))
}

fn ends(text: &str, ending: &str) -> bool {
    let from = text.len().checked_sub(ending.len());
    from.is_some_and(|from| text.as_bytes()[from..].eq_ignore_ascii_case(ending.as_bytes()))
}
