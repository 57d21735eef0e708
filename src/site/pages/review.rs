//! The coach's review: what to ask, sorted by the three tips; and what a team accepted on purpose.

use serde::Serialize;

use super::rule::behind;
use super::{Page, View};
use crate::diagnostic::{Diagnostic, Family, gather};
use crate::model::playbook::ObjectiveIndex;
use crate::site::Site;
use crate::site::phrase;
use crate::site::placed::Placed;
use crate::site::route::Route;
use crate::site::view::Link;

/// A period's review.
#[derive(Debug, Serialize)]
pub struct ReviewView {
    /// `2021-Q1`
    pub period: String,
    /// In one sentence.
    pub lead: String,
    /// By tip, then form.
    pub tips: Vec<Tip>,
    /// By team: its name, and for each tip the links to its questions.
    pub matrix: Vec<(String, Vec<Vec<Link>>)>,
    /// What was accepted on purpose: team, finding, reason.
    pub accepted: Vec<(String, FindingView, String)>,
}

/// A tip with its questions.
#[derive(Debug, Serialize)]
pub struct Tip {
    /// `improvement`
    pub name: String,
    /// What it is called on the page.
    pub title: &'static str,
    /// What it asks, in one sentence.
    pub sub: &'static str,
    /// More on it.
    pub mindset: Option<Link>,
    /// Its questions.
    pub findings: Vec<FindingView>,
}

/// A finding as pages show it.
#[derive(Debug, Clone, Serialize)]
pub struct FindingView {
    /// Its place in the page.
    pub anchor: String,
    /// `Stretch`
    pub tip: &'static str,
    /// The rule's name.
    pub name: &'static str,
    /// The rule's page.
    pub rule: Option<String>,
    /// What lies behind the question.
    pub mindset: Option<Link>,
    /// What was seen.
    pub message: String,
    /// What to ask.
    pub question: Option<String>,
    /// Words to start from.
    pub perhaps: Vec<String>,
    /// The team.
    pub team: String,
    /// The objective it is about.
    pub about: Option<Link>,
    /// The key result it is about.
    pub key_result: Option<Link>,
    /// The file.
    pub place: String,
}

const TIPS: [(Family, &str, &str, Option<&str>); 4] = [
    (
        Family::Improvement,
        "Improvement, not routine",
        "An objective changes how things are. What keeps them running belongs on the task list.",
        Some("improvement"),
    ),
    (
        Family::Inspiration,
        "An objective that inspires",
        "Would the team repeat it to a friend at dinner?",
        Some("inspiration"),
    ),
    (
        Family::Stretch,
        "Key results that stretch",
        "A safe key result teaches nothing and soon turns into a health metric.",
        Some("stretch"),
    ),
    (
        Family::Form,
        "Something to talk about",
        "Numbers, names and days that a conversation can hold on to.",
        None,
    ),
];

/// A period's review.
pub fn review(site: &Site, q: usize) -> Page {
    let playbook = &site.playbook;
    let period = playbook.quarters[q].period.to_string();
    let said = gather(site.findings.iter().filter(|finding| of_period(finding, &period)));
    let here = || said.iter().enumerate();
    let open = || here().filter(|(_, finding)| finding.accepted.is_none());
    let tips: Vec<Tip> = TIPS
        .iter()
        .map(|(family, title, sub, mindset)| Tip {
            name: format!("{family:?}").to_lowercase(),
            title,
            sub,
            mindset: mindset.map(|name| Link { label: "More on it".to_owned(), href: site.mindset(name) }),
            findings: open()
                .filter(|(_, finding)| asked_under(finding.code.family) == *family)
                .map(|(i, finding)| view(site, q, i, finding))
                .collect(),
        })
        .collect();
    let matrix = playbook.quarters[q]
        .teams
        .iter()
        .map(|entry| {
            let team = &playbook.teams[entry.team];
            let of_team = |tip: &Tip| {
                let mine = tip.findings.iter().filter(|finding| finding.team == team.name);
                mine.map(|finding| Link {
                    label: finding.name.replace('-', " "),
                    href: format!("#{}", finding.anchor),
                })
                .collect()
            };
            (team.name.clone(), tips.iter().map(of_team).collect())
        })
        .collect();
    let questions = open().count();
    let lead = format!(
        "{} for the next conversations, sorted by the three tips. A finding is an opening, not a fault: a team may accept it and say why.",
        phrase::capital(&phrase::counted(questions, "question")),
    );
    let accepted = here()
        .filter_map(|(i, finding)| {
            let shown = view(site, q, i, finding);
            Some((shown.team.clone(), shown, finding.accepted.clone()?))
        })
        .collect();
    let frame = site.frame(&Route::Review(q), format!("Coach’s review of {period}"), lead.clone());
    Page {
        template: "review.html",
        frame,
        page: View::Review(Box::new(ReviewView { period, lead, tips, matrix, accepted })),
    }
}

