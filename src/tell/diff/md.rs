//! `Comparison` → Markdown for one comment on a change, cut as for readers: breaks and warnings open, the rest folded.

use crate::diff::about::{About, PageAt};
use crate::diff::comparison::{Comparison, Side};
use crate::diff::finding::{Finding, Severity};
use crate::diff::pages::{How, Page, Pages};
use crate::diff::wording::Wording;
use crate::tell::diff::header::{self, counted};
use crate::tell::diff::parts;
use crate::tell::diff::share::Share;
use crate::tell::diff::stat::codes;
use crate::tell::diff::words::{Marks, clipped, ends, is_withheld, words};
use crate::tell::markdown::{link, text};

/// By this a comment is found again, to be updated in place.
pub const MARKER: &str = "<!-- onrecord diff -->";
/// So many characters a comment may have. GitHub takes 65,536, and whoever posts it may add a line.
pub const CHARACTERS: usize = 60_000;

const GONE: Marks = Marks { differs: ["<del>", "</del>"], ..NEW };
const NEW: Marks =
    Marks { differs: ["<ins>", "</ins>"], passage: ["<b>", "</b>"], context: ["", ""] };

/// A comment with so many items of the comparison; pages are linked below `preview`.
pub fn md(comparison: &Comparison, shown: usize, preview: Option<&str>) -> String {
    let share = Share::of(comparison, shown);
    let mut out = top(comparison, &share);
    let mut left = share.findings;
    for severity in Severity::ALL {
        let all = comparison.changes.findings.iter().filter(|one| one.severity == severity);
        let all: Vec<&Finding> = all.collect();
        let shown = left.min(all.len());
        left -= shown;
        section(severity, &all, shown, preview, &mut out);
    }
    pages(comparison, share.pages, preview, &mut out);
    aliases(comparison, share.aliases, &mut out);
    if let Some(line) = header::left_out(comparison, &share) {
        block(&mut out, &format!("*{line}*"));
    }
    out
}

/// A comment that tells only how many findings of each code there are.
pub fn md_stat(comparison: &Comparison, shown: usize) -> String {
    let mut out = top(comparison, &Share::of(comparison, shown));
    let all = codes(comparison);
    let line = |(severity, code, count): &(Severity, &str, usize)| {
        format!("- {}: {count} × `{code}`", severity.word())
    };
    block(&mut out, &all.iter().map(line).collect::<Vec<_>>().join("\n"));
    out
}

/// The marker, the verdict with the counts, what was compared, and what could not be.
fn top(comparison: &Comparison, share: &Share) -> String {
    let mut out = format!("{MARKER}\n");
    let found = header::found(comparison);
    out.push_str(&match parts::verdict(comparison) {
        Some(verdict) => format!("**{verdict}** {found}.\n"),
        None => format!("**{found}.**\n"),
    });
    for line in header::not_compared(comparison, share) {
        block(&mut out, &text(&ends(&line, 400, 100)));
    }
    // A commit's id is git's and is to lead to the commit: it stays in one piece.
    let whole = |shown: String, side: &Side| match side {
        Side::Commit { id, .. } | Side::WorkingTree(Some(id)) => shown.replace(&text(id), id),
        Side::WorkingTree(None) | Side::Folder(_) => shown,
    };
    let sides = header::sides(comparison).into_iter().zip([&comparison.base, &comparison.head]);
    let side = |((label, side), of): ((&str, String), &Side)| {
        format!("{label}: {}", whole(text(&ends(&side, 200, 100)), of))
    };
    block(&mut out, &sides.map(side).collect::<Vec<_>>().join("\\\n"));
    out
}

/// A heading, or for notices a summary, and so many findings of one weight.
fn section(
    severity: Severity,
    all: &[&Finding],
    shown: usize,
    preview: Option<&str>,
    out: &mut String,
) {
    let title = header::title(severity, all.len());
    match (all.len(), severity) {
        (0, _) => return,
        (_, Severity::Info) => open(&title, out),
        _ => block(out, &format!("### {title}")),
    }
    for finding in &all[..shown] {
        one(finding, preview, out);
    }
    if shown < all.len() {
        block(out, &format!("*{} more.*", all.len() - shown));
    }
    if severity == Severity::Info {
        close(out);
    }
}

