//! STR309 safe-wording: the words commit to nothing more than doing it, or holding what is there.

use std::ops::Range;

use super::WordFinding;
use super::behaviour;
use super::class::{Class, Classes};
use super::counted;
use super::doing;
use super::measurable;
use super::motion;
use super::number;
use super::outcome;
use super::reading::Reading;
use super::rules;
use super::shape::Shape;
use super::turn::Turn;
use crate::model::figure::plain;
use crate::model::quantity::quantities;
use crate::model::reading::read;

/// Up to so many others are won by a phone call or two.
const CALLS: f64 = 2.0;
/// A count of one's own deeds up to this, a score, is reached by just doing them.
const FEW: f64 = 20.0;
/// And up to this when each is done at a desk.
const FEW_AT_A_DESK: f64 = 25.0;

/// STR309
pub(super) fn key_result(reading: &Reading, findings: &mut Vec<WordFinding>) {
    // "After the lift, keep the pace": it has to come there first.
    let first = reading.shape.start() > 0 && reading.word(0) == "after";
    if first && reading.verb().is(Class::Hold) {
        return;
    }
    if let Some(at) = holds(reading) {
        let span = seen(reading, at);
        let seen = &reading.text[span.clone()];
        let better = "… from <today> to <a level that needs a new idea>";
        findings.push(if behaviour::goes_on(reading, at) {
            rules::finding(
                "STR309",
                span,
                format!("“{seen}” goes on with what is done today; no level says when it has moved."),
                "What would you reach beyond the steps that you would take anyway?",
                &[better],
            )
        } else {
            rules::finding(
                "STR309",
                span,
                format!("“{seen}” holds a level; nothing has to change to reach it."),
                "What would have to be true for this to get better, and not only to hold?",
                &[better, "keep it as a health metric beside the objective"],
            )
        });
        return;
    }
    if reading.has(0, Classes::of(&[Class::First])) || premiere(reading) || reading.stretch {
        return;
    }
    if let Some(span) = one_at_least(reading) {
        findings.push(rules::finding(
            "STR309",
            span.clone(),
            format!("“{}” is the smallest number there is: the first one reaches it.", &reading.text[span]),
            "If it went as well as it ever could, how many would there be?",
            &["… from <today> to <so many that it needs a new idea>", "the first <…> ever who <does what>"],
        ));
        return;
    }
    let measurable = measurable::is_measurable(reading);
    let few = motion::find(reading).is_none() && (up_to(reading, FEW) || doing::time_spent(reading));
    // "Sign up 2 suppliers": somebody is won, and a phone call may do it.
    let call = up_to(reading, CALLS)
        && matches!(reading.shape, Shape::Order { verb } if reading.any(verb, Classes::ACT));
    // "Raise the number of finished songs from 1 to 5"
    let lifts = reading.verb().is(Class::Raise) && motion::find(reading).is_some();
    if lifts || outcome::names_effect(reading) && !call {
        return;
    }
    let whole = completes(reading);
    // "All members attend the course": everybody is told to.
    let told = reading.measures.is_empty() && !reading.has(0, Classes::of(&[Class::Multiplier]));
    if measurable && !few && !whole && !told {
        return;
    }
    let seen = reading.quoted();
    // "Mend it within 2 weeks": no two of them.
    let many = reading.measures.iter().find(|measure| !measure.amount && measure.value > 1.0);
    let message = match many.filter(|_| few && !whole && measurable) {
        Some(many) => format!("“{seen}” counts {} of them, each there or not there.", plain(many.value)),
        None => format!("“{seen}” is {}, and nothing above that.", once(reading)),
    };
    findings.push(rules::finding(
        "STR309",
        reading.whole(),
        message,
        "If it were done brilliantly and not just done, what would be visible that is not visible today?",
        &["<who> <does what> because of it: from … to …", "<share> % of <whom> by <when>"],
    ));
}

