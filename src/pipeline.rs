//! The program on one screen: a folder becomes documents, documents a playbook, a playbook a site, a site files.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::catalog;
use crate::checks::words::Lexicon;
use crate::checks::{self, Earlier, Options, check_with};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::load::codes::{BROKEN_ALIGNMENT, UNREADABLE_FILE, YAML_SYNTAX};
use crate::load::decode::{Document, decode};
use crate::load::discover::{LoadError, discover, rediscover};
use crate::load::resolve::{Series, resolve_again, restrict, subjects};
use crate::load::shelf::Shelf;
use crate::memo::Memo;
use crate::model::audience::Audience;
use crate::model::playbook::Playbook;
use crate::publish::{self, Changes, PublishError, RenderFailure};
use crate::render::book::Book;
use crate::render::engine::TemplateError;
use crate::render::proof::{Proofs, proof};
use crate::site::Site;
use crate::source::{Source, SourceKind, SourcePath, Sources};

/// A playbook as it was read, with all that was said of it on the way.
#[derive(Debug)]
pub struct Loaded {
    /// The files, to show lines of them.
    pub sources: Sources,
    /// Everything in them, as the coach sees it.
    pub playbook: Arc<Playbook>,
    /// In the order every output uses.
    pub diagnostics: Vec<Diagnostic>,
    /// What a check read and said, for the next.
    pub earlier: Earlier,
}

