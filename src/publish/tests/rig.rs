//! A playbook folder with an output, and ways to look at it.

use crate::publish::disk::Disk;
use crate::publish::{Bundle, Changes, PublishError, build, publish, site};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What stands at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Thing {
    Folder,
    File(Vec<u8>),
    Link(PathBuf),
}

/// A tree, by path; folders that hold nothing are in it too.
pub(super) type Tree = BTreeMap<String, Thing>;

/// A folder that is gone when the test ends.
pub(super) struct Rig {
    folder: tempfile::TempDir,
}

impl Rig {
    pub(super) fn new() -> Self {
        // Memory where there is some: these tests wait for the disk hundreds of times.
        let shm = Path::new("/dev/shm");
        let folder = if shm.is_dir() { tempfile::tempdir_in(shm) } else { tempfile::tempdir() }.unwrap();
        fs::create_dir(folder.path().join("book")).unwrap();
        Self { folder }
    }

    /// The playbook's folder.
    pub(super) fn root(&self) -> PathBuf {
        self.folder.path().join("book")
    }

    /// The output, or a path in it.
    pub(super) fn out(&self, path: &str) -> PathBuf {
        let out = self.root().join("public");
        if path.is_empty() { out } else { out.join(path) }
    }

    pub(super) fn publish(&self, bundle: &Bundle) -> Result<Changes, PublishError> {
        publish(bundle, &self.out(""), &self.root())
    }

    /// Publishes on a disk that may break.
    pub(super) fn publish_on(&self, disk: &Disk, bundle: &Bundle) -> Result<Changes, PublishError> {
        build::run(disk, &site::Listed::from(bundle), &self.out(""), &self.root(), None)
    }

    /// Puts a file of someone else into the output.
    pub(super) fn put(&self, path: &str, text: &str) {
        let path = self.out(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(super) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.out(path)).unwrap()
    }

    /// What a build left beside the output.
    pub(super) fn beside(&self) -> Vec<String> {
        let names = fs::read_dir(self.root()).unwrap().map(|entry| entry.unwrap().file_name());
        names.map(|name| name.into_string().unwrap()).filter(|name| name != "public").collect()
    }

    /// All that stands in the output.
    pub(super) fn tree(&self) -> Tree {
        let mut tree = Tree::new();
        for (path, at) in walk(&self.out("")) {
            let meta = fs::symlink_metadata(&at).unwrap();
            let thing = if meta.is_dir() {
                Thing::Folder
            } else if meta.is_symlink() {
                Thing::Link(fs::read_link(&at).unwrap())
            } else {
                Thing::File(fs::read(&at).unwrap())
            };
            tree.insert(path, thing);
        }
        tree
    }

    /// When each file and folder was last modified, and which file it is.
    pub(super) fn times(&self) -> BTreeMap<String, (SystemTime, Option<(u64, u64)>)> {
        let stamp = |at: &Path| {
            let meta = fs::symlink_metadata(at).unwrap();
            (meta.modified().unwrap(), crate::publish::seal::identity(&meta))
        };
        let all = walk(&self.out("")).into_iter().chain([(String::new(), self.out(""))]);
        all.map(|(path, at)| (path, stamp(&at))).collect()
    }
}

fn walk(out: &Path) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(out).min_depth(1) {
        let Ok(entry) = entry else { continue };
        let path = entry.path().strip_prefix(out).unwrap().to_str().unwrap().to_owned();
        found.push((path, entry.into_path()));
    }
    found
}

/// A bundle of short pages.
pub(super) fn bundle(pages: &[(&str, &str)]) -> Bundle {
    let file = |(path, text): &(&str, &str)| ((*path).to_owned(), text.as_bytes().into());
    Bundle { files: pages.iter().map(file).collect() }
}

/// A bundle of `count` pages in folders, whose words are `words`.
pub(super) fn book(count: usize, words: &str) -> Bundle {
    let page = |n: usize| {
        (format!("q{}/page-{n}.html", n % 7), format!("{n} {}", words.repeat(20)).into_bytes().into())
    };
    Bundle { files: (0..count).map(page).collect() }
}
