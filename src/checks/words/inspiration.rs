//! INS201 task-shaped-objective, INS202 metric-in-objective, INS203 no-picture: three ways of giving a team nothing to
//! see. At most one of them speaks: a number is named first, then a task, then the empty frame.

use std::ops::Range;

use super::WordFinding;
use super::beyond;
use super::change::to_do;
use super::class::{Class, Classes};
use super::measure::Measure;
use super::number;
use super::picture;
use super::reading::Reading;
use super::rules;
use super::shape::Shape;
use super::turn::Turn;

/// INS201, INS202, INS203
pub(super) fn objective(reading: &Reading, findings: &mut Vec<WordFinding>) {
    let picture = picture::of(reading);
    // Beside a count ("eight schools", "500 patients") a picture is enough, beside a share or a sum it must be a strong one.
    let time = |measure: &Measure| number::time(reading.word(measure.at + 1)).is_some();
    let count = |measure: &Measure| {
        (measure.amount && !measure.percent && time(measure))
            || !measure.amount
                && (measure.value < 100.0 || measure.counted.is_some_and(|at| reading.is(at, Class::People)))
    };
    let teaches = matches!(reading.shape, Shape::Order { verb } if beyond::teaches_many(reading, verb));
    // "Ship features 2x faster": how it feels, and not how much of it.
    let faster = reading.measures.iter().any(|measure| {
        let next = reading.word(measure.at + 1);
        reading.word(measure.at).ends_with('x') && matches!(next, "faster" | "quicker" | "sooner" | "easier")
    });
    if teaches || faster {
        return;
    }
    let outshone = |at: usize| {
        picture.outshines_a_number()
            || (picture.moves() && reading.measures.iter().all(count))
                && !matches!(reading.shape, Shape::Order { verb } if at == verb + 1)
    };
    if let Some(at) = number(reading).filter(|&at| !outshone(at)) {
        let span = with_what_it_counts(reading, at);
        let counts = reading
            .measures
            .iter()
            .any(|measure| measure.at == at && !measure.amount && measure.value.fract() == 0.0);
        let times = reading.tokens[at].figure.is_some_and(|figure| figure.times);
        let kind = if times {
            "multiple"
        } else if counts {
            "count"
        } else {
            "measure"
        };
        findings.push(rules::finding(
            "INS202",
            span.clone(),
            format!("“{}” is a {kind}, standing where the picture should be.", &reading.text[span]),
            "If the number were reached, what would people see, say or be able to do?",
            &[
                "say in the objective what it will be like, and move the number to a key result",
                "Become the … that …",
            ],
        ));
        return;
    }
    // "Let no workshop go home with an open question": who lets something happen says what it will be like.
    let lets = matches!(reading.shape, Shape::Order { verb } if reading.word(verb) == "let");
    if picture.moves() || lets {
        return;
    }
    match reading.shape {
        Shape::Order { verb } if reading.any(verb, Classes::ACT) && !betters(reading, verb) => {
            task(reading, verb, findings);
        }
        _ if for_somebody(reading) => {}
        _ => findings.push(no_picture(reading)),
    }
}

/// So many words have room for a purpose and for those it is for.
const ROOM: usize = 14;

/// "Raise friendly meetings between the wardens and the crews to enhance safety in the harbour": for whom, and what for, in
/// a sentence with room for both. "Better charts to help users" only sounds like it.
pub(super) fn for_somebody(reading: &Reading) -> bool {
    let purpose = |at: usize| {
        reading.is(at, Class::Purpose)
            || reading.word(at) == "to"
                && reading.is(at + 1, Class::Base)
                && reading.any(at + 1, Classes::CHANGE.and(Classes::of(&[Class::Attract, Class::Let])))
    };
    let start = reading.shape.start();
    reading.tokens.len() >= start + ROOM
        && (start + 2..reading.tokens.len()).any(purpose)
        && (start..reading.tokens.len()).any(|at| reading.is(at, Class::People))
}

