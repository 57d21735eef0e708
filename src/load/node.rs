//! A YAML document as a tree that remembers where everything stands.

use crate::span::Span;

/// One value of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands. Of a list or a mapping: from its first byte to the end of its last value.
    pub span: Span,
}

/// The shapes a value can have. What a scalar means (a number, a date) is the reader's to say.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// One piece of text.
    Scalar(Scalar),
    /// `- one` or `[one]`
    List(Vec<Node>),
    /// `key: value` or `{key: value}`, in the order written, doubles included.
    Map(Vec<(Key, Node)>),
}

/// A scalar's text as YAML reads it, quotes and escapes resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// The text.
    pub text: String,
    /// Written without quotes, so that it may mean a number, a date, yes or no.
    pub plain: bool,
}

/// A key of a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key's text.
    pub text: String,
    /// Where the key stands.
    pub span: Span,
}
