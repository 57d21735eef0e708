//! Is there a number to argue from: FRM403 not-measurable, FRM404 no-baseline, FRM408 number-contradiction.

use crate::checks::place::OfKeyResult;
use crate::checks::rule::{Look, Rule};
use crate::checks::words::points_somewhere;
use crate::diagnostic::{Code, Diagnostic, Family, Manual, NUMBER_CONTRADICTION, Severity, Together};
use crate::model::key_result::{Baseline, KeyResult};
use crate::model::quantity::{Quantity, quantities};
use crate::model::reading::{self, By, is_level};
use crate::span::Span;

static FRM403: Code = Code::new("FRM403", "not-measurable", Family::Form, Severity::Warn);

/// Nothing to check.
pub static NOT_MEASURABLE: Rule = Rule {
    manual: Manual {
        code: &FRM403,
        what: "A key result has no number, unit or threshold. “Every”, “none” and “each month” are thresholds, too.",
        why: "Nothing in it can settle whether it was reached, or it settles only that it was done, and not how much it helped. \
              At the quarter's end each will see in it what they hoped to see.",
        way_on: "Ask how two people who never met would agree that it happened. Where there really is no number, `milestones` or \
                 `done` say so.",
        before: "key_results:\n  - Workshops find our answers helpful",
        after: "key_results:\n  - Workshops that say our answer helped, from 60% to 85%",
    },
    look: Look::Words,
};

static FRM404: Code = Code::new("FRM404", "no-baseline", Family::Form, Severity::Hint);

static NO_BASELINES: Together =
    Together { from: 3, words: "key results have a target, with no word of where they stand today" };

static NO_STARTS: Together =
    Together { from: 3, words: "key results have a target, with no word of where they started" };

/// A target from nowhere.
pub static NO_BASELINE: Rule = Rule {
    manual: Manual {
        code: &FRM404,
        what: "There is a target, and no word of where the number stands today. Plain counts that start from nothing need none.",
        why: "Nobody can tell whether 90% is far or near without knowing whether today it is 40 or 89.",
        way_on: "Write `from … to …`, or `baseline`. If nobody knows yet, `baseline: unknown` with a date says by when somebody \
                 will.",
        before: "key_result: Raise calls answered by a person to 90%",
        after: "key_result: Raise calls answered by a person from 64% to 90%",
    },
    look: Look::KeyResult(no_baseline),
};

fn no_baseline(of: OfKeyResult<'_>, said: &mut Vec<Diagnostic>) {
    let Some((span, message)) = missing(of) else { return };
    let (ask, start, together) = if told(of.written) {
        ("Where did it stand at the start, and who can read it off?", "from <then> to …", &NO_STARTS)
    } else {
        ("Where does it stand today, and who can read it off?", "from <today> to …", &NO_BASELINES)
    };
    said.push(
        of.say(&FRM404, span, message)
            .ask(ask)
            .reframe(&[start, "baseline: unknown by <day>"])
            .together(together),
    );
}

fn missing(of: OfKeyResult<'_>) -> Option<(Span, String)> {
    let written = of.written;
    if written.score.is_some() || written.done.is_some() {
        return None; // It was settled in another way.
    }
    match &written.baseline {
        Baseline::Known(_) => None,
        Baseline::Unknown(by) => {
            let span = by.span;
            by.value.is_none().then(|| {
                (span, "the baseline is unknown, and nothing says by when somebody will know".to_owned())
            })
        }
        Baseline::Missing => {
            let path = &of.objective.written().path;
            if let Some(goal) = written.goal() {
                let text = &written.wording.value;
                let reading = reading::read(text);
                // "Down by 35%, to 39 days" says where it stands, too; "5 new depots" come on top.
                let change = reading.change.is_some_and(|change| matches!(change.by, By::Times(_)));
                if reading.target.is_some_and(|target| {
                    change && led_to(text, &target)
                        || comes_on_top(text, &target)
                        || of_what_was_raised(text, &target)
                }) {
                    return None;
                }
                // "Win 30 customers" counts from nothing, and so does "5 times a day"; a share, a time or a number
                // that is raised stands somewhere.
                let stands = matches!(
                    written.unit.as_deref(),
                    Some(
                        "%" | "°"
                            | "points"
                            | "s"
                            | "min"
                            | "h"
                            | "days"
                            | "business days"
                            | "working days"
                            | "ms"
                    )
                ) || written.falling_words
                    || is_level(&written.wording.to_lowercase())
                    || points_somewhere(&written.wording, &of.book().lexicon);
                // All or none of something is far enough, wherever it stands.
                let all = written.whole().is_some_and(|whole| goal.value >= whole);
                return (stands && !all && goal.value != 0.0).then(|| {
                    let word = if told(written) { "started" } else { "stands today" };
                    let shown = of.show(goal.value);
                    (goal.span, format!("{shown} is the target, with no word of where it {word}"))
                });
            }
            // "Launch it by 31 May" changes nothing by 31.
            let change = reading::read(&written.wording).change.filter(|change| {
                matches!(change.by, By::Times(_)) || points_somewhere(&written.wording, &of.book().lexicon)
            })?;
            let span = of.book().within(path, &written.wording, change.at.clone());
            let by = written.wording.get(change.at).unwrap_or_default();
            let word = if told(written) { "started" } else { "stands today" };
            Some((span, format!("“{by}” from where? There is no word of where it {word}")))
        }
    }
}

