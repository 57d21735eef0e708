//! Says once what is so of many, where people read it: a coach who finds no owner anywhere says so once, and not at each
//! objective. Machines are told of each, so that each keeps its own fingerprint and its own acceptance.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Diagnostic, Subject};

/// So many places show what is meant; more of them would be a list.
const SHOWN: usize = 3;

/// How a rule speaks of several of a team's objectives or key results at once.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Together {
    /// From so many on.
    pub from: usize,
    /// What is said then, behind their number: `objectives have no owner`.
    pub words: &'static str,
}

/// The same in the same order, with one for all of a team where a rule says the same of many: at the place of the
/// first, naming the others.
#[must_use]
pub fn gather<'a>(said: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<Cow<'a, Diagnostic>> {
    let said: Vec<&Diagnostic> = said.into_iter().collect();
    let mut groups: HashMap<_, Vec<&Diagnostic>> = HashMap::new();
    for diagnostic in &said {
        if let Some((key, _)) = group(diagnostic) {
            groups.entry(key).or_default().push(diagnostic);
        }
    }
    let mut gathered = Vec::with_capacity(said.len());
    for diagnostic in said {
        let many = group(diagnostic).and_then(|(key, together)| {
            groups.get(&key).filter(|many| many.len() >= together.from).map(|many| (many, together))
        });
        match many {
            None => gathered.push(Cow::Borrowed(diagnostic)),
            Some((many, together)) if std::ptr::eq(many[0], diagnostic) => {
                gathered.push(Cow::Owned(all(many, together)));
            }
            Some(_) => {}
        }
    }
    gathered
}

/// What is said together: the same words, of the same team's quarter. What was accepted on purpose stands alone.
fn group(diagnostic: &Diagnostic) -> Option<((&str, &str, &str), &'static Together)> {
    let together = diagnostic.together.filter(|_| diagnostic.accepted.is_none())?;
    let about = diagnostic.about.as_ref()?;
    Some(((together.words, &about.period, &about.team), together))
}

fn all(many: &[&Diagnostic], together: &Together) -> Diagnostic {
    let mut one = many[0].clone();
    one.message = format!("{} {}", many.len(), together.words);
    one.about = one.about.map(|about| Subject { objective: None, key_result: None, ..about });
    "the first of them".clone_into(&mut one.at.text);
    one.also = many[1..].iter().take(SHOWN - 1).map(|other| other.at.clone()).collect();
    for other in &mut one.also {
        "and this one".clone_into(&mut other.text);
    }
    let rest = many.len().saturating_sub(SHOWN);
    if let Some(last) = one.also.last_mut().filter(|_| rest > 0) {
        last.text = format!("and this one, and {rest} more");
    }
    one
}

#[cfg(test)]
mod tests {
    use super::{Together, gather};
    use crate::diagnostic::{Code, Diagnostic, Family, Severity, Subject};
    use crate::source::SourcePath;
    use crate::span::Span;

    static OWNER: Code = Code::new("FRM405", "no-owner", Family::Form, Severity::Hint);
    static OWNERS: Together = Together { from: 2, words: "objectives have no owner" };

    fn of(team: &str, objective: usize) -> Diagnostic {
        let about = Subject {
            period: "2021-Q1".to_owned(),
            team: team.to_owned(),
            objective: Some(objective.to_string()),
            key_result: None,
        };
        let place = Span::new(objective, objective + 1);
        Diagnostic::new(&OWNER, &SourcePath::from(format!("{team}.yaml").as_str()), place, "nobody is named")
            .together(&OWNERS)
            .about(about)
    }

    /// Message, place and labels of each.
    fn shown(said: &[Diagnostic]) -> Vec<(String, u32, Vec<String>)> {
        let labels = |one: &Diagnostic| one.also.iter().map(|label| label.text.clone()).collect();
        gather(said).iter().map(|one| (one.message.clone(), one.at.span.start, labels(one))).collect()
    }

    #[test]
    fn what_is_so_of_many_is_said_at_the_first_and_names_the_others() {
        let said: Vec<_> = (1..=5).map(|objective| of("shop", objective)).collect();
        let labels = vec!["and this one".to_owned(), "and this one, and 2 more".to_owned()];
        assert_eq!(shown(&said), [("5 objectives have no owner".to_owned(), 1, labels)]);
    }

    #[test]
    fn another_team_and_what_was_accepted_stand_alone() {
        let mut accepted = of("shop", 2);
        accepted.accepted = Some("Drawn by lot".to_owned());
        let alone = |at| ("nobody is named".to_owned(), at, Vec::new());
        assert_eq!(shown(&[of("care", 1), of("shop", 1), accepted]), [alone(1), alone(1), alone(2)]);
    }
}
