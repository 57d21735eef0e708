//! A playbook with its references resolved, as one audience may see it.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::audience::Audience;
use super::metric::{Metric, MetricPoint, MetricRole};
use super::note::{Note, Page};
use super::objective::{Allow, Objective};
use super::period::Period;
use super::reflection::Reflection;
use super::slug::slug;
use crate::diagnostic::Subject;
use crate::model::config::Config;
use crate::source::SourcePath;
use crate::span::Spanned;

/// A whole playbook. Vectors are in reading order; indices into them are stable within one value.
#[derive(Debug, Clone)]
pub struct Playbook {
    /// `okrbook.yaml`.
    pub config: Arc<Config>,
    /// Who it was resolved for: nothing that this audience may not see is in here.
    pub audience: Audience,
    /// In the order of `teams.yaml`, then by name.
    pub teams: Vec<Team>,
    /// Oldest first.
    pub quarters: Vec<Quarter>,
    /// By period, then date, then file name.
    pub notes: Vec<NoteEntry>,
    /// The playbook's own pages, in order.
    pub pages: Vec<Arc<Page>>,
    /// Series over quarters, by team, then name.
    pub metrics: Vec<Arc<Metric>>,
}

/// A team.
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    /// What files and references call it.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Its name where no OKR file of its own says another.
    pub given_name: String,
    /// Who leads it.
    pub lead: Option<String>,
    /// Index of the team above it.
    pub parent: Option<usize>,
    /// What it is there for.
    pub about: Option<String>,
    /// `teams.yaml` lists it, so that it shows even with nothing written.
    pub listed: bool,
}

/// A period with what every team wrote for it.
#[derive(Debug, Clone)]
pub struct Quarter {
    /// Which.
    pub period: Period,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// A few words to remember it by.
    pub motto: Option<String>,
    /// What it is about.
    pub about: Option<String>,
    /// Days to remember, in order.
    pub events: Vec<Event>,
    /// Its `quarter.yaml`, where it has one.
    pub path: Option<SourcePath>,
    /// In the order of the playbook's teams.
    pub teams: Vec<TeamQuarter>,
}

/// A day, or some days, of a quarter that the teams look to.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// First day.
    pub on: Date,
    /// Last day, where it is another.
    pub until: Option<Date>,
    /// What.
    pub event: String,
}

/// A team's quarter.
#[derive(Debug, Clone)]
pub struct TeamQuarter {
    /// Index into [`Playbook::teams`].
    pub team: usize,
    /// Its OKR file; `None` where it only wrote a reflection.
    pub path: Option<SourcePath>,
    /// What that file calls the team.
    pub name: Option<String>,
    /// In the order written.
    pub objectives: Vec<Entry>,
    /// How it ended.
    pub reflection: Option<Arc<Reflection>>,
    /// Findings accepted on purpose for all of it.
    pub allow: Vec<Allow>,
}

/// An objective in its place.
#[derive(Debug, Clone)]
pub struct Entry {
    /// As written.
    pub objective: Arc<Objective>,
    /// What it supports.
    pub parent: Option<Support>,
    /// What supports it.
    pub children: Vec<ObjectiveIndex>,
    /// Indices of the notes about it or its key results.
    pub notes: Vec<usize>,
}

/// Where an objective stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectiveIndex {
    /// Index into [`Playbook::quarters`].
    pub quarter: usize,
    /// Index into [`Quarter::teams`].
    pub team: usize,
    /// Index into [`TeamQuarter::objectives`].
    pub objective: usize,
}

/// What an objective supports: another, or one of its key results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Support {
    /// The other objective.
    pub objective: ObjectiveIndex,
    /// Index of its key result.
    pub key_result: Option<usize>,
}

/// A note in its place.
#[derive(Debug, Clone)]
pub struct NoteEntry {
    /// As written.
    pub note: Arc<Note>,
    /// Index into [`Playbook::quarters`].
    pub quarter: usize,
    /// What it is about.
    pub about: About,
}

impl NoteEntry {
    /// Whether it is about a team's quarter, or the quarter as a whole.
    #[must_use]
    pub fn of_team(&self, team: usize) -> bool {
        match self.about {
            About::Quarter => true,
            About::Team(about) => about == team,
            About::Objective(_) | About::KeyResult(..) => false,
        }
    }
}

/// What a note is about. Team indices are those of [`Quarter::teams`] of the note's own quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The quarter as a whole.
    Quarter,
    /// A team, by index into [`Playbook::teams`].
    Team(usize),
    /// An objective.
    Objective(ObjectiveIndex),
    /// A key result of an objective, by index.
    KeyResult(ObjectiveIndex, usize),
}

impl Playbook {
    /// Index of the current quarter: the newest one that has objectives, else the newest.
    #[must_use]
    pub fn current(&self) -> Option<usize> {
        self.quarters
            .iter()
            .rposition(|quarter| quarter.teams.iter().any(|team| !team.objectives.is_empty()))
            .or_else(|| self.quarters.len().checked_sub(1))
    }

    /// The objective at an index.
    #[must_use]
    pub fn entry(&self, at: ObjectiveIndex) -> &Entry {
        &self.quarters[at.quarter].teams[at.team].objectives[at.objective]
    }

