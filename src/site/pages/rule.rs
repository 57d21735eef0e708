//! The rules' manual pages, from the one place that `explain` speaks from.

use serde::Serialize;

use super::{Page, View};
use crate::diagnostic::Manual;
use crate::site::Site;
use crate::site::mindset;
use crate::site::route::Route;
use crate::site::view::Link;

/// All rules, by family.
#[derive(Debug, Serialize)]
pub struct RulesView {
    /// A family, and its rules with what they detect.
    pub families: Vec<(String, Vec<(Link, String, String)>)>,
}

/// A rule.
#[derive(Debug, Serialize)]
pub struct RuleView {
    /// `INS201`
    pub id: &'static str,
    /// `task-shaped-objective`
    pub name: &'static str,
    /// `inspiration`
    pub family: String,
    /// What it detects.
    pub what: &'static str,
    /// Why a coach asks.
    pub why: &'static str,
    /// What to do about it.
    pub way_on: &'static str,
    /// An example.
    pub before: &'static str,
    /// The example as it could be.
    pub after: &'static str,
    /// What lies behind the question.
    pub mindset: Option<Link>,
}

/// All rules.
pub fn rules(site: &Site) -> Page {
    let mut families: Vec<(String, Vec<(Link, String, String)>)> = Vec::new();
    for (i, manual) in site.manuals.iter().enumerate() {
        let family = format!("{:?}", manual.code.family);
        if families.last().is_none_or(|(last, _)| *last != family) {
            families.push((family, Vec::new()));
        }
        let link = Link { label: manual.code.name.to_owned(), href: site.href(&Route::Rule(i)) };
        if let Some((_, rules)) = families.last_mut() {
            rules.push((link, manual.code.id.to_owned(), manual.headline().to_owned()));
        }
    }
    let frame = site.frame(
        &Route::Rules,
        "What the check asks".to_owned(),
        "Every rule with its manual page.".to_owned(),
    );
    Page { template: "rules.html", frame, page: View::Rules(Box::new(RulesView { families })) }
}

/// A rule.
pub fn rule(site: &Site, i: usize) -> Page {
    let manual = site.manuals[i];
    let view = RuleView {
        id: manual.code.id,
        name: manual.code.name,
        family: format!("{:?}", manual.code.family),
        what: manual.what,
        why: manual.why,
        way_on: manual.way_on,
        before: manual.before,
        after: manual.after,
        mindset: behind(site, manual),
    };
    let frame = site.frame(&Route::Rule(i), manual.code.name.to_owned(), manual.headline().to_owned());
    Page { template: "rule.html", frame, page: View::Rule(Box::new(view)) }
}

/// The mindset page that tells what lies behind a rule's question, whoever wrote it.
pub fn behind(site: &Site, manual: &Manual) -> Option<Link> {
    let name = manual.mindset()?;
    let label = match site.own_page(name) {
        Some(own) => site.playbook.pages[own].title.clone(),
        None => mindset::get(name)?.short.to_owned(),
    };
    Some(Link { label, href: site.mindset(name) })
}
