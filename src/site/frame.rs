//! What surrounds every page: navigation, where you are, what comes before and after, the foot.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Site;
use super::mindset;
use super::phrase;
use super::route::Route;
use super::view::{Day, Link};
use crate::model::audience::Audience;
use crate::model::playbook::ObjectiveIndex;
use crate::source::SourcePath;

/// More teams than these are not all listed beside every page.
const NAV_TEAMS: usize = 12;
/// A long list of objectives is not repeated in the navigation.
const NAV_OBJECTIVES: usize = 8;

/// The frame of a page.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// The page's title.
    pub title: String,
    /// One sentence for search engines and previews of links.
    pub description: String,
    /// From the site's root.
    pub path: String,
    /// From here to the site's root: empty, or `../` as often as needed.
    pub root: String,
    /// The language of the interface.
    pub lang: String,
    /// The playbook's name.
    pub site: String,
    /// Whose it is.
    pub organisation: Option<String>,
    /// The logo's address.
    pub logo: Option<String>,
    /// From the outermost to the page itself.
    pub crumbs: Vec<Link>,
    /// The day the numbers are of.
    pub as_of: Option<Day>,
    /// Beside the page.
    pub nav: Nav,
    /// Where each mindset page stands, by its name: the program's own, or the playbook's in its place.
    pub mindset: BTreeMap<&'static str, String>,
    /// What to read before.
    pub previous: Option<Link>,
    /// What to read next.
    pub next: Option<Link>,
    /// Where the source can be edited.
    pub edit: Option<String>,
    /// Who this build is for.
    pub audience: String,
    /// A call with the coach: name, words, address.
    pub booking: Option<(String, String, String)>,
    /// There is a feed.
    pub feed: bool,
}

/// The navigation.
#[derive(Debug, Clone, Serialize)]
pub struct Nav {
    /// The period at hand and its neighbours.
    pub quarters: Vec<Link>,
    /// There are more of them.
    pub more_quarters: bool,
    /// The period at hand.
    pub quarter: Option<String>,
    /// Its address, which may be the home page.
    pub quarter_href: Option<String>,
    /// Its pages.
    pub sections: Vec<Link>,
    /// Its teams, with the objectives of the team at hand.
    pub teams: Vec<(Link, Vec<Link>)>,
    /// There are more of them.
    pub more_teams: bool,
    /// The playbook's own pages, and lists.
    pub pages: Vec<Link>,
    /// How we think.
    pub mindset: Vec<Link>,
}

impl Site {
    /// The frame of a page.
    #[must_use]
    pub fn frame(&self, route: &Route, title: String, description: String) -> Frame {
        let playbook = &self.playbook;
        let config = &playbook.config;
        let path = self.href(route);
        let root = match route {
            // A server shows this page at any depth.
            Route::NotFound if !config.base_url.is_empty() => format!("{}/", config.base_url),
            _ => "../".repeat(path.matches('/').count()),
        };
        let quarter = route.quarter(playbook).or(self.current);
        let (previous, next) = self.neighbours(route);
        Frame {
            description,
            lang: config.language.clone(),
            site: config.title.clone(),
            organisation: config.organisation.clone(),
            logo: config.theme.logo.as_ref().map(|logo| logo.value.clone()),
            crumbs: self.crumbs(route, &title),
            as_of: quarter.and_then(|q| self.as_of(q)).map(Day::from),
            nav: self.nav(route, quarter),
            mindset: mindset::all().iter().map(|page| (page.name, self.mindset(page.name))).collect(),
            previous,
            next,
            edit: self.edit(route),
            audience: playbook.audience.name().to_owned(),
            booking: config.coach.as_ref().and_then(|coach| {
                let (label, url) = coach.booking.clone()?;
                Some((coach.name.clone(), label, url))
            }),
            feed: !config.base_url.is_empty(),
            title,
            path,
            root,
        }
    }

