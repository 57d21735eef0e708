//! How long it takes from a saved file to a served page that shows the change, on playbooks of 100, 1,000 and 10,000
//! objectives, in the program itself: files saved at random moments, the page asked for until it carries a mark.
//!
//! `cargo bench --bench live [-- SIZE…]`. Figures are in milliseconds; "beyond" is the median without the quiet time that
//! a save must settle for. `OKRBOOK_BENCH_FOLDER` names the folder to work in, `OKRBOOK_BENCH_EDITS` the saves of a row.

// A report is printed, and what the bench cannot do without may end it.
#![allow(clippy::print_stdout, clippy::expect_used)]

mod support;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use support::Dice;

/// What `preview/watch.rs` waits for after the last sign of an edit.
const QUIET: f64 = 40.0;
/// How long to look for a mark before the bench gives up.
const PATIENCE: Duration = Duration::from_mins(1);

fn main() {
    let mut sizes: Vec<usize> = env::args().filter_map(|arg| arg.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![100, 1_000, 10_000];
    }
    let edits = env::var("OKRBOOK_BENCH_EDITS").ok().and_then(|n| n.parse().ok()).unwrap_or(20);
    let folder = env::var_os("OKRBOOK_BENCH_FOLDER").map_or_else(env::temp_dir, PathBuf::from);
    let base = folder.join("okrbook-bench-live");
    println!(
        "{:>10} {:>9} {:>8} {:>9} {:22} {:>8} {:>8} {:>8} {:>8}",
        "objectives",
        "audience",
        "ready",
        "peak MiB",
        "saved, and asked for",
        "median",
        "beyond",
        "p95",
        "most"
    );
    for size in sizes {
        let _ = fs::remove_dir_all(&base);
        support::write(&base, size).expect("a folder that can be written to");
        for audience in ["everyone", "coach"] {
            measure(&base, size, audience, edits);
        }
    }
    let _ = fs::remove_dir_all(&base);
}

/// A kind of edit: what it is called, what it changes, how it is saved, and which page shows it.
struct Kind {
    name: &'static str,
    edited: Edited,
    save: fn(&Path, &str),
    page: fn(period: &str, team: &str) -> String,
    /// Whether others than the coach see the page.
    open: bool,
}

/// What carries the mark.
enum Edited {
    Wording,
    CheckIn,
    Note,
}

const KINDS: [Kind; 4] = [
    Kind {
        name: "wording, own page",
        edited: Edited::Wording,
        save: in_place,
        page: |period, team| format!("{period}/{team}/aim-0.html"),
        open: true,
    },
    Kind {
        name: "check-in, renamed over",
        edited: Edited::CheckIn,
        save: renamed_over,
        page: |period, team| format!("{period}/{team}/aim-0.html"),
        open: true,
    },
    Kind {
        name: "wording, team's page",
        edited: Edited::Wording,
        save: renamed_over,
        page: |period, team| format!("{period}/{team}.html"),
        open: true,
    },
    Kind {
        name: "note, own page",
        edited: Edited::Note,
        save: in_place,
        page: |period, team| format!("{period}/notes/{}.html", team.replace("team", "note")),
        open: false,
    },
];

fn measure(root: &Path, size: usize, audience: &str, edits: usize) {
    let preview = Running::start(root, audience);
    let (quarters, teams) = support::shape(size);
    let mut dice = Dice::new(1);
    let mut rows = Vec::new();
    for kind in KINDS.iter().filter(|kind| kind.open || audience == "coach") {
        let mut times = Vec::new();
        for edit in 0..edits {
            thread::sleep(Duration::from_millis(200 + dice.below(500) as u64));
            let quarter = dice.below(quarters);
            let period = format!("{}-Q{}", 2021 + quarter / 4, quarter % 4 + 1);
            let team = format!("team-{:03}", dice.below(teams));
            let mark = format!("{audience} {edit}{} –", rows.len());
            times.push(preview.follow(root, kind, &period, &team, &mark));
        }
        times.sort_by(f64::total_cmp);
        rows.push((kind.name, times));
    }
    let peak = peak(preview.child.id()).map_or_else(|| "?".to_owned(), |mib| mib.to_string());
    for (name, times) in rows {
        let median = times[times.len() / 2];
        println!(
            "{size:>10} {audience:>9} {:>8.0} {peak:>9} {name:22} {median:>8.0} {:>8.0} {:>8.0} {:>8.0}",
            preview.ready,
            median - QUIET,
            times[(times.len() * 95).div_ceil(100) - 1],
            times[times.len() - 1],
        );
    }
}

/// A preview, until the value is dropped.
struct Running {
    child: Child,
    address: SocketAddr,
    /// From the start until the first page was there.
    ready: f64,
}

impl Running {
    fn start(root: &Path, audience: &str) -> Self {
        let begun = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_okrbook"))
            .arg("serve")
            .arg(root)
            .args(["--port", "0", "--audience", audience])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        let mut lines = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        lines.read_line(&mut line).expect("its address");
        let address = line.trim().rsplit_once("http://").map(|(_, at)| at.trim_end_matches('/'));
        let address = address.and_then(|at| at.parse().ok()).expect("its address");
        // What it says of each round is read, so that it never waits for us.
        thread::spawn(move || lines.lines().count());
        let mut running = Self { child, address, ready: 0.0 };
        assert!(running.page("index.html").is_some(), "a first page");
        running.ready = begun.elapsed().as_secs_f64() * 1000.0;
        running
    }

    /// A page's text, where it stands.
    fn page(&self, path: &str) -> Option<String> {
        let mut stream = TcpStream::connect(self.address).expect("a connection");
        let head = format!("GET /{path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address);
        stream.write_all(head.as_bytes()).expect("a request");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        answer.starts_with(b"HTTP/1.1 200").then(|| String::from_utf8_lossy(&answer).into_owned())
    }

    /// Milliseconds from a save until the page carries the mark.
    fn follow(&self, root: &Path, kind: &Kind, period: &str, team: &str, mark: &str) -> f64 {
        let folder = root.join(period);
        let (file, before) = match kind.edited {
            Edited::Wording => (folder.join(format!("{team}.yaml")), "objective: "),
            Edited::CheckIn => (folder.join(format!("{team}.yaml")), "note: \""),
            Edited::Note => {
                (folder.join("notes").join(format!("{}.md", team.replace("team", "note"))), "Said\n\n")
            }
        };
        let text = fs::read_to_string(&file).expect("a file of the playbook");
        let page = (kind.page)(&period.to_lowercase(), team);
        (kind.save)(&file, &text.replacen(before, &format!("{before}{mark} "), 1));
        let saved = Instant::now();
        while !self.page(&page).is_some_and(|text| text.contains(mark)) {
            assert!(
                saved.elapsed() < PATIENCE,
                "{page} never showed {mark:?}, written into {}",
                file.display()
            );
            thread::sleep(Duration::from_millis(2));
        }
        saved.elapsed().as_secs_f64() * 1000.0
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn in_place(file: &Path, text: &str) {
    fs::write(file, text).expect("a file that can be written");
}

fn renamed_over(file: &Path, text: &str) {
    let beside = file.with_extension("saved");
    fs::write(&beside, text).expect("a file that can be written");
    fs::rename(&beside, file).expect("a file that can be renamed");
}

/// The most memory a process ever held, in MiB, where the system tells.
fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib / 1024)
}
