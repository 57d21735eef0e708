//! From one file's text to what it means: parse, hold against the tables, take the values out.

mod config;
mod okrs;
mod pages;
mod reflection;

use std::sync::Arc;

use jiff::civil::Date;

use super::codes::MISSING_KEY;
use super::fields::Fields;
use super::node::{Node, Value};
use super::schema::Table;
use super::{front_matter, tables, validate, yaml};
use crate::diagnostic::Diagnostic;
use crate::model::config::Config;
use crate::model::note::{Note, Page};
use crate::model::objective::{Allow, Objective};
use crate::model::playbook::{Event, TeamListing};
use crate::model::reflection::Reflection;
use crate::source::{Source, SourceKind};
use crate::span::{Span, Spanned};

/// One file, decoded; what could not be read is left out and said.
#[derive(Debug, Clone)]
pub enum Document {
    /// `okrbook.yaml`
    Config(Arc<Config>),
    /// `teams.yaml`
    Teams(Vec<TeamListing>),
    /// `quarter.yaml`
    Quarter(Box<QuarterFile>),
    /// A team's OKRs.
    Okrs(OkrFile),
    /// A coaching note.
    Note(Arc<Note>),
    /// A reflection.
    Reflection(Arc<Reflection>),
    /// A page of the playbook's own.
    Page(Arc<Page>),
}

/// `quarter.yaml`, decoded.
#[derive(Debug, Clone, Default)]
pub struct QuarterFile {
    /// First day.
    pub start: Option<Spanned<Date>>,
    /// Last day.
    pub end: Option<Spanned<Date>>,
    /// A few words to remember it by.
    pub motto: Option<String>,
    /// What it is about.
    pub about: Option<String>,
    /// Days to remember.
    pub events: Vec<Event>,
}

/// A team's OKR file, decoded.
#[derive(Debug, Clone)]
pub struct OkrFile {
    /// The team's name, where the file gives it.
    pub team: Option<Spanned<String>>,
    /// In the order written.
    pub objectives: Vec<Arc<Objective>>,
    /// Findings accepted on purpose for the whole file.
    pub allow: Vec<Allow>,
}

/// Decodes one file; pure in its path, kind and text.
#[must_use]
pub fn decode(source: &Source) -> (Document, Vec<Diagnostic>) {
    match source.kind {
        SourceKind::Config => {
            with_yaml(source, &tables::CONFIG, |fields, _| Document::Config(Arc::new(config::config(fields))))
        }
        SourceKind::Teams => {
            with_yaml(source, &tables::TEAMS, |fields, _| Document::Teams(config::teams(fields)))
        }
        SourceKind::Quarter => with_yaml(source, &tables::QUARTER, |fields, found| {
            Document::Quarter(Box::new(config::quarter(source, fields, found)))
        }),
        SourceKind::Okrs => with_yaml(source, &tables::OKRS, |fields, found| {
            Document::Okrs(okrs::okrs(source, fields, found))
        }),
        SourceKind::Note => with_front_matter(source, &tables::NOTE, |fields, body, found| {
            Document::Note(Arc::new(pages::note(source, fields, body, found)))
        }),
        SourceKind::Reflection => with_front_matter(source, &tables::REFLECTION, |fields, body, _| {
            Document::Reflection(Arc::new(reflection::reflection(source, fields, body)))
        }),
        SourceKind::Page => with_front_matter(source, &tables::PAGE, |fields, body, _| {
            Document::Page(Arc::new(pages::page(source, fields, body)))
        }),
    }
}

fn with_yaml(
    source: &Source,
    table: &'static Table,
    decode: impl FnOnce(Fields<'_>, &mut Vec<Diagnostic>) -> Document,
) -> (Document, Vec<Diagnostic>) {
    let (node, mut found) = survey(source, 0..source.text.len(), table);
    let document = decode(Fields::of(&node, table.fields[0].key), &mut found);
    (document, found)
}

fn with_front_matter(
    source: &Source,
    table: &'static Table,
    decode: impl FnOnce(Fields<'_>, Spanned<String>, &mut Vec<Diagnostic>) -> Document,
) -> (Document, Vec<Diagnostic>) {
    let parts = front_matter::split(&source.text);
    let mut found = Vec::new();
    if let Some(span) = parts.unclosed {
        found.push(front_matter::unclosed(&source.path, &source.text, span));
    }
    if parts.yaml.is_none() && parts.unclosed.is_none() {
        found.extend(front_matter::missed(&source.path, &source.text, &|key| table.field(key).is_some()));
    }
    let node = match parts.yaml.clone() {
        Some(within) => {
            let (node, said) = survey(source, within, table);
            found.extend(said);
            node
        }
        None => EMPTY,
    };
    let span = Span::new(parts.body.start, parts.body.end);
    let body = Spanned::new(source.text[parts.body].to_owned(), span);
    let document = decode(Fields::of(&node, ""), body, &mut found);
    (document, found)
}

/// The tree of a part of a file. Where slips keep it from being read, what it would be without them is looked at
/// in its place: further mistakes show, and references into the file still lead somewhere. Such a file has an error,
/// so no page is made of the guess.
fn survey<'t>(
    source: &'t Source,
    within: std::ops::Range<usize>,
    table: &'static Table,
) -> (Node<'t>, Vec<Diagnostic>) {
    let reading = yaml::survey(&source.path, &source.text, within);
    let guessed = reading.node.is_none();
    let node = reading.node.or(reading.guess).unwrap_or(EMPTY);
    let mut found = reading.diagnostics;
    let said = validate::validate(&source.path, &source.text, &node, table);
    // What a guess lacks may well stand in the file, behind the slip.
    found.extend(said.into_iter().filter(|said| !guessed || said.code != &MISSING_KEY));
    (node, found)
}

const EMPTY: Node<'static> = Node { value: Value::Null, span: Span { start: 0, end: 0 } };

/// A file's name without folders and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// `first-class_team` as people would write it: `First class team`.
#[must_use]
pub fn humanise(id: &str) -> String {
    let words = id.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
