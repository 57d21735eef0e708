//! Objectives without a verb that name a thing, a field of work or a mere act, and no change.

use super::chore;
use super::class::{Class, Classes};
use super::duty;
use super::number;
use super::outcome;
use super::reading::Reading;
use super::shape::Shape;
use super::turn::Turn;

/// What is held or handed out every so often.
const STAPLE: Classes = Classes::of(&[Class::Staple, Class::Lesson]);

/// "Chart support for the lake crews", "weekly reviews with …": what is given every day, and what comes round.
pub(super) fn given(reading: &Reading, start: usize) -> Option<usize> {
    // "Community calls and newsletter": each of them comes out as it does.
    let joined = (start..start + 3).find_map(|at| reading.joined(at).map(|second| (at, second)));
    let staples = joined.filter(|&(first, second)| {
        reading.any(first, STAPLE) && reading.any(second, STAPLE) && second + 1 == reading.tokens.len()
    });
    if staples.is_some() {
        return Some(start);
    }
    if reading.turns(start, Turn::DutyHeading) {
        return Some(start);
    }
    // "Quarterly close on day 7 (now: day 12)", "daily releases", "monthly patches, quarterly today": not as today.
    let today = (start..reading.tokens.len())
        .any(|at| matches!(reading.word(at), "now" | "today" | "releases" | "deploys" | "deployments"));
    if number::rhythm(reading.word(0)) && !today {
        return Some(0);
    }
    (start + 1..start + 4).find(|&at| reading.turns(at, Turn::ServiceFor) && !supported(reading, start, at))
}

/// "Board meetings that decide", "reports that write themselves": what they are to do stands behind them.
pub(super) fn says_more(reading: &Reading, start: usize) -> bool {
    (start + 1..reading.tokens.len()).any(|at| {
        let does = reading.is(at, Class::Base) || reading.is(at, Class::Third);
        matches!(reading.before(at), "that" | "who")
            && at > start + 1
            && does
            && !reading.is(at, Class::Modal)
            || matches!(reading.before(at), "that" | "who")
                && matches!(reading.word(at), "doesn't" | "don't" | "won't" | "isn't" | "aren't")
            || matches!(reading.word(at), "itself" | "themselves")
            // "Talks people stay to the end of"
            || reading.is(at, Class::People)
                && (reading.word(at).ends_with('s') || reading.word(at) == "people")
                && reading.any(at - 1, Classes::NOUN)
                && reading.is(at + 1, Class::Base)
                && !reading.any(at + 1, Classes::NOUN)
            || reading.word(at) == "without" && chore::named(reading, start).is_none()
    })
}

