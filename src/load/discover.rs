//! The only reader: from a folder on disk to its files as values. Hidden and ignored files stay out,
//! and no symbolic link leads outside.

use std::collections::HashSet;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::codes::{OUTSIDE_LINK, PATH_COLLISION, UNREAD_FILE, UNREADABLE_FILE};
use super::place::{Place, copied, place, wanted_folder};
use super::shelf::{Held, Shelf, Stamp};
use super::text;
use crate::diagnostic::Diagnostic;
use crate::model::period::Period;
use crate::source::{Asset, Source, SourcePath, Sources};
use crate::span::Span;

/// The file that marks a playbook's root.
pub const MARK: &str = "okrbook.yaml";

/// Why no playbook could be read at all.
#[derive(Debug)]
pub enum LoadError {
    /// Neither the folder nor one above it has an `okrbook.yaml`.
    NoPlaybook(PathBuf),
    /// The folder itself cannot be read.
    Unreadable(PathBuf, io::Error),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPlaybook(at) => write!(
                f,
                "no playbook here: neither {} nor a folder above it has an {MARK}.\n`okrbook init` writes a first one.",
                at.display()
            ),
            Self::Unreadable(at, _) => write!(f, "{} cannot be read", at.display()),
        }
    }
}

impl std::error::Error for LoadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NoPlaybook(_) => None,
            Self::Unreadable(_, error) => Some(error),
        }
    }
}

/// The playbook's root: the folder itself, or the nearest one above it that has an `okrbook.yaml`.
///
/// # Errors
/// Where there is none, or the folder does not exist.
pub fn find_root(from: &Path) -> Result<PathBuf, LoadError> {
    let from = from.canonicalize().map_err(|error| LoadError::Unreadable(from.to_owned(), error))?;
    from.ancestors()
        .find(|folder| folder.join(MARK).is_file())
        .map(Path::to_owned)
        .ok_or_else(|| LoadError::NoPlaybook(from.clone()))
}

/// Reads a playbook's folder.
///
/// # Errors
/// Where the folder itself cannot be listed; single files that cannot be read are diagnostics.
pub fn discover(root: &Path) -> Result<(Sources, Vec<Diagnostic>), LoadError> {
    let Listing { root, files, mut said, .. } = list(root)?;
    let one_by_one = files.par_iter().with_max_len(1);
    let held = one_by_one.map(|file| (file.path.clone(), file.place, read(file))).collect();
    Ok((sources(root, held, &mut said), said))
}

/// Reads a playbook's folder as [`discover`] does, but takes the content of a file that looks on disk as it did before
/// from the reading before. Where it is told what was edited, by absolute paths, it looks at that alone if that tells
/// all. Nothing where all is as it was.
///
/// # Errors
/// As [`discover`].
pub fn rediscover(
    root: &Path,
    shelf: &mut Shelf,
    told: Option<&[PathBuf]>,
) -> Result<Option<(Sources, Vec<Diagnostic>)>, LoadError> {
    let before = shelf.listing.take().filter(|listing| listing.root == root);
    let told = told.filter(|told| before.as_ref().is_some_and(|before| before.stands(told, shelf)));
    let (listing, edited) = match (before, told) {
        (Some(before), Some(told)) => {
            let edited = told.iter().map(|path| relative(root, path)).collect();
            (before, Some(edited))
        }
        _ => (list(root).inspect_err(|_| shelf.failed())?, None),
    };
    let (files, changed) = read_again(&listing.files, shelf, edited.as_ref());
    let mut said = listing.said.clone();
    let sources = sources(listing.root.clone(), files, &mut said);
    let changed = shelf.said(&sources.root, &said) || changed;
    shelf.listing = Some(listing);
    Ok(changed.then_some((sources, said)))
}

