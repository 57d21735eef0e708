//! What the words alone show of inspiration.

use crate::checks::rule::{Look, Rule};
use crate::diagnostic::{Code, Family, Manual, Severity};

static INS201: Code = Code::new("INS201", "task-shaped-objective", Family::Inspiration, Severity::Warn);

/// A task where the picture should be.
pub static TASK_SHAPED: Rule = Rule {
    manual: Manual {
        code: &INS201,
        what: "The objective sounds like a task. Its words are set up, create, implement, and not how good it shall be, for \
               whom, or what they can do then. Where all the words together, weighed by how many other objectives were judged, show a picture, the \
               program stays silent.",
        why: "A task can be clear, hard and needed, and people will do it. They give more than that to something they \
              can picture and be proud of.",
        way_on: "Ask what the team would be proud of when it stands. Say how good it shall be, what it will be able to do, \
                 or who will be glad of it.",
        before: "objective: Set up a telesales department in this company",
        after: "objective: Build a first-class telesales team in China with profound product knowledge and competitive sales skills",
    },
    look: Look::Words,
};

static INS202: Code = Code::new("INS202", "metric-in-objective", Family::Inspiration, Severity::Warn);

/// A number where the picture should be.
pub static METRIC: Rule = Rule {
    manual: Manual {
        code: &INS202,
        what: "A number stands in the objective, where the picture should be. Where all the words together, weighed by how \
               many other objectives were judged, show one beside it, the program stays silent.",
        why: "People remember pictures and repeat them. A number tells them how much, and not what for; that is what the \
              key results are for.",
        way_on: "Say what it will be like when the number is reached, and move the number to a key result.",
        before: "objective: Increase revenue by 25%",
        after: "objective: Become the first call when a line stands still\nkey_results:\n  - Increase revenue by 25%",
    },
    look: Look::Words,
};

static INS203: Code = Code::new("INS203", "no-picture", Family::Inspiration, Severity::Warn);

/// Words that show nothing.
pub static NO_PICTURE: Rule = Rule {
    manual: Manual {
        code: &INS203,
        what: "The words do not show who will be better off, how good it will be, or what somebody can do then. The program also weighs all the \
               words together, going by how many other objectives were judged. So it may ask although no single word \
               stands out, and stay silent where together they show more than each says alone.",
        why: "\"Improve quality\" can mean anything, so it moves nobody. Two people who nod at it will work on different \
              things.",
        way_on: "Picture the last day of the quarter: what can somebody do, feel or say that they cannot today?",
        before: "objective: Improve quality",
        after: "objective: Ship nothing that a customer has to mend",
    },
    look: Look::Words,
};

static INS204: Code = Code::new("INS204", "long-objective", Family::Inspiration, Severity::Hint);

/// Too long to say.
pub static LONG: Rule = Rule {
    manual: Manual {
        code: &INS204,
        what: "The objective is more than one sentence, or too long to say from memory.",
        why: "What nobody can repeat without looking is not on anybody's mind in week six.",
        way_on: "Keep the picture, and move reasons to `why` and measures to the key results. The length is a setting, \
                 `long-objective`; the article's good example has 107 characters.",
        before: "objective: Become the callers who hear a leak. A workshop holds its phone to the pipe, and we tell it what the hiss costs",
        after: "objective: Become the callers who hear a leak through the telephone",
    },
    look: Look::Words,
};

static INS205: Code = Code::new("INS205", "unexplained-jargon", Family::Inspiration, Severity::Hint);

/// Letters that not everybody knows.
pub static JARGON: Rule = Rule {
    manual: Manual {
        code: &INS205,
        what: "An acronym that neither the lists nor the playbook explains.",
        why: "Whoever has to ask what the letters stand for cannot be moved by them, and many do not ask.",
        way_on: "Write it out once in the quarter, or add it to `checks.vocabulary.terms` in okrbook.yaml if everybody here \
                 knows it.",
        before: "objective: Improve our DSO",
        after: "objective: Never again wait for one customer to be able to pay our people",
    },
    look: Look::Words,
};

static INS206: Code = Code::new("INS206", "empty-superlative", Family::Inspiration, Severity::Hint);

/// A claim anyone can make.
pub static SUPERLATIVE: Rule = Rule {
    manual: Manual {
        code: &INS206,
        what: "Best-in-class, world-class, synergy: a claim, and nothing that says at what.",
        why: "Such words are borrowed. A team can be first-class at something, and the something is what moves it.",
        way_on: "Say at what, compared with whom, and who would notice.",
        before: "objective: Make the northern desk best-in-class",
        after: "objective: Make the northern desk the one that answers in the middle of the night",
    },
    look: Look::Words,
};
