//! The staging folder: the new tree grows in it beside the output, and the old tree is taken apart in it. Nothing is
//! made before the first file has to be written, so that a build that changes nothing touches nothing.

use super::disk::Disk;
use super::error::PublishError;
use super::manifest::Entry;
use super::place::Place;
use super::seal::identity;
use super::site::Site;
use super::survey::Survey;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs::Metadata;
use std::path::Path;
use std::sync::Mutex;

/// The tree being built.
#[derive(Debug)]
pub(super) struct Stage<'a> {
    disk: &'a Disk,
    place: &'a Place,
    folders: &'a BTreeSet<&'a str>,
    begun: Mutex<bool>,
}

/// One file of the new site.
#[derive(Debug, Clone, Copy)]
pub(super) struct Made {
    /// What the manifest will say.
    pub(super) entry: Entry,
    /// Whether the file that stands has these bytes already.
    pub(super) stands: bool,
}

impl<'a> Stage<'a> {
    /// A stage for a site with these folders; touches nothing yet.
    pub(super) fn new(disk: &'a Disk, place: &'a Place, folders: &'a BTreeSet<&'a str>) -> Self {
        Self { disk, place, folders, begun: Mutex::new(false) }
    }

    /// Makes the staging folder and the folders of the new tree, once.
    ///
    /// # Errors
    /// `Io`.
    pub(super) fn begin(&self) -> Result<(), PublishError> {
        let mut begun = self.begun.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if *begun {
            return Ok(());
        }
        self.disk.make_folder(&self.place.staging)?;
        self.make_folders().inspect_err(|_| {
            // Another thread may try after this one, and would be told that the folder is there instead of what went wrong.
            let _ = clear(self.disk, &self.place.staging);
        })?;
        *begun = true;
        Ok(())
    }

    fn make_folders(&self) -> Result<(), PublishError> {
        let Place { next, journal, .. } = self.place;
        self.disk.make_folder(next)?;
        let inode = self.disk.look(next)?.as_ref().and_then(inode);
        self.disk.write(journal, inode.unwrap_or_default().as_bytes())?;
        self.folders.iter().try_for_each(|folder| self.disk.make_folder(&next.join(folder)))
    }

    /// Renders every page and writes those that differ from what stands. The bytes of a page live no longer than that.
    ///
    /// # Errors
    /// `Render`, `Io`.
    pub(super) fn write(
        &self,
        site: &dyn Site,
        files: &[&str],
        survey: &Survey,
    ) -> Result<Vec<Made>, PublishError> {
        let same_source = site.made_from().is_some() && site.made_from() == survey.manifest.made_from;
        let make = |(page, &path): (usize, &&str)| {
            let standing = survey.pages.get(path);
            if let Some(entry) =
                standing.filter(|page| same_source && !page.edited).and_then(|page| page.content)
            {
                return Ok(Made { entry, stands: true });
            }
            let bytes =
                site.render(page).map_err(|source| PublishError::Render { path: path.to_owned(), source })?;
            let entry = Entry::of(&bytes);
            let stands = standing.is_some_and(|page| page.content == Some(entry));
            if !stands {
                self.begin()?;
                self.disk.write(&self.place.next.join(path), &bytes)?;
            }
            Ok(Made { entry, stands })
        };
        files.par_iter().enumerate().map(make).collect()
    }

    /// Takes over the files that stand already: a second name, so times stay and no byte is copied.
    ///
    /// # Errors
    /// `Io`.
    pub(super) fn keep(&self, files: &[&str], made: &[Made]) -> Result<(), PublishError> {
        files.par_iter().zip(made).filter(|(_, made)| made.stands).try_for_each(|(path, _)| {
            let (from, to) = (self.place.out.join(path), self.place.next.join(path));
            // Not every file system has hard links.
            self.disk.link(&from, &to).or_else(|_| self.disk.copy(&from, &to))
        })
    }

    /// Gives the new folders the permissions they had in the old site.
    ///
    /// # Errors
    /// `Io`.
    pub(super) fn permit(&self, old: &BTreeSet<&str>) -> Result<(), PublishError> {
        // Inner before outer, since the outer may forbid to write.
        let inner_first = old.iter().rev().copied().chain([""]);
        for folder in inner_first {
            let next = self.place.next.join(folder);
            if let (Some(old), Some(new)) =
                (self.disk.look(&self.place.out.join(folder))?, self.disk.look(&next)?)
                && old.is_dir()
                && old.permissions() != new.permissions()
            {
                self.disk.permit(&next, &old)?;
            }
        }
        Ok(())
    }
}

/// A folder's inode as the journal has it; none where there are no inodes, and no exchange either.
pub(super) fn inode(meta: &Metadata) -> Option<String> {
    identity(meta).map(|(_, inode)| inode.to_string())
}

/// Removes a half-built tree. All in it is ours or a second name of something that lives on elsewhere.
///
/// # Errors
/// `Io`.
pub(super) fn clear(disk: &Disk, folder: &Path) -> Result<(), PublishError> {
    open_up(disk, folder)?;
    for (name, kind) in disk.list(folder)? {
        let path = folder.join(name);
        if kind.is_dir() { clear(disk, &path)? } else { disk.remove(&path)? }
    }
    disk.remove_folder(folder)
}

/// Makes a folder of the staging folder writable, that its entries can be removed.
#[cfg(unix)]
pub(super) fn open_up(disk: &Disk, folder: &Path) -> Result<(), PublishError> {
    use std::os::unix::fs::PermissionsExt;
    if let Some(meta) = disk.look(folder)?
        && meta.permissions().mode() & 0o700 != 0o700
    {
        disk.chmod(folder, meta.permissions().mode() | 0o700)?;
    }
    Ok(())
}

/// Makes a folder of the staging folder writable, that its entries can be removed.
#[cfg(not(unix))]
pub(super) fn open_up(_: &Disk, _: &Path) -> Result<(), PublishError> {
    Ok(())
}
