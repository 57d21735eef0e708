//! Where a link leads, judged as a suspicious browser would: after taking away what hides a scheme.

/// A link's target.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Another site, or mail: used as it is.
    Abroad(String),
    /// Within the page.
    Anchor(String),
    /// Within the site.
    Relative(String),
    /// Never to be followed; why.
    Refused(&'static str),
}

const SCHEME: &str = "Links may begin with http, https or mailto, or lead to a file of this playbook.";
const HOST: &str = "A link to another site needs its scheme: write https:// before the name.";
const FOLDER: &str = "A link within the playbook uses forward slashes.";

/// Judges a target as the Markdown parser gave it, entities already read.
pub(super) fn judge(written: &str) -> Target {
    let clean: String = written.chars().filter(|c| !c.is_control()).collect();
    let clean = clean.trim();
    let bare = bare(clean);
    if let Some(rest) = bare.strip_prefix("http://").or_else(|| bare.strip_prefix("https://")) {
        let host = rest.chars().next();
        return if host.is_some_and(|c| c.is_alphanumeric() || c == '[') {
            Target::Abroad(encode(&clean.replace(char::is_whitespace, "%20")))
        } else {
            Target::Refused(HOST)
        };
    }
    if bare.strip_prefix("mailto:").is_some_and(|to| !to.is_empty()) {
        return Target::Abroad(encode(clean));
    }
    // What is left has to be harmless in every reading: as written, and decoded as often as somebody might.
    let mut reading = bare;
    for _ in 0..6 {
        if let Some(why) = harm(&reading) {
            return Target::Refused(why);
        }
        let decoded = self::bare(&decode(&reading));
        if decoded == reading {
            break;
        }
        reading = decoded;
    }
    if harm(&reading).is_some() || decode(&reading) != reading {
        return Target::Refused(SCHEME);
    }
    match clean.strip_prefix('#') {
        Some(anchor) => Target::Anchor(anchor.to_owned()),
        None => Target::Relative(clean.to_owned()),
    }
}

/// Without anything a browser or a reader does not see, in lower case.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !(c.is_control()
                || c.is_whitespace()
                || matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}')
                || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}')
                || matches!(c, '\u{FEFF}' | '\u{FFFD}' | '\u{E0000}'..='\u{E0FFF}'))
        })
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '：' | '﹕' | '︓' => ':',
            '／' => '/',
            '＼' => '\\',
            c => c,
        })
        .collect()
}

fn harm(reading: &str) -> Option<&'static str> {
    let head: &str = reading.split(['/', '?', '#', '\\']).next().unwrap_or("");
    if head.contains(':') {
        return Some(SCHEME);
    }
    if reading.starts_with("//") {
        return Some(HOST);
    }
    // Browsers read a backslash in an address as a slash.
    reading.split(['?', '#']).next().filter(|path| path.contains('\\')).map(|_| FOLDER)
}

/// One round of percent and entity decoding; what is neither stays.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let hex = |digits: &str| {
            digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u8::from_str_radix(digits, 16).ok())
        };
        if c == '%'
            && let Some(byte) = rest.get(1..3).and_then(hex).flatten()
        {
            bytes.push(byte);
            rest = &rest[3..];
        } else if c == '&'
            && let Some((character, length)) = entity(&rest[1..])
        {
            bytes.extend_from_slice(character.to_string().as_bytes());
            rest = &rest[1 + length..];
        } else {
            bytes.extend_from_slice(&rest.as_bytes()[..c.len_utf8()]);
            rest = &rest[c.len_utf8()..];
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The character of an entity whose `&` was read, and the entity's remaining length. Only those that hide a scheme.
fn entity(text: &str) -> Option<(char, usize)> {
    if let Some(number) = text.strip_prefix('#') {
        let (digits, radix, skip) = match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16, 2),
            None => (number, 10, 1),
        };
        let length = digits.chars().take_while(|c| c.is_digit(radix)).count();
        let value = u32::from_str_radix(digits[..length].trim_start_matches('0'), radix).ok()?;
        let end = skip + length + usize::from(digits[length..].starts_with(';'));
        return Some((char::from_u32(value)?, end));
    }
    let named =
        [("colon;", ':'), ("tab;", '\t'), ("newline;", '\n'), ("sol;", '/'), ("bsol;", '\\'), ("amp;", '&')];
    let lower: String = text.chars().take(8).flat_map(char::to_lowercase).collect();
    named.iter().find(|(name, _)| lower.starts_with(name)).map(|(name, c)| (*c, name.len()))
}

/// Percent-encodes what must not stand in an address; letters of other scripts may.
pub(super) fn encode(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '"' => out.push_str("%22"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '`' => out.push_str("%60"),
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lets_through_what_readers_use() {
        for good in [
            "https://example.com/a?b=javascript:c#d",
            "HTTP://example.com",
            "mailto:a@example.com",
            "https://例子.中国",
        ] {
            assert!(matches!(judge(good), Target::Abroad(_)), "{good}");
        }
        for good in [
            "2021-Q1/telesales.md",
            "../a b.md",
            "static/a%20b.png",
            "笔记.md",
            "a.md?x=1:2",
            "./a:b.md",
            "/static/x.png",
        ] {
            assert_eq!(judge(good), Target::Relative(good.to_owned()), "{good}");
        }
        assert_eq!(judge("#why-now"), Target::Anchor("why-now".to_owned()));
    }

    #[test]
    fn refuses_every_disguise() {
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\u{0}script:alert(1)",
            "\u{1}javascript:x",
            "javascript&colon;x",
            "javascript&#58;x",
            "javascript&#x3a;x",
            "javascript&#0000058x",
            "javascript%3Ax",
            "javascript%253Ax",
            "%6Aavascript:x",
            "javas\u{200B}cript:x",
            "javascript：x",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "//evil.example",
            "/\u{9}/evil.example",
            "\\\\evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "%2F%2Fevil.example",
            "https:evil",
            "http:///x",
            "https://",
            "mailto:",
            "tel:1",
            "ftp://x",
            "blob:x",
            "about:blank",
            "x-y.z+1:w",
            "ms-word:ofe|u|x",
            "filesystem:x",
            "ja&Tab;vascript:x",
            "java&NewLine;script&colon;x",
            "javascript%25252525252525253Ax",
        ] {
            assert!(matches!(judge(bad), Target::Refused(_)), "{bad:?} {:?}", judge(bad));
        }
    }
}
