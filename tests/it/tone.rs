//! How the coach speaks: of what was seen, never of who; without a verdict; and always with a way on.

use std::collections::BTreeSet;

use okrbook::catalog;
use okrbook::checks::{Options, check};
use okrbook::diagnostic::Diagnostic;
use okrbook::model::playbook::Playbook;
use okrbook::pipeline::{self, Checking};
use okrbook::source::Sources;

use crate::rules::{fixtures, options, playbook};
use crate::support::example_root;

/// No verdict on people or their work. `fear of failure` is the name of a fear.
fn kind(text: &str) -> bool {
    let text = text.to_lowercase().replace("fear of failure", "").replace("fear-of-failure", "");
    let words = words(&text);
    ![
        "fail",
        "fails",
        "failed",
        "failing",
        "failure",
        "failures",
        "bad",
        "badly",
        "wrong",
        "wrongly",
        "lazy",
        "stupid",
        "poor",
        "poorly",
        "fault",
        "guilty",
        "blame",
        "careless",
        "sloppy",
        "weak",
        "incompetent",
    ]
    .iter()
    .any(|word| words.contains(word))
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).collect()
}

/// What a finding says in its own words: whatever it quotes is somebody else's.
fn own_words(text: &str) -> String {
    let mut own = String::new();
    let mut quoted = None;
    for c in text.chars() {
        match (quoted, c) {
            (None, '“') => quoted = Some('”'),
            (None, '`') => quoted = Some('`'),
            (Some(end), c) if c == end => quoted = None,
            (None, c) => own.push(c),
            (Some(_), _) => {}
        }
    }
    own
}

/// Every text of a finding.
fn texts(said: &Diagnostic) -> Vec<&str> {
    let labels = said.also.iter().chain([&said.at]).map(|label| label.text.as_str());
    let more = said.help.iter().chain(&said.reframing).map(String::as_str);
    [said.message.as_str()].into_iter().chain(said.question.as_deref()).chain(labels).chain(more).collect()
}

/// Everybody whom a playbook names: leads, owners, coaches.
fn people(playbook: &Playbook) -> BTreeSet<String> {
    let entries =
        playbook.quarters.iter().flat_map(|quarter| &quarter.teams).flat_map(|team| &team.objectives);
    let owners = entries.flat_map(|entry| {
        let objective = &entry.objective;
        let key_results = objective.key_results.iter().filter_map(|key_result| key_result.owner.as_ref());
        objective.owner.iter().chain(key_results).map(|owner| owner.value.clone())
    });
    let leads = playbook.teams.iter().filter_map(|team| team.lead.clone());
    let writers = playbook.notes.iter().filter_map(|entry| Some(entry.note.by.as_ref()?.value.clone()));
    let coach = playbook.config.coach.iter().map(|coach| coach.name.clone());
    owners.chain(leads).chain(writers).chain(coach).collect()
}

/// Holds findings against all of it.
fn hold(from: &str, playbook: &Playbook, sources: &Sources, found: &[Diagnostic]) {
    let people = people(playbook);
    for said in found {
        for text in texts(said) {
            let own = own_words(text);
            assert!(kind(&own), "{from}: {text}");
            for name in &people {
                let named = name.split_whitespace().any(|part| part.len() > 2 && words(&own).contains(&part));
                assert!(!named, "{from}: {text} names {name}");
            }
        }
        let question = said.question.as_deref().unwrap_or_default();
        let leads_on = question.ends_with('?') || !said.reframing.is_empty() || !said.help.is_empty();
        assert!(leads_on || !said.at.text.is_empty(), "{from}: {}", said.message);
        assert!(!said.message.ends_with('.'), "{}", said.message);
        for label in said.also.iter().chain([&said.at]) {
            let text = sources.text(&label.path).expect("the file is there");
            assert!(text.get(label.span.range()).is_some(), "{from}: {label:?}");
        }
    }
}

#[test]
fn the_catalogue_judges_nobody() {
    for manual in catalog::all() {
        for text in [manual.code.name, manual.what, manual.why, manual.way_on] {
            assert!(kind(text), "{}: {text}", manual.code.name);
        }
    }
}

#[test]
fn every_fixtures_findings_are_kind_and_lead_on() {
    let mut raised = BTreeSet::new();
    for (code, cases) in fixtures() {
        for case in cases {
            let (playbook, sources) = playbook(&case.files);
            let all = Options { all_quarters: true, drafts: true, ..options() };
            let found = check(&playbook, &sources, &all);
            raised.extend(found.iter().map(|said| said.code.id));
            hold(&code, &playbook, &sources, &found);
            for said in found.iter().filter(|said| said.code.id < "LNK") {
                assert!(said.question.is_some() || !said.reframing.is_empty(), "{code}: {}", said.message);
            }
        }
    }
    let missing: Vec<_> = okrbook::checks::rules()
        .map(|rule| rule.manual.code.id)
        .filter(|code| !raised.contains(code))
        .collect();
    assert!(missing.is_empty(), "nothing of these was heard: {missing:?}");
}

#[test]
fn the_examples_findings_are_kind_and_lead_on() {
    let loaded = pipeline::load(&example_root()).expect("it can be read");
    let found = pipeline::check(&loaded, Checking { all_quarters: true, drafts: true });
    assert!(found.len() > 40 && people(&loaded.playbook).len() > 10, "there is something to listen to");
    hold("the example", &loaded.playbook, &loaded.sources, &found);
}

#[test]
fn a_verdict_or_a_name_would_be_heard() {
    for text in ["The team failed", "a bad target", "That is wrong!", "lazy"] {
        assert!(!kind(text), "{text}");
    }
    assert!(kind("the fear of failure is raised here") && kind("an unfailing eye"));
    assert_eq!(own_words("“Fail fast” opens a task in `bad.yaml`"), " opens a task in ");
}
