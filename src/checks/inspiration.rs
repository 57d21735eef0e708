//! Inspiration: would the team sweat for it? The article's second tip.

mod journey;
mod words;

use super::rule::Rule;

/// In documented order.
pub static RULES: [&Rule; 8] = [
    &words::TASK_SHAPED,
    &words::METRIC,
    &words::NO_PICTURE,
    &words::LONG,
    &words::JARGON,
    &words::SUPERLATIVE,
    &journey::COPIED_DOWN,
    &journey::STALLED_DRAFT,
];
