//! From a folder to a playbook: discover, read YAML and front matter, decode, resolve.

pub mod codes;
mod contradictions;
pub mod decode;
pub mod discover;
mod fields;
mod front_matter;
mod interpret;
mod levels;
mod nearest;
pub mod node;
mod place;
pub mod resolve;
pub mod schema;
pub mod shelf;
pub mod tables;
pub mod text;
mod validate;
mod yaml;
