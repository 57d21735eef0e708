//! What people write is what readers get: the example's wordings on their pages, a page of every kind, and playbooks
//! that nobody planned for.

use std::fs;
use std::path::Path;

use okrbook::model::audience::Audience;
use serde_json::Value;

use crate::links::faults;
use crate::support::{AUDIENCES, Playbook, Site, example, example_root, squeeze};

/// An objective as its file has it, read without okrbook.
struct Written {
    period: String,
    team: String,
    objective: Value,
}

impl Written {
    fn page(&self) -> String {
        format!(
            "{}/{}/{}.html",
            self.period.to_lowercase(),
            self.team,
            self.objective["id"].as_str().expect("an id")
        )
    }

    fn words(&self, key: &str) -> Option<String> {
        self.objective[key].as_str().map(squeeze)
    }

    fn list(&self, list: &str, key: &str) -> Vec<String> {
        let all = self.objective[list].as_array().map(Vec::as_slice).unwrap_or_default();
        all.iter().filter_map(|part| part[key].as_str().or(part.as_str())).map(squeeze).collect()
    }
}

/// Every objective of the example's files.
fn written() -> Vec<Written> {
    let mut written = Vec::new();
    for period in ["2020-Q4", "2021-Q1", "2021-Q2"] {
        for team in ["company", "telesales", "product", "care"] {
            let path = example_root().join(period).join(format!("{team}.yaml"));
            let file: Value = yaml(&path);
            for objective in file["objectives"].as_array().expect("objectives") {
                written.push(Written {
                    period: period.to_owned(),
                    team: team.to_owned(),
                    objective: objective.clone(),
                });
            }
        }
    }
    assert!(written.len() > 15, "only {} objectives", written.len());
    written
}

