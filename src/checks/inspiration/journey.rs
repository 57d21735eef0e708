//! Where an objective's words come from: INS207 copied-down, INS208 stalled-draft.

use crate::checks::likeness::{Content, same_words};
use crate::checks::place::OfObjective;
use crate::checks::rule::{Look, Rule};
use crate::checks::words::{Kind, review};
use crate::diagnostic::{Code, Diagnostic, Family, Manual, Severity};
use crate::span::Spanned;

static INS207: Code = Code::new("INS207", "copied-down", Family::Inspiration, Severity::Hint);

/// From this share of content words on a child repeats its parent.
const REPEATS: f64 = 0.8;
/// Fewer content words than this are shared by chance.
const LEAST_WORDS: usize = 3;

/// The parent's words once more.
pub static COPIED_DOWN: Rule = Rule {
    manual: Manual {
        code: &INS207,
        what: "The objective repeats the words of the one it supports.",
        why: "Handed down word for word, an objective stays the company's. A team sweats for what it has put into its own \
              words.",
        way_on: "Ask what only this team can do towards it, and say that.",
        before: "objective: Earn the trust of workshops we have never visited\nsupports: company/trust",
        after: "objective: Let no workshop go home with an open question\nsupports: company/trust",
    },
    look: Look::Objective(copied_down),
};

fn copied_down(of: OfObjective<'_>, said: &mut Vec<Diagnostic>) {
    let Some(parent) = of.entry.parent else { return };
    let above = &of.team.book.playbook.entry(parent.objective).objective;
    // A team that breaks its own year down into quarters hands nothing down.
    if parent.objective.team == of.at.team && parent.objective.quarter == of.at.quarter
        || of.team.book.playbook.team_of(parent.objective).id == of.team.book.playbook.team_of(of.at).id
    {
        return;
    }
    let words = Content::of(&of.written().wording);
    let key_result = parent.key_result.map(|i| &above.key_results[i].wording);
    let repeated: Option<&Spanned<String>> =
        [Some(&above.wording), key_result].into_iter().flatten().find(|other| {
            words.len() >= LEAST_WORDS && words.held_by(&[&Content::of(other)]) >= REPEATS
                || same_words(of.written().wording.as_str(), other)
        });
    let Some(other) = repeated else { return };
    let (shared, all) = (words.shared(&Content::of(other)), words.len());
    let place = of.team.book.line(&above.path, other.span);
    said.push(
        of.say(
            &INS207,
            of.written().wording.span,
            format!("{shared} of its {all} content words are those of what it supports ({place})"),
        )
        .also(&above.path, other.span, "the words above it")
        .ask("What can this team do towards it that no other team can?")
        .reframe(&["<what only we can change> so that <the one above> …"]),
    );
}

static INS208: Code = Code::new("INS208", "stalled-draft", Family::Inspiration, Severity::Hint);

/// Rules of the words that a rewording is meant to solve.
const SOLVED_BY_WORDS: [&str; 5] = ["IMP101", "INS201", "INS202", "INS203", "INS206"];

/// A rewording that solved nothing.
pub static STALLED_DRAFT: Rule = Rule {
    manual: Manual {
        code: &INS208,
        what: "The newest wording raises what its draft raised, or has left its subject.",
        why: "Rewording is where an objective is won. When the same question stays open, other words were found for the same \
              thought.",
        way_on: "Read the coach's question on the draft once more, and let the team answer it aloud before anybody writes.",
        before: "objective: Improve our DSO\ndrafts:\n  - objective: Improve cash flow",
        after: "objective: Never again wait for one customer to be able to pay our people\ndrafts:\n  - objective: Improve cash flow",
    },
    look: Look::Objective(stalled_draft),
};

fn stalled_draft(of: OfObjective<'_>, said: &mut Vec<Diagnostic>) {
    let Some(draft) = of.written().drafts.last() else { return };
    let path = &of.written().path;
    let then = review(Kind::Objective, &draft.wording, &of.team.book.lexicon);
    let still = of
        .words
        .findings
        .iter()
        .find(|now| SOLVED_BY_WORDS.contains(&now.rule) && then.iter().any(|then| then.rule == now.rule));
    let code = still.and_then(|still| crate::checks::rule_by_id(still.rule));
    let (message, question) = if let Some(code) = code {
        (
            format!("the draft before it raised {}, and so does this wording", code.manual.code.name),
            "Which word of it would the team not have said a draft ago?",
        )
    } else if !then.iter().any(|then| SOLVED_BY_WORDS.contains(&then.rule))
        && left_subject(of, &draft.wording)
    {
        // Of "Improve cash flow" no word is worth keeping: leaving them all behind is what was asked for.
        (
            "this wording and its key results share no word with the draft before it".to_owned(),
            "Is it still the same objective, or did another one take its place?",
        )
    } else {
        return;
    };
    let mut finding = of
        .say(&INS208, of.written().wording.span, message)
        .also(path, draft.wording.span, "the draft before")
        .ask(question)
        .reframe(&["<whom> can <do what> because …", "in the team's own words: …"]);
    if let Some(coaching) = &draft.coaching {
        finding = finding.also(path, coaching.span, "the coach's question to it");
    }
    said.push(finding);
}

/// No word of the draft is left anywhere: not in the wording, not in the reasons, not in the key results.
fn left_subject(of: OfObjective<'_>, draft: &str) -> bool {
    let objective = of.written();
    let mut texts: Vec<&str> = vec![&objective.wording];
    texts.extend([&objective.why, &objective.why_now].into_iter().flatten().map(|text| text.as_str()));
    for key_result in &objective.key_results {
        texts.push(&key_result.wording);
        texts.extend(key_result.metric.iter().map(|metric| metric.as_str()));
    }
    texts.extend(objective.initiatives.iter().map(|initiative| initiative.initiative.as_str()));
    let (before, now) = (Content::of(draft), Content::of_all(texts));
    before.len() >= 2 && !objective.key_results.is_empty() && before.shared(&now) == 0
}
