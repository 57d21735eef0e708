//! Who a build is for, and who may see a part of it.

use serde::Serialize;

/// An audience, which is also a visibility: a part marked `Client` shows to clients and to coaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// Anyone who can open the site.
    #[default]
    Everyone,
    /// The client and the coach.
    Client,
    /// The coach alone.
    Coach,
}

impl Audience {
    /// The words in files and on the command line.
    pub const NAMES: [&'static str; 3] = ["everyone", "client", "coach"];

    /// Reads one of [`Self::NAMES`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "everyone" => Some(Self::Everyone),
            "client" => Some(Self::Client),
            "coach" => Some(Self::Coach),
            _ => None,
        }
    }

    /// The word in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Whether this audience may see a part of that visibility.
    #[must_use]
    pub fn sees(self, visibility: Self) -> bool {
        visibility <= self
    }
}
