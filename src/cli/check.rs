//! `okrbook check`: what is to be said of a playbook, and nothing written but the file it is told to.

use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::fail_on::FailOn;
use super::save;
use super::selection::Selection;
use super::terminal::Terminal;
use super::{Failure, Outcome, look, read};
use crate::catalog;
use crate::checks;
use crate::diagnostic::{Diagnostic, Journey, Manual};
use crate::pipeline::{Checking, Loaded};
use crate::report::baseline;
use crate::report::counts::Counts;
use crate::report::human::{self, Style, counted};
use crate::report::{Finding, Report, github, journeys, json, junit, sarif};

const LONG: &str = "\
Reads a playbook and says what is amiss and what a coach would ask, each with its file and line. Writes nothing.

DIR is the playbook's folder, or one inside it. Findings go to the standard output, ordered by file and line.

RULES are codes (INS201), names (no-picture) or families (improvement, inspiration, stretch, form, links, source), \
with commas between. What names a rule wins over what names its family.

Findings that a playbook accepts with `allow`, and those on earlier wordings, never count against the exit code. Where \
a .okrbook-baseline.json stands beside okrbook.yaml, only what is not in it is reported.";

const EXAMPLES: &str = "\
Examples:
  okrbook check                                the playbook around here
  okrbook check acme --fail-on hint            hints count against the exit code, too
  okrbook check --select stretch,no-why-now    one family, and one rule of another
  okrbook check --format sarif --output okrbook.sarif

Formats:
  human   lines for people; colours on a terminal only
  json    one object; columns count Unicode code points
  sarif   SARIF 2.1.0 for code hosts and editors; paths from the repository's root
  github  remarks beside the lines of a pull request, the worst first
  junit   a suite a file, a case a rule

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or an unreadable okrbook.yaml, 3 the system failed.

Read on: `okrbook explain NAME` says more of a finding, `okrbook help baseline` how to begin with a playbook that has \
many.";

/// Say what is amiss and what a coach would ask
#[derive(Debug, clap::Args)]
#[command(long_about = LONG, after_long_help = EXAMPLES)]
pub struct Args {
    /// The playbook's folder
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Only these rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    select: Vec<String>,
    /// All but these rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    ignore: Vec<String>,
    /// The least that counts against the exit code
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Warn)]
    fail_on: FailOn,
    /// Look into closed quarters, too
    #[arg(long)]
    all_quarters: bool,
    /// Tell what each rewording of an objective solved; earlier wordings never count
    #[arg(long)]
    drafts: bool,
    /// Report what the baseline holds, too
    #[arg(long)]
    no_baseline: bool,
    /// Count by family and rule; people get the counts instead of the findings
    #[arg(long)]
    statistics: bool,
    /// How to write the findings
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    format: Format,
    /// Where to write them [default: the standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// For programs
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// GitHub's workflow commands
    Github,
    /// `JUnit` XML
    Junit,
}

