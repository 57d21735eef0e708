//! `okrbook schema`: the format as JSON Schema, so that an editor completes and checks while one types.

use clap::builder::PossibleValuesParser;

use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::load::schema::json_schema;
use crate::load::tables::FILES;

const LONG: &str = "\
Prints the JSON Schema of one kind of file. Without KIND it lists the kinds, and says how an editor uses them.";

const EXAMPLES: &str = "\
Examples:
  okrbook schema
  okrbook schema okrs > okrs.schema.json";

/// Print the format of a file for an editor
#[derive(Debug, clap::Args)]
#[command(long_about = LONG, after_long_help = EXAMPLES)]
pub struct Args {
    /// The kind of file
    #[arg(value_name = "KIND", value_parser = PossibleValuesParser::new(FILES.map(|(name, _)| name)))]
    kind: Option<String>,
}

/// Where files of a kind stand.
fn place(kind: &str) -> &'static str {
    match kind {
        "okrs" => "2027-Q1/TEAM.yaml",
        "note" => "2027-Q1/notes/*.md",
        "reflection" => "2027-Q1/reflections/TEAM.md",
        "page" => "pages/*.md",
        "quarter" => "2027-Q1/quarter.yaml",
        "teams" => "teams.yaml",
        _ => "okrbook.yaml",
    }
}

const EDITORS: &str = "
An editor that speaks YAML (VS Code with the YAML extension, Zed, Helix, the JetBrains editors) completes and checks
while you type. Write the schema into a file, and name it in the first line of the files it is for:

  okrbook schema okrs > okrs.schema.json

  # yaml-language-server: $schema=../okrs.schema.json
  objectives:
    - objective: …";

/// Prints a schema, or the list of them.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let table = args.kind.as_deref().and_then(|kind| FILES.iter().find(|(name, _)| *name == kind));
    if let Some((_, table)) = table {
        terminal.result(&format!("{:#}", json_schema(table)))?;
        return Ok(Outcome::Done);
    }
    for (kind, table) in FILES {
        terminal.result(&format!("{kind:<12}{:<30}{}", place(kind), table.doc))?;
    }
    terminal.result(EDITORS)?;
    Ok(Outcome::Done)
}
