//! Everything in the output that okrbook did not write goes along into the new tree: files and links by a second
//! name, folders as a stand-in of second names. So the new tree is whole before the swap, and a build that is
//! killed has moved nothing. After the swap each folder itself trades places with its stand-in.

use super::disk::Disk;
use super::error::{PublishError, Refusal};
use super::manifest;
use super::place::Place;
use super::seal::{Identity, identity};
use super::survey::Survey;
use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

/// What goes along.
#[derive(Debug, Default)]
pub(super) struct Carried {
    /// Foreign folders that have a stand-in, relative to the output.
    pub(super) folders: Vec<PathBuf>,
    /// Foreign files that have a second name in the new tree.
    pub(super) linked: HashSet<Identity>,
    /// Foreign files that could not get one; the sweep moves them.
    pub(super) unlinked: Vec<PathBuf>,
}

/// The walk through the output.
pub(super) struct Carrier<'a> {
    disk: &'a Disk,
    place: &'a Place,
    survey: &'a Survey,
    /// Folders that pages of the old or the new site lie in.
    shared: HashSet<&'a str>,
    carried: Carried,
}

impl<'a> Carrier<'a> {
    /// A carrier for an output; `old` and `new` are the folders of either site.
    pub(super) fn new(
        disk: &'a Disk,
        place: &'a Place,
        survey: &'a Survey,
        old: &BTreeSet<&'a str>,
        new: &BTreeSet<&'a str>,
    ) -> Self {
        let shared = old.union(new).copied().collect();
        Self { disk, place, survey, shared, carried: Carried::default() }
    }

    /// Takes all that is foreign along.
    ///
    /// # Errors
    /// `Refused` when a file system is mounted inside the output; `Io`.
    pub(super) fn carry(mut self) -> Result<Carried, PublishError> {
        self.walk(Path::new(""))?;
        Ok(self.carried)
    }

    /// A folder that pages lie in.
    fn walk(&mut self, folder: &Path) -> Result<(), PublishError> {
        for (name, kind) in self.disk.list(&self.place.out.join(folder))? {
            let path = folder.join(name);
            let known = slashed(&path);
            if known.as_deref().is_some_and(|path| path == manifest::NAME) {
                continue;
            }
            if kind.is_dir() {
                if known.is_some_and(|path| self.shared.contains(path.as_str())) {
                    self.walk(&path)?;
                } else {
                    self.disk.make_folders(&self.place.next.join(folder))?;
                    self.stand_in(&path)?;
                    self.carried.folders.push(path);
                }
            } else if !known.is_some_and(|path| self.survey.manifest.files.contains_key(&path)) {
                self.disk.make_folders(&self.place.next.join(folder))?;
                self.link(path)?;
            }
        }
        Ok(())
    }

    /// A foreign folder, with all below it.
    fn stand_in(&mut self, folder: &Path) -> Result<(), PublishError> {
        let (from, to) = (self.place.out.join(folder), self.place.next.join(folder));
        let Some(meta) = self.disk.look(&from)? else { return Ok(()) };
        let device = |meta| identity(meta).map(|id| id.0);
        if self.survey.out.as_ref().is_some_and(|out| device(out) != device(&meta)) {
            return Err(PublishError::Refused { path: from, why: Refusal::MountPoint });
        }
        self.disk.make_folder(&to)?;
        for (name, kind) in self.disk.list(&from)? {
            let path = folder.join(name);
            if kind.is_dir() { self.stand_in(&path)? } else { self.link(path)? }
        }
        // Last, since it may forbid writing.
        self.disk.permit(&to, &meta)
    }

    fn link(&mut self, path: PathBuf) -> Result<(), PublishError> {
        let from = self.place.out.join(&path);
        let Some(meta) = self.disk.look(&from)? else { return Ok(()) };
        match self.disk.link(&from, &self.place.next.join(&path)) {
            Ok(()) => self.carried.linked.extend(identity(&meta)),
            Err(_) => self.carried.unlinked.push(path),
        }
        Ok(())
    }
}

/// A path inside the output as the manifest would write it; none where it has no such form.
pub(super) fn slashed(path: &Path) -> Option<String> {
    let mut text = String::new();
    for name in path {
        if !text.is_empty() {
            text.push('/');
        }
        text.push_str(name.to_str()?);
    }
    Some(text)
}