    fn nav(&self, route: &Route, quarter: Option<usize>) -> Nav {
        let playbook = &self.playbook;
        let link = |label: &str, route: &Route| Link { label: label.to_owned(), href: self.href(route) };
        let all = playbook.quarters.len();
        let near = quarter.map_or(0..0, |q| {
            let end = (q + 2).min(all);
            end.saturating_sub(3).min(q)..end
        });
        let quarter_route = |q: usize| if self.current == Some(q) { Route::Home } else { Route::Quarter(q) };
        let mut sections = Vec::new();
        let mut teams = Vec::new();
        let mut more_teams = false;
        if let Some(q) = quarter {
            let here = &playbook.quarters[q];
            sections.push(link("At a glance", &quarter_route(q)));
            sections.push(link("Alignment map", &Route::Map(q)));
            if here.teams.iter().any(|team| team.reflection.is_some()) {
                sections.push(link("Reflection", &Route::Reflections(q)));
            }
            sections.push(link("Report", &Route::Report(q)));
            if self.reviewed(q) {
                sections.push(link("Coach’s review", &Route::Review(q)));
            }
            if playbook.notes.iter().any(|entry| entry.quarter == q) {
                sections.push(link("Notes", &Route::NoteList(super::route::NoteList::Quarter(q))));
            }
            let own = route.team(playbook);
            let crowded = here.teams.len() > NAV_TEAMS;
            for (t, team) in here.teams.iter().enumerate() {
                let mine = own == Some(team.team);
                if crowded && !mine {
                    more_teams = true;
                    continue;
                }
                let objectives = if mine && team.objectives.len() <= NAV_OBJECTIVES {
                    (0..team.objectives.len())
                        .map(|objective| {
                            let at = ObjectiveIndex { quarter: q, team: t, objective };
                            Link {
                                label: short_wording(&playbook.entry(at).objective.wording),
                                href: self.href(&Route::Objective(at)),
                            }
                        })
                        .collect()
                } else {
                    Vec::new()
                };
                teams.push((link(&playbook.teams[team.team].name, &Route::TeamQuarter(q, t)), objectives));
            }
        }
        let mut pages: Vec<Link> = playbook
            .pages
            .iter()
            .enumerate()
            .filter(|(_, page)| mindset::get(&page.id).is_none())
            .map(|(i, page)| link(page.short.as_deref().unwrap_or(&page.title), &Route::Page(i)))
            .collect();
        if !self.manuals.is_empty() {
            pages.push(link("What the check asks", &Route::Rules));
        }
        pages.push(link("All teams", &Route::Teams));
        if !playbook.metrics.is_empty() {
            pages.push(link("Metrics", &Route::Metrics));
        }
        if !playbook.notes.is_empty() {
            pages.push(link("All notes", &Route::Notes));
        }
        let mindset = mindset::all()
            .iter()
            .map(|page| {
                let own = self.own_page(page.name).map(|i| &playbook.pages[i]);
                let label = own.map_or(page.short, |own| own.short.as_deref().unwrap_or(&own.title));
                Link { label: label.to_owned(), href: self.mindset(page.name) }
            })
            .collect();
        Nav {
            more_quarters: all > near.len(),
            quarters: near
                .map(|q| link(&playbook.quarters[q].period.to_string(), &quarter_route(q)))
                .collect(),
            quarter: quarter.map(|q| playbook.quarters[q].period.to_string()),
            quarter_href: quarter.map(|q| self.href(&quarter_route(q))),
            sections,
            teams,
            more_teams,
            pages,
            mindset,
        }
    }

    fn crumbs(&self, route: &Route, title: &str) -> Vec<Link> {
        let playbook = &self.playbook;
        let mut crumbs = Vec::new();
        let quarter = |q: usize| Link {
            label: playbook.quarters[q].period.to_string(),
            href: self.href(&Route::Quarter(q)),
        };
        let team = |q: usize, t: usize| Link {
            label: playbook.teams[playbook.quarters[q].teams[t].team].name.clone(),
            href: self.href(&Route::TeamQuarter(q, t)),
        };
        match route {
            Route::Home | Route::Quarter(_) | Route::NotFound => {}
            Route::Objective(at) => crumbs.extend([quarter(at.quarter), team(at.quarter, at.team)]),
            Route::Reflection(q, t) => crumbs.extend([quarter(*q), team(*q, *t)]),
            Route::Rule(_) => {
                crumbs.push(Link { label: "What the check asks".to_owned(), href: self.href(&Route::Rules) });
            }
            Route::Team(_) => crumbs.push(Link { label: "Teams".to_owned(), href: self.href(&Route::Teams) }),
            Route::Metric(i) => {
                crumbs.push(Link { label: "Metrics".to_owned(), href: self.href(&Route::Metrics) });
                let team = playbook.metrics[*i].team;
                crumbs.push(Link {
                    label: playbook.teams[team].name.clone(),
                    href: self.href(&Route::Team(team)),
                });
            }
            Route::Note(i) => {
                let q = playbook.notes[*i].quarter;
                crumbs.push(quarter(q));
                crumbs.push(Link {
                    label: "Notes".to_owned(),
                    href: self.href(&Route::NoteList(super::route::NoteList::Quarter(q))),
                });
            }
            Route::NoteList(super::route::NoteList::Quarter(q)) => crumbs.push(quarter(*q)),
            Route::NoteList(_) => {
                crumbs.push(Link { label: "All notes".to_owned(), href: self.href(&Route::Notes) });
            }
            _ => crumbs.extend(route.quarter(playbook).map(quarter)),
        }
        let own = match route {
            Route::Home => {
                self.current.map_or_else(|| "Home".to_owned(), |q| playbook.quarters[q].period.to_string())
            }
            Route::Quarter(q) => playbook.quarters[*q].period.to_string(),
            Route::Objective(at) => short_wording(&playbook.entry(*at).objective.wording),
            Route::Map(_) => "Alignment map".to_owned(),
            Route::Report(_) => "Report".to_owned(),
            Route::Review(_) => "Coach’s review".to_owned(),
            Route::Reflections(_) | Route::Reflection(..) => "Reflection".to_owned(),
            Route::TeamQuarter(q, t) => playbook.teams[playbook.quarters[*q].teams[*t].team].name.clone(),
            Route::NoteList(super::route::NoteList::Quarter(_)) => "Notes".to_owned(),
            _ => title.to_owned(),
        };
        crumbs.push(Link { label: own, href: self.href(route) });
        crumbs
    }

