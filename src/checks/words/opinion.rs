//! A second opinion on what the rules saw in a wording: how all its words together lean.
//!
//! A rule knows why it speaks, and no rule knows every word. Where the words lean far to the one side, a rule that
//! saw the other is not heard; where no rule spoke and they lean very far, the finding is made without one. How far is far
//! was chosen on judged texts that the weights were not learned from.

use super::class::{Class, Classes};
use super::leaning::Leaning;
use super::lexicon::Lexicon;
use super::reading::Reading;
use super::shape::Shape;
use super::turn::Turn;
use super::{
    Kind, WordFinding, effect, handed, heading, improvement, inspiration, motion, outcome, picture, round,
    stake,
};

/// What the leaning may do about the findings of one criterion. The thresholds are logarithms of the odds of a "no".
struct Opinion {
    /// The rules it is about.
    rules: &'static [&'static str],
    /// A word of such a class is what the playbook itself calls so: then the rules alone speak.
    own: Classes,
    /// Below this, findings of `rules` are dropped, unless `sure` holds.
    drop: f64,
    /// Whether the rules need no second opinion on this text.
    sure: fn(&Reading) -> bool,
    /// Above this, a finding is made although no rule spoke.
    say: f64,
    /// The same for a heading or a few words: they hold too few marks to lean far.
    say_of_few: f64,
    /// That finding; `None` where the text itself contradicts it.
    finding: fn(&Reading) -> Option<WordFinding>,
}

/// So many words, however they are put together, are few.
const FEW: usize = 3;

/// Improvement, then inspiration, as the columns of the list.
const OBJECTIVE: [Opinion; 2] = [
    Opinion {
        rules: &["IMP101"],
        own: Classes::of(&[Class::OurDuty]),
        drop: -2.0,
        sure: |reading| {
            reading.verb().is(Class::Hold)
                || reading.has(0, Classes::of(&[Class::Routine]))
                || round::comes_round(reading).is_some()
                || round::ends_often(reading)
                || reading.turns(reading.shape.start(), Turn::DutyHeading)
                || heading::bare(reading, reading.shape.start()).is_some()
                || handed::only_planned(reading, reading.shape.start()).is_some()
        },
        say: 1.4,
        say_of_few: 0.75,
        finding: |reading| (!improvement::says_a_change(reading)).then(|| improvement::leaning(reading)),
    },
    Opinion {
        rules: &["INS201", "INS202", "INS203"],
        own: Classes::of(&[Class::OurDuty, Class::OurPride]),
        drop: -0.6,
        sure: |_| false,
        say: 3.0,
        say_of_few: 3.0,
        finding: |reading| {
            let shown = inspiration::for_somebody(reading)
                || stake::taken_on(reading)
                || picture::of(reading).outshines_a_number();
            (!shown).then(|| inspiration::no_picture(reading))
        },
    },
];

/// The outcome.
const KEY_RESULT: [Opinion; 1] = [Opinion {
    rules: &["IMP103"],
    own: Classes::of(&[Class::OurDuty]),
    drop: -3.5,
    sure: |reading| matches!(reading.shape, Shape::Order { verb } if reading.turns(verb, Turn::NoEffect)),
    say: 0.9,
    say_of_few: 0.9,
    // "Guests like to come back": what they do.
    // "Maximise the share of …", "better talks between …", "… with 10x headroom", "… from 2 to 10": which way or how
    // much of it is said.
    finding: |reading| {
        let better = reading.is(reading.shape.start(), Class::Comparative);
        let moves = reading.verb().any(Classes::CHANGE) || better || motion::find(reading).is_some();
        let times = reading.tokens.iter().any(|token| token.figure.is_some_and(|figure| figure.times));
        let people = matches!(reading.shape, Shape::Statement { subject, verb }
            if (subject..verb).any(|at| reading.is(at, Class::People)));
        // "Downloads in spring": what is watched.
        let watched = matches!(reading.shape, Shape::Phrase { start }
            if reading.is(start, Class::Effect) && reading.word(start).ends_with('s'));
        let effect = moves || times || people || watched || effect::stated(reading);
        (!effect).then(|| outcome::leaning(reading))
    },
}];

/// Takes findings away and adds some.
pub(super) fn second(kind: Kind, reading: &Reading, lexicon: &Lexicon, findings: &mut Vec<WordFinding>) {
    match kind {
        Kind::Objective => hear(&OBJECTIVE, &lexicon.leaning.objective, reading, findings),
        Kind::KeyResult => hear(&KEY_RESULT, &lexicon.leaning.key_result, reading, findings),
    }
}

fn hear<const N: usize>(
    opinions: &[Opinion; N],
    leaning: &Leaning<N>,
    reading: &Reading,
    findings: &mut Vec<WordFinding>,
) {
    let Some(odds) = leaning.odds(reading) else { return };
    let few = matches!(reading.shape, Shape::Phrase { .. }) || reading.tokens.len() <= FEW;
    for (opinion, odds) in opinions.iter().zip(odds) {
        if reading.has(0, opinion.own) {
            continue;
        }
        let about = |finding: &WordFinding| opinion.rules.contains(&finding.rule);
        let seen = findings.iter().any(about);
        if seen && odds < opinion.drop && !(opinion.sure)(reading) {
            findings.retain(|finding| !about(finding));
        } else if !seen && odds > if few { opinion.say_of_few } else { opinion.say } {
            findings.extend((opinion.finding)(reading));
        }
    }
}
