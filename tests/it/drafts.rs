//! What each rewording of a draft solved: told by `check --drafts`, and on the objective's page to whoever sees questions.

use okrbook::checks::{check, journeys};
use okrbook::model::audience::Audience;
use okrbook::pipeline;

use crate::links::faults;
use crate::run::okrbook;
use crate::support::{Playbook, example};

const OKRS: &str = "\
objectives:
  - objective: Become the workshop that cyclists recommend to each other by name
    owner: Mei Tan
    why: x
    drafts:
      - objective: Set up a repair department
        on: 2021-01-04
        coaching: And then, what is better for somebody?
      - objective: Improve quality
    key_results: [Repairs that hold a year from 60% to 90%, Riders sent by a friend from 20% to 45%]
";

/// Of each wording: solved, still asked, newly asked.
type Told = Vec<[Vec<&'static str>; 3]>;

fn told(playbook: &Playbook, all_quarters: bool) -> Vec<Told> {
    let loaded = pipeline::load(playbook.root()).expect("it can be read");
    let found = check(&loaded.playbook, &loaded.sources, &okrbook::checks::Options::default());
    let names = |codes: &[&'static okrbook::diagnostic::Code]| codes.iter().map(|code| code.name).collect();
    journeys(&loaded.playbook, all_quarters, &found)
        .iter()
        .map(|journey| {
            let wordings = journey.wordings.iter();
            wordings
                .map(|wording| [names(&wording.solved), names(&wording.still), names(&wording.raised)])
                .collect()
        })
        .collect()
}

fn of(text: &str) -> Told {
    told(&Playbook::new(&[("2021-Q1/workshop.yaml", text)]), false).remove(0)
}

#[test]
fn each_wording_is_held_against_the_one_before() {
    assert_eq!(
        of(OKRS),
        [
            [vec![], vec![], vec!["task-shaped-objective"]],
            [vec!["task-shaped-objective"], vec![], vec!["no-picture"]],
            [vec!["no-picture"], vec![], vec![]],
        ]
    );
    let stalled = OKRS
        .replace("Become the workshop that cyclists recommend to each other by name", "Optimise processes");
    assert_eq!(of(&stalled)[2], [vec![], vec!["no-picture"], vec![]]);
    let worse =
        OKRS.replace("Become the workshop that cyclists recommend to each other by name", "Be world-class");
    assert_eq!(of(&worse)[2][2], ["empty-superlative"]);
}

#[test]
fn what_is_off_or_accepted_is_not_asked_of_the_wording_that_stands() {
    let stalled = OKRS
        .replace("Become the workshop that cyclists recommend to each other by name", "Optimise processes");
    let accepted = format!("{stalled}    allow: [{{rule: no-picture, reason: The team likes it plain}}]\n");
    assert_eq!(of(&accepted)[2], [vec![], vec![], vec![] as Vec<&str>]);
    let whole = format!("{stalled}allow: [{{rule: no-picture, reason: The team likes it plain}}]\n");
    assert_eq!(of(&whole)[2][1], [] as [&str; 0]);
    let off = Playbook::new(&[
        ("okrbook.yaml", "title: x\nchecks: {rules: {no-picture: off}}\n"),
        ("2021-Q1/workshop.yaml", &stalled),
    ]);
    assert_eq!(told(&off, false)[0][1], [vec!["task-shaped-objective"], vec![], vec![]]);
    let learning = OKRS.replace("    why: x", "    why: x\n    ambition: learning");
    assert_eq!(of(&learning)[0], [vec![], vec![], vec![] as Vec<&str>]);
}

#[test]
fn a_closed_quarter_keeps_its_way_and_is_asked_nothing_anew() {
    let stalled = OKRS
        .replace("Become the workshop that cyclists recommend to each other by name", "Optimise processes");
    let later = "objectives:\n  - objective: Become the shop that families recommend\n";
    let playbook =
        Playbook::new(&[("2021-Q1/workshop.yaml", stalled.as_str()), ("2021-Q2/workshop.yaml", later)]);
    assert_eq!(told(&playbook, false).len(), 0);
    let told = &told(&playbook, true)[0];
    assert_eq!(told[1][0], ["task-shaped-objective"]);
    assert_eq!(told[2], [vec![], vec![], vec![] as Vec<&str>]);
}

#[test]
fn check_tells_it_and_does_not_count_it() {
    let playbook = Playbook::new(&[("2021-Q1/workshop.yaml", OKRS)]);
    let plain = okrbook(playbook.root(), &["check"]).exits(0).out;
    assert!(!plain.contains("rewording"), "{plain}");
    let run = okrbook(playbook.root(), &["check", "--drafts", "--fail-on", "warn"]).exits(0).out;
    for line in [
        "draft, 2021-Q1/workshop.yaml:6: Set up a repair department\n    asked: task-shaped-objective\n",
        "draft, 2021-Q1/workshop.yaml:9: Improve quality\n    solved: task-shaped-objective\n    newly asked: no-picture\n",
        "wording now, 2021-Q1/workshop.yaml:2: Become the workshop that cyclists recommend to each other by name\n    solved: no-picture\n",
    ] {
        assert!(run.contains(line), "{run}");
    }
    let some = okrbook(playbook.root(), &["check", "--drafts", "--select", "no-picture"]).exits(0).out;
    assert!(some.contains("no-picture") && !some.contains("task-shaped"), "{some}");
    let none = okrbook(playbook.root(), &["check", "--drafts", "--select", "form"]).exits(0).out;
    assert!(!none.contains("rewording"), "{none}");
}

#[test]
fn the_page_tells_it_to_whoever_sees_questions() {
    let playbook = Playbook::new(&[("2021-Q1/workshop.yaml", OKRS)]);
    let path = "2021-q1/workshop/set-up-a-repair-department.html";
    let coach = playbook.site(Audience::Coach);
    let text = coach.text(path);
    for words in
        ["Asked", "Solved", "Newly asked", "rules/task-shaped-objective.html", "rules/no-picture.html"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert_eq!(faults(&coach, ""), Vec::<String>::new());
    for audience in [Audience::Everyone, Audience::Client] {
        let text = playbook.site(audience).text(path).to_owned();
        assert!(!text.contains("Solved") && !text.contains("task-shaped"), "{text}");
    }
}

#[test]
fn findings_lead_to_what_lies_behind_them() {
    let site = example(Audience::Coach);
    for (page, mindset) in [
        ("2021-q2/company/cash.html", "mindset/inspiration.html"),
        ("2021-q2/review.html", "mindset/three-fears.html"),
        ("2021-q2/review.html", "mindset/scores.html"),
        ("2021-q2/review.html", "mindset/reset-and-reflect.html"),
        ("rules/score-as-appraisal.html", "mindset/scores.html"),
    ] {
        let text = site.text(page);
        let main = text.split_once("<main").map_or(text, |(_, main)| main);
        assert!(main.contains(mindset), "{page} does not lead to {mindset}");
    }
}

#[test]
fn a_rules_page_sets_the_names_of_fields_as_code() {
    let site = example(Audience::Coach);
    assert!(
        site.text("rules/not-measurable.html")
            .contains("<code>milestones</code> or <code>done</code> say so")
    );
    for page in ["rules/no-owner.html", "rules/too-many-objectives.html", "rules.html"] {
        let main = site.text(page).split_once("<main").map_or("", |(_, main)| main);
        assert!(!main.is_empty() && !main.contains('`'), "{page}");
    }
}

#[test]
fn what_was_accepted_stands_beside_with_its_reason() {
    let site = example(Audience::Coach);
    let path = "2021-q2/product/bench-moves.html";
    assert!(
        site.text(path).contains("Holding 96% through a move is the whole promise"),
        "on the objective's page"
    );
    let review = site.text("2021-q2/review.html");
    assert!(review.contains("The third one ends with the house move on 31 May"), "a whole file's");
    assert!(!example(Audience::Everyone).text(path).contains("whole promise"));
}

#[test]
fn a_finding_says_which_key_result_it_is_about() {
    let site = example(Audience::Coach);
    let path = "2021-q2/product/bench-moves.html";
    let found = site.text(path).split_once("id=\"findings\"").map_or("", |(_, found)| found);
    assert!(found.contains("bench-moves.html#"), "{found}");
    assert!(site.text("2021-q2/review.html").contains("bench-moves.html#"));
}
