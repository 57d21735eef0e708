//! Files broken at random and files made to hurt, from their bytes to the words said of them: no panic, no span outside
//! the file, nothing that takes long.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::*;
use crate::load::{front_matter, text};
use crate::report::human;
use crate::source::{Source, SourceKind, Sources};

pub const FILES: [&str; 5] = [
    "team: Night shift\nobjectives:\n  - objective: Make the ward a place where nobody waits alone\n    why: Relatives leave before dawn: that is our doing\n    key_results:\n      - Answer calls within 3 minutes\n",
    "objectives:\n  - id: first-call\n    objective: \"Every lead hears a person's voice\"\n    drafts:\n      - objective: Set up a hotline\n        on: 2020-12-14\n        coaching: 'Clear, but it''s a task.'\n    key_results:\n      - key_result: Raise trials from 4% to 12%\n        unit: \"%\"\n        baseline: 4\n        check_ins:\n          - {on: 2021-01-22, value: 4.4, note: \"Rewritten, too early\"}\n          - {on: 2021-02-05, value: 5.9, confidence: 60%}\n    allow:\n      - {rule: long-objective, reason: The team chose it}\n",
    "title: 电话销售\r\norganisation: Beispiel & Söhne\r\nlanguage: zh\r\naudience: everyone # 所有人\r\nchecks:\r\n  rules: {long-objective: off}\r\n  settings: {start-confidence: [30%, 70%]}\r\n",
    "---\ntitle: From a department to a team\non: 2020-12-14\nabout: night-shift/first-call\nconcerns: [fear-of-failure, 面子]\ntags:\n  - reframing\n---\nI asked Amara for *the* one thing.\n\n---\n\nShe said: nobody waits.\n",
    "common: &lead {name: Ines Okafor, on: ~}\nteams:\n  - <<: *lead\n    id: night\n    about: |\n      Two wards,\n\n      one corridor.\n  - id: day\n    about: >-\n      folded\n      words\n",
];

/// Two seconds are promised of the program as it is released.
const SLOW: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 });

const SPECIALS: [&str; 26] = [
    ":", ": ", "-", "- ", "\t", "{", "}", "[", "]", ",", "\"", "'", "&a ", "*a ", "!", "|", ">", "%", "@",
    "`", "#", "? ", "\n", "\r", "：", "\u{a0}",
];

/// A small generator, so that each run is the same.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).expect("small")
    }

    pub fn mutate(&mut self, bytes: &mut Vec<u8>) {
        let at = self.roll(bytes.len() + 1);
        match self.roll(7) {
            0 if at < bytes.len() => bytes[at] ^= 1 << self.roll(8),
            1 => drop(bytes.drain(at..(at + 1 + self.roll(6)).min(bytes.len()).max(at))),
            2 if self.roll(4) == 0 => bytes.truncate(at),
            3 => {
                let line: Vec<u8> =
                    bytes[at..].split_inclusive(|byte| *byte == b'\n').next().unwrap_or(&[]).to_vec();
                bytes.splice(at..at, line);
            }
            4 => drop(bytes.splice(at..at, *b"  ")),
            _ => drop(bytes.splice(at..at, SPECIALS[self.roll(SPECIALS.len())].bytes())),
        }
    }
}

/// The way of a file from its bytes to what is said of it.
fn survive(bytes: Vec<u8>, colour: bool) {
    let shown = String::from_utf8_lossy(&bytes).into_owned();
    let shown = &shown[..shown.floor_char_boundary(2000)];
    let start = Instant::now();
    let path = path();
    let (text, said, node) =
        match text::decode(&path, bytes) {
            Err(said) => (None, vec![said], None),
            Ok(text) => {
                let split = front_matter::split(&text);
                let mut said: Vec<_> = split
                    .unclosed
                    .map(|opening| front_matter::unclosed(&path, &text, opening))
                    .into_iter()
                    .collect();
                let reading = survey(&path, &text, split.yaml.unwrap_or(split.body));
                assert_eq!(
                    reading.node.is_none(),
                    reading.diagnostics.iter().any(|said| said.code.id != "YML604"
                        && said.severity == crate::diagnostic::Severity::Error),
                    "{shown}"
                );
                said.extend(reading.diagnostics);
                let node = reading.node.or(reading.guess).map(Node::into_owned);
                (Some(text), said, node)
            }
        };
    if let Some(text) = &text {
        let whole = |span: Span| text.get(span.range()).is_some();
        for said in &said {
            assert!(
                whole(said.at.span) && said.also.iter().all(|also| whole(also.span)),
                "{said:?} in {shown}"
            );
            assert!(said.patch.as_ref().is_none_or(|patch| whole(patch.span)), "{said:?} in {shown}");
        }
        if let Some(node) = node {
            check(&node, &whole);
        }
    }
    let file = text.map(|text| Source { path, kind: SourceKind::Okrs, text: Arc::from(text) });
    let sources = Sources { files: file.into_iter().collect(), ..Sources::default() };
    let paint = if colour { human::Paint::Colour } else { human::Paint::Plain };
    let mut out = Vec::new();
    human::write(&mut out, &said, &sources, human::Style { paint, width: 100 }).expect("writes to memory");
    assert_eq!(out.is_empty(), said.is_empty());
    assert!(start.elapsed() < SLOW, "{:?} for {shown}", start.elapsed());
}

