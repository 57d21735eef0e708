//! IMP101 routine-objective: the words keep something going, name a standing duty or a mere act, and no change.

use std::ops::Range;

use super::WordFinding;
use super::beyond;
use super::change::{changes, changes_before, changes_by_deed, second_thought, what_for};
use super::chore;
use super::class::{Class, Classes};
use super::duty;
use super::handed::{delivered, paper};
use super::heading;
use super::motion;
use super::office;
use super::outcome;
use super::phrase::MANY;
use super::picture;
use super::reading::Reading;
use super::round;
use super::rules;
use super::shape::Shape;
use super::statement;
use super::told;
use super::turn::Turn;

/// Why the words name no change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// Something goes on as it does today.
    Going,
    /// An act that is over once it is done.
    Once,
    /// Something to read, or an answer, until somebody acts on it.
    Paper,
    /// Only what it is about.
    Field,
}

/// A heading of so many words is quoted whole.
const LONGEST_HEADING: usize = 6;

/// IMP101
pub(super) fn objective(reading: &Reading, findings: &mut Vec<WordFinding>) {
    let Some((at, why)) = routine(reading) else { return };
    // "Code health" is about both.
    let heading = why == Why::Field && reading.tokens.len() <= LONGEST_HEADING;
    let span = if heading { reading.whole() } else { with_its_object(reading, at) };
    let seen = &reading.text[span.clone()];
    // "Keep the wait under 2 days"
    let bar = why == Why::Going && reading.is(at, Class::Hold) && !reading.measures.is_empty();
    let message = match why {
        Why::Going if endless(reading, at) => {
            format!(
                "“{seen} {}” says which way and shows no end: the smallest step would do.",
                reading.written(at + 1)
            )
        }
        Why::Going if bar => {
            format!("“{seen}” holds a bar; the words do not say that it was ever missed.")
        }
        Why::Going if reading.word(at).starts_with("keep") => {
            format!("“{seen}” says that it goes on as it does; the words name no change.")
        }
        Why::Going if reading.written(at).eq_ignore_ascii_case("work with") => {
            format!("“{seen}” says beside whom; the words name no change.")
        }
        Why::Going => format!("“{seen}” keeps the work going; the words name no change."),
        Why::Once => format!("“{seen}” is over once it is done; the words name no change that stays."),
        Why::Paper => {
            format!("“{seen}” is something to have; the words name nothing that changes once it is there.")
        }
        Why::Field => format!("“{seen}” names what it is about; the words name no change."),
    };
    let mut finding = asked(span, message);
    if bar {
        "Does it hold today? And if not, what would have to change so that it does?"
            .clone_into(&mut finding.question);
    }
    findings.push(finding);
}

/// As all words together read, where none of them says it by itself.
pub(super) fn leaning(reading: &Reading) -> WordFinding {
    let seen = reading.quoted();
    let message = format!(
        "“{seen}” reads more like the day's work or a task than like a change, all words taken together."
    );
    asked(reading.whole(), message)
}

fn asked(span: Range<usize>, message: String) -> WordFinding {
    rules::finding(
        "IMP101",
        span,
        message,
        "If this went as well as it ever could, what would be different from today?",
        &[
            "Make <it> so <good> that <whom> …",
            "Become the team that …",
            "leave it to the day's work, and name the one thing to change about it",
        ],
    )
}

/// Whether the words say that something changes, however the rest of them reads: from one number to another, "begin to",
/// "continue growing by 20 %", "maintain uptime while doubling traffic".
pub(super) fn says_a_change(reading: &Reading) -> bool {
    let opens =
        matches!(reading.shape, Shape::Order { verb } if begins(reading, verb) || grows(reading, verb));
    // "… to a wider circle", "we have a good understanding of …"
    let more = (reading.shape.start()..reading.tokens.len())
        .any(|at| reading.is(at, Class::Comparative) || reading.word(at) == "understanding");
    opens || more || motion::find(reading).is_some() || second_thought(reading, reading.shape.start() + 1)
}

/// "Continue growing sales by 20 %"
fn grows(reading: &Reading, verb: usize) -> bool {
    reading.is(verb + 1, Class::Ing) && reading.any(verb + 1, Classes::CHANGE) && !reading.measures.is_empty()
}

/// "Continually improving the round": a way, and no end.
fn endless(reading: &Reading, at: usize) -> bool {
    reading.word(at).ends_with("ly")
        && at + 1 < reading.tokens.len()
        && reading.any(at + 1, Classes::of(&[Class::Better, Class::Raise, Class::Lower]))
}

