//! Pieces that several pages show: links, rows of the board, key results in full, notes, Markdown to render.

use serde::Serialize;

use super::Site;
use super::chart::{self, Chart, Zones};
use super::phrase;
use super::route::Route;
use crate::model::config::Scale;
use crate::model::key_result::{Baseline, KeyResult};
use crate::model::playbook::{About, ObjectiveIndex};
use crate::model::quantity::show;
use crate::model::reflection::Learning;
use crate::model::slug::slug;
use crate::score::{How, Ladder, LevelName, Score, elapsed, even_pace, score};

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

/// A key result in its place, with what is worked out for it once.
pub struct Placed<'a> {
    /// Where its objective stands.
    pub at: ObjectiveIndex,
    /// Its index there.
    pub index: usize,
    /// As written.
    pub key_result: &'a KeyResult,
    /// Its score.
    pub score: Score,
    /// Its ladder, where it has one.
    pub ladder: Option<Ladder>,
    /// Where an even pace would be on the period's "as of" day, while it runs.
    pub pace: Option<(f64, f64)>,
}

impl<'a> Placed<'a> {
    /// Works it out.
    #[must_use]
    pub fn new(site: &'a Site, at: ObjectiveIndex, index: usize) -> Self {
        let key_result = &site.playbook.entry(at).objective.key_results[index];
        let scale = site.playbook.config.scale;
        let quarter = &site.playbook.quarters[at.quarter];
        let running = !site.closed[at.quarter];
        let pace = site.as_of[at.quarter]
            .filter(|_| running)
            .and_then(|as_of| even_pace(key_result, scale, elapsed(quarter.start, quarter.end, as_of)));
        Self {
            at,
            index,
            key_result,
            score: score(key_result, scale),
            ladder: Ladder::of(key_result, scale).ok(),
            pace,
        }
    }

    /// Whether its score asks: too safe?
    #[must_use]
    pub fn asks(&self) -> bool {
        self.score.value.is_some_and(|score| score >= 1.0)
            && !matches!(self.score.how, How::Done(_) | How::Milestones { .. })
    }

    /// Whether the target was reached; `None` where there is no score.
    #[must_use]
    pub fn reached_target(&self) -> Option<bool> {
        let target = self
            .ladder
            .as_ref()
            .and_then(|ladder| ladder.get(LevelName::Target))
            .map_or(0.7, |level| level.score);
        self.score.value.map(|score| score >= target - 1e-9)
    }

    /// The number now, with its unit.
    #[must_use]
    pub fn now(&self) -> Option<String> {
        let value = self.key_result.latest()?.value.as_ref()?.value;
        Some(show(value, self.key_result.unit.as_deref()))
    }

    fn zones(&self) -> Zones {
        match &self.ladder {
            Some(ladder) => Zones {
                commit: ladder.get(LevelName::Commit).map(|level| level.score),
                target: ladder.get(LevelName::Target).map(|level| level.score),
            },
            None => Zones { commit: None, target: None },
        }
    }

    fn anchor(&self) -> String {
        slug(&self.key_result.id)
    }

    /// The address of its place on the objective's page.
    #[must_use]
    pub fn href(&self, site: &Site) -> String {
        format!("{}#{}", site.href(&Route::Objective(self.at)), self.anchor())
    }

    /// Confidence at the start and at each check-in.
    fn confidences(&self) -> Vec<Option<f64>> {
        let start = self.key_result.confidence.as_ref().map(|confidence| confidence.value);
        let later = self
            .key_result
            .check_ins
            .iter()
            .map(|check_in| check_in.confidence.as_ref().map(|confidence| confidence.value));
        std::iter::once(start).chain(later).collect()
    }

