//! What the wording itself gets in the way with: INS204 long-objective, INS205 unexplained-jargon, INS206
//! empty-superlative, and STR310 score-as-appraisal in either kind of text.

use super::WordFinding;
use super::class::{Class, Classes};
use super::lexicon::Lexicon;
use super::reading::Reading;
use super::rules;
use super::superlative;
use super::turn::Turn;

/// INS204, INS205, INS206
pub(super) fn objective(reading: &Reading, lexicon: &Lexicon, findings: &mut Vec<WordFinding>) {
    long(reading, lexicon, findings);
    jargon(reading, findings);
    superlative(reading, findings);
}

fn long(reading: &Reading, lexicon: &Lexicon, findings: &mut Vec<WordFinding>) {
    let whole = reading.whole();
    let characters = reading.text[whole.clone()].chars().count();
    let message = if let Some(end) = second_sentence(reading) {
        format!("There is a second sentence after “{}”.", reading.written(end))
    } else if characters > lexicon.limits.long_objective {
        format!("{characters} characters are many to say from memory.")
    } else {
        return;
    };
    findings.push(rules::finding(
        "INS204",
        whole,
        message,
        "Which half of it would the team still say in week six?",
        &["keep the picture, and move the rest to the description or the key results"],
    ));
}

/// The token a sentence ends at, when another one follows.
fn second_sentence(reading: &Reading) -> Option<usize> {
    (1..reading.tokens.len().saturating_sub(1)).find(|&at| {
        let gap = reading.gap(at);
        let ends = gap.starts_with(['.', '!', '?']) && gap.ends_with(char::is_whitespace);
        // "e.g. ", "vs. ", "no. 1": an abbreviation ends no sentence.
        let abbreviated = reading.written(at).len() < 4 && gap.starts_with('.');
        ends && !abbreviated && reading.written(at + 1).starts_with(|c: char| !c.is_lowercase())
    })
}

/// Two to six capitals that neither the lists nor the playbook know.
fn jargon(reading: &Reading, findings: &mut Vec<WordFinding>) {
    let shouting = !reading.text.contains(char::is_lowercase);
    if shouting {
        return;
    }
    let unknown = (0..reading.tokens.len()).find(|&at| {
        let word = reading.written(at);
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        (2..=6).contains(&letters)
            && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
            && word.is_ascii()
            && !period(word)
            && reading.tokens[at].classes == Classes::NONE
            && !spelled_out(reading, at)
    });
    let Some(at) = unknown else { return };
    let word = reading.written(at);
    findings.push(rules::finding(
        "INS205",
        reading.tokens[at].span.clone(),
        format!("“{word}” is explained neither here nor in the playbook's vocabulary."),
        "Would somebody from the next team know what it stands for?",
        &["write it out once", "add it to `vocabulary` in okrbook.yaml"],
    ));
}

/// "Night Ferry Pass (NFP)", "NFP (night ferry pass)": the words before or behind the bracket open with its letters.
fn spelled_out(reading: &Reading, at: usize) -> bool {
    let letters = reading.written(at).to_lowercase();
    let letters = letters.trim_end_matches('s');
    let count = letters.chars().count();
    // "Test orders and results (TOR)": small words lend no letter.
    let lends = |at: &usize| !matches!(reading.word(*at), "and" | "of" | "for" | "the" | "in" | "to");
    let opens = |words: &[usize]| {
        words.len() == count
            && letters.chars().zip(words).all(|(letter, &at)| reading.word(at).starts_with(letter))
    };
    let behind = at > 0 && reading.gap(at - 1).contains('(') && {
        let mut words: Vec<usize> = (0..at).rev().filter(lends).take(count).collect();
        words.reverse();
        opens(&words)
    };
    let before = reading.gap(at).contains('(')
        && opens(&(at + 1..reading.tokens.len()).filter(lends).take(count).collect::<Vec<_>>());
    behind || before
}

/// "FY21", "Q3", "H1": a time, and no riddle.
fn period(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    !digits.is_empty() && matches!(&word[..word.len() - digits.len()], "FY" | "Q" | "H" | "CY")
}

fn superlative(reading: &Reading, findings: &mut Vec<WordFinding>) {
    // "… for being a bakery": it says at what.
    let named =
        |at: usize| matches!(reading.word(at + 1), "for" | "at" | "in") && at + 3 < reading.tokens.len();
    // "First-class service by listening to …": how.
    let how = (0..reading.tokens.len()).any(|at| reading.word(at) == "by" && reading.is(at + 1, Class::Ing));
    if how {
        return;
    }
    let claim = reading.find(0, Class::Superlative).filter(|_| !superlative::names_what(reading));
    let claim = claim.or_else(|| reading.find(0, Class::Buzz)).filter(|&at| !named(at));
    let Some(at) = claim else { return };
    let word = reading.written(at);
    findings.push(rules::finding(
        "INS206",
        reading.tokens[at].span.clone(),
        format!("“{word}” is a claim anyone can make; the words do not say at what."),
        "At what, compared with whom, and who would notice?",
        &["the <…> that <whom> choose because <…>", "name the one skill or quality it stands for"],
    ));
}

/// STR310, in objectives and key results.
pub(super) fn appraisal(reading: &Reading, findings: &mut Vec<WordFinding>) {
    let start = reading.shape.start();
    let tied = reading.find(0, Class::Appraisal).zip(reading.find(0, Class::Score));
    let aim = || (start..reading.tokens.len()).find(|&at| reading.turns(at, Turn::ScoreAsAim));
    // "A bonus for 80 % of our OKRs": the pay weighs more.
    let finding = if let Some((pay, score)) = tied {
        rules::finding(
            "STR310",
            reading.span(pay.min(score), pay.max(score)),
            format!("“{}” is tied to “{}”.", reading.written(pay), reading.written(score)),
            "What would people dare to aim for if nothing of theirs hung on the score?",
            &["keep pay and appraisal out of the text, and ask in the reflection what was learned"],
        )
    } else if let Some(at) = aim() {
        rules::finding(
            "STR310",
            reading.span(at, reading.tokens.len() - 1),
            format!("“{}” makes the score itself the aim.", reading.quoted()),
            "If all of it were reached, who would know whether it had been hard?",
            &[
                "<what would be different for whom> in place of how much of the list is done",
                "read the scores at the end, and ask what each of them taught us",
            ],
        )
    } else {
        return;
    };
    findings.push(finding);
}