/// A duty, or what comes round, in a phrase: "Weekly rehearsals", "boat fleet servicing", "kitchen handles orders".
pub(super) fn goes_on(reading: &Reading, start: usize) -> Option<usize> {
    let last = reading.tokens.len() - 1;
    // "Weekly rehearsals", "weekly check of the boats"
    let bare = (start + 1..=start + 2).contains(&last)
        && !(start + 1..=last)
            .any(|at| reading.any(at, Classes::of(&[Class::Effect, Class::ChangeNoun, Class::Quality])));
    let checked = (start + 1..start + 3).any(|at| reading.turns(at, Turn::CheckedRound));
    let often = number::rhythm(reading.word(start)) && (bare || checked || reading.has(start, STAPLE));
    // "Boat fleet servicing"
    let like = Classes::of(&[Class::Quality, Class::Trait, Class::Comparative]);
    let served = (start + 1..start + 3).contains(&last)
        && reading.is(last, Class::Ing)
        && reading.any(last, Classes::of(&[Class::Duty, Class::Todo]))
        && reading.word(last) != "tracking"
        && !reading.any(last - 1, like);
    let named = |at: usize| {
        let called = at <= last && reading.written(at).starts_with(char::is_uppercase);
        called && !reading.any(at, Classes::of(&[Class::Own, Class::Field, Class::Article]))
    };
    let duty = |at: &usize| {
        let next = at + 1;
        let ends = (!reading.any(next, Classes::NOUN) && !reading.is(next, Class::Done))
            // "Boat maintenance + speed"
            || reading.gap(*at).contains(['+', '&'])
            || reading.word(next) == "work";
        // "Take payroll off paper"
        let other = (reading.word(*at) == "other" && *at < last)
            || matches!(reading.word(next), "off" | "out" | "onto" | "online")
            // "Buoy-based monitoring": of another kind than today's.
            || (start + 1..*at).any(|i| reading.gap(i - 1) == "-" && reading.is(i, Class::Past))
            // "Payroll in Ireland": where there was none.
            || reading.word(next) == "in" && named(next + 1)
            // "Year-end close in five days"
            || reading.word(next) == "in" && reading.tokens.get(next + 1).is_some_and(|token| token.figure.is_some());
        // "Support for high availability": what a thing can do then.
        let able = *at == start
            && reading.word(*at) == "support"
            && matches!(reading.word(next), "for" | "of")
            && !(next..next + 5).any(|i| reading.is(i, Class::People))
            && (reading.is(next + 1, Class::Ing)
                || (next + 2..next + 6).any(|i| matches!(reading.word(i), "all" | "every"))
                // "Support for MySQL and Postgres": by its name.
                || named(next + 1)
                // "Support for plugins"
                || outcome::object(reading, next + 1)
                    .is_some_and(|i| reading.is(i, Class::Artefact) && !reading.any(i, STAPLE))
                || (next + 1..next + 4).any(|i| reading.any(i, Classes::of(&[Class::Effect, Class::Trait]))));
        let able = able || supported(reading, start, *at);
        reading.is(*at, Class::DutyNoun) && ends && !other && !able && !feature(reading, start, *at)
    };
    often
        .then_some(start)
        .or(served.then_some(last))
        .or_else(|| duty::of_a_department(reading, start))
        // "Devices for every pupil"; "Work ourselves out of the day-to-day running": not as so far.
        .or_else(|| {
            let left = |at: usize| (at.saturating_sub(3)..at).any(|i| reading.word(i) == "out");
            let routine = reading.find(start, Class::Routine);
            routine.filter(|&at| !matches!(reading.before(at), "for" | "to") && !left(at))
        })
        .or_else(|| (start + 1..=last).find(|&at| reading.turns(at, Turn::Kept)))
        .or_else(|| {
            // "Safe mooring at the watch handover": where, and not what.
            let apart =
                |at: &usize| reading.is(*at, Class::Preposition) && reading.word(*at) != "of" && *at > start;
            (start..=last).take_while(|at| !apart(at)).find(duty)
        })
}

/// "Programme evaluated", "OKRs reviewed and agreed": a mere act, told as done.
pub(super) fn told_as_done(reading: &Reading, start: usize) -> Option<usize> {
    (start + 1..reading.tokens.len()).find(|&at| {
        let act = reading.is(at, Class::Past)
            && (reading.is(at, Class::Todo)
                || reading.is(at, Class::Duty)
                    && (matches!(
                        reading.word(at),
                        "supported" | "maintained" | "managed" | "handled" | "renewed" | "watched"
                    ) || reading.word(at + 1) == "by" && reading.is(at + 2, Class::Article)))
            && !reading.is(at, Class::Base);
        // "Letters written and filed"
        let next =
            if reading.word(at + 1) == "and" && reading.is(at + 2, Class::Past) { at + 3 } else { at + 1 };
        let ends = next >= reading.tokens.len() || reading.is(next, Class::Preposition);
        // "Fire drills done"
        let done = reading.word(at) == "done"
            && (at + 1 == reading.tokens.len() || matches!(reading.word(at + 1), "before" | "by" | "until"));
        let noun = reading.any(at - 1, Classes::NOUN)
            || reading.before(at).ends_with('s')
            || reading.is(at - 1, Class::Ambiguous)
            || (next == at + 3 && reading.tokens[at - 1].classes == Classes::NONE);
        // "Exams to be organised"
        let due = act && reading.before(at) == "be" && reading.word(at.saturating_sub(2)) == "to";
        due || ((act || done) && ends && noun)
    })
}

