//! From the parser's events to a tree of nodes, offsets as in the draft; plus what is wrong with it although it
//! is YAML: doubles, tags, keys that are no text, a second document.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use serde_yaml::granit_parser::{self, ErrorKind, Event, Parser, ScalarStyle, Tag};

use super::slip::Slip;
use super::{simple, words};
use crate::load::codes::DUPLICATE_KEY;
use crate::load::node::{Key, Node, Value};
use crate::span::Span;

/// How deep lists and mappings may nest.
pub const DEPTH: usize = 64;
/// How many `*alias` a document may have.
const ALIASES: usize = 1000;
/// How many nodes the aliases of a document may stand for, all in all.
const COPIES: usize = 100_000;

/// How many slips are gathered; more than are ever told.
const SLIPS: usize = 1000;

/// Where and why the parser stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What the parser calls it.
    pub kind: ErrorKind,
    /// The byte it stopped at; for something unclosed, the byte that opened it.
    pub at: usize,
}

/// What was read.
pub struct Tree<'t> {
    /// The document; none if the file is empty.
    pub root: Node<'t>,
    /// What is wrong with it all the same.
    pub slips: Vec<Slip>,
    /// Anchors nothing refers to: most likely text that begins with `&`.
    pub idle_anchors: Vec<std::ops::Range<usize>>,
}

impl Tree<'_> {
    /// The same with words of its own.
    pub fn into_owned(self) -> Tree<'static> {
        Tree { root: self.root.into_owned(), slips: self.slips, idle_anchors: self.idle_anchors }
    }
}

/// The parser, with the budgets that stop a bomb.
pub fn parser(text: &str) -> impl Iterator<Item = Result<(Event<'_>, std::ops::Range<usize>), Fault>> {
    let options = granit_parser::options! {
        emit_comments: false,
        emit_anchor_events: true,
        flow_nesting_limit: DEPTH,
        block_nesting_limit: DEPTH,
    };
    Parser::new_from_str_with_options(text, options).map(move |event| match event {
        Ok((event, span)) => {
            let range = span.byte_range().unwrap_or_default();
            let start = floor(text, range.start);
            Ok((event, start..floor(text, range.end).max(start)))
        }
        Err(error) => {
            let at = floor(text, error.marker().byte_offset().unwrap_or(text.len()));
            Err(Fault { kind: error.kind().clone(), at })
        }
    })
}

/// The start of the character at a byte, so that no span can ever split one.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

/// Reads one document.
pub fn build(text: &str) -> Result<Tree<'_>, Fault> {
    match simple::build(text) {
        Some(root) => Ok(Tree { root, slips: Vec::new(), idle_anchors: Vec::new() }),
        None => parse(text),
    }
}

/// Reads one document with the parser.
pub fn parse(text: &str) -> Result<Tree<'_>, Fault> {
    let mut builder = Builder { text, ..Builder::default() };
    for event in parser(text) {
        let (event, range) = event?;
        builder.take(event, range)?;
    }
    let root = builder.root.unwrap_or(Node { value: Value::Null, span: Span::default() });
    let idle_anchors = builder.anchors.into_values().filter(|anchor| !anchor.used).map(|anchor| anchor.at);
    let mut idle_anchors: Vec<_> = idle_anchors.collect();
    idle_anchors.sort_by_key(|at| at.start);
    Ok(Tree { root, slips: builder.slips, idle_anchors })
}

/// A list or mapping that is being read.
struct Open<'t> {
    start: usize,
    end: usize,
    anchor: usize,
    shape: Shape<'t>,
}

enum Shape<'t> {
    List(Vec<Node<'t>>),
    Map(Vec<(Key<'t>, Node<'t>)>, Option<Key<'t>>),
}

#[derive(Default)]
struct Anchor<'t> {
    at: std::ops::Range<usize>,
    node: Option<Node<'t>>,
    used: bool,
}

#[derive(Default)]
struct Builder<'t> {
    text: &'t str,
    open: Vec<Open<'t>>,
    root: Option<Node<'t>>,
    anchors: HashMap<usize, Anchor<'t>>,
    aliases: usize,
    copies: usize,
    slips: Vec<Slip>,
}

