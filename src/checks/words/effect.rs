//! Effects that the words state outright, whatever the verb: a wait, an opinion, none of it, what runs by itself.

use super::class::{Class, Classes};
use super::gauge;
use super::measurable;
use super::measure::Measure;
use super::number;
use super::others;
use super::pattern::Turn;
use super::reading::Reading;
use super::shape::Shape;
use super::statement;

/// Whether the words state one.
pub(super) fn stated(reading: &Reading) -> bool {
    let better = [
        measurable::none_left,
        prompt,
        under_so_long,
        on_time,
        none_of,
        quicker,
        as_good_as,
        time_freed,
        spreads,
        unaided,
        passed,
        automated,
        steady,
        handles,
        time_after_time,
        becomes_the,
        is_another,
        by_themselves,
        open_to_all,
        draws_more,
    ];
    reading.turns_anywhere(reading.shape.start(), Turn::Instead)
        || others::gave(reading)
        || gauge::stated(reading)
        || better.iter().any(|effect| effect(reading))
}

/// "2 mates moor without help", "skippers explain their log without asking us": alone, who could not.
fn by_themselves(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let folk = (start..start + 5).any(|at| reading.is(at, Class::People));
    // "Notes ship on time, guests not held up": nothing stands in their way.
    let free = (start + 1..reading.tokens.len()).any(|at| {
        matches!(reading.word(at), "blocked" | "stuck" | "delayed")
            && reading.before(at) == "not"
            && at > 1
            && reading.is(at - 2, Class::People)
    });
    if free {
        return true;
    }
    folk && !matches!(reading.shape, Shape::Order { .. })
        && (start + 2..reading.tokens.len()).any(|at| {
            let aid = |i: usize| {
                matches!(
                    reading.word(i),
                    "help" | "instruction" | "asking" | "assistance" | "guidance" | "prompting"
                )
            };
            (matches!(reading.word(at), "without" | "unaided"))
                && (aid(at + 1) || reading.written(at).ends_with("help"))
        })
}

/// "Matinees drawing more families"
fn draws_more(reading: &Reading) -> bool {
    (reading.shape.start() + 1..reading.tokens.len()).any(|at| {
        matches!(reading.word(at), "drawing" | "attracting" | "winning")
            && reading.word(at + 1) == "more"
            && (at + 2..at + 4).any(|who| reading.is(who, Class::People))
    })
}

/// "WCAG 2.1 AA on all tide pages": a standard that says who can use it.
fn open_to_all(reading: &Reading) -> bool {
    !matches!(reading.shape, Shape::Order { .. })
        && (reading.shape.start()..reading.tokens.len()).any(|at| {
            reading.word(at) == "wcag"
                && (at + 1..at + 4).any(|i| {
                    matches!(reading.word(i), "a" | "aa" | "aaa")
                        && (i + 1 == reading.tokens.len() || reading.is(i + 1, Class::Preposition))
                })
        })
}

/// "Claims processed within 48 hours": how long whoever sent them waits. What is finished "within 6 weeks" has a deadline.
fn prompt(reading: &Reading) -> bool {
    let start = reading.shape.start();
    // "90 % of callers are told the price within 2 days"
    let told = matches!(reading.shape, Shape::Statement { verb, .. }
    if (start..verb).any(|at| reading.is(at, Class::People))
        && matches!(reading.word(verb), "is" | "are" | "get" | "gets")
        && matches!(
            reading.word(verb + 1),
            "told" | "notified" | "informed" | "answered" | "helped" | "paid" | "called"
        ));
    // "revoked within an hour", and not "finished within an hour"
    let handled = |at: usize| {
        reading.is(at, Class::Past)
            && !reading.is(at, Class::Base)
            && (reading.any(at, Classes::of(&[Class::Duty, Class::Todo, Class::Behave]))
                || matches!(reading.word(at), "revoked" | "restored"))
            && !reading.opens(at, Class::Finish)
    };
    reading.measures.iter().any(|measure| {
        let unit = reading.word(measure.at + 1);
        // "1h"
        let joined = reading.tokens[measure.at].figure.is_some_and(|figure| figure.unit) && measure.amount;
        let soon = joined
            || ["hour", "day", "minute", "workday"].iter().any(|short| unit.starts_with(short))
            || (matches!(unit, "working" | "business") && reading.word(measure.at + 2).starts_with("day"));
        let done = measure.at.checked_sub(2).filter(|&at| at >= start);
        soon && reading.before(measure.at) == "within" && (told || done.is_some_and(handled))
    })
}

