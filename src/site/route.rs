//! Every page's address. Flat files and relative links: a site works from a sub-folder, a share, a disk.

use crate::model::playbook::{ObjectiveIndex, Playbook};
use crate::model::slug::slug;

/// A page of the site, by what it shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// Where are we?
    Home,
    /// A period.
    Quarter(usize),
    /// Who supports whom in a period.
    Map(usize),
    /// A period on one page, for print.
    Report(usize),
    /// All teams' reflections of a period.
    Reflections(usize),
    /// A team's reflection: period, and team within it.
    Reflection(usize, usize),
    /// A team's quarter: period, and team within it.
    TeamQuarter(usize, usize),
    /// An objective.
    Objective(ObjectiveIndex),
    /// All teams.
    Teams,
    /// A team over periods.
    Team(usize),
    /// All series.
    Metrics,
    /// One series.
    Metric(usize),
    /// All notes, by period.
    Notes,
    /// Notes that have a concern, a tag or a team in common, by its address.
    NoteList(NoteList),
    /// A note.
    Note(usize),
    /// A page of the playbook's own.
    Page(usize),
    /// A mindset page, by name.
    Mindset(String),
    /// What a coach would ask of a period.
    Review(usize),
    /// All rules.
    Rules,
    /// A rule's manual page, by its place among those the site has.
    Rule(usize),
    /// What stands where nothing is.
    NotFound,
}

/// What a list of notes has in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteList {
    /// A period.
    Quarter(usize),
    /// A concern.
    Concern(String),
    /// A tag.
    Tag(String),
    /// A team.
    Team(usize),
}

impl NoteList {
    /// The order of the kinds of lists.
    #[must_use]
    pub fn rank(&self) -> u8 {
        match self {
            Self::Quarter(_) => 0,
            Self::Team(_) => 1,
            Self::Concern(_) => 2,
            Self::Tag(_) => 3,
        }
    }
}

/// What periods and teams are called in addresses: each stands in hundreds.
#[derive(Debug)]
pub struct Names {
    quarters: Vec<String>,
    teams: Vec<String>,
}

impl Names {
    /// The names of a playbook's periods and teams.
    #[must_use]
    pub fn new(playbook: &Playbook) -> Self {
        Self {
            quarters: playbook.quarters.iter().map(|quarter| quarter.period.slug()).collect(),
            teams: playbook.teams.iter().map(|team| slug(&team.id)).collect(),
        }
    }

    /// The period of a name.
    #[must_use]
    pub fn quarter(&self, name: &str) -> Option<usize> {
        self.quarters.iter().position(|own| own == name)
    }
}

impl Route {
    /// The page's file, relative to the site's root.
    #[must_use]
    pub fn path(&self, playbook: &Playbook, names: &Names) -> String {
        let quarter = |q: usize| names.quarters[q].as_str();
        let team_of = |t: usize| names.teams[t].as_str();
        let team = |q: usize, t: usize| team_of(playbook.quarters[q].teams[t].team);
        match self {
            Self::Home => "index.html".to_owned(),
            Self::Quarter(q) => format!("{}.html", quarter(*q)),
            Self::Map(q) => format!("{}/map.html", quarter(*q)),
            Self::Report(q) => format!("{}/report.html", quarter(*q)),
            Self::Reflections(q) => format!("{}/reflection.html", quarter(*q)),
            Self::Reflection(q, t) => format!("{}/reflections/{}.html", quarter(*q), team(*q, *t)),
            Self::TeamQuarter(q, t) => format!("{}/{}.html", quarter(*q), team(*q, *t)),
            Self::Objective(at) => {
                format!(
                    "{}/{}/{}.html",
                    quarter(at.quarter),
                    team(at.quarter, at.team),
                    slug(&playbook.entry(*at).objective.id)
                )
            }
            Self::Teams => "teams.html".to_owned(),
            Self::Team(i) => format!("teams/{}.html", team_of(*i)),
            Self::Metrics => "metrics.html".to_owned(),
            Self::Metric(i) => {
                let metric = &playbook.metrics[*i];
                format!("metrics/{}/{}.html", team_of(metric.team), metric.id)
            }
            Self::Notes => "notes.html".to_owned(),
            Self::NoteList(list) => match list {
                NoteList::Quarter(q) => format!("{}/notes.html", quarter(*q)),
                NoteList::Concern(name) => format!("notes/concern/{}.html", slug(name)),
                NoteList::Tag(name) => format!("notes/tag/{}.html", slug(name)),
                NoteList::Team(i) => format!("notes/team/{}.html", team_of(*i)),
            },
            Self::Note(i) => {
                let entry = &playbook.notes[*i];
                format!("{}/notes/{}.html", quarter(entry.quarter), entry.note.id)
            }
            Self::Page(i) => format!("pages/{}.html", playbook.pages[*i].id),
            Self::Mindset(name) => format!("mindset/{name}.html"),
            Self::Review(q) => format!("{}/review.html", quarter(*q)),
            Self::Rules => "rules.html".to_owned(),
            // The rule's name is the site's to know; see `Site::href`.
            Self::Rule(i) => format!("rules/{i}.html"),
            Self::NotFound => "404.html".to_owned(),
        }
    }

    /// The period a page belongs to.
    #[must_use]
    pub fn quarter(&self, playbook: &Playbook) -> Option<usize> {
        match self {
            Self::Quarter(q)
            | Self::Map(q)
            | Self::Report(q)
            | Self::Review(q)
            | Self::Reflections(q)
            | Self::Reflection(q, _)
            | Self::TeamQuarter(q, _)
            | Self::NoteList(NoteList::Quarter(q)) => Some(*q),
            Self::Objective(at) => Some(at.quarter),
            Self::Note(i) => Some(playbook.notes[*i].quarter),
            _ => None,
        }
    }

    /// The team a page belongs to, by index into the playbook's teams.
    #[must_use]
    pub fn team(&self, playbook: &Playbook) -> Option<usize> {
        match self {
            Self::Reflection(q, t) | Self::TeamQuarter(q, t) => Some(playbook.quarters[*q].teams[*t].team),
            Self::Objective(at) => Some(playbook.quarters[at.quarter].teams[at.team].team),
            Self::Team(i) => Some(*i),
            Self::Metric(i) => Some(playbook.metrics[*i].team),
            _ => None,
        }
    }
}
