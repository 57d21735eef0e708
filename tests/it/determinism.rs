//! The same playbook gives the same bytes: from any folder, in any time zone and language, cold or over an older site.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use okrbook::load::resolve::restrict;
use okrbook::model::audience::Audience;
use okrbook::pipeline;
use okrbook::render::book::Book;
use okrbook::site::Site;
use rayon::prelude::*;

use crate::support::{Chance, MANIFEST, Tree, build, differences, example_root, tree};

/// Where a child process of this test finds its playbook and puts its site.
const CHILD: &str = "OKRBOOK_TEST_BUILD";

/// A copy of the example in a folder of its own, at a given depth.
fn copy(to: &Path) -> PathBuf {
    for (path, bytes) in tree(&example_root()) {
        let path = to.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, bytes).expect("a copy");
    }
    to.to_owned()
}

/// A site built cold.
fn cold(root: &Path, audience: Audience) -> Tree {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("site");
    build(root, audience, &out).expect("a site");
    tree(&out)
}

/// A site as it is rendered, before it is written: all files but the manifest.
fn rendered(root: &Path, audience: Audience) -> Tree {
    let loaded = pipeline::load(root).expect("a playbook");
    let playbook = restrict(&loaded.playbook, audience);
    let book = Book::new(Site::new(playbook), &loaded.sources).expect("templates");
    let paths: Vec<&str> = book.paths().collect();
    let page = |i: usize| (paths[i].to_owned(), book.render(i).expect("a page").into_owned());
    (0..paths.len()).into_par_iter().map(page).collect()
}

#[test]
fn every_file_is_found_by_its_path_and_nothing_else_is() {
    let loaded = pipeline::load(&example_root()).expect("a playbook");
    let book = pipeline::book(&loaded, Audience::Coach).expect("templates");
    for (at, path) in book.paths().enumerate() {
        assert_eq!(book.find(path), Some(at), "{path}");
        assert_eq!(book.find(&format!("no-such-folder/{path}")), None, "{path}");
    }
    assert_eq!(book.find(""), None);
}

#[test]
fn builds_where_the_environment_says() {
    // Does nothing of its own: the next test runs it in processes with other surroundings.
    let Some(folder) = std::env::var_os(CHILD).map(PathBuf::from) else { return };
    build(&folder.join("playbook"), Audience::Coach, &folder.join("site")).expect("a site");
}

#[test]
fn folder_time_zone_and_language_make_no_difference() {
    let surroundings = [
        ("here", "UTC", "C"),
        ("a folder/with blanks/and 中文", "Pacific/Kiritimati", "zh_CN.UTF-8"),
        ("elsewhere/deep/down", "America/St_Johns", "tr_TR.UTF-8"),
    ];
    let sites: Vec<Tree> = surroundings
        .iter()
        .map(|(place, zone, language)| {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let folder = folder.path().join(place);
            copy(&folder.join("playbook"));
            let output = Command::new(std::env::current_exe().expect("this program"))
                .args(["--exact", "determinism::builds_where_the_environment_says"])
                .current_dir(&folder)
                .env(CHILD, &folder)
                .env("TZ", zone)
                .env("LANG", language)
                .env("LC_ALL", language)
                .env("RAYON_NUM_THREADS", if *zone == "UTC" { "1" } else { "3" })
                .output()
                .expect("a child process");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
            tree(&folder.join("site"))
        })
        .collect();
    assert!(sites[0].len() > 100, "{} files", sites[0].len());
    for site in &sites[1..] {
        let differences = differences(&sites[0], site);
        assert!(differences.is_empty(), "{differences:#?}");
    }
}

