//! What a message quotes of a writer's text: all of it, or of a long one the first words, by which it is known.

use std::borrow::Cow;

/// Words that need the one behind them.
const SMALL: [&str; 19] = [
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "our", "that", "the",
    "to", "which", "with",
];

/// A text of up to `most` characters as it is; a longer one ends after a whole word, with an ellipsis.
#[must_use]
pub fn quote(text: &str, most: usize) -> Cow<'_, str> {
    let Some((end, _)) = text.char_indices().nth(most) else { return Cow::Borrowed(text) };
    let end = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    let trim = |text| str::trim_end_matches(text, |c: char| c.is_whitespace() || ",;:(-–—+&".contains(c));
    let mut words = trim(&text[..end]);
    // What ends with "of" or "with a" reads as if it had been torn off.
    while let Some((rest, last)) = words.rsplit_once(char::is_whitespace)
        && SMALL.contains(&last)
    {
        words = trim(rest);
    }
    Cow::Owned(format!("{words} …"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_after_a_whole_word() {
        assert_eq!(quote("Mend the nets", 40), "Mend the nets");
        assert_eq!(quote("Mend the nets, and dry them on the quay", 16), "Mend the nets …");
        assert_eq!(quote("Mend the nets of all crews", 18), "Mend the nets …", "and not “… of all”");
        assert_eq!(quote("Überseedampfschiffahrt", 5), "Übers …");
    }
}
