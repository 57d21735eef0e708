//! Effects that the words state outright, whatever the verb: a gauge and its mark, a lift, a wait, an opinion, none of it.

use super::class::{Class, Classes};
use super::measurable;
use super::number;
use super::phrase::MANY;
use super::reading::Reading;
use super::shape::Shape;
use super::statement;

/// Whether the words state one.
pub(super) fn stated(reading: &Reading) -> bool {
    let gauged = [gauge, down_by, lifted, cut_to_a_part, close_to, measured_by, since_today];
    let by_others = [agreed, rated, helped, honoured, interested, alive, brought_in, granted];
    let better = [
        measurable::none_left,
        prompt,
        on_time,
        none_of,
        quicker,
        as_good_as,
        time_freed,
        spreads,
        unaided,
        passed,
        automated,
        steady,
        becomes_the,
    ];
    gauged.iter().chain(&by_others).chain(&better).any(|effect| effect(reading))
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
            && (matches!(reading.word(at - 1), "<" | ">" | "≤" | "≥")
                || (rate && reading.gap(at - 1).trim() == ":"))
    };
    let under = |at: usize| at > 0 && matches!(reading.word(at - 1), "<" | "≤");
    // "Reviews of faults > 30 minutes": which faults, and not how many reviews.
    let which =
        |at: usize| at > 2 && matches!(reading.word(at - 3), "for" | "of") && reading.word(at - 1) == ">";
    !deed
        && reading.measures.iter().any(|measure| {
            let ends = measure.at + 3 >= reading.tokens.len();
            let watched =
                measure.amount || measure.value >= MANY || measure.value == 0.0 || under(measure.at);
            let paper = (reading.shape.start()..measure.at).any(|at| reading.is(at, Class::Paper));
            sign(measure.at) && ends && watched && !which(measure.at) && !paper
        })
}

/// "Repair letters down 50 %": less of it, whatever it is.
fn down_by(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        measure.percent
            && measure.at > 1
            && matches!(reading.word(measure.at - 1), "down" | "up")
            && reading.word(measure.at + 2) != "of"
    })
}

/// "Rework the 3 slowest desks (25 % faster each)": by so much, whatever it is.
fn lifted(reading: &Reading) -> bool {
    let lift = |at: usize| {
        (reading.is(at, Class::Comparative) && reading.word(at).ends_with("er"))
            || matches!(reading.word(at), "improvement" | "reduction" | "increase" | "decrease" | "growth")
    };
    reading.measures.iter().any(|measure| measure.percent && (measure.at + 2..measure.at + 4).any(lift))
}

/// "Calls to the office cut in half"
fn cut_to_a_part(reading: &Reading) -> bool {
    (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
        reading.word(at) == "cut"
            && matches!(reading.word(at + 1), "in" | "by" | "to")
            && (reading.is(at + 2, Class::Multiplier) || reading.measures.iter().any(|m| m.at > at))
    })
}

/// "Forecast within 5 % of what was sold": how near it comes.
fn close_to(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        measure.percent && measure.at > 1 && matches!(reading.word(measure.at - 1), "within" | "around")
    })
}

/// "Claims processed within 48 hours": how long whoever sent them waits. What is finished "within 6 weeks" has a deadline.
fn prompt(reading: &Reading) -> bool {
    let start = reading.shape.start();
    reading.measures.iter().any(|measure| {
        let soon =
            matches!(reading.word(measure.at + 1), "hour" | "hours" | "day" | "days" | "minute" | "minutes")
                || (matches!(reading.word(measure.at + 1), "working" | "business")
                    && reading.word(measure.at + 2).starts_with("day"));
        let done = measure.at.checked_sub(2).filter(|&at| at >= start);
        soon && reading.word(measure.at - usize::from(measure.at > 0)) == "within"
            && done.is_some_and(|at| {
                reading.is(at, Class::Past)
                    && !reading.is(at, Class::Base)
                    && reading.any(at, Classes::of(&[Class::Duty, Class::Todo, Class::Behave]))
                    && !reading.opens(at, Class::Finish)
            })
    })
}

/// "No leaks in the cellar", "the alarm wakes nobody": none of it.
fn none_of(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let opens = matches!(reading.shape, Shape::Phrase { .. }) && reading.word(start) == "no";
    // "Ensure zero leaks", "let no workshop go home with …"
    let spares = matches!(reading.shape, Shape::Order { verb }
        if reading.word(verb) == "let" || reading.is(verb, Class::Assure) || statement::gives(reading, verb))
        && matches!(reading.word(start + 1), "no" | "zero");
    let nobody = matches!(reading.shape, Shape::Statement { verb, .. }
        if (verb + 1..reading.tokens.len()).any(|at| reading.word(at) == "nobody"));
    opens || spares || nobody
}

