//! okrbook.
pub mod config;
pub mod diagnostic;
pub mod load;
pub mod model;
pub mod source;
pub mod span;
