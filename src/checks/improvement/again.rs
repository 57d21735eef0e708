//! What last quarter shows of improvement: IMP106 recycled-objective, IMP108 unanswered-reset.

use crate::checks::likeness::{Content, same_words};
use crate::checks::place::OfTeam;
use crate::checks::reflected::speaks_of;
use crate::checks::rule::{Look, Rule};
use crate::checks::words::{Lexicon, teaches};
use crate::diagnostic::{Code, Diagnostic, Family, Manual, Severity};
use crate::model::objective::Objective;
use crate::model::period::Period;
use crate::model::playbook::{Entry, TeamQuarter};
use crate::model::reflection::Reflection;
use crate::model::slug::slug;
use crate::span::{Span, Spanned};

static IMP106: Code = Code::new("IMP106", "recycled-objective", Family::Improvement, Severity::Hint);

/// From here on two wordings are one.
const ALIKE: f64 = 0.85;
/// Fewer content words than this are alike by chance.
const LEAST_WORDS: usize = 3;

/// Last quarter's objective once more.
pub static RECYCLED: Rule = Rule {
    manual: Manual {
        code: &IMP106,
        what: "It is almost last quarter's wording, and the reflection does not say why.",
        why: "An objective that comes again unchanged has mostly become the day job, or nobody asked what stood in \
              its way.",
        way_on: "Write down in last quarter's reflection what was learned, and let this quarter's words show it. If it \
                 is worth a second quarter as it is, say why.",
        before: "objective: Become the shop that families recommend",
        after: "objective: Become the shop that grandparents recommend\nwhy: Parents do by now; in spring we learned who they ask.",
    },
    look: Look::Team(recycled),
};

fn recycled(team: OfTeam<'_>, said: &mut Vec<Diagnostic>) {
    let Some((quarter, before)) = team.before() else { return };
    let earlier: Vec<_> =
        before.objectives.iter().map(|entry| (entry, Content::of(&entry.objective.wording))).collect();
    for of in team.objectives() {
        let wording = &of.written().wording;
        let words = Content::of(wording);
        let same = earlier.iter().find(|(entry, earlier)| {
            words.len() >= LEAST_WORDS && earlier.likeness(&words) >= ALIKE
                || same_words(&entry.objective.wording, wording)
        });
        let told = |same: &Entry| {
            learned(before, same, &team.book.lexicon) || says_why(of.written(), &same.objective)
        };
        let Some((same, _)) = same.filter(|(same, _)| !told(same)) else { continue };
        let period = team.book.playbook.quarters[quarter].period;
        let place = team.book.line(&same.objective.path, same.objective.wording.span);
        let silence = if before.reflection.is_some() {
            "and its reflection does not say why it goes on"
        } else {
            "and there is no reflection on it"
        };
        said.push(
            of.say(
                &IMP106,
                of.written().wording.span,
                format!("almost the words of {period} ({place}), {silence}"),
            )
            .also(&same.objective.path, same.objective.wording.span, format!("the words of {period}"))
            .ask(format!("What did {period} teach about it, and where would one hear that in the words?"))
            .reframe(&[
                "<the part that did not move yet> …",
                &format!("why_now: in {period} we learned that …"),
            ]),
        );
    }
}

/// Whether an objective has a reason that last quarter's had not.
fn says_why(now: &Objective, then: &Objective) -> bool {
    let text = |reason: &Option<Spanned<String>>| reason.as_ref().map(|reason| reason.value.clone());
    let anew = |now: &Option<Spanned<String>>, then: &Option<Spanned<String>>| {
        now.is_some() && text(now) != text(then)
    };
    anew(&now.why, &then.why) || anew(&now.why_now, &then.why_now)
}

/// Whether a reflection says anything about an objective.
fn learned(team: &TeamQuarter, entry: &Entry, lexicon: &Lexicon) -> bool {
    let Some(reflection) = &team.reflection else { return false };
    if teaches(&reflection.body, lexicon) {
        return true;
    }
    let id = slug(&entry.objective.id);
    reflection.outcome(&entry.objective.id).is_some_and(|(_, outcome)| outcome.because.is_some())
        || reflection.key_results.iter().any(|(key, learning)| {
            learning.learned.is_some() && key.split('/').next().is_some_and(|objective| slug(objective) == id)
        })
}

