//! What letters stand for, where the playbook itself says it: in its title, a team's name, or written out by the same team.

use super::place::OfTeam;

/// Whether `letters` ("NFP") are known to whoever reads this team's quarter.
#[must_use]
pub fn explained(team: OfTeam<'_>, letters: &str) -> bool {
    let playbook = team.book.playbook;
    let names = playbook.teams.iter().map(|team| team.name.as_str()).chain([playbook.config.title.as_str()]);
    let known = names.into_iter().any(|name| words(name).any(|word| word == letters));
    known || texts(team).any(|text| written_out(text, letters))
}

/// What the team has written for the quarter.
fn texts(team: OfTeam<'_>) -> impl Iterator<Item = &str> {
    team.objectives().map(|of| of.written()).flat_map(|objective| {
        let why = objective.why.as_ref().map(|why| why.as_str());
        let key_results = objective.key_results.iter().map(|key_result| key_result.wording.as_str());
        [Some(objective.wording.as_str()), why].into_iter().flatten().chain(key_results)
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// "The night ferry pass": words in a row open with the letters. Two words do by chance, unless they are capitalised.
fn written_out(text: &str, letters: &str) -> bool {
    let letters: Vec<char> = letters.chars().collect();
    let words: Vec<&str> = words(text).collect();
    let opens = |word: &str, letter: char| {
        let first = word.chars().next();
        word.len() > 1
            && if letters.len() > 2 {
                first.is_some_and(|first| first.eq_ignore_ascii_case(&letter))
            } else {
                first == Some(letter)
            }
    };
    words
        .windows(letters.len())
        .any(|row| row.iter().zip(&letters).all(|(word, &letter)| opens(word, letter) && !shouts(word)))
}

/// The letters themselves.
fn shouts(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_a_row_open_with_the_letters() {
        for text in ["Sell the night ferry pass", "Sell Night-Ferry Passes"] {
            assert!(written_out(text, "NFP"), "{text}");
        }
        for text in ["Sell the NFP", "Night passes for the ferry", "nights for free", ""] {
            assert!(!written_out(text, "NFP"), "{text}");
        }
        assert!(written_out("Each Working Group has a plan", "WG"));
        assert!(!written_out("Which guild grows?", "WG"));
    }
}
