//! The live preview: the same pipeline at each edit, a site in memory, and a browser that is told of each new one.
//!
//! `watch` tells when somebody edits, and when that has settled; the pipeline reads anew what changed; `state` is what
//! came of it, with the last good site where something is broken; `server` answers from the newest state through
//! `gate`, `address` and `answer`; `live` tells open pages. Nothing is written, and each answer comes whole from one
//! state.

mod address;
mod answer;
mod browser;
mod edition;
pub mod editor;
mod gate;
mod item;
mod live;
mod server;
mod state;
mod watch;

use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

use crate::load::discover::LoadError;
use crate::model::audience::Audience;
use crate::pipeline::{self, Loaded, Memory};
use crate::source::{SourcePath, Sources};

use editor::Editor;
use live::Live;
use server::Server;
pub use state::{State, Trouble};
use watch::Watch;
pub use watch::{Stopper, Watching};

/// What is previewed, for whom, and where.
#[derive(Debug)]
pub struct Options {
    /// The playbook's root.
    pub root: PathBuf,
    /// Who the pages at the plain address are for; else as `okrbook.yaml` says.
    pub audience: Option<Audience>,
    /// Where to listen. Other than this machine alone means that a secret is part of the address.
    pub host: IpAddr,
    /// The port that is tried first; 0 for any.
    pub port: u16,
    /// Look for edits instead of being told of them, for disks that do not tell.
    pub poll: bool,
    /// What diagnostics link to.
    pub editor: Editor,
}

/// Why there is no preview.
#[derive(Debug)]
pub enum OpenError {
    /// The folder cannot be read.
    Load(LoadError),
    /// No port can be listened to.
    Listen(io::Error),
}

/// A running preview.
pub struct Preview {
    root: PathBuf,
    audience: Option<Audience>,
    memory: Memory,
    watch: Watch,
    state: Shared,
    live: Arc<Live>,
    server: Server,
}

/// The newest state, as the server's threads see it. A thread takes it once for each answer.
type Shared = Arc<RwLock<Arc<State>>>;

/// What one round of edits came to.
#[derive(Debug)]
pub struct Round {
    /// What was edited, made or removed.
    pub changed: Vec<SourcePath>,
    /// How long it took to read them and to lay out their pages.
    pub took: Duration,
    /// What came of it.
    pub state: Arc<State>,
    /// What stood before. Taking a large playbook apart takes as long as a page: better when nobody waits for one.
    pub before: Arc<State>,
}

impl Preview {
    /// Reads the playbook and begins to answer.
    ///
    /// # Errors
    /// Where the folder cannot be read at all, or nothing can be listened to.
    pub fn open(options: Options) -> Result<Self, OpenError> {
        let Options { root, audience, host, port, poll, editor } = options;
        // Watched before it is read: an edit in between is noticed.
        let watch = Watch::new(&root, poll);
        let mut memory = Memory::default();
        let loaded = pipeline::reload(&root, &mut memory, None).map_err(OpenError::Load)?;
        let first = State::first(loaded, audience);
        let live = Arc::new(Live::new(&first));
        let state = Arc::new(RwLock::new(Arc::new(first)));
        let server = Server::open(host, port, Arc::clone(&state), Arc::clone(&live), editor);
        let server = server.map_err(OpenError::Listen)?;
        Ok(Self { root, audience, memory, watch, state, live, server })
    }

    /// Where the preview is to be found.
    #[must_use]
    pub fn address(&self) -> String {
        self.server.address()
    }

    /// Whether another than the port that was asked for had to be taken.
    #[must_use]
    pub fn moved(&self) -> bool {
        self.server.moved()
    }

    /// How edits are noticed.
    #[must_use]
    pub fn watching(&self) -> &Watching {
        self.watch.how()
    }

    /// What stands now.
    #[must_use]
    pub fn state(&self) -> Arc<State> {
        newest(&self.state)
    }

    /// What ends the waiting from another thread.
    #[must_use]
    pub fn stopper(&self) -> Stopper {
        self.watch.stopper()
    }
}

/// Waits for edits and makes their pages; ends once it was stopped. What is read while edits settle is shown once they
/// have: nobody waits for the reading on top of that, and nobody sees half of a save.
impl Iterator for Preview {
    type Item = Round;

    fn next(&mut self) -> Option<Round> {
        let before = newest(&self.state);
        loop {
            if !self.watch.wait(&self.root) {
                return None;
            }
            let mut round = None;
            loop {
                round = self.read(&before).or(round);
                if self.watch.settled()? {
                    break;
                }
            }
            // That the folder is gone is said once.
            let told = |round: &Round| !(before.is_gone() && round.state.is_gone());
            let Some(round) = round.filter(told) else { continue };
            let state = Arc::clone(&round.state);
            *self.state.write().unwrap_or_else(std::sync::PoisonError::into_inner) = state;
            self.live.announce(&round.state);
            return Some(round);
        }
    }
}

impl Preview {
    /// Reads the playbook anew. Nothing where it is as it was: an access, a file beside the playbook, the same text saved
    /// once more.
    fn read(&mut self, before: &Arc<State>) -> Option<Round> {
        let begun = Instant::now();
        let touched = self.watch.touched();
        let read = match pipeline::reload(&self.root, &mut self.memory, touched.as_deref()) {
            Ok(loaded) => Ok(loaded?),
            Err(error) => Err(error),
        };
        let changed = match (&read, before.reading()) {
            (Ok(now), Some(earlier)) => changes(earlier, now),
            _ => Vec::new(),
        };
        let state = Arc::new(State::after(before, read, self.audience));
        Some(Round { changed, took: begun.elapsed(), state, before: Arc::clone(before) })
    }
}

fn newest(shared: &Shared) -> Arc<State> {
    Arc::clone(&shared.read().unwrap_or_else(std::sync::PoisonError::into_inner))
}

/// The files that are not what they were, in order.
fn changes(before: &Loaded, now: &Loaded) -> Vec<SourcePath> {
    let (before, now) = (contents(&before.sources), contents(&now.sources));
    let mut changed: Vec<SourcePath> = Vec::new();
    let (mut a, mut b) = (before.iter().peekable(), now.iter().peekable());
    loop {
        let path = match (a.peek(), b.peek()) {
            (Some((old, _)), Some((new, _))) => old.min(new),
            (Some((path, _)), None) | (None, Some((path, _))) => path,
            (None, None) => return changed,
        };
        let path = (*path).clone();
        let old = a.next_if(|(own, _)| **own == path);
        let new = b.next_if(|(own, _)| **own == path);
        if old.map(|(_, bytes)| bytes) != new.map(|(_, bytes)| bytes) {
            changed.push(path);
        }
    }
}

/// Every file of a playbook with its content, by path.
fn contents(sources: &Sources) -> Vec<(&SourcePath, Content<'_>)> {
    let texts = sources.files.iter().map(|file| (&file.path, Content(file.text.as_bytes())));
    let assets = sources.assets.iter().chain(sources.theme.values());
    let mut all: Vec<_> = texts.chain(assets.map(|asset| (&asset.path, Content(&asset.bytes)))).collect();
    all.sort_by_key(|(path, _)| *path);
    all
}

/// Bytes that are mostly the very same: what was not read again is not compared again.
struct Content<'a>(&'a [u8]);

impl PartialEq for Content<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0) || self.0 == other.0
    }
}

/// A path for people who look for it in an editor.
fn on_disk(root: &Path, path: &str) -> PathBuf {
    path.split('/').fold(root.to_owned(), |folder, part| folder.join(part))
}
