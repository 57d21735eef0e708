//! IMP101 routine-objective: the words keep something going, name a standing duty or a mere act, and no change.

use std::ops::Range;

use super::WordFinding;
use super::behaviour;
use super::beyond;
use super::change::{changes, changes_before, changes_by_deed, second_thought};
use super::class::{Class, Classes};
use super::duty;
use super::handed::{hands_out, left_going, left_over, paper};
use super::heading;
use super::number;
use super::office;
use super::outcome;
use super::passive;
use super::picture;
use super::reading::Reading;
use super::rules;
use super::shape::Shape;
use super::statement;

/// Why the words name no change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// Something goes on as it does today.
    Going,
    /// An act that is over once it is done.
    Once,
    /// Something to read, or an answer, until somebody acts on it.
    Paper,
    /// Only what it is about.
    Field,
}

/// IMP101
pub(super) fn objective(reading: &Reading, findings: &mut Vec<WordFinding>) {
    let Some((at, why)) = routine(reading) else { return };
    let span = with_its_object(reading, at);
    let seen = &reading.text[span.clone()];
    let message = match why {
        Why::Going => format!("“{seen}” keeps the work going; the words name no change."),
        Why::Once => format!("“{seen}” is over once it is done; the words name no change that stays."),
        Why::Paper => {
            format!("“{seen}” is something to have; the words name nothing that changes once it is there.")
        }
        Why::Field => format!("“{seen}” names what it is about; the words name no change."),
    };
    findings.push(rules::finding(
        "IMP101",
        span,
        message,
        "If this went as well as it ever could, what would be different from today?",
        &[
            "Make <it> so <good> that <whom> …",
            "Become the team that …",
            "leave it to the day's work, and name the one thing to change about it",
        ],
    ));
}

