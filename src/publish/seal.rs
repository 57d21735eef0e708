//! Telling from a file's times whether it is still what we wrote, without reading it.
//!
//! When a publish is done, the manifest is sealed: its modification time is set to a whole second, which sets its
//! change time to now. A page whose change time is earlier than the seal's has not been touched since, not even by
//! tools that forge modification times, for no call sets a change time. A seal is broken by anything that changes the
//! manifest's inode (a copy, `chmod -R`, a link), and then every page is read and hashed: slower, never wrong.

use super::disk::Disk;
use super::error::PublishError;
use std::fs::Metadata;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// A moment of a file system, in seconds and nanoseconds.
type Moment = (i64, i64);

/// What a file was when it was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    /// See `identity`.
    pub(super) identity: Option<Identity>,
    modified: Option<SystemTime>,
    size: u64,
}

/// Device and inode.
pub(super) type Identity = (u64, u64);

impl Stamp {
    /// The stamp of a file.
    pub(super) fn of(meta: &Metadata) -> Self {
        Self { identity: identity(meta), modified: meta.modified().ok(), size: meta.len() }
    }
}

/// The moment before which everything in the output is as we left it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seal(Option<Moment>);

impl Seal {
    /// Reads the seal of a manifest.
    pub(super) fn of(manifest: &Metadata) -> Self {
        let seal = times(manifest).filter(|(modified, changed)| {
            // A change time without a fraction comes from a file system too coarse to be told anything by.
            modified.1 == 0 && modified.0 == changed.0 && changed.1 != 0
        });
        Self(seal.map(|(_, changed)| changed))
    }

    /// Whether a file has surely not changed since the seal.
    pub(super) fn vouches_for(self, file: &Metadata) -> bool {
        // The same tick of the clock is not enough: an edit may follow the seal within it.
        matches!((self.0, times(file)), (Some(seal), Some((_, changed))) if changed < seal)
    }
}

/// Seals a manifest.
///
/// # Errors
/// `Io`; the next build is slower then, and no less right.
pub(super) fn seal(disk: &Disk, manifest: &Path) -> Result<(), PublishError> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    disk.date(manifest, SystemTime::UNIX_EPOCH + Duration::from_secs(now.as_secs()))
}

/// What makes two names one file, where the system tells.
#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "other systems do not tell")]
pub(super) fn identity(meta: &Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    Some((meta.dev(), meta.ino()))
}

/// What makes two names one file, where the system tells.
#[cfg(not(unix))]
pub(super) fn identity(_: &Metadata) -> Option<Identity> {
    None
}

/// When a file was modified, and when its inode was changed.
#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "other systems do not tell")]
fn times(meta: &Metadata) -> Option<(Moment, Moment)> {
    use std::os::unix::fs::MetadataExt;
    Some(((meta.mtime(), meta.mtime_nsec()), (meta.ctime(), meta.ctime_nsec())))
}

#[cfg(not(unix))]
fn times(_: &Metadata) -> Option<(Moment, Moment)> {
    None
}
