//! The catalogue is complete, and its examples show what they say they show.

use std::collections::BTreeSet;
use std::fs;

use okrbook::catalog;
use okrbook::diagnostic::{Diagnostic, Family, Manual};
use okrbook::load::decode::decode;
use okrbook::site::mindset;
use okrbook::source::{Source, SourceKind};

use crate::run::{files, home, okrbook};

/// Every code's id that the sources declare: `Code::new("YML602", …`.
fn declared() -> BTreeSet<String> {
    let src = home().join("src");
    let mut found = BTreeSet::new();
    for path in files(&src) {
        let text = fs::read_to_string(src.join(&path)).expect("a source file");
        for (at, call) in text.match_indices("Code::new(") {
            let rest = text[at + call.len()..].trim_start();
            if let Some((id, _)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
                found.insert(id.to_owned());
            }
        }
    }
    found
}

#[test]
fn every_code_has_its_manual_page() {
    let explained: BTreeSet<String> = catalog::all().map(|manual| manual.code.id.to_owned()).collect();
    assert_eq!(declared(), explained);
    assert!(explained.len() >= 20, "the search for codes finds them");
}

#[test]
fn explain_prints_each_page_and_all() {
    let all = okrbook(&home(), &["explain", "--all"]).exits(0).out;
    let list = okrbook(&home(), &["explain"]).exits(0).out;
    for manual in catalog::all() {
        let by_name = okrbook(&home(), &["explain", manual.code.name]).exits(0).out;
        assert!(by_name.starts_with(&format!("{} {} (", manual.code.id, manual.code.name)));
        assert!(all.contains(by_name.trim_end()));
        assert!(list.contains(manual.code.name));
    }
    let by_code = okrbook(&home(), &["explain", "yml602"]).exits(0).out;
    assert_eq!(by_code, okrbook(&home(), &["explain", "unknown-key"]).out);
}

fn said(text: &str) -> Vec<Diagnostic> {
    let (path, kind) = if text.starts_with("---") {
        ("2027-Q1/notes/a-talk.md", SourceKind::Note)
    } else {
        ("2027-Q1/sales.yaml", SourceKind::Okrs)
    };
    decode(&Source { path: path.into(), kind, text: format!("{text}\n").into() }).1
}

#[test]
fn every_tip_leads_to_a_mindset_page_and_says_so_everywhere() {
    for manual in catalog::all() {
        let page = manual.mindset().map(|name| mindset::get(name).expect("a page that ships"));
        assert!(page.is_some() || manual.code.family >= Family::Form, "{}", manual.code.name);
        let explained = okrbook(&home(), &["explain", manual.code.name]).exits(0).out;
        match page {
            Some(page) => {
                assert!(explained.contains(page.title) && explained.contains(&format!("{}.html", page.name)));
            }
            None => assert!(!explained.contains("Read on"), "{explained}"),
        }
    }
    let of = |rule: &str| catalog::find(rule).and_then(Manual::mindset);
    assert_eq!(of("task-shaped-objective"), Some("inspiration"));
    assert_eq!(of("routine-objective"), Some("improvement"));
    assert_eq!(of("target-within-trend"), Some("stretch"));
    assert_eq!(of("score-as-appraisal"), Some("scores"));
    assert_eq!(of("unanswered-concern"), Some("three-fears"));
    assert_eq!(of("unanswered-reset"), Some("reset-and-reflect"));
}

/// Examples that are whole files are held against the reader.
#[test]
fn examples_show_what_they_say() {
    let mut tried = 0;
    for manual in catalog::all() {
        // What one file shows by itself; the coach's rules have their own cases.
        let alone = manual.code.id.starts_with("YML") && manual.code.id < "YML612";
        if !alone || !["objectives:", "---"].iter().any(|opening| manual.before.starts_with(opening)) {
            continue;
        }
        tried += 1;
        let name = manual.code.name;
        let before: Vec<_> = said(manual.before).iter().map(|found| found.code.name).collect();
        assert_eq!(before, [name], "the example before");
        let after: Vec<_> = said(manual.after).into_iter().map(|found| found.message).collect();
        assert!(after.is_empty(), "{name}, the example after: {after:?}");
    }
    assert!(tried >= 8, "only {tried} examples are whole files");
}
