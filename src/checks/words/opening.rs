//! Whether the first word that matters is a verb here ("Build the …") or a noun ("Build times under …").

use super::class::{Class, Classes};
use super::reading::Reading;
use super::shape::{breaks_off, moves};

/// Whether the word opens an order: a verb's own form, and nothing after it says that it stands for a thing here.
pub(super) fn opens_order(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    let verb = token.any(Classes::VERB);
    let form = token.any(Classes::of(&[Class::Base, Class::Ing, Class::Past]));
    if !verb || !form {
        return unlisted(reading, at);
    }
    let next = at + 1;
    // "Sort-office": what it is called.
    if reading.gap(at) == "-" && token.is(Class::Ambiguous) && reading.is(next, Class::Artefact) {
        return false;
    }
    if token.is(Class::Ing) && reading.gap(at).contains(',') {
        // "Inviting, tidy reading rooms": a quality, not a verb.
        return reading.is(next, Class::Ing);
    }
    if names(reading, at) {
        return false;
    }
    // "Blog gets 5,000 visitors"
    let does = token.any(Classes::NOUN)
        && reading.is(next, Class::Third)
        && !reading.any(next, Classes::NOUN.and(Classes::of(&[Class::Ambiguous])))
        && next + 1 < reading.tokens.len();
    if !token.is(Class::Ambiguous) {
        return !does;
    }
    if moves(reading, reading.tokens.len() - 1) && !reading.is(next, Class::Article) {
        return false;
    }
    let field = reading.is(next, Class::Field) && next + 1 == reading.tokens.len();
    if field && !token.any(Classes::CHANGE) && reading.word(at) != "build" {
        // "Cluster outreach": a heading; "Build team" is none.
        return false;
    }
    if reading.is(next, Class::Effect)
        && next + 1 == reading.tokens.len()
        && !reading.word(next).ends_with('s')
        && !token.any(Classes::CHANGE.and(Classes::of(&[Class::Reach, Class::Stir, Class::Desk])))
        && !token.is(Class::Hold)
    {
        // "Code health": a level of something.
        return false;
    }
    if reading.is(next, Class::ChangeNoun) && next + 1 == reading.tokens.len() && !token.any(Classes::CHANGE)
    {
        // "Process automation": a change, named by two nouns.
        return false;
    }
    if next >= reading.tokens.len() {
        return false;
    }
    if reading.gap(at).contains([':', ',']) && !token.any(Classes::CHANGE) {
        return reading.gap(at).contains(',') && reading.any(next, Classes::VERB);
    }
    if reading.is(next, Class::Article) {
        return true;
    }
    // "Hiring 2 cooks"
    let counts = reading.tokens.get(next).is_some_and(|token| token.figure.is_some())
        && reading.any(next + 1, Classes::of(&[Class::People, Class::Artefact]));
    if token.is(Class::Ing) && counts {
        return true;
    }
    // "Training for …", "Support of …" and "Search in …" are nouns, "Launch in …" is not.
    if reading.word(at) == "search" && matches!(reading.word(next), "in" | "on" | "across" | "by") {
        return false;
    }
    if token.is(Class::Ing) || matches!(reading.word(next), "for" | "of" | "per" | "than") {
        return false;
    }
    if reading.is(next, Class::Preposition) {
        return true;
    }
    if reading.is(next, Class::Modal) || (reading.is(next, Class::Third) && !reading.any(next, Classes::NOUN))
    {
        return false;
    }
    // "Support response time under 2 hours": a noun, if what follows it is then said something about.
    // "Pilot reactor runs 500 hours"
    let unknown = reading.tokens[next].classes == Classes::NONE
        && reading.tokens[next].figure.is_none()
        && (reading.is(next + 1, Class::Modal)
            || (reading.is(next + 1, Class::Third)
                && reading.any(next + 1, Classes::of(&[Class::Behave, Class::Choose]))));
    let compound = (unknown || reading.any(next, Classes::of(&[Class::Effect, Class::Artefact, Class::Vague])))
        && !token.any(Classes::CHANGE)
        // "Process orders within a week" says what to do with them.
        && (token.is(Class::DutyNoun)
            || !(next..next + 3)
                .any(|i| reading.word(i).ends_with('s') && reading.word(i + 1) == "within")
                // "Answer letters from guests in under two days"
                && !(next + 1..reading.tokens.len())
                    .any(|i| reading.word(i) == "in" && reading.word(i + 1) == "under"));
    // "Hold turnover at 6 %" holds it.
    let level = !reading.word(at).starts_with("hold") && level_follows(reading, next + 1);
    !(compound && (statement_follows(reading, next + 1) || level))
}

