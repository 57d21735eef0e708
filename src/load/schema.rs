//! The format as tables: which keys a file may have, what each holds, and what it means.
//! One walk over the tables checks a file; another writes the JSON Schema.

use serde_json::{Map, Value as Json, json};

/// A mapping's keys.
#[derive(Debug)]
pub struct Table {
    /// What one of these is called in a message: `key result`.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// Its keys, in the order people write them.
    pub fields: &'static [Field],
}

/// A key of a mapping.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it has to be there.
    pub required: bool,
    /// What it means, for the schema and the format page.
    pub doc: &'static str,
}

/// What a value may be.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Words.
    Text,
    /// An id: words that a link can hold.
    Id,
    /// A number, with or without a unit: `9`, `9%`, `€20k`, `3 of 8`.
    Number,
    /// A score: `0.7`, `70%`, `7 of 10`.
    Score,
    /// A number, or `unknown`, or `unknown by 2021-02-15`.
    Baseline,
    /// A whole number between two bounds.
    Whole(i64, i64),
    /// How sure: `50%`, `5/10`, `0.5`.
    Confidence,
    /// `true` or `false`.
    Flag,
    /// A day: `2021-02-05`.
    Date,
    /// One of some words.
    Choice(&'static [&'static str]),
    /// A colour: `#0b6e4f`.
    Colour,
    /// A web address.
    Url,
    /// A share: `10%` or `0.1`.
    Share,
    /// A list of one kind; a single value stands for a list of one.
    List(&'static Kind),
    /// Two shares, the lower first.
    SharePair,
    /// A mapping of known keys.
    Map(&'static Table),
    /// A mapping of known keys, or words that stand for its first key.
    Short(&'static Table),
    /// A mapping of own keys to one kind; the words say what the keys are.
    Keyed(&'static str, &'static Kind),
    /// A mapping of known keys, or one of some words that stand for its first key.
    ShortChoice(&'static Table),
}

impl Field {
    /// A key that may be left out.
    #[must_use]
    pub const fn new(key: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self { key, kind, required: false, doc }
    }

    /// A key that has to be there.
    #[must_use]
    pub const fn required(key: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self { key, kind, required: true, doc }
    }
}

impl Table {
    /// The field of a key.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

impl Kind {
    /// What is expected, in the words of a message: "a day like 2021-02-05".
    #[must_use]
    pub fn expected(self) -> String {
        match self {
            Self::Text => "words".to_owned(),
            Self::Id => "a short name like first-class-team".to_owned(),
            Self::Number => "a number like 9, 9%, €20k or 3 of 8".to_owned(),
            Self::Score => "a score like 0.7, 70% or 7 of 10".to_owned(),
            Self::Baseline => "a number, unknown, or unknown by 2021-02-15".to_owned(),
            Self::Whole(low, high) => format!("a whole number from {low} to {high}"),
            Self::Confidence => "how sure you are, like 50%, 5/10 or 0.5".to_owned(),
            Self::Flag => "true or false".to_owned(),
            Self::Date => "a day like 2021-02-05".to_owned(),
            Self::Choice(words) => one_of(words),
            Self::Colour => "a colour like \"#0b6e4f\", in quotes".to_owned(),
            Self::Url => "a web address like https://example.com".to_owned(),
            Self::Share => "a share like 10%".to_owned(),
            Self::SharePair => "two shares like [30%, 70%]".to_owned(),
            Self::List(kind) => match kind {
                Self::Map(table) | Self::Short(table) => format!("a list, one “- ” for each {}", table.name),
                _ => "a list, one “- ” for each".to_owned(),
            },
            Self::Map(table) => format!("the keys of a {}", table.name),
            Self::Short(table) => format!("words, or the keys of a {}", table.name),
            Self::ShortChoice(table) => match table.fields[0].kind {
                Self::Choice(words) => one_of(words),
                kind => kind.expected(),
            },
            Self::Keyed(what, _) => format!("lines of “{what}: …”"),
        }
    }

    fn schema(self) -> Json {
        match self {
            Self::Text | Self::Id => json!({"type": ["string", "number", "boolean"]}),
            Self::Number | Self::Share | Self::Score => json!({"type": ["number", "string"]}),
            Self::Baseline => {
                json!({"type": ["number", "string"], "examples": [4, "4%", "unknown by 2021-02-15"]})
            }
            Self::Whole(low, high) => json!({"type": "integer", "minimum": low, "maximum": high}),
            Self::Confidence => json!({"type": ["number", "string"], "examples": ["50%", "5/10", 0.5]}),
            Self::Flag => json!({"type": "boolean"}),
            Self::Date => json!({"type": "string", "format": "date"}),
            Self::Choice(words) => json!({"enum": words}),
            Self::Colour => json!({"type": "string", "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"}),
            Self::Url => json!({"type": "string", "format": "uri"}),
            Self::SharePair => {
                json!({"type": "array", "items": {"type": ["number", "string"]}, "minItems": 2, "maxItems": 2})
            }
            Self::List(kind) => json!({"anyOf": [{"type": "array", "items": kind.schema()}, kind.schema()]}),
            Self::Map(table) => reference(table),
            Self::Short(table) => json!({"anyOf": [{"type": "string"}, reference(table)]}),
            Self::ShortChoice(table) => json!({"anyOf": [table.fields[0].kind.schema(), reference(table)]}),
            Self::Keyed(_, kind) => json!({"type": "object", "additionalProperties": kind.schema()}),
        }
    }

    fn tables(self, into: &mut Vec<&'static Table>) {
        match self {
            Self::List(kind) | Self::Keyed(_, kind) => kind.tables(into),
            Self::Map(table) | Self::Short(table) | Self::ShortChoice(table)
                if !into.iter().any(|known| std::ptr::eq(*known, table)) =>
            {
                into.push(table);
                for field in table.fields {
                    field.kind.tables(into);
                }
            }
            _ => {}
        }
    }
}

fn one_of(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [head @ .., last] => format!("{} or {last}", head.join(", ")),
    }
}

fn reference(table: &Table) -> Json {
    json!({"$ref": format!("#/$defs/{}", table.name.replace(' ', "_"))})
}

fn object(table: &Table) -> Json {
    let mut properties = Map::new();
    for field in table.fields {
        let mut schema = field.kind.schema();
        schema["description"] = json!(field.doc);
        properties.insert(field.key.to_owned(), schema);
    }
    let required: Vec<_> =
        table.fields.iter().filter(|field| field.required).map(|field| field.key).collect();
    let mut object = json!({
        "type": "object",
        "description": table.doc,
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        object["required"] = json!(required);
    }
    object
}

/// The JSON Schema (draft 2020-12) of a file that holds one of these.
#[must_use]
pub fn json_schema(table: &'static Table) -> Json {
    let mut tables = Vec::new();
    for field in table.fields {
        field.kind.tables(&mut tables);
    }
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("okrbook: {}", table.name),
    });
    if let (Json::Object(into), Json::Object(from)) = (&mut schema, object(table)) {
        into.extend(from);
    }
    let definitions: Map<_, _> =
        tables.iter().map(|table| (table.name.replace(' ', "_"), object(table))).collect();
    if !definitions.is_empty() {
        schema["$defs"] = Json::Object(definitions);
    }
    schema
}
