//! `okrbook check`: what is chosen, what counts, and where it goes.

use serde_json::Value;

use crate::said::{folder, run, write};

/// An unread file (a warning of the family source), and a slip in the settings (a warning that is told to be one).
fn playbook() -> tempfile::TempDir {
    folder(&[
        ("okrbook.yaml", "title: T\nchecks:\n  rules: {unkown-key: hint}\n"),
        ("team.yaml", "teams: []\n"),
        ("2021-Q1/sales.yaml", "objectives:\n  - objective: Become the shop that families recommend\n"),
    ])
}

/// Only the rules of the files: what a coach asks beside them is tested where it is asked.
const FILES: &[&str] = &["check", "--select", "source"];

fn check(folder: &tempfile::TempDir, more: &[&str]) -> crate::said::Said {
    run(folder.path(), &[FILES, more].concat())
}

#[test]
fn people_see_the_place_and_what_to_write() {
    let folder = playbook();
    let said = check(&folder, &[]);
    assert_eq!(
        said.out,
        "\
warning[unknown-rule]: there is no rule unkown-key
 --> okrbook.yaml:3:11
  |
3 |   rules: {unkown-key: hint}
  |           ^^^^^^^^^^ did you mean unknown-key?
  |
  = a coach would ask: Did you mean unknown-key?
  = note: YML616; `okrbook explain unknown-rule` says more
help: write this instead
  |
3 |   rules: {unknown-key: hint}
  |              +

warning[unread-file]: team.yaml is not read; did you mean teams.yaml?
--> team.yaml
 = note: YML612; `okrbook explain unread-file` says more

2 warnings in 2 files
"
    );
    assert_eq!((said.code, said.err.as_str()), (1, ""));
}

#[test]
fn rules_are_chosen_by_code_name_and_family() {
    let folder = playbook();
    let last = |arguments: &[&str]| {
        let said = run(folder.path(), &[&["check"], arguments].concat());
        (said.out.lines().last().unwrap_or_default().to_owned(), said.code)
    };
    let well = ("nothing to say: all is well".to_owned(), 0);
    assert_eq!(last(&["--select", "YML612"]), ("1 warning in 1 file".to_owned(), 1));
    assert_eq!(last(&["--select", "source", "--ignore", "unread-file,yml616"]), well);
    assert_eq!(last(&["--select", "links"]), well);
    assert_eq!(last(&["--select", "source", "--fail-on", "error"]), ("2 warnings in 2 files".to_owned(), 0));
}

#[test]
fn unknown_rules_are_wrong_use() {
    let folder = playbook();
    let said = run(folder.path(), &["check", "--ignore", "unkown-key"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert_eq!(
        said.err,
        "error: --ignore: there is no rule or family unkown-key; did you mean unknown-key?\n`okrbook explain` lists all.\n"
    );
}

#[test]
fn statistics_count() {
    let said = check(&playbook(), &["--statistics"]);
    assert_eq!(
        said.out,
        "    2  source\n    1    YML612 unread-file\n    1    YML616 unknown-rule\n2 warnings in 2 files\n"
    );
}

#[test]
fn programs_get_a_document_and_nothing_else() {
    let folder = playbook();
    for (format, start) in [
        ("json", "{\n"),
        ("sarif", "{\n"),
        ("junit", "<?xml"),
        ("github", "::warning file=okrbook.yaml,line=3,"),
    ] {
        let said = check(&folder, &["--format", format]);
        assert!(said.out.starts_with(start), "{}", said.out);
        assert_eq!((said.code, said.err.as_str()), (1, "2 warnings in 2 files\n"), "{format}");
        assert_eq!(said, check(&folder, &["--format", format]), "{format} is not the same twice");
    }
}

#[test]
fn a_file_is_written_whole_and_no_source_is_overwritten() {
    let folder = playbook();
    let said = check(&folder, &["--format", "json", "--output", "found.json"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    let text = std::fs::read_to_string(folder.path().join("found.json")).expect("written");
    let all: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(all["summary"]["warnings"], 2);
    let said = check(&folder, &["-o", "okrbook.yaml"]);
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.err.starts_with("error: --output: okrbook.yaml is a file of the playbook"));
    assert_eq!(check(&folder, &["-o", "nowhere/found.txt"]).code, 3);
}

#[test]
fn code_hosts_get_paths_from_the_repository() {
    let folder = folder(&[
        (".git/HEAD", ""),
        ("docs/our okrs/okrbook.yaml", "title: T\n"),
        ("docs/our okrs/team.yaml", ""),
    ]);
    let book = folder.path().join("docs/our okrs");
    let said = run(&book, &["check", "--select", "source", "--format", "github"]);
    assert!(said.out.starts_with("::warning file=docs/our okrs/team.yaml,line=1,"), "{}", said.out);
    let said = run(&book, &["check", "--select", "source", "--format", "sarif"]);
    assert!(said.out.contains("\"uri\": \"docs/our%20okrs/team.yaml\""), "{}", said.out);
    assert!(!said.out.contains(&*folder.path().to_string_lossy()));
}

#[test]
fn errors_that_are_not_chosen_are_said() {
    let folder = playbook();
    write(folder.path(), "2021-Q1/sales.yaml", "objectives: [\n");
    let said = run(folder.path(), &["check", "--select", "links"]);
    assert_eq!((said.code, said.out.as_str()), (0, "nothing to say: all is well\n"));
    assert_eq!(
        said.err,
        "not shown: 1 error in the files themselves; what such errors hide is not checked\n"
    );
}

#[test]
fn settings_that_cannot_be_read_are_wrong_use() {
    let folder = folder(&[("okrbook.yaml", "title: [\n")]);
    assert_eq!(run(folder.path(), &["check"]).code, 2);
    assert_eq!(run(folder.path(), &["check", "--select", "links"]).code, 2);
}
