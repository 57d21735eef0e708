//! What an order ("Build …", "Raise …", "Reach …") names: an effect, or only what will be done.

use super::activity;
use super::class::{Class, Classes};
use super::motion;
use super::outcome::{EFFECT, counts_things, first_words, meets_what_is_written, object, thing};
use super::phrase;
use super::reading::Reading;
use super::statement;
use super::turn::Turn;
use super::won;

/// Whether the words name an effect.
pub(super) fn names_effect(reading: &Reading, verb: usize) -> bool {
    let classes = reading.tokens[verb].classes;
    // "Lead 3 walks": so many are held.
    let held = reading.word(verb).starts_with("lead")
        && reading.measures.iter().any(|measure| measure.at == verb + 1 && !measure.amount);
    // "We have hired 3 cooks"
    // "Reach 100 % delivery of the rooms": all of them are there.
    let all_there = reading.measures.iter().any(|measure| {
        measure.percent
            && measure.value == 100.0
            && matches!(
                reading.word(measure.at + 2),
                "delivery" | "completion" | "implementation" | "rollout"
            )
            && reading.word(measure.at + 3) == "of"
    });
    if all_there {
        return false;
    }
    let staffed = statement::gives(reading, verb)
        && matches!(reading.word(verb + 1), "hired" | "onboarded" | "recruited");
    if staffed || reading.turns(verb, Turn::NoEffect) || is_there(reading, verb) {
        false
    } else if classes.is(Class::Lower) {
        lessens(reading, verb)
    } else if held {
        activity::names_effect(reading, verb)
    } else if classes.any(Classes::of(&[Class::Become, Class::Stir])) {
        true
    } else if classes.any(Classes::CHANGE) || moves_a_number(reading, verb) {
        changes(reading, verb)
    } else if classes.is(Class::Reach) {
        reaches(reading, verb)
    } else if classes.is(Class::Hold) {
        holds(reading, verb)
    } else {
        activity::names_effect(reading, verb)
    }
}

/// "Move the number of moorings from 40 to 60"
fn moves_a_number(reading: &Reading, verb: usize) -> bool {
    matches!(reading.word(verb), "move" | "take" | "bring" | "drive" | "push")
        && (verb + 1..verb + 3).any(|at| matches!(reading.word(at), "number" | "count" | "rate" | "share"))
        && motion::find(reading).is_some()
}

/// "Reduce …"
fn lessens(reading: &Reading, verb: usize) -> bool {
    // "Compress the manuals": the pile of things is smaller, and who is better off is not said. "Reduce the number of
    // tests that …" says what there is less of.
    let counted = (verb + 1..verb + 3).any(|at| {
        matches!(reading.word(at), "number" | "count" | "amount" | "volume" | "size" | "frequency")
    });
    // "Drop in lost hours": less of it.
    let less = reading.word(verb + 1) == "in";
    let pile = !less
        && reading.measures.is_empty()
        && !counted
        && !reading.has(verb, Classes::of(&[Class::Multiplier]))
        && !reading.has(verb + 1, Classes::of(&[Class::Cost, Class::Meeting]))
        && !matches!(reading.word(verb + 1), "duplicate" | "late" | "lost" | "overdue" | "open")
        && object(reading, verb + 1).is_some_and(|at| thing(reading, at));
    !pile
}

