//! A disk that breaks at the n-th operation, once or for good.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Counts file operations and fails some.
#[derive(Debug)]
pub(in crate::publish) struct Fuse {
    done: AtomicUsize,
    fails: std::ops::Range<usize>,
    error: i32,
}

/// No space left on device.
pub(in crate::publish) const ENOSPC: i32 = 28;

impl Fuse {
    /// Fails the operations with these numbers, counted from 0.
    pub(in crate::publish) fn new(fails: std::ops::Range<usize>, error: i32) -> Self {
        Self { done: AtomicUsize::new(0), fails, error }
    }

    /// How many operations were asked for.
    pub(in crate::publish) fn count(&self) -> usize {
        self.done.load(Ordering::SeqCst)
    }

    pub(in crate::publish) fn trip(&self) -> io::Result<()> {
        let number = self.done.fetch_add(1, Ordering::SeqCst);
        if self.fails.contains(&number) { Err(io::Error::from_raw_os_error(self.error)) } else { Ok(()) }
    }
}
