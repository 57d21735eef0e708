//! Paths no site may have, in a bundle or in a manifest.

use super::rig::{Rig, bundle};
use crate::publish::PublishError;

#[test]
fn bad_paths_are_refused() {
    let long = "x".repeat(300);
    let bad = [
        "",
        "/a",
        "../a",
        "a/../b",
        "a/..",
        "./a",
        "a//b",
        "a/",
        "a\\b",
        "a\nb",
        "a\0b",
        ".git/config",
        "x/.GIT",
        ".okrbook-manifest.json",
        &long,
    ];
    for path in bad {
        let rig = Rig::new();
        let error = rig.publish(&bundle(&[("ok.html", ""), (path, "")])).unwrap_err();
        assert!(
            matches!(&error, PublishError::BadPath { path: named, .. } if named == path),
            "{path:?}: {error}"
        );
        assert!(!rig.out("").exists());
    }
}

#[test]
fn paths_that_meet_are_refused() {
    let meets = [
        ("Map.html", "map.html"),
        ("q1/Ä.html", "q1/ä.html"),
        ("\u{e9}.html", "e\u{301}.html"),
        ("Q1/a.html", "q1/b.html"),
        ("a", "a/b"),
        ("A", "a/b"),
    ];
    for (first, second) in meets {
        let error = Rig::new().publish(&bundle(&[(first, ""), (second, "")])).unwrap_err().to_string();
        assert!(error.contains(first) && error.contains(second), "{error}");
    }
}

#[test]
fn a_manifest_that_lies_or_is_damaged_is_refused() {
    let hash = "0".repeat(64);
    let manifests = [
        String::new(),
        "{}".to_owned(),
        r#"{"okrbook-manifest": 2, "files": {}}"#.to_owned(),
        format!(r#"{{"okrbook-manifest": 1, "files": {{"../x": {{"blake3": "{hash}", "size": 0}}}}}}"#),
        r#"{"okrbook-manifest": 1, "files": {"x": {"blake3": "zz", "size": 0}}}"#.to_owned(),
    ];
    for manifest in manifests {
        let rig = Rig::new();
        rig.put(".okrbook-manifest.json", &manifest);
        rig.put("x", "mine");
        let before = (rig.tree(), rig.times());
        let error = rig.publish(&bundle(&[("index.html", "")])).unwrap_err();
        assert!(matches!(error, PublishError::Manifest { .. }), "{error}");
        assert_eq!((rig.tree(), rig.times()), before);
    }
    // One that claims a stranger's file: the content does not match, so it is kept.
    let rig = Rig::new();
    let claim = format!(r#"{{"okrbook-manifest": 1, "files": {{"x": {{"blake3": "{hash}", "size": 4}}}}}}"#);
    rig.put("x", "mine");
    rig.put(".okrbook-manifest.json", &claim);
    rig.publish(&bundle(&[("index.html", "")])).unwrap();
    assert_eq!(rig.text("x.yours"), "mine");
}
