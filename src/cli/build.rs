//! `okrbook build`: from a folder to a site on disk.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::look;
use super::read::{self, shown};
use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::audience::Audience;
use crate::pipeline;
use crate::publish::Changes;
use crate::report::human;

const LONG: &str = "\
Makes the site of a playbook: a folder of pages that open from disk and from any web server.

DIR is the playbook's folder, or one inside it. What an audience may not see is left out of every page \
and the feed; coaching notes are for the coach unless they say otherwise.

The site is swapped in as a whole. Where a file has a mistake, or the disk is full, the site that stood there stands \
as it was. Files in OUT that okrbook did not write are never removed, and a page that was edited by hand is kept \
beside the new one.";

const EXAMPLES: &str = "\
Examples:
  okrbook build                               the playbook around here, into its folder public
  okrbook build acme -o site --audience client

Read on: `okrbook check` says what is amiss without building; `okrbook help init` makes a first playbook.";

/// Make the site
#[derive(Debug, clap::Args)]
#[command(long_about = LONG, after_long_help = EXAMPLES)]
pub struct Args {
    /// The playbook's folder
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Where the site goes [default: the folder public in the playbook]
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// Who the site is for [default: as okrbook.yaml says, else everyone]
    #[arg(long, value_name = "WHO", value_parser = audience())]
    audience: Option<Audience>,
    /// Say only what keeps the site from being made
    #[arg(short, long)]
    quiet: bool,
}

/// Reads an audience from the command line.
pub fn audience() -> impl TypedValueParser<Value = Audience> {
    PossibleValuesParser::new(Audience::NAMES)
        .map(|name| Audience::parse(&name).unwrap_or(Audience::Everyone))
}

/// Builds.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let loaded = read::playbook(&args.folder)?;
    let mut said: Vec<Diagnostic> = look::unheld(&loaded);
    said.retain(|diagnostic| !args.quiet || diagnostic.severity == Severity::Error);
    terminal.remarks(&said, &loaded.sources)?;
    if !said.is_empty() {
        terminal.note(&human::summary(&said))?;
    }
    if loaded.broken() {
        terminal.note(UNTOUCHED)?;
        return Ok(if read::unusable(&loaded) { Outcome::Unusable } else { Outcome::Findings });
    }
    let audience = args.audience.unwrap_or(loaded.playbook.config.audience);
    let out = args.output.clone().unwrap_or_else(|| loaded.sources.root.join("public"));
    let changes = match pipeline::build(&loaded, audience, &out) {
        Ok(changes) => changes,
        Err(error) => return Err(Failure::from(error).and(UNTOUCHED)),
    };
    for kept in &changes.kept_aside {
        terminal.note(&format!(
            "{} was edited by hand; the edited page is kept as {}",
            shown(&out.join(&kept.page)),
            shown(&out.join(&kept.kept))
        ))?;
    }
    if args.quiet {
        return Ok(Outcome::Done);
    }
    for note in &changes.notes {
        terminal.note(note)?;
    }
    terminal.result(&format!(
        "{}, for {}: {}",
        loaded.playbook.config.title,
        match audience {
            Audience::Everyone => "everyone",
            Audience::Client => "the client",
            Audience::Coach => "the coach",
        },
        in_words(&changes)
    ))?;
    terminal.result(&format!("Open {} in a browser.", shown(&out.join("index.html"))))?;
    Ok(Outcome::Done)
}

const UNTOUCHED: &str = "nothing was written; the site that stood there stands as it was";

/// `41 pages written, 120 unchanged, 2 removed`
fn in_words(changes: &Changes) -> String {
    let pages = |count: usize| format!("{count} page{}", if count == 1 { "" } else { "s" });
    let Changes { written, unchanged, removed, .. } = changes;
    let mut words = match (written, unchanged) {
        (0, unchanged) => format!("nothing to write, {} unchanged", pages(*unchanged)),
        (written, 0) => format!("{} written", pages(*written)),
        (written, unchanged) => format!("{} written, {unchanged} unchanged", pages(*written)),
    };
    if !removed.is_empty() {
        words.push_str(&format!(", {} removed", removed.len()));
    }
    words
}
