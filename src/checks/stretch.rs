//! Stretch: would trying hard be needed? The article's third tip.

mod closed;
mod fears;
mod levels;
mod past;
mod start;
mod words;

use super::rule::Rule;
pub use words::APPRAISAL_CODE;

/// In documented order.
pub static RULES: [&Rule; 13] = [
    &past::ALREADY_REACHED,
    &past::WITHIN_TREND,
    &levels::COMMIT_LEVEL,
    &start::SURE,
    &start::OUT_OF_REACH,
    &closed::SANDBAGGING,
    &levels::SMALL_LIFT,
    &start::MOSTLY_DONE,
    &words::SAFE_WORDING,
    &words::APPRAISAL,
    &fears::UNANSWERED_CONCERN,
    &closed::WITHOUT_LEARNING,
    &levels::ALL_COMMITTED,
];
