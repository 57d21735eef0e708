//! okrbook.
pub mod config;
pub mod diagnostic;
pub mod load;
pub mod model;
pub mod pipeline;
pub mod report;
pub mod score;
pub mod source;
pub mod span;
