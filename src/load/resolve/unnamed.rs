//! Key results that name no metric and come again the next quarter all the same: in the same words with other numbers
//! in them, or under one id. A wrong pair would be held against a team, so whatever leaves a doubt is none.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::metrics::Placed;
use crate::model::key_result::KeyResult;
use crate::model::objective::Objective;
use crate::model::playbook::{MetricPoint, MetricRole};
use crate::model::reading::is_level;
use crate::model::slug::slug;
use crate::model::unit;

/// So many days between two quarters, and they still follow each other.
const PAUSE: i32 = 31;
/// A quarter begins where the one before it ended, give or take this share.
const APART: f64 = 0.5;

/// What stands for one number, quarter by quarter.
#[derive(Debug)]
pub struct Line {
    /// What the number is of, as it was worded last.
    pub name: String,
    /// What links may hold on to: the id that somebody gave it, else the words.
    pub address: String,
    /// Oldest quarter first, two at least.
    pub points: Vec<MetricPoint>,
}

/// A key result in its place.
struct Placing<'a> {
    at: MetricPoint,
    objective: &'a Objective,
    key_result: &'a KeyResult,
    words: String,
    line: usize,
}

/// A quarter's key results.
struct Quarter<'a> {
    months: u8,
    days: (Date, Date),
    placed: Vec<Placing<'a>>,
}

/// What comes again, by when it was first written. The objectives come oldest quarter first.
pub fn series(objectives: &[Placed]) -> Vec<Line> {
    let mut quarters: Vec<Quarter<'_>> = Vec::new();
    let mut lines: Vec<Vec<(usize, usize)>> = Vec::new();
    for own in objectives.chunk_by(|a, b| a.at.quarter == b.at.quarter) {
        let (months, start, end) = own[0].quarter;
        let follows = |other: &Quarter<'_>| {
            let pause = other.days.1.saturating_add(PAUSE.days());
            other.months == months && other.days.1 < start && pause >= start
        };
        let before = quarters.iter().rposition(follows);
        let mut placed: Vec<Placing<'_>> = own.iter().flat_map(placings).collect();
        for i in 0..placed.len() {
            let same = before.and_then(|before| {
                let earlier = same(&quarters[before].placed, &placed, i)?;
                Some((quarters[before].placed[earlier].line, before))
            });
            placed[i].line = match same {
                Some((line, before)) if lines[line].last().is_some_and(|last| last.0 == before) => line,
                _ => {
                    lines.push(Vec::new());
                    lines.len() - 1
                }
            };
            lines[placed[i].line].push((quarters.len(), i));
        }
        quarters.push(Quarter { months, days: (start, end), placed });
    }
    let of = |at: &(usize, usize)| &quarters[at.0].placed[at.1];
    let again = lines.iter().filter(|line| line.len() > 1);
    again.map(|line| whole(&line.iter().map(of).collect::<Vec<_>>())).collect()
}

fn whole(line: &[&Placing<'_>]) -> Line {
    let newest = line[line.len() - 1];
    let kept = |id: &&str| !numbered(id) && line.iter().all(|placing| placing.given() == Some(*id));
    Line {
        name: capital(&newest.subject()),
        address: newest.given().filter(kept).map_or_else(|| newest.words.clone(), str::to_owned),
        points: line.iter().map(|placing| placing.at).collect(),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl<'a> Placing<'a> {
    /// What the number is of, as written.
    fn subject(&self) -> String {
        let subject = self.key_result.subject.as_deref().unwrap_or_default();
        subject.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The id, where somebody gave it: one that is made up says no more than the words.
    fn given(&self) -> Option<&'a str> {
        let id = &self.key_result.id;
        (id.span != self.key_result.wording.span).then_some(&*id.value)
    }

    /// Where the number stood at last, or should have.
    fn last(&self) -> Option<f64> {
        let latest = self.key_result.latest().and_then(|check_in| check_in.value.as_ref());
        latest.or(self.key_result.goal()).map(|value| value.value)
    }
}

/// Those of an objective that name no metric and have a number to speak of.
fn placings(placed: &Placed) -> impl Iterator<Item = Placing<'_>> {
    let key_results = placed.objective.key_results.iter().enumerate();
    let unnamed =
        key_results.filter(|(_, key_result)| key_result.metric.is_none() && key_result.goal().is_some());
    unnamed.map(|(i, key_result)| {
        let at = MetricPoint { objective: placed.at, role: MetricRole::KeyResult(i) };
        let mut placing =
            Placing { at, objective: &placed.objective, key_result, words: String::new(), line: 0 };
        placing.words = placing.subject().to_lowercase();
        placing
    })
}

/// Which of the quarter before it goes on with: the one in its words, under its own objective or else the only one, or
/// the one under its id.
fn same(before: &[Placing<'_>], now: &[Placing<'_>], at: usize) -> Option<usize> {
    let this = &now[at];
    let in_words = |other: &Placing<'_>| !this.words.is_empty() && other.words == this.words;
    let home = |other: &Placing<'_>| slug(&other.objective.id) == slug(&this.objective.id);
    let only = |is: &dyn Fn(&Placing<'_>) -> bool| {
        let mut found = (0..before.len()).filter(|&i| is(&before[i]));
        found.next().filter(|_| found.next().is_none())
    };
    let alone = now.iter().filter(|other| in_words(other)).count() == 1;
    let worded = only(&|other| in_words(other) && home(other)).or_else(|| only(&in_words).filter(|_| alone));
    let by_id = || {
        let id = slug(this.given().filter(|id| !numbered(id))?);
        only(&|other| home(other) && other.given().is_some_and(|given| slug(given) == id))
    };
    worded.or_else(by_id).filter(|&other| goes_on(&before[other], this))
}

/// "kr1", "2", "a": a place in a list, and no name.
fn numbered(id: &str) -> bool {
    let name = id.trim_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '_' | '.'));
    name.len() < 3 || matches!(name, "key-result" | "key_result" | "result" | "keyresult")
}

/// Whether a number can go on with another: of the same unit, from where the other ended, and no count that begins anew
/// each quarter, as "hire 5 cooks" does.
fn goes_on(before: &Placing<'_>, now: &Placing<'_>) -> bool {
    let (then, key_result) = (before.key_result, now.key_result);
    let unit = key_result.unit.as_deref();
    let near = match (key_result.baseline.value(), before.last()) {
        (Some(from), Some(last)) => (from - last).abs() <= APART * from.abs().max(last.abs()),
        _ => true,
    };
    let level = key_result.baseline.value().is_some_and(|from| from != 0.0)
        || unit.is_some_and(|unit| unit == "%" || unit.starts_with("of ") || unit::is_clock(unit))
        || key_result.falling()
        || is_level(&key_result.wording.to_lowercase());
    then.unit.as_deref() == unit && near && level
}
