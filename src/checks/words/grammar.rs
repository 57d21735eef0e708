//! The other forms of English verbs and nouns, made once when the lexicon is built. A verb with a past
//! of its own makes none by rule ("bed" is not of "be"). Forms that are missed do harm, so spelling doubts make both.

use std::collections::HashMap;

use super::class::Class;
use super::pack::entries;

/// Irregular forms by base.
pub(super) struct Irregular(HashMap<&'static str, Vec<&'static str>>);

impl Irregular {
    pub(super) fn new(text: &'static str) -> Self {
        Self(
            entries(text)
                .filter_map(|line| line.split_once('='))
                .map(|(base, forms)| (base, forms.split(' ').collect()))
                .collect(),
        )
    }
}

fn vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// `plan` doubles its last letter, `open` and `fix` do not; both spellings are made where English wavers.
fn doubles(word: &str) -> bool {
    let mut last = word.chars().rev();
    matches!((last.next(), last.next(), last.next()), (Some(c), Some(v), Some(b))
        if !vowel(c) && !matches!(c, 'w' | 'x' | 'y') && vowel(v) && !vowel(b))
}

/// `box` to `boxes`, `policy` to `policies`.
pub(super) fn plural(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix('y').filter(|stem| !stem.ends_with(vowel)) {
        return format!("{stem}ies");
    }
    let hisses = noun.ends_with("ss")
        || noun.ends_with('x')
        || noun.ends_with("ch")
        || noun.ends_with("sh")
        || noun.ends_with('s')
        || noun.ends_with('z');
    if hisses { format!("{noun}es") } else { format!("{noun}s") }
}

/// Which form an irregular one is, by its ending.
fn grammar_of(form: &str) -> Class {
    if form.ends_with("ing") {
        Class::Ing
    } else if form.ends_with('s') && form != "was" {
        Class::Third
    } else {
        Class::Past
    }
}

/// Every form of a verb phrase with its grammar; only the first word bends ("sets up").
pub(super) fn verb_forms(entry: &str, irregular: &Irregular) -> Vec<(String, Class)> {
    let (verb, rest) = entry.split_once(' ').map_or((entry, ""), |(verb, rest)| (verb, rest));
    let (prefix, stem) = verb.rsplit_once('-').map_or(("", verb), |(prefix, stem)| (prefix, stem));
    let mut forms = vec![(stem.to_owned(), Class::Base), (plural(stem), Class::Third)];
    if let Some(soft) = stem.strip_suffix('e').filter(|s| !s.ends_with('e') && !s.ends_with('o')) {
        forms.push((format!("{soft}ing"), Class::Ing));
        forms.push((format!("{stem}d"), Class::Past));
    } else if let Some(soft) = stem.strip_suffix('y').filter(|s| !s.ends_with(vowel)) {
        forms.push((format!("{stem}ing"), Class::Ing));
        forms.push((format!("{soft}ied"), Class::Past));
    } else {
        forms.push((format!("{stem}ing"), Class::Ing));
        forms.push((format!("{stem}{}", if stem.ends_with('e') { "d" } else { "ed" }), Class::Past));
        if doubles(stem) {
            let last = &stem[stem.len() - 1..];
            forms.push((format!("{stem}{last}ing"), Class::Ing));
            forms.push((format!("{stem}{last}ed"), Class::Past));
        }
    }
    let own: Vec<_> =
        irregular.0.get(stem).into_iter().flatten().map(|&form| (form, grammar_of(form))).collect();
    if own.iter().any(|&(_, grammar)| grammar == Class::Past) {
        forms.retain(|&(_, grammar)| grammar != Class::Past);
    }
    forms.extend(own.into_iter().map(|(form, grammar)| (form.to_owned(), grammar)));
    for (form, _) in &mut forms {
        if !prefix.is_empty() {
            *form = format!("{prefix}-{form}");
        }
        if !rest.is_empty() {
            *form = format!("{form} {rest}");
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(verb: &str) -> Vec<String> {
        let irregular = Irregular::new("set=setting\nbuild=built");
        verb_forms(verb, &irregular).into_iter().map(|(form, _)| form).collect()
    }

    #[test]
    fn verbs_bend() {
        assert!(forms("improve").contains(&"improving".to_owned()));
        assert!(forms("set up").contains(&"setting up".to_owned()));
        assert!(forms("re-build").iter().any(|f| f == "re-built"));
        assert!(forms("plan").contains(&"planning".to_owned()));
        assert!(forms("simplify").contains(&"simplified".to_owned()));
    }

    #[test]
    fn nouns_bend() {
        assert_eq!(plural("policy"), "policies");
        assert_eq!(plural("survey"), "surveys");
        assert_eq!(plural("branch"), "branches");
    }
}
