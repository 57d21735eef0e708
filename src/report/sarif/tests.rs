//! The log has what the standard asks for. (The official schema is not shipped; this holds the log against the parts of
//! it that the log uses: required properties, closed lists, minimums, indices.)

use serde_json::{Value, json};

use super::{uri, write};
use crate::report::stage::Stage;

fn log() -> Value {
    serde_json::from_str(&Stage::new().shown(write)).expect("JSON")
}

/// No property that the standard does not name: objects there are closed.
fn only(object: &Value, names: &[&str]) {
    for key in object.as_object().expect("an object").keys() {
        assert!(names.contains(&key.as_str()), "{key}");
    }
}

fn region(region: &Value) {
    only(region, &["startLine", "startColumn", "endLine", "endColumn"]);
    let number = |key: &str| region[key].as_u64().filter(|number| *number >= 1).expect("counted from 1");
    assert!((number("startLine"), number("startColumn")) <= (number("endLine"), number("endColumn")));
}

fn location(location: &Value) {
    only(location, &["id", "message", "physicalLocation", "logicalLocations"]);
    only(&location["physicalLocation"], &["artifactLocation", "region"]);
    let artifact = &location["physicalLocation"]["artifactLocation"];
    only(artifact, &["uri", "uriBaseId"]);
    let uri = artifact["uri"].as_str().expect("an address");
    assert!(uri.is_ascii() && !uri.contains([' ', ':']) && !uri.starts_with('/'), "{uri}");
    region(&location["physicalLocation"]["region"]);
}

#[test]
fn the_log_has_what_the_standard_asks_for() {
    let log = log();
    only(&log, &["$schema", "version", "runs"]);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    only(run, &["tool", "automationDetails", "originalUriBaseIds", "columnKind", "results"]);
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert!(run["tool"]["driver"]["name"].is_string());
    for rule in rules {
        only(
            rule,
            &[
                "id",
                "name",
                "shortDescription",
                "fullDescription",
                "help",
                "defaultConfiguration",
                "properties",
            ],
        );
        assert!(rule["id"].is_string() && rule["shortDescription"]["text"].is_string());
    }
    for result in run["results"].as_array().expect("results") {
        only(
            result,
            &[
                "ruleId",
                "ruleIndex",
                "level",
                "message",
                "locations",
                "relatedLocations",
                "partialFingerprints",
                "suppressions",
                "fixes",
            ],
        );
        assert!(result["message"]["text"].is_string());
        assert!(["error", "warning", "note"].map(Value::from).contains(&result["level"]));
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let list = |key: &str| result[key].as_array().cloned().unwrap_or_default();
        list("locations").iter().chain(&list("relatedLocations")).for_each(location);
        for suppression in list("suppressions") {
            only(&suppression, &["kind", "status", "justification"]);
        }
        for fix in list("fixes") {
            only(&fix, &["artifactChanges"]);
            for replacement in fix["artifactChanges"][0]["replacements"].as_array().expect("replacements") {
                only(replacement, &["deletedRegion", "insertedContent"]);
                region(&replacement["deletedRegion"]);
            }
        }
    }
}

#[test]
fn drafts_stay_away_and_accepted_ones_are_suppressed() {
    let log = log();
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert_eq!(results.len(), 4);
    let reasons: Vec<_> =
        results.iter().filter_map(|result| result["suppressions"][0]["justification"].as_str()).collect();
    assert_eq!(reasons, ["We all know & like it"]);
}

#[test]
fn columns_count_utf16_code_units() {
    let log = log();
    let first = &log["runs"][0]["results"][0];
    assert_eq!(
        first["locations"][0]["physicalLocation"],
        json!({
            "artifactLocation": {"uri": "docs/2021-Q1/a%20b.yaml", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 2, "startColumn": 19, "endLine": 2, "endColumn": 25},
        })
    );
    assert_eq!(
        first["partialFingerprints"]["okrbook/v1"],
        first["partialFingerprints"]["primaryLocationLineHash"]
    );
}

#[test]
fn rules_carry_their_manual_page() {
    let log = log();
    let rules = &log["runs"][0]["tool"]["driver"]["rules"];
    assert_eq!(rules[0]["shortDescription"]["text"], "The wording says what will be set up");
    assert!(rules[0]["help"]["markdown"].as_str().is_some_and(|text| text.contains("\n    Set up a shop\n")));
    // Rules without a page stand behind them, each once.
    assert_eq!(rules.as_array().map(Vec::len), Some(3));
}

#[test]
fn paths_become_references() {
    assert_eq!(uri("2021-Q1/电话 #1.yaml"), "2021-Q1/%E7%94%B5%E8%AF%9D%20%231.yaml");
}
