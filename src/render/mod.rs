//! The only floor that knows HTML or SVG: charts, Markdown, escaping and how numbers are printed.

pub mod book;
pub mod chart;
pub mod draw;
pub mod engine;
pub mod escape;
pub mod links;
pub mod markdown;
pub mod number;
pub mod proof;
pub mod theme;