/// What is told, both wordings, where, and what rests on it.
fn one(finding: &Finding, preview: Option<&str>, out: &mut String) {
    block(out, &format!("**`{}`** {}", finding.code, text(&ends(&finding.message, 400, 100))));
    let mut quoted: Vec<String> = Vec::new();
    let mut quote = |label: &str, wording: &Wording, marks: &Marks| {
        let runs = wording.for_readers();
        if is_withheld(runs) {
            quoted.push(format!("> {label}: *{}*", parts::WITHHELD));
        } else if !wording.is_empty() {
            quoted.push(format!("> {label}: {}", words(&clipped(runs), marks, text)));
        }
    };
    for (label, version, marks) in [("Before", &finding.before, GONE), ("Now", &finding.after, NEW)]
    {
        if let Some(version) = version {
            quote(label, &version.wording, &marks);
        }
    }
    for change in &finding.fields {
        quote(&parts::label(change, false), &change.before, &GONE);
        quote(&parts::label(change, true), &change.after, &NEW);
    }
    for version in &finding.places {
        quote(&text(&parts::at_place(version)), &version.wording, &NEW);
    }
    if let Some(wording) = &finding.words {
        quote("About", wording, &NEW);
    }
    if !quoted.is_empty() {
        block(out, &quoted.join("\n>\n"));
    }
    let mut lines = vec![places(finding, preview)];
    if let Some(maybe) = parts::maybe(finding) {
        lines.push(text(&maybe));
    }
    lines.extend(parts::rests(&finding.rests).iter().map(|line| text(line)));
    lines.retain(|line| !line.is_empty());
    let lines: Vec<String> = lines.iter().map(|line| format!("- {line}")).collect();
    if !lines.is_empty() {
        block(out, &lines.join("\n"));
    }
}

/// Where it stood, where it stands, and the page that shows it.
fn places(finding: &Finding, preview: Option<&str>) -> String {
    let mut all: Vec<String> = parts::places(finding).iter().map(|place| text(place)).collect();
    all.extend(titled(&finding.about, preview));
    all.join(" · ")
}

/// The title, linked to its page below the preview.
fn titled(about: &About, preview: Option<&str>) -> Option<String> {
    let title = ends(&about.title, 100, 0);
    match (&about.page, preview) {
        (Some(page), Some(preview)) => Some(link(
            if title.is_empty() { "its page" } else { &title },
            &parts::below(preview, &PageAt::path(page)),
        )),
        _ => (!title.is_empty()).then(|| format!("“{}”", text(&title))),
    }
}

fn pages(comparison: &Comparison, shown: usize, preview: Option<&str>, out: &mut String) {
    let all = match &comparison.pages {
        None => return,
        Some(Pages::NotBuilt(why)) => {
            return block(out, &format!("Pages are not compared: {}", text(why)));
        }
        Some(Pages::Compared { pages, frames: 0 }) if pages.is_empty() => {
            return block(out, "No page changes.");
        }
        Some(Pages::Compared { pages, frames }) if pages.is_empty() => {
            return block(out, &format!("{}.", parts::pages_title(pages, *frames)));
        }
        Some(Pages::Compared { pages, frames }) => (pages, *frames),
    };
    let (all, frames) = all;
    open(&parts::pages_title(all, frames), out);
    let line = |page: &Page| {
        let path = ends(&page.path, 200, 100);
        let path = match (preview, page.how == How::Removed) {
            (Some(preview), false) => {
                link(parts::page_name(&path), &parts::below(preview, &page.path))
            }
            _ => text(parts::page_name(&path)),
        };
        let title = match page.title.as_str() {
            "" => String::new(),
            title => format!(" “{}”", text(&ends(title, 100, 0))),
        };
        let from = match &page.how {
            How::Moved(from) => format!(", before {}", text(&ends(from, 200, 100))),
            _ => String::new(),
        };
        format!("- {}: {path}{title}{from}", parts::how(&page.how))
    };
    block(out, &all[..shown].iter().map(line).collect::<Vec<_>>().join("\n"));
    close(out);
}

fn aliases(comparison: &Comparison, shown: usize, out: &mut String) {
    let all = &comparison.changes.aliases;
    if all.is_empty() {
        return;
    }
    open(&format!("{} linked elsewhere", counted(all.len(), "name is", "names are")), out);
    let lines =
        all[..shown].iter().map(|one| format!("- {}", text(&ends(&parts::alias(one), 200, 100))));
    block(out, &lines.collect::<Vec<_>>().join("\n"));
    close(out);
}

fn open(summary: &str, out: &mut String) {
    block(out, &format!("<details><summary>{summary}</summary>"));
}

fn close(out: &mut String) {
    block(out, "</details>");
}

/// Adds a block, an empty line before it; nothing where it is empty.
fn block(out: &mut String, text: &str) {
    if !text.is_empty() {
        out.push('\n');
        out.push_str(text.trim_end());
        out.push('\n');
    }
}
