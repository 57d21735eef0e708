//! Why nothing was published: small typed errors, each with the path in it and what to do. After any of them the
//! site that stood before still stands.

use super::site::RenderFailure;
use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A publish that did not happen.
#[derive(Debug)]
pub enum PublishError {
    /// The output is a place okrbook does not write to.
    Refused {
        /// The output, resolved where it could be.
        path: PathBuf,
        /// What is wrong with it.
        why: Refusal,
    },
    /// A path of the site that no file can have.
    BadPath {
        /// The path as the site gave it.
        path: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// Two paths of the site that are one on some systems, or a file where the other needs a folder.
    Collision {
        /// The path that came first.
        first: String,
        /// The path that met it.
        second: String,
    },
    /// Something okrbook did not write stands where a page must go.
    InTheWay {
        /// The foreign file or folder.
        path: PathBuf,
    },
    /// Another build writes to the same output.
    Busy {
        /// The output.
        path: PathBuf,
    },
    /// The manifest in the output cannot be understood.
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A folder with the name of our staging folder that holds things we never put there.
    Leftover {
        /// The folder.
        path: PathBuf,
    },
    /// A page could not be rendered.
    Render {
        /// The page.
        path: String,
        /// Why.
        source: RenderFailure,
    },
    /// The system said no.
    Io {
        /// What was tried, as in "could not …".
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// Its answer.
        source: io::Error,
    },
}

/// Why an output folder is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// It is the playbook's own folder.
    IsSource,
    /// The playbook lies inside it.
    AboveSource,
    /// It is one of the folders the playbook is read from, or lies in one.
    InsideInput,
    /// It is the root of the file system.
    Root,
    /// It is a home folder, or lies above it.
    Home,
    /// It is a version-control folder, or lies in one.
    VersionControl,
    /// It, or a folder above it, is a link that goes in circles or nowhere.
    DeadLink,
    /// It, or something above it, is not a folder.
    NotAFolder,
    /// It is the root of a mounted file system, which cannot be swapped.
    MountPoint,
    /// It holds files, and no manifest of ours.
    NotOurs,
}

impl PublishError {
    /// Wraps the system's answer for `map_err`.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { doing, path: path.to_owned(), source }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::IsSource => "it is the playbook's own folder; choose a folder of its own, such as `public`",
            Self::AboveSource => {
                "the playbook itself lies inside it; choose a folder of its own, such as `public`"
            }
            Self::InsideInput => {
                "the playbook is read from there; choose a folder of its own, such as `public`"
            }
            Self::Root => "it is the root of the file system; choose a folder of its own, such as `public`",
            Self::Home => "it is a home folder or lies above one; choose a folder inside it",
            Self::VersionControl => "it belongs to version control; choose a folder outside it",
            Self::DeadLink => {
                "it is, or lies behind, a symbolic link that leads nowhere; mend or remove the link"
            }
            Self::NotAFolder => "it is, or lies behind, something that is not a folder; choose another name",
            Self::MountPoint => {
                "it is a mount point, which cannot be swapped in one step; choose a folder inside it"
            }
            Self::NotOurs => {
                "it holds files that okrbook did not write, and no manifest of okrbook; \
                 choose a new folder, or empty this one yourself"
            }
        })
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { path, why } => write!(f, "will not write to {}: {why}", path.display()),
            Self::BadPath { path, why } => write!(f, "{path:?} cannot be a file of the site: {why}"),
            Self::Collision { first, second } => write!(
                f,
                "`{first}` and `{second}` would be the same place on some systems; give one of them another name"
            ),
            Self::InTheWay { path } => write!(
                f,
                "{} stands where a page must go, and okrbook did not write it; move it away or rename it",
                path.display()
            ),
            Self::Busy { path } => {
                write!(f, "another build is writing to {}; try again when it is done", path.display())
            }
            Self::Manifest { path, why } => write!(
                f,
                "cannot tell which files are okrbook's: {} {why}; use the okrbook that wrote it, or a new folder",
                path.display()
            ),
            Self::Leftover { path } => write!(
                f,
                "{} is needed as a staging folder but holds files that okrbook did not put there; move them away",
                path.display()
            ),
            Self::Render { path, .. } => write!(f, "could not render `{path}`"),
            Self::Io { doing, path, source } if source.kind() == io::ErrorKind::StorageFull => {
                write!(f, "the disk is full: could not {doing} {}", path.display())
            }
            Self::Io { doing, path, .. } => write!(f, "could not {doing} {}", path.display()),
        }
    }
}

impl Error for PublishError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Render { source, .. } => Some(source.as_ref()),
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