/// "… to 39 days"
fn led_to(text: &str, number: &Quantity) -> bool {
    text.get(..number.at.start).is_some_and(|before| before.trim_end().ends_with(" to"))
}

/// "5 new depots", "€40k in additional sales": so many more than there are. "NPS to 45 in new harbours" is a level.
fn comes_on_top(text: &str, number: &Quantity) -> bool {
    let behind = text.get(number.at.end..).unwrap_or_default().trim_start();
    let money = number.unit.as_deref().is_some_and(|unit| ["€", "$", "£", "¥"].contains(&unit));
    let behind = behind.strip_prefix("in ").filter(|_| money).unwrap_or(behind);
    let on_top = ["new ", "additional ", "extra ", "incremental ", "further "];
    number.unit.as_deref() != Some("%") && on_top.iter().any(|word| behind.starts_with(word))
}

/// "60% of the faults that crews raised": of a list that is worked off, and none of it is done yet.
fn of_what_was_raised(text: &str, number: &Quantity) -> bool {
    const FEW: usize = 6;
    let behind = text.get(number.at.end..).unwrap_or_default().trim_start();
    behind.strip_prefix("of ").is_some_and(|what| {
        what.split_whitespace().take(FEW).any(|word| {
            matches!(word.trim_end_matches([',', '.']), "raised" | "reported" | "listed" | "identified")
        })
    })
}

/// Whether a check-in says where it stands by now, in its number or in its note.
fn told(key_result: &KeyResult) -> bool {
    key_result.check_ins.iter().any(|check_in| {
        let note = check_in.note.as_ref();
        // "3.1", and no more than that.
        let alone = |number: &Quantity| note.is_some_and(|note| number.at == (0..note.len()));
        let same =
            |number: &Quantity| number.unit == key_result.unit && (number.unit.is_some() || alone(number));
        check_in.value.is_some() || note.is_some_and(|note| quantities(note).iter().any(same))
    })
}

/// Words against numbers.
pub static CONTRADICTION: Rule = Rule {
    manual: Manual {
        code: &NUMBER_CONTRADICTION,
        what: "A key result's words and numbers do not agree. The words say one number and the fields another, the verb points one \
               way and the numbers go the other, the levels turn round, or shares are mixed with percentages.",
        why: "Two readers would take two targets from one line, and each would be right.",
        way_on: "Decide which one holds, and write it in both places or only once: numbers are read out of the words where the \
                 fields say nothing.",
        before: "objectives:\n  - objective: Become the shop that families recommend\n    key_results:\n      \
                 - key_result: Raise conversion from 4% to 12%\n        baseline: 5%",
        after: "objectives:\n  - objective: Become the shop that families recommend\n    key_results:\n      \
                - key_result: Raise conversion from 4% to 12%\n        baseline: 4%",
    },
    look: Look::KeyResult(scales),
};

/// A share between 0 and 1 beside whole percentages: 0.05 where 5 is meant.
fn scales(of: OfKeyResult<'_>, said: &mut Vec<Diagnostic>) {
    let (Some("%"), Some(goal)) = (of.written.unit.as_deref(), of.written.goal()) else { return };
    // Only where a hundredfold of it would lie among the others: 0.05 beside 3 and 6, not 0.8.
    let share =
        |value: f64| value > 0.0 && value < 1.0 && (0.2..=2.0).contains(&(value * 100.0 / goal.value));
    let baseline = match &of.written.baseline {
        Baseline::Known(value) => Some(value),
        Baseline::Missing | Baseline::Unknown(_) => None,
    };
    // "From 0.1% to 5%": the sign stands beside it.
    let wording = of.written.wording.span;
    let baseline = baseline.filter(|from| from.span.start < wording.start || from.span.end > wording.end);
    // On the way down from 12% to 5%, 0.9% may well be where it stands.
    let levels_are_whole =
        goal.value >= 5.0 && !of.written.falling() && baseline.is_none_or(|from| from.value >= 2.0);
    let odd = if levels_are_whole {
        of.written
            .check_ins
            .iter()
            .filter_map(|check_in| check_in.value.as_ref())
            .find(|value| share(value.value))
    } else {
        baseline.filter(|from| share(from.value) && goal.value >= 50.0 * from.value && goal.value >= 5.0)
    };
    let Some(odd) = odd else { return };
    let percent = of.show((odd.value * 10000.0).round() / 100.0);
    said.push(
        of.say(
            &NUMBER_CONTRADICTION,
            odd.span,
            format!(
                "{} beside {}: a share and a percentage on one scale",
                of.show(odd.value),
                of.show(goal.value)
            ),
        )
        .also(&of.objective.written().path, goal.span, "a percentage")
        .ask(format!("Is {percent} meant?"))
        .reframe(&["write all of them in per cent"]),
    );
}
