//! Pages as data: what each page says, which drawings it has, where its links lead. No HTML, no I/O.
//!
//! A [`Site`] is cheap: it knows every page's route; a page's view is built when it is asked for.

pub mod chart;
pub mod export;
pub mod feed;
pub mod frame;
pub mod mindset;
pub mod pages;
pub mod phrase;
pub mod placed;
pub mod route;
pub mod view;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use rayon::prelude::*;

use self::route::{Names, NoteList, Route};
use crate::diagnostic::{Diagnostic, Journey, Manual, Subject};
use crate::model::audience::Audience;
use crate::model::playbook::{ObjectiveIndex, Playbook};
use crate::model::reflection::Learning;
use crate::model::slug::slug;

/// All pages of a playbook, as its audience sees it.
#[derive(Debug)]
pub struct Site {
    /// The playbook, restricted to its audience.
    pub playbook: Arc<Playbook>,
    /// Whether each period is closed.
    pub closed: Vec<bool>,
    /// The period that the home page shows.
    pub current: Option<usize>,
    /// Every page, in reading order.
    pub routes: Vec<Route>,
    /// Notes that have something in common, by kind and address; the notes by index.
    pub note_lists: Vec<(NoteList, Vec<usize>)>,
    /// What a coach would ask, for audiences that may see it.
    pub findings: Vec<Diagnostic>,
    /// What each rewording of an objective solved, for the same audiences.
    pub journeys: HashMap<Subject, Journey>,
    /// The rules' manual pages, for the same audiences.
    pub manuals: Vec<&'static Manual>,
    names: Names,
    addresses: OnceLock<Vec<String>>,
    /// What is looked up in a period again and again, once somebody asks.
    periods: Vec<Looked>,
}

/// What was looked up in a period.
#[derive(Debug, Default)]
struct Looked {
    as_of: OnceLock<Option<Date>>,
    /// What was learned of a key result, by its place in the team's reflection.
    learned: OnceLock<HashMap<(ObjectiveIndex, usize), usize>>,
}

impl Site {
    /// Lays out the pages.
    #[must_use]
    pub fn new(playbook: Arc<Playbook>) -> Self {
        let quarters = 0..playbook.quarters.len();
        let mut site = Self {
            closed: quarters.clone().map(|q| playbook.closed(q)).collect(),
            periods: quarters.map(|_| Looked::default()).collect(),
            current: playbook.current(),
            names: Names::new(&playbook),
            playbook,
            routes: Vec::new(),
            note_lists: Vec::new(),
            findings: Vec::new(),
            journeys: HashMap::new(),
            manuals: Vec::new(),
            addresses: OnceLock::new(),
        };
        site.note_lists = site.list_notes();
        site.routes = site.lay_out();
        site
    }

    /// The same site with what a coach would ask, and the rules' pages.
    #[must_use]
    pub fn with_findings(mut self, findings: Vec<Diagnostic>, manuals: Vec<&'static Manual>) -> Self {
        self.findings = findings;
        self.manuals = manuals;
        self.routes = self.lay_out();
        self.addresses = OnceLock::new();
        self
    }

    /// The same site with what each rewording solved.
    #[must_use]
    pub fn with_journeys(mut self, journeys: Vec<Journey>) -> Self {
        self.journeys = journeys.into_iter().map(|journey| (journey.about.clone(), journey)).collect();
        self
    }

    /// Whether a period has something to ask.
    #[must_use]
    pub fn reviewed(&self, quarter: usize) -> bool {
        let period = self.playbook.quarters[quarter].period.to_string();
        self.findings.iter().any(|finding| finding.about.as_ref().is_some_and(|about| about.period == period))
    }

    fn lay_out(&self) -> Vec<Route> {
        let playbook = &self.playbook;
        let mut routes = vec![Route::Home];
        for (q, quarter) in playbook.quarters.iter().enumerate() {
            routes.extend([Route::Quarter(q), Route::Map(q), Route::Report(q)]);
            if quarter.teams.iter().any(|team| team.reflection.is_some()) {
                routes.push(Route::Reflections(q));
            }
            if self.reviewed(q) {
                routes.push(Route::Review(q));
            }
            for (t, team) in quarter.teams.iter().enumerate() {
                routes.push(Route::TeamQuarter(q, t));
                routes
                    .extend((0..team.objectives.len()).map(|objective| {
                        Route::Objective(ObjectiveIndex { quarter: q, team: t, objective })
                    }));
                if team.reflection.is_some() {
                    routes.push(Route::Reflection(q, t));
                }
            }
        }
        routes.push(Route::Teams);
        routes.extend((0..playbook.teams.len()).map(Route::Team));
        if !playbook.metrics.is_empty() {
            routes.push(Route::Metrics);
            routes.extend((0..playbook.metrics.len()).map(Route::Metric));
        }
        if !playbook.notes.is_empty() {
            routes.push(Route::Notes);
            routes.extend(self.note_lists.iter().map(|(list, _)| Route::NoteList(list.clone())));
            routes.extend((0..playbook.notes.len()).map(Route::Note));
        }
        routes.extend((0..playbook.pages.len()).map(Route::Page));
        routes.extend(
            mindset::all()
                .iter()
                .filter(|page| self.own_page(page.name).is_none())
                .map(|page| Route::Mindset(page.name.to_owned())),
        );
        if !self.manuals.is_empty() {
            routes.push(Route::Rules);
            routes.extend((0..self.manuals.len()).map(Route::Rule));
        }
        routes.push(Route::NotFound);
        routes
    }