/// "Mend a sail in under 20 minutes": how long it takes at most.
fn under_so_long(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        measure.at > 1
            && reading.is(measure.at - 1, Class::AtMost)
            && reading.word(measure.at - 2) == "in"
            && number::time(reading.word(measure.at + 1)).is_some()
    }) && !reading.has(reading.shape.start(), Classes::of(&[Class::Lesson, Class::Meeting]))
}

/// "No leaks in the cellar", "the alarm wakes nobody": none of it.
fn none_of(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let opens = matches!(reading.shape, Shape::Phrase { .. }) && reading.word(start) == "no";
    // "Ensure zero leaks", "let no workshop go home with …"
    let spares = matches!(reading.shape, Shape::Order { verb }
        if reading.word(verb) == "let" || reading.is(verb, Class::Assure) || statement::gives(reading, verb))
        && matches!(reading.word(start + 1), "no" | "zero");
    // "Crews lose no oars"
    let object = matches!(reading.shape, Shape::Statement { verb, .. }
        if reading.word(verb + 1) == "no" && !statement::gives(reading, verb) && !reading.is(verb, Class::Modal));
    let nobody = object
        || matches!(reading.shape, Shape::Statement { verb, .. }
        if reading.word(start) == "nobody" || (verb + 1..reading.tokens.len()).any(|at| reading.word(at) == "nobody"));
    opens || spares || nobody
}

/// "… with no lost letters": none of it, whatever is done. "With no more than 5" is a bound.
pub(super) fn with_none(reading: &Reading) -> bool {
    (reading.shape.start() + 1..reading.tokens.len().saturating_sub(2)).any(|at| {
        reading.word(at) == "with"
            && matches!(reading.written(at + 1).to_ascii_lowercase().as_str(), "no" | "zero")
    })
}

/// "Handle storms with no gaps", and not "ship 12 letters with no delay", which is about the letters.
fn handles(reading: &Reading) -> bool {
    let own = match reading.shape {
        Shape::Order { verb } => !reading.any(verb, Classes::of(&[Class::Todo, Class::Deliver])),
        _ => true,
    };
    own && with_none(reading)
}

/// "Counts update without manual checks": nobody has to see to it any more.
fn unaided(reading: &Reading) -> bool {
    let hands = |at: usize| {
        matches!(reading.word(at), "manual" | "human" | "intervention" | "instruction" | "assistance")
    };
    // "… with no pilot touching it"
    let alone = |at: usize| {
        reading.before(at) == "with"
            && reading.is(at + 1, Class::People)
            && reading.word(at + 2).ends_with("ing")
    };
    let start = reading.shape.start();
    !matches!(reading.shape, Shape::Order { .. })
        && (start + 1..reading.tokens.len()).any(|at| {
            // "The mill runs for 9 days without a stop"
            let long = reading.word(at) == "without"
                && reading.measures.iter().any(|measure| measure.amount && measure.at + 2 == at);
            long || matches!(reading.word(at), "without" | "no") && ((at + 1..at + 4).any(hands) || alone(at))
        })
}

/// "Pass all checks": by somebody else's measure.
fn passed(reading: &Reading) -> bool {
    let start = reading.shape.start();
    // "Break even on the ferry"
    if reading.says(start, "break even") {
        return true;
    }
    let inspected = |verb: usize| {
        reading.word(verb) == "clear"
            && (verb + 1..verb + 5).any(|at| matches!(reading.word(at), "inspection" | "audit" | "review"))
    };
    matches!(reading.shape, Shape::Order { verb } if reading.word(verb) == "pass" || inspected(verb))
        || (1..reading.tokens.len()).any(|at| reading.before(at) == "passing" && reading.word(at) == "grade")
}

