//! Form: is there something to talk about?

mod closing;
mod dates;
mod doubles;
mod numbers;
mod presence;

use super::rule::Rule;

/// In documented order.
pub static RULES: [&Rule; 10] = [
    &presence::TOO_MANY,
    &presence::KEY_RESULT_COUNT,
    &numbers::NOT_MEASURABLE,
    &numbers::NO_BASELINE,
    &presence::NO_OWNER,
    &dates::OUTSIDE,
    &numbers::CONTRADICTION,
    &doubles::DUPLICATE,
    &closing::MISSING_REFLECTION,
    &closing::OUTCOME,
];
