//! What the numbers of a text are of: its words without them.

use std::ops::Range;

use super::Reading;
use super::marks::{names_time, words};

/// What stands before a number and says no more than that one comes.
const BEFORE: [&str; 3] = ["from", "to", "at"];
/// The same in Chinese, where no blank parts it from the word before it.
const JOINED: [char; 3] = ['从', '到', '至'];
/// What is left over at an end.
const LOOSE: [char; 8] = [' ', ',', ';', ':', '.', '-', '–', '('];
/// What may stand around it.
const AROUND: [&str; 8] = ["the", "end", "start", "of", "early", "mid", "late", "fiscal"];
/// What stands before a date.
const UNTIL: [&str; 6] = ["by", "before", "until", "in", "during", "for"];
/// What has a number and is a time.
const COUNTED: [&str; 4] = ["week", "kw", "month", "sprint"];

impl Reading {
    /// The text that was read without its numbers, without "from" and "to" before them, and without the date it is due,
    /// which is another one in the next quarter.
    #[must_use]
    pub fn subject(&self, text: &str) -> String {
        let numbers = [self.baseline.as_ref(), self.target.as_ref()].into_iter().flatten();
        let mut cuts: Vec<&Range<usize>> = numbers.map(|number| &number.at).collect();
        cuts.extend(self.change.as_ref().map(|change| &change.at));
        cuts.sort_by_key(|at| at.start);
        let mut subject = String::with_capacity(text.len());
        let mut end = 0;
        for at in cuts.into_iter().filter(|at| at.end <= text.len()) {
            if at.start < end {
                continue;
            }
            let before = text[end..at.start].trim_end().trim_end_matches(JOINED);
            let last = before.split_whitespace().next_back().unwrap_or_default();
            let small = BEFORE.iter().any(|small| last.eq_ignore_ascii_case(small));
            subject.push_str(if small { before[..before.len() - last.len()].trim_end() } else { before });
            end = at.end;
        }
        subject.push_str(&text[end..]);
        let subject = subject.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        timeless(subject.trim_end_matches(LOOSE)).trim_end_matches(LOOSE).to_owned()
    }
}

/// "Launch the shop by 31 March" without the last three words.
fn timeless(subject: &str) -> &str {
    let lower = subject.to_ascii_lowercase();
    let day = |word: &str| word.trim_end_matches(char::is_alphabetic).parse().is_ok_and(|day: u8| day <= 31);
    // "(by 30 June)"
    let led = |word: &str| {
        let lead = [" ", "("].into_iter().filter_map(|lead| lower.rfind(&format!("{lead}{word} "))).max();
        lead.map(|at| (at, word.len()))
    };
    let due = UNTIL.iter().filter_map(|word| led(word)).max().filter(|(at, word)| {
        let date = || words(&lower[at + word + 2..]).map(|(_, word)| word);
        let week = |word: &str| word.parse().is_ok_and(|week: u8| week <= 53);
        let counted = date().next().is_some_and(|word| COUNTED.contains(&word));
        let counted = counted && date().nth(1).is_some_and(week);
        let part = |word| {
            names_time(word)
                || day(word)
                || AROUND.contains(&word)
                || counted && (COUNTED.contains(&word) || week(word))
        };
        (counted || date().any(names_time)) && date().all(part)
    });
    due.map_or(subject, |(at, _)| &subject[..at])
}

#[cfg(test)]
mod tests {
    use super::super::read;

    #[test]
    fn the_same_words_stay_whatever_the_numbers() {
        for (text, subject) in [
            ("Raise NPS from 30 to 45", "Raise NPS"),
            ("Raise NPS to 45", "Raise NPS"),
            ("Cut the wait from 9 h to 4 h", "Cut the wait"),
            ("From 4% to 6%, guests who return", "guests who return"),
            ("每周来访从15到30", "每周来访"),
            ("Raise p95 on day 7 from 30 to 45", "Raise p95 on day 7"),
            ("Calls (by hand) from 4 to 9", "Calls (by hand)"),
            ("Write the guide", "Write the guide"),
            ("Raise NPS to 45 by 30 June", "Raise NPS"),
            ("Raise NPS to 45 (by 30 June)", "Raise NPS"),
            ("Raise NPS to 45 by week 26", "Raise NPS"),
            ("Raise NPS to 45 by KW 45", "Raise NPS"),
            ("Raise NPS in week 2 of a stay to 45", "Raise NPS in week 2 of a stay"),
            ("By hand, raise NPS from 30 to 45 by the end of Q2", "By hand, raise NPS"),
            ("Raise NPS in the harbour to 45", "Raise NPS in the harbour"),
            ("Raise NPS for May visitors to 45", "Raise NPS for May visitors"),
            ("Raise NPS for juniors to 45", "Raise NPS for juniors"),
            ("Raise sales for Noël from 3 to 9", "Raise sales for Noël"),
            ("Raise answers in the survey from 3 to 9", "Raise answers in the survey"),
            ("Calls answered in 2021: from 4 to 9", "Calls answered"),
        ] {
            assert_eq!(read(text).subject(text), subject, "{text}");
        }
    }
}