/// "Changelog videos", "Customer interviews": what is handed out or held every other week.
pub(super) fn handed_out(reading: &Reading, start: usize) -> Option<usize> {
    let told = |at: usize| matches!(reading.word(at), "that" | "which" | "who" | "itself" | "themselves");
    // "The letter turns into a book"
    let turns = |at: usize| reading.is(at, Class::Third) && reading.word(at + 1) == "into";
    // "A set of proposals on …"
    let set = (start..start + 3)
        .find(|&at| matches!(reading.word(at), "set" | "series" | "list") && reading.word(at + 1) == "of")
        .map_or(start, |at| at + 2);
    // "Annual report 2031"
    let paper = reading.is(start, Class::Paper)
        && (start + 1 == reading.tokens.len() || reading.tokens[start + 1].figure.is_some());
    outcome::object(reading, set).or(paper.then_some(start)).filter(|&at| !told(at + 1) && !turns(at + 1)).filter(|&at| {
        (reading.is(at, Class::Paper) || (reading.is(at, Class::Staple) && reading.word(at).ends_with('s')))
            && reading.measures.iter().all(|measure| measure.counted.is_none() && !measure.percent)
            // "Fairs in every valley"
            && reading.word(at + 2) != "every"
            && !reading.has(start, Classes::of(&[Class::Done, Class::Multiplier]))
            // "More guest evenings": than today.
            && !reading.is(start, Class::Comparative)
            && !reading.tokens[start].figure.is_some_and(|figure| figure.times)
    })
}

/// "Timetable stability": a matter, and nothing said of it.
pub(super) fn bare(reading: &Reading, start: usize) -> Option<usize> {
    let end = reading.turn_end(start, Turn::BareHeading).filter(|_| reading.measures.is_empty())?;
    matches!(reading.shape, Shape::Phrase { .. }).then_some(end - 1)
}

/// "Community outreach", "Sales and marketing", "Acme": fields of work, names and whose they are, and nothing else.
pub(super) fn heading(reading: &Reading, start: usize) -> Option<usize> {
    if !reading.measures.is_empty() {
        return None;
    }
    if let Some(end) = reading.turn_end(start, Turn::FieldHeading) {
        return Some(end - 1);
    }
    let last = reading.tokens.len() - 1;
    // "Old tide (paper) form retired": told as done.
    if last > start
        && reading.is(last, Class::Past)
        && !reading.is(last, Class::Base)
        && reading.any(last, Classes::VERB)
    {
        return None;
    }
    let plain = Classes::of(&[Class::Field, Class::Own, Class::Article]);
    let named = |at: usize| reading.any(at, plain) || matches!(reading.word(at), "and" | "of" | "for");
    let all = start..=last;
    // One more word may name whose field it is.
    let foreign: Vec<usize> = all.clone().filter(|&at| !named(at)).collect();
    let owned = match foreign[..] {
        [] => true,
        // "A sustainable office": what it is like, and not whose it is.
        [at] => {
            let like = Classes::of(&[Class::Quality, Class::Trait, Class::Vivid, Class::Comparative]);
            at < last
                && !reading.any(at, like)
                && (!reading.any(at, Classes::VERB) || reading.is(at, Class::Ambiguous))
        }
        _ => false,
    };
    // "New website": there is none, or an old one.
    let new = reading.word(start) == "new";
    let field = all.clone().find(|&at| reading.is(at, Class::Field)).filter(|_| owned && !new);
    field
        .or_else(|| name(reading, start))
        .or_else(|| (pair(reading, start) || matters(reading, start)).then_some(start))
}