fn check(node: &Node<'_>, whole: &impl Fn(Span) -> bool) {
    assert!(whole(node.span), "{:?}", node.span);
    match &node.value {
        Value::Null | Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| check(item, whole)),
        Value::Map(entries) => entries.iter().for_each(|(key, value)| {
            assert!(whole(key.span), "{key:?}");
            check(value, whole);
        }),
    }
}

#[test]
fn good_files_are_good() {
    for text in &FILES[1..] {
        let split = front_matter::split(text);
        let (node, said) = read(&path(), text, split.yaml.unwrap_or(split.body));
        assert_eq!(said, [], "{text}");
        assert!(node.is_some());
    }
}

#[test]
fn ten_thousand_mutations_are_survived() {
    let mut dice = Dice(0x0bad_c0de_2021);
    for round in 0..10_000 {
        let mut bytes = FILES[round % FILES.len()].as_bytes().to_vec();
        for _ in 0..=dice.roll(4) {
            dice.mutate(&mut bytes);
        }
        survive(bytes, round % 10 == 0);
    }
}

#[test]
fn hostile_files_are_survived() {
    let bomb: String = (1..12)
        .map(|level| format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 10].join(",")))
        .collect();
    let hostile = [
        format!("a0: &a0 x\n{bomb}"),
        format!("a: &a x\n{}", "- *a\n".repeat(5000)),
        format!("a: &a x\nb: [{}]\n", "*a,".repeat(5000)),
        "a: &a [*a]\n".to_owned(),
        "[".repeat(10_000),
        "{a: ".repeat(10_000),
        format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)),
        "- ".repeat(10_000),
        (0..1000).map(|level| format!("{}a:\n", " ".repeat(level))).collect(),
        "? ".repeat(10_000),
        "? a\n".repeat(10_000),
        "\t".repeat(10_000),
        "\ta: b\n".repeat(5_000),
        "a: b\u{0}c\n".to_owned(),
        "a: \"".repeat(5_000),
        "a:b\n".repeat(5_000),
        "a: b: c\n".repeat(5_000),
        "'\n".repeat(5_000),
        "\"a\n".repeat(5_000),
        "a: [\n".repeat(5_000),
        "&a ".repeat(5_000),
        "!a ".repeat(5_000),
        "# c\n".repeat(5_000),
        "---\n".repeat(5_000),
        "%a\n".repeat(5_000),
        format!("a: {}\n", "x".repeat(1_000_000)),
        format!("{}: b\n", "x".repeat(1_000_000)),
        format!("a: \"{}", "x\n".repeat(500_000)),
        format!("a: [{}", "x, ".repeat(300_000)),
        format!("a: {{{}}}", "x, ".repeat(300_000)),
        format!("{}b\n c\n", "a: b\n".repeat(200_000)),
    ];
    for text in hostile {
        survive(text.into_bytes(), false);
    }
    survive("- \n".repeat(340_000).into_bytes(), false);
    survive(vec![b'\n'; 1_000_000], false);
}

#[test]
fn bombs_and_depth_are_told() {
    let message = |text: &str| survey_all(text).diagnostics.swap_remove(0).message;
    assert!(message(&"- ".repeat(100)).contains("nested too deep"));
    assert!(message(&"[".repeat(100)).contains("nested too deep"));
    assert!(message(&format!("a: &a x\nb: [{}]\n", "*a, ".repeat(1001))).contains("nested too deep"));
    assert!(survey_all(&format!("a: &a x\nb: [{}]\n", "*a, ".repeat(1000))).node.is_some());
    assert!(survey_all(&format!("{}x{}", "[".repeat(60), "]".repeat(60))).node.is_some());
}
