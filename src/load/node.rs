//! A YAML document as a tree that remembers where everything stands. Its words are the file's own bytes wherever those
//! say what is meant; only what YAML folds or unescapes is a copy.

use std::borrow::Cow;

use crate::span::Span;

/// One value of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'t> {
    /// What it is.
    pub value: Value<'t>,
    /// Where it stands. Of a list or a mapping: from its first byte to the end of its last value.
    pub span: Span,
}

/// The shapes a value can have. What a scalar means (a number, a date) is the reader's to say.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'t> {
    /// Nothing, `~` or `null`.
    Null,
    /// One piece of text.
    Scalar(Scalar<'t>),
    /// `- one` or `[one]`
    List(Vec<Node<'t>>),
    /// `key: value` or `{key: value}`, in the order written, doubles included.
    Map(Vec<(Key<'t>, Node<'t>)>),
}

/// A scalar's text as YAML reads it, quotes and escapes resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar<'t> {
    /// The text.
    pub text: Cow<'t, str>,
    /// Written without quotes, so that it may mean a number, a date, yes or no.
    pub plain: bool,
}

/// A key of a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key<'t> {
    /// The key's text.
    pub text: Cow<'t, str>,
    /// Where the key stands.
    pub span: Span,
}

impl Node<'_> {
    /// The same tree with words of its own, which outlives the text it was read from.
    #[must_use]
    pub fn into_owned(self) -> Node<'static> {
        let own = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        let value = match self.value {
            Value::Null => Value::Null,
            Value::Scalar(scalar) => Value::Scalar(Scalar { text: own(scalar.text), plain: scalar.plain }),
            Value::List(items) => Value::List(items.into_iter().map(Node::into_owned).collect()),
            Value::Map(entries) => Value::Map(
                entries
                    .into_iter()
                    .map(|(key, value)| (Key { text: own(key.text), span: key.span }, value.into_owned()))
                    .collect(),
            ),
        };
        Node { value, span: self.span }
    }
}
