//! Answers a browser: listens, hands connections to the HTTP library, and finds what is asked for in the newest state.
//!
//! What an asker may take is bounded: how many connections are open, how long a request's head may be and how long it
//! may take to come, and how long an answer may go unread.

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use hyper::Request;
use hyper::http::request::Parts;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{self, Runtime};
use tokio::sync::Semaphore;
use tokio::{task, time};
use tokio_io_timeout::TimeoutStream;

use super::address::{Wanted, wanted};
use super::answer::{Answer, Response, kind};
use super::browser::{self, Shown};
use super::edition::Edition;
use super::editor::Editor;
use super::gate::{self, Asked, House};
use super::live::Live;
use super::state::{GoodSite, State};
use super::{Shared, item, newest};
use crate::model::audience::Audience;

/// Connections that are open at once; a browser opens six.
const CONNECTIONS: usize = 1024;
/// Answers that are being made at once.
const AT_ONCE: usize = 8;
/// How long a request's head may take to come, and a reader may take nothing of an answer.
const STALLED: Duration = Duration::from_secs(10);
/// How long to wait where no connection can be taken, for want of descriptors.
const PAUSE: Duration = Duration::from_millis(100);
/// Ports that are tried behind the one that is taken.
const NEXT_PORTS: u16 = 20;

/// A server that answers until it is dropped.
pub struct Server {
    host: IpAddr,
    moved: bool,
    house: Arc<House>,
    /// Ends every connection with itself.
    _runtime: Runtime,
}

/// What every answer needs.
struct Desk {
    house: Arc<House>,
    state: Shared,
    live: Arc<Live>,
    editor: Editor,
}

impl Server {
    /// Listens, and begins to answer.
    ///
    /// # Errors
    /// Where nothing can be listened to.
    pub fn open(host: IpAddr, port: u16, state: Shared, live: Arc<Live>, editor: Editor) -> io::Result<Self> {
        raise_descriptors();
        let runtime = runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .max_blocking_threads(AT_ONCE)
            .thread_name("preview")
            .enable_all()
            .build()?;
        let listener = listen(host, port)?;
        let own = listener.local_addr()?.port();
        listener.set_nonblocking(true)?;
        let listener = {
            let _inside = runtime.enter();
            TcpListener::from_std(listener)?
        };
        let secret = (!host.is_loopback()).then(secret).transpose()?;
        let house = Arc::new(House { port: own, secret });
        let desk = Arc::new(Desk { house: Arc::clone(&house), state, live, editor });
        runtime.spawn(take(listener, desk));
        Ok(Self { host, moved: port != 0 && port != own, house, _runtime: runtime })
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

/// The port that was asked for, or one behind it, or any.
fn listen(host: IpAddr, port: u16) -> io::Result<std::net::TcpListener> {
    let near = (1..=NEXT_PORTS).filter_map(|step| port.checked_add(step));
    let mut last = None;
    for port in std::iter::once(port).chain(near).chain([0]) {
        match std::net::TcpListener::bind((host, port)) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = Some(error),
            other => return other,
        }
    }
    Err(last.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

/// Each connection takes a descriptor, and the files that are read take more.
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

/// Takes connections for ever. More than there is room for wait with the system.
async fn take(listener: TcpListener, desk: Arc<Desk>) {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    while let Ok(place) = Arc::clone(&room).acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            time::sleep(PAUSE).await;
            continue;
        };
        let desk = Arc::clone(&desk);
        task::spawn(async move {
            serve(stream, &desk).await;
            drop(place);
        });
    }
}

/// Answers what comes on a connection until it ends.
async fn serve(stream: TcpStream, desk: &Arc<Desk>) {
    // An answer goes out at once, also where the last piece is small.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(STALLED));
    let service = service_fn(|request: Request<_>| {
        let (desk, head) = (Arc::clone(desk), request.into_parts().0);
        async move { Ok::<_, Infallible>(answer(desk, head).await) }
    });
    // However it ends, there is nobody to tell.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(STALLED)
        .max_buf_size(2 * gate::HEAD)
        .serve_connection(TokioIo::new(Box::pin(stream)), service)
        .await;
}

/// What the head of a request says, free of the library. A value that is no text is none that we know.
fn asked<'a>(head: &'a Parts, target: &'a str) -> Asked<'a> {
    let headers = head.headers.iter();
    Asked {
        method: head.method.as_str(),
        target,
        headers: headers.map(|(name, value)| (name.as_str(), value.to_str().unwrap_or("\u{fffd}"))).collect(),
    }
}

async fn answer(desk: Arc<Desk>, head: Parts) -> Response {
    let target = head.uri.to_string();
    let asked = asked(&head, &target);
    if let Err(refusal) = desk.house.admit(&asked) {
        return Answer::text(refusal.status, refusal.why).refusal();
    }
    let known = asked.one("If-None-Match").map(str::to_owned);
    let answer = match wanted(&target, &desk.house.base()) {
        Wanted::Events if !desk.house.is_own_page(&asked) => {
            Answer::text(403, "this is told to the preview's own pages alone")
        }
        Wanted::Events if asked.method == "GET" => match desk.live.join() {
            Some(events) => return events,
            None => Answer::text(503, "too many windows are open"),
        },
        // A page is worked out where it holds up no other connection.
        wanted => task::spawn_blocking(move || desk.find(&newest(&desk.state), wanted))
            .await
            .unwrap_or_else(|_| Answer::text(500, "this page could not be made")),
    };
    answer.response(known.as_deref())
}

impl Desk {
    fn find(&self, state: &State, wanted: Wanted) -> Answer {
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

    fn file(&self, state: &State, who: Option<Audience>, path: &str) -> Answer {
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
fn page(site: &GoodSite, shown: Shown<'_>) -> Answer {
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
                404 => browser::enter(&browser::at_home(&file.bytes, base_url, shown), shown).into(),
                _ if is_page(path) => browser::enter(&file.bytes, shown).into(),
                _ => file.bytes.clone(),
            };
            Answer { status, kind: kind(path), body, tag: Some(file.tag.clone()) }
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
