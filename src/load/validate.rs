//! Holds a document against the format's tables and says all that does not fit, each with a way on.

use std::fmt::Arguments;

use super::codes::{BAD_VALUE, MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE};
use super::interpret::{self, Misfit};
use super::nearest::nearest;
use super::node::{Key, Node, Scalar, Value};
use super::schema::{Kind, Table};
use crate::diagnostic::{Diagnostic, quote};
use crate::source::SourcePath;
use crate::span::Span;

/// So many characters of a writer's text show which one is meant.
const SHOWN: usize = 40;

/// Everything in a document that the table does not allow.
#[must_use]
pub fn validate(path: &SourcePath, text: &str, node: &Node<'_>, table: &'static Table) -> Vec<Diagnostic> {
    let mut walk = Walk { path, text, found: Vec::new() };
    walk.map(node, table, format_args!("{}", a(table.name)));
    walk.found
}

struct Walk<'a> {
    path: &'a SourcePath,
    text: &'a str,
    found: Vec<Diagnostic>,
}

/// Other tools' and other people's words for our keys.
const SYNONYMS: [(&str, &str); 26] = [
    ("krs", "key_results"),
    ("kr", "key_result"),
    ("keyresults", "key_results"),
    ("results", "key_results"),
    ("title", "objective"),
    ("name", "objective"),
    ("goal", "objective"),
    ("okr", "objective"),
    ("okrs", "objectives"),
    ("goals", "objectives"),
    ("title", "key_result"),
    ("name", "key_result"),
    ("start", "baseline"),
    ("from", "baseline"),
    ("to", "target"),
    ("goal", "target"),
    ("date", "on"),
    ("updates", "check_ins"),
    ("checkins", "check_ins"),
    ("comment", "note"),
    ("text", "note"),
    ("status", "done"),
    ("parent", "supports"),
    ("alignment", "supports"),
    ("lead", "owner"),
    ("responsible", "owner"),
];

