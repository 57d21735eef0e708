//! The only reader: from a folder on disk to its files as values. Hidden and ignored files stay out,
//! and no symbolic link leads outside.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::codes::{OUTSIDE_LINK, PATH_COLLISION, UNREAD_FILE, UNREADABLE_FILE};
use super::nearest::nearest;
use super::shelf::{Held, Shelf, Stamp};
use super::text;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::period::Period;
use crate::source::{Asset, Source, SourceKind, SourcePath, Sources};
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

/// What a path means to the playbook.
enum Place {
    Text(SourceKind),
    Static,
    Theme,
    /// Not read; with a reason where a writer might expect it to be.
    Unread(Option<String>),
}

/// Reads a playbook's folder.
///
/// # Errors
/// Where the folder itself cannot be listed; single files that cannot be read are diagnostics.
pub fn discover(root: &Path) -> Result<(Sources, Vec<Diagnostic>), LoadError> {
    read_again(root, None)
}

/// Reads a playbook's folder as [`discover`] does, but takes the content of a file that looks on disk as it did before
/// from the reading before.
///
/// # Errors
/// As [`discover`].
pub fn rediscover(root: &Path, shelf: &mut Shelf) -> Result<(Sources, Vec<Diagnostic>), LoadError> {
    read_again(root, Some(shelf))
}

