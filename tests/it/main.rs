//! Everything that is tested from outside, in one binary: real runs, the house's own rules, built sites, hostile input.

// What a test cannot do without may end it.
#![allow(clippy::expect_used)]

mod audience;
mod baseline;
mod browser;
mod cli;
mod content;
mod determinism;
mod floors;
mod formats;
mod links;
mod manual;
mod review;
mod run;
mod said;
mod schema;
mod seed;
mod starter;
mod support;
mod themes;
mod words;
