//! Keeping what someone edited by hand: a free name beside the page, `page.html.yours`, then `page.html.yours-2`.

use super::disk::Disk;
use super::error::PublishError;
use super::place::Place;
use super::seal::Identity;
use super::seal::identity;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// Names beside `page`, most wanted first.
pub(super) fn names(page: &str) -> impl Iterator<Item = String> {
    (1..).map(move |number| {
        let mut name = format!("{page}.yours");
        if number > 1 {
            let _ = write!(name, "-{number}");
        }
        name
    })
}

/// The first name beside `page` that neither tree nor the new site has.
///
/// # Errors
/// `Io`.
pub(super) fn free(
    disk: &Disk,
    place: &Place,
    page: &str,
    files: &BTreeSet<&str>,
) -> Result<String, PublishError> {
    for name in names(page) {
        let taken = files.contains(name.as_str())
            || disk.look(&place.out.join(&name))?.is_some()
            || disk.look(&place.next.join(&name))?.is_some();
        if !taken {
            return Ok(name);
        }
    }
    unreachable!("there are endless names")
}

/// Whether a file has a name in `out` already: as the page itself, or kept beside it.
///
/// # Errors
/// `Io`.
pub(super) fn has_twin(disk: &Disk, out: &Path, page: &str, file: Identity) -> Result<bool, PublishError> {
    let is_twin = |name: &str| -> Result<Option<bool>, PublishError> {
        Ok(disk.look(&out.join(name))?.map(|meta| identity(&meta) == Some(file)))
    };
    if is_twin(page)? == Some(true) {
        return Ok(true);
    }
    for name in names(page) {
        match is_twin(&name)? {
            Some(true) => return Ok(true),
            Some(false) => {}
            None => return Ok(false),
        }
    }
    Ok(false)
}
