//! The preview: the real program, asked over TCP. Nothing here sleeps; everything waits for an event or an answer.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may run the program, and fail"
)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// Longer than any step takes on a machine with much else to do.
const LONG: Duration = Duration::from_secs(120);
const ROOF: &str = "content/briefings/roof.md";

/// A preview that runs until it is dropped.
struct Preview {
    child: Child,
    folder: TempDir,
    port: u16,
    /// What it says on stdout.
    said: Receiver<String>,
}

#[derive(Debug)]
struct Answer {
    status: u16,
    /// In lower case.
    head: String,
    body: String,
}

/// The event stream of a page that is open.
struct Events(BufReader<TcpStream>);

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The site that `onrecord init` makes.
fn example() -> TempDir {
    let folder = TempDir::new().unwrap();
    let made = program().arg("init").arg(folder.path().join("site")).output().unwrap();
    assert!(made.status.success());
    folder
}

impl Preview {
    fn of(folder: TempDir, arguments: &[&str]) -> Preview {
        let mut command = program();
        command.arg("serve").arg(folder.path().join("site")).args(["--port", "0"]).args(arguments);
        let mut child = command.spawn().unwrap();
        let said = lines(child.stdout.take().unwrap());
        drain(child.stderr.take().unwrap());
        let mut preview = Preview { child, folder, port: 0, said };
        let line = preview.says("shows");
        let (_, after) = line.split_once("http://127.0.0.1:").unwrap();
        preview.port = after.split_once('/').unwrap().0.parse().unwrap();
        preview
    }

