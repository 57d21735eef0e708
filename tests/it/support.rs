//! What the tests share: playbooks written file by file, sites built and read back, pages taken apart by a real HTML
//! parser.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use ego_tree::iter::Edge;
use okrbook::model::audience::Audience;
use okrbook::pipeline::{self, BuildError};
use rayon::prelude::*;
use scraper::{Html, Node};
use tempfile::TempDir;

/// Every audience, from the widest.
pub const AUDIENCES: [Audience; 3] = [Audience::Everyone, Audience::Client, Audience::Coach];

/// What okrbook names its files in.
pub const MANIFEST: &str = ".okrbook-manifest.json";

/// Files by path relative to their folder, with forward slashes.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// The example that ships with the program.
pub fn example_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("example-site")
}

/// The example as an audience gets it, built once for all tests.
pub fn example(audience: Audience) -> &'static Site {
    static BUILT: [OnceLock<Site>; 3] = [const { OnceLock::new() }; 3];
    BUILT[audience as usize].get_or_init(|| Site::of(&example_root(), audience))
}

/// A playbook on disk for as long as the value lives.
pub struct Playbook {
    folder: TempDir,
}

impl Playbook {
    /// Writes the files; paths are relative to the playbook's root. A first line of `okrbook.yaml` is given where the
    /// files have none.
    pub fn new<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)]) -> Self {
        let playbook = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        playbook.write("okrbook.yaml", "title: A small playbook\n");
        for (path, text) in files {
            playbook.write(path.as_ref(), text.as_ref());
        }
        playbook
    }

    /// Writes a file, and the folders above it.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// The root.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The site of an audience. Panics where the playbook has an error, since then nobody would build it.
    pub fn site(&self, audience: Audience) -> Site {
        Site::of(self.root(), audience)
    }
}

/// Builds a folder's playbook for an audience into `out`.
pub fn build(root: &Path, audience: Audience, out: &Path) -> Result<(), BuildError> {
    let loaded = pipeline::load(root).expect("a folder that can be read");
    pipeline::build(&loaded, audience, out).map(|_| ())
}

/// Every file below a folder.
pub fn tree(folder: &Path) -> Tree {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("a folder that can be read"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("a path below the folder");
            let path = path.to_str().expect("a path in Unicode").replace('\\', "/");
            (path, fs::read(entry.path()).expect("a file that can be read"))
        })
        .collect()
}

/// Where two trees differ, in words; empty where they are the same.
pub fn differences(left: &Tree, right: &Tree) -> Vec<String> {
    let paths: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
    paths
        .into_iter()
        .filter_map(|path| match (left.get(path), right.get(path)) {
            (Some(_), None) => Some(format!("{path}: only in the first")),
            (None, Some(_)) => Some(format!("{path}: only in the second")),
            (Some(a), Some(b)) if a != b => {
                let at = a.iter().zip(b).position(|(a, b)| a != b).unwrap_or(a.len().min(b.len()));
                let near = |bytes: &[u8]| {
                    let (from, to) = (at.saturating_sub(60), (at + 60).min(bytes.len()));
                    String::from_utf8_lossy(&bytes[from.min(to)..to]).into_owned()
                };
                Some(format!("{path}: differs at {at}: …{}… against …{}…", near(a), near(b)))
            }
            _ => None,
        })
        .collect()
}

/// A built site, read back.
pub struct Site {
    /// Every file, the manifest among them.
    pub files: Tree,
    /// Every page, taken apart.
    pub pages: BTreeMap<String, Page>,
}

impl Site {
    /// Builds and reads back.
    pub fn of(root: &Path, audience: Audience) -> Self {
        let loaded = pipeline::load(root).expect("a folder that can be read");
        let errors: Vec<_> = loaded
            .diagnostics
            .iter()
            .filter(|said| said.severity == okrbook::diagnostic::Severity::Error)
            .map(|said| format!("{}: {}", said.at.path, said.message))
            .collect();
        assert!(errors.is_empty(), "the playbook of a test has errors: {errors:#?}");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let out = folder.path().join("site");
        pipeline::build(&loaded, audience, &out).unwrap_or_else(|error| panic!("{error:?}"));
        let files = tree(&out);
        let pages = files
            .par_iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .map(|(path, bytes)| {
                (path.clone(), Page::read(std::str::from_utf8(bytes).expect("a page in UTF-8")))
            })
            .collect();
        Self { files, pages }
    }

