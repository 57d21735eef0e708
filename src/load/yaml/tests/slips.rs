//! One test per kind of slip: each case broken, the line, column and words that are said, and the file once the
//! patches are in.

use super::*;

/// What is said of a text, as `line:column message`, and the text with all patches applied.
fn said(text: &str) -> (Vec<String>, String) {
    let reading = survey_all(text);
    let lines = reading.diagnostics.iter().map(|said| {
        let before = &text[..said.at.span.start as usize];
        let line = before.matches('\n').count() + 1;
        let column = before[before.rfind('\n').map_or(0, |at| at + 1)..].chars().count() + 1;
        format!("{line}:{column} {}", said.message)
    });
    let lines = lines.collect();
    let mut patches: Vec<_> = reading.diagnostics.into_iter().filter_map(|said| said.patch).collect();
    patches.sort_by_key(|patch| patch.span);
    let mut mended = text.to_owned();
    for patch in patches.iter().rev() {
        mended.replace_range(patch.span.range(), &patch.replacement);
    }
    (lines, mended)
}

/// One mistake, and a patch that leaves nothing to be said.
#[track_caller]
fn slip(text: &str, expected: &str, mended: &str) {
    let (said, patched) = said(text);
    assert_eq!(said, [expected], "{text}");
    assert_eq!(patched, mended);
    let rest = survey_all(mended).diagnostics;
    assert!(rest.is_empty(), "the patch leaves {rest:#?}");
}

/// One mistake that only its writer can mend.
#[track_caller]
fn puzzle(text: &str, expected: &str) {
    assert_eq!(said(text), (vec![expected.to_owned()], text.to_owned()));
    assert!(survey_all(text).diagnostics.iter().all(|said| !said.help.is_empty()), "no help for {text}");
}

#[test]
fn tabs() {
    slip(
        "objectives:\n\t- objective: A\n\t  why: b\n",
        "2:1 a line is indented with a tab; YAML only knows spaces",
        "objectives:\n  - objective: A\n    why: b\n",
    );
    slip(
        "team:\r\n\tname: x\r\n\tlead: y\r\n",
        "2:1 a line is indented with a tab; YAML only knows spaces",
        "team:\r\n  name: x\r\n  lead: y\r\n",
    );
}

#[test]
fn spaces_that_are_none() {
    slip(
        "team:\n\u{a0}\u{a0}name: x\n  lead: y\n",
        "2:1 this line is indented with spaces that YAML does not know as spaces",
        "team:\n  name: x\n  lead: y\n",
    );
    slip(
        "team:\n\u{3000}name: x\n",
        "2:1 this line is indented with spaces that YAML does not know as spaces",
        "team:\n  name: x\n",
    );
}

#[test]
fn no_space_after_a_colon() {
    slip(
        "team: Sales\nlead:Chen\n",
        "2:5 there is no space after the colon of `lead`",
        "team: Sales\nlead: Chen\n",
    );
    slip(
        "objectives:\n  - objective:Build a team\n    why: x\n",
        "2:14 there is no space after the colon of `objective`",
        "objectives:\n  - objective: Build a team\n    why: x\n",
    );
    slip("team:Sales\n", "1:5 there is no space after the colon of `team`", "team: Sales\n");
    slip(
        "team:\n  name:Sales\n",
        "2:7 there is no space after the colon of `name`",
        "team:\n  name: Sales\n",
    );
    slip(
        "a: {on: 1, value:4}\n",
        "1:17 there is no space after the colon of `value`",
        "a: {on: 1, value: 4}\n",
    );
    slip(
        "team：电话销售\nlead: 陈\n",
        "1:5 after `team` stands the wide colon `：`, which is only a letter to YAML",
        "team: 电话销售\nlead: 陈\n",
    );
}

#[test]
fn no_space_after_a_dash() {
    slip(
        "list:\n  - a\n  -b\n",
        "3:3 there is no space after the dash of this list item",
        "list:\n  - a\n  - b\n",
    );
    let (lines, mended) = said("list:\n  -Raise it\n  -Lower it\n");
    assert_eq!(
        lines,
        ["2:3", "3:3"].map(|at| format!("{at} there is no space after the dash of this list item"))
    );
    assert_eq!(mended, "list:\n  - Raise it\n  - Lower it\n");
}