impl Loaded {
    /// Whether anything keeps a site from being made.
    #[must_use]
    pub fn broken(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// What a reading leaves for the next one: files by how they looked on disk, documents and Markdown by
/// their text.
#[derive(Debug, Default)]
pub struct Memory {
    shelf: Shelf,
    documents: Memo<SourcePath, (SourceKind, Arc<str>), Arc<(Document, Vec<Diagnostic>)>>,
    known: Known,
}

/// What is worked out from the documents, and stands while they do.
#[derive(Debug, Default)]
struct Known {
    series: Series,
    proofs: Proofs,
    earlier: Earlier,
}

/// Reads the playbook whose root is given.
///
/// # Errors
/// Where the folder itself cannot be read; what is amiss inside it is in the diagnostics.
pub fn load(root: &Path) -> Result<Loaded, LoadError> {
    let read = || -> Result<_, LoadError> {
        let (sources, said) = discover(root)?;
        // In larger pieces, whoever has the one with the most to read keeps the others waiting.
        let one_by_one = sources.files.par_iter().with_max_len(1);
        let decoded: Vec<_> = one_by_one.map(|file| Arc::new(decode(file))).collect();
        Ok((sources, decoded, said))
    };
    // Whoever checks or builds wants the words next: they are put together beside the files.
    let (read, _) = rayon::join(read, Lexicon::english);
    let (sources, decoded, said) = read?;
    Ok(understand(sources, &decoded, said, &mut Known::default()))
}

/// Reads it again: gives what [`load`] gives, and opens and decodes only what changed since the last time; of that only
/// what was edited is looked at, where it is told. Nothing where nothing changed.
///
/// # Errors
/// As [`load`].
pub fn reload(
    root: &Path,
    memory: &mut Memory,
    told: Option<&[PathBuf]>,
) -> Result<Option<Loaded>, LoadError> {
    let Some((sources, said)) = rediscover(root, &mut memory.shelf, told)? else { return Ok(None) };
    let texts = sources.files.iter().map(|file| (file.path.clone(), (file.kind, Arc::clone(&file.text))));
    let decoded = memory.documents.round(texts.collect(), |path, (kind, text)| {
        Arc::new(decode(&Source { path: path.clone(), kind: *kind, text: Arc::clone(text) }))
    });
    Ok(Some(understand(sources, &decoded, said, &mut memory.known)))
}

/// Puts the documents together.
fn understand(
    sources: Sources,
    decoded: &[Arc<(Document, Vec<Diagnostic>)>],
    mut diagnostics: Vec<Diagnostic>,
    known: &mut Known,
) -> Loaded {
    let paths = sources.files.iter().map(|file| &file.path);
    let documents: Vec<_> = paths.zip(decoded.iter().map(|read| &read.0)).collect();
    let (playbook, said) = resolve_again(&documents, &mut known.series);
    let playbook = Arc::new(playbook);
    diagnostics.extend(said);
    diagnostics.extend(proof(&playbook, &sources, &mut known.proofs));
    diagnostics.extend(decoded.iter().flat_map(|read| read.1.iter().cloned()));
    subjects::find(&playbook, &mut diagnostics);
    diagnostic::sort(&mut diagnostics);
    hush_echoes(&mut diagnostics);
    Loaded { sources, playbook, diagnostics, earlier: known.earlier.clone() }
}

/// Where a file of a period cannot be read, references within that period may lead nowhere only because of it. They are
/// looked at again once it can.
fn hush_echoes(diagnostics: &mut Vec<Diagnostic>) {
    let period = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    let unread: Vec<String> = diagnostics
        .iter()
        .filter(|said| {
            [&YAML_SYNTAX, &UNREADABLE_FILE].contains(&said.code) && said.severity == Severity::Error
        })
        .map(|said| period(&said.at.path))
        .collect();
    diagnostics.retain(|said| said.code != &BROKEN_ALIGNMENT || !unread.contains(&period(&said.at.path)));
}

/// How far a check looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Checking {
    /// Into closed quarters, too.
    pub all_quarters: bool,
    /// At earlier wordings, too.
    pub drafts: bool,
}

/// All that is to be said of a playbook: what was said while it was read, and what a coach would ask.
#[must_use]
pub fn check(loaded: &Loaded, how: Checking) -> Vec<Diagnostic> {
    let mut found = loaded.diagnostics.clone();
    let options =
        Options { all_quarters: how.all_quarters, drafts: how.drafts, all_known: true, ..options(loaded) };
    check_with(&loaded.playbook, &loaded.sources, &options, &mut found);
    diagnostic::sort(&mut found);
    found
}

/// Why a site could not be built.
#[derive(Debug)]
pub enum BuildError {
    /// A template of the playbook's theme cannot be used.
    Template(TemplateError),
    /// The files could not be written; what stood there stands.
    Publish(PublishError),
}

/// Every page of the site of an audience, each rendered when it is asked for.
///
/// # Errors
/// Where a template of the playbook's own does not fit.
pub fn book(loaded: &Loaded, audience: Audience) -> Result<Book, TemplateError> {
    let playbook = restrict(&loaded.playbook, audience);
    let asks = audience.sees(playbook.config.checks.show_to);
    let (asked, site) =
        rayon::join(|| asks.then(|| questions(&playbook, loaded)), || Site::new(Arc::clone(&playbook)));
    let site = match asked {
        Some(asked) => {
            let journeys = checks::journeys(&playbook, true, &asked);
            site.with_findings(asked, catalog::all().collect()).with_journeys(journeys)
        }
        None => site,
    };
    Book::new(site, &loaded.sources)
}

/// What a coach would ask of a playbook as an audience sees it, so that no question tells of what is hidden; and only
/// what would be asked of the whole: a hidden reflection is not a missing one.
#[must_use]
pub fn questions(restricted: &Playbook, loaded: &Loaded) -> Vec<Diagnostic> {
    let asked = |playbook: &Playbook| {
        // What was read of a key result's numbers is asked with the rest, wherever the key result is seen.
        let mut found: Vec<Diagnostic> =
            loaded.diagnostics.iter().filter(|said| sees(playbook, said)).cloned().collect();
        check_with(playbook, &loaded.sources, &options(loaded), &mut found);
        found
    };
    let mut found = asked(restricted);
    if restricted.audience != Audience::Coach {
        let whole = asked(&loaded.playbook);
        let holds = |said: &Diagnostic| whole.iter().any(|of| of.code == said.code && covers(of, said));
        found.retain(holds);
    }
    found
}

/// Whether a playbook holds the key result that something is about, in a quarter that is still open.
fn sees(playbook: &Playbook, said: &Diagnostic) -> bool {
    let Some(about) = said.about.as_ref().filter(|about| about.key_result.is_some()) else { return false };
    playbook.objectives().filter(|at| !playbook.closed(at.quarter)).any(|at| {
        let key_results = 0..playbook.entry(at).objective.key_results.len();
        let same = |index| playbook.subject(at, Some(index)) == *about;
        Some(&playbook.entry(at).objective.id.value) == about.objective.as_ref()
            && key_results.into_iter().any(same)
    })
}

/// Whether what is said of the whole is said of the same, or of the team or objective that it belongs to.
fn covers(whole: &Diagnostic, said: &Diagnostic) -> bool {
    let (Some(of), Some(about)) = (&whole.about, &said.about) else {
        return whole.about == said.about && whole.at.path == said.at.path;
    };
    let wider = |of: &Option<String>, about: &Option<String>| of.is_none() || of == about;
    (&of.period, &of.team) == (&about.period, &about.team)
        && wider(&of.objective, &about.objective)
        && wider(&of.key_result, &about.key_result)
}

fn options(loaded: &Loaded) -> Options {
    let others = catalog::all().map(|manual| manual.code).collect();
    Options { others, earlier: loaded.earlier.clone(), ..Options::default() }
}

/// Builds the site of an audience into a folder. Nothing is touched unless all of it can be written.
///
/// # Errors
/// Where a template of the playbook's own does not fit, or the files cannot be written.
pub fn build(loaded: &Loaded, audience: Audience, out: &Path) -> Result<Changes, BuildError> {
    let book = book(loaded, audience).map_err(BuildError::Template)?;
    publish::publish_site(&Files(&book), out, &loaded.sources.root).map_err(BuildError::Publish)
}

/// A book as the writer sees it.
struct Files<'a>(&'a Book);

impl publish::Site for Files<'_> {
    fn paths(&self) -> Vec<&str> {
        self.0.paths().collect()
    }

    fn render(&self, page: usize) -> Result<Cow<'_, [u8]>, RenderFailure> {
        Ok(self.0.render(page)?)
    }

    fn made_from(&self) -> Option<[u8; 32]> {
        Some(self.0.digest())
    }
}
