//! What the words of a key result say in numbers: from where, to where, and whether less is better.

mod burden;
mod direction;
mod letters;
mod marks;
mod phrases;
mod scale;
mod spelled;
mod subject;
mod target;

use std::ops::Range;

use self::burden::is_burden;
use self::direction::lessens;
pub use self::direction::{begins_with_direction, is_level, is_share, scale_top, verb_points_down};
use self::marks::Mark;
use self::spelled::in_words;
use self::target::pick_target;
use super::quantity::{Quantity, quantities};
use super::unit::times;

/// What was read; every part may be missing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// `from 4%`, `(currently 4%)`
    pub baseline: Option<Quantity>,
    /// `to 12%`, `at least 30`, `under 2 days`, `500 sign-ups`
    pub target: Option<Quantity>,
    /// `by 25%`, `10x`, `double`: a change of the baseline. At the target's own place where the target is so much
    /// more than the baseline, if there is one: `2 more shops`.
    pub change: Option<Change>,
    /// `under`, `at most`, `churn`: less is better.
    pub falling: bool,
}

/// A change of the baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// How the baseline changes.
    pub by: By,
    /// Bytes in the text.
    pub at: Range<usize>,
}

/// How a baseline changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum By {
    /// It is multiplied: `double` by 2, `halve` by 0.5, `increase by 25%` by 1.25.
    Times(f64),
    /// It moves by an amount, up or down: `by 20 points`.
    Amount(f64),
}

impl By {
    /// Where a baseline ends up.
    #[must_use]
    pub fn from(self, baseline: f64) -> f64 {
        match self {
            Self::Times(times) => baseline * times,
            Self::Amount(amount) => baseline + amount,
        }
    }

    /// What a number does to a baseline, up or down.
    fn of(number: &Quantity, down: bool) -> Self {
        let sign = if down { -1.0 } else { 1.0 };
        match number.unit.as_deref() {
            Some("%") => Self::Times(1.0 + sign * number.value / 100.0),
            Some("×") => Self::Times(if down { 1.0 / number.value } else { number.value }),
            Some("bps") => Self::Amount(sign * number.value / 100.0),
            _ => Self::Amount(sign * number.value),
        }
    }
}

/// A number and what the words around it make of it.
struct Marked {
    mark: Option<Mark>,
    number: Quantity,
}

/// A key result has no more bytes; of a chapter pasted by mistake only the beginning is read, as each number looks at all
/// the words before it.
const LONGEST: usize = 2000;

/// Reads the numbers of a key result. Where several could be the target, none is taken: better none than a guess.
#[must_use]
pub fn read(text: &str) -> Reading {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let lower = text.to_lowercase();
    // Byte offsets must agree; a few letters change length in lower case, and then case is kept.
    let lower = if lower.len() == text.len() { lower } else { text.to_owned() };
    let mut marked = marked(text, &lower);
    let mut change = take_change(&lower, &mut marked);
    let (mut baseline, next) = take_start(&lower, &mut marked, change.as_ref()).unzip();
    // "From 250 to 300 to 400": the end of the way.
    let last = |mut next: usize| {
        while let [here, then] = &marked[next..marked.len().min(next + 2)]
            && then.mark == Some(Mark::To)
            && marks::leads(&lower[here.number.at.end..then.number.at.start])
        {
            next += 1;
        }
        next
    };
    let to = next.flatten().map(|next| &marked[last(next)]);
    let (mut target, upper) = match to {
        Some(to) => (Some(to.number.clone()), to.mark == Some(Mark::AtMost)),
        None => {
            let apart = |change: &Change| marked.iter().all(|number| number.number.at != change.at);
            pick_target(&lower, &marked, change.as_ref().is_some_and(apart))
        }
    };
    let before = |number: &Quantity| &lower[..number.at.start];
    let end = target.as_ref().map_or(lower.len(), |target| target.at.start);
    // Asked only where the numbers leave it open: going through the words again takes its time.
    let less = || lessens(&lower[..end]);
    if let (Some(from), Some(to)) = (&baseline, &target) {
        (baseline, target) = scale::joined(&lower, from.clone(), to.clone(), less).unzip();
    }
    if change.is_none() && target.is_none() {
        change = in_words(&lower, less);
    }
    // "Halved to 3 days": it takes 6 today. "Raise sales of double rooms to 40" doubles nothing.
    if let (None, None, Some(to)) = (&baseline, &change, &target)
        && marks::before(before(to), || false) == Some(Mark::To)
        && let Some(Change { by: By::Times(times), at }) = in_words(&lower, less)
        && at.end < to.at.start
        && (lower[at.clone()].ends_with('d')
            || lower[..at.start].trim().is_empty()
                && ["the", "our", "your", "their", "its"]
                    .iter()
                    .any(|word| marks::starts_with_word(lower[at.end..].trim_start(), word)))
    {
        baseline =
            Some(Quantity { value: to.until.unwrap_or(to.value) / times, at, until: None, ..to.clone() });
    }
    // "To 6% (+3pp)": it stands three points lower today.
    if let (None, Some(to), Some(Change { by: By::Amount(amount), at })) = (&baseline, &target, &change)
        && *at != to.at
    {
        baseline = Some(Quantity { value: to.value - amount, at: at.clone(), ..to.clone() });
    }
    let falling = match (&baseline, &target) {
        (Some(baseline), Some(target)) if !same_place(baseline, target) => {
            target.within(baseline.unit.as_deref()).unwrap_or(target.value) < baseline.value
        }
        (None, Some(target)) => {
            let (before, after) = (before(target), &lower[target.at.end..]);
            upper
                || target.value == 0.0
                || marks::or_less(after)
                || less().unwrap_or_else(|| {
                    is_burden(before)
                        || before.trim().is_empty() && after.starts_with(" open ") && is_burden(after)
                        || in_so_long(before, target)
                })
        }
        _ => {
            let shrinks = matches!(change, Some(Change { by: By::Times(times), .. }) if times < 1.0);
            shrinks || less().unwrap_or_else(|| is_burden(&lower))
        }
    };
    // "To 2-3 hours", "to 40-45": the end that is reached first.
    if let Some(target) = &mut target
        && let Some(until) = target.until
        && falling == (until > target.value)
    {
        target.until = Some(std::mem::replace(&mut target.value, until));
    }
    Reading { baseline, target, change, falling }
}

