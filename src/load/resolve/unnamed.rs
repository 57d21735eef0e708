//! Key results that name no metric and come again the next quarter all the same: in the same words with other numbers
//! in them, or under one id. A wrong pair would be held against a team, so whatever leaves a doubt is none.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::metrics::Placed;
use crate::model::key_result::{KeyResult, capital};
use crate::model::metric::{MetricPoint, MetricRole};
use crate::model::objective::Objective;
use crate::model::period::PAUSE;
use crate::model::reading::begins_with_direction;

/// Under its own objective a number begins where it ended, give or take this share: people write what they knew then.
const APART: f64 = 0.5;
/// Elsewhere nothing else tells that it is the same number.
const NEAR: f64 = 0.05;

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
            let pause = other.days.1.saturating_add(i64::from(PAUSE).days());
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
        name: if whole_words(&newest.subject()) {
            capital(&newest.subject())
        } else {
            newest.key_result.title()
        },
        address: newest.given().filter(kept).map_or_else(|| newest.words.clone(), str::to_owned),
        points: line.iter().map(|placing| placing.at).collect(),
    }
}

/// Whether the words are still a name without the numbers: "Raise NPS", "NPS", and not "NPS of", "Guests (→)" or "Raise".
fn whole_words(words: &str) -> bool {
    const OPEN: [&str; 17] = [
        "a", "about", "above", "at", "below", "by", "from", "in", "least", "most", "of", "over", "than",
        "to", "under", "up", "within",
    ];
    let last = words.rsplit(' ').next().unwrap_or_default();
    (words.contains(' ') || !begins_with_direction(&words.to_lowercase()))
        && !words.is_empty()
        && !words.contains(['(', '→', '>', '<', '≥', '≤', '*', ':'])
        && !OPEN.contains(&&*last.to_lowercase())
        && words.split(' ').next().is_some_and(|first| !OPEN.contains(&&*first.to_lowercase()))
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

    /// The id that was given, if it is a name.
    fn name(&self) -> Option<&'a str> {
        self.given().filter(|id| !numbered(id))
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

/// Which of the quarter before it goes on with: under its own objective the one in its words or under its id, or the
/// only one in its words that ended where this begins.
fn same(before: &[Placing<'_>], now: &[Placing<'_>], at: usize) -> Option<usize> {
    let this = &now[at];
    let only = |is: &dyn Fn(&Placing<'_>) -> bool| {
        let mut found = (0..before.len()).filter(|&i| is(&before[i]));
        found.next().filter(|_| found.next().is_none())
    };
    let alone = |is: &dyn Fn(&Placing<'_>) -> bool| now.iter().filter(|other| is(other)).count() == 1;
    let in_words = |other: &Placing<'_>| other.words == this.words && !other.called_apart(this);
    let at_home = |other: &Placing<'_>| other.objective.id.value == this.objective.id.value;
    let in_words_at_home = |other: &Placing<'_>| in_words(other) && at_home(other);
    let by_id = |other: &Placing<'_>| at_home(other) && other.called_as(this) && other.speaks_of(this);
    let apart = if this.is_told_apart() { APART } else { NEAR };
    only(&in_words_at_home)
        .filter(|_| alone(&in_words_at_home))
        .filter(|&other| before[other].goes_on(this, apart))
        .or_else(|| only(&by_id).filter(|&other| before[other].goes_on(this, NEAR)))
        .or_else(|| {
            only(&in_words)
                .filter(|_| this.is_told_apart() && alone(&in_words))
                .filter(|&other| before[other].goes_on(this, NEAR))
        })
}

impl Placing<'_> {
    /// Whether the words alone say which number it is: "guests" are many a number.
    fn is_told_apart(&self) -> bool {
        self.words.contains(' ') || !self.words.is_ascii()
    }

    /// Whether both have one name, given to them.
    fn called_as(&self, other: &Self) -> bool {
        self.name().is_some() && self.name() == other.name()
    }

    /// Whether both have names, and other ones.
    fn called_apart(&self, other: &Self) -> bool {
        self.name().zip(other.name()).is_some_and(|(id, other)| id != other)
    }

    /// Whether half of the words of either are the other's, too, and all of the numbers in them: day 7 is not day 30.
    fn speaks_of(&self, other: &Self) -> bool {
        let [mine, others] = [self, other].map(|placing| placing.words.split(' ').collect::<Vec<_>>());
        let numbers = |words: &[&str]| -> Vec<String> {
            let numbers = words.iter().filter(|word| word.contains(|letter: char| letter.is_ascii_digit()));
            numbers.map(|&word| word.to_owned()).collect()
        };
        if numbers(&mine) != numbers(&others) {
            return false;
        }
        let shared = mine.iter().filter(|word| others.contains(word)).count();
        shared * 2 >= mine.len().max(others.len())
    }

    /// Whether a number can go on with this one: of the same unit, and begun where this ended, give or take a share. A
    /// count that begins anew each quarter, as "hire 5 cooks" does, says no beginning.
    fn goes_on(&self, now: &Self, apart: f64) -> bool {
        let from = now.key_result.baseline.value().filter(|from| *from != 0.0);
        let near = from
            .zip(self.last())
            .is_some_and(|(from, last)| (from - last).abs() <= apart * from.abs().max(last.abs()));
        near && self.key_result.unit == now.key_result.unit && !now.words.is_empty()
    }
}

/// "kr1", "2", "o1-kr-a": a place in a list, and no name.
fn numbered(id: &str) -> bool {
    const LISTED: [&str; 9] =
        ["key", "result", "keyresult", "metric", "goal", "target", "objective", "number", "item"];
    let letters = |part: &str| part.trim_matches(|letter: char| letter.is_ascii_digit()).to_owned();
    id.split(['-', '_', '.']).map(letters).all(|part| part.len() < 3 || LISTED.contains(&&*part))
}