    /// As a row; `prefix` keeps the ids of its drawings unique in the page.
    #[must_use]
    pub fn row(&self, site: &Site, prefix: &str) -> Row {
        let key_result = self.key_result;
        let unit = key_result.unit.as_deref();
        let id = format!("{prefix}{}", self.anchor());
        let confidences = self.confidences();
        let newest = confidences.iter().rev().flatten().next().copied();
        let latest = key_result
            .latest()
            .and_then(|check_in| check_in.value.as_ref())
            .map(|value| show(value.value, unit));
        let from_to = match (key_result.baseline.value(), &latest) {
            // A unit that is a word is said once: `92 → 171 workshops`.
            (Some(baseline), Some(latest)) => {
                let word = |unit: &&str| unit.starts_with(char::is_alphabetic) && !unit.starts_with("of ");
                Some(format!("{} → {latest}", show(baseline, unit.filter(|unit| !word(unit)))))
            }
            _ => None,
        };
        let start = key_result.confidence.as_ref().map(|confidence| confidence.value);
        Row {
            title: key_result.title(),
            href: self.href(site),
            strip: Chart::Strip {
                id: format!("{id}-strip"),
                name: key_result.title(),
                score: self.score.value,
                pace: self.pace.map(|(_, score)| score),
                ask: self.asks(),
                zones: self.zones(),
            },
            now: latest,
            score: self.score.value.map(phrase::score),
            ask: self.asks(),
            spark: newest.map(|_| Chart::Spark { id: format!("{id}-sure"), confidences }),
            confidence: newest.map(phrase::percent),
            learned: site.learning(self.at, self.index).map(LearningView::of),
            start: start.map(|confidence| Chart::Confidence {
                id: format!("{id}-start"),
                confidence: Some(confidence),
            }),
            start_confidence: start.map(phrase::percent),
            from_to,
        }
    }

    /// In full.
    #[must_use]
    pub fn view(&self, site: &Site) -> KeyResultView {
        let key_result = self.key_result;
        let unit = key_result.unit.as_deref();
        let anchor = self.anchor();
        let levels: Vec<chart::Level> = self.ladder.as_ref().map_or_else(Vec::new, |ladder| {
            ladder
                .rungs()
                .iter()
                .map(|level| chart::Level {
                    name: level.name.name().to_owned(),
                    score: level.score,
                    value: show(level.value, unit),
                })
                .collect()
        });
        let name = key_result.title();
        let now = self.now().and_then(|now| Some((self.score.value?, now)));
        let pace = self.pace.map(|(value, score)| (score, show(round_like(value, key_result), unit)));
        let scale = (!levels.is_empty()).then(|| Chart::Scale {
            id: format!("{anchor}-scale"),
            name: name.clone(),
            levels: levels.clone(),
            now,
            pace,
            ask: self.asks(),
        });
        let metric = site.playbook.metric_of(self.at, self.index);
        KeyResultView {
            number: self.index + 1,
            wording: key_result.wording.value.clone(),
            row: self.row(site, ""),
            owner: key_result.owner.as_ref().map(|owner| owner.value.clone()),
            scale,
            trend: self.trend(site, levels),
            check_ins: check_ins(key_result),
            arithmetic: phrase::arithmetic(&self.score, unit),
            history: metric.and_then(|i| self.history(site, i)),
            metric: metric.map(|i| Link {
                label: site.playbook.metrics[i].name.clone(),
                href: site.href(&Route::Metric(i)),
            }),
            metric_name: key_result.metric.as_ref().map(|metric| metric.value.clone()),
            baseline: match &key_result.baseline {
                Baseline::Unknown(by) => Some(match by.value {
                    Some(day) => {
                        format!("The baseline is not known yet; it will be by {}.", phrase::long_day(day))
                    }
                    None => "The baseline is not known yet.".to_owned(),
                }),
                Baseline::Missing | Baseline::Known(_) => None,
            },
            milestones: key_result
                .milestones
                .iter()
                .map(|step| (step.name.value.clone(), Chart::Tick { done: step.done }, step.done))
                .collect(),
            supported_by: site
                .playbook
                .entry(self.at)
                .children
                .iter()
                .filter(|child| {
                    site.playbook
                        .entry(**child)
                        .parent
                        .is_some_and(|support| support.key_result == Some(self.index))
                })
                .map(|child| site.objective_link(*child))
                .collect(),
            anchor,
        }
    }

