//! A rule or a family of rules as people name it, on the command line and in `okrbook.yaml`: by code (`INS201`), by
//! name (`no-picture`), by family (`inspiration`, `INS`).

use crate::catalog;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Family, Severity};
use crate::load::codes::UNKNOWN_KEY;
use crate::load::discover::MARK;
use crate::source::SourcePath;

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

/// Names in `checks.rules` that stand for no rule: a slip there would leave a rule as it is without a word.
#[must_use]
pub fn unknown_rules(config: &Config) -> Vec<Diagnostic> {
    let path = SourcePath::from(MARK);
    let unknown =
        config.checks.rules.iter().map(|(name, _)| name).filter(|name| Selector::parse(name).is_none());
    unknown
        .map(|name| {
            let said = format!("there is no rule or family “{}”", name.value);
            let mut said = Diagnostic::new(&UNKNOWN_KEY, &path, name.span, said);
            // A playbook may be older or newer than the program; its site does not hang on that.
            said.severity = Severity::Warn;
            match nearest(name) {
                Some(near) => said.help(format!("did you mean {near}?")).patch(name.span, near),
                None => said.help("`okrbook explain` lists all of them"),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Selector, nearest, unknown_rules};
    use crate::config::Config;
    use crate::diagnostic::{Family, Severity};
    use crate::load::codes::{UNKNOWN_KEY, YAML_SYNTAX};
    use crate::span::{Span, Spanned};

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

    #[test]
    fn names_in_the_settings_that_are_none_are_said() {
        let mut config = Config::default();
        for (at, name) in ["unknown-key", "stretch", "unkown-key", "zzz"].into_iter().enumerate() {
            let name = Spanned::new(name.to_owned(), Span::new(at * 10, at * 10 + name.len()));
            config.checks.rules.push((name, Some(Severity::Hint)));
        }
        let said = unknown_rules(&config);
        assert_eq!(said.len(), 2);
        assert_eq!(said[0].message, "there is no rule or family “unkown-key”");
        assert_eq!(said[0].help, ["did you mean unknown-key?"]);
        assert_eq!((said[0].severity, said[0].at.span.start), (Severity::Warn, 20));
        assert!(said[1].patch.is_none());
    }
}
