//! What the words of objectives and their key results raise. As long as nobody writes to an objective or to the
//! settings, what was read of it stands.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::likeness::Content;
use super::place::Book;
use super::words::{Kind, Lexicon, WordFinding, review};
use crate::memo::Memo;
use crate::model::config::Config;
use crate::model::figure::plain;
use crate::model::key_result::KeyResult;
use crate::model::objective::Objective;

/// What the words of an objective and its key results raise.
#[derive(Debug)]
pub struct ObjectiveWords {
    /// In the objective.
    pub findings: Vec<WordFinding>,
    /// In each key result.
    pub key_results: Vec<Vec<WordFinding>>,
    plan: OnceLock<Content>,
}

impl ObjectiveWords {
    fn of(objective: &Objective, lexicon: &Lexicon) -> Self {
        let key_results = objective.key_results.iter();
        Self {
            findings: review(Kind::Objective, &objective.wording, lexicon),
            key_results: key_results
                .map(|key_result| review(Kind::KeyResult, &with_numbers(key_result), lexicon))
                .collect(),
            plan: OnceLock::new(),
        }
    }

    /// The content words of all that is written under the objective they are of.
    pub fn plan(&self, objective: &Objective) -> &Content {
        self.plan.get_or_init(|| Content::of_all(texts(objective)))
    }
}

/// All that is written under an objective.
fn texts(objective: &Objective) -> Vec<&str> {
    let mut texts: Vec<&str> = vec![&objective.wording];
    texts.extend([&objective.why, &objective.why_now].into_iter().flatten().map(|text| text.as_str()));
    for key_result in &objective.key_results {
        texts.push(&key_result.wording);
        texts.extend(
            key_result.check_ins.iter().filter_map(|check_in| Some(check_in.note.as_ref()?.as_str())),
        );
    }
    texts.extend(objective.initiatives.iter().map(|initiative| initiative.initiative.as_str()));
    texts.extend(objective.health_metrics.iter().map(|health| health.metric.as_str()));
    texts
}

/// The words that were read, for the next check: clones share them.
#[derive(Debug, Clone, Default)]
pub struct Wordings(Arc<Mutex<Memo<Own, Settings, Arc<ObjectiveWords>>>>);

impl Wordings {
    /// What the words of some teams' quarters raise, for each the objectives in their order.
    #[must_use]
    pub fn of(&self, book: &Book<'_>, teams: &[(usize, usize)]) -> Vec<Vec<Arc<ObjectiveWords>>> {
        let playbook = book.playbook;
        let written = |(quarter, team): &(usize, usize)| &playbook.quarters[*quarter].teams[*team].objectives;
        let own = teams.iter().flat_map(written).map(|entry| Own(Arc::clone(&entry.objective)));
        let asked = own.map(|own| (own, Settings(Arc::clone(&playbook.config)))).collect();
        // Taken, not held: two checks at once may both read, and neither waits for the other.
        let mut known = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let read = known.round(asked, |own, _| Arc::new(ObjectiveWords::of(&own.0, &book.lexicon)));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = known;
        let mut read = read.into_iter();
        teams.iter().map(|team| read.by_ref().take(written(team).len()).collect()).collect()
    }
}

/// An objective by where it is held: the very same need not be read.
#[derive(Debug)]
struct Own(Arc<Objective>);

impl PartialEq for Own {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Own {}

impl Hash for Own {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.0).hash(state);
    }
}

/// The settings that a wording was read under.
#[derive(Debug)]
struct Settings(Arc<Config>);

impl PartialEq for Settings {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The wording, with the numbers of the fields behind it where it has none of its own: who writes `baseline` and
/// `target` has said them.
fn with_numbers(key_result: &KeyResult) -> Cow<'_, str> {
    let words = &key_result.wording.value;
    let Some(to) = key_result.goal() else { return Cow::Borrowed(words) };
    let sign = |c: char| !c.is_alphanumeric();
    let own = words
        .split_whitespace()
        .any(|word| word.trim_start_matches(sign).starts_with(|c: char| c.is_ascii_digit()));
    // "To zero" is a number in a word.
    let zero = to.value == 0.0
        && ["zero", "none", "nil", "no "].iter().any(|word| words.to_lowercase().contains(word));
    if own || zero {
        return Cow::Borrowed(words);
    }
    let unit = match key_result.unit.as_deref() {
        Some("%") => "%".to_owned(),
        Some(unit) if unit.chars().all(char::is_alphabetic) => format!(" {unit}"),
        _ => String::new(),
    };
    let from =
        key_result.baseline.value().map_or_else(String::new, |from| format!(" from {}{unit}", plain(from)));
    Cow::Owned(format!("{}{from} to {}{unit}", words.trim_end_matches(['.', ' ']), plain(to.value)))
}