/// "Acme", "Ferry Operator", "Ferry rider handbook", "Quay (cranes, tugs)": up to three words that only name a thing,
/// or whose it is.
pub(super) fn name(reading: &Reading, start: usize) -> Option<usize> {
    let aside = |&at: &usize| at == start || !reading.gap(at - 1).contains(['(', ':']);
    let named = (start..reading.tokens.len()).take_while(aside);
    let plain = Classes::of(&[
        Class::Artefact,
        Class::People,
        Class::Own,
        Class::Field,
        Class::Article,
        Class::Staple,
        Class::Effect,
        Class::Vague,
        Class::Paper,
        Class::Stake,
    ]);
    let deed = |word: &str| {
        (["ed", "ly", "ization", "isation"].iter().any(|end| word.ends_with(end)) && word != "management")
            || word.contains(|c: char| c.is_ascii_digit())
    };
    // "Get to the summit" goes somewhere.
    let led = start > 0 && reading.is(start - 1, Class::LeadIn);
    // "Light, open halls": what they are like.
    let listed = named.clone().skip(1).any(|at| reading.gap(at - 1).contains(','));
    let only = !listed
        && !led
        && named.clone().count() <= 3
        && named.clone().all(|at| {
            let classes = reading.tokens[at].classes;
            // "Predictable fares", "crew-repairable hulls"
            let like = (at == start || reading.gap(at - 1) == "-")
                && (reading.word(at).ends_with("able") || reading.word(at).ends_with("ible"))
                && at + 1 < reading.tokens.len();
            let unknown = classes == Classes::NONE && !deed(reading.word(at)) && !like;
            let moves = (classes.any(Classes::VERB) && !classes.is(Class::Ambiguous))
                || (classes.is(Class::Comparative) && !classes.is(Class::Artefact));
            let between = at > start && matches!(reading.word(at), "of" | "and");
            let aside = reading.is(at, Class::Calendar) || between;
            let like = Classes::of(&[Class::Trait, Class::Quality, Class::Vivid, Class::Done]);
            let noun = classes.is(Class::Ambiguous) && !classes.any(Classes::CHANGE.and(like));
            unknown || aside || ((noun || classes.any(plain)) && !moves)
        });
    // "Access (ramps, signs)"
    let aside = reading.gap(start).starts_with(" (") && reading.text.trim_end().ends_with(')');
    let only = only || (named.clone().count() == 1 && aside && start == 0);
    let last = named.last().unwrap_or(start);
    // "Harbour radio: out of the trial and in all boats", "tide map: live editing": what is said of it.
    let said = reading.gap(last).starts_with(':')
        && (reading
            .any(last + 1, Classes::of(&[Class::Quality, Class::Trait, Class::Vivid, Class::Preposition]))
            || (last + 1..reading.tokens.len()).any(|at| reading.is(at, Class::Comparative))
            // "Harbour radio: a channel for every boat that passes the pier", and not "office: keys, lamps, plants"
            || (last + 5 < reading.tokens.len()
                && !reading.is(last + 1, Class::Base)
                && !(last + 1..reading.tokens.len()).any(|at| reading.gap(at).contains(',')))
            || matches!(reading.word(last + 1), "one" | "single" | "no")
            || reading.is(reading.tokens.len() - 1, Class::Ing));
    // "Log book adoption", "slipway migration": something that was not so.
    let moved = last > start && reading.is(last, Class::ChangeNoun) && !reading.is(last, Class::Vague);
    // "Timetable stability", "crane readiness": what it is to be like. "Multi-deck ferries": of a kind.
    let like = ["ability", "ibility", "parency", "urity", "readiness", "friendliness"];
    // "Storm readiness in the bay"
    let heads = |at: usize| at == last || reading.is(at + 1, Class::Preposition);
    let liked = |at: usize| like.iter().any(|end| reading.word(at).ends_with(end));
    let moved = moved
        || (start + 1..=last).any(|at| heads(at) && liked(at))
        || last > start && reading.word(last) == "capabilities"
        || last > start && reading.word(start) == "multi";
    let built = said || moved || last > start && reading.turns(last, Turn::Built);
    // "New website!"
    let new = last > start && reading.word(start) == "new";
    (only && !built && !new && !feature(reading, start, last)).then_some(start)
}

