//! Weighs findings as the playbook wants it: one question where several rules ask the same, the severities of
//! `okrbook.yaml`, and what is accepted on purpose.

use std::collections::{HashMap, HashSet};

use super::allow;
use super::place::Book;
use super::{Options, rules};
use crate::diagnostic::{Code, Diagnostic, Family, Label, Severity, Subject};
use crate::model::config::Checks;
use crate::source::SourcePath;
use crate::span::Span;

/// Where the first of a pair speaks of a key result or an objective, the second would only say it again.
const ECHOES: [(&str, &str); 25] = [
    ("IMP103", "STR309"),
    ("IMP103", "FRM403"),
    ("STR309", "FRM403"),
    ("IMP104", "IMP103"),
    ("IMP104", "IMP105"),
    ("IMP104", "STR301"),
    ("IMP104", "STR302"),
    ("IMP104", "STR303"),
    ("IMP104", "STR307"),
    ("IMP104", "STR309"),
    ("IMP105", "IMP103"),
    ("IMP105", "STR309"),
    ("IMP105", "FRM404"),
    ("STR301", "IMP105"),
    ("STR301", "STR302"),
    ("STR301", "STR303"),
    ("STR301", "STR307"),
    ("STR302", "STR303"),
    ("STR302", "STR307"),
    ("FRM408", "STR301"),
    ("FRM408", "STR302"),
    ("FRM408", "STR307"),
    ("IMP101", "INS201"),
    ("IMP101", "INS203"),
    ("STR307", "STR304"),
];

/// Adds findings to what was said before, weighed.
pub fn settle(book: &Book<'_>, options: &Options, mut found: Vec<Diagnostic>, said: &mut Vec<Diagnostic>) {
    let weights = Weights::new(book.settings(), &options.others);
    found.retain_mut(|finding| weights.weigh(finding));
    said.retain_mut(|finding| weights.weigh(finding));
    let echoes = silence(&mut found);
    let wanted = allow::of_playbook(book, &found, said);
    allow::accept(book, &wanted, options, &echoes, &mut found, said);
    allow::unknown_settings(book, options, &mut found);
    // What is said of the rules themselves is weighed like all else.
    found.retain_mut(|finding| finding.code.family != Family::Source || weights.weigh(finding));
    said.append(&mut found);
}

