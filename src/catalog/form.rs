//! Form: is there something to talk about?

use crate::diagnostic::Manual;
use crate::load::codes;

pub(super) static FORM: [Manual; 2] = [
    Manual {
        code: &codes::BROKEN_ALIGNMENT,
        what: "A name leads nowhere, or in a circle. What `supports`, `about`, `parent` or a key of a \
               reflection names is no team, objective or key result that exists; or objectives support \
               each other in turn.",
        why: "Alignment is read by following it. A link to nothing looks like alignment and is none.",
        way_on: "Write team/objective, or team/objective/key-result, with the ids that the files have. \
               The message names the nearest. An id that is not written comes from the first wording; \
               write it down, and it stays when the wording changes.",
        before: "supports: company/win-the-mainlnd",
        after: "supports: company/win-the-mainland",
    },
    Manual {
        code: &codes::SCORE_OUT_OF_RANGE,
        what: "A score that the team gave itself lies below 0 or above 1. It is kept as written and \
               drawn at the end of the scale.",
        why: "A score above 1 says that the stretch was not one: that is worth a word in the \
               reflection.",
        way_on: "Leave it if the team wants it so. Or leave the score out: it is worked out from the last \
               check-in.",
        before: "objectives:\n  - objective: Become the shop that families recommend\n    key_results:\n      \
                 - key_result: Raise conversion from 4% to 12%\n        score: 1.37",
        after: "objectives:\n  - objective: Become the shop that families recommend\n    key_results:\n      \
                - key_result: Raise conversion from 4% to 12%\n        score: 1.0",
    },
];
