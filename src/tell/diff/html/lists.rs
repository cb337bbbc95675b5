//! `Comparison` → its lists on a page: what becomes of the site's pages, and names that link elsewhere.

use crate::diff::comparison::Comparison;
use crate::diff::pages::{How, Page, Pages};
use crate::tell::diff::header::counted;
use crate::tell::diff::html::finding::link;
use crate::tell::diff::html::text;
use crate::tell::diff::parts;
use crate::tell::diff::words::ends;

/// A list that is longer is folded.
const OPEN: usize = 12;

/// So many of the pages that aren't the same on both sides.
pub fn pages(comparison: &Comparison, shown: usize, preview: Option<&str>, out: &mut String) {
    let all = match &comparison.pages {
        None => return,
        Some(Pages::NotBuilt(why)) => {
            let why = text(&ends(why, 400, 100));
            return out
                .push_str(&format!("<h2>Pages</h2>\n<p>Pages are not compared: {why}</p>\n"));
        }
        Some(Pages::Compared { pages, frames }) if pages.is_empty() => {
            let line = match frames {
                0 => "No page changes".to_owned(),
                frames => parts::pages_title(pages, *frames),
            };
            return out.push_str(&format!("<h2>Pages</h2>\n<p>{line}.</p>\n"));
        }
        Some(Pages::Compared { pages, frames }) => (pages, *frames),
    };
    let (all, frames) = all;
    let line = |page: &Page| {
        let path = ends(&page.path, 200, 100);
        let path = match (preview, page.how == How::Removed) {
            (Some(preview), false) => {
                link(parts::page_name(&path), &parts::below(preview, &page.path))
            }
            _ => format!("<bdi>{}</bdi>", text(parts::page_name(&path))),
        };
        let title = match page.title.as_str() {
            "" => String::new(),
            title => format!(" “<bdi>{}</bdi>”", text(&ends(title, 100, 0))),
        };
        let from = match &page.how {
            How::Moved(from) => format!(", before <bdi>{}</bdi>", text(&ends(from, 200, 100))),
            _ => String::new(),
        };
        format!("{}: {path}{title}{from}", parts::how(&page.how))
    };
    list("Pages", &parts::pages_title(all, frames), all.len(), all[..shown].iter().map(line), out);
}

/// So many of the names that link more or fewer places.
pub fn aliases(comparison: &Comparison, shown: usize, out: &mut String) {
    let all = &comparison.changes.aliases;
    if all.is_empty() {
        return;
    }
    let line = |one| format!("<bdi>{}</bdi>", text(&ends(&parts::alias(one), 200, 100)));
    let title = format!("{} linked elsewhere", counted(all.len(), "name is", "names are"));
    list("Names", &title, all.len(), all[..shown].iter().map(line), out);
}

/// A list behind its heading, folded where it is long, and how many of it are left out.
fn list(
    heading: &str,
    title: &str,
    all: usize,
    lines: impl ExactSizeIterator<Item = String>,
    out: &mut String,
) {
    let (shown, open) = (lines.len(), if all > OPEN { "" } else { " open" });
    out.push_str(&format!("<h2>{heading}</h2>\n<details{open}>\n<summary>{title}</summary>\n"));
    if shown > 0 {
        out.push_str("<ul>\n");
        lines.for_each(|line| out.push_str(&format!("<li>{line}</li>\n")));
        out.push_str("</ul>\n");
    }
    if shown < all {
        out.push_str(&format!(
            "<p class=\"left\">{} left out.</p>\n",
            counted(all - shown, "is", "are")
        ));
    }
    out.push_str("</details>\n");
}
