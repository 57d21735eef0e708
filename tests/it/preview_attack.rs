//! The preview against whoever else can reach it: another page in the same browser, another program of this machine, a
//! connection that is left open. Everything is sent as bytes on a socket.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use crate::preview::{Answer, PATIENCE, Running, times};
use crate::support::Playbook;

/// Stands in files that are no part of the site.
const CANARY: &str = "zzcanaryzz";

/// A playbook with files beside and above it that nobody may get.
struct Yard {
    playbook: Playbook,
}

impl Yard {
    fn new() -> Self {
        let playbook = Playbook::new(&[
            ("above.txt", CANARY),
            ("book/okrbook.yaml", "title: A small playbook\n"),
            (
                "book/2021-Q1/sales.yaml",
                "objectives:\n  - id: win\n    objective: Win it\n    key_results: [Raise a from 1 to 9]\n",
            ),
            ("book/beside.txt", CANARY),
            ("book/.env", CANARY),
            ("book/.git/config", CANARY),
            ("book/drafts/later.md", CANARY),
            ("book/pages/about.md", "# About\n\n[Kept](../static/kept.txt), [large](../static/large.txt).\n"),
            ("book/static/kept.txt", "kept"),
            ("book/static/large.txt", "large"),
            ("book/static/.hidden", CANARY),
        ]);
        std::fs::remove_file(playbook.root().join("okrbook.yaml")).expect("no playbook above");
        Self { playbook }
    }

    fn serve(&self, more: &[&str]) -> Running {
        Running::start(&self.playbook.root().join("book"), more)
    }
}

