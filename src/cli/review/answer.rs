//! What a review answers, for people and as a line of JSON.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;

use super::ask::Ask;
use super::words::Words;
use crate::checks::words::{Kind, WordFinding, review};
use crate::diagnostic::{Family, Severity};

/// An answer; its fields stand in the order of the line.
#[derive(Debug, Serialize)]
pub struct Answer<'a> {
    id: &'a Value,
    kind: &'static str,
    text: &'a str,
    findings: Vec<Said>,
    verdict: Verdict,
}

#[derive(Debug, Serialize)]
struct Said {
    rule: &'static str,
    name: &'static str,
    tip: Family,
    severity: Severity,
    message: String,
    question: String,
    /// Unicode code points of the text, the end one past the last.
    span: [usize; 2],
    #[serde(skip)]
    reframing: Vec<String>,
}

/// A word for each tip.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
struct Verdict {
    improvement: Word,
    inspiration: Word,
    stretch: Word,
    form: Word,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
enum Word {
    #[default]
    Pass,
    Hint,
    Fail,
}

impl<'a> Answer<'a> {
    /// Looks at a wording.
    pub fn new(ask: &'a Ask, words: &Words) -> Self {
        let found = review(ask.kind, &ask.text, &words.lexicon);
        let findings: Vec<Said> =
            found.into_iter().filter_map(|found| said(found, &ask.text, words)).collect();
        let mut verdict = Verdict::default();
        for said in &findings {
            let word = if said.severity >= Severity::Warn { Word::Fail } else { Word::Hint };
            let tip = match said.tip {
                Family::Improvement => &mut verdict.improvement,
                Family::Inspiration => &mut verdict.inspiration,
                Family::Stretch => &mut verdict.stretch,
                Family::Form | Family::Links | Family::Source => &mut verdict.form,
            };
            *tip = word.max(*tip);
        }
        let kind = match ask.kind {
            Kind::Objective => "objective",
            Kind::KeyResult => "key_result",
        };
        Self { id: &ask.id, kind, text: &ask.text, findings, verdict }
    }

    /// The most that anything weighs.
    pub fn heaviest(&self) -> Option<Severity> {
        self.findings.iter().map(|said| said.severity).max()
    }

    /// One line, without its end.
    pub fn in_json(&self) -> String {
        // Strings, numbers and lists of them can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// A few lines, the last empty where there was something to say.
    pub fn in_words(&self) -> String {
        let mut text = plain(self.text);
        if self.findings.is_empty() {
            text.push_str("\n  nothing to ask: all is well\n");
            return text;
        }
        for said in &self.findings {
            // Writing into a string cannot fail.
            let _ = write!(text, "\n  {}[{}]: {}", said.severity.noun(), said.name, plain(&said.message));
            let _ = write!(text, "\n    a coach would ask: {}", plain(&said.question));
            for words in &said.reframing {
                let _ = write!(text, "\n    to start from: {}", plain(words));
            }
        }
        text.push('\n');
        text
    }
}

fn said(found: WordFinding, text: &str, words: &Words) -> Option<Said> {
    let rule = words.rule(found.rule)?;
    let start = text[..found.span.start].chars().count();
    let length = text[found.span].chars().count();
    Some(Said {
        rule: found.rule,
        name: rule.name,
        tip: rule.tip,
        severity: rule.severity?,
        message: found.message,
        question: found.question,
        span: [start, start + length],
        reframing: found.reframing,
    })
}

/// Without signs that would move a terminal's cursor.
fn plain(text: &str) -> String {
    text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::ask::Ask;
    use super::super::words::Words;
    use super::Answer;
    use crate::checks::words::Kind;
    use crate::diagnostic::Severity;

    fn answer(text: &str) -> Value {
        let ask = Ask { id: json!({"any": 1}), kind: Kind::Objective, text: text.to_owned() };
        serde_json::from_str(&Answer::new(&ask, &Words::plain()).in_json()).expect("JSON")
    }

    #[test]
    fn the_line_has_the_shape_that_is_promised() {
        let answer = answer("Set up a telesales department in this company");
        let keys = |value: &Value| {
            value.as_object().expect("object").keys().map(String::as_str).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(keys(&answer), "id kind text findings verdict");
        assert_eq!(keys(&answer["findings"][0]), "rule name tip severity message question span");
        assert_eq!(keys(&answer["verdict"]), "improvement inspiration stretch form");
        assert_eq!(answer["id"], json!({"any": 1}));
        assert_eq!(answer["findings"][0]["rule"], "INS201");
        assert_eq!(answer["findings"][0]["tip"], "inspiration");
        assert_eq!(answer["verdict"]["inspiration"], "fail");
        assert_eq!(answer["verdict"]["stretch"], "pass");
    }

    #[test]
    fn spans_count_code_points() {
        let span = |text: &str| answer(text)["findings"][0]["span"].clone();
        let plain = span("Set up a telesales department in this company");
        let dressed = span("“Set up a telesales department in this company”");
        let number = |span: &Value, at: usize| span[at].as_u64().expect("a number");
        assert_eq!(number(&plain, 0) + 1, number(&dressed, 0));
        assert_eq!(number(&plain, 1) + 1, number(&dressed, 1));
    }

    #[test]
    fn the_heaviest_counts() {
        let words = Words::plain();
        let ask = |text: &str| Ask { id: Value::Null, kind: Kind::Objective, text: text.to_owned() };
        let bad = ask("Set up a telesales department in this company");
        assert_eq!(Answer::new(&bad, &words).heaviest(), Some(Severity::Warn));
        let good = ask(
            "To build a first-class telesales team in China with profound product knowledge and competitive sales skills",
        );
        assert_eq!(Answer::new(&good, &words).heaviest(), None);
    }

    #[test]
    fn people_are_spared_control_signs() {
        let ask = Ask { id: Value::Null, kind: Kind::Objective, text: "Set up\u{1b}[2J a shop".to_owned() };
        assert!(!Answer::new(&ask, &Words::plain()).in_words().contains('\u{1b}'));
    }
}
