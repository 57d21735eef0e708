//! `--select` and `--ignore`: which findings a command is about.

use super::Failure;
use crate::diagnostic::Code;
use crate::selector::{Selector, nearest};

/// Rules that are wanted; all where none is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    select: Vec<Selector>,
    ignore: Vec<Selector>,
}

impl Selection {
    /// Reads names; those that stand for nothing are wrong use.
    pub fn parse(select: &[String], ignore: &[String]) -> Result<Self, Failure> {
        Ok(Self { select: all(select, "--select")?, ignore: all(ignore, "--ignore")? })
    }

    /// Whether a rule is wanted. What names a rule wins over what names its family.
    pub fn wants(&self, code: &Code) -> bool {
        let closest = |selectors: &[Selector]| {
            let meant = selectors.iter().filter(|selector| selector.selects(code));
            meant.map(|selector| u8::from(matches!(selector, Selector::Rule(_)))).max()
        };
        match (closest(&self.select), closest(&self.ignore)) {
            (Some(select), Some(ignore)) => select > ignore,
            (None, Some(_)) => false,
            (Some(_), None) => true,
            (None, None) => self.select.is_empty(),
        }
    }
}

fn all(names: &[String], option: &str) -> Result<Vec<Selector>, Failure> {
    let names = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
    names.map(|name| Selector::parse(name).ok_or_else(|| Failure::Use(unknown(name, option)))).collect()
}

fn unknown(name: &str, option: &str) -> String {
    let near = nearest(name).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
    format!("{option}: there is no rule or family {name}{near}\n`okrbook explain` lists all.")
}

#[cfg(test)]
mod tests {
    use super::Selection;
    use crate::cli::Failure;
    use crate::load::codes::{NUMBER_CONTRADICTION, UNKNOWN_KEY, YAML_SYNTAX};

    fn wants(select: &[&str], ignore: &[&str]) -> [bool; 3] {
        let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let selection = Selection::parse(&owned(select), &owned(ignore)).expect("names that are known");
        [&YAML_SYNTAX, &UNKNOWN_KEY, &NUMBER_CONTRADICTION].map(|code| selection.wants(code))
    }

    #[test]
    fn the_closer_name_wins() {
        assert_eq!(wants(&[], &[]), [true, true, true]);
        assert_eq!(wants(&["source"], &[]), [true, true, false]);
        assert_eq!(wants(&[], &["YML"]), [false, false, true]);
        assert_eq!(wants(&["source"], &["unknown-key"]), [true, false, false]);
        assert_eq!(wants(&["unknown-key"], &["source"]), [false, true, false]);
        assert_eq!(wants(&["YML602"], &["YML602"]), [false, false, false]);
    }

    #[test]
    fn unknown_names_are_wrong_use() {
        let failure = Selection::parse(&["unkown-key".to_owned()], &[]).expect_err("unknown");
        let Failure::Use(text) = failure else { panic!("{failure:?}") };
        assert_eq!(
            text,
            "--select: there is no rule or family unkown-key; did you mean unknown-key?\n`okrbook explain` lists all."
        );
    }
}