/// What every answer promises, whatever it answers.
#[track_caller]
fn promises(answer: &Answer, to: &str) {
    assert_ne!(answer.status, 0, "{to} got no answer: {:?}", answer.head);
    let only = |name: &str| -> String {
        let all: Vec<&str> = answer.headers(name).collect();
        assert_eq!(all.len(), 1, "{name} in the answer to {to}: {}", answer.head);
        all[0].to_owned()
    };
    let policy = only("Content-Security-Policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains('*'), "{policy}");
    assert_eq!(only("X-Content-Type-Options"), "nosniff");
    assert_eq!(only("Cross-Origin-Resource-Policy"), "same-origin");
    assert_eq!(only("Referrer-Policy"), "no-referrer");
    assert_eq!(only("Connection"), "close");
    assert!(!answer.head.to_lowercase().contains("access-control"), "{}", answer.head);
    assert!(!answer.head.contains(CANARY) && !answer.text().contains(CANARY), "{to} got a canary");
    if let Some(length) = answer.header("Content-Length") {
        let all = answer.body.len().to_string();
        assert!(length == all || answer.body.is_empty(), "{to} got {all} bytes of {length}");
    }
}

/// A refusal: with the promises, or, where the bytes are no request that could be read, of nothing but a status.
#[track_caller]
fn turned_away(answer: &Answer, to: &str) {
    assert!((400..500).contains(&answer.status), "{to:?} got {}", answer.status);
    if !answer.body.is_empty() || answer.header("Content-Type").is_some() {
        promises(answer, to);
    }
}

#[test]
fn nothing_but_the_site_is_at_any_address() {
    let yard = Yard::new();
    let running = yard.serve(&[]);
    let absolute = format!("http://{}/", running.address);
    let root = yard.playbook.root().to_str().expect("a path");
    let own =
        [format!("{root}/book/beside.txt"), format!("/{root}/above.txt"), format!("file://{root}/above.txt")];
    let long = format!("/{}", "a/".repeat(4000));
    let dots = format!("/{}etc/passwd", "../".repeat(200));
    let targets = [
        "/above.txt",
        "/../above.txt",
        "/../../above.txt",
        "/./../above.txt",
        "/static/../../above.txt",
        "/static/../beside.txt",
        "/beside.txt",
        "/.env",
        "/.git/config",
        "/drafts/later.md",
        "/okrbook.yaml",
        "/2021-Q1/sales.yaml",
        "/static/.hidden",
        "/%2e%2e/above.txt",
        "/%2E%2E/above.txt",
        "/..%2fabove.txt",
        "/..%2Fabove.txt",
        "/%2e%2e%2fabove.txt",
        "/%252e%252e/above.txt",
        "/..%252fabove.txt",
        "/..%5cabove.txt",
        "/..\\above.txt",
        "\\..\\above.txt",
        "/%5c..%5cabove.txt",
        "/....//above.txt",
        "/..;/above.txt",
        "/..%00/above.txt",
        "/%00",
        "/index.html%00.txt",
        "/static/kept.txt%00",
        "/%c0%ae%c0%ae/above.txt",
        "/%c0%afetc/passwd",
        "/%e0%80%afetc/passwd",
        "/%uff0e%uff0e/above.txt",
        "/%",
        "/%2",
        "/%zz",
        "/%ff",
        "//etc/passwd",
        "///etc/passwd",
        "//127.0.0.1/",
        "//evil.example/",
        "/-/../above.txt",
        "/-/as/coach/../above.txt",
        "/-/as/../beside.txt",
        "/-/as/nobody/",
        "/-/as/coach/%2e%2e/above.txt",
        "/-/themes/preview/worker.js",
        "/-/",
        "/-/nothing",
        "/-",
        "/C:/windows/win.ini",
        "/c:\\windows\\win.ini",
        "/proc/self/environ",
        "/etc/passwd",
        "/static/",
        "/static",
        "/index.html/",
        "/index.html/..",
        "/INDEX.HTML",
        "/%0d%0aSet-Cookie:%20a=b",
        "/a%0aX-Injected:%201",
        "*",
        "",
        "index.html",
        "../above.txt",
        "?",
        "#",
        "127.0.0.1:80",
        "evil.example:443",
        "http://evil.example/",
        "https://evil.example/../above.txt",
        "file:///etc/passwd",
        "javascript:alert(1)",
        &absolute,
        &own[0],
        &own[1],
        &own[2],
        &long,
        &dots,
    ];
    assert!(targets.len() >= 60, "{}", targets.len());
    for target in targets {
        let answer = running.ask(running.head("GET", target) + "\r\n");
        turned_away(&answer, target);
        assert!(!answer.head.contains("Injected") && !answer.head.contains("Set-Cookie"), "{}", answer.head);
    }
    for target in [
        "/",
        "/index.html?a=../../above.txt",
        "/static/kept.txt",
        "/2021-q1/sales/win.html",
        "/%69ndex.html",
        "/#../above.txt",
        "/index.html#top",
    ] {
        let answer = running.ask(running.head("GET", target) + "\r\n");
        promises(&answer, target);
        assert_eq!(answer.status, 200, "{target}");
    }
}

#[test]
fn what_an_address_says_is_shown_as_text() {
    let yard = Yard::new();
    let running = yard.serve(&[]);
    for path in [
        "a%22%3E%3Cscript%3Ealert(1)%3C/script%3E.html",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "-/page/coach/%3Cscript%3E",
        "'%22%3E%3Csvg%20onload=alert(1)%3E.html",
    ] {
        let answer = running.get(path);
        promises(&answer, path);
        let text = answer.text();
        assert!(!text.contains("<script>") && !text.contains("<svg onload"), "{path}: {text}");
    }
}

#[test]
fn only_names_of_this_machine_are_answered() {
    let yard = Yard::new();
    let running = yard.serve(&[]);
    let port = running.address.port();
    let get = |lines: String| running.ask(format!("GET / HTTP/1.1\r\nConnection: close\r\n{lines}\r\n"));
    for host in ["127.0.0.1", "localhost", "[::1]", "LocalHost"] {
        assert_eq!(get(format!("Host: {host}:{port}\r\n")).status, 200, "{host}");
    }
    let foreign = [
        "",
        "127.0.0.1",
        "localhost",
        "evil.example",
        &format!("evil.example:{port}"),
        &format!("127.0.0.1.evil.example:{port}"),
        &format!("localhost.:{port}"),
        &format!("127.0.0.1:{}", port ^ 1),
        &format!("127.0.0.1:{port}0"),
        &format!("127.0.0.1:{port}@evil.example"),
        &format!("user@127.0.0.1:{port}"),
        &format!("0.0.0.0:{port}"),
        &format!("127.0.0.2:{port}"),
        &format!("2130706433:{port}"),
        &format!("0x7f.1:{port}"),
        &format!("[::ffff:127.0.0.1]:{port}"),
        &format!("127.0.0.1:{port}, evil.example"),
        &format!("127.0.0.1 :{port}"),
        &format!("http://127.0.0.1:{port}"),
        &format!("127.0.0.1:{port}/"),
        &format!("127.0.0.1:+{port}"),
    ];
    assert!(foreign.len() >= 15);
    for host in foreign {
        let answer = get(format!("Host: {host}\r\n"));
        promises(&answer, host);
        assert_eq!(answer.status, 403, "{host}");
    }
    assert_eq!(get(String::new()).status, 403, "no name");
    let ours = format!("Host: 127.0.0.1:{port}\r\n");
    assert_eq!(get(format!("{ours}{ours}")).status, 403, "two names");
    assert_eq!(get(format!("{ours}Host: evil.example\r\n")).status, 403, "two names");
    assert_eq!(running.ask("GET / HTTP/1.0\r\n\r\n").status, 403, "a program of old");
}

#[test]
fn other_pages_of_the_browser_get_nothing() {
    let yard = Yard::new();
    let running = yard.serve(&[]);
    let port = running.address.port();
    let get = |path: &str, lines: &str| running.ask(running.head("GET", path) + lines + "\r\n");
    for path in [
        "/",
        "/playbook.json",
        "/-/state.json",
        "/-/page/coach/index.html",
        "/-/slides/coach.json",
        "/-/events",
    ] {
        for origin in [
            "null",
            "http://evil.example",
            &format!("https://127.0.0.1:{port}"),
            &format!("http://127.0.0.1:{}", port ^ 1),
            &format!("http://127.0.0.1:{port}.evil.example"),
            "file://",
            "",
        ] {
            let answer = get(path, &format!("Origin: {origin}\r\n"));
            promises(&answer, origin);
            assert_eq!(answer.status, 403, "{path} for {origin}");
        }
        for mode in ["no-cors", "cors", "websocket"] {
            let answer = get(path, &format!("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: {mode}\r\n"));
            assert_eq!(answer.status, 403, "{path} by {mode}");
        }
    }
    // A stream is told only to whom the browser says to be ours.
    for lines in ["", "Sec-Fetch-Site: none\r\n", "Origin: null\r\n", "Referer: http://127.0.0.1/\r\n"] {
        let answer = get("/-/events", lines);
        promises(&answer, lines);
        assert_eq!(answer.status, 403, "{lines}");
    }
    let both = format!("Origin: http://127.0.0.1:{port}\r\nOrigin: http://evil.example\r\n");
    assert_eq!(get("/-/events", &both).status, 403);
}

/// A stream of events, with what came first.
fn stream(running: &Running) -> (TcpStream, String) {
    let mut stream = running.connect();
    let head = running.head("GET", &format!("{}-/events", running.base))
        + &format!("Origin: http://{}\r\n\r\n", running.address);
    stream.write_all(head.as_bytes()).expect("a request");
    let first = heard(&mut stream, "\n\n");
    (stream, first)
}

/// What comes in until some words have come.
#[track_caller]
fn heard(stream: &mut TcpStream, words: &str) -> String {
    let mut text = String::new();
    while !text.contains(words) {
        let mut part = [0; 1024];
        let read = stream.read(&mut part).expect("more before long");
        assert!(read > 0, "the stream ended after {text:?}");
        text.push_str(&String::from_utf8_lossy(&part[..read]));
    }
    text
}

#[test]
fn pages_of_ours_are_told_however_many_were_there_before() {
    let yard = Yard::new();
    let running = yard.serve(&[]);
    for _ in 0..200 {
        let (_, first) = stream(&running);
        assert!(first.starts_with("HTTP/1.1 200 OK\r\n"), "{first}");
    }
    let (mut stream, first) = stream(&running);
    let head = first.split("\r\n\r\n").next().expect("a head").to_owned() + "\r\n\r\n";
    promises(&Answer { status: 200, head, body: Vec::new() }, "a stream");
    assert!(first.contains("content-type: text/event-stream"), "{first}");
    let now = if first.contains("data: ") { String::new() } else { heard(&mut stream, "data: ") };
    assert!((first + &now).contains("data: {\"build\":1,\"ok\":true}"));
    yard.playbook.write("book/2021-Q1/sales.yaml", "objectives:\n  - \"\n");
    let next = heard(&mut stream, "data: {\"build\":2");
    assert!(next.contains("\"ok\":false"), "{next}");
}

#[test]
fn nothing_can_be_sent_here() {
    let yard = Yard::new();
    let running = yard.serve(&[]);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "PRI"]
    {
        for path in ["/", "/-/state.json", "/-/events"] {
            let answer = running.ask(running.head(method, path) + "\r\n");
            promises(&answer, method);
            assert_eq!((answer.status, answer.header("Allow")), (405, Some("GET, HEAD")), "{method}");
        }
    }
    let head = running.ask(running.head("HEAD", "/") + "\r\n");
    promises(&head, "HEAD");
    assert_eq!((head.status, head.body.len()), (200, 0));
    let bodies = [
        "Content-Length: 5\r\n\r\nhello",
        "Content-Length: 5\r\n\r\n",
        "Content-Length: 5000\r\n\r\nhello",
        "Content-Length: 9000000000000000000\r\n\r\n",
        "Content-Length: 99999999999999999999999\r\n\r\n",
        "Content-Length: -1\r\n\r\n",
        "Content-Length: 0x10\r\n\r\n",
        "Content-Length: +0\r\n\r\n",
        "Content-Length: 0\r\nContent-Length: 5\r\n\r\nhello",
        "Content-Length: 5\r\nContent-Length: 0\r\n\r\nhello",
        "Content-Length: 0, 5\r\n\r\nhello",
        "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
        "Transfer-Encoding: identity\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nhello",
        "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n",
    ];
    for method in ["GET", "HEAD"] {
        for body in bodies {
            let answer = running.ask(running.head(method, "/") + body);
            turned_away(&answer, body);
            assert_eq!(answer.status, 400, "{body:?}");
        }
    }
    assert_eq!(running.ask(running.head("POST", "/") + bodies[3]).status, 405);
    assert_eq!(running.get("").status, 200, "all is well after that");
}

