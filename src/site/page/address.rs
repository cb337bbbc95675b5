//! Which pages there are.

use crate::anchor::names::Target;
use crate::ground::address::Address;
use crate::ground::id::Family;
use crate::site::Site;
use crate::site::paging::pages;

/// All pages, in a fixed order.
pub(in crate::site) fn all(site: &Site) -> Vec<Address> {
    let (index, draft) = (&site.index, &site.anchored().draft);
    let mut all = vec![Address::Home];
    for family in Family::ALL {
        let subjects = index.of_family(family);
        if !subjects.is_empty() {
            all.extend((1..=pages(subjects.len())).map(|page| Address::List(family, page)));
        }
        let mut of_family: Vec<Address> = Vec::with_capacity(subjects.len());
        for n in subjects {
            let n = *n as usize;
            let (id, head) = match family {
                Family::Source => (&draft.sources[n].id, &draft.sources[n].head),
                Family::Entity => (&draft.entities[n].id, &draft.entities[n].head),
                Family::Claim => (&draft.claims[n].id, &draft.claims[n].head),
                Family::Briefing => (&draft.briefings[n].id, &draft.briefings[n].head),
            };
            of_family.push(Address::of(family, id));
            let old = head.was.iter().filter(|was| moved(site, family, was).is_some());
            of_family.extend(old.map(|was| Address::Moved(family, was.as_str().into())));
            if family == Family::Entity {
                let further = 2..=pages(index.mentions.of(n).len());
                of_family.extend(further.map(|page| Address::More(id.as_str().into(), page)));
                let quotes = index.quotes_by.of(n).len();
                let by = |page| Address::QuotesBy(id.as_str().into(), page);
                of_family.extend((1..=pages(quotes)).filter(|_| quotes > 0).map(by));
            }
        }
        of_family.sort();
        of_family.dedup();
        all.extend(of_family);
    }
    let quotes = index.order.quotes.len();
    all.extend((1..=pages(quotes)).filter(|_| quotes > 0).map(Address::Quotes));
    for (slug, topic) in &index.topics {
        let on = |page| Address::QuotesOn(slug.as_str().into(), page);
        all.extend((1..=pages(topic.quotes.len())).map(on));
    }
    all.extend([Address::Verification, Address::NotFound]);
    all
}

/// The subject on the site that bears an id today.
pub(super) fn subject(site: &Site, family: Family, id: &str) -> Option<usize> {
    let found = site.anchored().names.bearer(family, id).filter(|found| !found.by_old_id)?;
    number(family, found.target).filter(|n| site.index.has(family, *n))
}

/// The subject on the site that bore an id once, where nothing bears it today.
pub(super) fn moved(site: &Site, family: Family, id: &str) -> Option<Target> {
    let found = site.anchored().names.bearer(family, id).filter(|found| found.by_old_id)?;
    let n = number(family, found.target)?;
    site.index.has(family, n).then_some(found.target)
}

fn number(family: Family, target: Target) -> Option<usize> {
    match (family, target) {
        (Family::Source, Target::Source(n))
        | (Family::Entity, Target::Entity(n))
        | (Family::Claim, Target::Claim(n))
        | (Family::Briefing, Target::Briefing(n)) => Some(n),
        _ => None,
    }
}
