//! Both sides → what could not be read on one of them, so that nothing is known about it.

use crate::diff::changes::{NotCompared, Which};
use crate::diff::half::Half;
use crate::diff::look::Look;
use crate::ground::files::TroubleKind;
use crate::parse::fault::What;
use crate::parse::source::Unreadable;

/// What could not be compared, by side and path.
pub(super) fn unread(look: &Look<'_>) -> Vec<NotCompared> {
    let mut all = of_side(&look.base, Which::Base);
    all.extend(of_side(&look.head, Which::Head));
    for b in look.gone().filter(|b| look.is_lost(*b)) {
        let path = look.base.path(look.base.nodes[b].span.file);
        if !look.head.is_unread(path) {
            let why = format!("has {} in a form that can't be read", look.base.name(b));
            all.push(NotCompared { side: Which::Head, path: path.to_owned(), why });
        }
    }
    all.sort();
    all.dedup();
    all
}

fn of_side(half: &Half<'_>, side: Which) -> Vec<NotCompared> {
    let draft = &half.anchored.draft;
    let told =
        |path: &str, why: &str| NotCompared { side, path: path.to_owned(), why: why.to_owned() };
    let troubles = draft.files.troubles().iter().map(|trouble| {
        let unreadable;
        let why = match &trouble.what {
            TroubleKind::LinkOutOfFolder => {
                "is a link that leads out of the site's folder, or nowhere, and is not followed"
            }
            TroubleKind::Unreadable(why) => {
                unreadable = format!("can't be read: {why}");
                &unreadable
            }
            TroubleKind::NameNotUtf8 => "has a name that is not UTF-8",
            TroubleKind::NotAFile => "is no file",
            TroubleKind::TooLarge => "is too large",
            TroubleKind::NoContent => "isn't there",
        };
        told(&trouble.path, why)
    });
    let mut all: Vec<NotCompared> = troubles.collect();
    for fault in &draft.faults {
        if let What::NotUtf8(_) = fault.what {
            all.push(told(half.path(fault.span.file), "is not UTF-8"));
        }
    }
    for placed in &half.anchored.sources {
        let seed = placed.seed.and_then(|seed| draft.seeds.get(seed));
        if let Some((seed, Err(why))) = seed.map(|seed| (seed, &seed.text)) {
            let why = match why {
                Unreadable::UnknownFormat(_) => "is in no format that is read",
                Unreadable::Nul(_) => "is no text",
                Unreadable::NotText(_)
                | Unreadable::NotEncoding(_)
                | Unreadable::UnknownEncoding(_) => {
                    "is in another encoding than its annotation says"
                }
            };
            all.push(told(half.path(seed.file), why));
        }
    }
    all
}
