//! Learns how the words of a text lean, from texts that people judged:
//! `cargo run --release --example lean -- objective labels.jsonl … > src/checks/words/packs/en/leaning-objective.txt`,
//! and with `key_result` for `leaning-key-result.txt`.
//!
//! Each line has `kind`, `text`, and for each criterion that was judged a label (`improvement`, `inspiring`, `outcome`:
//! `yes` or `no`; others are left out) or a number from 0 to 1, how likely it is a "no"; a `weight` counts a line for more or
//! less than one. What is learned is a logistic regression over the marks of `checks::words::leaning`, by
//! follow-the-regularised-leader, which leaves most weights at nought ("Ad Click Prediction: a View from the Trenches",
//! KDD 2013).

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use okrbook::checks::words::{Criterion, Kind, Lexicon, leaning_marks};
use serde_json::Value;

/// Learns the weights of the marks by which texts of a kind lean to a "no".
#[derive(Parser)]
struct Options {
    /// Which texts to learn from
    kind: Of,
    /// Labelled texts, a JSON object a line
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Passes over all texts
    #[arg(long, default_value_t = 12)]
    rounds: usize,
    /// L1 penalty: more of it leaves more weights at nought
    #[arg(long, default_value_t = 2.0)]
    frugal: f64,
    /// L2 penalty: more of it keeps weights smaller
    #[arg(long, default_value_t = 3.0)]
    tame: f64,
    /// A mark is left out of the list if all its weights are lighter than this, in hundredths
    #[arg(long, default_value_t = 16.0)]
    slight: f64,
    /// Marks of fewer texts are skipped
    #[arg(long, default_value_t = 3)]
    least: u32,
}

#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Of {
    Objective,
    KeyResult,
}

impl Of {
    fn criteria(self) -> &'static [Criterion] {
        Criterion::of(match self {
            Self::Objective => Kind::Objective,
            Self::KeyResult => Kind::KeyResult,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Objective => "objective",
            Self::KeyResult => "key_result",
        }
    }
}

/// A text: its marks by number, how likely each criterion is a "no" if anybody judged it, how much it counts.
struct Case {
    marks: Vec<usize>,
    shares: Vec<Option<f64>>,
    weight: f64,
}

/// What is to be learned from: the name of each mark by its number, the first of them the bias, and the texts.
struct Cases {
    names: Vec<String>,
    cases: Vec<Case>,
}

/// What the learner knows of one weight.
#[derive(Clone, Copy, Default)]
struct Slope {
    z: f64,
    n: f64,
}

/// How fast a weight moves at first.
const PACE: f64 = 0.15;

impl Slope {
    fn weight(self, options: &Options) -> f64 {
        if self.z.abs() <= options.frugal {
            return 0.0;
        }
        let pull = self.z - self.z.signum() * options.frugal;
        -pull / ((1.0 + self.n.sqrt()) / PACE + options.tame)
    }

    fn learn(&mut self, gradient: f64, weight: f64) {
        let grown = self.n + gradient * gradient;
        self.z += gradient - (grown.sqrt() - self.n.sqrt()) / PACE * weight;
        self.n = grown;
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let options = Options::parse();
    let learned = Cases::read(&options)?;
    let criteria = options.kind.criteria();
    let slopes: Vec<_> = (0..criteria.len()).map(|column| learned.slopes(column, &options)).collect();
    let mut lines = Vec::new();
    for (number, name) in learned.names.iter().enumerate() {
        let weights: Vec<f64> =
            slopes.iter().map(|slopes| (slopes[number].weight(&options) * 100.0).round() + 0.0).collect();
        if name == "bias" || weights.iter().any(|weight| weight.abs() >= options.slight) {
            lines.push(weights.iter().fold(name.clone(), |line, weight| format!("{line} {weight}")));
        }
    }
    lines.sort();
    let names: Vec<_> = criteria.iter().map(|criterion| criterion.name()).collect();
    let mut out = io::stdout().lock();
    writeln!(out, "# How words lean: to a \"no\" to {} above nought,", names.join(" and to "))?;
    writeln!(out, "# in hundredths of the logarithm of the odds.")?;
    writeln!(
        out,
        "# Learned from {} texts by examples/lean.rs, and not changed by hand.",
        learned.cases.len()
    )?;
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

impl Cases {
    fn read(options: &Options) -> Result<Self, Box<dyn std::error::Error>> {
        let lexicon = Lexicon::english();
        let mut texts = Vec::new();
        let mut left_out = 0;
        let mut counts: HashMap<String, u32> = HashMap::new();
        for path in &options.files {
            let file = path.display();
            let text = std::fs::read_to_string(path).map_err(|error| format!("{file}: {error}"))?;
            for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
                let record: Value =
                    serde_json::from_str(line).map_err(|error| format!("{file}, line {number}: {error}"))?;
                let judged = options.kind.criteria().iter().map(|criterion| share(&record[criterion.name()]));
                let shares: Vec<_> = judged.collect();
                if record["kind"] != options.kind.name() || shares.iter().all(Option::is_none) {
                    left_out += 1;
                    continue;
                }
                let text =
                    record["text"].as_str().ok_or_else(|| format!("{file}, line {number}: no text"))?;
                let marks = leaning_marks(text, lexicon);
                for mark in &marks {
                    *counts.entry(mark.clone()).or_default() += 1;
                }
                texts.push((marks, shares, record["weight"].as_f64().unwrap_or(1.0)));
            }
        }
        writeln!(io::stderr(), "{} texts; {left_out} of another kind or without a label", texts.len())?;
        let mut names = vec!["bias".to_owned()];
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut cases = Vec::with_capacity(texts.len());
        for (marks, shares, weight) in texts {
            let mut known = vec![0];
            for mark in marks.into_iter().filter(|mark| counts[mark] >= options.least) {
                known.push(*numbers.entry(mark).or_insert_with_key(|mark| {
                    names.push(mark.clone());
                    names.len() - 1
                }));
            }
            cases.push(Case { marks: known, shares, weight });
        }
        Ok(Self { names, cases })
    }

    fn slopes(&self, column: usize, options: &Options) -> Vec<Slope> {
        let mut slopes = vec![Slope::default(); self.names.len()];
        let mut order: Vec<usize> = (0..self.cases.len()).collect();
        let mut seed = 1;
        for _ in 0..options.rounds {
            shuffle(&mut order, &mut seed);
            for case in order.iter().map(|&at| &self.cases[at]) {
                let Some(share) = case.shares[column] else { continue };
                let sum: f64 = case.marks.iter().map(|&mark| slopes[mark].weight(options)).sum();
                let off = 1.0 / (1.0 + (-sum).exp()) - share;
                for &mark in &case.marks {
                    let weight = slopes[mark].weight(options);
                    slopes[mark].learn(case.weight * off, weight);
                }
            }
        }
        slopes
    }
}

/// How likely a judgement is a "no".
fn share(judged: &Value) -> Option<f64> {
    judged.as_f64().filter(|share| (0.0..=1.0).contains(share)).or(match judged.as_str() {
        Some("no") => Some(1.0),
        Some("yes") => Some(0.0),
        _ => None,
    })
}

/// Puts numbers in an order that is no order of the files, and the same each time (Fisher and Yates, by Knuth's generator).
fn shuffle(order: &mut [usize], seed: &mut u64) {
    for at in (1..order.len()).rev() {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let drawn = usize::try_from(*seed >> 33).unwrap_or_default();
        order.swap(at, drawn % (at + 1));
    }
}
