//! Series: all of them, and one over periods, with the places where a key result became a health metric.

use serde::Serialize;

use super::{Page, View};
use crate::model::figure::show;
use crate::model::metric::{MetricAt, MetricPoint, MetricRole};
use crate::score::score;
use crate::site::Site;
use crate::site::chart::Chart;
use crate::site::phrase;
use crate::site::route::Route;
use crate::site::view::Link;

/// All series, by team.
#[derive(Debug, Serialize)]
pub struct MetricsView {
    /// A team's series: link, number of periods, last number.
    pub teams: Vec<(Link, Vec<(Link, String, String)>)>,
}

/// One series.
#[derive(Debug, Serialize)]
pub struct MetricView {
    /// Its name.
    pub name: String,
    /// Its team.
    pub team: Link,
    /// In one sentence.
    pub lead: String,
    /// As a line.
    pub chart: Option<Chart>,
    /// Newest first.
    pub points: Vec<PointView>,
}

/// A series in one period.
#[derive(Debug, Serialize)]
pub struct PointView {
    /// `2021-Q1`
    pub period: String,
    /// The objective it stood under.
    pub objective: Link,
    /// `key result` or `health metric`
    pub role: &'static str,
    /// Where it started.
    pub from: Option<String>,
    /// Where it ended, or stands.
    pub to: Option<String>,
    /// What was wanted: the target, or the range to keep.
    pub wanted: Option<String>,
    /// The score, of a key result.
    pub score: Option<String>,
}

/// All series.
pub fn metrics(site: &Site) -> Page {
    let playbook = &site.playbook;
    let mut teams: Vec<(Link, Vec<(Link, String, String)>)> = Vec::new();
    let mut last = None;
    for (i, metric) in playbook.metrics.iter().enumerate() {
        if last != Some(metric.team) {
            let team = Link {
                label: playbook.teams[metric.team].name.clone(),
                href: site.href(&Route::Team(metric.team)),
            };
            teams.push((team, Vec::new()));
            last = Some(metric.team);
        }
        let newest = metric.points.iter().rev().find_map(|point| {
            let there = metric.at(playbook, *point);
            Some(show(there.value()?, there.unit()))
        });
        let link = Link { label: metric.name.clone(), href: site.href(&Route::Metric(i)) };
        if let Some((_, list)) = teams.last_mut() {
            list.push((
                link,
                phrase::counted(metric.points.len(), "period"),
                newest.unwrap_or_else(|| "–".to_owned()),
            ));
        }
    }
    let frame =
        site.frame(&Route::Metrics, "Metrics".to_owned(), "Every series over periods, by team.".to_owned());
    Page { template: "metrics.html", frame, page: View::Metrics(Box::new(MetricsView { teams })) }
}

/// One series.
pub fn metric(site: &Site, i: usize) -> Page {
    let playbook = &site.playbook;
    let metric = &playbook.metrics[i];
    let mut points = Vec::new();
    let mut drawn = Vec::new();
    for point in &metric.points {
        let there = metric.at(playbook, *point);
        let unit = there.unit();
        let value = there.value();
        let period = playbook.quarters[point.objective.quarter].period.to_string();
        drawn.push((
            period.clone(),
            value.map(|value| (value, show(value, unit))),
            matches!(point.role, MetricRole::KeyResult(_)),
        ));
        let (role, from, wanted, scored) = match there {
            MetricAt::KeyResult(key_result) => (
                "key result",
                key_result.baseline.value().map(|value| show(value, unit)),
                key_result
                    .target
                    .as_ref()
                    .or(key_result.stretch.as_ref())
                    .map(|level| show(level.value, unit)),
                score(key_result, playbook.config.scale).value.map(phrase::score),
            ),
            MetricAt::Health(health) => {
                ("health metric", None, health.keep.as_ref().map(|keep| keep.value.clone()), None)
            }
        };
        points.push(PointView {
            period,
            objective: site.objective_link(point.objective),
            role,
            from,
            to: value.map(|value| show(value, unit)),
            wanted,
            score: scored,
        });
    }
    points.reverse();
    let team = &playbook.teams[metric.team];
    let known: Vec<f64> =
        drawn.iter().filter_map(|(_, value, _)| value.as_ref().map(|(value, _)| *value)).collect();
    // The last time its role changed tells what it is now.
    let health = |point: &MetricPoint| matches!(point.role, MetricRole::Health(_));
    let turned = metric.points.windows(2).rfind(|pair| health(&pair[0]) != health(&pair[1]));
    let lead = match turned {
        Some(pair) => {
            let since = playbook.quarters[pair[1].objective.quarter].period;
            if health(&pair[1]) {
                format!(
                    "A key result first. Since {since} it has been a health metric: watched, not stretched."
                )
            } else {
                format!(
                    "A health metric first. Since {since} it has been a key result: moved, not only watched."
                )
            }
        }
        None if metric.points.len() == 1 => format!("{}, one period so far.", team.name),
        None => format!("{} over {}.", team.name, phrase::counted(metric.points.len(), "period")),
    };
    let grid = match (known.iter().copied().reduce(f64::min), known.iter().copied().reduce(f64::max)) {
        (Some(low), Some(high)) if low < high => {
            let unit = metric.points.last().and_then(|point| metric.at(playbook, *point).unit());
            vec![(low, show(low, unit)), (high, show(high, unit))]
        }
        _ => Vec::new(),
    };
    let view = MetricView {
        name: metric.name.clone(),
        team: Link { label: team.name.clone(), href: site.href(&Route::Team(metric.team)) },
        chart: (known.len() > 1).then(|| Chart::Series {
            id: "series".to_owned(),
            name: metric.name.clone(),
            points: drawn,
            grid,
        }),
        points,
        lead,
    };
    let frame = site.frame(&Route::Metric(i), phrase::capital(&metric.name), view.lead.clone());
    Page { template: "metric.html", frame, page: View::Metric(Box::new(view)) }
}
