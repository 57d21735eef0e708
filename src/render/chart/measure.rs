//! How wide a text will be, without a font: good enough to keep labels apart and to wrap boxes.

use unicode_segmentation::UnicodeSegmentation;

/// Estimated width in pixels at a font size; bold adds a little. East Asian wide characters count one em.
pub(super) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let em: f64 = text.chars().map(char_em).sum();
    em * size * if bold { 1.06 } else { 1.0 }
}

fn char_em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' | '!' => 0.23,
        'f' | 't' | 'I' | '.' | ',' | ':' | ';' | ' ' | '/' | '(' | ')' | '[' | ']' | '·' | '’' | '‘' => {
            0.29
        }
        'r' | '-' | '“' | '”' => 0.34,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.5,
        'm' | 'M' | '%' | '@' => 0.88,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 0.725,
        'G' | 'O' | 'Q' => 0.78,
        'W' => 0.95,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' => 0.67,
        '0'..='9' | 'a'..='z' | 'F' | 'L' | 'T' | 'Z' => 0.56,
        c if is_mark(c) => 0.0,
        c if is_wide(c) => 1.0,
        _ => 0.62,
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' | '\u{2060}')
}

/// East Asian wide and full-width characters, and pictures.
fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1F300}'..='\u{1FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

/// Breaks a text into at most `max_lines` lines no wider than `room`; what is left out ends in `…`.
///
/// Words stay whole unless one alone is too wide; Chinese and Japanese may break between characters, but no line
/// begins with a closing mark.
pub(super) fn wrap(text: &str, size: f64, bold: bool, room: f64, max_lines: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0.0;
    for piece in pieces(text) {
        let wide = width(piece.trim_end(), size, bold);
        if used + wide > room && !line.trim().is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0.0;
            if lines.len() > max_lines {
                break;
            }
        }
        if wide > room {
            for grapheme in piece.graphemes(true) {
                let one = width(grapheme, size, bold);
                if used + one > room && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                line.push_str(grapheme);
                used += one;
            }
        } else if !(line.is_empty() && piece.trim().is_empty()) {
            line.push_str(piece);
            used += width(piece, size, bold);
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    if lines.len() > max_lines {
        lines.truncate(max_lines);
        if let Some(last) = lines.last_mut() {
            *last = shorten(last, size, bold, room);
        }
    }
    lines
}

/// Cuts graphemes from the end until the text and its `…` fit.
fn shorten(text: &str, size: f64, bold: bool, room: f64) -> String {
    let mut kept: Vec<&str> = text.graphemes(true).collect();
    while !kept.is_empty() && width(&kept.concat(), size, bold) + size > room {
        kept.pop();
    }
    kept.concat().trim_end().to_owned() + "…"
}

/// The pieces between which a line may break, each with the space behind it.
fn pieces(text: &str) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let breaks = before.is_some_and(|b| {
            (b.is_whitespace() && !c.is_whitespace())
                || (b == '-' && c.is_alphanumeric())
                || ((is_wide(b) || is_wide(c)) && !c.is_whitespace() && !closes(c) && !opens(b))
        });
        if breaks && at > start {
            out.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    out.push(&text[start..]);
    out
}

fn closes(c: char) -> bool {
    is_mark(c) || "，。、；：？！）》」』】〉”’,.;:?!)]%…".contains(c)
}

fn opens(c: char) -> bool {
    "（《「『【〈“‘([".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_counts_full_width() {
        assert_eq!(width("电话", 12.0, false), 24.0);
        assert!(width("il", 12.0, false) < width("mw", 12.0, false));
    }

    #[test]
    fn wraps_words_whole_and_chinese_anywhere() {
        let lines = wrap("Be the name that mainland factories ask for by themselves", 14.0, true, 256.0, 6);
        assert_eq!(lines, ["Be the name that mainland factories", "ask for by themselves"]);
        let lines = wrap("在中国打造一支产品功底深厚、销售能力过硬的一流电话销售团队", 14.0, true, 150.0, 6);
        assert!(lines.len() >= 3 && lines.iter().all(|l| width(l, 14.0, true) <= 165.0), "{lines:?}");
        assert!(lines.iter().all(|l| !l.starts_with('、')), "{lines:?}");
        assert_eq!(lines.concat(), "在中国打造一支产品功底深厚、销售能力过硬的一流电话销售团队");
    }

    #[test]
    fn cuts_what_does_not_fit() {
        let long = "x".repeat(500);
        let lines = wrap(&long, 14.0, false, 100.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && width(&lines[1], 14.0, false) <= 101.0, "{lines:?}");
        assert!(wrap("   ", 14.0, false, 100.0, 2).is_empty());
    }
}
