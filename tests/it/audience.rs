//! Nothing that an audience may not see is written for it, in any form. Every text field of every kind of file carries
//! a word of its own that says who may read it; what is built is searched for these words.

use std::collections::BTreeSet;

use okrbook::model::audience::Audience;

use crate::links::{faults, objectives};
use crate::support::{AUDIENCES, Playbook, Site, Tree, build, differences, example, tree};

/// A word that only this audience, and those who see more, may read: `zzcoachownerzz`.
fn word(audience: Audience, field: &str) -> String {
    format!("zz{}{field}zz", audience.name())
}

/// Words of [`word`]'s form that stand anywhere in a site: paths and bytes.
fn words(files: &Tree) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, bytes) in files {
        let text = format!("{path}\n{}", String::from_utf8_lossy(bytes)).to_lowercase();
        let mut rest = text.as_str();
        while let Some(at) = rest.find("zz") {
            let tail = &rest[at + 2..];
            let length = tail.bytes().take_while(u8::is_ascii_alphanumeric).count();
            found.insert(format!("zz{}", &tail[..length]));
            rest = &tail[length..];
        }
    }
    found
}

/// Words of a playbook's files that nobody gets to see, not even the coach.
const NEVER: &str = "zznever";

/// Fields that a site does not show to anybody yet.
const UNSHOWN: [&str; 3] = ["allowreason", "krallowreason", "fileallowreason"];

/// A playbook whose every text says who may read it. Holds what is for `most` and for those who see less, so that a
/// playbook for everyone alone is the same as one for the coach from which all private parts were cut out by hand.
struct Canaries {
    playbook: Playbook,
    /// Every word that may be read by the audience of its own.
    written: Vec<(Audience, String)>,
    most: Audience,
}

impl Canaries {
    fn new(most: Audience) -> Self {
        let mut canaries = Self { playbook: Playbook::new::<&str, &str>(&[]), written: Vec::new(), most };
        canaries.write();
        canaries
    }

    /// Whether a part for these readers is in this playbook at all.
    fn has(&self, audience: Audience) -> bool {
        self.most.sees(audience)
    }

    fn word(&mut self, audience: Audience, field: &str) -> String {
        let word = word(audience, field);
        if !UNSHOWN.contains(&field) {
            self.written.push((audience, word.clone()));
        }
        word
    }

    fn file(&self, audience: Audience, path: &str, text: &str) {
        if self.has(audience) {
            self.playbook.write(path, text);
        }
    }

    fn write(&mut self) {
        self.playbook.write(
            "okrbook.yaml",
            "title: Who sees what\nbase_url: https://example.com/who\ncoach: Oriel Fung\n# zznevercommentinconfig\n",
        );
        self.playbook.write(
            "teams.yaml",
            "teams:\n  - {id: sales, name: Sales}\n  - {id: care, name: Care}\n  - {id: bench, name: Bench}\n",
        );
        self.objectives();
        self.reflections();
        self.notes();
        self.pages();
        self.periods();
        self.playbook.write(".okrbookignore", "2021-Q1/zzneverignored.yaml\nstatic/drafts/\n");
        let ignored = "objectives:\n  - zzneverignoredobjective\n";
        self.playbook.write("2021-Q1/zzneverignored.yaml", ignored);
        self.playbook.write("static/drafts/zzneverdraft.txt", "zzneverdraftbytes");
        self.playbook.write("2021-Q1/.zzneverhidden.yaml", ignored);
        self.playbook.write(".zzneverfolder/zzneverfile.md", "zzneverfiletext");
        self.playbook.write("static/.zzneverdotfile", "zzneverdotbytes");
        self.playbook.write("minutes/zzneverminutes.md", "zzneverminutestext");
    }

