//! The house's own rules, held against the sources: floors, who prints, who opens with what.

use std::collections::BTreeSet;
use std::fs;

use crate::run::{files, home};

/// From the roof down, as in the crate's plan. A file imports only from floors below; modules of one floor know each
/// other only from left to right, so that there is no circle.
const FLOORS: [&[&str]; 9] = [
    &["main"],
    &["cli", "preview"],
    &["pipeline"],
    &["publish", "selector", "catalog"],
    &["render"],
    &WINGS,
    &["score", "config", "report"],
    &["model", "diagnostic", "source"],
    &["span", "memo"],
];

/// These never import each other.
const WINGS: [&str; 3] = ["site", "checks", "load"];

/// Where the house is not yet as planned: file, what it imports, why. An entry that no longer holds fails the test.
const KNOWN: [(&str, &str, &str); 0] = [];

/// A source file without comments, strings' contents left in, and without its unit tests, which may look anywhere.
fn code(text: &str) -> String {
    let body = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    body.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn is_test(path: &str) -> bool {
    path.split('/').any(|part| part == "tests" || part == "tests.rs" || part == "attack.rs")
}

/// How many modules a file is below the crate's root: `render/chart/map.rs` 3, `render/mod.rs` 1.
fn depth(path: &str) -> usize {
    path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').count()
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// What stands behind a path's opening: one word, or the first words of a list in braces.
fn heads(rest: &str) -> Vec<String> {
    let Some(list) = rest.strip_prefix('{') else { return vec![word(rest)] };
    let mut heads = vec![word(list.trim_start())];
    let mut deep = 0;
    for (at, c) in list.char_indices() {
        match c {
            '{' => deep += 1,
            '}' if deep == 0 => break,
            '}' => deep -= 1,
            ',' if deep == 0 => heads.push(word(list[at + 1..].trim_start())),
            _ => {}
        }
    }
    heads.retain(|head| !head.is_empty());
    heads
}

/// The crate's modules that a file names.
fn imports(path: &str, text: &str) -> BTreeSet<String> {
    let code = code(text);
    let up = "super::".repeat(depth(path));
    let mut found = BTreeSet::new();
    for opening in ["crate::", "okrbook::", up.as_str()] {
        for (at, _) in code.match_indices(opening) {
            let before = &code[..at];
            if before.ends_with(|c: char| c.is_alphanumeric() || c == '_') || before.ends_with("super::") {
                continue;
            }
            found.extend(heads(&code[at + opening.len()..]));
        }
    }
    found
}

fn floor(module: &str) -> Option<(usize, usize)> {
    FLOORS.iter().enumerate().find_map(|(floor, modules)| {
        modules.iter().position(|known| *known == module).map(|place| (floor, place))
    })
}

fn sources() -> Vec<(String, String)> {
    let src = home().join("src");
    let paths = files(&src).into_iter().filter(|path| path.ends_with(".rs"));
    paths.map(|path| (path.clone(), fs::read_to_string(src.join(&path)).expect("a source file"))).collect()
}

#[test]
fn a_file_imports_only_from_floors_below() {
    let mut broken = Vec::new();
    let mut excused = BTreeSet::new();
    for (path, text) in sources() {
        if is_test(&path) || path == "lib.rs" {
            continue;
        }
        let module = path.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        let Some(own) = floor(module) else { panic!("{path} stands on no floor") };
        for import in imports(&path, &text).into_iter().filter(|import| import != module) {
            // Macros and re-exports at the root have no floor.
            let Some(other) = floor(&import) else {
                panic!("{path} imports {import}, which stands on no floor")
            };
            let wings = WINGS.contains(&module) && WINGS.contains(&import.as_str());
            if other > own && !wings {
                continue;
            }
            match KNOWN.iter().position(|(file, what, _)| *file == path && *what == import) {
                Some(known) => drop(excused.insert(known)),
                None => broken.push(format!("{path} imports {import}")),
            }
        }
    }
    assert!(broken.is_empty(), "from a floor above, or a neighbour:\n{}", broken.join("\n"));
    assert_eq!(excused.len(), KNOWN.len(), "an excuse is no longer needed: {KNOWN:?}");
}

#[test]
fn the_test_sees_what_it_should() {
    let text = "use crate::model::{a, b};\nuse crate::{span::Span, source::{A, B}, memo};\n// crate::render\n\
                fn f() { super::super::site::x(); }\n#[cfg(test)]\nmod tests { use crate::cli; }";
    let found: Vec<_> = imports("load/yaml.rs", text).into_iter().collect();
    assert_eq!(found, ["memo", "model", "site", "source", "span"]);
    assert_eq!((depth("config.rs"), depth("render/mod.rs"), depth("render/chart/map.rs")), (1, 1, 3));
}

#[test]
fn every_file_opens_with_what_it_is() {
    let silent: Vec<_> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(path, _)| path).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn only_the_command_line_prints() {
    let mut loud = Vec::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| !is_test(path) && !path.starts_with("cli/"))
    {
        let code = code(&text);
        for word in ["println!", "print!", "eprintln!", "eprint!", "dbg!", "stdout()", "stderr()"] {
            if code.match_indices(word).any(|(at, _)| !code[..at].ends_with(char::is_alphanumeric)) {
                loud.push(format!("{path}: {word}"));
            }
        }
    }
    assert!(loud.is_empty(), "{loud:?}");
}

/// A first playbook begins with today's quarter; the seal sets a file's time and gives nothing to any content.
#[test]
fn nothing_that_is_made_hangs_on_the_clock() {
    for (path, text) in sources()
        .into_iter()
        .filter(|(path, _)| !is_test(path) && !["cli/init.rs", "publish/seal.rs"].contains(&path.as_str()))
    {
        let code = code(&text);
        for word in ["Timestamp::now", "Zoned::now", "SystemTime::now"] {
            assert!(!code.contains(word), "{path} looks at the clock: {word}");
        }
    }
}
