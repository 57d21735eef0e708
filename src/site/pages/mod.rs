//! A page's view, by its route: one file per kind of page.

mod board;
mod home;
mod map;
mod metric;
mod notes;
mod objective;
mod prose;
mod reflection;
mod report;
mod review;
mod rule;
mod team;

use serde::Serialize;

use super::Site;
use super::frame::Frame;
use super::route::Route;

/// A page as data, and the template that shows it.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The template's file name.
    #[serde(skip)]
    pub template: &'static str,
    /// What surrounds it.
    pub frame: Frame,
    /// What it says.
    pub page: View,
}

/// What a page says.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum View {
    /// Home and period pages.
    Quarter(Box<home::QuarterView>),
    /// Alignment.
    Map(Box<map::MapView>),
    /// An objective.
    Objective(Box<objective::ObjectiveView>),
    /// One team's reflection.
    Reflection(Box<reflection::ReflectionView>),
    /// All teams' reflections of a period.
    Reflections(Box<reflection::ReflectionsView>),
    /// A team over periods.
    Team(Box<team::TeamView>),
    /// A team's quarter.
    TeamQuarter(Box<team::TeamQuarterView>),
    /// All teams.
    Teams(Box<team::TeamsView>),
    /// All series.
    Metrics(Box<metric::MetricsView>),
    /// One series.
    Metric(Box<metric::MetricView>),
    /// All notes.
    Notes(Box<notes::NotesView>),
    /// Some notes.
    NoteList(Box<notes::NoteListView>),
    /// A note.
    Note(Box<notes::NotePage>),
    /// A period on one page.
    Report(Box<report::ReportView>),
    /// What a coach would ask.
    Review(Box<review::ReviewView>),
    /// All rules.
    Rules(Box<rule::RulesView>),
    /// A rule.
    Rule(Box<rule::RuleView>),
    /// Words.
    Prose(Box<prose::ProsePage>),
    /// Nothing is here.
    NotFound(Box<prose::NotFoundView>),
}

impl Site {
    /// The page of a route.
    #[must_use]
    pub fn page(&self, route: &Route) -> Page {
        match route {
            Route::Home => home::home(self),
            Route::Quarter(q) => home::quarter(self, *q),
            Route::Map(q) => map::map(self, *q),
            Route::Report(q) => report::report(self, *q),
            Route::Reflections(q) => reflection::reflections(self, *q),
            Route::Reflection(q, t) => reflection::reflection(self, *q, *t),
            Route::TeamQuarter(q, t) => team::team_quarter(self, *q, *t),
            Route::Objective(at) => objective::objective(self, *at),
            Route::Teams => team::teams(self),
            Route::Team(i) => team::team(self, *i),
            Route::Metrics => metric::metrics(self),
            Route::Metric(i) => metric::metric(self, *i),
            Route::Notes => notes::notes(self),
            Route::NoteList(list) => notes::note_list(self, list),
            Route::Note(i) => notes::note(self, *i),
            Route::Page(i) => prose::page(self, *i),
            Route::Mindset(name) => prose::mindset(self, name),
            Route::Review(q) => review::review(self, *q),
            Route::Rules => rule::rules(self),
            Route::Rule(i) => rule::rule(self, *i),
            Route::NotFound => prose::not_found(self),
        }
    }
}