    fn start() -> Preview {
        Preview::of(example(), &[])
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("site").join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn put(&self, path: &str, text: &str) {
        put(&self.path(path), text);
    }

    /// Waits for a line with these words.
    fn says(&self, words: &str) -> String {
        loop {
            let line = self.said.recv_timeout(LONG).unwrap();
            if line.contains(words) {
                return line;
            }
        }
    }

    fn raw(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        stream.write_all(request).unwrap();
        let mut bytes = Vec::new();
        // A refusal may close before all was read.
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        Answer { status: status.unwrap_or(0), head: head.to_lowercase(), body: body.to_owned() }
    }

    /// A request with these lines after the first, `Host` not among them where it is told.
    fn ask(&self, method: &str, path: &str, fields: &[&str]) -> Answer {
        let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        if !fields.iter().any(|field| field.starts_with("Host:")) {
            request.push_str(&format!("Host: 127.0.0.1:{}\r\n", self.port));
        }
        fields.iter().for_each(|field| request.push_str(&format!("{field}\r\n")));
        request.push_str("\r\n");
        self.raw(request.as_bytes())
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    fn events(&self) -> Events {
        let mut stream = TcpStream::connect(("localhost", self.port)).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        let host = format!("localhost:{}", self.port);
        let request = format!(
            "GET /_onrecord/events HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: same-origin\r\nAccept: text/event-stream\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).unwrap();
        Events(BufReader::new(stream))
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Events {
    /// The next state.
    fn next(&mut self) -> Value {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the stream has ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// The next state of which this holds.
    fn until(&mut self, holds: impl Fn(&Value) -> bool) -> Value {
        loop {
            let next = self.next();
            if holds(&next) {
                return next;
            }
        }
    }
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn lines(from: impl Read + Send + 'static) -> Receiver<String> {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            if send.send(line).is_err() {
                break;
            }
        }
    });
    receive
}

fn drain(mut from: impl Read + Send + 'static) {
    std::thread::spawn(move || std::io::copy(&mut from, &mut std::io::sink()));
}

fn errors(state: &Value) -> &Vec<Value> {
    state["told"]["errors"].as_array().unwrap()
}

#[test]
fn pages_are_what_build_would_write() {
    let preview = Preview::start();
    let built = preview.folder.path().join("built");
    let mut build = program();
    build.arg("build").arg(preview.path("")).arg("--out").arg(&built);
    let build = build.output().unwrap();
    assert!(build.status.success());
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(&built).into_iter().map(Result::unwrap) {
        let path = entry.path().strip_prefix(&built).unwrap().to_str().unwrap();
        if !entry.file_type().is_file() || path.starts_with('.') {
            continue;
        }
        seen += 1;
        let answer = preview.get(&format!("/{}", path.trim_end_matches("index.html")));
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.head.contains("\r\ncache-control: no-store"), "{path}: {}", answer.head);
        assert!(answer.head.contains("\r\nx-content-type-options: nosniff"), "{path}");
        assert!(!answer.head.contains("access-control"), "{path}: {}", answer.head);
        let mut body = answer.body.clone();
        if path.ends_with(".html") {
            assert!(answer.head.contains("\r\ncontent-type: text/html; charset=utf-8"), "{path}");
            let policy = answer.head.split_once("content-security-policy: ").unwrap().1;
            assert!(policy.contains("connect-src 'self'"), "{path}: {policy}");
            let (start, script) = body.split_once("<script src=\"/_onrecord/").unwrap();
            let (_, end) = script.split_once("</script>").unwrap();
            body = format!("{start}{end}");
        }
        let mut written = fs::read_to_string(entry.path()).unwrap();
        if let Some(meta) = written.find("<meta http-equiv=\"Content-Security-Policy\"") {
            let end = meta + written[meta..].find('>').unwrap() + 1;
            written.replace_range(meta..end, "");
        }
        assert_eq!(body, written, "{path}");
    }
    assert!(seen > 8, "{seen} files");
    assert!(!preview.path("public").exists(), "the preview wrote something");
    // Both count the same.
    let counted = |line: &str| {
        let (_, rest) = line.split_once(": ").unwrap();
        rest.split_once(',').unwrap().0.to_owned()
    };
    let built = counted(&String::from_utf8(build.stdout).unwrap());
    assert!(built.ends_with(" pages"), "{built}");
    preview.put(ROOF, &format!("{}\nOne more line.\n", preview.read(ROOF)));
    assert_eq!(counted(&preview.says(ROOF)), built);
}

#[test]
fn paths_lead_nowhere_but_to_pages() {
    let preview = Preview::start();
    for (path, to) in [("/sources/minutes", "/sources/minutes/"), ("/sources?a=b", "/sources/?a=b")]
    {
        let answer = preview.get(path);
        assert_eq!(answer.status, 307, "{path}");
        assert!(answer.head.contains(&format!("\r\nlocation: {to}\r\n")), "{}", answer.head);
    }
    for path in [
        "/nothing/",
        "/content/site.md",
        "/../site/content/site.md",
        "/%2e%2e/site/content/site.md",
        "/sources/..%2f..%2fcontent%2fsite.md",
        "/sources/%2e%2e/%2e%2e/etc/passwd",
        "/..\\..\\content\\site.md",
        "/%5c..%5ccontent%5csite.md",
        "//etc/passwd",
        "//sources/minutes",
        "/%2fetc/passwd",
        "/sources/minutes/%00",
        "/sources/%",
        "/sources/%ff/",
        "/sources//",
        "/_onrecord/",
        "/_onrecord/../content/site.md",
    ] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 404, "{path}: {answer:?}");
        assert!(answer.body.contains("Page not found"), "{path}: {}", answer.body);
        assert!(!answer.head.contains("location:"), "{path}: {}", answer.head);
    }
    for path in ["", "*", "sources/", "http://evil.example/", "file:///etc/passwd", "/a b", "/\0"] {
        let answer = preview.get(path);
        assert!(matches!(answer.status, 400 | 0), "{path}: {answer:?}");
    }
    let head = preview.ask("HEAD", "/", &[]);
    assert_eq!((head.status, &*head.body), (200, ""));
    let length = format!("\r\ncontent-length: {}\r\n", preview.get("/").body.len());
    assert!(head.head.contains(&length), "{}", head.head);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"] {
        let answer = preview.ask(method, "/", &["Content-Length: 9999999"]);
        assert_eq!(answer.status, 405, "{method}");
        assert!(answer.head.contains("\r\nallow: get, head\r\n"), "{}", answer.head);
    }
}

