//! Effects in numbers, whatever the verb: a gauge and its mark, a lift, a share, a rate, a motion from one to another.

use super::class::{Class, Classes};
use super::motion;
use super::number;
use super::outcome::thing;
use super::phrase::MANY;
use super::reading::Reading;
use super::shape::Shape;

/// Whether the words state one.
pub(super) fn stated(reading: &Reading) -> bool {
    let gauged = [
        gauge,
        counted_down,
        moved_by,
        in_use,
        since_today,
        part_of,
        or_better,
        from_to,
        few_of,
        flows_in,
        stands_at,
        up_from,
    ];
    gauged.iter().any(|effect| effect(reading))
}

/// "Bread thrown away < 3 %", "calls answered at once ≥ 80 %": what is watched, and where it shall stand. Only a verb that
/// can be nothing else makes a deed of it.
fn gauge(reading: &Reading) -> bool {
    // "Repairs per boat < 2" is watched, whatever its first word is elsewhere.
    let rate = (0..reading.tokens.len()).any(|at| reading.word(at) == "per");
    let deed = matches!(reading.shape, Shape::Order { verb }
        if !rate && !reading.is(verb, Class::Ambiguous) && !reading.is(verb, Class::Past));
    let sign = |at: usize| {
        at > 0
            && (matches!(reading.before(at), "<" | ">" | "≤" | "≥")
                || (rate && reading.gap(at - 1).trim() == ":"))
    };
    let under = |at: usize| at > 0 && matches!(reading.before(at), "<" | "≤");
    // "Reviews of faults > 30 minutes": which faults, and not how many reviews.
    let which =
        |at: usize| at > 2 && matches!(reading.word(at - 3), "for" | "of") && reading.before(at) == ">";
    !deed
        && reading.measures.iter().any(|measure| {
            // "< 25 % of the total time"
            let of = measure.percent && reading.word(measure.at + 2) == "of";
            let ends = measure.at + 3 + 4 * usize::from(of) >= reading.tokens.len();
            let watched =
                measure.amount || measure.value >= MANY || measure.value == 0.0 || under(measure.at);
            let paper = (reading.shape.start()..measure.at).any(|at| reading.is(at, Class::Paper));
            sign(measure.at) && ends && watched && !which(measure.at) && !paper
        })
}

/// "Empty runs per tour reduced by 15 %", "reopened letters fall by a third": which way, and how far.
fn moved_by(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let far = |at: usize| {
        reading.is(at, Class::Multiplier)
            || reading.word(at) == "a" && reading.is(at + 1, Class::Multiplier)
            || reading.measures.iter().any(|measure| measure.at == at && measure.amount)
    };
    (start + 1..reading.tokens.len()).any(|at| {
        let told = reading.is(at, Class::Past)
            && !reading.is(at, Class::Base)
            && reading.any(at, Classes::of(&[Class::Raise, Class::Lower]));
        let moves = reading.is(at, Class::Move) && reading.any(at, Classes::of(&[Class::Base, Class::Third]));
        // "Open letters down by half"
        if matches!(reading.word(at), "down" | "up") && reading.word(at + 1) == "by" && far(at + 2) {
            return true;
        }
        // "The share goes up by 6 points"
        if matches!(reading.word(at), "go" | "goes" | "went") && matches!(reading.word(at + 1), "up" | "down")
        {
            return true;
        }
        // "Letters marked late drop from ~40 to 10"
        let from = moves
            && reading.word(at + 1) == "from"
            && reading.measures.iter().any(|measure| (at + 2..at + 4).contains(&measure.at));
        from || ((told || moves) && reading.word(at + 1) == "by" && far(at + 2))
    })
}

/// "Open letters over 3 days: 140 → 20"
fn counted_down(reading: &Reading) -> bool {
    reading.measures.windows(2).any(|pair| {
        let between =
            &reading.text[reading.tokens[pair[0].at].span.end..reading.tokens[pair[1].at].span.start];
        let arrow = between.contains('→') || between.contains("->");
        let head = pair[0].at > 0 && reading.gap(pair[0].at - 1).contains(':');
        // "…, monthly guests 900 → 1,500"
        let effect = pair[0].at > 1
            && reading.any(pair[0].at - 1, Classes::of(&[Class::Effect, Class::Cost, Class::People]))
            && !matches!(reading.shape, Shape::Order { .. });
        arrow && (head || effect)
    })
}

/// "The chart is in use on 12 of 14 wards"
fn in_use(reading: &Reading) -> bool {
    (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
        // One phrase of the lists, or two words.
        let used = reading.written(at).ends_with("in use")
            || (reading.word(at) == "in" && reading.word(at + 1) == "use");
        // "Tide tables adopted in 4 harbours"
        let adopted = matches!(reading.word(at), "adopted" | "used")
            && reading.is(at, Class::Past)
            && matches!(reading.word(at + 1), "in" | "at" | "across");
        (used || adopted)
            && reading.measures.iter().any(|measure| {
                measure.at > at && !(adopted && measure.counted.is_some_and(|head| thing(reading, head)))
            })
    })
}

/// "From 3 meals a week up to 5": whatever there is more of.
fn from_to(reading: &Reading) -> bool {
    // "… from a 2 to a 3": marks somebody gives.
    let mark = reading.measures.iter().any(|measure| {
        measure.at > 1 && reading.word(measure.at - 1) == "a" && reading.word(measure.at - 2) == "from"
    });
    (reading.word(0) == "from" || mark) && motion::find(reading).is_some()
}

