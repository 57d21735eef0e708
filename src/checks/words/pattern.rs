//! Patterns of words as a language's pack writes them, one a line, and the search for them in a reading.
//!
//! A line is a row of steps from left to right, each for one token unless it says otherwise:
//!
//! | step | matches |
//! |---|---|
//! | `fill\|close` | one of these words; `make_sure` is a phrase of the lists, whole |
//! | `prepar*`, `*ly` | by how it begins or ends; `*launch*` by a part of it |
//! | `<People>`, `<People\|Own>` | a word of one of these classes ([`Class`](super::class::Class), `NOUN`, `CHANGE`, …) |
//! | `<^Sign>` | as before, by the first word of a phrase alone |
//! | `<Base>&!to` | all of these; `!` is "and not"; `!to` alone holds at the end too |
//! | `*` | any token |
//! | `the?` | may be missing |
//! | `..3`, `..` | up to three tokens more, or any number of them |
//! | `..3/<Preposition>` | the same, none of them such a one |
//! | `=of` | takes no token: the next one is so |
//! | `,` `(;` | takes no token: this sign, or one of these, stands before the next; `@hyphen` for its own sign |
//! | `$` | the end of the text; `of\|$` is this word or the end |
//! | `@number`, `@measure`, `@rhythm`, `@time`, `@year`, `@capitals`, `@unknown` | a figure, one that measures, "weekly", "days", "2031", "SSO", a word of no list |
//! | `@object` | takes no token: goes on at the word that what follows is about |
//! | `^`, `^order`, `^statement`, `^phrase` | takes no token: the sentence starts here, and is such a one |
//! | `@unmeasured` | takes no token: no number in the text measures anything |
//!
//! After ` & ` stands another row that must match as well, after ` - ` one that must not; both start behind the first
//! token. The quoted lines above a pattern are its cases: each of them holds it somewhere, which a test shows.

use std::collections::HashMap;

use super::class::{Class, Classes};
use super::number;
use super::outcome;
use super::pack::{Pack, entries};
use super::reading::Reading;
use super::turn::Turn;

/// What one token is asked: any of these rows of which all hold.
#[derive(Debug, Clone)]
struct Test(Vec<Vec<Atom>>);

#[derive(Debug, Clone)]
enum Atom {
    Any,
    End,
    Word(&'static str),
    Phrase(String),
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
    Capitals,
    Unknown,
    Not(Box<Atom>),
}

#[derive(Debug, Clone)]
enum Step {
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
struct Pattern {
    steps: Vec<Step>,
    also: Vec<Vec<Step>>,
    never: Vec<Vec<Step>>,
}

/// The patterns of one file; those that open with a word are found by it.
#[derive(Debug, Clone, Default)]
struct Group {
    by_word: HashMap<&'static str, Vec<usize>>,
    others: Vec<usize>,
    patterns: Vec<Pattern>,
}

/// All patterns of a language, by the group they are in.
#[derive(Debug, Clone)]
pub(super) struct Patterns(Vec<Group>);

impl Patterns {
    /// # Panics
    /// When a line is no pattern, which is a mistake in the pack and not in anything that is read.
    pub(super) fn of(pack: &Pack) -> Self {
        let mut groups = Vec::new();
        for list in pack.turns {
            let group = list.turn as usize;
            groups.resize_with(groups.len().max(group + 1), Group::default);
            for line in entries(list.text).filter(|line| !line.starts_with('"')) {
                groups[group].add(pattern(line, pack));
            }
        }
        Self(groups)
    }