#[test]
fn what_is_no_request_gets_a_refusal() {
    let yard = Yard::new();
    let running = yard.serve(&[]);
    let host = format!("Host: {}", running.address);
    let requests = [
        "\r\n\r\n\0\r\n\r\n".to_owned(),
        "hello\r\n\r\n".to_owned(),
        "GET /\r\n\r\n".to_owned(),
        format!("GET / HTTP/2.0\r\n{host}\r\n\r\n"),
        format!("GET / HTTP/9.9\r\n{host}\r\n\r\n"),
        format!("GET / HTTP/1.1 x\r\n{host}\r\n\r\n"),
        format!("GET / x HTTP/1.1\r\n{host}\r\n\r\n"),
        format!("GET /\0 HTTP/1.1\r\n{host}\r\n\r\n"),
        format!("G\tT / HTTP/1.1\r\n{host}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n {host}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}\r\nX\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}\r\nX : 1\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}\r\nX: 1\r\n folded\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}\r\nX: a\rb\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}\r\nX: a\0b\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{host}\r\n: 1\r\n\r\n"),
        format!("GET /客服.html HTTP/1.1\r\n{host}\r\n\r\n"),
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\r\n\r\n".to_owned(),
    ];
    for request in requests {
        let answer = running.ask(&request);
        turned_away(&answer, &request);
    }
    let raw = [b"GET /\xff HTTP/1.1\r\n".as_slice(), host.as_bytes(), b"\r\n\r\n"].concat();
    assert_eq!(running.ask(raw).status, 400);
    let raw = [b"GET / HTTP/1.1\r\nOrigin: \xff\r\n".as_slice(), host.as_bytes(), b"\r\n\r\n"].concat();
    assert_eq!(running.ask(raw).status, 403);
    // Nothing of what one asks comes back in a header.
    let answer = running.ask(running.head("GET", "/") + "If-None-Match: \"a\", X-Injected\r\n\r\n");
    assert!(answer.status == 200 && !answer.head.contains("Injected"), "{}", answer.head);
    // Whoever leaves in the middle is nobody's trouble.
    for part in ["", "GET", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: "] {
        let mut stream = running.connect();
        stream.write_all(part.as_bytes()).expect("a part");
    }
    assert_eq!(running.get("").status, 200, "all is well after that");
}

