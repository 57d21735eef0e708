//! One publish from end to end. Takes a site and an output, gives what changed.

use super::aside;
use super::carry::{Carried, Carrier};
use super::changes::{Changes, KeptAside};
use super::disk::Disk;
use super::error::PublishError;
use super::lock::{Lock, PATIENCE};
use super::manifest::{self, Manifest};
use super::obstacle;
use super::paths;
use super::place::Place;
use super::seal;
use super::site::Site;
use super::stage::{Made, Stage};
use super::survey::Survey;
use super::swap::{self, Swapped};
use super::sweep::{Known, sweep};
use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

/// How long the old tree stays after the swap: a reader that has found the old folder but not yet the page in it is a
/// few microseconds from it, or, when the machine is busy, a turn on the processor.
const GRACE: Duration = Duration::from_millis(20);

/// Publishes `site` to `out`.
///
/// # Errors
/// Any; the old site stands.
pub(super) fn run(
    disk: &Disk,
    site: &dyn Site,
    out: &Path,
    source_root: &Path,
    home: Option<&Path>,
) -> Result<Changes, PublishError> {
    let files = site.paths();
    paths::check(&files)?;
    let place = Place::resolve(out, source_root, home)?;
    disk.make_folders(&place.parent)?;
    let _lock = Lock::take(disk, &place, PATIENCE)?;
    let notes = swap::recover(disk, &place)?;
    let build = Build { disk, place: &place, files: &files, folders: paths::folders(files.iter().copied()) };
    let built = build.run(site);
    match built {
        Ok(changes) => Ok(Changes { notes: [notes, changes.notes].concat(), ..changes }),
        Err(error) => {
            // What cannot be put away now, the next build puts away.
            let _ = swap::recover(disk, &place);
            Err(error)
        }
    }
}

struct Build<'a> {
    disk: &'a Disk,
    place: &'a Place,
    files: &'a [&'a str],
    folders: BTreeSet<&'a str>,
}

/// What is to become of the pages that do not simply stay.
#[derive(Default)]
struct Partings<'a> {
    removed: Vec<String>,
    /// Pages edited by hand.
    edited: Vec<&'a str>,
}

