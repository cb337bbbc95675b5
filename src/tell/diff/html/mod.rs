//! `Comparison` → one HTML page without script, cut as for readers: what to look at, and then the sources side by side.

mod beside;
mod finding;
mod frame;
mod lists;
mod shown;

use crate::diff::comparison::Comparison;
use crate::diff::finding::{Finding, Severity};
use crate::ground::escape::escaped;
use crate::tell::diff::header;
use crate::tell::diff::parts;
use crate::tell::diff::share::Share;
use crate::tell::diff::stat::codes;
use crate::tell::diff::words::ends;
use crate::tell::plain::plain;
use shown::Shown;

pub use shown::items;

/// So many bytes a page has at most where nobody says how many: browsers open it without a stop.
pub const BYTES: usize = 8 << 20;
/// So many findings of a weight stand open; the others are folded below them.
const OPEN: usize = 50;

/// A page with so many items of the comparison; pages of the site are linked below `preview`.
pub fn html(comparison: &Comparison, shown: usize, preview: Option<&str>) -> String {
    let shown = Shown::of(comparison, shown);
    let page = finding::Page::of(comparison, &shown, preview);
    let mut out = top(comparison, &shown.share, true);
    if let Some(line) = shown.left_out(comparison) {
        out.push_str(&format!("<p class=\"left\">{}</p>\n", text(&line)));
    }
    let mut from = 0;
    for severity in Severity::ALL {
        let count = comparison.changes.count(severity);
        let shown = shown.share.findings.saturating_sub(from).min(count);
        section(severity, count, from..from + shown, &page, &mut out);
        from += count;
    }
    beside::sources(comparison, &shown, &page, &mut out);
    lists::pages(comparison, shown.share.pages, preview, &mut out);
    lists::aliases(comparison, shown.share.aliases, &mut out);
    frame::framed(&header::found(comparison), &out)
}

/// A page that tells only how many findings of each code there are.
pub fn html_stat(comparison: &Comparison, shown: usize) -> String {
    let top = top(comparison, &Share::of(comparison, shown), false);
    frame::framed(&header::found(comparison), &top)
}

/// The verdict, what could not be compared, the counts, what was compared, and how often each code was told.
fn top(comparison: &Comparison, share: &Share, linked: bool) -> String {
    let found = header::found(comparison);
    let verdict = parts::verdict(comparison);
    let mut out = String::from("<p class=\"kicker\">What a change does to the site</p>\n");
    let heading = verdict.clone().unwrap_or_else(|| format!("{found}."));
    out.push_str(&format!("<h1 class=\"sentence\">{}</h1>\n", text(&heading)));
    for line in header::not_compared(comparison, share) {
        out.push_str(&format!("<p class=\"unread\">{}</p>\n", text(&ends(&line, 400, 100))));
    }
    if verdict.is_some() {
        out.push_str(&format!("<p class=\"counts\">{}.</p>\n", text(&found)));
    }
    out.push_str("<dl class=\"sides\">\n");
    for (label, side) in header::sides(comparison) {
        let side = text(&ends(&side, 200, 100));
        out.push_str(&format!("<div><dt>{label}</dt><dd><bdi>{side}</bdi></dd></div>\n"));
    }
    out.push_str("</dl>\n");
    let findings = &comparison.changes.findings;
    let all = codes(comparison);
    if !all.is_empty() {
        out.push_str("<ul class=\"codes\">\n");
    }
    for (severity, code, count) in &all {
        let is_it = |one: &Finding| one.code == *code && one.severity == *severity;
        let first = findings.iter().position(is_it).filter(|n| linked && *n < share.findings);
        let name = format!("<code>{code}</code>");
        let name = match first {
            Some(n) => format!("<a href=\"#f_{}\">{name}</a>", n + 1),
            None => name,
        };
        let count = header::title(*severity, *count);
        out.push_str(&format!("<li class=\"{}\">{name} {count}</li>\n", severity.word()));
    }
    if !all.is_empty() {
        out.push_str("</ul>\n");
    }
    out
}

/// The findings of one weight: notices folded, and of the others those beyond the first fifty.
fn section(
    severity: Severity,
    count: usize,
    shown: std::ops::Range<usize>,
    page: &finding::Page<'_>,
    out: &mut String,
) {
    if count == 0 {
        return;
    }
    let title = header::title(severity, count);
    out.push_str(&format!("<section class=\"findings\">\n<h2>{title}</h2>\n"));
    let open = if severity == Severity::Info { 0 } else { OPEN };
    let folded = shown.len().saturating_sub(open);
    for n in shown.clone().take(open) {
        page.finding(n, out);
    }
    if folded > 0 {
        let label = if open == 0 { "Show" } else { "Show also" };
        let label = format!("{label} {}", header::title(severity, folded));
        out.push_str(&format!("<details>\n<summary>{label}</summary>\n"));
        shown.clone().skip(open).for_each(|n| page.finding(n, out));
        out.push_str("</details>\n");
    }
    if shown.len() < count {
        let more = header::counted(count - shown.len(), "more is", "more are");
        out.push_str(&format!("<p class=\"left\">{more} left out.</p>\n"));
    }
    out.push_str("</section>\n");
}

/// Words of others as text, controls and marks that turn text shown as what they are.
fn text(words: &str) -> String {
    escaped(&plain(words))
}
