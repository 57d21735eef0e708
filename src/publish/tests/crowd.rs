//! Several at once: builds that wait for each other, readers that notice nothing.

use super::rig::{Rig, book, bundle};
use crate::publish::PublishError;
use crate::publish::disk::Disk;
use crate::publish::lock::Lock;
use crate::publish::place::Place;
use std::fs;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

#[test]
fn eight_builds_at_once() {
    let rig = Rig::new();
    thread::scope(|scope| {
        for n in 0..8 {
            let rig = &rig;
            scope.spawn(move || {
                for _ in 0..3 {
                    rig.publish(&book(40, &n.to_string())).unwrap();
                }
            });
        }
    });
    let mut found: Vec<String> = (0..40).map(|n| rig.text(&format!("q{}/page-{n}.html", n % 7))).collect();
    for text in &mut found {
        *text = text.split(' ').next_back().unwrap().to_owned();
    }
    assert!(found.iter().all(|words| *words == found[0]));
    assert!(rig.beside().is_empty());
}

#[test]
fn a_build_that_waits_too_long_says_so() {
    let rig = Rig::new();
    let place = Place::resolve(&rig.out(""), &rig.root(), None).unwrap();
    let _held = Lock::take(&Disk::default(), &place, Duration::ZERO).unwrap();
    let error = Lock::take(&Disk::default(), &place, Duration::from_millis(30)).unwrap_err();
    assert!(matches!(error, PublishError::Busy { .. }), "{error}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_never_misses_a_file() {
    let rig = Rig::new();
    let site = |n: usize| {
        let mut site = book(30, "same");
        site.files.insert("index.html".to_owned(), n.to_string().into_bytes().into());
        site
    };
    rig.publish(&site(0)).unwrap();
    rig.put("CNAME", "okr.example");
    rig.put("mine/photo.jpg", "photo");
    let (done, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        for path in ["index.html", "q1/page-1.html", "q6/page-27.html", "CNAME", "mine/photo.jpg"] {
            let (rig, done, reads) = (&rig, &done, &reads);
            scope.spawn(move || {
                while !done.load(Ordering::Relaxed) {
                    assert!(!fs::read(rig.out(path)).unwrap().is_empty());
                    reads.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        for n in 1..=60 {
            rig.publish(&site(n)).unwrap();
        }
        done.store(true, Ordering::Relaxed);
    });
    assert!(reads.into_inner() > 1000);
}

/// A folder someone makes, a file someone replaces while the build runs.
#[test]
fn what_comes_while_we_build_stays() {
    let rig = Rig::new();
    rig.publish(&bundle(&[("index.html", "0")])).unwrap();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut written = 0;
            while !done.load(Ordering::Relaxed) {
                let new = rig.out(&format!("note-{written}"));
                if fs::write(&new, "mine").is_ok() {
                    written += 1;
                }
                thread::sleep(Duration::from_micros(300));
            }
            written
        });
        for n in 1..=25 {
            rig.publish(&bundle(&[("index.html", &n.to_string())])).unwrap();
        }
        done.store(true, Ordering::Relaxed);
        for n in 0..writer.join().unwrap() {
            assert!(rig.out(&format!("note-{n}")).exists(), "note {n}");
        }
    });
}
