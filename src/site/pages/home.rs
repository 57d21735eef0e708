//! Home and period pages: where are we, team by team; what changed, what comes next, ways in.

use jiff::civil::Date;
use serde::Serialize;

use super::board::{Legend, board_team, swarm};
use super::{Page, View};
use crate::model::playbook::Quarter;
use crate::score::elapsed;
use crate::site::Site;
use crate::site::chart::{Chart, Zones};
use crate::site::frame::counts;
use crate::site::phrase;
use crate::site::placed::Placed;
use crate::site::route::Route;
use crate::site::view::{BoardTeam, Day, Link};

/// A board of more key results than these folds into one line a team.
const BOARD: usize = 60;
/// How many entries the lists of what changed and what comes next have.
const LATELY: usize = 6;
/// A period at a glance.
#[derive(Debug, Serialize)]
pub struct QuarterView {
    /// This is the site's first page.
    pub home: bool,
    /// `2021-Q1`
    pub period: String,
    /// A few words to remember it by.
    pub motto: Option<String>,
    /// What it is about.
    pub about: Option<String>,
    /// Its days, where the motto says nothing of them.
    pub days: String,
    /// The period as a line.
    pub weeks: Option<Chart>,
    /// It is over.
    pub closed: bool,
    /// What the board says in one sentence; pairs of words and whether they are set apart.
    pub reading: Vec<(String, bool)>,
    /// What the rows show.
    pub legend: Legend,
    /// The shared scale's axis.
    pub axis: Chart,
    /// The teams.
    pub teams: Vec<BoardTeam>,
    /// There are key results to draw.
    pub drawn: bool,
    /// What changed lately, newest first.
    pub lately: Vec<Lately>,
    /// What comes next.
    pub coming: Vec<(Day, String, Option<Link>)>,
    /// Ways in: link, and what it leads to.
    pub ways: Vec<(Link, String)>,
    /// The period before and after.
    pub earlier: Option<Link>,
    /// The period after.
    pub later: Option<Link>,
    /// All periods, newest first.
    pub quarters: Vec<(Link, String)>,
    /// All scores of a closed period in one picture.
    pub swarm: Option<Chart>,
    /// `Spoken` name of the playbook, where there is no period yet.
    pub empty: bool,
}

/// Something that changed.
#[derive(Debug, Serialize)]
pub struct Lately {
    /// When.
    pub day: Day,
    /// What.
    pub link: Link,
    /// What happened to it.
    pub text: String,
    /// Whether it asks: too safe?
    pub ask: bool,
}

/// The site's first page.
pub fn home(site: &Site) -> Page {
    match site.current {
        Some(q) => view(site, q, true),
        None => empty(site),
    }
}

/// A period's page.
pub fn quarter(site: &Site, q: usize) -> Page {
    view(site, q, false)
}

fn view(site: &Site, q: usize, home: bool) -> Page {
    let playbook = &site.playbook;
    let quarter = &playbook.quarters[q];
    let period = quarter.period.to_string();
    let placed: Vec<Placed<'_>> = playbook
        .objectives_of(q)
        .flat_map(|at| {
            (0..playbook.entry(at).objective.key_results.len()).map(move |i| Placed::new(site, at, i))
        })
        .collect();
    let long = placed.len() > BOARD;
    let teams: Vec<BoardTeam> = quarter
        .teams
        .iter()
        .enumerate()
        .filter(|(_, team)| !team.objectives.is_empty())
        .map(|(t, _)| board_team(site, q, t, long))
        .collect();
    let objectives = playbook.objectives_of(q).count();
    let title = match &quarter.motto {
        Some(motto) => format!("{period}: {motto}"),
        None if home => format!("{period} at a glance"),
        None => period.clone(),
    };
    let route = if home { Route::Home } else { Route::Quarter(q) };
    let description =
        format!("{} of {period} on one scale.", phrase::capital(&counts(objectives, placed.len())));
    let frame = site.frame(&route, title, description);
    let closed = site.closed[q];
    let view = QuarterView {
        home,
        motto: quarter.motto.clone(),
        about: quarter.about.clone(),
        days: phrase::days(quarter.start, quarter.end),
        weeks: Some(weeks(site, q)),
        closed,
        reading: reading(&placed, closed),
        legend: Legend::of(teams.iter().flat_map(|team| &team.objectives), closed),
        axis: Chart::Axis { zones: Zones { commit: Some(0.3), target: Some(0.7) }, names: true },
        teams,
        drawn: !placed.is_empty(),
        lately: lately(site, q, &placed),
        coming: coming(site, q),
        ways: ways(site, q),
        earlier: playbook.before(q).map(|before| quarter_link(site, before)),
        later: playbook.after(q).map(|after| quarter_link(site, after)),
        quarters: playbook
            .quarters
            .iter()
            .enumerate()
            .rev()
            .map(|(i, other)| (quarter_link(site, i), other.motto.clone().unwrap_or_default()))
            .collect(),
        swarm: closed.then(|| swarm(site, q, None)).flatten(),
        empty: false,
        period,
    };
    Page { template: "quarter.html", frame, page: View::Quarter(Box::new(view)) }
}

