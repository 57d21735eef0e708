//! Findings as somebody reads them: people at a terminal, editors, code hosts, continuous integration. Takes values,
//! gives text; whoever calls decides where it goes.

pub mod baseline;
pub mod counts;
mod finding;
pub mod github;
pub mod human;
pub mod journeys;
pub mod json;
pub mod junit;
pub mod place;
pub mod sarif;
#[cfg(test)]
mod stage;

pub use finding::{Finding, Report};
