//! Tells open pages of new builds, by server-sent events: each stream waits for the newest moment, and passes over those
//! that went by while its reader was slow.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use futures_util::stream;
use http_body_util::{BodyExt as _, StreamBody};
use hyper::body::{Bytes, Frame};
use tokio::sync::{Semaphore, watch};
use tokio::time;

use super::answer::{Response, response};
use super::state::State;

/// More streams than a browser's windows need are somebody's mistake.
const STREAMS: usize = 64;
/// Without a sign of life, a browser may think that we are gone.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// A sign of life: a comment, which a browser passes over.
const BEAT: Bytes = Bytes::from_static(b":\n\n");

/// All streams.
pub struct Live {
    newest: watch::Sender<Bytes>,
    room: Arc<Semaphore>,
}

impl Live {
    /// Begins with what stands.
    pub fn new(state: &State) -> Self {
        Self { newest: watch::Sender::new(event(state)), room: Arc::new(Semaphore::new(STREAMS)) }
    }

    /// A stream that tells what stands, and then of each new state; none where there are too many. Its place is free
    /// again once its reader has left.
    pub fn join(&self) -> Option<Response> {
        let place = Arc::clone(&self.room).try_acquire_owned().ok()?;
        let mut newest = self.newest.subscribe();
        newest.mark_changed();
        let events = stream::unfold((newest, place), |(mut newest, place)| async {
            let text = match time::timeout(HEARTBEAT, newest.changed()).await {
                Ok(Ok(())) => newest.borrow_and_update().clone(),
                Ok(Err(_)) => return None,
                Err(_) => BEAT,
            };
            Some((Ok::<_, Infallible>(Frame::data(text)), (newest, place)))
        });
        Some(response(200, "text/event-stream", StreamBody::new(events).boxed_unsync()))
    }

    /// Tells every stream of a new state.
    pub fn announce(&self, state: &State) {
        self.newest.send_replace(event(state));
    }
}

/// A browser that loses us asks again after half a second.
fn event(state: &State) -> Bytes {
    let (build, ok) = (state.build, state.trouble.is_none());
    format!("retry: 500\ndata: {{\"build\":{build},\"ok\":{ok}}}\n\n").into()
}
