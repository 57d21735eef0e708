//! Puts the documents together: teams, periods, who supports whom, notes in their places, series over quarters;
//! then leaves out what an audience may not see. References that lead nowhere are said, and left out.

mod audience;
mod index;
mod metrics;
mod moved;
mod reflections;
pub mod subjects;
mod teams;
mod unnamed;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

pub use audience::restrict;
pub use metrics::Series;

use self::index::{Index, Teams};
use super::codes::{BROKEN_ALIGNMENT, PATH_COLLISION};
use super::decode::{Document, OkrFile, QuarterFile};
use super::nearest::nearest;
use crate::diagnostic::Diagnostic;
use crate::model::audience::Audience;
use crate::model::config::Config;
use crate::model::note::{Note, Page};
use crate::model::period::Period;
use crate::model::playbook::{
    About, Entry, NoteEntry, ObjectiveIndex, Playbook, Quarter, Support, TeamListing, TeamQuarter,
};
use crate::model::reflection::Reflection;
use crate::source::SourcePath;
use crate::span::Span;

/// A file's path and what it was decoded to.
pub type Decoded<'a> = (&'a SourcePath, &'a Document);

/// The documents of one period.
#[derive(Default)]
struct Folder<'a> {
    quarter: Option<(&'a SourcePath, &'a QuarterFile)>,
    okrs: Vec<(&'a SourcePath, &'a OkrFile)>,
    notes: Vec<&'a Arc<Note>>,
    reflections: Vec<&'a Arc<Reflection>>,
}

/// Periods in order: by first day, a year before its own first quarter.
type Folders<'a> = BTreeMap<(Date, std::cmp::Reverse<u8>, String), (Period, Folder<'a>)>;

/// Resolves all documents for the coach, who sees everything; [`restrict`] takes out what others may not see.
#[must_use]
pub fn resolve(documents: &[Decoded<'_>]) -> (Playbook, Vec<Diagnostic>) {
    resolve_again(documents, &mut Series::default())
}

/// Resolves as [`resolve`] does, with the series of the reading before.
#[must_use]
pub fn resolve_again(documents: &[Decoded<'_>], series: &mut Series) -> (Playbook, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut config = Arc::new(Config::default());
    let mut listings: Option<(&SourcePath, &[TeamListing])> = None;
    let mut pages: Vec<Arc<Page>> = Vec::new();
    for (path, document) in documents {
        match document {
            Document::Config(read) => config = Arc::clone(read),
            Document::Teams(read) => listings = Some((path, read)),
            Document::Page(page) => pages.push(Arc::clone(page)),
            _ => {}
        }
    }
    let folders = folders(documents, config.fiscal_year_starts);
    let teams = teams::teams(listings, &folders, &mut found);
    let mut playbook = Playbook {
        audience: Audience::Coach,
        teams,
        quarters: Vec::new(),
        notes: Vec::new(),
        pages: order_pages(pages, &mut found),
        metrics: Vec::new(),
        config,
    };
    let by_id = Teams::new(&playbook.teams);
    let read = folders.par_iter().map(|(_, (period, folder))| quarter(&playbook, &by_id, *period, folder));
    for (quarter, said) in read.collect::<Vec<_>>() {
        playbook.quarters.push(quarter);
        found.extend(said);
    }
    teams::name(&mut playbook);
    let index = Index::new(&playbook, by_id);
    let (links, metrics) = rayon::join(|| links(&playbook, &index), || metrics::of(&playbook, series));
    playbook.metrics = metrics;
    let linked = align(&mut playbook, links, &mut found);
    break_circles(&mut playbook, &linked, &mut found);
    link_children(&mut playbook, &linked);
    for (quarter, (_, folder)) in folders.values().enumerate() {
        place_notes(&mut playbook, &index, quarter, &folder.notes, &mut found);
    }
    reflections::check(&playbook, &mut found);
    (playbook, found)
}

fn folders<'a>(documents: &[Decoded<'a>], fiscal_year_starts: u8) -> Folders<'a> {
    let mut folders = Folders::new();
    for (path, document) in documents {
        let Some(period) = path.split('/').next().and_then(Period::parse) else { continue };
        let (start, _) = period.days(fiscal_year_starts);
        let key = (start, std::cmp::Reverse(period.months()), period.to_string());
        let (_, folder) = folders.entry(key).or_insert_with(|| (period, Folder::default()));
        match document {
            Document::Quarter(read) => folder.quarter = Some((path, read)),
            Document::Okrs(read) => folder.okrs.push((path, read)),
            Document::Note(note) => folder.notes.push(note),
            Document::Reflection(reflection) => folder.reflections.push(reflection),
            Document::Config(_) | Document::Teams(_) | Document::Page(_) => {}
        }
    }
    folders
}

