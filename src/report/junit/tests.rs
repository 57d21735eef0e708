//! The document is well-formed XML, its sums are right, and what it says arrives unharmed.

use super::{escaped, write};
use crate::report::stage::Stage;

/// An element: its name, its attributes, the text in it.
type Element = (String, Vec<(String, String)>, String);

/// Reads the XML that we write: elements, attributes, text and entities. Panics at whatever is not well-formed.
fn elements(xml: &str) -> Vec<Element> {
    let mut rest = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").expect("a declaration");
    let mut open: Vec<usize> = Vec::new();
    let mut all: Vec<Element> = Vec::new();
    while let Some((text, tail)) = rest.split_once('<') {
        match open.last() {
            Some(&at) => all[at].2.push_str(&unescaped(text)),
            None => assert!(text.trim().is_empty(), "text outside: {text}"),
        }
        let (tag, tail) = tail.split_once('>').expect("a tag that ends");
        rest = tail;
        if let Some(name) = tag.strip_prefix('/') {
            let at = open.pop().expect("an open element");
            assert_eq!(all[at].0, name);
            continue;
        }
        assert!(!open.is_empty() || all.is_empty(), "a second root");
        let empty = tag.ends_with('/');
        let mut tag = tag.trim_end_matches('/');
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut pairs: Vec<(String, String)> = Vec::new();
        while !attributes.is_empty() {
            let (key, tail) = attributes.split_once("=\"").expect("a value");
            let (value, tail) = tail.split_once('"').expect("a closed value");
            assert!(pairs.iter().all(|(other, _)| other != key), "{key} twice");
            pairs.push((key.to_owned(), unescaped(value)));
            attributes = tail.trim_start();
        }
        tag = name;
        all.push((tag.to_owned(), pairs, String::new()));
        if !empty {
            open.push(all.len() - 1);
        }
    }
    assert!(open.is_empty() && rest.trim().is_empty());
    all
}

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once('&') {
        let (entity, tail) = tail.split_once(';').expect("an entity that ends");
        plain.push_str(before);
        plain.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#13" => '\r',
            other => panic!("&{other};"),
        });
        rest = tail;
    }
    plain + rest
}

fn attribute<'a>(element: &'a Element, key: &str) -> &'a str {
    element.1.iter().find(|(name, _)| name == key).map_or("", |(_, value)| value)
}

#[test]
fn the_document_is_well_formed_and_its_sums_are_right() {
    let all = elements(&Stage::new().shown(write));
    let count = |name: &str| all.iter().filter(|(tag, ..)| tag == name).count().to_string();
    assert_eq!(all[0].0, "testsuites");
    assert_eq!(attribute(&all[0], "tests"), count("testcase"));
    assert_eq!(attribute(&all[0], "failures"), count("failure"));
    assert_eq!(attribute(&all[0], "skipped"), count("skipped"));
    let names: Vec<_> = all
        .iter()
        .filter(|(tag, ..)| tag == "testcase")
        .map(|case| (attribute(case, "classname"), attribute(case, "name")))
        .collect();
    assert_eq!(
        names,
        [
            ("2021-Q1/a b.yaml", "INS201 task-shaped-objective"),
            ("2021-Q1/a b.yaml", "YML602 unknown-key"),
            ("2021-Q1/care.yaml", "INS205 unexplained-jargon"),
            ("teams.yaml", "nothing to say"),
        ]
    );
}

#[test]
fn words_arrive_as_they_were() {
    let all = elements(&Stage::new().shown(write));
    let failure = all.iter().find(|(tag, ..)| tag == "failure").expect("one");
    assert_eq!(attribute(failure, "message"), "“Set up a shop” says what is done,");
    assert_eq!(attribute(failure, "type"), "warning");
    assert!(failure.2.starts_with("2021-Q1/a b.yaml:2:18: “Set up a shop”"), "{}", failure.2);
}

#[test]
fn accepted_findings_are_skipped_with_their_reason() {
    let mut stage = Stage::new();
    stage.findings.retain(|finding| finding.diagnostic.accepted.is_some());
    let all = elements(&stage.shown(write));
    let skipped = all.iter().find(|(tag, ..)| tag == "skipped").expect("one");
    assert_eq!(attribute(skipped, "message"), "accepted: We all know & like it");
}

#[test]
fn what_xml_cannot_write_is_left_out() {
    assert_eq!(escaped("a\u{1b}[1m<b> & \"c\"\u{0}\r\n"), "a[1m&lt;b&gt; &amp; &quot;c&quot;&#13;\n");
}
