//! How a command went. `main` alone turns this into a number.

use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, Write as _};

use crate::load::discover::LoadError;
use crate::pipeline::BuildError;
use crate::publish::PublishError;

/// A command that did its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// And found nothing to say.
    Done,
    /// And found something that wants a look.
    Findings,
    /// And found that `okrbook.yaml` itself cannot be read.
    Unusable,
}

/// A command that could not do its work, in words for whoever typed it.
#[derive(Debug)]
pub enum Failure {
    /// Something in the playbook stands against it.
    Playbook(String),
    /// The command does not fit what is there. Empty where the reason has been printed already.
    Use(String),
    /// The system said no.
    System(String),
    /// Nobody reads our output any more, which is no fault.
    Closed,
}

impl Failure {
    /// The same failure, with a line after its words.
    pub(super) fn and(mut self, line: &str) -> Self {
        if let Self::Playbook(text) | Self::Use(text) | Self::System(text) = &mut self {
            text.push('\n');
            text.push_str(line);
        }
        self
    }
}

/// Prints a failure's words.
pub fn say(failure: &Failure) {
    let (Failure::Playbook(text) | Failure::Use(text) | Failure::System(text)) = failure else { return };
    if !text.is_empty() {
        // With nowhere to print to there is nobody to tell.
        let _ = writeln!(anstream::stderr(), "error: {text}");
    }
}

/// What clap has to say: help and version are answers, the rest is wrong use.
pub(super) fn of_arguments(message: &clap::Error) -> Result<Outcome, Failure> {
    message.print()?;
    if message.use_stderr() { Err(Failure::Use(String::new())) } else { Ok(Outcome::Done) }
}

/// An error and what led to it, on lines of their own.
pub(super) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let _ = write!(text, "\n  because: {error}");
        cause = error.source();
    }
    text
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::System(format!("could not print: {error}")),
        }
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        let text = chain(&error);
        match error {
            LoadError::NoPlaybook(_) => Self::Use(text),
            // A folder that is not there is a slip of the keyboard; one that cannot be opened is not.
            LoadError::Unreadable(_, cause)
                if matches!(cause.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
            {
                Self::Use(text)
            }
            LoadError::Unreadable(..) => Self::System(text),
        }
    }
}

impl From<BuildError> for Failure {
    fn from(error: BuildError) -> Self {
        let error = match error {
            BuildError::Template(error) => {
                return Self::Playbook(format!("a template of the theme cannot be used\n{error}"));
            }
            BuildError::Publish(error) => error,
        };
        let text = chain(&error);
        match error {
            PublishError::Refused { .. } | PublishError::InTheWay { .. } => Self::Use(text),
            PublishError::BadPath { .. } | PublishError::Collision { .. } | PublishError::Render { .. } => {
                Self::Playbook(text)
            }
            PublishError::Busy { .. }
            | PublishError::Manifest { .. }
            | PublishError::Leftover { .. }
            | PublishError::Io { .. } => Self::System(text),
        }
    }
}
