//! The evidence that a team would see something in the words: a small table of points, each with what it was seen in.
//!
//! | seen | points |
//! |---|---|
//! | a vivid word ("first-class", "love", "feel at home") | 2 |
//! | a verb that moves people ("delight", "thrive", "empower") | 2 |
//! | "so that", "so people can …", with somebody in it | 2 |
//! | a word that says how good ("profound", "welcoming") | 1 each, 2 at most |
//! | a superlative that says at what | 2 |
//! | a harm or good that matters to everybody, taken on ("end child deaths"); something given to those one cares for | 2 |
//! | somebody who is helped ("help …", "for patients") | 1, and 1 more with a comparative |
//! | "the most" and what, "#1" | 2 |
//! | everybody, everywhere, or a scope as wide as the world | 1 |
//! | a state to be in ("become certified"; "become the …") | 1; 2 |
//! | a skill, a perspective, pride | 1 each, 2 at most |
//! | said as it will be ("the lift answers at once"); of people ("we hear …"); what they can do | 1; 2; 3 |
//! | "make … a …", "turn … into …", "establish … as the …", "get people to …", "a shop neighbours visit" | 2 |
//! | "let people do", "help people do" | 1 more |
//! | "every one of them" | 1 more |
//! | a contrast ("not louder", "instead of"); "a habit, not a chore" | 1; 2 |
//! | "without …", unless something is only kept or done with care | 2 |
//! | by itself; "before it is asked" | 1 each |
//! | "the mayors who need it", what people want or do not, "you", somebody's trust | 2 |
//! | what they leave: "stop …ing", "off … and onto …", "from months to weeks", "gone", "less noise, more music" | 2 |
//! | "worth …ing", "first …" of its kind, "no form required", "on their own", "debt-free" | 2 each |
//! | "cut the time tenants wait", "lower the barriers to …" | 2 |
//! | "one key for …", "nobody waits …" | 1 |
//! | within reach ("easy to use", "access for all"); of a kind ("a strong community", "self-cleaning boats", in the finals) | 2 |
//! | "a library that lends …", "before our guests do", "the lift becomes the …" | 2 |
//! | what weighs on people is ended ("break down silos", "payroll without the drama") | 2 |
//! | "so simple and short that …" | 2 |
//! | "as … as", "easier to …", unless assured | 2 |
//! | two words joined that say how good ("fast and observable"), unless assured | 1 |
//!
//! Two points are a picture. The article's pair shows why no verb is in the table's way: both open with a verb of
//! building, and only one of them goes on to say what the team will be like.

use super::class::{Class, Classes};
use super::duty;
use super::folk;
use super::handed;
use super::office;
use super::outcome;
use super::passive;
use super::people::{self, WHO};
use super::plain;
use super::reading::Reading;
use super::shape::{self, Shape};
use super::stake;
use super::statement;
use super::superlative;
use super::turn::Turn;

/// Points for a picture.
const ENOUGH: u32 = 2;
/// With a number in the words the picture must be stronger: the number is what people will read.
const ENOUGH_BESIDE_A_NUMBER: u32 = 3;

/// What a team would see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Picture {
    pub points: u32,
}

impl Picture {
    /// Whether it is enough to move people.
    pub(super) fn moves(self) -> bool {
        self.points >= ENOUGH
    }

    /// Whether it stands up to a number beside it.
    pub(super) fn outshines_a_number(self) -> bool {
        self.points >= ENOUGH_BESIDE_A_NUMBER
    }
}