    fn trend(&self, site: &Site, levels: Vec<chart::Level>) -> Option<Chart> {
        let ladder = self.ladder.as_ref()?;
        let key_result = self.key_result;
        let quarter = &site.playbook.quarters[self.at.quarter];
        let unit = key_result.unit.as_deref();
        let at = |day| elapsed(quarter.start, quarter.end, day);
        let dated: Vec<_> = key_result
            .check_ins
            .iter()
            .filter_map(|check_in| Some((check_in.on.as_ref()?.value, check_in)))
            .collect();
        if dated.is_empty() {
            return None;
        }
        let value = |value: f64| Some((ladder.score(value).value?, show(value, unit)));
        let start = key_result.baseline.value().and_then(value);
        let confidence = key_result.confidence.as_ref().map(|confidence| confidence.value);
        let mut check_ins = Vec::with_capacity(dated.len() + 1);
        if start.is_some() || confidence.is_some() {
            check_ins.push(chart::CheckIn { at: 0.0, date: String::new(), value: start, confidence });
        }
        check_ins.extend(dated.iter().map(|(day, check_in)| chart::CheckIn {
            at: at(*day),
            date: phrase::short_day(*day),
            value: check_in.value.as_ref().and_then(|number| value(number.value)),
            confidence: check_in.confidence.as_ref().map(|confidence| confidence.value),
        }));
        Some(Chart::Trend {
            id: format!("{}-trend", self.anchor()),
            name: key_result.title(),
            levels,
            check_ins,
            pace: pace_line(key_result, ladder, site.playbook.config.scale),
            ticks: site.ticks(self.at.quarter),
            ask: self.asks(),
        })
    }

    fn history(&self, site: &Site, metric: usize) -> Option<Chart> {
        let metric = &site.playbook.metrics[metric];
        let mut periods: Vec<(String, f64, String)> = metric
            .points
            .iter()
            .filter(|point| point.objective.quarter <= self.at.quarter)
            .filter_map(|point| {
                let there = metric.at(&site.playbook, *point);
                let value = there.value()?;
                let period = site.playbook.quarters[point.objective.quarter].period.to_string();
                Some((period, value, show(value, there.unit())))
            })
            .collect();
        periods.drain(..periods.len().saturating_sub(5));
        (periods.len() > 1).then(|| Chart::History {
            id: format!("{}-past", self.anchor()),
            name: metric.name.clone(),
            periods,
        })
    }
}

/// An even pace in time and score: straight in the number, so bent where the scale bends.
fn pace_line(key_result: &KeyResult, ladder: &Ladder, scale: Scale) -> Vec<(f64, f64)> {
    let from = ladder.first();
    let to = ladder.get(LevelName::Target).unwrap_or_else(|| ladder.last());
    let mut at: Vec<f64> = ladder
        .rungs()
        .iter()
        .map(|rung| (rung.value - from.value) / (to.value - from.value))
        .filter(|share| (0.0..=1.0).contains(share))
        .collect();
    at.extend([0.0, 1.0]);
    at.sort_by(f64::total_cmp);
    at.dedup();
    at.into_iter().filter_map(|share| Some((share, even_pace(key_result, scale, share)?.1))).collect()
}

/// A pace is shown no more exactly than the levels are written.
fn round_like(value: f64, key_result: &KeyResult) -> f64 {
    let decimals = [&key_result.commit, &key_result.target, &key_result.stretch]
        .into_iter()
        .flatten()
        .map(|level| level.value)
        .chain(key_result.baseline.value())
        .map(|level| crate::model::quantity::plain(level).split_once('.').map_or(0, |(_, tail)| tail.len()))
        .max()
        .unwrap_or(0);
    let span = key_result
        .baseline
        .value()
        .zip(key_result.target.as_ref())
        .map_or(100.0, |(a, b)| (b.value - a).abs());
    let decimals = decimals.max(usize::from(span < 20.0)).min(4);
    let by = 10f64.powi(i32::try_from(decimals).unwrap_or(0));
    (value * by).round() / by
}

fn check_ins(key_result: &KeyResult) -> Vec<CheckInView> {
    let unit = key_result.unit.as_deref();
    key_result
        .check_ins
        .iter()
        .rev()
        .map(|check_in| CheckInView {
            on: check_in.on.as_ref().map(|on| on.value.into()),
            value: check_in.value.as_ref().map(|value| show(value.value, unit)),
            confidence: check_in.confidence.as_ref().map(|confidence| phrase::percent(confidence.value)),
            note: check_in.note.as_ref().map(|note| note.value.clone()),
        })
        .collect()
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
                    href: list(super::route::NoteList::Concern(concern.value.clone())),
                })
                .collect(),
            tags: note
                .tags
                .iter()
                .map(|tag| Link {
                    label: tag.value.clone(),
                    href: list(super::route::NoteList::Tag(tag.value.clone())),
                })
                .collect(),
            body: Prose {
                text: note.body.value.clone(),
                source: note.path.to_string(),
                prefix: format!("note-{}-", note.id),
            },
        }
    }
}
