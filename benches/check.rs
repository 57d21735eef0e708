//! How long `okrbook check` takes on playbooks of 1,000 and 10,000 objectives with four key results each, reading
//! included: the program as it is started from a shell, and its stages one by one.
//!
//! `cargo bench --bench check [-- SIZE…]`, or `-- FOLDER` for a playbook of one's own. Each figure is the median of some
//! rounds, in milliseconds. `OKRBOOK_BENCH_FOLDER` names the folder to work in; one in memory keeps the disk out of it.

// A report is printed, and what the bench cannot do without may end it.
#![allow(clippy::print_stdout, clippy::expect_used)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use okrbook::load::decode::{Document, decode};
use okrbook::load::discover::discover;
use okrbook::load::resolve::resolve;
use okrbook::pipeline::{self, Checking};
use okrbook::render::proof::{Proofs, proof};
use okrbook::report::human::{self, Style};
use rayon::prelude::*;

const ROUNDS: usize = 9;
/// The stages of [`pipeline::load`] and [`pipeline::check`], as `check` goes through them.
const STAGES: [&str; 6] = ["read", "decode", "resolve", "proof", "check", "write"];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let sizes: Vec<usize> = match args.as_slice() {
        [] => vec![1_000, 10_000],
        sizes => sizes.iter().filter_map(|size| size.parse().ok()).collect(),
    };
    let base = std::env::var_os("OKRBOOK_BENCH_FOLDER")
        .map_or_else(std::env::temp_dir, PathBuf::from)
        .join("okrbook-bench-check");
    for size in sizes {
        let root = base.join(format!("{size}"));
        support::write(&root, size).expect("a folder that can be written to");
        measure(&format!("{size} objectives"), &root);
    }
    let _ = fs::remove_dir_all(&base);
    for folder in args.iter().map(Path::new).filter(|folder| folder.is_dir()) {
        measure(&folder.display().to_string(), folder);
    }
}

fn measure(name: &str, root: &Path) {
    println!("{name}");
    for (what, all_quarters) in [("the newest quarter judged", false), ("all quarters judged", true)] {
        let command = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_okrbook"));
            command.arg("check").arg(root).stdout(Stdio::null()).stderr(Stdio::null());
            if all_quarters {
                command.arg("--all-quarters");
            }
            assert!(command.status().expect("the program").code().is_some_and(|code| code < 2));
        };
        let mut whole: Vec<f64> = (0..ROUNDS).map(|_| timed(command).1).collect();
        println!("  {what}: {:.0} ms from start to end", median(&mut whole));
        let rounds: Vec<[f64; STAGES.len()]> =
            (0..ROUNDS).map(|_| stages(root, Checking { all_quarters, drafts: false })).collect();
        let medians: Vec<f64> = (0..STAGES.len())
            .map(|stage| median(&mut rounds.iter().map(|round| round[stage]).collect::<Vec<_>>()))
            .collect();
        let sum: f64 = medians.iter().sum();
        for (stage, time) in STAGES.iter().zip(medians) {
            println!("    {stage:8} {time:>7.1}  {:>3.0}%", time / sum * 100.0);
        }
    }
}

fn stages(root: &Path, how: Checking) -> [f64; STAGES.len()] {
    let ((sources, _), read) = timed(|| discover(root).expect("a playbook"));
    let (decoded, decoding) =
        timed(|| sources.files.par_iter().map(|file| decode(file).0).collect::<Vec<Document>>());
    let documents: Vec<_> = sources.files.iter().map(|file| &file.path).zip(&decoded).collect();
    let ((playbook, _), resolving) = timed(|| resolve(&documents));
    let playbook = Arc::new(playbook);
    let (_, proofing) = timed(|| proof(&playbook, &sources, &mut Proofs::default()));
    drop(decoded);
    let loaded = pipeline::load(root).expect("a playbook");
    let (found, checking) = timed(|| pipeline::check(&loaded, how));
    let (_, writing) = timed(|| {
        let mut out = Vec::new();
        human::write(&mut out, &found, &loaded.sources, Style::default()).expect("writes to memory");
        out
    });
    [read, decoding, resolving, proofing, checking, writing]
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let value = run();
    (value, start.elapsed().as_secs_f64() * 1000.0)
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