    /// One file with an objective for each audience, the private ones first, so that leaving them out moves all places.
    fn objectives(&mut self) {
        let mut file = "# zznevercommentinokrs\nobjectives:\n".to_owned();
        let mut other = file.clone();
        for audience in [Audience::Coach, Audience::Client, Audience::Everyone] {
            let text = self.objective(audience);
            if self.has(audience) {
                file.push_str(&text);
                other.push_str(&format!(
                    "  - id: {name}-below\n    objective: Stand below what {name} reads\n    visibility: {name}\n",
                    name = audience.name()
                ));
            }
        }
        // What everyone may read names what they may not.
        for (audience, through) in [(Audience::Coach, ""), (Audience::Client, "/1")] {
            if !self.has(audience) {
                other.push_str(&format!(
                    "  - id: below-{name}\n    objective: Hang below something for {name}\n",
                    name = audience.name()
                ));
                continue;
            }
            other.push_str(&format!(
                "  - id: below-{name}\n    objective: Hang below something for {name}\n    supports: sales/{id}{through}\n",
                name = audience.name(),
                id = word(audience, "id"),
            ));
        }
        self.playbook.write("2021-Q1/sales.yaml", &file);
        self.playbook.write("2021-Q1/care.yaml", &other);
        // Without an id, an objective is called after its first wording, which others may not read.
        let draft = self.word(Audience::Coach, "firstdraft");
        let draft = format!("    drafts:\n      - {{objective: {draft} and more, visibility: coach}}\n");
        self.playbook.write(
            "2021-Q1/bench.yaml",
            &format!(
                "objectives:\n  - objective: Keep what the bench said first to ourselves\n{}",
                if self.has(Audience::Coach) { &draft } else { "" }
            ),
        );
        // A team and a name that only a private objective brings in.
        for (audience, team) in [(Audience::Coach, "teamfile"), (Audience::Client, "teamfile")] {
            let path = format!("2021-Q1/{}.yaml", self.word(audience, team));
            let text = format!(
                "team: {}\nobjectives:\n  - {{objective: {}, visibility: {}}}\n",
                self.word(audience, "teamname"),
                self.word(audience, "teamobjective"),
                audience.name()
            );
            self.file(audience, &path, &text);
        }
    }

    fn objective(&mut self, audience: Audience) -> String {
        let allow = word(audience, "allowreason");
        let key_result_allow = word(audience, "krallowreason");
        let mut w = |field| self.word(audience, field);
        let own = format!(
            "  - id: {id}
    objective: Win the {objective} with care # zznevercommentinobjective
    why: {why}
    why_now: {whynow}
    owner: {owner}
    visibility: {name}
    drafts:
      - {{objective: Try the {draft} with haste, on: 2020-12-14, coaching: {coaching}}}
    key_results:
      - id: {krid}
        key_result: Raise {kr} from 4 to 12
        metric: {metric}
        unit: {unit}
        owner: {krowner}
        confidence: 50%
        check_ins:
          - {{on: 2021-01-22, value: 5, confidence: 60%, note: {note}}}
        allow:
          - {{rule: small-lift, reason: {key_result_allow}}}
      - id: {stepsid}
        key_result: Take {steps}
        milestones:
          - {{name: {milestone}, done: true}}
    health_metrics:
      - {{metric: {health}, keep: under 3 {keep}, value: 2}}
    initiatives:
      - {{initiative: {initiative}, done: true}}
    allow:
      - {{rule: long-objective, reason: {allow}}}
",
            id = w("id"),
            objective = w("objective"),
            why = w("why"),
            whynow = w("whynow"),
            owner = w("owner"),
            name = audience.name(),
            draft = w("draft"),
            coaching = w("coaching"),
            krid = w("krid"),
            kr = w("kr"),
            metric = w("metric"),
            unit = w("unit"),
            krowner = w("krowner"),
            note = w("checkinnote"),
            stepsid = w("stepsid"),
            steps = w("steps"),
            milestone = w("milestone"),
            health = w("health"),
            keep = w("keep"),
            initiative = w("initiative"),
        );
        if audience != Audience::Everyone {
            return own;
        }
        // A draft can be more private than its objective.
        let mut drafts = String::new();
        for reader in [Audience::Coach, Audience::Client] {
            let text = format!(
                "      - {{objective: Make {}, visibility: {}, coaching: {}}}\n",
                self.word(reader, "privatedraft"),
                reader.name(),
                self.word(reader, "privatecoaching"),
            );
            if self.has(reader) {
                drafts += &text;
            }
        }
        own.replace("    drafts:\n", &format!("    drafts:\n{drafts}"))
    }

