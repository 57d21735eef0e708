//! What the words alone show of stretch.

use crate::checks::rule::{Look, Rule};
use crate::diagnostic::{Code, Family, Manual, Severity};

static STR309: Code = Code::new("STR309", "safe-wording", Family::Stretch, Severity::Warn);

/// Words that commit to nothing.
pub static SAFE_WORDING: Rule = Rule {
    manual: Manual {
        code: &STR309,
        what: "The key result commits to nothing more than ticking things off, or holding what is there. So many workshops, or \
               a tool that is there, are ticked off, too, and \"at least one\" is reached by the first.",
        why: "Whatever can be promised is known already. A quarter of promises leaves everybody where they were, with the boxes ticked.",
        way_on: "Ask what would be visible if it were done brilliantly and not just done, and count that.",
        before: "key_results:\n  - Keep churn at the current level",
        after: "key_results:\n  - Cut churn from 4% to 2%",
    },
    look: Look::Words,
};

/// STR310
pub static APPRAISAL_CODE: Code = Code::new("STR310", "score-as-appraisal", Family::Stretch, Severity::Warn);

/// A score that can buy something.
pub static APPRAISAL: Rule = Rule {
    manual: Manual {
        code: &APPRAISAL_CODE,
        what: "Pay, bonus, appraisal or promotion is tied to a score. Or the score is itself what is aimed at: “80% of our \
               OKRs reached”.",
        why: "A score does not evaluate people. Once it can buy something, or is to look good, the next line is drawn where it \
              is easy to reach, and nobody will hear a bold number again.",
        way_on: "Keep pay and appraisal apart from OKRs, and say so. What the score is for is one question: what did we learn?",
        before: "initiatives:\n  - Pay a bonus for every key result that scores above 0.7",
        after: "initiatives:\n  - Tell each other what every score taught us, the low ones first",
    },
    look: Look::Words,
};
