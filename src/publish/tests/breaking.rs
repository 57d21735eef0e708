//! A disk that fails at any operation, once or for good: the old site stands or the new one, and the next build works.

use super::fuse::{ENOSPC, Fuse};
use super::rig::{Rig, Thing, Tree, bundle};
use crate::publish::disk::Disk;
use crate::publish::{Bundle, PublishError};
use std::error::Error;
use std::sync::Arc;

fn old() -> Bundle {
    bundle(&[
        ("index.html", "one"),
        ("a/kept.html", "kept"),
        ("a/b/gone.html", "three"),
        ("edited.html", "machine"),
    ])
}

fn new() -> Bundle {
    bundle(&[
        ("index.html", "ONE"),
        ("a/kept.html", "kept"),
        ("c/new.html", "four"),
        ("edited.html", "robot"),
    ])
}

/// An old site with an edited page and files of others.
fn prepared() -> Rig {
    let rig = Rig::new();
    rig.publish(&old()).unwrap();
    rig.put("edited.html", "human");
    rig.put("CNAME", "okr.example");
    rig.put("a/photo.jpg", "photo");
    rig.put("mine/deep/file", "file");
    rig
}

fn disk(fails: std::ops::Range<usize>) -> (Disk, Arc<Fuse>) {
    let fuse = Arc::new(Fuse::new(fails, ENOSPC));
    (Disk { fuse: Some(Arc::clone(&fuse)), poor: false }, fuse)
}

/// The tree without kept copies, and what was kept.
fn parted(tree: Tree) -> (Tree, Vec<Thing>) {
    let (kept, rest): (Tree, Tree) = tree.into_iter().partition(|(path, _)| path.contains(".yours"));
    (rest, kept.into_values().collect())
}

#[test]
fn every_operation_may_fail() {
    let before = prepared().tree();
    let rig = prepared();
    let (whole, fuse) = disk(0..0);
    rig.publish_on(&whole, &new()).unwrap();
    let after = parted(rig.tree());
    assert_eq!(after.1, [Thing::File(b"human".to_vec())]);
    // Threads make the count differ a little from run to run.
    let operations = fuse.count() + 5;
    assert!(operations > 60, "{operations}");
    for at in 0..operations {
        for end in [at + 1, usize::MAX] {
            let rig = prepared();
            let found = rig.publish_on(&disk(at..end).0, &new());
            let tree = rig.tree();
            match found {
                Ok(_) => assert_eq!(parted(tree.clone()).0, after.0, "operation {at}, until {end}"),
                Err(error) => {
                    assert_eq!(tree, before, "operation {at}, until {end}: {error}");
                    assert!(
                        error.source().is_some_and(|source| source.to_string().contains("space")),
                        "{error}"
                    );
                }
            }
            rig.publish(&new()).unwrap_or_else(|error| panic!("after operation {at}, until {end}: {error}"));
            assert_eq!(parted(rig.tree()), after, "the next after operation {at}, until {end}");
            assert!(rig.beside().is_empty(), "{at} {:?}", rig.beside());
        }
    }
}

#[test]
fn a_first_build_may_fail_anywhere() {
    for at in 0..40 {
        let rig = Rig::new();
        if let Err(error) = rig.publish_on(&disk(at..usize::MAX).0, &new()) {
            assert!(!rig.out("").exists(), "operation {at}: {error}");
        }
        rig.publish(&new()).unwrap();
        assert_eq!(rig.text("c/new.html"), "four");
        assert!(rig.beside().is_empty());
    }
}

#[test]
fn a_full_disk_is_named() {
    let rig = prepared();
    let full = (0..200).find_map(|at| match rig.publish_on(&disk(at..usize::MAX).0, &new()) {
        Err(error @ PublishError::Io { doing: "write", .. }) => Some(error.to_string()),
        _ => None,
    });
    assert!(full.unwrap().starts_with("the disk is full: could not write /"));
    rig.publish(&new()).unwrap();
}

/// No exchange and no hard links, as on a memory stick: everything is still kept.
#[test]
fn a_poor_file_system_will_do() {
    let rig = prepared();
    let poor = Disk { poor: true, ..Disk::default() };
    let before = rig.times();
    let changes = rig.publish_on(&poor, &new()).unwrap();
    assert_eq!(changes.notes.len(), 2, "{:?}", changes.notes);
    assert_eq!(rig.text("edited.html.yours"), "human");
    assert_eq!(rig.text("mine/deep/file"), "file");
    assert_eq!((rig.text("CNAME"), rig.text("a/photo.jpg")), ("okr.example".into(), "photo".into()));
    assert_eq!(before["a/kept.html"].0, rig.times()["a/kept.html"].0);
    assert!(rig.beside().is_empty());
    assert_eq!(rig.publish_on(&poor, &new()).unwrap().written, 0);
}

#[test]
fn a_poor_file_system_may_fail_anywhere() {
    for at in 0..150 {
        let rig = prepared();
        let broken = Disk { poor: true, ..disk(at..usize::MAX).0 };
        let _ = rig.publish_on(&broken, &new());
        rig.publish(&new()).unwrap_or_else(|error| panic!("after operation {at}: {error}"));
        assert_eq!(rig.text("edited.html.yours"), "human");
        assert_eq!(rig.text("mine/deep/file"), "file");
        assert_eq!((rig.text("CNAME"), rig.text("a/photo.jpg")), ("okr.example".into(), "photo".into()));
        assert_eq!(rig.text("index.html"), "ONE");
        assert!(rig.beside().is_empty());
    }
}