/// A playbook that has no period yet still has a first page.
fn empty(site: &Site) -> Page {
    let frame =
        site.frame(&Route::Home, site.playbook.config.title.clone(), "A playbook that begins.".to_owned());
    let view = QuarterView {
        home: true,
        period: String::new(),
        motto: None,
        about: None,
        days: String::new(),
        weeks: None,
        closed: false,
        reading: Vec::new(),
        legend: Legend::default(),
        axis: Chart::Axis { zones: Zones { commit: None, target: None }, names: false },
        teams: Vec::new(),
        drawn: false,
        lately: Vec::new(),
        coming: Vec::new(),
        ways: Vec::new(),
        earlier: None,
        later: None,
        quarters: Vec::new(),
        swarm: None,
        empty: true,
    };
    Page { template: "quarter.html", frame, page: View::Quarter(Box::new(view)) }
}

/// A link to a period.
pub fn quarter_link(site: &Site, q: usize) -> Link {
    Link { label: site.playbook.quarters[q].period.to_string(), href: site.href(&Route::Quarter(q)) }
}

/// The period as a line, with its check-ins and events.
fn weeks(site: &Site, q: usize) -> Chart {
    let playbook = &site.playbook;
    let quarter = &playbook.quarters[q];
    let share = |day| elapsed(quarter.start, quarter.end, day);
    let mut days: Vec<Date> = playbook
        .objectives_of(q)
        .flat_map(|at| playbook.entry(at).objective.key_results.iter())
        .flat_map(|key_result| &key_result.check_ins)
        .filter_map(|check_in| check_in.on.as_ref().map(|on| on.value))
        .filter(|day| (quarter.start..=quarter.end).contains(day))
        .collect();
    days.sort_unstable();
    days.dedup();
    // A large company checks in every day; the line shows one mark a week at the most.
    let mut marks: Vec<Date> = Vec::new();
    for day in days {
        if marks.last().is_none_or(|last| week(quarter.start, *last) < week(quarter.start, day)) {
            marks.push(day);
        } else if let Some(last) = marks.last_mut() {
            *last = day;
        }
    }
    let all = week(quarter.start, quarter.end) + 1;
    // A closed period is all past, whenever its last check-in was.
    let now = if site.closed[q] {
        Some((1.0, String::new()))
    } else {
        site.as_of(q)
            .map(|day| (share(day), format!("week {} of {all}", (week(quarter.start, day) + 1).min(all))))
    };
    let said: Vec<String> = marks.iter().map(|day| phrase::short_day(*day)).collect();
    let mut desc = format!("{} to {}.", phrase::long_day(quarter.start), phrase::long_day(quarter.end));
    if !said.is_empty() {
        desc += &format!(" Check-ins on {}.", said.join(", "));
    }
    for event in &quarter.events {
        desc += &format!(" {}: {}.", phrase::short_day(event.on), event.event);
    }
    Chart::Weeks {
        id: "weeks".to_owned(),
        title: format!(
            "The {} weeks of {}",
            phrase::count(usize::try_from(all).unwrap_or(0)),
            quarter.period
        ),
        desc,
        now,
        check_ins: marks.iter().map(|day| share(*day)).collect(),
        ticks: site.ticks(q),
        events: quarter
            .events
            .iter()
            .map(|event| (share(event.on), share(event.until.unwrap_or(event.on)), event.event.clone()))
            .collect(),
    }
}

fn week(start: Date, day: Date) -> i32 {
    day.since(start).map_or(0, |span| span.get_days() / 7)
}

