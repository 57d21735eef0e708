//! What is to be published: a `Site` that knows its paths and renders one file at a time, or a finished `Bundle`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::error::Error;
use std::sync::Arc;

/// The bytes of one file, cheap to clone.
pub type Content = Arc<[u8]>;

/// Why a file could not be rendered; the build stops and the old site stays.
pub type RenderFailure = Box<dyn Error + Send + Sync>;

/// A site whose files are made one by one, on all cores, and dropped as soon as they are written.
///
/// Paths are relative with forward slashes, such as `2021-q1/map.html`.
pub trait Site: Sync {
    /// Every file of the site, each once. Asked once a publish; the order is the order of rendering.
    fn paths(&self) -> Vec<&str>;

    /// The bytes of `paths()[page]`. Called from several threads, at most once a page.
    ///
    /// # Errors
    /// Whatever keeps the page from being made.
    fn render(&self, page: usize) -> Result<Cow<'_, [u8]>, RenderFailure>;

    /// A digest of all that decides the bytes of this site (content, theme, options, version of the program),
    /// kept in the manifest. When it is the one of the site that stands, no page is rendered but those that were
    /// deleted or edited by hand.
    ///
    /// The manifest is published: take the digest behind the audience filter, or it tells that hidden things changed.
    fn made_from(&self) -> Option<[u8; 32]> {
        None
    }
}

/// A finished site: path (relative, forward slashes, such as `2021-q1/map.html`) to bytes.
#[derive(Debug, Clone, Default)]
pub struct Bundle {
    /// Every file of the site.
    pub files: BTreeMap<String, Content>,
}

/// A bundle with its pages in a list, so that a page is found by its number.
pub(super) struct Listed<'a>(Vec<(&'a str, &'a [u8])>);

impl<'a> From<&'a Bundle> for Listed<'a> {
    fn from(bundle: &'a Bundle) -> Self {
        Self(bundle.files.iter().map(|(path, content)| (path.as_str(), content.as_ref())).collect())
    }
}

impl Site for Listed<'_> {
    fn paths(&self) -> Vec<&str> {
        self.0.iter().map(|(path, _)| *path).collect()
    }

    fn render(&self, page: usize) -> Result<Cow<'_, [u8]>, RenderFailure> {
        Ok(Cow::Borrowed(self.0[page].1))
    }
}