/// "Label checks automated for 90 % of parcels"
fn automated(reading: &Reading) -> bool {
    reading.measures.iter().any(|measure| {
        measure.percent
            && measure.at > 1
            && reading.word(measure.at - 1) == "for"
            && reading.word(measure.at - 2) == "automated"
    })
}

/// "Keep the doors within the agreed limits", "keep the tills stable": how well, day by day.
fn steady(reading: &Reading) -> bool {
    // "Hold the noise within the agreed limits", "hold the cost per guest at €4"
    let start = reading.shape.start();
    let held = reading.word(start) == "hold"
        && (start + 2..reading.tokens.len()).any(|at| {
            // "Hold rope faults below 9"
            let bound = reading.is(at, Class::AtMost)
                && reading.word(at) != "within"
                && reading.tokens.get(at + 1).is_some_and(|next| next.figure.is_some());
            if bound {
                return true;
            }
            (reading.word(at) == "within" || (reading.written(at) == "at" && !reading.measures.is_empty()))
                && (start + 1..at).any(|i| reading.any(i, Classes::of(&[Class::Cost, Class::Effect])))
        });
    if held {
        return true;
    }
    let Shape::Order { verb } = reading.shape else { return false };
    reading.is(verb, Class::Hold)
        && (verb + 2..reading.tokens.len())
            .any(|at| matches!(reading.word(at), "within" | "stable" | "without"))
}

/// "Deliver 90 % of orders on time", "… successfully", "resolve 45 % of calls through self-service"
fn on_time(reading: &Reading) -> bool {
    let soon = |at: usize| {
        matches!(reading.word(at), "within" | "inside")
            && reading.measures.iter().any(|measure| measure.at == at + 1)
            && !matches!(reading.word(at + 2), "weeks" | "months" | "week" | "month")
    };
    let well = |at: usize| {
        soon(at)
            || (reading.word(at) == "on" && reading.written(at).ends_with("time"))
            || matches!(reading.word(at), "successfully" | "correctly")
            || reading.written(at.min(reading.tokens.len() - 1)).to_ascii_lowercase().starts_with("self-serv")
    };
    reading.measures.iter().any(|measure| {
        measure.percent && reading.word(measure.at + 2) == "of" && (measure.at + 3..measure.at + 7).any(well)
    })
}

/// "Answer letters faster", "make our guests happier": not what is done but how well, against today. "Write clearer
/// letters" is about the letters.
fn quicker(reading: &Reading) -> bool {
    let Shape::Order { verb } = reading.shape else { return false };
    let ends = |at: usize| at + 1 == reading.tokens.len() || reading.is(at + 1, Class::Preposition);
    let made = matches!(reading.word(verb), "make" | "making");
    let well = Classes::of(&[Class::Comparative, Class::Trait, Class::Ease]);
    (verb + 2..reading.tokens.len()).filter(|&at| ends(at)).any(|at| {
        matches!(reading.word(at), "faster" | "sooner" | "quicker" | "earlier")
            || (made && reading.is(at, Class::Comparative) && reading.word(at).ends_with("ier"))
            // "Foster a healthier village"
            || (reading.is(at, Class::People) && reading.before(at).ends_with("ier"))
            // "Make night shifts less lonely"
            || (made && (reading.before(at) == "less" || reading.word(at - 2) == "less"))
            || (made && reading.before(at) == "more" && reading.any(at, well))
    })
}

/// "Make long routes as safe as short ones"
fn as_good_as(reading: &Reading) -> bool {
    let made = matches!(reading.shape, Shape::Order { verb } if reading.word(verb) == "make");
    // "as safe as" is one phrase of the lists; of other words, the two stand apart.
    made && (reading.shape.start() + 2..reading.tokens.len()).any(|at| {
        reading.written(at).starts_with("as ") || (reading.word(at) == "as" && reading.word(at + 2) == "as")
    })
}