/// "At least one school", "≥ 1 guild": the only number, and nothing that comes round or is larger than one.
fn one_at_least(reading: &Reading) -> Option<Range<usize>> {
    let [one] = reading.measures[..] else { return None };
    let floor = one.at.checked_sub(1).filter(|&at| reading.is(at, Class::AtLeast));
    let plus = reading.gap(one.at).starts_with('+');
    let round = (one.at + 1..reading.tokens.len())
        .any(|at| matches!(reading.word(at), "each" | "every" | "per") || number::rhythm(reading.word(at)));
    let early = one.at <= reading.shape.start() + 4;
    let alone = one.value == 1.0 && !one.amount && !round && early && reading.word(one.at + 1) != "of";
    (alone && (floor.is_some() || plus)).then(|| {
        let last = one.counted.filter(|&at| at <= one.at + 3).unwrap_or(one.at);
        reading.span(floor.unwrap_or(one.at), last)
    })
}

/// The token that says the present level is enough: a verb of holding, or words of the level that is there.
fn holds(reading: &Reading) -> Option<usize> {
    held(reading).filter(|_| !moves(reading))
}

fn held(reading: &Reading) -> Option<usize> {
    let start = reading.shape.start();
    // "Keep churn under 3 % while growing to 500 members": one is kept, the other moves.
    let beside = (start..reading.tokens.len()).any(|at| {
        // "The guild keeps meeting and grows"
        let grows = reading.word(at) == "and"
            && reading.is(at + 1, Class::Third)
            && reading.any(at + 1, Classes::CHANGE)
            && matches!(reading.shape, Shape::Statement { .. });
        reading.word(at) == "while" || grows
    });
    if beside || reading.turns_anywhere(start + 1, Turn::IsMoved) {
        return None;
    }
    // "After the lift, keep the pace": it has to come there first.
    if start > 0 && reading.word(0) == "after" {
        return None;
    }
    // "Reduce no-shows from 1 in 5 to 1 in 10": on no one scale, and on the move.
    let verb = reading.verb();
    if (verb.is(Class::Raise) || verb.is(Class::Lower))
        && reading.has(start, Classes::of(&[Class::Preposition]))
        && quantities(reading.text).len() > 1
    {
        return None;
    }
    let lifted =
        reading.has(start, Classes::of(&[Class::Raise, Class::Lower])) && !reading.verb().is(Class::Hold);
    // "Use steady at around 75 %", "a score kept above 92 %"
    let kept = (start + 1..reading.tokens.len()).find(|&at| {
        let held = matches!(reading.word(at), "steady" | "stable" | "flat")
            || (reading.is(at, Class::Past) && reading.is(at, Class::Hold));
        let level = reading.any(at + 1, Classes::of(&[Class::AtLeast, Class::AtMost]))
            || matches!(reading.word(at + 1), "at" | "within" | "above" | "below" | "between");
        held && level && !reading.measures.is_empty()
    });
    let last = reading.tokens.len() - 1;
    let shown =
        |from: usize, turn: Turn| (from..=last).find_map(|at| reading.turn_end(at, turn)).map(|end| end - 1);
    // "So far 11 hours a year, not above 2": less than today.
    let today = (start..=last)
        .any(|at| reading.word(at) == "currently" || reading.word(at) == "far" && reading.before(at) == "so");
    // "Go over all 9 shifts throughout the spring": a deed, and no level.
    let deed = matches!(reading.shape, Shape::Order { verb }
        if reading.any(verb, Classes::of(&[Class::Desk, Class::Todo])));
    let denied = shown(start, Turn::StaysLevel).filter(|_| !today && !deed);
    // "Twice as many guests as last year"
    let more = times(reading)
        || motion::find(reading).is_some()
        || (start..last).any(|at| reading.is(at, Class::Multiplier) && reading.word(at + 1) == "as");
    let none_more = reading.turn_end(start, Turn::SameAsToday).filter(|_| !more).map(|end| end - 1);
    if let Some(at) = none_more.or_else(|| shown(start, Turn::NotRisen)) {
        return Some(at);
    }
    match reading.shape {
        _ if denied.is_some() && !reading.measures.is_empty() => denied,
        Shape::Order { verb } if reading.is(verb, Class::Hold) => Some(verb),
        Shape::Phrase { .. } | Shape::Statement { .. } if kept.is_some() && !avoids(reading) => kept,
        // "Hold a meeting" is an act, "hold turnover at 6 %" is not.
        Shape::Order { verb }
            if reading.word(verb).starts_with("hold")
                && (stands(reading, verb)
                    || outcome::object(reading, verb + 1)
                        .is_some_and(|at| reading.any(at, Classes::of(&[Class::Effect, Class::Cost])))) =>
        {
            Some(verb)
        }
        // "Retain all seven tenants"
        Shape::Order { verb }
            if reading.word(verb).starts_with("retain")
                && (reading.measures.is_empty() || reading.is(verb + 1, Class::Universal)) =>
        {
            Some(verb)
        }
        // "We have avoided 40 hours of waiting": so much is saved. "No crate stays for longer than a day": none does.
        // "Visitors stay 15 minutes longer"
        _ if avoids(reading) || reading.word(start) == "no" || reading.word(last) == "longer" => None,
        // "Overnight stays from 41 to fewer than 5": a noun, if it moves.
        Shape::Statement { verb, .. } if reading.is(verb, Class::Hold) => {
            motion::find(reading).is_none().then_some(verb)
        }
        Shape::Statement { verb, .. }
            if reading.is(verb, Class::Modal) && reading.is(verb + 1, Class::Hold) =>
        {
            Some(verb + 1)
        }
        // "3x today's bookings", "five times last year's catch"
        _ if lifted || reading.has(start, Classes::of(&[Class::Multiplier])) || times(reading) => None,
        // "Supplies extended from 14 to 24 days at current use"
        _ if motion::find(reading).is_some() || !measurable::is_measurable(reading) => None,
        // "All current managers", "an existing tool" say which, and no level; "the current speed" is one.
        _ => reading.find(start, Class::Level).filter(|&at| {
            let which =
                matches!(reading.word(at), "current" | "existing" | "present" | "same" | "steady" | "stable");
            let level = (at + 1..at + 3).any(|i| {
                reading.any(i, Classes::of(&[Class::Effect, Class::Cost]))
                    && !reading.any(i, Classes::of(&[Class::People, Class::Artefact]))
            });
            // "40 % of the songs, currently 31 %": where it comes from.
            let from = reading.word(at) == "currently"
                && (at + 1..at + 3)
                    .any(|at| reading.tokens.get(at).is_some_and(|next| next.figure.is_some()));
            // "All existing faults are mended": which faults.
            let all = at > start && reading.is(at - 1, Class::Universal);
            // "€4,000 saved against last year's baseline"
            let against =
                (at.saturating_sub(4)..at).any(|i| matches!(reading.word(i), "vs" | "against" | "versus"));
            !reading.text.contains('(') && !against && !all && !from && (level || !which)
        }),
    }
}

