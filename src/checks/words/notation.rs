//! How a language's pack writes patterns, one a line.
//!
//! A text is cut into tokens: words, phrases of the lists ("make sure" is one token then) and the signs that matter
//! (`%`, `€`, `#`, …). A hyphen parts two words, an apostrophe does not. A line is a row of steps from left to right, all in
//! lower case, each for one token unless it says otherwise:
//!
//! | step | matches |
//! |---|---|
//! | `fill\|close` | one of these words, or a phrase of the lists that opens with it |
//! | `make_sure` | these words in a row, however they are joined and cut into tokens |
//! | `prepar*`, `*ly`, `*launch*` | by how the token begins or ends, or by a part of it |
//! | `<People>`, `<People\|Own>` | a token of one of these classes ([`Class`], the forms `Base`, `Ing`, `Past`, `Third`, and `NOUN`, `CHANGE`, `ACT`, `VERB`) |
//! | `<^Sign>` | as before, by the first word of a phrase alone |
//! | `<Base>&!to\|now` | all of these; `!` is "and not" and binds closest, `\|` parts last; `!to` alone holds at the end too |
//! | `*` | any token |
//! | `the?` | may be missing |
//! | `..3`, `..` | up to three tokens more, or none; any number that a sentence has |
//! | `..3/<Preposition>` | the same, none of them such a one |
//! | `=of` | takes no token: the next one is so |
//! | `,` `(;` | takes no token: this sign, or one of these, stands before the next; `@hyphen` for its own sign |
//! | `$` | the end of the text; `of\|$` is this word or the end |
//! | `@number`, `@measure`, `@rhythm`, `@time`, `@year`, `@money` | a figure, one that measures, "weekly", "days", "2031", "€" |
//! | `@capitals`, `@unknown` | "SSO", a word of no list |
//! | `@object` | takes no token: goes on at the word that what follows is about |
//! | `^`, `^order`, `^statement`, `^phrase` | takes no token: the sentence starts here, and is such a one |
//! | `@unmeasured` | takes no token: no number in the text measures anything |
//!
//! After ` & ` stands another row that must match as well, after ` - `, which comes last, one that must not; both start
//! behind the first token. The quoted lines above a pattern are its cases: each of them holds it somewhere, which a test
//! shows. From which token on a file is asked stands in [`Turn`](super::turn::Turn).

use super::class::{Class, Classes};
use super::pack::Pack;
use super::pattern::{Atom, Pattern, Step, Test, WordId};
use super::token;

/// How far `..` reaches: no sentence is longer, and a pasted chapter is not searched word by word against word.
const FAR: usize = 100;

/// Reads lines of a pack.
pub(super) struct Notation<'p> {
    classes: Vec<(String, Classes)>,
    id: &'p mut dyn FnMut(&str) -> WordId,
}

impl<'p> Notation<'p> {
    pub(super) fn new(pack: &Pack, id: &'p mut dyn FnMut(&str) -> WordId) -> Self {
        let sets = [
            ("VERB", Classes::VERB),
            ("CHANGE", Classes::CHANGE),
            ("ACT", Classes::ACT),
            ("NOUN", Classes::NOUN),
        ];
        let forms = [Class::Base, Class::Ing, Class::Past, Class::Third];
        let known = pack.lists.iter().map(|list| list.class).chain(forms);
        let known = known.map(|class| (format!("{class:?}"), Classes::of(&[class])));
        Self {
            classes: sets.map(|(name, set)| (name.to_owned(), set)).into_iter().chain(known).collect(),
            id,
        }
    }

    /// # Panics
    /// When the line is no pattern.
    pub(super) fn pattern(&mut self, line: &'static str) -> Pattern {
        let mut unwanted = line.split(" - ");
        let mut wanted = unwanted.next().unwrap_or_default().split(" & ");
        assert!(!unwanted.clone().any(|row| row.contains(" & ")), "& stands before -: {line:?}");
        let steps = self.steps(wanted.next().unwrap_or_default());
        let also = wanted.map(|row| self.steps(row)).collect();
        Pattern::new(steps, also, unwanted.map(|row| self.steps(row)).collect())
    }

    fn steps(&mut self, row: &'static str) -> Vec<Step> {
        row.split_whitespace().map(|text| self.step(text)).collect()
    }

