//! What one wants less of: churn, costs, waiting.

use super::marks::ends_with_word;

/// Of these, less is better.
const BURDENS: [&str; 31] = [
    "churn",
    "attrition",
    "absenteeism",
    "shrinkage",
    "cost",
    "costs",
    "latency",
    "delay",
    "delays",
    "lag",
    "errors",
    "bugs",
    "defects",
    "complaints",
    "incidents",
    "outages",
    "downtime",
    "backlog",
    "waste",
    "wait",
    "waits",
    "no-shows",
    "returns",
    "overtime",
    "injuries",
    "accidents",
    "emissions",
    "error",
    "defect",
    "bounce",
    "debt",
];

/// Beside `time`: so long somebody waits.
const TIMES: [&str; 22] = [
    "response",
    "reply",
    "answer",
    "resolution",
    "lead",
    "cycle",
    "load",
    "loading",
    "wait",
    "waiting",
    "build",
    "deploy",
    "deployment",
    "delivery",
    "recovery",
    "turnaround",
    "onboarding",
    "hiring",
    "processing",
    "review",
    "setup",
    "page",
];

/// Between what is counted and its number.
const JOINING: [&str; 11] = ["of", "to", "at", "is", "are", "stays", "under", "below", "in", "the", "a"];

/// What is done with burdens, or made for them: a number beside it is one of deeds.
const HANDLING: [&str; 22] = [
    "develop",
    "build",
    "create",
    "launch",
    "implement",
    "set",
    "fix",
    "resolve",
    "close",
    "find",
    "handle",
    "triage",
    "solve",
    "report",
    "answer",
    "investigate",
    "process",
    "review",
    "log",
    "file",
    "collect",
    "submit",
];

/// Whether what stands right before a number, or a text without one, names something of which less is better: "churn
/// of 3%", "cost per lead", "time to hire". "Complaints answered" names the answers.
pub(super) fn is_burden(before: &str) -> bool {
    let mut text = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    while let Some(word) = JOINING.iter().find(|word| ends_with_word(text, word)) {
        text = text[..text.len() - word.len()].trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')');
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    // "Fix 30 bugs": each of them is one more.
    if words.first().is_some_and(|first| HANDLING.contains(first)) {
        return false;
    }
    // "5 open tickets"
    let open = ["tickets", "issues", "requests", "questions", "positions", "cases"];
    if let [.., "open", what] = words[..] {
        return open.contains(&what) || BURDENS.contains(&what);
    }
    let ends = |words: &[&str]| match words {
        [.., burden, "rate" | "ratio" | "count" | "level"] => BURDENS.contains(burden),
        [.., kind, "time" | "times"] => TIMES.contains(kind),
        [.., burden] => BURDENS.contains(burden),
        [] => false,
    };
    // "Cost per lead", "time to first reply"
    let named = (1..words.len().min(5)).any(|back| {
        let at = words.len() - back;
        at > 0
            && match (words[at - 1], words[at]) {
                (
                    "cost" | "costs" | "spend" | "errors" | "bugs" | "complaints" | "incidents",
                    "per" | "of",
                ) => true,
                ("time", "to") => at + 1 < words.len(),
                _ => false,
            }
    });
    ends(&words) || named
}