/// Adds up the evidence.
pub(super) fn of(reading: &Reading) -> Picture {
    let start = reading.shape.start();
    // "Every crew has a training plan": a paper each.
    let papers = matches!(reading.shape, Shape::Statement { verb, .. }
        if statement::gives(reading, verb)
            && matches!(reading.word(verb + 1), "a" | "an")
            && handed::paper(reading, verb).is_some());
    if papers {
        return Picture::default();
    }
    let all = start..reading.tokens.len();
    let seen = |class: Class| all.clone().any(|at| reading.is(at, class));
    let mut points = 0;
    for at in all.clone() {
        let token = &reading.tokens[at];
        if (token.is(Class::Vivid) && !named(reading, at)) || (token.is(Class::Stir) && stirs(reading, at)) {
            points += 2;
        }
    }
    // "Open the beta …": a verb, and not how open it is.
    let deed = |at: usize| {
        matches!(reading.shape, Shape::Order { verb } if at == verb) && reading.is(at, Class::Deliver)
    };
    let good = |at: &usize| reading.is(*at, Class::Quality) && !reading.is(*at, Class::Vivid) && !deed(*at);
    points += u32::try_from(all.clone().filter(good).take(2).count()).unwrap_or(2);
    let first_rate = superlative::names_what(reading) || superlative::names_whom(reading);
    points += 2 * u32::from(seen(Class::Superlative) && first_rate);
    points += 2 * u32::from(stake::taken_on(reading) || stake::given(reading));
    points += 2 * u32::from(people::benefit_clause(reading));
    let becomes = matches!(reading.shape, Shape::Order { verb } if reading.is(verb, Class::Become))
        && !reading.turns(start, Turn::Idle)
        && !matches!(reading.shape, Shape::Order { verb } if duty::staffs(reading, verb));
    let default = matches!(reading.shape, Shape::Statement { verb, .. }
        if reading.is(verb, Class::Become) && reading.word(verb + 1) == "the");
    points += 2 * u32::from(default);
    // "Become the …" says who one wants to be; "become certified" does not.
    let more = reading.word(start + 1) == "more";
    // "Become the …", "be the valley's bread expert", "establish ourselves as a …"
    let named = reading.is(start + 1, Class::Article)
        || matches!(reading.word(start + 1), "someone" | "somebody")
        || (start + 1..start + 4)
            .any(|at| reading.word(at).ends_with("'s") && !matches!(reading.word(at), "today's" | "let's"))
        || (reading.word(start + 1) == "as" && reading.is(start + 2, Class::Article))
        // "Become radio-first": what comes before all else.
        || reading.word(start + 1).ends_with("-first")
        || reading.word(start + 2) == "first" && reading.gap(start + 1) == "-";
    points += u32::from(becomes && !more) + u32::from(becomes && named && !more);
    let helped = people::helps(reading);
    let better = all.clone().any(|at| {
        // "Time-to-first-boat": part of a word.
        let joined = at > 0 && reading.gap(at - 1) == "-";
        (reading.is(at, Class::Comparative) && !joined && !reading.turns(at, Turn::Idle))
            || reading.written(at).to_ascii_lowercase().ends_with("easier for")
    });
    let beneficiary = people::beneficiary(reading);
    points += u32::from(helped && (0..reading.tokens.len()).any(|at| reading.word(at) == "back"));
    points += u32::from(helped) + u32::from(beneficiary && !helped);
    // "Become quicker", "be a bit better at …": than today, and that is all.
    let than_today = becomes
        && (start + 1..start + 4)
            .take_while(|&at| {
                reading.is(at, Class::Comparative) || matches!(reading.word(at), "a" | "bit" | "and")
            })
            .any(|at| reading.is(at, Class::Comparative));
    points += u32::from(better && (helped || beneficiary || (becomes && !than_today)));
    points += u32::from(superlative::most(reading) || superlative::number_one(reading)) * 2;
    // "Serve lunch to all pupils", "roll out the log to all crews": as it is served, or goes out, anyway.
    let served = beneficiary
        && matches!(reading.shape, Shape::Order { verb }
            if reading.any(verb, Classes::of(&[Class::Duty, Class::Todo]))
                || matches!(reading.word(verb), "roll" | "launch" | "deploy" | "ship" | "release" | "extend"));
    points += u32::from(people::wide(reading) && !served) + u32::from(people::each_one(reading));
    let able = all.clone().filter(|&at| reading.is(at, Class::Capability)).take(2).count();
    points += u32::try_from(able).unwrap_or(2);
    points += end_state(reading);
    points += 2 * u32::from(turns_into(reading) || people::contact_clause(reading));
    points += u32::from(people::lets(reading));
    points += u32::from(plain::one_or_none(reading));
    points += 2 * u32::from(plain::somebody(reading) || plain::freed(reading))
        + 2 * u32::from(
            plain::leaves(reading)
                || plain::waits_less(reading)
                || plain::clears_the_way(reading)
                || plain::premiere(reading)
                || plain::on_the_map(reading),
        );
    let says = |turn: Turn| reading.turns_anywhere(start, turn);
    let lasts = |classes: &[Class]| matches!(reading.shape, Shape::Order { verb } if reading.any(verb, Classes::of(classes)));
    points += 2 * u32::from(says(Turn::ToOthers))
        + 2 * u32::from(says(Turn::Spared))
        + 2 * u32::from(
            says(Turn::Glimpse) && !lasts(&[Class::Duty, Class::Hold, Class::Todo])
                || says(Turn::Rare) && !lasts(&[Class::Hold, Class::Todo]),
        );
    let hints = all.clone().filter(|&at| reading.turns(at, Turn::Hint)).count();
    // "In 6 weeks instead of 14": a number, and no picture.
    let counted = |at: usize| reading.tokens.get(at + 2).is_some_and(|next| next.figure.is_some());
    let contrast = all.clone().skip(1).any(|at| reading.opens(at, Class::Contrast) && !counted(at));
    // "Move the stores without a break": nobody is there who has anything of it.
    let told = matches!(reading.shape, Shape::Statement { .. });
    let someone = told || all.clone().any(|at| reading.any(at, WHO) || reading.word(at) == "us");
    points += u32::try_from(hints).unwrap_or(2)
        + u32::from(contrast && (someone || !says(Turn::Without)))
        + u32::from(says(Turn::Without) && someone && !reading.verb().is(Class::Hold));
    // "Ensure the hall is safe and clean" is a duty, however good.
    let assured = (0..=start).any(|at| reading.is(at, Class::Assure));
    let weight = if says(Turn::Relief) { 2 } else { u32::from(both_good(reading)) };
    points += weight * u32::from(!assured && !handed::only_owed(reading));
    Picture { points }
}