/// Whether a rule would only say again what others of the same words say.
#[must_use]
pub fn echo(code: &Code, among: &[&'static Code]) -> bool {
    ECHOES.iter().any(|(lead, echo)| *echo == code.id && among.iter().any(|other| other.id == *lead))
}

/// Takes echoes out; gives what they were, so that accepting one is not called unused.
fn silence(found: &mut Vec<Diagnostic>) -> HashSet<(Subject, &'static str)> {
    let spoken: HashSet<(&Subject, &str)> = found
        .iter()
        .filter(|finding| finding.accepted.is_none())
        .filter_map(|finding| Some((finding.about.as_ref()?, finding.code.id)))
        .collect();
    let mut lists: HashMap<&SourcePath, Vec<Span>> = HashMap::new();
    let listing = found.iter().filter(|finding| finding.code.id == "IMP102" && finding.accepted.is_none());
    for task in listing.flat_map(|finding| &finding.also) {
        lists.entry(&task.path).or_default().push(task.span);
    }
    // Whoever is silent silences nobody: round by round, until it is settled.
    let mut silent: HashSet<(&Subject, &str)> = HashSet::new();
    loop {
        let echoes = |(about, code): &(&Subject, &str)| {
            let mut leads = ECHOES.iter().filter(|(_, echo)| echo == code).map(|(lead, _)| *lead);
            about.objective.is_some()
                && leads.any(|lead| spoken.contains(&(*about, lead)) && !silent.contains(&(*about, lead)))
        };
        let next: HashSet<(&Subject, &str)> = spoken.iter().copied().filter(echoes).collect();
        if next == silent {
            break;
        }
        silent = next;
    }
    let is_echo = |finding: &Diagnostic| {
        let Some(about) = finding.about.as_ref().filter(|about| about.objective.is_some()) else {
            return false;
        };
        // Said of the objective as a list of tasks, it need not be said of each task on it.
        let listed = || {
            let Label { path, span, .. } = &finding.at;
            let of_tasks = ["IMP103", "STR309", "FRM403"].contains(&finding.code.id);
            let listed = lists.get(path).filter(|_| of_tasks);
            listed.is_some_and(|tasks| {
                tasks.iter().any(|task| task.start <= span.start && span.end <= task.end)
            })
        };
        finding.accepted.is_none() && (silent.contains(&(about, finding.code.id)) || listed())
    };
    // What letters stand for is asked once in a playbook.
    let mut asked = HashSet::new();
    let mut again = |finding: &Diagnostic| {
        finding.code.id == "INS205" && finding.accepted.is_none() && !asked.insert(finding.message.clone())
    };
    let echoes: Vec<bool> = found.iter().map(|finding| is_echo(finding) || again(finding)).collect();
    let mut silenced = echoes.into_iter();
    let (echoes, kept): (Vec<_>, Vec<_>) =
        std::mem::take(found).into_iter().partition(|_| silenced.next().unwrap_or_default());
    *found = kept;
    echoes.into_iter().filter_map(|echo| Some((echo.about?, echo.code.id))).collect()
}

/// The severities of `okrbook.yaml`: a rule's own line wins over its family's, a later over an earlier.
#[derive(Debug)]
pub struct Weights {
    own: Vec<(&'static Code, Option<Severity>)>,
    families: Vec<(Family, Option<Severity>)>,
}

/// What settings call the families.
pub const FAMILIES: [(&str, Family); 6] = [
    ("improvement", Family::Improvement),
    ("inspiration", Family::Inspiration),
    ("stretch", Family::Stretch),
    ("form", Family::Form),
    ("links", Family::Links),
    ("source", Family::Source),
];

impl Weights {
    /// As the settings have them, for the rules of this floor and `others`.
    #[must_use]
    pub fn new(settings: &Checks, others: &[&'static Code]) -> Self {
        let mut weights = Self { own: Vec::new(), families: Vec::new() };
        for (name, severity) in &settings.rules {
            let name = name.value.trim();
            for (family, is) in FAMILIES {
                if family.eq_ignore_ascii_case(name) {
                    weights.families.push((is, *severity));
                }
            }
            let codes = rules().map(|rule| rule.manual.code).chain(others.iter().copied());
            weights.own.extend(codes.filter(|code| called(code, name)).map(|code| (code, *severity)));
        }
        weights
    }

    /// What the settings say of a rule, where they say anything: its severity, or that it is off.
    fn of(&self, code: &Code) -> Option<&Option<Severity>> {
        let own = self.own.iter().rev().find(|(own, _)| own.id == code.id).map(|(_, severity)| severity);
        let family = || self.families.iter().rev().find(|(family, _)| *family == code.family);
        own.or_else(|| family().map(|(_, severity)| severity))
    }

    /// Whether a rule is not switched off.
    #[must_use]
    pub fn wants(&self, code: &Code) -> bool {
        self.of(code) != Some(&None)
    }

    /// Gives a finding its weight; whether it is wanted at all.
    fn weigh(&self, finding: &mut Diagnostic) -> bool {
        match self.of(finding.code) {
            _ if allow::fixed(finding.code) => true,
            Some(None) => false,
            // An earlier wording weighs nothing whatever its rule weighs.
            Some(Some(severity)) if finding.accepted.is_none() => {
                finding.severity = *severity;
                true
            }
            Some(Some(_)) | None => true,
        }
    }
}

/// Whether a rule is called so, by code or name.
#[must_use]
pub fn called(code: &Code, name: &str) -> bool {
    code.id.eq_ignore_ascii_case(name) || code.name.eq_ignore_ascii_case(name)
}
