//! Answers a browser: the only place that knows the HTTP library, and what it needs to be held by.
//!
//! The library gives each connection a thread and has no limits of its own. So: an answer is one buffer and tells its
//! reader to close, as the library closes only where the request asked for it; a reader that takes nothing for ten
//! seconds is let go; the number of answers under way is capped; the soft limit of descriptors is raised; a pulse frees
//! connections that its pool of threads has forgotten; and a request that announces a large content is set aside.

use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::address::{Wanted, wanted};
use super::answer::{Answer, kind};
use super::browser::{self, Shown};
use super::edition::Edition;
use super::editor::Editor;
use super::gate::{Asked, House};
use super::live::Live;
use super::state::{GoodSite, State};
use super::{Shared, item, newest};
use crate::model::audience::Audience;

/// Answers under way at once; more than any browser asks for.
const AT_ONCE: usize = 128;
/// The longest content of a request that is let go of as usual, in bytes. Nothing may be sent here at all.
const LARGEST_BODY: usize = 1 << 20;
/// How long a reader may take nothing of an answer.
const STALLED: Duration = Duration::from_secs(10);
/// How often the pulse goes.
const PULSE: Duration = Duration::from_millis(250);
/// Ports that are tried behind the one that is taken.
const NEXT_PORTS: u16 = 20;

/// A server that answers until it is dropped.
pub struct Server {
    host: IpAddr,
    moved: bool,
    house: Arc<House>,
    ended: Arc<AtomicBool>,
}

/// What every answer needs.
struct Desk {
    house: Arc<House>,
    state: Shared,
    live: Arc<Live>,
    editor: Editor,
    under_way: AtomicUsize,
}

impl Server {
    /// Listens, and begins to answer.
    ///
    /// # Errors
    /// Where nothing can be listened to.
    pub fn open(host: IpAddr, port: u16, state: Shared, live: Arc<Live>, editor: Editor) -> io::Result<Self> {
        raise_descriptors();
        let listener = listen(host, port)?;
        // Handed down to each connection; a time-out for reading would end the listening itself.
        socket2::SockRef::from(&listener).set_write_timeout(Some(STALLED))?;
        let own = listener.local_addr()?;
        let secret = (!host.is_loopback()).then(secret).transpose()?;
        let house = Arc::new(House { port: own.port(), secret });
        let desk =
            Arc::new(Desk { house: Arc::clone(&house), state, live, editor, under_way: AtomicUsize::new(0) });
        let ended = Arc::new(AtomicBool::new(false));
        let over = Arc::clone(&ended);
        thread::Builder::new().name("preview".to_owned()).spawn(move || serve(&listener, &desk, &over))?;
        let over = Arc::clone(&ended);
        thread::Builder::new().name("pulse".to_owned()).spawn(move || pulse(reachable(own), &over))?;
        Ok(Self { host, moved: port != 0 && port != own.port(), house, ended })
    }

    /// Where it is to be found.
    pub fn address(&self) -> String {
        format!("http://{}{}", SocketAddr::new(self.host, self.house.port), self.house.base())
    }

    /// Whether the port is another than the one that was asked for.
    pub fn moved(&self) -> bool {
        self.moved
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
    }
}

/// The port that was asked for, or one behind it, or any.
fn listen(host: IpAddr, port: u16) -> io::Result<TcpListener> {
    let near = (1..=NEXT_PORTS).filter_map(|step| port.checked_add(step));
    let mut last = None;
    for port in std::iter::once(port).chain(near).chain([0]) {
        match TcpListener::bind((host, port)) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = Some(error),
            other => return other,
        }
    }
    Err(last.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

/// A connection takes two descriptors, and a browser's windows and an attacker's share them.
#[cfg(unix)]
fn raise_descriptors() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    // Where it may not be raised, there are fewer.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit });
}

#[cfg(not(unix))]
fn raise_descriptors() {}

/// 128 bits that nobody can guess, as a part of an address.
fn secret() -> io::Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn serve(listener: &TcpListener, desk: &Arc<Desk>, ended: &AtomicBool) {
    while !ended.load(Ordering::Relaxed) {
        let open = listener
            .try_clone()
            .map_err(Into::into)
            .and_then(|own| tiny_http::Server::from_listener(own, None));
        let Ok(server) = open else {
            thread::sleep(PULSE);
            continue;
        };
        while !ended.load(Ordering::Relaxed) {
            match server.recv_timeout(PULSE) {
                Ok(Some(request)) => hand_on(request, desk),
                Ok(None) => {}
                // It stops to listen for good once a connection cannot be taken, for want of descriptors. Begin anew.
                Err(_) => {
                    thread::sleep(PULSE);
                    break;
                }
            }
        }
    }
}

/// Answers on a thread of its own: one that reads slowly holds up nobody else.
fn hand_on(request: tiny_http::Request, desk: &Arc<Desk>) {
    if request.body_length().is_some_and(|length| length > LARGEST_BODY) {
        // However it is let go of, the library first takes as much memory as the request says that it will send, and
        // where there is not so much, the program ends. Kept for good, it costs a thread that waits.
        std::mem::forget(request);
        return;
    }
    let before = desk.under_way.fetch_add(1, Ordering::Relaxed);
    let own = Arc::clone(desk);
    let answer = move || {
        let _guard = UnderWay(&own.under_way);
        if before >= AT_ONCE {
            send(request.into_writer(), &Answer::text(503, "too many ask at once").bytes(None, false));
        } else {
            own.answer(request);
        }
    };
    if before >= AT_ONCE * 2 || thread::Builder::new().name("answer".to_owned()).spawn(answer).is_err() {
        // Dropped, which ends the connection.
        desk.under_way.fetch_sub(1, Ordering::Relaxed);
    }
}

