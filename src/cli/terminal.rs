//! Where words go: results to stdout, the rest to stderr, colours only where somebody sees them.

use std::io::{self, BufWriter, Stderr, Stdout, Write};

use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;

use crate::diagnostic::Diagnostic;
use crate::report::human::{self, Paint, Style};
use crate::source::Sources;

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The two streams of a run.
pub struct Terminal {
    out: BufWriter<AutoStream<Stdout>>,
    err: BufWriter<AutoStream<Stderr>>,
}

impl Terminal {
    /// Streams that colour when told to. What goes to something else than a terminal loses its colours on the way.
    pub fn new(color: Color) -> Self {
        let choice = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self {
            out: BufWriter::new(AutoStream::new(io::stdout(), choice)),
            err: BufWriter::new(AutoStream::new(io::stderr(), choice)),
        }
    }

    /// Prints a line of the result.
    pub fn result(&mut self, text: &str) -> io::Result<()> {
        line(&mut self.out, text)
    }

    /// Prints a line beside the result.
    pub fn note(&mut self, text: &str) -> io::Result<()> {
        line(&mut self.err, text)
    }

    /// Prints a whole document as the result.
    pub fn document(&mut self, text: &[u8]) -> io::Result<()> {
        self.out.write_all(text)?;
        self.out.flush()
    }

    /// How to write for people. Colours are always asked for; the streams take them out where they are not wanted.
    pub fn style() -> Style {
        let mut style = Style { paint: Paint::Colour, ..Style::default() };
        if let Some((terminal_size::Width(columns), _)) = terminal_size::terminal_size() {
            style.width = columns.into();
        }
        style
    }

    /// Prints diagnostics beside the result.
    pub fn remarks<'a>(
        &mut self,
        found: impl IntoIterator<Item = &'a Diagnostic>,
        sources: &Sources,
    ) -> io::Result<()> {
        human::write(&mut self.err, found, sources, Self::style())?;
        self.err.flush()
    }
}

fn line(stream: &mut impl Write, text: &str) -> io::Result<()> {
    writeln!(stream, "{text}")?;
    stream.flush()
}