impl<'t> Builder<'t> {
    fn take(&mut self, event: Event<'t>, range: std::ops::Range<usize>) -> Result<(), Fault> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.tagged(tag.as_deref(), &range);
                let node = self.scalar(text, style, range);
                self.put(node, anchor)?;
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.tagged(tag.as_deref(), &range);
                self.push(&range, anchor, Shape::List(Vec::new()))?;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.tagged(tag.as_deref(), &range);
                self.push(&range, anchor, Shape::Map(Vec::new(), None))?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(&range)?,
            Event::Anchor(id, _) => {
                // The anchored scalar is already put; a list or mapping is still open.
                self.anchors.entry(id).or_default().at = range;
            }
            Event::Alias(id) => {
                let node = self.alias(id, &range)?;
                self.put(node, 0)?;
            }
            Event::DocumentStart(..) if self.root.is_some() => {
                let rest = self.text[range.start..].trim_start_matches('-').trim();
                if !rest.is_empty() && !rest.starts_with('#') {
                    self.slips.push(words::second_document(self.text, range.start));
                }
                // What comes after the first document is nobody's: `put` leaves it out.
            }
            _ => {}
        }
        Ok(())
    }

    fn scalar(&self, text: Cow<'t, str>, style: ScalarStyle, range: std::ops::Range<usize>) -> Node<'t> {
        let mut node = simple::scalar(self.text, text, style == ScalarStyle::Plain, range.clone());
        // The parser puts a value that is not there before the colon; people look for it behind.
        let behind_key = matches!(self.open.last().map(|open| &open.shape), Some(Shape::Map(_, Some(_))));
        if node.value == Value::Null
            && range.is_empty()
            && behind_key
            && self.text[range.start..].starts_with(':')
        {
            node.span = Span::new(range.start + 1, range.start + 1);
        }
        node
    }

    fn tagged(&mut self, tag: Option<&Tag>, range: &std::ops::Range<usize>) {
        if let Some(tag) = tag.filter(|_| self.slips.len() < SLIPS) {
            self.slips.push(words::tag(self.text, &tag.original(), range.start));
        }
    }

    fn push(&mut self, range: &std::ops::Range<usize>, anchor: usize, shape: Shape<'t>) -> Result<(), Fault> {
        if self.open.len() >= DEPTH {
            return Err(Fault { kind: ErrorKind::RecursionLimitExceeded, at: range.start });
        }
        self.open.push(Open { start: range.start, end: range.end, anchor, shape });
        Ok(())
    }

    fn close(&mut self, range: &std::ops::Range<usize>) -> Result<(), Fault> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        // A closing bracket belongs to its list; a block ends with its last value.
        let end = if range.is_empty() { open.end } else { range.end };
        let value = match open.shape {
            Shape::List(items) => Value::List(items),
            Shape::Map(entries, _) => Value::Map(merged(self.doubles(entries))),
        };
        self.put(Node { value, span: Span::new(open.start, end) }, open.anchor)
    }

    fn put(&mut self, node: Node<'t>, anchor: usize) -> Result<(), Fault> {
        if anchor != 0 {
            self.anchors.entry(anchor).or_default().node = Some(node.clone());
            // Copying what is anchored costs as much as an alias to it.
            self.spend(&node)?;
        }
        let Some(open) = self.open.last_mut() else {
            self.root.get_or_insert(node);
            return Ok(());
        };
        open.end = open.end.max(node.span.end as usize);
        match &mut open.shape {
            Shape::List(items) => items.push(node),
            Shape::Map(entries, waiting) => match waiting.take() {
                Some(key) => entries.push((key, node)),
                None => {
                    let span = node.span;
                    let text = match node.value {
                        Value::Scalar(scalar) => scalar.text,
                        // `null:` and `~:` are words where a key stands.
                        Value::Null if span.start < span.end => Cow::Borrowed(&self.text[span.range()]),
                        _ => {
                            self.slips.push(words::odd_key(self.text, span.range()));
                            Cow::Borrowed("")
                        }
                    };
                    *waiting = Some(Key { text, span });
                }
            },
        }
        Ok(())
    }

    fn alias(&mut self, id: usize, range: &std::ops::Range<usize>) -> Result<Node<'t>, Fault> {
        self.aliases += 1;
        let anchor = self.anchors.entry(id).or_default();
        anchor.used = true;
        // An anchor that is not finished yet would contain itself.
        let Some(mut node) = anchor.node.clone() else {
            return Err(Fault { kind: ErrorKind::UnknownAnchor, at: range.start });
        };
        self.spend(&node)?;
        if self.aliases > ALIASES || self.open.len() + depth(&node) > DEPTH {
            return Err(Fault { kind: ErrorKind::RecursionLimitExceeded, at: range.start });
        }
        node.span = Span::new(range.start, range.end);
        Ok(node)
    }

    fn spend(&mut self, node: &Node<'_>) -> Result<(), Fault> {
        self.copies += weight(node);
        if self.copies > COPIES {
            return Err(Fault { kind: ErrorKind::RecursionLimitExceeded, at: node.span.start as usize });
        }
        Ok(())
    }

    /// Says which keys are written twice; they stay in.
    fn doubles(&mut self, entries: Vec<(Key<'t>, Node<'t>)>) -> Vec<(Key<'t>, Node<'t>)> {
        let mut first: HashMap<&str, Span> = HashMap::new();
        for (key, _) in entries.iter().filter(|(key, _)| !key.text.is_empty()) {
            if self.slips.len() >= SLIPS {
                break;
            }
            if let Some(earlier) = first.insert(&key.text, key.span) {
                first.insert(&key.text, earlier);
                let slip = Slip::new(
                    key.span.range(),
                    format!("`{}` is written twice here, and only one can count", key.text),
                )
                .code(&DUPLICATE_KEY)
                .label("here again")
                .also(earlier.range(), "first written here")
                .help(words::DOUBLE);
                self.slips.push(slip);
            }
        }
        entries
    }
}