/// "Maintain the site": a verb with what it is done to, if that follows at once.
fn with_its_object(reading: &Reading, at: usize) -> Range<usize> {
    let span = reading.tokens[at].span.clone();
    let verb = matches!(reading.shape, Shape::Order { verb } if verb == at);
    // "Own the design + the rig": half of what is owned would be a misquotation.
    let ends = |head: usize| {
        !reading.gap(head).contains(['+', '&'])
            && (reading.tokens.get(head + 1).is_none_or(|next| next.is(Class::Preposition))
                || !reading.gap(head).trim().is_empty())
    };
    let object = outcome::object(reading, at + 1).filter(|&head| {
        verb && head <= at + 4 && ends(head) && (at..head).all(|i| reading.gap(i).trim().is_empty())
    });
    object.map_or(span.clone(), |head| span.start..reading.tokens[head].span.end)
}

/// The token that says the day job or a mere act, if nothing in the sentence says a change.
fn routine(reading: &Reading) -> Option<(usize, Why)> {
    let start = reading.shape.start();
    let lead = (0..start).find(|&at| reading.is(at, Class::Routine));
    let given = heading::given(reading, start);
    // "Weekly shows become possible"
    let becomes = matches!(reading.shape, Shape::Statement { verb, .. } if matches!(reading.word(verb), "become" | "becomes"));
    if given.is_some() && !becomes && !matches!(reading.shape, Shape::Order { .. }) && !changes(reading, 0) {
        return given.map(|at| (at, Why::Going));
    }
    if reading.turns(start, Turn::StandsIn) {
        return Some((start, Why::Going));
    }
    // "Answer 90 % of letters the same day, up from 40 %"
    if motion::find(reading).is_some() {
        return None;
    }
    if let Some(at) = round::comes_round(reading) {
        return Some((at, Why::Going));
    }
    if let Some(at) = heading::bare(reading, start) {
        return Some((at, Why::Field));
    }
    // "Menu review with the cooks, who are fed up"
    let task = || chore::named(reading, start).filter(|_| !changes(reading, start));
    match reading.shape {
        Shape::Order { verb } => order(reading, verb, lead),
        Shape::Statement { verb, .. }
            if task().is_some_and(|at| at < verb && (at..verb).any(|at| chore::breaks(reading, at))) =>
        {
            task().map(|at| (at, Why::Once))
        }
        Shape::Statement { verb, .. } => told::routine(reading, start, verb),
        Shape::Phrase { .. }
            if heading::says_more(reading, start)
                // "Order entry 2.0": another one than today's.
                || reading.text.trim_end_matches('.').ends_with(".0") && !reading.is(start, Class::Ing)
                // "Forms read by scanner, replacing copying", and not "a set of papers on it".
                || (reading.turns(start, Turn::AnotherWay)
                    && !(start..start + 4).any(|at| reading.is(at, Class::Paper) && !reading.is(at, Class::Staple))) =>
        {
            None
        }
        Shape::Phrase { .. } => {
            let going = lead
                .or_else(|| heading::goes_on(reading, start))
                .filter(|_| !changes(reading, start))
                // "Stall fees for May" is a heading, "fees as usual" goes on.
                .map(|at| {
                    let about = reading.is(at, Class::DutyNoun)
                        && !reading.any(at, Classes::of(&[Class::Routine, Class::Ing]));
                    (at, if about { Why::Field } else { Why::Going })
                });
            let done = heading::told_as_done(reading, start).filter(|_| !changes(reading, start));
            let handed = heading::handed_out(reading, start)
                .filter(|&at| !changes_before(reading, start, at) && !picture::of(reading).moves())
                // "Leaks of one class in the lock eliminated": fewer of them.
                .filter(|&at| {
                    !(at + 1..reading.tokens.len()).any(|i| {
                        reading.is(i, Class::Past)
                            && (!reading.is(i, Class::Base) || matches!(reading.word(i + 1), "to" | "from"))
                            && reading.any(i, Classes::CHANGE)
                    })
                });
            going
                .or_else(|| done.map(|at| (at, Why::Once)))
                .or_else(|| handed.map(|at| (at, Why::Paper)))
                .or_else(|| task().map(|at| (at, Why::Once)))
                .or_else(|| {
                    let bare = heading::name(reading, start).filter(|_| !picture::of(reading).moves());
                    heading::heading(reading, start)
                        .filter(|_| !changes(reading, start))
                        .or(bare)
                        .map(|at| (at, Why::Field))
                })
        }
    }
}

