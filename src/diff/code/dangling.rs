//! `dangling`: a reference that names nothing any more.

use crate::anchor::Anchored;
use crate::anchor::fact::Fact;
use crate::diff::code::Code;
use crate::diff::example::{holm, minutes};
use crate::diff::finding::Version;
use crate::diff::finding::{Finding, Severity};
use crate::diff::look::Look;
use crate::diff::wording::{Run, RunKind, Wording};
use crate::ground::span::Span;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// A reference that names nothing any more.
pub const CODE: Code = Code {
    code: "dangling",
    severity: Severity::Break,
    line: "A reference names nothing, a draft, or something that its field doesn't take, and did not before.",
    why: "What it named is gone, renamed without `was`, or kept off the site. Readers would meet a dead link, and a claim or judgment would stand on nothing.",
    before: &[holm!("- speaker: ada-holm\n", "The old bridge will be closed in May")],
    after: &[minutes!(
        "## quote holm-bridge\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n"
    )],
    find,
};

fn find(look: &Look<'_>, out: &mut Vec<Finding>) {
    // By who refers, as that is called now: what is mended in one place hides nothing in another.
    let mut before: FxHashMap<(Option<usize>, &str), usize> = FxHashMap::default();
    for (_, span) in dangling(look.base.anchored) {
        let holder = look.base.holder(span).and_then(|b| look.now[b]).map(|now| now.h);
        let written = look.base.anchored.draft.files.slice(span);
        *before.entry((holder, written)).or_default() += 1;
    }
    for (what, span) in dangling(look.head.anchored) {
        let written = look.head.anchored.draft.files.slice(span);
        let Some(h) = look.head.holder(span) else { continue };
        if let Some(left) = before.get_mut(&(Some(h), written)).filter(|left| **left > 0) {
            *left -= 1;
            continue;
        }
        if look.is_unread_now(written) {
            continue;
        }
        let of = look.head.name(h);
        let mut found = CODE.kept(look, h, format!("{of} refers to “{written}”, which {what}."));
        let place = look.head.place(span);
        found.look_at = Some(place.clone());
        let run = Run { text: written.to_owned(), kind: RunKind::Differs };
        found.after = Some(Version { place, in_source: None, wording: Wording::open(vec![run]) });
        out.push(found);
    }
}

/// References that name nothing, a draft, or what doesn't belong there, and which of these.
fn dangling(anchored: &Anchored) -> impl Iterator<Item = (Cow<'static, str>, Span)> {
    anchored.facts.iter().filter_map(|fact| match fact {
        Fact::Unresolved { span, .. } => Some(("names nothing".into(), *span)),
        Fact::RefersToDraft { span, .. } => Some(("is a draft".into(), *span)),
        Fact::WrongKind { span, is, expected } => {
            Some((format!("is {is}, not {expected}").into(), *span))
        }
        _ => None,
    })
}
