//! The wording's journey: each wording with what changed word by word, and what the coach said to it.

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use super::day;
use crate::model::objective::Objective;
use crate::site::Site;
use crate::site::view::Day;

/// A wording, or what the coach said.
#[derive(Debug, PartialEq, Serialize)]
pub struct Step {
    /// When.
    pub on: Option<Day>,
    /// Whose words: nothing for the team, else the coach's name.
    pub said_by: Option<String>,
    /// The words, marked where they changed; the coach's words are one unmarked piece.
    pub pieces: Vec<Piece>,
    /// The wording that stands.
    pub now: bool,
    /// The first one.
    pub first: bool,
}

/// Words that stayed, came or went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// `kept`, `added` or `removed`.
    pub change: &'static str,
}

/// From the first wording to this one; empty without drafts.
pub fn journey(site: &Site, objective: &Objective) -> Vec<Step> {
    let coach = site
        .playbook
        .config
        .coach
        .as_ref()
        .map_or_else(|| "the coach".to_owned(), |coach| coach.name.clone());
    let mut steps = Vec::new();
    for (i, draft) in objective.drafts.iter().enumerate() {
        let next = objective.drafts.get(i + 1).map_or(&objective.wording, |next| &next.wording);
        let before = i.checked_sub(1).map(|i| objective.drafts[i].wording.value.as_str());
        steps.push(Step {
            on: day(draft.on.as_ref()),
            said_by: None,
            pieces: marked(before, &draft.wording, Some(next)),
            now: false,
            first: i == 0,
        });
        if let Some(coaching) = &draft.coaching {
            let pieces = vec![Piece { text: coaching.value.clone(), change: "kept" }];
            steps.push(Step { on: None, said_by: Some(coach.clone()), pieces, now: false, first: false });
        }
    }
    if let Some(last) = objective.drafts.last() {
        let pieces = marked(Some(&last.wording), &objective.wording, None);
        steps.push(Step { on: None, said_by: None, pieces, now: true, first: false });
    }
    steps
}

/// A wording with what is new since the one before, and what the one after takes out.
fn marked(before: Option<&str>, wording: &str, after: Option<&str>) -> Vec<Piece> {
    let words: Vec<&str> = wording.split_word_bounds().collect();
    let kept = |other: Option<&str>| {
        other.map(|other| common(&words, &other.split_word_bounds().collect::<Vec<_>>()))
    };
    let (old, stays) = (kept(before), kept(after));
    let mut pieces: Vec<Piece> = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let new = old.as_ref().is_some_and(|old| !old[i]);
        let goes = stays.as_ref().is_some_and(|stays| !stays[i]);
        let change = match (goes, new) {
            (true, _) => "removed",
            (false, true) => "added",
            (false, false) => "kept",
        };
        // A blank between two words that changed alike belongs to both; any other one stayed.
        let blank = word.chars().all(char::is_whitespace);
        let joins = |last: &Piece| continues(&words, i, old.as_deref(), stays.as_deref(), last.change);
        let change = match pieces.last() {
            Some(last) if blank && joins(last) => last.change,
            _ if blank => "kept",
            _ => change,
        };
        match pieces.last_mut() {
            Some(last) if last.change == change => last.text.push_str(word),
            _ => pieces.push(Piece { text: (*word).to_owned(), change }),
        }
    }
    pieces
}

fn continues(words: &[&str], at: usize, old: Option<&[bool]>, stays: Option<&[bool]>, change: &str) -> bool {
    let Some(next) = (at + 1..words.len()).find(|i| !words[*i].chars().all(char::is_whitespace)) else {
        return false;
    };
    let goes = stays.is_some_and(|stays| !stays[next]);
    let new = old.is_some_and(|old| !old[next]);
    match change {
        "removed" => goes,
        "added" => new && !goes,
        _ => !new && !goes,
    }
}

/// Which words of the first also stand in the second, in the same order: the longest common subsequence.
/// Case and blanks make no difference; wordings are short, so the plain table is enough.
fn common(a: &[&str], b: &[&str]) -> Vec<bool> {
    const LONGEST: usize = 2_000;
    if a.len() > LONGEST || b.len() > LONGEST {
        return a.iter().map(|word| b.contains(word)).collect();
    }
    let same = |x: &str, y: &str| x.to_lowercase() == y.to_lowercase();
    let mut table = vec![vec![0u16; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i][j] =
                if same(a[i], b[j]) { table[i + 1][j + 1] + 1 } else { table[i + 1][j].max(table[i][j + 1]) };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut kept = vec![false; a.len()];
    while i < a.len() && j < b.len() {
        if same(a[i], b[j]) {
            kept[i] = true;
            (i, j) = (i + 1, j + 1);
        } else if table[i + 1][j] >= table[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::marked;

    fn shown(before: Option<&str>, wording: &str, after: Option<&str>) -> String {
        let mark = |change: &str| match change {
            "added" => ("[", "]"),
            "removed" => ("(", ")"),
            _ => ("", ""),
        };
        marked(before, wording, after)
            .iter()
            .map(|piece| format!("{}{}{}", mark(piece.change).0, piece.text, mark(piece.change).1))
            .collect()
    }

    #[test]
    fn what_goes_and_what_comes_is_marked_word_by_word() {
        let (first, second) =
            ("Open a bakery school in this town", "Build a first-rate bakery school that bakers travel to");
        assert_eq!(shown(None, first, Some(second)), "(Open) a bakery school (in this town)");
        assert_eq!(
            shown(Some(first), second, None),
            "[Build] a [first-rate] bakery school [that bakers travel to]"
        );
    }

    #[test]
    fn equal_wordings_have_no_marks() {
        assert_eq!(shown(Some("Win the town"), "Win the town", None), "Win the town");
    }

    #[test]
    fn chinese_is_marked_too() {
        assert!(shown(Some("建立电话销售部"), "打造一流电话销售团队", None).contains('['));
    }
}
