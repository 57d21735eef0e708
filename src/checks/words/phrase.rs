//! What a phrase without a verb that matters names ("NPS of 45", "30 lifeguards trained"): an effect, or only things and
//! what is done to somebody.

use super::class::{Class, Classes};
use super::measurable;
use super::measure::Measure;
use super::motion;
use super::number;
use super::outcome::{EFFECT, first_words, object, others, thing};
use super::reading::Reading;
use super::turn::Turn;
use super::won::joined_by_many;

/// A count that no team makes by itself in a quarter, unless the words say that it makes them.
pub(super) const MANY: f64 = 100.0;

/// "40 volunteers trained", "7 of 9 sheds painted": done to them, and not by them.
fn handed_to(reading: &Reading, start: usize) -> bool {
    // "Load time under 800 ms with 50k songs listed": what is bounded is spoken of.
    let bounded = |at: usize| at > 0 && reading.is(at - 1, Class::AtMost);
    let amount = reading.measures.iter().any(|measure| {
        (measure.percent && measure.value < 100.0)
            || (measure.amount
                && bounded(measure.at)
                && (start..measure.at).any(|at| reading.any(at, EFFECT)))
    });
    !amount
        && (start + 1..reading.tokens.len()).any(|at| {
            let done = reading.is(at, Class::Past)
                && !reading.is(at, Class::Base)
                && reading.any(at, Classes::ACT)
                && !reading.is(at, Class::Choose)
                && (reading.is(at, Class::Done) || !reading.is(at, Class::Behave));
            let ends = at + 1 == reading.tokens.len()
                || reading.is(at + 1, Class::Preposition)
                || reading.gap(at).contains('(')
                // "3 cooks interviewed each week"
                || matches!(reading.word(at + 1), "each" | "every" | "per" | "a")
                || (reading.word(at + 1) == "and" && reading.is(at + 2, Class::Past));
            // "3 cooks (full or half time) hired"
            let aside = reading.gap(at - 1).contains(')');
            let opened = (start + 1..at).rev().find(|&i| reading.gap(i - 1).contains('(')).filter(|_| aside);
            let people = (reading.is(at - 1, Class::People) && !reading.is(at, Class::Behave))
                || opened.is_some_and(|open| reading.is(open - 1, Class::People));
            // "3,000 old titles withdrawn": of no list, and no effect either.
            let count = reading.measures.iter().any(|measure| {
                !measure.amount && measure.value > 0.0 && (at.saturating_sub(4)..at).contains(&measure.at)
            });
            let other = count
                && reading.word(at + 1) != "between"
                && reading.tokens[at - 1].classes == Classes::NONE
                && reading.before(at).ends_with('s')
                && !reading.any(at, Classes::CHANGE.and(Classes::of(&[Class::Behave, Class::Reach])));
            done && ends && (people || other || thing(reading, at - 1) || reading.is(at - 1, Class::Staple))
        })
}

/// "50 corrections by readers": others do it, and not the team.
pub(super) fn given_by(reading: &Reading, start: usize) -> bool {
    reading.measures.iter().any(|measure| measure.counted.is_some() && !measure.percent)
        && (start + 2..reading.tokens.len()).any(|at| {
            let unknown = reading.tokens[at - 1].classes == Classes::NONE;
            let thing = (reading.any(at - 1, Classes::NOUN) && !reading.is(at - 1, Class::Past)) || unknown;
            let who = (at + 1..(at + 5).min(reading.tokens.len()))
                .take_while(|&i| !reading.is(i, Class::Preposition))
                .any(|i| reading.is(i, Class::People));
            matches!(reading.word(at), "by" | "from") && thing && who
        })
}

/// "Beta opened to 500 users", "annexe ready for 40 guests": it is there, for so many.
fn launched_to(reading: &Reading, start: usize) -> bool {
    let Some(done) = reading.find(start + 1, Class::Done).filter(|&at| !reading.is(at, Class::Choose)) else {
        return false;
    };
    !reading.measures.is_empty()
        && reading.measures.iter().all(|measure| measure.at > done && !measure.percent)
        && !reading.has(start, Classes::of(&[Class::Bar]))
        && !(done..reading.tokens.len()).any(|at| reading.word(at) == "by")
}

