//! The format itself: every file kind's keys. The README, the schema and the messages speak from here.

use super::schema::Kind::{
    Baseline, Choice, Colour, Confidence, Date, Flag, Id, Keyed, List, Map, Number, Score, Share, SharePair,
    Short, ShortChoice, Text, Url, Whole,
};
use super::schema::{Field, Table};
use crate::model::audience::Audience;
use crate::model::objective::Ambition;
use crate::model::reflection::{Became, Next, Reached};

/// `PERIOD/TEAM.yaml`
pub static OKRS: Table = Table {
    name: "OKR file",
    doc: "A team's objectives and key results of one period.",
    fields: &[
        Field::new("team", Text, "The team's name; by default from teams.yaml or the file name."),
        Field::required(
            "objectives",
            List(&Map(&OBJECTIVE)),
            "The team's objectives, the most important first.",
        ),
        Field::new(
            "allow",
            List(&Short(&ALLOW)),
            "Findings accepted on purpose for the whole file, each with its reason.",
        ),
    ],
};

static OBJECTIVE: Table = Table {
    name: "objective",
    doc: "What the team wants to change, in words it would sweat for.",
    fields: &[
        Field::new("id", Id, "What links, notes and history hold on to; by default from the first wording."),
        Field::required("objective", Text, "The wording now."),
        Field::new("why", Text, "Why it matters."),
        Field::new("why_now", Text, "Why this quarter."),
        Field::new("owner", Text, "Who looks after it."),
        Field::new("supports", Text, "What it supports: team/objective, or team/objective/key-result."),
        Field::new(
            "ambition",
            Choice(&Ambition::NAMES),
            "aspirational (0.7 is a success), committed, or learning.",
        ),
        Field::new("visibility", Choice(&Audience::NAMES), "Who may see it; everyone by default."),
        Field::new(
            "drafts",
            List(&Short(&DRAFT)),
            "Earlier wordings, oldest first: the objective's journey.",
        ),
        Field::new("key_results", List(&Short(&KEY_RESULT)), "How the team will know that it got there."),
        Field::new("health_metrics", List(&Map(&HEALTH_METRIC)), "Watched, not stretched."),
        Field::new("initiatives", List(&Short(&INITIATIVE)), "What the team will do; never scored."),
        Field::new("allow", List(&Short(&ALLOW)), "Findings accepted on purpose, each with its reason."),
    ],
};

static DRAFT: Table = Table {
    name: "draft",
    doc: "An earlier wording of an objective.",
    fields: &[
        Field::required("objective", Text, "The wording then."),
        Field::new("on", Date, "When."),
        Field::new("coaching", Text, "What the coach said to it."),
        Field::new(
            "visibility",
            Choice(&Audience::NAMES),
            "Who may see it; the objective's readers by default.",
        ),
    ],
};

static KEY_RESULT: Table = Table {
    name: "key result",
    doc: "A number that moves when the objective comes true.",
    fields: &[
        Field::required("key_result", Text, "The wording. Numbers are read out of it."),
        Field::new("id", Id, "What links and history hold on to; by default from the wording."),
        Field::new(
            "metric",
            Text,
            "The series this number belongs to, across quarters. Without one, the same words in the next quarter go on with it.",
        ),
        Field::new("unit", Text, "The unit of its numbers: %, h, of 8, €."),
        Field::new("baseline", Baseline, "Where it stands at the start; or: unknown by 2021-02-15."),
        Field::new("commit", Number, "0.3: what would happen with business as usual (90 % sure)."),
        Field::new("target", Number, "0.7: hard, and a success (50 % sure). Alone it counts as 1.0."),
        Field::new("stretch", Number, "1.0: amazing (10 % sure)."),
        Field::new("owner", Text, "Who looks after it."),
        Field::new("confidence", Confidence, "How sure the team is at the start."),
        Field::new("check_ins", List(&Map(&CHECK_IN)), "What was seen, day by day."),
        Field::new("score", Score, "The score, where the team gives it itself; else it is worked out."),
        Field::new("done", Flag, "For a key result without numbers."),
        Field::new("milestones", List(&Short(&MILESTONE)), "Steps, for a key result without numbers."),
        Field::new("allow", List(&Short(&ALLOW)), "Findings accepted on purpose, each with its reason."),
    ],
};

static CHECK_IN: Table = Table {
    name: "check-in",
    doc: "What was seen on a day.",
    fields: &[
        Field::new("on", Date, "When."),
        Field::new("value", Number, "The number then."),
        Field::new("confidence", Confidence, "How sure the team was of the target."),
        Field::new("note", Text, "What was seen."),
    ],
};

static MILESTONE: Table = Table {
    name: "milestone",
    doc: "A step that is done or not.",
    fields: &[Field::required("name", Text, "What."), Field::new("done", Flag, "Whether it is done.")],
};

