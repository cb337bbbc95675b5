//! `onrecord build`: a site is read, checked and written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

use onrecord::check;
use onrecord::check::report::Report;
use onrecord::ground::address::Address;
use onrecord::ground::diagnostic::{At, Diagnostic};
use onrecord::ground::files::Files;
use onrecord::render::maker::Maker;
use onrecord::write::stamp::{Made, Stamp, Told};
use onrecord::write::unchanged::unchanged;
use onrecord::write::{self, Stopped, Written};
use onrecord::{render, site};

use super::output::{complain, say};
use super::progress::Progress;
use super::{End, Format, Place, guard, journey};

#[derive(clap::Args)]
#[command(after_help = "Examples:
  onrecord build
  onrecord build my-site --out /srv/www/briefings
  onrecord build --base-url https://example.org/briefings/ --format json")]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// Where to write the site [default: DIR/public]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The address at which the site will stand, in place of the one in content/site.md
    #[arg(long, value_name = "URL", value_parser = super::base_url::base_url)]
    base_url: Option<String>,
    /// Put drafts on the site, too
    #[arg(long)]
    drafts: bool,
    /// How to tell what is wrong
    #[arg(long, value_enum, default_value_t = Format::Term)]
    format: Format,
}

pub fn run(arguments: &Arguments) -> Result<End, End> {
    let start = Instant::now();
    let dir = &arguments.place.dir;
    // As it is shown: `public`, not `./public`.
    let at_home = || if dir == Path::new(".") { PathBuf::new() } else { dir.clone() };
    let out = arguments.out.clone().unwrap_or_else(|| at_home().join("public"));
    let progress = Progress::start("reading");
    let files = journey::files(dir)?;
    guard::output(dir, &out, arguments.out.is_some()).map_err(|refusal| {
        complain(&refusal);
        End::Usage
    })?;
    let shown = out.strip_prefix(".").unwrap_or(&out).display().to_string();
    let tell = |report: &Report, pages: usize, written: &Written| {
        if arguments.format == Format::Json || !report.diagnostics.is_empty() {
            journey::tell_beside(report, &files, arguments.format)?;
        }
        let line = summary(&shown, pages, written, report, start.elapsed().as_secs_f64());
        match arguments.format {
            Format::Term => say(&line)?,
            Format::Json => complain(&line),
        }
        Ok(End::Clean)
    };
    let stamp = stamp(&files, arguments);
    let unchanged = stamp.and_then(|stamp| unchanged(&out, &stamp));
    if let Some(same) = unchanged.filter(|same| same.told.clean) {
        drop(progress);
        return tell(&report_of(&same.told), same.told.pages, &nothing_written(same.files));
    }
    let options = check::Options {
        drafts: arguments.drafts,
        base_url: arguments.base_url.is_some(),
        passages: false,
    };
    let (checked, report) =
        check::check(journey::found(dir, &files, &progress), &options, site::addresses);
    let end = journey::end(&report);
    let Some(checked) = checked.filter(|_| end == End::Clean) else {
        drop(progress);
        complain_beside(&report, &files, arguments, &untouched(&out.display().to_string()))?;
        return Err(end);
    };
    if let Some(same) = unchanged {
        drop(progress);
        return tell(&report, same.told.pages, &nothing_written(same.files));
    }
    let options = site::Options { base_url: arguments.base_url.clone(), drafts: arguments.drafts };
    let site = site::site(checked, options);
    let paths: Vec<(String, Address)> =
        render::files(&site).into_iter().map(|address| (address.file(), address)).collect();
    progress.counting("writing", paths.len());
    let pages = paths.iter().filter(|(_, one)| one.is_page()).count();
    let made = stamp.map(|of| Made { of, told: told(&report, pages) });
    let make = || {
        let mut maker = Maker::new(&site);
        move |address: &Address| maker.file(address)
    };
    let written = write::write(&out, &paths, made.as_ref(), make, || progress.step());
    drop(progress);
    match written {
        Ok(written) => tell(&report, pages, &written),
        Err(stopped) => {
            tell_stopped(stopped, report, &files, arguments, &out.display().to_string())
        }
    }
}

