//! Waits until somebody edits. Takes what the system tells of a folder, or looks itself where it tells nothing; gives
//! one turn for all that is saved at once.

use std::fs;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::EventKind;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// Edits that follow each other closer than this are one. Editors write, rename and touch within a few milliseconds.
const QUIET: Duration = Duration::from_millis(40);
/// However long edits go on, the first of them is shown after this.
const PATIENCE: Duration = Duration::from_millis(400);
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
    Edit,
    Stop,
}

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
}

impl Watch {
    /// Watches a folder and all below.
    pub fn new(root: &Path, poll: bool) -> Self {
        let (sender, signals) = mpsc::channel();
        let mut watch =
            Self { signals, sender, how: Watching::Looking, watcher: None, identity: identity(root) };
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

    /// Waits until an edit has settled; false once it was stopped.
    pub fn wait(&mut self, root: &Path) -> bool {
        let pause = if self.how == Watching::Told { CARE } else { LOOK };
        let begun = loop {
            match self.signals.recv_timeout(pause) {
                Ok(Signal::Edit) => break Instant::now(),
                Err(RecvTimeoutError::Timeout) if self.how != Watching::Told => return true,
                Err(RecvTimeoutError::Timeout) => {
                    if self.moved(root) {
                        return true;
                    }
                }
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
            }
        };
        loop {
            let left = PATIENCE.saturating_sub(begun.elapsed());
            match self.signals.recv_timeout(QUIET.min(left)) {
                Ok(Signal::Edit) if !left.is_zero() => {}
                Ok(Signal::Edit) | Err(RecvTimeoutError::Timeout) => return true,
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
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
            if told.map_or(true, |event| concerns(&folder, &event)) {
                let _ = sender.send(Signal::Edit);
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

/// Whether an event may change what a reading gives. Reading tells of itself, too, and would go on for ever.
fn concerns(root: &Path, event: &Event) -> bool {
    if matches!(event.kind, EventKind::Access(_)) {
        return false;
    }
    let visible = |path: &Path| {
        let below = path.strip_prefix(root).unwrap_or(path);
        below.components().all(|part| {
            let name = part.as_os_str();
            name == ".okrbookignore" || !name.as_encoded_bytes().starts_with(b".")
        })
    };
    event.need_rescan() || event.paths.is_empty() || event.paths.iter().any(|path| visible(path))
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

    use super::{PATIENCE, QUIET, Signal, Watch, Watching, concerns};

    #[test]
    fn reading_and_hidden_files_are_no_edits() {
        let root = Path::new("/book");
        let event = |kind, path: &str| Event::new(kind).add_path(root.join(path));
        let modified = EventKind::Modify(ModifyKind::Any);
        assert!(concerns(root, &event(modified, "2021-Q1/sales.yaml")));
        assert!(concerns(root, &event(EventKind::Create(CreateKind::Folder), "2021-Q2")));
        assert!(concerns(root, &event(modified, ".okrbookignore")));
        assert!(concerns(root, &Event::new(EventKind::Other).set_flag(Flag::Rescan)));
        assert!(!concerns(root, &event(EventKind::Access(AccessKind::Any), "2021-Q1/sales.yaml")));
        assert!(!concerns(root, &event(modified, ".git/index.lock")));
        assert!(!concerns(root, &event(modified, "2021-Q1/.sales.yaml.swp")));
    }

    /// A turn for each `wait` of a thread, until it is stopped.
    fn turns(folder: &Path, poll: bool) -> (mpsc::Receiver<()>, super::Stopper, Watching) {
        let mut watch = Watch::new(folder, poll);
        let (stopper, how) = (watch.stopper(), watch.how().clone());
        let (sender, turns) = mpsc::channel();
        let root = folder.to_owned();
        thread::spawn(move || {
            while watch.wait(&root) {
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
    fn a_stop_is_heard_while_edits_go_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut watch = Watch::new(folder.path(), false);
        watch.sender.send(Signal::Edit).expect("a signal");
        watch.stopper().stop();
        assert!(!watch.wait(folder.path()));
    }
}
