//! What a person sees, character by character.

use std::sync::Arc;

use super::*;
use crate::load::codes;
use crate::source::{Source, SourceKind, SourcePath};
use crate::span::Span;

fn shown(diagnostics: &[Diagnostic], files: &[(&str, &str)]) -> String {
    let file = |(path, text): &(&str, &str)| Source {
        path: Arc::from(*path),
        kind: SourceKind::Okrs,
        text: Arc::from(*text),
    };
    let sources = Sources { files: files.iter().map(file).collect(), ..Sources::default() };
    let mut out = Vec::new();
    write(&mut out, diagnostics, &sources, Style { paint: Paint::Plain, width: 80 })
        .expect("writes to memory");
    String::from_utf8(out).expect("text")
}

fn said(path: &str, span: Range<usize>) -> Diagnostic {
    Diagnostic::new(
        &codes::UNKNOWN_KEY,
        &SourcePath::from(path),
        Span::new(span.start, span.end),
        "there is no key `onwer`",
    )
}

#[test]
fn a_diagnostic_shows_its_line_and_what_to_write() {
    let path = SourcePath::from("a.yaml");
    let said = said("a.yaml", 12..17)
        .label("unknown")
        .also(&path, Span::new(0, 4), "in this")
        .help("did you mean `owner`?");
    let shown = shown(&[said.patch(Span::new(12, 17), "owner")], &[("a.yaml", "team: Sales\nonwer: Chen\n")]);
    assert_eq!(
        shown,
        "\
error[unknown-key]: there is no key `onwer`
 --> a.yaml:2:1
  |
1 | team: Sales
  | ---- in this
2 | onwer: Chen
  | ^^^^^ unknown
  |
  = help: did you mean `owner`?
  = note: YML602; `okrbook explain unknown-key` says more
help: write this instead
  |
2 - onwer: Chen
2 + owner: Chen
  |

"
    );
}

#[test]
fn columns_count_characters_and_underlines_their_width() {
    let text = "team: 电话销售: x\r\nlead: y\r\n";
    let at = text.find(": x").expect("there");
    let shown = shown(&[said("a.yaml", at..at + 1)], &[("a.yaml", text)]);
    assert!(shown.contains(" --> a.yaml:1:11\n"), "{shown}");
    assert!(shown.contains("1 | team: 电话销售: x\n  |               ^\n"), "{shown}");
}

#[test]
fn a_tab_is_as_wide_as_it_is_shown() {
    let shown = shown(&[said("a.yaml", 4..6)], &[("a.yaml", "a:\n\tbc: d\n")]);
    assert!(shown.contains(" --> a.yaml:2:2\n  |\n2 |     bc: d\n  |     ^^\n"), "{shown}");
}

#[test]
fn empty_places_and_the_end_of_a_file_are_shown() {
    for (text, at, place) in
        [("a: b", 4, "1:5"), ("a: b\n", 5, "1:5"), ("a:\nb: c\n", 2, "1:3"), ("a: b\r\n", 6, "1:5")]
    {
        let shown = shown(&[said("a.yaml", at..at)], &[("a.yaml", text)]);
        assert!(shown.contains(&format!("a.yaml:{place}\n")) && shown.contains('^'), "{text:?}\n{shown}");
    }
}

#[test]
fn files_without_a_text_are_named() {
    for files in [&[][..], &[("logo.yaml", "")]] {
        let shown = shown(&[said("logo.yaml", 3..9)], files);
        assert!(shown.starts_with("error[unknown-key]: there is no key `onwer`\n--> logo.yaml\n"), "{shown}");
    }
}

#[test]
fn other_files_are_shown_below() {
    let also = SourcePath::from("b.yaml");
    let said = said("a.yaml", 0..1).also(&also, Span::new(6, 7), "and here");
    let shown = shown(&[said], &[("a.yaml", "a: b\n"), ("b.yaml", "x: y\n\na: c\n")]);
    assert!(
        shown.contains(" --> a.yaml:1:1\n")
            && shown.contains("::: b.yaml:3:1\n")
            && shown.contains("- and here\n"),
        "{shown}"
    );
}

#[test]
fn long_lines_are_cut_around_the_place() {
    for length in [2_000, 100_000] {
        let text = format!("why: {} onwer {}\n", "so ".repeat(length / 3), "on ".repeat(length / 3));
        let at = text.find("onwer").expect("there");
        let shown = shown(&[said("a.yaml", at..at + 5).label("here")], &[("a.yaml", &text)]);
        assert!(shown.contains(&format!("a.yaml:1:{}\n", at + 1)), "{shown}");
        assert!(shown.contains("onwer") && shown.contains("^^^^^ here"), "{shown}");
        assert!(shown.lines().all(|line| line.chars().count() < 130), "{shown}");
    }
}

#[test]
fn the_summary_counts() {
    let with = |path: &str, severity| Diagnostic { severity, ..said(path, 0..0) };
    assert_eq!(summary(&[]), "nothing to say: all is well");
    assert_eq!(summary(&[with("a", Severity::Error)]), "1 error in 1 file");
    let some = [with("a", Severity::Error), with("b", Severity::Error), with("c", Severity::Hint)];
    assert_eq!(summary(&some), "2 errors and 1 hint in 3 files");
    let all = [with("a", Severity::Hint), with("a", Severity::Warn), with("a", Severity::Error)];
    assert_eq!(summary(&all), "1 error, 1 warning and 1 hint in 1 file");
}

#[test]
fn questions_and_reframings_stand_after_the_help() {
    let mut said = said("a.yaml", 0..4).help("say whom it is for");
    said.question = Some("Who is glad of it?".to_owned());
    said.reframing = vec!["Become the shop that …".to_owned()];
    let shown = shown(&[said], &[("a.yaml", "team: Sales\n")]);
    let after = "\
  = help: say whom it is for
  = a coach would ask: Who is glad of it?
  = to start from: Become the shop that …
  = note: YML602; `okrbook explain unknown-key` says more
";
    assert!(shown.contains(after), "{shown}");
}

#[test]
fn accepted_ones_are_listed_apart_at_the_end() {
    let mut one = said("a.yaml", 3..4);
    one.accepted = Some("We agreed on it\n  in January".to_owned());
    let mut other = said("longer.yaml", 0..1);
    other.accepted = Some("It is the law".to_owned());
    let files = [("a.yaml", "a:\nb: c\n"), ("longer.yaml", "a: b\n")];
    assert_eq!(
        shown(&[one.clone(), other.clone()], &files),
        "accepted on purpose:\n  unknown-key  a.yaml:2       We agreed on it in January\n  unknown-key  longer.yaml:1  It is the law\n\n"
    );
    assert_eq!(summary(&[one.clone()]), "nothing to say; 1 accepted on purpose");
    assert_eq!(summary(&[said("b", 0..0), one, other]), "1 error in 1 file; 2 accepted on purpose");
}

#[test]
fn severities_are_named() {
    let mut hint = said("a.yaml", 0..1);
    hint.severity = Severity::Hint;
    assert!(shown(&[hint.clone()], &[("a.yaml", "a: b\n")]).starts_with("hint[unknown-key]: "));
    hint.severity = Severity::Warn;
    assert!(shown(&[hint], &[("a.yaml", "a: b\n")]).starts_with("warning[unknown-key]: "));
}
