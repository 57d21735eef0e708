//! Where the site goes. Takes the output as the writer named it, gives it resolved, with the names of our helpers
//! beside it, or refuses it.

use super::error::{PublishError, Refusal};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// An output that may be written, as far as its name tells.
#[derive(Debug)]
pub(super) struct Place {
    /// The output, absolute, links resolved. Need not exist.
    pub(super) out: PathBuf,
    /// The folder it lies in. Need not exist.
    pub(super) parent: PathBuf,
    /// The lock file beside it, there while a build runs.
    pub(super) lock: PathBuf,
    /// Our folder beside it, there while a build runs. Beside, since a swap cannot cross file systems.
    pub(super) staging: PathBuf,
    /// In `staging`: the tree that is being built; after an exchange, the tree that was.
    pub(super) next: PathBuf,
    /// In `staging`: the tree that was, where there is no exchange.
    pub(super) old: PathBuf,
    /// In `staging`: which folder `next` was when it was made, to tell whether the exchange has happened.
    pub(super) journal: PathBuf,
    /// In `staging`: the new manifest, when nothing else changes.
    pub(super) manifest: PathBuf,
}

impl Place {
    /// Resolves `out`, and refuses what no build may write to.
    ///
    /// # Errors
    /// `Refused`; `Io` when a folder cannot be looked at.
    pub(super) fn resolve(out: &Path, source_root: &Path, home: Option<&Path>) -> Result<Self, PublishError> {
        let root = resolved(source_root)?;
        let out = resolved(out)?;
        let home = home.and_then(|home| resolved(home).ok());
        if let Some(why) = refusal(&out, &root, home.as_deref()) {
            return Err(PublishError::Refused { path: out, why });
        }
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(PublishError::Refused { path: out, why: Refusal::Root });
        };
        let beside = |ending: &str| {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(ending);
            parent.join(hidden)
        };
        let staging = beside(".okrbook-staging");
        Ok(Self {
            lock: beside(".okrbook-lock"),
            next: staging.join("next"),
            old: staging.join("old"),
            journal: staging.join("journal"),
            manifest: staging.join("manifest"),
            staging,
            parent: parent.to_owned(),
            out,
        })
    }
}

/// What speaks against an output, by its name and place alone.
fn refusal(out: &Path, root: &Path, home: Option<&Path>) -> Option<Refusal> {
    let hidden = |name: &OsStr| {
        [".git", ".hg", ".svn", ".jj", ".bzr"].iter().any(|vcs| name.eq_ignore_ascii_case(vcs))
    };
    if out.parent().is_none() {
        Some(Refusal::Root)
    } else if out == root {
        Some(Refusal::IsSource)
    } else if out.iter().any(hidden) {
        Some(Refusal::VersionControl)
    } else if home.is_some_and(|home| home == out) {
        Some(Refusal::Home)
    } else if root.starts_with(out) {
        Some(Refusal::AboveSource)
    } else if home.is_some_and(|home| home.starts_with(out)) {
        Some(Refusal::Home)
    } else if out.strip_prefix(root).is_ok_and(|inside| inside.iter().next().is_some_and(is_input)) {
        Some(Refusal::InsideInput)
    } else {
        None
    }
}

/// Whether a folder at the top of a playbook is one it is read from: its fixed folders, and periods such as
/// `2021-Q1`, `FY2021-Q1`, `2021-H1` and `2021`.
fn is_input(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_ascii_lowercase();
    if matches!(name.as_str(), "pages" | "static" | "theme" | "notes" | "reflections") {
        return true;
    }
    let rest = name.strip_prefix("fy").unwrap_or(&name);
    let year = rest.len() >= 4 && rest.as_bytes()[..4].iter().all(u8::is_ascii_digit);
    year && matches!(&rest[4..], "" | "-q1" | "-q2" | "-q3" | "-q4" | "-h1" | "-h2")
}

/// A path made absolute, with the links in that part of it that exists followed.
fn resolved(path: &Path) -> Result<PathBuf, PublishError> {
    let refuse = |at: &Path, why| Err(PublishError::Refused { path: at.to_owned(), why });
    let mut there = std::path::absolute(path).map_err(PublishError::io("resolve", path))?;
    let mut missing = Vec::new();
    let mut found = loop {
        match fs::canonicalize(&there) {
            Ok(found) => break found,
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                return Err(PublishError::io("resolve", &there)(error));
            }
            Err(error) => {
                if fs::symlink_metadata(&there).is_ok_and(|meta| meta.is_symlink()) {
                    return refuse(&there, Refusal::DeadLink);
                }
                // `..` behind a folder that is not there has no name to put back.
                let Some(name) = there.file_name() else {
                    return Err(PublishError::io("resolve", path)(error));
                };
                missing.push(name.to_owned());
                there.pop();
            }
        }
    };
    if !found.is_dir() {
        return refuse(&found, Refusal::NotAFolder);
    }
    found.extend(missing.iter().rev());
    Ok(found)
}
