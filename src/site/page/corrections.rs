//! Every correction of the site's briefings, newest first.

use serde::Serialize;

use crate::anchor::names::Target;
use crate::ground::address::Address;
use crate::ground::id::Family;
use crate::site::here::Here;
use crate::site::link::Link;
use crate::site::page::briefing::{self, Correction};
use crate::site::paging::{Paging, on_page};
use crate::site::reading::Reading;

/// A page of the corrections.
#[derive(Debug, Clone, Serialize)]
pub struct Corrections {
    /// Newest first.
    pub entries: Vec<Entry>,
    /// Of the list.
    pub paging: Paging,
}

/// A correction, and what it corrects.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// To the briefing.
    pub briefing: Link,
    /// To the correction on the briefing's page.
    pub href: String,
    /// What stood, what stands, and why.
    pub correction: Correction,
}

/// A page of the corrections; none where there is no such page.
pub(super) fn page(here: &Here<'_>, number: u32) -> Option<Corrections> {
    let all = &here.index().order.corrections;
    let range = on_page(all.len(), number).filter(|range| !range.is_empty())?;
    Some(Corrections {
        entries: all[range].iter().filter_map(|at| entry(here, *at)).collect(),
        paging: here.paging(all.len(), number, Address::Corrections),
    })
}

/// A correction by its briefing and its number there. Its prose links quotes in place of numbering them.
pub(in crate::site) fn entry(here: &Here<'_>, at: (u32, u32)) -> Option<Entry> {
    let (n, number) = (at.0 as usize, at.1 as usize);
    let briefing = here.draft().briefings.get(n)?;
    let corrected = briefing.corrections.get(number)?;
    Some(Entry {
        briefing: here.link(Target::Briefing(n))?,
        href: here.spot(&Address::of(Family::Briefing, &briefing.id), &corrected.id),
        correction: briefing::correction(here, &mut Reading::default(), n, corrected),
    })
}
