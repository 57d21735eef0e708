//! Every file of a site, by path; each is rendered when it is asked for.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use serde::Serialize;

use super::engine::{Engine, TemplateError};
use super::links::Links;
use super::markdown;
use super::theme::{Theme, ThemeAsset};
use crate::model::audience::Audience;
use crate::site::Site;
use crate::site::export::export;
use crate::site::feed::{self, FeedEntry};
use crate::site::route::Route;
use crate::source::{Asset, Sources};

/// A site with its theme.
#[derive(Debug)]
pub struct Book {
    site: Arc<Site>,
    engine: Engine,
    /// Behind the pages, which are the site's.
    others: Vec<(String, File)>,
    theme: blake3::Hash,
    links: Arc<Links>,
}

#[derive(Debug)]
enum File {
    Bytes(Arc<[u8]>),
    Json,
    Sitemap,
    Feed,
}

/// A hash that can be written to. Text is gathered first: a hash takes large pieces faster than many small ones.
struct Digest {
    hash: blake3::Hasher,
    gathered: String,
}

impl Digest {
    const PIECE: usize = 1 << 16;

    fn bytes(&mut self, bytes: &[u8]) {
        self.flush();
        self.hash.update(bytes);
    }

    fn flush(&mut self) {
        self.hash.update(self.gathered.as_bytes());
        self.gathered.clear();
    }
}

impl std::fmt::Write for Digest {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.gathered.push_str(text);
        if self.gathered.len() >= Self::PIECE {
            self.flush();
        }
        Ok(())
    }
}

/// What feeds and the sitemap are made of.
#[derive(Debug, Serialize)]
struct Addresses {
    base_url: String,
    title: String,
    organisation: Option<String>,
    updated: Option<String>,
    pages: Vec<String>,
    entries: Vec<FeedEntry>,
}

impl Book {
    /// Lays out every file of a site.
    ///
    /// # Errors
    /// Where one of the theme's templates cannot be read.
    pub fn new(site: Site, sources: &Sources) -> Result<Self, TemplateError> {
        let theme = Theme::new(&site.playbook.config.theme, &sources.theme);
        let site = Arc::new(site);
        let assets = sources.assets.iter().map(|asset| asset.path.clone());
        let links = {
            let site = Arc::clone(&site);
            Arc::new(Links::new(move || site, assets))
        };
        let engine = Engine::new(&theme, Arc::clone(&links))?;
        let look = theme.digest();
        let assets = theme.assets.into_iter();
        let mut others: Vec<(String, File)> =
            assets.map(|ThemeAsset { path, bytes, .. }| (path, File::Bytes(bytes.into()))).collect();
        others.extend(
            published(&site, sources, &links)
                .into_iter()
                .map(|asset| (asset.path.to_string(), File::Bytes(Arc::clone(&asset.bytes)))),
        );
        others.push(("playbook.json".to_owned(), File::Json));
        if !site.playbook.config.base_url.is_empty() {
            others.push(("sitemap.xml".to_owned(), File::Sitemap));
            others.push(("feed.xml".to_owned(), File::Feed));
        }
        Ok(Self { site, engine, others, theme: look, links })
    }

