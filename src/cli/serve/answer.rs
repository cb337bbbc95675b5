//! A request → the page that it asks for, made now, with the script that follows changes.

use std::convert::Infallible;
use std::sync::Arc;

use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use onrecord::ground::address::Address;

use super::body::{Body, Shared};
use super::door;
use super::policy;
use super::shown::{Found, Shown};
use crate::cli::output::{complain, stderr_takes_color};

/// Where the preview's own files stand. No id of a site has a `_`.
const EVENTS: &str = "/_onrecord/events";
const SCRIPT: &str = "/_onrecord/preview.js";

/// What is shown where there is no page: the script lays the errors over it.
const ERRORS: &str = include_str!("errors.html");

/// Answers a request on this port.
pub async fn answer(
    request: Request<Incoming>,
    port: u16,
    now: Shared,
) -> Result<Response<Body>, Infallible> {
    let (head, _) = request.into_parts();
    if let Err((status, sentence)) = door::enter(&head.method, &head.uri, &head.headers, port) {
        let mut response = response(status, "text/plain; charset=utf-8", sentence.into());
        if status == StatusCode::METHOD_NOT_ALLOWED {
            set(&mut response, header::ALLOW, "GET, HEAD");
        }
        // What is still to come of the request is not waited for.
        set(&mut response, header::CONNECTION, "close");
        return Ok(response);
    }
    Ok(match head.uri.path() {
        EVENTS => events(&head.method, &now),
        SCRIPT => response(StatusCode::OK, "text/javascript; charset=utf-8", script().into()),
        path => page(path.to_owned(), head.uri.query().map(str::to_owned), now).await,
    })
}

fn events(method: &Method, now: &Shared) -> Response<Body> {
    let mut response = response(StatusCode::OK, "text/event-stream", Bytes::new());
    if *method == Method::GET {
        *response.body_mut() = Body::events(now);
    }
    response
}

/// The script with the look of the errors in it: a page's own policy has no say in that.
fn script() -> String {
    let look = serde_json::Value::from(include_str!("preview.css"));
    format!("const errors_look = {look};\n{}", include_str!("preview.js"))
}

/// The page at a path. It is made on a thread with room for prose that is nested deeply.
async fn page(path: String, query: Option<String>, now: Shared) -> Response<Body> {
    let made = tokio::task::spawn_blocking(move || made(&path, query.as_deref(), &now)).await;
    made.unwrap_or_else(|_| errors(StatusCode::INTERNAL_SERVER_ERROR, ""))
}

fn made(path: &str, query: Option<&str>, now: &Shared) -> Response<Body> {
    let shown = now.borrow().shown.clone();
    let Some(shown) = shown else { return errors(StatusCode::SERVICE_UNAVAILABLE, "") };
    match shown.find(path) {
        Found::Here(address) => rendered(&shown, &address, StatusCode::OK, now),
        Found::Nothing => rendered(&shown, &Address::NotFound, StatusCode::NOT_FOUND, now),
        Found::At(path) => {
            let query = query.map_or(String::new(), |query| format!("?{query}"));
            let text = "text/plain; charset=utf-8";
            let mut response = response(StatusCode::TEMPORARY_REDIRECT, text, Bytes::new());
            set(&mut response, header::LOCATION, &format!("/{path}{query}"));
            response
        }
    }
}

fn rendered(
    shown: &Arc<Shown>,
    address: &Address,
    status: StatusCode,
    now: &Shared,
) -> Response<Body> {
    let bytes = match shown.render(address) {
        Ok(bytes) => bytes,
        Err(diagnostic) => {
            // Whoever has the page open is told, too.
            if now.send_if_modified(|now| now.add(shown.id(), &diagnostic)) {
                complain(&now.borrow().term(&diagnostic, stderr_takes_color()));
            }
            return errors(StatusCode::INTERNAL_SERVER_ERROR, shown.id());
        }
    };
    if !address.is_page() {
        return response(status, content_type(address), bytes.into());
    }
    html(status, bytes, shown.id())
}

/// A page with nothing on it but what is wrong.
fn errors(status: StatusCode, id: &str) -> Response<Body> {
    html(status, ERRORS.into(), id)
}

/// A page with the script in it, under its own policy, opened for the script.
fn html(status: StatusCode, bytes: Vec<u8>, id: &str) -> Response<Body> {
    // An id is digits, letters and a hyphen.
    let script = format!("<script src=\"{SCRIPT}\" data-site=\"{id}\" defer></script>");
    let page = policy::open(&String::from_utf8_lossy(&bytes), &script);
    let mut response = response(status, "text/html; charset=utf-8", page.html.into());
    let policy = page.policies.into_iter().chain(["frame-ancestors 'none'".to_owned()]);
    let policy: Vec<String> = policy.collect();
    set(&mut response, header::CONTENT_SECURITY_POLICY, &policy.join(", "));
    set(&mut response, header::X_FRAME_OPTIONS, "DENY");
    response
}

fn response(status: StatusCode, content_type: &'static str, body: Bytes) -> Response<Body> {
    let mut response = Response::new(Body::Whole(body));
    *response.status_mut() = status;
    set(&mut response, header::CONTENT_TYPE, content_type);
    set(&mut response, header::CACHE_CONTROL, "no-store");
    set(&mut response, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(&mut response, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    response
}

/// Sets a field; a value that can't stand in one is left out.
fn set(response: &mut Response<Body>, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// What a file is, by what it is called.
fn content_type(address: &Address) -> &'static str {
    if matches!(address, Address::Feed | Address::CorrectionsFeed) {
        return "application/atom+xml; charset=utf-8";
    }
    let file = address.file();
    match file.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "jsonld" => "application/ld+json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        _ => "application/octet-stream",
    }
}
