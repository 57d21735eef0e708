//! A number's earlier quarters: where it ended, how it moves by itself, how much it scatters.

use jiff::ToSpan;
use jiff::civil::Date;

use super::place::OfKeyResult;
use crate::model::figure::same;
use crate::model::metric::{MetricAt, MetricPoint};
use crate::model::period::Period;
use crate::model::unit::shown;
use crate::source::SourcePath;
use crate::span::Span;

/// Points older than this say little about the next quarter.
const DAYS: i64 = 400;
/// So many days without a point, and where the line goes is a guess.
const SILENCE: f64 = 120.0;
/// More points than these add nothing, and the slope looks at all pairs.
const MOST: usize = 24;
/// So much of what a quarter moved is gone at the next one's first check-in, and the number is counted anew.
const ANEW: f64 = 0.7;
/// Fewer points make no trend.
const LEAST: usize = 4;

/// Where a number ended in an earlier quarter.
#[derive(Debug, Clone, Copy)]
pub struct Actual<'a> {
    /// The number.
    pub value: f64,
    /// Where it started then.
    pub from: Option<f64>,
    /// The quarter.
    pub period: Period,
    /// The file.
    pub path: &'a SourcePath,
    /// Where it says so.
    pub span: Span,
}

/// The quarters of the series that ended before this one began, oldest first.
pub fn earlier(of: OfKeyResult<'_>) -> impl DoubleEndedIterator<Item = (MetricPoint, MetricAt<'_>)> {
    ended_since(of, Date::MIN)
}

/// Those of them that ended on a day or later.
fn ended_since(
    of: OfKeyResult<'_>,
    oldest: Date,
) -> impl DoubleEndedIterator<Item = (MetricPoint, MetricAt<'_>)> {
    let playbook = of.book().playbook;
    let start = of.objective.team.quarter().start;
    let unit = of.written.unit.as_deref();
    of.series()
        .map(|series| series.metric)
        .into_iter()
        .flat_map(move |metric| metric.points.iter().map(move |point| (metric, *point)))
        .filter(move |(_, point)| (oldest..start).contains(&playbook.quarters[point.objective.quarter].end))
        .map(move |(metric, point)| (point, metric.at(playbook, point)))
        // Numbers in another unit are another number, whatever it is called.
        .filter(move |(_, at)| match (at.unit(), unit) {
            (Some(then), Some(now)) => alike(then, now),
            _ => true,
        })
}

/// Whether two names are of one unit: `h` and `hours`, `Users` and `user`.
fn alike(a: &str, b: &str) -> bool {
    let plain = |unit: &str| {
        let unit = shown(unit).to_lowercase();
        unit.strip_suffix('s').filter(|one| one.len() > 2).unwrap_or(&unit).to_owned()
    };
    plain(a) == plain(b)
}

/// Whether less is better, as the key result says itself, else as its number went before: "first response to 3 h" after
/// "from 9 h to 4 h".
#[must_use]
pub fn falling(of: OfKeyResult<'_>) -> bool {
    let before = || {
        earlier(of).rev().find_map(|(_, at)| match at {
            MetricAt::KeyResult(key_result) => key_result.says_falling(),
            MetricAt::Health(health) => match health.range {
                (None, Some(_)) => Some(true),
                (Some(_), None) => Some(false),
                _ => None,
            },
        })
    };
    of.written.says_falling().or_else(before).unwrap_or_default()
}

/// Where the number ended last.
#[must_use]
pub fn last(of: OfKeyResult<'_>) -> Option<Actual<'_>> {
    let playbook = of.book().playbook;
    earlier(of).rev().find_map(|(point, at)| {
        let (value, from) = match at {
            MetricAt::KeyResult(key_result) => {
                (key_result.latest()?.value.as_ref()?, key_result.baseline.value())
            }
            MetricAt::Health(health) => (health.value.as_ref()?, None),
        };
        Some(Actual {
            value: value.value,
            from,
            period: playbook.quarters[point.objective.quarter].period,
            path: &playbook.entry(point.objective).objective.path,
            span: value.span,
        })
    })
}

/// The dated numbers before this quarter, oldest first, at most the newest two dozen.
#[must_use]
pub fn points(of: OfKeyResult<'_>) -> Vec<(Date, f64)> {
    let start = of.objective.team.quarter().start;
    let oldest = start.saturating_sub(DAYS.days());
    // A check-in comes a month after its quarter at most.
    let mut points: Vec<(Date, f64)> = ended_since(of, oldest.saturating_sub(1.month()))
        .filter_map(|(_, at)| match at {
            MetricAt::KeyResult(key_result) => Some(&key_result.check_ins),
            MetricAt::Health(_) => None,
        })
        .flatten()
        .filter_map(|check_in| Some((check_in.on.as_ref()?.value, check_in.value.as_ref()?.value)))
        .filter(|(on, value)| (oldest..start).contains(on) && value.is_finite())
        .collect();
    points.sort_by_key(|(on, _)| *on);
    points.split_off(points.len().saturating_sub(MOST))
}

/// Days from one day to another.
#[must_use]
pub fn days(from: Date, to: Date) -> f64 {
    f64::from(to.since(from).map_or(0, |span| span.get_days()))
}

/// Whether a number is at least as good as another.
#[must_use]
pub fn as_good(falling: bool, value: f64, as_this: f64) -> bool {
    same(value, as_this) || (value < as_this) == falling
}

/// To three figures: more would look surer than a trend is.
#[must_use]
pub fn rounded(value: f64) -> f64 {
    to_figures(value, 3)
}

/// To so many figures.
#[must_use]
pub fn to_figures(value: f64, figures: u8) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let scale = 10_f64.powf(f64::from(figures) - 1.0 - value.abs().log10().floor());
    (value * scale).round() / scale
}

