//! From a drawing as data to SVG.

use super::chart::{
    self, Bin, CheckIn, Dot, Event, Keep, KeyResultLine, Level, LevelKind, Node, Outcome, Point, Quarter,
    Role, Scale, Series, Strip, Supports, Tick, Trend, Weeks, Words, Zones,
};
use crate::site::chart::{self as data, Chart};

/// What stands over the columns of the map, from the left.
const COLUMNS: [&str; 3] = ["", "supports it directly", "one step further"];

/// Draws; `root` leads from the page to the site's root, for drawings that link. Nothing where nothing can be drawn.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one arm for each drawing")]
pub fn draw(chart: &Chart, root: &str, words: &Words) -> String {
    match chart {
        Chart::Strip { id, name, score, pace, ask, zones } => chart::strip(
            &Strip { id, name, score: *score, pace: *pace, ask: *ask, zones: zones_of(*zones) },
            words,
        ),
        Chart::Axis { zones, names } => chart::axis(zones_of(*zones), *names, words),
        Chart::Scale { id, name, levels, now, pace, ask } => {
            let levels = levels_of(levels);
            chart::scale(
                &Scale {
                    id,
                    name,
                    levels: &levels,
                    now: pair(now.as_ref()),
                    pace: pair(pace.as_ref()),
                    ask: *ask,
                },
                words,
            )
        }
        Chart::Trend { id, name, levels, check_ins, pace, ticks, ask } => {
            let levels = levels_of(levels);
            let check_ins: Vec<_> = check_ins
                .iter()
                .map(|c| CheckIn {
                    at: c.at,
                    date: &c.date,
                    value: pair(c.value.as_ref()),
                    confidence: c.confidence,
                })
                .collect();
            let ticks = ticks_of(ticks);
            chart::trend(
                &Trend { id, name, levels: &levels, check_ins: &check_ins, pace, ticks: &ticks, ask: *ask },
                words,
            )
        }
        Chart::Spark { id, confidences } => chart::spark(id, confidences, words),
        Chart::Confidence { id, confidence } => chart::conf(id, *confidence, words),
        Chart::Weeks { id, title, desc, now, check_ins, ticks, events } => {
            let events: Vec<_> =
                events.iter().map(|(from, to, label)| Event { from: *from, to: *to, label }).collect();
            let ticks = ticks_of(ticks);
            chart::weeks(&Weeks {
                id,
                title,
                desc,
                now: pair(now.as_ref()),
                check_ins,
                ticks: &ticks,
                events: &events,
            })
        }
        Chart::Dots { id, dots, zones } => {
            let dots: Vec<_> =
                dots.iter().map(|(name, score, ask)| Dot { name, score: *score, ask: *ask }).collect();
            chart::dots(id, &dots, zones_of(*zones), words)
        }
        Chart::Swarm { id, period, scores, zones } => {
            chart::swarm(id, period, scores, true, zones_of(*zones), words)
        }
        Chart::Calibration { id, bins } => {
            let bins: Vec<_> = bins
                .iter()
                .map(|(confidence, reached, missed)| Bin {
                    confidence: *confidence,
                    reached: *reached,
                    missed: *missed,
                })
                .collect();
            chart::calibration(id, &bins, words)
        }
        Chart::History { id, name, periods } => {
            let periods: Vec<_> =
                periods.iter().map(|(label, value, text)| Quarter { label, value: *value, text }).collect();
            chart::history(id, name, &periods, words)
        }
        Chart::Series { id, name, points, grid } => {
            let points: Vec<_> = points
                .iter()
                .map(|(label, value, key_result)| Point {
                    label,
                    value: pair(value.as_ref()),
                    role: if *key_result { Role::KeyResult } else { Role::Health },
                })
                .collect();
            let grid: Vec<_> = grid.iter().map(|(value, text)| (*value, text.as_str())).collect();
            chart::series(&Series { id, name, points: &points, grid: &grid }, words)
        }
        Chart::Health { id, name, low, high, now, outside } => {
            let keep = match (pair(low.as_ref()), pair(high.as_ref())) {
                (Some(low), Some(high)) => Keep::Between(low, high),
                (Some((low, text)), None) => Keep::Over(low, text),
                (None, Some((high, text))) => Keep::Under(high, text),
                (None, None) => return String::new(),
            };
            chart::health(id, name, &keep, pair(now.as_ref()), *outside, words)
        }
        Chart::Map { id, title, nodes } => map(id, title, nodes, root, words),
        Chart::Moon { reached } => chart::outcome(match reached.as_str() {
            "yes" => Outcome::Yes,
            "partly" => Outcome::Partly,
            _ => Outcome::No,
        })
        .to_owned(),
        Chart::Tick { done } => chart::tick_box(*done).to_owned(),
    }
}

fn map(id: &str, title: &str, nodes: &[data::Node], root: &str, words: &Words) -> String {
    let hrefs: Vec<String> = nodes.iter().map(|node| format!("{root}{}", node.href)).collect();
    let lines: Vec<Vec<KeyResultLine<'_>>> = nodes
        .iter()
        .map(|node| {
            node.key_results
                .iter()
                .map(|(label, score, ask)| KeyResultLine { label, score: *score, ask: *ask })
                .collect()
        })
        .collect();
    let nodes: Vec<Node<'_>> = nodes
        .iter()
        .zip(hrefs.iter().zip(&lines))
        .map(|(node, (href, key_results))| Node {
            id: &node.href,
            href,
            team: &node.team,
            owner: &node.owner,
            title: &node.title,
            key_results,
            supports: node
                .supports
                .as_ref()
                .map(|(node, key_result)| Supports { node, key_result: *key_result }),
            loose: node.loose,
        })
        .collect();
    chart::map(id, title, &COLUMNS, &nodes, words).unwrap_or_default()
}

fn pair(pair: Option<&(f64, String)>) -> Option<(f64, &str)> {
    pair.map(|(value, text)| (*value, text.as_str()))
}

fn zones_of(zones: data::Zones) -> Zones {
    Zones { commit: zones.commit, target: zones.target }
}

fn levels_of(levels: &[data::Level]) -> Vec<Level<'_>> {
    levels
        .iter()
        .map(|level| {
            let kind = match level.name.as_str() {
                "baseline" => LevelKind::Baseline,
                "commit" => LevelKind::Commit,
                "target" => LevelKind::Target,
                _ => LevelKind::Stretch,
            };
            Level { kind, score: level.score, value: &level.value }
        })
        .collect()
}

fn ticks_of(ticks: &[(f64, String)]) -> Vec<Tick> {
    ticks.iter().map(|(at, label)| Tick { at: *at, label: label.clone() }).collect()
}
