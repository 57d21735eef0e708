//! What the newest reading of a playbook gave, and the last good site. Takes a reading and the state before; gives a
//! state that never changes, so that whoever holds one answers from one moment.

use std::sync::{Arc, OnceLock};

use super::edition::Edition;
use crate::diagnostic::{Diagnostic, Severity};
use crate::load::discover::LoadError;
use crate::model::audience::Audience;
use crate::pipeline::{self, Loaded};
use crate::render::engine::TemplateError;

/// A moment of the preview.
#[derive(Debug)]
pub struct State {
    /// Counts the moments.
    pub build: u64,
    /// What keeps the newest reading from being a site.
    pub trouble: Option<Trouble>,
    /// The newest reading; none while the folder is gone.
    reading: Option<Arc<Loaded>>,
    /// The last good site; none where there was none since the start.
    site: Option<Arc<GoodSite>>,
}

/// What keeps a reading from being a site.
#[derive(Debug)]
pub enum Trouble {
    /// Errors among what the reading says.
    Errors,
    /// A template of the playbook's theme cannot be used.
    Template(String),
    /// The folder cannot be read.
    Gone(String),
}

/// A reading without an error, as each audience sees it.
#[derive(Debug)]
pub struct GoodSite {
    loaded: Arc<Loaded>,
    /// Who the pages at the plain address are for.
    pub home: Audience,
    /// Made when somebody asks; the templates have been tried.
    editions: [OnceLock<Result<Edition, TemplateError>>; 3],
}

impl GoodSite {
    fn new(loaded: Arc<Loaded>, home: Audience) -> Result<Self, TemplateError> {
        let editions = [OnceLock::new(), OnceLock::new(), OnceLock::new()];
        let first = Edition::new(&loaded, home)?;
        if !loaded.sources.theme.is_empty() {
            first.try_templates()?;
        }
        let _ = editions[home as usize].set(Ok(first));
        Ok(Self { loaded, home, editions })
    }

    /// The site as an audience sees it.
    ///
    /// # Errors
    /// Where a template cannot be used.
    pub fn edition(&self, audience: Audience) -> Result<&Edition, &TemplateError> {
        self.editions[audience as usize].get_or_init(|| Edition::new(&self.loaded, audience)).as_ref()
    }

    /// The reading it was made from.
    pub fn loaded(&self) -> &Loaded {
        &self.loaded
    }
}

impl State {
    /// The state after the first reading.
    #[must_use]
    pub fn first(loaded: Option<Loaded>, audience: Option<Audience>) -> Self {
        let none = Self { build: 0, trouble: None, reading: None, site: None };
        match loaded {
            Some(loaded) => Self::after(&none, Ok(loaded), audience),
            None => none,
        }
    }

    /// The state after a reading: its site, or the one before where it has none.
    #[must_use]
    pub fn after(before: &Self, read: Result<Loaded, LoadError>, audience: Option<Audience>) -> Self {
        let build = before.build + 1;
        let stays = before.site.clone();
        let loaded = match read {
            Ok(loaded) => Arc::new(loaded),
            Err(error) => {
                let trouble = Some(Trouble::Gone(error.to_string()));
                return Self { build, trouble, reading: before.reading.clone(), site: stays };
            }
        };
        let reading = Some(Arc::clone(&loaded));
        if loaded.broken() {
            return Self { build, trouble: Some(Trouble::Errors), reading, site: stays };
        }
        let home = audience.unwrap_or(loaded.playbook.config.audience);
        match GoodSite::new(loaded, home) {
            Ok(site) => Self { build, trouble: None, reading, site: Some(Arc::new(site)) },
            Err(error) => {
                Self { build, trouble: Some(Trouble::Template(error.message)), reading, site: stays }
            }
        }
    }

    /// Whether the folder could not be read.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        matches!(self.trouble, Some(Trouble::Gone(_)))
    }

    /// The newest reading.
    #[must_use]
    pub fn reading(&self) -> Option<&Arc<Loaded>> {
        self.reading.as_ref()
    }

    /// The last good site.
    #[must_use]
    pub fn site(&self) -> Option<&Arc<GoodSite>> {
        self.site.as_ref()
    }

    /// What keeps the newest reading from being a site, as far as it stands in files.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        let loaded = self.reading.as_ref().filter(|_| matches!(self.trouble, Some(Trouble::Errors)));
        loaded
            .into_iter()
            .flat_map(|loaded| &loaded.diagnostics)
            .filter(|said| said.severity == Severity::Error)
    }

    /// All that is to be said of the newest reading, as `okrbook check` says it.
    #[must_use]
    pub fn findings(&self) -> Vec<Diagnostic> {
        self.reading
            .as_ref()
            .map_or_else(Vec::new, |loaded| pipeline::check(loaded, pipeline::Checking::default()))
    }
}