/// "Remove 40 hours of paperwork from nurses", "crews report saving 4 hours a tour"
fn time_freed(reading: &Reading) -> bool {
    let time = |measure: &Measure| measure.amount && number::time(reading.word(measure.at + 1)).is_some();
    let frees = matches!(reading.shape, Shape::Order { verb }
        if matches!(reading.word(verb), "remove" | "free" | "eliminate" | "cut" | "save"));
    let freed =
        frees && reading.measures.iter().any(|measure| time(measure) && reading.word(measure.at + 2) == "of");
    let saves = |at: usize| matches!(reading.word(at), "save" | "saves" | "saved" | "saving");
    freed
        || reading
            .measures
            .iter()
            .any(|measure| time(measure) && (measure.at.saturating_sub(4)..measure.at).any(saves))
}

/// "Enter 5 new towns", "expand to 3 countries": where nobody has come to them yet.
fn spreads(reading: &Reading) -> bool {
    let Shape::Order { verb } = reading.shape else { return false };
    let place = |at: usize| {
        matches!(
            reading.word(at),
            "markets"
                | "countries"
                | "regions"
                | "cities"
                | "towns"
                | "states"
                | "continents"
                | "verticals"
                | "districts"
        )
    };
    // "expand to" is one phrase of the lists.
    let into = |at: usize| {
        let last = reading.written(at).rsplit(' ').next();
        matches!(last, Some("into" | "to" | "Enter" | "enter"))
    };
    reading.measures.iter().any(|measure| {
        (verb + 1..verb + 4).contains(&measure.at)
            && into(measure.at - 1)
            && (measure.at + 1..measure.at + 4).any(place)
    })
}

/// "Crews regularly swap shifts", "the build is green on every change", "recipes stay cookable": how it is, each time.
fn time_after_time(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let verb = Classes::VERB.and(Classes::of(&[Class::Behave, Class::Choose]));
    let order = matches!(reading.shape, Shape::Order { .. });
    let stays = matches!(reading.shape, Shape::Statement { verb, .. }
        if reading.is(verb, Class::Hold) && reading.word(verb + 1).ends_with("able"));
    stays
        || (start + 1..reading.tokens.len()).any(|at| {
            let does = matches!(
                reading.word(at),
                "regularly" | "frequently" | "often" | "consistently" | "successfully"
            ) && reading.is(at + 1, Class::Base)
                && reading.any(at + 1, verb);
            (does && !order) || (reading.word(at) == "green" && reading.word(at + 1) == "on")
        })
}

/// "The yard turned into a market", "crews waste no evening on forms", "lamps can withstand a storm", "the songs are widely
/// sung": how things are then.
fn is_another(reading: &Reading) -> bool {
    let start = reading.shape.start();
    let turned = (start + 1..reading.tokens.len()).any(|at| {
        reading.is(at, Class::Become) && reading.is(at, Class::Past) && reading.written(at).ends_with(" into")
    });
    let spared = (start + 1..start + 3).any(|at| {
        matches!(reading.word(at), "spend" | "spends" | "waste" | "wastes") && reading.word(at + 1) == "no"
    });
    let holds_out = matches!(reading.shape, Shape::Statement { verb, .. }
        if matches!(reading.word(verb), "can" | "could")
            && matches!(reading.word(verb + 1), "survive" | "withstand" | "tolerate" | "absorb"));
    let known = matches!(reading.shape, Shape::Statement { verb, .. }
        if reading.is(verb, Class::Become)
            && matches!(reading.word(verb + 1), "widely" | "commonly")
            && reading.measures.is_empty());
    let less = reading.word(start).starts_with("reduc")
        && reading.tokens.get(start + 1).is_some_and(|_| reading.written(start + 1) == "in time")
        && reading.word(start + 2) == "spent";
    !matches!(reading.shape, Shape::Order { .. }) && (turned || spared || holds_out || known || less)
}

/// "The blue lane becomes the default"
fn becomes_the(reading: &Reading) -> bool {
    matches!(reading.shape, Shape::Statement { verb, .. }
        if reading.is(verb, Class::Become) && reading.word(verb + 1) == "the")
}