/// Of a word that no list knows as a verb: "Descale the …", "pick which town …".
fn unlisted(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    // A first word that no list knows, before a determiner or a bound, is a verb: "Descale the …".
    let unknown = token.classes == Classes::NONE
        && token.figure.is_none()
        && !reading.word(at).ends_with('s')
        && !reading.word(at).contains('\'');
    // "Pick which town …", "work out where …": nobody else is there who could do it.
    let asks = matches!(reading.word(at + 1), "which" | "whether" | "where")
        && token.is(Class::Base)
        && !token.any(Classes::NOUN);
    if asks {
        return true;
    }
    // "@neighbours > 2k followers": a sign bounds what is watched.
    let signed = !reading.word(at + 1).contains(char::is_alphabetic);
    // "Take a walk each month": what people do by themselves, and nobody stands before it.
    let behaves = at == 0 && token.is(Class::Base) && token.is(Class::Behave) && !token.any(Classes::NOUN);
    (unknown || behaves)
        && !signed
        && reading.any(at + 1, Classes::of(&[Class::Article, Class::AtLeast, Class::AtMost]))
}

/// A word that is a verb elsewhere and names a thing here, or says what it is like.
fn names(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    let next = at + 1;
    if token.is(Class::Ing) && token.is(Class::Quality) && reading.is(next, Class::Preposition) {
        // "Welcoming to newcomers": what it is like.
        return true;
    }
    // "Teaching is …", "renewing a berth is …", "letter handling is …": what is spoken of.
    let is = |at: usize| matches!(reading.word(at), "is" | "are");
    let gerund = token.is(Class::Ing)
        && ((next..next + 5).take_while(|&i| !breaks_off(reading, i)).any(is) || spoken_of(reading, at))
        && !reading.gap(at).contains(',');
    if gerund || (reading.is(next, Class::Ing) && is(next + 1)) {
        return true;
    }
    let beside =
        reading.gap(at).trim() == "&" && token.is(Class::Ambiguous) && !reading.any(next, Classes::VERB);
    if titles(reading, at) || subject(reading, at) {
        return true;
    }
    if beside || reading.gap(at).contains('+') {
        // "Boost + Premium", "Trust & safety": names, set side by side.
        return true;
    }
    // "Grant writing", "backlog grooming": named by what is done, and not ordered.
    let compound = next + 1 == reading.tokens.len()
        && token.is(Class::Base)
        && token.any(Classes::ACT)
        && (token.is(Class::Ambiguous) || token.any(Classes::NOUN))
        && reading.is(next, Class::Ing)
        && reading.any(next, Classes::of(&[Class::Duty, Class::Todo]))
        && !matches!(reading.word(at), "start" | "begin" | "stop" | "finish" | "try" | "learn" | "do");
    if compound {
        return true;
    }
    // "Code reviews", "design meetings"
    let held = next + 1 == reading.tokens.len()
        && token.is(Class::Base)
        && token.is(Class::Ambiguous)
        && !token.any(Classes::CHANGE.and(Classes::of(&[
            Class::Handout,
            Class::Todo,
            Class::Hold,
            Class::Duty,
        ])))
        && matches!(reading.word(next), "reviews" | "meetings" | "calls" | "sessions" | "talks");
    if held {
        return true;
    }
    // "Planning that survives the winter": what it is to do.
    let told = token.any(Classes::of(&[Class::Ambiguous, Class::Ing]))
        && reading.word(next) == "that"
        && reading.is(next + 1, Class::Third);
    if told {
        return true;
    }
    // "Open source tools make it easy …": which tools.
    if reading.says(at, "open source") && reading.is(next, Class::Artefact) {
        return true;
    }
    // "Fundraising and events": two fields of work.
    let fields = token.is(Class::Ing)
        && token.is(Class::Field)
        && reading.joined(at) == Some(reading.tokens.len() - 1)
        && reading.is(reading.tokens.len() - 1, Class::Field);
    if fields {
        return true;
    }
    // "Ferry able to carry 90 cars"
    if reading.word(next) == "able" {
        return true;
    }
    // "Board secretariat duties": a duty, whatever the first word is elsewhere.
    let last = reading.tokens.len() - 1;
    let duties = last > at && matches!(reading.word(last), "duties" | "responsibilities" | "matters");
    if duties && !reading.is(next, Class::Article) && last < at + 4 {
        return true;
    }
    // "Review backlog goes down", "restoring a roof takes a day": what the first words name does so.
    let falls = (matches!(reading.word(last), "goes" | "go")
        && reading.any(last, Classes::of(&[Class::Raise, Class::Lower])))
        || (matches!(reading.before(last), "come" | "comes")
            && matches!(reading.word(last), "down" | "up")
            && !matches!(reading.word(last.saturating_sub(2)), "it" | "they" | "that"));
    let takes = token.is(Class::Ing)
        && (next + 1..reading.tokens.len())
            .any(|i| matches!(reading.word(i), "takes" | "costs") && !reading.before(i).starts_with("that"));
    // "Review time of new songs drops from 9 days to 3"
    let drops = reading.is(next, Class::Effect)
        && (next + 1..last).any(|i| {
            reading.is(i, Class::Third) && reading.is(i, Class::Move) && reading.word(i + 1) == "from"
        });
    if (falls && !reading.is(next, Class::Article)) || takes || drops {
        return true;
    }
    if told_as_done(reading, at) {
        return true;
    }
    let made_of = reading.word(next) == "of" && !token.any(Classes::ACT);
    if made_of || (reading.gap(at) == "-" && reading.word(next) == "to") {
        // "Register of boats", "order-to-table time"; "review of the plan" says what is done
        return true;
    }
    if reading.word(at) == "better" && !reading.is(next, Class::Article) {
        // "Better retention of …": said of what follows.
        return true;
    }
    // "Saved searches … are released": which ones.
    token.is(Class::Past)
        && !token.is(Class::Base)
        && !reading.any(next, Classes::of(&[Class::Article, Class::Preposition]))
        && (next + 1..reading.tokens.len())
            .take_while(|&i| !breaks_off(reading, i))
            .any(|i| matches!(reading.word(i), "is" | "are") && reading.is(i + 1, Class::Past))
}