fn same_place(baseline: &Quantity, target: &Quantity) -> bool {
    let target = target.within(baseline.unit.as_deref()).unwrap_or(target.value);
    (baseline.value - target).abs() <= f64::EPSILON
}

/// "Tickets answered in 4 hours"
fn in_so_long(before: &str, number: &Quantity) -> bool {
    let clock =
        number.unit.as_deref().is_some_and(|unit| times(unit, "s").is_some() || unit.ends_with(" days"));
    clock && marks::ends_with_word(before.trim_end(), "in")
}

/// Every number, with what the words right before it make of it.
fn marked(text: &str, lower: &str) -> Vec<Marked> {
    let mut numbers = quantities(text);
    numbers.extend(spelled::zeros(lower));
    numbers.extend(spelled::parts(lower));
    let in_letters: Vec<_> = letters::ends(lower, &numbers).collect();
    numbers.extend(in_letters);
    numbers.sort_by_key(|number| number.at.start);
    // "A quarter of an hour" is no share: the longer one holds.
    numbers.dedup_by(|later, first| {
        let both = later.at.start < first.at.end;
        if both && later.at.len() > first.at.len() {
            *first = later.clone();
        }
        both
    });
    let mut end = 0;
    let marked = numbers.into_iter().map(|number| {
        let mark =
            marks::before(&lower[end..number.at.start], || lessens(&lower[..number.at.start]).is_some());
        end = number.at.end;
        Marked { mark, number }
    });
    let mut marked: Vec<Marked> = marked.collect();
    // "How often" is no multiple.
    for number in &mut marked {
        if number.number.unit.as_deref() == Some("×") && marks::is_frequency(&lower[number.number.at.end..])
        {
            number.number.unit = None;
        }
    }
    // "No bugs older than 14 days": none of them, and the number says which.
    if let Some(none) = marks::none_of(lower)
        .filter(|none| marked.first().is_some_and(|first| first.number.at.start > none.at.end))
    {
        marked.retain(|number| {
            number.mark == Some(Mark::From)
                || number.mark.is_none() && {
                    let at = &number.number.at;
                    marks::is_today(&lower[..at.start], &lower[at.end..])
                }
        });
        marked.insert(0, Marked { mark: Some(Mark::To), number: none });
    }
    // "Under 2 s for files up to 50 MB": which files.
    if marked.iter().filter(|number| number.mark.is_some()).count() > 1 {
        marked.retain(|number| !marks::ends_with_word(lower[..number.number.at.start].trim_end(), "up to"));
    }
    marked
}

