//! Findings accepted on purpose: `allow` beside a key result, an objective, or all of a file's objectives, with a reason.
//! Accepted findings stay, and never count. What is amiss with an acceptance itself is said here: unused, expired, without a reason, unknown.

use std::collections::HashSet;

use jiff::civil::Date;

use super::place::Book;
use super::rule::{Look, Rule};
use super::settle::{FAMILIES, called};
use super::{Options, rules};
use crate::diagnostic::{Code, Diagnostic, Family, Manual, Severity, Subject};
use crate::model::day::{self, NoDay};
use crate::model::objective::Allow;
use crate::model::period::Period;
use crate::model::playbook::TeamQuarter;
use crate::source::SourcePath;
use crate::span::Span;

static YML613: Code = Code::new("YML613", "unused-allow", Family::Source, Severity::Warn);
static YML614: Code = Code::new("YML614", "expired-allow", Family::Source, Severity::Warn);
static YML615: Code = Code::new("YML615", "unexplained-allow", Family::Source, Severity::Warn);
static YML616: Code = Code::new("YML616", "unknown-rule", Family::Source, Severity::Warn);
static YML617: Code = Code::new("YML617", "fixed-rule", Family::Source, Severity::Warn);

/// In documented order.
pub static RULES: [&Rule; 5] = [&UNUSED, &EXPIRED, &UNEXPLAINED, &UNKNOWN, &FIXED];

static UNUSED: Rule = Rule {
    manual: Manual {
        code: &YML613,
        what: "An `allow` accepts a finding that is not raised here.",
        why: "What it accepted has been solved, and that is good news. Left standing, it would hide the next one without a word.",
        way_on: "Take the line out.",
        before: "objective: Let no workshop go home with an open question\nallow:\n  - {rule: routine-objective, reason: It is our promise}",
        after: "objective: Let no workshop go home with an open question",
    },
    look: Look::Settings,
};

static EXPIRED: Rule = Rule {
    manual: Manual {
        code: &YML614,
        what: "An `allow` held until a period or a day that is over, or nobody can tell until when.",
        why: "Somebody wanted to be asked again by now.",
        way_on: "Ask again: take it out, or give it a new period and today's reason.",
        before: "allow:\n  - {rule: no-change, reason: Holding it through the move is the promise, until: 2021-Q1}",
        after: "allow:\n  - {rule: no-change, reason: The move was put off to June, until: 2021-Q2}",
    },
    look: Look::Settings,
};

static UNEXPLAINED: Rule = Rule {
    manual: Manual {
        code: &YML615,
        what: "An `allow` has no reason; it accepts nothing until it has one.",
        why: "The reason is the answer to the coach's question, and the only part that anybody will want to read.",
        way_on: "Say why the team keeps it so, in one sentence.",
        before: "allow:\n  - {rule: long-objective}",
        after: "allow:\n  - {rule: long-objective, reason: The team chose every word itself}",
    },
    look: Look::Settings,
};

static UNKNOWN: Rule = Rule {
    manual: Manual {
        code: &YML616,
        what: "An `allow`, or a line under `checks.rules`, names a rule that does not exist.",
        why: "It changes nothing, though somebody thought that it would.",
        way_on: "The message names the nearest. `okrbook explain` lists all rules.",
        before: "allow:\n  - {rule: long-objectives, reason: The team chose every word itself}",
        after: "allow:\n  - {rule: long-objective, reason: The team chose every word itself}",
    },
    look: Look::Settings,
};

static FIXED: Rule = Rule {
    manual: Manual {
        code: &YML617,
        what: "An `allow`, or a line under `checks.rules`, names an error that keeps a site from being made.",
        why: "It changes nothing: there is no page to show what a file does not say, whatever anybody accepts.",
        way_on: "Mend what the error says, and take the line out.",
        before: "allow:\n  - {rule: unknown-key, reason: Our own tool reads that key}",
        after: "allow: []",
    },
    look: Look::Settings,
};