/// "Maintain the site": a verb with what it is done to, if that follows at once.
fn with_its_object(reading: &Reading, at: usize) -> Range<usize> {
    let span = reading.tokens[at].span.clone();
    let verb = matches!(reading.shape, Shape::Order { verb } if verb == at);
    let ends = |head: usize| {
        reading.tokens.get(head + 1).is_none_or(|next| next.is(Class::Preposition))
            || !reading.gap(head).trim().is_empty()
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
    if given.is_some() && !matches!(reading.shape, Shape::Order { .. }) && !changes(reading, 0) {
        return given.map(|at| (at, Why::Going));
    }
    match reading.shape {
        Shape::Order { verb } => order(reading, verb, lead),
        Shape::Statement { verb, .. } => statement(reading, start, verb),
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
                .filter(|&at| !changes_before(reading, start, at) && !picture::of(reading).moves());
            going
                .or_else(|| done.map(|at| (at, Why::Once)))
                .or_else(|| handed.map(|at| (at, Why::Paper)))
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

fn order(reading: &Reading, verb: usize, lead: Option<usize>) -> Option<(usize, Why)> {
    let classes = reading.tokens[verb].classes;
    if classes.is(Class::Hold) {
        // "Continue growing sales by 20 %"
        let grows = reading.is(verb + 1, Class::Ing)
            && reading.any(verb + 1, Classes::CHANGE)
            && !reading.measures.is_empty();
        if grows {
            return None;
        }
        // "Keep more of our apprentices": more than today.
        if reading.word(verb) == "keep" && reading.word(verb + 1) == "more" {
            return None;
        }
        return (!second_thought(reading, verb + 1)).then_some((verb, Why::Going));
    }
    if let Some(adverb) = lead {
        return Some((adverb, Why::Going));
    }
    // "We begin to share …": they did not, so far.
    let begins = verb > 0
        && ["begin to", "start to"].iter().any(|lead| reading.written(verb - 1).eq_ignore_ascii_case(lead));
    if begins {
        return None;
    }
    // "Build a hiring routine": there was none.
    let daily = reading.find(verb, Class::Routine).filter(|&at| reading.word(at) != "routine");
    if duty::names_a_tool(reading, verb) {
        return None;
    }
    // "Scheduled backups": a participle before a noun tells of the thing, not of a duty. "Finished a plan" is an act.
    if classes.is(Class::Past) && !classes.is(Class::Base) && !reading.is(verb + 1, Class::Article) {
        return None;
    }
    if duty::hands_in(reading, verb) {
        return Some((verb, Why::Going));
    }
    if classes.is(Class::Todo) {
        return act(reading, verb);
    }
    if owed(reading, verb) {
        return Some((verb, Why::Going));
    }
    if duty::asks(reading, verb) || duty::shows(reading, verb) || duty::donates(reading, verb) {
        return (!changes_by_deed(reading, verb + 1)).then_some((verb, Why::Once));
    }
    // "Coach the night crew daily"
    let last = reading.tokens.len() - 1;
    if classes.any(Classes::ACT) && ends_often(reading) {
        return (!changes(reading, verb + 1)).then_some((last, Why::Going));
    }
    // "Verify the crew's skills": they are what they are.
    if matches!(reading.word(verb), "verify" | "check" | "confirm") && reading.is(last, Class::Capability) {
        return Some((verb, Why::Once));
    }
    if reading.word(verb) == "provide" && duty::lends_a_hand(reading, verb) {
        return (!changes_by_deed(reading, verb + 1)).then_some((verb, Why::Going));
    }
    if classes.is(Class::Duty) {
        let changed = (changes(reading, verb + 1) && !duty::only_looks(reading, verb))
            || beyond::teaches_many(reading, verb)
            || beyond::of_ourselves(reading, verb)
            || beyond::another_way(reading, verb)
            || beyond::well(reading, verb)
            || beyond::puts_up(reading, verb)
            || beyond::hard_how(reading, verb)
            || reading.find(verb + 1, Class::Purpose).is_some();
        return (!changed).then_some((verb, Why::Going));
    }
    if duty::lends_a_hand(reading, verb) || duty::closes_items(reading, verb) {
        return (!changes_by_deed(reading, verb + 1)).then_some((verb, Why::Going));
    }
    if duty::staffs(reading, verb) || duty::refills(reading, verb) {
        return Some((verb, Why::Once));
    }
    // "Update the website", "… based on what guests say"
    let updated = reading.word(verb) == "update"
        && outcome::object(reading, verb + 1).is_some_and(|at| {
            let ends = at == last || matches!(reading.word(at + 1), "based" | "with" | "after" | "on");
            ends && reading.is(at, Class::Artefact)
        });
    if updated {
        return (!changes(reading, verb + 1)).then_some((verb, Why::Going));
    }
    // "Meet all deadlines", "own the website": what is owed, and what is looked after.
    let looked_after = reading.word(verb) == "own"
        && outcome::object(reading, verb + 1).is_some_and(|at| reading.is(at, Class::Artefact));
    if looked_after || duty::hits_a_target(reading, verb) || outcome::meets_what_is_written(reading, verb) {
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
    let given = |paper: usize| (verb + 1..paper).any(|at| reading.word(at) == "accepted");
    if let Some(paper) = paper(reading, verb).filter(|&at| statement::gives(reading, verb) && !given(at)) {
        return (!changes_by_deed(reading, paper)).then_some((paper, Why::Paper));
    }
    // "Win 40 regular guests": what they are like.
    let wins = Classes::CHANGE.and(Classes::of(&[Class::Attract, Class::Receive]));
    daily.filter(|_| !classes.any(wins) && !changes(reading, verb + 1)).map(|at| (at, Why::Going))
}

/// An act that is over once it is done, unless the words say what stays of it.
fn act(reading: &Reading, verb: usize) -> Option<(usize, Why)> {
    if beyond::stays_done(reading, verb) {
        return None;
    }
    let changed = (changes_by_deed(reading, verb + 1) && !duty::only_looks(reading, verb))
        || beyond::holds_the_first(reading, verb)
        || beyond::holds_enough(reading, verb)
        || beyond::of_ourselves(reading, verb)
        || beyond::another_way(reading, verb)
        || beyond::hard_how(reading, verb)
        || beyond::for_growth(reading, verb)
        || beyond::writes_more(reading, verb)
        || reading.find(verb + 1, Class::Purpose).is_some()
        || (picture::of(reading).moves() && !duty::counts_things(reading));
    (!changed).then_some((verb, Why::Once))
}

/// Orders that keep something going however well, by their verb and what it is done to.
fn owed(reading: &Reading, verb: usize) -> bool {
    duty::serves(reading, verb)
        || duty::leads_a_matter(reading, verb)
        || duty::backs(reading, verb)
        || duty::keeps_up(reading, verb)
        || duty::stands_behind(reading, verb)
        || duty::takes_part(reading, verb)
        || duty::retains(reading, verb)
        || duty::promotes(reading, verb)
        || office::usual(reading, verb)
        || (duty::among_others(reading, verb) && !picture::of(reading).moves())
}

/// "… every month", "… twice a year", "… daily": the last words say how often.
fn ends_often(reading: &Reading) -> bool {
    let last = reading.tokens.len() - 1;
    let every = reading.is(last, Class::Routine) && reading.written(last).starts_with("every ");
    let times = last > 2
        && number::time(reading.word(last)).or((reading.word(last) == "year").then_some(1.0)).is_some()
        && matches!(reading.word(last - 1), "a" | "per")
        && matches!(reading.word(last - 2), "once" | "twice" | "times");
    // "Automate the quarterly report": the phrase is the report.
    every || times || number::rhythm(&reading.written(last).to_ascii_lowercase())
}

/// What is made or handed over: a paper, what is left to do, what is given out every week; `daily`: a word of routine stands
/// in the text.
fn delivered(reading: &Reading, verb: usize, daily: bool) -> Option<(usize, Why)> {
    if left_going(reading, verb) {
        return (!changes_by_deed(reading, verb + 1)).then_some((verb, Why::Once));
    }
    if let Some(left) = left_over(reading, verb) {
        return (!changes_by_deed(reading, verb + 1)).then_some((left, Why::Once));
    }
    // "Extend the list of …": there is more on it then. "Set up a weekly report": it comes from then on.
    // "Relaunch the letter": it was gone.
    let grows = ["extend", "relaunch", "revive", "start", "form"]
        .iter()
        .any(|stem| reading.word(verb).starts_with(stem))
        || reading.written(verb).to_ascii_lowercase().ends_with("et up");
    if let Some(paper) = paper(reading, verb).filter(|_| !grows) {
        return (!changes_by_deed(reading, verb + 1)).then_some((paper, Why::Paper));
    }
    if hands_out(reading, verb) {
        return (!changes_by_deed(reading, verb + 1)).then_some((verb, Why::Going));
    }
    // "Produce a weekly show"
    let rhythm = reading.is(verb + 1, Class::Article) && number::rhythm(reading.word(verb + 2));
    let daily = (daily || rhythm) && reading.is(verb, Class::Handout);
    (daily && !changes(reading, verb + 1)).then_some((verb, Why::Going))
}

fn statement(reading: &Reading, start: usize, verb: usize) -> Option<(usize, Why)> {
    // "The band continues to play" does what it does; "… to improve" changes.
    let better = (verb + 1..verb + 3).any(|at| reading.any(at, Classes::CHANGE));
    // "… carries on widening": as it does today.
    let continues = reading.word(verb).starts_with("continu");
    if continues && behaviour::goes_on(reading, verb) && better {
        return None;
    }
    // "Guests can defend their choice": what they can do then.
    let able = matches!(reading.word(verb), "can" | "could")
        && (start..verb).any(|at| reading.is(at, Class::People));
    if able {
        return None;
    }
    if duty::of_an_office(reading, start, verb) {
        return order(reading, verb + 1, None);
    }
    if office::does(reading, start, verb) {
        return Some((verb, Why::Going));
    }
    // "Ensure deadlines are met": as they should be.
    let assured = (0..start).any(|at| reading.is(at, Class::Assure))
        && matches!(reading.word(verb), "is" | "are")
        && matches!(
            reading.word(verb + 1),
            "met" | "paid" | "followed" | "observed" | "available" | "done" | "well" | "run"
        );
    if assured && !changes(reading, verb + 1) {
        return Some((verb + 1, Why::Going));
    }
    // "Trials are moving forward": as they did.
    let under_way = matches!(reading.word(verb), "is" | "are")
        && matches!(
            (reading.word(verb + 1), reading.word(verb + 2)),
            ("moving", "forward") | ("under", "way") | ("in", "progress") | ("on", "track")
        );
    if under_way {
        return Some((verb + 1, Why::Going));
    }
    // "The lock keeps up with the largest barges": how much it can take.
    let scales = reading.is(verb, Class::Third) && reading.written(verb).ends_with("keeps up with");
    // "Guests stay instead of …": they used not to.
    let instead = (verb + 1..reading.tokens.len()).any(|at| matches!(reading.word(at), "instead" | "rather"));
    if !scales && !instead && (reading.is(verb, Class::Hold) || reading.is(verb + 1, Class::Hold)) {
        return (!second_thought(reading, verb + 1)).then_some((verb, Why::Going));
    }
    // "The sheds will be managed …"
    let will = matches!(reading.word(verb), "will" | "shall" | "must") && reading.word(verb + 1) == "be";
    let told = verb + usize::from(will);
    let kept = |act: &usize| !changes(reading, act + 1) && !beyond::well(reading, *act);
    if let Some(act) = passive::served(reading, told).filter(kept) {
        return Some((act, Why::Going));
    }
    // "The notice board is updated weekly"
    let rhythm = (verb + 1..reading.tokens.len()).find(|&at| number::rhythm(reading.word(at)));
    let by_us = reading.is(verb, Class::Modal)
        && reading.is(verb + 1, Class::Past)
        && reading.any(verb + 1, Classes::ACT);
    if let Some(at) = rhythm.filter(|_| by_us && !changes(reading, verb + 1)) {
        return Some((at, Why::Going));
    }
    // "OKRs reviewed", "the programme is evaluated": a mere act, told as done.
    let act = if reading.is(verb, Class::Modal) { verb + 1 } else { verb };
    // "… is written down and traceable"
    let joined = reading.word(act + 1) == "and" && reading.word(act + 2).ends_with("able");
    // "Chosen and praised by skippers": by others, who need not.
    let chosen = (verb..act + 3).any(|at| reading.is(at, Class::Choose) && reading.is(at, Class::Past));
    let grasped = reading.word(act) == "understood"
        || (chosen && (act + 1..act + 4).any(|at| reading.word(at) == "by"));
    let updated = reading.word(act) == "updated"
        && (start..verb).any(|at| reading.is(at, Class::Artefact))
        && matches!(reading.word(act + 1), "for" | "by" | "with");
    if reading.is(act, Class::Past)
        && (reading.is(act, Class::Todo) || updated)
        && !joined
        && !grasped
        && !changes(reading, act)
    {
        return Some((act, Why::Once));
    }
    // "The team has a draft of …": it can be read then.
    if let Some(paper) = paper(reading, verb).filter(|_| statement::gives(reading, verb)) {
        return (!changes_by_deed(reading, paper) && !picture::of(reading).moves())
            .then_some((paper, Why::Paper));
    }
    // "… a calm cooking routine" is new, and so is what is searchable besides.
    let able = (verb + 1..reading.tokens.len()).any(|at| reading.word(at).ends_with("able"));
    reading
        .find(start, Class::Routine)
        .filter(|&at| (reading.word(at) != "routine" || at == start) && !able && !changes(reading, start))
        .map(|at| (at, Why::Going))
}
