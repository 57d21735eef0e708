//! What is not okrbook's survives, and what was edited by hand is kept.

use super::rig::{Rig, Thing, bundle};
use crate::publish::{KeptAside, PublishError};
use std::fs;

fn old() -> crate::publish::Bundle {
    bundle(&[("index.html", "one"), ("a/page.html", "two"), ("a/b/deep.html", "three")])
}

fn new() -> crate::publish::Bundle {
    bundle(&[("index.html", "ONE"), ("c/page.html", "four")])
}

#[test]
fn a_first_site_stands_and_nothing_lies_about() {
    let rig = Rig::new();
    let changes = rig.publish(&old()).unwrap();
    assert_eq!((changes.written, changes.unchanged), (3, 0));
    assert_eq!(rig.text("a/b/deep.html"), "three");
    assert!(rig.beside().is_empty());
}

#[test]
fn removed_pages_go_and_their_folders_with_them() {
    let rig = Rig::new();
    rig.publish(&old()).unwrap();
    let changes = rig.publish(&new()).unwrap();
    assert_eq!(changes.removed, ["a/b/deep.html", "a/page.html"]);
    let tree: Vec<String> = rig.tree().into_keys().collect();
    assert_eq!(tree, [".okrbook-manifest.json", "c", "c/page.html", "index.html"]);
}

#[test]
fn files_of_others_survive() {
    let rig = Rig::new();
    rig.publish(&old()).unwrap();
    for file in ["CNAME", "a/photo.jpg", "c/early.txt", ".git/HEAD", ".git/objects/aa/bb", "mine/x/y.txt"] {
        rig.put(file, file);
    }
    fs::create_dir(rig.out("mine/empty")).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink("/etc", rig.out("link")).unwrap();
        symlink("nowhere", rig.out("a/dead")).unwrap();
        symlink("..", rig.out("mine/loop")).unwrap();
    }
    let before = (rig.tree(), rig.times());
    rig.publish(&new()).unwrap();
    let ours = |path: &str| path.ends_with("html") || path.ends_with("json");
    let mut foreign = before.0;
    foreign.retain(|path, _| !ours(path) && path != "a/b");
    let tree = rig.tree();
    assert_eq!(tree.iter().filter(|(path, _)| !ours(path)).count(), foreign.len());
    assert!(foreign.iter().all(|(path, thing)| tree.get(path) == Some(thing)));
    let times = rig.times();
    for (path, stamp) in before.1.iter().filter(|(path, _)| foreign.contains_key(*path)) {
        // `a` and `c` are okrbook's folders, or became so.
        assert!(times.get(path) == Some(stamp) || ["a", "c"].contains(&path.as_str()), "{path}");
    }
    assert!(rig.beside().is_empty());
}

#[test]
fn hand_edited_pages_are_kept_beside() {
    let rig = Rig::new();
    rig.publish(&old()).unwrap();
    // The same number of bytes, so that only the times or the content tell.
    rig.put("index.html", "own");
    rig.put("a/page.html", "owner");
    let changes = rig.publish(&new()).unwrap();
    let kept = |page: &str, kept: &str| KeptAside { page: page.to_owned(), kept: kept.to_owned() };
    assert_eq!(
        changes.kept_aside,
        [kept("a/page.html", "a/page.html.yours"), kept("index.html", "index.html.yours")]
    );
    assert_eq!((rig.text("index.html"), rig.text("index.html.yours")), ("ONE".into(), "own".into()));
    assert_eq!(rig.text("a/page.html.yours"), "owner");
    rig.put("index.html", "two");
    let changes = rig.publish(&new()).unwrap();
    assert_eq!(changes.kept_aside, [kept("index.html", "index.html.yours-2")]);
    assert_eq!((rig.text("index.html.yours"), rig.text("index.html.yours-2")), ("own".into(), "two".into()));
    assert_eq!((changes.written, changes.unchanged), (1, 1));
    assert_eq!(rig.publish(&new()).unwrap().written, 0);
}

#[test]
fn an_edit_with_forged_times_is_still_seen() {
    let rig = Rig::new();
    rig.publish(&old()).unwrap();
    let written = fs::metadata(rig.out("index.html")).unwrap().modified().unwrap();
    rig.put("index.html", "own");
    fs::File::options().write(true).open(rig.out("index.html")).unwrap().set_modified(written).unwrap();
    assert_eq!(rig.publish(&old()).unwrap().kept_aside.len(), 1);
    // An older file moved over the page.
    fs::write(rig.root().join("older"), "old").unwrap();
    rig.put("index.html", "two");
    fs::rename(rig.root().join("older"), rig.out("index.html")).unwrap();
    assert_eq!(rig.publish(&old()).unwrap().kept_aside[0].kept, "index.html.yours-2");
}

