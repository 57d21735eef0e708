//! The schemas that `okrbook schema` prints: JSON that stands on its own, and that the example playbook fits.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::run::{files, home, okrbook};

const KINDS: [&str; 7] = ["okrs", "note", "reflection", "page", "quarter", "teams", "playbook"];

fn schema(kind: &str) -> Value {
    let run = okrbook(&home(), &["schema", kind]).exits(0);
    assert_eq!(run.err, "");
    serde_json::from_str(&run.out).expect("a schema is JSON")
}

/// What of a value a schema does not allow. Knows the words that okrbook's schemas use, and stumbles over others.
fn misfits(value: &Value, schema: &Value, root: &Value, at: &str, found: &mut Vec<String>) {
    let mut own = Vec::new();
    let mut no = |what: String| own.push(format!("{at}: {what}"));
    let words = schema.as_object().expect("a schema is an object");
    for (word, rule) in words {
        match word.as_str() {
            "$schema" | "title" | "description" | "examples" | "$defs" => {}
            // An editor's business; the reader's own checks are stricter.
            "format" | "pattern" => {}
            "type" => {
                let is = match value {
                    Value::Null => "null",
                    Value::Bool(_) => "boolean",
                    Value::Number(number) if number.is_i64() => "integer",
                    Value::Number(_) => "number",
                    Value::String(_) => "string",
                    Value::Array(_) => "array",
                    Value::Object(_) => "object",
                };
                let allowed: Vec<&str> = rule
                    .as_array()
                    .map_or_else(|| vec![rule], |types| types.iter().collect())
                    .iter()
                    .filter_map(|word| word.as_str())
                    .collect();
                if !(allowed.contains(&is) || is == "integer" && allowed.contains(&"number")) {
                    no(format!("{is} where {allowed:?} belongs"));
                }
            }
            "enum" => {
                if !rule.as_array().expect("a list").contains(value) {
                    no(format!("{value} is none of {rule}"));
                }
            }
            "minimum" if value.as_f64() < rule.as_f64() => no(format!("{value} is below {rule}")),
            "maximum" if value.as_f64() > rule.as_f64() => no(format!("{value} is above {rule}")),
            "minItems" if length(value) < rule.as_u64() => no("too few".into()),
            "maxItems" if length(value) > rule.as_u64() => no("too many".into()),
            "minimum" | "maximum" | "minItems" | "maxItems" => {}
            "required" => {
                for key in rule.as_array().expect("a list").iter().filter_map(Value::as_str) {
                    if value.is_object() && value.get(key).is_none() {
                        no(format!("{key} is missing"));
                    }
                }
            }
            "$ref" => {
                let path = rule.as_str().and_then(|path| path.strip_prefix('#')).expect("a reference within");
                let target = root.pointer(path).unwrap_or_else(|| panic!("{path} leads nowhere"));
                misfits(value, target, root, at, found);
            }
            "anyOf" => {
                let ways: Vec<Vec<String>> = rule
                    .as_array()
                    .expect("a list")
                    .iter()
                    .map(|way| {
                        let mut tried = Vec::new();
                        misfits(value, way, root, at, &mut tried);
                        tried
                    })
                    .collect();
                if !ways.iter().any(Vec::is_empty) {
                    // The way that came furthest is the one that was meant.
                    let reach = |way: &Vec<String>| way.iter().map(|said| said.matches('/').count()).max();
                    found.extend(ways.into_iter().max_by_key(reach).unwrap_or_default());
                }
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    misfits(item, rule, root, &format!("{at}/{index}"), found);
                }
            }
            "properties" | "additionalProperties" => {}
            other => panic!("a schema says {other}, which this test does not know"),
        }
    }
    found.append(&mut own);
    for (key, item) in value.as_object().into_iter().flatten() {
        let at = format!("{at}/{key}");
        let known = schema.get("properties").and_then(|known| known.get(key));
        match (known, schema.get("additionalProperties")) {
            (Some(known), _) => misfits(item, known, root, &at, found),
            (None, Some(Value::Bool(false))) => found.push(format!("{at}: not in the schema")),
            (None, Some(rest @ Value::Object(_))) => misfits(item, rest, root, &at, found),
            _ => {}
        }
    }
}

/// A list's length.
fn length(value: &Value) -> Option<u64> {
    value.as_array().and_then(|items| u64::try_from(items.len()).ok())
}

fn kind(path: &str) -> Option<&'static str> {
    Some(match path.split('/').collect::<Vec<_>>()[..] {
        ["okrbook.yaml"] => "playbook",
        ["teams.yaml"] => "teams",
        [_, "quarter.yaml"] => "quarter",
        [_, name] if name.ends_with(".yaml") => "okrs",
        ["pages", _] => "page",
        [_, "notes", _] => "note",
        [_, "reflections", _] => "reflection",
        _ => return None,
    })
}

#[test]
fn the_example_fits_the_schemas() {
    let site = home().join("example-site");
    let schemas = KINDS.map(|kind| (kind, schema(kind)));
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for path in files(&site) {
        let Some(kind) = kind(&path) else { continue };
        let text = fs::read_to_string(site.join(&path)).expect("a file");
        let yaml = match text.strip_prefix("---\n") {
            Some(rest) => rest.split_once("\n---").expect("closed front matter").0,
            None if path.ends_with(".md") => continue,
            None => &text,
        };
        // As editors read it: `yes` is a word in YAML 1.2.
        let options = serde_yaml::options! { strict_booleans: true };
        let value: Value = serde_yaml::from_str_with_options(yaml, options)
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        let schema = &schemas.iter().find(|(name, _)| *name == kind).expect("a kind").1;
        misfits(&value, schema, schema, &path, &mut found);
        seen.insert(kind);
    }
    assert_eq!(found, [""; 0]);
    // The example's pages do without front matter.
    assert!(seen.len() >= KINDS.len() - 1, "{seen:?}");
}

#[test]
fn a_schema_finds_a_slip() {
    let schema = schema("okrs");
    let value =
        serde_json::json!({"objectives": [{"objective": "Grow", "onwer": "Mei", "ambition": "high"}]});
    let mut found = Vec::new();
    misfits(&value, &schema, &schema, "", &mut found);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn the_list_names_every_kind_and_how_an_editor_uses_it() {
    let run = okrbook(&home(), &["schema"]).exits(0);
    for kind in KINDS {
        assert!(run.out.lines().any(|line| line.starts_with(kind)), "{kind} is missing");
        let schema = schema(kind);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["type"], "object");
    }
    assert!(run.out.contains("# yaml-language-server: $schema="));
}
