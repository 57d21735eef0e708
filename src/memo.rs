//! Results by what they were made from, so that what did not change is not made again. A table forgets what a round
//! does not ask for: it is never larger than the playbook.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use rayon::prelude::*;

/// Results by key, each with the input it was made from.
#[derive(Debug)]
pub struct Memo<K, I, V>(HashMap<K, (I, V)>);

impl<K, I, V> Default for Memo<K, I, V> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K, I, V> Memo<K, I, V>
where
    K: Eq + Hash + Send + Sync,
    I: PartialEq + Send + Sync,
    V: Clone + Send + Sync,
{
    /// The results for all of a round's inputs, in their order; what is not known yet is made on all cores. No key is
    /// asked for twice. What stands is not touched: a round costs little more than what changed.
    pub fn round(&mut self, asked: Vec<(K, I)>, make: impl Fn(&K, &I) -> V + Sync) -> Vec<V> {
        let known = &self.0;
        let (results, made): (Vec<V>, Vec<bool>) = asked
            .par_iter()
            .map(|(key, input)| match known.get(key) {
                Some((same, result)) if same == input => (result.clone(), false),
                _ => (make(key, input), true),
            })
            .unzip();
        let gone = self.0.len() + made.iter().filter(|made| **made).count() > asked.len();
        if gone {
            let asked: HashSet<&K> = asked.iter().map(|(key, _)| key).collect();
            self.0.retain(|key, _| asked.contains(key));
        }
        for (((key, input), result), _) in asked.into_iter().zip(&results).zip(made).filter(|(_, made)| *made)
        {
            self.0.insert(key, (input, result.clone()));
        }
        results
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::Memo;

    #[test]
    fn only_what_changed_is_made_and_what_is_gone_is_forgotten() {
        let made = AtomicUsize::new(0);
        let mut memo = Memo::default();
        let mut round = |asked: &[(&'static str, u32)]| {
            made.store(0, Ordering::Relaxed);
            let results = memo.round(asked.to_vec(), |key, input| {
                made.fetch_add(1, Ordering::Relaxed);
                format!("{key}{input}")
            });
            (results, made.load(Ordering::Relaxed))
        };
        assert_eq!(round(&[("a", 1), ("b", 1)]), (vec!["a1".to_owned(), "b1".to_owned()], 2));
        assert_eq!(round(&[("b", 1), ("a", 2)]), (vec!["b1".to_owned(), "a2".to_owned()], 1));
        assert_eq!(round(&[("a", 2)]).1, 0);
        assert_eq!(round(&[("b", 1)]).1, 1, "forgotten when a round did not ask for it");
    }
}
