//! Effects that are in the hands of others: what they say, sign, give, read or come to by themselves.

use super::class::{Class, Classes};
use super::measure::Measure;
use super::phrase::MANY;
use super::reading::Reading;
use super::shape::Shape;
use super::statement;

/// Whether the words name one.
pub(super) fn gave(reading: &Reading) -> bool {
    [
        have_taken_up,
        come_from,
        cited,
        enabled,
        most_of_them,
        agreed,
        rated,
        helped,
        honoured,
        interested,
        alive,
        brought_in,
        granted,
        done_by_many,
        sold,
        taken_up_by,
        from_outside,
        won_deals,
        first_from_outside,
        sells,
        to_adopt,
        not_ours,
        asks_us,
    ]
    .iter()
    .any(|effect| effect(reading))
}

/// "3 signed leases", "50 paid tickets": whoever signed or paid chose to.
fn agreed(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        (measure.at + 1..measure.at + 4).any(|at| {
            matches!(reading.word(at), "signed" | "paid" | "paying" | "accepted")
                && at + 1 < reading.tokens.len()
                && !reading.is(at + 1, Class::Preposition)
        })
    })
}

/// "4 crews have adopted the log book": whoever they are, they chose to.
fn have_taken_up(reading: &Reading) -> bool {
    let Shape::Statement { verb, .. } = reading.shape else { return false };
    reading.word(verb) == "have"
        && matches!(reading.word(verb + 1), "adopted" | "joined" | "signed" | "chosen" | "renewed")
        && reading.measures.iter().any(|measure| measure.at < verb && measure.counted.is_some())
}

/// Where a number begins with its bound: "at least" of "at least 20".
fn bounded(reading: &Reading, measure: &Measure) -> usize {
    measure.at - usize::from(measure.at > 0 && reading.is(measure.at - 1, Class::AtLeast))
}

/// "Singers from at least 20 towns"
fn come_from(reading: &Reading) -> bool {
    let Shape::Phrase { start } = reading.shape else { return false };
    reading.measures.iter().any(|measure| {
        let at = bounded(reading, measure);
        at > start + 1
            && reading.before(at) == "from"
            && reading.is(at - 2, Class::People)
            && measure
                .counted
                .is_some_and(|at| reading.any(at, Classes::of(&[Class::World, Class::People, Class::Own])))
    })
}

/// "A song quoted by at least two papers"
fn cited(reading: &Reading) -> bool {
    (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
        reading.is(at, Class::Honour)
            && reading.is(at, Class::Past)
            && reading.word(at + 1) == "by"
            && reading.measures.iter().any(|measure| (at + 2..at + 4).contains(&measure.at))
    })
}

/// "… enabling at least 3 crews to plan by themselves"
fn enabled(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        let enabling = reading.before(bounded(reading, measure));
        matches!(enabling, "allowing" | "enabling" | "letting" | "empowering")
            && measure.counted.is_some_and(|at| {
                reading.any(at, Classes::of(&[Class::People, Class::Own])) && reading.word(at + 1) == "to"
            })
    })
}

/// "… with 75 % of guests satisfied", "… with at least 80 % of crews using it"
fn most_of_them(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        reading.before(bounded(reading, measure)) == "with"
            && measure.percent
            && measure.counted.is_some_and(|at| {
                let do_so = reading.is(at + 1, Class::Ing)
                    || matches!(reading.word(at + 1), "satisfied" | "happy" | "active" | "confident");
                reading.any(at, Classes::of(&[Class::People, Class::Own])) && do_so
            })
    })
}

