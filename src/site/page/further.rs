//! A further page of a source or claim: what of its growing lists the pages before it have no room for.

use serde::Serialize;

use crate::ground::id::Family;
use crate::site::growing::part;
use crate::site::here::Here;
use crate::site::link::Link;
use crate::site::paging::Paging;

/// A further page of a source or claim.
#[derive(Debug, Clone, Serialize)]
pub struct Further {
    /// The source or claim.
    pub of: Link,
    /// BCP 47 of a source's title, where it isn't the site's.
    pub language: Option<String>,
    /// `rtl` or `ltr`, where that runs in another direction than the site's.
    pub direction: Option<&'static str>,
    /// What goes on here, in the order of the first page.
    pub lists: Vec<Rest>,
    /// Of the pages.
    pub paging: Paging,
}

/// The rest of a list.
#[derive(Debug, Clone, Serialize)]
pub struct Rest {
    /// What it is called on the first page.
    pub title: &'static str,
    /// Its entries on this page.
    pub links: Vec<Link>,
}

/// The further page; none where there is no such page.
pub(super) fn page(here: &Here<'_>, family: Family, n: usize, number: u32) -> Option<Further> {
    let (index, draft) = (here.index(), here.draft());
    let briefings = index.briefings_of[family as usize].of(n);
    let (id, lists) = match family {
        Family::Source => (
            draft.sources.get(n)?.id.as_str(),
            vec![
                ("Replaced by", Family::Source, index.replaced_by.of(n)),
                ("Passed on by", Family::Source, index.carried_by.of(n)),
                ("Claims at issue here", Family::Claim, index.claims_of_source.of(n)),
                ("Briefings that use it", Family::Briefing, briefings),
            ],
        ),
        Family::Claim => (
            draft.claims.get(n)?.id.as_str(),
            vec![
                ("Can’t be true together with", Family::Claim, index.conflicts.of(n)),
                ("Needed by", Family::Claim, index.needed_by.of(n)),
                ("Briefings", Family::Briefing, briefings),
            ],
        ),
        Family::Entity | Family::Briefing => return None,
    };
    let rest = |(title, of, all): (&'static str, Family, &[u32])| Rest {
        title,
        links: here.numbered(of, part(all, number)),
    };
    let is_source = family == Family::Source;
    Some(Further {
        of: here.numbered(family, &[n as u32]).pop()?,
        language: here.language_of(n).filter(|_| is_source),
        direction: here.direction_of(n).filter(|_| is_source),
        lists: lists.into_iter().map(rest).filter(|rest| !rest.links.is_empty()).collect(),
        paging: here.paging_of(family, n, id, number).ok()??,
    })
}