/// The files of a folder.
#[derive(Debug)]
pub(super) struct Listing {
    root: PathBuf,
    /// Those that are to be read, in order.
    files: Vec<Found>,
    /// What is to be said of the others.
    said: Vec<Diagnostic>,
    /// Whether each stands where it is found, and is not a link to another, which may change unseen.
    plain: bool,
}

/// A file that is to be read.
#[derive(Debug)]
struct Found {
    on_disk: PathBuf,
    path: SourcePath,
    place: Place,
}

impl Listing {
    /// Whether all files are still there and no other is, where only some paths were touched.
    fn stands(&self, told: &[PathBuf], shelf: &Shelf) -> bool {
        self.plain
            && told.iter().all(|touched| {
                let path = relative(&self.root, touched);
                match touched.symlink_metadata() {
                    Ok(now) => now.is_file() && shelf.holds(&path),
                    // A name that was there for a moment only, as editors save.
                    Err(_) => !shelf.holds(&path) && !shelf.holds_below(&path),
                }
            })
    }
}

/// Lists what is to be read of a folder.
fn list(root: &Path) -> Result<Listing, LoadError> {
    let root = root.canonicalize().map_err(|error| LoadError::Unreadable(root.to_owned(), error))?;
    std::fs::read_dir(&root).map_err(|error| LoadError::Unreadable(root.clone(), error))?;
    let mut found = Vec::new();
    let mut files: Vec<Found> = Vec::new();
    let mut plain = true;
    let ignored = ignored(&root);
    let mut walk = WalkDir::new(&root).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.extend(walk_error(&root, &error));
                continue;
            }
        };
        if entry.depth() == 0 {
            continue;
        }
        let path = relative(&root, entry.path());
        let folder = entry.file_type().is_dir();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let skipped = hidden
            || ignored.matched(&*path, folder).is_ignore()
            || folder && !wanted_folder(&path, &mut found);
        if skipped {
            if folder {
                walk.skip_current_dir();
            }
            continue;
        }
        if entry.path_is_symlink()
            && !entry.path().canonicalize().is_ok_and(|target| target.starts_with(&root))
        {
            found.push(
                about_file(&OUTSIDE_LINK, &path, "this symbolic link leads out of the playbook's folder")
                    .help("copy the file into the folder, so that everybody who has the playbook has it too"),
            );
            if folder {
                walk.skip_current_dir();
            }
            continue;
        }
        plain &= !entry.path_is_symlink();
        if folder {
            continue;
        }
        match place(&path) {
            Ok(place) => {
                found.extend(copied(&path, place));
                files.push(Found { on_disk: entry.into_path(), path, place });
            }
            Err(reason) => found.extend(reason.map(|reason| about_file(&UNREAD_FILE, &path, &reason))),
        }
    }
    found.extend(colliding_periods(&files));
    Ok(Listing { root, files, said: found, plain })
}

/// A file's path, what it is, and what it holds.
type Read = (SourcePath, Place, Result<Held, Diagnostic>);