#[test]
fn a_head_of_any_size_takes_little_room() {
    let yard = Yard::new();
    let running = yard.serve(&[]);
    let megabyte = "a".repeat(1 << 20);
    let line = format!("X: {megabyte}\r\n\r\n");
    for request in [
        running.head("GET", "/") + &line,
        running.head("GET", "/") + &"X: 1\r\n".repeat(5000) + "\r\n",
        running.head("GET", "/") + &format!("{megabyte}: 1\r\n\r\n"),
        running.head("GET", &format!("/{megabyte}")) + "\r\n",
        running.head("GET", &format!("/?{megabyte}")) + "\r\n",
        running.head("GET", &format!("/{}", &megabyte[..5000])) + "\r\n",
        megabyte.clone(),
    ] {
        let answer = running.ask(&request);
        let beginning = &request[..request.len().min(40)];
        turned_away(&answer, beginning);
        assert!([414, 431].contains(&answer.status), "{beginning:?} got {}", answer.status);
    }
    // One without an end is cut off, not kept.
    let mut stream = running.connect();
    stream.write_all(running.head("GET", "/").as_bytes()).expect("a beginning");
    let cut = (0..64).any(|_| stream.write_all(megabyte.as_bytes()).is_err());
    #[cfg(target_os = "linux")]
    assert!(running.memory("VmHWM") < 200 << 10, "{} KiB", running.memory("VmHWM"));
    assert!(cut, "64 MB of one head were taken");
    assert_eq!(running.get("").status, 200, "all is well after that");
}

