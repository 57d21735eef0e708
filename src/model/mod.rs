//! What a playbook is made of. No I/O, no YAML, no HTML: plain values that every later stage reads.

pub mod audience;
pub mod config;
pub mod day;
pub mod figure;
pub mod key_result;
pub mod metric;
pub mod note;
pub mod objective;
pub mod period;
pub mod playbook;
pub mod quantity;
pub mod reading;
pub mod reference;
pub mod reflection;
pub mod slug;
pub mod unit;
