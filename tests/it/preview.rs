//! The preview as a program that runs: a browser's requests as bytes on a socket, edits as editors make them, and its
//! end. Whatever is waited for has a bound that only ends a hang.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::run::command;
use crate::support::Playbook;

/// What only a hang outlasts.
pub const PATIENCE: Duration = Duration::from_mins(2);

/// `okrbook serve` on any port, until the value is dropped.
pub struct Running {
    pub child: Child,
    pub address: SocketAddr,
    /// What addresses begin with: `/`.
    pub base: String,
    said: Arc<Mutex<String>>,
}

impl Running {
    pub fn start(root: &Path, more: &[&str]) -> Self {
        let mut args = vec!["serve", root.to_str().expect("a path in Unicode")];
        if !more.contains(&"--port") {
            args.extend(["--port", "0"]);
        }
        args.extend(more);
        let mut command = command(root, &args);
        Self::of(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program"))
    }

    /// A program that was started to serve.
    pub fn of(mut child: Child) -> Self {
        let said = Arc::new(Mutex::new(String::new()));
        let gather = |pipe: Box<dyn std::io::Read + Send>| {
            let said = Arc::clone(&said);
            thread::spawn(move || {
                for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                    let mut said = said.lock().expect("words");
                    said.push_str(&line);
                    said.push('\n');
                }
            });
        };
        gather(Box::new(child.stdout.take().expect("its output")));
        gather(Box::new(child.stderr.take().expect("its remarks")));
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut running = Self { child, address: any, base: String::new(), said };
        // Output and remarks come on two pipes, in any order.
        running.until("it says where it is", |running| {
            let said = running.said();
            said.contains("http://") && said.contains("Ctrl-C stops it.")
        });
        let said = running.said();
        let (at, path) = said
            .lines()
            .find_map(|line| line.split_once("http://")?.1.split_once('/'))
            .expect("an address among what it says");
        running.address.set_port(at.rsplit_once(':').expect("a port").1.parse().expect("a port"));
        running.base = format!("/{path}");
        running
    }

    /// All that it wrote to the terminal so far.
    pub fn said(&self) -> String {
        self.said.lock().expect("words").clone()
    }

    /// Lines that tell of a new reading.
    pub fn rounds(&self) -> usize {
        self.said()
            .lines()
            .filter(|line| line.contains(": up to date after ") || line.contains("pages stay"))
            .count()
    }

    /// Sends bytes and takes all that comes back.
    pub fn ask(&self, request: impl AsRef<[u8]>) -> Answer {
        let mut stream = self.connect();
        // It may have been refused before all of it was sent.
        let _ = stream.write_all(request.as_ref());
        Answer::of(stream)
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a bound");
        stream
    }

    /// The head of a request as a browser sends it; more lines may follow.
    pub fn head(&self, method: &str, path: &str) -> String {
        format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.address)
    }

    /// A file of the site, or of the preview.
    pub fn get(&self, path: &str) -> Answer {
        self.ask(self.head("GET", &format!("{}{path}", self.base)) + "\r\n")
    }

    /// What stands: number of the build, and whether it is the newest reading's.
    pub fn state(&self) -> (u64, bool) {
        let state: serde_json::Value = serde_json::from_slice(&self.get("-/state.json").body).expect("JSON");
        (state["build"].as_u64().expect("a number"), state["ok"].as_bool().expect("yes or no"))
    }

    /// Waits until something holds.
    #[track_caller]
    pub fn until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !holds(self) {
            assert!(begun.elapsed() < PATIENCE, "waited in vain until {what}; it said:\n{}", self.said());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until a page shows some words.
    #[track_caller]
    pub fn shows(&self, path: &str, words: &str) {
        self.until(&format!("{path} shows {words:?}"), |running| running.get(path).text().contains(words));
    }

    /// Threads and open descriptors of the program.
    #[cfg(target_os = "linux")]
    pub fn burden(&self) -> (usize, usize) {
        let of = |what| fs::read_dir(format!("/proc/{}/{what}", self.child.id())).map_or(0, Iterator::count);
        (of("task"), of("fd"))
    }

    /// A figure of its memory in KiB: `VmRSS`, `VmHWM`.
    #[cfg(target_os = "linux")]
    pub fn memory(&self, figure: &str) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("its status");
        let line = status.lines().find(|line| line.starts_with(figure)).expect("a figure");
        line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).expect("a number")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What came back on a connection.
#[derive(Debug)]
pub struct Answer {
    /// 0 where nothing came that is an answer.
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    /// Reads until the other side ends the connection.
    #[track_caller]
    pub fn of(mut stream: TcpStream) -> Self {
        let mut bytes = Vec::new();
        if let Err(error) = stream.read_to_end(&mut bytes) {
            assert_ne!(error.kind(), std::io::ErrorKind::WouldBlock, "no end of the answer came");
        }
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").map_or(bytes.len(), |at| at + 4);
        let head = String::from_utf8(bytes[..end].to_vec()).expect("a head of plain text");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Self { status, head, body: bytes[end..].to_vec() }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers(name).next()
    }

