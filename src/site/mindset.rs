//! The mindset pages that ship with the program. A playbook's own page of the same name takes a page's place.

use include_dir::{Dir, include_dir};
use std::sync::LazyLock;

static ENGLISH: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/mindset/en");

/// The order in which they are read.
const ORDER: [&str; 6] =
    ["improvement", "inspiration", "stretch", "scores", "reset-and-reflect", "three-fears"];

/// A mindset page.
#[derive(Debug)]
pub struct Mindset {
    /// Its name in links.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its name in the navigation.
    pub short: &'static str,
    /// One sentence on what it says.
    pub summary: &'static str,
    /// The Markdown.
    pub body: &'static str,
}

static PAGES: LazyLock<Vec<Mindset>> = LazyLock::new(|| ORDER.iter().map(|name| read(name)).collect());

/// All of them, in reading order.
#[must_use]
pub fn all() -> &'static [Mindset] {
    &PAGES
}

/// The one of that name.
#[must_use]
pub fn get(name: &str) -> Option<&'static Mindset> {
    PAGES.iter().find(|page| page.name == name)
}

fn read(name: &'static str) -> Mindset {
    let text =
        ENGLISH.get_file(format!("{name}.md")).and_then(|file| file.contents_utf8()).unwrap_or_default();
    let rest = text.strip_prefix("---\n").unwrap_or(text);
    let (head, body) = rest.split_once("\n---\n").unwrap_or(("", rest));
    let field =
        |key: &str| head.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": ")).unwrap_or(name);
    Mindset { name, title: field("title"), short: field("short"), summary: field("summary"), body }
}

#[cfg(test)]
mod tests {
    use super::all;

    #[test]
    fn every_page_has_its_words() {
        for page in all() {
            assert!(
                page.title.len() > 5
                    && page.short.len() > 3
                    && page.summary.len() > 20
                    && page.body.len() > 1000,
                "{page:?}"
            );
        }
    }
}
