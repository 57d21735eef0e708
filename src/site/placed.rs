//! A key result in its place, and what is worked out for it: score, ladder, pace, and the rows and cards that show them.

use super::Site;
use super::chart::{self, Chart, Zones};
use super::phrase;
use super::route::Route;
use super::view::{CheckInView, KeyResultView, LearningView, Link, Row};
use crate::model::config::Scale;
use crate::model::figure::show;
use crate::model::key_result::{Baseline, KeyResult};
use crate::model::playbook::ObjectiveIndex;
use crate::model::slug::slug;
use crate::score::{How, Ladder, LevelName, Score, elapsed, even_pace, score};

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
        let pace = site
            .as_of(at.quarter)
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
        .map(|level| crate::model::figure::plain(level).split_once('.').map_or(0, |(_, tail)| tail.len()))
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