/// A file's name without folders and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn order_pages(mut pages: Vec<Arc<Page>>, found: &mut Vec<Diagnostic>) -> Vec<Arc<Page>> {
    pages.sort_by(|a, b| {
        (a.order.unwrap_or(i64::MAX), &a.title, &a.path).cmp(&(
            b.order.unwrap_or(i64::MAX),
            &b.title,
            &b.path,
        ))
    });
    unique(pages.iter().map(|page| (page.id.as_str(), &page.path)), "page", found);
    pages
}

/// Two files that would stand at one address.
fn unique<'a>(ids: impl Iterator<Item = (&'a str, &'a SourcePath)>, what: &str, found: &mut Vec<Diagnostic>) {
    let mut taken: BTreeMap<&str, &SourcePath> = BTreeMap::new();
    for (id, path) in ids {
        if let Some(first) = taken.insert(id, path) {
            found.push(
                Diagnostic::new(&PATH_COLLISION, path, Span::default(), format!("{first} and {path} would be the same {what}, “{id}”"))
                    .help("capitals, accents and signs make no difference in an address; call one of the files something else"),
            );
        }
    }
}

fn quarter(
    playbook: &Playbook,
    by_id: &Teams,
    period: Period,
    folder: &Folder<'_>,
) -> (Quarter, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let (start, end) = period.days(playbook.config.fiscal_year_starts);
    let plain = QuarterFile::default();
    let (path, file) = folder.quarter.map_or((None, &plain), |(path, file)| (Some(path.clone()), file));
    let start = file.start.as_ref().map_or(start, |start| start.value);
    let end = file.end.as_ref().map_or(end, |end| end.value).max(start);
    let team_of = |path: &SourcePath| by_id.get(stem(path));
    let mut teams: BTreeMap<usize, TeamQuarter> = BTreeMap::new();
    unique(folder.okrs.iter().map(|(path, _)| (stem(path), *path)), "team", &mut found);
    for (path, file) in &folder.okrs {
        let Some(team) = team_of(path) else { continue };
        let entry = |objective: &Arc<_>| Entry {
            objective: Arc::clone(objective),
            parent: None,
            children: Vec::new(),
            notes: Vec::new(),
        };
        let objectives: Vec<Entry> = file.objectives.iter().map(entry).collect();
        if teams.contains_key(&team) {
            found.push(
                Diagnostic::new(
                    &PATH_COLLISION,
                    path,
                    Span::default(),
                    "another file of this folder is the same team's",
                )
                .help("put the objectives of both into one file"),
            );
            continue;
        }
        let name = file.team.as_ref().map(|name| name.value.clone());
        let (path, allow) = (Some((*path).clone()), file.allow.clone());
        teams.insert(team, TeamQuarter { team, path, name, objectives, reflection: None, allow });
    }
    for reflection in &folder.reflections {
        let Some(team) = team_of(&reflection.path) else {
            let name = stem(&reflection.path);
            let mut diagnostic = Diagnostic::new(
                &BROKEN_ALIGNMENT,
                &reflection.path,
                Span::default(),
                format!("this reflection is called {name}, and no team is"),
            );
            diagnostic = match nearest(name, playbook.teams.iter().map(|team| team.id.as_str())) {
                Some(near) => diagnostic.help(format!("call it {near}.md")),
                None => diagnostic
                    .help("a reflection is named as its team's OKR file: telesales.yaml, telesales.md"),
            };
            found.push(diagnostic);
            continue;
        };
        let entry = teams.entry(team).or_insert(TeamQuarter {
            team,
            path: None,
            name: None,
            objectives: Vec::new(),
            reflection: None,
            allow: Vec::new(),
        });
        entry.reflection = Some(Arc::clone(reflection));
    }
    let quarter = Quarter {
        period,
        start,
        end,
        motto: file.motto.clone(),
        about: file.about.clone(),
        events: file.events.clone(),
        path,
        teams: teams.into_values().collect(),
    };
    (quarter, found)
}

