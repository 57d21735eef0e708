//! Text on its way into HTML or SVG: one escape that is right in text and in quoted attributes alike.

/// Escapes `& < > " '`, and drops what XML forbids (control characters except tab and line ends).
///
/// ```
/// use okrbook::render::escape::escape;
/// assert_eq!(escape("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
/// ```
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    push(&mut out, text);
    out
}

/// [`escape`], appended to a buffer.
pub fn push(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            '\t' | '\n' | '\r' => continue,
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => "",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(instead);
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn closes_no_tag_and_no_attribute() {
        assert_eq!(
            escape(r#"</title><script x="y" z='w'>&"#),
            "&lt;/title&gt;&lt;script x=&quot;y&quot; z=&#39;w&#39;&gt;&amp;"
        );
    }

    #[test]
    fn drops_characters_that_xml_forbids() {
        assert_eq!(escape("a\0b\u{1b}[31m\u{FFFF}c\td\u{85}e"), "ab[31mc\tde");
    }

    #[test]
    fn leaves_chinese_alone() {
        assert_eq!(escape("电话销售 “A”"), "电话销售 “A”");
    }
}
