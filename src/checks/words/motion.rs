//! Where a key result starts and where it wants to go, when the words hold both: IMP104 no-change, FRM408
//! number-contradiction, STR307 small-lift.

use std::ops::Range;

use super::WordFinding;
use super::class::{Class, Classes};
use super::lexicon::Lexicon;
use super::measure::Measure;
use super::number;
use super::reading::Reading;
use super::rules;
use crate::model::quantity::quantities;
use crate::model::reading::{is_share, read};
use crate::model::unit::times;

/// From one number to another, on one scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Motion {
    from: f64,
    to: f64,
    /// The tokens of the two numbers.
    first: usize,
    last: usize,
    /// What the scale cannot go beyond: 100 for a percentage, 5 for stars.
    ceiling: Option<f64>,
    /// More than a count: a share, money, a time.
    pub amount: bool,
    /// Both numbers are percentages.
    pub share: bool,
    /// Both numbers are times.
    timed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
}

/// The first such pair of numbers. Rule after rule asks for it, so it is looked for once.
pub(super) fn find(reading: &Reading) -> Option<Motion> {
    *reading.motion.get_or_init(|| first(reading))
}

fn first(reading: &Reading) -> Option<Motion> {
    reading.measures.windows(2).find_map(|pair| {
        let [a, b] = pair else { return None };
        if a.blank || b.blank {
            return None;
        }
        let words = (a.at + 1..b.at).map(|at| reading.word(at));
        let between = &reading.text[reading.tokens[a.at].span.end..reading.tokens[b.at].span.start];
        let arrow = between.contains("->") || between.contains('→') || between.contains("=>");
        let joined = arrow || words.clone().any(|word| word == "to") || down_to(reading, a.at, b.at);
        // "Berth bookings: 3k to 20k"
        let titled = a.at > 0 && reading.gap(a.at - 1).contains(':') && b.at == a.at + 2;
        let from = (a.at.saturating_sub(3)..a.at).any(|at| reading.word(at) == "from") || arrow || titled;
        let to_from = words.clone().any(|word| word == "from")
            && (a.at.saturating_sub(3)..a.at)
                .any(|at| reading.word(at) == "to" || reading.is(at, Class::AtLeast));
        // "11 ferries a day instead of 4", "18 sites, up from 11"
        let replaced = (a.at + 1..b.at).any(|at| {
            ["instead of", "up from", "down from"].iter().any(|words| reading.says(at, words))
                || (matches!(reading.word(at), "up" | "down") && reading.word(at + 1) == "from")
        });
        let near = b.at - a.at <= 7;
        if !near || !((joined && from) || to_from || replaced) {
            return None;
        }
        let (start, end) = if to_from || replaced { (b, a) } else { (a, b) };
        let (from, to) = same_scale(reading, start, end);
        let motion = Motion {
            from,
            to,
            first: a.at,
            last: b.at,
            ceiling: ceiling(reading, start, end),
            amount: a.amount || b.amount,
            share: a.percent && b.percent,
            timed: false,
        };
        as_fields_read(reading, motion)
    })
}

/// With the two numbers as they would be read for the fields, signs, wholes and units with them: "from -20 to -5",
/// "from 2 of 8 to 6 of 8". `None` where they cannot be set against each other.
fn as_fields_read(reading: &Reading, motion: Motion) -> Option<Motion> {
    let said = read(reading.text);
    let (Some(start), Some(end)) = (said.baseline, said.target) else {
        // "From 1 in 5 to 1 in 3", "from 2 a week to 3 a month" are on no one scale; "from ten days to four" is read
        // here alone.
        return (quantities(reading.text).len() < 2).then_some(motion);
    };
    let to = end.within(start.unit.as_deref())?;
    let token = |at: usize| reading.tokens.iter().rposition(|token| token.span.start <= at);
    let (first, last) = if start.at.start < end.at.start { (&start, &end) } else { (&end, &start) };
    Some(Motion {
        from: start.value,
        to,
        first: token(first.at.start)?,
        last: token(last.at.end - 1)?,
        ceiling: motion.ceiling.or_else(|| start.unit.as_deref()?.strip_prefix("of ")?.parse().ok()),
        timed: start.unit.as_deref().is_some_and(|unit| times(unit, "s").is_some()),
        ..motion
    })
}

