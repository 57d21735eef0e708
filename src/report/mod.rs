//! Diagnostics as somebody reads them: people at a terminal, editors, continuous integration. Takes values, gives text.

pub mod human;
