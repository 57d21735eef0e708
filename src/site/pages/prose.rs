//! Pages that are mostly words: the playbook's own, the mindset pages, and the one for what is not there.

use serde::Serialize;

use super::{Page, View};
use crate::site::Site;
use crate::site::mindset;
use crate::site::route::Route;
use crate::site::view::{Link, Prose};

/// Words.
#[derive(Debug, Serialize)]
pub struct ProsePage {
    /// The title, unless the words begin with it.
    pub title: String,
    /// One sentence on what they say.
    pub summary: Option<String>,
    /// The words.
    pub body: Prose,
    /// It is one of the mindset pages.
    pub mindset: bool,
    /// `client`, `coach`; nothing for everyone.
    pub only: Option<String>,
}

/// Nothing is here.
#[derive(Debug, Serialize)]
pub struct NotFoundView {
    /// Where to go instead.
    pub ways: Vec<Link>,
}

/// A page of the playbook's own.
pub fn page(site: &Site, i: usize) -> Page {
    let page = &site.playbook.pages[i];
    let text = page.body.value.trim_start();
    // A first heading that is the title is not said twice.
    let body = text
        .strip_prefix("# ")
        .and_then(|rest| rest.split_once('\n'))
        .filter(|(heading, _)| heading.trim() == page.title)
        .map_or(text, |(_, rest)| rest);
    let view = ProsePage {
        title: page.title.clone(),
        summary: page.summary.clone(),
        body: Prose { text: body.to_owned(), source: page.path.to_string(), prefix: String::new() },
        mindset: mindset::get(&page.id).is_some(),
        only: site.only(page.visibility),
    };
    let description = page.summary.clone().unwrap_or_else(|| page.title.clone());
    let frame = site.frame(&Route::Page(i), page.title.clone(), description);
    Page { template: "page.html", frame, page: View::Prose(Box::new(view)) }
}

/// A mindset page.
pub fn mindset(site: &Site, name: &str) -> Page {
    let (title, summary, body) =
        mindset::get(name).map_or((name, "", ""), |page| (page.title, page.summary, page.body));
    let view = ProsePage {
        title: title.to_owned(),
        summary: Some(summary.to_owned()),
        body: Prose { text: body.to_owned(), source: format!("mindset/{name}.md"), prefix: String::new() },
        mindset: true,
        only: None,
    };
    let frame = site.frame(&Route::Mindset(name.to_owned()), title.to_owned(), summary.to_owned());
    Page { template: "page.html", frame, page: View::Prose(Box::new(view)) }
}

/// What stands where nothing is.
pub fn not_found(site: &Site) -> Page {
    let mut ways = vec![Link { label: "The first page".to_owned(), href: site.href(&Route::Home) }];
    ways.push(Link { label: "All teams".to_owned(), href: site.href(&Route::Teams) });
    if let Some(q) = site.current {
        ways.push(Link { label: "Who supports whom".to_owned(), href: site.href(&Route::Map(q)) });
    }
    let frame = site.frame(
        &Route::NotFound,
        "Nothing is here".to_owned(),
        "This page does not exist, or not any more.".to_owned(),
    );
    Page { template: "404.html", frame, page: View::NotFound(Box::new(NotFoundView { ways })) }
}
