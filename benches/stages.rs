//! How long each stage takes on playbooks of 100, 1,000 and 10,000 objectives, and how much memory the whole takes.
//!
//! `cargo bench --bench stages [-- SIZE…]`. Each figure is the median of five rounds, in milliseconds.
//! `OKRBOOK_BENCH_FOLDER` names the folder to work in; one in memory keeps the disk out of the figures.
//! `cargo bench --bench stages -- --write SIZE FOLDER` only writes a playbook.

// A report is printed, and what the bench cannot do without may end it.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::expect_used)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use okrbook::load::decode::decode;
use okrbook::load::discover::discover;
use okrbook::load::resolve::{resolve, restrict};
use okrbook::model::audience::Audience;
use okrbook::pipeline;
use okrbook::render::book::Book;
use okrbook::site::Site;

const ROUNDS: usize = 5;

fn main() {
    let mut args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if args.first().is_some_and(|arg| arg == "--write") {
        let size = args.get(1).and_then(|size| size.parse().ok()).expect("a number of objectives");
        support::write(Path::new(args.get(2).expect("a folder")), size)
            .expect("a folder that can be written to");
        return;
    }
    args.retain(|arg| arg.parse::<usize>().is_ok());
    let sizes: Vec<usize> = match args.as_slice() {
        [] => vec![100, 1_000, 10_000],
        sizes => sizes.iter().filter_map(|size| size.parse().ok()).collect(),
    };
    println!(
        "{:>10} {:>8} {:>9} {:>9} {:>9} {:>9} {:>10} {:>10} {:>10} {:>9} {:>8}",
        "objectives",
        "pages",
        "read",
        "decode",
        "resolve",
        "render",
        "cold",
        "unchanged",
        "one file",
        "us/page",
        "KB/page"
    );
    let base = std::env::var_os("OKRBOOK_BENCH_FOLDER")
        .map_or_else(std::env::temp_dir, PathBuf::from)
        .join("okrbook-bench-stages");
    for size in sizes {
        measure(&base, size);
    }
    let _ = fs::remove_dir_all(&base);
    if let Some(peak) = peak() {
        println!("peak memory of all of it: {peak} MiB");
    }
}

fn measure(base: &Path, size: usize) {
    let (root, out) = (base.join(format!("{size}")), base.join(format!("{size}-site")));
    support::write(&root, size).expect("a folder that can be written to");
    let mut read = Vec::new();
    let mut decoded = Vec::new();
    let mut resolved = Vec::new();
    let mut rendered = Vec::new();
    let mut cold = Vec::new();
    let mut unchanged = Vec::new();
    let mut changed = Vec::new();
    let (mut pages, mut bytes) = (0, 0);
    for round in 0..ROUNDS {
        let (sources, said) = timed(&mut read, || discover(&root)).expect("a playbook");
        assert!(said.is_empty(), "{said:?}");
        let documents =
            timed(&mut decoded, || sources.files.iter().map(|file| decode(file).0).collect::<Vec<_>>());
        let list: Vec<_> = sources.files.iter().map(|file| &file.path).zip(&documents).collect();
        let (full, said) = timed(&mut resolved, || resolve(&list));
        assert!(said.is_empty(), "{said:?}");
        let whole = pipeline::load(&root).expect("a playbook");
        assert!(whole.diagnostics.is_empty(), "{:?}", whole.diagnostics.first());
        drop(whole);
        let playbook = restrict(&Arc::new(full), Audience::Coach);
        let book = Book::new(Site::new(playbook), &sources).expect("the theme's templates");
        bytes = timed(&mut rendered, || {
            (0..book.paths().count()).map(|i| book.render(i).expect("a page").len()).sum()
        });
        pages = book.paths().count();
        drop(book);
        let _ = fs::remove_dir_all(&out);
        let build = || {
            pipeline::build(&pipeline::load(&root).expect("a playbook"), Audience::Coach, &out)
                .expect("a site")
        };
        timed(&mut cold, build);
        timed(&mut unchanged, build);
        let file = root.join("2021-Q1/team-000.yaml");
        let text = fs::read_to_string(&file).expect("a file");
        fs::write(&file, text.replacen("objective: ", &format!("objective: Now {round} "), 1))
            .expect("a file");
        timed(&mut changed, build);
        fs::write(&file, text).expect("a file");
    }
    let cold = median(&mut cold);
    println!(
        "{size:>10} {pages:>8} {:>9.1} {:>9.1} {:>9.1} {:>9.1} {cold:>10.1} {:>10.1} {:>10.1} {:>9.1} {:>8.1}",
        median(&mut read),
        median(&mut decoded),
        median(&mut resolved),
        median(&mut rendered),
        median(&mut unchanged),
        median(&mut changed),
        cold * 1000.0 / pages as f64,
        bytes as f64 / 1000.0 / pages as f64,
    );
}

fn timed<T>(into: &mut Vec<f64>, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let value = run();
    into.push(start.elapsed().as_secs_f64() * 1000.0);
    value
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The most memory this process ever held, in MiB, where the system tells.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib / 1024)
}