/// "Fewer returned parcels", "greater trust in …": less or more of it than today, unless it is a pile of things made.
fn compared(reading: &Reading, start: usize) -> bool {
    match reading.word(start) {
        "fewer" | "less" | "lower" | "shorter" => true,
        "newer" | "further" | "better" => false,
        // "More openness": of no thing that is made, and of nobody.
        "more" => {
            let what = start + 1;
            what + 1 == reading.tokens.len() && reading.word(what).ends_with("ation")
        }
        word => {
            let (_, last) = first_words(reading, start);
            let differs = word.ends_with("er") && reading.is(start, Class::Comparative);
            differs && last > start && !thing(reading, last)
        }
    }
}

/// "Number of members who sail", "volume of lending": what is watched, and whether it is more than what was made or done.
fn indicates(reading: &Reading, start: usize) -> Option<bool> {
    if !reading.measures.is_empty() || !reading.turns(start, Turn::Indicator) {
        return None;
    }
    let held = Classes::of(&[Class::Staple, Class::Lesson, Class::Meeting, Class::Paper]);
    let from = (start..reading.tokens.len()).find(|&at| reading.word(at) == "of").map_or(start, |of| of + 1);
    // "Number of sailors attending our talks": sailors.
    let doing = |at: usize| at > from && reading.is(at, Class::Ing) && reading.is(at - 1, Class::People);
    let what = (from..reading.tokens.len())
        .take_while(|&at| !reading.is(at, Class::Preposition) && !doing(at))
        .last();
    let made = what.is_some_and(|at| {
        let people = reading.any(at, Classes::of(&[Class::People, Class::Effect]));
        !people && (reading.any(at, held) || thing(reading, at))
    });
    let free = Classes::CHANGE.and(Classes::of(&[Class::Choose, Class::Behave]));
    let done = (from..reading.tokens.len()).any(|at| {
        reading.is(at, Class::Past)
            && !reading.is(at, Class::Base)
            && reading.any(at, Classes::ACT)
            && !reading.any(at, free)
    });
    Some(!made && !done)
}

/// "Reduction in waiting time": which way an effect goes.
fn direction_of(reading: &Reading, start: usize) -> bool {
    matches!(reading.word(start), "reduction" | "decrease" | "increase" | "drop" | "rise")
        && matches!(reading.word(start + 1), "in" | "of")
        && {
            let (effects, last) = first_words(reading, start + 2);
            effects || (last < reading.tokens.len() && !thing(reading, last))
        }
}

/// "signed", "accepted": told as done by somebody who was free not to.
fn chosen(reading: &Reading, at: usize) -> bool {
    reading.is(at, Class::Choose) && reading.is(at, Class::Past) && !reading.is(at, Class::Base)
}

/// "24 per week"; "hours sold at 88", and not "a talk at 9": no count of things.
fn stands(reading: &Reading, measure: &Measure) -> bool {
    let next = measure.at + 1;
    let level = measure.at > 0 && reading.before(measure.at) == "at" && measure.value > 24.0;
    matches!(reading.word(next), "per" | "/") || level && next == reading.tokens.len()
}

/// "Week-on-week growth", "year over year": against the one before.
fn period_on_period(reading: &Reading) -> bool {
    (reading.shape.start() + 2..reading.tokens.len()).any(|at| {
        number::time(reading.word(at)).or((reading.word(at) == "year").then_some(1.0)).is_some()
            && matches!(reading.before(at), "on" | "over")
            && reading.word(at - 2) == reading.word(at)
    })
}

