//! `okrbook review`: a wording, or a stream of them.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::said::{folder, program, run, run_with};

const TASK: &str = "Set up a telesales department in this company";
const PICTURE: &str = "To build a first-class telesales team in China with profound product knowledge and competitive sales skills";

#[test]
fn the_articles_pair() {
    let folder = folder(&[]);
    let said = run(folder.path(), &["review", TASK]);
    assert!(said.out.starts_with(&format!("{TASK}\n  warning[task-shaped-objective]: ")), "{}", said.out);
    assert!(said.out.contains("\n    a coach would ask: ") && said.out.contains("\n    to start from: "));
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    let said = run(folder.path(), &["review", PICTURE]);
    assert_eq!((said.out, said.code), (format!("{PICTURE}\n  nothing to ask: all is well\n\n"), 0));
    let words: Vec<&str> = ["review"].into_iter().chain(TASK.split(' ')).collect();
    assert_eq!(run(folder.path(), &words), run(folder.path(), &["review", TASK]));
    assert_eq!(run(folder.path(), &["review", TASK, "--fail-on", "error"]).code, 0);
    assert_eq!(run(folder.path(), &["review", " "]).code, 2);
}

#[test]
fn lines_are_answered_one_by_one() {
    let input = format!(
        "{TASK}\n\n{{\"id\":\"k\",\"kind\":\"key_result\",\"text\":\"Increase calls from 1000 to 1010\"}}\n{{\"id\":4,\"text\":\n{{\"id\":5,\"kind\":\"okr\",\"text\":\"x\"}}\n"
    );
    let said = run_with(folder(&[]).path(), &["review", "-", "--format", "json"], input.as_bytes());
    let answers: Vec<Value> =
        said.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(answers.len(), 4, "{}", said.out);
    assert_eq!((&answers[0]["id"], &answers[0]["kind"]), (&json!(1), &json!("objective")));
    assert_eq!((&answers[1]["id"], &answers[1]["kind"]), (&json!("k"), &json!("key_result")));
    assert_eq!(answers[1]["findings"][0]["rule"], "STR307");
    assert_eq!(
        answers[1]["verdict"],
        json!({"improvement": "pass", "inspiration": "pass", "stretch": "fail", "form": "pass"})
    );
    assert_eq!(answers[2]["line"], 4);
    assert_eq!(
        answers[3],
        json!({"id": 5, "error": "kind is neither \"objective\" nor \"key_result\"", "line": 5})
    );
    assert_eq!((said.code, said.err.as_str()), (2, "error: 2 lines could not be read\n"));
}

#[test]
fn a_line_is_answered_before_the_next_is_sent() {
    let folder = folder(&[]);
    let mut child = program(folder.path())
        .args(["review", "-", "--format", "json", "--kind", "key_result"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("an input");
    let mut output = BufReader::new(child.stdout.take().expect("an output"));
    for id in 1..=3 {
        writeln!(input, "Increase calls from 1000 to 1010").expect("sent");
        let mut line = String::new();
        output.read_line(&mut line).expect("answered");
        let answer: Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(answer["id"], id);
    }
    drop(input);
    assert_eq!(child.wait().expect("an end").code(), Some(1));
}

#[test]
fn a_playbook_brings_its_own_words_and_weights() {
    let folder = folder(&[(
        "okrbook.yaml",
        "title: T\nchecks:\n  rules: {inspiration: hint}\n  vocabulary: {terms: [ZQX]}\n",
    )]);
    let rules = |arguments: &[&str]| {
        let said = run(folder.path(), &[&["review", "--format", "json"], arguments].concat());
        let answer: Value = serde_json::from_str(&said.out).expect("JSON");
        let findings = answer["findings"].as_array().cloned().unwrap_or_default();
        let rules: Vec<Value> = findings.iter().map(|finding| finding["rule"].clone()).collect();
        (rules, answer["verdict"]["inspiration"].clone(), said.code)
    };
    let jargon = "Become the callers that ZQX workshops in China trust to hear a leak";
    assert_eq!(rules(&[jargon]).0, [json!("INS205")]);
    assert_eq!(rules(&["--playbook", ".", jargon]).0, Vec::<Value>::new());
    assert_eq!(rules(&["--playbook", ".", TASK]), (vec![json!("INS201")], json!("hint"), 0));
}

#[test]
fn ten_thousand_lines_are_no_wait() {
    let lines: String = [TASK, PICTURE].iter().cycle().take(10_000).map(|text| format!("{text}\n")).collect();
    let begun = Instant::now();
    let said = run_with(folder(&[]).path(), &["review", "-", "--format", "json"], lines.as_bytes());
    assert_eq!(said.out.lines().count(), 10_000);
    // Some 0.1 s in a release; a test build on a busy machine is far slower, and still must not be quadratic.
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
}
