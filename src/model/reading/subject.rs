//! What the numbers of a text are of: its words without them.

use std::ops::Range;

use super::Reading;

/// What stands before a number and says no more than that one comes.
const BEFORE: [&str; 3] = ["from", "to", "at"];
/// The same in Chinese, where no blank parts it from the word before it.
const JOINED: [char; 3] = ['从', '到', '至'];

impl Reading {
    /// The text that was read without its numbers, and without "from" and "to" before them.
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
        subject.trim_end_matches([' ', ',', ';', ':', '.', '-', '–', '(']).to_owned()
    }
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
        ] {
            assert_eq!(read(text).subject(text), subject, "{text}");
        }
    }
}
