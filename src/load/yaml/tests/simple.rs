//! The quick way through simple files gives what the parser gives, or nothing; and simple files do go that way.

use super::mutations::{Dice, FILES};
use crate::load::yaml::{simple, tree};

/// A file that is simple throughout, with all that simple files may have.
const SIMPLE: &str = "\
# what we are after
team: Night shift   # since 2019

objectives:
  - id: first-call
    objective: \"Every lead hears a person's voice\"
    why: 'Half of them leave at \"press 1\"'
    owner: 李娜
    why_now:
    # twice as many in May
    drafts:
    - objective: Set up a hotline
      on: 2020-12-14
      coaching: >
        Clear, # and short,
        but it is a task.
    key_results:
      - Answer calls at https://example.com within 3 minutes: not two

      - key_result: Raise trials, from 4% to 12%
        unit: \"%\"
        baseline: -4.5
        confidence: ~
        check_ins:
          - {on: 2021-01-22, value: 4.4, note: \"Rewritten, too early\"}
          - {on: 2021-02-05, value: -5.9, confidence: 60%, at: [a b, {c: 'd'}]} # late
          - { on: 2021-02-19, tags: [], more: {} }
      - key_result: |-
          Calls answered:
          - by a person
        done: no
  - objective: (a second one) #1 of its kind
last: null
";

/// The quick way's tree; where it gives one, the parser has to give the same, without a word said.
fn compare(text: &str) -> bool {
    let Some(quick) = simple::build(text) else { return false };
    match tree::parse(text) {
        Ok(parsed) => {
            assert_eq!(quick, parsed.root, "{text}");
            assert!(parsed.slips.is_empty() && parsed.idle_anchors.is_empty(), "{text}");
        }
        Err(fault) => panic!("{fault:?} in {text}"),
    }
    true
}

#[test]
fn simple_files_go_the_quick_way() {
    let simple = SIMPLE.replace(": not two", "").replace(" #1 of its kind", "");
    for text in [&simple, simple.trim_end(), FILES[1].replace("it''s", "it is").as_str()] {
        assert!(compare(text), "{text}");
    }
}

#[test]
fn what_is_not_simple_is_the_parsers() {
    for text in [
        "",
        "words\n",
        " a: b\n",
        "a: b\n c: d\n",
        "a: b\n c\n",
        "a: &x b\n",
        "a: *x\n",
        "a: !x b\n",
        "a: \"b\\n\"\n",
        "a: 'it''s'\n",
        "a: \"b\n  c\"\n",
        "a: b\na: c\n",
        "a: {b: c,\n  d: e}\n",
        "a: {b: c, }\n",
        "a: {b, c}\n",
        "a: [b c: d]\n",
        "a: b: c\n",
        "a: b:\n",
        "a:b\n",
        "a:\tb\n",
        "a: b\r\n",
        "a: |+\n  b\n",
        "a: |\n  b\n\n  c\n",
        "a: >\n  b\n   c\n",
        "- - a\n",
        "-\n",
        "---\na: b\n",
        "a: b\n...\n",
        "? a\n: b\n",
        "<<: a\n",
        "a: \u{feff}b\n",
        "a:\u{a0}b\n",
        "a: b\n- c\n",
        "- a\nb: c\n",
        "a:\n    - b\n  - c\n",
        "a: \"b\" c\n",
        "a: \"b\"#c\n",
        "a: @b\n",
        "a: %b\n",
    ] {
        assert!(!compare(text), "{text:?}");
    }
}

#[test]
fn mutations_are_read_alike() {
    let mut dice = Dice(0x51_4d_71_e5);
    let mut quick = 0;
    for round in 0..40_000 {
        let file = if round % 2 == 0 { SIMPLE } else { FILES[round / 2 % FILES.len()] };
        // A few lines are read whole more often than many.
        let lines: Vec<&str> = file.split_inclusive('\n').collect();
        let from = dice.roll(lines.len());
        let mut bytes = lines[from..(from + 1 + dice.roll(12)).min(lines.len())].concat().into_bytes();
        for _ in 0..dice.roll(4) {
            dice.mutate(&mut bytes);
        }
        if let Ok(text) = String::from_utf8(bytes) {
            let indent = text.len() - text.trim_start_matches(' ').len();
            let outdented: Vec<&str> =
                text.split_inclusive('\n').map(|line| line.get(indent..).unwrap_or(line)).collect();
            quick += usize::from(compare(&outdented.concat()));
        }
    }
    assert!(quick > 4_000, "only {quick} went the quick way");
}