    /// What is said of an objective is about, or of one of its key results by index.
    #[must_use]
    pub fn subject(&self, at: ObjectiveIndex, key_result: Option<usize>) -> Subject {
        let objective = &self.entry(at).objective;
        Subject {
            period: self.quarters[at.quarter].period.to_string(),
            team: self.team_of(at).id.clone(),
            objective: Some(objective.id.value.clone()),
            key_result: key_result.map(|index| objective.key_results[index].id.value.clone()),
        }
    }

    /// The team of an objective.
    #[must_use]
    pub fn team_of(&self, at: ObjectiveIndex) -> &Team {
        &self.teams[self.quarters[at.quarter].teams[at.team].team]
    }

    /// Every objective's index, oldest quarter first.
    pub fn objectives(&self) -> impl Iterator<Item = ObjectiveIndex> + '_ {
        (0..self.quarters.len()).flat_map(|quarter| self.objectives_of(quarter))
    }

    /// Every objective's index of one quarter.
    pub fn objectives_of(&self, quarter: usize) -> impl Iterator<Item = ObjectiveIndex> + '_ {
        self.quarters[quarter].teams.iter().enumerate().flat_map(move |(team, entry)| {
            (0..entry.objectives.len()).map(move |objective| ObjectiveIndex { quarter, team, objective })
        })
    }

    /// Index of the series that a key result's number belongs to.
    #[must_use]
    pub fn metric_of(&self, at: ObjectiveIndex, key_result: usize) -> Option<usize> {
        let team = self.quarters[at.quarter].teams[at.team].team;
        let first = self.metrics.partition_point(|metric| metric.team < team);
        let own = self.metrics[first..].iter().take_while(|metric| metric.team == team);
        let point = MetricPoint { objective: at, role: MetricRole::KeyResult(key_result) };
        own.enumerate()
            .find(|(_, metric)| metric.of_quarter(at.quarter) == Some(point))
            .map(|(i, _)| first + i)
    }

    /// The newest period of the same length that ended before this one began.
    #[must_use]
    pub fn before(&self, quarter: usize) -> Option<usize> {
        let this = &self.quarters[quarter];
        (0..self.quarters.len())
            .filter(|&i| {
                let other = &self.quarters[i];
                other.end < this.start && other.period.months() == this.period.months()
            })
            .max_by_key(|&i| self.quarters[i].end)
    }

    /// The oldest period of the same length that began after this one ended.
    #[must_use]
    pub fn after(&self, quarter: usize) -> Option<usize> {
        let this = &self.quarters[quarter];
        (0..self.quarters.len())
            .filter(|&i| {
                let other = &self.quarters[i];
                other.start > this.end && other.period.months() == this.period.months()
            })
            .min_by_key(|&i| self.quarters[i].start)
    }

    /// A period is closed once a newer one of the same length has objectives, or one of its teams has reflected.
    #[must_use]
    pub fn closed(&self, quarter: usize) -> bool {
        self.after(quarter).is_some_and(|next| self.current().is_some_and(|current| next <= current))
            || self.quarters[quarter].teams.iter().any(|team| team.ended(self.quarters[quarter].end))
    }

    /// The day of the newest check-in of a quarter: what the numbers are "as of". A slip of the year does not count.
    #[must_use]
    pub fn as_of(&self, quarter: usize) -> Option<Date> {
        let this = &self.quarters[quarter];
        let days = this.start..=this.end.saturating_add(1.month());
        this.teams
            .iter()
            .flat_map(|team| &team.objectives)
            .flat_map(|entry| &entry.objective.key_results)
            .flat_map(|key_result| &key_result.check_ins)
            .filter_map(|check_in| check_in.on.as_ref().map(|on| on.value))
            .filter(|day| days.contains(day))
            .max()
    }
}

impl TeamQuarter {
    /// Whether the team has looked back on the whole of a period that ends on a day: answers to the last resets, written
    /// in its first weeks, do not end it.
    #[must_use]
    pub fn ended(&self, end: Date) -> bool {
        self.reflection.as_ref().is_some_and(|written| match &written.on {
            Some(on) => on.value >= end.saturating_sub(2.weeks()),
            None => !written.outcomes.is_empty() || !written.key_results.is_empty(),
        })
    }

    /// The objective and key result that `objective/key-result` names here, by index.
    #[must_use]
    pub fn key_result(&self, written: &str) -> Option<(usize, usize)> {
        let (objective, id) = written.split_once('/')?;
        let at =
            self.objectives.iter().position(|entry| slug(&entry.objective.id) == slug(objective.trim()))?;
        let key_results = &self.objectives[at].objective.key_results;
        let id = id.trim();
        let key_result = key_results
            .iter()
            .position(|key_result| slug(&key_result.id) == slug(id))
            .or_else(|| id.parse::<usize>().ok()?.checked_sub(1).filter(|i| *i < key_results.len()))?;
        Some((at, key_result))
    }
}

/// A team as `teams.yaml` lists it.
#[derive(Debug, Clone)]
pub struct TeamListing {
    /// What files and references call it.
    pub id: Spanned<String>,
    /// What people call it.
    pub name: Option<Spanned<String>>,
    /// Who leads it.
    pub lead: Option<Spanned<String>>,
    /// The id of the team above it.
    pub parent: Option<Spanned<String>>,
    /// What it is there for.
    pub about: Option<Spanned<String>>,
}
