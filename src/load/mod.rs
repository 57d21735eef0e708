//! From a folder to a playbook: discover, read YAML and front matter, decode, resolve.

pub mod node;
