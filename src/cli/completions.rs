//! `okrbook completions`: so that a shell knows the commands.

use clap::CommandFactory;
use clap_complete::Shell;

use super::terminal::Terminal;
use super::{Cli, Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  okrbook completions bash > ~/.local/share/bash-completion/completions/okrbook
  okrbook completions zsh  > ~/.zfunc/_okrbook
  okrbook completions fish > ~/.config/fish/completions/okrbook.fish";

/// Print what a shell needs to complete okrbook's commands
#[derive(Debug, clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Args {
    /// Which shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// Prints the completions.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "okrbook", &mut script);
    terminal.result(String::from_utf8_lossy(&script).trim_end())?;
    Ok(Outcome::Done)
}