fn down_to(reading: &Reading, from: usize, to: usize) -> bool {
    (from + 1..to).any(|at| {
        reading.any(at, Classes::of(&[Class::AtMost, Class::AtLeast])) && reading.written(at).ends_with("to")
    })
}

/// Both numbers in one unit; none where the units differ and are not both of time.
fn same_scale(reading: &Reading, a: &Measure, b: &Measure) -> (f64, f64) {
    let unit = |measure: &Measure| {
        let figure = reading.tokens[measure.at].figure?;
        if figure.unit { Some(figure.scale) } else { number::time(reading.word(measure.at + 1)) }
    };
    match (unit(a), unit(b)) {
        (Some(x), Some(y)) => (a.value * x, b.value * y),
        // "from ten days to four" and "from 4 to 2 days" leave the unit out once.
        (None, _) | (_, None) => (a.value, b.value),
    }
}

fn ceiling(reading: &Reading, a: &Measure, b: &Measure) -> Option<f64> {
    let top = a.value.max(b.value);
    if (a.percent || b.percent) && top <= 100.0 {
        return Some(100.0);
    }
    let stars = reading.lower.contains("star") || reading.lower.contains("rating");
    // "Accuracy 99.2 → 99.7": a share, whether its sign is written or not.
    let shares = ["accuracy", "csat", "satisfaction", "uptime", "availability"];
    let high = a.value.min(b.value) > 90.0 && (a.value.fract() != 0.0 || b.value.fract() != 0.0);
    let share = top <= 100.0 && (high || shares.iter().any(|name| reading.lower.contains(name)));
    let stars = (stars && top <= 5.0).then_some(5.0);
    stars.or(share.then_some(100.0))
}

/// Which way the words point.
fn direction(reading: &Reading, motion: &Motion) -> Option<(Direction, usize)> {
    // "Lower costs with 5 courses instead of 2": the verb speaks of the costs.
    if (motion.first..motion.last).any(|at| reading.says(at, "instead of")) {
        return None;
    }
    // "Improve our rank from 12 to 3": the first is the best. "Cut the loss from -20k to -5k": it is less of one.
    let ranked =
        (0..motion.first).any(|at| matches!(reading.word(at), "rank" | "ranking" | "position" | "place"));
    if ranked || (motion.from < 0.0 && motion.to < 0.0 && reading.has(0, Classes::of(&[Class::Cost]))) {
        return None;
    }
    let cost = (0..motion.first).any(|at| reading.is(at, Class::Cost));
    // "Improve answers from 9 h to 4 h", "raise the speed from 8 s to 3 s": less time is better.
    let upward = reading.has(0, Classes::of(&[Class::Upward]));
    let measured = reading.has(0, Classes::of(&[Class::Effect])) && !cost && !motion.timed;
    let speed =
        motion.timed && (0..motion.first).any(|at| matches!(reading.word(at), "speed" | "accelerate"));
    // "Increase efficiency by reducing tickets", "cut the queue so that answers go", "lower the barrier: sign-ups":
    // no verb of another part of the sentence speaks of the numbers.
    let apart = |at: usize| {
        reading.gap(at).contains([':', ';', ',', '–', '—'])
            || matches!(reading.word(at), "while" | "so" | "by" | "through" | "via")
    };
    (reading.shape.start()..motion.last).find_map(|at| {
        let classes = reading.tokens[at].classes;
        if at < motion.first && (at..motion.first.saturating_sub(1)).any(apart) {
            return None;
        }
        if classes.is(Class::Raise) && at < motion.first && !speed {
            return Some((Direction::Up, at));
        }
        // "Half-day tours from 2 to 6"
        let joined = reading.gap(at) == "-";
        if classes.is(Class::Lower) && at < motion.first && !joined {
            return Some((Direction::Down, at));
        }
        // "Improve the dropout rate": better may be less, of whatever is not known to be better when it is more.
        if classes.is(Class::Better) && at < motion.first && (cost || measured && upward) {
            return Some((if cost { Direction::Down } else { Direction::Up }, at));
        }
        match reading.word(at) {
            "up" => Some((Direction::Up, at)),
            "down" => Some((Direction::Down, at)),
            _ => None,
        }
    })
}

