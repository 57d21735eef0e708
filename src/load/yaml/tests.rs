//! What comes out of good files, and what is said of each slip: case, place and words in plain sight.

mod mutations;
mod simple;
mod slips;

use super::*;
use crate::load::node::Value;

/// The tree in one line: text in quotes if it had some, `∅` for nothing.
fn shape(node: &Node<'_>) -> String {
    match &node.value {
        Value::Null => "∅".to_owned(),
        Value::Scalar(scalar) if scalar.plain => scalar.text.to_string(),
        Value::Scalar(scalar) => format!("{:?}", scalar.text),
        Value::List(items) => format!("[{}]", items.iter().map(shape).collect::<Vec<_>>().join(" | ")),
        Value::Map(entries) => {
            let entries: Vec<String> =
                entries.iter().map(|(key, value)| format!("{}: {}", key.text, shape(value))).collect();
            format!("{{{}}}", entries.join(" | "))
        }
    }
}

fn path() -> SourcePath {
    SourcePath::from("2021-Q1/sales.yaml")
}

fn survey_all(text: &str) -> Reading<'_> {
    survey(&path(), text, 0..text.len())
}

fn read_shape(text: &str) -> String {
    let (node, said) = read(&path(), text, 0..text.len());
    assert_eq!(said, [], "{text:?}");
    shape(&node.expect("a tree"))
}

#[test]
fn scalars_stay_as_written() {
    for text in [
        "no",
        "2021-Q1",
        "007",
        "1_000",
        "4.40",
        "0x1F",
        ".inf",
        "4%",
        "≥ 30",
        "Yes",
        "1e400",
        "2021-02-05",
        "“a” b",
    ] {
        assert_eq!(read_shape(&format!("value: {text}\n")), format!("{{value: {text}}}"));
    }
    assert_eq!(
        read_shape("a: \"4%\"\nb: 'no'\nc: |\n  x\n  y\nd: >\n  x\n  y\n"),
        r#"{a: "4%" | b: "no" | c: "x\ny\n" | d: "x y\n"}"#
    );
}

#[test]
fn nothing_is_null_only_without_quotes() {
    assert_eq!(
        read_shape("a:\nb: ~\nc: null\nd: \"\"\ne: 'null'\nf:\n  -\n  - x\n"),
        r#"{a: ∅ | b: ∅ | c: ∅ | d: "" | e: "null" | f: [∅ | x]}"#
    );
    for empty in ["", "\n\n", "# only a comment\n", "---\n"] {
        assert_eq!(read_shape(empty), "∅");
    }
    assert_eq!(read_shape("null: x\n"), "{null: x}");
}

#[test]
fn spans_are_the_files_own() {
    let text =
        "---\r\nteam: 电话\r\nlist:\r\n  - {on: 1, at: [a, b]}\r\n  - |\r\n    words\r\n\r\nnone:\r\n---\r\n";
    let (node, said) = read(&path(), text, 5..text.len() - 5);
    assert_eq!(said, []);
    let node = node.expect("a tree");
    let at = |span: Span| &text[span.range()];
    assert_eq!(at(node.span), &text[5..text.len() - 7]);
    let Value::Map(entries) = &node.value else { panic!("a mapping") };
    assert_eq!((at(entries[0].0.span), at(entries[0].1.span)), ("team", "电话"));
    let Value::List(items) = &entries[1].1.value else { panic!("a list") };
    assert_eq!(at(items[0].span), "{on: 1, at: [a, b]}");
    assert_eq!(at(items[1].span), "words");
    assert_eq!(at(entries[1].1.span), "- {on: 1, at: [a, b]}\r\n  - |\r\n    words");
    assert_eq!((at(entries[2].0.span), entries[2].1.span.start), ("none", entries[2].0.span.end + 1));
}

#[test]
fn doubles_stay_and_are_told() {
    let text = "team: Sales\nlead: Chen\nteam: Telesales\nteam: x\n";
    let (node, said) = read(&path(), text, 0..text.len());
    assert_eq!(shape(&node.expect("a tree")), "{team: Sales | lead: Chen | team: Telesales | team: x}");
    assert_eq!(said.len(), 2);
    assert_eq!(said[0].code.id, "YML604");
    assert_eq!(said[0].message, "`team` is written twice here, and only one can count");
    assert_eq!((said[0].at.span, said[0].also[0].span), (Span::new(23, 27), Span::new(0, 4)));
    assert_eq!((said[1].at.span, said[1].also[0].span), (Span::new(39, 43), Span::new(0, 4)));
}

#[test]
fn anchors_aliases_and_merges_are_read() {
    assert_eq!(read_shape("a: &x [1, 2]\nb: *x\n"), "{a: [1 | 2] | b: [1 | 2]}");
    assert_eq!(
        read_shape("a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  l: 3\n"),
        "{a: {k: 1 | l: 2} | b: {l: 3 | k: 1}}"
    );
}

#[test]
fn a_broken_file_gives_no_tree_but_a_guess() {
    let reading = survey_all("team: Sales\nlead:Chen\nwhy: @home\nteam: x\n");
    assert_eq!(reading.node, None);
    assert_eq!(
        shape(&reading.guess.expect("a guess")),
        "{team: Sales | lead: Chen | why: \"@home\" | team: x}"
    );
    let said: Vec<&str> = reading.diagnostics.iter().map(|said| said.code.name).collect();
    assert_eq!(said, ["yaml-syntax", "yaml-syntax", "duplicate-key"]);
}