#[test]
fn bullets_of_a_word_processor() {
    let bullet = |at: &str, sign: char| format!("{at} `{sign}` begins a list on paper; here a hyphen does");
    for (text, at, sign) in [
        ("list:\n  • Raise it\nb: c\n", "2:3", '•'),
        ("list:\n  ‣ name: Raise it\nb: c\n", "2:3", '‣'),
        ("list:\n  • name: Raise it\n    unit: h\nb: c\n", "2:3", '•'),
        ("list:\n  - Lower it\n  – Raise it: all\n", "3:3", '–'),
    ] {
        let mended = text.replace([sign], "-");
        slip(text, &bullet(at, sign), &mended);
    }
    let (lines, mended) = said("list:\n  • Raise it\n  • Lower it\n");
    assert_eq!(lines, ["2:3", "3:3"].map(|at| bullet(at, '•')));
    assert_eq!(mended, "list:\n  - Raise it\n  - Lower it\n");
    for fine in ["note: • x\n", "note:\n  •x\n", "note: |\n  • x\n  • y\n"] {
        assert_eq!(survey_all(fine).diagnostics, [], "{fine}");
    }
}

#[test]
fn a_colon_in_a_text() {
    slip(
        "objective: Sales: the next level # A\n",
        "1:17 a text that has a colon followed by a space must stand in quotes",
        "objective: \"Sales: the next level\" # A\n",
    );
    slip(
        "why: Leads go cold\n  after the fair: nobody calls\nlead: x\n",
        "2:17 a text that has a colon followed by a space must stand in quotes",
        "why: \"Leads go cold after the fair: nobody calls\"\nlead: x\n",
    );
    slip(
        "- note: He said \"go\": now\n",
        "1:21 a text that has a colon followed by a space must stand in quotes",
        "- note: 'He said \"go\": now'\n",
    );
}

#[test]
fn lines_that_do_not_line_up() {
    slip(
        "objectives:\n  - objective: A\n     why: b\n    owner: c\n",
        "3:6 `why` has 5 spaces before it, and lines up with nothing above",
        "objectives:\n  - objective: A\n    why: b\n    owner: c\n",
    );
    slip(
        "objectives:\n  - objective: A\n   why: b\n",
        "3:4 `why` has 3 spaces before it, and lines up with nothing above",
        "objectives:\n  - objective: A\n    why: b\n",
    );
    slip(
        "list:\n  - a\n - b\n",
        "3:2 this list item has 1 space before it, and lines up with nothing above",
        "list:\n  - a\n  - b\n",
    );
    slip(
        "objectives:\n  - objective: A\n    why: b\n   - objective: B\n     why: c\n",
        "4:4 this list item has 3 spaces before it, and lines up with nothing above",
        "objectives:\n  - objective: A\n    why: b\n  - objective: B\n    why: c\n",
    );
    slip(
        "team: Sales\n  lead: Chen\n",
        "2:3 `lead` has 2 spaces before it, and lines up with nothing above",
        "team: Sales\nlead: Chen\n",
    );
    puzzle(
        "team:\n    name: a\n  lead: b\n",
        "3:3 `lead` has 2 spaces before it, and lines up with nothing above",
    );
}

#[test]
fn values_that_begin_with_a_sign() {
    for sign in ["%", "@", "*", "!", "&", "]", "}", ",", "> ", "| ", ">", "? "] {
        let text = format!("note: {sign}3\nlead: x\n");
        let expected = format!("1:7 a text cannot begin with `{}` unless it is in quotes", &sign[..1]);
        slip(&text, &expected, &format!("note: \"{sign}3\"\nlead: x\n"));
    }
    slip("a: `x`\n", "1:4 a text cannot begin with a backtick unless it is in quotes", "a: \"`x`\"\n");
    slip(
        "- *really* big\n",
        "1:3 a text cannot begin with `*` unless it is in quotes",
        "- \"*really* big\"\n",
    );
    slip(
        "a: [draft] Sales\nb: c\n",
        "1:12 the text goes on after its closing bracket",
        "a: \"[draft] Sales\"\nb: c\n",
    );
    slip("a: - b\nc: d\n", "1:4 a list item cannot stand beside its key", "a:\n  - b\nc: d\n");
}

