//! Every file operation of the writer, one function each, with the path in its error. They are methods so that a
//! test can blow a fuse at the n-th of them.

use super::error::PublishError;
use std::ffi::OsString;
use std::fs::{self, File, FileType, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::time::SystemTime;

/// The disk; in tests, one that can break.
#[derive(Debug, Clone, Default)]
pub(super) struct Disk {
    #[cfg(test)]
    pub(super) fuse: Option<std::sync::Arc<super::tests::fuse::Fuse>>,
    /// Has neither hard links nor exchanges.
    #[cfg(test)]
    pub(super) poor: bool,
}

type Done<T = ()> = Result<T, PublishError>;

impl Disk {
    #[cfg(test)]
    fn trip(&self) -> io::Result<()> {
        self.fuse.as_ref().map_or(Ok(()), |fuse| fuse.trip())
    }

    /// Fails what a poor file system cannot do.
    #[cfg(test)]
    fn needs_a_rich_file_system(&self) -> io::Result<()> {
        if self.poor { Err(ErrorKind::Unsupported.into()) } else { Ok(()) }
    }

    #[cfg(not(test))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the shape the test build needs")]
    fn trip(&self) -> io::Result<()> {
        Ok(())
    }

    /// What stands at a path, links not followed; none where nothing does.
    pub(super) fn look(&self, path: &Path) -> Done<Option<Metadata>> {
        match self.trip().and_then(|()| fs::symlink_metadata(path)) {
            Ok(meta) => Ok(Some(meta)),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(PublishError::io("look at", path)(error)),
        }
    }

    /// A file's bytes.
    pub(super) fn read(&self, path: &Path) -> Done<Vec<u8>> {
        self.trip().and_then(|()| fs::read(path)).map_err(PublishError::io("read", path))
    }

    /// Names and types in a folder, in no order.
    pub(super) fn list(&self, path: &Path) -> Done<Vec<(OsString, FileType)>> {
        let list = || -> io::Result<Vec<_>> {
            self.trip()?;
            let entry = |entry: io::Result<fs::DirEntry>| {
                let entry = entry?;
                Ok((entry.file_name(), entry.file_type()?))
            };
            fs::read_dir(path)?.map(entry).collect()
        };
        list().map_err(PublishError::io("list", path))
    }

    /// Makes a folder; it must not be there.
    pub(super) fn make_folder(&self, path: &Path) -> Done {
        self.trip().and_then(|()| fs::create_dir(path)).map_err(PublishError::io("create", path))
    }

    /// Makes a folder and those above it, where they are missing.
    pub(super) fn make_folders(&self, path: &Path) -> Done {
        self.trip().and_then(|()| fs::create_dir_all(path)).map_err(PublishError::io("create", path))
    }

    /// Writes a new file; it must not be there.
    pub(super) fn write(&self, path: &Path, bytes: &[u8]) -> Done {
        let write = || {
            self.trip()?;
            let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
            self.trip()?;
            file.write_all(bytes)
        };
        write().map_err(PublishError::io("write", path))
    }

    /// Opens the lock file, making it where it is missing.
    pub(super) fn open_lock(&self, path: &Path) -> Done<File> {
        self.trip()
            .and_then(|()| OpenOptions::new().write(true).create(true).truncate(false).open(path))
            .map_err(PublishError::io("open the lock file", path))
    }

    /// Gives a file a second name. Does not follow links. The bare error, since some file systems cannot do it.
    pub(super) fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.trip()?;
        #[cfg(test)]
        self.needs_a_rich_file_system()?;
        fs::hard_link(from, to)
    }

    /// Copies a file with its times, for file systems without hard links.
    pub(super) fn copy(&self, from: &Path, to: &Path) -> Done {
        let copy = || {
            self.trip()?;
            fs::copy(from, to)?;
            File::options().write(true).open(to)?.set_modified(fs::symlink_metadata(from)?.modified()?)
        };
        copy().map_err(PublishError::io("copy", from))
    }

    /// Renames; replaces a file of that name, or an empty folder.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> Done {
        self.trip().and_then(|()| fs::rename(from, to)).map_err(PublishError::io("move", from))
    }

    /// Swaps two names in one step. The bare error, since some systems cannot do it.
    pub(super) fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.trip()?;
        #[cfg(test)]
        self.needs_a_rich_file_system()?;
        exchange(one, other)
    }

    /// Removes a file or a link.
    pub(super) fn remove(&self, path: &Path) -> Done {
        self.trip().and_then(|()| fs::remove_file(path)).map_err(PublishError::io("remove", path))
    }

    /// Removes an empty folder.
    pub(super) fn remove_folder(&self, path: &Path) -> Done {
        self.trip().and_then(|()| fs::remove_dir(path)).map_err(PublishError::io("remove", path))
    }

    /// Gives a folder the permissions of another.
    pub(super) fn permit(&self, path: &Path, like: &Metadata) -> Done {
        self.trip()
            .and_then(|()| fs::set_permissions(path, like.permissions()))
            .map_err(PublishError::io("set the permissions of", path))
    }

    /// Sets the mode of a folder.
    #[cfg(unix)]
    pub(super) fn chmod(&self, path: &Path, mode: u32) -> Done {
        use std::os::unix::fs::PermissionsExt;
        self.trip()
            .and_then(|()| fs::set_permissions(path, fs::Permissions::from_mode(mode)))
            .map_err(PublishError::io("set the permissions of", path))
    }

    /// Sets when a file was last modified.
    pub(super) fn date(&self, path: &Path, time: SystemTime) -> Done {
        self.trip()
            .and_then(|()| File::open(path)?.set_modified(time))
            .map_err(PublishError::io("set the time of", path))
    }

    /// Waits until all that was written on the file system of this folder is on the disk itself.
    ///
    /// One call for the whole file system: an fsync for each file takes a journal commit apiece (4 s for 12,600 pages on
    /// a fast virtual disk, minutes on a spinning one), and linked files need all their folders synced as well. The
    /// price is that the data of other programs goes out with ours.
    pub(super) fn settle(&self, folder: &Path) -> Done {
        self.trip().and_then(|()| settle(folder)).map_err(PublishError::io("write out", folder))
    }

    /// Waits until a folder's own entries are on the disk.
    pub(super) fn settle_folder(&self, folder: &Path) -> Done {
        self.trip().and_then(|()| settle_folder(folder)).map_err(PublishError::io("write out", folder))
    }
}

#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

#[cfg(target_os = "linux")]
fn settle(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

/// Elsewhere no single call waits for a whole tree, and one per file would take minutes: the folder alone. After a
/// power cut a page may then be short; the next build notices by its hash and writes it again.
#[cfg(not(target_os = "linux"))]
fn settle(folder: &Path) -> io::Result<()> {
    settle_folder(folder)
}

#[cfg(unix)]
fn settle_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows opens no folders as files.
#[cfg(not(unix))]
fn settle_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