    /// The sales team's reflection is for all but speaks of private objectives; the others' are private as a whole.
    fn reflections(&mut self) {
        let (mut outcomes, mut learned) = (String::new(), String::new());
        for audience in [Audience::Coach, Audience::Client, Audience::Everyone] {
            let outcome = format!(
                "  {}: {{reached: partly, because: {}}}\n",
                word(audience, "id"),
                self.word(audience, "because")
            );
            let learning = format!(
                "  {}/{}: {{learned: {}, next: reshape, how: {}}}\n",
                word(audience, "id"),
                word(audience, "krid"),
                self.word(audience, "learned"),
                self.word(audience, "how"),
            );
            if self.has(audience) {
                outcomes += &outcome;
                learned += &learning;
            }
        }
        self.playbook.write(
            "2021-Q1/reflections/sales.md",
            &format!(
                "---\n# zznevercommentinreflection\non: 2021-04-02\noutcome:\n{outcomes}key_results:\n{learned}---\n\
                 What all may read.\n\n<!-- zznevercommentinmarkdown -->\n"
            ),
        );
        for (audience, team) in
            [(Audience::Everyone, "bench"), (Audience::Client, "care"), (Audience::Coach, "desk")]
        {
            let name = audience.name();
            let text = format!(
                "---\non: 2021-07-02\nvisibility: {name}\noutcome:\n  {name}-own: {{reached: yes, because: {}}}\n\
                 resets:\n  - {}\nanswers:\n  {}: {{became: adopted, because: {}}}\n---\n{}\n",
                self.word(audience, "ownbecause"),
                self.word(audience, "reset"),
                self.word(audience, "answer"),
                self.word(audience, "answerbecause"),
                self.word(audience, "reflectionbody"),
            );
            let mut file =
                format!("objectives:\n  - {{id: {name}-own, objective: Let all see what {team} does}}\n");
            if self.has(Audience::Coach) {
                let reason = self.word(Audience::Coach, "fileallowreason");
                file += &format!("allow: [{{rule: no-owner, reason: {reason}}}]\n");
            }
            self.playbook.write(&format!("2021-Q2/{team}.yaml"), &file);
            self.file(audience, &format!("2021-Q2/reflections/{team}.md"), &text);
        }
    }

