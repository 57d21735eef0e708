//! Coaching notes: all of them, those with something in common, one.

use serde::Serialize;

use super::{Page, View};
use crate::model::playbook::About;
use crate::site::Site;
use crate::site::phrase;
use crate::site::placed::Placed;
use crate::site::route::{NoteList, Route};
use crate::site::view::{Link, NoteView, Prose};

/// All notes: the ways to find them.
#[derive(Debug, Serialize)]
pub struct NotesView {
    /// Groups of lists: what they have in common, and each list with its count.
    pub groups: Vec<(String, Vec<(Link, usize)>)>,
    /// The newest notes.
    pub newest: Vec<NoteView>,
}

/// Some notes.
#[derive(Debug, Serialize)]
pub struct NoteListView {
    /// What they have in common.
    pub lead: String,
    /// By day.
    pub notes: Vec<NoteView>,
}

/// A note on its own page.
#[derive(Debug, Serialize)]
pub struct NotePage {
    /// The note.
    pub note: NoteView,
}

const NEWEST: usize = 10;

/// All notes.
pub fn notes(site: &Site) -> Page {
    let groups = ["By period", "By team", "By concern", "By tag"]
        .into_iter()
        .zip([0u8, 1, 2, 3])
        .filter_map(|(label, kind)| {
            let lists: Vec<(Link, usize)> = site
                .note_lists
                .iter()
                .filter(|(list, _)| list.rank() == kind)
                .map(|(list, notes)| {
                    let href = site.href(&Route::NoteList(list.clone()));
                    (Link { label: name(site, list), href }, notes.len())
                })
                .collect();
            (!lists.is_empty()).then(|| (label.to_owned(), lists))
        })
        .collect();
    let all = site.playbook.notes.len();
    let newest = (0..all).rev().take(NEWEST).map(|i| site.note(i)).collect();
    let frame = site.frame(
        &Route::Notes,
        "Notes".to_owned(),
        format!("{} by period, team, concern and tag.", phrase::capital(&phrase::counted(all, "note"))),
    );
    Page { template: "notes.html", frame, page: View::Notes(Box::new(NotesView { groups, newest })) }
}

fn name(site: &Site, list: &NoteList) -> String {
    match list {
        NoteList::Quarter(q) => site.playbook.quarters[*q].period.to_string(),
        NoteList::Team(i) => site.playbook.teams[*i].name.clone(),
        NoteList::Concern(name) => phrase::capital(&name.replace('-', " ")),
        NoteList::Tag(name) => name.clone(),
    }
}

/// Notes that have something in common.
pub fn note_list(site: &Site, list: &NoteList) -> Page {
    let members = site.note_lists.iter().find(|(other, _)| other == list).map_or(&[][..], |(_, notes)| notes);
    let notes: Vec<NoteView> = members.iter().map(|i| site.note(*i)).collect();
    let title = match list {
        NoteList::Quarter(_) => format!("Notes of {}", name(site, list)),
        NoteList::Team(_) => format!("Notes on {}", name(site, list)),
        NoteList::Concern(_) => format!("Concern: {}", name(site, list).to_lowercase()),
        NoteList::Tag(_) => format!("Tagged “{}”", name(site, list)),
    };
    let lead = format!("{}, oldest first.", phrase::capital(&phrase::counted(notes.len(), "note")));
    let frame = site.frame(&Route::NoteList(list.clone()), title, lead.clone());
    Page { template: "note-list.html", frame, page: View::NoteList(Box::new(NoteListView { lead, notes })) }
}

/// A note.
pub fn note(site: &Site, i: usize) -> Page {
    let note = site.note(i);
    let by = note.by.clone().map_or_else(String::new, |by| format!(" by {by}"));
    let frame = site.frame(&Route::Note(i), note.link.label.clone(), format!("A note{by}."));
    Page { template: "note.html", frame, page: View::Note(Box::new(NotePage { note })) }
}

impl Site {
    /// A note, in full.
    #[must_use]
    pub fn note(&self, index: usize) -> NoteView {
        let entry = &self.playbook.notes[index];
        let note = &entry.note;
        let list = |list| self.href(&Route::NoteList(list));
        let about = match entry.about {
            About::Quarter => None,
            About::Team(team) => Some(Link {
                label: self.playbook.teams[team].name.clone(),
                href: self.href(&Route::Team(team)),
            }),
            About::Objective(at) => Some(self.objective_link(at)),
            About::KeyResult(at, i) => {
                let placed = Placed::new(self, at, i);
                Some(Link { label: placed.key_result.title(), href: placed.href(self) })
            }
        };
        let named = |name: &str| phrase::capital(&name.replace('-', " ")).to_lowercase();
        NoteView {
            link: Link { label: note.title.clone(), href: self.href(&Route::Note(index)) },
            on: note.on.as_ref().map(|on| on.value.into()),
            by: note
                .by
                .as_ref()
                .map(|by| by.value.clone())
                .or_else(|| self.playbook.config.coach.as_ref().map(|coach| coach.name.clone())),
            only: self.only(note.visibility),
            about,
            concerns: note
                .concerns
                .iter()
                .map(|concern| Link {
                    label: named(concern),
                    href: list(NoteList::Concern(concern.value.clone())),
                })
                .collect(),
            tags: note
                .tags
                .iter()
                .map(|tag| Link { label: tag.value.clone(), href: list(NoteList::Tag(tag.value.clone())) })
                .collect(),
            body: Prose {
                text: note.body.value.clone(),
                source: note.path.to_string(),
                prefix: format!("note-{}-", note.id),
            },
        }
    }
}
