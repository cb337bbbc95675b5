//! The head of a request → whether it may come in. The preview is for its user alone.
//!
//! A page of any other site can send requests to this machine, and can even give its own host's name this machine's
//! address (DNS rebinding). Its requests then bear that name in `Host`, or tell in `Origin` or `Sec-Fetch-Site` where
//! they come from.

use hyper::header::{HOST, HeaderMap, ORIGIN};
use hyper::{Method, StatusCode, Uri};

/// Why a request is turned away: a status and a sentence.
pub type Refusal = (StatusCode, &'static str);

/// Lets a request in that was sent to the preview on this port, by its own pages or by its user.
pub fn enter(method: &Method, uri: &Uri, headers: &HeaderMap, port: u16) -> Result<(), Refusal> {
    if uri.authority().is_some() || !uri.path().starts_with('/') {
        return Err((StatusCode::BAD_REQUEST, "This is no proxy: ask for a path.\n"));
    }
    let mut hosts = headers.get_all(HOST).iter();
    let host = hosts.next().filter(|_| hosts.next().is_none());
    if !host.is_some_and(|host| is_own(host.as_bytes(), port)) {
        return Err((
            StatusCode::MISDIRECTED_REQUEST,
            "This preview answers to 127.0.0.1 and localhost only.\n",
        ));
    }
    if *method != Method::GET && *method != Method::HEAD {
        return Err((StatusCode::METHOD_NOT_ALLOWED, "Pages are read here, nothing else.\n"));
    }
    let foreign = (StatusCode::FORBIDDEN, "Pages of other sites may not read this preview.\n");
    for origin in headers.get_all(ORIGIN) {
        let host = origin.as_bytes().strip_prefix(b"http://");
        if !host.is_some_and(|host| is_own(host, port)) {
            return Err(foreign);
        }
    }
    let says = |name: &str, value: &str| headers.get(name).is_some_and(|is| is == value);
    // Whoever follows a link from another site sees the page; that site does not.
    let is_visit = says("sec-fetch-mode", "navigate") && says("sec-fetch-dest", "document");
    let from_elsewhere =
        says("sec-fetch-site", "cross-site") || says("sec-fetch-site", "same-site");
    if from_elsewhere && !is_visit { Err(foreign) } else { Ok(()) }
}

/// Whether this is a name of the preview, with its port.
fn is_own(host: &[u8], port: u16) -> bool {
    let Ok(host) = std::str::from_utf8(host) else { return false };
    ["127.0.0.1", "localhost", "[::1]"].into_iter().any(|name| {
        let Some((start, end)) = host.split_at_checked(name.len()) else { return false };
        let is_port = match end.strip_prefix(':') {
            Some(end) => end == port.to_string(),
            None => end.is_empty() && port == 80,
        };
        start.eq_ignore_ascii_case(name) && is_port
    })
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn only_the_names_of_this_machine_are_own() {
        for host in ["127.0.0.1:80", "LOCALHOST:80", "[::1]:80", "localhost"] {
            assert!(is_own(host.as_bytes(), 80), "{host}");
        }
        for host in [
            "",
            "localhost",
            "localhost:81",
            "localhost:",
            "localhost:8080",
            "localhost.:81",
            "evil.example:808",
            "127.0.0.1.evil.example:808",
            "127.0.0.2:808",
            "[::2]:808",
            "localhost:0808",
            "localhost:808 ",
            "a@localhost:808",
            "0.0.0.0:808",
            "\u{fffd}",
        ] {
            assert!(!is_own(host.as_bytes(), 808), "{host}");
        }
    }
}
