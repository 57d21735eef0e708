//! Cuts a text into words and looks each of them up, once; phrases ("set up", "first-class") become one token.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::class::{Class, Classes};
use super::lexicon::Lexicon;
use super::number::{self, Figure};
use super::pattern::WordId;
use crate::model::quantity::addresses;

/// A word or phrase of the text, or a sign that matters.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// Bytes in the text.
    pub span: Range<usize>,
    /// Bytes in the lower-case copy; for a phrase, of its first word.
    pub lower: Range<usize>,
    /// Of the first word, if a pattern asks for it.
    pub id: WordId,
    pub classes: Classes,
    /// Of a phrase, those of its first word alone.
    pub first: Classes,
    /// Its value, if it is a number in digits or in words.
    pub figure: Option<Figure>,
}

impl Token {
    pub(super) fn is(&self, class: Class) -> bool {
        self.classes.is(class)
    }

    pub(super) fn any(&self, classes: Classes) -> bool {
        self.classes.any(classes)
    }
}

/// Signs that change what a number means; all others are dropped, and with them hyphens, bullets and markdown.
fn sign(piece: &str) -> bool {
    matches!(piece, "%" | "€" | "$" | "£" | "¥" | "₹" | "<" | ">" | "≤" | "≥" | "#" | "→" | "~")
}

fn kept(piece: &str) -> bool {
    sign(piece) || piece.contains(char::is_alphanumeric)
}

/// The words of an entry that is in lower case already.
pub(super) fn words(entry: &str) -> impl Iterator<Item = &str> {
    entry.split_word_bounds().filter(|piece| kept(piece))
}

/// "Two million", "40 thousand": takes the second word into the number before it.
fn multiplies(text: &str, last: &mut Token, by: f64, start: usize) -> bool {
    let beside = &text[last.span.end..start] == " ";
    let plain = last.figure.as_mut().filter(|figure| beside && !figure.unit && !figure.times);
    match plain {
        Some(figure) if by >= 100.0 && figure.value < by => {
            figure.value *= by;
            true
        }
        _ => false,
    }
}

/// "10^5": takes the second number into the one before it.
fn raises(text: &str, last: &mut Token, power: Figure, start: usize) -> bool {
    let plain = |figure: &Figure| !figure.unit && !figure.times && !figure.spelled;
    let Some(base) = last.figure.as_mut().filter(|base| plain(base) && plain(&power)) else { return false };
    let value = base.value.powf(power.value);
    let raises = &text[last.span.end..start] == "^" && value.is_finite();
    if raises {
        base.value = value;
    }
    raises
}

/// The tokens, and the lower-case copy their `lower` points into.
pub(super) fn tokens(text: &str, lexicon: &Lexicon) -> (Vec<Token>, String) {
    let mut lower = String::with_capacity(text.len());
    let mut pieces: Vec<(Range<usize>, Range<usize>)> = Vec::with_capacity(text.len() / 5 + 1);
    let addresses = addresses(text);
    for (at, piece) in text.split_word_bound_indices().filter(|(_, piece)| kept(piece)) {
        if addresses.iter().any(|address| address.contains(&at)) {
            continue;
        }
        // "_Loud_": set apart, as Markdown does it.
        let bare = piece.trim_start_matches('_');
        let (at, piece) = (at + piece.len() - bare.len(), bare.trim_end_matches('_'));
        let start = lower.len();
        if piece.is_ascii() {
            lower.push_str(piece);
            lower[start..].make_ascii_lowercase();
        } else {
            // Editors write the apostrophe of "can't" in two ways; the lists in one.
            lower.extend(piece.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
        }
        let share = match &lower[start..] {
            word if number::means_percent(word) => Some((at, start)),
            // "per cent"
            "cent" => pieces
                .pop_if(|(_, word)| &lower[word.clone()] == "per")
                .map(|(span, word)| (span.start, word.start)),
            _ => None,
        };
        let (from, start) = share.unwrap_or((at, start));
        if share.is_some() {
            lower.truncate(start);
            lower.push('%');
        }
        pieces.push((from..at + piece.len(), start..lower.len()));
    }
    let mut tokens: Vec<Token> = Vec::with_capacity(pieces.len());
    let mut i = 0;
    while i < pieces.len() {
        let found = lexicon.longest(pieces[i..].iter().map(|(_, word)| &lower[word.clone()]));
        let (span, word) = &pieces[i];
        let end = pieces[i + found.words - 1].0.end;
        let figure = match found.value {
            Some(value) => Some(Figure::word(value)),
            None if found.words == 1 => number::read(&lower[word.clone()]),
            None => None,
        };
        // "4×"
        let figure =
            figure.map(|figure| Figure { times: figure.times || text[end..].starts_with('×'), ..figure });
        if let (Some(Figure { spelled: true, value, .. }), Some(last)) = (figure, tokens.last_mut())
            && multiplies(text, last, value, span.start)
        {
            last.span.end = end;
            i += found.words;
            continue;
        }
        if let (Some(power), Some(last)) = (figure, tokens.last_mut())
            && raises(text, last, power, span.start)
        {
            last.span.end = end;
            i += found.words;
            continue;
        }
        tokens.push(Token {
            span: span.start..end,
            lower: word.clone(),
            id: found.id,
            classes: found.classes,
            first: found.first,
            figure,
        });
        i += found.words;
    }
    (tokens, lower)
}