/// IMP104, FRM408 and STR307
pub(super) fn key_result(reading: &Reading, lexicon: &Lexicon, findings: &mut Vec<WordFinding>) {
    // "From 28:1 to 22:1": what is set against what is not for a pair of numbers to say.
    let bytes = reading.text.as_bytes();
    let ratio = bytes
        .windows(3)
        .any(|signs| signs[1] == b':' && signs[0].is_ascii_digit() && signs[2].is_ascii_digit());
    if ratio {
        return;
    }
    let Some(motion) = find(reading) else {
        findings.extend(stated(reading, lexicon));
        return;
    };
    let unit = reading.is(motion.last + 1, Class::Unit) || reading.word(motion.last + 1) == "%";
    let span = reading.span(motion.first, motion.last + usize::from(unit));
    let seen = &reading.text[span.clone()];
    let gap = motion.to - motion.from;
    // "From at least one club to one school": of two things.
    let counted = |at: usize| reading.measures.iter().find(|measure| measure.at == at)?.counted;
    let apart = match (counted(motion.first), counted(motion.last)) {
        (Some(one), Some(other)) => !motion.amount && reading.word(one) != reading.word(other),
        _ => false,
    };
    if gap == 0.0 && apart {
        return;
    }
    if gap == 0.0 {
        findings.push(rules::finding(
            "IMP104",
            span,
            format!("“{seen}”: the target is where it stands today."),
            "What would be better if this number moved, and by how much would people notice?",
            &[
                "… from <today> to <a level nobody here has seen>",
                "watch it as a health metric, and name the change elsewhere",
            ],
        ));
        return;
    }
    if let Some((direction, verb)) = direction(reading, &motion) {
        let contradicts = match direction {
            Direction::Up => gap < 0.0,
            Direction::Down => gap > 0.0,
        };
        if contradicts {
            let (points, goes) = if direction == Direction::Up { ("up", "down") } else { ("down", "up") };
            findings.push(rules::finding(
                "FRM408",
                reading.span(verb.min(motion.first), motion.last),
                format!("“{}” points {points}, and “{seen}” goes {goes}.", reading.written(verb)),
                "Which of the two is meant: the verb or the numbers?",
                &["swap the two numbers", "turn the verb round"],
            ));
            return;
        }
    }
    let relative = if motion.from == 0.0 { f64::INFINITY } else { (gap / motion.from).abs() };
    // Near the ceiling a point is worth more: 99 % to 99.9 % closes nine tenths of what is left.
    let closed = motion
        .ceiling
        .filter(|_| gap > 0.0)
        .map_or(0.0, |ceiling| if ceiling > motion.from { gap / (ceiling - motion.from) } else { 0.0 });
    let lift = relative.max(closed);
    // In whole per cent: "47.3 % to 52.0 %" is ten per cent to whoever writes it.
    if (lift * 100.0).round() < lexicon.limits.small_lift * 100.0 - 1e-9 {
        findings.push(small(span, seen, relative * 100.0));
    }
}

fn small(span: Range<usize>, seen: &str, percent: f64) -> WordFinding {
    rules::finding(
        "STR307",
        span,
        format!("“{seen}” is a move of {}% of where it stands.", (percent * 10.0).round() / 10.0),
        "If nobody tried any harder, where would this number land by itself?",
        &["… to <the level that would need a new idea>", "half of the gap to the best anyone has"],
    )
}

/// "Grow visits by 3 %": the words give the lift, and not where it starts. Of what is a share itself, 3 % may be three
/// points.
fn stated(reading: &Reading, lexicon: &Lexicon) -> Option<WordFinding> {
    let &[measure] = &reading.measures[..] else { return None };
    let by = measure.at.checked_sub(1).filter(|&at| reading.word(at) == "by")?;
    let start = reading.shape.start();
    let changes = Classes::CHANGE.and(Classes::of(&[Class::Move]));
    let lifts = measure.percent
        && measure.value > 0.0
        && measure.value < lexicon.limits.small_lift * 100.0
        && (start..by).any(|at| reading.any(at, changes))
        && !is_share(&reading.text.to_lowercase())
        && !reading.word(measure.at + 2).starts_with("point");
    let span = reading.span(by, measure.at + usize::from(reading.word(measure.at + 1) == "%"));
    let seen = &reading.text[span.clone()];
    lifts.then(|| small(span.clone(), seen, measure.value))
}
