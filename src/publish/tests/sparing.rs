//! Nothing is written that need not be.

use super::rig::{Rig, book, bundle};
use crate::publish::{RenderFailure, Site, publish_site};
use std::borrow::Cow;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A site of two pages that counts how often it is asked for one.
#[derive(Default)]
struct Counting {
    digest: u8,
    words: &'static str,
    rendered: AtomicUsize,
}

impl Site for Counting {
    fn paths(&self) -> Vec<&str> {
        vec!["b.html", "a.html"]
    }

    fn render(&self, page: usize) -> Result<Cow<'_, [u8]>, RenderFailure> {
        self.rendered.fetch_add(1, Ordering::SeqCst);
        // One of them: pages are rendered side by side, and of two that fail either may be named.
        if self.words == "fail" && page == 0 {
            return Err("no words".into());
        }
        Ok(format!("{page} {}", self.words).into_bytes().into())
    }

    fn made_from(&self) -> Option<[u8; 32]> {
        Some([self.digest; 32])
    }
}

#[test]
fn nothing_changed_touches_nothing() {
    let rig = Rig::new();
    rig.publish(&book(60, "old")).unwrap();
    rig.put("photo.jpg", "photo");
    let before = (rig.tree(), rig.times());
    let changes = rig.publish(&book(60, "old")).unwrap();
    assert_eq!((changes.written, changes.unchanged), (0, 60));
    assert_eq!((rig.tree(), rig.times()), before);
    assert!(rig.beside().is_empty());
}

#[test]
fn only_changed_files_are_rewritten() {
    let rig = Rig::new();
    let mut site = book(60, "old");
    rig.publish(&site).unwrap();
    let before = rig.times();
    site.files.insert("q3/page-3.html".to_owned(), b"new"[..].into());
    let changes = rig.publish(&site).unwrap();
    assert_eq!((changes.written, changes.unchanged), (1, 59));
    let after = rig.times();
    let changed = |path: &&String| path.ends_with(".html") && before[*path] != after[*path];
    assert_eq!(after.keys().filter(changed).collect::<Vec<_>>(), ["q3/page-3.html"]);
}

#[test]
fn the_manifest_tells_nothing_of_time_and_place() {
    let (one, two) = (Rig::new(), Rig::new());
    one.publish(&book(20, "old")).unwrap();
    one.publish(&book(25, "new")).unwrap();
    two.publish(&book(25, "new")).unwrap();
    assert_eq!(one.tree(), two.tree());
}

#[test]
fn what_is_made_from_the_same_is_not_rendered_again() {
    let rig = Rig::new();
    let publish = |digest, words| {
        let site = Counting { digest, words, ..Counting::default() };
        let changes = publish_site(&site, &rig.out(""), &rig.root());
        (changes, site.rendered.into_inner())
    };
    assert_eq!(publish(1, "x").1, 2);
    let (changes, rendered) = publish(1, "x");
    assert_eq!((changes.unwrap().unchanged, rendered), (2, 0));
    fs::remove_file(rig.out("a.html")).unwrap();
    let (changes, rendered) = publish(1, "x");
    assert_eq!((changes.unwrap().written, rendered), (1, 1));
    // Another source, the same pages: the manifest alone is replaced.
    let before = rig.times();
    let (changes, rendered) = publish(2, "x");
    assert_eq!((changes.unwrap().written, rendered), (0, 2));
    assert_eq!(before["a.html"], rig.times()["a.html"]);
    assert_eq!(publish(2, "x").1, 0);
    assert!(rig.beside().is_empty());
    let before = (rig.tree(), rig.times());
    let error = publish(3, "fail").0.unwrap_err();
    assert_eq!(error.to_string(), "could not render `b.html`");
    assert_eq!((rig.tree(), rig.times()), before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_finished_site_is_sealed() {
    let rig = Rig::new();
    // A second may end between the two clocks; not three times in a row.
    let sealed = (0..3).any(|n: usize| {
        rig.publish(&bundle(&[("index.html", &n.to_string())])).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(20));
        let seal = crate::publish::seal::Seal::of(&fs::metadata(rig.out(".okrbook-manifest.json")).unwrap());
        seal.vouches_for(&fs::metadata(rig.out("index.html")).unwrap())
    });
    assert!(sealed);
    rig.put("index.html", "x");
    let seal = crate::publish::seal::Seal::of(&fs::metadata(rig.out(".okrbook-manifest.json")).unwrap());
    assert!(!seal.vouches_for(&fs::metadata(rig.out("index.html")).unwrap()));
}
