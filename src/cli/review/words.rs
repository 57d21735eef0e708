//! What a review goes by: the words, and how much each rule weighs.

use crate::checks::words::{Lexicon, Limits, RULES, Vocabulary};
use crate::diagnostic::{Family, Severity};
use crate::model::config::Config;

/// A rule and what it weighs here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// `task-shaped-objective`
    pub name: &'static str,
    /// The tip it belongs to.
    pub tip: Family,
    /// Its severity; none where the playbook switched it off.
    pub severity: Option<Severity>,
}

/// The words and the weights.
#[derive(Debug)]
pub struct Words {
    /// The words.
    pub lexicon: Lexicon,
    rules: Vec<(&'static str, Weighed)>,
}

impl Words {
    /// Those that every playbook has.
    pub fn plain() -> Self {
        Self::of(&Config::default())
    }

    /// Those of a playbook: its vocabulary, its bounds, its severities.
    pub fn of(config: &Config) -> Self {
        let list = |name: &str| config.checks.vocabulary.get(name).cloned().unwrap_or_default();
        let vocabulary = Vocabulary {
            routine: list("routine"),
            task: list("task"),
            inspiring: list("inspiring"),
            known: list("terms"),
        };
        let limits =
            Limits { small_lift: config.checks.small_lift, long_objective: config.checks.long_objective };
        let weighed = RULES.iter().map(|rule| {
            let tip = Family::of(rule.code).unwrap_or(Family::Form);
            let severity = severity(config, rule.code, rule.name, tip, rule.severity);
            (rule.code, Weighed { name: rule.name, tip, severity })
        });
        Self { lexicon: Lexicon::english().with(&vocabulary).with_limits(limits), rules: weighed.collect() }
    }

    /// A rule by its code.
    pub fn rule(&self, code: &str) -> Option<Weighed> {
        self.rules.iter().find(|(known, _)| *known == code).map(|(_, weighed)| *weighed)
    }
}

/// What a playbook says of a rule; what names the rule wins over what names its family.
fn severity(config: &Config, code: &str, name: &str, tip: Family, plain: Severity) -> Option<Severity> {
    let said = |wanted: &[&str]| {
        let rules = config.checks.rules.iter().rev();
        rules
            .into_iter()
            .find(|(key, _)| wanted.iter().any(|name| key.value.trim().eq_ignore_ascii_case(name)))
            .map(|(_, severity)| *severity)
    };
    said(&[code, name]).or_else(|| said(&[tip.name(), tip.prefix()])).unwrap_or(Some(plain))
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::diagnostic::{Family, Severity};
    use crate::model::config::Config;
    use crate::span::{Span, Spanned};

    #[test]
    fn every_rule_belongs_to_a_tip() {
        for rule in crate::checks::words::RULES {
            let tip = Words::plain().rule(rule.code).map(|weighed| weighed.tip);
            assert!(tip.is_some_and(|tip| tip <= Family::Form), "{}", rule.code);
        }
    }

    #[test]
    fn a_playbook_says_what_rules_weigh() {
        let mut config = Config::default();
        for (name, severity) in
            [("no-picture", Some(Severity::Error)), ("inspiration", None), ("IMP101", Some(Severity::Hint))]
        {
            config.checks.rules.push((Spanned::new(name.to_owned(), Span::default()), severity));
        }
        let words = Words::of(&config);
        let severity = |code: &str| words.rule(code).expect("a rule").severity;
        assert_eq!(severity("INS203"), Some(Severity::Error));
        assert_eq!(severity("INS201"), None);
        assert_eq!(severity("IMP101"), Some(Severity::Hint));
        assert_eq!(severity("STR309"), Some(Severity::Warn));
    }
}