/// "at least 2 cooks": a number with its bound, and with what it counts if that follows at once.
fn with_what_it_counts(reading: &Reading, at: usize) -> Range<usize> {
    let span = with_its_signs(reading, at);
    let counted = reading
        .measures
        .iter()
        .find(|measure| measure.at == at && !measure.amount)
        .and_then(|measure| measure.counted);
    let near = counted
        .filter(|&head| head > at && head <= at + 3 && (at..head).all(|i| reading.gap(i).trim().is_empty()));
    let bound = at.checked_sub(1).filter(|&before| {
        reading.any(before, Classes::of(&[Class::AtLeast, Class::AtMost])) && reading.gap(before) == " "
    });
    // "never more than 30"
    let bound = bound.map(|before| match before.checked_sub(1) {
        Some(not) if matches!(reading.word(not), "never" | "no" | "not") => not,
        _ => before,
    });
    // "10 minutes", "1.2m EUR"
    let unit = reading.measures.iter().any(|measure| measure.at == at && measure.amount)
        && reading.gap(at) == " "
        && (reading.is(at + 1, Class::Unit) || number::money(reading.word(at + 1)));
    let near = near.or(unit.then_some(at + 1));
    let start = bound.map_or(span.start, |before| reading.tokens[before].span.start);
    let end = near.map_or(span.end, |head| reading.tokens[head].span.end.max(span.end));
    start..end
}

/// Where a number stands with what is written to it: "16%", "€5m", "4–5x".
fn with_its_signs(reading: &Reading, at: usize) -> Range<usize> {
    let Range { start, end } = reading.tokens[at].span;
    // "a week": the one that is meant is the unit's.
    let end = if reading.is(at, Class::Article) && reading.tokens[at].figure.is_none() {
        reading.tokens.get(at + 1).map_or(end, |unit| unit.span.end)
    } else {
        end
    };
    let apart = |sign: char| sign.is_whitespace() || "()[]\"“”'‘’".contains(sign);
    let from = reading.text[..start]
        .rfind(apart)
        .map_or(0, |before| before + reading.text[before..].chars().next().map_or(0, char::len_utf8));
    let rest = &reading.text[end..];
    let signs =
        rest[..rest.find(apart).unwrap_or(rest.len())].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    from..end + signs.len()
}

/// "Run the kitchen more calmly", "make the form shorter", "remove delays": how something is changes, and no task opens.
fn betters(reading: &Reading, verb: usize) -> bool {
    let adverb = (verb + 1..reading.tokens.len()).any(|at| {
        matches!(reading.word(at), "more" | "less") && {
            let how = reading.word(at + 1);
            how.ends_with("ly") || (reading.any(at + 1, GOOD) && !reading.any(at + 2, Classes::NOUN))
        }
    });
    let made = matches!(reading.word(verb), "make" | "making")
        && reading.find(verb + 1, Class::Comparative).is_some();
    // "Make the log friendly", "make it ready for guests": a state.
    let state = matches!(reading.word(verb), "make" | "making")
        && (verb + 2..reading.tokens.len()).any(|at| {
            (reading.word(at) == "ready" || reading.written(at).ends_with("friendly"))
                && !reading.any(at + 1, Classes::NOUN)
        });
    let ends = matches!(reading.word(verb), "remove" | "removing")
        && reading.has(verb + 1, Classes::of(&[Class::Cost, Class::Pain]));
    adverb || made || state || ends
}

/// What says how good something is, or how it differs from today.
const GOOD: Classes = Classes::of(&[
    Class::Quality,
    Class::Trait,
    Class::Vivid,
    Class::Superlative,
    Class::Comparative,
    Class::Ease,
]);

/// Whether somebody stands in the words who could be better off.
fn somebody(reading: &Reading) -> bool {
    // "all crews", "… of the team", "… between teams"
    let crew = |at: usize| {
        own(reading, at)
            && (at.saturating_sub(2)..at).any(|i| {
                reading.is(i, Class::Universal)
                    || matches!(reading.word(i), "of" | "for" | "between" | "among" | "across" | "help")
            })
    };
    (reading.shape.start()..reading.tokens.len()).any(|at| reading.is(at, Class::People) || crew(at))
}