/// "AIS protocol support for the ferries": what they can do then, by a name no list knows.
fn supported(reading: &Reading, start: usize, at: usize) -> bool {
    let next = at + 1;
    reading.word(at) == "support"
        && at > start + 1
        && (matches!(reading.word(next), "for" | "including") || reading.gap(at).contains(','))
        && !(next..next + 5).any(|i| reading.is(i, Class::People))
        && (start..at).any(|i| reading.tokens[i].classes == Classes::NONE)
}

/// "Multi-tenant support", "OAuth support": something that can be done then.
fn feature(reading: &Reading, start: usize, at: usize) -> bool {
    let joined = at > start + 1 && reading.gap(at - 2) == "-";
    let called = |at: usize| reading.written(at).chars().skip(1).any(char::is_uppercase);
    at > start
        && matches!(reading.word(at), "support" | "compliance")
        && at + 1 == reading.tokens.len()
        && (reading.tokens[at - 1].figure.is_some()
            || joined
            || (reading.tokens[at - 1].classes == Classes::NONE && called(at - 1))
            // "ESM build support", "Quarto ledger support"
            || at > start + 1 && reading.gap(at - 2) == " " && (start..at).any(|i| reading.tokens[i].classes == Classes::NONE))
}

/// "Equity, safety, trust and access", "safety and trust across the harbour": matters in a row, and nothing said of them.
fn matters(reading: &Reading, start: usize) -> bool {
    let said =
        Classes::of(&[Class::Comparative, Class::Trait, Class::Ease, Class::Modal]).and(Classes::CHANGE);
    let matter = |at: usize| {
        let classes = reading.tokens[at].classes;
        !reading.any(at, said.without(Classes::of(&[Class::Lower])))
            && (classes == Classes::NONE || classes.any(Classes::NOUN.and(Classes::of(&[Class::Field]))))
    };
    let ends = (start..reading.tokens.len())
        .find(|&at| {
            reading.gap(at).contains('(') || matches!(reading.word(at + 1), "in" | "across" | "within")
        })
        .unwrap_or(reading.tokens.len() - 1);
    let listed: Vec<usize> = (start..=ends).filter(|&at| reading.word(at) != "and").collect();
    let parts = listed.iter().filter(|&&at| at < ends && reading.gap(at).contains(',')).count();
    let joined = (start..ends).any(|at| reading.joined(at).is_some());
    (parts > 1 || joined && listed.len() == 2) && listed.iter().all(|&at| matter(at))
}

/// "Trust & safety", "mentoring and diversity in the club": two matters side by side, and nothing said of them.
fn pair(reading: &Reading, start: usize) -> bool {
    let said = Classes::of(&[Class::Comparative, Class::Superlative, Class::Ease]);
    let matter = |at: usize| {
        reading.tokens.get(at).is_some_and(|token| {
            // "Sail mending & ropes"
            let deed = token.is(Class::Ing) && token.any(Classes::ACT.and(Classes::of(&[Class::Behave])));
            // "Cost control and safety", "charts and repairs"
            let noun = token.any(Classes::of(&[Class::Ambiguous, Class::Third])) || token.any(Classes::NOUN);
            let growth = token.is(Class::Vague) && token.is(Class::ChangeNoun);
            (growth || !token.any(said)) && (deed || noun || token.classes == Classes::NONE)
        })
    };
    let Some(first) = (start..start + 2).find(|&at| reading.joined(at).is_some()) else { return false };
    let second = reading.joined(first).unwrap_or(first);
    let rest = second + (second..second + 2).take_while(|&at| matter(at)).count();
    let ends = rest == reading.tokens.len()
        || (matches!(reading.word(rest), "in" | "within" | "at") && rest + 3 >= reading.tokens.len());
    // "Compatibility and compliance": what it is to be like.
    let like = (start..rest).any(|at| reading.word(at).ends_with("ibility"));
    (start..=first).all(matter) && rest > second && ends && !like
}
