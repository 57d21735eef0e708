//! The alignment map: who supports what, as a picture, as a list, and what hangs loose.

use serde::Serialize;

use super::{Page, View};
use crate::model::playbook::ObjectiveIndex;
use crate::site::Site;
use crate::site::chart::{Chart, Node};
use crate::site::frame::short_wording;
use crate::site::phrase;
use crate::site::placed::Placed;
use crate::site::route::Route;
use crate::site::view::Link;

/// More entries than these are counted instead of listed: the teams' pages have them.
const LONG: usize = 150;
/// More boxes than these are no picture any more, and a heavy page.
const DRAWN: usize = 60;

/// Who supports what.
#[derive(Debug, Serialize)]
pub struct MapView {
    /// `2021-Q1`
    pub period: String,
    /// In one sentence.
    pub lead: String,
    /// As a picture; `None` where there are too many boxes, or no line.
    pub map: Option<Chart>,
    /// As a list.
    pub trees: Vec<Branch>,
    /// How many trees the list leaves out.
    pub more: usize,
    /// What supports nothing and is supported by nothing.
    pub loose: Vec<(Link, String)>,
    /// How many of these the list leaves out.
    pub more_loose: usize,
    /// The teams, for long lists.
    pub teams: Vec<Link>,
}

/// An objective and what supports it.
#[derive(Debug, Serialize)]
pub struct Branch {
    /// The objective.
    pub link: Link,
    /// Its team.
    pub team: String,
    /// Through which key result it supports the one above.
    pub through: Option<String>,
    /// `two objectives support it`
    pub below: String,
    /// What supports it.
    pub children: Vec<Branch>,
}

/// A period's map.
pub fn map(site: &Site, q: usize) -> Page {
    let playbook = &site.playbook;
    let period = playbook.quarters[q].period.to_string();
    let all: Vec<ObjectiveIndex> = playbook.objectives_of(q).collect();
    let loose = loose(site, q);
    // What supports an objective of another period is a root here, and not loose.
    let roots: Vec<ObjectiveIndex> = all
        .iter()
        .copied()
        .filter(|at| playbook.entry(*at).parent.is_none_or(|support| support.objective.quarter != q))
        .filter(|at| {
            !loose.contains(at) || playbook.entry(*at).children.iter().any(|child| child.quarter == q)
        })
        .collect();
    let pulling = all.len() - loose.len();
    let lead = match (pulling, loose.len()) {
        (_, 0) if all.is_empty() => "No objectives yet.".to_owned(),
        (_, 0) => {
            "Each objective names what it means to move, or is moved by another. None hangs loose.".to_owned()
        }
        (0, _) => "No objective names another one that it supports, yet.".to_owned(),
        (n, m) => format!(
            "Each objective names what it means to move, or is moved by another. {} {} together, {} {} loose.",
            phrase::capital(&phrase::counted(n, "objective")),
            if n == 1 { "pulls" } else { "pull" },
            phrase::count(m),
            if m == 1 { "hangs" } else { "hang" },
        ),
    };
    let view = MapView {
        lead,
        // Boxes without a single line say nothing that the list does not.
        map: (pulling > 0 && all.len() <= DRAWN).then(|| picture(site, &all, &loose, &period)),
        more: roots.len().saturating_sub(LONG),
        trees: roots.iter().take(LONG).map(|at| branch(site, *at, 0)).collect(),
        more_loose: loose.len().saturating_sub(LONG),
        loose: loose
            .iter()
            .take(LONG)
            .map(|at| (site.objective_link(*at), playbook.team_of(*at).name.clone()))
            .collect(),
        teams: playbook.quarters[q]
            .teams
            .iter()
            .enumerate()
            .map(|(t, team)| Link {
                label: playbook.teams[team.team].name.clone(),
                href: site.href(&Route::TeamQuarter(q, t)),
            })
            .collect(),
        period,
    };
    let frame =
        site.frame(&Route::Map(q), format!("Who supports whom in {}", view.period), view.lead.clone());
    Page { template: "map.html", frame, page: View::Map(Box::new(view)) }
}

/// Objectives that support nothing and are supported by nothing, where others are.
pub fn loose(site: &Site, q: usize) -> Vec<ObjectiveIndex> {
    let playbook = &site.playbook;
    let alone =
        |at: &ObjectiveIndex| playbook.entry(*at).parent.is_none() && playbook.entry(*at).children.is_empty();
    playbook.objectives_of(q).filter(alone).collect()
}

fn picture(site: &Site, all: &[ObjectiveIndex], loose: &[ObjectiveIndex], period: &str) -> Chart {
    let playbook = &site.playbook;
    let nodes = all
        .iter()
        .map(|at| {
            let entry = playbook.entry(*at);
            let key_results = (0..entry.objective.key_results.len())
                .map(|i| {
                    let placed = Placed::new(site, *at, i);
                    (short_wording(&placed.key_result.title()), placed.score.value, placed.asks())
                })
                .collect();
            Node {
                href: site.href(&Route::Objective(*at)),
                team: playbook.team_of(*at).name.clone(),
                owner: entry.objective.owner.as_ref().map_or_else(String::new, |owner| owner.value.clone()),
                title: entry.objective.wording.value.clone(),
                key_results,
                supports: entry
                    .parent
                    .filter(|support| support.objective.quarter == at.quarter)
                    .map(|support| (site.href(&Route::Objective(support.objective)), support.key_result)),
                loose: loose.contains(at),
            }
        })
        .collect();
    Chart::Map { id: "map".to_owned(), title: format!("Who supports whom in {period}"), nodes }
}

/// Circles are cut when references are resolved; the depth is bounded all the same.
fn branch(site: &Site, at: ObjectiveIndex, depth: usize) -> Branch {
    let playbook = &site.playbook;
    let entry = playbook.entry(at);
    let through = entry.parent.and_then(|support| {
        let above = &playbook.entry(support.objective).objective;
        Some(above.key_results[support.key_result?].title())
    });
    let children: Vec<Branch> = if depth > 20 {
        Vec::new()
    } else {
        entry
            .children
            .iter()
            .filter(|child| child.quarter == at.quarter)
            .map(|child| branch(site, *child, depth + 1))
            .collect()
    };
    Branch {
        link: site.objective_link(at),
        team: playbook.team_of(at).name.clone(),
        through,
        below: format!(
            "{} support{} it",
            phrase::counted(children.len(), "objective"),
            if children.len() == 1 { "s" } else { "" }
        ),
        children,
    }
}
