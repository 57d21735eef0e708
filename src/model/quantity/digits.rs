//! Digits as people group them: `12 000`, `1.000,50`, `1'200`.

use std::borrow::Cow;

use super::last_word;

/// How many bytes of space stand at `end` where they set thousands apart in the number that began at `start`.
pub(super) fn thousands_space(text: &str, start: usize, end: usize) -> Option<usize> {
    let space =
        text[end..].chars().next().filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'))?;
    let after = &text[end + space.len_utf8()..];
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let written = &text[start..end];
    let group = written.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    let whole = written.bytes().all(|b| b.is_ascii_digit() || b >= 0x80 || b == b' ');
    // "Week 12 300 guests" is two numbers.
    let counted = ["week", "day", "month", "sprint", "room", "page", "kw"];
    let led = || counted.contains(&last_word(&text[..start]).to_lowercase().as_str());
    let fits =
        (1..=3).contains(&group.len()) && !group.starts_with('0') || written.len() > 3 && group.len() == 3;
    (digits == 3 && whole && fits && !after[3..].starts_with(['.', ','].as_ref()) && !led())
        .then_some(space.len_utf8())
}

/// Digits as Rust reads them: thousands put together, a decimal comma made a point.
pub(super) fn plain_digits(written: &str) -> Cow<'_, str> {
    if written.bytes().all(|b| b.is_ascii_digit()) {
        return Cow::Borrowed(written);
    }
    // "1.000,50"
    if let Some((whole, cents)) = written.rsplit_once(',')
        && whole.contains('.')
        && whole.split('.').skip(1).all(|group| group.len() == 3)
        && cents.len() < 3
    {
        return format!("{}.{cents}", whole.replace('.', "")).into();
    }
    let groups: Vec<&str> = written.split('.').collect();
    if groups.len() > 2 && groups[1..].iter().all(|group| group.len() == 3) {
        return groups.concat().into();
    }
    let tail = written.rsplit(',').next().unwrap_or_default();
    let decimal = written.matches(',').count() == 1 && !tail.contains('.') && tail.len() < 3;
    written
        .chars()
        .filter_map(|c| match c {
            ',' if decimal => Some('.'),
            ',' | '\'' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => None,
            c => Some(c),
        })
        .collect()
}