/// An acceptance in its place.
#[derive(Debug)]
pub struct Wanted<'a> {
    path: &'a SourcePath,
    allow: &'a Allow,
    about: Subject,
    /// The day of the quarter's newest check-in, else its first.
    today: Date,
    /// Whether its quarter is judged. A closed one's holds for what is still asked of it, and nobody asks what it is for.
    judged: bool,
}

/// Every acceptance of the judged quarters, and of those of which something is found all the same.
#[must_use]
pub fn of_playbook<'a>(book: &Book<'a>, found: &[Diagnostic], said: &[Diagnostic]) -> Vec<Wanted<'a>> {
    let periods: HashSet<&str> =
        found.iter().chain(said).filter_map(|finding| Some(&*finding.about.as_ref()?.period)).collect();
    let asked = |at: &usize| {
        book.judged.contains(at) || periods.contains(&*book.playbook.quarters[*at].period.to_string())
    };
    let quarters = (0..book.playbook.quarters.len()).filter(asked);
    let teams = quarters.flat_map(|at| book.playbook.quarters[at].teams.iter().map(move |team| (at, team)));
    teams.flat_map(|(at, team)| of_team(book, at, team)).collect()
}

/// Those of a team's file: each key result's and each objective's, then its own.
fn of_team<'a>(book: &Book<'a>, at: usize, team: &'a TeamQuarter) -> Vec<Wanted<'a>> {
    let (playbook, quarter) = (book.playbook, &book.playbook.quarters[at]);
    let judged = book.judged.contains(&at);
    let whole = Subject {
        period: quarter.period.to_string(),
        team: playbook.teams[team.team].id.clone(),
        objective: None,
        key_result: None,
    };
    // There is no clock in here: the newest check-in says what day it is.
    let newest = book.as_of(at).map_or(quarter.start, |day| day.min(quarter.end));
    let today = newest.max(quarter.start);
    let wanted = |path, allow, about| Wanted { path, allow, about, today, judged };
    // The nearest first: its own reason is the one to show.
    let mut all = Vec::new();
    for objective in team.objectives.iter().map(|entry| &*entry.objective) {
        let about = Subject { objective: Some(objective.id.value.clone()), ..whole.clone() };
        for key_result in &objective.key_results {
            let about = Subject { key_result: Some(key_result.id.value.clone()), ..about.clone() };
            all.extend(key_result.allow.iter().map(|allow| wanted(&objective.path, allow, about.clone())));
        }
        all.extend(objective.allow.iter().map(|allow| wanted(&objective.path, allow, about.clone())));
    }
    if let Some(path) = &team.path {
        all.extend(team.allow.iter().map(|allow| wanted(path, allow, whole.clone())));
    }
    all
}

