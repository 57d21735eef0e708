//! What the words alone show of improvement.

use crate::checks::rule::{Look, Rule};
use crate::diagnostic::{Code, Family, Manual, Severity};

static IMP101: Code = Code::new("IMP101", "routine-objective", Family::Improvement, Severity::Warn);

/// The day job as an objective.
pub static ROUTINE_OBJECTIVE: Rule = Rule {
    manual: Manual {
        code: &IMP101,
        what: "The objective names no change. Its words are those of the day job (maintain, continue, handle, on \
               time), of an act that is over once it is done (identify, prepare, an inspection), of something to read \
               (a published plan, a recommendation), or are only a heading. The program also weighs all \
               the words together, going by how many other objectives were judged. So it may ask although no single \
               word stands out, and stay silent although one word sounds like the day job.",
        why: "OKRs are about improvement, not about business as usual. The day job needs nobody to write it \
              down, and it will fill the quarter by itself.",
        way_on: "Say what would be different if the quarter went marvellously. What only has to stay as it is can \
                 be a health metric.",
        before: "objective: Handle all customer questions on time",
        after: "objective: Let no workshop go home with an open question",
    },
    look: Look::Words,
};

/// IMP103
pub static ACTIVITY_CODE: Code =
    Code::new("IMP103", "activity-key-result", Family::Improvement, Severity::Warn);

/// Something to do as a key result.
pub static ACTIVITY: Rule = Rule {
    manual: Manual {
        code: &ACTIVITY_CODE,
        what: "The key result is something to do or to hand over, and names no effect. The program also weighs all the \
               words together, going by how many other key results were judged. So it may ask although no single word \
               stands out, and stay silent although one word sounds like a thing to do.",
        why: "It can be done to the last full stop without anything getting better. Whoever only counts what was \
              done learns nothing about whether it helped.",
        way_on: "Ask what customers, colleagues or numbers do differently once it is done, and count that. The \
                 activity itself can stand among the initiatives.",
        before: "key_results:\n  - Write 30 help articles",
        after: "key_results:\n  - Questions that customers answer themselves, from 20% to 60%\ninitiatives:\n  - Write 30 help articles",
    },
    look: Look::Words,
};