/// "Keep 90 % of new members (today 70 %)", "keep more of them: from 60 % to 80 %": the numbers say that it moves, up or
/// where less is better down.
fn moves(reading: &Reading) -> bool {
    let read = read(reading.text);
    let (Some(from), Some(to)) = (read.baseline, read.target) else { return false };
    let to = to.within(from.unit.as_deref()).unwrap_or(to.value);
    let bounded = reading.has(0, Classes::of(&[Class::AtMost, Class::Lower, Class::Cost]));
    to > from.value || (to < from.value && bounded)
}

/// The words that hold a level, to show them: "stays under 2" for its number alone.
fn seen(reading: &Reading, at: usize) -> Range<usize> {
    let verb = reading.any(at, Classes::of(&[Class::Hold, Class::Level]));
    let back = match &reading.tokens[at] {
        _ if verb => 0,
        token if token.figure.is_some() => 2,
        _ => 1,
    };
    reading.span(at.saturating_sub(back), at)
}

/// "6x", "five times"
fn times(reading: &Reading) -> bool {
    (0..reading.tokens.len()).any(|at| {
        reading.tokens[at].figure.is_some_and(|figure| figure.times || reading.word(at + 1) == "times")
    })
}

/// "Hold reserves at three months of costs", and not "hold a meeting at 9".
fn stands(reading: &Reading, verb: usize) -> bool {
    !reading.any(verb + 1, Classes::of(&[Class::Article]))
        && reading.measures.iter().any(|measure| measure.at > verb + 2 && reading.before(measure.at) == "at")
}

/// "… avoids a cost of €40,000", and not "… avoids accidents".
fn avoids(reading: &Reading) -> bool {
    let verb = match reading.shape {
        Shape::Order { verb } | Shape::Statement { verb, .. } => verb,
        Shape::Phrase { .. } => return false,
    };
    (verb..verb + 2).any(|at| reading.word(at).starts_with("avoid"))
        && reading.measures.iter().any(|measure| measure.amount && !measure.percent)
}