/// Checks.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let selection = Selection::parse(&args.select, &args.ignore)?;
    // The program ends with the check: giving back a large playbook piece by piece would only hold it up.
    let loaded = ManuallyDrop::new(read::playbook(&args.folder)?);
    if let Some(output) = &args.output {
        spare_sources(&loaded, output)?;
    }
    let how = Checking { all_quarters: args.all_quarters, drafts: args.drafts };
    let mut found = look::findings(&loaded, how);
    let journeys = if args.drafts { journeys(args, &loaded, &selection, &found) } else { Vec::new() };
    found.retain(|finding| selection.wants(finding.diagnostic.code));
    let baseline = if args.no_baseline { None } else { look::baseline(&loaded.sources.root)? };
    let (mut in_baseline, mut stale) = (0, 0);
    if let Some(baseline) = baseline {
        let sifted = baseline.sift(found, &look::contents(&loaded));
        (found, in_baseline) = (sifted.new, sifted.held);
        stale = look::stale(&loaded, &baseline, sifted.stale).len();
    }
    let rules: Vec<&Manual> = catalog::all().collect();
    let folder = read::in_repository(&loaded.sources.root);
    let report = Report {
        findings: &found,
        sources: &loaded.sources,
        rules: &rules,
        folder: &folder,
        fail_on: args.fail_on.severity(),
        in_baseline,
        stale,
    };
    show(args, &report, &journeys, terminal)?;
    beside(args, &loaded, &selection, &report, terminal)?;
    let counts = |finding: &Finding| finding.counts() && finding.diagnostic.severity >= report.fail_on;
    Ok(if read::unusable(&loaded) {
        Outcome::Unusable
    } else if found.iter().any(counts) {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

/// What each rewording solved of what was asked for.
fn journeys(args: &Args, loaded: &Loaded, selection: &Selection, found: &[Finding]) -> Vec<Journey> {
    let standing: Vec<Diagnostic> =
        found.iter().filter(|finding| !finding.draft).map(|finding| finding.diagnostic.clone()).collect();
    checks::journeys(&loaded.playbook, args.all_quarters, &standing)
        .into_iter()
        .filter_map(|journey| journey.only(|code| selection.wants(code)))
        .collect()
}

/// A file of the playbook is no place for findings.
fn spare_sources(loaded: &Loaded, output: &Path) -> Result<(), Failure> {
    let Ok(output) = output.canonicalize() else { return Ok(()) };
    let inside = output.strip_prefix(&loaded.sources.root).ok();
    let path =
        inside.and_then(|path| loaded.sources.files.iter().find(|file| Path::new(&*file.path) == path));
    match path {
        Some(file) => Err(Failure::Use(format!("--output: {} is a file of the playbook", file.path))),
        None => Ok(()),
    }
}

/// The result itself.
fn show(
    args: &Args,
    report: &Report<'_>,
    journeys: &[Journey],
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let mut text: Vec<u8> = Vec::new();
    match args.format {
        Format::Human => {
            let style = if args.output.is_none() { Terminal::style() } else { Style::default() };
            people(&mut text, args.statistics, report, journeys, style)
        }
        Format::Json => json::write(&mut text, report),
        Format::Sarif => sarif::write(&mut text, report),
        Format::Github => github::write(&mut text, report),
        Format::Junit => junit::write(&mut text, report),
    }?;
    match &args.output {
        Some(path) => save::whole(path, &text)?,
        None => terminal.document(&text)?,
    }
    Ok(())
}

fn people(
    out: &mut Vec<u8>,
    statistics: bool,
    report: &Report<'_>,
    journeys: &[Journey],
    style: Style,
) -> io::Result<()> {
    if statistics {
        write!(out, "{}", Counts::of(report.findings).table())?;
    } else {
        human::write(out, diagnostics(report, false), report.sources, style)?;
        if !journeys.is_empty() {
            writeln!(out, "what each rewording solved; earlier wordings never count:\n")?;
            journeys::write(out, journeys, report.sources)?;
        }
    }
    writeln!(out, "{}", closing(report))
}

/// Those that stand, or those on earlier wordings.
fn diagnostics<'a>(report: &Report<'a>, draft: bool) -> impl Iterator<Item = &'a Diagnostic> {
    report.findings.iter().filter(move |finding| finding.draft == draft).map(|finding| &finding.diagnostic)
}

/// `1 warning in 1 file; 2 accepted on purpose; 12 in the baseline`
fn closing(report: &Report<'_>) -> String {
    let mut text = human::summary(diagnostics(report, false));
    let drafts = diagnostics(report, true).count();
    for (count, what) in [(drafts, "on earlier wordings"), (report.in_baseline, "in the baseline")] {
        if count > 0 {
            text.push_str(&format!("; {count} {what}"));
        }
    }
    text
}

/// What goes beside the result.
fn beside(
    args: &Args,
    loaded: &Loaded,
    selection: &Selection,
    report: &Report<'_>,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let for_people = args.format == Format::Human;
    if args.statistics && !for_people {
        terminal.note(Counts::of(report.findings).table().trim_end())?;
    }
    if !for_people || args.output.is_some() {
        terminal.note(&closing(report))?;
    }
    if report.stale > 0 {
        terminal.note(&format!(
            "{} has {} without a finding; `okrbook baseline prune` drops such lines",
            baseline::NAME,
            counted(report.stale, "line")
        ))?;
    }
    // Silence about a file that cannot be read must not pass for praise.
    let unread =
        loaded.diagnostics.iter().filter(|said| look::hides(said) && !selection.wants(said.code)).count();
    if unread > 0 {
        terminal.note(&format!(
            "not shown: {} in the files themselves; what such errors hide is not checked",
            counted(unread, "error")
        ))?;
    }
    Ok(())
}
