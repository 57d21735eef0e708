//! A team's reflection.

use super::okrs::audience;
use crate::load::fields::Fields;
use crate::model::audience::Audience;
use crate::model::reflection::{Answer, Became, Learning, Next, Outcome, Reached, Reflection};
use crate::source::Source;
use crate::span::Spanned;

/// Decodes the file.
pub fn reflection(source: &Source, fields: Fields<'_>, body: Spanned<String>) -> Reflection {
    Reflection {
        path: source.path.clone(),
        on: fields.date("on"),
        visibility: audience(&fields, Audience::Everyone),
        outcomes: entries(&fields, "outcome", "reached", |fields| {
            let reached = fields.choice("reached", &Reached::NAMES)?.map(|i| Reached::ALL[i]);
            Some(Outcome { reached, because: fields.text("because") })
        }),
        key_results: entries(&fields, "key_results", "learned", |fields| {
            Some(Learning {
                learned: fields.text("learned"),
                next: fields.choice("next", &Next::NAMES).map(|next| next.map(|i| Next::ALL[i])),
                how: fields.text("how"),
            })
        }),
        resets: fields.texts("resets"),
        answers: entries(&fields, "answers", "became", |fields| {
            let became = fields.choice("became", &Became::NAMES)?.map(|i| Became::ALL[i]);
            Some(Answer { became, because: fields.text("because") })
        }),
        body,
    }
}

/// A mapping of own keys, each to a few fields or to the first of them.
fn entries<T>(
    fields: &Fields<'_>,
    key: &str,
    first: &'static str,
    decode: impl Fn(Fields<'_>) -> Option<T>,
) -> Vec<(Spanned<String>, T)> {
    fields
        .keyed(key)
        .iter()
        .filter_map(|(key, node)| {
            Some((Spanned::new(key.text.trim().to_owned(), key.span), decode(Fields::of(node, first))?))
        })
        .collect()
}
