//! The program: hands the command line to [`okrbook::cli`] and tells the shell how it went.
//!
//! Every exit code stands here and nowhere else: 0 all is well, 1 something in the playbook wants a look, 2 wrong use or
//! an unreadable configuration, 3 the system failed.

use std::process::ExitCode;

use okrbook::cli::{self, Failure, Outcome};

/// A playbook is many small strings that live until the end, made on every core at once: a large one is checked
/// faster than with the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let result = cli::run(std::env::args_os());
    if let Err(failure) = &result {
        cli::say(failure);
    }
    ExitCode::from(match result {
        // Whoever closed the pipe has read enough: `okrbook explain --all | head` went well.
        Ok(Outcome::Done) | Err(Failure::Closed) => 0,
        Ok(Outcome::Findings) | Err(Failure::Playbook(_)) => 1,
        Ok(Outcome::Unusable) | Err(Failure::Use(_)) => 2,
        Err(Failure::System(_)) => 3,
    })
}