    /// The pages before and after in reading order, within the period or the kind of page.
    fn neighbours(&self, route: &Route) -> (Option<Link>, Option<Link>) {
        let playbook = &self.playbook;
        let named = |route: Route| {
            let label = match &route {
                Route::Quarter(q) => playbook.quarters[*q].period.to_string(),
                Route::Map(_) => "alignment map".to_owned(),
                Route::Reflections(_) => "reflection".to_owned(),
                Route::Objective(at) => short_wording(&playbook.entry(*at).objective.wording),
                Route::TeamQuarter(q, t) => playbook.teams[playbook.quarters[*q].teams[*t].team].name.clone(),
                Route::Team(i) => playbook.teams[*i].name.clone(),
                Route::Metric(i) => playbook.metrics[*i].name.clone(),
                Route::Note(i) => playbook.notes[*i].note.title.clone(),
                Route::Mindset(name) => {
                    mindset::get(name).map_or_else(|| name.clone(), |page| page.short.to_owned())
                }
                _ => return None,
            };
            let href = match &route {
                Route::Mindset(name) => self.mindset(name),
                route => self.href(route),
            };
            Some(Link { label, href })
        };
        let step = |i: usize, all: usize, make: &dyn Fn(usize) -> Route| {
            let previous = i.checked_sub(1).and_then(|i| named(make(i)));
            let next = (i + 1 < all).then(|| named(make(i + 1))).flatten();
            (previous, next)
        };
        match route {
            Route::Home => (None, self.current.and_then(|q| named(Route::Map(q)))),
            Route::Quarter(q) => (
                playbook.before(*q).and_then(|q| named(Route::Quarter(q))),
                playbook.after(*q).and_then(|q| named(Route::Quarter(q))),
            ),
            Route::Map(q) => {
                let first = playbook.objectives_of(*q).next();
                (named(Route::Quarter(*q)), first.and_then(|at| named(Route::Objective(at))))
            }
            Route::Objective(at) => {
                let all: Vec<_> = playbook.objectives_of(at.quarter).collect();
                let here = all.binary_search(at).unwrap_or(0);
                step(here, all.len(), &|i| Route::Objective(all[i]))
            }
            Route::TeamQuarter(q, t) => {
                step(*t, playbook.quarters[*q].teams.len(), &|t| Route::TeamQuarter(*q, t))
            }
            Route::Team(i) => step(*i, playbook.teams.len(), &Route::Team),
            Route::Metric(i) => step(*i, playbook.metrics.len(), &Route::Metric),
            Route::Note(i) => step(*i, playbook.notes.len(), &Route::Note),
            Route::Mindset(name) => {
                let pages = mindset::all();
                let here = pages.iter().position(|page| page.name == name).unwrap_or(0);
                step(here, pages.len(), &|i| Route::Mindset(pages[i].name.to_owned()))
            }
            _ => (None, None),
        }
    }

    /// Where a page's source can be edited.
    fn edit(&self, route: &Route) -> Option<String> {
        let pattern = self.playbook.config.edit_url.as_ref()?;
        let file = self.source_of(route)?;
        let safe = ["https://", "http://"].iter().any(|scheme| pattern.starts_with(scheme));
        safe.then(|| pattern.replace("{path}", &file))
    }

    /// The file that a page is written in, for pages that are written in one.
    #[must_use]
    pub fn source_of(&self, route: &Route) -> Option<SourcePath> {
        let playbook = &self.playbook;
        match route {
            Route::TeamQuarter(q, t) => playbook.quarters[*q].teams[*t].path.clone(),
            Route::Objective(at) => playbook.quarters[at.quarter].teams[at.team].path.clone(),
            Route::Reflection(q, t) => {
                playbook.quarters[*q].teams[*t].reflection.as_ref().map(|reflection| reflection.path.clone())
            }
            Route::Note(i) => Some(playbook.notes[*i].note.path.clone()),
            Route::Page(i) => Some(playbook.pages[*i].path.clone()),
            Route::Quarter(q) => playbook.quarters[*q].path.clone(),
            _ => None,
        }
    }

    /// Who a build is for, as the foot of a page says it.
    #[must_use]
    pub fn for_whom(&self) -> &'static str {
        match self.playbook.audience {
            Audience::Everyone => "everyone",
            Audience::Client => "the client and the coach",
            Audience::Coach => "the coach, so everything shows",
        }
    }
}

/// A wording short enough for a narrow column.
#[must_use]
pub fn short_wording(wording: &str) -> String {
    const ROOM: usize = 44;
    if wording.chars().count() <= ROOM {
        return wording.to_owned();
    }
    let cut: String = wording.chars().take(ROOM).collect();
    let end = cut.rfind(' ').filter(|at| *at > ROOM / 2).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', ' ']))
}

/// Used by pages that count.
#[must_use]
pub fn counts(objectives: usize, key_results: usize) -> String {
    format!("{}, {}", phrase::counted(objectives, "objective"), phrase::counted(key_results, "key result"))
}