/// "Host the first conference in Asia": the first of its kind somewhere, not a first draft.
fn premiere(reading: &Reading) -> bool {
    (reading.shape.start()..reading.tokens.len()).any(|at| {
        reading.word(at) == "first"
            && ((at + 2..at + 4).any(|i| matches!(reading.word(i), "in" | "outside" | "ever" | "on"))
                // "Our first dry winter in the company's history"
                || (at + 2..at + 9).any(|i| reading.word(i) == "history"))
            && (reading.any(reading.shape.start(), Classes::VERB) || at == reading.shape.start())
    })
}

/// "Finish all 7 chapters", "complete the plan for 100 % of …": the number only says that none is left out.
fn completes(reading: &Reading) -> bool {
    let Shape::Order { verb } = reading.shape else { return false };
    // "Review 100 % of the forms": none is left out.
    let all = matches!(reading.word(verb), "review" | "assess" | "check" | "audit" | "document" | "inspect")
        && reading.measures.iter().any(|measure| measure.percent && measure.value == 100.0);
    (all || reading.opens(verb, Class::Finish))
        && !reading.measures.is_empty()
        && reading.measures.iter().all(|measure| {
            let aside =
                measure.at > verb + 1 && reading.text[..reading.tokens[measure.at].span.start].contains('(');
            aside
                || (measure.percent && measure.value == 100.0)
                || (measure.at > verb && reading.word(measure.at - 1) == "all")
        })
}

/// All its counts are small, or of something beside what is done ("open with 3 counters", "all 4 charts").
/// What is to be said of a key result that has no degrees.
fn once(reading: &Reading) -> &'static str {
    let done = |start: usize| (start..reading.tokens.len()).any(|at| reading.is(at, Class::Past));
    match reading.shape {
        Shape::Statement { .. } => "so or not so",
        Shape::Phrase { start } if !done(start) => "there or not there",
        Shape::Phrase { .. } | Shape::Order { .. } => "reached by doing it: done or not done",
    }
}

fn up_to(reading: &Reading, most: f64) -> bool {
    let told = |at: usize| reading.is(at, Class::Desk) && !reading.is(at, Class::Behave);
    let desk = match reading.shape {
        Shape::Order { verb } => {
            reading.is(verb, Class::Desk)
                || (reading.word(verb + 1) == "and" && reading.is(verb + 2, Class::Desk))
        }
        Shape::Statement { verb, .. } => told(verb) || told(verb + 1),
        // "10 recipes documented"
        Shape::Phrase { start } => {
            (start + 1..reading.tokens.len()).any(|at| reading.is(at, Class::Past) && told(at))
        }
    };
    let most = if desk && most > CALLS { FEW_AT_A_DESK } else { most };
    let aside = |at: usize| {
        let before = |back: usize| if at >= back { reading.word(at - back) } else { "" };
        let preposition = if before(1) == "all" { before(2) } else { before(1) };
        matches!(preposition, "with" | "for" | "covering" | "into" | "across") || before(1) == "all"
    };
    !reading.measures.is_empty()
        && reading.measures.iter().all(|measure| {
            let bound = measure.at > 0 && reading.is(measure.at - 1, Class::AtMost);
            // "Ratio > 1.8": nobody does 1.8 things.
            let counts = measure.value.fract() == 0.0;
            // "Read 30 minutes a day": time is all it takes.
            let spent = matches!(reading.shape, Shape::Order { verb } if !reading.is(verb, Class::Deliver) || reading.word(verb) == "use")
                && number::time(reading.word(measure.at + 1)).is_some()
                // "Draw on 100 days": hard to keep up.
                && (measure.value < 30.0 || reading.word(measure.at + 1) != "days");
            // "Report within 7 days of month end": of a mere act, it says when.
            let due = most > CALLS
                && measure.at > 0
                && reading.word(measure.at - 1) == "within"
                && number::time(reading.word(measure.at + 1)).is_some();
            (!bound || due)
                && (due || (spent && !measure.percent)
                    || (!measure.amount
                        && counts
                        // "… with 0 lost parcels" is none, and not a few.
                        && measure.value > 0.0
                        && (measure.value <= most || (measure.value <= FEW_AT_A_DESK && aside(measure.at)))))
        })
        && (!reading.has(0, Classes::of(&[Class::Multiplier])) || counted::so_often(reading))
}