/// "… the Dream Bakery": part of a name.
fn named(reading: &Reading, at: usize) -> bool {
    let capital =
        |at: usize| at < reading.tokens.len() && reading.written(at).starts_with(char::is_uppercase);
    reading.is_part_of(at, Turn::Idle)
        || at > reading.shape.start() && !capital(at - 1) && capital(at) && capital(at + 1)
}

/// A verb that moves people, where it stands as a verb: "lead the market", not "sales lead".
fn stirs(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    // "product-led growth", "free-tier boats"
    let joined =
        (at > 0 && reading.gap(at - 1) == "-") || (reading.word(at) == "free" && reading.gap(at) == "-");
    // "Win 3 partners": so many.
    let counts =
        reading.word(at) == "win" && reading.tokens.get(at + 1).is_some_and(|next| next.figure.is_some());
    if joined || counts || reading.is_part_of(at, Turn::Idle) {
        return false;
    }
    if !token.is(Class::Ambiguous) {
        return true;
    }
    // "owned leads", "led groups": a participle before a noun tells of the thing.
    if reading.is(at, Class::Past) && !reading.is(at, Class::Base) {
        return false;
    }
    let opens = matches!(reading.shape, Shape::Order { verb } if verb == at);
    let after = at > 0 && reading.turns(at - 1, Turn::Acts);
    // "Own the website": a thing somebody looks after. "Customers love tea" is about the customers.
    if after && reading.word(at) == "love" {
        return true;
    }
    let matter = opens && reading.turns(at, Turn::Leads);
    let looked_after = opens
        && reading.word(at) != "win"
        && outcome::object(reading, at + 1).is_some_and(|i| reading.is(i, Class::Artefact));
    (opens || after)
        && !matter
        && !looked_after
        && !reading.any(at + 1, Classes::of(&[Class::Artefact, Class::Effect]))
}

