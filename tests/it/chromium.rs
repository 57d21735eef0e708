//! A real browser for tests: Chromium, at `/usr/bin/chromium` or where `CHROMIUM` says; `CI=true` insists on it.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::{Message, WebSocket};

/// How long a page may take to become what a test waits for, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// A browser, driven over its debugging socket; ends with the value.
pub struct Browser {
    process: Child,
    socket: WebSocket<TcpStream>,
    tab: Tab,
    calls: u64,
    /// What happened meanwhile.
    events: Vec<Value>,
    _profile: TempDir,
}

/// A tab of the browser.
#[derive(Clone)]
pub struct Tab(String);

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").filter(|path| !path.is_empty()).map(PathBuf::from);
    let found = named.unwrap_or_else(|| PathBuf::from("/usr/bin/chromium"));
    if found.is_file() {
        return Some(found);
    }
    assert!(
        std::env::var("CI").as_deref() != Ok("true"),
        "no browser at {}; CI must have one",
        found.display()
    );
    eprintln!("SKIPPED: no browser at {}; set CHROMIUM to test with one", found.display());
    None
}

impl Browser {
    /// Starts a browser; nothing where none is installed.
    pub fn start() -> Option<Self> {
        let program = chromium()?;
        let profile = tempfile::tempdir().expect("a temporary folder");
        let mut process = Command::new(program)
            .args([
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
            ])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-extensions"])
            .args(["--remote-debugging-port=0", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("a browser that starts");
        let mut said = BufReader::new(process.stderr.take().expect("its messages")).lines();
        let address = said
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("DevTools listening on ").map(str::to_owned))
            .expect("the browser's debugging address");
        // Somebody has to read on, or the browser waits for its messages to be read.
        std::thread::spawn(move || said.map_while(Result::ok).for_each(drop));
        let host = address.trim_start_matches("ws://").split('/').next().expect("a host").to_owned();
        let stream = TcpStream::connect(host).expect("a connection to the browser");
        stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a time limit");
        let (socket, _) = tungstenite::client(address.as_str(), stream).expect("a debugging session");
        let tab = Tab(String::new());
        let mut browser = Self { process, socket, tab, calls: 0, events: Vec::new(), _profile: profile };
        browser.new_tab();
        Some(browser)
    }

    /// Opens a further tab, and turns to it.
    pub fn new_tab(&mut self) -> Tab {
        self.tab = Tab(String::new());
        let target = self.call("Target.createTarget", json!({"url": "about:blank"}));
        let attached =
            self.call("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}));
        self.tab = Tab(attached["sessionId"].as_str().expect("a session").to_owned());
        for domain in ["Page", "Network", "Runtime", "Log"] {
            self.call(&format!("{domain}.enable"), json!({}));
        }
        self.tab.clone()
    }

    /// Turns to a tab: what is called from now on is called there.
    pub fn turn_to(&mut self, tab: &Tab) {
        self.tab = tab.clone();
    }

    fn receive(&mut self) -> Value {
        loop {
            if let Message::Text(text) = self.socket.read().expect("an answer of the browser") {
                return serde_json::from_str(&text).expect("JSON");
            }
        }
    }

    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.try_call(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// A call that the browser may have to refuse, since the page is leaving.
    fn try_call(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        self.calls += 1;
        let id = self.calls;
        let mut call = json!({"id": id, "method": method, "params": params});
        if !self.tab.0.is_empty() {
            call["sessionId"] = json!(self.tab.0);
        }
        self.socket.send(Message::text(call.to_string())).expect("a call");
        loop {
            let mut answer = self.receive();
            if answer["id"] == id {
                let error = answer["error"].take();
                return if error.is_null() { Ok(answer["result"].take()) } else { Err(error) };
            }
            self.events.push(answer);
        }
    }

    /// Opens an address and waits until it is loaded.
    pub fn visit(&mut self, url: &str) {
        self.events.clear();
        let went = self.call("Page.navigate", json!({"url": url}));
        assert!(went["errorText"].is_null(), "{url}: {went}");
        let loaded = json!(["Page.loadEventFired", self.tab.0]);
        while !self.events.iter().any(|event| json!([event["method"], event["sessionId"]]) == loaded) {
            let event = self.receive();
            self.events.push(event);
        }
    }

    /// Opens a file and waits until it is loaded; gives every address that was asked for, and dialogs that opened.
    pub fn open(&mut self, file: &Path) -> (Vec<String>, usize) {
        self.visit(
            &format!("file://{}", file.display()).replace('%', "%25").replace('#', "%23").replace('?', "%3F"),
        );
        let of = |method: &'static str| self.events.iter().filter(move |event| event["method"] == method);
        let asked = of("Network.requestWillBeSent")
            .map(|event| event["params"]["request"]["url"].as_str().unwrap_or_default().to_owned())
            .collect();
        (asked, of("Page.javascriptDialogOpening").count())
    }

    /// The value of an expression on the page at hand.
    pub fn eval(&mut self, expression: &str) -> Value {
        let result = self.call("Runtime.evaluate", json!({"expression": expression, "returnByValue": true}));
        assert!(result["exceptionDetails"].is_null(), "{expression}: {result}");
        result["result"]["value"].clone()
    }
    /// Waits until an expression holds on the page at hand, which may be leaving for another one meanwhile.
    #[track_caller]
    pub fn wait(&mut self, expression: &str) {
        let begun = Instant::now();
        let params = json!({"expression": format!("Boolean({expression})"), "returnByValue": true});
        loop {
            let result = self.try_call("Runtime.evaluate", params.clone());
            if result.as_ref().is_ok_and(|result| result["result"]["value"] == true) {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "never came true: {expression}\n{result:?}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Presses a key, `ArrowRight` or `p`.
    pub fn press(&mut self, key: &str) {
        let text = if key.chars().count() == 1 { key } else { "" };
        self.call("Input.dispatchKeyEvent", json!({"type": "keyDown", "key": key, "text": text}));
        self.call("Input.dispatchKeyEvent", json!({"type": "keyUp", "key": key}));
    }

    /// What the browser and the page's scripts complained of since the last page was opened.
    pub fn complaints(&mut self) -> Vec<String> {
        // Whatever happened before this answer has been told before it.
        self.eval("0");
        let told = self.events.iter().filter(|event| {
            matches!(
                event["method"].as_str(),
                Some("Log.entryAdded" | "Runtime.consoleAPICalled" | "Runtime.exceptionThrown")
            )
        });
        told.map(|event| event["params"].to_string()).collect()
    }
}
