//! Takes values out of a mapping that `validate` has looked at: what does not fit is left out here, and said there.

use jiff::civil::Date;

use super::interpret;
use super::node::{Key, Node, Scalar, Value};
use crate::model::quantity::Quantity;
use crate::span::{Span, Spanned};

/// A mapping's entries; a scalar that stands for the first key is a mapping of that one.
#[derive(Debug, Clone, Copy)]
pub struct Fields<'a> {
    node: &'a Node<'a>,
    first: &'static str,
}

impl<'a> Fields<'a> {
    /// Looks into a node; `first` is the key that a bare scalar stands for.
    #[must_use]
    pub fn of(node: &'a Node<'a>, first: &'static str) -> Self {
        Self { node, first }
    }

    /// The whole entry's place.
    #[must_use]
    pub fn span(&self) -> Span {
        self.node.span
    }

    /// A key's value, unless it is empty. The first of two equal keys counts.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'a Node<'a>> {
        match &self.node.value {
            Value::Map(entries) => entries
                .iter()
                .find(|(k, _)| k.text == key)
                .map(|(_, node)| node)
                .filter(|node| !matches!(node.value, Value::Null)),
            Value::Scalar(_) if key == self.first => Some(self.node),
            _ => None,
        }
    }

    /// Words, trimmed.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<Spanned<String>> {
        words(self.get(key)?)
    }

    fn read<T, E>(&self, key: &str, read: impl FnOnce(&Scalar<'_>) -> Result<T, E>) -> Option<Spanned<T>> {
        let node = self.get(key)?;
        let Value::Scalar(scalar) = &node.value else { return None };
        read(scalar).ok().map(|value| Spanned::new(value, node.span))
    }

    /// A number with its unit.
    #[must_use]
    pub fn quantity(&self, key: &str) -> Option<Spanned<Quantity>> {
        self.read(key, interpret::number)
    }

    /// A score, which may lie outside 0 to 1.
    #[must_use]
    pub fn score(&self, key: &str) -> Option<Spanned<f64>> {
        self.read(key, interpret::score)
    }

    /// A day.
    #[must_use]
    pub fn date(&self, key: &str) -> Option<Spanned<Date>> {
        self.read(key, interpret::date)
    }

    /// How sure, 0 to 1.
    #[must_use]
    pub fn confidence(&self, key: &str) -> Option<Spanned<f64>> {
        self.read(key, interpret::confidence)
    }

    /// A share, 0 to 1.
    #[must_use]
    pub fn share(&self, key: &str) -> Option<f64> {
        self.read(key, interpret::share).map(|share| share.value)
    }

    /// Yes or no.
    #[must_use]
    pub fn flag(&self, key: &str) -> Option<Spanned<bool>> {
        self.read(key, interpret::flag)
    }

    /// A whole number.
    #[must_use]
    pub fn whole(&self, key: &str) -> Option<i64> {
        self.read(key, |scalar| interpret::whole(scalar, i64::MIN, i64::MAX)).map(|whole| whole.value)
    }

    /// The place of a word among some.
    #[must_use]
    pub fn choice(&self, key: &str, words: &[&str]) -> Option<Spanned<usize>> {
        self.read(key, |scalar| interpret::choice(scalar, words))
    }

    /// A list's entries; a single value is a list of one.
    #[must_use]
    pub fn list(&self, key: &str) -> &'a [Node<'a>] {
        match self.get(key) {
            None => &[],
            Some(node) => match &node.value {
                Value::List(items) => items,
                _ => std::slice::from_ref(node),
            },
        }
    }

    /// A list of words.
    #[must_use]
    pub fn texts(&self, key: &str) -> Vec<Spanned<String>> {
        self.list(key).iter().filter_map(words).collect()
    }

    /// A mapping of own keys.
    #[must_use]
    pub fn keyed(&self, key: &str) -> &'a [(Key<'a>, Node<'a>)] {
        match self.get(key).map(|node| &node.value) {
            Some(Value::Map(entries)) => entries,
            _ => &[],
        }
    }
}

/// A scalar's words, trimmed; `None` where there are none.
#[must_use]
pub fn words(node: &Node<'_>) -> Option<Spanned<String>> {
    match &node.value {
        Value::Scalar(scalar) if !scalar.text.trim().is_empty() => {
            Some(Spanned::new(scalar.text.trim().to_owned(), node.span))
        }
        _ => None,
    }
}