/// Carries out `<<: *other`: takes over what the mapping does not say itself.
fn merged<'t>(mut entries: Vec<(Key<'t>, Node<'t>)>) -> Vec<(Key<'t>, Node<'t>)> {
    if entries.iter().all(|(key, _)| key.text != "<<") {
        return entries;
    }
    let (merges, own): (Vec<_>, Vec<_>) =
        entries.drain(..).partition(|(key, node)| key.text == "<<" && mergeable(node));
    entries = own;
    let sources = merges.into_iter().flat_map(|(_, node)| match node.value {
        Value::List(items) => items,
        _ => vec![node],
    });
    let mut known: HashSet<Cow<'t, str>> = HashSet::new();
    for (at, source) in sources.enumerate() {
        if at == 0 {
            known.extend(entries.iter().map(|(key, _)| key.text.clone()));
        }
        let Value::Map(inherited) = source.value else { continue };
        for (key, value) in inherited {
            if known.insert(key.text.clone()) {
                entries.push((key, value));
            }
        }
    }
    entries
}

fn mergeable(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Map(_) => true,
        Value::List(items) => items.iter().all(|item| matches!(item.value, Value::Map(_))),
        _ => false,
    }
}

/// How many levels a node has.
fn depth(node: &Node<'_>) -> usize {
    match &node.value {
        Value::Null | Value::Scalar(_) => 0,
        Value::List(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Map(entries) => 1 + entries.iter().map(|(_, value)| depth(value)).max().unwrap_or(0),
    }
}

/// What a node costs to copy: its values, and its texts by the hundred bytes.
fn weight(node: &Node<'_>) -> usize {
    match &node.value {
        Value::Null => 1,
        Value::Scalar(scalar) => 1 + scalar.text.len() / 100,
        Value::List(items) => 1 + items.iter().map(weight).sum::<usize>(),
        Value::Map(entries) => {
            1 + entries.iter().map(|(key, value)| 1 + key.text.len() / 100 + weight(value)).sum::<usize>()
        }
    }
}
