//! What the text of a reflection says beside its fields: people write there first.

use super::likeness::Content;
use crate::model::reflection::Reflection;

/// Words by which a sentence says what was learned, or why: whole words, or words in a row.
const LEARNED: [&str; 27] = [
    "because",
    "discovered",
    "found out",
    "in hindsight",
    "learned",
    "learnings",
    "learnt",
    "next time",
    "now know",
    "overestimated",
    "realised",
    "realized",
    "should have",
    "surprise",
    "surprised",
    "surprising",
    "takeaway",
    "takeaways",
    "taught us",
    "the reason",
    "turned out",
    "underestimated",
    "we know now",
    "wrong number",
    "因为",
    "发现",
    "学到",
];
/// Below a heading with one of these stands what was learned, whatever its words.
const HEADINGS: [&str; 5] = ["learn", "learning", "lesson", "lessons", "surprises"];
/// Of what a text speaks, it has this share of the words.
const SPOKEN: f64 = 0.6;

/// The sentences of a reflection: headings and questions of a form that nobody filled in are none.
fn lines(reflection: &Reflection) -> impl Iterator<Item = &str> {
    let lines = reflection.body.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#') && !line.ends_with('?'))
}

/// Whether the text says anything that was learned, in a sentence or below a heading that asks for it.
#[must_use]
pub fn teaches(reflection: &Reflection) -> bool {
    let mut asked = false;
    for line in reflection.body.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let heading = line.starts_with('#') || line.ends_with(['?', ':']);
        let learned = says(line, &LEARNED);
        if !heading && (asked || learned) {
            return true;
        }
        asked = heading && (learned || says(line, &HEADINGS));
    }
    false
}

fn says(line: &str, any: &[&str]) -> bool {
    let words: Vec<String> = line
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let line = format!(" {} ", words.join(" "));
    any.iter()
        .any(|word| if word.is_ascii() { line.contains(&format!(" {word} ")) } else { line.contains(word) })
}

/// Whether the text speaks of something, in its words or most of them.
#[must_use]
pub fn speaks_of(reflection: &Reflection, words: &Content) -> bool {
    lines(reflection).any(|line| words.held_by(&[&Content::of(line)]) >= SPOKEN)
}