/// What is asked about one objective and its key results, and what of it was accepted on purpose, with the reason.
pub fn of_objective(site: &Site, at: ObjectiveIndex) -> (Vec<FindingView>, Vec<(FindingView, String)>) {
    let period = site.playbook.quarters[at.quarter].period.to_string();
    let (team, id) = (&site.playbook.team_of(at).id, &site.playbook.entry(at).objective.id.value);
    let mine = |finding: &Diagnostic| {
        finding.about.as_ref().is_some_and(|about| {
            about.period == period && about.team == *team && about.objective.as_ref() == Some(id)
        })
    };
    let (mut open, mut accepted) = (Vec::new(), Vec::new());
    for (i, finding) in site.findings.iter().enumerate().filter(|(_, finding)| mine(finding)) {
        let shown = view(site, at.quarter, i, finding);
        match &finding.accepted {
            Some(reason) => accepted.push((shown, reason.clone())),
            None => open.push(shown),
        }
    }
    (open, accepted)
}

/// What is said of files and links is something to talk about, too.
fn asked_under(family: Family) -> Family {
    match family {
        Family::Links | Family::Source => Family::Form,
        tip => tip,
    }
}

fn of_period(finding: &Diagnostic, period: &str) -> bool {
    finding.about.as_ref().is_some_and(|about| about.period == period)
}

fn view(site: &Site, q: usize, index: usize, finding: &Diagnostic) -> FindingView {
    let playbook = &site.playbook;
    let subject = finding.about.as_ref();
    let team = subject.and_then(|subject| {
        playbook.quarters[q].teams.iter().position(|entry| playbook.teams[entry.team].id == subject.team)
    });
    let at = team.zip(subject.and_then(|subject| subject.objective.as_ref())).and_then(|(team, id)| {
        let all = &playbook.quarters[q].teams[team].objectives;
        let objective = all.iter().position(|entry| entry.objective.id.value == *id)?;
        Some(ObjectiveIndex { quarter: q, team, objective })
    });
    let key_result = at.zip(subject.and_then(|subject| subject.key_result.as_ref())).and_then(|(at, id)| {
        let all = &playbook.entry(at).objective.key_results;
        let place = Placed::new(site, at, all.iter().position(|key_result| key_result.id.value == *id)?);
        Some(Link { label: place.key_result.title(), href: place.href(site) })
    });
    let rule = site.manuals.iter().position(|manual| manual.code == finding.code);
    FindingView {
        anchor: format!("finding-{}", index + 1),
        tip: match asked_under(finding.code.family) {
            Family::Improvement => "Improvement",
            Family::Inspiration => "Inspiration",
            Family::Stretch => "Stretch",
            _ => "Form",
        },
        name: finding.code.name,
        rule: rule.map(|i| site.href(&Route::Rule(i))),
        mindset: rule.and_then(|i| behind(site, site.manuals[i])),
        message: phrase::capital(&finding.message),
        question: finding.question.clone(),
        perhaps: finding.reframing.clone(),
        team: team.map_or_else(String::new, |team| {
            playbook.teams[playbook.quarters[q].teams[team].team].name.clone()
        }),
        about: at.map(|at| site.objective_link(at)),
        key_result,
        place: finding.at.path.to_string(),
    }
}