#[test]
fn an_edit_in_a_copy_of_the_site_is_seen() {
    let rig = Rig::new();
    rig.publish(&old()).unwrap();
    rig.put("index.html", "own");
    let manifest = fs::read(rig.out(".okrbook-manifest.json")).unwrap();
    fs::remove_file(rig.out(".okrbook-manifest.json")).unwrap();
    fs::write(rig.out(".okrbook-manifest.json"), manifest).unwrap();
    assert_eq!(rig.publish(&old()).unwrap().kept_aside.len(), 1);
}

#[test]
fn an_edit_that_the_site_makes_too_is_none() {
    let rig = Rig::new();
    rig.publish(&old()).unwrap();
    rig.put("index.html", "ONE");
    let changes = rig.publish(&new()).unwrap();
    assert!(changes.kept_aside.is_empty());
    assert_eq!((changes.written, changes.unchanged), (1, 1));
}

#[test]
fn a_page_that_was_deleted_comes_back() {
    let rig = Rig::new();
    rig.publish(&old()).unwrap();
    fs::remove_dir_all(rig.out("a")).unwrap();
    let changes = rig.publish(&old()).unwrap();
    assert_eq!((changes.written, changes.unchanged), (2, 1));
    assert_eq!(rig.text("a/b/deep.html"), "three");
}

#[test]
fn a_foreign_file_where_a_page_must_go_stops_the_build() {
    for (foreign, named) in [("c/page.html", "c/page.html"), ("c", "c"), ("c/page.html/x", "c/page.html")] {
        let rig = Rig::new();
        rig.publish(&old()).unwrap();
        rig.put(foreign, "mine");
        let before = (rig.tree(), rig.times());
        let error = rig.publish(&new()).unwrap_err();
        assert!(matches!(&error, PublishError::InTheWay { path } if *path == rig.out(named)), "{error}");
        assert_eq!((rig.tree(), rig.times()), before);
        assert!(rig.beside().is_empty());
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_became_a_link_is_not_followed() {
    let rig = Rig::new();
    rig.publish(&old()).unwrap();
    let elsewhere = rig.root().join("elsewhere");
    fs::rename(rig.out("a"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, rig.out("a")).unwrap();
    assert!(matches!(rig.publish(&old()), Err(PublishError::InTheWay { .. })));
    rig.publish(&new()).unwrap();
    assert_eq!(fs::read_to_string(elsewhere.join("page.html")).unwrap(), "two");
    assert_eq!(rig.tree()["a"], Thing::Link(elsewhere));
}

#[cfg(unix)]
#[test]
fn a_page_that_became_a_link_is_kept_beside() {
    let rig = Rig::new();
    rig.publish(&old()).unwrap();
    fs::remove_file(rig.out("index.html")).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", rig.out("index.html")).unwrap();
    rig.publish(&new()).unwrap();
    assert_eq!(rig.text("index.html"), "ONE");
    assert_eq!(rig.tree()["index.html.yours"], Thing::Link("/etc/hostname".into()));
}

#[test]
fn a_page_and_a_folder_may_trade_names() {
    let rig = Rig::new();
    rig.publish(&bundle(&[("a", "page"), ("b/x", "deep")])).unwrap();
    rig.publish(&bundle(&[("a/x", "deep"), ("b", "page")])).unwrap();
    assert_eq!((rig.text("a/x"), rig.text("b")), ("deep".into(), "page".into()));
    rig.put("a/mine", "mine");
    let error = rig.publish(&bundle(&[("a", "page")])).unwrap_err();
    assert!(matches!(error, PublishError::InTheWay { .. }), "{error}");
}

#[cfg(unix)]
#[test]
fn permissions_of_folders_stay() {
    use std::os::unix::fs::PermissionsExt;
    let rig = Rig::new();
    rig.publish(&old()).unwrap();
    rig.put("mine/x", "x");
    for (folder, mode) in [("", 0o2775), ("a", 0o700), ("mine", 0o555)] {
        fs::set_permissions(rig.out(folder), fs::Permissions::from_mode(mode)).unwrap();
    }
    rig.publish(&bundle(&[("index.html", "ONE"), ("a/page.html", "two")])).unwrap();
    let mode = |folder| fs::metadata(rig.out(folder)).unwrap().permissions().mode() & 0o7777;
    assert_eq!((mode(""), mode("a"), mode("mine")), (0o2775, 0o700, 0o555));
    assert!(rig.beside().is_empty());
}