/// The first number that says how much something changes; taken out unless it is a count that comes on top.
fn take_change(lower: &str, marked: &mut Vec<Marked>) -> Option<Change> {
    let alone = marked.len() == 1;
    let (at, by, counts) = marked.iter().enumerate().find_map(|(at, Marked { mark, number })| {
        let (before, after) = (&lower[..number.at.start], &lower[number.at.end..]);
        let less = || lessens(before) == Some(true);
        let share = number.unit.as_deref() == Some("%");
        let times = number.unit.as_deref() == Some("×");
        let compared = || marks::compares(after);
        match mark {
            // "90% of tickets answered by 2 people": by whom, and not by how much.
            Some(Mark::By) if at == 0 || share || lessens(before).is_some() => {
                let factor = before.trim_end().ends_with("factor of");
                let down = compared().map_or_else(less, |up| !up);
                let by = if factor { By::Times(number.value) } else { By::of(number, down) };
                Some((at, by, false))
            }
            None | Some(Mark::AtLeast) if !times && compared().is_some() => {
                let down = compared() == Some(false);
                let counts = !share && !down && number.unit.is_none();
                Some((at, By::of(number, down), counts))
            }
            None if after.starts_with("-fold") => Some((at, By::Times(number.value), false)),
            None if times && !marks::is_frequency(after) => Some((at, By::of(number, less()), false)),
            None if (share || number.unit.as_deref() == Some("points")) && marks::signed(before, number) => {
                Some((
                    at,
                    By::of(&Quantity { value: number.value.abs(), ..number.clone() }, number.value < 0.0),
                    false,
                ))
            }
            None if share
                && !after.starts_with(" of")
                && (marks::way(before)
                    || marks::moved(before).is_some() && !after.starts_with(" short")
                    || alone && changes_by(lower, before)) =>
            {
                let down = marks::moved(before).unwrap_or_else(less);
                Some((at, By::of(number, down || marks::ends_with_word(before.trim_end(), "down")), false))
            }
            _ => None,
        }
    })?;
    let change = Change { by, at: marked[at].number.at.clone() };
    if counts {
        marked[at].mark = None;
    } else {
        marked.remove(at);
    }
    Some(change)
}

/// "Grow revenue 25%", "complaints down 25%"; "raise coverage 80%" says where to.
fn changes_by(lower: &str, before: &str) -> bool {
    let before = before.trim_end();
    let level = before.ends_with([':', '=', '-', '–']) || marks::elsewhere(before);
    begins_with_direction(lower) && !is_share(lower) && !level
}

/// The number that says where it starts, taken out, and the place of the one that it goes to, where that stands right
/// behind it.
fn take_start(
    lower: &str,
    marked: &mut Vec<Marked>,
    change: Option<&Change>,
) -> Option<(Quantity, Option<usize>)> {
    while let Some(at) = marked.iter().position(|number| number.mark == Some(Mark::From)) {
        let place = &marked[at].number.at;
        let (before, after) = (&lower[..place.start], &lower[place.end..]);
        let goes = marked.get(at + 1).is_some_and(|next| {
            let between = &lower[place.end..next.number.at.start];
            let to = between.contains(marks::ARROWS) || between.split_whitespace().any(|word| word == "to");
            next.mark == Some(Mark::To) || to && matches!(next.mark, Some(Mark::AtLeast | Mark::AtMost))
        });
        let by_amount = change.is_some_and(|change| matches!(change.by, By::Amount(_)));
        // "Collect 100 answers from 1,000 guests": where they come from.
        let source = !goes && !by_amount && marks::is_noun(after) && marks::plain_from(before);
        if !source {
            return Some((marked.remove(at).number, goes.then_some(at)));
        }
        if marked.len() == 1 {
            marked[at].mark = None;
        } else {
            marked.remove(at);
        }
    }
    let today = |number: &Marked| {
        let at = &number.number.at;
        number.mark.is_none() && marks::is_today(&lower[..at.start], &lower[at.end..])
    };
    if let Some(at) =
        marked.iter().position(today).filter(|_| marked.len() > 1 || in_words(lower, || None).is_some())
    {
        return Some((marked.remove(at).number, None));
    }
    // `4% to 12%`: what stands before a `to` is where it starts. "Up 40% to 700" is no such pair.
    let from = marked.windows(2).position(|pair| {
        let (a, b) = (&pair[0], &pair[1].number);
        let part = matches!(a.number.unit.as_deref(), Some("%" | "points" | "bps"));
        matches!(pair[1].mark, Some(Mark::To | Mark::AtLeast | Mark::AtMost))
            && a.mark.is_none()
            && marks::leads(&lower[a.number.at.end..b.at.start])
            // "Hours per hire 31 → 19": no arrow stands in a range.
            && (pair[1].mark == Some(Mark::To) && lower[..b.at.start].trim_end().ends_with(marks::ARROWS)
                || !marks::gets(&lower[..a.number.at.start]))
            && (!part || a.number.unit == b.unit)
    })?;
    Some((marked.remove(from).number, Some(from)))
}

#[cfg(test)]
mod tests;
