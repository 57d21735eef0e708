//! okrbook.
pub mod diagnostic;
pub mod load;
pub mod source;
pub mod span;
