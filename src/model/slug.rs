//! Names for links: from words to `[a-z0-9-]` and letters of other scripts.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// The longest slug, in characters.
const LONGEST: usize = 80;

/// Names that Windows keeps for devices: no file may be called so.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// A slug of at most 80 characters, cut at a word; never empty, never a device name.
#[must_use]
pub fn slug(text: &str) -> String {
    // Most that is asked for is one already: ids are, and are asked for at each reference.
    if is_slug(text) {
        return text.to_owned();
    }
    let plain = if text.is_ascii() { text.to_ascii_lowercase().replace('\'', "") } else { letters(text) };
    let mut slug = String::with_capacity(plain.len());
    let mut length = 0;
    for word in plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let wide = if word.is_ascii() { word.len() } else { word.graphemes(true).count() };
        if length + wide + 1 > LONGEST {
            if slug.is_empty() {
                slug = word.graphemes(true).take(LONGEST).collect();
            }
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
        length += wide + 1;
    }
    if slug.is_empty() {
        slug.push_str("untitled");
    }
    if DEVICES.contains(&slug.as_str()) {
        slug.push('-');
        slug.push('x');
    }
    slug
}

/// Whether a text is its own slug; of slugs with letters of other scripts we do not say so.
fn is_slug(text: &str) -> bool {
    let mut before = b'-';
    for byte in text.bytes() {
        if !(byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' && before != b'-') {
            return false;
        }
        before = byte;
    }
    before != b'-' && text.len() < LONGEST && !DEVICES.contains(&text)
}

/// A text in lower case, without accents and apostrophes.
fn letters(text: &str) -> String {
    // NFKD takes accents off Latin letters; what is left of other scripts is put together again.
    text.nfkd()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .nfc()
        .flat_map(char::to_lowercase)
        .filter(|c| !matches!(c, '\'' | '’'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{is_slug, letters, slug};

    #[test]
    fn words_become_a_link_that_people_can_read() {
        assert_eq!(
            slug("Raise trial-to-paid conversion, from 4% to 12%"),
            "raise-trial-to-paid-conversion-from-4-to-12"
        );
        assert_eq!(slug("Café Élan’s plan"), "cafe-elans-plan");
        assert_eq!(slug("在中国打造 一流团队"), "在中国打造-一流团队");
    }

    #[test]
    fn composed_and_decomposed_letters_meet() {
        assert_eq!(slug("caf\u{e9}"), slug("cafe\u{301}"));
        assert_eq!(slug("が"), slug("か\u{3099}"));
    }

    #[test]
    fn letters_without_accents_need_no_tables() {
        let ascii: String = (0..0x80_u8).map(char::from).collect();
        assert_eq!(letters(&ascii), ascii.to_ascii_lowercase().replace('\'', ""));
    }

    #[test]
    fn nothing_escapes_or_is_a_device() {
        assert_eq!(slug("../x"), "x");
        assert_eq!(slug("..."), "untitled");
        assert_eq!(slug("CON"), "con-x");
        assert!(slug(&"word ".repeat(100)).chars().count() <= 80);
        assert_eq!(slug(&"x".repeat(300)).chars().count(), 80);
    }

    #[test]
    fn what_is_a_slug_already_stays_one() {
        let long = "x".repeat(79);
        for text in ["a", "first-class-team", "q4-2021", "x-1", &long] {
            assert!(is_slug(text), "{text}");
        }
        let longer = "word-".repeat(20) + "word";
        for text in ["", "-", "a-", "-a", "a--b", "A", "con", "a b", "a_b", "é", "a'b", &longer] {
            assert!(!is_slug(text), "{text}");
        }
        let anything = proptest::string::string_regex("[a-cA-C0-2' é团-]{0,90}").expect("a pattern");
        proptest::proptest!(|(text in anything)| {
            let made = slug(&text);
            proptest::prop_assert_eq!(slug(&made), made.clone());
            proptest::prop_assert!(!is_slug(&text) || made == text);
        });
    }
}
