//! What a finding is about, in one value that changes with the words and numbers and with nothing else.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Family, Label, Subject};
use crate::model::playbook::Playbook;
use crate::source::Sources;

/// Tells what findings are about.
#[derive(Debug)]
pub struct Contents<'a> {
    pub(super) sources: &'a Sources,
    /// The words of each objective and key result.
    pub(super) wordings: HashMap<Subject, &'a str>,
}

impl<'a> Contents<'a> {
    /// For the findings of a playbook.
    #[must_use]
    pub fn new(sources: &'a Sources, playbook: &'a Playbook) -> Self {
        let mut wordings = HashMap::new();
        for at in playbook.objectives() {
            let objective = &playbook.entry(at).objective;
            for (index, key_result) in objective.key_results.iter().enumerate() {
                wordings.insert(playbook.subject(at, Some(index)), key_result.wording.as_str());
            }
            wordings.insert(playbook.subject(at, None), objective.wording.as_str());
        }
        Self { sources, wordings }
    }

    /// A hash of the wording that a finding is about, of the words it holds against it, and of the numbers it names.
    /// Where it is about no wording but a file, of the words it points at; where it is about a team's quarter, of the
    /// numbers alone. How words are quoted, wrapped or commented is no matter, nor on which line they stand.
    pub(super) fn of(&self, diagnostic: &Diagnostic) -> String {
        let of_file = matches!(diagnostic.code.family, Family::Source | Family::Links);
        let about = diagnostic.about.as_ref().filter(|_| !of_file);
        let first = match about {
            Some(about) => self.wordings.get(about).copied(),
            None => Some(self.pointed(&diagnostic.at)),
        };
        let also = diagnostic.also.iter().filter(|_| first.is_some()).map(|label| self.pointed(label));
        let texts = first.into_iter().chain(also);
        let mut hash = blake3::Hasher::new();
        for text in texts {
            for word in text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()) {
                hash.update(word.as_bytes());
                hash.update(b" ");
            }
            hash.update(b"\n");
        }
        let message = without_places(&diagnostic.message);
        let numbers = message.split(|sign: char| !sign.is_ascii_digit() && !matches!(sign, '.' | ','));
        for number in
            numbers.map(|number| number.trim_matches(['.', ','])).filter(|number| !number.is_empty())
        {
            hash.update(number.as_bytes());
            hash.update(b" ");
        }
        hash.finalize().to_hex()[..16].to_owned()
    }

    /// What a label points at.
    fn pointed(&self, label: &Label) -> &'a str {
        let Some(text) = self.sources.text(&label.path) else { return "" };
        let range = label.span.range();
        let start = text.floor_char_boundary(range.start.min(text.len()));
        &text[start..text.ceil_char_boundary(range.end.clamp(start, text.len()))]
    }
}

/// A message without `file.yaml:28` and without days: lines move, and the newest check-in is another each week.
fn without_places(message: &str) -> String {
    let place = |word: &str| [".yaml:", ".yml:", ".md:"].iter().any(|end| word.contains(end));
    let day = |word: &str| {
        let parts: Vec<&str> = word.trim_matches(|c: char| !c.is_ascii_digit()).split('-').collect();
        parts.len() == 3 && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
    };
    message.split_whitespace().filter(|word| !place(word) && !day(word)).collect::<Vec<_>>().join(" ")
}
