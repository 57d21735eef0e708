//! Which paths a site may have. Takes the paths, gives nothing or the first that is wrong. Also guards what is read
//! back from a manifest: a path that leaves the output would make us remove a stranger's file.

use super::error::PublishError;
use super::manifest;
use std::collections::{BTreeSet, HashMap};
use unicode_normalization::UnicodeNormalization;

/// Longest name of a file in bytes on the usual file systems, less what `.yours-99` needs.
const LONGEST_NAME: usize = 245;

/// Checks every path by itself and against the others.
///
/// # Errors
/// `BadPath` and `Collision`.
pub(super) fn check(paths: &[&str]) -> Result<(), PublishError> {
    let mut taken: HashMap<String, Taken<'_>> = HashMap::with_capacity(paths.len());
    let mut previous = "";
    for &path in paths {
        if let Some(why) = fault(path) {
            return Err(PublishError::BadPath { path: path.to_owned(), why });
        }
        let folder = parent(path);
        if folder != previous {
            for folder in ancestors(path) {
                claim(&mut taken, folder, path, true)?;
            }
            previous = folder;
        }
        claim(&mut taken, path, path, false)?;
    }
    Ok(())
}

/// What is wrong with a path, looked at by itself.
pub(super) fn fault(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some("it is empty");
    }
    if path.starts_with('/') {
        return Some("it must be relative");
    }
    if path.contains('\\') {
        return Some("it has a backslash");
    }
    if path.chars().any(char::is_control) {
        return Some("it has a control character");
    }
    for name in path.split('/') {
        match name {
            "" => return Some("a part of it is empty"),
            "." | ".." => return Some("`.` and `..` are not names"),
            _ if name.len() > LONGEST_NAME => return Some("a part of it is too long"),
            _ if name.eq_ignore_ascii_case(".git") => return Some("it belongs to version control"),
            _ if name.eq_ignore_ascii_case(manifest::NAME) => {
                return Some("okrbook keeps its manifest there");
            }
            _ => {}
        }
    }
    None
}

/// Every folder that the paths need, outer before inner.
pub(super) fn folders<'a>(paths: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut previous = "";
    for path in paths {
        // Neighbours mostly share a folder.
        if parent(path) != previous {
            found.extend(ancestors(path));
            previous = parent(path);
        }
    }
    found
}

/// The folder a path lies in; empty at the top.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// `a/b/c` gives `a` and `a/b`.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// A place that is spoken for.
struct Taken<'a> {
    exact: &'a str,
    by: &'a str,
    folder: bool,
}

fn claim<'a>(
    taken: &mut HashMap<String, Taken<'a>>,
    exact: &'a str,
    by: &'a str,
    folder: bool,
) -> Result<(), PublishError> {
    match taken.get(&folded(exact)) {
        None => {
            taken.insert(folded(exact), Taken { exact, by, folder });
            Ok(())
        }
        Some(first) if folder && first.folder && first.exact == exact => Ok(()),
        Some(first) => Err(PublishError::Collision { first: first.by.to_owned(), second: by.to_owned() }),
    }
}

/// A path as a file system sees it that keeps no case and joins accents to their letters.
fn folded(path: &str) -> String {
    if path.is_ascii() { path.to_ascii_lowercase() } else { path.nfc().collect::<String>().to_lowercase() }
}