/// "Guests rate the walk 4 out of 5": an opinion, on a scale.
fn rated(reading: &Reading) -> bool {
    reading.measures.windows(2).any(|pair| {
        // "4.2/5"
        let slash = pair[1].at == pair[0].at + 1 && reading.gap(pair[0].at) == "/" && pair[1].value <= 10.0;
        let out = pair[1].at <= pair[0].at + 3 && reading.word(pair[0].at + 1) == "out";
        let scale = out || (slash && pair[0].value < pair[1].value && pair[0].value > 0.0);
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

/// "Featured in 3 papers", "get shortlisted for 2 prizes": by others, who need not.
fn honoured(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let start = start + usize::from(reading.word(start) == "get");
    reading.is(start, Class::Past)
        && reading.is(start, Class::Honour)
        && matches!(reading.word(start + 1), "in" | "by" | "for" | "on" | "at" | "as" | "among")
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

/// "15 active branches", "3 branches active": alive by themselves.
fn alive(reading: &Reading) -> bool {
    let last = reading.tokens.len() - 1;
    reading.measures.iter().any(|measure| {
        // "Choirs active in 3 towns"
        let spread = (measure.at.saturating_sub(3)..measure.at).any(|at| {
            reading.word(at) == "active"
                && matches!(reading.word(at + 1), "in" | "at" | "on" | "across")
                && !matches!(reading.shape, Shape::Order { .. })
        });
        spread
            || reading.word(measure.at + 1) == "active"
            || measure.counted.is_some_and(|head| {
                reading.word(head + 1) == "active"
                    && (head + 1 == last || matches!(reading.word(head + 2), "in" | "at" | "on" | "across"))
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
    // "Obtain the gold certificate": whoever gives it has a look first.
    let paper = |at: usize| matches!(reading.word(at), "certification" | "certificate" | "accreditation");
    let given =
        |at: usize| matches!(reading.word(at), "obtain" | "receive" | "earn" | "achieve" | "gain" | "attain");
    match reading.shape {
        Shape::Order { verb } if given(verb) && (verb + 1..verb + 6).any(paper) => true,
        Shape::Order { verb } => wins(verb) && (verb + 1..verb + 5).any(money),
        Shape::Statement { verb, .. } => verb > 0 && wins(verb) && money(verb - 1),
        Shape::Phrase { start } => money(start) && wins(start + 1),
    }
}

/// "Cards printed and 40 sold", "5,000 signatures"
fn sold(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        matches!(reading.word(measure.at + 1), "sold" | "bought" | "downloaded" | "signatures")
    })
}

/// "Tide table adopted by skippers", "used by all crews"
fn taken_up_by(reading: &Reading) -> bool {
    let whom = Classes::of(&[Class::People, Class::Own]);
    !matches!(reading.shape, Shape::Order { .. })
        && (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
            matches!(reading.word(at), "adopted" | "used")
                && reading.word(at + 1) == "by"
                && (at + 2..at + 5)
                    .any(|i| reading.any(i, whom) && !matches!(reading.word(i), "council" | "board"))
        })
}

/// "Merge 50 songs from outside the choir"
fn from_outside(reading: &Reading) -> bool {
    !reading.measures.is_empty()
        && (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
            reading.word(at) == "from" && reading.word(at + 1) == "outside" && reading.word(at + 2) == "the"
        })
}

/// "Open a stall; first 3 deals closed there": somebody else agreed.
fn won_deals(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        measure.counted.is_some_and(|at| {
            matches!(reading.word(at), "deals" | "sales" | "purchases")
                && (measure.at > reading.shape.start() + 2)
                && reading
                    .gap(
                        measure.at
                            - 1
                            - usize::from(measure.at > 1 && reading.opens(measure.at - 1, Class::New)),
                    )
                    .contains([';', ',', '+'])
        })
    })
}

/// "Weather letters opened by 9,000 farmers"
fn done_by_many(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        measure.value >= MANY
            && measure.at > 1
            && reading.word(measure.at - 1) == "by"
            && reading.is(measure.at - 2, Class::Past)
            && measure.counted.is_some_and(|at| reading.any(at, Classes::of(&[Class::People, Class::Own])))
    })
}

/// "30 songs and 90 votes, not including our own crew": by others.
fn not_ours(reading: &Reading) -> bool {
    let who = Classes::of(&[Class::People, Class::Own]);
    !reading.measures.is_empty()
        && (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
            let named =
                |i: usize| i < reading.tokens.len() && reading.written(i).starts_with(char::is_uppercase);
            let out = reading.word(at) == "excluding"
                || (reading.word(at) == "including" && reading.before(at) == "not")
                // "(not Acme)"
                || (reading.word(at) == "not" && named(at + 1) && reading.gap(at + 1).starts_with(')'));
            out && (at + 1..at + 4).any(|i| reading.any(i, who) || named(i))
        })
}

/// "Have 2 outside clubs to adopt it", "one shop to stock the map": somebody else does.
fn to_adopt(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        (measure.at + 2..measure.at + 6).any(|at| {
            reading.word(at) == "to"
                && (reading.is(at + 1, Class::Choose)
                    || matches!(
                        reading.word(at + 1),
                        "adopt" | "use" | "try" | "support" | "integrate" | "join"
                    ))
                && reading.is(at + 1, Class::Base)
        })
    }) && (!matches!(reading.shape, Shape::Order { .. }) || statement::gives(reading, reading.shape.start()))
}

/// "Sing a song, sell 1 copy": somebody buys it.
fn sells(reading: &Reading) -> bool {
    (reading.shape.start() + 2..reading.tokens.len()).any(|at| {
        let joined = reading.before(at) == "and" || reading.gap(at - 1).contains(',');
        joined
            && reading.word(at) == "sell"
            && reading.measures.iter().any(|measure| (at + 1..at + 4).contains(&measure.at))
    })
}

/// "First outside patch merged": by somebody who need not.
fn first_from_outside(reading: &Reading) -> bool {
    let start = reading.shape.start();
    reading.word(start) == "first"
        && matches!(reading.word(start + 1), "external" | "outside" | "community")
        && (start + 2..reading.tokens.len())
            .any(|at| matches!(reading.word(at), "merged" | "accepted" | "received"))
}

/// "The mill asks us to stay": whoever asks wants more of it.
fn asks_us(reading: &Reading) -> bool {
    let start = reading.shape.start();
    !matches!(reading.shape, Shape::Order { .. })
        && (start + 1..reading.tokens.len()).any(|at| {
            matches!(reading.word(at), "ask" | "asks" | "invite" | "invites") && reading.word(at + 1) == "us"
        })
}
