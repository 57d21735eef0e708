//! Whether the new site has room: a file or folder of someone else where a page must go stops the build before
//! anything is written. Takes the survey and the site's paths, gives nothing or what is in the way.

use super::disk::Disk;
use super::error::PublishError;
use super::paths;
use super::place::Place;
use super::survey::Survey;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Looks for things of others where the new site needs to write.
///
/// # Errors
/// `InTheWay`; `Io`.
pub(super) fn obstacles(
    disk: &Disk,
    place: &Place,
    survey: &Survey,
    files: &[&str],
    folders: &BTreeSet<&str>,
) -> Result<(), PublishError> {
    if survey.out.is_none() {
        return Ok(());
    }
    let in_the_way = |path: &str| Err(PublishError::InTheWay { path: place.out.join(path) });
    let mut there = BTreeSet::from([""]);
    for &folder in folders {
        if !there.contains(paths::parent(folder)) {
            continue;
        }
        match disk.look(&place.out.join(folder))? {
            Some(meta) if meta.is_dir() => {
                there.insert(folder);
            }
            // A page that gives way to a folder of the same name.
            Some(_) if survey.pages.contains_key(folder) => {}
            Some(_) => return in_the_way(folder),
            None => {}
        }
    }
    files.par_iter().try_for_each(|&path| {
        if survey.pages.contains_key(path) || !there.contains(paths::parent(path)) {
            return Ok(());
        }
        match disk.look(&place.out.join(path))? {
            // Our folder that gives way to a page of the same name; what others keep in it is in the way.
            Some(meta) if meta.is_dir() && only_ours(disk, place, survey, path)? => Ok(()),
            Some(_) => in_the_way(path),
            None => Ok(()),
        }
    })
}

/// Whether a folder of the output holds nothing but pages of ours and folders of such.
fn only_ours(disk: &Disk, place: &Place, survey: &Survey, folder: &str) -> Result<bool, PublishError> {
    let within = format!("{folder}/");
    if !survey
        .manifest
        .files
        .range(within.clone()..)
        .next()
        .is_some_and(|(path, _)| path.starts_with(&within))
    {
        return Ok(false);
    }
    for (name, kind) in disk.list(&place.out.join(folder))? {
        let Some(name) = name.to_str() else { return Ok(false) };
        let path = format!("{within}{name}");
        // An edited page would be kept aside here, in a folder that is to be a file.
        if !(if kind.is_dir() {
            only_ours(disk, place, survey, &path)?
        } else {
            survey.ours(&path).is_some()
        }) {
            return Ok(false);
        }
    }
    Ok(true)
}
