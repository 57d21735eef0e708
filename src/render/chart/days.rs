//! From dates to places on a chart: where a day lies in a quarter, and which days are written under it.

use super::words::{Words, fill};
use jiff::civil::Date;

/// A written place under a time axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Share of the way, 0 to 1.
    pub at: f64,
    /// What is written.
    pub label: String,
}

/// How far a day is between two others, 0 to 1; days outside are at the end, as is every day of a period of one.
#[must_use]
pub fn position(day: Date, start: Date, end: Date) -> f64 {
    let days = |to: Date| f64::from((to - start).get_days());
    let all = days(end);
    if all <= 0.0 { 0.0 } else { (days(day) / all).clamp(0.0, 1.0) }
}

/// The first day, each first of a month, the last day. Charts leave out those that would touch.
#[must_use]
pub fn month_ticks(start: Date, end: Date, words: &Words) -> Vec<Tick> {
    let tick = |day| Tick { at: position(day, start, end), label: short_date(day, words) };
    let mut ticks = vec![tick(start)];
    let mut day = start.first_of_month();
    // Six years of months; a longer period is a mistake of the writer's, and gets its two ends.
    for _ in 0..72 {
        let Ok(next) = day.checked_add(jiff::Span::new().months(1)) else { break };
        day = next;
        if day >= end {
            break;
        }
        ticks.push(tick(day));
    }
    if end > start {
        ticks.push(tick(end));
    }
    ticks
}

/// A short date in the interface's words: `4 Jan`.
#[must_use]
pub fn short_date(day: Date, words: &Words) -> String {
    let month = words.months[usize::from(day.month().unsigned_abs() - 1)];
    fill(words.day, &[("day", &day.day().to_string()), ("month", month)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_quarter_has_its_ends_and_its_months() {
        let ticks = month_ticks(date(2021, 1, 4), date(2021, 3, 31), &Words::ENGLISH);
        let labels: Vec<_> = ticks.iter().map(|t| t.label.as_str()).collect();
        assert_eq!(labels, ["4 Jan", "1 Feb", "1 Mar", "31 Mar"]);
        assert!((ticks[1].at - 0.3256).abs() < 1e-4);
    }

    #[test]
    fn absurd_periods_do_no_harm() {
        let day = date(2021, 1, 4);
        assert_eq!(position(day, day, day), 0.0);
        assert_eq!(month_ticks(day, day, &Words::ENGLISH).len(), 1);
        assert_eq!(month_ticks(date(9999, 12, 1), date(9999, 12, 31), &Words::ENGLISH).len(), 2);
        assert!(month_ticks(date(-9999, 1, 1), date(9999, 12, 31), &Words::ENGLISH).len() < 80);
        assert_eq!(position(date(2020, 1, 1), date(2021, 1, 1), date(2021, 3, 1)), 0.0);
    }
}
