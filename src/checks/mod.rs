//! The coach's questions: rules that look at a playbook, or at one sentence of it.

pub mod words;
