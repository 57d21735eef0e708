//! The teams: those that `teams.yaml` lists, in its order, then those that only have files.

use std::collections::BTreeMap;

use super::super::codes::{BROKEN_ALIGNMENT, DUPLICATE_ID, PATH_COLLISION};
use super::super::decode::humanise;
use super::super::nearest::nearest;
use super::index::Teams;
use super::{Folders, stem};
use crate::diagnostic::Diagnostic;
use crate::model::playbook::{Playbook, Team, TeamListing};
use crate::model::slug::slug;
use crate::source::SourcePath;
use crate::span::Span;

/// Names that pages of a period have for themselves.
pub const RESERVED: [&str; 6] = ["map", "report", "reflection", "review", "notes", "reflections"];

/// All teams of a playbook.
pub fn teams(
    listings: Option<(&SourcePath, &[TeamListing])>,
    folders: &Folders<'_>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Team> {
    let mut teams: Vec<Team> = Vec::new();
    if let Some((path, listed)) = listings {
        for listing in listed {
            let id = &listing.id.value;
            if let Some(first) = listed
                .iter()
                .find(|other| slug(&other.id) == slug(id))
                .filter(|first| first.id.span != listing.id.span)
            {
                found.push(
                    Diagnostic::new(
                        &DUPLICATE_ID,
                        path,
                        listing.id.span,
                        format!("the team `{id}` is listed twice"),
                    )
                    .also(path, first.id.span, "the first")
                    .help("take one of the two out"),
                );
                continue;
            }
            let name = listing.name.as_ref().map_or_else(|| humanise(id), |name| name.value.clone());
            teams.push(Team {
                id: id.clone(),
                given_name: name.clone(),
                name,
                lead: listing.lead.as_ref().map(|lead| lead.value.clone()),
                parent: None,
                about: listing.about.as_ref().map(|about| about.value.clone()),
                listed: true,
            });
        }
    }
    let known = Teams::new(&teams);
    let mut others: BTreeMap<String, &str> = BTreeMap::new();
    for (_, folder) in folders.values() {
        for (path, _) in &folder.okrs {
            let id = stem(path);
            let address = slug(id);
            if RESERVED.contains(&address.as_str()) {
                found.push(
                    Diagnostic::new(
                        &PATH_COLLISION,
                        path,
                        Span::default(),
                        format!("a team cannot be called {id}: a page of each period has that name"),
                    )
                    .help(format!("call the file {id}-team.yaml")),
                );
            }
            if known.get(id).is_none() {
                others.entry(address).or_insert(id);
            }
        }
    }
    teams.extend(others.into_values().map(|id| Team {
        id: id.to_owned(),
        name: humanise(id),
        given_name: humanise(id),
        lead: None,
        parent: None,
        about: None,
        listed: false,
    }));
    if let Some((path, listed)) = listings {
        parents(path, listed, &mut teams, found);
    }
    teams
}

/// Calls each team what its newest file does. Takes the files that are in the playbook, so a name that only a private
/// one says stays private.
pub fn name(playbook: &mut Playbook) {
    for team in &mut playbook.teams {
        team.name.clone_from(&team.given_name);
    }
    for entry in playbook.quarters.iter().flat_map(|quarter| &quarter.teams) {
        if let Some(name) = &entry.name {
            playbook.teams[entry.team].name.clone_from(name);
        }
    }
}

fn parents(path: &SourcePath, listed: &[TeamListing], teams: &mut [Team], found: &mut Vec<Diagnostic>) {
    for listing in listed {
        let Some(parent) = &listing.parent else { continue };
        let Some(child) = teams.iter().position(|team| team.id == listing.id.value) else { continue };
        let Some(above) = teams.iter().position(|team| slug(&team.id) == slug(parent)) else {
            let mut diagnostic = Diagnostic::new(
                &BROKEN_ALIGNMENT,
                path,
                parent.span,
                format!("no team has the id `{}`", **parent),
            );
            if let Some(near) = nearest(parent, teams.iter().map(|team| team.id.as_str())) {
                diagnostic = diagnostic.label(format!("did you mean `{near}`?")).patch(parent.span, near);
            }
            found.push(diagnostic);
            continue;
        };
        let mut up = Some(above);
        while up.is_some_and(|at| at != child) {
            up = up.and_then(|at| teams[at].parent);
        }
        if up.is_some() {
            found.push(
                Diagnostic::new(
                    &BROKEN_ALIGNMENT,
                    path,
                    parent.span,
                    format!("{} would stand above itself", teams[child].name),
                )
                .help("a team's `parent` is the team above it"),
            );
            continue;
        }
        teams[child].parent = Some(above);
    }
}
