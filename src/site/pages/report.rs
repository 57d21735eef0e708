//! A period on one page, for print and PDF.

use serde::Serialize;

use super::board::board_team;
use super::reflection::{reflection_of, resets};
use super::{Page, View};
use crate::site::Site;
use crate::site::phrase;
use crate::site::route::Route;
use crate::site::view::{BoardTeam, Day, Prose};

/// A report of more key results than these only counts them, team by team.
const LONG: usize = 240;

/// A period on one page.
#[derive(Debug, Serialize)]
pub struct ReportView {
    /// `2021-Q1`
    pub period: String,
    /// A few words to remember it by.
    pub motto: Option<String>,
    /// What it is about.
    pub about: Option<String>,
    /// `1 January 2021 to 31 March 2021`
    pub days: String,
    /// `five, of three teams`
    pub objectives: String,
    /// `thirteen`
    pub key_results: String,
    /// Who coaches.
    pub coach: Option<String>,
    /// The teams.
    pub teams: Vec<ReportTeam>,
    /// It is over.
    pub closed: bool,
}

/// A team in the report.
#[derive(Debug, Serialize)]
pub struct ReportTeam {
    /// Its objectives and key results.
    pub board: BoardTeam,
    /// Its reflection's words.
    pub words: Option<Prose>,
    /// When they were written.
    pub on: Option<Day>,
    /// What changes.
    pub resets: Vec<String>,
}

/// A period's report.
pub fn report(site: &Site, q: usize) -> Page {
    let playbook = &site.playbook;
    let quarter = &playbook.quarters[q];
    let objectives = playbook.objectives_of(q).count();
    let key_results: usize =
        playbook.objectives_of(q).map(|at| playbook.entry(at).objective.key_results.len()).sum();
    let long = key_results > LONG;
    let teams = quarter
        .teams
        .iter()
        .enumerate()
        .map(|(t, entry)| {
            let written = reflection_of(site, q, entry.team).filter(|_| !long);
            ReportTeam {
                board: board_team(site, q, t, long),
                words: written.filter(|written| !written.body.trim().is_empty()).map(|written| Prose {
                    text: written.body.value.clone(),
                    source: written.path.to_string(),
                    prefix: format!("{}-", site.team_anchor(entry.team)),
                }),
                on: written.and_then(|written| written.on.as_ref()).map(|on| on.value.into()),
                resets: resets(written),
            }
        })
        .collect();
    let view = ReportView {
        period: quarter.period.to_string(),
        motto: quarter.motto.clone(),
        about: quarter.about.clone(),
        days: phrase::days(quarter.start, quarter.end),
        objectives: format!(
            "{}, of {}",
            phrase::capital(&phrase::count(objectives)),
            phrase::counted(quarter.teams.len(), "team")
        ),
        key_results: phrase::capital(&phrase::count(key_results)),
        coach: playbook.config.coach.as_ref().map(|coach| coach.name.clone()),
        teams,
        closed: site.closed[q],
    };
    let title = format!("Report on {}", view.period);
    let frame = site.frame(
        &Route::Report(q),
        title,
        format!("{} on one page: what was pointed at, where it stands, what was learned.", view.period),
    );
    Page { template: "report.html", frame, page: View::Report(Box::new(view)) }
}
