//! Every page of a site holds together: its links lead somewhere, its headings are in order, it loads nothing from
//! elsewhere, and it can be reached.

use std::collections::BTreeSet;

use okrbook::load::resolve::restrict;
use okrbook::pipeline;
use quick_xml::events::Event;

use crate::support::{AUDIENCES, MANIFEST, Page, Site, decoded, example, example_root, squeeze, target};

/// Where the example says that it will stand.
const BASE: &str = "https://reedwhistle.example.com/playbook";

/// Everything that is wrong with a site's pages, in words.
pub fn faults(site: &Site, base: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, page) in &site.pages {
        let mut fault = |what: String| faults.push(format!("{path}: {what}"));
        page.errors.iter().for_each(|error| fault(format!("the parser says: {error}")));
        addresses(site, path, page, base, &mut fault);
        headings(page, &mut fault);
        head(page, &mut fault);
        elements(page, &mut fault);
    }
    let reached = reached(site);
    faults.extend(
        site.pages
            .keys()
            .filter(|path| *path != "404.html" && !reached.contains(*path))
            .map(|path| format!("{path}: no way leads here from the first page")),
    );
    faults
}

/// An address of the site's own as a path relative to a page; the page for lost readers is shown at any depth and
/// so names the whole address.
fn own<'a>(path: &str, address: &'a str, base: &str) -> &'a str {
    match address.strip_prefix(base) {
        Some(rest) if path == "404.html" && !base.is_empty() => rest.trim_start_matches('/'),
        _ => address,
    }
}

fn abroad(address: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

fn addresses(site: &Site, path: &str, page: &Page, base: &str, fault: &mut impl FnMut(String)) {
    let named = ["href", "src", "xlink:href", "poster", "data", "action", "srcset", "formaction"];
    for element in &page.elements {
        for (key, address) in element.attributes.iter().filter(|(key, _)| named.contains(&key.as_str())) {
            let shown = format!("<{} {key}=\"{address}\">", element.name);
            let address = own(path, address, base);
            if abroad(address) {
                if element.name != "a" {
                    fault(format!("{shown} is loaded from elsewhere"));
                }
                continue;
            }
            if address.starts_with('/') || address.contains(':') {
                fault(format!("{shown} is not relative"));
                continue;
            }
            let Some(file) = target(path, address) else {
                fault(format!("{shown} leaves the site"));
                continue;
            };
            if !site.files.contains_key(&file) {
                fault(format!("{shown} leads to nothing"));
            } else if let (Some((_, anchor)), Some(there)) = (address.split_once('#'), site.pages.get(&file))
            {
                let anchor = decoded(anchor);
                if !there.ids().any(|id| id == anchor) {
                    fault(format!("{shown} leads to a page without that id"));
                }
            }
        }
    }
    for reference in ["aria-labelledby", "aria-describedby", "for", "popovertarget", "aria-controls"] {
        for names in page.elements.iter().filter_map(|element| element.get(reference)) {
            for name in names.split_whitespace().filter(|name| !page.ids().any(|id| id == *name)) {
                fault(format!("{reference}=\"{name}\" names nothing"));
            }
        }
    }
}

fn headings(page: &Page, fault: &mut impl FnMut(String)) {
    let first = page.headings.iter().filter(|(level, _)| *level == 1).count();
    if first != 1 {
        fault(format!("{first} headings of the first level"));
    }
    let mut last = 0;
    for (level, words) in &page.headings {
        if *level > last + 1 {
            fault(format!("heading {level} “{words}” after a heading {last}"));
        }
        if words.is_empty() {
            fault(format!("a heading {level} without words"));
        }
        last = *level;
    }
}

fn head(page: &Page, fault: &mut impl FnMut(String)) {
    let filled = |value: Option<&str>| value.is_some_and(|value| !value.trim().is_empty());
    if page.title.is_empty() {
        fault("no title".to_owned());
    }
    if !filled(page.meta("description")) {
        fault("no description".to_owned());
    }
    let html = page.elements.iter().find(|element| element.name == "html");
    if !filled(html.and_then(|html| html.get("lang"))) {
        fault("no language".to_owned());
    }
    let policy = page.meta("Content-Security-Policy").unwrap_or_default();
    if !policy.contains("default-src 'none'") || policy.contains("unsafe") || policy.contains('*') {
        fault(format!("the content security policy is “{policy}”"));
    }
}

fn elements(page: &Page, fault: &mut impl FnMut(String)) {
    let mut ids = BTreeSet::new();
    for id in page.ids() {
        if !ids.insert(id) {
            fault(format!("the id {id} twice"));
        }
        if id.is_empty() || id.contains(char::is_whitespace) {
            fault(format!("the id “{id}” cannot be named"));
        }
    }
    for element in &page.elements {
        if ["script", "style", "iframe", "object", "embed", "base", "form"].contains(&element.name.as_str()) {
            fault(format!("an element <{}>", element.name));
        }
        if element.name == "img" && element.get("alt").is_none() {
            fault(format!("a picture without words: {:?}", element.attributes));
        }
        for (key, value) in &element.attributes {
            if key == "style" || key.starts_with("on") {
                fault(format!("<{} {key}=\"{value}\">", element.name));
            }
        }
    }
}

/// Every page that a reader can click to from the first one.
fn reached(site: &Site) -> BTreeSet<String> {
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut ahead = vec!["index.html".to_owned()];
    while let Some(path) = ahead.pop() {
        let Some(page) = site.pages.get(&path) else { continue };
        for link in page.links().filter(|link| !abroad(link)) {
            if let Some(file) = target(&path, link).filter(|file| site.pages.contains_key(file))
                && reached.insert(file.clone())
            {
                ahead.push(file);
            }
        }
    }
    reached
}

/// The text of every element of a name in an XML file, which must be well formed.
fn xml(text: &str, name: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut found, mut within, mut depth) = (Vec::new(), false, 0_i32);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("no XML: {error}\n{text}")) {
            Event::Start(tag) => {
                depth += 1;
                within = tag.name().as_ref() == name;
                if within {
                    found.push(String::new());
                }
            }
            Event::End(_) => (depth, within) = (depth - 1, false),
            Event::Text(words) if within => {
                found.last_mut().expect("an open element").push_str(&words);
            }
            Event::GeneralRef(sign) if within => {
                let sign = format!("&{};", &*sign);
                let sign = quick_xml::escape::unescape(&sign).expect("a known sign").into_owned();
                found.last_mut().expect("an open element").push_str(&sign);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "an element is left open");
    found
}

