//! The command line: one file per subcommand, and the only place that prints. Takes arguments, gives how it went.

mod baseline;
mod build;
mod check;
mod completions;
mod explain;
mod fail_on;
mod failure;
mod init;
mod look;
mod read;
mod review;
mod save;
mod schema;
mod selection;
mod serve;
mod terminal;

use std::ffi::OsString;

use clap::{Parser, Subcommand};

pub use failure::{Failure, Outcome, say};
use terminal::{Color, Terminal};

const ABOUT: &str = "\
Turns a folder of OKR files into a site that shows how objectives grow, and asks what a coach would ask.

Four commands are enough:

  okrbook init my-playbook     write a first playbook, with every field explained in it
  okrbook build my-playbook    make the site; open public/index.html in a browser
  okrbook serve my-playbook    show it in the browser, up to date at each save
  okrbook check my-playbook    say what is amiss, with the line and what to write instead";

const AFTER: &str = "\
Exit codes:
  0  all is well
  1  something in the playbook wants a look
  2  wrong use, or a configuration that cannot be read
  3  the system failed: a full disk, a folder nobody may write to

`okrbook help build` says more of a command, `okrbook explain --all` of everything that can be said of a playbook.";

/// Checks OKR playbooks as a coach would, and makes a site of them
#[derive(Debug, Parser)]
#[command(name = "okrbook", version, long_about = ABOUT, after_long_help = AFTER)]
#[command(after_help = "`okrbook --help` says more.", max_term_width = 100)]
struct Cli {
    /// When to use colours; `NO_COLOR` is honoured
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    color: Color,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Args),
    Build(build::Args),
    Serve(serve::Args),
    Check(check::Args),
    Review(review::Args),
    Baseline(baseline::Args),
    Explain(explain::Args),
    Schema(schema::Args),
    Completions(completions::Args),
}

/// Runs a command line, the program's name first.
///
/// # Errors
/// Where the command could not do its work; see [`Failure`].
pub fn run(args: impl IntoIterator<Item = OsString>) -> Result<Outcome, Failure> {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(message) => return failure::of_arguments(&message),
    };
    let terminal = &mut Terminal::new(cli.color);
    match &cli.command {
        Command::Init(args) => init::run(args, terminal),
        Command::Build(args) => build::run(args, terminal),
        Command::Serve(args) => serve::run(args, terminal),
        Command::Check(args) => check::run(args, terminal),
        Command::Review(args) => review::run(args, terminal),
        Command::Baseline(args) => baseline::run(args, terminal),
        Command::Explain(args) => explain::run(args, terminal),
        Command::Schema(args) => schema::run(args, terminal),
        Command::Completions(args) => completions::run(args, terminal),
    }
}
