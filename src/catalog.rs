//! Every rule with its manual page, in documented order: one place for `explain` and whatever else describes rules.
//!
//! A family is a file with a slice; a rule is an entry there. The coach's rules live in [`crate::checks`] with their
//! pages; what other floors declare as a `Code` is explained here.

mod files;
mod form;
mod links;

use std::sync::LazyLock;

use crate::checks;
use crate::diagnostic::Manual;

/// The coach's rules keep their pages beside what they do; those of the floors that only have a code stand here.
static ALL: LazyLock<Vec<&'static Manual>> = LazyLock::new(|| {
    let here = [form::FORM.as_slice(), &links::LINKS, &files::FILES].into_iter().flatten();
    let mut all: Vec<_> = checks::rules().map(|rule| &rule.manual).chain(here).collect();
    all.sort_by_key(|manual| (manual.code.family, manual.code.id));
    all
});

/// Every manual page, in documented order.
pub fn all() -> impl Iterator<Item = &'static Manual> {
    ALL.iter().copied()
}

/// The manual page of a rule, by code or name, upper or lower case.
#[must_use]
pub fn find(rule: &str) -> Option<&'static Manual> {
    let rule = rule.trim();
    all().find(|manual| {
        manual.code.id.eq_ignore_ascii_case(rule) || manual.code.name.eq_ignore_ascii_case(rule)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{all, find};

    #[test]
    fn rules_are_told_apart_and_stand_in_order() {
        let ids: BTreeSet<_> = all().map(|manual| manual.code.id).collect();
        let names: BTreeSet<_> = all().map(|manual| manual.code.name).collect();
        assert_eq!(ids.len(), all().count(), "a code is used twice");
        assert_eq!(names.len(), all().count(), "a name is used twice");
        let order: Vec<_> = all().map(|manual| (manual.code.family, manual.code.id)).collect();
        assert!(order.is_sorted(), "{order:?}");
        for name in names {
            assert!(
                name.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()))
            );
        }
    }

    #[test]
    fn every_manual_page_is_written() {
        for manual in all() {
            let prose = [manual.what, manual.why, manual.way_on];
            for text in prose {
                assert!(!text.contains('\n') && text.ends_with(['.', '!', '?']), "{text}");
            }
            for text in prose.into_iter().chain([manual.before, manual.after]) {
                assert!(!text.trim().is_empty(), "{} leaves something out", manual.code.name);
            }
            assert!(manual.headline().chars().count() <= 100, "{}", manual.headline());
            assert_ne!(manual.before, manual.after, "{}", manual.code.name);
        }
    }

    #[test]
    fn rules_are_found_by_code_and_name() {
        assert_eq!(find("yml602").map(|manual| manual.code.name), Some("unknown-key"));
        assert_eq!(find("Unknown-Key").map(|manual| manual.code.id), Some("YML602"));
        assert!(find("unknown").is_none());
    }
}
