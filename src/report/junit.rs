//! Findings as `JUnit` XML, the form most continuous integration shows as a table.
//!
//! A suite a file; in it, a case for each rule that spoke there, named alike from run to run, so that the table says
//! what is new and what is mended. A case fails where a finding counts against the exit code, is skipped with the
//! team's reason where all were accepted, and passes with the words beside it otherwise. A file of which nothing was
//! said is a case that passes. Drafts stay away.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::finding::TOOL;
use super::github::message;
use super::place::{Places, Unit};
use super::{Finding, Report};
use crate::diagnostic::Code;

/// One row of the table.
enum Case<'a> {
    Failed(Vec<&'a Finding>),
    Skipped(Vec<&'a Finding>),
    Passed(Vec<&'a Finding>),
}

/// What was said of a file, by rule.
type Rules<'a> = BTreeMap<&'static str, (&'static Code, Vec<&'a Finding>)>;

/// Writes the document.
///
/// # Errors
/// Only those of `out`.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let mut files: BTreeMap<&str, Rules<'_>> =
        report.sources.files.iter().map(|file| (&*file.path, Rules::new())).collect();
    for finding in report.findings.iter().filter(|finding| !finding.draft) {
        let code = finding.diagnostic.code;
        let rules = files.entry(&finding.diagnostic.at.path).or_default();
        rules.entry(code.id).or_insert_with(|| (code, Vec::new())).1.push(finding);
    }
    let places = Places::new(report.sources, files.keys().copied());
    let mut suites = String::new();
    let mut sums = [0; 3];
    for (path, rules) in files {
        for (sum, count) in sums.iter_mut().zip(suite(&mut suites, path, rules, &places, report)) {
            *sum += count;
        }
    }
    let [tests, failures, skipped] = sums;
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<testsuites name=\"{}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\">",
        TOOL.0
    )?;
    writeln!(out, "{suites}</testsuites>")
}

/// Writes a file's suite; gives how many cases it has, how many failed, how many were skipped.
fn suite(
    text: &mut String,
    path: &str,
    rules: Rules<'_>,
    places: &Places<'_>,
    report: &Report<'_>,
) -> [usize; 3] {
    let mut counts = [0; 3];
    let mut cases = String::new();
    let path = escaped(path);
    for (code, found) in rules.into_values() {
        let case = case(found, report);
        counts[0] += 1;
        // Writing into a string cannot fail.
        let _ = write!(
            cases,
            "    <testcase classname=\"{path}\" name=\"{} {}\" time=\"0\">",
            code.id,
            escaped(code.name)
        );
        match case {
            Case::Failed(found) => {
                counts[1] += 1;
                let first = escaped(found[0].diagnostic.message.lines().next().unwrap_or_default());
                let severity = found[0].diagnostic.severity.noun();
                let words = words(&found, places);
                let _ = write!(cases, "<failure message=\"{first}\" type=\"{severity}\">{words}</failure>");
            }
            Case::Skipped(found) => {
                counts[2] += 1;
                let reasons: Vec<_> =
                    found.iter().filter_map(|finding| finding.diagnostic.accepted.as_deref()).collect();
                let _ = write!(
                    cases,
                    "<skipped message=\"accepted: {}\"/><system-out>{}</system-out>",
                    escaped(&reasons.join("; ")),
                    words(&found, places)
                );
            }
            Case::Passed(found) => {
                let _ = write!(cases, "<system-out>{}</system-out>", words(&found, places));
            }
        }
        cases.push_str("</testcase>\n");
    }
    if counts[0] == 0 {
        counts[0] = 1;
        let _ = writeln!(cases, "    <testcase classname=\"{path}\" name=\"nothing to say\" time=\"0\"/>");
    }
    let [tests, failures, skipped] = counts;
    let _ = writeln!(
        text,
        "  <testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\" time=\"0\">\n{cases}  </testsuite>"
    );
    counts
}

fn case<'a>(found: Vec<&'a Finding>, report: &Report<'_>) -> Case<'a> {
    let fails = |finding: &&Finding| finding.counts() && finding.diagnostic.severity >= report.fail_on;
    if found.iter().any(fails) {
        Case::Failed(found.into_iter().filter(fails).collect())
    } else if found.iter().all(|finding| finding.diagnostic.accepted.is_some()) {
        Case::Skipped(found)
    } else {
        let open = |finding: &&Finding| finding.diagnostic.accepted.is_none();
        Case::Passed(found.into_iter().filter(open).collect())
    }
}

/// Each finding with its place, a blank line between.
fn words(found: &[&Finding], places: &Places<'_>) -> String {
    let each = found.iter().map(|finding| {
        let at = &finding.diagnostic.at;
        let place = places.of(at, Unit::CodePoint);
        let text = format!("{}:{}:{}: {}", at.path, place.line, place.column, message(&finding.diagnostic));
        escaped(&text)
    });
    each.collect::<Vec<_>>().join("\n\n")
}

/// Text for XML 1.0, in attributes as well; signs that XML has no way to write are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\r' => escaped.push_str("&#13;"),
            '\n' | '\t' => escaped.push(sign),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests;