/// Said as it will be: "Customers can …", "We hear of …". Not "more people will …", which is a metric in words, nor
/// "the site is published", which is a task in the passive, nor "ensure that …", which is a duty of somebody's.
fn end_state(reading: &Reading) -> u32 {
    let Shape::Statement { subject, verb } = reading.shape else { return 0 };
    if reading.word(verb) == "shall" && office::of_an_office(reading, subject, verb)
        || office::announces(reading, subject, verb)
    {
        return 0;
    }
    // "Budget owners know …": they do, and not the budget.
    let owners = |subject: usize| {
        (subject..verb)
            .take_while(|&at| !reading.is(at, Class::Preposition))
            .any(|at| reading.is(at, Class::People) && shape::closes(reading, at + 1, verb))
    };
    let metric = (reading.is(subject, Class::Comparative) && reading.word(subject) != "new")
        || (reading.is(subject, Class::Effect) && !reading.is(subject, Class::People) && !owners(subject));
    let assured = (0..subject).any(|at| reading.is(at, Class::Assure));
    let served = passive::served(reading, verb).is_some();
    // "The layout supports reading": of a thing, and nobody there who reads.
    let props = reading.opens(verb, Class::Settle) || reading.word(verb).starts_with("support");
    let props = props && !(subject..reading.tokens.len()).any(|at| reading.any(at, WHO));
    if metric
        || assured
        || served
        || props
        || reading.is(verb, Class::Hold)
        || passive::made(reading, subject, verb)
    {
        return 0;
    }
    let people = reading.word(subject) == "we"
        || folk::head(reading, subject).is_some_and(|head| head < verb)
        || (subject..verb).any(|at| reading.is(at, Class::People) && shape::closes(reading, at + 1, verb));
    // "leaders are active and aligned": of people, and nothing that moves anybody.
    let copula = matches!(reading.word(verb), "is" | "are");
    let stirring = Classes::of(&[
        Class::Trait,
        Class::Quality,
        Class::Vivid,
        Class::Comparative,
        Class::Stir,
        Class::Help,
        Class::Grasp,
    ]);
    let felt = (verb + 1..reading.tokens.len())
        .any(|at| reading.any(at, stirring) && !reading.turns(at, Turn::Idle));
    // "The data is easy to read": of a thing, and nobody there who reads it.
    let alone = copula
        && !(subject..reading.tokens.len()).any(|at| reading.any(at, WHO))
        && reading.word(subject) != "we";
    if alone && !reading.is(verb + 1, Class::Article) {
        return 0;
    }
    let able = matches!(reading.word(verb), "can" | "could");
    1 + u32::from(people && (!copula || felt)) + u32::from(people && able)
}

/// "Make open data a habit", "get shops to stock it": something becomes something, somebody comes to do something.
fn turns_into(reading: &Reading) -> bool {
    matches!(reading.shape, Shape::Order { verb }
        if reading.turns(verb, Turn::Another) && !reading.turns(verb, Turn::Idle))
}

/// "Fast, observable and safe", "secure and user-friendly"
fn both_good(reading: &Reading) -> bool {
    let quality = Classes::of(&[Class::Quality, Class::Trait, Class::Vivid, Class::Ease]);
    // "Clear" is what anything can be.
    let good = |at: usize| {
        let compared = reading.is(at, Class::Comparative)
            && reading.word(at).ends_with("er")
            && !matches!(reading.word(at), "fewer" | "lower" | "higher");
        (reading.any(at, quality) || compared)
            && reading.word(at) != "clear"
            && !reading.is(at, Class::Routine)
    };
    (reading.shape.start()..reading.tokens.len()).any(|at| {
        let next = reading.joined(at).or_else(|| reading.gap(at).contains(',').then_some(at + 1));
        good(at) && next.is_some_and(good)
    })
}
