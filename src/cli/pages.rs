//! Both sides, built in memory → which pages' bytes differ; nothing is written.

use std::collections::BTreeMap;

use onrecord::anchor::Anchored;
use onrecord::check::{self, Checked};
use onrecord::diff::pages::{How, Page, Pages};
use onrecord::ground::address::Address;
use onrecord::ground::id::Family;
use onrecord::render;
use onrecord::site::{self, Site};
use rayon::prelude::*;

use super::progress::Progress;

/// What is kept of a page: what it is, and a hash of its bytes.
type Built = BTreeMap<String, (Address, [u8; 32])>;

/// The pages that aren't the same on both sides.
pub fn pages(base: Anchored, head: Anchored, progress: &Progress) -> Pages {
    if base.draft.files == head.draft.files {
        return Pages::Compared(Vec::new());
    }
    let titles = titles(&head).into_iter().chain(titles(&base)).rev().collect::<BTreeMap<_, _>>();
    let moved = moved(&head);
    let (base, head) = rayon::join(|| checked(base), || checked(head));
    let (base, head) = match (base, head) {
        (Some(base), Some(head)) => (base, head),
        (None, None) => return not_built("both states have errors"),
        (None, _) => return not_built("the state before has errors"),
        (_, None) => return not_built("the state now has errors"),
    };
    progress.doing("comparing pages");
    let built = |checked: Checked| built(&site::site(checked, site::Options::default()));
    let (Some(before), Some(after)) = (built(base), built(head)) else {
        return not_built("a template fails on a page");
    };
    let mut pages = Vec::new();
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
            Some(_) => How::Changed,
        };
        pages.push(Page { path: path.clone(), title: title(path), how });
    }
    for path in before.keys().filter(|path| !after.contains_key(*path)) {
        pages.push(Page { path: path.clone(), title: title(path), how: How::Removed });
    }
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    Pages::Compared(pages)
}

fn not_built(why: &str) -> Pages {
    Pages::NotBuilt(format!("{why}; `onrecord check` tells which."))
}

fn checked(anchored: Anchored) -> Option<Checked> {
    check::check(anchored, &check::Options::default(), site::addresses).0
}

/// Every page with a hash of its bytes; none where one can't be made.
fn built(site: &Site) -> Option<Built> {
    let pages = site.addresses().into_par_iter().filter(Address::is_page);
    let page = |address: Address| {
        let bytes = render::render(site, &address).ok()?;
        Some((address.path(), (address, *blake3::hash(&bytes).as_bytes())))
    };
    pages.map(page).collect()
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
