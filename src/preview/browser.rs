//! What runs in the browser: embedded scripts, and the one element that brings them into a page.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use crate::model::audience::Audience;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/preview");

/// What runs in each page: the files of `page/`, joined in the order of their names.
pub static SCRIPT: LazyLock<String> = LazyLock::new(|| {
    let folder = FILES.get_dir("page").map(Dir::files).into_iter().flatten();
    let mut files: Vec<_> = folder.collect();
    files.sort_by_key(|file| file.path());
    files.into_iter().filter_map(include_dir::File::contents_utf8).collect::<Vec<_>>().join("\n")
});

/// What keeps the connection for all pages.
pub fn worker() -> &'static str {
    FILES.get_file("worker.js").and_then(include_dir::File::contents_utf8).unwrap_or_default()
}

/// A page as the preview tells it apart.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The build it was taken from.
    pub build: u64,
    /// What our addresses begin with.
    pub base: &'a str,
    /// Who the plain addresses are for.
    pub home: Audience,
    /// Who this page is for.
    pub audience: Audience,
    /// Its path in the site.
    pub path: &'a str,
}

/// A page with the preview's element in it: before the page's own policy, which lets no script run.
pub fn enter(page: &[u8], shown: Shown<'_>) -> Vec<u8> {
    let script = script(shown);
    let at = after_tag(page, b"<head")
        .or_else(|| after_tag(page, b"<html"))
        .or_else(|| after_tag(page, b"<!doctype"));
    let at = at.unwrap_or(0);
    [&page[..at], script.as_bytes(), &page[at..]].concat()
}

/// The page of what is missing, as it leads on within the preview: it may stand at any depth, and so names the address
/// where the site will be published.
pub fn at_home(page: &[u8], base_url: &str, shown: Shown<'_>) -> Vec<u8> {
    if base_url.is_empty() {
        return page.to_vec();
    }
    let Shown { base, home, audience, .. } = shown;
    let room = if audience == home { base.to_owned() } else { format!("{base}-/as/{}/", audience.name()) };
    String::from_utf8_lossy(page).replace(&format!("\"{base_url}/"), &format!("\"{room}")).into_bytes()
}

/// The page that stands while there is no site yet.
pub fn empty(shown: Shown<'_>) -> Vec<u8> {
    let script = script(shown);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>{script}\n<meta charset=\"utf-8\">\n<title>okrbook</title>\n</head>\n<body>\n<noscript>The playbook has an error; the terminal shows it.</noscript>\n</body>\n</html>\n"
    )
    .into_bytes()
}

fn script(shown: Shown<'_>) -> String {
    let Shown { build, base, home, audience, path } = shown;
    format!(
        "<script src=\"{base}-/live.js\" data-build=\"{build}\" data-base=\"{base}\" data-home=\"{}\" data-audience=\"{}\" data-path=\"{}\"></script>",
        home.name(),
        audience.name(),
        escaped(path)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Behind the first tag that begins so.
fn after_tag(page: &[u8], tag: &[u8]) -> Option<usize> {
    let start = page.windows(tag.len()).position(|part| part.eq_ignore_ascii_case(tag))?;
    // `<header` is no head.
    page.get(start + tag.len()).filter(|next| !next.is_ascii_alphanumeric())?;
    page[start..].iter().position(|byte| *byte == b'>').map(|end| start + end + 1)
}

#[cfg(test)]
mod tests {
    use super::{Audience, SCRIPT, Shown, at_home, enter, worker};

    fn entered(page: &str) -> String {
        let shown = Shown {
            build: 7,
            base: "/",
            home: Audience::Everyone,
            audience: Audience::Coach,
            path: "a\"b.html",
        };
        String::from_utf8(enter(page.as_bytes(), shown)).expect("a text")
    }

    const SCRIPT_TAG: &str = "<script src=\"/-/live.js\" data-build=\"7\" data-base=\"/\" data-home=\"everyone\" data-audience=\"coach\" data-path=\"a&quot;b.html\"></script>";

    #[test]
    fn the_element_stands_first_in_the_head_and_nothing_else_changes() {
        for (page, before) in [
            (
                "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta>",
                "<!doctype html>\n<html lang=\"en\">\n<head>",
            ),
            ("<!DOCTYPE html><HTML><HEAD class=a><title>", "<!DOCTYPE html><HTML><HEAD class=a>"),
            ("<!doctype html><html><header>", "<!doctype html><html>"),
            ("<!doctype html><p>a", "<!doctype html>"),
            ("<p>a", ""),
        ] {
            let with = entered(page);
            assert_eq!(with, format!("{before}{SCRIPT_TAG}{}", &page[before.len()..]));
        }
    }

    #[test]
    fn a_missing_page_leads_on_within_the_preview() {
        let page = b"<a href=\"https://example.com/book/index.html\">https://example.com/book/</a><a href=\"https://example.com/b\">";
        let at = |audience, base_url| {
            let shown = Shown { build: 7, base: "/", home: Audience::Everyone, audience, path: "a/b.html" };
            String::from_utf8(at_home(page, base_url, shown)).expect("a text")
        };
        let rest = "\">https://example.com/book/</a><a href=\"https://example.com/b\">";
        let book = "https://example.com/book";
        assert_eq!(at(Audience::Everyone, book), format!("<a href=\"/index.html{rest}"));
        assert_eq!(at(Audience::Coach, book), format!("<a href=\"/-/as/coach/index.html{rest}"));
        assert_eq!(at(Audience::Coach, "").as_bytes(), page);
    }

    #[test]
    fn the_browser_side_is_there() {
        assert!(!SCRIPT.is_empty() && !worker().is_empty());
    }
}