/// Whether a phrase without a number, in which an effect is named, speaks of it, and not of a thing that is there now.
fn unmeasured(reading: &Reading, start: usize) -> bool {
    let measured = measurable::is_measurable(reading) && !measurable::often(reading);
    // "Partnership with the port signed": there is one now.
    let signed = (start + 1..reading.tokens.len()).any(|at| {
        let ends = at + 1 == reading.tokens.len() || reading.gap(at).contains('(');
        ends && reading.is(at, Class::Choose) && reading.is(at, Class::Past)
    });
    // "Results shared with the council"
    let told = (start + 1..reading.tokens.len()).any(|at| {
        reading.is(at, Class::Past)
            && !reading.is(at, Class::Base)
            && reading.any(at, Classes::ACT)
            && !reading.any(at, Classes::CHANGE.and(Classes::of(&[Class::Choose, Class::Behave])))
    });
    // "Seats counted and improved": better than today.
    let bettered = (start + 1..reading.tokens.len()).any(|at| {
        let pair = at.checked_sub(2).and_then(|first| reading.joined(first));
        reading.is(at, Class::Past) && reading.any(at, Classes::CHANGE) && pair == Some(at)
    });
    let told = told && !bettered && !reading.has(start, Classes::of(&[Class::Multiplier]));
    let done = signed || told || reading.has(start, Classes::of(&[Class::Done]));
    // "Positive feedback on the videos": the first words decide, not what stands after them.
    let (effects, last) = first_words(reading, start);
    // "Sales playbook v1": the version says nothing more.
    let version = last > start
        && reading.word(last).starts_with('v')
        && reading.word(last).ends_with(|c: char| c.is_ascii_digit());
    let last = last - usize::from(version);
    // "Reading metrics for the branches", "visibility into stock": something to look at.
    let watched = matches!(
        reading.word(last),
        "metrics" | "metric" | "kpis" | "kpi" | "dashboard" | "visibility" | "insights"
    );
    // "Noise", "reading quality": which one, and nothing said of it.
    let said = Classes::of(&[Class::ChangeNoun, Class::Quality, Class::Vivid, Class::Comparative]);
    let ends = last + 1 == reading.tokens.len();
    let bare = ends && !(start..=last).any(|at| reading.any(at, said));
    if (watched && reading.is(last + 1, Class::Preposition)) || (bare && !measured) {
        return false;
    }
    let made = thing(reading, last) || (reading.is(last, Class::Ing) && reading.any(last, Classes::ACT));
    !done && (measured || (effects && !made))
}