/// "Featured in 3 papers", "shortlisted for 2 prizes": by others, who need not.
fn honoured(reading: &Reading) -> bool {
    let start = reading.shape.start();
    reading.is(start, Class::Past)
        && reading.is(start, Class::Honour)
        && matches!(reading.word(start + 1), "in" | "by" | "for" | "on" | "at" | "as" | "among")
}

/// "3 signed leases", "50 paid tickets": whoever signed or paid chose to.
fn agreed(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        (measure.at + 1..measure.at + 4).any(|at| {
            matches!(reading.word(at), "signed" | "paid" | "paying")
                && at + 1 < reading.tokens.len()
                && !reading.is(at + 1, Class::Preposition)
        })
    })
}

/// "Guests rate the walk 4 out of 5": an opinion, on a scale.
fn rated(reading: &Reading) -> bool {
    reading.measures.windows(2).any(|pair| {
        let scale = pair[1].at <= pair[0].at + 3 && reading.word(pair[0].at + 1) == "out";
        scale && pair[1].counted.is_none() && pair[1].value <= 10.0
    })
}

/// "Help 500 newcomers understand …": they do, and so many of them.
fn helped(reading: &Reading) -> bool {
    let Shape::Order { verb } = reading.shape else { return false };
    let does = |head: usize| {
        (head + 1..reading.tokens.len().min(head + 5)).any(|at| {
            reading.is(at, Class::Base) && reading.any(at, Classes::of(&[Class::Grasp, Class::Choose]))
        })
    };
    reading.is(verb, Class::Let)
        && reading
            .measures
            .iter()
            .any(|measure| measure.counted.is_some_and(|head| reading.is(head, Class::People) && does(head)))
}

/// "Show a change, as measured by 5 letters from guests": what the number is of is said outright.
fn measured_by(reading: &Reading) -> bool {
    (1..reading.tokens.len()).any(|at| {
        matches!(reading.word(at - 1), "measured" | "evidenced" | "shown")
            && reading.word(at) == "by"
            && reading.measures.iter().any(|measure| measure.at > at)
    })
}

/// "Bake 3 times a day (currently once)", "5 (was 2)": from there to here.
fn since_today(reading: &Reading) -> bool {
    // "Hire 30 cooks (currently 12)": more of what one does.
    let things = Classes::of(&[Class::People, Class::Artefact]);
    !reading.measures.is_empty()
        && reading.measures.iter().all(|measure| measure.counted.is_none_or(|at| !reading.any(at, things)))
        && (1..reading.tokens.len()).any(|at| {
            matches!(reading.word(at), "currently" | "today" | "was" | "baseline")
                && reading.gap(at - 1).contains('(')
                && reading.tokens.get(at + 1).is_some_and(|next| {
                    next.figure.is_some() || next.is(Class::Multiplier) || reading.word(at + 1) == "once"
                })
        })
}

/// "Find 5 bakers interested in our jam": whether they are is theirs to say.
fn interested(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        measure.counted.is_some_and(|at| {
            reading.is(at, Class::People)
                && (at + 1..at + 3).any(|i| matches!(reading.word(i), "interested" | "willing" | "committed"))
        })
    })
}

/// "Generate 3 references from guests": others give them.
fn brought_in(reading: &Reading) -> bool {
    let Shape::Order { verb } = reading.shape else { return false };
    matches!(reading.word(verb), "generate" | "generating")
        && reading.measures.iter().any(|measure| {
            measure.counted.is_some_and(|at| (at + 1..at + 3).any(|i| reading.word(i) == "from"))
        })
}

/// "Secure a grant", "funds secured": whoever grants it need not.
fn granted(reading: &Reading) -> bool {
    let money = |at: usize| {
        matches!(
            reading.word(at),
            "grant" | "grants" | "fund" | "funds" | "funding" | "investment" | "sponsorship"
        ) || (reading.word(at) == "term" && reading.word(at + 1).starts_with("sheet"))
    };
    let wins =
        |at: usize| matches!(reading.word(at), "secure" | "secured" | "win" | "won" | "solicit" | "land");
    match reading.shape {
        Shape::Order { verb } => wins(verb) && (verb + 1..verb + 5).any(money),
        Shape::Statement { verb, .. } => verb > 0 && wins(verb) && money(verb - 1),
        Shape::Phrase { start } => money(start) && wins(start + 1),
    }
}

