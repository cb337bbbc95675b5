//! Sockets → answered requests, within limits: whoever is slow or comes in crowds keeps nobody else waiting.

use std::collections::VecDeque;
use std::io;
use std::net::TcpListener;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::runtime;
use tokio::task::AbortHandle;

use super::answer::answer;
use super::body::Shared;
use crate::cli::STACK;

/// How many connections there are at a time. One more, and the oldest is closed: a browser that still wants it comes back.
const CONNECTIONS: usize = 128;
/// How long a request's head may take.
const HEAD: Duration = Duration::from_secs(10);
/// How many bytes and fields it may have.
const HEAD_BYTES: usize = 16 << 10;
const HEAD_FIELDS: usize = 64;
/// How many pages are made at a time.
const PAGES: usize = 4;

/// Connections in the order in which they came.
type Connections = Arc<Mutex<VecDeque<AbortHandle>>>;

/// Serves on a thread of its own, until the program ends.
///
/// # Errors
/// Where there is no thread, or a socket can't be waited on.
pub fn start(listeners: Vec<TcpListener>, now: Shared) -> io::Result<()> {
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(PAGES)
        .thread_stack_size(STACK)
        .build()?;
    let connections = Connections::default();
    for listener in listeners {
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let (now, connections) = (now.clone(), connections.clone());
        runtime.spawn(async move {
            loop {
                match listener.accept().await {
                    Ok((stream, _)) => admit(&connections, connect(stream, port, now.clone())),
                    // No more files may be open: some will be closed.
                    Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
                }
            }
        });
    }
    let serve = move || runtime.block_on(std::future::pending::<()>());
    std::thread::Builder::new().name("serve".to_owned()).spawn(serve)?;
    Ok(())
}

fn admit(connections: &Connections, connection: impl Future<Output = ()> + Send + 'static) {
    let mut all = connections.lock().unwrap_or_else(PoisonError::into_inner);
    all.retain(|one| !one.is_finished());
    if all.len() >= CONNECTIONS
        && let Some(oldest) = all.pop_front()
    {
        oldest.abort();
    }
    all.push_back(tokio::spawn(connection).abort_handle());
}

async fn connect(stream: TcpStream, port: u16, now: Shared) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| answer(request, port, now.clone()));
    // A client that breaks off, or sends what is no HTTP, is no news for anybody.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_headers(HEAD_FIELDS)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}