    /// A page; panics with the names of those there are.
    pub fn page(&self, path: &str) -> &Page {
        self.pages
            .get(path)
            .unwrap_or_else(|| panic!("no page {path} among {:#?}", self.pages.keys().collect::<Vec<_>>()))
    }

    /// A file's text.
    pub fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("no file {path}"));
        std::str::from_utf8(bytes).expect("text in UTF-8")
    }

    /// `playbook.json`.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(self.text("playbook.json")).expect("JSON")
    }
}

/// A page as a browser's parser understands it.
#[derive(Debug, Default)]
pub struct Page {
    /// What the parser had to put right.
    pub errors: Vec<String>,
    /// Every element with its attributes, in document order.
    pub elements: Vec<Element>,
    /// Levels and words of the headings.
    pub headings: Vec<(u8, String)>,
    /// What a reader reads, blanks drawn together.
    pub text: String,
    /// The words of the title element.
    pub title: String,
}

/// An element.
#[derive(Debug)]
pub struct Element {
    /// Its name, in lower case.
    pub name: String,
    /// Its attributes.
    pub attributes: Vec<(String, String)>,
}

impl Element {
    /// An attribute's value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

impl Page {
    /// Parses a page.
    pub fn read(text: &str) -> Self {
        let document = Html::parse_document(text);
        let mut page =
            Self { errors: document.errors.iter().map(ToString::to_string).collect(), ..Self::default() };
        for node in document.tree.nodes() {
            let Node::Element(element) = node.value() else { continue };
            let name = element.name().to_lowercase();
            let words = || {
                let mut words = String::new();
                for edge in node.traverse() {
                    match edge {
                        Edge::Open(node) if node.value().is_text() => {
                            words.push_str(node.value().as_text().expect("a text"));
                        }
                        Edge::Open(node) | Edge::Close(node) if apart(node.value()) => words.push(' '),
                        _ => {}
                    }
                }
                squeeze(&words)
            };
            match name.as_str() {
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                    page.headings.push((name.as_bytes()[1] - b'0', words()));
                }
                // A drawing has a title of its own.
                "title" if page.title.is_empty() => page.title = words(),
                "body" => page.text = words(),
                _ => {}
            }
            let attributes = element.attrs.iter().map(|(key, value)| {
                let prefix = key.prefix.as_ref().map_or_else(String::new, |prefix| format!("{prefix}:"));
                (format!("{prefix}{}", &*key.local), value.to_string())
            });
            page.elements.push(Element { name, attributes: attributes.collect() });
        }
        page
    }

    /// Every id, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.elements.iter().filter_map(|element| element.get("id"))
    }

    /// Where its links lead.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        self.elements.iter().filter(|element| element.name == "a").filter_map(|element| element.get("href"))
    }

    /// The content of a `meta` element, by its `name` or `http-equiv`.
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.elements
            .iter()
            .filter(|element| element.name == "meta")
            .find(|element| element.get("name").or(element.get("http-equiv")) == Some(name))?
            .get("content")
    }
}

/// Whether words before and after an element's edge stand apart.
fn apart(node: &Node) -> bool {
    let within = ["b", "strong", "em", "i", "code", "ins", "del", "q", "time", "abbr", "s"];
    node.as_element().is_some_and(|element| !within.contains(&element.name()))
}

/// Blanks drawn together, as a browser shows them.
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The file that a relative address names, seen from a page; `None` where it leaves the site.
pub fn target(page: &str, address: &str) -> Option<String> {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() {
        return Some(page.to_owned());
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(decoded(&parts.join("/")))
}

/// Without percent signs.
pub fn decoded(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex = std::str::from_utf8(tail.get(..2).unwrap_or_default()).unwrap_or_default();
        match u8::from_str_radix(hex, 16) {
            Ok(byte) if *first == b'%' && hex.len() == 2 => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).expect("an address in UTF-8")
}

/// A row of numbers that look random and are the same in every run.
pub struct Chance(pub u64);

impl Chance {
    /// A number below another, or 0.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).expect("a small number")
    }

    /// One of some; none of none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }
}
