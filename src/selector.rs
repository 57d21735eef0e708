//! A rule or a family of rules as people name it, on the command line and in `okrbook.yaml`: by code (`INS201`), by
//! name (`no-picture`), by family (`inspiration`, `INS`).

use crate::catalog;
use crate::diagnostic::{Code, Family};

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selector {
    /// One rule.
    Rule(&'static Code),
    /// All of a family.
    Family(Family),
}

impl Selector {
    /// What a name stands for, upper or lower case; none where it stands for nothing.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.trim();
        let family = Family::ALL.into_iter().find(|family| {
            name.eq_ignore_ascii_case(family.name()) || name.eq_ignore_ascii_case(family.prefix())
        });
        family.map(Self::Family).or_else(|| catalog::find(name).map(|manual| Self::Rule(manual.code)))
    }

    /// Whether a rule is meant.
    #[must_use]
    pub fn selects(self, code: &Code) -> bool {
        match self {
            Self::Rule(rule) => rule.id == code.id,
            Self::Family(family) => family == code.family,
        }
    }
}

/// The name of a rule or family that somebody may have meant.
#[must_use]
pub fn nearest(name: &str) -> Option<&'static str> {
    let name = name.trim();
    let (lower, upper) = (name.to_ascii_lowercase(), name.to_ascii_uppercase());
    // A code is short: one slip in it is all that still means something.
    let code = catalog::all().find(|manual| strsim::damerau_levenshtein(&upper, manual.code.id) == 1);
    let names = catalog::all().map(|manual| manual.code.name).chain(Family::ALL.map(Family::name));
    let name = names
        .map(|name| (strsim::jaro_winkler(&lower, name), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(a, _), (b, _)| a.total_cmp(b));
    code.map(|manual| manual.code.id).or(name.map(|(_, name)| name))
}

#[cfg(test)]
mod tests {
    use super::{Selector, nearest};

    use crate::diagnostic::Family;
    use crate::load::codes::{UNKNOWN_KEY, YAML_SYNTAX};

    #[test]
    fn rules_and_families_are_named_in_any_way() {
        for name in ["YML602", "yml602", "unknown-key", " Unknown-Key "] {
            assert_eq!(Selector::parse(name), Some(Selector::Rule(&UNKNOWN_KEY)), "{name}");
        }
        for name in ["source", "YML", "yml"] {
            assert_eq!(Selector::parse(name), Some(Selector::Family(Family::Source)), "{name}");
        }
        assert_eq!(Selector::parse("YML6"), None);
        assert_eq!(Selector::parse(""), None);
        assert!(Selector::Family(Family::Source).selects(&UNKNOWN_KEY));
        assert!(!Selector::Rule(&YAML_SYNTAX).selects(&UNKNOWN_KEY));
    }

    #[test]
    fn slips_find_what_was_meant() {
        assert_eq!(nearest("unkown-key"), Some("unknown-key"));
        assert_eq!(nearest("inspirations"), Some("inspiration"));
        assert_eq!(nearest("YML602x"), Some("YML602"));
        assert_eq!(nearest("zzz"), None);
    }
}
