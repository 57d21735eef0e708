//! How long a publish takes: cold, with nothing changed, with one page changed. Takes the folder to work in (a tmpfs,
//! so that the disk does not drown the figure) and the number of 8 KB pages from `OKRBOOK_BENCH_FOLDER` and
//! `OKRBOOK_BENCH_PAGES`; prints medians.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench prints, and ends where it cannot go on"
)]

use okrbook::publish::{RenderFailure, Site, publish_site};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

struct Pages {
    paths: Vec<String>,
    text: String,
    digest: Option<u8>,
    /// A page that is not as it was.
    changed: Option<usize>,
}

impl Site for Pages {
    fn paths(&self) -> Vec<&str> {
        self.paths.iter().map(String::as_str).collect()
    }

    fn render(&self, page: usize) -> Result<Cow<'_, [u8]>, RenderFailure> {
        let change = if self.changed == Some(page) { "changed" } else { "" };
        Ok([self.paths[page].as_str(), change, &self.text].concat().into_bytes().into())
    }

    fn made_from(&self) -> Option<[u8; 32]> {
        self.digest.map(|digest| [digest; 32])
    }
}

fn timed(site: &Pages, out: &Path) -> Duration {
    let start = Instant::now();
    publish_site(site, out, Path::new("benches")).expect("a publish");
    start.elapsed()
}

fn median(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let (least, most) = (times[0], times[times.len() - 1]);
    println!("{name:28} {:>10.1?}  ({least:.1?} to {most:.1?})", times[times.len() / 2]);
}

fn main() {
    let folder = env::var_os("OKRBOOK_BENCH_FOLDER").map_or_else(env::temp_dir, PathBuf::from);
    let pages: usize = env::var("OKRBOOK_BENCH_PAGES").ok().and_then(|n| n.parse().ok()).unwrap_or(12_600);
    let out = folder.join("okrbook-bench-publish");
    let paths = (0..pages).map(|n| format!("2021-q{}/team-{}/okr-{n}.html", n % 4 + 1, n % 40)).collect();
    let mut site = Pages { paths, text: "x".repeat(8_150), digest: None, changed: None };
    let rounds = 7;
    let cold = |_| {
        let _ = fs::remove_dir_all(&out);
        timed(&site, &out)
    };
    median("cold", (0..rounds).map(cold).collect());
    median("nothing changed", (0..rounds).map(|_| timed(&site, &out)).collect());
    site.digest = Some(1);
    timed(&site, &out);
    median("nothing changed, same source", (0..rounds).map(|_| timed(&site, &out)).collect());
    site.digest = None;
    let one = |n: usize| {
        site.changed = n.is_multiple_of(2).then_some(7);
        timed(&site, &out)
    };
    median("one page changed", (0..rounds).map(one).collect());
    if env::var_os("OKRBOOK_BENCH_KEEP").is_none() {
        let _ = fs::remove_dir_all(&out);
    }
}
