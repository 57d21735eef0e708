//! What the preview serves while somebody works: always a whole site of one moment, and once edits have settled, the
//! site that a build would give.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use okrbook::model::audience::Audience;
use okrbook::pipeline;
use okrbook::render::book::Book;

use crate::preview::{Running, times};
use crate::support::{AUDIENCES, Chance, Playbook, tree};

/// Saves as editors do that never leave half a file.
fn save(file: &Path, text: &str) {
    let beside = file.with_file_name(".being-saved");
    fs::write(&beside, text).expect("a file");
    fs::rename(&beside, file).expect("a rename");
}

#[test]
fn a_reader_that_asks_all_the_time_always_gets_a_whole_page() {
    let three = |mark: usize| {
        let one = |name: &str| format!("  - id: {name}\n    objective: Win {name} mark{mark}mark\n");
        format!("objectives:\n{}{}{}", one("a"), one("b"), one("c"))
    };
    let playbook = Playbook::new(&[("2021-Q1/sales.yaml", &*three(0)), ("2021-Q1/care.yaml", &*three(0))]);
    let running = Running::start(playbook.root(), &[]);
    let pages = [
        "2021-q1/sales.html",
        "2021-q1/sales/a.html",
        "playbook.json",
        "index.html",
        "2021-q1/report.html",
        "404.html",
    ];
    let (done, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    let file = playbook.root().join("2021-Q1/sales.yaml");
    let rounds = times("OKRBOOK_TEST_REBUILDS", 25);
    thread::scope(|scope| {
        for reader in 0..3 {
            let (running, done, asked) = (&running, &done, &asked);
            scope.spawn(move || {
                let mut build = 0;
                for path in pages.iter().cycle().skip(reader * 2) {
                    if done.load(Ordering::Relaxed) {
                        break;
                    }
                    let answer = running.get(path);
                    assert_eq!(answer.status, 200, "{path}: {}", answer.head);
                    let length = answer.body.len();
                    assert_eq!(answer.header("Content-Length"), Some(&*length.to_string()), "{path}");
                    let text = answer.text();
                    assert!(
                        text.trim_end().ends_with(if path.ends_with("json") { "}" } else { "</html>" }),
                        "{path}"
                    );
                    if *path == "2021-q1/sales.html" {
                        let marks: BTreeSet<&str> = text
                            .split("mark")
                            .skip(1)
                            .step_by(2)
                            .filter(|mark| mark.parse::<usize>().is_ok())
                            .collect();
                        assert_eq!(marks.len(), 1, "{marks:?} in one page");
                    }
                    if let Some((_, number)) = text.split_once("data-build=\"") {
                        let now: u64 =
                            number.split('"').next().and_then(|n| n.parse().ok()).expect("a number");
                        assert!(now >= build, "{path} went back from {build} to {now}");
                        build = now;
                    }
                    asked.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        for mark in 1..=rounds {
            save(&file, &three(mark));
            running.until("the page shows it", |running| {
                let failed = done.load(Ordering::Relaxed);
                failed || running.get("2021-q1/sales.html").text().contains(&format!("mark{mark}mark"))
            });
        }
        done.store(true, Ordering::Relaxed);
    });
    assert!(running.state().0 > rounds as u64, "{:?} builds", running.state());
    assert!(asked.load(Ordering::Relaxed) > rounds, "{asked:?} answers");
}

/// The playbook that edits begin with, and that a checkout brings back.
fn files() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut put = |path: &str, text: String| files.insert(path.to_owned(), text);
    put(
        "okrbook.yaml",
        "title: Much edited\naudience: everyone\nbase_url: https://example.com/\n".to_owned(),
    );
    put(
        "teams.yaml",
        "teams:\n  - {id: sales, name: Sales, lead: Ann}\n  - {id: care, name: Care, lead: Bo}\n".to_owned(),
    );
    put(".okrbookignore", "drafts/\n".to_owned());
    put("static/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_owned());
    put("pages/about.md", "# About\n\nUs, [how](how.md), [when](../static/beacon.txt).\n".to_owned());
    put(BEACON, String::new());
    put("pages/how.md", "# How\n\nWith care.\n".to_owned());
    for (number, period) in ["2021-Q1", "2021-Q2", "2021-Q3"].into_iter().enumerate() {
        for team in ["sales", "care"] {
            put(
                &format!("{period}/{team}.yaml"),
                format!(
                    "objectives:\n  - id: win\n    objective: Win the {team} over\n    why: Because of {number}\n    key_results:\n      - id: a\n        key_result: Raise a from 4 to 12\n        check_ins:\n          - {{on: 2021-0{}-12, value: 5, confidence: 60%, note: Begun}}\n  - id: keep\n    objective: Keep what {team} has\n    visibility: client\n    key_results:\n      - Raise b from 1 to 9\n",
                    number * 3 + 1
                ),
            );
            put(
                &format!("{period}/reflections/{team}.md"),
                format!(
                    "---\nvisibility: client\nresets:\n  - Begin {number} earlier.\n---\n{team} learned.\n"
                ),
            );
            put(
                &format!("{period}/notes/{team}.md"),
                format!(
                    "---\ntitle: Said by {team}\nabout: {team}/win\nvisibility: everyone\n---\nWords of {number}.\n"
                ),
            );
        }
    }
    files
}

/// A folder that is edited at random.
struct Desk {
    root: PathBuf,
    away: PathBuf,
    chance: Chance,
    round: usize,
}

impl Desk {
    fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("a file");
    }

    fn checkout(&self) {
        for entry in fs::read_dir(&self.root).expect("the folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.expect("gone");
        }
        for (path, text) in files() {
            self.put(&path, &text);
        }
    }

    fn some(&mut self, folder: &str, ending: &str) -> Option<String> {
        let all: Vec<String> = tree(&self.root)
            .into_keys()
            .filter(|path| {
                path.ends_with(ending) && (path.starts_with(folder) || path.contains(&format!("/{folder}")))
            })
            .collect();
        self.chance.pick(&all).cloned()
    }

    fn quarter(&mut self) -> Option<String> {
        let all: Vec<String> = fs::read_dir(&self.root)
            .expect("the folder")
            .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
            .filter(|name| name.starts_with("20"))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        self.chance.pick(&all).cloned()
    }

    fn replace(&mut self, path: Option<String>, from: &str, to: &str) -> String {
        let Some(path) = path else { return "nothing there to edit".to_owned() };
        let text = fs::read_to_string(self.path(&path)).expect("a text").replacen(from, to, 1);
        let file = self.path(&path);
        match self.chance.below(4) {
            0 => save(&file, &text),
            1 => {
                fs::remove_file(&file).expect("a deletion");
                fs::write(&file, text).expect("a file");
            }
            2 => {
                use std::io::Write as _;
                let mut pieces = fs::File::create(&file).expect("a file");
                for piece in text.as_bytes().chunks(text.len() / 4 + 1) {
                    pieces.write_all(piece).expect("a piece");
                    thread::sleep(Duration::from_millis(20));
                }
            }
            _ => fs::write(&file, text).expect("a file"),
        }
        format!("{path}: {to:?} for {from:?}")
    }

    /// Breaks something in one step, so that there is no moment in between.
    fn slip(&mut self) -> String {
        let round = self.round;
        let (path, text) = match self.chance.below(5) {
            0 => (self.some("20", ".yaml"), "objectives:\n  - \"unclosed\n".to_owned()),
            1 => (self.some("20", ".yaml"), format!("objectives:\n  - objectve: Slip {round}\n")),
            2 => (Some("teams.yaml".to_owned()), "teams: [\n".to_owned()),
            3 => (Some("okrbook.yaml".to_owned()), format!("title: Slip {round}\naudience: nobody\n")),
            _ => {
                let folder = self.path("theme/templates");
                fs::create_dir_all(&folder).expect("folders");
                (Some("theme/templates/home.html".to_owned()), format!("{{% if {round} %}}"))
            }
        };
        let Some(path) = path else { return "nothing there to break".to_owned() };
        save(&self.path(&path), &text);
        format!("{path} broken")
    }

    /// One edit, in words.
    fn edit(&mut self) -> String {
        let round = self.round;
        match self.chance.below(22) {
            0 => {
                let path = self.some("20", ".yaml");
                self.replace(path, "objective: ", &format!("objective: {round} times "))
            }
            1 => {
                let path = self.some("20", ".yaml");
                self.replace(path, "value: ", &format!("value: {}", round % 8 + 1))
            }
            2 => {
                let path = self.some("20", ".yaml");
                self.replace(path, "visibility: client", "visibility: coach")
            }
            3 => {
                let path = self.some("20", ".yaml");
                self.replace(path, "    why:", "    visibility: client\n    why:")
            }
            4 => {
                let path = self.some("notes/", ".md");
                self.replace(path, "---\n", &format!("---\ntags: [round-{round}]\n"))
            }
            5 => {
                let path = self.some("notes/", ".md");
                self.replace(path, "visibility: everyone", "visibility: coach")
            }
            6 => {
                let path = self.some("reflections/", ".md");
                self.replace(path, "learned", &format!("learned {round}"))
            }
            7 | 8 => {
                let folder = if self.chance.below(2) == 0 { "notes/" } else { "reflections/" };
                let Some(path) = self.some(folder, ".md") else { return "no file to delete".to_owned() };
                fs::remove_file(self.path(&path)).expect("a deletion");
                format!("{path} deleted")
            }
            9 => {
                let Some(path) = self.some("notes/", ".md") else { return "no note".to_owned() };
                fs::rename(self.path(&path), self.path(&path.replace(".md", &format!("-{round}.md"))))
                    .expect("a rename");
                format!("{path} renamed")
            }
            10 => {
                let (Some(path), Some(quarter)) = (self.some("notes/", ".md"), self.quarter()) else {
                    return "no note".to_owned();
                };
                fs::create_dir_all(self.path(&format!("{quarter}/notes"))).expect("a folder");
                fs::rename(self.path(&path), self.path(&format!("{quarter}/notes/moved-{round}.md")))
                    .expect("a move");
                format!("{path} moved to {quarter}")
            }
            11 => {
                self.put(&format!("pages/page-{round}.md"), &format!("# Page {round}\n\nNew.\n"));
                "a page added".to_owned()
            }
            12 => {
                let Some(path) = self.some("pages/page-", ".md") else { return "no page".to_owned() };
                fs::remove_file(self.path(&path)).expect("a deletion");
                format!("{path} deleted")
            }
            13 => {
                self.put(&format!("static/{}.txt", round % 5), &format!("{round}"));
                "a file of static".to_owned()
            }
            14 => {
                self.put("theme/templates/404.html", "{% extends \"default/404.html\" %}");
                self.put("theme/assets/style.css", &format!("/* {round} */\n"));
                "a theme".to_owned()
            }
            15 => {
                if !self.path("theme").exists() {
                    return "no theme".to_owned();
                }
                fs::remove_dir_all(self.path("theme")).expect("a deletion");
                "no theme more".to_owned()
            }
            16 => self.replace(Some("teams.yaml".to_owned()), "lead: ", &format!("lead: R{round} ")),
            17 => {
                let who = ["everyone", "client", "coach"][round % 3];
                self.put("okrbook.yaml", &format!("title: Edited {round}\naudience: {who}\n"));
                format!("for {who}")
            }
            18 => {
                self.put(".okrbookignore", ["drafts/\n", "pages/how.md\n", "2021-Q3/\n"][round % 3]);
                "what to ignore".to_owned()
            }
            19 => {
                let Some(quarter) = self.quarter() else { return "no quarter".to_owned() };
                fs::rename(
                    self.path(&quarter),
                    self.path(&format!("{}-Q{}", 2022 + round % 5, round % 4 + 1)),
                )
                .map_or_else(|_| "a quarter already there".to_owned(), |()| format!("{quarter} renamed"))
            }
            20 => {
                let Some(quarter) = self.quarter().filter(|_| round.is_multiple_of(2)) else {
                    return "no quarter".to_owned();
                };
                fs::remove_dir_all(self.path(&quarter)).expect("a deletion");
                format!("{quarter} deleted")
            }
            _ => {
                fs::rename(&self.root, &self.away).expect("away");
                thread::sleep(Duration::from_millis(self.chance.below(60) as u64));
                fs::rename(&self.away, &self.root).expect("back");
                "moved away and back".to_owned()
            }
        }
    }
}

/// What a build of the folder gives for each audience; none where it gives nothing.
fn books(root: &Path) -> Option<[Book; 3]> {
    let loaded = pipeline::load(root).expect("a folder");
    let book = |who| pipeline::book(&loaded, who).ok();
    (!loaded.broken()).then_some(())?;
    Some([book(AUDIENCES[0])?, book(AUDIENCES[1])?, book(AUDIENCES[2])?])
}

const BEACON: &str = "static/beacon.txt";

/// Holds what is served for an audience to what a build gives: all of it, or some of each kind.
fn equal(running: &Running, book: &Book, who: Audience, some: Option<&mut Chance>, after: &[String]) {
    let paths: Vec<&str> = book.paths().collect();
    let mut chosen: Vec<usize> = (0..paths.len()).filter(|index| paths[*index] != BEACON).collect();
    if let Some(chance) = some {
        let own = |path: &str| {
            !path.starts_with("mindset/") && !path.starts_with("rules/") && !path.starts_with("assets/")
        };
        chosen
            .retain(|index| chance.below(paths.len()) < if own(paths[*index]) { paths.len() / 5 } else { 1 });
    }
    for index in chosen {
        let path = paths[index];
        let encoded: String =
            path.bytes()
                .map(|byte| {
                    if byte.is_ascii_graphic() {
                        char::from(byte).to_string()
                    } else {
                        format!("%{byte:02X}")
                    }
                })
                .collect();
        let built = book.render(index).expect("a page");
        let served = |running: &Running| {
            let answer = running.get(&format!("-/as/{}/{encoded}", who.name()));
            let status = answer.status;
            (status, if path.ends_with(".html") { answer.page() } else { answer.body })
        };
        let as_built = |running: &Running| served(running) == (200, built.to_vec());
        // A reading that began before the last of the edits may hold the beacon and not all of them: the next one does.
        running.until(&format!("{path} for {who:?} is as built after {after:#?}"), as_built);
    }
}

#[test]
fn what_is_served_after_any_edit_is_what_a_build_gives() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("book");
    fs::create_dir(&root).expect("a folder");
    let away = folder.path().join("away");
    let mut desk = Desk { root: root.clone(), away, chance: Chance(0x9E37_79B9_7F4A_7C15), round: 0 };
    desk.checkout();
    let running = Running::start(&root, &[]);
    let rounds = times("OKRBOOK_TEST_EDITS", 60);
    let mut done: Vec<String> = Vec::new();
    let mut good = books(&root);
    let (mut sites, mut broken, mut gone) = (0, 0, BTreeSet::new());
    let mut figures = Vec::new();
    for round in 0..rounds {
        desk.round = round;
        let before = running.state();
        let slip = before.1 && desk.chance.below(6) == 0;
        // What was there before and is not any more.
        gone.extend(good.iter().flat_map(|books| books[2].paths().map(str::to_owned)));
        let what = if slip {
            desk.slip()
        } else if !before.1 && desk.chance.below(2) == 0 || round % 40 == 39 {
            desk.checkout();
            "all as it was".to_owned()
        } else {
            (0..=desk.chance.below(3) / 2).map(|_| desk.edit()).collect::<Vec<_>>().join(" and ")
        };
        desk.put(BEACON, &round.to_string());
        done.push(format!("{round}: {what}"));
        if done.len() > 12 {
            done.remove(0);
        }
        let who = AUDIENCES[round % 3];
        let now = books(&root);
        if let Some(books) = now {
            let seen = |running: &Running| {
                running.get(&format!("-/as/everyone/{BEACON}")).text() == round.to_string()
            };
            running.until(&format!("{done:#?} is served"), seen);
            assert!(running.state().1, "after {done:#?}");
            let some = (round % 20 != 19).then_some(&mut desk.chance);
            equal(&running, &books[who as usize], who, some, &done);
            let there: BTreeSet<&str> = books[who as usize].paths().collect();
            gone.retain(|path| !there.contains(&**path));
            for path in gone.iter().filter(|path| path.is_ascii()).take(5) {
                assert_eq!(
                    running.get(&format!("-/as/{}/{path}", who.name())).status,
                    404,
                    "{path} after {done:#?}"
                );
            }
            gone.clear();
            good = Some(books);
            sites += 1;
        } else {
            running.until(&format!("{done:#?} is said to be broken"), |running| {
                let state = running.state();
                !state.1 && state.0 > before.0
            });
            assert_eq!(running.get("").status, 200, "after {done:#?}");
            match &good {
                // Between a good site and a slip of one step there is no other site.
                Some(books) if slip => {
                    equal(&running, &books[who as usize], who, Some(&mut desk.chance), &done);
                }
                // Of several steps, some may have been a site.
                _ => good = None,
            }
            broken += 1;
        }
        #[cfg(target_os = "linux")]
        if round == rounds / 10 || round == rounds / 2 || round == rounds - 1 {
            let (threads, descriptors) = running.burden();
            figures.push((round, running.memory("VmRSS") >> 10, threads, descriptors));
        }
    }
    eprintln!(
        "{sites} sites and {broken} broken readings; after (edits, MiB, threads, descriptors): {figures:?}"
    );
    assert!(sites > rounds / 3 && broken > rounds / 30, "{sites} sites, {broken} broken");
    if let (Some(first), Some(last)) = (figures.first(), figures.last()) {
        assert!(last.2 <= first.2 + 4 && last.3 <= first.3 + 8, "threads and descriptors grow: {figures:?}");
        assert!(last.1 <= first.1 * 2 + 16, "memory grows: {figures:?}");
    }
}

/// A playbook of parts that each carry a word, and say who may read it.
fn parts(visible: &[Audience]) -> Vec<(String, String)> {
    let who = |part: usize| visible[part].name();
    let objectives = (0..3).fold("objectives:\n".to_owned(), |text, part| {
        text + &format!(
            "  - id: o{part}\n    objective: Win zz{part}objective\n    why: zz{part}why\n    owner: zz{part}owner\n    visibility: {}\n    key_results:\n      - id: k\n        key_result: Raise zz{part}result from 4 to 12\n        metric: zz{part}metric\n        check_ins:\n          - {{on: 2021-01-12, value: 5, confidence: 60%, note: zz{part}checkin}}\n    drafts:\n      - {{objective: Set up zz{part}draft, coaching: zz{part}coaching, visibility: {}}}\n",
            who(part),
            who(part)
        )
    });
    let note = |part: usize, about: &str| {
        format!(
            "---\ntitle: zz{part}title\nabout: {about}\nvisibility: {}\ntags: [zz{part}tag]\n---\nzz{part}body\n",
            who(part)
        )
    };
    vec![
        ("2021-Q1/sales.yaml".to_owned(), objectives),
        ("2021-Q1/notes/first.md".to_owned(), note(3, "sales/o0")),
        ("2021-Q1/notes/second.md".to_owned(), note(4, "sales")),
        (
            "2021-Q1/reflections/sales.md".to_owned(),
            format!("---\nvisibility: {}\nresets:\n  - zz5reset\n---\nzz5reflection\n", who(5)),
        ),
        (
            "pages/about.md".to_owned(),
            format!("---\ntitle: zz6page\nvisibility: {}\n---\nzz6words\n", who(6)),
        ),
        ("pages/state.md".to_owned(), "# State\n\n[Now](../static/state.txt)\n".to_owned()),
        ("static/state.txt".to_owned(), visible.iter().map(|who| who.name()).collect::<Vec<_>>().join(" ")),
    ]
}

#[test]
fn nobody_is_served_what_is_hidden_however_often_that_changes() {
    let mut visible = [Audience::Everyone; 7];
    let playbook = Playbook::new(&parts(&visible));
    let running = Running::start(playbook.root(), &[]);
    let mut chance = Chance(0x2545_F491_4F6C_DD1D);
    let (mut ever, mut hidden) = (BTreeSet::new(), 0);
    for round in 0..times("OKRBOOK_TEST_TOGGLES", 50) {
        let part = chance.below(visible.len());
        visible[part] = AUDIENCES[(visible[part] as usize + 1 + chance.below(2)) % 3];
        let files = parts(&visible);
        for (path, text) in &files {
            if fs::read_to_string(playbook.root().join(path)).expect("a file") != *text {
                save(&playbook.root().join(path), text);
            }
        }
        let settled = &files.last().expect("the last").1;
        running.until("it is served", |running| running.get("static/state.txt").text() == *settled);
        let books = books(playbook.root()).expect("a site");
        ever.extend(books.iter().flat_map(Book::paths).map(str::to_owned));
        let own = |path: &&String| {
            path.is_ascii()
                && !["mindset/", "assets/", "rules/"].iter().any(|folder| path.starts_with(folder))
        };
        for who in [Audience::Everyone, Audience::Client] {
            let name = who.name();
            let mut served = vec![
                (String::new(), running.get("-/state.json").text()),
                ("slides".to_owned(), running.get(&format!("-/slides/{name}.json")).text()),
            ];
            // What was ever a page, also where it is none now.
            for (number, path) in ever.iter().filter(own).enumerate() {
                if path.ends_with(".html") && number % 4 != round % 4 && path.starts_with("metrics/") {
                    continue;
                }
                let bare = |text: String| text.replace(&format!("data-path=\"{path}\""), "");
                served.push((path.clone(), bare(running.get(&format!("-/as/{name}/{path}")).text())));
                if path.ends_with(".html") {
                    served.push((path.clone(), running.get(&format!("-/page/{name}/{path}")).text()));
                }
            }
            for (part, seen) in visible.iter().enumerate() {
                let word = format!("zz{part}");
                let shown = served.iter().find(|(_, text)| text.contains(&word));
                // The first note is about the first objective, and the second and the reflection about all of them.
                let about = match part {
                    3 => who.sees(visible[0]),
                    4 | 5 => visible[..3].iter().any(|objective| who.sees(*objective)),
                    _ => true,
                };
                if who.sees(*seen) {
                    assert!(shown.is_some() || !about, "{word} is for {name} in {visible:?}");
                } else {
                    hidden += 1;
                    assert!(
                        shown.is_none(),
                        "{word} is not for {name}, and stands in {:?}",
                        shown.map(|(path, _)| path)
                    );
                }
            }
        }
    }
    assert!(hidden > 20, "{hidden}");
}