/// "Improve …", "increase …"
fn changes(reading: &Reading, verb: usize) -> bool {
    let classes = reading.tokens[verb].classes;
    // "Enhanced search delivered": what is there now, told by a participle.
    let told = classes.is(Class::Past) && !classes.is(Class::Base);
    if told && reading.measures.is_empty() && reading.has(verb + 1, Classes::of(&[Class::Done])) {
        return false;
    }
    // "… from 15 % to 30 %": a share of them moves, and not the pile.
    let share = motion::find(reading).is_some_and(|motion| motion.share);
    // "Speed up some tests": whatever it is, it is faster.
    let pace = ["speed", "accelerat", "stabili"].iter().any(|stem| reading.word(verb).starts_with(stem));
    // "Grow the crew to 25 people": so many are hired.
    let hired = object(reading, verb + 1)
        .is_some_and(|at| matches!(reading.word(at), "team" | "crew" | "headcount" | "staff"))
        && reading.measures.iter().any(|measure| {
            !measure.percent && measure.counted.is_some_and(|at| reading.is(at, Class::People))
        });
    // "Grow the crew to plan (+2 cooks)": so many as were asked for.
    let to_plan = (verb + 1..verb + 4)
        .any(|at| matches!(reading.word(at), "team" | "crew" | "headcount" | "staff"))
        && (verb + 2..verb + 5).any(|at| reading.word(at) == "to" && reading.word(at + 1) == "plan");
    if hired || to_plan {
        return false;
    }
    // "Grow the number of moorings by 30 %"
    // "… the number of posters by 20": the team hangs them up; "… planted by schools": others do it.
    let others = Classes::of(&[Class::People, Class::Own]);
    let counts =
        (verb + 1..verb + 3).find(|&at| matches!(reading.word(at), "number" | "count")).is_some_and(|at| {
            let ends = (at + 2..reading.tokens.len()).find(|&i| reading.is(i, Class::Preposition));
            let unknown = ends.is_some_and(|end| reading.tokens[end - 1].classes == Classes::NONE);
            unknown
                || !object(reading, at + 2).is_some_and(|head| thing(reading, head))
                || (at..reading.tokens.len())
                    .any(|i| reading.word(i) == "by" && (i + 1..i + 3).any(|who| reading.any(who, others)))
        });
    let grown = reading
        .measures
        .iter()
        .any(|measure| (measure.percent || counts) && reading.before(measure.at) == "by");
    // "Win back 70 % of the lapsed members"
    let folk = reading
        .measures
        .iter()
        .any(|measure| measure.percent && measure.counted.is_some_and(|at| reading.is(at, Class::People)));
    grown || folk || pace || share || !counts_things(reading, verb + 1)
}

/// "Reach …", "get …", "meet …"
fn reaches(reading: &Reading, verb: usize) -> bool {
    let classes = reading.tokens[verb].classes;
    // "Meet and ask 3 tenants": an act, by its second verb. "Meet the council": we do.
    let meets = reading.word(verb).starts_with("meet")
        && object(reading, verb + 1)
            .is_some_and(|at| reading.any(at, Classes::of(&[Class::People, Class::Own])));
    if meets || (reading.word(verb + 1) == "and" && reading.is(verb + 2, Class::Todo)) {
        return activity::names_effect(reading, verb);
    }
    if meets_what_is_written(reading, verb) {
        return false;
    }
    // "Sell more season tickets": somebody buys them. "Sign up 400 anglers to …": they need not.
    if reading.word(verb).starts_with("sell") || won::came(reading, verb) {
        return true;
    }
    let ranked = !reading.measures.is_empty()
        || matches!(reading.word(verb + 1), "first" | "top" | "highest" | "number" | "#");
    if reading.word(verb).starts_with("rank") && ranked {
        return true;
    }
    // "Have 5,000 maps sold": somebody bought them.
    if statement::gives(reading, verb)
        && (verb + 2..reading.tokens.len()).any(|at| reading.word(at) == "sold")
    {
        return true;
    }
    // "Get faster at knots"
    if statement::gives(reading, verb)
        && reading.is(verb + 1, Class::Comparative)
        && reading.word(verb + 1).ends_with("er")
    {
        return true;
    }
    // "Get sign-off for the new rates": by those who are asked.
    if statement::gives(reading, verb)
        && (verb + 1..verb + 5).any(|at| {
            matches!(reading.word(at), "sign-off" | "signoff" | "approval")
                || reading.says(at.min(reading.tokens.len() - 1), "sign off")
        })
    {
        return false;
    }
    if statement::gives(reading, verb) && reading.measures.is_empty() {
        // "Get the first guests": they come.
        let come = reading.word(verb).starts_with("get")
            && object(reading, verb + 1).is_some_and(|at| reading.is(at, Class::People));
        if come {
            return true;
        }
        return !statement::caused(reading, verb) && statement::given(reading, verb, false);
    }
    // "Reach 900 members and 400 letters", "reach an even mark (spread < 0.5) on 30 essays"
    let many = reading.measures.iter().any(|measure| {
        measure.counted.is_some_and(|at| reading.is(at, Class::People) && reading.is(at, Class::Effect))
    });
    let bound = reading
        .measures
        .iter()
        .any(|measure| measure.at > 0 && matches!(reading.word(measure.at - 1), "<" | "≤"));
    if reading.word(verb).starts_with("reach") && many || bound {
        return true;
    }
    let object = object(reading, verb + 1);
    let counted = reading.measures.iter().rev().find_map(|measure| {
        let aside = matches!(reading.word(measure.at - 1), "across" | "among" | "over");
        let the = reading.word(measure.at - 1) == "the" && measure.at > verb + 2;
        measure.counted.filter(|_| !measure.amount && measure.value > 0.0 && !aside && !the)
    });
    // A number of companies or teams are people doing something; "the company" is not.
    let others = counted.is_some_and(|at| reading.is(at, Class::Own));
    let effect = others || object.is_some_and(|at| reading.any(at, EFFECT));
    let elsewhere = object.is_none_or(|at| !reading.any(at, Classes::NOUN)) && reading.has(verb + 1, EFFECT);
    // "Get 5 recordings from neighbours"
    let from_others = statement::gives(reading, verb) && phrase::given_by(reading, verb);
    if from_others || (classes.is(Class::Receive) && !reading.measures.is_empty()) {
        return true;
    }
    // "Get 40 pledges", "attract 9 sponsors": who gives it is somebody else, whatever it is called.
    let given = classes.is(Class::Attract) && classes.any(Classes::of(&[Class::Base, Class::Ing]));
    let named = counted.or(object).is_some_and(|at| thing(reading, at));
    if given && !named && reading.measures.iter().any(|measure| measure.value > 2.0) {
        return true;
    }
    if let Some(share) = reading.measures.iter().find(|measure| measure.amount) {
        // "Reach 100 % implementation of …": a share of what is made.
        let of_things = share.percent
            && reading.word(share.at + 2) != "of"
            && share.counted.is_some_and(|at| thing(reading, at) && !at_heart(reading, at));
        // "Reach load times < 2 s on 5 slow pages"
        let bounded = share.at > 0 && matches!(reading.word(share.at - 1), "<" | ">" | "≤" | "≥");
        return !of_things && (bounded || !counted.is_some_and(|at| thing(reading, at)));
    }
    (effect || elsewhere) && !counts_things(reading, verb + 1)
}

