//! Waits until somebody edits. Takes what the system tells of a folder, or looks itself where it tells nothing. Gives a
//! turn to read as soon as nothing more comes for a moment, and tells of each whether the edits have settled with it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::EventKind;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// Edits that follow each other closer than this are one. Editors write, rename and touch within a few milliseconds.
const QUIET: Duration = Duration::from_millis(40);
/// Most saves are over after this: what is read then will mostly stand, and the rest of the quiet time is not lost.
const PAUSE: Duration = Duration::from_millis(5);
/// However long edits go on, the first of them is shown after this.
const PATIENCE: Duration = Duration::from_millis(400);
/// When edits have rested for so long, a look everywhere finds what nobody told of.
const REST: Duration = Duration::from_millis(250);
/// How often to look where nobody tells.
const LOOK: Duration = Duration::from_millis(500);
/// How often to look whether the folder itself was moved away, which ends what the system tells of it.
const CARE: Duration = Duration::from_secs(1);

/// How edits are noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Watching {
    /// The system tells.
    Told,
    /// By looking every half second, as asked.
    Looking,
    /// By looking, because the system would not tell; with its reason.
    Refused(String),
}

enum Signal {
    Edit(Touched),
    Stop,
}

/// What edits touched: some paths, or whatever there is where nobody tells.
pub type Touched = Option<Vec<PathBuf>>;

/// Ends the waiting.
#[derive(Clone)]
pub struct Stopper(Sender<Signal>);

impl Stopper {
    /// Ends it.
    pub fn stop(&self) {
        let _ = self.0.send(Signal::Stop);
    }
}

/// A folder that is watched.
pub struct Watch {
    signals: Receiver<Signal>,
    sender: Sender<Signal>,
    how: Watching,
    /// Tells as long as it lives.
    watcher: Option<RecommendedWatcher>,
    /// The folder that is watched, and not another of its name.
    identity: Option<Identity>,
    /// The first and the last sign of the edits that have not settled yet.
    edits: Option<(Instant, Instant)>,
    /// What was touched since it was last asked.
    touched: Touched,
    /// Whether edits were read by what was told of them, and not by looking everywhere.
    trusted: bool,
}

impl Watch {
    /// Watches a folder and all below.
    pub fn new(root: &Path, poll: bool) -> Self {
        let (sender, signals) = mpsc::channel();
        let (how, watcher, identity) = (Watching::Looking, None, identity(root));
        let mut watch = Self {
            signals,
            sender,
            how,
            watcher,
            identity,
            edits: None,
            touched: Some(Vec::new()),
            trusted: false,
        };
        if !poll {
            watch.ask(root);
        }
        watch
    }

    /// How edits are noticed.
    pub fn how(&self) -> &Watching {
        &self.how
    }

    /// What ends [`Self::wait`].
    pub fn stopper(&self) -> Stopper {
        Stopper(self.sender.clone())
    }