pub(super) fn order(reading: &Reading, verb: usize, lead: Option<usize>) -> Option<(usize, Why)> {
    let classes = reading.tokens[verb].classes;
    // "Know which boat pays", "understand why": so far we do not.
    if matches!(reading.word(verb), "know" | "understand") {
        return None;
    }
    if classes.is(Class::Hold) {
        if grows(reading, verb) || reading.turns(verb, Turn::HoldsMore) {
            return None;
        }
        // "Maintain and strengthen friendships" is said of what goes on; "maintain uptime while doubling traffic" is not.
        let beside = (verb + 1..reading.tokens.len())
            .any(|at| matches!(reading.word(at), "while" | "whilst" | "but" | "yet"))
            // "… while the queue grows": by itself.
            && !reading.turns(verb, Turn::GoesOn);
        return (!beside || !second_thought(reading, verb + 1)).then_some((verb, Why::Going));
    }
    if let Some(adverb) = lead {
        return Some((adverb, Why::Going));
    }
    if begins(reading, verb) && !reading.turns(verb, Turn::Over) {
        return None;
    }
    // "Build a hiring routine": there was none.
    let daily = reading.find(verb, Class::Routine).filter(|&at| {
        // "A clear picture of how each week will look": in what is seen then.
        reading.word(at) != "routine" && !(verb..at).any(|i| matches!(reading.word(i), "how" | "what"))
    });
    if reading.turns(verb, Turn::NamesATool) {
        return None;
    }
    // "Scheduled backups": a participle before a noun tells of the thing, not of a duty. "Finished a plan" is an act.
    if classes.is(Class::Past) && !classes.is(Class::Base) && !reading.is(verb + 1, Class::Article) {
        return None;
    }
    if reading.turns(verb, Turn::HandsIn) {
        return Some((verb, Why::Going));
    }
    if reading.turns(verb, Turn::Over) {
        let stays = beyond::stays_done(reading, verb) || changes_by_deed(reading, verb + 1);
        return (!stays && !what_for(reading, verb + 1)).then_some((verb, Why::Once));
    }
    if classes.is(Class::Todo) {
        return act(reading, verb);
    }
    if owed(reading, verb) {
        return Some((verb, Why::Going));
    }
    if reading.turns(verb, Turn::Answered) {
        return (!changes_by_deed(reading, verb + 1)).then_some((verb, Why::Once));
    }
    // "Coach the night crew daily"
    let last = reading.tokens.len() - 1;
    if classes.any(Classes::ACT) && round::ends_often(reading) {
        return (!changes(reading, verb + 1)).then_some((last, Why::Going));
    }
    // "Verify the crew's skills": they are what they are.
    if matches!(reading.word(verb), "verify" | "check" | "confirm") && reading.is(last, Class::Capability) {
        return Some((verb, Why::Once));
    }
    if reading.turns(verb, Turn::ProvidesHelp) {
        return (!changes_by_deed(reading, verb + 1)).then_some((verb, Why::Going));
    }
    if classes.is(Class::Duty) {
        return on_duty(reading, verb);
    }
    if reading.turns(verb, Turn::LendsAHand) {
        return (!changes_by_deed(reading, verb + 1)).then_some((verb, Why::Going));
    }
    if duty::staffs(reading, verb) || reading.turns(verb, Turn::Refills) {
        return Some((verb, Why::Once));
    }
    if updates(reading, verb) {
        // "… with the new opening hours": so that it is right again.
        let current = (verb + 3..last).any(|at| {
            reading.word(at) == "with"
                && (at + 1..at + 3).any(|i| matches!(reading.word(i), "new" | "latest" | "current"))
        });
        return (current || !changes(reading, verb + 1)).then_some((verb, Why::Going));
    }
    // "Meet all deadlines", "own the website": what is owed, and what is looked after.
    let looked_after = reading.word(verb) == "own"
        && outcome::object(reading, verb + 1).is_some_and(|at| reading.is(at, Class::Artefact));
    if looked_after || reading.turns(verb, Turn::HitsATarget) || outcome::meets_what_is_written(reading, verb)
    {
        return (!changes(reading, verb + 1)).then_some((verb, Why::Going));
    }
    if classes.is(Class::Deliver) {
        return delivered(reading, verb, daily.is_some());
    }
    // "Get the boat serviced": as every spring.
    let last_word = reading.tokens[last].classes;
    let serviced = statement::caused(reading, verb)
        && ((last_word.any(Classes::of(&[Class::Duty, Class::Todo])) && !last_word.is(Class::Sign))
            // "Get all boats painted"
            || reading.is(verb + 1, Class::Universal));
    if serviced {
        return (!changes(reading, verb + 1)).then_some((verb, Why::Once));
    }
    // "We have a draft of …": it can be read then.
    let given =
        |paper: usize| (verb + 1..paper + 2).any(|at| matches!(reading.word(at), "accepted" | "adopted"));
    if let Some(paper) = paper(reading, verb).filter(|&at| statement::gives(reading, verb) && !given(at)) {
        return (!changes_by_deed(reading, paper)).then_some((paper, Why::Paper));
    }
    // "Win 40 regular guests": what they are like.
    let wins = Classes::CHANGE.and(Classes::of(&[Class::Attract, Class::Receive]));
    // "Ship weekly", "open the hall on weekdays": they did not, so far.
    let opens = matches!(reading.word(verb), "ship" | "open" | "release" | "deploy");
    daily.filter(|_| !classes.any(wins) && !opens && !changes(reading, verb + 1)).map(|at| (at, Why::Going))
}