    fn step(&mut self, text: &'static str) -> Step {
        match text {
            "@object" => Step::Object,
            "@unmeasured" => Step::Unmeasured,
            "^" | "^order" | "^statement" | "^phrase" => Step::Start(&text[1..]),
            "@hyphen" => Step::Sign("-"),
            _ if text.chars().all(|c| ",;(+:".contains(c)) => Step::Sign(text),
            _ if text.starts_with('=') => Step::Ahead(self.test(&text[1..])),
            _ => match (text.strip_prefix(".."), text.strip_suffix('?')) {
                (Some(gap), _) => self.gap(gap),
                (None, Some(one)) => Step::Maybe(self.test(one)),
                (None, None) => Step::One(self.test(text)),
            },
        }
    }

    fn gap(&mut self, gap: &'static str) -> Step {
        let (most, stop) = gap.split_once('/').map_or((gap, None), |(most, stop)| (most, Some(stop)));
        let most = if most.is_empty() { Some(FAR) } else { most.parse().ok() };
        Step::Gap {
            most: most.unwrap_or_else(|| panic!("no gap: {gap:?}")),
            stop: stop.map(|stop| self.test(stop)),
        }
    }

    fn test(&mut self, text: &'static str) -> Test {
        // A bar between angle brackets belongs to the class set.
        let mut depth = 0;
        let alternatives = text.split(move |c| {
            depth += i32::from(c == '<') - i32::from(c == '>');
            c == '|' && depth == 0
        });
        let mut test = Test::default();
        for alternative in alternatives {
            let row: Vec<_> = alternative.split('&').map(|text| self.atom(text)).collect();
            match row[..] {
                [Atom::Word(word)] => test.words.push(word),
                _ => test.rows.push(row),
            }
        }
        test.words.sort_unstable();
        test
    }

    fn atom(&mut self, text: &'static str) -> Atom {
        if let Some(rest) = text.strip_prefix('!') {
            return Atom::Not(Box::new(self.atom(rest)));
        }
        if let Some(names) = text.strip_prefix('<').and_then(|names| names.strip_suffix('>')) {
            return match names.strip_prefix('^') {
                Some(names) => Atom::First(self.classes(names)),
                None => Atom::Classes(self.classes(names)),
            };
        }
        match text {
            "*" => Atom::Any,
            "$" => Atom::End,
            "@number" => Atom::Number,
            "@measure" => Atom::Measure,
            "@rhythm" => Atom::Rhythm,
            "@time" => Atom::Time,
            "@year" => Atom::Year,
            "@money" => Atom::Money,
            "@capitals" => Atom::Capitals,
            "@unknown" => Atom::Unknown,
            _ => self.word(text),
        }
    }

    fn word(&mut self, text: &'static str) -> Atom {
        let spaced = text.trim_matches('*').replace('_', " ");
        assert!(!spaced.is_empty(), "nothing to look for");
        match (text.ends_with('*'), text.starts_with('*')) {
            (true, true) => Atom::Part(spaced),
            (true, false) => Atom::Stem(spaced),
            (false, true) => Atom::Ending(spaced),
            (false, false) => {
                let words: Vec<_> = token::words(&spaced).collect();
                assert!(words.join(" ") == spaced.to_lowercase(), "no words as texts are cut into: {text:?}");
                match words[..] {
                    [word] => Atom::Word((self.id)(word)),
                    _ => Atom::Phrase((self.id)(words[0]), spaced.clone()),
                }
            }
        }
    }

    fn classes(&self, names: &str) -> Classes {
        let class = |name: &str| {
            let known = self.classes.iter().find(|(known, _)| known == name);
            known.unwrap_or_else(|| panic!("no class of the lists: {name:?}")).1
        };
        names.split('|').fold(Classes::NONE, |all, name| all.and(class(name)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::super::pack::{EN, entries};
    use super::super::reading::Reading;
    use super::*;

    /// The cases of a quoted line: `"One", "another"`.
    fn cases(line: &str) -> impl Iterator<Item = &str> {
        line.trim_matches('"').split("\", \"")
    }

    #[test]
    fn each_pattern_holds_in_its_cases() {
        let mut lexicon = Lexicon::english().clone();
        let readable = lexicon.clone();
        let mut id = |word: &str| lexicon.id(word);
        let mut notation = Notation::new(&EN, &mut id);
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
                let pattern = notation.pattern(line);
                for case in cases(shown) {
                    let reading = Reading::new(case, &readable);
                    if !(0..reading.tokens.len()).any(|at| pattern.end(&reading, at).is_some()) {
                        misses.push(format!("{}: {line} is not in {case:?}", list.name));
                    }
                }
            }
        }
        assert!(misses.is_empty(), "{}", misses.join("\n"));
    }
}
