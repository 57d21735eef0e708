//! Tests of the writer: what it keeps, what it refuses, and what becomes of a build that is broken off.

mod breaking;
mod crowd;
pub(super) mod fuse;
mod keeping;
mod kill;
mod naming;
mod refusing;
mod rig;
mod sparing;
