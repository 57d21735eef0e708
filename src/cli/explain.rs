//! `okrbook explain`: the manual page of a rule.

use std::fmt::Write as _;

use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::catalog;
use crate::checks::rules;
use crate::diagnostic::{Manual, Severity};
use crate::selector::{Selector, nearest};
use crate::site::mindset;

const LONG: &str = "\
Says more of a finding: what it means, why it is said, what to do, and an example before and after. Without a rule it \
lists all of them, of a family its own.";

const EXAMPLES: &str = "\
Examples:
  okrbook explain unknown-key
  okrbook explain YML602
  okrbook explain stretch
  okrbook explain --all | less";

/// Say more of a finding
#[derive(Debug, clap::Args)]
#[command(long_about = LONG, after_long_help = EXAMPLES)]
pub struct Args {
    /// A finding's code or name, or a family's name
    #[arg(value_name = "RULE", conflicts_with = "all")]
    rule: Option<String>,
    /// Every manual page
    #[arg(long)]
    all: bool,
}

/// Prints a manual page, all of them, or the list: of all rules, or of a family's.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let selector = match &args.rule {
        Some(rule) => Some(Selector::parse(rule).ok_or_else(|| Failure::Use(unknown(rule)))?),
        None => None,
    };
    let selected =
        || catalog::all().filter(|manual| selector.is_none_or(|selector| selector.selects(manual.code)));
    let pages = args.all || matches!(selector, Some(Selector::Rule(_)));
    let width = selected().map(|manual| manual.code.name.len()).max().unwrap_or(0);
    for manual in selected() {
        let text = if pages {
            page(manual)
        } else {
            format!("{}  {:<width$}  {}", manual.code.id, manual.code.name, manual.headline())
        };
        terminal.result(if args.all { &text } else { text.trim_end() })?;
    }
    if !pages {
        terminal.result("\n`okrbook explain NAME` says more of one.")?;
    }
    Ok(Outcome::Done)
}

fn unknown(rule: &str) -> String {
    let near = nearest(rule).map(|name| format!("; did you mean {name}?"));
    format!("there is no rule or family {rule}{}\n`okrbook explain` lists all.", near.unwrap_or_default())
}

fn page(manual: &Manual) -> String {
    let severity = match manual.code.severity {
        // What a coach would ask stops no site, however much it weighs.
        Severity::Error if rules().any(|rule| rule.manual.code == manual.code) => "error",
        Severity::Error => "error: no site is made while it stands",
        Severity::Warn => "warning",
        Severity::Hint => "hint",
    };
    let mut text = format!("{} {} ({severity})\n", manual.code.id, manual.code.name);
    let prose =
        [("What it means", manual.what), ("Why it is said", manual.why), ("What to do", manual.way_on)];
    let examples = [("Before", manual.before), ("After", manual.after)];
    let parts = prose.map(|(heading, body)| (heading, wrapped(body))).into_iter();
    for (heading, lines) in
        parts.chain(examples.map(|(heading, body)| (heading, body.lines().map(str::to_owned).collect())))
    {
        // Writing into a string cannot fail.
        let _ = write!(text, "\n{heading}\n");
        for line in lines {
            let _ = writeln!(text, "{}", format!("  {line}").trim_end());
        }
    }
    if let Some(page) = manual.mindset().and_then(mindset::get) {
        let _ = write!(
            text,
            "\nRead on\n  {}\n  (on every site, under mindset/{}.html)\n",
            page.title, page.name
        );
    }
    text
}

/// Lines that fit any terminal; the length that reads well, too.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + word.chars().count() < COLUMNS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

const COLUMNS: usize = 76;
