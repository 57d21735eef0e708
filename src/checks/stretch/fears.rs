//! STR311 unanswered-concern: a fear that somebody voiced, and that nothing answers yet.

use jiff::civil::Date;

use crate::checks::place::Book;
use crate::checks::rule::{Look, Rule};
use crate::diagnostic::{Code, Diagnostic, Family, Manual, Severity, Subject};
use crate::model::objective::{Ambition, Objective};
use crate::model::playbook::{About, NoteEntry, ObjectiveIndex};
use crate::model::slug::slug;

static STR311: Code = Code::new("STR311", "unanswered-concern", Family::Stretch, Severity::Warn);

/// A fear left alone.
pub static UNANSWERED_CONCERN: Rule = Rule {
    manual: Manual {
        code: &STR311,
        what: "A note raises one of the three fears of stretching, and nothing answers it. They are fear of failure, morale, and exposure before others.",
        why: "Whoever hesitates has a reason, and mostly a good one. Unanswered, it draws the next line where it is safe.",
        way_on: "Answer in a later note on the same subject, or tag the note that holds the answer with `answer`. A milestone, a \
                 health metric or `ambition: learning` on that objective answers too: it gives people something to be glad \
                 about, or says that finding out is the aim.",
        before: "concerns: [fear-of-failure]\ntags: [stretch]",
        after: "concerns: [fear-of-failure]\ntags: [stretch, answer]",
    },
    look: Look::Quarter(unanswered_concern),
};

/// The three fears, what they are called in a sentence, and what would be an answer.
const FEARS: [(&str, &str, &str, &str); 3] = [
    (
        "fear-of-failure",
        "the fear of failure",
        "What happens to somebody here who reaches two thirds of a hard number, and who has said so aloud?",
        "read the levels together: commit comes anyway, target is a success, stretch would astonish",
    ),
    (
        "morale",
        "the worry about morale",
        "What will people have to be glad about on the way, if the number barely moves?",
        "a milestone on the way, or a health metric that must not suffer",
    ),
    (
        "exposure",
        "the worry about standing before others",
        "Who of those others could help most with this number, and what would they have to see?",
        "each team begins with the number that has moved the least, and asks one thing",
    ),
];

fn unanswered_concern(book: &Book<'_>, quarter: usize, said: &mut Vec<Diagnostic>) {
    let playbook = book.playbook;
    let notes: Vec<&NoteEntry> = playbook.notes.iter().filter(|entry| entry.quarter == quarter).collect();
    for entry in &notes {
        let fear = entry.note.concerns.iter().find_map(|concern| {
            let name = slug(concern);
            FEARS.iter().find(|fear| fear.0 == name).map(|fear| (concern, fear))
        });
        let Some((concern, (_, called, question, answer))) = fear else { continue };
        if tagged(entry)
            || holds_answer(&entry.note.body)
            || answered_elsewhere(book, entry)
            || protected(book, entry)
        {
            continue;
        }
        let subject = subject(book, entry);
        let mut finding = Diagnostic::new(
            &STR311,
            &entry.note.path,
            concern.span,
            format!("{called} is raised here, and nothing later answers it: no note, no milestone, no health metric"),
        )
        .ask(*question)
        .reframe(&[*answer])
        .help("an answer is a later note on the same subject, the tag `answer`, or what protects people in the objective itself");
        finding.about = subject;
        if let Some((objective, _)) = objective(book, entry) {
            finding = finding.also(&objective.path, objective.wording.span, "it is about this");
        }
        said.push(finding);
    }
}

fn tagged(entry: &NoteEntry) -> bool {
    entry.note.tags.iter().any(|tag| slug(tag) == "answer")
}

/// Words with which people begin an answer.
fn holds_answer(body: &str) -> bool {
    let body = body.to_lowercase();
    ["my answer", "what i answered", "our answer", "what we did about it", "we agreed", "what helped"]
        .iter()
        .any(|words| body.contains(words))
}

/// A later note on the same objective or on its team, or one with the tag on the same team.
fn answered_elsewhere(book: &Book<'_>, entry: &NoteEntry) -> bool {
    let day = |entry: &NoteEntry| entry.note.on.as_ref().map(|on| on.value);
    let place = subject_of(book, entry);
    let on = day(entry);
    let later = |other: Option<Date>| matches!((on, other), (Some(on), Some(other)) if other > on);
    let noted = book.playbook.notes.iter().filter(|other| !std::ptr::eq(*other, entry)).any(|other| {
        let there = subject_of(book, other);
        let same_team = there.0 == place.0;
        let same = same_team && (there.1 == place.1 || there.1.is_none() || place.1.is_none());
        (same && later(day(other)) && place.0.is_some()) || (same_team && tagged(other) && day(other) >= on)
    });
    let reflected = place.0.is_some_and(|team| {
        let of_team = |quarter: &crate::model::playbook::Quarter| {
            quarter.teams.iter().any(|written| written.team == team && written.reflection.is_some())
        };
        book.playbook.quarters.iter().skip(entry.quarter).any(of_team)
    });
    noted || reflected
}

/// The team, and the objective's id.
fn subject_of(book: &Book<'_>, entry: &NoteEntry) -> (Option<usize>, Option<String>) {
    match entry.about {
        About::Quarter => (None, None),
        About::Team(team) => (Some(team), None),
        About::Objective(at) | About::KeyResult(at, _) => {
            let team = book.playbook.quarters[at.quarter].teams[at.team].team;
            (Some(team), Some(book.playbook.entry(at).objective.id.value.clone()))
        }
    }
}

fn objective<'a>(book: &Book<'a>, entry: &NoteEntry) -> Option<(&'a Objective, ObjectiveIndex)> {
    match entry.about {
        About::Objective(at) | About::KeyResult(at, _) => Some((&book.playbook.entry(at).objective, at)),
        About::Quarter | About::Team(_) => None,
    }
}

/// The objective itself has something that answers.
fn protected(book: &Book<'_>, entry: &NoteEntry) -> bool {
    objective(book, entry).is_some_and(|(objective, _)| {
        objective.ambition.value == Ambition::Learning
            || !objective.health_metrics.is_empty()
            || objective.key_results.iter().any(|key_result| !key_result.milestones.is_empty())
    })
}

fn subject(book: &Book<'_>, entry: &NoteEntry) -> Option<Subject> {
    let (team, objective) = subject_of(book, entry);
    let key_result = match entry.about {
        About::KeyResult(at, i) => Some(book.playbook.entry(at).objective.key_results[i].id.value.clone()),
        _ => None,
    };
    Some(Subject {
        period: book.playbook.quarters[entry.quarter].period.to_string(),
        team: book.playbook.teams[team?].id.clone(),
        objective,
        key_result,
    })
}
