//! Where links in Markdown lead: from a path relative to its file to a page of the site.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use super::markdown::LinkAnswer;
use crate::site::Site;
use crate::site::mindset;
use crate::site::route::Route;
use crate::source::SourcePath;

/// Where links lead. What they can name is listed once the first relative link is met: most texts have none.
#[derive(Debug)]
pub struct Links {
    named: LazyLock<Named, Box<dyn FnOnce() -> Named + Send>>,
    assets: HashSet<SourcePath>,
}

/// Every file that a link can name and the page it became, and the pages themselves.
#[derive(Debug, Default)]
struct Named {
    pages: HashMap<String, String>,
    addresses: HashSet<String>,
}

impl Named {
    fn of(site: &Site) -> Self {
        let mut pages = HashMap::new();
        for page in mindset::all() {
            let href = site.mindset(page.name);
            pages.insert(format!("mindset/{}.md", page.name), href.clone());
            pages.insert(format!("pages/{}.md", page.name), href);
        }
        for (route, address) in site.routes.iter().zip(site.addresses()) {
            // An objective is written in its team's file, which is the page of the team's quarter.
            if matches!(route, Route::Objective(_)) {
                continue;
            }
            if let Some(source) = site.source_of(route) {
                pages.insert(source.to_string(), address.clone());
            }
        }
        Self { pages, addresses: site.addresses().iter().cloned().collect() }
    }
}

impl Links {
    /// The links of a site, which is asked for once it is needed; `assets` are the paths of files below `static/`.
    #[must_use]
    pub fn new(
        site: impl FnOnce() -> Arc<Site> + Send + 'static,
        assets: impl IntoIterator<Item = SourcePath>,
    ) -> Self {
        let named = LazyLock::new(Box::new(|| Named::of(&site())) as Box<dyn FnOnce() -> Named + Send>);
        Self { named, assets: assets.into_iter().collect() }
    }

    /// What a link in the file `source` leads to, seen from a page whose way to the root is `root`.
    #[must_use]
    pub fn answer(&self, source: &str, root: &str, target: &str, image: bool) -> LinkAnswer {
        if target.starts_with('#')
            || ["http:", "https:", "mailto:"].iter().any(|scheme| starts_with(target, scheme))
        {
            return LinkAnswer::Href(target.to_owned());
        }
        let cut = target.find(['#', '?']).unwrap_or(target.len());
        let (path, tail) = target.split_at(cut);
        let path = decode(path);
        let beside = join(source, &path);
        let found = [beside, join("", &path)].into_iter().flatten().find_map(|path| self.lead(&path, image));
        match found {
            Some(href) => LinkAnswer::Href(format!("{root}{}{tail}", encode(&href))),
            None => LinkAnswer::Dead(format!("“{path}” leads to nothing in this playbook")),
        }
    }

    fn lead(&self, path: &str, image: bool) -> Option<String> {
        if self.assets.contains(path) {
            return Some(path.to_owned());
        }
        if image {
            return None;
        }
        let Named { pages, addresses } = &*self.named;
        pages.get(path).cloned().or_else(|| addresses.contains(path).then(|| path.to_owned()))
    }

    /// The file below `static/` that a link names.
    #[must_use]
    pub fn asset(&self, source: &str, target: &str) -> Option<&str> {
        let path = decode(target.split(['#', '?']).next()?);
        [join(source, &path), join("", &path)]
            .into_iter()
            .flatten()
            .find_map(|path| self.assets.get(path.as_str()))
            .map(AsRef::as_ref)
    }
}

fn starts_with(text: &str, scheme: &str) -> bool {
    text.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
}

/// A path seen from a file; `None` where it leaves the playbook.
fn join(source: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = source.split('/').collect();
    parts.pop();
    if path.starts_with('/') {
        parts.clear();
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// `%20` as a blank; what is no such sign stays.
fn decode(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = (bytes[i] == b'%')
            .then(|| path.get(i + 1..i + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok()))
            .flatten();
        out.push(hex.unwrap_or(bytes[i]));
        i += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| path.to_owned())
}

/// Signs that end an address or change its meaning are written as `%20`.
fn encode(path: &str) -> String {
    path.chars()
        .map(|c| match c {
            ' ' => "%20".to_owned(),
            '%' => "%25".to_owned(),
            '?' => "%3F".to_owned(),
            '#' => "%23".to_owned(),
            '"' => "%22".to_owned(),
            c => c.to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::{LinkAnswer, Links, Named};

    fn links() -> Links {
        let named = || Named {
            pages: [("pages/glossary.md".to_owned(), "pages/glossary.html".to_owned())].into(),
            addresses: ["2021-q1/map.html".to_owned()].into(),
        };
        Links { named: LazyLock::new(Box::new(named)), assets: ["static/our picture.png".into()].into() }
    }

    fn leads(target: &str, image: bool) -> Option<String> {
        match links().answer("pages/how.md", "../", target, image) {
            LinkAnswer::Href(href) => Some(href),
            LinkAnswer::Dead(_) => None,
        }
    }

    #[test]
    fn links_lead_where_their_file_says() {
        assert_eq!(leads("glossary.md#score", false).as_deref(), Some("../pages/glossary.html#score"));
        assert_eq!(leads("../2021-q1/map.html", false).as_deref(), Some("../2021-q1/map.html"));
        assert_eq!(
            leads("../static/our%20picture.png", true).as_deref(),
            Some("../static/our%20picture.png")
        );
        assert_eq!(leads("static/our picture.png", true).as_deref(), Some("../static/our%20picture.png"));
        assert_eq!(leads("https://example.com/a?b", false).as_deref(), Some("https://example.com/a?b"));
    }

    #[test]
    fn what_leads_out_or_nowhere_is_dead() {
        for target in ["gone.md", "../../etc/passwd", "/etc/passwd", "glossary.html"] {
            assert_eq!(leads(target, false), None, "{target}");
        }
        assert_eq!(leads("glossary.md", true), None, "a page is no picture");
    }
}
