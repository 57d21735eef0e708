//! Findings as one JSON object, for programs. `version` changes when a field is taken away or means something else;
//! fields may be added. Lines and columns count from 1, columns in Unicode code points, the end column one past the
//! last. Paths are relative to the playbook's root.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::counts::Counts;
use super::finding::TOOL;
use super::place::{Place, Places, Unit};
use super::{Finding, Report};
use crate::diagnostic::{Family, Label, Severity};

/// The version of the format.
pub const VERSION: u32 = 1;

/// Writes the object, indented, a line break after.
///
/// # Errors
/// Only those of `out`.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let labels = report.findings.iter().flat_map(|finding| {
        std::iter::once(&finding.diagnostic.at).chain(&finding.diagnostic.also).map(|label| &*label.path)
    });
    let places = Places::new(report.sources, labels);
    let findings: Vec<Value> = report.findings.iter().map(|finding| object(finding, &places)).collect();
    let (name, version) = TOOL;
    let all = json!({
        "version": VERSION,
        "tool": {"name": name, "version": version},
        "findings": findings,
        "summary": summary(report),
    });
    serde_json::to_writer_pretty(&mut *out, &all)?;
    writeln!(out)
}

fn object(finding: &Finding, places: &Places<'_>) -> Value {
    let diagnostic = &finding.diagnostic;
    let mut object = json!({
        "rule": diagnostic.code.id,
        "name": diagnostic.code.name,
        "family": diagnostic.code.family,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
    });
    place(&mut object, &diagnostic.at, places);
    object["also"] = diagnostic
        .also
        .iter()
        .map(|label| {
            let mut object = json!({"message": label.text});
            place(&mut object, label, places);
            object
        })
        .collect();
    object["question"] = json!(diagnostic.question);
    object["reframing"] = json!(diagnostic.reframing);
    object["help"] = json!(diagnostic.help);
    object["about"] = json!(diagnostic.about);
    object["accepted"] = json!(diagnostic.accepted);
    object["draft"] = json!(finding.draft);
    object["fingerprint"] = json!(finding.fingerprint);
    object
}

fn place(object: &mut Value, label: &Label, places: &Places<'_>) {
    let Place { line, column, end_line, end_column } = places.of(label, Unit::CodePoint);
    object["path"] = json!(*label.path);
    object["line"] = json!(line);
    object["column"] = json!(column);
    object["endLine"] = json!(end_line);
    object["endColumn"] = json!(end_column);
}

fn summary(report: &Report<'_>) -> Value {
    let counts = Counts::of(report.findings);
    let families: serde_json::Map<String, Value> = Family::ALL
        .into_iter()
        .map(|family| (family.name().to_owned(), json!(counts.of_family(family))))
        .filter(|(_, count)| *count != json!(0))
        .collect();
    let rules: serde_json::Map<String, Value> =
        counts.rules.values().map(|(count, code)| (code.id.to_owned(), json!(count))).collect();
    json!({
        "errors": counts.of_severity(Severity::Error),
        "warnings": counts.of_severity(Severity::Warn),
        "hints": counts.of_severity(Severity::Hint),
        "files": counts.files,
        "accepted": counts.accepted,
        "drafts": counts.drafts,
        "inBaseline": report.in_baseline,
        "staleInBaseline": report.stale,
        "families": families,
        "rules": rules,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::write;
    use crate::report::stage::Stage;

    #[test]
    fn a_finding_has_its_place_and_its_question() {
        let text = Stage::new().shown(write);
        let all: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(all["version"], 1);
        let first = &all["findings"][0];
        let keys: Vec<_> = first.as_object().expect("object").keys().map(String::as_str).collect();
        assert_eq!(
            keys.join(" "),
            "rule name family severity message path line column endLine endColumn also question reframing help about accepted draft fingerprint"
        );
        let expected = [
            ("rule", json!("INS201")),
            ("family", json!("inspiration")),
            ("severity", json!("warn")),
            ("path", json!("2021-Q1/a b.yaml")),
            ("line", json!(2)),
            ("column", json!(18)),
            ("endLine", json!(2)),
            ("endColumn", json!(24)),
            ("question", json!("Who is glad when it stands?")),
            ("accepted", Value::Null),
            ("draft", json!(false)),
            ("about", json!({"period": "2021-Q1", "team": "sales", "objective": "shop", "key_result": null})),
        ];
        for (key, value) in expected {
            assert_eq!(first[key], value, "{key}");
        }
        assert_eq!(first["also"][0]["path"], "2021-Q1/care.yaml");
        assert_eq!(all["findings"].as_array().map(Vec::len), Some(5));
    }

    #[test]
    fn the_summary_counts_what_is_open() {
        let all: Value = serde_json::from_str(&Stage::new().shown(write)).expect("JSON");
        assert_eq!(
            all["summary"],
            json!({
                "errors": 1, "warnings": 1, "hints": 1, "files": 2, "accepted": 1, "drafts": 1,
                "inBaseline": 2, "staleInBaseline": 1,
                "families": {"inspiration": 2, "source": 1},
                "rules": {"INS201": 1, "INS205": 1, "YML602": 1},
            })
        );
    }
}
