//! Whether a reflection's text says what was learned: in a sentence, or below a heading that asks for it.

use super::lexicon::Lexicon;
use super::reading::Reading;
use super::turn::Turn;

/// Whether a text says what was learned.
#[must_use]
pub fn teaches(text: &str, lexicon: &Lexicon) -> bool {
    // The level of the heading that asks; below it the smaller ones only part what is said.
    let mut asked: Option<usize> = None;
    for line in text.lines().map(str::trim).filter(|line| says_something(line)) {
        let says = |text: &str, turn| Reading::new(text, lexicon).turns_anywhere(0, turn);
        let (question, answer) = line.split_once('?').unwrap_or((line, ""));
        let question = question.trim_matches(|letter: char| !letter.is_alphanumeric());
        let answer = answer.trim_matches(|letter: char| !letter.is_alphanumeric());
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        if level > 0 || line.contains('?') || line.trim_end_matches('*').ends_with(':') {
            let asks = says(question, Turn::LearnedBelow);
            if asks && says_something(answer) {
                return true;
            }
            if asks {
                asked = Some(level);
            } else if asked.is_some_and(|above| level <= above) {
                asked = None;
            }
        } else if asked.is_some() || says(line, Turn::Learned) {
            return true;
        }
    }
    false
}

/// A place that is kept for a sentence is none: "TBD", "-", "<!-- one sentence -->", "_to be filled in_".
fn says_something(line: &str) -> bool {
    let kept = line.starts_with("<!--") || line.to_lowercase().contains("to be filled");
    line.starts_with('#') || !kept && line.split_whitespace().count() > 1
}
