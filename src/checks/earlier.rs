//! What earlier checks read and said. As long as nothing changes that the rules of a team's quarter look at, what they
//! said of it stands.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use rayon::prelude::*;

use super::place::Book;
use super::wordings::Wordings;
use crate::diagnostic::Diagnostic;
use crate::memo::Memo;
use crate::model::config::Config;
use crate::model::note::Note;
use crate::model::objective::{Allow, Objective};
use crate::model::period::Period;
use crate::model::playbook::{About, Entry, NoteEntry, Playbook, Support, TeamQuarter};
use crate::model::reflection::Reflection;
use crate::source::SourcePath;

/// For the next check: clones share it.
#[derive(Debug, Clone, Default)]
pub struct Earlier {
    /// What was read of the words.
    pub wordings: Wordings,
    /// By audience: each sees another playbook.
    said: Arc<[Mutex<Said>; 3]>,
}

/// What was said of each team's quarter.
type Said = Memo<(usize, usize), Seen, Arc<Vec<Diagnostic>>>;

impl Earlier {
    /// What is to be said of some teams' quarters, in their order.
    pub fn said(
        &self,
        book: &Book<'_>,
        drafts: bool,
        teams: &[(usize, usize)],
        look: impl Fn(usize, usize) -> Vec<Diagnostic> + Sync,
    ) -> Vec<Arc<Vec<Diagnostic>>> {
        let asked = teams.iter().copied().zip(seen(book, drafts, teams)).collect();
        let said = &self.said[book.playbook.audience as usize];
        // Taken, not held: two checks at once may both look, and neither waits for the other.
        let mut known = std::mem::take(&mut *said.lock().unwrap_or_else(PoisonError::into_inner));
        let found = known.round(asked, |(quarter, team), _| Arc::new(look(*quarter, *team)));
        *said.lock().unwrap_or_else(PoisonError::into_inner) = known;
        found
    }
}

/// The very same value: what it holds need not be looked at.
#[derive(Debug)]
struct Same<T>(Arc<T>);

impl<T> Same<T> {
    fn of(value: &Arc<T>) -> Self {
        Self(Arc::clone(value))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Eq for Same<T> {}

/// All that the rules of a team's quarter look at. The texts of files are not in it: with a text, all that is read of
/// it is made anew.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    drafts: bool,
    config: Same<Config>,
    periods: Arc<Vec<(Period, Date, Date, bool)>>,
    /// The day of the newest check-in of the quarter, and of the one before it.
    as_of: [Option<Date>; 2],
    team: String,
    /// All of the team's quarters.
    written: Arc<Vec<Written>>,
}

/// A team's quarter, in its place.
#[derive(Debug, PartialEq, Eq)]
struct Written {
    place: (usize, usize),
    path: Option<SourcePath>,
    objectives: Vec<Linked>,
    reflection: Option<Same<Reflection>>,
    allow: Vec<Allow>,
    /// On the team's quarter, or the quarter as a whole.
    notes: Vec<Same<Note>>,
}

/// An objective with what it supports, and what is noted of it.
#[derive(Debug, PartialEq, Eq)]
struct Linked {
    objective: Same<Objective>,
    parent: Option<(Support, Same<Objective>)>,
    notes: Vec<Same<Note>>,
}

fn seen(book: &Book<'_>, drafts: bool, teams: &[(usize, usize)]) -> Vec<Seen> {
    let playbook = book.playbook;
    let team_of = |(quarter, index): (usize, usize)| playbook.quarters[quarter].teams[index].team;
    let mut places: HashMap<usize, Vec<(usize, usize)>> =
        teams.iter().map(|place| (team_of(*place), Vec::new())).collect();
    for (q, quarter) in playbook.quarters.iter().enumerate() {
        for (index, written) in quarter.teams.iter().enumerate() {
            if let Some(places) = places.get_mut(&written.team) {
                places.push((q, index));
            }
        }
    }
    let mut notes: HashMap<usize, Vec<&NoteEntry>> = HashMap::new();
    for entry in playbook.notes.iter().filter(|entry| matches!(entry.about, About::Quarter | About::Team(_)))
    {
        notes.entry(entry.quarter).or_default().push(entry);
    }
    let written: HashMap<usize, Arc<Vec<Written>>> = places
        .into_par_iter()
        .map(|(team, places)| {
            (team, Arc::new(places.into_iter().map(|at| written(playbook, at, &notes)).collect()))
        })
        .collect();
    let periods = playbook.quarters.iter().enumerate();
    let periods: Arc<Vec<_>> = Arc::new(
        periods.map(|(q, quarter)| (quarter.period, quarter.start, quarter.end, book.closed(q))).collect(),
    );
    let seen = |place: &(usize, usize)| Seen {
        drafts,
        config: Same::of(&playbook.config),
        periods: Arc::clone(&periods),
        as_of: [
            book.as_of(place.0),
            book.before(place.0, team_of(*place)).and_then(|(before, _)| book.as_of(before)),
        ],
        team: playbook.teams[team_of(*place)].id.clone(),
        written: Arc::clone(&written[&team_of(*place)]),
    };
    teams.iter().map(seen).collect()
}

fn written(playbook: &Playbook, place: (usize, usize), notes: &HashMap<usize, Vec<&NoteEntry>>) -> Written {
    let TeamQuarter { path, objectives, reflection, allow, team, .. } =
        &playbook.quarters[place.0].teams[place.1];
    let notes = notes.get(&place.0).into_iter().flatten().filter(|entry| entry.of_team(*team));
    let notes: Vec<_> = notes.map(|entry| Same::of(&entry.note)).collect();
    let linked = |entry: &Entry| Linked {
        objective: Same::of(&entry.objective),
        parent: entry.parent.map(|support| (support, Same::of(&playbook.entry(support.objective).objective))),
        notes: entry.notes.iter().map(|note| Same::of(&playbook.notes[*note].note)).collect(),
    };
    Written {
        place,
        path: path.clone(),
        objectives: objectives.iter().map(linked).collect(),
        reflection: reflection.as_ref().map(Same::of),
        allow: allow.clone(),
        notes,
    }
}
