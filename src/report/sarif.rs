//! Findings as SARIF 2.1.0, for code hosts and editors. Columns count UTF-16 code units, as `columnKind` says.
//!
//! Beside our own fingerprint stands the one that GitHub matches alerts by: so a moved text closes and opens nothing
//! there. Findings that the playbook accepts carry a suppression with the team's reason.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::finding::TOOL;
use super::github::message;
use super::place::{Place, Places, Unit};
use super::{Finding, Report};
use crate::diagnostic::{Code, Label, Manual, Patch, Severity};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const ROOT: &str = "%SRCROOT%";

/// Writes one run, indented, a line break after. Drafts stay away: they are no state of the playbook.
///
/// # Errors
/// Only those of `out`.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let findings: Vec<&Finding> = report.findings.iter().filter(|finding| !finding.draft).collect();
    let labels = findings.iter().flat_map(|finding| {
        std::iter::once(&finding.diagnostic.at).chain(&finding.diagnostic.also).map(|label| &*label.path)
    });
    let scribe = Scribe { places: Places::new(report.sources, labels), folder: report.folder };
    // Every rule with a manual page, and what else was said.
    let mut rules: Vec<Value> = report.rules.iter().map(|manual| rule(manual.code, Some(manual))).collect();
    let mut index: BTreeMap<&str, usize> =
        report.rules.iter().enumerate().map(|(at, manual)| (manual.code.id, at)).collect();
    for finding in &findings {
        let code = finding.diagnostic.code;
        index.entry(code.id).or_insert_with(|| {
            rules.push(rule(code, None));
            rules.len() - 1
        });
    }
    let results: Vec<Value> =
        findings.iter().map(|finding| scribe.result(finding, index[finding.diagnostic.code.id])).collect();
    let (name, version) = TOOL;
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": name, "version": version, "semanticVersion": version, "rules": rules}},
            "automationDetails": {"id": "okrbook/"},
            "originalUriBaseIds": {ROOT: {"description": {"text": "the repository's root"}}},
            "columnKind": "utf16CodeUnits",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warn => "warning",
        Severity::Hint => "note",
    }
}

fn rule(code: &Code, manual: Option<&Manual>) -> Value {
    let mut rule = json!({
        "id": code.id,
        "name": code.name,
        "shortDescription": {"text": manual.map_or(code.name, |manual| manual.headline())},
        "defaultConfiguration": {"level": level(code.severity)},
        "properties": {"tags": [code.family.name()]},
    });
    if let Some(manual) = manual {
        rule["fullDescription"] = json!({"text": manual.what});
        let Manual { what, why, way_on, before, after, .. } = manual;
        rule["help"] = json!({
            "text": format!("{what}\n\n{why}\n\n{way_on}\n\nBefore:\n{before}\n\nAfter:\n{after}"),
            "markdown": format!(
                "{what}\n\n**Why it is said.** {why}\n\n**What to do.** {way_on}\n\nBefore:\n\n{}\n\nAfter:\n\n{}",
                indented(before),
                indented(after)
            ),
        });
    }
    rule
}

/// Indented, since an example could close a fence.
fn indented(code: &str) -> String {
    code.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

struct Scribe<'a> {
    places: Places<'a>,
    folder: &'a str,
}

impl Scribe<'_> {
    fn result(&self, finding: &Finding, rule: usize) -> Value {
        let diagnostic = &finding.diagnostic;
        let mut result = json!({
            "ruleId": diagnostic.code.id,
            "ruleIndex": rule,
            "level": level(diagnostic.severity),
            "message": {"text": message(diagnostic)},
            "locations": [{"physicalLocation": self.location(&diagnostic.at)}],
            "partialFingerprints": {
                "okrbook/v1": finding.fingerprint,
                "primaryLocationLineHash": finding.fingerprint,
            },
        });
        if let Some(about) = &diagnostic.about {
            result["locations"][0]["logicalLocations"] = json!([{"fullyQualifiedName": about.to_string()}]);
        }
        if !diagnostic.also.is_empty() {
            let related = diagnostic.also.iter().enumerate().map(|(id, label)| {
                let mut location = json!({"id": id, "physicalLocation": self.location(label)});
                if !label.text.is_empty() {
                    location["message"] = json!({"text": label.text});
                }
                location
            });
            result["relatedLocations"] = related.collect();
        }
        if let Some(patch) = &diagnostic.patch {
            result["fixes"] = json!([{"artifactChanges": [self.change(&diagnostic.at, patch)]}]);
        }
        // A run that knows suppressions says of each result whether it has one.
        result["suppressions"] = diagnostic
            .accepted
            .iter()
            .map(|reason| json!({"kind": "inSource", "status": "accepted", "justification": reason}))
            .collect();
        result
    }

    fn change(&self, at: &Label, patch: &Patch) -> Value {
        let place = Label { span: patch.span, ..at.clone() };
        json!({
            "artifactLocation": self.artifact(at),
            "replacements": [{
                "deletedRegion": self.region(&place),
                "insertedContent": {"text": patch.replacement},
            }],
        })
    }

    fn location(&self, label: &Label) -> Value {
        json!({"artifactLocation": self.artifact(label), "region": self.region(label)})
    }

    fn artifact(&self, label: &Label) -> Value {
        json!({"uri": uri(&format!("{}{}", self.folder, label.path)), "uriBaseId": ROOT})
    }

    fn region(&self, label: &Label) -> Value {
        let Place { line, column, end_line, end_column } = self.places.of(label, Unit::Utf16);
        json!({"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column})
    }
}

/// A path as a relative reference: whatever could be read as something else is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                uri.push(byte.into());
            }
            _ => {
                let digit = |nibble: u8| char::from(b"0123456789ABCDEF"[usize::from(nibble)]);
                uri.extend(['%', digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests;
