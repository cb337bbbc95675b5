//! `Finding` → its part of a page: what is told, both wordings beside each other, where, and what rests on it.

use std::collections::BTreeMap;

use crate::diff::about::{About, PageAt};
use crate::diff::comparison::Comparison;
use crate::diff::wording::{Run, Wording};
use crate::ground::escape::escaped;
use crate::tell::diff::html::shown::Shown;
use crate::tell::diff::html::text;
use crate::tell::diff::parts;
use crate::tell::diff::words::{Marks, clipped, ends, is_withheld, words};
use crate::tell::url;

/// So many characters of a wording are shown in full; a longer one is cut far from what differs.
const WHOLE: usize = 4_000;

/// Around words that are gone: struck, and told to those who listen. A direction of its own keeps our words from deciding
/// the one of theirs.
pub const GONE: [&str; 2] = [
    "<del><span class=\"unseen\" dir=\"ltr\">[gone: </span>",
    "<span class=\"unseen\" dir=\"ltr\">]</span></del>",
];
/// Around words that are new: underlined twice.
pub const NEW: [&str; 2] = [
    "<ins><span class=\"unseen\" dir=\"ltr\">[new: </span>",
    "<span class=\"unseen\" dir=\"ltr\">]</span></ins>",
];
const PASSAGE: [&str; 2] = ["<mark>", "</mark>"];
const CONTEXT: [&str; 2] = ["<span class=\"around\">", "</span>"];

/// What the parts of a page link to.
pub struct Page<'a> {
    comparison: &'a Comparison,
    preview: Option<&'a str>,
    /// The first finding about something, among those that are shown.
    findings: BTreeMap<&'a str, usize>,
    /// The sources that are shown side by side.
    sources: BTreeMap<&'a str, usize>,
}

impl<'a> Page<'a> {
    /// The places of a page.
    pub fn of(comparison: &'a Comparison, shown: &Shown, preview: Option<&'a str>) -> Page<'a> {
        let changes = &comparison.changes;
        let mut findings = BTreeMap::new();
        for (n, one) in changes.findings.iter().take(shown.share.findings).enumerate() {
            findings.entry(one.about.id.as_str()).or_insert(n);
        }
        let mut left = shown.rows;
        let mut sources = BTreeMap::new();
        for (n, one) in changes.facing.iter().enumerate() {
            let rows = one.rows.iter().filter(|row| !row.quiet).count();
            if left > 0 && rows > 0 {
                sources.insert(one.source.id.as_str(), n);
            }
            left = left.saturating_sub(rows);
        }
        Page { comparison, preview, findings, sources }
    }

    /// Whether a source is shown side by side.
    pub fn has_source(&self, id: &str) -> bool {
        self.sources.contains_key(id)
    }

    /// The place of the first finding about something: `#f_3`.
    pub fn of_finding(&self, id: &str) -> Option<String> {
        self.findings.get(id).map(|n| format!("#f_{}", n + 1))
    }

    /// Adds a finding by its number.
    pub fn finding(&self, n: usize, out: &mut String) {
        let Some(finding) = self.comparison.changes.findings.get(n) else { return };
        let severity = finding.severity.word();
        out.push_str(&format!("<article class=\"finding {severity}\" id=\"f_{}\">\n", n + 1));
        let message = text(&ends(&finding.message, 400, 100));
        out.push_str(&format!("<h3><code>{}</code> <bdi>{message}</bdi></h3>\n", finding.code));
        let of = |version: &'a Option<crate::diff::finding::Version>| {
            version.as_ref().map(|version| &version.wording).filter(|one| !one.is_empty())
        };
        let labels = ["Before", "Now"].map(str::to_owned);
        both(labels, [of(&finding.before), of(&finding.after)], out);
        for change in &finding.fields {
            let filled = |one: &'a Wording| Some(one).filter(|one| !one.is_empty());
            let labels = [false, true].map(|is_now| parts::label(change, is_now));
            both(labels, [filled(&change.before), filled(&change.after)], out);
        }
        let more = finding.places.iter().map(|one| (parts::at_place(one), &one.wording));
        let more = more.chain(finding.words.iter().map(|wording| ("About".to_owned(), wording)));
        let more: Vec<(String, &Wording)> = more.filter(|(_, one)| !one.is_empty()).collect();
        if !more.is_empty() {
            out.push_str("<div class=\"both\">\n");
            more.iter().for_each(|(label, one)| wording(label, one, NEW, out));
            out.push_str("</div>\n");
        }
        let mut lines: Vec<String> = Vec::new();
        let places = parts::places(finding);
        lines.extend((!places.is_empty()).then(|| {
            let places: Vec<String> = places
                .iter()
                .map(|one| format!("<bdi>{}</bdi>", text(&ends(one, 400, 200))))
                .collect();
            places.join(" · ")
        }));
        lines.extend(self.leads(&finding.about));
        let more = parts::maybe(finding).into_iter().chain(parts::rests(&finding.rests));
        lines.extend(more.map(|line| format!("<bdi>{}</bdi>", text(&ends(&line, 1_000, 200)))));
        if !lines.is_empty() {
            out.push_str("<ul class=\"where\">\n");
            lines.iter().for_each(|line| out.push_str(&format!("<li>{line}</li>\n")));
            out.push_str("</ul>\n");
        }
        out.push_str("</article>\n");
    }

    /// The title, linked to its page below the preview, and to the source side by side.
    fn leads(&self, about: &About) -> Option<String> {
        let title = ends(&about.title, 100, 0);
        let page = about.page.as_ref().map(PageAt::path);
        let title = match (page, self.preview) {
            (Some(page), Some(preview)) => {
                let words = if title.is_empty() { "its page" } else { &title };
                Some(link(words, &parts::below(preview, &page)))
            }
            _ => (!title.is_empty()).then(|| format!("“<bdi>{}</bdi>”", text(&title))),
        };
        let source = about.id.split_once('#').map_or(&*about.id, |(source, _)| source);
        let is_of_source = about.kind == "source" || about.id.contains('#');
        let beside = self.sources.get(source).filter(|_| is_of_source);
        let beside = beside.map(|n| format!("<a href=\"#s_{}\">in its source</a>", n + 1));
        let all: Vec<String> = title.into_iter().chain(beside).collect();
        (!all.is_empty()).then(|| all.join(" · "))
    }
}