#[test]
fn every_page_of_the_example_holds_together_for_every_audience() {
    for audience in AUDIENCES {
        let site = example(audience);
        assert!(site.pages.len() > 100, "only {} pages", site.pages.len());
        let faults = faults(site, BASE);
        assert!(
            faults.is_empty(),
            "for {}: {} faults, the first: {:#?}",
            audience.name(),
            faults.len(),
            &faults[..faults.len().min(40)]
        );
    }
}

#[test]
fn the_stylesheet_loads_nothing() {
    let site = example(AUDIENCES[0]);
    let styles: Vec<_> = site.files.keys().filter(|path| path.ends_with(".css")).collect();
    assert_eq!(styles.len(), 1, "{styles:?}");
    let style = site.text(styles[0]);
    assert!(!style.contains("@import") && !style.contains("http:") && !style.contains("https:"));
}

#[test]
fn the_sitemap_names_each_page_once() {
    for audience in AUDIENCES {
        let site = example(audience);
        let listed = xml(site.text("sitemap.xml"), "loc");
        let expected: BTreeSet<String> = site
            .pages
            .keys()
            .filter(|path| *path != "404.html")
            .map(|path| format!("{BASE}/{path}"))
            .collect();
        assert_eq!(listed.len(), expected.len());
        assert_eq!(listed.into_iter().collect::<BTreeSet<_>>(), expected);
    }
}

