//! `okrbook serve`: a playbook in the browser, up to date at each save.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::build::audience;
use super::look;
use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::diagnostic::Diagnostic;
use crate::load::discover::find_root;
use crate::model::audience::Audience;
use crate::pipeline::Checking;
use crate::preview::editor::Editor;
use crate::preview::{OpenError, Options, Preview, Round, State, Trouble, Watching};
use crate::report::Finding;
use crate::report::human;
use crate::source::SourcePath;

/// How long saving must pause before the terminal says what is new: until then the machine belongs to the pages.
const PAUSE: Duration = Duration::from_millis(200);

const LONG: &str = "\
Shows a playbook in the browser and follows each save: the open page changes in place, where you are in it.

DIR is the playbook's folder, or one inside it. Nothing is written. Where a file has a mistake, the last good pages \
stay and what is amiss lies over them, each with a link that opens your editor at the line. A panel shows what a coach \
would ask about the page at hand; a switch shows what each audience would see; `p` presents one objective at a time.

The preview answers this machine alone. With --host it answers others, too, under an address with a secret in it.";

const EXAMPLES: &str = "\
Examples:
  okrbook serve --open                        the playbook around here, opened in the browser
  okrbook serve acme --audience coach         with everything that the coach sees
  okrbook serve --poll                        for a network drive that does not tell of edits
  okrbook serve --editor 'emacs://open?file={path}&line={line}'

Read on: `okrbook build` writes the site, `okrbook check` says what is amiss.";

/// Show it in the browser, up to date at each save
#[derive(Debug, clap::Args)]
#[command(visible_alias = "preview", long_about = LONG, after_long_help = EXAMPLES)]
pub struct Args {
    /// The playbook's folder
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Who the pages are for at first [default: as okrbook.yaml says, else everyone]
    #[arg(long, value_name = "WHO", value_parser = audience())]
    audience: Option<Audience>,
    /// Open the browser
    #[arg(long)]
    open: bool,
    /// The port; where it is taken, the next free one
    #[arg(long, default_value_t = 4880)]
    port: u16,
    /// Where to listen
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// Look for edits every half second, instead of being told
    #[arg(long)]
    poll: bool,
    /// What opens a file at a line: vscode, cursor, idea, zed, windsurf, or an address with {path}, {line}, {column}
    /// [default: the editor whose terminal this is, else vscode]
    #[arg(long, value_name = "EDITOR")]
    editor: Option<Editor>,
}

/// Serves until it is stopped.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let editor = args.editor.clone().unwrap_or_else(|| Editor::guess(|name| std::env::var(name).ok()));
    let root = find_root(&args.folder)?;
    let preview = Preview::open(Options {
        root,
        audience: args.audience,
        host: args.host,
        port: args.port,
        poll: args.poll,
        editor,
    })
    .map_err(|error| match error {
        OpenError::Load(error) => Failure::from(error),
        OpenError::Listen(error) => Failure::System(format!("{} cannot be listened to: {error}", args.host)),
    })?;
    let stopper = preview.stopper();
    // Without it, Ctrl-C still ends the program, only less tidily.
    let _ = ctrlc::set_handler(move || stopper.stop());
    let mut told = Told::default();
    greet(args, &preview, &mut told, terminal)?;
    if args.open
        && let Err(error) = open::that_detached(preview.address())
    {
        terminal.note(&format!("the browser could not be opened: {error}"))?;
    }
    let (sender, rounds) = mpsc::channel();
    thread::spawn(move || preview.for_each(|round| drop(sender.send(round))));
    while let Ok(mut round) = rounds.recv() {
        follow(&round, terminal)?;
        while let Ok(next) = rounds.recv_timeout(PAUSE) {
            follow(&next, terminal)?;
            round = next;
        }
        told.news(&round.state, terminal)?;
    }
    terminal.note("stopped")?;
    Ok(Outcome::Done)
}

