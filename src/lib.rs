//! okrbook: a static site generator for OKR playbooks that checks them as a coach would.
//!
//! The program is a pipeline of pure stages between one reader and one writer; [`pipeline`] has it on one screen:
//! [`load::discover`] reads a folder, [`load::decode`] understands each file, [`load::resolve`] puts them together
//! and leaves out what an audience may not see, [`score`] works out scores, [`site`] lays out pages as data,
//! [`render`] turns a page into HTML, [`publish`] writes the site. Each stage gives its value and what it has to say
//! of it as [`diagnostic`]s; [`report`] shows them, [`catalog`] explains them, [`cli`] prints.
//! [`preview`] runs the same pipeline at each edit and answers a browser from memory.

pub mod catalog;
pub mod checks;
pub mod cli;
pub mod diagnostic;
pub mod load;
pub mod memo;
pub mod model;
pub mod pipeline;
pub mod preview;

pub mod publish;
pub mod render;
pub mod report;
pub mod score;
pub mod selector;
pub mod site;
pub mod source;
pub mod span;
