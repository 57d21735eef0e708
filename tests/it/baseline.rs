//! `okrbook baseline`: what stands today, and what is new.

use crate::said::{folder, run, write};

const NAME: &str = ".okrbook-baseline.json";

/// Two warnings, that word rules and what a coach asks may be added to.
fn playbook() -> tempfile::TempDir {
    folder(&[
        ("okrbook.yaml", "title: T\n"),
        ("team.yaml", ""),
        (
            "2021-Q1/sales.yaml",
            "team: Sales\nobjectives:\n  - id: shop\n    objective: Become the shop that families recommend\n    key_results:\n      - id: calls\n        key_result: Raise calls from 10 to 30\n        baseline: 11\n",
        ),
    ])
}

#[test]
fn only_what_is_new_is_reported() {
    let folder = playbook();
    let path = folder.path();
    assert_eq!(run(path, &["check"]).code, 1);
    let said = run(path, &["baseline", "write"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains(&format!("held in {NAME}: ")) && said.out.contains(" new, 0 dropped\n"));
    let said = run(path, &["check", "--fail-on", "hint"]);
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(said.out.contains(" in the baseline\n"), "{}", said.out);
    assert_eq!(run(path, &["check", "--no-baseline"]).code, 1);
    // Moved lines are nothing new.
    let text = std::fs::read_to_string(path.join("2021-Q1/sales.yaml")).expect("there");
    write(path, "2021-Q1/sales.yaml", &format!("# our second try\n\n{text}"));
    assert_eq!(run(path, &["check", "--fail-on", "hint"]).code, 0);
    write(path, "okrbok.yaml", "");
    let said = run(path, &["check", "--select", "source"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("okrbok.yaml is not read") && !said.out.contains("team.yaml is not read"));
}

#[test]
fn a_build_says_only_what_is_new() {
    let folder = playbook();
    let path = folder.path();
    assert!(run(path, &["build"]).err.contains("team.yaml is not read"));
    run(path, &["baseline", "write"]);
    let said = run(path, &["build"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    write(path, "okrbok.yaml", "");
    let said = run(path, &["build"]).err;
    assert!(said.contains("okrbok.yaml is not read") && !said.contains("team.yaml is not read"), "{said}");
}

#[test]
fn mended_findings_are_said_and_dropped() {
    let folder = playbook();
    let path = folder.path();
    run(path, &["baseline", "write"]);
    let before = std::fs::read_to_string(path.join(NAME)).expect("there");
    assert!(before.contains("\"about\": \"team.yaml\", \"rule\": \"YML612 unread-file\""), "{before}");
    std::fs::remove_file(path.join("team.yaml")).expect("removed");
    let said = run(path, &["check", "--select", "links"]);
    assert_eq!(said.code, 0);
    assert_eq!(
        said.err,
        format!("{NAME} has 1 line without a finding; `okrbook baseline prune` drops such lines\n")
    );
    let said = run(path, &["baseline", "prune"]);
    assert_eq!((said.code, said.err.as_str()), (0, "dropped team.yaml: YML612 unread-file\n"));
    assert!(said.out.starts_with("1 finding dropped, "), "{}", said.out);
    assert_eq!(run(path, &["check"]).err, "");
    let after = std::fs::read_to_string(path.join(NAME)).expect("there");
    assert_eq!(before.lines().count(), after.lines().count() + 1);
    run(path, &["baseline", "prune"]);
    run(path, &["baseline", "write"]);
    assert_eq!(std::fs::read_to_string(path.join(NAME)).expect("there"), after, "written the same again");
}

#[test]
fn what_a_broken_file_hides_is_kept() {
    let folder = playbook();
    let path = folder.path();
    run(path, &["baseline", "write"]);
    let before = std::fs::read_to_string(path.join(NAME)).expect("there");
    write(path, "2021-Q1/sales.yaml", "objectives: [\n");
    for action in ["write", "prune"] {
        let said = run(path, &["baseline", action]);
        assert_eq!(said.code, 1, "{}", said.err);
    }
    assert_eq!(std::fs::read_to_string(path.join(NAME)).expect("there"), before);
    assert!(!run(path, &["check"]).err.contains("without a finding"));
}

#[test]
fn a_baseline_that_is_none_is_wrong_use() {
    let folder = playbook();
    let path = folder.path();
    assert_eq!(run(path, &["baseline", "prune"]).code, 2);
    write(path, NAME, "<<<<<<< ours\n");
    let said = run(path, &["check"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.starts_with(&format!("error: {NAME} is no baseline: ")), "{}", said.err);
    assert_eq!(run(path, &["baseline", "prune"]).code, 2);
    assert_eq!(run(path, &["baseline", "write"]).code, 0);
    assert_eq!(run(path, &["check"]).code, 0);
}

#[cfg(unix)]
#[test]
fn a_link_that_somebody_left_is_not_followed() {
    let folder = playbook();
    let elsewhere = crate::said::folder(&[("precious", "kept\n")]);
    let precious = elsewhere.path().join("precious");
    std::os::unix::fs::symlink(&precious, folder.path().join(NAME)).expect("linked");
    assert_eq!(run(folder.path(), &["baseline", "write"]).code, 2);
    assert_eq!(std::fs::read_to_string(precious).expect("there"), "kept\n");
}

/// One block says it for all who read; each is held, accepted and counted by itself.
#[test]
fn what_is_said_once_of_many_is_held_of_each() {
    let objective = |title: &str, more: &str| format!("  - objective: {title}\n    why: x\n{more}");
    let write_all = |path: &std::path::Path, owners: [&str; 3]| {
        let titles = ["Become the shop that families recommend", "Let nobody wait", "Be the first they call"];
        let all: String = titles.iter().zip(owners).map(|(title, more)| objective(title, more)).collect();
        write(path, "2021-Q1/sales.yaml", &format!("objectives:\n{all}"));
    };
    let playbook = folder(&[("okrbook.yaml", "title: T\n")]);
    let path = playbook.path();
    let check = |more: &[&str]| run(path, &[&["check", "--select", "no-owner"], more].concat());
    write_all(path, ["", "", ""]);
    let said = check(&[]);
    assert_eq!(said.out.matches("hint[no-owner]").count(), 1, "{}", said.out);
    assert!(said.out.contains("hint[no-owner]: 3 objectives have no owner\n"), "{}", said.out);
    assert!(said.out.ends_with("3 hints in 1 file\n"), "{}", said.out);
    run(path, &["baseline", "write"]);
    // Mending one, or accepting one, brings none of the others back.
    write_all(path, ["    owner: Mei Tan\n", "", ""]);
    assert_eq!(check(&["--fail-on", "hint"]).code, 0);
    write_all(path, ["", "    allow: [{rule: no-owner, reason: It is drawn by lot}]\n", ""]);
    let said = check(&["--no-baseline"]);
    assert!(said.out.contains("2 objectives have no owner"), "{}", said.out);
    assert!(said.out.ends_with("2 hints in 1 file; 1 accepted on purpose\n"), "{}", said.out);
}

/// A finding is about words, however a file writes them down.
#[test]
fn another_way_to_write_the_same_is_nothing_new() {
    let playbook = folder(&[("okrbook.yaml", "title: T\n")]);
    let path = playbook.path();
    let check = |objective: &str| {
        write(path, "2021-Q1/sales.yaml", objective);
        run(path, &["check", "--fail-on", "hint"]).code
    };
    let plain = "objectives:\n  - objective: Set up a telesales department\n    key_results: [Hold a kick-off with all]\n";
    assert_eq!(check(plain), 1);
    run(path, &["baseline", "write"]);
    for same in [
        "objectives:\n  - objective: Set up a telesales department # as the board wants it\n    key_results: [Hold a kick-off with all]\n",
        "objectives:\n  - objective: \"Set up a telesales department\"\n    key_results:\n      - 'Hold a kick-off with all'\n",
        "objectives:\n  - objective: >-\n      Set up a telesales\n      department\n    key_results:\n      - key_result: Hold a kick-off with all\n",
        "objectives: [{objective: Set up a telesales department, key_results: [Hold a kick-off with all]}]\n",
        "objectives:\n  - id: set-up-a-telesales-department\n    objective: Set up a telesales department\n    key_results: [Hold a kick-off with all]\n",
    ] {
        assert_eq!(check(same), 0, "{same}");
    }
    // The ids are the same; the words are not.
    let id = plain.replace("- objective: ", "- id: set-up-a-telesales-department\n    objective: ");
    assert_eq!(check(&id.replace("a telesales department", "two telesales departments")), 1);
}

/// Lines move, and the newest check-in is another each week: neither is what a finding is about.
#[test]
fn lines_of_other_files_and_days_are_no_content() {
    let objective = "objectives:\n- objective: Give families the courage to ride to school\n  key_results: [Rides from 3 to 9, Smiles from 4 to 9]\n";
    let late = |day: u8| {
        format!(
            "objectives:\n- objective: Let nobody wait\n  key_results:\n  - {{key_result: Waiting from 9 to 3 days, check_ins: [{{on: 2021-02-{day:02}, value: 8}}]}}\n  - Calls from 4 to 9\n"
        )
    };
    let playbook = folder(&[
        ("okrbook.yaml", "title: T\n"),
        ("2021-Q1/sales.yaml", objective),
        ("2021-Q1/care.yaml", objective),
        ("2021-Q1/shop.yaml", &late(20)),
    ]);
    let path = playbook.path();
    run(path, &["baseline", "write"]);
    let check = || run(path, &["check", "--fail-on", "hint"]);
    assert_eq!(check().code, 0);
    write(path, "2021-Q1/care.yaml", &format!("# a word\n\n{objective}"));
    write(path, "2021-Q1/shop.yaml", &late(27));
    let said = check();
    assert_eq!(said.code, 0, "{}", said.out);
}

/// What is about an acceptance is about its line, whatever it stands beside.
#[test]
fn another_acceptance_is_new() {
    let accept = |rule: &str| {
        format!(
            "objectives:\n- objective: Let nobody wait\n  allow: [{{rule: {rule}, reason: x}}]\n  key_results: [Rides from 3 to 9, Smiles from 4 to 9]\n"
        )
    };
    let playbook = folder(&[("okrbook.yaml", "title: T\n"), ("2021-Q1/care.yaml", &accept("no-change"))]);
    let path = playbook.path();
    run(path, &["baseline", "write"]);
    assert_eq!(run(path, &["check", "--select", "source"]).code, 0);
    write(path, "2021-Q1/care.yaml", &accept("long-objective"));
    assert_eq!(run(path, &["check", "--select", "source"]).code, 1);
}