/// How a number moves by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// Its change in a day.
    pub slope: f64,
    /// Where its line stands on day 0.
    pub start: f64,
    /// How far half of the points lie from the line.
    pub scatter: f64,
}

impl Trend {
    /// The robust line through some points (Theil–Sen: the median of the slopes of all pairs), given as days and
    /// numbers; `None` for fewer than four, or where all are of one day.
    #[must_use]
    pub fn through(points: &[(f64, f64)]) -> Option<Self> {
        if points.len() < LEAST {
            return None;
        }
        let mut slopes = Vec::with_capacity(points.len() * points.len() / 2);
        for (i, a) in points.iter().enumerate() {
            slopes.extend(points[i + 1..].iter().filter(|b| b.0 != a.0).map(|b| (b.1 - a.1) / (b.0 - a.0)));
        }
        let slope = median(slopes)?;
        let start = median(points.iter().map(|(on, value)| value - slope * on).collect())?;
        let off = points.iter().map(|(on, value)| (value - start - slope * on).abs()).collect();
        Some(Self { slope, start, scatter: median(off)? })
    }
}

/// A number before this quarter.
#[derive(Debug, Clone, Copy)]
pub struct Past {
    /// How it moves; days count from `first`.
    pub trend: Trend,
    /// The day of the oldest point.
    pub first: Date,
    /// The newest point.
    pub newest: (Date, f64),
    /// How many points there are.
    pub count: usize,
    /// The change in a day that its newest points show by themselves.
    pub lately: f64,
}

/// How the number moved before this quarter; `None` where there is too little to say, or it has been silent for long.
#[must_use]
pub fn trend(of: OfKeyResult<'_>) -> Option<Past> {
    *of.series()?.trend.get_or_init(|| past(of))
}

fn past(of: OfKeyResult<'_>) -> Option<Past> {
    let points = points(of);
    let (first, newest) = (points.first()?.0, *points.last()?);
    if days(newest.0, of.objective.team.quarter().start) > SILENCE || starts_again(of) {
        return None;
    }
    let placed: Vec<(f64, f64)> = points.iter().map(|(on, value)| (days(first, *on), *value)).collect();
    let lately = lately(&placed)?;
    Some(Past { trend: Trend::through(&placed)?, first, newest, count: placed.len(), lately })
}

/// The slope of the newest third of some points, four at least: what turned round, or has come to rest, goes on from
/// there and not from where it was a year ago. Of a few points all count.
fn lately(placed: &[(f64, f64)]) -> Option<f64> {
    const FEW: usize = 6;
    let count = if placed.len() < FEW { placed.len() } else { (placed.len() / 3).max(LEAST) };
    Trend::through(&placed[placed.len() - count..]).map(|trend| trend.slope)
}

/// Whether a quarter opened far behind where the one before it had ended: its number is counted anew each quarter, and
/// no line leads through the two.
fn starts_again(of: OfKeyResult<'_>) -> bool {
    let oldest = of.objective.team.quarter().start.saturating_sub(DAYS.days());
    let mut ended: Option<(f64, f64)> = None;
    ended_since(of, oldest).any(|(_, at)| {
        let MetricAt::KeyResult(key_result) = at else { return false };
        let mut values = key_result.check_ins.iter().filter_map(|check_in| check_in.value.as_ref());
        let (Some(first), Some(last)) = (values.next(), key_result.latest()) else { return false };
        let last = last.value.as_ref().map_or(first.value, |value| value.value);
        let from = key_result.baseline.value().unwrap_or(first.value);
        let again = ended.is_some_and(|(from, to)| from != to && (to - first.value) / (to - from) > ANEW);
        ended = Some((from, last));
        again
    })
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let (middle, even) = (values.len() / 2, values.len().is_multiple_of(2));
    let (below, upper, _) = values.select_nth_unstable_by(middle, f64::total_cmp);
    let lower = below.iter().copied().max_by(f64::total_cmp).filter(|_| even);
    Some(lower.map_or(*upper, |lower| f64::midpoint(lower, *upper)))
}

#[cfg(test)]
mod tests {
    use super::{Trend, median};

    #[test]
    fn one_wild_point_does_not_turn_the_line() {
        let steady: Vec<_> = (0..8).map(|i| (f64::from(i) * 7.0, 10.0 + f64::from(i))).collect();
        let trend = Trend::through(&steady).expect("enough");
        assert!((trend.slope * 7.0 - 1.0).abs() < 1e-9 && (trend.start - 10.0).abs() < 1e-9);
        let mut wild = steady.clone();
        wild[4].1 = 500.0;
        let trend = Trend::through(&wild).expect("enough");
        assert!((trend.slope * 7.0 - 1.0).abs() < 0.2, "{trend:?}");
    }

    #[test]
    fn a_median_is_the_middle_or_lies_between_both() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![4.0, 9.0, -1.0]), Some(4.0));
        assert_eq!(median(vec![4.0, 9.0, -1.0, 5.0]), Some(4.5));
    }

    #[test]
    fn little_is_no_trend() {
        assert_eq!(Trend::through(&[]), None);
        assert_eq!(Trend::through(&[(0.0, 1.0), (7.0, 2.0), (14.0, 3.0)]), None);
        assert_eq!(Trend::through(&[(0.0, 1.0), (0.0, 2.0), (0.0, 3.0), (0.0, 4.0)]), None);
    }
}