#[test]
fn the_feed_names_real_pages_and_no_entry_twice() {
    for audience in AUDIENCES {
        let site = example(audience);
        let feed = site.text("feed.xml");
        let ids = xml(feed, "id");
        assert!(ids.len() > 10, "{ids:?}");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id twice: {ids:#?}");
        for id in &ids[1..] {
            let path = id.strip_prefix(&format!("{BASE}/")).expect("an address of the site");
            let file = target("index.html", path).expect("an address within the site");
            assert!(site.pages.contains_key(&file), "{id}");
        }
        let days = xml(feed, "updated");
        assert!(days[1..].is_sorted_by(|a, b| a >= b), "the newest first: {days:#?}");
        assert_eq!(days[0], days[1], "the feed is as new as its newest entry");
        assert!(xml(feed, "title").iter().all(|title| !title.is_empty()));
    }
}

#[test]
fn the_json_lists_every_objective_with_its_page() {
    let loaded = pipeline::load(&example_root()).expect("the example");
    for audience in AUDIENCES {
        let site = example(audience);
        let json = site.json();
        let listed: Vec<(String, String)> = objectives(&json)
            .map(|objective| (word(objective, "objective"), word(objective, "page")))
            .collect();
        let playbook = restrict(&loaded.playbook, audience);
        let expected: Vec<String> =
            playbook.objectives().map(|at| playbook.entry(at).objective.wording.value.clone()).collect();
        assert_eq!(listed.iter().map(|(wording, _)| wording.clone()).collect::<Vec<_>>(), expected);
        for (wording, page) in listed {
            let (_, heading) = &site.page(&page).headings[0];
            assert!(heading.starts_with(&squeeze(&wording)), "{page}: {heading}, not {wording}");
        }
    }
}

#[test]
fn the_manifest_names_exactly_the_other_files() {
    let site = example(AUDIENCES[0]);
    let manifest: serde_json::Value = serde_json::from_str(site.text(MANIFEST)).expect("JSON");
    let named: BTreeSet<&str> =
        manifest["files"].as_object().expect("files").keys().map(String::as_str).collect();
    let there: BTreeSet<&str> =
        site.files.keys().map(String::as_str).filter(|path| *path != MANIFEST).collect();
    assert_eq!(named, there);
}

/// Every objective of a `playbook.json`.
pub fn objectives(json: &serde_json::Value) -> impl Iterator<Item = &serde_json::Value> {
    json["quarters"]
        .as_array()
        .expect("quarters")
        .iter()
        .flat_map(|quarter| quarter["teams"].as_array().expect("teams"))
        .flat_map(|team| team["objectives"].as_array().expect("objectives"))
}

fn word(of: &serde_json::Value, key: &str) -> String {
    of[key].as_str().unwrap_or_else(|| panic!("no {key} in {of}")).to_owned()
}

#[test]
fn a_fault_of_each_kind_is_seen() {
    let faulty = [
        ("<a href=\"gone.html\">x</a>", "leads to nothing"),
        ("<a href=\"#gone\">x</a>", "without that id"),
        ("<a href=\"/index.html\">x</a>", "not relative"),
        ("<a href=\"../x.html\">x</a>", "leaves the site"),
        ("<a href=\"javascript:x\">x</a>", "not relative"),
        ("<img src=\"https://example.com/x.png\" alt=\"\">", "loaded from elsewhere"),
        ("<img src=\"index.html\">", "without words"),
        ("<h3>x</h3>", "after a heading 1"),
        ("<h1>x</h1>", "2 headings"),
        ("<p id=\"a\"></p><p id=\"a\"></p>", "the id a twice"),
        ("<p style=\"color:red\"></p>", "style="),
        ("<p onclick=\"x\"></p>", "onclick="),
        ("<script></script>", "<script>"),
    ];
    let head = "<!doctype html><html lang=\"en\"><head><title>x</title><meta name=\"description\" content=\"x\">\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"></head><body><h1>x</h1>";
    let faults_of = |body: &str| {
        let page = Page::read(&format!("{head}{body}</body></html>"));
        let files = [("index.html".to_owned(), Vec::new())].into();
        faults(&Site { files, pages: [("index.html".to_owned(), page)].into() }, "")
    };
    assert_eq!(faults_of(""), Vec::<String>::new());
    for (body, expected) in faulty {
        let found = faults_of(body);
        assert!(found.iter().any(|fault| fault.contains(expected)), "{body}: {found:?}");
    }
}