/// "Mooring meter replaced": told as done, whatever the first word is elsewhere.
fn told_as_done(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    let last = reading.tokens.len() - 1;
    let mut parts = at + 1..last;
    token.any(Classes::of(&[Class::Ambiguous, Class::Ing]))
        && !token.any(Classes::of(&[Class::Let, Class::Hold, Class::Become, Class::Help]))
        && (1..3).contains(&parts.len())
        && reading.is(last, Class::Past)
        && !reading.is(last, Class::Base)
        && reading.any(last, Classes::VERB)
        && parts.all(|i| {
            (reading.any(i, Classes::NOUN) || reading.tokens[i].classes == Classes::NONE)
                && !reading.word(i).ends_with('s')
                && reading.gap(i) == " "
        })
}

/// "Mending a sail on a wet deck is …", "moving a berth means …": what is done, and what is said of that.
fn spoken_of(reading: &Reading, at: usize) -> bool {
    (at + 2..reading.tokens.len().min(at + 10))
        .take_while(|&i| !breaks_off(reading, i) && !reading.gap(i - 1).contains([',', ';', '(', ':']))
        .take_while(|&i| {
            !matches!(reading.word(i), "what" | "how" | "whether" | "and" | "everyone" | "everything")
        })
        .any(|i| matches!(reading.word(i), "is" | "means" | "becomes" | "feels" | "stays"))
}

/// A gauge, or a title and what is said of it.
fn titles(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    let next = at + 1;
    // "Cancelled trips on the day: at most 3 %", "pick accuracy 99.2": a gauge, whatever its first word is elsewhere.
    let told = token.is(Class::Past) && !token.is(Class::Base);
    let figure = |i: usize| reading.tokens.get(i).is_some_and(|token| token.figure.is_some());
    let colon = (next..reading.tokens.len()).find(|&i| reading.gap(i).starts_with(':'));
    let gauge = (told && colon.is_some_and(|i| (i + 1..i + 4).any(figure)))
        || (reading.is(next, Class::Effect)
            && !reading.is(next, Class::People)
            && figure(next + 1)
            && !token.any(Classes::CHANGE.and(Classes::of(&[Class::Reach, Class::Hold])))
            && token.any(Classes::ACT));
    // "Alert fatigue: calls a night from 14 to 5"
    let gauge = gauge
        || (reading.is(next, Class::Effect)
            && colon == Some(next)
            && (next + 1..reading.tokens.len()).any(figure));
    // "Reading lists: …", "cancelled trips: at most 3 %": a title, and what is said of it.
    let title = next < reading.tokens.len()
        && reading.gap(next).starts_with(':')
        && reading.any(at, Classes::of(&[Class::Ing, Class::Past]))
        && !reading.is(at, Class::Base)
        && reading.word(next).ends_with('s');
    gauge || title
}