/// A link; what is neither `http` nor `https` is none.
pub fn link(words: &str, to: &str) -> String {
    let words = format!("<bdi>{}</bdi>", text(words));
    match ["http://", "https://"].iter().any(|scheme| to.starts_with(scheme)) {
        true => format!("<a href=\"{}\">{words}</a>", escaped(&url::kept(to))),
        false => words,
    }
}

/// Two wordings beside each other, or the one that there is.
fn both(labels: [String; 2], wordings: [Option<&Wording>; 2], out: &mut String) {
    if wordings.iter().all(Option::is_none) {
        return;
    }
    out.push_str("<div class=\"both\">\n");
    for ((label, one), differs) in labels.iter().zip(wordings).zip([GONE, NEW]) {
        if let Some(one) = one {
            wording(label, one, differs, out);
        }
    }
    out.push_str("</div>\n");
}

/// A wording below its label.
fn wording(label: &str, wording: &Wording, differs: [&'static str; 2], out: &mut String) {
    let runs = wording.for_readers();
    let shown = match is_withheld(runs) {
        true => format!("<p><em>{}</em></p>", parts::WITHHELD),
        false => {
            let marks = Marks { differs, passage: PASSAGE, context: CONTEXT };
            format!("<p dir=\"auto\" lang=\"\">{}</p>", words(&short(runs), &marks, text))
        }
    };
    let label = text(label);
    out.push_str(&format!("<div>\n<p class=\"label\">{label}</p>\n{shown}\n</div>\n"));
}

fn short(runs: &[Run]) -> Vec<Run> {
    let mut left = WHOLE;
    for run in runs {
        match left.checked_sub(run.text.chars().take(WHOLE + 1).count()) {
            Some(rest) => left = rest,
            None => return clipped(runs),
        }
    }
    runs.to_vec()
}
