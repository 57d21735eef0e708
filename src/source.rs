//! The files of a playbook as they were read: paths, kinds, texts. Nothing here touches the disk.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use crate::span::{Span, Spanned};

/// A path relative to the playbook's root, with forward slashes on every system.
pub type SourcePath = Arc<str>;

/// What a source file is, told from its place in the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// `okrbook.yaml`
    Config,
    /// `teams.yaml`
    Teams,
    /// `PERIOD/quarter.yaml`
    Quarter,
    /// `PERIOD/TEAM.yaml`
    Okrs,
    /// `PERIOD/notes/*.md`
    Note,
    /// `PERIOD/reflections/*.md`
    Reflection,
    /// `pages/*.md`
    Page,
}

/// One text file of the playbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Where it stands, relative to the root.
    pub path: SourcePath,
    /// What it is.
    pub kind: SourceKind,
    /// Its text: UTF-8, a byte order mark stripped.
    pub text: Arc<str>,
}

/// A file that is copied or laid over the theme, never parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Where it stands, relative to the root.
    pub path: SourcePath,
    /// Its content.
    pub bytes: Arc<[u8]>,
}

/// A whole playbook folder, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// The folder that holds `okrbook.yaml`.
    pub root: PathBuf,
    /// Texts, ordered by path.
    pub files: Vec<Source>,
    /// Files below `static/`, ordered by path.
    pub assets: Vec<Asset>,
    /// Files below `theme/`, by path relative to `theme/`.
    pub theme: BTreeMap<String, Asset>,
}

impl Sources {
    /// The text of a file, to show a line of it beside a diagnostic.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        let at = self.files.binary_search_by(|file| file.path.as_ref().cmp(path)).ok()?;
        Some(&self.files[at].text)
    }
}

/// The bytes in a file of a part of a wording that stands there: past an opening quote where it has one, and the
/// whole wording where escapes or line breaks moved the part.
#[must_use]
pub fn within(text: &str, wording: &Spanned<String>, at: Range<usize>) -> Span {
    let start = wording.span.start as usize;
    let Some(written) = text.get(wording.span.range()) else { return wording.span };
    for quote in [0, 1] {
        if written.get(quote + at.start..quote + at.end) == wording.value.get(at.clone()) {
            return Span::new(start + quote + at.start, start + quote + at.end);
        }
    }
    wording.span
}