impl Build<'_> {
    fn run(&self, site: &dyn Site) -> Result<Changes, PublishError> {
        let survey = Survey::take(self.disk, self.place)?;
        obstacle::obstacles(self.disk, self.place, &survey, self.files, &self.folders)?;
        let stage = Stage::new(self.disk, self.place, &self.folders);
        let made = stage.write(site, self.files, &survey)?;
        let manifest = Manifest {
            made_from: site.made_from(),
            files: self
                .files
                .iter()
                .zip(&made)
                .map(|(path, made)| ((*path).to_owned(), made.entry))
                .collect(),
        };
        let unchanged = made.iter().filter(|made| made.stands).count();
        let partings = self.partings(&survey, &manifest);
        let mut changes = Changes { written: made.len() - unchanged, unchanged, ..Changes::default() };
        let first = survey.out.is_none() || self.disk.look(&self.place.out.join(manifest::NAME))?.is_none();
        if first || changes.written > 0 || !partings.removed.is_empty() || !partings.edited.is_empty() {
            changes.removed.clone_from(&partings.removed);
            self.replace(&stage, &survey, &made, &manifest, &partings, &mut changes)?;
        } else if manifest != survey.manifest {
            self.replace_manifest(&manifest)?;
        } else {
            return Ok(changes);
        }
        // Unsealed, the next build reads what it could have looked at: no reason to fail.
        let _ = seal::seal(self.disk, &self.place.out.join(manifest::NAME));
        Ok(changes)
    }

    /// Which pages go, and which were edited. An edit that made a page what it now is anyway is none.
    fn partings<'a>(&self, survey: &'a Survey, new: &Manifest) -> Partings<'a> {
        let mut partings = Partings::default();
        for path in survey.manifest.files.keys() {
            let Some(page) = survey.pages.get(path) else { continue };
            let stays = new.files.get(path);
            if stays.is_none() {
                partings.removed.push(path.clone());
            }
            if page.edited && (stays.is_none() || page.content.as_ref() != stays) {
                partings.edited.push(path);
            }
        }
        partings
    }

    /// Builds the rest of the new tree, swaps it in, and puts the old one away.
    fn replace(
        &self,
        stage: &Stage<'_>,
        survey: &Survey,
        made: &[Made],
        manifest: &Manifest,
        partings: &Partings<'_>,
        changes: &mut Changes,
    ) -> Result<(), PublishError> {
        let Self { disk, place, .. } = self;
        stage.begin()?;
        stage.keep(self.files, made)?;
        let old = paths::folders(survey.manifest.files.keys().map(String::as_str));
        let (carried, unkept) = if survey.out.is_some() {
            let carried = Carrier::new(disk, place, survey, &old, &self.folders).carry()?;
            (carried, self.keep_aside(&partings.edited, changes)?)
        } else {
            (Carried::default(), HashSet::new())
        };
        disk.write(&place.next.join(manifest::NAME), &manifest.bytes())?;
        if survey.out.is_some() {
            stage.permit(&old)?;
        }
        disk.settle(&place.staging)?;
        let swapped = swap::swap(disk, place, survey.out.is_some(), &carried.folders)?;
        // From here on the new site stands, and nothing is an error any more.
        let known = Known { pages: &survey.pages, unkept: &unkept, linked: &carried.linked };
        if let Err(error) = self.put_away(&swapped, &known, changes) {
            changes.notes.push(format!(
                "the new site stands, but the old one could not be put away from {} ({error}); the next build will try again",
                place.staging.display()
            ));
        }
        if swapped.gap {
            changes.notes.push(
                "this file system cannot exchange two folders, so the site was missing for a moment"
                    .to_owned(),
            );
        }
        if !carried.unlinked.is_empty() {
            changes.notes.push(format!(
                "this file system cannot link {} of the files that are not okrbook's, so they were missing for a moment",
                carried.unlinked.len()
            ));
        }
        changes.kept_aside.sort();
        Ok(())
    }

    /// Gives each edited page a second name beside the page. Gives those that could get none.
    fn keep_aside<'a>(
        &self,
        edited: &[&'a str],
        changes: &mut Changes,
    ) -> Result<HashSet<&'a str>, PublishError> {
        let files: BTreeSet<&str> = self.files.iter().copied().collect();
        let mut unkept = HashSet::new();
        for &page in edited {
            let kept = aside::free(self.disk, self.place, page, &files)?;
            self.disk.make_folders(&self.place.next.join(paths::parent(page)))?;
            match self.disk.link(&self.place.out.join(page), &self.place.next.join(&kept)) {
                Ok(()) => changes.kept_aside.push(KeptAside { page: page.to_owned(), kept }),
                Err(_) => {
                    unkept.insert(page);
                }
            }
        }
        Ok(unkept)
    }

    fn put_away(
        &self,
        swapped: &Swapped,
        known: &Known<'_>,
        changes: &mut Changes,
    ) -> Result<(), PublishError> {
        let Self { disk, place, .. } = self;
        disk.settle_folder(&place.parent)?;
        if let Some(old) = &swapped.old {
            sleep(GRACE);
            changes.kept_aside.extend(sweep(disk, place, old, Some(known))?);
        }
        swap::dismantle(disk, place)
    }

    /// The pages are what they were, the manifest is not: the site was made from something else that looks the same.
    fn replace_manifest(&self, manifest: &Manifest) -> Result<(), PublishError> {
        let Self { disk, place, .. } = self;
        disk.make_folder(&place.staging)?;
        disk.write(&place.manifest, &manifest.bytes())?;
        disk.settle(&place.staging)?;
        disk.rename(&place.manifest, &place.out.join(manifest::NAME))?;
        let _ = swap::dismantle(disk, place);
        Ok(())
    }
}