#[test]
fn others_than_this_machine_need_the_secret() {
    let yard = Yard::new();
    // Others could reach it; this test reaches it from here alone.
    let running = yard.serve(&["--host", "0.0.0.0"]);
    let secret = running.base.trim_matches('/').to_owned();
    assert!(secret.len() >= 32 && secret.bytes().all(|byte| byte.is_ascii_hexdigit()), "{secret}");
    running.until("it warns", |running| running.said().contains("others can reach this preview"));
    let wrong = format!("{:0>32}", "1");
    for path in [
        "/",
        "/index.html",
        "/-/state.json",
        "/-/live.js",
        "/-/events",
        "/-/as/coach/",
        &format!("/{wrong}/"),
        &format!("/{}/", &secret[1..]),
        &format!("/{secret}"),
        &format!("//{secret}/"),
        &format!("/-/{secret}/"),
        &format!("/?{secret}/"),
    ] {
        let answer = running.ask(running.head("GET", path) + "\r\n");
        promises(&answer, path);
        assert!((400..500).contains(&answer.status), "{path} got {}", answer.status);
        assert!(
            !answer.text().contains(&secret) && !answer.text().contains("live.js"),
            "{path}: {}",
            answer.text()
        );
    }
    for path in ["", "2021-q1/sales/win.html", "-/state.json", "-/live.js", "-/as/coach/"] {
        let answer = running.get(path);
        promises(&answer, path);
        assert_eq!(answer.status, 200, "{path}");
    }
    let (_stream, first) = stream(&running);
    assert!(first.starts_with("HTTP/1.1 200 OK\r\n"), "{first}");
    let again = yard.serve(&["--host", "0.0.0.0"]);
    assert_ne!(again.base, running.base, "a secret of its own each time");
}

