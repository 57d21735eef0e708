//! Measures the word rules against labelled texts: `cargo run --release --example accuracy -- labels.jsonl`, with every
//! miss listed. Each line has `kind` (`objective` or `key_result`), `text`, an optional `org`, and labels
//! `yes`, `no` or `unclear`: `improvement`, `inspiring` for objectives, `measurable`, `outcome`, `stretch` for key
//! results. What is counted is how well a "no" is found; `unclear` is left out.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::iter;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Parser;
use okrbook::checks::words::{Kind, Lexicon, RULES, review};
use okrbook::diagnostic::Severity;
use serde_json::Value;

/// A criterion, and which rules say "no" to it.
const CRITERIA: &[(&str, &str)] = &[
    ("improvement", "IMP"),
    ("inspiring", "INS"),
    ("stretch", "STR"),
    ("measurable", "FRM403"),
    ("outcome", "IMP103"),
];

/// How well the word rules find a "no" in labelled texts.
#[derive(Parser)]
struct Options {
    /// Labelled texts, a JSON object a line
    labels: PathBuf,
    /// The figures alone, without the misses
    #[arg(long)]
    figures: bool,
    /// The misses of one criterion
    #[arg(long, value_name = "CRITERION", value_parser = CRITERIA.iter().map(|&(name, _)| name).collect::<Vec<_>>())]
    only: Option<String>,
    /// The figures of each organisation too
    #[arg(long)]
    organisations: bool,
}

#[derive(Default, Clone, Copy)]
struct Tally {
    hit: u32,
    false_alarm: u32,
    missed: u32,
    quiet: u32,
}

impl Tally {
    fn line(self) -> String {
        // Of nothing there is no share.
        let share = |part: u32, of: u32| match of {
            0 => "    –".to_owned(),
            _ => format!("{:.3}", f64::from(part) / f64::from(of)),
        };
        let (no, yes) = (self.hit + self.missed, self.false_alarm + self.quiet);
        format!(
            "precision {}  recall {}  F1 {}  flagged of yes {}  (no {no} yes {yes})",
            share(self.hit, self.hit + self.false_alarm),
            share(self.hit, no),
            share(2 * self.hit, 2 * self.hit + self.false_alarm + self.missed),
            share(self.false_alarm, yes),
        )
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    match report(&Options::parse(), &mut io::stdout().lock()) {
        // Whoever reads the report has seen enough of it.
        Err(error) if error.downcast_ref::<io::Error>().is_some_and(closed) => Ok(()),
        done => done,
    }
}

fn closed(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

fn report(options: &Options, out: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let path = options.labels.display();
    let text = std::fs::read_to_string(&options.labels).map_err(|error| format!("{path}: {error}"))?;
    let lexicon = Lexicon::english();
    let warns = |code: &str| RULES.iter().any(|rule| rule.code == code && rule.severity >= Severity::Warn);

    let mut tallies: BTreeMap<(&str, String), Tally> = BTreeMap::new();
    let mut texts = 0_u32;
    let mut spent = Duration::ZERO;
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let record: Value =
            serde_json::from_str(line).map_err(|error| format!("{path}, line {number}: {error}"))?;
        let field = |name: &str| record[name].as_str().unwrap_or_default();
        let kind = if field("kind") == "objective" { Kind::Objective } else { Kind::KeyResult };
        let begun = Instant::now();
        let findings = review(kind, field("text"), lexicon);
        spent += begun.elapsed();
        texts += 1;
        for &(criterion, prefix) in CRITERIA {
            let label = field(criterion);
            // IMP103 is the outcome's, not the improvement's: that one is asked of objectives only.
            let said: Vec<_> = findings
                .iter()
                .filter(|f| f.rule.starts_with(prefix) && warns(f.rule))
                .map(|f| f.rule)
                .collect();
            let flagged = !said.is_empty();
            let (no, yes) = (label == "no", label == "yes");
            // Once for all of them together, once for its organisation.
            let org = Some(field("org")).filter(|org| !org.is_empty());
            for org in iter::once("").chain(org) {
                let tally = tallies.entry((criterion, org.to_owned())).or_default();
                tally.hit += u32::from(no && flagged);
                tally.missed += u32::from(no && !flagged);
                tally.false_alarm += u32::from(yes && flagged);
                tally.quiet += u32::from(yes && !flagged);
            }
            let asked = options.only.as_ref().is_none_or(|only| only == criterion);
            if !options.figures && asked && ((no && !flagged) || (yes && flagged)) {
                let what = if no { "missed     " } else { "false alarm" };
                writeln!(out, "{criterion:<11} {what} {:<12} {}", said.join(","), field("text"))?;
            }
        }
    }
    for ((criterion, org), tally) in &tallies {
        if org.is_empty() {
            writeln!(out, "{criterion:<11} {}", tally.line())?;
        }
    }
    if options.organisations {
        for ((criterion, org), tally) in tallies.iter().filter(|((_, org), _)| !org.is_empty()) {
            writeln!(out, "{org:<28} {criterion:<11} {}", tally.line())?;
        }
    }
    writeln!(out, "{texts} texts, {:.1} µs each", spent.as_secs_f64() * 1e6 / f64::from(texts))?;
    Ok(())
}
