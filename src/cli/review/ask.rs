//! What a line asks: a wording as it is, or a JSON object that holds one.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::checks::words::Kind;

/// A wording to look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// Whatever was sent, to be sent back.
    pub id: Value,
    /// What it is meant to be.
    pub kind: Kind,
    /// The wording.
    pub text: String,
}

/// A line that asks nothing that could be answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Misread {
    /// The id, where there is one to be read.
    pub id: Option<Value>,
    /// Which line, from 1.
    pub line: usize,
    /// Why.
    pub error: String,
}

#[derive(Deserialize)]
struct Object {
    #[serde(default)]
    id: Value,
    kind: Option<Value>,
    text: Option<Value>,
}

impl Ask {
    /// A wording as it is; its id is its line.
    pub fn plain(text: &str, kind: Kind, line: usize) -> Self {
        Self { id: json!(line), kind, text: text.trim().to_owned() }
    }

    /// Reads a line; none where it is empty.
    pub fn read(line: &[u8], kind: Kind, number: usize) -> Option<Result<Self, Misread>> {
        let Ok(text) = std::str::from_utf8(line) else {
            return Some(Err(Misread::of(number, "the line is no UTF-8 text".to_owned())));
        };
        // Editors on Windows may put a byte order mark before the first line.
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            return None;
        }
        Some(if text.starts_with('{') {
            Self::object(text, kind, number)
        } else {
            Ok(Self::plain(text, kind, number))
        })
    }

    fn object(text: &str, kind: Kind, line: usize) -> Result<Self, Misread> {
        let object: Object = serde_json::from_str(text).map_err(|error| {
            Misread::of(line, format!("the line is no JSON object: {}", at_column(&error.to_string())))
        })?;
        let said = |error: &str| Misread { id: Some(object.id.clone()), line, error: error.to_owned() };
        let kind = match object.kind.as_ref().map(Value::as_str) {
            None => kind,
            Some(Some("objective")) => Kind::Objective,
            Some(Some("key_result")) => Kind::KeyResult,
            Some(_) => return Err(said("kind is neither \"objective\" nor \"key_result\"")),
        };
        let text = match object.text.as_ref().map(Value::as_str) {
            Some(Some(text)) if text.trim().is_empty() => return Err(said("text is empty")),
            Some(Some(text)) => text.to_owned(),
            Some(None) => return Err(said("text is no string")),
            None => return Err(said("text is missing")),
        };
        Ok(Self { id: object.id, kind, text })
    }
}

/// The parser sees one line at a time and calls each the first.
fn at_column(error: &str) -> String {
    error.replace("at line 1 column", "at column")
}

impl Misread {
    /// A line that could not be read at all.
    pub fn of(line: usize, error: String) -> Self {
        Self { id: None, line, error }
    }

    /// `{"error":"…","line":3}`
    pub fn in_json(&self) -> String {
        match &self.id {
            Some(id) if !id.is_null() => json!({"id": id, "error": self.error, "line": self.line}),
            _ => json!({"error": self.error, "line": self.line}),
        }
        .to_string()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Ask;
    use crate::checks::words::Kind;

    fn read(line: &str) -> Option<Result<Ask, String>> {
        let read = Ask::read(line.as_bytes(), Kind::Objective, 7);
        read.map(|read| read.map_err(|misread| misread.in_json()))
    }

    #[test]
    fn lines_are_wordings_or_objects() {
        let ask = |id, kind, text: &str| Some(Ok(Ask { id, kind, text: text.to_owned() }));
        assert_eq!(read(" Win the city \r\n"), ask(json!(7), Kind::Objective, "Win the city"));
        assert_eq!(
            read(r#"{"id":"a","kind":"key_result","text":" x "}"#),
            ask(json!("a"), Kind::KeyResult, " x ")
        );
        assert_eq!(read(r#"{"text":"x","more":1}"#), ask(json!(null), Kind::Objective, "x"));
        assert_eq!(read("\u{feff}\n"), None);
    }

    #[test]
    fn what_cannot_be_read_is_answered() {
        let error = |line: &str| read(line).and_then(Result::err).unwrap_or_default();
        assert!(error("{\"text\":").starts_with("{\"error\":\"the line is no JSON object: EOF"));
        assert_eq!(error(r#"{"id":5}"#), r#"{"id":5,"error":"text is missing","line":7}"#);
        assert_eq!(error(r#"{"id":5,"text":" "}"#), r#"{"id":5,"error":"text is empty","line":7}"#);
        assert_eq!(error(r#"{"text":5}"#), r#"{"error":"text is no string","line":7}"#);
        assert_eq!(
            error(r#"{"text":"x","kind":"kr"}"#),
            r#"{"error":"kind is neither \"objective\" nor \"key_result\"","line":7}"#
        );
        assert!(Ask::read(b"\xff\n", Kind::Objective, 1).is_some_and(|read| read.is_err()));
    }
}