/// "Update the website", "… based on what guests say"
fn updates(reading: &Reading, verb: usize) -> bool {
    reading.word(verb) == "update"
        && outcome::object(reading, verb + 1).is_some_and(|at| {
            let ends = at + 1 == reading.tokens.len()
                || matches!(reading.word(at + 1), "as" | "based" | "with" | "after" | "on");
            ends && reading.is(at, Class::Artefact)
        })
}

/// "We begin to share …", "start weighing boats weekly": they did not, so far.
fn begins(reading: &Reading, verb: usize) -> bool {
    let starts = matches!(reading.word(verb), "start" | "begin")
        && reading.is(verb + 1, Class::Ing)
        && !matches!(reading.word(verb + 1), "thinking" | "looking" | "talking" | "planning" | "working");
    // "Be able to …": we cannot, so far.
    let leads = ["begin to", "start to", "be able to"];
    starts || verb > 0 && leads.iter().any(|lead| reading.says(verb - 1, lead))
}

/// A standing duty, unless the words say how it changes.
fn on_duty(reading: &Reading, verb: usize) -> Option<(usize, Why)> {
    let changed = (changes(reading, verb + 1) && !reading.turns(verb, Turn::OnlyLooks))
        || beyond::stays_done(reading, verb)
        // "Ensure we can sail on any day"
        || reading.tokens.get(verb + 1).is_some_and(|_| reading.says(verb + 1, "we can"))
        || beyond::teaches_many(reading, verb)
        || beyond::otherwise(reading, verb)
        || (beyond::well(reading, verb)
            // "Administer the berths with calm and quick answers" looks on, however well.
            && !matches!(reading.word(verb), "administer" | "coordinate" | "facilitate" | "oversee" | "support"))
        || reading.turns(verb, Turn::MoreThanADuty)
        || reading.turns(verb, Turn::OwesNothing)
        || duty::comes_to_support(reading, verb)
        || what_for(reading, verb + 1);
    (!changed).then_some((verb, Why::Going))
}

/// An act that is over once it is done, unless the words say what stays of it.
fn act(reading: &Reading, verb: usize) -> Option<(usize, Why)> {
    if beyond::stays_done(reading, verb) {
        return None;
    }
    let changed = (changes_by_deed(reading, verb + 1) && !reading.turns(verb, Turn::OnlyLooks))
        || beyond::otherwise(reading, verb)
        || reading.turns(verb, Turn::MoreThanAnAct)
        // "Scan 90,000 pages": more than one sits down to.
        || reading.measures.iter().any(|measure| measure.value >= 10.0 * MANY && measure.counted.is_some())
        || what_for(reading, verb + 1)
        || (picture::of(reading).moves() && !duty::counts_things(reading));
    (!changed).then_some((verb, Why::Once))
}

/// Orders that keep something going however well, by their verb and what it is done to.
fn owed(reading: &Reading, verb: usize) -> bool {
    reading.turns(verb, Turn::Serves)
        || reading.turns(verb, Turn::Leads)
        || reading.turns(verb, Turn::Owed)
        || reading.turns(verb, Turn::Promotes)
        || office::usual(reading, verb)
        || (reading.turns(verb, Turn::GoesOn) && !reading.turns(verb, Turn::AnotherWay))
        || (duty::among_others(reading, verb) && !picture::of(reading).moves())
}
