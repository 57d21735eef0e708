//! A second opinion on what the rules saw in a wording: how all its words together lean.
//!
//! A rule knows why it speaks, and no rule knows every word. Where the words lean far to the one side, a rule that
//! saw the other is not heard; where no rule spoke and they lean very far, the finding is made without one. How far is far
//! was read off texts that neither the rules nor the weights had seen.

use super::class::{Class, Classes};
use super::leaning::Leaning;
use super::lexicon::Lexicon;
use super::reading::Reading;
use super::{Kind, WordFinding, change, improvement, inspiration, outcome, round};

/// What the leaning may do about the findings of one criterion. Odds are logarithms.
struct Opinion {
    /// The rules it is about.
    rules: &'static [&'static str],
    /// Below these odds they are not heard,
    drop: f64,
    /// unless this holds: then they need no second opinion.
    sure: fn(&Reading) -> bool,
    /// Above these odds the finding is made without them,
    say: f64,
    /// if this can be said at all.
    finding: fn(&Reading) -> Option<WordFinding>,
}

/// Of improvement and inspiration, as the columns of the list.
const OBJECTIVE: [Opinion; 2] = [
    Opinion {
        rules: &["IMP101"],
        drop: -0.5,
        sure: |reading| {
            reading.verb().is(Class::Hold)
                || reading.has(0, Classes::of(&[Class::Routine]))
                || round::comes_round(reading).is_some()
                || round::ends_often(reading)
        },
        say: 1.4,
        // "Maintain uptime while doubling traffic": the change comes second.
        finding: |reading| {
            let turns = change::second_thought(reading, reading.shape.start() + 1);
            (!turns).then(|| improvement::leaning(reading))
        },
    },
    Opinion {
        rules: &["INS201", "INS202", "INS203"],
        drop: -1.5,
        sure: |_| false,
        say: 2.5,
        finding: |reading| Some(inspiration::no_picture(reading)),
    },
];

/// Of the outcome.
const KEY_RESULT: [Opinion; 1] = [Opinion {
    rules: &["IMP103"],
    drop: -4.0,
    sure: |_| false,
    say: 2.5,
    // "Maximise the share of …", "… with 10x headroom": which way or how much of it is said.
    finding: |reading| {
        let moves = reading.verb().any(Classes::CHANGE);
        let times = reading.tokens.iter().any(|token| token.figure.is_some_and(|figure| figure.times));
        (!moves && !times).then(|| outcome::leaning(reading))
    },
}];

/// Takes findings away and adds some. Where the playbook itself says what a word is, the rules alone speak.
pub(super) fn second(kind: Kind, reading: &Reading, lexicon: &Lexicon, findings: &mut Vec<WordFinding>) {
    if reading.tokens.iter().any(|token| token.is(Class::Here)) {
        return;
    }
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
    for (opinion, odds) in opinions.iter().zip(odds) {
        let about = |finding: &WordFinding| opinion.rules.contains(&finding.rule);
        let seen = findings.iter().any(about);
        if seen && odds < opinion.drop && !(opinion.sure)(reading) {
            findings.retain(|finding| !about(finding));
        } else if !seen && odds > opinion.say {
            findings.extend((opinion.finding)(reading));
        }
    }
}
