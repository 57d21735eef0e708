//! A run of the program, as a shell sees it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What came out.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// The run, with a look at its exit code.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.out, self.err);
        self
    }
}

/// A command without the colours and widths of whoever runs the tests.
pub fn command(at: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_okrbook"));
    command.args(args).current_dir(at).stdin(Stdio::null());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI"] {
        command.env_remove(name);
    }
    command
}

/// Runs `okrbook` in a folder.
pub fn okrbook(at: &Path, args: &[&str]) -> Run {
    let output = command(at, args).output().expect("okrbook starts");
    Run {
        code: output.status.code().expect("okrbook ends by itself"),
        out: String::from_utf8(output.stdout).expect("words on stdout"),
        err: String::from_utf8(output.stderr).expect("words on stderr"),
    }
}

/// The crate's folder.
pub fn home() -> PathBuf {
    env!("CARGO_MANIFEST_DIR").into()
}

/// Every file in a folder and below, ordered, as paths relative to it.
pub fn files(folder: &Path) -> Vec<String> {
    let mut found: Vec<String> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("a path below");
            path.to_string_lossy().replace('\\', "/")
        })
        .collect();
    found.sort();
    found
}