    /// Where the first pattern of the group that matches from `at` on ends: the token behind it.
    pub(super) fn end(&self, turn: Turn, reading: &Reading, at: usize) -> Option<usize> {
        let group = self.0.get(turn as usize)?;
        let by_word = group.by_word.get(reading.word(at)).map_or(&[][..], Vec::as_slice);
        by_word.iter().chain(&group.others).find_map(|&i| group.patterns[i].end(reading, at))
    }
}

impl Group {
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
fn heads(step: &Step) -> Option<Vec<&'static str>> {
    let Step::One(Test(rows)) = step else { return None };
    let word = |row: &Vec<Atom>| {
        row.iter().find_map(|atom| if let Atom::Word(word) = atom { Some(*word) } else { None })
    };
    rows.iter().map(word).collect()
}

impl Pattern {
    fn end(&self, reading: &Reading, at: usize) -> Option<usize> {
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
        Step::One(test) => on(test.holds(reading, at), at + 1),
        Step::Maybe(test) => {
            on(at < last && test.holds(reading, at), at + 1).or_else(|| walk(rest, reading, at))
        }
        Step::Gap { most, stop } => (at..=at.saturating_add(*most).min(last))
            .take_while(|&to| to == at || stop.as_ref().is_none_or(|stop| !stop.holds(reading, to - 1)))
            .find_map(|to| walk(rest, reading, to)),
        Step::Ahead(test) => on(test.holds(reading, at), at),
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
    fn holds(&self, reading: &Reading, at: usize) -> bool {
        self.0.iter().any(|row| row.iter().all(|atom| atom.holds(reading, at)))
    }
}

impl Atom {
    fn holds(&self, reading: &Reading, at: usize) -> bool {
        let Some(token) = reading.tokens.get(at) else { return matches!(self, Self::End | Self::Not(_)) };
        let written = || reading.written(at).to_ascii_lowercase();
        match self {
            Self::Any => true,
            Self::End => false,
            Self::Word(word) => reading.word(at) == *word,
            Self::Phrase(phrase) => reading.says(at, phrase),
            Self::Stem(stem) => written().starts_with(stem.as_str()),
            Self::Ending(ending) => written().ends_with(ending.as_str()),
            Self::Part(part) => written().contains(part.as_str()),
            Self::Classes(classes) => token.any(*classes),
            Self::First(classes) => token.first.any(*classes),
            Self::Number => token.figure.is_some(),
            Self::Measure => reading.measures.iter().any(|measure| measure.at == at),
            Self::Rhythm => number::rhythm(reading.word(at)),
            Self::Time => number::time(reading.word(at)).is_some(),
            Self::Year => number::year(reading.word(at)),
            Self::Capitals => reading.in_capitals(at),
            Self::Unknown => token.classes == Classes::NONE,
            Self::Not(atom) => !atom.holds(reading, at),
        }
    }
}

fn pattern(line: &'static str, pack: &Pack) -> Pattern {
    let (mut also, mut never) = (Vec::new(), Vec::new());
    let mut rows = line.split(" - ");
    let wanted = rows.next().unwrap_or_default();
    never.extend(rows.map(|row| steps(row, pack)));
    let mut wanted = wanted.split(" & ");
    let first = steps(wanted.next().unwrap_or_default(), pack);
    also.extend(wanted.map(|row| steps(row, pack)));
    Pattern { steps: first, also, never }
}

fn steps(row: &'static str, pack: &Pack) -> Vec<Step> {
    row.split_whitespace().map(|text| step(text, pack)).collect()
}

fn step(text: &'static str, pack: &Pack) -> Step {
    match text {
        "@object" => Step::Object,
        "@unmeasured" => Step::Unmeasured,
        "^" | "^order" | "^statement" | "^phrase" => Step::Start(&text[1..]),
        "@hyphen" => Step::Sign("-"),
        _ if text.chars().all(|c| ",;(+:".contains(c)) => Step::Sign(text),
        _ if text.starts_with('=') => Step::Ahead(test(&text[1..], pack)),
        _ => match (text.strip_prefix(".."), text.strip_suffix('?')) {
            (Some(gap), _) => {
                let (most, stop) = gap.split_once('/').map_or((gap, None), |(most, stop)| (most, Some(stop)));
                let most = if most.is_empty() {
                    usize::MAX
                } else {
                    most.parse().unwrap_or_else(|_| panic!("{text}"))
                };
                Step::Gap { most, stop: stop.map(|stop| test(stop, pack)) }
            }
            (None, Some(one)) => Step::Maybe(test(one, pack)),
            (None, None) => Step::One(test(text, pack)),
        },
    }
}

fn test(text: &'static str, pack: &Pack) -> Test {
    // A bar between angle brackets belongs to the class set.
    let mut depth = 0;
    let alternatives = text.split(move |c| {
        depth += i32::from(c == '<') - i32::from(c == '>');
        c == '|' && depth == 0
    });
    Test(alternatives.map(|row| row.split('&').map(|text| atom(text, pack)).collect()).collect())
}

fn atom(text: &'static str, pack: &Pack) -> Atom {
    if let Some(rest) = text.strip_prefix('!') {
        return Atom::Not(Box::new(atom(rest, pack)));
    }
    if let Some(names) = text.strip_prefix('<').and_then(|names| names.strip_suffix('>')) {
        let first = names.strip_prefix('^');
        let names = first.unwrap_or(names).split('|');
        let classes = names.fold(Classes::NONE, |all, name| all.and(classes(name, pack)));
        return if first.is_some() { Atom::First(classes) } else { Atom::Classes(classes) };
    }
    match text {
        "*" => Atom::Any,
        "$" => Atom::End,
        "@number" => Atom::Number,
        "@measure" => Atom::Measure,
        "@rhythm" => Atom::Rhythm,
        "@time" => Atom::Time,
        "@year" => Atom::Year,
        "@capitals" => Atom::Capitals,
        "@unknown" => Atom::Unknown,
        _ => match (text.strip_suffix('*'), text.strip_prefix('*')) {
            (Some(part), Some(_)) => Atom::Part(part[1..].replace('_', " ")),
            (Some(stem), None) => Atom::Stem(stem.replace('_', " ")),
            (None, Some(ending)) => Atom::Ending(ending.replace('_', " ")),
            (None, None) if text.contains('_') => Atom::Phrase(text.replace('_', " ")),
            (None, None) => {
                let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '.' | '%' | '#' | '→');
                assert!(text.chars().all(plain), "no pattern: {text:?}");
                Atom::Word(text)
            }
        },
    }
}

fn classes(name: &str, pack: &Pack) -> Classes {
    match name {
        "VERB" => Classes::VERB,
        "CHANGE" => Classes::CHANGE,
        "ACT" => Classes::ACT,
        "NOUN" => Classes::NOUN,
        _ => {
            let forms = [Class::Base, Class::Ing, Class::Past, Class::Third];
            let known = pack.lists.iter().map(|list| list.class).chain(forms);
            let class = known.into_iter().find(|class| format!("{class:?}") == name);
            Classes::of(&[class.unwrap_or_else(|| panic!("no class of the lists: {name:?}"))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::super::pack::EN;
    use super::*;

    /// The cases of a quoted line: `"One", "another"`.
    fn cases(line: &str) -> impl Iterator<Item = &str> {
        line.trim_matches('"').split("\", \"")
    }

    #[test]
    fn each_pattern_holds_in_its_cases() {
        let lexicon = Lexicon::english();
        let mut misses = Vec::new();
        for list in EN.turns {
            assert!(list.text.starts_with("# "), "{} does not say what it is", list.name);
            let mut above = None;
            for line in entries(list.text) {
                if line.starts_with('"') {
                    above = Some(line);
                    continue;
                }
                let Some(shown) = above.take() else {
                    misses.push(format!("{}: no case above {line}", list.name));
                    continue;
                };
                let pattern = pattern(line, &EN);
                for case in cases(shown) {
                    let reading = Reading::new(case, lexicon);
                    if !(0..reading.tokens.len()).any(|at| pattern.end(&reading, at).is_some()) {
                        misses.push(format!("{}: {line} is not in {case:?}", list.name));
                    }
                }
            }
        }
        assert!(misses.is_empty(), "{}", misses.join("\n"));
    }
}