/// "60 % kiln hit rate": the thing only says which effect.
fn at_heart(reading: &Reading, thing: usize) -> bool {
    (thing + 1..reading.tokens.len())
        .take_while(|&at| {
            !reading.is(at, Class::Preposition) && matches!(reading.gap(at - 1), " " | "/" | "-")
        })
        .any(|at| reading.is(at, Class::Effect) && !reading.is(at, Class::Artefact))
}

/// "Keep …", "maintain …"
fn holds(reading: &Reading, verb: usize) -> bool {
    // "The number of visits": what is counted stands behind the small word.
    let counted =
        (verb + 1..verb + 3).find(|&at| reading.word(at) == "number" && reading.word(at + 1) == "of");
    let effect = first_words(reading, counted.map_or(verb + 1, |at| at + 2)).0;
    let bettering = reading.any(verb + 1, Classes::CHANGE) && reading.is(verb + 1, Class::Ing);
    // "Keep the handbook 100 % digital", "continue with 1 article a week": how a thing is made.
    let with = usize::from(reading.word(verb + 1) == "with");
    let made = object(reading, verb + 1 + with).is_some_and(|at| thing(reading, at))
        && reading.measures.iter().all(|measure| {
            measure.counted.map_or(measure.value == 100.0 && measure.percent, |at| thing(reading, at))
        });
    (!reading.measures.is_empty() && !made)
        // "Keep the share above last year's"
        || (reading.has(verb + 1, Classes::of(&[Class::Bar])) && !reading.is(verb + 1, Class::Routine))
        // "Keep the lock time at ≤ 9 min"
        || reading.measures.iter().any(|measure| {
            measure.amount && !measure.percent && reading.is(measure.at - 1, Class::AtMost)
        })
        || (effect && (bettering || !reading.any(verb + 1, Classes::VERB)))
}

/// "Discover page with search deployed": the last word says that it is there now, whatever the first one is elsewhere.
fn is_there(reading: &Reading, verb: usize) -> bool {
    let last = (verb + 1..reading.tokens.len()).find(|&at| reading.gap(at).contains('('));
    // "… assembled by week 6"
    let due = (verb + 2..reading.tokens.len()).find(|&at| {
        matches!(reading.word(at), "by" | "before" | "until") && reading.is(at + 1, Class::Calendar)
    });
    let last = last.or(due.map(|at| at - 1)).unwrap_or(reading.tokens.len() - 1);
    reading.measures.is_empty()
        && last > verb + 1
        // "Raise the number of people who get their claims accepted": of whom.
        && !reading.has(verb, Classes::of(&[Class::Relative]))
        && (reading.is(last, Class::Done) || (due.is_some() && reading.any(last, Classes::ACT)))
        && reading.is(last, Class::Past)
        && !reading.is(last, Class::Base)
        && reading.any(last - 1, Classes::NOUN)
        && !reading.has(verb, Classes::of(&[Class::Modal, Class::Purpose]))
}
