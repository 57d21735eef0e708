//! The nearest of some names to one that was mistyped.

/// The name that is most likely meant; `None` where none is near.
#[must_use]
pub fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(written);
    let most = (folded.chars().count() / 3).max(1);
    names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&folded, &fold(name)), name))
        .filter(|(distance, name)| *distance <= most || starts_alike(&folded, &fold(name)))
        .min_by_key(|(distance, name)| (*distance, name.len()))
        .map(|(_, name)| name)
}

/// Case, spaces, hyphens and underlines make no difference to what is meant.
fn fold(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// `telesale` and `telesales-team` mean one team.
fn starts_alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.chars().count() >= 4 && long.starts_with(short)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_find_what_was_meant() {
        let keys = ["objective", "key_results", "why", "why_now", "owner"];
        assert_eq!(nearest("objetive", keys), Some("objective"));
        assert_eq!(nearest("Key Results", keys), Some("key_results"));
        assert_eq!(nearest("why-now", keys), Some("why_now"));
        assert_eq!(nearest("budget", keys), None);
    }
}
