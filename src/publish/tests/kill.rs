//! A build that is killed, at any moment, leaves the old site or the new one.

use super::rig::{Rig, Thing, book};
use crate::publish::{Bundle, publish};
use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

const FOLDER: &str = "OKRBOOK_TEST_PUBLISH_FOLDER";
const WORDS: &str = "OKRBOOK_TEST_PUBLISH_WORDS";
const PAGES: usize = 400;

/// Not a test by itself: what the other test runs in a process of its own, and kills.
#[test]
fn child() {
    if let (Some(folder), Ok(words)) = (env::var_os(FOLDER), env::var(WORDS)) {
        let root = PathBuf::from(folder);
        publish(&site(&words), &root.join("public"), &root).unwrap();
    }
}

fn site(words: &str) -> Bundle {
    let mut site = book(PAGES, words);
    site.files.append(&mut book(PAGES + 100, "kept").files.split_off(&format!("q5/page-{PAGES}")));
    site
}

fn build(rig: &Rig, words: &str) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["publish::tests::kill::child", "--exact", "--test-threads=1"]);
    command.env(FOLDER, rig.root()).env(WORDS, words).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn forty_killed_builds() {
    let rig = Rig::new();
    let foreign = [("CNAME", "okr.example"), ("q1/photo.jpg", "photo"), ("mine/deep/file", "file")];
    publish(&site("0"), &rig.out(""), &rig.root()).unwrap();
    for (path, text) in foreign {
        rig.put(path, text);
    }
    let start = Instant::now();
    assert!(build(&rig, "1").status().unwrap().success());
    let whole = start.elapsed();
    let (mut killed, mut standing) = (0, "1".to_owned());
    for round in 2..42_u32 {
        let words = round.to_string();
        let mut child = build(&rig, &words).spawn().unwrap();
        // Spread over the whole build; the golden ratio leaves no gap.
        thread::sleep(whole.mul_f64((f64::from(round) * 0.618_034).fract() * 1.1));
        let _ = child.kill();
        killed += usize::from(!child.wait().unwrap().success());
        let tree = rig.tree();
        let now = if rig.text("q0/page-0.html").ends_with(&words) { words } else { standing };
        for (path, content) in site(&now).files {
            assert_eq!(
                tree[&path],
                Thing::File(content.to_vec()),
                "round {round}: {path} is not of build {now}"
            );
        }
        for (path, text) in foreign {
            assert_eq!(rig.text(path), text, "round {round}");
        }
        standing = now;
        if round % 4 == 0 {
            standing = format!("after {round}");
            let changes = publish(&site(&standing), &rig.out(""), &rig.root()).unwrap();
            assert!(changes.kept_aside.is_empty() && changes.notes.is_empty(), "{changes:?}");
            assert!(rig.beside().is_empty(), "{:?}", rig.beside());
        }
    }
    assert!(killed > 4, "{killed} of 40 were killed while they ran, {whole:?}");
    assert!(fs::read_dir(rig.out("")).unwrap().all(|entry| !entry.unwrap().path().ends_with(".yours")));
}

#[test]
fn eight_processes_at_once() {
    let rig = Rig::new();
    let builds: Vec<_> = (0..8).map(|n| build(&rig, &n.to_string()).spawn().unwrap()).collect();
    for mut build in builds {
        assert!(build.wait().unwrap().success());
    }
    let tree = rig.tree();
    assert!((0..8).any(|n| {
        let same =
            |(path, content): (String, crate::publish::Content)| tree[&path] == Thing::File(content.to_vec());
        site(&n.to_string()).files.into_iter().all(same)
    }));
    assert!(rig.beside().is_empty());
}
