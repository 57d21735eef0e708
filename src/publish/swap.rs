//! The one step from the old tree to the new, and finding out after a crash on which side of it we are.

use super::disk::Disk;
use super::error::PublishError;
use super::place::Place;
use super::stage::{clear, inode};
use super::sweep::sweep;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What a swap leaves to be swept.
#[derive(Debug)]
pub(super) struct Swapped {
    /// The old tree, if there was one.
    pub(super) old: Option<PathBuf>,
    /// Whether there was a moment without a site.
    pub(super) gap: bool,
}

/// Puts the new tree in place of the old.
///
/// # Errors
/// `Io`; the old tree stands.
pub(super) fn swap(
    disk: &Disk,
    place: &Place,
    there: bool,
    folders: &[PathBuf],
) -> Result<Swapped, PublishError> {
    if !there {
        disk.rename(&place.next, &place.out)?;
        return Ok(Swapped { old: None, gap: false });
    }
    match disk.exchange(&place.next, &place.out) {
        Ok(()) => {
            for folder in folders {
                // The folder itself for its stand-in. Where that fails the stand-in stays: it has every file.
                let _ = disk.exchange(&place.next.join(folder), &place.out.join(folder));
            }
            Ok(Swapped { old: Some(place.next.clone()), gap: false })
        }
        Err(error) if cannot(&error) => {
            disk.rename(&place.out, &place.old)?;
            if let Err(error) = disk.rename(&place.next, &place.out) {
                disk.rename(&place.old, &place.out)?;
                return Err(error);
            }
            Ok(Swapped { old: Some(place.old.clone()), gap: true })
        }
        Err(error) => Err(PublishError::io("swap in the new site at", &place.out)(error)),
    }
}

/// Whether an error means that the system has no exchange, not that it failed.
fn cannot(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput)
}

/// Puts away what a killed build left in the staging folder. Gives what the writer should know.
///
/// # Errors
/// `Leftover` when the folder holds things we never put there; `Io`.
pub(super) fn recover(disk: &Disk, place: &Place) -> Result<Vec<String>, PublishError> {
    let Some(staging) = disk.look(&place.staging)? else { return Ok(Vec::new()) };
    let foreign = || PublishError::Leftover { path: place.staging.clone() };
    if !staging.is_dir() {
        return Err(foreign());
    }
    let ours = ["next", "old", "journal", "manifest"];
    if disk.list(&place.staging)?.iter().any(|(name, _)| !ours.iter().any(|ours| name == ours)) {
        return Err(foreign());
    }
    let mut notes = Vec::new();
    let mut put_away = |tree: &Path| {
        if disk.look(&place.out)?.is_none() {
            return disk.rename(tree, &place.out);
        }
        for kept in sweep(disk, place, tree, None)? {
            notes.push(format!("kept `{}` from a build that was interrupted", kept.kept));
        }
        Ok(())
    };
    if disk.look(&place.old)?.is_some() {
        put_away(&place.old)?;
    }
    if let Some(next) = disk.look(&place.next)? {
        // A torn journal was never followed by a swap, which waits until the disk has it.
        let noted =
            disk.look(&place.journal)?.map(|_| disk.read(&place.journal)).transpose()?.unwrap_or_default();
        let swapped = !noted.is_empty() && inode(&next).is_some_and(|inode| inode.as_bytes() != noted);
        if swapped { put_away(&place.next)? } else { clear(disk, &place.next)? }
    }
    dismantle(disk, place)?;
    Ok(notes)
}

/// Removes the staging folder once its trees are gone. The journal goes after them, since it tells them apart.
///
/// # Errors
/// `Io`.
pub(super) fn dismantle(disk: &Disk, place: &Place) -> Result<(), PublishError> {
    for file in [&place.manifest, &place.journal] {
        if disk.look(file)?.is_some() {
            disk.remove(file)?;
        }
    }
    disk.remove_folder(&place.staging)
}