/// Marks what is accepted, and says what is amiss with the acceptances.
pub fn accept(
    book: &Book<'_>,
    wanted: &[Wanted<'_>],
    options: &Options,
    echoes: &HashSet<(Subject, &'static str)>,
    found: &mut Vec<Diagnostic>,
    said: &mut [Diagnostic],
) {
    let mut amiss = Vec::new();
    for wanted in wanted {
        let complaint = accept_one(book, wanted, options, echoes, found, said);
        // Of a closed quarter only what keeps an acceptance from holding for what is asked of it.
        let stands = |finding: &Diagnostic| {
            called(finding.code, wanted.allow.rule.value.trim()) && wanted.holds_for(finding)
        };
        let told = |complaint: &Diagnostic| {
            wanted.judged || complaint.code.id != YML613.id && found.iter().any(stands)
        };
        amiss.extend(complaint.filter(told));
    }
    found.append(&mut amiss);
}

/// Marks what one of them accepts; what is amiss with it.
fn accept_one(
    book: &Book<'_>,
    wanted: &Wanted<'_>,
    options: &Options,
    echoes: &HashSet<(Subject, &'static str)>,
    found: &mut [Diagnostic],
    said: &mut [Diagnostic],
) -> Option<Diagnostic> {
    let Allow { rule, reason, until, span } = wanted.allow;
    let name = rule.value.trim();
    let own = rules().map(|rule| rule.manual.code).find(|code| called(code, name));
    let Some(code) = own.or_else(|| options.others.iter().copied().find(|code| called(code, name))) else {
        return Some(unknown(wanted.path, rule.span, name, options, &wanted.about));
    };
    let say = |code, span, message: String| {
        Diagnostic::new(code, wanted.path, span, message).about(wanted.about.clone())
    };
    if fixed(code) {
        return Some(no_choice(wanted.path, rule.span, code).about(wanted.about.clone()));
    }
    let Some(reason) = reason.as_ref().filter(|reason| !reason.trim().is_empty()) else {
        return Some(
            say(
                &YML615,
                *span,
                format!("{} is accepted here without a reason, so it is not accepted", code.name),
            )
            .ask("Why does the team keep it so?")
            .reframe(&["reason: <one sentence>"]),
        );
    };
    let fits = |finding: &Diagnostic| {
        finding.code.id == code.id && finding.accepted.is_none() && wanted.holds_for(finding)
    };
    let raised = found.iter().chain(said.iter()).any(fits);
    let last = |until: &str| match Period::parse(until) {
        Some(period) => Some(period.days(book.playbook.config.fiscal_year_starts).1),
        None => day::read(until).ok(),
    };
    // An acceptance that nobody can tell the end of would never end.
    if let Some(until) = until.as_ref().filter(|until| last(until).is_none()) {
        let neither = || format!("“{}” is neither a period nor a day", until.value);
        let example = "until: 2021-06-30".to_owned();
        let (why, day) = match day::read(until) {
            Err(NoDay::Meant(day)) => (neither(), format!("until: {day}")),
            Err(NoDay::Because(why)) => (why, example),
            Ok(_) | Err(NoDay::Other) => (neither(), example),
        };
        return Some(
            say(&YML614, until.span, format!("{why}, so {} is not accepted", code.name))
                .ask("Until which quarter does the reason hold?")
                .reframe(&["until: 2021-Q2", &day]),
        );
    }
    let over = until.as_ref().filter(|until| last(until).is_some_and(|last| last < wanted.today));
    if let Some(until) = over {
        return Some(
            say(
                &YML614,
                until.span,
                match Period::parse(&until.value) {
                    Some(_) => format!(
                        "{} was accepted until {}, and this is {}",
                        code.name, until.value, wanted.about.period
                    ),
                    None => format!(
                        "{} was accepted until {}, and the newest check-in is of {}",
                        code.name, until.value, wanted.today
                    ),
                },
            )
            .ask("Does the reason still hold, or has it done its work?")
            .reframe(&["until: <this period>", "take the line out"]),
        );
    }
    for finding in found.iter_mut().chain(said.iter_mut()).filter(|finding| fits(finding)) {
        finding.accepted = Some(reason.value.clone());
    }
    let echo = echoes.iter().any(|(about, id)| *id == code.id && wanted.covers(about));
    let known = own.is_some() || options.all_known;
    (!raised && !echo && known).then(|| wanted.unused(code, found))
}

impl Wanted<'_> {
    /// A file's acceptance holds for its objectives, and an objective's for its key results, too.
    fn covers(&self, about: &Subject) -> bool {
        let within = |own: &Option<String>, other: &Option<String>| own.is_none() || own == other;
        (&about.period, &about.team) == (&self.about.period, &self.about.team)
            && within(&self.about.objective, &about.objective)
            && within(&self.about.key_result, &about.key_result)
    }

    /// What to say of it where it accepts nothing.
    fn unused(&self, code: &Code, found: &[Diagnostic]) -> Diagnostic {
        let say = |message: String| {
            Diagnostic::new(&YML613, self.path, self.allow.span, message).about(self.about.clone())
        };
        let of_all = |finding: &Diagnostic| {
            let of_quarter = |about: &Subject| {
                about.objective.is_none()
                    && (&about.period, &about.team) == (&self.about.period, &self.about.team)
            };
            let said = finding.code.id == code.id && finding.accepted.is_none();
            said && finding.about.as_ref().is_some_and(of_quarter)
        };
        let before = found.iter().find(|finding| {
            let about = finding.about.as_ref().filter(|about| about.team == self.about.team);
            finding.code.id == code.id
                && finding.accepted.is_none()
                && about.is_some_and(|about| about.period != self.about.period)
        });
        if let Some(about) = before.and_then(|finding| finding.about.as_ref()) {
            say(format!(
                "{} is asked of {}, and accepted here for {}",
                code.name, about.period, self.about.period
            ))
            .label("accepts nothing here")
            .ask(format!("Does the reason hold for {}?", about.period))
            .reframe(&["write it into the file of that period"])
        } else if self.about.objective.is_some() && found.iter().any(of_all) {
            say(format!(
                "{} is said of the team's quarter as a whole, and not of this objective alone",
                code.name
            ))
            .label("accepts nothing here")
            .ask("Does the reason hold for all of the quarter's objectives?")
            .reframe(&["write it under the file's own `allow`, beside `objectives`"])
        } else {
            say(format!("{} is accepted here, and nothing raises it", code.name))
                .label("accepts nothing")
                .ask("Was it solved by a better wording or number?")
                .reframe(&["take the line out"])
        }
    }

    /// What readers of files say of no key result is said of the file.
    fn holds_for(&self, finding: &Diagnostic) -> bool {
        match &finding.about {
            Some(about) => self.covers(about),
            None => finding.at.path == *self.path && self.about.objective.is_none(),
        }
    }
}

fn unknown(path: &SourcePath, span: Span, name: &str, options: &Options, about: &Subject) -> Diagnostic {
    no_such_rule(path, span, name, options).about(about.clone())
}

fn no_such_rule(path: &SourcePath, span: Span, name: &str, options: &Options) -> Diagnostic {
    let folded = name.to_ascii_lowercase();
    let codes = rules().map(|rule| rule.manual.code).chain(options.others.iter().copied());
    let near = codes
        .map(|code| (strsim::jaro_winkler(&folded, code.name), code.name))
        .filter(|(likeness, _)| *likeness > 0.85)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, name)| name);
    let finding = Diagnostic::new(&YML616, path, span, format!("there is no rule {name}"));
    match near {
        Some(near) => finding
            .label(format!("did you mean {near}?"))
            .ask(format!("Did you mean {near}?"))
            .patch(span, near),
        None => finding.help("`okrbook explain` lists all rules").ask("Which rule is meant?"),
    }
}