#[test]
fn quotation_marks() {
    slip(
        "a: \"foo\nb: c\nd: e\n",
        "1:4 a quotation mark is opened here and never closed",
        "a: \"foo\"\nb: c\nd: e\n",
    );
    slip(
        "- a: x\n  b: \"foo\n  c: \"bar\"\n  d: e\n",
        "2:6 a quotation mark is opened here and never closed",
        "- a: x\n  b: \"foo\"\n  c: \"bar\"\n  d: e\n",
    );
    slip(
        "a: [\"x, 'y']\nb: c\n",
        "1:5 a quotation mark is opened here and never closed",
        "a: [\"x\", 'y']\nb: c\n",
    );
    slip("a: 'it's here'\n", "1:7 the text goes on after its closing quotation mark", "a: \"it's here\"\n");
    slip(
        "a: \"Sales\" is great\n",
        "1:10 the text goes on after its closing quotation mark",
        "a: '\"Sales\" is great'\n",
    );
    slip(
        "a: \"He said \"go\" now\"\n",
        "1:13 the text goes on after its closing quotation mark",
        "a: 'He said \"go\" now'\n",
    );
    slip("a: \"C:\\path\"\n", "1:7 in double quotes a backslash means something special", "a: 'C:\\path'\n");
    assert_eq!(read_shape("a: “Sales” is ‘great’\n"), "{a: “Sales” is ‘great’}");
    slip(
        "team: “Sales”\nb: c\n",
        "1:7 these quotation marks are a part of the text, and will be shown",
        "team: \"Sales\"\nb: c\n",
    );
    assert!(survey_all("- „Ja“\n").node.is_some(), "it is only a hint");
    for fine in ["a: “One” and “two”\n", "a: 'x “y”'\n", "a: \"“y”\"\n", "a: “”\n"] {
        assert_eq!(survey_all(fine).diagnostics, [], "{fine}");
    }
    slip(
        "a: “Sales: great”\n",
        "1:10 a text that has a colon followed by a space must stand in quotes",
        "a: \"“Sales: great”\"\n",
    );
}

#[test]
fn brackets() {
    slip("a: [x, y\nb: c\n", "1:4 `[` is opened here and never closed", "a: [x, y]\nb: c\n");
    slip(
        "- a:\n    - {x: 1\n  b:\n    - {y: 2}\n",
        "2:7 `{` is opened here and never closed",
        "- a:\n    - {x: 1}\n  b:\n    - {y: 2}\n",
    );
    slip("a: {x: y\nb: c\n", "1:4 `{` is opened here and never closed", "a: {x: y}\nb: c\n");
    slip("- {x: [1, 2}\n- b\n", "1:7 `[` is opened here and never closed", "- {x: [1, 2]}\n- b\n");
    slip(
        "theme: {accent: #8a3b12}\nb: c\n",
        "1:17 `#` starts a comment, so the rest of this line is not read",
        "theme: {accent: \"#8a3b12\"}\nb: c\n",
    );
    slip(
        "a:\n  - {x: #1, y: 2}\n  - z\n",
        "2:9 `#` starts a comment, so the rest of this line is not read",
        "a:\n  - {x: \"#1\", y: 2}\n  - z\n",
    );
    slip("a: {x: 1]\n", "1:9 what `{` opens, `]` cannot close", "a: {x: 1}\n");
    slip("a: [x]]\nb: c\n", "1:7 there is a `]` too many here", "a: [x]\nb: c\n");
    slip("a: [x, , y]\n", "1:8 there is a comma too many here", "a: [x,  y]\n");
    slip("a: {x: 1 y: 2}\n", "1:10 a comma is missing before `y`", "a: {x: 1, y: 2}\n");
    slip(
        "- {on: 2021-01-22, note: Scripts rewritten, too early, too small}\n",
        "1:43 between `{` and `}`, a text that has a comma must stand in quotes",
        "- {on: 2021-01-22, note: \"Scripts rewritten, too early, too small\"}\n",
    );
    slip(
        "- {metric: complaints per 1,000 calls, keep: under 3}\n",
        "1:28 between `{` and `}`, a text that has a comma must stand in quotes",
        "- {metric: \"complaints per 1,000 calls\", keep: under 3}\n",
    );
}