#[test]
fn only_its_own_pages_and_its_user_are_answered() {
    let preview = Preview::start();
    let port = preview.port;
    for own in ["127.0.0.1", "localhost", "LocalHost", "[::1]"] {
        assert_eq!(preview.ask("GET", "/", &[&format!("Host: {own}:{port}")]).status, 200, "{own}");
    }
    let others = ["evil.example", "127.0.0.1", "localhost.", "evil.localhost", "0.0.0.0", "127.1"];
    for other in others {
        let host = if other == "127.0.0.1" { other.to_owned() } else { format!("{other}:{port}") };
        for path in ["/", "/_onrecord/events", "/_onrecord/preview.js", "/nothing"] {
            let answer = preview.ask("GET", path, &[&format!("Host: {host}")]);
            assert_eq!(answer.status, 421, "{host}{path}");
            assert!(!answer.body.contains('<'), "{}", answer.body);
        }
    }
    let two = [&*format!("Host: localhost:{port}"), "Host: evil.example"];
    assert!(matches!(preview.ask("GET", "/", &two).status, 400 | 421));
    assert!(matches!(preview.raw(b"GET / HTTP/1.0\r\n\r\n").status, 400 | 421));
    let own = format!("Origin: http://127.0.0.1:{port}");
    assert_eq!(preview.ask("GET", "/", &[&own]).status, 200);
    let https = format!("Origin: https://127.0.0.1:{port}");
    for foreign in [
        "Origin: null",
        "Origin: http://evil.example",
        "Origin: http://localhost",
        &https,
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe",
    ] {
        for path in ["/", "/_onrecord/events"] {
            assert_eq!(preview.ask("GET", path, &[foreign]).status, 403, "{foreign}");
        }
    }
    let link = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document";
    assert_eq!(preview.ask("GET", "/", &[link]).status, 200);
}

#[test]
fn a_save_is_told_and_shown() {
    let preview = Preview::start();
    let mut events = preview.events();
    let first = events.next();
    assert_eq!(errors(&first).len(), 0);
    let before = preview.get("/briefings/roof/").body;
    assert!(before.contains(first["site"].as_str().unwrap()));
    let text = preview.read(ROOF);
    preview.put(ROOF, &format!("{text}\nOne more sentence.\n"));
    let second = events.until(|state| state["site"] != first["site"]);
    let after = preview.get("/briefings/roof/").body;
    assert!(after.contains("One more sentence.") && !before.contains("One more sentence."));
    assert!(after.contains(second["site"].as_str().unwrap()));
    preview.says(ROOF);
    // As editors save: another file takes the place of the first.
    let beside = preview.path("content/briefings/.roof.md.new");
    put(&beside, &format!("{text}\nAnother sentence.\n"));
    fs::rename(beside, preview.path(ROOF)).unwrap();
    let third = events.until(|state| state["site"] != second["site"]);
    assert!(preview.get("/briefings/roof/").body.contains("Another sentence."));
    // Or the first one is moved away, and a new one written.
    fs::rename(preview.path(ROOF), preview.path(&format!("{ROOF}~"))).unwrap();
    preview.put(ROOF, &text);
    events.until(|state| state["site"] != third["site"] && errors(state).is_empty());
    while preview.get("/briefings/roof/").body.contains("Another sentence.") {
        events.next();
    }
}

