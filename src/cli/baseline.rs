//! `okrbook baseline`: begin with what is there, and hear only of what is new.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::read::shown;
use super::terminal::Terminal;
use super::{Failure, Outcome, look, read, save};
use crate::pipeline::{Checking, Loaded};
use crate::report::Finding;
use crate::report::baseline::{Baseline, NAME};
use crate::report::human::counted;

const LONG: &str = "\
A playbook that was there before okrbook has many findings at once. A baseline holds what stands today, so that \
`okrbook check` reports only what is new: a finding comes back when the words or numbers it is about change, and stays \
away when lines move.

It is the file .okrbook-baseline.json beside okrbook.yaml; keep it with the playbook. Errors are never held. For one \
finding that is right as it is, `allow:` with a reason says more than a baseline.";

const EXAMPLES: &str = "\
Examples:
  okrbook baseline write          hold what stands today
  okrbook baseline prune          drop what is mended by now; nothing new is held

Read on: `okrbook check --no-baseline` reports everything.";

/// Hold what stands today, and hear only of what is new
#[derive(Debug, clap::Args)]
#[command(long_about = LONG, after_long_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Hold all that stands today
    Write {
        /// The playbook's folder
        #[arg(value_name = "DIR", default_value = ".")]
        folder: PathBuf,
        /// Hold what stands in closed quarters, too
        #[arg(long)]
        all_quarters: bool,
    },
    /// Drop lines that stand for nothing any more
    Prune {
        /// The playbook's folder
        #[arg(value_name = "DIR", default_value = ".")]
        folder: PathBuf,
    },
}

/// Writes or prunes.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    match &args.action {
        Action::Write { folder, all_quarters } => write(folder, *all_quarters, terminal),
        Action::Prune { folder } => prune(folder, terminal),
    }
}

fn write(folder: &Path, all_quarters: bool, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let loaded = whole(folder)?;
    // A file that cannot be read as a baseline is what somebody writes a new one for.
    let before = look::baseline(&loaded.sources.root).ok().flatten().unwrap_or_default();
    let found = look::findings(&loaded, Checking { all_quarters, drafts: false });
    let now = Baseline::of(&found, &look::contents(&loaded));
    let path = save(&loaded, &now)?;
    let sifted = before.sift(found, &look::contents(&loaded));
    let open = |finding: &&Finding| finding.counts();
    let left = sifted.new.iter().filter(open).count();
    let errors = left.saturating_sub(now.len() - sifted.held);
    terminal.result(&format!(
        "{} held in {path}: {} new, {} dropped",
        counted(now.len(), "finding"),
        now.len() - sifted.held,
        sifted.stale.len()
    ))?;
    if errors > 0 {
        terminal.note(&format!("{} not held: a baseline never holds errors", counted(errors, "error")))?;
    }
    Ok(Outcome::Done)
}

fn prune(folder: &Path, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let loaded = whole(folder)?;
    let Some(before) = look::baseline(&loaded.sources.root)? else {
        return Err(Failure::Use(format!(
            "there is no {NAME} in {}\n`okrbook baseline write` makes one.",
            shown(&loaded.sources.root)
        )));
    };
    let found = look::findings(&loaded, Checking::default());
    let left = before.sift(found, &look::contents(&loaded)).stale;
    let stale = look::stale(&loaded, &before, left);
    let dropped: Vec<String> = stale.lines().collect();
    let count = stale.len();
    let now = before.without(&stale);
    let path = shown(&loaded.sources.root.join(NAME));
    if count > 0 {
        save(&loaded, &now)?;
    }
    for line in dropped {
        terminal.note(&format!("dropped {line}"))?;
    }
    terminal.result(&format!("{} dropped, {} held in {path}", counted(count, "finding"), now.len()))?;
    Ok(Outcome::Done)
}

/// A playbook all of whose files could be read: what a broken file hides can be neither held nor dropped.
fn whole(folder: &Path) -> Result<Loaded, Failure> {
    let loaded = read::playbook(folder)?;
    if read::unusable(&loaded) {
        return Err(Failure::Use("okrbook.yaml cannot be read; `okrbook check` says why".to_owned()));
    }
    if look::hidden(&loaded) {
        return Err(Failure::Playbook(
            "some files cannot be read in full, and nobody knows what would be said of them; `okrbook check` says why"
                .to_owned(),
        ));
    }
    Ok(loaded)
}

/// Writes the file; gives its path in words.
fn save(loaded: &Loaded, baseline: &Baseline) -> Result<String, Failure> {
    let path = loaded.sources.root.join(NAME);
    // Somebody else's playbook may have put a link there, to a file that is not the playbook's.
    if path.symlink_metadata().is_ok_and(|meta| !meta.is_file()) {
        return Err(Failure::Use(format!("{} is no regular file; it stays as it is", shown(&path))));
    }
    save::whole(&path, baseline.to_text().as_bytes())?;
    Ok(shown(&path))
}