impl Walk<'_> {
    fn map(&mut self, node: &Node<'_>, table: &'static Table, what: Arguments<'_>) {
        let entries = match &node.value {
            Value::Map(entries) => entries,
            Value::Null => {
                self.missing(node, &[], table);
                return;
            }
            _ => return self.wrong(node, Kind::Map(table), what),
        };
        for (key, value) in entries {
            match table.field(&key.text) {
                Some(field) => self.value(value, field.kind, format_args!("`{}`", field.key)),
                None => self.unknown(key, value, table),
            }
        }
        self.missing(node, entries, table);
    }

    fn value(&mut self, node: &Node<'_>, kind: Kind, what: Arguments<'_>) {
        if node.value == Value::Null {
            // A key left empty is a key left out; whether it may be is the table's to say.
            return;
        }
        match kind {
            Kind::Map(table) => self.map(node, table, what),
            Kind::Short(table) => match &node.value {
                Value::Scalar(_) => {}
                Value::Map(entries) if self.colon_slip(entries, table) => {}
                _ => self.map(node, table, what),
            },
            Kind::ShortChoice(table) => match &node.value {
                Value::Scalar(scalar) => self.scalar(node.span, scalar, table.fields[0].kind, what),
                _ => self.map(node, table, what),
            },
            Kind::List(item) => match &node.value {
                Value::List(items) => {
                    for node in items {
                        if node.value == Value::Null {
                            self.found.push(
                                Diagnostic::new(
                                    &MISSING_KEY,
                                    self.path,
                                    node.span,
                                    format!("an entry of {what} is empty"),
                                )
                                .label("nothing stands here")
                                .help(format!("write {} here, or take the line out", item.expected())),
                            );
                        }
                        self.value(node, *item, format_args!("an entry of {what}"));
                    }
                }
                Value::Map(_) if matches!(item, Kind::Map(_) | Kind::Short(_)) => {
                    self.value(node, *item, what);
                }
                Value::Scalar(_) if !matches!(item, Kind::Map(_)) => self.value(node, *item, what),
                _ => self.wrong(node, kind, what),
            },
            Kind::Keyed(_, item) => match &node.value {
                Value::Map(entries) => {
                    for (key, value) in entries {
                        self.value(value, *item, format_args!("`{}`", key.text));
                    }
                }
                _ => self.wrong(node, kind, what),
            },
            Kind::SharePair => match &node.value {
                Value::List(items) if items.len() == 2 => {
                    for item in items {
                        self.value(item, Kind::Share, what);
                    }
                }
                _ => self.wrong(node, kind, what),
            },
            _ => match &node.value {
                Value::Scalar(scalar) => self.scalar(node.span, scalar, kind, what),
                _ => self.wrong(node, kind, what),
            },
        }
    }

    fn scalar(&mut self, span: Span, scalar: &Scalar<'_>, kind: Kind, what: Arguments<'_>) {
        let misfit = match kind {
            Kind::Number => interpret::number(scalar).err(),
            Kind::Score => interpret::score(scalar).err(),
            Kind::Baseline => match interpret::unknown(scalar) {
                Some(by) => by.err(),
                None => interpret::number(scalar).err(),
            },
            Kind::Confidence => interpret::confidence(scalar).err(),
            Kind::Share => interpret::share(scalar).err(),
            Kind::Flag => interpret::flag(scalar).err(),
            Kind::Date => interpret::date(scalar).err(),
            Kind::Choice(words) => interpret::choice(scalar, words).err(),
            Kind::Whole(low, high) => interpret::whole(scalar, low, high).err(),
            Kind::Colour if !interpret::colour(scalar.text.trim()) => {
                Some(Misfit { why: None, instead: None })
            }
            Kind::Url
                if !["https://", "http://", "mailto:"]
                    .iter()
                    .any(|scheme| scalar.text.starts_with(scheme)) =>
            {
                Some(Misfit { why: None, instead: None })
            }
            Kind::Id if scalar.text.contains('/') => Some(Misfit {
                why: Some("a slash stands between a team and its objective, so an id holds none".to_owned()),
                instead: Some(crate::model::slug::slug(&scalar.text)),
            }),
            Kind::Text | Kind::Id if scalar.text.trim().is_empty() => {
                Some(Misfit { why: Some("nothing stands between the quotes".to_owned()), instead: None })
            }
            _ => None,
        };
        let Some(Misfit { why, instead }) = misfit else { return };
        let shown = quote(&scalar.text, SHOWN);
        let mut diagnostic = Diagnostic::new(
            &BAD_VALUE,
            self.path,
            span,
            why.map_or_else(
                || format!("{what} should be {}, not “{shown}”", kind.expected()),
                |why| format!("{what}: {why}"),
            ),
        )
        .label(format!("expected {}", kind.expected()));
        if let Some(instead) = instead {
            diagnostic = diagnostic.help(format!("write {instead} instead")).patch(span, instead);
        }
        self.found.push(diagnostic);
    }

    /// `- Revenue: from 4 to 12` reads as a key and its value, where one sentence was meant.
    fn colon_slip(&mut self, entries: &[(Key<'_>, Node<'_>)], table: &'static Table) -> bool {
        let [(key, value)] = entries else { return false };
        let sentence =
            key.text.contains(' ') || !key.text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        if table.field(&key.text).is_some()
            || !sentence
            || nearest(&key.text, table.fields.iter().map(|f| f.key)).is_some()
        {
            return false;
        }
        let end = match &value.value {
            Value::Scalar(_) => value.span.end,
            Value::Null => key.span.end + 1,
            _ => return false,
        };
        let span = Span { start: key.span.start, end };
        let written = self.text.get(span.range()).unwrap_or(&key.text).to_owned();
        self.found.push(
            Diagnostic::new(&WRONG_TYPE, self.path, span, "the colon cuts this sentence in two")
                .label(format!("one {} was meant", table.name))
                .help("YAML reads “word: word” as a key and its value; quotes keep a sentence whole")
                .patch(span, format!("\"{}\"", written.replace('\\', "\\\\").replace('"', "\\\""))),
        );
        true
    }

    fn unknown(&mut self, key: &Key<'_>, value: &Node<'_>, table: &'static Table) {
        let known = || table.fields.iter().map(|field| field.key);
        let folded: String =
            key.text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let near = nearest(&key.text, known()).or_else(|| {
            SYNONYMS
                .iter()
                .find(|(word, ours)| *word == folded && table.field(ours).is_some())
                .map(|(_, ours)| *ours)
        });
        let message = format!("{} has no key `{}`", a(table.name), quote(&key.text, SHOWN));
        let mut diagnostic = Diagnostic::new(&UNKNOWN_KEY, self.path, key.span, message);
        diagnostic = match near {
            Some(near) => diagnostic.label(format!("did you mean `{near}`?")).patch(key.span, near),
            None => diagnostic
                .label("not a key that okrbook knows")
                .help(format!("it may have: {}", known().collect::<Vec<_>>().join(", "))),
        };
        // What stands below a mistyped key is still looked at, as if it were the one meant.
        if let Some(field) = near.and_then(|near| table.field(near)) {
            self.value(value, field.kind, format_args!("`{}`", field.key));
        }
        self.found.push(diagnostic);
    }

    fn missing(&mut self, node: &Node<'_>, entries: &[(Key<'_>, Node<'_>)], table: &'static Table) {
        for field in table.fields.iter().filter(|field| field.required) {
            let empty = match entries.iter().find(|(key, _)| key.text == field.key) {
                None => None,
                Some((key, value)) if value.value == Value::Null => Some(key.span),
                Some(_) => continue,
            };
            // A mistyped required key is one slip, not two.
            if entries
                .iter()
                .any(|(key, _)| table.field(&key.text).is_none() && nearest(&key.text, [field.key]).is_some())
            {
                continue;
            }
            let span = empty.or_else(|| entries.first().map(|(key, _)| key.span)).unwrap_or(node.span);
            let message = match empty {
                Some(_) => format!("`{}` is empty", field.key),
                None => format!("this {} has no `{}`", table.name, field.key),
            };
            self.found.push(
                Diagnostic::new(&MISSING_KEY, self.path, span, message)
                    .label(format!("`{}` belongs here: {}", field.key, field.kind.expected()))
                    .help(field.doc),
            );
        }
    }

    fn wrong(&mut self, node: &Node<'_>, kind: Kind, what: Arguments<'_>) {
        let is = match &node.value {
            Value::Null => "nothing",
            Value::Scalar(_) => "words",
            Value::List(_) => "a list",
            Value::Map(_) => "a group of keys",
        };
        let mut diagnostic = Diagnostic::new(
            &WRONG_TYPE,
            self.path,
            first_line(self.text, node.span),
            format!("{what} should be {}, but this is {is}", kind.expected()),
        )
        .label(format!("expected {}", kind.expected()));
        if let (Value::Scalar(scalar), Kind::List(Kind::Map(table))) = (&node.value, kind) {
            let first = table.fields.iter().find(|field| field.required).map_or("name", |field| field.key);
            diagnostic = diagnostic.help(format!(
                "write it on its own line below, as:  - {first}: {}",
                quote(&scalar.text, SHOWN)
            ));
        }
        if let (Value::Map(entries), false) = (&node.value, matches!(kind, Kind::List(_)))
            && let [(key, Node { value: Value::Scalar(_), span })] = entries.as_slice()
        {
            let whole = Span { start: key.span.start, end: span.end };
            let written = self.text.get(whole.range()).unwrap_or_default().to_owned();
            diagnostic = diagnostic
                .help("if the colon belongs to the words, put the words in quotes")
                .patch(whole, format!("\"{}\"", written.replace('"', "\\\"")));
        }
        self.found.push(diagnostic);
    }
}

/// A list or a mapping is underlined on its first line only.
fn first_line(text: &str, span: Span) -> Span {
    let line = text.get(span.range()).and_then(|text| text.lines().next()).map_or(0, str::len);
    Span::new(span.start as usize, span.start as usize + line)
}

/// With its article: `an objective`.
fn a(name: &str) -> String {
    let vowel = name.starts_with(['a', 'e', 'i', 'o', 'u', 'O']);
    format!("{} {name}", if vowel { "an" } else { "a" })
}
