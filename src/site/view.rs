//! Pieces that several pages show: links, rows of the board, key results in full, notes, Markdown to render.

use serde::Serialize;

use super::Site;
use super::chart::Chart;
use super::phrase;
use super::route::Route;
use crate::model::playbook::ObjectiveIndex;
use crate::model::reflection::Learning;

/// A link within the site, or words where there is nothing to link to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Link {
    /// The words.
    pub label: String,
    /// From the site's root.
    pub href: String,
}

/// Markdown to be rendered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Prose {
    /// The Markdown.
    pub text: String,
    /// The file it stands in; links are relative to it.
    pub source: String,
    /// What its anchors begin with, unique in the page.
    pub prefix: String,
}

/// A day to be read, and for machines.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Day {
    /// `2021-03-05`
    pub iso: String,
    /// `5 Mar`
    pub short: String,
    /// `5 March 2021`
    pub long: String,
}

impl From<jiff::civil::Date> for Day {
    fn from(day: jiff::civil::Date) -> Self {
        Self { iso: day.to_string(), short: phrase::short_day(day), long: phrase::long_day(day) }
    }
}

/// A key result as a row of the board.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Its short name.
    pub title: String,
    /// Its place on the objective's page.
    pub href: String,
    /// On the shared scale.
    pub strip: Chart,
    /// The number now.
    pub now: Option<String>,
    /// `0.55`
    pub score: Option<String>,
    /// A score of 1.0 asks: too safe?
    pub ask: bool,
    /// Confidence over check-ins.
    pub spark: Option<Chart>,
    /// `60%`
    pub confidence: Option<String>,
    /// What the team learned, where it has reflected.
    pub learned: Option<LearningView>,
    /// How sure at the start, drawn.
    pub start: Option<Chart>,
    /// `50%`
    pub start_confidence: Option<String>,
    /// `4% → 8.4%`
    pub from_to: Option<String>,
}

/// What a key result taught.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LearningView {
    /// What was learned.
    pub learned: Option<String>,
    /// `reshape`
    pub next: Option<String>,
    /// `Reshape`
    pub next_label: Option<String>,
    /// How it goes on.
    pub how: Option<String>,
}

impl LearningView {
    /// From what the reflection says.
    #[must_use]
    pub fn of(learning: &Learning) -> Self {
        let next = learning.next.as_ref().map(|next| next.value.name());
        Self {
            learned: learning.learned.as_ref().map(|learned| learned.value.clone()),
            next: next.map(str::to_owned),
            next_label: next.map(|next| phrase::capital(&next.replace('-', " "))),
            how: learning.how.as_ref().map(|how| how.value.clone()),
        }
    }
}

/// A team with its objectives on the board.
#[derive(Debug, Clone, Serialize)]
pub struct BoardTeam {
    /// The team, linked to its quarter.
    pub team: Link,
    /// What links within a page hold on to.
    pub anchor: String,
    /// Its objectives; empty on a long board, where only the counts stand.
    pub objectives: Vec<BoardObjective>,
    /// `two objectives, five key results`
    pub counts: String,
}

/// An objective on the board.
#[derive(Debug, Clone, Serialize)]
pub struct BoardObjective {
    /// The wording, linked.
    pub link: Link,
    /// Who looks after it.
    pub owner: Option<String>,
    /// `aspirational`, `committed`, `learning`
    pub ambition: String,
    /// The team's own verdict at the end.
    pub outcome: Option<OutcomeView>,
    /// Its key results.
    pub rows: Vec<Row>,
    /// Their scores in one picture.
    pub dots: Option<Chart>,
}

/// A team's verdict on an objective.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutcomeView {
    /// `partly`
    pub reached: String,
    /// As a picture.
    pub moon: Chart,
    /// Why.
    pub because: Option<String>,
    /// Where scores and verdict disagree: what to ask.
    pub gap: Option<String>,
}

/// A note, in a list or in full.
#[derive(Debug, Clone, Serialize)]
pub struct NoteView {
    /// Its title, linked to its own page.
    pub link: Link,
    /// When.
    pub on: Option<Day>,
    /// Who wrote it.
    pub by: Option<String>,
    /// `coach`, `client`; empty for everyone.
    pub only: Option<String>,
    /// What it is about.
    pub about: Option<Link>,
    /// Fears it speaks of.
    pub concerns: Vec<Link>,
    /// Own words to find it by.
    pub tags: Vec<Link>,
    /// The text.
    pub body: Prose,
}

/// A key result in full.
#[derive(Debug, Clone, Serialize)]
pub struct KeyResultView {
    /// Its place in the page.
    pub anchor: String,
    /// From 1.
    pub number: usize,
    /// The wording.
    pub wording: String,
    /// The row it makes on a board.
    pub row: Row,
    /// Who looks after it.
    pub owner: Option<String>,
    /// On its own scale.
    pub scale: Option<Chart>,
    /// Over the period.
    pub trend: Option<Chart>,
    /// Newest first.
    pub check_ins: Vec<CheckInView>,
    /// How the score came about; the score follows.
    pub arithmetic: String,
    /// The same metric in earlier periods.
    pub history: Option<Chart>,
    /// Its series.
    pub metric: Option<Link>,
    /// The series' name.
    pub metric_name: Option<String>,
    /// What was said of the baseline where it is not known.
    pub baseline: Option<String>,
    /// What and whether done.
    pub milestones: Vec<(String, Chart, bool)>,
    /// What supports this key result.
    pub supported_by: Vec<Link>,
}

/// A check-in as a row.
#[derive(Debug, Clone, Serialize)]
pub struct CheckInView {
    /// When.
    pub on: Option<Day>,
    /// `7.9%`
    pub value: Option<String>,
    /// `60%`
    pub confidence: Option<String>,
    /// What was seen.
    pub note: Option<String>,
}

impl Site {
    /// A link to an objective, by its wording.
    #[must_use]
    pub fn objective_link(&self, at: ObjectiveIndex) -> Link {
        Link {
            label: self.playbook.entry(at).objective.wording.value.clone(),
            href: self.href(&Route::Objective(at)),
        }
    }
}
