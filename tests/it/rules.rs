//! Every rule against small playbooks with the verdict written beside each: `tests/it/rules/CODE.txt`.
//!
//! A file holds groups, set apart by `====`. A group begins with the playbook's files, each after `@ PATH`, with
//! `$name` where something varies. Then come cases: `+ name=value; name=value` must raise the rule, `-` must not. A
//! line with `=` gives what holds unless a case says otherwise; `=> words` must stand in the message or its question.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use okrbook::catalog;
use okrbook::checks::{self, Options, check};
use okrbook::diagnostic::{Diagnostic, Severity};
use okrbook::load::decode::decode;
use okrbook::load::resolve::resolve;
use okrbook::model::playbook::Playbook;
use okrbook::source::{Source, SourceKind, Sources};

fn kind(path: &str) -> SourceKind {
    match path {
        "okrbook.yaml" => SourceKind::Config,
        "teams.yaml" => SourceKind::Teams,
        path if path.ends_with("quarter.yaml") => SourceKind::Quarter,
        path if path.contains("/notes/") => SourceKind::Note,
        path if path.contains("/reflections/") => SourceKind::Reflection,
        _ => SourceKind::Okrs,
    }
}

/// A playbook from texts, and what is said while they are read.
fn resolved(files: &[(String, String)]) -> (Vec<Source>, Playbook, Vec<Diagnostic>) {
    let mut files: Vec<Source> = files
        .iter()
        .map(|(path, text)| Source {
            path: path.as_str().into(),
            kind: kind(path),
            text: text.as_str().into(),
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let decoded: Vec<_> = files.iter().map(decode).collect();
    let documents: Vec<_> =
        files.iter().map(|file| &file.path).zip(decoded.iter().map(|(document, _)| document)).collect();
    let (playbook, said) = resolve(&documents);
    let all = decoded.iter().flat_map(|(_, said)| said).chain(&said).cloned().collect();
    (files, playbook, all)
}

/// A playbook from texts; what breaks it otherwise.
fn read(files: &[(String, String)]) -> Result<(Playbook, Sources), String> {
    let (files, playbook, all) = resolved(files);
    match all.iter().find(|said| said.severity == Severity::Error).map(|said| &said.message) {
        Some(broken) => {
            Err(format!("{broken}\n{}", files.iter().map(|file| &*file.text).collect::<String>()))
        }
        None => Ok((playbook, Sources { files, ..Sources::default() })),
    }
}

/// A playbook from texts that nothing breaks.
pub fn playbook(files: &[(String, String)]) -> (Playbook, Sources) {
    read(files).expect("nothing breaks it")
}

/// As the program checks.
pub fn options() -> Options {
    Options { others: catalog::all().map(|manual| manual.code).collect(), ..Options::default() }
}

/// What is said of a playbook.
pub fn judge(files: &[(String, String)]) -> Vec<Diagnostic> {
    let (playbook, sources) = playbook(files);
    check(&playbook, &sources, &options())
}

/// A small playbook and its verdict.
pub struct Case {
    line: String,
    raises: bool,
    message: Option<String>,
    /// The files by path.
    pub files: Vec<(String, String)>,
}

fn settings(text: &str) -> BTreeMap<String, String> {
    let pairs = text.split(';').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.trim().to_owned(), value.trim().replace("\\n", "\n"))).collect()
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for group in text.split("\n====\n") {
        let mut files: Vec<(String, String)> = Vec::new();
        let mut defaults = BTreeMap::new();
        let mut started = false;
        for line in group.lines() {
            let verdict = line
                .strip_prefix("+ ")
                .map(|rest| (true, rest))
                .or(line.strip_prefix("- ").map(|rest| (false, rest)));
            if let Some(path) = line.strip_prefix("@ ") {
                files.push((path.trim().to_owned(), String::new()));
                started = false;
            } else if let Some(rest) = line.strip_prefix("= ") {
                defaults.extend(settings(rest));
                started = true;
            } else if let Some((raises, rest)) = verdict.filter(|_| started) {
                let (rest, message) = rest
                    .split_once(" => ")
                    .map_or((rest, None), |(rest, message)| (rest, Some(message.trim().to_owned())));
                let mut values = defaults.clone();
                values.extend(settings(rest));
                // The longest name first: `$ab` is not `$a` with a `b`.
                let fill = |text: &str| {
                    values
                        .iter()
                        .rev()
                        .fold(text.to_owned(), |text, (name, value)| text.replace(&format!("${name}"), value))
                };
                let files = files
                    .iter()
                    .map(|(path, text)| (fill(path), fill(text)))
                    .filter(|(path, _)| !path.is_empty())
                    .collect();
                cases.push(Case { line: line.to_owned(), raises, message, files });
            } else if let Some((_, text)) = files.last_mut().filter(|_| !started) {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    cases
}

/// Every rule's cases, by its code.
pub fn fixtures() -> Vec<(String, Vec<Case>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/rules");
    let mut all: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| {
            let path = entry.expect("readable").path();
            let code = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (code, cases(&std::fs::read_to_string(path).expect("text")))
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

#[test]
fn fixtures_keep_their_verdicts() {
    let mut off = Vec::new();
    for (code, cases) in fixtures() {
        for case in cases {
            if let Err(broken) = read(&case.files) {
                off.push(format!("{code} {}\n    {broken}", case.line));
                continue;
            }
            let found = judge(&case.files);
            let of: Vec<_> = found.iter().filter(|said| said.code.id == code).collect();
            let open = of.iter().any(|said| said.accepted.is_none());
            let says = |words: &String| {
                let mut texts = of.iter().flat_map(|said| [Some(&said.message), said.question.as_ref()]);
                texts.any(|text| text.is_some_and(|text| text.contains(words)))
            };
            let told = case.message.as_ref().is_none_or(says);
            if open != case.raises || !told {
                let said: Vec<_> =
                    found.iter().map(|said| format!("{} {}", said.code.id, said.message)).collect();
                off.push(format!("{code} {}\n    {}", case.line, said.join("\n    ")));
            }
        }
    }
    assert!(off.is_empty(), "{} cases\n{}", off.len(), off.join("\n"));
}

/// Two rules are asked while files are read, as what they find has no place in the playbook.
#[test]
fn what_reading_alone_can_see_keeps_its_verdicts() {
    let supports =
        "objectives:\n  - {id: a, objective: Be loved, supports: $}\n  - {id: c, objective: Be near}\n";
    let score = "objectives:\n  - objective: Be loved\n    key_results: [{key_result: Orders from 4 to 9, score: $}]\n";
    let above = "objectives:\n  - {id: b, objective: Be the shop that lasts}\n";
    let cases = [
        (
            "FRM407",
            supports,
            ["company/x", "nowhere/b", "sales/z", "company/bb", "b/company"],
            ["company/b", "sales/c", "[company/b, sales/c]", "Company/b", "[]"],
        ),
        ("FRM412", score, ["1.37", "-0.1", "2", "1.01", "70"], ["0", "1", "0.7", "0.33", "1.0"]),
    ];
    for (code, text, raised, not) in cases {
        let said = |value: &str| {
            let sales = ("2021-Q1/sales.yaml".to_owned(), text.replace('$', value));
            let (_, _, said) = resolved(&[("2021-Q1/company.yaml".to_owned(), above.to_owned()), sales]);
            said.into_iter().map(|said| (said.code.id, said.message)).collect::<Vec<_>>()
        };
        for value in raised {
            assert!(said(value).iter().any(|(id, _)| *id == code), "{code} {value}: {:?}", said(value));
        }
        for value in not {
            assert!(said(value).iter().all(|(id, _)| *id != code), "{code} {value}: {:?}", said(value));
        }
    }
}

#[test]
fn every_rule_has_its_cases() {
    let fixtures: BTreeMap<String, Vec<Case>> = fixtures().into_iter().collect();
    let mut thin = Vec::new();
    for rule in checks::rules() {
        let cases = fixtures.get(rule.manual.code.id).map_or(&[][..], Vec::as_slice);
        let raises = cases.iter().filter(|case| case.raises).count();
        if raises < 5 || cases.len() - raises < 5 {
            thin.push(format!("{} {raises}+ {}-", rule.manual.code.id, cases.len() - raises));
        }
    }
    assert!(thin.is_empty(), "{thin:#?}");
    let known: BTreeSet<_> = checks::rules().map(|rule| rule.manual.code.id.to_owned()).collect();
    assert!(fixtures.keys().all(|code| known.contains(code)));
}

#[test]
fn what_words_raise_stands_where_the_words_stand() {
    let text = "objectives:\n  - objective: \"Set up a telesales department\"\n    key_results: ['Raise NPS from 50 to 30', Hold a meeting]\n";
    let files = vec![("2021-Q1/sales.yaml".to_owned(), text.to_owned())];
    let found = judge(&files);
    let seen =
        |code: &str| found.iter().find(|said| said.code.id == code).map(|said| &text[said.at.span.range()]);
    assert_eq!(seen("INS201"), Some("Set up"));
    assert_eq!(seen("FRM408"), Some("Raise NPS from 50 to 30"));
    assert_eq!(seen("IMP103"), Some("Hold"));
}

#[test]
fn what_letters_stand_for_is_asked_once() {
    let text = "objectives:
  - objective: Make the XQZ process a pleasure
  - objective: Win the hearts of our XQZ and NQR partners
    allow: [{rule: unexplained-jargon, reason: Everybody here sails with them.}]
  - objective: Let every NQR owner sleep well
";
    let found = judge(&[("2021-Q1/sales.yaml".to_owned(), text.to_owned())]);
    let asked: Vec<_> = found.iter().filter(|said| said.code.id == "INS205").collect();
    let seen: Vec<_> = asked.iter().map(|said| &text[said.at.span.range()]).collect();
    assert_eq!(seen, ["XQZ", "NQR"], "{asked:#?}");
    // It would have been said but for the first.
    assert!(found.iter().all(|said| said.code.id != "YML613"), "{found:#?}");
}

#[test]
fn letters_need_no_question_where_the_playbook_says_what_they_stand_for() {
    let okrs = |team: &str, kr: &str| {
        format!(
            "team: {team}\nobjectives:\n  - objective: Make the XQZ process a pleasure\n    key_results: [{kr}]\n"
        )
    };
    for (team, kr, asked) in [
        ("Sales", "Reach 40 shops", true),
        ("XQZ crew", "Reach 40 shops", false),
        ("Sales", "The xylophone quality zone has 40 shops", false),
    ] {
        let found = judge(&[("2021-Q1/sales.yaml".to_owned(), okrs(team, kr))]);
        let said = found.iter().any(|said| said.code.id == "INS205");
        assert_eq!(said, asked, "{team}, {kr}: {found:#?}");
    }
}

#[test]
fn a_bonus_weighs_more_than_the_score_as_an_aim() {
    let okrs = |kr| {
        format!(
            "objectives:\n  - objective: Become the shop that families recommend\n    key_results: [{kr}]\n"
        )
    };
    for (kr, said) in [
        ("Pay a bonus when 80% of the OKRs are reached", "is tied to"),
        ("Reach 80% of our OKRs", "makes the score itself the aim"),
    ] {
        let found = judge(&[("2021-Q1/sales.yaml".to_owned(), okrs(kr))]);
        let of: Vec<_> = found.iter().filter(|finding| finding.code.id == "STR310").collect();
        assert!(matches!(of[..], [only] if only.message.contains(said)), "{kr}: {of:#?}");
    }
}

#[test]
fn closed_quarters_are_evidence_unless_asked_for() {
    let old = "objectives:\n  - objective: Set up a telesales department\n    key_results: [Hold a meeting, Write a plan]\n";
    let new = "objectives:\n  - objective: Become the team that fitters ask for by name\n    key_results: [Orders from 3 to 9, Calls from 4 to 9]\n";
    let files = vec![
        ("2020-Q4/sales.yaml".to_owned(), old.to_owned()),
        ("2021-Q1/sales.yaml".to_owned(), new.to_owned()),
    ];
    let (playbook, sources) = playbook(&files);
    let period = |all_quarters| {
        let found = check(&playbook, &sources, &Options { all_quarters, ..options() });
        found.iter().any(|said| said.at.path.starts_with("2020-Q4"))
    };
    assert!(!period(false) && period(true));
}

/// Else a baseline of one look would call stale what it holds for the other.
#[test]
fn looking_into_closed_quarters_takes_nothing_back() {
    for (code, cases) in fixtures() {
        for case in cases {
            let (playbook, sources) = playbook(&case.files);
            let everything = check(&playbook, &sources, &Options { all_quarters: true, ..options() });
            for said in check(&playbook, &sources, &options()) {
                assert!(everything.contains(&said), "{code} {}: {}", case.line, said.message);
            }
        }
    }
}

#[test]
fn earlier_wordings_never_count() {
    let text = "objectives:\n  - objective: Become the team that fitters ask for by name\n    drafts: [{objective: Set up a telesales department}]\n";
    let files = vec![("2021-Q1/sales.yaml".to_owned(), text.to_owned())];
    let (playbook, sources) = playbook(&files);
    assert!(!check(&playbook, &sources, &options()).iter().any(|said| said.code.id == "INS201"));
    let found = check(&playbook, &sources, &Options { drafts: true, ..options() });
    let said = found.iter().find(|said| said.code.id == "INS201").expect("the draft is told of");
    assert!(
        said.severity == Severity::Hint && said.accepted.is_some() && said.help[0].contains("solved"),
        "{said:#?}"
    );
}

#[test]
fn settings_weigh_by_code_name_and_family() {
    let text =
        "objectives:\n  - objective: Set up a telesales department\n    key_results: [Hold a meeting]\n"
            .to_owned();
    let weigh = |rules: &str| {
        let config = format!("title: x\nchecks:\n  rules: {{{rules}}}\n");
        judge(&[("okrbook.yaml".to_owned(), config), ("2021-Q1/sales.yaml".to_owned(), text.clone())])
            .into_iter()
            .find(|said| said.code.id == "INS201")
            .map(|said| said.severity)
    };
    assert_eq!(weigh(""), Some(Severity::Warn));
    assert_eq!(weigh("INS201: hint"), Some(Severity::Hint));
    assert_eq!(weigh("task-shaped-objective: error"), Some(Severity::Error));
    assert_eq!(weigh("inspiration: off"), None);
    assert_eq!(weigh("inspiration: off, INS201: hint"), Some(Severity::Hint));
}

#[test]
fn the_example_uses_all_that_it_accepts() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("example-site");
    let loaded = okrbook::pipeline::load(&root).expect("it can be read");
    let found = check(&loaded.playbook, &loaded.sources, &options());
    let amiss: Vec<_> = found.iter().filter(|said| said.code.id.starts_with("YML")).collect();
    assert!(amiss.is_empty(), "{amiss:#?}");
    let raised: BTreeSet<_> = found.iter().map(|said| said.code.id).collect();
    assert!(raised.len() >= 25, "{raised:?}");
    assert!(found.iter().all(|said| said.at.path.starts_with("2021-Q2")), "closed quarters are evidence");
}

/// What readers of files say is known where the whole playbook is checked.
#[test]
fn an_acceptance_of_what_readers_say_is_used_or_said() {
    let judge = |score: &str| {
        let text = format!(
            "objectives:\n  - objective: Let nobody wait\n    key_results:\n      - {{key_result: Waiting from 9 to 3 days, score: {score}, allow: [{{rule: score-out-of-range, reason: More than we hoped}}]}}\n"
        );
        let folder = crate::said::folder(&[("okrbook.yaml", "title: T\n"), ("2021-Q1/care.yaml", &text)]);
        let loaded = okrbook::pipeline::load(folder.path()).expect("it can be read");
        let found = okrbook::pipeline::check(&loaded, okrbook::pipeline::Checking::default());
        let told =
            |name: &str| found.iter().find(|said| said.code.name == name).map(|said| said.accepted.is_some());
        (told("score-out-of-range"), told("unused-allow"))
    };
    assert_eq!(judge("1.4"), (Some(true), None));
    assert_eq!(judge("0.7"), (None, Some(false)));
}

/// It stands on the objective's page for whoever sees the key result, and has ids as all findings have.
#[test]
fn what_was_read_of_numbers_is_asked_with_the_rest() {
    use okrbook::load::resolve::restrict;
    use okrbook::model::audience::Audience;
    use okrbook::pipeline::{load, questions};
    let text = "objectives:\n  - objective: Let nobody wait\n    visibility: client\n    key_results:\n      - {key_result: Raise visits from 3 to 9, baseline: 4}\n";
    let folder = crate::said::folder(&[("okrbook.yaml", "title: T\n"), ("2021-Q1/care.yaml", text)]);
    let loaded = load(folder.path()).expect("it can be read");
    let about = |audience| {
        let seen = restrict(&loaded.playbook, audience);
        let asked = questions(&seen, &loaded);
        let said = asked.iter().find(|said| said.code.id == "FRM408").and_then(|said| said.about.clone());
        said.and_then(|about| about.key_result)
    };
    assert_eq!(about(Audience::Coach).as_deref(), Some("raise-visits-from-3-to-9"));
    assert_eq!(about(Audience::Client).as_deref(), Some("raise-visits-from-3-to-9"));
    assert_eq!(about(Audience::Everyone), None);
}
