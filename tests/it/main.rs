//! Everything that is tested from outside, in one binary: real runs, the house's own rules, hostile input.

mod cli;
mod floors;
mod manual;
mod run;
mod schema;
mod seed;
