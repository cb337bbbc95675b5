//! `Facing` → a source's text before and now, a row for each paragraph: quotes marked, what differs struck or underlined.

use crate::diff::comparison::Comparison;
use crate::diff::facing::{Facing, Row, Stretch};
use crate::tell::diff::header::counted;
use crate::tell::diff::html::finding::{GONE, NEW, Page};
use crate::tell::diff::html::shown::Shown;
use crate::tell::diff::html::text;
use crate::tell::diff::words::ends;

/// Adds the sources that hold something to look at.
pub fn sources(comparison: &Comparison, shown: &Shown, page: &Page<'_>, out: &mut String) {
    let all = &comparison.changes.facing;
    let is_shown = |one: &&Facing| page.has_source(&one.source.id);
    if !all.iter().any(|one| is_shown(&one)) {
        return;
    }
    out.push_str("<section class=\"sources\">\n<h2>Sources side by side</h2>\n");
    out.push_str(
        "<p class=\"legend\">Quotes and notes are marked, their names before them; … stands for words that readers may \
         not see.</p>\n",
    );
    let (mut rows, mut quiet) = (shown.rows, shown.quiet);
    for (n, facing) in all.iter().enumerate().filter(|(_, one)| is_shown(one)) {
        source(n, facing, page, (&mut rows, &mut quiet), out);
    }
    out.push_str("</section>\n");
}

fn source(
    n: usize,
    facing: &Facing,
    page: &Page<'_>,
    (rows, quiet): (&mut usize, &mut usize),
    out: &mut String,
) {
    let id = &facing.source.id;
    let title = match &*facing.source.title {
        "" => id,
        title => title,
    };
    let title = text(&ends(title, 200, 0));
    out.push_str(&format!("<section class=\"source\" id=\"s_{}\">\n", n + 1));
    out.push_str(&format!("<h3><bdi>{title}</bdi></h3>\n"));
    out.push_str(
        "<div class=\"row heads\" aria-hidden=\"true\">\n<p>Before</p>\n<p>Now</p>\n</div>\n",
    );
    let mut left_out = 0;
    for run in facing.rows.chunk_by(|one, next| one.quiet == next.quiet) {
        if !run.iter().all(|row| row.quiet) {
            let shown = run.len().min(*rows);
            *rows -= shown;
            left_out += run.len() - shown;
            run[..shown].iter().for_each(|row| beside(id, row, page, out));
            continue;
        }
        let same = counted(run.len(), "paragraph is the same", "paragraphs are the same");
        if run.len() > *quiet {
            *quiet = 0;
            out.push_str(&format!("<p class=\"same\">{same}</p>\n"));
            continue;
        }
        *quiet -= run.len();
        out.push_str(&format!("<details class=\"same\">\n<summary>{same}</summary>\n"));
        for row in run {
            let side = row.after.as_deref().unwrap_or_default();
            let words = stretches(id, side, ["", ""], page);
            out.push_str(&format!("<p dir=\"auto\" lang=\"\">{words}</p>\n"));
        }
        out.push_str("</details>\n");
    }
    if left_out > 0 {
        let more = counted(left_out, "more paragraph is", "more paragraphs are");
        out.push_str(&format!("<p class=\"left\">{more} left out.</p>\n"));
    }
    out.push_str("</section>\n");
}

fn beside(source: &str, row: &Row, page: &Page<'_>, out: &mut String) {
    out.push_str("<div class=\"row\">\n");
    for (label, side, differs) in [("Before", &row.before, GONE), ("Now", &row.after, NEW)] {
        let label = format!("<span class=\"side\" dir=\"ltr\">{label}: </span>");
        match side {
            Some(side) => {
                let words = stretches(source, side, differs, page);
                out.push_str(&format!("<p dir=\"auto\" lang=\"\">{label}{words}</p>\n"));
            }
            None => out.push_str(&format!("<p class=\"nothing\">{label}nothing</p>\n")),
        }
    }
    out.push_str("</div>\n");
}

/// A paragraph. The name of a quote stands where it begins, and leads to what is told about it.
fn stretches(source: &str, all: &[Stretch], differs: [&str; 2], page: &Page<'_>) -> String {
    let mut out = String::new();
    let mut open: &[String] = &[];
    // What is withheld is told once, and not whether it differs.
    let mut hidden = false;
    for stretch in all {
        if stretch.withheld && hidden && stretch.records == open {
            continue;
        }
        hidden = stretch.withheld;
        if stretch.records != open {
            if !open.is_empty() {
                out.push_str("</mark>");
            }
            if !stretch.records.is_empty() {
                out.push_str("<mark>");
            }
            for id in stretch.records.iter().filter(|id| !open.contains(id)) {
                let name = text(&ends(id, 100, 0));
                let name = match page.of_finding(&format!("{source}#{id}")) {
                    Some(place) => format!("<a href=\"{place}\">{name}</a>"),
                    None => name,
                };
                out.push_str(&format!("<span class=\"name\" dir=\"ltr\">{name}</span> "));
            }
            open = &stretch.records;
        }
        let words = text(&stretch.text);
        match stretch.differs && !stretch.withheld && !differs[0].is_empty() {
            true => out.push_str(&format!("{}{words}{}", differs[0], differs[1])),
            false => out.push_str(&words),
        }
    }
    if !open.is_empty() {
        out.push_str("</mark>");
    }
    out
}
