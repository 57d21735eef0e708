//! What each rewording of an objective solved, for people at a terminal.

use std::io::{self, Write};

use super::place::{Places, Unit};
use crate::diagnostic::{Code, Journey, Label, Rewording};
use crate::source::Sources;

/// Writes the wordings of each objective, the oldest first, and under each what it did about the questions to the one
/// before; a blank line after each objective.
///
/// # Errors
///
/// Only those of `out`.
pub fn write(out: &mut dyn Write, journeys: &[Journey], sources: &Sources) -> io::Result<()> {
    let places = Places::new(sources, journeys.iter().map(|journey| &*journey.path));
    for journey in journeys {
        writeln!(out, "{}", journey.about)?;
        let last = journey.wordings.len().saturating_sub(1);
        for (at, wording) in journey.wordings.iter().enumerate() {
            let line = places.of(&Label::at(&journey.path, wording.span), Unit::CodePoint).line;
            let name = if at == last { "wording now" } else { "draft" };
            let words = wording.text.split_whitespace().collect::<Vec<_>>().join(" ");
            writeln!(out, "  {name}, {}:{line}: {words}", journey.path)?;
            for (what, codes) in told(wording, at == 0).into_iter().filter(|(_, codes)| !codes.is_empty()) {
                let names: Vec<&str> = codes.iter().map(|code| code.name).collect();
                writeln!(out, "    {what}: {}", names.join(", "))?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

fn told(wording: &Rewording, first: bool) -> [(&'static str, &[&'static Code]); 3] {
    let raised = if first { "asked" } else { "newly asked" };
    [("solved", &wording.solved), ("still asked", &wording.still), (raised, &wording.raised)]
}