    fn notes(&mut self) {
        for audience in AUDIENCES {
            let picture = self.word(audience, "picture");
            let path = format!("2021-Q1/notes/{}.md", self.word(audience, "notefile"));
            let text = format!(
                "---\ntitle: {}\non: 2021-02-01\nby: {}\nabout: sales/{}\nconcerns: [{}]\ntags: [{}]\n\
                 visibility: {} # zznevercommentinnote\n---\n## {}\n\n{}\n\n![{}](../../static/{picture}.svg)\n\n\
                 <!-- zznevercommentinnotebody -->\n",
                self.word(audience, "notetitle"),
                self.word(audience, "noteby"),
                word(Audience::Everyone, "id"),
                self.word(audience, "concern"),
                self.word(audience, "tag"),
                audience.name(),
                self.word(audience, "noteheading"),
                self.word(audience, "notebody"),
                self.word(audience, "picturewords"),
            );
            self.file(audience, &path, &text);
            let drawn = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>{}</title></svg>",
                self.word(audience, "picturebytes")
            );
            self.file(audience, &format!("static/{picture}.svg"), &drawn);
        }
        // A note that says nothing of its readers is the coach's.
        let text = format!("{}\n", self.word(Audience::Coach, "plainnote"));
        self.file(Audience::Coach, "2021-Q1/notes/plain.md", &text);
        // A note for all about what is not for all.
        for audience in [Audience::Client, Audience::Coach] {
            for (what, about) in [("", ""), ("kr", "/1")] {
                let text = format!(
                    "---\ntitle: {}\nvisibility: everyone\nabout: sales/{}{about}\n---\n{}\n",
                    self.word(audience, &format!("{what}abouttitle")),
                    word(audience, "id"),
                    self.word(audience, &format!("{what}aboutbody")),
                );
                self.file(audience, &format!("2021-Q1/notes/about-{}{what}.md", audience.name()), &text);
            }
        }
        // What nobody links to is only in the coach's copy.
        let unlinked = (self.word(Audience::Coach, "unlinked"), self.word(Audience::Coach, "unlinkedbytes"));
        self.file(Audience::Coach, &format!("static/{}.txt", unlinked.0), &unlinked.1);
    }

    fn pages(&mut self) {
        for audience in AUDIENCES {
            let path = format!("pages/{}.md", self.word(audience, "pagefile"));
            let text = format!(
                "---\ntitle: {}\nshort: {}\nsummary: {}\nvisibility: {}\n---\n{}\n",
                self.word(audience, "pagetitle"),
                self.word(audience, "pageshort"),
                self.word(audience, "pagesummary"),
                audience.name(),
                self.word(audience, "pagebody"),
            );
            self.file(audience, &path, &text);
        }
        // Links to what is hidden keep their words and lose their way, in pages, in notes, and in the JSON.
        let mut text = "What all may read".to_owned();
        for audience in [Audience::Client, Audience::Coach] {
            text += &format!(
                ", [a note](../2021-Q1/notes/{}.md), [a page](../pages/{}.md), [an objective][{}]\n\n[{}]: ../2021-q1/sales/{}.html\n\n",
                word(audience, "notefile"),
                word(audience, "pagefile"),
                audience.name(),
                audience.name(),
                word(audience, "id"),
            );
        }
        self.playbook.write("pages/links.md", &text);
        let note = text.replace("../", "../../");
        self.playbook.write("2021-Q1/notes/links.md", &format!("---\nvisibility: everyone\n---\n{note}"));
        self.playbook.write("2021-Q1/reflections/care.md", &format!("---\non: 2021-04-02\n---\n{note}"));
    }

    /// Periods that hold nothing but what is private.
    fn periods(&mut self) {
        for (audience, period, team) in
            [(Audience::Client, "2021-Q3", "care"), (Audience::Coach, "2021-Q4", "sales")]
        {
            let quarter = format!(
                "motto: {}\nabout: {}\nevents:\n  - {{on: {}-30, event: {}}}\n",
                self.word(audience, "motto"),
                self.word(audience, "quarterabout"),
                if period == "2021-Q3" { "2021-09" } else { "2021-11" },
                self.word(audience, "event"),
            );
            self.file(audience, &format!("{period}/quarter.yaml"), &quarter);
            let mut okrs = format!(
                "team: Now {}\nobjectives:\n  - {{id: only, objective: {}, visibility: {}}}\n",
                self.word(audience, "newteamname"),
                self.word(audience, "onlyobjective"),
                audience.name()
            );
            if audience == Audience::Coach {
                let reason = self.word(audience, "acceptedreason");
                okrs += &format!("allow: [{{rule: no-owner, reason: {reason}}}]\n");
            }
            self.file(audience, &format!("{period}/{team}.yaml"), &okrs);
            let note = format!(
                "---\ntitle: {}\nvisibility: everyone\nabout: {team}/only\n---\nSee above.\n",
                self.word(audience, "onlynote")
            );
            self.file(audience, &format!("{period}/notes/only.md"), &note);
        }
        let note = format!("---\ntitle: {}\n---\nAlone.\n", self.word(Audience::Coach, "lonelynote"));
        self.file(Audience::Coach, "2022-Q1/notes/lonely.md", &note);
        let quarter = format!("motto: {}\n", self.word(Audience::Coach, "lonelymotto"));
        self.file(Audience::Coach, "2022-Q1/quarter.yaml", &quarter);
    }
}