/// The board in one sentence.
fn reading(placed: &[Placed<'_>], closed: bool) -> Vec<(String, bool)> {
    if placed.is_empty() {
        return Vec::new();
    }
    let (mut past, mut near, mut behind, mut none) = (0, 0, 0, 0);
    for placed in placed {
        match (placed.score.value, placed.reached_target()) {
            (None, _) => none += 1,
            (Some(_), Some(true)) => past += 1,
            (Some(score), _) => match placed.pace {
                Some((_, pace)) if score >= pace - 0.1 => near += 1,
                _ => behind += 1,
            },
        }
    }
    let mut parts: Vec<(usize, &str)> = if closed {
        vec![(past, "reached the target"), (near + behind, "ended under it"), (none, "have no score")]
    } else {
        vec![
            (past, "at the target or past it"),
            (near, "near an even pace or ahead of it"),
            (behind, "behind it"),
            (none, "not measured yet"),
        ]
    };
    parts.retain(|(n, _)| *n > 0);
    if let (&[(all, what)], true) = (&parts[..], placed.len() > 1) {
        // "Of eight, eight" counts twice.
        let (who, verb) = match what {
            "not measured yet" => ("None", " is measured yet"),
            "have no score" => ("None", " has a score"),
            "behind it" => ("All", " are behind an even pace"),
            _ => ("All", if closed { " " } else { " are " }),
        };
        let rest = if verb.trim().is_empty() || verb == " are " { what } else { "" };
        return vec![
            (who.to_owned(), true),
            (format!(" of the {}{verb}{rest}.", phrase::counted(all, "key result")), false),
        ];
    }
    let mut said = vec![(format!("Of {}, ", phrase::counted(placed.len(), "key result")), false)];
    for (i, (n, what)) in parts.iter().enumerate() {
        let joint = if i + 1 == parts.len() { "." } else { ", " };
        let what = if *what == "have no score" && *n == 1 { "has no score" } else { what };
        let verb = match (closed, *n) {
            (true, _) => "",
            (false, 1) => " is",
            (false, _) => " are",
        };
        // "It" is the even pace, which must have been named.
        let what = if what == "behind it" && near == 0 { "behind an even pace" } else { what };
        said.push((phrase::count(*n), true));
        said.push((format!("{verb} {what}{joint}"), false));
    }
    said
}

fn lately(site: &Site, q: usize, placed: &[Placed<'_>]) -> Vec<Lately> {
    let playbook = &site.playbook;
    let mut lately: Vec<(Date, Lately)> = Vec::new();
    for placed in placed {
        let Some(check_in) = placed.key_result.check_ins.last() else { continue };
        let Some(day) = check_in.on.as_ref().map(|on| on.value) else { continue };
        let now = check_in
            .value
            .as_ref()
            .map(|value| crate::model::figure::show(value.value, placed.key_result.unit.as_deref()));
        let note = check_in.note.as_ref().map(|note| note.value.clone());
        let text = [now, note].into_iter().flatten().collect::<Vec<_>>().join(". ");
        let link = Link { label: placed.key_result.title(), href: placed.href(site) };
        lately.push((day, Lately { day: day.into(), link, text, ask: placed.asks() && !site.closed[q] }));
    }
    for (i, entry) in playbook.notes.iter().enumerate().filter(|(_, entry)| entry.quarter == q) {
        let Some(day) = entry.note.on.as_ref().map(|on| on.value) else { continue };
        let by = entry.note.by.as_ref().map(|by| by.value.as_str());
        let text = by.map_or_else(|| "A note".to_owned(), |by| format!("A note by {by}"));
        lately.push((
            day,
            Lately {
                day: day.into(),
                link: Link { label: entry.note.title.clone(), href: site.href(&Route::Note(i)) },
                text,
                ask: false,
            },
        ));
    }
    lately.sort_by(|(a, x), (b, y)| (b, y.ask, &x.link.href).cmp(&(a, x.ask, &y.link.href)));
    lately.truncate(LATELY);
    lately.into_iter().map(|(_, lately)| lately).collect()
}

fn coming(site: &Site, q: usize) -> Vec<(Day, String, Option<Link>)> {
    let quarter: &Quarter = &site.playbook.quarters[q];
    if site.closed[q] {
        return Vec::new();
    }
    let from = site.as_of(q).unwrap_or(quarter.start);
    let mut coming: Vec<(Date, String, Option<Link>)> = quarter
        .events
        .iter()
        .filter(|event| event.until.unwrap_or(event.on) >= from)
        .map(|event| (event.on, event.event.clone(), None))
        .collect();
    let think = Link { label: "reset and reflect".to_owned(), href: site.mindset("reset-and-reflect") };
    coming.push((quarter.end, format!("{} ends; time to", quarter.period), Some(think)));
    coming.sort_by_key(|(day, _, _)| *day);
    coming.truncate(LATELY);
    coming.into_iter().map(|(day, what, link)| (day.into(), what, link)).collect()
}

fn ways(site: &Site, q: usize) -> Vec<(Link, String)> {
    let playbook = &site.playbook;
    let mut ways = Vec::new();
    let mut way =
        |label: &str, href: String, what: String| ways.push((Link { label: label.to_owned(), href }, what));
    let told = playbook.objectives_of(q).find(|at| !playbook.entry(*at).objective.drafts.is_empty());
    if let Some(at) = told {
        let first = &playbook.entry(at).objective.drafts[0].wording.value;
        way("Read one objective closely", site.href(&Route::Objective(at)), format!("It began as “{first}”"));
    }
    let objectives = playbook.objectives_of(q).count();
    let loose = super::map::loose(site, q).len();
    let said = match loose {
        0 => phrase::counted(objectives, "objective"),
        n => format!("{}, {} of them loose", phrase::counted(objectives, "objective"), phrase::count(n)),
    };
    way("See who supports whom", site.href(&Route::Map(q)), phrase::capital(&said));
    let reflected =
        (0..=q).rev().find(|q| playbook.quarters[*q].teams.iter().any(|team| team.reflection.is_some()));
    if let Some(last) = reflected {
        let period = playbook.quarters[last].period;
        way(
            "What the teams learned",
            site.href(&Route::Reflections(last)),
            format!("Reflections on {period}, and what changed since"),
        );
    }
    way(
        "What a score says and does not",
        site.mindset("scores"),
        "Before you read any number on this page".to_owned(),
    );
    way(
        "Afraid of a stretch?",
        site.mindset("three-fears"),
        "Failure, morale, looking bad: three honest answers".to_owned(),
    );
    ways
}