/// "The office", "our team": one's own people.
fn own(reading: &Reading, at: usize) -> bool {
    let written = reading.written(at).to_ascii_lowercase();
    reading.is(at, Class::Own) || written.ends_with("team") || written.ends_with("teams")
}

/// Whether the words say how good; "new" and "more" only say that there is some.
fn good(reading: &Reading) -> bool {
    (reading.shape.start()..reading.tokens.len()).any(|at| {
        let like = reading.any(at, GOOD)
            || matches!(reading.word(at), "ready" | "production" | "grade" | "friendly")
            || (reading.word(at).ends_with("able")
                && reading.word(at) != "able"
                && reading.tokens[at].classes == Classes::NONE);
        // "Grow sales steadily": how, and not what it will be like.
        like && (!reading.word(at).ends_with("ly") || reading.word(at) == "friendly")
            && !reading.opens(at, Class::New)
            && !matches!(reading.word(at), "growth" | "scale")
    })
}

/// "Confidence", "trust": what somebody feels is named, if not how it would show.
fn feels(reading: &Reading) -> bool {
    reading.turns_anywhere(reading.shape.start(), Turn::Feeling)
}

/// A number or a multiple that measures.
fn number(reading: &Reading) -> Option<usize> {
    // "One door for all guests" says what it will be like.
    let one = |at: usize| {
        at == reading.shape.start()
            && (reading.word(at) == "one" || (reading.word(at) == "zero" && reading.turns(at, Turn::Spared)))
    };
    // "Build an engine that will carry 5x growth": what it is for, and no mark to reach.
    let beside = |at: usize| {
        matches!(reading.shape, Shape::Order { verb } if reading.is(verb, Class::Deliver))
            && (reading.shape.start() + 1..at).any(|i| {
                matches!(reading.word(i), "that" | "which") && reading.is(i + 1, Class::Modal)
                    || to_do(reading, i)
            })
    };
    reading.measures.iter().map(|measure| measure.at).find(|&at| !one(at) && !beside(at))
}

fn task(reading: &Reading, verb: usize, findings: &mut Vec<WordFinding>) {
    // "… so that we can grow" says what for; "store all songs of the world" how far.
    let purpose = reading.find(verb + 1, Class::Purpose).is_some()
        // "Rebuild the index, to reuse it in the shop"
        || (verb + 2..reading.tokens.len()).any(|at| to_do(reading, at));
    // "… that will reach 16 %", "… that drives faster answers": a mark, and what one would notice.
    let more = |at: usize| reading.is(at, Class::Comparative) && reading.word(at).ends_with("er");
    let marked = !reading.measures.is_empty() || (verb + 1..reading.tokens.len()).any(more);
    let far = reading.has(verb + 1, Classes::of(&[Class::Universal, Class::World]));
    // "Build a great team": at what?
    let last = reading.tokens.len() - 1;
    // "Build a process that helps the team": the process should.
    let apart = Classes::of(&[Class::Relative, Class::Preposition]);
    let team = own(reading, last) && !(verb + 1..last).any(|at| reading.any(at, apart));
    // "Engage the members to learn the ropes": what they come to do is said.
    let comes_to_do = reading.turns_anywhere(verb, Turn::ComesToDo);
    let missing = match (good(reading), somebody(reading) || purpose) {
        _ if comes_to_do => "how well that will go, or who will be better off",
        (true, false) if team => "what it should be good at",
        (false, false) if marked => "for whom",
        (false, true) if marked => "what somebody can do, feel or say once it is done",
        (false, false) if !far => "how good it should be, or for whom",
        (false, true) if !far => "how good it should be",
        _ if feels(reading) && !marked => "by what one would notice it",
        _ => "what somebody can do, feel or say once it is done",
    };
    // What is made can be first-class; what is done every day, one can be known for.
    let first = if reading.is(verb, Class::Deliver) {
        "Build a first-class <…> with <what it will be good at>"
    } else {
        "Become the team that <does it so well that …>"
    };
    findings.push(rules::finding(
        "INS201",
        reading.tokens[verb].span.clone(),
        format!("“{}” sounds like a task; the words do not say {missing}.", reading.written(verb)),
        "When it is done, who will be glad of it, and what will they say about it?",
        &[
            first,
            "<…> so that <whom> can <do what they cannot do today>",
            "Become the <…> that <whom> would miss",
        ],
    ));
}

