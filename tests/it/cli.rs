//! Transcripts: what is typed, what is printed where, and what the shell is told.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::run::{command, files, home, okrbook};

/// A folder with a fresh playbook of 2027-Q1 in `acme`.
fn fresh() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    okrbook(folder.path(), &["init", "acme", "--quarter", "2027-Q1"]).exits(0);
    folder
}

/// Spoils a file of the playbook in `acme`.
fn spoil(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join("acme").join(file);
    let text = fs::read_to_string(&path).expect("a file");
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(&path, text.replacen(from, to, 1)).expect("written");
}

#[test]
fn init_writes_a_playbook_and_says_what_is_next() {
    let folder = tempfile::tempdir().expect("a folder");
    let args = ["init", "acme", "--quarter", "2027-Q1", "--title", "Acme \"quoted\" OKRs"];
    let run = okrbook(folder.path(), &args).exits(0);
    assert_eq!(run.err, "");
    for words in ["acme/okrbook.yaml", "acme/2027-Q1/company.yaml", "`okrbook build acme`"] {
        assert!(run.out.contains(words), "{words} is missing:\n{}", run.out);
    }
    let root = folder.path().join("acme");
    assert!(files(&root).contains(&"2027-Q1/notes/first-conversation.md".to_owned()));
    let config = fs::read_to_string(root.join("okrbook.yaml")).expect("the mark");
    assert!(config.contains(r#"title: "Acme \"quoted\" OKRs""#));
    let run = okrbook(&root, &["check", "--fail-on", "hint"]).exits(0);
    assert_eq!((run.out.as_str(), run.err.as_str()), ("nothing to say: all is well\n", ""));
}

#[test]
fn init_takes_the_title_from_the_folder_and_the_quarter_from_today() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("field-sales");
    fs::create_dir_all(root.join(".git")).expect("a folder");
    let run = okrbook(&root, &["init"]).exits(0);
    assert!(run.out.contains("“Field sales” is there"), "{}", run.out);
    assert!(run.out.contains("run `okrbook build`,"), "{}", run.out);
    okrbook(&root, &["check", "--fail-on", "hint"]).exits(0);
}

#[test]
fn init_never_touches_what_stands() {
    let folder = fresh();
    let before = files(folder.path());
    let run = okrbook(folder.path(), &["init", "acme"]).exits(2);
    assert!(run.err.contains("is a playbook already; nothing was written"), "{}", run.err);
    assert!(run.err.contains("okrbook.yaml") && run.out.is_empty());
    assert_eq!(files(folder.path()), before);
    fs::create_dir(folder.path().join("other")).expect("a folder");
    fs::write(folder.path().join("other/plan.txt"), "mine").expect("a file");
    let run = okrbook(folder.path(), &["init", "other"]).exits(2);
    assert!(run.err.contains("In the way:\n  plan.txt\n"), "{}", run.err);
    okrbook(folder.path(), &["init", "other/plan.txt"]).exits(2);
    assert_eq!(files(&folder.path().join("other")), ["plan.txt"]);
    let run = okrbook(&folder.path().join("acme"), &["init", "2027-Q2"]).exits(2);
    assert!(run.err.contains("would lie inside the playbook"), "{}", run.err);
    let run = okrbook(folder.path(), &["init", "new", "--quarter", "Q1-2027"]).exits(2);
    assert!(run.err.contains("periods are written 2027-Q1"), "{}", run.err);
    assert!(!folder.path().join("new").exists());
}

#[test]
fn build_says_what_it_wrote_and_what_to_open() {
    let folder = fresh();
    let run = okrbook(folder.path(), &["build", "acme"]).exits(0);
    assert_eq!(run.err, "");
    assert!(run.out.starts_with("Acme, for everyone: "), "{}", run.out);
    assert!(run.out.contains(" pages written\n"), "{}", run.out);
    assert!(run.out.contains("Open acme/public/index.html in a browser."), "{}", run.out);
    assert!(folder.path().join("acme/public/index.html").is_file());
    // From within, again: nothing has changed.
    let run = okrbook(&folder.path().join("acme/2027-Q1"), &["build"]).exits(0);
    assert!(run.out.contains("nothing to write"), "{}", run.out);
    let run = okrbook(folder.path(), &["build", "acme", "--quiet"]).exits(0);
    assert_eq!((run.out.as_str(), run.err.as_str()), ("", ""));
}

#[test]
fn build_for_an_audience_goes_where_it_is_told() {
    let folder = fresh();
    let run = okrbook(folder.path(), &["build", "acme", "-o", "site", "--audience", "coach"]).exits(0);
    assert!(run.out.starts_with("Acme, for the coach: "), "{}", run.out);
    assert!(run.out.contains("Open site/index.html in a browser."), "{}", run.out);
    assert!(!folder.path().join("acme/public").exists());
    let coach = files(&folder.path().join("site"));
    let run = okrbook(folder.path(), &["build", "acme", "-o", "site"]).exits(0);
    assert!(run.out.contains(" removed"), "the coach's note goes: {}", run.out);
    assert!(files(&folder.path().join("site")).len() < coach.len());
    okrbook(folder.path(), &["build", "acme", "--audience", "boss"]).exits(2);
}

#[test]
fn a_page_edited_by_hand_is_kept_and_said() {
    let folder = fresh();
    okrbook(folder.path(), &["build", "acme"]).exits(0);
    let index = folder.path().join("acme/public/index.html");
    fs::write(&index, "my own words").expect("written");
    spoil(folder.path(), "okrbook.yaml", "title: \"Acme\"", "title: \"Acme two\"");
    let run = okrbook(folder.path(), &["build", "acme", "--quiet"]).exits(0);
    assert!(run.err.contains("index.html was edited by hand; the edited page is kept as"), "{}", run.err);
    assert!(run.out.is_empty());
}

#[test]
fn a_mistake_leaves_the_site_as_it_was() {
    let folder = fresh();
    okrbook(folder.path(), &["build", "acme"]).exits(0);
    let index = folder.path().join("acme/public/index.html");
    let before = fs::read(&index).expect("a page");
    spoil(folder.path(), "2027-Q1/company.yaml", "    owner:", "    onwer:");
    let run = okrbook(folder.path(), &["build", "acme"]).exits(1);
    assert_eq!(run.out, "");
    for words in ["error[unknown-key]", "2027-Q1/company.yaml:", "did you mean `owner`?", "1 error in 1 file"]
    {
        assert!(run.err.contains(words), "{words} is missing:\n{}", run.err);
    }
    assert!(run.err.ends_with("nothing was written; the site that stood there stands as it was\n"));
    assert_eq!(fs::read(&index).expect("a page"), before);
    let run = okrbook(folder.path(), &["check", "acme", "--select", "source"]).exits(1);
    assert!(
        run.out.contains("error[unknown-key]") && run.out.ends_with("1 error in 1 file\n"),
        "{}",
        run.out
    );
    assert_eq!(run.err, "");
}

#[test]
fn an_output_that_would_harm_is_refused() {
    let folder = fresh();
    let before = files(folder.path());
    for out in ["acme", ".", "acme/pages", "/"] {
        let run = okrbook(folder.path(), &["build", "acme", "-o", out]).exits(2);
        assert!(run.err.contains("will not write to"), "{out}: {}", run.err);
        assert!(run.err.ends_with("nothing was written; the site that stood there stands as it was\n"));
        assert_eq!(run.out, "");
    }
    assert_eq!(files(folder.path()), before);
}

#[test]
fn check_fails_on_what_it_is_told_to() {
    let folder = fresh();
    spoil(folder.path(), "2027-Q1/sales.yaml", "        #score: 0.5", "        score: 1.37");
    for (level, code) in [("error", 0), ("warn", 0), ("hint", 1)] {
        let run = okrbook(folder.path(), &["check", "acme", "--fail-on", level]).exits(code);
        assert!(run.out.contains("hint[score-out-of-range]"), "{}", run.out);
    }
    fs::write(folder.path().join("acme/sales.yaml"), "objectives: []\n").expect("written");
    for (level, code) in [("error", 0), ("warn", 1)] {
        okrbook(folder.path(), &["check", "acme", "--fail-on", level]).exits(code);
    }
    okrbook(folder.path(), &["check", "acme"]).exits(1);
}

#[test]
fn an_unreadable_configuration_is_another_matter_than_findings() {
    let folder = fresh();
    spoil(folder.path(), "okrbook.yaml", "title: \"Acme\"", "title: \"Acme");
    okrbook(folder.path(), &["check", "acme"]).exits(2);
    okrbook(folder.path(), &["build", "acme"]).exits(2);
    assert!(!folder.path().join("acme/public").exists());
}

#[test]
fn wrong_use_is_told_on_stderr() {
    let folder = tempfile::tempdir().expect("a folder");
    for args in [
        &["check"][..],
        &["build"],
        &["check", "nowhere"],
        &["bild"],
        &[],
        &["schema", "okr"],
        &["explain", "unkown-key"],
        &["check", "--fail-on", "always"],
    ] {
        let run = okrbook(folder.path(), args).exits(2);
        assert_eq!(run.out, "", "{args:?}");
        assert!(!run.err.is_empty(), "{args:?}");
    }
    let run = okrbook(folder.path(), &["check"]);
    assert!(run.err.contains("no playbook here") && run.err.contains("`okrbook init`"), "{}", run.err);
    let run = okrbook(folder.path(), &["explain", "unkown-key"]);
    assert!(run.err.contains("did you mean unknown-key?"), "{}", run.err);
}

#[test]
fn a_family_lists_its_own_rules() {
    let run = okrbook(&home(), &["explain", "stretch"]).exits(0);
    let codes = || run.out.lines().take_while(|line| !line.is_empty());
    assert!(codes().count() > 5 && codes().all(|line| line.starts_with("STR")), "{}", run.out);
    assert!(!okrbook(&home(), &["explain", "no-picture"]).exits(0).out.ends_with("\n\n"));
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_the_systems_fault() {
    let folder = fresh();
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    let run = command(folder.path(), &["check", "acme"]).stdout(full).output().expect("a run");
    assert_eq!(run.status.code(), Some(3), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn a_reader_who_leaves_early_is_no_fault() {
    let mut child = command(&home(), &["explain", "--all"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a run");
    drop(child.stdout.take());
    let run = child.wait_with_output().expect("an end");
    assert_eq!(run.status.code(), Some(0));
    assert!(run.stderr.is_empty(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn colours_only_where_they_are_wanted() {
    let folder = fresh();
    spoil(folder.path(), "2027-Q1/company.yaml", "    owner:", "    onwer:");
    let coloured = |args: &[&str]| okrbook(folder.path(), args).exits(1).out.contains('\u{1b}');
    assert!(!coloured(&["check", "acme"]));
    assert!(coloured(&["check", "acme", "--color", "always"]));
    assert!(!coloured(&["--color", "never", "check", "acme"]));
    let run = command(folder.path(), &["check", "acme"]).env("NO_COLOR", "1").output().expect("a run");
    assert!(!run.stdout.contains(&0x1b));
}

#[test]
fn help_teaches() {
    let run = okrbook(&home(), &["--help"]).exits(0);
    for words in
        ["okrbook init my-playbook", "okrbook build my-playbook", "okrbook check my-playbook", "Exit codes"]
    {
        assert!(run.out.contains(words), "{words} is missing:\n{}", run.out);
    }
    for name in ["init", "build", "check", "explain", "schema", "completions"] {
        let run = okrbook(&home(), &["help", name]).exits(0);
        assert!(run.out.contains("Examples:"), "{name} has no example");
        assert!(run.out.lines().all(|line| line.chars().count() <= 100), "{name} is too wide");
    }
    let run = okrbook(&home(), &["--version"]).exits(0);
    assert_eq!(run.out, format!("okrbook {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completions_know_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = okrbook(&home(), &["completions", shell]).exits(0);
        for name in ["init", "build", "check", "explain", "schema"] {
            assert!(run.out.contains(name), "{shell} does not know {name}");
        }
    }
}
