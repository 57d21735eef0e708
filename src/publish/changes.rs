//! What a publish did: the values the command line prints as its last words.

/// The difference between the site that stood and the one that stands now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files whose bytes were written.
    pub written: usize,
    /// Files kept as they were, times included.
    pub unchanged: usize,
    /// Pages of the old site that the new one no longer has, ordered.
    pub removed: Vec<String>,
    /// Pages edited by hand since they were written, ordered by page.
    pub kept_aside: Vec<KeptAside>,
    /// What the writer should know, in sentences.
    pub notes: Vec<String>,
}

/// A page that was edited by hand: the edit lives on beside the page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeptAside {
    /// The page, relative to the output.
    pub page: String,
    /// Where the edited file is now, relative to the output.
    pub kept: String,
}
