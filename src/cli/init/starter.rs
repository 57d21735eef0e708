//! The embedded starter: takes a title and a period, gives files with their texts. Pure.

use std::fmt::Write as _;

use include_dir::{Dir, include_dir};

use crate::model::period::Period;

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/starter");

/// What the starter leaves open.
#[derive(Debug)]
pub struct Words {
    /// The playbook's title.
    pub title: String,
    /// The first period.
    pub period: Period,
}

/// Every file of a new playbook: its path below the root, and its text.
pub fn files(words: &Words) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&STARTER, words, &mut found);
    found.sort();
    found
}

fn collect(dir: &Dir<'_>, words: &Words, found: &mut Vec<(String, String)>) {
    let (start, end) = words.period.days(1);
    let period = words.period.to_string();
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/").replace("QUARTER", &period);
        let text = file
            .contents_utf8()
            .unwrap_or_default()
            .replace("{{quarter}}", &period)
            .replace("{{start}}", &start.to_string())
            .replace("{{end}}", &end.to_string())
            // Last, so that nothing in a title is taken for a gap to fill.
            .replace("{{title}}", &escaped(&words.title));
        found.push((path, text));
    }
    for dir in dir.dirs() {
        collect(dir, words, found);
    }
}

/// A title as it stands between double quotes in YAML.
fn escaped(title: &str) -> String {
    let mut text = String::with_capacity(title.len());
    for c in title.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            // A name has one line; a tab or a line break in it came from a copy.
            c if c.is_whitespace() => text.push(' '),
            c if c.is_control() || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
                let _ = write!(text, "\\u{:04x}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Words, escaped, files};
    use crate::load::discover::MARK;
    use crate::model::period::Period;
    use crate::pipeline;

    fn load(title: &str, period: &str) -> pipeline::Loaded {
        let folder = tempfile::tempdir().expect("a folder");
        let words = Words { title: title.to_owned(), period: Period::parse(period).expect("a period") };
        for (path, text) in files(&words) {
            assert!(!text.contains("{{"), "{path} has a gap");
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        }
        pipeline::load(folder.path()).expect("a playbook")
    }

    #[test]
    fn a_new_playbook_loads_without_a_word() {
        for period in ["2027-Q1", "2027-H2", "2027", "FY2027-Q3"] {
            let loaded = load("Acme’s OKRs", period);
            assert_eq!(loaded.diagnostics, [], "{period}");
            assert_eq!(loaded.playbook.config.title, "Acme’s OKRs");
            assert_eq!(loaded.playbook.quarters.len(), 1);
        }
    }

    #[test]
    fn any_title_is_read_back() {
        for title in ["a \"b\" \\ c", "100%: #1 & {x} [y] {{quarter}}", "电话销售 🎯", "- x", "\\u0041", "no"]
        {
            let words =
                Words { title: title.to_owned(), period: Period::parse("2027-Q1").expect("a period") };
            let (_, text) = files(&words).into_iter().find(|(path, _)| path == MARK).expect("the mark");
            assert!(text.contains(&escaped(title)));
        }
        for title in ["a \"b\" \\ c", "电话销售 🎯", "\\u0041", "no", "100%: #1 & {x} [y]"] {
            assert_eq!(load(title, "2027-Q1").playbook.config.title, title);
        }
        assert_eq!(escaped("one\ntwo\t\u{1}"), "one two \\u0001");
    }
}