#[test]
fn new_moved_and_deleted_files_are_seen() {
    let preview = Preview::start();
    let mut events = preview.events();
    let mut site = events.next()["site"].clone();
    let mut wait = |events: &mut Events| {
        site = events.until(|state| state["site"] != site)["site"].clone();
    };
    let claim = |id: &str| format!("# claim {id}\n- text: It is so.\n- status: open\n\nWhy.\n");
    assert_eq!(preview.get("/claims/one/").status, 404);
    preview.put("content/claims/one.md", &claim("one"));
    wait(&mut events);
    assert_eq!(preview.get("/claims/one/").status, 200);
    fs::remove_file(preview.path("content/claims/one.md")).unwrap();
    wait(&mut events);
    assert_eq!(preview.get("/claims/one/").status, 404);
    // A folder that was moved away and back is watched, too.
    let (claims, away) = (preview.path("content/claims"), preview.folder.path().join("away"));
    fs::rename(&claims, &away).unwrap();
    events.until(|state| !errors(state).is_empty());
    fs::rename(&away, &claims).unwrap();
    wait(&mut events);
    preview.put("content/claims/two.md", &claim("two"));
    wait(&mut events);
    assert_eq!(preview.get("/claims/two/").status, 200);
    // A theme's own files come and go as well.
    preview.put("templates/assets/site.css", "p { color: #123456 }\n");
    wait(&mut events);
    let page = preview.get("/").body;
    let (_, sheet) = page.split_once("<link rel=\"stylesheet\" href=\"").unwrap();
    let sheet = preview.get(&format!("/{}", sheet.split_once('"').unwrap().0));
    assert!(sheet.body.contains("#123456"), "{}", sheet.body);
    assert!(sheet.head.contains("text/css; charset=utf-8"), "{}", sheet.head);
}

#[test]
fn a_burst_is_one_change_and_what_is_not_read_is_none() {
    let preview = Preview::start();
    let mut events = preview.events();
    let first = events.next();
    let text = preview.read(ROOF);
    // Nothing that is read changes.
    preview.put("public/index.html", "<p>built</p>");
    preview.put("notes.txt", "mine");
    preview.put("content/briefings/.roof.md.swp", "x");
    preview.put("content/briefings/roof.md~", "x");
    preview.put(ROOF, &text);
    for n in 0..100 {
        preview.put(ROOF, &format!("{text}\nSentence {n}.\n"));
    }
    let last = "Sentence 99.";
    events.until(|state| state["site"] != first["site"]);
    let mut sites = 1;
    while !preview.get("/briefings/roof/").body.contains(last) {
        events.next();
        sites += 1;
    }
    // One, where the machine keeps up; a burst is never answered save by save.
    assert!(sites < 20, "{sites} sites for one burst");
    let told = preview.says(ROOF);
    assert!(!told.contains("and"), "{told}");
}

#[test]
fn errors_are_told_over_the_last_good_page_until_they_are_mended() {
    let preview = Preview::start();
    let mut events = preview.events();
    let first = events.next();
    let text = preview.read(ROOF);
    let bad = "He said: “<img src=x onerror=alert(1)> words that nobody ever said.”";
    preview.put(ROOF, &format!("{text}\n{bad}\n"));
    let broken = events.until(|state| !errors(state).is_empty());
    assert_eq!(broken["site"], first["site"], "the last good site stays");
    let error = &errors(&broken)[0];
    assert_eq!(error["code"], "unsourced-quotation");
    let place = &error["places"][0];
    assert_eq!(place["file"], ROOF);
    let line = text.lines().count() + 2;
    assert_eq!(place["line"].as_u64(), Some(line as u64));
    let whole = ["before", "marked", "after"].map(|piece| place[piece].as_str().unwrap()).concat();
    assert_eq!(whole, bad);
    assert!(place["marked"].as_str().unwrap().starts_with('“'));
    assert!(!error["help"].as_array().unwrap().is_empty());
    let page = preview.get("/briefings/roof/");
    assert_eq!(page.status, 200);
    assert!(!page.body.contains("nobody ever said"));
    preview.says("the last good site stays");
    preview.put(ROOF, &text);
    let mended = events.until(|state| errors(state).is_empty());
    assert_ne!(mended["site"], first["site"]);
    // A page that is opened now is told the same.
    assert_eq!(preview.events().next(), mended);
}

