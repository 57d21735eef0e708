//! Word findings in their places: what `words::review` says of one sentence becomes a diagnostic in its file.

use super::letters::explained;
use super::place::{OfKeyResult, OfObjective, OfTeam};
use super::rule::Rule;
use super::rule_by_id;
use super::stretch::APPRAISAL_CODE;
use super::words::{Kind, WordFinding, review};
use crate::diagnostic::{Diagnostic, Severity, Subject};
use crate::model::objective::Ambition;
use crate::source::SourcePath;
use crate::span::Spanned;

/// Rules of the words that numbers decide where there are any: they know more than the sentence.
const BY_NUMBERS: [&str; 2] = ["IMP104", "STR307"];

/// Rules that a learning ambition answers.
const BY_AMBITION: [&str; 3] = ["IMP101", "INS201", "INS203"];

/// Adds what the words of a team's quarter raise.
pub fn spoken(team: OfTeam<'_>, said: &mut Vec<Diagnostic>) {
    for of in team.objectives() {
        for finding in of.words.findings.iter().filter(|finding| !answered(of.ambition(), finding)) {
            let wording = &of.written().wording;
            let letters = (finding.rule == "INS205").then(|| wording.get(finding.span.clone())).flatten();
            if letters.is_some_and(|letters| explained(team, letters)) {
                continue;
            }
            said.extend(place(team, &of.written().path, wording, of.subject(), finding));
        }
        appraisals(of, said);
        for key_result in of.key_results() {
            for finding in key_result.words.iter().filter(|finding| speaks(key_result, finding)) {
                let path = &of.written().path;
                said.extend(place(team, path, &key_result.written.wording, key_result.subject(), finding));
            }
        }
    }
}

/// Whether an objective's ambition answers what its words raise: finding out is no day job, and needs no picture of the
/// end, which nobody knows yet.
#[must_use]
pub fn answered(ambition: Ambition, finding: &WordFinding) -> bool {
    ambition == Ambition::Learning && BY_AMBITION.contains(&finding.rule)
}

/// Adds what earlier wordings raised. They are the objective's journey: accepted as such, they never count.
pub fn drafts(team: OfTeam<'_>, said: &mut Vec<Diagnostic>) {
    for of in team.objectives() {
        let now: Vec<&str> = of.words.findings.iter().map(|finding| finding.rule).collect();
        for draft in &of.written().drafts {
            for finding in review(Kind::Objective, &draft.wording, &team.book.lexicon) {
                let solved = if now.contains(&finding.rule) {
                    "the wording of today raises it too"
                } else {
                    "the wording of today has solved it"
                };
                said.extend(place(team, &of.written().path, &draft.wording, of.subject(), &finding).map(
                    |mut found| {
                        found.severity = Severity::Hint;
                        found.accepted = Some("an earlier wording".to_owned());
                        found.help(format!("an earlier wording; {solved}"))
                    },
                ));
            }
        }
    }
}

/// Whether a word finding holds of a key result: what the fields say better is left to them.
#[must_use]
pub fn speaks(of: OfKeyResult<'_>, finding: &WordFinding) -> bool {
    let written = of.written;
    let both = written.baseline.value().is_some() && written.goal().is_some();
    let steps = !written.milestones.is_empty() || written.done.is_some();
    match finding.rule {
        rule if BY_NUMBERS.contains(&rule) => !both,
        // A number that goes from somewhere to somewhere, or has a ceiling, is an effect whatever verb stands before it.
        "IMP103" => {
            let from = written.baseline.value();
            let moves =
                from.is_some_and(|from| from != 0.0 && written.goal().is_some_and(|goal| goal.value != from));
            let of_a_whole =
                from.is_some() && written.unit.as_deref().is_some_and(|unit| unit.starts_with("of "));
            !(moves || of_a_whole || (written.falling_words && written.goal().is_some()))
        }
        "FRM403" => written.goal().is_none() && written.commit.is_none() && !steps,
        "STR309" => !(steps && finding.message.contains("done or not done")),
        // Where fields and words hold different numbers, that is said already.
        "FRM408" => written.goal().is_none_or(|goal| {
            let wording = written.wording.span;
            let inside = goal.span.start >= wording.start && goal.span.end <= wording.end;
            inside || !written.wording.contains(|c: char| c.is_ascii_digit())
        }),
        _ => true,
    }
}

/// Pay that hangs on a score is mostly promised beside the objective: among what will be done.
fn appraisals(of: OfObjective<'_>, said: &mut Vec<Diagnostic>) {
    let objective = of.written();
    let initiatives = objective.initiatives.iter().map(|initiative| &initiative.initiative);
    let texts = initiatives.chain([&objective.why, &objective.why_now].into_iter().flatten());
    // Reading costs more than looking for a letter: a score is called by few names.
    for text in texts.filter(|text| {
        ["core", "esult", "OKR", "okr", "oal", "rade", "chiev"].iter().any(|name| text.contains(name))
    }) {
        let found = review(Kind::KeyResult, text, &of.team.book.lexicon);
        for finding in found.iter().filter(|finding| finding.rule == APPRAISAL_CODE.id) {
            said.extend(place(of.team, &objective.path, text, of.subject(), finding));
        }
    }
}

fn place(
    team: OfTeam<'_>,
    path: &SourcePath,
    wording: &Spanned<String>,
    about: Subject,
    finding: &WordFinding,
) -> Option<Diagnostic> {
    let rule: &Rule = rule_by_id(finding.rule)?;
    let end = wording.len();
    // Numbers of the fields were read behind the words; what is seen there is a matter of the whole wording.
    let at = if finding.span.start >= end { 0..end } else { finding.span.start..finding.span.end.min(end) };
    let mut said = Diagnostic::new(
        rule.manual.code,
        path,
        team.book.within(path, wording, at),
        finding.message.trim_end_matches('.'),
    )
    .ask(&finding.question)
    .about(about);
    said.reframing.clone_from(&finding.reframing);
    Some(said)
}
