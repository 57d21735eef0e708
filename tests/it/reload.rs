//! A reading after an edit: it looks at what it was told was edited, where that tells all, and everywhere where it does
//! not, and says of it what a first reading would.

use std::fs;
use std::path::PathBuf;

use okrbook::pipeline::{self, Checking, Memory};

use crate::support::Playbook;

const OKRS: &str = "objectives:\n  - id: win\n    objective: Win the shops over\n";

/// A playbook that was read once, and how it is read again.
struct Read {
    playbook: Playbook,
    root: PathBuf,
    memory: Memory,
}

impl Read {
    fn new() -> Self {
        let playbook = Playbook::new(&[("2021-Q1/sales.yaml", OKRS), ("2021-Q1/care.yaml", OKRS)]);
        let root = playbook.root().canonicalize().expect("the folder");
        let mut read = Self { playbook, root, memory: Memory::default() };
        assert!(read.again(None).is_some(), "the first reading is always one");
        read
    }

    /// Reads again; gives the wordings by team, or nothing where nothing is new.
    fn again(&mut self, told: Option<&[&str]>) -> Option<Vec<String>> {
        let told = told.map(|told| told.iter().map(|path| self.root.join(path)).collect::<Vec<_>>());
        let loaded = pipeline::reload(&self.root, &mut self.memory, told.as_deref()).expect("a reading")?;
        let teams = loaded.playbook.quarters.iter().flat_map(|quarter| &quarter.teams);
        Some(
            teams
                .flat_map(|team| &team.objectives)
                .map(|entry| {
                    let objective = &entry.objective;
                    format!("{}: {}", objective.path, objective.wording.value)
                })
                .collect(),
        )
    }

    fn write(&self, path: &str, wording: &str) {
        self.playbook.write(path, &OKRS.replace("Win the shops over", wording));
    }
}

#[test]
fn only_what_was_told_is_looked_at() {
    let mut read = Read::new();
    read.write("2021-Q1/sales.yaml", "Win the markets");
    read.write("2021-Q1/care.yaml", "Win the kitchens");
    assert_eq!(read.again(Some(&[])), None, "nothing was told");
    assert_eq!(
        read.again(Some(&["2021-Q1/sales.yaml"])).expect("an edit"),
        ["2021-Q1/care.yaml: Win the shops over", "2021-Q1/sales.yaml: Win the markets"]
    );
    assert_eq!(
        read.again(None).expect("an edit"),
        ["2021-Q1/care.yaml: Win the kitchens", "2021-Q1/sales.yaml: Win the markets"]
    );
    assert_eq!(read.again(None), None);
}

#[test]
fn a_name_that_was_there_for_a_moment_is_no_edit() {
    let mut read = Read::new();
    read.write("2021-Q1/care.yaml", "Win the kitchens");
    assert_eq!(read.again(Some(&["2021-Q1/4913", "2021-Q1/sales.yaml~"])), None);
}

#[test]
fn whatever_comes_or_goes_is_found_everywhere() {
    let mut read = Read::new();
    read.write("2021-Q1/labs.yaml", "Hear a leak");
    assert_eq!(read.again(Some(&["2021-Q1/labs.yaml"])).expect("a new file").len(), 3);
    fs::remove_file(read.root.join("2021-Q1/labs.yaml")).expect("removed");
    assert_eq!(read.again(Some(&["2021-Q1/labs.yaml"])).expect("a file less").len(), 2);
    fs::rename(read.root.join("2021-Q1"), read.root.join("2021-Q2")).expect("renamed");
    assert_eq!(read.again(Some(&["2021-Q1"])).expect("a folder elsewhere").len(), 2);
    fs::remove_dir_all(read.root.join("2021-Q2")).expect("removed");
    assert_eq!(read.again(Some(&["2021-Q2"])).expect("a folder less"), [""; 0]);
    read.write("2021-Q3/sales.yaml", "Win the markets");
    assert_eq!(read.again(Some(&["2021-Q3"])).expect("a folder more").len(), 1);
    fs::write(read.root.join(".okrbookignore"), "sales.yaml\n").expect("a file");
    assert_eq!(read.again(Some(&[".okrbookignore"])).expect("a file that is ignored"), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_link_within_the_playbook_changes_with_what_it_leads_to() {
    let mut read = Read::new();
    fs::create_dir(read.root.join("shared")).expect("a folder");
    read.write("shared/labs.yaml", "Hear a leak");
    std::os::unix::fs::symlink("../shared/labs.yaml", read.root.join("2021-Q1/labs.yaml")).expect("a link");
    assert_eq!(read.again(Some(&["2021-Q1/labs.yaml"])).expect("a new file").len(), 3);
    read.write("shared/labs.yaml", "Hear a leak in time");
    let now = read.again(Some(&["shared/labs.yaml"])).expect("an edit");
    assert!(now.contains(&"2021-Q1/labs.yaml: Hear a leak in time".to_owned()), "{now:?}");
}

#[test]
fn after_a_folder_that_was_gone_everything_is_new() {
    let mut read = Read::new();
    let away = read.root.with_extension("away");
    fs::rename(&read.root, &away).expect("moved");
    assert!(pipeline::reload(&read.root, &mut read.memory, None).is_err());
    fs::rename(&away, &read.root).expect("moved back");
    assert_eq!(read.again(Some(&[])).expect("it is there again").len(), 2);
}

#[test]
fn what_is_said_of_a_team_follows_the_files_it_rests_on() {
    let care = OKRS.replace("shops", "kitchens");
    let playbook = Playbook::new(&[
        ("2021-Q1/sales.yaml", OKRS),
        ("2021-Q2/care.yaml", OKRS),
        ("2021-Q2/sales.yaml", &format!("{OKRS}    supports: care/win\n")),
    ]);
    let mut memory = Memory::default();
    let mut last = Vec::new();
    for (path, text) in [
        ("okrbook.yaml", "title: Once\n"),
        // The quarter before: first only the line that its words are on, then the words.
        ("2021-Q1/sales.yaml", &format!("# Sales\n{OKRS}")),
        ("2021-Q1/sales.yaml", &care),
        ("2021-Q1/reflections/sales.md", "---\nresets: [Ask before we call]\n---\n"),
        // The objective that is supported, of another team.
        ("2021-Q2/care.yaml", &format!("# Care\n{OKRS}")),
        ("2021-Q2/care.yaml", &care),
        ("okrbook.yaml", "title: Once\nchecks: {ignore: [no-owner]}\n"),
    ] {
        playbook.write(path, text);
        let again =
            pipeline::reload(playbook.root(), &mut memory, None).expect("a reading").expect("an edit");
        let first = pipeline::load(playbook.root()).expect("a reading");
        let found = pipeline::check(&again, Checking::default());
        assert_eq!(found, pipeline::check(&first, Checking::default()), "after {path}");
        assert!(found != last, "{path} changes nothing of what is said: no case");
        last = found;
    }
}