#[test]
fn with_errors_from_the_start_a_page_waits_for_the_site() {
    let folder = example();
    let roof = folder.path().join("site").join(ROOF);
    let text = fs::read_to_string(&roof).unwrap();
    put(&roof, &format!("{text}\n“These words are nobody's at all.”\n"));
    let preview = Preview::of(folder, &[]);
    let mut events = preview.events();
    let first = events.next();
    assert_eq!(first["site"], "");
    assert_eq!(errors(&first).len(), 1);
    let page = preview.get("/briefings/roof/");
    assert_eq!(page.status, 503);
    assert!(page.body.contains("/_onrecord/preview.js") && page.body.contains("data-site=\"\""));
    assert!(page.head.contains("script-src 'self'"), "{}", page.head);
    preview.put(ROOF, &text);
    events.until(|state| state["site"] != "" && errors(state).is_empty());
    assert_eq!(preview.get("/briefings/roof/").status, 200);
}

#[test]
fn a_folder_that_goes_and_comes_back_is_shown_again() {
    let preview = Preview::start();
    let mut events = preview.events();
    let mut site = events.next()["site"].clone();
    let away = preview.folder.path().join("away");
    for folder in ["content", ""] {
        let here = preview.path(folder);
        fs::rename(&here, &away).unwrap();
        let gone = events.until(|state| !errors(state).is_empty());
        assert!(gone.to_string().contains("content-missing"), "{gone}");
        assert_eq!(preview.get("/").status, 200);
        fs::rename(&away, &here).unwrap();
        site =
            events.until(|state| state["site"] != site && errors(state).is_empty())["site"].clone();
        // It is watched as before.
        let text = preview.read(ROOF);
        preview.put(ROOF, &format!("{text}\nAfter `{folder}` came back.\n"));
        site = events.until(|state| state["site"] != site)["site"].clone();
        assert!(preview.get("/briefings/roof/").body.contains("came back"));
    }
}

#[test]
fn a_pointer_of_lfs_is_no_source() {
    let folder = example();
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n";
    fs::write(folder.path().join("site/seeds/minutes.txt"), pointer).unwrap();
    let preview = Preview::of(folder, &[]);
    let state = preview.events().next();
    let told: Vec<_> = errors(&state).iter().filter(|error| error["code"] == "not-read").collect();
    assert_eq!(told.len(), 1, "{state}");
    assert!(told[0].to_string().contains("a pointer of Git LFS"), "{state}");
    assert!(!state.to_string().contains("source-missing"), "{state}");
}

#[test]
fn a_template_that_fails_on_a_page_is_told_there() {
    let preview = Preview::start();
    let mut events = preview.events();
    let first = events.next();
    preview.put("templates/verification.html", "{{ head.title / 2 }}");
    events.until(|state| state["site"] != first["site"]);
    assert_eq!(preview.get("/").status, 200);
    let page = preview.get("/verification/");
    assert_eq!(page.status, 500, "{}", page.body);
    let told = events.until(|state| !errors(state).is_empty());
    assert_eq!(errors(&told)[0]["code"], "broken-template");
    // Once, however often it is asked for.
    preview.get("/verification/");
    fs::remove_file(preview.path("templates/verification.html")).unwrap();
    let mended = events.next();
    assert!(mended["site"] != told["site"] && errors(&mended).is_empty(), "{mended}");
    assert_eq!(preview.get("/verification/").status, 200);
}

