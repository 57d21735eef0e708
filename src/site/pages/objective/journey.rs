//! The wording's journey: each wording with what changed word by word, and what the coach said to it.

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use super::day;
use crate::diagnostic::{Code, Journey, Rewording, Subject};
use crate::model::playbook::ObjectiveIndex;
use crate::site::Site;
use crate::site::route::Route;
use crate::site::view::{Day, Link};

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
    /// What it did about the questions to the wording before, for audiences that see questions.
    pub asks: Option<Asks>,
}

/// What a wording did about the questions to the one before: each rule's name, with its page.
#[derive(Debug, PartialEq, Serialize)]
pub struct Asks {
    /// Asked no more.
    pub solved: Vec<Link>,
    /// Asked again.
    pub still: Vec<Link>,
    /// Asked for the first time.
    pub raised: Vec<Link>,
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
pub fn journey(site: &Site, at: ObjectiveIndex) -> Vec<Step> {
    let objective = &site.playbook.entry(at).objective;
    let told = told(site, at);
    let asks = |wording: usize| told.and_then(|told| asks(site, told.wordings.get(wording)?));
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
            asks: asks(i),
        });
        if let Some(coaching) = &draft.coaching {
            let pieces = vec![Piece { text: coaching.value.clone(), change: "kept" }];
            let said_by = Some(coach.clone());
            steps.push(Step { on: None, said_by, pieces, now: false, first: false, asks: None });
        }
    }
    if let Some(last) = objective.drafts.last() {
        let pieces = marked(Some(&last.wording), &objective.wording, None);
        let asks = asks(objective.drafts.len());
        steps.push(Step { on: None, said_by: None, pieces, now: true, first: false, asks });
    }
    steps
}

/// What the check tells of an objective's wordings.
fn told(site: &Site, at: ObjectiveIndex) -> Option<&Journey> {
    site.journeys.get(&Subject {
        period: site.playbook.quarters[at.quarter].period.to_string(),
        team: site.playbook.team_of(at).id.clone(),
        objective: Some(site.playbook.entry(at).objective.id.value.clone()),
        key_result: None,
    })
}

fn asks(site: &Site, wording: &Rewording) -> Option<Asks> {
    let links = |codes: &[&'static Code]| codes.iter().filter_map(|code| rule_link(site, code)).collect();
    wording.speaks().then(|| Asks {
        solved: links(&wording.solved),
        still: links(&wording.still),
        raised: links(&wording.raised),
    })
}

fn rule_link(site: &Site, code: &Code) -> Option<Link> {
    let rule = site.manuals.iter().position(|manual| manual.code == code)?;
    Some(Link { label: code.name.to_owned(), href: site.href(&Route::Rule(rule)) })
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
