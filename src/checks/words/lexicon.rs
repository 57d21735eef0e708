//! Every word the rules know, by its lower-case form, built once and then only read.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::class::{Class, Classes};
use super::grammar::{Irregular, plural, verb_forms};
use super::leaning::{Leaning, Leanings};
use super::pack::{self, Bend, Pack, entries};
use super::pattern::{Patterns, WordId};
use super::token;

/// Bounds a playbook may set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// A lift under this share of the baseline (and of what is left to the ceiling) is small.
    pub small_lift: f64,
    /// More characters than this are hard to say from memory; the article's good example has 107.
    pub long_objective: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { small_lift: 0.05, long_objective: 160 }
    }
}

/// Words a playbook adds to the lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Verbs and phrases that are day-to-day business here.
    pub routine: Vec<String>,
    /// Verbs that open a task here.
    pub task: Vec<String>,
    /// Words that move this organisation.
    pub inspiring: Vec<String>,
    /// Acronyms and code names everybody here knows.
    pub known: Vec<String>,
}

/// One word and the phrases that go on from it.
#[derive(Debug, Clone, Default)]
struct Node {
    id: WordId,
    classes: Classes,
    value: Option<f64>,
    next: HashMap<Box<str>, Node>,
}

/// The words and the bounds a review works with.
#[derive(Debug, Clone)]
pub struct Lexicon {
    root: Node,
    /// How many words have a number.
    ids: WordId,
    /// Shared by the lexicons of a language: a playbook adds words, no patterns.
    pub(super) patterns: Arc<Patterns>,
    pub(super) leaning: Arc<Leanings>,
    /// Bounds of the rules that have one.
    pub limits: Limits,
}

/// What the lexicon says about the words at one place.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Match {
    /// Of the first word, for patterns.
    pub id: WordId,
    pub classes: Classes,
    /// Of the first word alone.
    pub first: Classes,
    pub value: Option<f64>,
    /// How many words it took.
    pub words: usize,
}

impl Lexicon {
    /// The English words; built on first use, then shared.
    #[must_use]
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
        ENGLISH.get_or_init(|| Self::from_pack(&pack::EN))
    }

    /// This lexicon with a playbook's own words added.
    #[must_use]
    pub fn with(&self, vocabulary: &Vocabulary) -> Self {
        let mut lexicon = self.clone();
        let irregular = Irregular::new(pack::EN.irregular);
        for (words, class) in [(&vocabulary.routine, Class::Duty), (&vocabulary.task, Class::Deliver)] {
            for word in words {
                lexicon.bend(
                    &word.to_lowercase(),
                    Classes::of(&[class, Class::OurDuty]),
                    Bend::Verb,
                    &irregular,
                );
            }
        }
        for word in &vocabulary.routine {
            lexicon.add(&word.to_lowercase(), Classes::of(&[Class::Routine, Class::OurDuty]));
        }
        for word in &vocabulary.inspiring {
            lexicon.add(&word.to_lowercase(), Classes::of(&[Class::Vivid, Class::OurPride]));
        }
        for word in &vocabulary.known {
            lexicon.add(&word.to_lowercase(), Classes::of(&[Class::Acronym]));
        }
        lexicon
    }

    /// This lexicon with other bounds.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    fn from_pack(pack: &Pack) -> Self {
        let mut lexicon = Self {
            root: Node::default(),
            ids: 0,
            patterns: Arc::default(),
            leaning: Arc::new(Leanings {
                objective: Leaning::of(pack.leaning_objective),
                key_result: Leaning::of(pack.leaning_key_result),
            }),
            limits: Limits::default(),
        };
        let irregular = Irregular::new(pack.irregular);
        for list in pack.lists {
            for entry in entries(list.text) {
                lexicon.bend(entry, Classes::of(&[list.class]), list.bend, &irregular);
            }
        }
        for (word, value) in entries(pack.numbers).filter_map(|line| line.split_once('=')) {
            lexicon.node(word).value = value.parse().ok();
        }
        lexicon.patterns = Arc::new(Patterns::of(pack, &mut |word| lexicon.id(word)));
        lexicon
    }

    fn bend(&mut self, entry: &str, classes: Classes, bend: Bend, irregular: &Irregular) {
        match bend {
            Bend::Verb => {
                for (form, grammar) in verb_forms(entry, irregular) {
                    self.add(&form, classes.and(Classes::of(&[grammar])));
                }
            }
            Bend::Noun => {
                self.add(entry, classes);
                self.add(&plural(entry), classes);
            }
            Bend::Fixed => self.add(entry, classes),
        }
    }

    fn add(&mut self, entry: &str, classes: Classes) {
        let node = self.node(entry);
        node.classes = node.classes.and(classes);
    }

    /// The number of a word, a new one at the first time.
    pub(super) fn id(&mut self, word: &str) -> WordId {
        let (node, ids) = (self.root.next.entry(word.into()).or_default(), &mut self.ids);
        if node.id == 0 {
            *ids += 1;
            node.id = *ids;
        }
        node.id
    }

    fn node(&mut self, entry: &str) -> &mut Node {
        let mut node = &mut self.root;
        for word in token::words(entry) {
            node = node.next.entry(word.into()).or_default();
        }
        node
    }

    /// The longest entry that the words open with. A longer entry hides the shorter: in "no longer" there is no "no".
    pub(super) fn longest<'w>(&self, words: impl Iterator<Item = &'w str>) -> Match {
        let mut node = &self.root;
        let mut best = Match { words: 1, ..Match::default() };
        for (taken, word) in words.enumerate() {
            let Some(next) = node.next.get(word) else { break };
            node = next;
            if taken == 0 {
                (best.id, best.first) = (node.id, node.classes);
            }
            if node.classes != Classes::NONE || node.value.is_some() {
                best = Match { classes: node.classes, value: node.value, words: taken + 1, ..best };
            }
        }
        best
    }
}