    /// What all files are made of, behind the audience filter: equal digests mean equal files.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        let mut hash = Digest { hash: blake3::Hasher::new(), gathered: String::new() };
        // Writing into a hash cannot fail.
        let _ = write!(
            hash,
            "{} {} {:?}",
            env!("CARGO_PKG_VERSION"),
            self.theme,
            (&*self.site.playbook, &self.site.findings)
        );
        for (path, file) in &self.others {
            if let File::Bytes(bytes) = file {
                let _ = write!(hash, "{path} {} ", bytes.len());
                hash.bytes(bytes);
            }
        }
        hash.flush();
        *hash.hash.finalize().as_bytes()
    }

    /// Every file's path, pages first.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let pages = self.site.addresses().iter().map(String::as_str);
        pages.chain(self.others.iter().map(|(path, _)| path.as_str()))
    }

    /// Which file has a path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<usize> {
        let other = || self.others.iter().position(|(own, _)| own == path);
        self.site.find(path).or_else(|| Some(self.site.routes.len() + other()?))
    }

    /// What a file shows, where it is a page.
    #[must_use]
    pub fn route(&self, index: usize) -> Option<&Route> {
        self.site.routes.get(index)
    }

    /// A file's content.
    ///
    /// # Errors
    /// Where a template does not fit its page.
    pub fn render(&self, index: usize) -> Result<Cow<'_, [u8]>, TemplateError> {
        if let Some(route) = self.route(index) {
            return Ok(Cow::Owned(self.engine.page(&self.site.page(route))?.into_bytes()));
        }
        Ok(match &self.others[index - self.site.routes.len()].1 {
            File::Bytes(bytes) => Cow::Borrowed(bytes),
            File::Json => {
                let told = |source: &str, text: &str| {
                    markdown::told(text, &|target, image| self.links.answer(source, "", target, image))
                };
                let mut json = serde_json::to_vec_pretty(&export(&self.site, &told)).unwrap_or_default();
                json.push(b'\n');
                Cow::Owned(json)
            }
            File::Sitemap => Cow::Owned(self.engine.file("sitemap.xml", &self.addresses())?.into_bytes()),
            File::Feed => Cow::Owned(self.engine.file("feed.xml", &self.addresses())?.into_bytes()),
        })
    }

    /// The site.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    fn addresses(&self) -> Addresses {
        let config = &self.site.playbook.config;
        let entries = feed::entries(&self.site);
        Addresses {
            base_url: config.base_url.clone(),
            title: config.title.clone(),
            organisation: config.organisation.clone(),
            updated: entries.first().map(|entry| entry.day.clone()),
            pages: {
                let all = self.site.routes.iter().zip(self.site.addresses());
                all.filter(|(route, _)| **route != Route::NotFound)
                    .map(|(_, address)| address.clone())
                    .collect()
            },
            entries,
        }
    }
}

/// The files of `static/` that this audience gets. The coach gets all; others only what a page of theirs shows, so that
/// a picture of a private note is not published beside a site that does not have the note.
fn published<'a>(site: &Site, sources: &'a Sources, links: &Links) -> Vec<&'a Asset> {
    if site.playbook.audience == Audience::Coach || sources.assets.is_empty() {
        return sources.assets.iter().collect();
    }
    let mut shown: BTreeSet<String> = BTreeSet::new();
    shown.extend(site.playbook.config.theme.logo.as_ref().map(|logo| logo.value.clone()));
    // Without a bracket there is no link and no picture.
    for (source, text) in bodies(site).into_iter().filter(|(_, text)| text.contains(['[', '<'])) {
        let nowhere = |_: &str, _: bool| markdown::LinkAnswer::Href(String::new());
        let rendered = markdown::render(text, &markdown::MarkdownContext::new("", &nowhere));
        shown.extend(
            rendered.links.iter().filter_map(|link| links.asset(source, &link.target)).map(str::to_owned),
        );
    }
    sources.assets.iter().filter(|asset| shown.contains(asset.path.as_ref())).collect()
}

/// Every Markdown text of a site, with its file.
fn bodies(site: &Site) -> Vec<(&str, &str)> {
    let playbook = &site.playbook;
    let mut bodies: Vec<(&str, &str)> = Vec::new();
    bodies.extend(playbook.pages.iter().map(|page| (page.path.as_ref(), page.body.value.as_str())));
    bodies.extend(
        playbook.notes.iter().map(|entry| (entry.note.path.as_ref(), entry.note.body.value.as_str())),
    );
    let teams = playbook.quarters.iter().flat_map(|quarter| &quarter.teams);
    bodies.extend(
        teams
            .filter_map(|team| team.reflection.as_ref())
            .map(|written| (written.path.as_ref(), written.body.value.as_str())),
    );
    bodies
}