/// Whether the words name an effect.
pub(super) fn names_effect(reading: &Reading, start: usize) -> bool {
    // "Top 3 in the league"
    let ranked = reading.word(start) == "top"
        && reading.tokens.get(start + 1).is_some_and(|next| next.figure.is_some())
        && matches!(reading.word(start + 2), "in" | "of" | "for" | "on" | "among");
    // "New crews productive after 4 weeks": how they are then.
    let well = (start + 1..reading.tokens.len()).any(|at| {
        let over = at + 1 == reading.tokens.len() || reading.is(at + 1, Class::Preposition);
        reading.is(at, Class::Trait)
            && over
            && reading.is(at - 1, Class::People)
            && reading.written(at - 1).ends_with('s')
    });
    let grows = period_on_period(reading) && reading.has(start, Classes::of(&[Class::Effect]));
    // "Uptake of the code by 10 towns"
    let taken_up = matches!(reading.word(start), "adoption" | "uptake") && !reading.measures.is_empty();
    if taken_up || grows || ranked || well || compared(reading, start) || direction_of(reading, start) {
        return true;
    }
    if let Some(effect) = indicates(reading, start) {
        return effect;
    }
    let effect = reading.has(start, Classes::of(&[Class::Effect, Class::Cost, Class::Multiplier]));
    if reading.measures.is_empty() {
        return effect && unmeasured(reading, start);
    }
    if given_by(reading, start) {
        return true;
    }
    // "An average of 2 letters written per guest": whoever writes them.
    let mean = reading.is(start, Class::Mean) || reading.is(start + 1, Class::Mean);
    let share = matches!(reading.word(start), "percentage" | "share" | "proportion" | "%");
    if share && reading.word(start + 1) == "of" {
        return true;
    }
    if !mean && (handed_to(reading, start) || launched_to(reading, start)) {
        return false;
    }
    if reading.word(start) == "#" || (reading.word(start) == "number" && reading.word(start + 1) == "of") {
        return true;
    }
    let counted = reading.measures.iter().rev().find_map(|measure| measure.counted);
    // "Calls per shift from 14 to 5": a rate, whatever it counts.
    let rate = |until: usize| (start..until).any(|at| reading.word(at) == "per");
    if motion::find(reading).is_some() && reading.measures.first().is_some_and(|measure| rate(measure.at)) {
        return true;
    }
    // "A letter with 5,000 readers"
    if joined_by_many(reading) {
        return true;
    }
    if motion::find(reading).is_some() && !counted.is_some_and(|head| thing(reading, head)) {
        return true;
    }
    // What is counted decides; a count of something no list knows is a count of things ("12 sittings").
    reading.measures.iter().any(|measure| {
        let head = measure.counted.filter(|_| !measure.percent);
        let named = (start..measure.at).any(|at| reading.any(at, EFFECT));
        let summed = (start..measure.at)
            .any(|at| reading.is(at, Class::Mean) || matches!(reading.word(at), "total" | "number"));
        let few = measure.at > 0 && reading.is(measure.at - 1, Class::AtMost);
        // "Partnerships with 3 companies", "a cookbook (90 recipes)": what stands before is what is there.
        let aside = measure.at > start + 1
            && (matches!(reading.word(measure.at - 1), "with" | "w" | "for" | "in" | "across")
                || reading.gap(measure.at - 1).contains('('))
            && object(reading, start).is_some_and(|at| at < measure.at && thing(reading, at));
        let mean = (start..measure.at).any(|at| reading.is(at, Class::Mean));
        // "15 bakers using it", "5 shops running on our tills": whoever they are, they do.
        let used = (measure.at + 2..measure.at + 7).any(|at| {
            let far = at > measure.at + 3;
            matches!(reading.word(at), "using" | "adopting") && (far || !thing(reading, at - 1))
        });
        let ours = (measure.at + 2..measure.at + 5).any(|at| {
            reading.is(at, Class::Ing)
                && reading.any(at, Classes::VERB.and(Classes::of(&[Class::Behave])))
                && (reading.word(at + 2) == "our" || reading.word(at + 2) == "us")
        });
        // "500 daily guests", "900 → 2,400 weekly active boats"
        let flow = head.is_some_and(|head| {
            (measure.at + 1..head).any(|at| {
                reading.word(at) == "active" || (measure.value >= MANY && number::rhythm(reading.word(at)))
            })
        });
        // "4.8 in the store": a mark somebody gives.
        let mark = measure.value.fract() != 0.0 && head.is_none();
        match head {
            _ if aside => false,
            _ if used || ours || mark || flow => true,
            _ if mean => true,
            // "3 agreements signed", "10 talks of ours accepted at the fair": by whoever chose to.
            Some(head) if (head + 1..reading.tokens.len()).any(|at| chosen(reading, at)) => true,
            Some(_) if measure.value == 0.0 || few => true,
            // "9 lists out of 10": how many of them.
            Some(head)
                if matches!(reading.word(head + 1), "of" | "out")
                    && (head + 2..head + 4)
                        .any(|at| reading.tokens.get(at).is_some_and(|token| token.figure.is_some())) =>
            {
                true
            }
            Some(head) => {
                let many = measure.value >= MANY && !reading.is(head, Class::Ambiguous);
                !thing(reading, head)
                    && (many || summed || reading.any(head, EFFECT) || others(reading, head))
            }
            None => {
                let some = measure.value == 0.0 || measure.value >= MANY;
                measure.amount || named || few || some || stands(reading, measure)
            }
        }
    }) || (reading.has(start, Classes::of(&[Class::Multiplier])) && effect)
}