pub(super) fn no_picture(reading: &Reading) -> WordFinding {
    // "A healthy crew" names those who are better off.
    let us = |at: usize| own(reading, at) || matches!(reading.word(at), "we" | "us");
    let who = somebody(reading) || (reading.shape.start()..reading.tokens.len()).any(us);
    let missing = match (good(reading), who) {
        (false, false) => "nobody who is better off and nothing that says how good it will be",
        (false, true) => "nothing that says how good it will be",
        (true, _) if feels(reading) => "nothing by which one would notice it",
        (true, _) => "nothing that anybody can do, feel or say then, but cannot today",
    };
    // "Production ready", "a healthy budget" are end states, of a kind.
    let order = matches!(reading.shape, Shape::Order { .. });
    let shows =
        if good(reading) && !order { "says what it will be like, and shows" } else { "shows no end state:" };
    let told = matches!(reading.shape, Shape::Statement { .. });
    let verb_before = |at: usize| matches!(reading.shape, Shape::Order { verb } if verb + 1 == at);
    let ends = |at: usize| {
        at + 1 == reading.tokens.len()
            || reading.any(at + 1, Classes::of(&[Class::Preposition, Class::Purpose, Class::Relative]))
            || reading.gap(at).contains([',', ';', ':', '(', '&', '/', '-'])
    };
    // In "process cluster" the second word says what is meant.
    let vague = (reading.shape.start()..reading.tokens.len()).find(|&at| {
        let verb = matches!(reading.shape, Shape::Order { verb } if verb == at);
        reading.any(at, Classes::of(&[Class::Vague, Class::Buzz]))
            && !verb
            // "Growth in paying members": it is said of what.
            && !(reading.is(at, Class::ChangeNoun)
                && matches!(reading.word(at + 1), "of" | "in")
                && at + 2 < reading.tokens.len())
            // "The hiring process": it is said which.
            && !(at > reading.shape.start() && reading.any(at - 1, Classes::NOUN) && !verb_before(at))
            && (ends(at) || reading.is(at, Class::Buzz))
            // "Infrastructure for walking": it is said for what.
            && !(reading.word(at + 1) == "for" && at + 2 < reading.tokens.len() && !reading.is(at, Class::Buzz))
            // "… working with the Foundation": a name.
            && !(at > reading.shape.start()
                && reading.written(at).starts_with(char::is_uppercase)
                && reading.before(at) == "the")
            // "Live our YCA value": a name.
            && !(at > 0 && reading.is(at, Class::Vague) && reading.in_capitals(at - 1))
    });
    let (span, message) = match vague {
        Some(at) => (
            reading.tokens[at].span.clone(),
            format!("“{}” can mean many things; the words show {missing}.", reading.written(at)),
        ),
        // "More bakers will know us"
        None if told && !good(reading) => (
            reading.whole(),
            format!("“{}” says what will be so, and not yet how good it will be.", reading.quoted()),
        ),
        None => (reading.whole(), format!("“{}” {shows} {missing}.", reading.quoted())),
    };
    rules::finding(
        "INS203",
        span,
        message,
        "Picture the day it is reached: what can somebody do, feel or say that they cannot today?",
        &[
            "<whom> love <what> because …",
            "Make <what> so <good> that …",
            "Become the first choice for <whom>",
        ],
    )
}
