//! Ids from headings: lower-case letters of any script, digits and single hyphens.

use std::collections::{HashMap, HashSet};

/// The longest slug, in characters.
const LONGEST: usize = 80;

/// Gives each heading of a text an id of its own.
pub(super) struct Slugs<'a> {
    prefix: &'a str,
    taken: HashSet<String>,
    /// The next number to try for a slug, so that thousands of equal headings cost no more than others.
    next: HashMap<String, usize>,
}

impl<'a> Slugs<'a> {
    pub fn new(prefix: &'a str) -> Self {
        Self { prefix, taken: HashSet::new(), next: HashMap::new() }
    }

    /// The slug and the whole id.
    pub fn give(&mut self, heading: &str) -> (String, String) {
        let base = slug(heading);
        let mut unique = base.clone();
        while !self.taken.insert(unique.clone()) {
            let n = self.next.entry(base.clone()).or_insert(2);
            unique = format!("{base}-{n}");
            *n += 1;
        }
        let id = join(self.prefix, &unique);
        (unique, id)
    }
}

/// Prefix and name as one id; white space has no place in an id.
pub(super) fn join(prefix: &str, name: &str) -> String {
    let prefix: String = prefix.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}-{name}") }
}

fn slug(heading: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    let mut count = 0;
    for c in heading.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            if gap && count > 0 {
                out.push('-');
                count += 1;
            }
            if count >= LONGEST {
                break;
            }
            out.push(c);
            count += 1;
            gap = false;
        } else {
            gap = true;
        }
    }
    if out.is_empty() { "section".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_readable_and_unique() {
        let mut slugs = Slugs::new("n1");
        assert_eq!(slugs.give("What if only three pass?").1, "n1-what-if-only-three-pass");
        assert_eq!(slugs.give("What if — only three pass").1, "n1-what-if-only-three-pass-2");
        assert_eq!(slugs.give("为什么现在？").1, "n1-为什么现在");
        assert_eq!(slugs.give("?!").1, "n1-section");
        assert!(slugs.give(&"长".repeat(500)).0.chars().count() <= LONGEST);
    }
}
