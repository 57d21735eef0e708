//! What every command begins with that looks at a playbook: find its root, read it.

use std::path::{Path, PathBuf};

use super::Failure;
use crate::load::codes::{UNREADABLE_FILE, YAML_SYNTAX};
use crate::load::discover::{MARK, find_root};
use crate::pipeline::{self, Loaded};

/// Reads the playbook that a folder belongs to.
pub fn playbook(folder: &Path) -> Result<Loaded, Failure> {
    Ok(pipeline::load(&find_root(folder)?)?)
}

/// Whether `okrbook.yaml` itself could not be read, so that all else was read without knowing its settings.
pub fn unusable(loaded: &Loaded) -> bool {
    loaded.diagnostics.iter().any(|diagnostic| {
        &*diagnostic.at.path == MARK && [&YAML_SYNTAX, &UNREADABLE_FILE].contains(&diagnostic.code)
    })
}

/// A path as short as it can be said from where the command runs.
pub fn shown(path: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let below = here.ok().and_then(|here| path.strip_prefix(here).map(PathBuf::from).ok());
    match below {
        Some(below) if !below.as_os_str().is_empty() => below,
        _ => path.to_owned(),
    }
    .display()
    .to_string()
}

/// A playbook's folder as its repository has it, `docs/okrs/`; empty where it is the repository, or in none. Code hosts
/// know files by their path in the repository.
pub fn in_repository(root: &Path) -> String {
    let top = root.ancestors().find(|folder| folder.join(".git").exists());
    let below = top.and_then(|top| root.strip_prefix(top).ok()).unwrap_or(Path::new(""));
    below.components().map(|part| format!("{}/", part.as_os_str().to_string_lossy())).collect()
}
