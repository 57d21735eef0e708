//! What files held when they were last read, so that the next reading opens only those that look different on disk.

use std::collections::{HashMap, HashSet};
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use super::discover::Listing;
use crate::diagnostic::Diagnostic;
use crate::source::SourcePath;

/// The time of a file is as coarse as two seconds on some disks: a second change within it, of the same length, does not
/// show. So a file is read again in each reading until it has looked the same for longer than that.
const COARSE: Duration = Duration::from_secs(3);

/// A file that was last written so long ago is not being written now, even if the disk's clock is not ours.
const LONG_AGO: Duration = Duration::from_mins(5);

/// How a file looks on disk without being opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    modified: SystemTime,
    /// Tells a file from another that was moved into its place; 0 where the system has no such number.
    identity: u64,
}

impl Stamp {
    fn long_ago(self) -> bool {
        self.modified.elapsed().is_ok_and(|age| age > LONG_AGO)
    }

    /// The look of a file; none where the system does not tell when it was written.
    pub(super) fn of(file: &Path) -> Option<Self> {
        let metadata = fs::metadata(file).ok()?;
        let modified = metadata.modified().ok()?;
        Some(Self { length: metadata.len(), modified, identity: identity(&metadata) })
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    // The time of the last change of the file's entry moves even where somebody sets back the time of its content.
    metadata.ino() ^ metadata.ctime().cast_unsigned().rotate_left(32) ^ metadata.ctime_nsec().cast_unsigned()
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> u64 {
    0
}

/// The content of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Held {
    Text(Arc<str>),
    Bytes(Arc<[u8]>),
}

/// The contents of a reading, by path.
#[derive(Debug, Default)]
pub struct Shelf {
    files: HashMap<SourcePath, Kept>,
    /// Where the newest reading was of, and what it said; none where it failed.
    reading: Option<(PathBuf, Vec<Diagnostic>)>,
    /// The files of the newest reading.
    pub(super) listing: Option<Listing>,
}

#[derive(Debug)]
struct Kept {
    stamp: Option<Stamp>,
    since: Instant,
    held: Result<Held, Diagnostic>,
}

impl Shelf {
    /// What a file holds, if it still looks so, under the very path of the reading before.
    pub(super) fn held(
        &self,
        path: &str,
        stamp: Option<Stamp>,
    ) -> Option<(SourcePath, Result<Held, Diagnostic>)> {
        let (path, kept) = self.files.get_key_value(path)?;
        let stamp = stamp.filter(|stamp| kept.stamp == Some(*stamp))?;
        let settled = kept.since.elapsed() > COARSE || stamp.long_ago();
        settled.then(|| (SourcePath::clone(path), kept.held.clone()))
    }

    /// What a file held that was left alone since, under the very path of the reading before.
    pub(super) fn left(&self, path: &str) -> Option<(SourcePath, Result<Held, Diagnostic>)> {
        let (path, kept) = self.files.get_key_value(path)?;
        Some((SourcePath::clone(path), kept.held.clone()))
    }

    /// Whether a file was read.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether a file below a folder was read.
    pub(super) fn holds_below(&self, folder: &str) -> bool {
        let below = |path: &SourcePath| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.files.keys().any(below)
    }

    /// Keeps what was read of a file; whether it held something else before.
    pub(super) fn put(
        &mut self,
        path: &SourcePath,
        stamp: Option<Stamp>,
        held: Result<Held, Diagnostic>,
    ) -> bool {
        let before = self.files.get(path);
        let other = before.is_none_or(|kept| kept.held != held);
        let same = before.filter(|kept| kept.stamp == stamp);
        let since = same.map_or_else(Instant::now, |kept| kept.since);
        self.files.insert(path.clone(), Kept { stamp, since, held });
        other
    }

    /// Forgets all files but those that are there; whether there were any.
    pub(super) fn keep<'a>(&mut self, there: impl ExactSizeIterator<Item = &'a SourcePath>) -> bool {
        let gone = self.files.len() > there.len();
        if gone {
            let there: HashSet<&SourcePath> = there.collect();
            self.files.retain(|path, _| there.contains(path));
        }
        gone
    }

    /// Takes the place of the reading before; whether that was of another folder or said something else.
    pub(super) fn said(&mut self, root: &Path, said: &[Diagnostic]) -> bool {
        let same = self.reading.as_ref().is_some_and(|(of, before)| of == root && before == said);
        if !same {
            self.reading = Some((root.to_owned(), said.to_vec()));
        }
        !same
    }

    /// Nothing could be read: whatever the next reading gives, it is another.
    pub(super) fn failed(&mut self) {
        self.reading = None;
    }
}