    pub fn headers(&self, name: &str) -> impl Iterator<Item = &str> {
        let lines = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        lines.filter(move |(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The page as a build writes it: without the preview's own element.
    pub fn page(&self) -> Vec<u8> {
        let text = String::from_utf8_lossy(&self.body);
        let Some(from) = text.find("<script src=\"/-/live.js\"") else { return self.body.clone() };
        let end = from + text[from..].find("</script>").expect("its end") + "</script>".len();
        [&self.body[..from], &self.body[end..]].concat()
    }
}

/// Sets how many things of a kind a test does, for longer runs than everyday's.
pub fn times(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|times| times.parse().ok()).unwrap_or(usual)
}

const OBJECTIVE: &str =
    "objectives:\n  - id: win\n    objective: Win MARK\n    key_results:\n      - Raise a from 1 to 9\n";

fn playbook() -> Playbook {
    Playbook::new(&[
        ("2021-Q1/sales.yaml", &*OBJECTIVE.replace("MARK", "it")),
        ("pages/about.md", "# About\n\nUs.\n"),
    ])
}

fn save(root: &Path, mark: &str) {
    fs::write(root.join("2021-Q1/sales.yaml"), OBJECTIVE.replace("MARK", mark)).expect("an edit");
}

const PAGE: &str = "2021-q1/sales/win.html";

#[test]
fn a_save_is_seen_however_an_editor_makes_it() {
    let playbook = playbook();
    let (root, running) = (playbook.root(), Running::start(playbook.root(), &[]));
    let file = root.join("2021-Q1/sales.yaml");
    let text = |mark: &str| OBJECTIVE.replace("MARK", mark);
    save(root, "in place");
    running.shows(PAGE, "Win in place");
    fs::write(root.join("2021-Q1/4913"), "").expect("a trial, as vim makes it");
    fs::remove_file(root.join("2021-Q1/4913")).expect("its end");
    fs::rename(&file, root.join("2021-Q1/sales.yaml~")).expect("a backup");
    fs::write(&file, text("beside its backup")).expect("an edit");
    fs::remove_file(root.join("2021-Q1/sales.yaml~")).expect("the backup's end");
    running.shows(PAGE, "Win beside its backup");
    fs::write(root.join(".sales.tmp"), text("by a rename")).expect("an edit");
    fs::rename(root.join(".sales.tmp"), &file).expect("a rename");
    running.shows(PAGE, "Win by a rename");
    fs::remove_file(&file).expect("a deletion");
    running.until("the page is gone", |running| running.get(PAGE).status == 404);
    fs::write(&file, text("made anew")).expect("an edit");
    running.shows(PAGE, "Win made anew");
    let slow = text("slowly");
    let mut pieces = fs::File::create(&file).expect("a file");
    for piece in slow.as_bytes().chunks(slow.len() / 5) {
        pieces.write_all(piece).expect("a piece");
        thread::sleep(Duration::from_millis(25));
    }
    drop(pieces);
    running.shows(PAGE, "Win slowly");
    // Within the coarseness of a file's time, and of the same length.
    save(root, "onone");
    running.shows(PAGE, "Win onone");
    for mark in ["again", "twice", "three"] {
        save(root, mark);
    }
    running.shows(PAGE, "Win three");
}

#[test]
fn folders_are_followed_wherever_they_go() {
    let playbook = playbook();
    let (root, running) = (playbook.root(), Running::start(playbook.root(), &[]));
    playbook.write("2021-Q2/sales.yaml", &OBJECTIVE.replace("MARK", "in a new quarter"));
    running.shows("2021-q2/sales/win.html", "Win in a new quarter");
    playbook.write("2021-Q2/notes/deep.md", "---\nvisibility: everyone\ntitle: Deep down\n---\nWords.\n");
    running.shows("2021-q2/notes/deep.html", "Deep down");
    fs::rename(root.join("2021-Q2"), root.join("2022-Q1")).expect("a rename");
    running.shows("2022-q1/notes/deep.html", "Deep down");
    assert_eq!(running.get("2021-q2/sales/win.html").status, 404);
    playbook.write("2022-Q1/notes/deep.md", "---\nvisibility: everyone\ntitle: Deeper down\n---\nWords.\n");
    running.shows("2022-q1/notes/deep.html", "Deeper down");
    fs::remove_dir_all(root.join("2022-Q1")).expect("a deletion");
    running.until("the quarter is gone", |running| running.get("2022-q1/sales/win.html").status == 404);
    assert_eq!(running.get(PAGE).status, 200);
}

#[test]
fn a_playbook_that_is_moved_away_keeps_its_pages_until_it_is_back() {
    let parent = tempfile::tempdir().expect("a folder");
    let (root, away) = (parent.path().join("book"), parent.path().join("away"));
    fs::create_dir_all(root.join("2021-Q1")).expect("folders");
    fs::write(root.join("okrbook.yaml"), "title: Moves about\n").expect("a file");
    save(&root, "it");
    let running = Running::start(&root, &[]);
    fs::rename(&root, &away).expect("a move");
    running.until("it notices", |running| !running.state().1);
    assert!(running.get(PAGE).text().contains("Win it"), "the last good page stays");
    fs::rename(&away, &root).expect("back");
    running.until("it notices", |running| running.state().1);
    save(&root, "back home");
    running.shows(PAGE, "Win back home");
}

#[test]
fn a_checkout_of_many_files_takes_few_turns() {
    let playbook = playbook();
    let running = Running::start(playbook.root(), &[]);
    let note = "---\nvisibility: everyone\ntitle: A note\n---\nWords.\n";
    fs::create_dir_all(playbook.root().join("2021-Q1/notes")).expect("a folder");
    save(playbook.root(), "before");
    running.shows(PAGE, "Win before");
    let (before, begun) = (running.rounds(), Instant::now());
    for number in 0..500 {
        playbook.write(&format!("2021-Q1/notes/note-{number}.md"), note);
    }
    let took = begun.elapsed();
    running.until("the last is there", |running| running.get("2021-q1/notes/note-499.html").status == 200);
    save(playbook.root(), "after");
    running.shows(PAGE, "Win after");
    running.until("the turn is said", |running| running.rounds() > before + 1);
    // One for the files and one for the save after them; some more where the writer was held up between two files, and
    // one for each 400 ms that they took.
    let most = 8 + took.as_millis().div_ceil(400);
    let rounds = running.rounds() - before;
    assert!((rounds as u128) <= most, "{rounds} turns in {took:?}:\n{}", running.said());
}

#[test]
fn a_disk_that_does_not_tell_is_looked_at() {
    let playbook = playbook();
    let running = Running::start(playbook.root(), &["--poll"]);
    running.until("it says how it looks", |running| {
        running.said().contains("looking for edits every half second")
    });
    for mark in ["once", "twice"] {
        save(playbook.root(), mark);
        running.shows(PAGE, &format!("Win {mark}"));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_system_that_refuses_to_tell_is_said_and_looked_at() {
    let playbook = playbook();
    // A namespace of its own has a limit of its own.
    let script = "echo 1 > /proc/sys/user/max_inotify_watches && exec \"$0\" serve . --port 0";
    let child = std::process::Command::new("unshare")
        .args(["--user", "--map-root-user", "sh", "-c", script, env!("CARGO_BIN_EXE_okrbook")])
        .current_dir(playbook.root())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let usable = std::process::Command::new("unshare")
        .args(["--user", "--map-root-user", "test", "-w", "/proc/sys/user/max_inotify_watches"])
        .status();
    let (Ok(mut child), Ok(true)) = (child, usable.map(|status| status.success())) else {
        eprintln!("not tested here, for want of user namespaces: a system that refuses to tell");
        return;
    };
    assert!(child.try_wait().is_ok_and(|ended| ended.is_none()), "it runs");
    let running = Running::of(child);
    running.until("it says why", |running| running.said().contains("since the system does not tell"));
    save(playbook.root(), "all the same");
    running.shows(PAGE, "Win all the same");
}

#[test]
fn where_a_port_is_taken_the_next_is_tried() {
    let playbook = playbook();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("its address").port();
    let running = Running::start(playbook.root(), &["--port", &port.to_string()]);
    running.until("it says so", |running| running.said().contains(&format!("port {port} is taken")));
    assert_ne!(running.address.port(), port);
    assert_eq!(running.get(PAGE).status, 200);
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_whoever_is_connected() {
    use rustix::process::{Pid, Signal, kill_process};
    let playbook = playbook();
    for signal in [Signal::INT, Signal::TERM] {
        let mut running = Running::start(playbook.root(), &[]);
        let mut open = [running.connect(), running.connect(), running.connect()];
        open[1].write_all(b"GET / HT").expect("half a request");
        let stream = running.head("GET", "/-/events") + "Sec-Fetch-Site: same-origin\r\n\r\n";
        open[2].write_all(stream.as_bytes()).expect("a request");
        assert!(open[2].read(&mut [0; 100]).expect("a beginning") > 0);
        let process = Pid::from_child(&running.child);
        kill_process(process, signal).expect("a signal");
        let begun = Instant::now();
        let status = loop {
            if let Some(status) = running.child.try_wait().expect("its status") {
                break status;
            }
            assert!(begun.elapsed() < PATIENCE, "it goes on");
            thread::sleep(Duration::from_millis(5));
        };
        assert_eq!(status.code(), Some(0), "{}", running.said());
        running.until("it says so", |running| running.said().contains("stopped"));
    }
}