/// A part of the name of somebody or something that does what stands behind it.
fn subject(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    let next = at + 1;
    // "Field crews get the map", "discharge letters reach the doctor": who does, or what.
    let others = Classes::of(&[Class::Let, Class::Help, Class::Become]);
    let does = next + 1;
    let said = reading.word(next).ends_with('s')
        && reading.any(next, Classes::of(&[Class::People, Class::Artefact]))
        && !token.any(others)
        && !matches!(reading.word(at), "make" | "have" | "get" | "see" | "watch" | "win" | "help")
        && reading.is(does, Class::Base)
        && reading.any(does, Classes::of(&[Class::Reach, Class::Move]))
        && reading.any(does + 1, Classes::of(&[Class::Article, Class::Preposition]));
    // "Crew leaders run their own drills", "participating towns print the map": people do, after what they are called.
    let run = reading.is(next, Class::People)
        && reading.word(next).ends_with('s')
        && reading.is(does, Class::Base)
        && !token.any(others)
        && if token.is(Class::Ing) {
            token.any(Classes::of(&[Class::Attend])) && reading.any(does, Classes::VERB)
        } else {
            token.is(Class::Ambiguous)
                && reading.any(does, Classes::of(&[Class::Behave, Class::Grasp, Class::Become]))
                && !reading.any(does, Classes::NOUN)
                && !reading.is(does, Class::Ambiguous)
                && reading.is(does + 1, Class::Article)
                // "Harbour crews keep on learning …"
                || token.is(Class::Ambiguous) && reading.is(does, Class::Hold)
        };
    // "Research team builds its first boat"
    let team = matches!(reading.word(next), "team" | "crew" | "group" | "staff")
        && reading.is(does, Class::Third)
        && !reading.any(does, Classes::NOUN);
    // "Interview folder contains guides"
    let holds = matches!(reading.word(does), "contains" | "includes" | "covers" | "exists" | "meets")
        && !reading.is(next, Class::Article)
        && !token.is(Class::Ing);
    // "Departure before noon becomes normal", "double bookings become impossible"
    let turns = |i: usize| {
        reading.is(i, Class::Become)
            && !reading.is(i, Class::Modal)
            && (reading.is(i, Class::Third)
                || reading.before(i).ends_with('s') && reading.word(i) == "become")
    };
    let becomes = (reading.is(next, Class::Preposition) && (next + 1..next + 4).any(turns))
        || (!reading.is(next, Class::Article) && turns(does));
    said || run || becomes || team || holds
}

/// "Code coverage of the core at 80 %", "budget drift of at most 2 %": a measure, and where it shall stand.
fn level_follows(reading: &Reading, from: usize) -> bool {
    let stands = |at: usize| matches!(reading.word(at), "of" | "at" | "above" | "below" | "under" | "over");
    let amount = |at: usize| {
        reading.tokens.get(at).is_some_and(|token| token.figure.is_some())
            && (reading.word(at + 1) == "%"
                || reading.is(at + 1, Class::Unit)
                // "at 3.8 or higher"
                || reading.is(at + 1, Class::AtLeast))
    };
    // "Staff engagement index at 75"
    let marked = |at: usize| {
        matches!(reading.before(at), "index" | "score" | "rate" | "rating")
            && reading.tokens.get(at + 1).is_some_and(|token| token.figure.is_some())
    };
    (from..reading.tokens.len()).any(|at| {
        stands(at)
            && (marked(at) || amount(at + 1) || (amount(at + 2) && !reading.is(at + 1, Class::Article)))
    })
}

fn statement_follows(reading: &Reading, from: usize) -> bool {
    (from..reading.tokens.len().min(from + 4)).take_while(|&at| !breaks_off(reading, at)).any(|at| {
        reading.any(at, Classes::of(&[Class::Modal, Class::AtMost]))
            || (reading.is(at, Class::Third)
                && reading.is(at, Class::Behave)
                && !reading.any(at, Classes::NOUN))
            // "Document checks automated for 90 % of cases"
            || (reading.is(at, Class::Past)
                && !reading.is(at, Class::Base)
                && matches!(reading.word(at + 1), "for" | "in" | "within")
                && reading.tokens.get(at + 2).is_some_and(|token| token.figure.is_some()))
    })
}