/// "< 5 leaks reported in winter", "at most 3 complaints": less of what is better when it is less.
fn few_of(reading: &Reading) -> bool {
    !matches!(reading.shape, Shape::Order { .. })
        && reading.measures.iter().any(|measure| {
            let bound = measure.at > 0 && reading.is(measure.at - 1, Class::AtMost);
            let sign = bound && matches!(reading.word(measure.at - 1), "<" | "≤");
            bound && measure.counted.is_some_and(|at| sign || reading.is(at, Class::Cost))
        })
}

/// "35 % of them, up from 19", "opt-in rate: +10 points": since today, and how far.
fn up_from(reading: &Reading) -> bool {
    let up = (1..reading.tokens.len())
        .any(|at| matches!(reading.before(at), "up" | "down") && reading.word(at) == "from");
    let points = reading.measures.iter().any(|measure| {
        let unit = matches!(reading.word(measure.at + 1), "pts" | "points" | "pp" | "%");
        unit && measure.at > 0 && reading.gap(measure.at - 1).trim_end().ends_with(['+', '−'])
    });
    !reading.measures.is_empty() && (up || points)
}

/// "Lost keys at zero", "costs held at €4 a head": where it shall stand.
fn stands_at(reading: &Reading) -> bool {
    let cost = |at: usize| reading.is(at, Class::Cost);
    let order = matches!(reading.shape, Shape::Order { verb } if !cost(verb) && !cost(verb + 1));
    !order
        && reading.measures.iter().any(|measure| {
            let sign = usize::from(number::money(reading.before(measure.at)));
            let Some(held) = measure.at.checked_sub(2 + sign) else { return false };
            let at = matches!(reading.word(held + 1), "at" | "above" | "below" | "under");
            let none = measure.value == 0.0 && (0..measure.at).any(cost);
            at && (none || (measure.amount && matches!(reading.word(held), "held" | "kept")))
        })
}

/// "16 calls a day", "300 visits/month": how much comes in, unless it is what the team puts out.
fn flows_in(reading: &Reading) -> bool {
    let Shape::Phrase { .. } = reading.shape else { return false };
    reading.measures.iter().any(|measure| {
        measure.value >= 10.0
            && measure.counted.is_some_and(|at| {
                let rate = reading.gap(at) == "/" || matches!(reading.word(at + 1), "per" | "a" | "each");
                let unit = at + 1 + usize::from(reading.gap(at) != "/");
                let ours = Classes::of(&[Class::Artefact, Class::Paper, Class::Lesson]);
                rate && number::time(reading.word(unit)).is_some() && !reading.any(at, ours)
            })
    })
}

/// "A mark of 72 or better", "with a score of 8 or higher"
fn or_better(reading: &Reading) -> bool {
    // "success rate" is one phrase of the lists.
    let scored = |at: usize| {
        ["score", "rating", "rate", "nps", "mark"]
            .iter()
            .any(|word| reading.written(at).to_ascii_lowercase().ends_with(word))
    };
    reading.measures.iter().any(|measure| {
        let at = measure.at + 1 + usize::from(measure.percent);
        reading.is(at, Class::AtLeast)
            && ((measure.at.saturating_sub(3)..measure.at).any(scored)
                || (reading.written(at).ends_with("better") && measure.counted.is_none()))
    })
}

/// "Quorum reached on 9 of 10 evenings": how often it went well, unless it only tells how many are done.
fn part_of(reading: &Reading) -> bool {
    let done = |at: usize| {
        reading.is(at, Class::Past)
            && !reading.is(at, Class::Base)
            && (reading.any(at, Classes::ACT.and(Classes::of(&[Class::Done, Class::Desk]))))
            && (!reading.is(at, Class::Behave) || matches!(reading.word(at), "moved" | "filled"))
    };
    let start = reading.shape.start();
    let order = matches!(reading.shape, Shape::Order { .. });
    reading.measures.windows(2).any(|pair| {
        let of = (pair[0].at + 1..pair[1].at).any(|at| reading.word(at) == "of");
        of && pair[1].at <= pair[0].at + 4
            && pair[0].value < pair[1].value
            && (pair[0].at + 1..pair[1].at)
                .all(|at| matches!(reading.word(at), "of" | "out" | "the" | "our" | "top" | "these"))
    }) && !order
        && !(start + 1..reading.tokens.len()).any(done)
}

/// "Bake 3 times a day (currently once)", "5 (was 2)": from there to here.
fn since_today(reading: &Reading) -> bool {
    // "Hire 30 cooks (currently 12)": more of what one does.
    let things = Classes::of(&[Class::People, Class::Artefact]);
    !reading.measures.is_empty()
        && reading.measures.iter().all(|measure| measure.counted.is_none_or(|at| !reading.any(at, things)))
        && (1..reading.tokens.len()).any(|at| {
            matches!(reading.word(at), "currently" | "today" | "now" | "was" | "baseline")
                && reading.gap(at - 1).contains('(')
                && reading.tokens.get(at + 1).is_some_and(|next| {
                    next.figure.is_some()
                        || next.is(Class::Multiplier)
                        || matches!(reading.word(at + 1), "once" | "every" | "none" | "nothing" | "no")
                })
        })
}
