//! Coaching notes and the playbook's own pages.

use jiff::civil::Date;

use super::audience::Audience;
use super::reference::Reference;
use crate::source::SourcePath;
use crate::span::{Span, Spanned};

/// A coaching note, as written.
#[derive(Debug, Clone)]
pub struct Note {
    /// The file.
    pub path: SourcePath,
    /// What links hold on to, from the file name; unique in its period.
    pub id: String,
    /// Its title; from the file name unless given.
    pub title: String,
    /// When.
    pub on: Option<Spanned<Date>>,
    /// Who wrote it.
    pub by: Option<Spanned<String>>,
    /// What it is about; nothing: the quarter.
    pub about: Option<Spanned<Reference>>,
    /// Fears it speaks of: `fear-of-failure`, `morale`, `exposure`, or own words.
    pub concerns: Vec<Spanned<String>>,
    /// Who may see it; the coach alone unless said otherwise.
    pub visibility: Audience,
    /// Own words to find it by.
    pub tags: Vec<Spanned<String>>,
    /// The Markdown, and where it starts in the file.
    pub body: Spanned<String>,
}

/// A page of the playbook's own.
#[derive(Debug, Clone)]
pub struct Page {
    /// The file.
    pub path: SourcePath,
    /// From the file name.
    pub id: String,
    /// Its title; from the first heading or the file name unless given.
    pub title: String,
    /// Its name in the navigation; the title unless given.
    pub short: Option<String>,
    /// One sentence on what it says.
    pub summary: Option<String>,
    /// Its place among the pages; those without come after, by title.
    pub order: Option<i64>,
    /// Who may see it.
    pub visibility: Audience,
    /// The Markdown, and where it starts in the file.
    pub body: Spanned<String>,
}

impl Page {
    /// The whole body's place.
    #[must_use]
    pub fn span(&self) -> Span {
        self.body.span
    }
}