static IMP108: Code = Code::new("IMP108", "unanswered-reset", Family::Improvement, Severity::Hint);

/// A plan that has this share of a reset's words speaks of it.
const HELD: f64 = 0.4;

/// A good intention that nobody came back to.
pub static UNANSWERED_RESET: Rule = Rule {
    manual: Manual {
        code: &IMP108,
        what: "A reset of last quarter's reflection is answered nowhere.",
        why: "Reset and reflect is where a team improves how it works. A reset that nobody comes back to teaches that \
              resets are words.",
        way_on: "Answer each in this quarter's reflection: adopted, dropped or open. Until then, let the plan show where \
                 it lives: as an initiative, a key result or a note.",
        before: "resets:\n  - Two people listen to every lost call",
        after: "answers:\n  \"Two people listen to every lost call\": adopted",
    },
    look: Look::Team(unanswered_reset),
};

fn unanswered_reset(team: OfTeam<'_>, said: &mut Vec<Diagnostic>) {
    let Some((quarter, before)) = team.before() else { return };
    let period = team.book.playbook.quarters[quarter].period;
    let Some(last) = &before.reflection else { return };
    let open: Vec<_> = match &team.written().reflection {
        Some(now) => last.resets.iter().filter(|reset| !answered(now, reset)).collect(),
        None => not_in_plan(team, &last.resets),
    };
    if open.is_empty() || team.written().objectives.is_empty() {
        return;
    }
    let (span, message) = match &team.written().reflection {
        Some(_) => (
            Span::default(),
            format!(
                "{} answered in no word of the reflection",
                share_of(open.len(), last.resets.len(), period)
            ),
        ),
        None => (
            Span::default(),
            format!("{} shown nowhere in this plan", share_of(open.len(), last.resets.len(), period)),
        ),
    };
    let Some(mut finding) = team.say(&IMP108, span, message) else { return };
    if let Some(now) = &team.written().reflection {
        finding.at.path = now.path.clone();
    }
    for reset in open.iter().take(3) {
        finding = finding.also(&last.path, reset.span, "still open");
    }
    said.push(
        finding
            .ask("What became of it: is it how you work now, did you let it go, or is it still open?")
            .reframe(&["initiatives: …", "answers: {\"<the reset>\": adopted | dropped | open}"]),
    );
}

/// "2026-Q1's one reset is", "2 of 2026-Q1's 3 resets are"
fn share_of(open: usize, all: usize, period: Period) -> String {
    match (open, all) {
        (_, 1) => format!("{period}'s one reset is"),
        (1, all) => format!("one of {period}'s {all} resets is"),
        (open, all) => format!("{open} of {period}'s {all} resets are"),
    }
}

/// An answer repeats the reset's words, or most of them.
fn answered(now: &Reflection, reset: &str) -> bool {
    let words = Content::of(reset);
    speaks_of(now, &words)
        || now
            .answers
            .iter()
            .any(|(key, _)| slug(key) == slug(reset) || words.likeness(&Content::of(key)) >= 0.7)
}

/// The resets that a team's plan does not speak of: it holds too few of their words.
fn not_in_plan<'a>(team: OfTeam<'_>, resets: &'a [Spanned<String>]) -> Vec<&'a Spanned<String>> {
    let playbook = team.book.playbook;
    // Notes on the team's quarter as a whole, too.
    let of_team = playbook
        .notes
        .iter()
        .filter(|entry| entry.quarter == team.quarter && entry.of_team(team.written().team));
    let notes = team.objectives().flat_map(|of| &of.entry.notes).map(|note| &playbook.notes[*note]);
    let notes: Vec<_> = notes.chain(of_team).map(|entry| Content::of(&entry.note.body)).collect();
    let plan: Vec<&Content> = team.objectives().map(|of| of.words.plan(of.written())).chain(&notes).collect();
    resets.iter().filter(|reset| Content::of(reset).held_by(&plan) < HELD).collect()
}
