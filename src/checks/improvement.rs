//! Improvement: a change, or the day job? The article's first tip.

mod again;
mod numbers;
mod plan;
mod words;

pub use numbers::holds;

use super::rule::Rule;

/// In documented order.
pub static RULES: [&Rule; 8] = [
    &words::ROUTINE_OBJECTIVE,
    &plan::TASK_LIST,
    &words::ACTIVITY,
    &numbers::NO_CHANGE,
    &numbers::HEALTH_METRIC,
    &again::RECYCLED,
    &plan::NO_WHY,
    &again::UNANSWERED_RESET,
];