/// Changes one thing in a playbook's folder; gives what, in words.
fn edit(root: &Path, chance: &mut Chance, round: usize) -> String {
    let files: Vec<String> = tree(root).into_keys().collect();
    let of = |folder: &str, ending: &str| -> Vec<String> {
        files
            .iter()
            .filter(|path| {
                path.ends_with(ending) && (path.starts_with(folder) || path.contains(&format!("/{folder}")))
            })
            .cloned()
            .collect()
    };
    let okrs: Vec<String> =
        of("20", ".yaml").into_iter().filter(|path| !path.ends_with("quarter.yaml")).collect();
    let notes = of("notes/", ".md");
    let replace = |path: &str, from: &str, to: &str| {
        let path = root.join(path);
        let text = fs::read_to_string(&path).expect("a text");
        fs::write(path, text.replacen(from, to, 1)).expect("an edit");
    };
    let add = |path: &str, more: &str| {
        let path = root.join(path);
        let text = fs::read_to_string(&path).unwrap_or_default();
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text + more).expect("an edit");
    };
    match chance.below(14) {
        0 => {
            let path = chance.pick(&okrs).expect("a file");
            replace(path, "objective: ", &format!("objective: Number {round} – "));
            format!("a wording in {path}")
        }
        1 => {
            let path = chance.pick(&okrs).expect("a file");
            replace(path, "value: ", &format!("value: {round}"));
            format!("a value in {path}")
        }
        2 => {
            let path = chance.pick(&okrs).expect("a file");
            add(
                path,
                &format!(
                    "  - objective: One more for round {round}\n    key_results: [Raise a from 1 to 9]\n"
                ),
            );
            format!("an objective for {path}")
        }
        3 => {
            let path = chance.pick(&okrs).expect("a file");
            replace(path, "    why: ", "    visibility: client\n    why: ");
            format!("an objective hidden in {path}")
        }
        4 => {
            let path = chance.pick(&notes).expect("a file");
            add(path, &format!("\nRound {round} says more.\n"));
            format!("more words in {path}")
        }
        5 => {
            let path = chance.pick(&notes).expect("a file");
            replace(path, "visibility: everyone", "visibility: coach");
            format!("{path} hidden")
        }
        6 if notes.len() > 4 => {
            let path = chance.pick(&notes).expect("a file");
            fs::remove_file(root.join(path)).expect("a file to delete");
            format!("{path} deleted")
        }
        7 => {
            let path = chance.pick(&notes).expect("a file");
            let new = path.replace(".md", &format!("-{round}.md"));
            fs::rename(root.join(path), root.join(new)).expect("a file to rename");
            format!("{path} renamed")
        }
        8 => {
            let words = format!(
                "---\ntitle: Added {round}\nvisibility: everyone\ntags: [round-{round}]\n---\nNew.\n"
            );
            add(&format!("2021-Q1/notes/added-{round}.md"), &words);
            "a note added".to_owned()
        }
        9 => {
            add(&format!("pages/page-{round}.md"), &format!("# Page {round}\n\nNew.\n"));
            "a page added".to_owned()
        }
        10 => {
            add(
                &format!("2022-Q{}/care.yaml", round % 4 + 1),
                &format!("objectives:\n  - objective: Begin round {round}\n"),
            );
            "a period added".to_owned()
        }
        11 => {
            let path = root.join("theme/templates/404.html");
            if path.exists() {
                fs::remove_dir_all(root.join("theme")).expect("a theme to delete");
                return "the theme deleted".to_owned();
            }
            add("theme/templates/404.html", "{% extends \"default/404.html\" %}");
            add("theme/assets/style.css", &format!("/* {round} */\n"));
            "a theme added".to_owned()
        }
        12 => {
            replace("static/practice-wall.svg", "<svg", &format!("<!-- {round} --><svg"));
            "a picture changed".to_owned()
        }
        _ => {
            let reflections = of("reflections/", ".md");
            match chance.below(2) {
                0 if reflections.len() > 2 => {
                    let path = chance.pick(&reflections).expect("a file");
                    fs::remove_file(root.join(path)).expect("a file to delete");
                    format!("{path} deleted")
                }
                _ => {
                    replace("teams.yaml", "lead: ", &format!("lead: R{round} "));
                    "a lead renamed".to_owned()
                }
            }
        }
    }
}

#[test]
fn a_site_kept_up_to_date_is_the_site_built_afresh() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = copy(&folder.path().join("playbook"));
    let out = folder.path().join("site");
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    build(&root, Audience::Client, &out).expect("the first site");
    let mut last = Tree::new();
    let (mut done, mut changed) = (Vec::new(), 0);
    for round in 0..40 {
        done.push(edit(&root, &mut chance, round));
        build(&root, Audience::Client, &out).unwrap_or_else(|error| panic!("after {done:#?}: {error:?}"));
        let mut warm = tree(&out);
        let differences = if round % 10 == 9 {
            differences(&warm, &cold(&root, Audience::Client))
        } else {
            warm.remove(MANIFEST);
            differences(&warm, &rendered(&root, Audience::Client))
        };
        warm.remove(MANIFEST);
        assert!(differences.is_empty(), "after {done:#?}: {differences:#?}");
        changed += usize::from(warm != last);
        last = warm;
    }
    assert!(changed > 20, "only {changed} of these changed the site: {done:#?}");
}

/// Every file with the time of its last change and the place of its bytes on the disk.
fn stamps(folder: &Path) -> Vec<(PathBuf, SystemTime)> {
    let mut stamps: Vec<_> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("an entry"))
        .map(|entry| {
            let time = entry.metadata().expect("metadata").modified().expect("a time");
            (entry.into_path(), time)
        })
        .filter(|(path, _)| path.is_file())
        .collect();
    stamps.sort();
    stamps
}

#[test]
fn a_build_with_nothing_changed_touches_no_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("site");
    build(&example_root(), Audience::Everyone, &out).expect("a site");
    // As if it had been built long ago, so that a file written anew shows.
    for (path, time) in stamps(&out) {
        let file = fs::File::options().write(true).open(path).expect("a file");
        file.set_modified(time - std::time::Duration::from_hours(24)).expect("an older time");
    }
    let before = stamps(&out);
    build(&example_root(), Audience::Everyone, &out).expect("the same site");
    assert_eq!(stamps(&out), before);
}

#[test]
fn one_changed_note_touches_only_pages_that_show_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = copy(&folder.path().join("playbook"));
    let out = folder.path().join("site");
    build(&root, Audience::Coach, &out).expect("a site");
    let before = tree(&out);
    let times = stamps(&out);
    let path = root.join("2020-Q4/notes/a-department.md");
    let text = fs::read_to_string(&path).expect("a note");
    fs::write(&path, text + "\nOne more line.\n").expect("an edit");
    build(&root, Audience::Coach, &out).expect("the site");
    let after = tree(&out);
    for ((path, old), (_, new)) in times.iter().zip(stamps(&out)) {
        let name = path.strip_prefix(&out).expect("a path below").to_str().expect("a name").to_owned();
        // The manifest's time is a whole second, so two builds within one give it the same.
        if name == ".okrbook-manifest.json" {
            continue;
        }
        let same = before[&name] == after[&name];
        assert_eq!(*old == new, same, "{name} is {}", if same { "rewritten as it was" } else { "old" });
    }
    let differences = differences(&before, &after);
    assert!((2..8).contains(&differences.len()), "{differences:#?}");
}
