//! Tells open pages of new builds: one thread owns every stream, so that a reader that stalls holds up nobody who asks
//! for a page.

use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::answer::head;
use super::state::State;

/// More streams than a browser's windows need are somebody's mistake.
const STREAMS: usize = 64;
/// Without a sign of life, a stream that was left is not noticed, and a browser may think that we are gone.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// A sign of life: a comment, which a browser passes over.
const BEAT: &str = ":\n\n";

/// Where an answer goes.
pub type Stream = Box<dyn Write + Send>;

enum Message {
    Join(Stream, String),
    Tell(String),
    Stop,
}

/// All streams.
pub struct Live {
    sender: Mutex<Sender<Message>>,
    open: Arc<AtomicUsize>,
}

impl Live {
    /// Begins to hold streams.
    pub fn start() -> Self {
        let (sender, messages) = mpsc::channel();
        let open = Arc::new(AtomicUsize::new(0));
        let held = Arc::clone(&open);
        thread::spawn(move || hold(&messages, &held));
        Self { sender: Mutex::new(sender), open }
    }

    /// Takes a stream in, and tells it what stands; gives it back where there are too many.
    pub fn join(&self, stream: Stream, state: &State) -> Result<(), Stream> {
        if self.open.load(Ordering::Relaxed) >= STREAMS {
            return Err(stream);
        }
        self.open.fetch_add(1, Ordering::Relaxed);
        self.send(Message::Join(stream, event(state)));
        Ok(())
    }

    /// Tells every stream of a new state.
    pub fn announce(&self, state: &State) {
        self.send(Message::Tell(event(state)));
    }

    /// Ends every stream.
    pub fn stop(&self) {
        self.send(Message::Stop);
    }

    fn send(&self, message: Message) {
        let _ = self.sender.lock().unwrap_or_else(PoisonError::into_inner).send(message);
    }
}

fn event(state: &State) -> String {
    format!("data: {{\"build\":{},\"ok\":{}}}\n\n", state.build, state.trouble.is_none())
}

fn hold(messages: &Receiver<Message>, open: &AtomicUsize) {
    let mut streams: Vec<Stream> = Vec::new();
    loop {
        let text = match messages.recv_timeout(HEARTBEAT) {
            Ok(Message::Join(mut stream, first)) => {
                let head = head(200, "text/event-stream");
                // A browser that loses us asks again after half a second.
                if tell(&mut stream, &format!("{head}Connection: close\r\n\r\nretry: 500\n{first}")) {
                    streams.push(stream);
                }
                // Who comes in finds those out who have left, and who would be counted until the next heartbeat.
                BEAT.to_owned()
            }
            Ok(Message::Tell(text)) => text,
            Err(RecvTimeoutError::Timeout) => BEAT.to_owned(),
            Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return,
        };
        streams.retain_mut(|stream| tell(stream, &text));
        open.store(streams.len(), Ordering::Relaxed);
    }
}

fn tell(stream: &mut Stream, text: &str) -> bool {
    stream.write_all(text.as_bytes()).and_then(|()| stream.flush()).is_ok()
}
