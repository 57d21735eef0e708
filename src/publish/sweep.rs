//! Taking the old tree apart after the swap. Removes what okrbook wrote and second names of what went along; anything
//! else came between and moves to the new tree. The manifest goes last, so that a sweep that is killed can be
//! taken up again.

use super::aside;
use super::carry::slashed;
use super::changes::KeptAside;
use super::disk::Disk;
use super::error::PublishError;
use super::manifest::{self, Entry, Manifest};
use super::place::Place;
use super::seal::{Identity, Stamp, identity};
use super::stage::open_up;
use super::survey::Page;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs::Metadata;
use std::path::Path;
use std::sync::Mutex;

/// What the build that made the swap still knows; after a crash, files are compared instead.
pub(super) struct Known<'a> {
    /// The pages of the old tree as they were when they were judged.
    pub(super) pages: &'a HashMap<String, Page>,
    /// Pages that have no second name in the new tree although they must live on.
    pub(super) unkept: &'a HashSet<&'a str>,
    /// Foreign files that have a second name in the new tree.
    pub(super) linked: &'a HashSet<Identity>,
}

struct Sweep<'a> {
    disk: &'a Disk,
    place: &'a Place,
    tree: &'a Path,
    manifest: Manifest,
    known: Option<&'a Known<'a>>,
    kept: Mutex<Vec<KeptAside>>,
}

/// Takes `tree` apart. Gives the files that were kept aside in doing so.
///
/// # Errors
/// `Io`, `Manifest`; the rest stays for the next build to sweep.
pub(super) fn sweep(
    disk: &Disk,
    place: &Place,
    tree: &Path,
    known: Option<&Known<'_>>,
) -> Result<Vec<KeptAside>, PublishError> {
    let manifest = Manifest::read(disk, tree)?.unwrap_or_default();
    let sweep = Sweep { disk, place, tree, manifest, known, kept: Mutex::default() };
    sweep.folder(Path::new(""))?;
    let manifest = tree.join(manifest::NAME);
    if disk.look(&manifest)?.is_some() {
        disk.remove(&manifest)?;
    }
    disk.remove_folder(tree)?;
    Ok(sweep.kept.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner))
}

impl Sweep<'_> {
    fn folder(&self, folder: &Path) -> Result<(), PublishError> {
        let here = self.tree.join(folder);
        open_up(self.disk, &here)?;
        self.disk.list(&here)?.into_par_iter().try_for_each(|(name, kind)| {
            let path = folder.join(name);
            if kind.is_dir() {
                return self.folder(&path);
            }
            match slashed(&path) {
                Some(name) if name == manifest::NAME => Ok(()),
                name => self.file(&path, name.as_deref()),
            }
        })?;
        if folder == Path::new("") {
            return Ok(());
        }
        if !self.manifest.files.is_empty() && self.is_foreign_and_gone(folder)? {
            return self.disk.rename(&here, &self.place.out.join(folder));
        }
        self.disk.remove_folder(&here)
    }

    /// An empty folder of others that has not come along: it was made while we built.
    fn is_foreign_and_gone(&self, folder: &Path) -> Result<bool, PublishError> {
        let ours = slashed(folder).is_some_and(|folder| {
            let within = format!("{folder}/");
            self.manifest
                .files
                .range(within.clone()..)
                .next()
                .is_some_and(|(path, _)| path.starts_with(&within))
        });
        let out = &self.place.out;
        let homeless = folder.parent().is_some_and(|parent| out.join(parent).is_dir());
        Ok(!ours && homeless && self.disk.look(&out.join(folder))?.is_none())
    }

    fn file(&self, path: &Path, name: Option<&str>) -> Result<(), PublishError> {
        let file = self.tree.join(path);
        let Some(meta) = self.disk.look(&file)? else { return Ok(()) };
        let ours = name.and_then(|name| Some((name, self.manifest.files.get(name)?)));
        let done_with = match ours {
            Some((name, entry)) => self.page_is_done_with(&file, name, *entry, &meta)?,
            None => self.lives_on(path, &meta)?,
        };
        if done_with { self.disk.remove(&file) } else { self.rescue(&file, path, name) }
    }

    /// Whether a page is still what it was when its fate was settled.
    fn page_is_done_with(
        &self,
        file: &Path,
        name: &str,
        entry: Entry,
        meta: &Metadata,
    ) -> Result<bool, PublishError> {
        if let Some(known) = self.known {
            let judged = known.pages.get(name).is_some_and(|page| page.stamp == Stamp::of(meta));
            if judged && !known.unkept.contains(name) {
                return Ok(true);
            }
        }
        if let Some(id) = identity(meta)
            && aside::has_twin(self.disk, &self.place.out, name, id)?
        {
            return Ok(true);
        }
        Ok(meta.is_file() && meta.len() == entry.size && Entry::of(&self.disk.read(file)?) == entry)
    }

    /// Whether a foreign file has a name in the new tree.
    fn lives_on(&self, path: &Path, meta: &Metadata) -> Result<bool, PublishError> {
        let Some(id) = identity(meta) else { return self.has_double(path, meta) };
        if self.known.is_some_and(|known| known.linked.contains(&id)) {
            return Ok(true);
        }
        let standing = self.disk.look(&self.place.out.join(path))?;
        Ok(standing.is_some_and(|standing| identity(&standing) == Some(id)))
    }

    /// Where files have no identity: whether a file of the same bytes stands at its place.
    fn has_double(&self, path: &Path, meta: &Metadata) -> Result<bool, PublishError> {
        let to = self.place.out.join(path);
        let alike =
            self.disk.look(&to)?.is_some_and(|standing| standing.is_file() && standing.len() == meta.len());
        Ok(alike && meta.is_file() && self.disk.read(&to)? == self.disk.read(&self.tree.join(path))?)
    }

    /// Moves a file that must live on to its place in the new tree, or beside what stands there.
    fn rescue(&self, file: &Path, path: &Path, name: Option<&str>) -> Result<(), PublishError> {
        let to = self.place.out.join(path);
        if let Some(folder) = to.parent() {
            self.disk.make_folders(folder)?;
        }
        if self.disk.look(&to)?.is_none() && name.is_none_or(|name| !self.manifest.files.contains_key(name)) {
            return self.disk.rename(file, &to);
        }
        // A name that is not Unicode gets a readable one beside it.
        let page = name.map_or_else(|| path.to_string_lossy().into_owned(), str::to_owned);
        let mut kept = self.kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let beside = aside::free(self.disk, self.place, &page, &BTreeSet::new())?;
        self.disk.rename(file, &self.place.out.join(&beside))?;
        kept.push(KeptAside { page, kept: beside });
        Ok(())
    }
}