#[test]
fn keys_without_a_colon() {
    slip("team Sales\nlead: x\n", "1:1 there is no colon after `team`", "team: Sales\nlead: x\n");
    slip(
        "- objective: A\n  key_results\n    - b\n",
        "2:3 there is no colon after `key_results`",
        "- objective: A\n  key_results:\n    - b\n",
    );
    slip(
        "team = Sales\nlead: x\n",
        "1:5 `team` is followed by an equals sign, not a colon",
        "team: Sales\nlead: x\n",
    );
    slip(
        "why: Leads go cold\nNobody calls them\nlead: x\n",
        "2:1 this line has no key; does it go on with the text above?",
        "why: Leads go cold\n  Nobody calls them\nlead: x\n",
    );
    puzzle(
        "- Raise the share to 12%\n  owner: Wang\n",
        "1:3 `owner` below belongs to this text, so the text needs a key of its own",
    );
}

#[test]
fn a_dash_too_far_right_is_glued_to_the_text_above() {
    slip(
        "key_results:\n  - Visits from 5 to 20\n    - Orders from 1 to 3\n",
        "3:5 this dash is read as a part of the text above",
        "key_results:\n  - Visits from 5 to 20\n  - Orders from 1 to 3\n",
    );
    puzzle(
        "objectives:\n  - objective: Be glad\n     - Be calm\n",
        "3:6 this dash is read as a part of the text above",
    );
    for fine in ["note: one\n  two - three\n", "note: |\n  one\n  - two\n", "list:\n  - one\n  - two\n"] {
        assert!(survey_all(fine).diagnostics.is_empty(), "{fine}");
    }
}

#[test]
fn words_that_would_be_lost() {
    slip(
        "theme:\n  accent: #0b6e4f\n",
        "2:11 `accent` has no value: `#` starts a comment",
        "theme:\n  accent: \"#0b6e4f\"\n",
    );
    let (lines, _) = said("motto: We are #1\n");
    assert_eq!(lines, ["1:15 what follows a space and `#` is a comment, and is not shown"]);
    assert!(survey_all("motto: We are #1\n").node.is_some());
    for fine in [
        "a: # TODO\n",
        "a: x # 1\n",
        "a: #c\n  - b\n",
        "a: {b, c}\n",
        "a: -5\n",
        "a:\n  -5%\n",
        "- https://x.org\n",
        "- see:this\n",
    ] {
        assert_eq!(survey_all(fine).diagnostics, [], "{fine}");
    }
}

#[test]
fn what_is_no_yaml_of_ours() {
    puzzle("a: b\n---\nc: d\n", "2:1 for YAML, the file ends at this `---`; what follows would not be read");
    puzzle("a: b\n...\nfoo\n", "2:1 for YAML, the file ends at this `...`; what follows would not be read");
    puzzle("? [a]\n: b\n", "1:3 a key must be a word or a few words");
    puzzle(": b\n", "1:1 a key must be a word or a few words");
    slip("a: !!str 5\n", "1:4 a text cannot begin with `!` unless it is in quotes", "a: \"!!str 5\"\n");
    slip(
        "a: !include x.yaml\n",
        "1:4 a text cannot begin with `!` unless it is in quotes",
        "a: \"!include x.yaml\"\n",
    );
}

#[test]
fn all_slips_of_a_file_are_told_at_once() {
    let text = "team: Sales: China\nobjectives:\n  - objective:Build a team\n    why: @home\n    owner: \"Chen\n    key_results:\n      -Raise it\n      - Lower it\n     - Keep it\nlead Wang\n";
    let (lines, mended) = said(text);
    assert_eq!(
        lines,
        [
            "1:12 a text that has a colon followed by a space must stand in quotes",
            "3:14 there is no space after the colon of `objective`",
            "4:10 a text cannot begin with `@` unless it is in quotes",
            "5:12 a quotation mark is opened here and never closed",
            "7:7 there is no space after the dash of this list item",
            "9:6 this list item has 5 spaces before it, and lines up with nothing above",
            "10:1 there is no colon after `lead`",
        ]
    );
    assert_eq!(survey_all(&mended).diagnostics, []);
}
