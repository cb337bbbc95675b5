//! `Draft` → every prose and every field that readers see, with the page that it stands on.

use crate::parse::Draft;
use crate::parse::prose::{Prose, Quotation};
use crate::parse::record::Head;

/// A page that people write, by numbers in the draft's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Page {
    /// `site.md`
    Home,
    /// `draft.sources`
    Source(usize),
    /// `draft.entities`
    Entity(usize),
    /// `draft.claims`
    Claim(usize),
    /// `draft.briefings`
    Briefing(usize),
}

/// One prose, or the fields of one heading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Writing<'a> {
    /// Where readers see it.
    pub(super) page: Page,
    /// Neither it nor its page is a draft or hidden.
    pub(super) published: bool,
    /// The prose; none for fields.
    pub(super) prose: Option<&'a Prose>,
    /// Its quotations.
    pub(super) quotations: &'a [Quotation],
}

/// Whether a subject or record gets onto the site.
pub(super) fn is_published(head: &Head) -> bool {
    !head.draft && !head.hidden
}

/// All writings, page by page: the home page, sources, entities, claims, briefings.
pub(super) fn writings(draft: &Draft) -> Vec<Writing<'_>> {
    let mut all = Vec::new();
    add(&mut all, Page::Home, true, &draft.settings.field_quotations, &draft.settings.prose);
    for (n, source) in draft.sources.iter().enumerate() {
        let published = is_published(&source.head);
        add_head(&mut all, Page::Source(n), published, &source.head);
        for record in &source.records {
            add_head(
                &mut all,
                Page::Source(n),
                published && is_published(&record.head),
                &record.head,
            );
        }
    }
    for (n, entity) in draft.entities.iter().enumerate() {
        add_head(&mut all, Page::Entity(n), is_published(&entity.head), &entity.head);
    }
    for (n, claim) in draft.claims.iter().enumerate() {
        add_head(&mut all, Page::Claim(n), is_published(&claim.head), &claim.head);
    }
    for (n, briefing) in draft.briefings.iter().enumerate() {
        let published = is_published(&briefing.head);
        let page = Page::Briefing(n);
        add_head(&mut all, page, published, &briefing.head);
        let below = briefing.judgments.iter().map(|judgment| &judgment.head);
        for head in below.chain(briefing.corrections.iter().map(|correction| &correction.head)) {
            add_head(&mut all, page, published && is_published(head), head);
        }
        for prose in &briefing.body {
            add(&mut all, page, published, &[], prose);
        }
    }
    all
}

fn add_head<'a>(all: &mut Vec<Writing<'a>>, page: Page, published: bool, head: &'a Head) {
    add(all, page, published, &head.field_quotations, &head.prose);
}

fn add<'a>(
    all: &mut Vec<Writing<'a>>,
    page: Page,
    published: bool,
    fields: &'a [Quotation],
    prose: &'a Prose,
) {
    if !fields.is_empty() {
        all.push(Writing { page, published, prose: None, quotations: fields });
    }
    if prose.span.is_some() {
        all.push(Writing { page, published, prose: Some(prose), quotations: &prose.quotations });
    }
}
