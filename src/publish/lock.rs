//! One build at a time: an advisory lock on a file beside the output. The system lets go of it when the process ends,
//! however it ends.

use super::disk::Disk;
use super::error::PublishError;
use super::place::Place;
use super::seal::identity;
use std::fs::{self, File, TryLockError};
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Long enough for another build to end, short enough that nobody thinks we hang.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

const PAUSE: Duration = Duration::from_millis(10);

/// The right to write to an output, until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Waits for the lock.
    ///
    /// # Errors
    /// `Busy` when another build keeps it for longer than `patience`; `Io`.
    pub(super) fn take(disk: &Disk, place: &Place, patience: Duration) -> Result<Self, PublishError> {
        let since = Instant::now();
        loop {
            let file = disk.open_lock(&place.lock)?;
            match file.try_lock() {
                // The one who held it removed the file; what we have locked is nobody's lock any more.
                Ok(()) if !still_there(&file, place) => {}
                Ok(()) => return Ok(Self { path: place.lock.clone(), file }),
                Err(TryLockError::WouldBlock) if since.elapsed() < patience => sleep(PAUSE),
                Err(TryLockError::WouldBlock) => return Err(PublishError::Busy { path: place.out.clone() }),
                Err(TryLockError::Error(error)) => return Err(PublishError::io("lock", &place.lock)(error)),
            }
        }
    }
}

fn still_there(file: &File, place: &Place) -> bool {
    let ours = file.metadata().ok();
    let named = fs::symlink_metadata(&place.lock).ok();
    matches!((ours, named), (Some(ours), Some(named)) if identity(&ours) == identity(&named))
}

impl Drop for Lock {
    /// Removes the file while it is still locked. Where files have no identity, it stays: see `still_there`.
    fn drop(&mut self) {
        if self.file.metadata().is_ok_and(|meta| identity(&meta).is_some()) {
            let _ = fs::remove_file(&self.path);
        }
    }
}