fn read_again(root: &Path, shelf: Option<&mut Shelf>) -> Result<(Sources, Vec<Diagnostic>), LoadError> {
    let root = root.canonicalize().map_err(|error| LoadError::Unreadable(root.to_owned(), error))?;
    std::fs::read_dir(&root).map_err(|error| LoadError::Unreadable(root.clone(), error))?;
    let ignored = ignored(&root);
    let mut found = Vec::new();
    let mut paths: Vec<Found> = Vec::new();
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
        if folder {
            continue;
        }
        match place(&path) {
            Place::Unread(None) => {}
            Place::Unread(Some(reason)) => found.push(about_file(&UNREAD_FILE, &path, &reason)),
            place => {
                found.extend(copied(&path, &place));
                paths.push(Found { on_disk: entry.into_path(), path, place });
            }
        }
    }
    found.extend(colliding_periods(&paths));
    let mut sources = Sources { root, ..Sources::default() };
    for (Found { path, place, .. }, held) in contents(paths, shelf) {
        match (place, held) {
            (_, Err(diagnostic)) => found.push(diagnostic),
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
    Ok((sources, found))
}

/// A file that will be read.
struct Found {
    on_disk: PathBuf,
    path: SourcePath,
    place: Place,
}

/// What every file holds, from the shelf where it looks on disk as it did.
fn contents(paths: Vec<Found>, shelf: Option<&mut Shelf>) -> Vec<(Found, Result<Held, Diagnostic>)> {
    let Some(shelf) = shelf else {
        return paths
            .into_par_iter()
            .map(|found| {
                let held = read(&found);
                (found, held)
            })
            .collect();
    };
    let known = &*shelf;
    let files: Vec<(Found, Result<Held, Diagnostic>, Option<Option<Stamp>>)> = paths
        .into_par_iter()
        .map(|found| {
            // Looked at before it is read: a file that is written to in between looks different the next time.
            let stamp = Stamp::of(&found.on_disk);
            match known.held(&found.path, stamp) {
                Some(held) => (found, held, None),
                None => {
                    let held = read(&found);
                    (found, held, Some(stamp))
                }
            }
        })
        .collect();
    for (found, held, read) in &files {
        if let Some(stamp) = read {
            shelf.put(&found.path, *stamp, held.clone());
        }
    }
    shelf.keep(files.iter().map(|(found, ..)| &found.path));
    files.into_iter().map(|(found, held, _)| (found, held)).collect()
}

fn read(found: &Found) -> Result<Held, Diagnostic> {
    let bytes = std::fs::read(&found.on_disk).map_err(|error| {
        about_file(&UNREADABLE_FILE, &found.path, &format!("this file cannot be read: {error}"))
            .help("look at who may read it, or put it into .okrbookignore")
    })?;
    Ok(match found.place {
        Place::Text(_) => Held::Text(text::decode(&found.path, bytes)?.into()),
        Place::Static | Place::Theme | Place::Unread(_) => Held::Bytes(bytes.into()),
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

/// Folders that are looked into; the others are not okrbook's, but one that looks like a period is said.
fn wanted_folder(path: &str, found: &mut Vec<Diagnostic>) -> bool {
    let parts: Vec<_> = path.split('/').collect();
    match parts[..] {
        [top] if Period::parse(top).is_some() || ["pages", "static", "theme"].contains(&top) => true,
        ["notes" | "reflections"] => {
            found.push(
                about_file(&UNREAD_FILE, &path.into(), &format!("the folder {path} is not read here")).help(
                    format!("notes and reflections stand in the folder of their period: 2027-Q1/{path}"),
                ),
            );
            false
        }
        [top] => {
            if let Some(meant) = period_meant(top) {
                found.push(
                    about_file(
                        &UNREAD_FILE,
                        &path.into(),
                        &format!("the folder {top} is not read: its name is no period"),
                    )
                    .help(format!(
                        "call it {meant}; periods are 2021-Q1, 2021-H1, 2021, FY2021-Q1 or FY2021"
                    )),
                );
            }
            false
        }
        ["static" | "theme", ..] => true,
        [_, "notes" | "reflections"] => true,
        [_, other] => {
            if let Some(near) = nearest(other, ["notes", "reflections"]) {
                found.push(
                    about_file(&UNREAD_FILE, &path.into(), &format!("the folder {other} is not read"))
                        .help(format!("did you mean {near}?")),
                );
            }
            false
        }
        _ => false,
    }
}

/// `Q1-2021`, `2021Q1`, `2021_q1` mean `2021-Q1`.
fn period_meant(name: &str) -> Option<String> {
    let letters: String = name.to_ascii_uppercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let fiscal = letters.contains("FY");
    let rest = letters.replace("FY", "");
    let part = ["Q1", "Q2", "Q3", "Q4", "H1", "H2"].into_iter().find(|part| rest.contains(part))?;
    let digits: String = rest.replace(part, " ");
    let year = digits.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 4)?;
    let period = format!("{}{year}-{part}", if fiscal { "FY" } else { "" });
    Period::parse(&period).map(|_| period)
}

/// `shops (1).yaml`, `shops copy.yaml`: a copy that a browser or a desktop made is a team of its own all the same.
fn copied(path: &SourcePath, place: &Place) -> Option<Diagnostic> {
    let Place::Text(SourceKind::Okrs) = place else { return None };
    let name = path.rsplit('/').next()?;
    let (stem, ending) = name.rsplit_once('.')?;
    let team = original(stem)?;
    let said = format!("{name} is read as a team of its own, though it is called like a copy");
    let mut said = about_file(&PATH_COLLISION, path, &said)
        .help(format!("call it {team}.{ending} if it is that team’s, and delete it if it is a copy"));
    said.severity = Severity::Hint;
    Some(said)
}

/// What a copy is a copy of.
fn original(stem: &str) -> Option<&str> {
    let digit = |c: char| c.is_ascii_digit();
    let numbered = stem.strip_suffix(')').and_then(|stem| stem.trim_end_matches(digit).strip_suffix(" ("));
    let called = stem.trim_end_matches(|c| digit(c) || c == ' ');
    let called = ["copy", "Copy"].iter().find_map(|word| called.strip_suffix(word));
    let of = numbered.or(called.filter(|stem| stem.ends_with(' ')))?.trim_end_matches([' ', '-']);
    (!of.is_empty()).then_some(of)
}

/// A file where files are read, with an ending that is not.
fn unread(name: &str, ending: &str) -> String {
    let stem = name.split('.').next().unwrap_or(name);
    format!(
        "{name} is not read: files here end in .{ending}; call it {stem}.{ending}, or put it into .okrbookignore"
    )
}

/// A file beside the folders that is called as one that is read, but for its ending.
fn misnamed(name: &str, ending: &str, read: &[&str]) -> Option<String> {
    let stem = name.split('.').next().unwrap_or(name);
    read.contains(&stem).then(|| unread(name, ending))
}

fn place(path: &str) -> Place {
    let parts: Vec<_> = path.split('/').collect();
    let ending = |name: &str, endings: &[&str]| {
        name.rsplit_once('.').is_some_and(|(_, end)| endings.contains(&end.to_ascii_lowercase().as_str()))
    };
    let yaml = |name: &str| ending(name, &["yaml", "yml"]);
    let markdown = |name: &str| ending(name, &["md", "markdown"]);
    match parts[..] {
        [MARK] => Place::Text(SourceKind::Config),
        ["teams.yaml" | "teams.yml"] => Place::Text(SourceKind::Teams),
        [other] if yaml(other) => Place::Unread(Some(match nearest(other, [MARK, "teams.yaml"]) {
            Some(near) => format!("{other} is not read; did you mean {near}?"),
            None => format!(
                "{other} is not read: OKR files stand in the folder of their period, like 2021-Q1/{other}"
            ),
        })),
        ["pages", name] if markdown(name) => Place::Text(SourceKind::Page),
        ["static", ..] => Place::Static,
        ["theme", ..] => Place::Theme,
        [_, "quarter.yaml" | "quarter.yml"] => Place::Text(SourceKind::Quarter),
        [period, name] if yaml(name) && Period::parse(period).is_some() => Place::Text(SourceKind::Okrs),
        [_, name] if markdown(name) => Place::Unread(Some(format!(
            "{name} is not read: notes stand in the folder notes, reflections in reflections"
        ))),
        [_, "notes", name] if markdown(name) => Place::Text(SourceKind::Note),
        [_, "reflections", name] if markdown(name) => Place::Text(SourceKind::Reflection),
        [top] => Place::Unread(misnamed(top, "yaml", &["okrbook", "teams"])),
        [_, "notes" | "reflections", name] | ["pages", name] => Place::Unread(Some(unread(name, "md"))),
        [_, name] => Place::Unread(Some(unread(name, "yaml"))),
        _ => Place::Unread(None),
    }
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

fn about_file(code: &'static crate::diagnostic::Code, path: &SourcePath, message: &str) -> Diagnostic {
    Diagnostic::new(code, path, Span::default(), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(path: &str) -> Option<String> {
        copied(&path.into(), &place(path)).map(|said| said.help.concat())
    }

    #[test]
    fn copies_of_a_teams_file_are_told() {
        for name in ["shops (1)", "shops (12)", "shops copy", "shops copy 2", "shops - Copy"] {
            let help = said(&format!("2027-Q1/{name}.yaml"));
            assert_eq!(
                help.as_deref(),
                Some("call it shops.yaml if it is that team’s, and delete it if it is a copy"),
                "{name}"
            );
        }
        for path in [
            "2027-Q1/shops.yaml",
            "2027-Q1/shops (north).yaml",
            "2027-Q1/hard-copy.yaml",
            "static/a (1).yaml",
        ] {
            assert_eq!(said(path), None, "{path}");
        }
    }
}
