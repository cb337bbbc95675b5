//! Bytes, or events as they come → the body of a response.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Bytes, Frame, SizeHint};
use tokio::sync::{mpsc, watch};

use super::now::Now;

/// A stream without news is given a comment so often: whoever left is noticed.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// What a response holds.
pub enum Body {
    /// All of it.
    Whole(Bytes),
    /// Server-sent events, without an end.
    Events(mpsc::Receiver<Bytes>),
}

impl Body {
    /// What there is to tell now, and again whenever that changes. It is called within the runtime.
    pub fn events(now: &watch::Sender<Now>) -> Body {
        let (send, receive) = mpsc::channel(1);
        let mut now = now.subscribe();
        tokio::spawn(async move {
            loop {
                // JSON in one line. After a lost connection the browser comes back in half a second.
                let event = format!("retry: 500\ndata: {}\n\n", now.borrow_and_update().told);
                if send.send(event.into()).await.is_err() {
                    return;
                }
                loop {
                    match tokio::time::timeout(HEARTBEAT, now.changed()).await {
                        Ok(Ok(())) => break,
                        Ok(Err(_)) => return,
                        Err(_) => {}
                    }
                    if send.send(Bytes::from_static(b": still here\n\n")).await.is_err() {
                        return;
                    }
                }
            }
        });
        Body::Events(receive)
    }
}

impl hyper::body::Body for Body {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            Body::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Body::Whole(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Body::Events(events) => {
                events.poll_recv(context).map(|event| event.map(|event| Ok(Frame::data(event))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Body::Whole(bytes) if bytes.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Body::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Body::Events(_) => SizeHint::default(),
        }
    }
}

/// The state that all share.
pub type Shared = Arc<watch::Sender<Now>>;