    /// Waits until there is something to read; false once it was stopped.
    pub fn wait(&mut self, root: &Path) -> bool {
        loop {
            let pause = match self.how {
                Watching::Told if self.trusted => REST,
                Watching::Told => CARE,
                _ => LOOK,
            };
            match self.signals.recv_timeout(pause) {
                Ok(Signal::Edit(touched)) => {
                    self.touch(touched);
                    return self.paused();
                }
                Err(RecvTimeoutError::Timeout) => {
                    if self.trusted || self.how != Watching::Told || self.moved(root) {
                        self.touched = None;
                        return true;
                    }
                }
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }

    /// What was touched since this was last asked; nothing where only a look everywhere tells.
    pub fn touched(&mut self) -> Touched {
        let touched = self.touched.replace(Vec::new());
        self.trusted = touched.is_some();
        touched
    }

    fn touch(&mut self, more: Touched) {
        self.touched = self.touched.take().zip(more).map(|(touched, more)| [touched, more].concat());
    }

    /// Whether the edits have settled with what was read since the last turn; if not, there is more to read now.
    /// Nothing once it was stopped.
    pub fn settled(&mut self) -> Option<bool> {
        let left = |(begun, last): (Instant, Instant)| {
            QUIET.saturating_sub(last.elapsed()).min(PATIENCE.saturating_sub(begun.elapsed()))
        };
        let told = match self.edits.map(left) {
            None => return Some(true),
            // Patience has an end even if signs have none; they make the next turn.
            Some(_) if self.impatient() => Err(RecvTimeoutError::Timeout),
            Some(left) => self.signals.recv_timeout(left),
        };
        match told {
            Ok(Signal::Edit(touched)) => {
                self.touch(touched);
                self.paused().then_some(false)
            }
            Err(RecvTimeoutError::Timeout) => {
                self.edits = None;
                Some(true)
            }
            Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    /// Waits, after a sign of an edit, until none comes for a moment; false once it was stopped.
    fn paused(&mut self) -> bool {
        loop {
            let now = Instant::now();
            self.edits = Some((self.edits.map_or(now, |(begun, _)| begun), now));
            if self.impatient() {
                return true;
            }
            match self.signals.recv_timeout(PAUSE) {
                Ok(Signal::Edit(touched)) => self.touch(touched),
                Err(RecvTimeoutError::Timeout) => return true,
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }

    /// Whether the first sign of the edits is too long ago to wait for their end.
    fn impatient(&self) -> bool {
        self.edits.is_some_and(|(begun, _)| begun.elapsed() >= PATIENCE)
    }

    /// Whether another folder, or none, stands where the watched one stood; a new one is watched from now on.
    fn moved(&mut self, root: &Path) -> bool {
        let now = identity(root);
        if now == self.identity {
            return false;
        }
        self.identity = now;
        if self.identity.is_some() {
            self.ask(root);
        }
        true
    }

    /// Asks the system to tell. Where it refuses, we look.
    fn ask(&mut self, root: &Path) {
        let sender = self.sender.clone();
        let folder = root.to_owned();
        let told = move |told: notify::Result<Event>| {
            if let Some(touched) = told.map_or(Some(None), |event| touched(&folder, event)) {
                let _ = sender.send(Signal::Edit(touched));
            }
        };
        let asked = notify::recommended_watcher(told).and_then(|mut watcher| {
            watcher.watch(root, RecursiveMode::Recursive)?;
            Ok(watcher)
        });
        (self.watcher, self.how) = match asked {
            Ok(watcher) => (Some(watcher), Watching::Told),
            Err(error) => (None, Watching::Refused(error.to_string())),
        };
    }
}

/// What an event touched that may change what a reading gives, if anything. Reading tells of itself, too, and would go
/// on for ever.
fn touched(root: &Path, event: Event) -> Option<Touched> {
    if matches!(event.kind, EventKind::Access(_)) {
        return None;
    }
    if event.need_rescan() || event.paths.is_empty() {
        return Some(None);
    }
    let visible = |path: &PathBuf| {
        let below = path.strip_prefix(root).unwrap_or(path);
        below.components().all(|part| {
            let name = part.as_os_str();
            name == ".okrbookignore" || !name.as_encoded_bytes().starts_with(b".")
        })
    };
    let paths: Vec<PathBuf> = event.paths.into_iter().filter(visible).collect();
    (!paths.is_empty()).then_some(Some(paths))
}

/// What tells a folder from another of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity(u64, u64);

#[cfg(unix)]
fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(folder).ok().map(|metadata| Identity(metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(folder: &Path) -> Option<Identity> {
    fs::metadata(folder).ok().map(|_| Identity(0, 0))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::mpsc;
    use std::thread;
    use std::time::Instant;

    use notify::Event;
    use notify::event::{AccessKind, CreateKind, EventKind, Flag, ModifyKind};

    use super::{PATIENCE, PAUSE, QUIET, Signal, Watch, Watching, touched};

    #[test]
    fn reading_and_hidden_files_are_no_edits() {
        let root = Path::new("/book");
        let told = |kind, path: &str| touched(root, Event::new(kind).add_path(root.join(path)));
        let these = |path: &str| Some(Some(vec![root.join(path)]));
        let modified = EventKind::Modify(ModifyKind::Any);
        assert_eq!(told(modified, "2021-Q1/sales.yaml"), these("2021-Q1/sales.yaml"));
        assert_eq!(told(EventKind::Create(CreateKind::Folder), "2021-Q2"), these("2021-Q2"));
        assert_eq!(told(modified, ".okrbookignore"), these(".okrbookignore"));
        assert_eq!(told(EventKind::Access(AccessKind::Any), "2021-Q1/sales.yaml"), None);
        assert_eq!(told(modified, ".git/index.lock"), None);
        assert_eq!(told(modified, "2021-Q1/.sales.yaml.swp"), None);
        let missed = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(touched(root, missed), Some(None), "whatever there is");
    }

    /// A turn each time that edits have settled, until it is stopped.
    fn turns(folder: &Path, poll: bool) -> (mpsc::Receiver<()>, super::Stopper, Watching) {
        let mut watch = Watch::new(folder, poll);
        let (stopper, how) = (watch.stopper(), watch.how().clone());
        let (sender, turns) = mpsc::channel();
        let root = folder.to_owned();
        thread::spawn(move || {
            while watch.wait(&root) {
                while watch.settled() == Some(false) {}
                if sender.send(()).is_err() {
                    break;
                }
            }
        });
        (turns, stopper, how)
    }

    #[test]
    fn five_hundred_files_at_once_are_one_turn_and_a_stop_ends_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let (turns, stopper, how) = turns(folder.path(), false);
        assert_eq!(how, Watching::Told);
        let begun = Instant::now();
        for file in 0..500 {
            fs::write(folder.path().join(format!("{file}.yaml")), "a").expect("a file");
        }
        let took = begun.elapsed();
        let mut count = 0;
        while turns.recv_timeout(PATIENCE * 2).is_ok() {
            count += 1;
        }
        // A machine that takes longer to write them than an edit is waited for shows them in as many turns.
        let most = 1 + took.as_millis() / PATIENCE.as_millis() + u128::from(took > QUIET);
        assert!((1..=most).contains(&count), "{count} turns for what took {took:?}");
        stopper.stop();
        assert!(turns.recv().is_err(), "the waiting ended");
    }

    #[test]
    fn a_folder_that_was_moved_away_and_made_anew_is_watched_again() {
        let parent = tempfile::tempdir().expect("a folder");
        let folder = parent.path().join("book");
        fs::create_dir(&folder).expect("a folder");
        let (turns, stopper, _) = turns(&folder, false);
        fs::rename(&folder, parent.path().join("away")).expect("moved");
        turns.recv().expect("a turn for the move");
        fs::create_dir(&folder).expect("a folder");
        turns.recv().expect("a turn for the new one");
        while turns.recv_timeout(std::time::Duration::from_millis(1500)).is_ok() {}
        fs::write(folder.join("a.yaml"), "a").expect("a file");
        turns.recv().expect("a turn for a file in it");
        stopper.stop();
    }

    #[test]
    fn an_edit_is_read_at_once_and_what_comes_before_it_has_settled_is_read_too() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut watch = Watch::new(folder.path(), true);
        let begun = Instant::now();
        watch.sender.send(Signal::Edit(None)).expect("a signal");
        assert!(watch.wait(folder.path()));
        watch.sender.send(Signal::Edit(None)).expect("a signal");
        assert_eq!(watch.settled(), Some(false), "there is more to read");
        assert_eq!(watch.settled(), Some(true));
        assert!(begun.elapsed() >= QUIET, "it waited for the end");
    }

    #[test]
    fn edits_without_end_settle_after_a_while() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut watch = Watch::new(folder.path(), true);
        let sender = watch.sender.clone();
        thread::spawn(move || {
            while sender.send(Signal::Edit(None)).is_ok() {
                thread::sleep(PAUSE / 2);
            }
        });
        assert!(watch.wait(folder.path()));
        while watch.settled() == Some(false) {}
        assert_eq!(watch.settled(), Some(true), "nothing is left to settle");
        assert!(watch.wait(folder.path()), "what came since makes another turn");
    }

    #[test]
    fn a_stop_is_heard_while_edits_go_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut watch = Watch::new(folder.path(), false);
        watch.sender.send(Signal::Edit(None)).expect("a signal");
        watch.stopper().stop();
        assert!(!watch.wait(folder.path()));
    }
}
