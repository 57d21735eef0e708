//! Splits a Markdown file into the YAML between `---` at its top and the words below it.

use std::ops::Range;

use super::codes::FRONT_MATTER;
use crate::diagnostic::Diagnostic;
use crate::source::SourcePath;
use crate::span::Span;

/// The parts of a Markdown file, as byte ranges of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    /// What stands between the two `---`; none if the file does not begin with one, or never closes it.
    pub yaml: Option<Range<usize>>,
    /// The words below; the whole file if there is no front matter.
    pub body: Range<usize>,
    /// The opening `---` of a front matter that is never closed.
    pub unclosed: Option<Span>,
}

/// Splits by hand: a Markdown parser would also take a pair of rules further down for front matter.
#[must_use]
pub fn split(text: &str) -> FrontMatter {
    let none = FrontMatter { yaml: None, body: 0..text.len(), unclosed: None };
    let mut lines = lines(text);
    let Some(first) = lines.next() else { return none };
    if text[first.clone()].trim_end() != "---" {
        return none;
    }
    match lines.find(|line| matches!(text[line.clone()].trim_end(), "---" | "...")) {
        Some(last) => {
            FrontMatter { yaml: Some(first.end..last.start), body: last.end..text.len(), unclosed: None }
        }
        None => FrontMatter { unclosed: Some(Span::new(0, 3)), ..none },
    }
}

/// Settings that stand on top of a file without the `---` that makes them settings. As text they would be printed, and a
/// `visibility: coach` among them would be read by everyone instead of being heeded: an error, never a guess.
#[must_use]
pub fn missed(path: &SourcePath, text: &str, known: &dyn Fn(&str) -> bool) -> Option<Diagnostic> {
    for line in lines(text) {
        let written = text[line.clone()].trim_end();
        let rule = written.chars().all(|c| matches!(c, '-' | '–' | '—' | '_' | '*' | ' ' | '\t'));
        if rule {
            continue;
        }
        let (key, rest) = written.split_once(':')?;
        if known(key) && (rest.is_empty() || rest.starts_with(' ')) {
            let span = Span::new(line.start, line.start + written.len());
            let said = format!("`{key}` is meant as a setting, but here it is text that every reader sees");
            return Some(
                Diagnostic::new(&FRONT_MATTER, path, span, said)
                    .label("settings stand between two lines of three hyphens")
                    .help("the first line of the file is three hyphens, ---, with nothing before it; a second such line ends the settings"),
            );
        }
        if !written.starts_with([' ', '-', '#']) && key.contains(' ') {
            return None;
        }
    }
    None
}

/// What is said about a front matter that is never closed; the patch closes it where the words seem to begin.
#[must_use]
pub fn unclosed(path: &SourcePath, text: &str, opening: Span) -> Diagnostic {
    let said = Diagnostic::new(
        &FRONT_MATTER,
        path,
        opening,
        "the block at the top of this file is opened by `---` but never closed",
    )
    .label("opened here")
    .help("put a line with three dashes, `---`, between the details and the text of the note");
    let end = lines(text).skip(1).find(|line| !like_yaml(&text[line.clone()]));
    match end {
        Some(line) => said.patch(Span::new(line.start, line.start), "---\n"),
        None if text.ends_with('\n') => said.patch(Span::new(text.len(), text.len()), "---\n"),
        None => said.patch(Span::new(text.len(), text.len()), "\n---\n"),
    }
}

/// Whether a line may belong to front matter: `key:`, a list item, something indented, a comment.
fn like_yaml(line: &str) -> bool {
    let line = line.trim_end();
    let word =
        line.trim_start_matches(|char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '"'));
    line.starts_with([' ', '\t', '-', '#']) && line.trim() != ""
        || line.len() > word.len() && word.starts_with(':')
}

/// The lines of a text, line ends included.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_inclusive('\n').scan(0, |start, line| {
        let range = *start..*start + line.len();
        *start = range.end;
        Some(range)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<&str>, &str, bool) {
        let split = split(text);
        (split.yaml.map(|range| &text[range]), &text[split.body], split.unclosed.is_some())
    }

    #[test]
    fn a_note_is_split() {
        assert_eq!(parts("---\ntitle: A\n---\nWords\n"), (Some("title: A\n"), "Words\n", false));
        assert_eq!(parts("---\r\ntitle: A\r\n---  \r\nWords"), (Some("title: A\r\n"), "Words", false));
        assert_eq!(parts("---\ntitle: A\n..."), (Some("title: A\n"), "", false));
        assert_eq!(parts("---\n---\n"), (Some(""), "", false));
    }

    #[test]
    fn rules_further_down_are_no_front_matter() {
        assert_eq!(parts("Words\n---\nmore\n---\n"), (None, "Words\n---\nmore\n---\n", false));
        assert_eq!(parts("----\na\n---\n"), (None, "----\na\n---\n", false));
        assert_eq!(parts(""), (None, "", false));
        assert_eq!(parts("---\na: b\n---\nx\n---\n"), (Some("a: b\n"), "x\n---\n", false));
    }

    #[test]
    fn an_unclosed_one_is_told_and_mended() {
        let mended = |text: &str| {
            assert_eq!(parts(text), (None, text, true));
            let said = unclosed(&SourcePath::from("n.md"), text, split(text).unclosed.expect("unclosed"));
            let patch = said.patch.expect("a patch");
            let mut text = text.to_owned();
            text.replace_range(patch.span.range(), &patch.replacement);
            text
        };
        assert_eq!(
            mended("---\ntitle: A\ntags:\n  - b\n\nWords: x\n"),
            "---\ntitle: A\ntags:\n  - b\n---\n\nWords: x\n"
        );
        assert_eq!(mended("---\ntitle: A\nWords so far\n"), "---\ntitle: A\n---\nWords so far\n");
        assert_eq!(mended("---\ntitle: A"), "---\ntitle: A\n---\n");
        assert_eq!(mended("---"), "---\n---\n");
    }
}

#[cfg(test)]
mod missed_settings {
    use super::missed;

    fn said(text: &str) -> bool {
        missed(&"pages/a.md".into(), text, &|key| ["title", "visibility"].contains(&key)).is_some()
    }

    #[test]
    fn settings_that_would_be_printed_are_an_error() {
        for text in [
            "\n---\nvisibility: coach\n---\nPrivate.",
            "visibility: coach\n---\nPrivate.",
            "--\nvisibility: coach\n--\nPrivate.",
            "—\ntitle: A talk\nvisibility: coach\n—\nPrivate.",
        ] {
            assert!(said(text), "{text}");
        }
    }

    #[test]
    fn words_are_words() {
        for text in
            ["", "# A talk\n\nvisibility: everything", "We said: try.\ntitle: x", "---", "Hello\n\ntitle: x"]
        {
            assert!(!said(text), "{text}");
        }
    }
}
