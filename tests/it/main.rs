//! Everything that is tested from outside, in one binary: real runs, the house's own rules, built sites, hostile input.

// What a test cannot do without may end it.
#![allow(clippy::expect_used)]
// A browser that is not there is said aloud; a helper of tests may be long and take what it is handed.
#![allow(
    clippy::print_stderr,
    clippy::needless_pass_by_value,
    clippy::too_many_lines,
    clippy::assigning_clones
)]

mod audience;
mod baseline;
mod browser;
mod chromium;
mod cli;
mod content;
mod determinism;
mod drafts;
mod floors;
mod formats;
mod links;
mod live;
mod manual;
mod numbers;
mod preview;
mod preview_attack;
mod preview_edits;
mod reload;
mod resets;
mod review;
mod rules;
mod run;
mod said;
mod schema;
mod seed;
mod starter;
mod support;
mod themes;
mod tone;
mod words;
