//! The program on one screen: a folder becomes documents, documents a playbook, a playbook a site.

use std::path::Path;

use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::load::decode::{Document, decode};
use crate::load::discover::{LoadError, discover};
use crate::load::resolve::resolve;
use crate::model::playbook::Playbook;
use crate::source::Sources;

/// A playbook as it was read, with all that was said of it on the way.
#[derive(Debug)]
pub struct Loaded {
    /// The files, to show lines of them.
    pub sources: Sources,
    /// Everything in them, as the coach sees it.
    pub playbook: Playbook,
    /// In the order every output uses.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// Whether anything keeps a site from being made.
    #[must_use]
    pub fn broken(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// Reads the playbook whose root is given.
///
/// # Errors
/// Where the folder itself cannot be read; what is amiss inside it is in the diagnostics.
pub fn load(root: &Path) -> Result<Loaded, LoadError> {
    let (sources, mut diagnostics) = discover(root)?;
    let decoded: Vec<(Document, Vec<Diagnostic>)> = sources.files.par_iter().map(decode).collect();
    let documents: Vec<_> = sources.files.iter().map(|file| &file.path).zip(decoded.iter().map(|(document, _)| document)).collect();
    let (playbook, said) = resolve(&documents);
    diagnostics.extend(said);
    diagnostics.extend(decoded.into_iter().flat_map(|(_, said)| said));
    diagnostic::sort(&mut diagnostics);
    Ok(Loaded { sources, playbook, diagnostics })
}