/// How long the slowest of some that ask at once waits. All must be answered.
#[track_caller]
fn at_once(running: &Running, many: usize, rounds: usize) -> Duration {
    let mut longest = Duration::ZERO;
    for _ in 0..rounds {
        let waits: Vec<Duration> = thread::scope(|scope| {
            let one = || {
                let begun = Instant::now();
                let answer = running.get("");
                assert!(answer.status == 200 && answer.text().contains("</html>"), "{}", answer.head);
                begun.elapsed()
            };
            let all: Vec<_> = (0..many).map(|_| scope.spawn(one)).collect();
            all.into_iter().map(|one| one.join().expect("an answer")).collect()
        });
        longest = waits.into_iter().fold(longest, Duration::max);
    }
    longest
}

#[cfg(target_os = "linux")]
#[test]
fn those_who_leave_connections_open_hold_up_nobody() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit });
    let yard = Yard::new();
    // More than the system takes off our hands.
    yard.playbook.write("book/static/large.txt", &"large ".repeat(3 << 20));
    let running = yard.serve(&[]);
    let rounds = times("OKRBOOK_TEST_ROUNDS", 10);
    let before = at_once(&running, 6, rounds);
    let resting = running.burden();
    let begun = |head: &str| {
        let mut stream = running.connect();
        stream.write_all(head.as_bytes()).expect("a beginning");
        stream
    };
    let mut half: Vec<TcpStream> = (0..500).map(|_| begun("GET / HTTP/1.1\r\nHo")).collect();
    let with_half = at_once(&running, 6, rounds);
    let large = running.head("GET", "/static/large.txt") + "\r\n";
    assert_eq!(running.ask(&large).body.len(), 6 * (3 << 20));
    let slow: Vec<TcpStream> = (0..50).map(|_| begun(&large)).collect();
    // Writers that go on a byte at a time.
    for stream in half.iter_mut().take(50) {
        let _ = stream.write_all(b"s");
    }
    let with_both = at_once(&running, 6, rounds);
    let most = running.burden();
    // One content, however many read it.
    assert!(running.memory("VmHWM") < 200 << 10, "{} KiB", running.memory("VmHWM"));
    let read = half.pop().map(Answer::of).expect("one of them");
    assert_eq!(read.head, "", "a head that does not come is given up");
    drop((half, slow));
    running.until("their threads and descriptors are back", |running| {
        let now = running.burden();
        now.0 <= resting.0 + 2 && now.1 <= resting.1 + 2
    });
    let after = at_once(&running, 6, rounds);
    eprintln!(
        "six at once, the longest wait: {before:.1?}; with 500 half-open {with_half:.1?}; and 50 slow readers \
         {with_both:.1?}; after them {after:.1?}. Threads and descriptors: {resting:?}, then {most:?}, then {:?}",
        running.burden()
    );
    assert!(PATIENCE > with_both, "bounded by the client's own patience");
}

#[test]
fn a_length_that_no_memory_holds_ends_nothing() {
    let yard = Yard::new();
    let mut running = yard.serve(&[]);
    let open: Vec<TcpStream> = ["2000000", "100000000000", "9000000000000000000", "18446744073709551615"]
        .iter()
        .map(|length| {
            let mut stream = running.connect();
            let head = running.head("GET", "/") + &format!("Content-Length: {length}\r\n\r\n");
            stream.write_all(head.as_bytes()).expect("a request");
            stream
        })
        .collect();
    for _ in 0..20 {
        assert_eq!(running.get("").status, 200);
    }
    drop(open);
    assert_eq!(running.get("").status, 200);
    assert!(running.child.try_wait().expect("its status").is_none(), "it goes on");
}
