//! Findings as GitHub's workflow commands: remarks beside the lines of a pull request.
//!
//! GitHub shows ten of a kind and step, and drops the rest: the worst go first, and what is so of many is one. Accepted findings and drafts stay away;
//! there is no quiet kind of remark.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::Report;
use super::place::{Place, Places, Unit};
use crate::diagnostic::{Diagnostic, Severity, gather};

/// Writes a line a finding.
///
/// # Errors
/// Only those of `out`.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let open = report.findings.iter().filter(|finding| finding.counts()).map(|finding| &finding.diagnostic);
    let mut open = gather(open);
    // Stable: within a kind, the order of the files.
    open.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.severity));
    let places = Places::new(report.sources, open.iter().map(|diagnostic| &*diagnostic.at.path));
    for diagnostic in &open {
        let kind = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warn => "warning",
            Severity::Hint => "notice",
        };
        let Place { line, column, end_line, end_column } = places.of(&diagnostic.at, Unit::CodePoint);
        let file = format!("{}{}", report.folder, diagnostic.at.path);
        let mut properties = format!("file={},line={line},endLine={end_line}", property(&file));
        // Columns of a range over several lines make GitHub drop the remark.
        if line == end_line {
            let _ = write!(properties, ",col={column},endColumn={end_column}");
        }
        let title = format!("{} {}", diagnostic.code.id, diagnostic.code.name);
        writeln!(out, "::{kind} {properties},title={}::{}", property(&title), data(&message(diagnostic)))?;
    }
    Ok(())
}

/// What was seen, what to do, what a coach would ask; a line each.
pub(super) fn message(diagnostic: &Diagnostic) -> String {
    let mut text = diagnostic.message.clone();
    for help in &diagnostic.help {
        let _ = write!(text, "\n{help}");
    }
    if let Some(question) = &diagnostic.question {
        let _ = write!(text, "\nA coach would ask: {question}");
    }
    for words in &diagnostic.reframing {
        let _ = write!(text, "\nTo start from: {words}");
    }
    text
}

/// Escapes the message, as GitHub's own toolkit does.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property; there, colons and commas part things, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{property, write};
    use crate::report::stage::Stage;

    #[test]
    fn the_worst_go_first_and_signs_are_escaped() {
        assert_eq!(
            Stage::new().shown(write),
            "\
::error file=docs/2021-Q1/a b.yaml,line=3,endLine=3,col=5,endColumn=10,title=YML602 unknown-key::there is no key `onwer`
::warning file=docs/2021-Q1/a b.yaml,line=2,endLine=2,col=18,endColumn=24,title=INS201 task-shaped-objective::“Set up a shop” says what is done,%0Anot what it changes: 100%25%0Aname whom it is for%0AA coach would ask: Who is glad when it stands?%0ATo start from: Become the shop that …%0ATo start from: Be the first …
::notice file=docs/2021-Q1/care.yaml,line=2,endLine=2,col=24,endColumn=27,title=INS205 unexplained-jargon::what is CRM?
"
        );
    }

    #[test]
    fn properties_escape_what_parts_them() {
        assert_eq!(property("a,b:c%\r\n"), "a%2Cb%3Ac%25%0D%0A");
    }
}
