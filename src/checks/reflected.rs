//! What the text of a reflection speaks of beside its fields: people write there first.

use super::likeness::Content;
use crate::model::reflection::Reflection;

/// Of what a text speaks, it has this share of the words.
const SPOKEN: f64 = 0.6;

/// The sentences of a reflection: headings and questions of a form that nobody filled in are none.
fn lines(reflection: &Reflection) -> impl Iterator<Item = &str> {
    let lines = reflection.body.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#') && !line.ends_with('?'))
}

/// Whether the text speaks of something, in its words or most of them.
#[must_use]
pub fn speaks_of(reflection: &Reflection, words: &Content) -> bool {
    lines(reflection).any(|line| words.held_by(&[&Content::of(line)]) >= SPOKEN)
}