static HEALTH_METRIC: Table = Table {
    name: "health metric",
    doc: "A number that is watched so that stretching does not cost something else.",
    fields: &[
        Field::required("metric", Text, "The series it belongs to, across quarters."),
        Field::new("keep", Text, "The range to keep: under 3, over 40, 35 to 50."),
        Field::new("value", Number, "Where it stands."),
        Field::new("unit", Text, "The unit of its numbers."),
    ],
};

static INITIATIVE: Table = Table {
    name: "initiative",
    doc: "Something the team will do; never scored.",
    fields: &[Field::required("initiative", Text, "What."), Field::new("done", Flag, "Whether it is done.")],
};

static ALLOW: Table = Table {
    name: "accepted finding",
    doc: "A finding accepted on purpose.",
    fields: &[
        Field::required("rule", Text, "The rule's name: long-objective."),
        Field::new("reason", Text, "Why the team keeps it so."),
        Field::new("until", Text, "The last period or day it holds for: 2021-Q2, 2021-06-30."),
    ],
};

/// The front matter of `PERIOD/notes/*.md`
pub static NOTE: Table = Table {
    name: "coaching note",
    doc: "The lines between --- and --- of a coaching note.",
    fields: &[
        Field::new("title", Text, "Its title; by default from the file name."),
        Field::new("on", Date, "When."),
        Field::new("by", Text, "Who wrote it; the playbook's coach by default."),
        Field::new("about", Text, "team, team/objective or team/objective/key-result; nothing: the quarter."),
        Field::new("concerns", List(&Text), "fear-of-failure, morale, exposure, or own words."),
        Field::new("visibility", Choice(&Audience::NAMES), "Who may see it; coach by default."),
        Field::new("tags", List(&Text), "Own words to find it by."),
    ],
};

/// The front matter of `PERIOD/reflections/*.md`
pub static REFLECTION: Table = Table {
    name: "reflection",
    doc: "The lines between --- and --- of a team's reflection.",
    fields: &[
        Field::new("on", Date, "When."),
        Field::new("visibility", Choice(&Audience::NAMES), "Who may see it; everyone by default."),
        Field::new(
            "outcome",
            Keyed("objective's id", &ShortChoice(&OUTCOME)),
            "Per objective the team's own verdict, apart from the scores.",
        ),
        Field::new(
            "key_results",
            Keyed("objective/key-result", &Short(&LEARNING)),
            "Per key result what was learned, and what becomes of it.",
        ),
        Field::new("resets", List(&Text), "What changes in how the team works."),
        Field::new(
            "answers",
            Keyed("the reset's words", &ShortChoice(&ANSWER)),
            "What became of last quarter's resets: adopted, dropped or open.",
        ),
    ],
};

static OUTCOME: Table = Table {
    name: "outcome",
    doc: "A team's verdict on an objective.",
    fields: &[
        Field::required("reached", Choice(&Reached::NAMES), "yes, partly or no."),
        Field::new("because", Text, "Why the team says so."),
    ],
};

static LEARNING: Table = Table {
    name: "learning",
    doc: "What a key result taught.",
    fields: &[
        Field::new("learned", Text, "What was learned."),
        Field::new("next", Choice(&Next::NAMES), "keep, reshape, drop or health-metric."),
        Field::new("how", Text, "In a few words, how it goes on."),
    ],
};

static ANSWER: Table = Table {
    name: "answer",
    doc: "What became of a reset.",
    fields: &[
        Field::required("became", Choice(&Became::NAMES), "adopted, dropped or open."),
        Field::new("because", Text, "In a few words, why."),
    ],
};

/// The front matter of `pages/*.md`
pub static PAGE: Table = Table {
    name: "page",
    doc: "The lines between --- and --- of a page.",
    fields: &[
        Field::new("title", Text, "Its title; by default its first heading."),
        Field::new("short", Text, "Its name in the navigation."),
        Field::new("summary", Text, "One sentence on what it says."),
        Field::new("order", Whole(-9999, 9999), "Its place among the pages."),
        Field::new("visibility", Choice(&Audience::NAMES), "Who may see it; everyone by default."),
    ],
};

/// `PERIOD/quarter.yaml`
pub static QUARTER: Table = Table {
    name: "quarter file",
    doc: "What a period is about.",
    fields: &[
        Field::new("start", Date, "First day, where it is not the calendar's."),
        Field::new("end", Date, "Last day, where it is not the calendar's."),
        Field::new("motto", Text, "A few words to remember it by."),
        Field::new("about", Text, "What the period is about."),
        Field::new("events", List(&Map(&EVENT)), "Days that the teams look to."),
    ],
};