#[test]
fn an_audience_gets_every_word_that_is_for_it_and_no_other() {
    let canaries = Canaries::new(Audience::Coach);
    assert!(canaries.written.len() > 120, "only {} fields", canaries.written.len());
    for audience in AUDIENCES {
        let site = canaries.playbook.site(audience);
        let found = words(&site.files);
        let leaked: Vec<_> = canaries
            .written
            .iter()
            .filter(|(reader, word)| !audience.sees(*reader) && found.contains(word))
            .map(|(_, word)| (word, places(&site, word)))
            .collect();
        assert!(leaked.is_empty(), "{} reads what is not theirs: {leaked:#?}", audience.name());
        let unshown = |word: &String| UNSHOWN.iter().any(|field| word.ends_with(&format!("{field}zz")));
        let others: Vec<_> = found
            .iter()
            .filter(|word| {
                word.starts_with(NEVER)
                    || AUDIENCES.iter().any(|other| {
                        !audience.sees(*other) && word.starts_with(&format!("zz{}", other.name()))
                    })
                    || unshown(word) && audience != Audience::Coach
            })
            .map(|word| (word, places(&site, word)))
            .collect();
        assert!(others.is_empty(), "{} reads what is nobody's: {others:#?}", audience.name());
        let missing: Vec<_> = canaries
            .written
            .iter()
            .filter(|(reader, word)| audience.sees(*reader) && !found.contains(word))
            .collect();
        assert!(missing.is_empty(), "{} does not get: {missing:#?}", audience.name());
    }
}

/// The files in which a word stands.
fn places(site: &Site, word: &str) -> Vec<String> {
    let mut places: Vec<String> = site
        .files
        .iter()
        .filter(|(path, bytes)| {
            path.to_lowercase().contains(word) || String::from_utf8_lossy(bytes).to_lowercase().contains(word)
        })
        .map(|(path, _)| path.clone())
        .collect();
    places.truncate(5);
    places
}

#[test]
fn a_site_is_the_same_whether_private_parts_are_hidden_or_were_never_written() {
    for audience in [Audience::Everyone, Audience::Client] {
        let hidden = Canaries::new(Audience::Coach).playbook.site(audience);
        let never = Canaries::new(audience).playbook.site(audience);
        assert!(hidden.files.len() > 50, "{} files", hidden.files.len());
        let differences = differences(&hidden.files, &never.files);
        assert!(differences.is_empty(), "{} can tell: {differences:#?}", audience.name());
    }
}

#[test]
fn a_site_with_hidden_parts_holds_together() {
    let canaries = Canaries::new(Audience::Coach);
    for audience in AUDIENCES {
        let faults = faults(&canaries.playbook.site(audience), "https://example.com/who");
        assert!(faults.is_empty(), "for {}: {faults:#?}", audience.name());
    }
}

#[test]
fn who_sees_more_sees_all_that_others_see() {
    let canaries = Canaries::new(Audience::Coach);
    let small: Vec<Site> = AUDIENCES.iter().map(|audience| canaries.playbook.site(*audience)).collect();
    for sites in [small.iter().collect::<Vec<_>>(), AUDIENCES.iter().map(|a| example(*a)).collect()] {
        for pair in sites.windows(2) {
            let (fewer, more) = (pair[0], pair[1]);
            let lost: Vec<_> = fewer.files.keys().filter(|path| !more.files.contains_key(*path)).collect();
            assert!(lost.is_empty(), "{lost:?}");
            assert!(fewer.pages.len() < more.pages.len());
            let (few, many) = (tokens(fewer), tokens(more));
            let lost: Vec<_> = few.difference(&many).filter(|token| !counts(token)).collect();
            assert!(few.len() > 200 && lost.is_empty(), "{lost:?}");
        }
    }
}

