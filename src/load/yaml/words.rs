//! What is said where no detector knows better: the parser's own complaints, in words for those who write no code.

use std::ops::Range;

use serde_yaml::granit_parser::ErrorKind as K;

use super::lines::{Page, quoted};
use super::slip::Slip;
use super::tree::{DEPTH, Fault};

/// The way out of a key written twice.
pub const DOUBLE: &str = "keep one of the two, or put them together";

/// A `---` or `...` in the middle of the file.
pub fn second_document(text: &str, start: usize) -> Slip {
    let mark =
        if text[start..].starts_with("---") { start } else { text[..start].rfind("...").unwrap_or(start) };
    let at = mark..(mark + 3).min(text.len());
    let message =
        format!("for YAML, the file ends at this `{}`; what follows would not be read", &text[at.clone()]);
    Slip::new(at, message)
        .label("a second document begins here")
        .help("remove this line, or move what follows to a file of its own")
}

/// A value that begins with `!`.
pub fn tag(text: &str, tag: &str, node: usize) -> Slip {
    let start = text[..node].rfind('!').unwrap_or(node);
    let start = text[..start].rfind(char::is_whitespace).map_or(0, |at| at + 1).min(start);
    let page = Page::new(&text[start..]);
    let value = start..start + page.lines[0].value.end;
    let slip = Slip::new(
        start..start + tag.len().min(value.len()),
        "a text cannot begin with `!` unless it is in quotes",
    )
    .label("YAML takes this for a command, and would leave it out");
    let words = quoted(&text[value.clone()]);
    if value.is_empty() { slip } else { slip.help(format!("write {words}")).edit(value, words) }
}

/// A key that is no text.
pub fn odd_key(text: &str, at: Range<usize>) -> Slip {
    let at = if at.is_empty() {
        at.start..text[at.start..].find(':').map_or(at.start, |colon| at.start + colon + 1)
    } else {
        at
    };
    let at = at.start..(at.start + text[at.clone()].lines().next().unwrap_or("").len()).max(at.start);
    Slip::new(at, "a key must be a word or a few words")
        .label("this cannot be a key")
        .help("write it as `key: value`, with a word before the colon")
}

/// A fault nobody could explain better.
pub fn plain(page: &Page<'_>, fault: &Fault) -> Slip {
    let line = &page.lines[page.line_at(fault.at)];
    let at = if fault.at < line.end { fault.at..line.end } else { line.body..line.end };
    // Without anything on the line, point at the last words before it.
    let at = if at.is_empty() {
        let before = page.text[..at.start].trim_end().len();
        before..before
    } else {
        at
    };
    let (message, help) = describe(&fault.kind);
    Slip::new(at, message).help(help)
}

fn describe(kind: &K) -> (String, String) {
    let said = |message: &str, help: &str| (message.to_owned(), help.to_owned());
    match kind {
        K::RecursionLimitExceeded => (
            format!(
                "lists within lists, or references to references, are nested too deep (at most {DEPTH} levels)"
            ),
            "a playbook needs six levels at most; check the brackets `[` and `{` above this line".to_owned(),
        ),
        K::UnknownAnchor => said(
            "`*` at the start of a value refers to a `&name` that is not in this file",
            "put the value in quotes if the `*` is meant as text",
        ),
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar | K::InvalidQuotedScalarIndent => {
            said("a text in quotes starts here and is never closed", "put the same quotation mark at its end")
        }
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidUnicodeEscape
        | K::InvalidLowSurrogate
        | K::InvalidLowSurrogateHexEscape
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate => said(
            "a backslash in a text in double quotes means something special",
            "put the text in single quotes, or write two backslashes",
        ),
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => said(
            "the text goes on after its closing quotation mark",
            "put the whole value in quotes, or none of it",
        ),
        K::UnclosedFlowCollection { open } => (
            format!("`{open}` is opened here and never closed"),
            format!("write `{}` where the list ends", if *open == '[' { ']' } else { '}' }),
        ),
        K::MismatchedFlowCollectionEnd { open, close } => (
            format!("what `{open}` opens, `{close}` cannot close"),
            format!("write `{}` instead", if *open == '[' { ']' } else { '}' }),
        ),
        K::MisplacedFlowCollectionEnd => {
            said("there is a closing bracket too many here", "remove it, or put the text in quotes")
        }
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabInPlainScalar
        | K::TabAtBlockScalarStart => {
            said("a tab stands here where only spaces may stand", "replace the tab by spaces")
        }
        K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent | K::InvalidBlockScalarIndent => said(
            "`>` and `|` at the start of a value announce a text on the lines below",
            "put the value in quotes, or start its text on the next line, indented",
        ),
        K::CommentNotSeparated | K::CommentInterceptedScalar => {
            said("a comment interrupts the text here", "put a space before `#`, or put the text in quotes")
        }
        K::BomInsideDocument => {
            said("an invisible mark (U+FEFF) stands here", "delete it, or type the line anew")
        }
        K::DirectiveDisallowed | K::MissingDirectiveName | K::InvalidDirectiveName => {
            said("a line cannot begin with `%`", "put the text in quotes")
        }
        K::InvalidSimpleKey | K::SimpleKeyExpected | K::ExpectedBlockMappingKey | K::MappingKeyNotAllowed => {
            said(
                "a `key: value` should stand here",
                "look whether this line lines up with the ones above, and whether it has a colon and a space",
            )
        }
        K::ExpectedBlockSequenceEntry | K::BlockSequenceEntryNotAllowed | K::InvalidIndentation => said(
            "this line does not line up with the ones above",
            "lines that belong together start in the same column; what belongs to a line stands two spaces deeper",
        ),
        K::MappingValueNotAllowed | K::InvalidColonPlacement | K::InvalidMappingValueWhitespace => said(
            "there is a colon here that YAML cannot place",
            "put the text in quotes if it has a colon in it; else look whether the line is indented as its neighbours",
        ),
        K::ExpectedFlowMappingSeparator | K::ExpectedFlowSequenceSeparator => {
            said("a comma or a closing bracket is missing before this", "separate the entries by commas")
        }
        _ => said(
            "from here on the file cannot be read as YAML",
            "compare this line and the one above with the example in `okrbook explain yaml-syntax`",
        ),
    }
}
