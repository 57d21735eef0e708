//! What feeds and the sitemap say, as data.

use jiff::civil::Date;
use serde::Serialize;

use super::Site;
use super::frame::short_wording;
use super::route::Route;
use crate::model::figure::show;

/// How many entries the feed has.
const ENTRIES: usize = 50;

/// An entry of the feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeedEntry {
    /// Its title.
    pub title: String,
    /// Its address from the site's root, which is also its identity.
    pub href: String,
    /// Its day.
    pub day: String,
    /// What it says.
    pub text: String,
}

/// Check-ins, notes and reflections, newest first.
#[must_use]
pub fn entries(site: &Site) -> Vec<FeedEntry> {
    let playbook = &site.playbook;
    let mut entries: Vec<(Date, FeedEntry)> = Vec::new();
    for at in playbook.objectives() {
        let page = site.href(&Route::Objective(at));
        for key_result in &playbook.entry(at).objective.key_results {
            for check_in in &key_result.check_ins {
                let Some(on) = &check_in.on else { continue };
                let value =
                    check_in.value.as_ref().map(|value| show(value.value, key_result.unit.as_deref()));
                let note = check_in.note.as_ref().map(|note| note.value.clone());
                let anchor = crate::model::slug::slug(&key_result.id);
                let title = match &value {
                    Some(value) => format!("{}: {value}", short_wording(&key_result.title())),
                    None => short_wording(&key_result.title()),
                };
                // A query makes each check-in's identity its own; a page ignores it.
                let href = format!("{page}?on={}#{anchor}", on.value);
                entries.push((
                    on.value,
                    FeedEntry { title, href, day: on.value.to_string(), text: note.unwrap_or_default() },
                ));
            }
        }
    }
    for (i, entry) in playbook.notes.iter().enumerate() {
        let Some(on) = &entry.note.on else { continue };
        let href = site.href(&Route::Note(i));
        entries.push((
            on.value,
            FeedEntry {
                title: entry.note.title.clone(),
                href,
                day: on.value.to_string(),
                text: "A coaching note".to_owned(),
            },
        ));
    }
    for (q, quarter) in playbook.quarters.iter().enumerate() {
        for (t, team) in quarter.teams.iter().enumerate() {
            let Some(on) = team.reflection.as_ref().and_then(|reflection| reflection.on.as_ref()) else {
                continue;
            };
            let title = format!("{} reflects on {}", playbook.teams[team.team].name, quarter.period);
            let href = site.href(&Route::Reflection(q, t));
            entries.push((
                on.value,
                FeedEntry { title, href, day: on.value.to_string(), text: "A reflection".to_owned() },
            ));
        }
    }
    entries.sort_by(|(a, x), (b, y)| (b, &x.href).cmp(&(a, &y.href)));
    entries.truncate(ENTRIES);
    entries.into_iter().map(|(_, entry)| entry).collect()
}