/// What keeps a site from being made is no matter of taste. The coach's own rules never do.
#[must_use]
pub fn fixed(code: &Code) -> bool {
    code.severity == Severity::Error && !rules().any(|rule| rule.manual.code.id == code.id)
}

fn no_choice(path: &SourcePath, span: Span, code: &Code) -> Diagnostic {
    let message = format!("{} is an error that keeps a site from being made: it cannot be chosen", code.name);
    Diagnostic::new(&YML617, path, span, message)
        .label("changes nothing")
        .ask("What would the page show instead?")
        .reframe(&["mend what the error says, and take the line out"])
}

/// Lines under `checks.rules` that name no rule and no family, or what cannot be chosen.
pub fn unknown_settings(book: &Book<'_>, options: &Options, found: &mut Vec<Diagnostic>) {
    let Some(path) = book.config_path() else { return };
    for (name, _) in &book.settings().rules {
        let written = name.value.trim();
        let family = FAMILIES.iter().any(|(family, _)| family.eq_ignore_ascii_case(written));
        let rule = rules().any(|rule| called(rule.manual.code, written));
        match options.others.iter().find(|code| called(code, written)) {
            Some(code) if fixed(code) => found.push(no_choice(path, name.span, code)),
            None if !family && !rule => found.push(no_such_rule(path, name.span, written, options)),
            Some(_) | None => {}
        }
    }
}