/// Every word that some page of a site shows.
fn tokens(site: &Site) -> BTreeSet<String> {
    let texts = site.pages.values().map(|page| &page.text);
    texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).map(str::to_lowercase).collect()
}

/// Words in which pages say how many there are and for whom, and names that a private file changes.
fn counts(token: &str) -> bool {
    let said = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "everyone", "care", "sales",
    ];
    said.contains(&token) || token.chars().any(|c| c.is_ascii_digit())
}

#[test]
fn counts_are_those_of_what_is_visible() {
    let playbook = Playbook::new(&[
        (
            "2021-Q1/garden.yaml",
            "objectives:
  - objective: Feed the street from one garden
    key_results: [Raise beds from 2 to 6, Raise helpers from 3 to 9]
  - {objective: Keep the well, visibility: client, key_results: [Raise water from 1 to 2]}
  - {objective: Ask who leaves, visibility: coach, key_results: [Cut absences from 8 to 4]}
",
        ),
        ("2021-Q1/notes/a.md", "---\nvisibility: everyone\n---\nA first look.\n"),
        ("2021-Q1/notes/b.md", "---\nvisibility: client\n---\nA second look.\n"),
    ]);
    let said = [
        (Audience::Everyone, "One objective, two key results", "two key results", "One note"),
        (Audience::Client, "Two objectives, three key results", "three key results", "Two notes"),
        (Audience::Coach, "Three objectives, four key results", "four key results", "Two notes"),
    ];
    for (audience, lead, reading, notes) in said {
        let site = playbook.site(audience);
        let here = |path: &str, words: &str| {
            let page = site.page(path);
            let description = page.meta("description").unwrap_or_default();
            assert!(
                page.text.contains(words) || description.contains(words),
                "{path} does not say “{words}”: {description} {}",
                page.text
            );
        };
        here("2021-q1/garden.html", lead);
        here("index.html", lead);
        here("index.html", reading);
        here("notes.html", notes);
        assert_eq!(objectives(&site.json()).count(), usize::from(audience as u8) + 1);
    }
}

#[test]
fn building_for_fewer_readers_over_the_coachs_site_leaves_nothing_of_it() {
    let canaries = Canaries::new(Audience::Coach);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("site");
    for audience in [Audience::Coach, Audience::Client, Audience::Everyone] {
        build(canaries.playbook.root(), audience, &out).expect("a site");
        let cold = canaries.playbook.site(audience);
        let differences = differences(&tree(&out), &cold.files);
        assert!(differences.is_empty(), "{}: {differences:#?}", audience.name());
    }
}

#[test]
fn what_is_hidden_is_not_said_to_be_missing() {
    let okrs = |words: &str| {
        format!(
            "objectives:\n  - objective: {words}\n    owner: Mei Tan\n    why: x\n    key_results: [Visits from 3 to 9, Orders from 4 to 9]\n"
        )
    };
    let playbook = Playbook::new(&[
        ("okrbook.yaml", "title: Shops\nchecks: {show_to: client}\n".to_owned()),
        ("2020-Q4/shops.yaml", okrs("Become the shop that neighbours recommend")),
        ("2020-Q4/reflections/shops.md", "---\nvisibility: coach\n---\nWe learned to listen.\n".to_owned()),
        ("2021-Q1/shops.yaml", okrs("Set up a repair desk")),
    ]);
    let review = |audience| playbook.site(audience).text("2021-q1/review.html").to_owned();
    for audience in [Audience::Coach, Audience::Client] {
        let said = review(audience);
        assert!(said.contains("task-shaped-objective"), "{audience:?}");
        assert!(!said.contains("no reflection"), "{audience:?}");
    }
    std::fs::remove_file(playbook.root().join("2020-Q4/reflections/shops.md")).expect("a file");
    assert!(review(Audience::Client).contains("no reflection"));
}
