//! `onrecord serve`: the site in a browser, as it would be built; it follows what is saved, and writes nothing.

mod answer;
mod body;
mod change;
mod door;
mod now;
mod policy;
mod server;
mod shown;
mod watch;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use onrecord::check;
use onrecord::check::report::Report;
use onrecord::ground::diagnostic::Severity;
use onrecord::ground::files::{Files, Trouble, TroubleKind};
use onrecord::{read, site, tell};

use super::output::{complain, say, stderr_takes_color};
use super::progress::Progress;
use super::{End, Place, guard, journey};
use change::change;
use now::Now;
use shown::Shown;
use watch::Watch;

/// `onre` on a telephone.
const PORT: u16 = 6673;

#[derive(clap::Args)]
#[command(after_help = "Examples:
  onrecord serve
  onrecord serve my-site --open
  onrecord serve --port 0            on any free port
  onrecord serve --drafts

Only this machine can reach it. Nothing is written. Ctrl-C ends it.")]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// The port; 0 for any that is free
    #[arg(long, value_name = "N", default_value_t = PORT, value_parser = port)]
    port: u16,
    /// Open it in the browser
    #[arg(long)]
    open: bool,
    /// Show drafts, too
    #[arg(long)]
    drafts: bool,
}

fn port(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| format!("a port is a number from 0 to {}", u16::MAX))
}

pub fn run(arguments: &Arguments) -> Result<End, End> {
    let dir = &arguments.place.dir;
    if let Err(refusal) = guard::site(dir) {
        complain(&refusal);
        return Err(End::Unreadable);
    }
    let listeners = match listen(arguments.port) {
        Ok(listeners) => listeners,
        Err(refusal) => {
            complain(&refusal);
            return Err(End::Unreadable);
        }
    };
    let Some(address) = listeners.first().and_then(|one| one.local_addr().ok()) else {
        complain("The port that was opened can't be told.");
        return Err(End::Unreadable);
    };
    // Watched before it is read: what changes in between is seen.
    let mut watch = match Watch::start(dir) {
        Ok(watch) => watch,
        Err(error) => {
            complain(&format!("`{}` can't be watched: {error}.", dir.display()));
            return Err(End::Unreadable);
        }
    };
    let mut preview = Preview::start(dir, arguments.drafts);
    let now = Arc::new(tokio::sync::watch::Sender::new(preview.first()));
    if let Err(error) = server::start(listeners, now.clone()) {
        complain(&format!("The preview can't be served: {error}."));
        return Err(End::Unreadable);
    }
    let url = format!("http://{address}/");
    say(&format!(
        "{url} shows {}\nIt follows what you save, and writes nothing. Ctrl-C ends it.\n",
        named(dir)
    ))?;
    if arguments.open
        && let Err(error) = open::that_detached(&url)
    {
        complain(&format!("The browser can't be opened: {error}.\nOpen {url} yourself."));
    }
    loop {
        if watch.wait().is_err() {
            complain("The folder is watched no longer.");
            return Err(End::Unreadable);
        }
        if let Some(next) = preview.next() {
            // The site before is dropped here, where nobody waits for it, as soon as no page is made of it.
            drop(now.send_replace(next));
        }
    }
}

/// A folder as it is told: as it was given, or by its name where that is `.` or `..`.
fn named(dir: &Path) -> String {
    let whole = match dir.file_name() {
        Some(_) => None,
        None => dir.canonicalize().ok(),
    };
    let name = whole.as_deref().and_then(Path::file_name).map(Path::new);
    name.unwrap_or(dir).display().to_string()
}

/// Sockets on this machine's own addresses, on one port; none of them can be reached from elsewhere.
fn listen(port: u16) -> Result<Vec<TcpListener>, String> {
    let four = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port);
    let first = TcpListener::bind(four).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => format!(
            "Port {port} is taken: another program, or another preview, listens there.\n\
             End it, or name another port with --port; --port 0 takes any that is free."
        ),
        std::io::ErrorKind::PermissionDenied => format!(
            "Port {port} is not yours to open.\nName one from 1024 on with --port; --port 0 takes any that is free."
        ),
        _ => format!("Port {port} can't be opened: {error}."),
    })?;
    let port = first.local_addr().map_or(port, |address| address.port());
    // `localhost` may mean this one. Where it isn't there, or is taken, the address that is told works all the same.
    let six = SocketAddr::new(IpAddr::V6(Ipv6Addr::LOCALHOST), port);
    Ok(std::iter::once(first).chain(TcpListener::bind(six).ok()).collect())
}