/// Puts the files that could be read where they belong.
fn sources(root: PathBuf, files: Vec<Read>, said: &mut Vec<Diagnostic>) -> Sources {
    let mut sources = Sources { root, ..Sources::default() };
    for (path, place, held) in files {
        match (place, held) {
            (_, Err(diagnostic)) => said.push(diagnostic),
            (Place::Text(kind), Ok(Held::Text(text))) => sources.files.push(Source { path, kind, text }),
            (Place::Static, Ok(Held::Bytes(bytes))) => sources.assets.push(Asset { path, bytes }),
            (Place::Theme, Ok(Held::Bytes(bytes))) => {
                let name = path.trim_start_matches("theme/").to_owned();
                sources.theme.insert(name, Asset { path, bytes });
            }
            _ => {}
        }
    }
    sources.files.sort_by(|a, b| a.path.cmp(&b.path));
    sources.assets.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

/// What every file holds, from the shelf where it looks on disk as it did, or was not edited; and whether any is
/// otherwise than before.
fn read_again(files: &[Found], shelf: &mut Shelf, edited: Option<&HashSet<SourcePath>>) -> (Vec<Read>, bool) {
    let known = &*shelf;
    let (read, anew): (Vec<Read>, Vec<Option<Option<Stamp>>>) = files
        .par_iter()
        .map(|found| {
            let left = edited.is_some_and(|edited| !edited.contains(&found.path));
            if let Some((path, held)) = known.left(&found.path).filter(|_| left) {
                return ((path, found.place, held), None);
            }
            // Looked at before it is read: a file that is written to in between looks different the next time.
            let stamp = Stamp::of(&found.on_disk);
            match known.held(&found.path, stamp) {
                // Under the path of the reading before: what is the very same need not be compared.
                Some((path, held)) => ((path, found.place, held), None),
                None => ((found.path.clone(), found.place, read(found)), Some(stamp)),
            }
        })
        .unzip();
    let mut changed = false;
    for ((path, _, held), stamp) in read.iter().zip(anew) {
        if let Some(stamp) = stamp {
            changed |= shelf.put(path, stamp, held.clone());
        }
    }
    changed |= shelf.keep(read.iter().map(|(path, ..)| path));
    (read, changed)
}

fn read(found: &Found) -> Result<Held, Diagnostic> {
    let bytes = std::fs::read(&found.on_disk).map_err(|error| {
        about_file(&UNREADABLE_FILE, &found.path, &format!("this file cannot be read: {error}"))
            .help("look at who may read it, or put it into .okrbookignore")
    })?;
    Ok(match found.place {
        Place::Text(_) => Held::Text(text::decode(&found.path, bytes)?.into()),
        Place::Static | Place::Theme => Held::Bytes(bytes.into()),
    })
}

fn ignored(root: &Path) -> Gitignore {
    let mut builder = GitignoreBuilder::new(root);
    builder.add(root.join(".okrbookignore"));
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

fn relative(root: &Path, path: &Path) -> SourcePath {
    let mut below = String::new();
    for part in path.strip_prefix(root).unwrap_or(path).components() {
        if !below.is_empty() {
            below.push('/');
        }
        below.push_str(&part.as_os_str().to_string_lossy());
    }
    below.into()
}

/// `2021-Q1` and `2021-q1` would be one period.
fn colliding_periods(paths: &[Found]) -> Vec<Diagnostic> {
    let mut folders: Vec<&str> =
        paths.iter().filter_map(|found| found.path.split_once('/').map(|(top, _)| top)).collect();
    folders.dedup();
    let mut found = Vec::new();
    for (i, folder) in folders.iter().enumerate() {
        let Some(period) = Period::parse(folder) else { continue };
        if let Some(first) = folders[..i].iter().find(|other| Period::parse(other) == Some(period)) {
            found.push(
                about_file(
                    &PATH_COLLISION,
                    &(*folder).into(),
                    &format!("the folders {first} and {folder} are the same period"),
                )
                .help(format!("put the files of both into {period}")),
            );
        }
    }
    found
}

fn walk_error(root: &Path, error: &walkdir::Error) -> Option<Diagnostic> {
    let path = relative(root, error.path()?);
    if path.is_empty() || path.split('/').any(|part| part.starts_with('.')) {
        return None;
    }
    Some(match error.loop_ancestor() {
        Some(_) => about_file(&OUTSIDE_LINK, &path, "this symbolic link leads back to a folder above it")
            .help("take the link out; okrbook would walk in circles"),
        None => about_file(&UNREADABLE_FILE, &path, "this cannot be read")
            .help(error.io_error().map_or_else(|| "look at who may read it".to_owned(), ToString::to_string)),
    })
}

/// Of a file as a whole.
pub(super) fn about_file(
    code: &'static crate::diagnostic::Code,
    path: &SourcePath,
    message: &str,
) -> Diagnostic {
    Diagnostic::new(code, path, Span::default(), message)
}