    /// What notes have in common: periods, then teams, concerns and tags. Two spellings of a tag are one list.
    fn list_notes(&self) -> Vec<(NoteList, Vec<usize>)> {
        let mut lists: BTreeMap<(u8, String), (NoteList, Vec<usize>)> = BTreeMap::new();
        for note in 0..self.playbook.notes.len() {
            for list in self.lists_of(note) {
                let key = (list.rank(), Route::NoteList(list.clone()).path(&self.playbook, &self.names));
                let (_, notes) = lists.entry(key).or_insert_with(|| (list, Vec::new()));
                if notes.last() != Some(&note) {
                    notes.push(note);
                }
            }
        }
        lists.into_values().collect()
    }

    /// The lists a note belongs to.
    #[must_use]
    pub fn lists_of(&self, note: usize) -> Vec<NoteList> {
        let entry = &self.playbook.notes[note];
        let mut lists = vec![NoteList::Quarter(entry.quarter)];
        lists.extend(self.team_of_note(note).map(NoteList::Team));
        lists.extend(entry.note.concerns.iter().map(|concern| NoteList::Concern(concern.value.clone())));
        lists.extend(entry.note.tags.iter().map(|tag| NoteList::Tag(tag.value.clone())));
        lists
    }

    fn team_of_note(&self, note: usize) -> Option<usize> {
        use crate::model::playbook::About;
        match self.playbook.notes[note].about {
            About::Quarter => None,
            About::Team(team) => Some(team),
            About::Objective(at) | About::KeyResult(at, _) => {
                Some(self.playbook.quarters[at.quarter].teams[at.team].team)
            }
        }
    }

    /// A page's address from the site's root.
    #[must_use]
    pub fn href(&self, route: &Route) -> String {
        match route {
            Route::Rule(i) => format!("rules/{}.html", self.manuals[*i].code.name),
            route => route.path(&self.playbook, &self.names),
        }
    }

    /// The playbook's own page that stands in for a mindset page.
    #[must_use]
    pub fn own_page(&self, name: &str) -> Option<usize> {
        self.playbook.pages.iter().position(|page| page.id == name)
    }

    /// A mindset page's address, whoever wrote it.
    #[must_use]
    pub fn mindset(&self, name: &str) -> String {
        match self.own_page(name) {
            Some(i) => self.href(&Route::Page(i)),
            None => self.href(&Route::Mindset(name.to_owned())),
        }
    }

    /// Every page's address, in the order of the routes.
    #[must_use]
    pub fn addresses(&self) -> &[String] {
        self.addresses.get_or_init(|| self.routes.par_iter().map(|route| self.href(route)).collect())
    }

    /// The page of an address. Its first part tells the period: of the other pages no address is written out, which for
    /// all would take as long as the page itself.
    #[must_use]
    pub fn find(&self, address: &str) -> Option<usize> {
        let quarter = self.names.quarter(address.split(['/', '.']).next()?);
        let own = |route: &Route| route.quarter(&self.playbook) == quarter && self.href(route) == address;
        self.routes.iter().position(own)
    }

    /// The day of a period's newest check-in.
    #[must_use]
    pub fn as_of(&self, quarter: usize) -> Option<Date> {
        *self.periods[quarter].as_of.get_or_init(|| self.playbook.as_of(quarter))
    }

    /// What the reflection says of a key result.
    #[must_use]
    pub fn learning(&self, at: ObjectiveIndex, key_result: usize) -> Option<&Learning> {
        let written = self.playbook.quarters[at.quarter].teams[at.team].reflection.as_ref()?;
        let learned = self.periods[at.quarter].learned.get_or_init(|| self.learned(at.quarter));
        let (_, learning) = written.key_results.get(*learned.get(&(at, key_result))?)?;
        Some(learning)
    }

    fn learned(&self, quarter: usize) -> HashMap<(ObjectiveIndex, usize), usize> {
        let mut learned = HashMap::new();
        for (team, entry) in self.playbook.quarters[quarter].teams.iter().enumerate() {
            let Some(reflection) = &entry.reflection else { continue };
            for (i, (key, _)) in reflection.key_results.iter().enumerate() {
                if let Some((objective, key_result)) = entry.key_result(key) {
                    learned.insert((ObjectiveIndex { quarter, team, objective }, key_result), i);
                }
            }
        }
        learned
    }

    /// First day, firsts of months and last day of a period, as shares of it.
    #[must_use]
    pub fn ticks(&self, quarter: usize) -> Vec<(f64, String)> {
        use jiff::ToSpan;
        let quarter = &self.playbook.quarters[quarter];
        let share = |day| crate::score::elapsed(quarter.start, quarter.end, day);
        let mut days = vec![quarter.start];
        let mut month = quarter.start.first_of_month().saturating_add(1.month());
        while month < quarter.end && days.len() < 14 {
            days.push(month);
            month = month.saturating_add(1.month());
        }
        // The last day speaks for a first of the month right before it.
        days.retain(|day| *day == quarter.start || share(*day) > 0.08 && share(*day) < 0.92);
        days.push(quarter.end);
        days.into_iter().map(|day| (share(day), phrase::short_day(day))).collect()
    }

    /// The badge of a part that not everyone sees.
    #[must_use]
    pub fn only(&self, visibility: Audience) -> Option<String> {
        match visibility {
            Audience::Everyone => None,
            Audience::Client => Some("client".to_owned()),
            Audience::Coach => Some("coach".to_owned()),
        }
    }

    /// A team's anchor within a page.
    #[must_use]
    pub fn team_anchor(&self, team: usize) -> String {
        format!("team-{}", slug(&self.playbook.teams[team].id))
    }
}