fn yaml(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a file of the example");
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn shows(site: &Site, path: &str, words: &str) {
    let text = &site.page(path).text;
    assert!(text.contains(&squeeze(words)), "{path} does not say “{words}”:\n{text}");
}

#[test]
fn an_objectives_page_says_all_that_was_written_of_it() {
    let site = example(Audience::Coach);
    for written in written() {
        let page = written.page();
        for key in ["objective", "why", "why_now", "owner"] {
            if let Some(words) = written.words(key) {
                shows(site, &page, &words);
            }
        }
        for (list, key) in [
            ("key_results", "key_result"),
            ("key_results", "owner"),
            ("health_metrics", "metric"),
            ("initiatives", "initiative"),
            ("drafts", "coaching"),
        ] {
            for words in written.list(list, key) {
                shows(site, &page, &words);
            }
        }
        let key_results = written.objective["key_results"].as_array().expect("key results");
        for check_in in
            key_results.iter().filter_map(|key_result| key_result["check_ins"].as_array()).flatten()
        {
            if let Some(note) = check_in["note"].as_str() {
                shows(site, &page, note);
            }
        }
    }
}

#[test]
fn an_objective_stands_on_the_pages_of_its_team_and_period() {
    let site = example(Audience::Coach);
    for written in written() {
        let wording = written.words("objective").expect("a wording");
        let period = written.period.to_lowercase();
        for page in [
            format!("{period}.html"),
            format!("{period}/{}.html", written.team),
            format!("{period}/map.html"),
            format!("{period}/report.html"),
            format!("teams/{}.html", written.team),
        ] {
            shows(site, &page, &wording);
        }
    }
}

#[test]
fn there_is_a_page_of_every_kind() {
    let site = example(Audience::Coach);
    let pages = [
        ("index.html", "2021-Q2"),
        ("2021-q1.html", "2021-Q1"),
        ("2021-q1/map.html", "Who supports whom in 2021-Q1"),
        ("2021-q1/report.html", "Telesales"),
        ("2021-q1/telesales.html", "Telesales in 2021-Q1"),
        ("2021-q1/telesales/first-class-team.html", "How the wording got here"),
        ("2021-q1/reflection.html", "What 2021-Q1 taught"),
        ("2021-q1/reflections/telesales.html", "Practise with telephones and not with walls"),
        ("2021-q1/notes.html", "Notes of 2021-Q1"),
        ("2021-q1/notes/the-bucket.html", "The bucket"),
        ("notes.html", "Notes"),
        ("notes/tag/reframing.html", "reframing"),
        ("notes/team/telesales.html", "Notes on Telesales"),
        ("teams.html", "Telesales"),
        ("teams/telesales.html", "Period by period"),
        ("metrics.html", "orders per 100 first conversations"),
        ("metrics/telesales/orders-per-100-first-conversations.html", "2020-Q4"),
        ("pages/glossary.html", "Glossary"),
        ("mindset/stretch.html", "stretch"),
        ("404.html", "Nothing is here"),
    ];
    for (path, words) in pages {
        let text = site.page(path).text.to_lowercase();
        assert!(text.contains(&words.to_lowercase()), "{path} does not say “{words}”: {text}");
    }
    for file in ["sitemap.xml", "feed.xml", "playbook.json", "static/logo.svg"] {
        assert!(site.files.contains_key(file), "no {file}");
    }
}

#[test]
fn a_wordings_journey_shows_what_went_and_what_came() {
    let site = example(Audience::Everyone);
    let path = "2021-q1/telesales/first-class-team.html";
    shows(site, path, "How the wording got here");
    let text = site.text(path);
    assert!(text.contains("<del>") && text.contains("<ins>"), "{text}");
    shows(site, path, "Ask the callers what \"good\" would look like if a competitor rang your own customer");
}

#[test]
fn a_link_to_a_mindset_page_follows_the_playbooks_own_one() {
    let own = ("pages/stretch.md", "---\ntitle: What we call a stretch\n---\nOur own words.\n");
    let okrs = "objectives:\n  - objective: Learn to bake for the whole street\n    key_results:\n      \
                - {key_result: Raise loaves from 10 to 40, check_ins: [{on: 2021-02-01, value: 40}]}\n";
    let playbook = Playbook::new(&[own, ("2021-Q1/bakery.yaml", okrs)]);
    let site = playbook.site(Audience::Everyone);
    assert!(!site.pages.contains_key("mindset/stretch.html"));
    assert_eq!(faults(&site, ""), Vec::<String>::new());
}

/// Words that break what is not written with care.
const HARD: [&str; 12] = [
    "Say \"yes\" and 'no' and “maybe” → ‘perhaps’",
    "Sell <b>bold</b> & brave; 3 < 4 > 2 &amp; &lt;i&gt;",
    "🍞 Bake für Ñandú, ça va? 👩‍👩‍👧‍👦",
    "שלום לכל העולם והלאה",
    "مرحبا بكم في الحديقة",
    "在中国打造一流的电话销售团队",
    "{{ frame.title }} {% raw %} {# none #} ${x} %s",
    "*stars* _lines_ `ticks` [brackets](nowhere) # ## > | ~~ \\",
    "- 1. : ? ! @ % ^ null true ~ 0x1F 1e9",
    "Zero\u{200B}width and non\u{A0}breaking e\u{301}",
    "</h1></title></textarea><!-- --> ]]> ?>",
    "a/b\\c:d*e?f\"g<h>i|j",
];

/// A file with one objective of each wording, its key results without numbers.
fn hard_okrs() -> String {
    let mut file = "team: \"<Team> & \\\"friends\\\"\"\nobjectives:\n".to_owned();
    let long = "endless ".repeat(300);
    for (i, wording) in HARD.iter().copied().chain([long.trim()]).enumerate() {
        let quoted = serde_json::to_string(wording).expect("a quoted text");
        file += &format!(
            "  - objective: {quoted}\n    why: {quoted}\n    owner: {quoted}\n    drafts: [{quoted}]\n    key_results: [{quoted}, {{key_result: {quoted}, id: second-{i}, \
             metric: {quoted}, baseline: 1, target: 2, unit: {quoted}, check_ins: [{{on: 2021-02-0{}, value: 1.5, note: {quoted}}}]}}]\n    \
             initiatives: [{quoted}]\n    health_metrics: [{{metric: {quoted}, keep: {quoted}}}]\n",
            i % 9 + 1,
        );
    }
    file
}

#[test]
fn hard_words_arrive_as_they_were_written() {
    let playbook = Playbook::new(&[("2021-Q1/Bäckerei.yaml", hard_okrs())]);
    let site = playbook.site(Audience::Everyone);
    assert_eq!(faults(&site, ""), Vec::<String>::new());
    let json = site.json();
    let objectives = json["quarters"][0]["teams"][0]["objectives"].as_array().expect("objectives").clone();
    assert_eq!(objectives.len(), HARD.len() + 1);
    for (objective, wording) in objectives.iter().zip(HARD) {
        assert_eq!(objective["objective"], wording);
        let page = site.page(objective["page"].as_str().expect("a page"));
        assert_eq!(page.headings[0], (1, squeeze(wording)));
        let times = page.text.matches(&squeeze(wording)).count();
        assert!(times >= 5, "“{wording}” only {times} times:\n{}", page.text);
        assert!(page.title.starts_with(&squeeze(wording)), "{}", page.title);
    }
    shows(&site, "2021-q1/backerei.html", "<Team> & \"friends\" in 2021-Q1");
}

#[test]
fn scores_outside_the_scale_are_shown_as_given() {
    let okrs = "objectives:
  - objective: See the far end of the scale
    key_results:
      - {key_result: Raise a from 1 to 2, score: 1.37}
      - {key_result: Raise b from 1 to 2, score: 6.02}
      - {key_result: Raise c from 1 to 2, score: -0.5}
";
    let playbook = Playbook::new(&[("2021-Q1/far.yaml", okrs)]);
    let site = playbook.site(Audience::Everyone);
    assert_eq!(faults(&site, ""), Vec::<String>::new());
    let page = "2021-q1/far/see-the-far-end-of-the-scale.html";
    for score in ["1.37", "6.02"] {
        shows(&site, page, score);
        shows(&site, "2021-q1/far.html", score);
    }
    let scores = &site.json()["quarters"][0]["teams"][0]["objectives"][0]["key_results"];
    assert_eq!([&scores[0]["score"], &scores[1]["score"], &scores[2]["score"]], [1.37, 6.02, -0.5]);
}

/// Both ends of a range, each in its unit, and the value on the same scale.
#[test]
fn a_range_to_keep_is_read_as_it_is_written() {
    let cases = [
        ("35-50", "80", true),
        ("35-50", "36", false),
        ("35 to 50", "80", true),
        ("under 2 h", "30 min", false),
        ("under 2 h", "3 h", true),
        ("2 h to 90 min", "100 min", false),
        ("at least 98%", "97%", true),
    ];
    for (keep, value, outside) in cases {
        let okrs = format!(
            "objectives:\n  - objective: Open the gate\n    health_metrics: [{{metric: Queue, keep: {keep}, value: {value}}}]\n"
        );
        let site = Playbook::new(&[("2021-Q1/garden.yaml", &okrs)]).site(Audience::Everyone);
        let page = site.page("2021-q1/garden/open-the-gate.html");
        assert_eq!(page.text.contains("outside"), outside, "keep: {keep}, value: {value}\n{}", page.text);
    }
}

#[test]
fn playbooks_with_missing_parts_are_still_whole_sites() {
    let one = "objectives:\n  - objective: Open the gate\n";
    let reflection = "---\non: 2021-04-01\nresets: [Begin earlier]\n---\nIt rained.\n";
    let cases: [(&str, &[(&str, &str)]); 12] = [
        ("nothing at all", &[]),
        ("an objective without key results", &[("2021-Q1/garden.yaml", one)]),
        ("a file without objectives", &[("2021-Q1/garden.yaml", "objectives: []\n")]),
        (
            "only a reflection",
            &[("teams.yaml", "teams:\n  - {id: garden}\n"), ("2021-Q1/reflections/garden.md", reflection)],
        ),
        ("only a note", &[("2021-Q1/notes/rain.md", "---\nvisibility: everyone\n---\n")]),
        ("only a quarter file", &[("2021-Q1/quarter.yaml", "motto: Wait\n")]),
        ("only pages", &[("pages/hello.md", "# Hello\n\nYou.\n"), ("pages/empty.md", "")]),
        ("only teams", &[("teams.yaml", "teams:\n  - {id: garden}\n  - {id: gate, parent: garden}\n")]),
        (
            "years, halves and fiscal periods",
            &[
                ("okrbook.yaml", "title: Long and short\nfiscal_year_starts: 4\n"),
                ("2021/garden.yaml", one),
                ("2021-H1/garden.yaml", one),
                ("2021-Q1/garden.yaml", one),
                ("FY2021/garden.yaml", one),
                ("FY2021-Q3/garden.yaml", one),
            ],
        ),
        (
            "a team that teams.yaml does not list",
            &[("teams.yaml", "teams:\n  - {id: gate}\n"), ("2021-Q1/garden.yaml", one)],
        ),
        (
            "ids with capitals, accents and blanks",
            &[
                (
                    "2021-Q1/Größe.yaml",
                    "objectives:\n  - {id: Über-Öl, objective: Grow, key_results: [{id: ÉTÉ, key_result: Raise a from 1 to 2}]}\n",
                ),
                ("2021-Q1/below.yaml", "objectives:\n  - {objective: Help, supports: Größe/Über-Öl/ÉTÉ}\n"),
                (
                    "2021-Q1/notes/Ein Name mit Blank.md",
                    "---\nvisibility: everyone\nabout: Größe/Über-Öl\ntags: [Ä B, C&D]\n---\nText\n",
                ),
            ],
        ),
        (
            "key results without numbers, dates or ends",
            &[(
                "2021-Q1/garden.yaml",
                "objectives:\n  - objective: Try\n    key_results:\n      - Somehow better\n      - {key_result: Done it, done: false}\n      \
                 - {key_result: Steps, milestones: [One, {name: Two, done: true}]}\n      \
                 - {key_result: Notes alone, check_ins: [{note: Nobody came}]}\n      - {key_result: Flat, baseline: 5, target: 5}\n",
            )],
        ),
    ];
    for (what, files) in cases {
        let playbook = Playbook::new(files);
        for audience in AUDIENCES {
            let site = playbook.site(audience);
            let faults = faults(&site, "");
            assert!(faults.is_empty(), "{what}, for {}: {faults:#?}", audience.name());
        }
    }
}