/// The browser shows what a terminal can't.
fn go_on(_told: Result<(), End>) {}

/// The site as it stands in the folder, and as it is shown.
struct Preview<'a> {
    dir: &'a Path,
    drafts: bool,
    /// What was read last, shown or not.
    files: Arc<Files>,
    /// The last site without errors.
    shown: Option<Arc<Shown>>,
    /// How often there was one.
    count: u64,
    /// Tells this run from others in the ids of sites, so that a page of an earlier run is made anew.
    run: String,
}

impl Preview<'_> {
    fn start(dir: &Path, drafts: bool) -> Preview<'_> {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let run = format!("{:x}", since.map_or(0, |since| since.as_nanos()));
        Preview { dir, drafts, files: Arc::default(), shown: None, count: 0, run }
    }

    /// What is there at the start.
    fn first(&mut self) -> Now {
        let start = Instant::now();
        let progress = Progress::start("reading");
        self.files = Arc::new(self.read());
        let report = self.make(&progress);
        drop(progress);
        self.tell(&named(self.dir), &report, start);
        Now::new(self.shown.clone(), report, self.files.clone())
    }

    /// What is there now. None where the files are the same as before.
    fn next(&mut self) -> Option<Now> {
        let start = Instant::now();
        let files = self.read();
        let changed = change(&self.files, &files)?;
        self.files = Arc::new(files);
        let report = self.make(&Progress::start("reading"));
        self.tell(&changed, &report, start);
        Some(Now::new(self.shown.clone(), report, self.files.clone()))
    }

    /// All files. A folder that is gone holds none, until it comes back.
    fn read(&self) -> Files {
        read::read(self.dir).unwrap_or_else(|error| {
            let what = match error.kind() {
                std::io::ErrorKind::NotFound => TroubleKind::NoContent,
                _ => TroubleKind::Unreadable(error.to_string()),
            };
            Files::new(Vec::new(), vec![Trouble { path: "content".to_owned(), what }])
        })
    }

    /// Makes the site of what was read; with errors the last one stays.
    fn make(&mut self, progress: &Progress) -> Report {
        let options = check::Options { drafts: self.drafts, ..check::Options::default() };
        let (checked, report) = check::check(
            journey::found(self.dir, &self.files, progress),
            &options,
            site::addresses,
        );
        if let Some(checked) = checked {
            let options = site::Options { base_url: None, drafts: self.drafts };
            self.count += 1;
            let id = format!("{}-{}", self.run, self.count);
            self.shown = Some(Arc::new(Shown::new(site::site(checked, options), id)));
        }
        report
    }

    /// Errors as `check` tells them; else one line, with the warnings counted.
    fn tell(&self, what: &str, report: &Report, start: Instant) {
        let seconds = start.elapsed().as_secs_f64();
        let errors = report.count(Severity::Error);
        if errors > 0 || !report.complete {
            complain(&tell::term(report, &self.files, stderr_takes_color()));
            let stays =
                if self.shown.is_some() { "the last good site stays" } else { "no site yet" };
            go_on(say(&format!("{what}: {stays}, {seconds:.2} s\n")));
            return;
        }
        let warnings = match report.count(Severity::Warning) {
            0 => String::new(),
            1 => ", 1 warning (`onrecord check` tells it)".to_owned(),
            many => format!(", {many} warnings (`onrecord check` tells them)"),
        };
        let pages = self.shown.as_ref().map_or(0, |shown| shown.pages());
        let s = if pages == 1 { "" } else { "s" };
        go_on(say(&format!("{what}: {pages} page{s}{warnings}, {seconds:.2} s\n")));
    }
}