static EVENT: Table = Table {
    name: "event",
    doc: "A day, or some days, that the teams look to.",
    fields: &[
        Field::required("on", Date, "First day."),
        Field::new("until", Date, "Last day, where it is another."),
        Field::required("event", Text, "What."),
    ],
};

/// `teams.yaml`
pub static TEAMS: Table = Table {
    name: "teams file",
    doc: "The teams, in the order in which the site shows them.",
    fields: &[Field::required("teams", List(&Map(&TEAM)), "The teams.")],
};

static TEAM: Table = Table {
    name: "team",
    doc: "A team.",
    fields: &[
        Field::required("id", Id, "The name of its OKR files, without .yaml."),
        Field::new("name", Text, "What people call it."),
        Field::new("lead", Text, "Who leads it."),
        Field::new("parent", Text, "The id of the team above it."),
        Field::new("about", Text, "What it is there for."),
    ],
};

/// `okrbook.yaml`
pub static CONFIG: Table = Table {
    name: "playbook file",
    doc: "What the playbook is called, whom it is for, how it looks, counts and checks.",
    fields: &[
        Field::new("title", Text, "The playbook's name."),
        Field::new("organisation", Text, "Whose it is."),
        Field::new("language", Choice(&["en", "zh"]), "The language of the interface and the checks."),
        Field::new("base_url", Text, "Where the site will stand; only feed and sitemap need it."),
        Field::new("audience", Choice(&Audience::NAMES), "Whom a build is for; --audience wins."),
        Field::new("theme", ShortChoice(&THEME), "The look."),
        Field::new("coach", Short(&COACH), "The coach."),
        Field::new("fiscal_year_starts", Whole(1, 12), "The month fiscal years start in."),
        Field::new("scoring", Map(&SCORING), "How levels become scores."),
        Field::new("checks", Map(&CHECKS), "The coach's checks."),
        Field::new("edit_url", Text, "Where a page's source can be edited; {path} stands for the file."),
    ],
};

static THEME: Table = Table {
    name: "theme",
    doc: "The look.",
    fields: &[
        Field::new("name", Choice(&["default"]), "The theme: default."),
        Field::new("accent", Colour, "The colour of marks and links."),
        Field::new("logo", Text, "A picture in static/."),
    ],
};

static COACH: Table = Table {
    name: "coach",
    doc: "Who coaches.",
    fields: &[
        Field::new("name", Text, "The name."),
        Field::new("booking", Map(&BOOKING), "Where to book a call."),
    ],
};

static BOOKING: Table = Table {
    name: "booking",
    doc: "Where to book a call.",
    fields: &[
        Field::required("label", Text, "The words on the link."),
        Field::required("url", Url, "The address."),
    ],
};

static SCORING: Table = Table {
    name: "scoring",
    doc: "How levels become scores.",
    fields: &[Field::new(
        "scale",
        Choice(&["lamorte", "linear"]),
        "lamorte: 0.3, 0.7, 1.0; linear: baseline to target.",
    )],
};

static CHECKS: Table = Table {
    name: "checks",
    doc: "The coach's checks.",
    fields: &[
        Field::new("show_to", Choice(&Audience::NAMES), "Who sees findings on the pages; coach by default."),
        Field::new(
            "rules",
            Keyed("rule", &Choice(&["off", "hint", "warn", "error"])),
            "Severity by rule or family.",
        ),
        Field::new("settings", Map(&SETTINGS), "Numbers the rules go by."),
        Field::new("vocabulary", Map(&VOCABULARY), "Own words."),
    ],
};

static SETTINGS: Table = Table {
    name: "settings",
    doc: "Numbers the rules go by.",
    fields: &[
        Field::new("max-objectives", Whole(1, 50), "More than these in a team's quarter are a finding."),
        Field::new("small-lift", Share, "A gap below this share of the baseline is small."),
        Field::new("start-confidence", SharePair, "What counts as neither out of reach nor sure."),
        Field::new("long-objective", Whole(20, 1000), "More characters than these are long."),
    ],
};

static VOCABULARY: Table = Table {
    name: "vocabulary",
    doc: "Own words.",
    fields: &[
        Field::new("routine", List(&Text), "Words that are the day job here."),
        Field::new("task", List(&Text), "Words that sound like a task here."),
        Field::new("inspiring", List(&Text), "Words that move people here."),
        Field::new("terms", List(&Text), "Acronyms and code names that everybody here knows."),
    ],
};

/// Every file kind by the name that `okrbook schema` takes.
pub static FILES: [(&str, &Table); 7] = [
    ("okrs", &OKRS),
    ("note", &NOTE),
    ("reflection", &REFLECTION),
    ("page", &PAGE),
    ("quarter", &QUARTER),
    ("teams", &TEAMS),
    ("playbook", &CONFIG),
];