/// The stamp of the site that these arguments ask for. This very program has a say in each of its bytes; where it can't
/// be read there is no stamp, and everything is made anew.
fn stamp(files: &Files, arguments: &Arguments) -> Option<Stamp> {
    let program = std::env::current_exe().and_then(std::fs::read).ok()?;
    let base_url = arguments.base_url.as_deref();
    let has_base_url = [u8::from(base_url.is_some())];
    let more = [
        &program,
        &has_base_url[..],
        base_url.unwrap_or_default().as_bytes(),
        &[u8::from(arguments.drafts)],
    ];
    Some(Stamp::of(files, &more))
}

/// What the next build will want to tell, if it is of the same.
fn told(report: &Report, pages: usize) -> Told {
    Told {
        pages,
        sources: report.sources,
        quotes: report.quotes,
        verified: report.verified,
        clean: report.complete && report.diagnostics.is_empty(),
    }
}

/// The report of a site in which nothing was found.
fn report_of(told: &Told) -> Report {
    Report {
        complete: true,
        sources: told.sources,
        quotes: told.quotes,
        verified: told.verified,
        ..Report::default()
    }
}

fn nothing_written(files: usize) -> Written {
    Written { files, ..Written::default() }
}

/// `public/: 42 pages, 8 annotated quotes verified against 1 source, 0.2 s`
fn summary(out: &str, pages: usize, written: &Written, report: &Report, seconds: f64) -> String {
    let mut line = format!("{}/: {}", out.trim_end_matches('/'), count(pages, "page"));
    if written.changed < written.files {
        line.push_str(&format!(" ({} changed)", count(written.changed, "file")));
    }
    line.push_str(&format!(
        ", {} verified against {}, {seconds:.1} s\n",
        count(report.verified, "annotated quote"),
        count(report.sources, "source")
    ));
    for path in &written.kept {
        line.push_str(&format!(
            "{path} is no longer part of the site, but somebody changed it: it was left there.\n"
        ));
    }
    line
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Tells why nothing was written.
fn tell_stopped(
    stopped: Stopped,
    mut report: Report,
    files: &Files,
    arguments: &Arguments,
    out: &str,
) -> Result<End, End> {
    let has_errors = matches!(stopped, Stopped::NotMade(_));
    let why = match stopped {
        Stopped::NotMade(diagnostics) => {
            add(&mut report, diagnostics);
            untouched(out)
        }
        Stopped::Foreign(paths) => format!(
            "Nothing was written: in `{out}` there are files that onrecord did not write, or that somebody changed \
             since, where the site's own belong:\n  {}\nMove them away, or name another folder with --out.",
            some(&paths).join("\n  ")
        ),
        Stopped::Busy => {
            format!("Nothing was written: another build is writing `{out}` right now.")
        }
        Stopped::Io(path, error) => format!("The site was not written: `{path}`: {error}."),
    };
    complain_beside(&report, files, arguments, &why)?;
    // What stands on the disk is no error of the site.
    Err(if has_errors { End::Errors } else { End::Unreadable })
}

fn untouched(out: &str) -> String {
    format!("Nothing was written: `{out}` is as it was.")
}

/// Tells a report, and behind it why nothing was written.
fn complain_beside(
    report: &Report,
    files: &Files,
    arguments: &Arguments,
    why: &str,
) -> Result<(), End> {
    let told = journey::tell_beside(report, files, arguments.format);
    complain(why);
    told
}

/// The first of many paths, and how many more there are.
fn some(paths: &[String]) -> Vec<String> {
    const SHOWN: usize = 10;
    let mut shown: Vec<String> = paths.iter().take(SHOWN).cloned().collect();
    if paths.len() > SHOWN {
        shown.push(format!("and {} more", paths.len() - SHOWN));
    }
    shown
}

/// Adds what rendering found; the same fault of a template on many pages is told once, of the first.
fn add(report: &mut Report, diagnostics: Vec<Diagnostic>) {
    let mut told: BTreeSet<(At, Vec<String>)> = BTreeSet::new();
    for diagnostic in diagnostics {
        if told.insert((diagnostic.at.clone(), diagnostic.help.clone())) {
            report.diagnostics.push(diagnostic);
        }
    }
}