fn greet(args: &Args, preview: &Preview, told: &mut Told, terminal: &mut Terminal) -> Result<(), Failure> {
    let state = preview.state();
    told.news(&state, terminal)?;
    if preview.moved() {
        terminal.note(&format!("port {} is taken", args.port))?;
    }
    if !args.host.is_loopback() {
        terminal.note("others can reach this preview: whoever has the address sees all that you see")?;
    }
    match preview.watching() {
        Watching::Told => {}
        Watching::Looking => terminal.note("looking for edits every half second")?,
        Watching::Refused(why) => {
            terminal.note(&format!(
                "looking for edits every half second, since the system does not tell: {why}"
            ))?;
        }
    }
    let title = state.reading().map_or("okrbook", |loaded| loaded.playbook.config.title.as_str());
    terminal.result(&format!("{title}: {}", preview.address()))?;
    terminal.note("Ctrl-C stops it.")?;
    Ok(())
}

fn follow(round: &Round, terminal: &mut Terminal) -> Result<(), Failure> {
    let what = in_words(&round.changed);
    let became = match &round.state.trouble {
        None => format!("up to date after {}", duration(round.took)),
        Some(Trouble::Errors) => "has a mistake; the last good pages stay".to_owned(),
        Some(Trouble::Template(_)) => "a template cannot be used; the last good pages stay".to_owned(),
        Some(Trouble::Gone(_)) => "the folder cannot be read; the last good pages stay".to_owned(),
    };
    terminal.result(&format!("{what}: {became}"))?;
    if let Some(Trouble::Template(words) | Trouble::Gone(words)) = &round.state.trouble {
        terminal.note(words)?;
    }
    Ok(())
}

/// `2021-Q1/sales.yaml`, `2021-Q1/sales.yaml and 3 more files`
fn in_words(changed: &[SourcePath]) -> String {
    match changed {
        [] => "the playbook".to_owned(),
        [one] => one.to_string(),
        [one, two] => format!("{one}, {two}"),
        [one, more @ ..] => format!("{one} and {} more files", more.len()),
    }
}

/// `12 ms`, `1.4 s`
fn duration(took: Duration) -> String {
    if took < Duration::from_secs(1) {
        format!("{} ms", took.as_millis())
    } else {
        format!("{:.1} s", took.as_secs_f64())
    }
}

/// What has been said of the playbook so far, so that each save says only what is new.
#[derive(Default)]
struct Told {
    /// All that was ever printed, or stood at the start.
    ever: BTreeSet<String>,
    /// What stood after the last reading without an error; nothing before the first.
    standing: Option<BTreeSet<String>>,
}

impl Told {
    /// Prints what is new, as `okrbook check` prints it, and how much there is in all. At first only what a build would
    /// say: the questions of a whole playbook are for `okrbook check`.
    fn news(&mut self, state: &State, terminal: &mut Terminal) -> Result<(), Failure> {
        let Some(loaded) = state.reading() else { return Ok(()) };
        if loaded.broken() {
            // What an error hides is neither new nor solved.
            let errors: Vec<&Diagnostic> = state.errors().collect();
            terminal.remarks(errors.iter().copied(), &loaded.sources)?;
            terminal.note(&human::summary(errors))?;
            return Ok(());
        }
        let mut found = look::findings(loaded, Checking::default());
        if let Ok(Some(baseline)) = look::baseline(&loaded.sources.root) {
            found = baseline.sift(found, &look::contents(loaded)).new;
        }
        let first = self.standing.is_none();
        let shown = |finding: &&Finding| {
            let said = &finding.diagnostic;
            let wanted = !first || loaded.diagnostics.contains(said);
            wanted && said.accepted.is_none() && !self.ever.contains(&finding.fingerprint)
        };
        let news: Vec<&Diagnostic> = found.iter().filter(shown).map(|finding| &finding.diagnostic).collect();
        terminal.remarks(news, &loaded.sources)?;
        let standing: BTreeSet<String> = found.iter().map(|finding| finding.fingerprint.clone()).collect();
        let mut line = human::summary(found.iter().map(|finding| &finding.diagnostic));
        match &self.standing {
            Some(before) if *before == standing => line.clear(),
            Some(before) => {
                let (new, solved) =
                    (standing.difference(before).count(), before.difference(&standing).count());
                line.push_str(&format!(" ({new} new, {solved} solved)"));
            }
            None => {}
        }
        if !line.is_empty() {
            terminal.note(&line)?;
        }
        self.ever.extend(standing.iter().cloned());
        self.standing = Some(standing);
        Ok(())
    }
}
