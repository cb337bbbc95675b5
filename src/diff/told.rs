//! Which changes of a field are told by a code of their own, so that “edited” needn't name them again.

use crate::anchor::{Anchored, excerpt};
use crate::diff::both::Changed;
use crate::diff::half::Half;
use crate::diff::item::Item;
use crate::diff::look::Look;
use crate::diff::mask::gives_away;
use crate::diff::positions::{is_stance, positions};
use crate::diff::reused::is_reused;
use crate::diff::value::Part;

/// What a judgment says to readers.
pub(super) const SAID: [&str; 4] = ["likelihood", "confidence", "because", "prose"];

/// Whether a change of a field has a code of its own.
pub(super) fn is_told(look: &Look<'_>, b: usize, h: usize, changed: &Changed) -> bool {
    if !look.is_public(b, h) {
        return false;
    }
    match (look.head.nodes[h].item, changed.field) {
        (Item::Record(_), field) => {
            let fields = ["speaker", "attribution", "form", "role", "on-behalf-of", "said", "time"];
            fields.contains(&field) || gives_away(look, b, h, changed)
        }
        (Item::Judgment(..), "rests-on") => lost_basis(look, b, h),
        (Item::Entity(_), "name") | (Item::Claim(_), "status") | (Item::Source(_), "grade") => true,
        (Item::Judgment(..), field) => SAID.contains(&field),
        (Item::Claim(_), "text") => is_reused(look, b, h),
        (Item::Claim(_), field) if is_stance(field) => {
            let positions = positions(look, b, h);
            let old = |n: &usize| positions.iter().any(|one| one.before.contains(n));
            let new = |n: &usize| positions.iter().any(|one| one.after.contains(n));
            changed.before.iter().all(old) && changed.after.iter().all(new)
        }
        (Item::Site, field) => field != "prose",
        (Item::Source(after), "sha256") => is_right(look.head.anchored, after),
        (Item::Source(after), "publish") => match look.base.nodes[b].item {
            Item::Source(before) => {
                let (was, now) = (look.base.anchored, look.head.anchored);
                excerpt::publish(now, after) > excerpt::publish(was, before)
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether the hash that a source gives is that of its file: such a one is no edit, and another text is told by itself.
fn is_right(anchored: &Anchored, source: usize) -> bool {
    let written = anchored.draft.sources.get(source).and_then(|source| source.sha256.as_ref());
    let seed =
        anchored.sources.get(source).and_then(|placed| anchored.draft.seeds.get(placed.seed?));
    match (written, seed) {
        (Some(written), Some(seed)) => written.eq_ignore_ascii_case(&seed.sha256),
        _ => false,
    }
}

/// The settings of the site by which readers may get more of every source than before.
pub(super) fn grown(look: &Look<'_>) -> Vec<&'static str> {
    let (was, now) = (&look.base.anchored.draft.settings, &look.head.anchored.draft.settings);
    let all = [
        ("excerpt-context", now.excerpt_context > was.excerpt_context),
        ("excerpt-limit", now.excerpt_limit > was.excerpt_limit),
    ];
    all.into_iter().filter(|(_, grown)| *grown).map(|(field, _)| field).collect()
}

/// The things a judgment rests on that are on the site.
fn basis_of(half: &Half<'_>, n: usize) -> Vec<Part> {
    let is_there = |part: &&Part| match part {
        Part::Item(item) => half.at.get(item).is_some_and(|n| half.nodes[*n].published),
        Part::Words(_) => false,
    };
    let parts = half.nodes[n].of("rests-on").flat_map(|value| &value.parts);
    parts.filter(is_there).cloned().collect()
}

/// How many things a judgment rests on that are on the site.
pub(super) fn basis(half: &Half<'_>, n: usize) -> usize {
    basis_of(half, n).len()
}

/// Whether a judgment rested on something that it doesn't rest on now.
pub(super) fn lost_basis(look: &Look<'_>, b: usize, h: usize) -> bool {
    let now = basis_of(&look.head, h);
    let was = basis_of(&look.base, b);
    was.iter()
        .any(|part| !look.as_now(std::slice::from_ref(part)).iter().all(|part| now.contains(part)))
        || now.len() < was.len()
}

/// `The quote minutes#holm-closed was edited: said, prose.`
pub(super) fn edited(look: &Look<'_>, h: usize, changed: &[&Changed]) -> String {
    let what = match look.head.name(h) {
        site if look.head.nodes[h].item == Item::Site => site,
        name => format!("The {name}"),
    };
    let fields: Vec<&str> = changed.iter().map(|changed| changed.field).collect();
    match fields.as_slice() {
        [] => format!("{what} was edited."),
        fields => format!("{what} was edited: {}.", fields.join(", ")),
    }
}
