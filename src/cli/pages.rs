//! Both sides, built in memory → which pages' bytes differ; nothing is written.

use std::collections::BTreeMap;

use onrecord::anchor::Anchored;
use onrecord::check::{self, Checked};
use onrecord::diff::comparison::Errors;
use onrecord::diff::pages::{How, Page, Pages};
use onrecord::ground::address::Address;
use onrecord::ground::diagnostic::Severity;
use onrecord::ground::id::Family;
use onrecord::render;
use onrecord::site::{self, Site};
use rayon::prelude::*;

use super::progress::Progress;

/// What is kept of a page: what it is, and hashes of its bytes and of those between its head and foot.
type Built = BTreeMap<String, (Address, Hashes)>;

#[derive(Clone, Copy, PartialEq, Eq)]
struct Hashes {
    all: [u8; 32],
    main: [u8; 32],
}

/// How many errors each side has, and where somebody asks for them the pages that aren't the same on both.
pub fn built(
    base: Anchored,
    head: Anchored,
    with_pages: bool,
    progress: &Progress,
) -> (Errors, Option<Pages>) {
    let same = base.draft.files == head.draft.files;
    let titles = titles(&head).into_iter().chain(titles(&base)).rev().collect::<BTreeMap<_, _>>();
    let moved = moved(&head);
    let ((base, before), (head, now)) = rayon::join(|| checked(base), || checked(head));
    let errors = Errors { before, now };
    if !with_pages {
        return (errors, None);
    }
    let pages = match (base, head) {
        _ if same => Pages::Compared { pages: Vec::new(), frames: 0 },
        (Some(base), Some(head)) => {
            progress.doing("comparing pages");
            pages(base, head, &titles, &moved)
        }
        (None, None) => not_built("both states have errors"),
        (None, _) => not_built("the state before has errors"),
        (_, None) => not_built("the state now has errors"),
    };
    (errors, Some(pages))
}

fn pages(
    base: Checked,
    head: Checked,
    titles: &BTreeMap<String, String>,
    moved: &BTreeMap<String, String>,
) -> Pages {
    let made = |checked: Checked| made(&site::site(checked, site::Options::default()));
    let (Some(before), Some(after)) = (made(base), made(head)) else {
        return not_built("a template fails on a page");
    };
    let (mut pages, mut frames) = (Vec::new(), 0);
    let title = |path: &str| titles.get(path).cloned().unwrap_or_default();
    for (path, (address, hash)) in &after {
        let how = match before.get(path) {
            Some((_, same)) if same == hash => continue,
            // What leads on now is told as the page that it leads to.
            _ if matches!(address, Address::Moved(..)) => continue,
            Some((Address::Moved(..), _)) | None => match moved.get(path) {
                Some(from) if before.contains_key(from) => How::Moved(from.clone()),
                _ => How::Added,
            },
            Some((_, hashes)) if hashes.main == hash.main => {
                frames += 1;
                continue;
            }
            Some(_) => How::Changed,
        };
        pages.push(Page { path: path.clone(), title: title(path), how });
    }
    for path in before.keys().filter(|path| !after.contains_key(*path)) {
        pages.push(Page { path: path.clone(), title: title(path), how: How::Removed });
    }
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    Pages::Compared { pages, frames }
}

fn not_built(why: &str) -> Pages {
    Pages::NotBuilt(format!("{why}; “onrecord check” tells which."))
}

/// A state that can be built, and how many errors it has.
fn checked(anchored: Anchored) -> (Option<Checked>, usize) {
    let (checked, report) = check::check(anchored, &check::Options::default(), site::addresses);
    (checked, report.count(Severity::Error))
}

/// Every page with its hashes; none where one can't be made.
fn made(site: &Site) -> Option<Built> {
    let pages = site.addresses().into_par_iter().filter(Address::is_page);
    let page = |address: Address| {
        let bytes = render::render(site, &address).ok()?;
        let hash = |bytes: &[u8]| *blake3::hash(bytes).as_bytes();
        Some((address.path(), (address, Hashes { all: hash(&bytes), main: hash(main(&bytes)) })))
    };
    pages.map(page).collect()
}

/// A page's own part, between the head and foot that all share; the whole where it has none.
fn main(page: &[u8]) -> &[u8] {
    let start = memchr::memmem::find(page, b"<main");
    let end = memchr::memmem::rfind(page, b"</main>");
    start.zip(end).and_then(|(start, end)| page.get(start..end)).unwrap_or(page)
}

/// What readers know the subjects' pages by, by path.
fn titles(anchored: &Anchored) -> Vec<(String, String)> {
    let draft = &anchored.draft;
    let of =
        |family: Family, id: &str, title: &str| (Address::of(family, id).path(), title.to_owned());
    let mut all = Vec::new();
    all.extend(draft.sources.iter().map(|one| of(Family::Source, &one.id, &one.title)));
    all.extend(draft.entities.iter().map(|one| of(Family::Entity, &one.id, &one.name)));
    all.extend(draft.claims.iter().map(|one| of(Family::Claim, &one.id, &one.text)));
    all.extend(draft.briefings.iter().map(|one| of(Family::Briefing, &one.id, &one.title)));
    all
}

/// For the path of a subject's page the one that it stood at under its first old id.
fn moved(anchored: &Anchored) -> BTreeMap<String, String> {
    let draft = &anchored.draft;
    let sources = draft.sources.iter().map(|one| (Family::Source, &one.id, &one.head));
    let entities = draft.entities.iter().map(|one| (Family::Entity, &one.id, &one.head));
    let claims = draft.claims.iter().map(|one| (Family::Claim, &one.id, &one.head));
    let briefings = draft.briefings.iter().map(|one| (Family::Briefing, &one.id, &one.head));
    let all = sources.chain(entities).chain(claims).chain(briefings);
    all.filter_map(|(family, id, head)| {
        let from = Address::of(family, head.was.first()?).path();
        Some((Address::of(family, id).path(), from))
    })
    .collect()
}
