//! The site of one reading as one audience sees it, rendered page by page as they are asked for.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use hyper::body::Bytes;

use crate::diagnostic::{Diagnostic, Subject};
use crate::model::audience::Audience;
use crate::pipeline::{self, Loaded};
use crate::render::book::Book;
use crate::render::engine::TemplateError;
use crate::site::route::Route;
use crate::source::SourcePath;
use crate::span::Span;

/// A site that renders what is asked for, each page once.
#[derive(Debug)]
pub struct Edition {
    book: Book,
    loaded: Arc<Loaded>,
    pages: Mutex<HashMap<usize, Arc<Rendered>>>,
    questions: OnceLock<Vec<Diagnostic>>,
}

/// A file of the site.
#[derive(Debug)]
pub struct Rendered {
    /// What a build would write.
    pub bytes: Bytes,
    /// Equal tags mean equal bytes.
    pub tag: String,
}

impl Edition {
    /// Lays the site out.
    ///
    /// # Errors
    /// Where a template cannot be read.
    pub fn new(loaded: &Arc<Loaded>, audience: Audience) -> Result<Self, TemplateError> {
        Ok(Self {
            book: pipeline::book(loaded, audience)?,
            loaded: Arc::clone(loaded),
            pages: Mutex::default(),
            questions: OnceLock::new(),
        })
    }

    /// Renders a page of each kind, so that a template that fits no page is known before somebody asks for one.
    ///
    /// # Errors
    /// The first.
    pub fn try_templates(&self) -> Result<(), TemplateError> {
        let mut tried = BTreeSet::new();
        for (index, _) in self.book.paths().enumerate() {
            let kind = self.book.route(index).map(std::mem::discriminant);
            if kind.is_none_or(|kind| tried.insert(format!("{kind:?}"))) {
                self.book.render(index)?;
            }
        }
        Ok(())
    }

    /// The file at a path of the site.
    ///
    /// # Errors
    /// Where a template does not fit the page.
    pub fn file(&self, path: &str) -> Option<Result<Arc<Rendered>, TemplateError>> {
        let index = self.book.find(path)?;
        let known = |pages: &HashMap<usize, Arc<Rendered>>| pages.get(&index).cloned();
        if let Some(page) = known(&self.pages.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Some(Ok(page));
        }
        // Not under the lock: two that ask at once may both render, and neither waits for a third page.
        Some(self.book.render(index).map(|bytes| {
            let tag = blake3::hash(&bytes).to_hex()[..16].to_owned();
            let page = Arc::new(Rendered { bytes: bytes.into_owned().into(), tag });
            self.pages.lock().unwrap_or_else(PoisonError::into_inner).entry(index).or_insert(page).clone()
        }))
    }

    /// Where a page is written: its file, and the place in it.
    pub fn source(&self, path: &str) -> Option<(SourcePath, Span)> {
        let site = self.book.site();
        let route = self.book.route(self.book.find(path)?)?;
        let span = match route {
            Route::Objective(at) => site.playbook.entry(*at).objective.wording.span,
            _ => Span::default(),
        };
        Some((site.source_of(route)?, span))
    }

    /// What a coach would ask about what a page shows. Judged as the audience sees the playbook, so that no question
    /// tells of what is hidden.
    pub fn findings(&self, path: &str) -> Vec<&Diagnostic> {
        let site = self.book.site();
        let Some(route) = self.book.find(path).and_then(|index| self.book.route(index)) else {
            return Vec::new();
        };
        let source = site.source_of(route);
        let all = if site.manuals.is_empty() {
            self.questions.get_or_init(|| pipeline::questions(&site.playbook, &self.loaded))
        } else {
            &site.findings
        };
        let shown = |finding: &&Diagnostic| match (&finding.about, self.subject(route)) {
            (Some(about), Some(subject)) => within(about, &subject),
            _ => source.as_ref().is_some_and(|path| finding.at.path == *path),
        };
        all.iter().filter(shown).collect()
    }

    /// What was said of a page's file while it was read. Only for the coach: it may quote what others do not see.
    pub fn remarks(&self, path: &str) -> Vec<&Diagnostic> {
        let source = self.source(path).filter(|_| self.book.site().playbook.audience == Audience::Coach);
        let said = source.map(|(file, _)| {
            // What is about a key result is among the questions.
            let apart = move |said: &&Diagnostic| said.at.path == file && said.about.is_none();
            self.loaded.diagnostics.iter().filter(apart)
        });
        said.into_iter().flatten().collect()
    }

    /// The reading it was made from.
    pub fn loaded(&self) -> &Loaded {
        &self.loaded
    }

    /// The page of a rule, where this audience has one.
    pub fn rule_page(&self, finding: &Diagnostic) -> Option<String> {
        let site = self.book.site();
        let index = site.manuals.iter().position(|manual| manual.code.id == finding.code.id)?;
        Some(site.href(&Route::Rule(index)))
    }

    /// Every objective in reading order: address, period, team, wording.
    pub fn objectives(&self) -> impl Iterator<Item = (String, String, &str, &str)> {
        let site = self.book.site();
        let playbook = &site.playbook;
        playbook.objectives().map(move |at| {
            (
                site.href(&Route::Objective(at)),
                playbook.quarters[at.quarter].period.to_string(),
                playbook.team_of(at).name.as_str(),
                playbook.entry(at).objective.wording.as_str(),
            )
        })
    }

    /// The wording of the key result a finding is about.
    pub fn key_result(&self, finding: &Diagnostic) -> Option<&str> {
        let about = finding.about.as_ref()?;
        let playbook = &self.book.site().playbook;
        let at = playbook.objectives().find(|at| {
            let entry = playbook.entry(*at);
            about.objective.as_deref() == Some(entry.objective.id.as_str())
                && playbook.team_of(*at).id == about.team
                && playbook.quarters[at.quarter].period.to_string() == about.period
        })?;
        let key_results = &playbook.entry(at).objective.key_results;
        let found = key_results.iter().find(|own| Some(own.id.as_str()) == about.key_result.as_deref())?;
        Some(found.wording.as_str())
    }

    /// What a page is about, as findings say what they are about; an empty team stands for all.
    fn subject(&self, route: &Route) -> Option<Subject> {
        let playbook = &self.book.site().playbook;
        let current = self.book.site().current;
        let quarter = route.quarter(playbook).or(current.filter(|_| *route == Route::Home))?;
        let team = |q: usize, t: usize| playbook.teams[playbook.quarters[q].teams[t].team].id.clone();
        let (team, objective) = match route {
            Route::Objective(at) => {
                (team(at.quarter, at.team), Some(playbook.entry(*at).objective.id.value.clone()))
            }
            Route::TeamQuarter(q, t) | Route::Reflection(q, t) => (team(*q, *t), None),
            Route::Note(_) => return None,
            _ => (String::new(), None),
        };
        let period = playbook.quarters[quarter].period.to_string();
        Some(Subject { period, team, objective, key_result: None })
    }
}

/// Whether what a finding is about belongs to what a page is about.
fn within(about: &Subject, page: &Subject) -> bool {
    about.period == page.period
        && (page.team.is_empty() || about.team == page.team)
        && (page.objective.is_none() || about.objective == page.objective)
}
