//! What stands in the output before anything is written: for each page of the manifest, whether it is still ours.
//! Gives the survey, or refuses an output that is not ours to write to.

use super::disk::Disk;
use super::error::{PublishError, Refusal};
use super::manifest::{self, Entry, Manifest};
use super::paths;
use super::place::Place;
use super::seal::{Seal, Stamp, identity};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::fs::Metadata;

/// The output as it was found.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// The output folder, where there is one.
    pub(super) out: Option<Metadata>,
    /// What okrbook wrote there; empty for a new output.
    pub(super) manifest: Manifest,
    /// What became of it; a page that is not here was deleted, or a folder stands in its place.
    pub(super) pages: HashMap<String, Page>,
}

/// A page of the old site that is still there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    /// What it was when we looked.
    pub(super) stamp: Stamp,
    /// Its content; none for a link, which we never write.
    pub(super) content: Option<Entry>,
    /// Whether it is not what we wrote.
    pub(super) edited: bool,
}

impl Survey {
    /// Looks at the output and at each page okrbook wrote there.
    ///
    /// # Errors
    /// `Refused` for a mount point, and for a folder that holds files and no manifest; `Manifest`; `Io`.
    pub(super) fn take(disk: &Disk, place: &Place) -> Result<Self, PublishError> {
        let Some(out) = disk.look(&place.out)? else { return Ok(Self::default()) };
        let refuse = |why| Err(PublishError::Refused { path: place.out.clone(), why });
        let parent = disk.look(&place.parent)?;
        if parent.is_some_and(|parent| identity(&parent).map(|id| id.0) != identity(&out).map(|id| id.0)) {
            return refuse(Refusal::MountPoint);
        }
        let Some(manifest) = Manifest::read(disk, &place.out)? else {
            // A fresh checkout of the branch that is published holds `.git` and nothing else.
            let foreign = disk.list(&place.out)?.into_iter().any(|(name, _)| name != ".git");
            return if foreign {
                refuse(Refusal::NotOurs)
            } else {
                Ok(Self { out: Some(out), ..Self::default() })
            };
        };
        let seal =
            disk.look(&place.out.join(manifest::NAME))?.map(|meta| Seal::of(&meta)).unwrap_or_default();
        let real = real_folders(disk, place, &manifest)?;
        let page = |(path, entry): (&String, &Entry)| {
            if !real.contains(paths::parent(path)) {
                return Ok(None);
            }
            Ok(look(disk, place, path, *entry, seal)?.map(|page| (path.clone(), page)))
        };
        let pages =
            manifest.files.par_iter().filter_map(|item| page(item).transpose()).collect::<Result<_, _>>()?;
        Ok(Self { out: Some(out), manifest, pages })
    }

    /// The page at a path, when it is what we wrote.
    pub(super) fn ours(&self, path: &str) -> Option<&Page> {
        self.pages.get(path).filter(|page| !page.edited)
    }
}

/// The folders of the manifest that are folders still: a page behind a link that someone put there is not ours.
fn real_folders<'a>(
    disk: &Disk,
    place: &Place,
    manifest: &'a Manifest,
) -> Result<BTreeSet<&'a str>, PublishError> {
    let mut real = BTreeSet::from([""]);
    for folder in paths::folders(manifest.files.keys().map(String::as_str)) {
        if real.contains(paths::parent(folder))
            && disk.look(&place.out.join(folder))?.is_some_and(|meta| meta.is_dir())
        {
            real.insert(folder);
        }
    }
    Ok(real)
}

fn look(
    disk: &Disk,
    place: &Place,
    path: &str,
    entry: Entry,
    seal: Seal,
) -> Result<Option<Page>, PublishError> {
    let file = place.out.join(path);
    let Some(meta) = disk.look(&file)?.filter(|meta| !meta.is_dir()) else { return Ok(None) };
    let stamp = Stamp::of(&meta);
    if !meta.is_file() {
        return Ok(Some(Page { stamp, content: None, edited: true }));
    }
    let content = if meta.len() == entry.size && seal.vouches_for(&meta) {
        entry
    } else {
        Entry::of(&disk.read(&file)?)
    };
    Ok(Some(Page { stamp, content: Some(content), edited: content != entry }))
}