/// What each objective that supports another supports.
fn links(playbook: &Playbook, index: &Index) -> Vec<(ObjectiveIndex, Result<Support, Diagnostic>)> {
    let link = |at: ObjectiveIndex| {
        let objective = &playbook.entry(at).objective;
        let supports = objective.supports.as_ref()?;
        let support = index.support(playbook, at.quarter, supports);
        Some((at, support.map_err(|miss| miss.diagnostic(&objective.path, supports.span, "supports"))))
    };
    let quarters = (0..playbook.quarters.len()).into_par_iter();
    quarters.flat_map_iter(|quarter| playbook.objectives_of(quarter).filter_map(link)).collect()
}

/// Ties objectives to what they support; gives those that are.
fn align(
    playbook: &mut Playbook,
    links: Vec<(ObjectiveIndex, Result<Support, Diagnostic>)>,
    found: &mut Vec<Diagnostic>,
) -> Vec<ObjectiveIndex> {
    let mut linked = Vec::with_capacity(links.len());
    for (at, support) in links {
        match support {
            Ok(support) => {
                entry_mut(playbook, at).parent = Some(support);
                linked.push(at);
            }
            Err(said) => found.push(said),
        }
    }
    linked
}

fn entry_mut(playbook: &mut Playbook, at: ObjectiveIndex) -> &mut Entry {
    &mut playbook.quarters[at.quarter].teams[at.team].objectives[at.objective]
}

/// A circle of support has no top; its last step is taken out, and all its members are named.
fn break_circles(playbook: &mut Playbook, linked: &[ObjectiveIndex], found: &mut Vec<Diagnostic>) {
    let mut settled = std::collections::HashSet::new();
    for &start in linked {
        let mut trail = vec![start];
        while let Some(parent) = playbook.entry(trail[trail.len() - 1]).parent {
            let next = parent.objective;
            if settled.contains(&next) {
                break;
            }
            if let Some(from) = trail.iter().position(|at| *at == next) {
                let names: Vec<_> = trail[from..]
                    .iter()
                    .chain([&next])
                    .map(|at| format!("{}/{}", playbook.team_of(*at).id, *playbook.entry(*at).objective.id))
                    .collect();
                let last = trail[trail.len() - 1];
                let entry = entry_mut(playbook, last);
                entry.parent = None;
                let span = entry
                    .objective
                    .supports
                    .as_ref()
                    .map_or(entry.objective.wording.span, |supports| supports.span);
                found.push(
                    Diagnostic::new(
                        &BROKEN_ALIGNMENT,
                        &entry.objective.path,
                        span,
                        format!("this runs in a circle: {}", names.join(" → ")),
                    )
                    .label("leads back to where it began")
                    .help("an objective supports one that stands above it; take one of these `supports` out"),
                );
                break;
            }
            trail.push(next);
        }
        settled.extend(trail);
    }
}

fn link_children(playbook: &mut Playbook, linked: &[ObjectiveIndex]) {
    for &child in linked {
        // What led round in a circle is linked no more.
        if let Some(parent) = playbook.entry(child).parent {
            entry_mut(playbook, parent.objective).children.push(child);
        }
    }
}

fn place_notes(
    playbook: &mut Playbook,
    index: &Index,
    quarter: usize,
    notes: &[&Arc<Note>],
    found: &mut Vec<Diagnostic>,
) {
    unique(notes.iter().map(|note| (note.id.as_str(), &note.path)), "note", found);
    let mut notes = notes.to_vec();
    notes.sort_by(|a, b| {
        let day = |note: &Note| note.on.as_ref().map(|on| on.value);
        (day(a), &a.path).cmp(&(day(b), &b.path))
    });
    for note in notes {
        let about = match &note.about {
            None => About::Quarter,
            Some(reference) => match index.about(playbook, quarter, reference) {
                Ok(about) => about,
                Err(miss) => {
                    found.push(miss.diagnostic(&note.path, reference.span, "about"));
                    About::Quarter
                }
            },
        };
        let i = playbook.notes.len();
        if let About::Objective(at) | About::KeyResult(at, _) = about {
            entry_mut(playbook, at).notes.push(i);
        }
        playbook.notes.push(NoteEntry { note: Arc::clone(note), quarter, about });
    }
}