/// "Counts update without manual checks": nobody has to see to it any more.
fn unaided(reading: &Reading) -> bool {
    let hands = |at: usize| matches!(reading.word(at), "manual" | "human" | "intervention");
    matches!(reading.shape, Shape::Statement { .. })
        && (reading.shape.start()..reading.tokens.len())
            .any(|at| matches!(reading.word(at), "without" | "no") && (at + 1..at + 4).any(hands))
}

/// "Pass all checks": by somebody else's measure.
fn passed(reading: &Reading) -> bool {
    matches!(reading.shape, Shape::Order { verb } if reading.word(verb) == "pass")
        || (1..reading.tokens.len())
            .any(|at| reading.word(at - 1) == "passing" && reading.word(at) == "grade")
}

/// "Label checks automated for 90 % of parcels"
fn automated(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        measure.percent
            && measure.at > 1
            && reading.word(measure.at - 1) == "for"
            && reading.word(measure.at - 2) == "automated"
    })
}

/// "Keep the doors within the agreed limits", "keep the tills stable": how well, day by day.
fn steady(reading: &Reading) -> bool {
    let Shape::Order { verb } = reading.shape else { return false };
    reading.is(verb, Class::Hold)
        && (verb + 2..reading.tokens.len())
            .any(|at| matches!(reading.word(at), "within" | "stable" | "without"))
}

/// "Deliver 90 % of orders on time"
fn on_time(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        measure.percent
            && reading.word(measure.at + 2) == "of"
            && (measure.at + 3..measure.at + 7)
                .any(|at| reading.word(at) == "on" && reading.written(at).ends_with("time"))
    })
}

/// "15 active branches", "3 branches active": alive by themselves.
fn alive(reading: &Reading) -> bool {
    let last = reading.tokens.len() - 1;
    reading.measures.iter().any(|measure| {
        reading.word(measure.at + 1) == "active"
            || (reading.word(last) == "active" && measure.counted.is_some_and(|head| head + 1 == last))
    })
}

/// "Answer letters faster", "make our guests happier": not what is done but how well, against today. "Write clearer
/// letters" is about the letters.
fn quicker(reading: &Reading) -> bool {
    let Shape::Order { verb } = reading.shape else { return false };
    let ends = |at: usize| at + 1 == reading.tokens.len() || reading.is(at + 1, Class::Preposition);
    let made = matches!(reading.word(verb), "make" | "making");
    (verb + 2..reading.tokens.len()).filter(|&at| ends(at)).any(|at| {
        matches!(reading.word(at), "faster" | "sooner" | "quicker" | "earlier")
            || (made && reading.is(at, Class::Comparative) && reading.word(at).ends_with("ier"))
    })
}

/// "Make long routes as safe as short ones"
fn as_good_as(reading: &Reading) -> bool {
    let made = matches!(reading.shape, Shape::Order { verb } if reading.word(verb) == "make");
    // "as safe as" is one phrase of the lists; of other words, the two stand apart.
    made && (reading.shape.start() + 2..reading.tokens.len()).any(|at| {
        reading.written(at).starts_with("as ") || (reading.word(at) == "as" && reading.word(at + 2) == "as")
    })
}

/// "Remove 40 hours of paperwork from nurses"
fn time_freed(reading: &Reading) -> bool {
    let frees = matches!(reading.shape, Shape::Order { verb }
        if matches!(reading.word(verb), "remove" | "free" | "eliminate" | "cut" | "save"));
    frees
        && reading.measures.iter().any(|measure| {
            measure.amount
                && number::time(reading.word(measure.at + 1)).is_some()
                && reading.word(measure.at + 2) == "of"
        })
}

/// "Enter 5 new towns", "expand to 3 countries": where nobody has come to them yet.
fn spreads(reading: &Reading) -> bool {
    let Shape::Order { verb } = reading.shape else { return false };
    let place = |at: usize| {
        matches!(
            reading.word(at),
            "markets"
                | "countries"
                | "regions"
                | "cities"
                | "towns"
                | "states"
                | "continents"
                | "verticals"
                | "districts"
        )
    };
    // "expand to" is one phrase of the lists.
    let into = |at: usize| {
        let last = reading.written(at).rsplit(' ').next();
        matches!(last, Some("into" | "to" | "Enter" | "enter"))
    };
    reading.measures.iter().any(|measure| {
        (verb + 1..verb + 4).contains(&measure.at)
            && into(measure.at - 1)
            && (measure.at + 1..measure.at + 4).any(place)
    })
}

/// "The blue lane becomes the default"
fn becomes_the(reading: &Reading) -> bool {
    matches!(reading.shape, Shape::Statement { verb, .. }
        if reading.is(verb, Class::Become) && reading.word(verb + 1) == "the")
}
