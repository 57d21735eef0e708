//! The themes that ship are all of the files in their folders, and a playbook's own files are laid over them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use okrbook::model::audience::Audience;
use okrbook::model::config::ThemeChoice;
use okrbook::pipeline::BuildError;
use okrbook::render::theme::{self, Theme};
use okrbook::site::mindset;

use crate::links::faults;
use crate::support::{Playbook, build, differences, tree};

fn themes() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("themes")
}

#[test]
fn the_program_carries_every_file_of_the_default_theme() {
    let theme = Theme::new(&ThemeChoice::default(), &BTreeMap::new());
    let mut carried: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (name, text) in theme::shipped() {
        let name = name.strip_prefix("default/").expect("the theme's name before its templates'");
        carried.insert(format!("templates/{name}"), text.as_bytes().to_vec());
    }
    carried.extend(theme.assets.into_iter().map(|asset| (format!("assets/{}", asset.name), asset.bytes)));
    let there = tree(&themes().join("default"));
    let differences = differences(&carried, &there);
    assert!(differences.is_empty(), "build again from clean: {differences:#?}");
}

#[test]
fn the_program_carries_every_mindset_page() {
    let there = tree(&themes().join("mindset/en"));
    let carried: BTreeSet<String> = mindset::all().iter().map(|page| format!("{}.md", page.name)).collect();
    assert_eq!(carried, there.keys().cloned().collect());
    for page in mindset::all() {
        let text = String::from_utf8_lossy(&there[&format!("{}.md", page.name)]).into_owned();
        assert!(text.ends_with(page.body), "{} is not as its file has it", page.name);
    }
}

#[test]
fn the_first_playbook_builds_without_a_word_said() {
    let filled = [
        ("{{title}}", "Bicycles"),
        ("{{quarter}}", "2021-Q1"),
        ("{{start}}", "2021-01-01"),
        ("{{end}}", "2021-03-31"),
    ];
    let files: Vec<(String, String)> = tree(&themes().join("starter"))
        .into_iter()
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).expect("text");
            let text = filled.iter().fold(text, |text, (gap, word)| text.replace(gap, word));
            assert!(!text.contains("{{"), "{path} has a gap that nothing fills");
            (path.replace("QUARTER", "2021-Q1"), text)
        })
        .collect();
    let playbook = Playbook::new(&files);
    let said = okrbook::pipeline::load(playbook.root()).expect("a playbook").diagnostics;
    assert!(said.is_empty(), "{said:#?}");
    let site = playbook.site(Audience::Coach);
    assert_eq!(faults(&site, ""), Vec::<String>::new());
}

#[test]
fn a_template_of_the_playbooks_own_can_change_one_block() {
    let template = "{% extends \"default/page.html\" %}{% block main %}<h1>Ours</h1><p>{{ page.title }}, in our frame</p>{% endblock main %}";
    let playbook = Playbook::new(&[
        ("theme/templates/page.html", template),
        ("pages/hello.md", "---\ntitle: Hello & you\n---\nWords.\n"),
    ]);
    let site = playbook.site(Audience::Everyone);
    assert_eq!(faults(&site, ""), Vec::<String>::new());
    let page = site.page("pages/hello.html");
    assert!(
        page.text.contains("Hello & you, in our frame") && !page.text.contains("Words."),
        "{}",
        page.text
    );
    assert!(page.text.contains("How we think"), "the rest of the frame is the theme's: {}", page.text);
    assert!(!site.page("teams.html").text.contains("in our frame"));
}

#[test]
fn a_stylesheet_of_the_playbooks_own_stands_in_for_the_themes() {
    let playbook = Playbook::new(&[
        ("theme/assets/style.css", "body { color: teal; }\n"),
        ("theme/assets/fonts/ours.txt", "A font, let us say.\n"),
    ]);
    let site = playbook.site(Audience::Everyone);
    assert_eq!(faults(&site, ""), Vec::<String>::new());
    let styles: Vec<_> = site.files.keys().filter(|path| path.ends_with(".css")).collect();
    assert_eq!(styles.len(), 1, "{styles:?}");
    assert_eq!(site.text(styles[0]), "body { color: teal; }\n");
    assert!(site.text("index.html").contains(styles[0].as_str()));
    let more: Vec<_> = site.files.keys().filter(|path| path.starts_with("assets/fonts/ours.")).collect();
    assert_eq!(more.len(), 1, "{:?}", site.files.keys());
}

#[test]
fn a_changed_asset_gets_a_new_address() {
    let address = |style: &str| {
        let site = Playbook::new(&[("theme/assets/style.css", style)]).site(Audience::Everyone);
        site.files.keys().find(|path| path.ends_with(".css")).expect("a stylesheet").clone()
    };
    assert_eq!(address("a {}\n"), address("a {}\n"));
    assert_ne!(address("a {}\n"), address("b {}\n"));
}

/// What a build says that fails on a template, and whether the old site stands as it stood.
fn broken(template: &str) -> String {
    let playbook = Playbook::new(&[("pages/hello.md", "Hello.\n")]);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("site");
    build(playbook.root(), Audience::Everyone, &out).expect("the first site");
    let before = tree(&out);
    playbook.write("theme/templates/page.html", template);
    let error = build(playbook.root(), Audience::Everyone, &out).expect_err("a broken template");
    assert_eq!(differences(&before, &tree(&out)), Vec::<String>::new(), "the old site is touched");
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name())
        .filter(|name| name != "site" && !name.to_string_lossy().ends_with(".lock"))
        .collect();
    assert!(left.is_empty(), "{left:?} is left lying about");
    match error {
        BuildError::Template(error) => error.to_string(),
        BuildError::Publish(error) => {
            let mut said = error.to_string();
            let mut cause = std::error::Error::source(&error);
            while let Some(error) = cause {
                said += &format!("\n{error}");
                cause = error.source();
            }
            said
        }
    }
}

#[test]
fn a_broken_template_is_told_with_its_place_and_leaves_the_old_site() {
    let cases = [
        (
            "{% extends \"default/page.html\" %}\n{% block main %}\n{{ page.title | }}\n{% endblock main %}",
            "3",
        ),
        (
            "{% extends \"default/page.html\" %}\n{% block main %}\n<p>\n{{ page.no.such }}\n{% endblock main %}",
            "4",
        ),
        ("{% extends \"gone.html\" %}\n", "1"),
        ("{% block main %}\n{{ page.title | shout }}\n{% endblock main %}", "2"),
    ];
    for (template, line) in cases {
        let said = broken(template);
        assert!(said.contains("page.html"), "{template}\nsays: {said}");
        assert!(said.contains(&format!(":{line}")) || said.contains("gone.html"), "{template}\nsays: {said}");
    }
}
