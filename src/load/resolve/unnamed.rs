//! Key results that name no metric and come again the next quarter all the same: under one id, or in the same words
//! with other numbers in them.

use std::collections::HashMap;

use super::metrics::Placed;
use crate::model::playbook::{MetricPoint, MetricRole};
use crate::model::slug::slug;

/// What stands for one number, quarter by quarter.
#[derive(Debug)]
pub struct Line {
    /// As it was worded last.
    pub name: String,
    /// As it was worded first, without its numbers: they would make another address of it each quarter.
    pub words: String,
    /// Oldest quarter first, two at least.
    pub points: Vec<MetricPoint>,
}

/// What comes again, by when it was first written. The objectives come oldest quarter first.
pub fn series(objectives: &[Placed]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut by_words: HashMap<String, usize> = HashMap::new();
    let mut by_id: HashMap<String, usize> = HashMap::new();
    for Placed { at, objective } in objectives {
        let unnamed = objective.key_results.iter().enumerate();
        for (i, key_result) in unnamed.filter(|(_, key_result)| key_result.metric.is_none()) {
            let words = words(&key_result.wording);
            // An id that was made up says no more than the words.
            let given = key_result.id.span != key_result.wording.span;
            let id = given.then(|| format!("{}/{}", slug(&objective.id), slug(&key_result.id)));
            let same = id.as_ref().and_then(|id| by_id.get(id));
            let line = same.or_else(|| by_words.get(&words)).copied().unwrap_or_else(|| {
                let words = if words.is_empty() { key_result.id.value.clone() } else { words.clone() };
                lines.push(Line { name: String::new(), words, points: Vec::new() });
                lines.len() - 1
            });
            lines[line].name = key_result.title();
            lines[line].points.push(MetricPoint { objective: *at, role: MetricRole::KeyResult(i) });
            // Of numbers alone: nothing tells whose they are.
            if !words.is_empty() {
                by_words.insert(words, line);
            }
            by_id.extend(id.map(|id| (id, line)));
        }
    }
    // Twice in a quarter: which of the two came before which of the others, nobody can tell.
    let once = |line: &Line| {
        line.points.windows(2).all(|pair| pair[0].objective.quarter != pair[1].objective.quarter)
    };
    lines.retain(|line| line.points.len() > 1 && once(line));
    lines
}

/// A wording without its numbers, and without the small words that stand at numbers.
fn words(wording: &str) -> String {
    const AT_NUMBERS: [&str; 8] = ["from", "to", "by", "at", "least", "most", "over", "under"];
    let words = wording.split(|letter: char| !letter.is_alphanumeric());
    // "12k" is a number; in scripts without blanks the words stand around it.
    let words: Vec<String> = words
        .filter(|word| !(word.is_ascii() && word.contains(|letter: char| letter.is_ascii_digit())))
        .flat_map(|word| word.split(char::is_numeric))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .filter(|word| !AT_NUMBERS.contains(&word.as_str()))
        .collect();
    words.join(" ")
}