struct UnderWay<'a>(&'a AtomicUsize);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn send(mut writer: Box<dyn Write + Send>, bytes: &[u8]) {
    // Whoever asked has gone: nobody to tell.
    let _ = writer.write_all(bytes).and_then(|()| writer.flush());
}

/// What the head of a request says, free of the library.
fn asked(request: &tiny_http::Request) -> Asked<'_> {
    Asked {
        method: request.method().as_str(),
        target: request.url(),
        headers: request
            .headers()
            .iter()
            .map(|header| (header.field.as_str().as_str(), header.value.as_str()))
            .collect(),
    }
}

impl Desk {
    fn answer(&self, request: tiny_http::Request) {
        let head = asked(&request);
        let (known, head_alone) = (head.one("If-None-Match").map(str::to_owned), head.method == "HEAD");
        let state = newest(&self.state);
        let answer = match self.house.admit(&head) {
            Err(refusal) => Answer::text(refusal.status, refusal.why),
            Ok(()) => match wanted(head.target, &self.house.base()) {
                Wanted::Events if !self.house.is_own_page(&head) => {
                    Answer::text(403, "this is told to the preview's own pages alone")
                }
                Wanted::Events if !head_alone => {
                    let joined = self.live.join(request.into_writer(), &state);
                    if let Err(writer) = joined {
                        send(writer, &Answer::text(503, "too many windows are open").bytes(None, false));
                    }
                    return;
                }
                wanted => self.find(&state, wanted),
            },
        };
        let bytes = answer.bytes(known.as_deref(), head_alone);
        send(request.into_writer(), &bytes);
    }

    fn find(&self, state: &State, wanted: Wanted) -> Answer<'static> {
        let edition = |who: Audience, then: &dyn Fn(&Edition) -> serde_json::Value| match state.site() {
            Some(site) => match site.edition(who) {
                Ok(edition) => Answer::json(&then(edition)),
                Err(error) => Answer::text(500, &error.message),
            },
            None => Answer::text(503, "there is no site yet"),
        };
        match wanted {
            Wanted::Script => Answer::tagged(kind("live.js"), browser::SCRIPT.as_bytes()),
            Wanted::Worker => Answer::tagged(kind("worker.js"), browser::worker().as_bytes()),
            Wanted::State => Answer::json(&item::state(state, &self.editor)),
            Wanted::Panel(who, path) => {
                edition(who, &|edition| item::panel(state.build, edition, &path, &self.editor))
            }
            Wanted::Slides(who) => edition(who, &|edition| item::slides(state.build, edition)),
            Wanted::File(who, path) => self.file(state, who, &path),
            Wanted::Events | Wanted::Nothing => Answer::text(404, "nothing stands at this address"),
        }
    }

    fn file(&self, state: &State, who: Option<Audience>, path: &str) -> Answer<'static> {
        let base = self.house.base();
        let Some(site) = state.site() else {
            let home = who.unwrap_or_default();
            let shown = Shown { build: state.build, base: &base, home, audience: home, path };
            let page = Answer { status: 503, ..Answer::tagged(kind("a.html"), browser::empty(shown)) };
            return if is_page(path) { page } else { Answer::text(503, "there is no site yet") };
        };
        let audience = who.unwrap_or(site.home);
        let shown = Shown { build: state.build, base: &base, home: site.home, audience, path };
        page(site, shown)
    }
}

/// A file of a site, or the page that stands where nothing is.
fn page(site: &GoodSite, shown: Shown<'_>) -> Answer<'static> {
    let edition = match site.edition(shown.audience) {
        Ok(edition) => edition,
        Err(error) => return Answer::text(500, &error.message),
    };
    let found = edition.file(shown.path).map(|file| (200, shown.path, file));
    let missing = || edition.file("404.html").map(|file| (404, "404.html", file));
    match found.or_else(missing) {
        Some((status, path, Ok(file))) => {
            let base_url = &edition.loaded().playbook.config.base_url;
            let body = match status {
                404 => browser::enter(&browser::at_home(&file.bytes, base_url, shown), shown),
                _ if is_page(path) => browser::enter(&file.bytes, shown),
                _ => file.bytes.clone(),
            };
            Answer { status, kind: kind(path), body: body.into(), tag: Some(file.tag.clone()) }
        }
        Some((.., Err(error))) => {
            let page = format!(
                "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>okrbook</title></head><body><pre>{}</pre></body></html>",
                error.message.replace('&', "&amp;").replace('<', "&lt;")
            );
            Answer { status: 500, ..Answer::tagged(kind("a.html"), browser::enter(page.as_bytes(), shown)) }
        }
        None => Answer::text(404, "nothing stands at this address"),
    }
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// Where we reach ourselves.
fn reachable(own: SocketAddr) -> SocketAddr {
    let ip = match own.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, own.port())
}

/// Asks for nothing, again and again. The library hands connections that come at the same moment to threads that are
/// about to be busy; such a connection waits until another thread falls idle, which the end of this request brings.
fn pulse(own: SocketAddr, ended: &AtomicBool) {
    let request = format!("HEAD /-/pulse HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n");
    while !ended.load(Ordering::Relaxed) {
        thread::sleep(PULSE);
        let Ok(mut stream) = TcpStream::connect_timeout(&own, PULSE) else { continue };
        let _ = stream.set_read_timeout(Some(PULSE));
        let _ = stream.write_all(request.as_bytes()).and_then(|()| stream.read(&mut [0; 64]));
    }
}