#[test]
fn a_base_url_with_a_path_changes_nothing_here() {
    let folder = example();
    let site = folder.path().join("site/content/site.md");
    let text = fs::read_to_string(&site).unwrap();
    put(&site, &text.replacen("# site", "# site\n- base-url: https://example.org/briefings/", 1));
    let preview = Preview::of(folder, &[]);
    let page = preview.get("/briefings/roof/");
    assert_eq!(page.status, 200, "{page:?}");
    let links = preview.get("/nothing/").body;
    assert!(links.contains("href=\"/briefings/\""), "{links}");
    // What the 404 page links to stands below the path at which the site will stand.
    assert!(
        preview.get("/briefings/sources/minutes/").head.contains("location: /sources/minutes/\r\n")
    );
}

#[test]
fn drafts_are_shown_where_they_are_asked_for() {
    let folder = example();
    let draft = folder.path().join("site/content/briefings/early.md");
    put(&draft, "# briefing early\n- title: Early\n- date: 2024-03-15\n- draft: yes\n\nNot yet.\n");
    let mut preview = Preview::of(folder, &[]);
    assert_eq!(preview.get("/briefings/early/").status, 404);
    let folder = std::mem::replace(&mut preview.folder, TempDir::new().unwrap());
    drop(preview);
    assert_eq!(Preview::of(folder, &["--drafts"]).get("/briefings/early/").status, 200);
}

#[test]
fn slow_and_many_clients_keep_nobody_waiting() {
    let preview = Preview::start();
    let mut crowd = Vec::new();
    for n in 0..300 {
        let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
        let host = format!("Host: 127.0.0.1:{}\r\n", preview.port);
        let request = match n % 3 {
            0 => format!("GET / HTTP/1.1\r\n{host}X: "),
            1 => format!("GET /_onrecord/events HTTP/1.1\r\n{host}\r\n"),
            _ => String::new(),
        };
        // The preview may have closed it already.
        let _ = stream.write_all(request.as_bytes());
        crowd.push(stream);
        if n % 50 == 0 {
            assert_eq!(preview.get("/").status, 200);
        }
    }
    assert_eq!(preview.get("/").status, 200);
    let mut events = preview.events();
    let first = events.next();
    let text = preview.read(ROOF);
    preview.put(ROOF, &format!("{text}\nNews.\n"));
    events.until(|state| state["site"] != first["site"]);
    let long = format!("X: {}", "x".repeat(100_000));
    assert!(matches!(preview.ask("GET", "/", &[&long]).status, 431 | 0));
    let fields: Vec<String> = (0..500).map(|n| format!("X-{n}: x")).collect();
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    assert!(matches!(preview.ask("GET", "/", &fields).status, 431 | 0));
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn a_port_in_use_is_told() {
    let folder = example();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let mut command = program();
    command.arg("serve").arg(folder.path().join("site")).args(["--port", &port]);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains(&format!("Port {port} is taken")) && told.contains("--port 0"), "{told}");
    assert!(output.stdout.is_empty());
    let mut command = program();
    let output = command.arg("serve").arg(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("There is no site"));
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_outside_the_site_is_watched() {
    let folder = example();
    let outside = folder.path().join("outside");
    (0..100).for_each(|n| fs::create_dir_all(outside.join(n.to_string())).unwrap());
    std::os::unix::fs::symlink(&outside, folder.path().join("site/seeds/outside")).unwrap();
    (0..100).for_each(|n| {
        fs::create_dir_all(folder.path().join(format!("site/public/{n}"))).unwrap();
    });
    let preview = Preview::of(folder, &[]);
    let open = fs::read_dir(format!("/proc/{}/fdinfo", preview.child.id())).unwrap();
    let told = open.filter_map(|one| fs::read_to_string(one.unwrap().path()).ok());
    let watched: usize = told.map(|told| told.matches("inotify wd:").count()).sum();
    assert!((4..40).contains(&watched), "{watched} folders are watched");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it() {
    let mut preview = Preview::start();
    let _events = preview.events();
    let id = preview.child.id().to_string();
    assert!(
        Command::new("sh").args(["-c", &format!("kill -INT {id}")]).status().unwrap().success()
    );
    assert!(!preview.child.wait().unwrap().success());
    assert!(!preview.path("public").exists());
}
