//! Outputs okrbook does not write to.

use super::rig::{Rig, bundle};
use crate::publish::disk::Disk;
use crate::publish::{PublishError, Refusal, build, publish, site};
use std::fs;
use std::path::Path;

#[test]
fn places_that_are_not_for_a_site_are_refused() {
    let rig = Rig::new();
    let root = rig.root();
    fs::create_dir_all(root.join("static")).unwrap();
    fs::create_dir_all(root.join("full")).unwrap();
    fs::write(root.join("full/thesis.txt"), "mine").unwrap();
    fs::create_dir_all(root.join("home/someone")).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink(root.join("loop"), root.join("loop")).unwrap();
        symlink("nothing", root.join("dead")).unwrap();
        symlink(&root, root.join("self")).unwrap();
    }
    let table: &[(&str, Refusal)] = &[
        ("/", Refusal::Root),
        ("", Refusal::IsSource),
        ("public/..", Refusal::IsSource),
        ("..", Refusal::AboveSource),
        ("../..", Refusal::AboveSource),
        ("home/someone", Refusal::Home),
        ("home/../home", Refusal::Home),
        (".git", Refusal::VersionControl),
        (".git/pages", Refusal::VersionControl),
        ("x/.hg/y", Refusal::VersionControl),
        ("2021-Q1", Refusal::InsideInput),
        ("2021-q1/public", Refusal::InsideInput),
        ("FY2021/public", Refusal::InsideInput),
        ("static/site", Refusal::InsideInput),
        ("static", Refusal::InsideInput),
        ("theme", Refusal::InsideInput),
        ("full", Refusal::NotOurs),
        ("full/thesis.txt", Refusal::NotAFolder),
        ("full/thesis.txt/x", Refusal::NotAFolder),
        #[cfg(unix)]
        ("loop", Refusal::DeadLink),
        #[cfg(unix)]
        ("loop/public", Refusal::DeadLink),
        #[cfg(unix)]
        ("dead/public", Refusal::DeadLink),
        #[cfg(unix)]
        ("self", Refusal::IsSource),
        #[cfg(target_os = "linux")]
        ("/dev/shm", Refusal::MountPoint),
    ];
    fs::create_dir_all(rig.out("")).unwrap();
    let site = bundle(&[("index.html", "")]);
    for (out, expected) in table {
        let out = if out.is_empty() { root.clone() } else { root.join(out) };
        // The mount point lies above the playbook and the home here.
        let home = root.join("home/someone");
        let elsewhere = (Path::new("/usr"), None);
        let (source, home) =
            if *expected == Refusal::MountPoint { elsewhere } else { (&*root, Some(&*home)) };
        let found = build::run(&Disk::default(), &site::Listed::from(&site), &out, source, home);
        let refused = matches!(&found, Err(PublishError::Refused { why, .. }) if why == expected);
        assert!(refused, "{} {expected:?}: {found:?}", out.display());
    }
    assert_eq!(fs::read_dir(root.join("full")).unwrap().count(), 1);
    assert!(!root.join(".git").exists());
}

#[test]
fn a_fresh_checkout_of_the_published_branch_is_fine() {
    let rig = Rig::new();
    rig.put(".git/HEAD", "ref");
    rig.publish(&bundle(&[("index.html", "1")])).unwrap();
    rig.publish(&bundle(&[("index.html", "2")])).unwrap();
    assert_eq!((rig.text(".git/HEAD"), rig.text("index.html")), ("ref".into(), "2".into()));
}

#[test]
fn folders_that_only_look_like_input_are_fine() {
    let rig = Rig::new();
    for out in ["2021-report", "docs/static", "fy", "a/b/c", ".hidden"] {
        publish(&bundle(&[("index.html", "")]), &rig.root().join(out), &rig.root()).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_stays_a_link() {
    let rig = Rig::new();
    fs::create_dir(rig.root().join("www")).unwrap();
    std::os::unix::fs::symlink("www", rig.out("")).unwrap();
    rig.publish(&bundle(&[("index.html", "1")])).unwrap();
    rig.publish(&bundle(&[("index.html", "2")])).unwrap();
    assert!(rig.out("").is_symlink());
    assert_eq!(fs::read_to_string(rig.root().join("www/index.html")).unwrap(), "2");
}

#[test]
fn a_staging_folder_of_someone_else_is_left_alone() {
    let rig = Rig::new();
    let folder = rig.root().join(".public.okrbook-staging");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("thesis.txt"), "mine").unwrap();
    let error = rig.publish(&bundle(&[("index.html", "")])).unwrap_err();
    assert!(matches!(error, PublishError::Leftover { .. }), "{error}");
    assert!(folder.join("thesis.txt").exists());
}
