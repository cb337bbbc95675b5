//! A quote as files for machines give it: all that its card tells.

use serde::Serialize;

use super::dated::Dated;
use super::party::Party;
use crate::anchor::attribution;
use crate::anchor::fate::RecordAt;
use crate::ground::id::Family;
use crate::parse::record::Source;
use crate::parse::record::quote::{ATTRIBUTIONS, Quote as Written};
use crate::parse::reference::Speaker as Speaks;
use crate::site::card::{in_one_line, original};
use crate::site::here::Here;
use crate::site::index::{found, quote};
use crate::site::quote::{Piece, Quote as ShownQuote, Speaker as Shown};
use crate::site::verdict::Verdict;
use crate::site::wording;

/// A quote.
#[derive(Debug, Clone, Serialize)]
pub struct Quote {
    /// As records name it: `SOURCE#QUOTE`.
    pub id: String,
    /// Its passage on its source's page.
    pub url: String,
    /// The words, as readers see them in one line: ` … ` stands where pieces are parted.
    pub text: String,
    /// The words, a piece for each stretch of the source.
    pub pieces: Vec<Piece>,
    /// The sentence around the words in one line, as far as readers may see it; none where it has nothing more than the words.
    pub sentence: Option<String>,
    /// BCP 47, of the words.
    pub language: String,
    /// `translation`
    pub translation: Option<String>,
    /// `direct`, `partial` or `indirect`.
    pub form: &'static str,
    /// Who speaks.
    pub speakers: Vec<Speaker>,
    /// `on-record`, `background`, `deep-background`, `document` or `unknown`.
    pub attribution: &'static str,
    /// `on-behalf-of`
    pub on_behalf_of: Option<Party>,
    /// When it was said, where the record says so.
    pub said: Option<Dated>,
    /// `time`, in the source's words.
    pub time: Option<String>,
    /// `addressee`
    pub addressee: Option<Party>,
    /// `occasion`
    pub occasion: Option<Party>,
    /// `medium`
    pub medium: Option<Party>,
    /// Outlets between.
    pub via: Vec<Party>,
    /// The quote whose words it repeats, by id.
    pub quoting: Option<String>,
    /// From whoever said the words first to whoever published them here; empty where nobody stands between.
    pub chain: Vec<Step>,
    /// Other wordings of the same remark, by id.
    pub same_remark_as: Vec<String>,
    /// How the words in the annotation compare with the source's.
    pub verdict: Verdict,
    /// Whom or what it is about.
    pub about: Vec<Party>,
    /// Its topics.
    pub topics: Vec<String>,
    /// The claims on which it bears.
    pub claims: Vec<Bearing>,
    /// The briefings that use it.
    pub briefings: Vec<Page>,
    /// The source.
    pub source: Whence,
    /// The passage at its publisher.
    pub original: Option<String>,
    /// A citation to copy.
    pub citation: String,
}

/// Who speaks, and as what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// The entity's id; none for somebody unnamed.
    pub id: Option<String>,
    /// The name, or the source's words for somebody unnamed.
    pub name: String,
    /// Its page.
    pub url: Option<String>,
    /// False where the source doesn't name the speaker.
    pub named: bool,
    /// The role held on the day, or as printed.
    pub role: Option<String>,
    /// Where it is held.
    pub organization: Option<String>,
}

/// One step on the way of the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// `said by`, `in`, `quoted by`, `via` or `published by`.
    pub relation: &'static str,
    /// Whom or what.
    pub name: String,
    /// Its page.
    pub url: Option<String>,
}

/// How a quote bears on a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bearing {
    /// The claim's id.
    pub id: String,
    /// Its page.
    pub url: String,
    /// `asserts`, `denies` and the like.
    pub stance: &'static str,
    /// The remark in brackets.
    pub remark: Option<String>,
}

/// A page of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page {
    /// The id of what it is about.
    pub id: String,
    /// Its address.
    pub url: String,
    /// Its title.
    pub title: String,
}

/// A quote's source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Whence {
    /// Its id.
    pub id: String,
    /// Its page.
    pub url: String,
    /// Its title.
    pub title: String,
    /// `news-article` and the like.
    pub kind: &'static str,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub published: Option<Dated>,
}

impl Here<'_> {
    /// A quote that is on the site.
    pub(super) fn quote_record(&self, at: RecordAt) -> Option<Quote> {
        let source = self.draft().sources.get(at.source)?;
        let written = quote(self.anchored(), at)?;
        let shown = self.quote_with(at, true)?;
        let key = self.index().key(at);
        let first = written.quoting.as_ref().and_then(|of| {
            let first = self.anchored().names.record(Some(at.source), of);
            first.filter(|first| self.index().has_record(*first))
        });
        let party = |named: &Option<_>| named.as_ref().map(|named| self.party_of(named));
        let same = self.index().same_remark.of(key);
        let briefings = self.index().briefings_of_record.of(key);
        let of_site = self.site.language();
        Some(Quote {
            id: self.reference(at),
            url: shown.href.clone(),
            text: in_one_line(&shown.pieces),
            sentence: Some(shown.sentence.iter().map(|run| run.text.replace('\n', " ")).collect())
                .filter(|sentence: &String| !sentence.is_empty()),
            language: source.language.as_ref().map_or(of_site, |own| own.as_str()).to_owned(),
            translation: shown.translation.clone(),
            form: shown.form,
            speakers: self.speakers_of(written, &shown.speakers),
            attribution: attribution(self, written),
            on_behalf_of: party(&written.on_behalf_of),
            said: written.said.as_ref().map(Dated::new),
            time: shown.time.clone(),
            addressee: party(&written.addressee),
            occasion: party(&written.occasion),
            medium: party(&written.medium),
            via: written.via.iter().map(|named| self.party_of(named)).collect(),
            quoting: first.map(|first| self.reference(first)),
            chain: self
                .chain(at, written, &shown)
                .into_iter()
                .map(|step| Step {
                    relation: step.relation,
                    name: step.name.text,
                    url: step.name.href,
                })
                .collect(),
            same_remark_as: same.iter().map(|other| self.reference(*other)).collect(),
            verdict: self.verdict(at.source, found(self.anchored(), at)?),
            about: self.parties(&written.about),
            topics: written.topics.iter().map(|topic| topic.to_string()).collect(),
            claims: self.bearings_of(at),
            briefings: briefings.iter().filter_map(|n| self.briefing_page(*n as usize)).collect(),
            original: original(source, &shown.pieces)
                .map(|original| original.passage.unwrap_or(original.url)),
            citation: self.citation_text(at, &shown),
            source: whence(source, &shown),
            pieces: shown.pieces,
        })
    }

    /// A quote or note as records name it.
    pub(super) fn reference(&self, at: RecordAt) -> String {
        let source = self.draft().sources.get(at.source).map_or("", |source| source.id.as_str());
        format!("{source}#{}", self.record_id(at))
    }

    /// A briefing that is on the site.
    pub(super) fn briefing_page(&self, n: usize) -> Option<Page> {
        let briefing = self.draft().briefings.get(n)?;
        let link = self.numbered(Family::Briefing, &[n as u32]).pop()?;
        Some(Page { id: briefing.id.to_string(), url: link.href, title: link.text })
    }
}

fn attribution(here: &Here<'_>, written: &Written) -> &'static str {
    let own = attribution::attribution(here.anchored(), written);
    ATTRIBUTIONS.iter().find(|(_, value)| *value == own).map_or("", |(key, _)| key)
}

impl Here<'_> {
    fn speakers_of(&self, written: &Written, shown: &[Shown]) -> Vec<Speaker> {
        let id = |speaks: &Speaks| match speaks {
            Speaks::Id(of) => self.anchored().names.entity(of),
            Speaks::Unnamed(_) => None,
        };
        let both = written.speaker.iter().zip(shown);
        let speaker = |(speaks, shown): (&Speaks, &Shown)| Speaker {
            id: id(speaks).and_then(|n| self.party(n).id),
            name: shown.name.text.clone(),
            url: shown.name.href.clone(),
            named: shown.named,
            role: shown.role.as_ref().map(|role| role.title.clone()),
            organization: shown
                .role
                .as_ref()
                .and_then(|role| role.organization.as_ref())
                .map(|organization| organization.text.clone()),
        };
        both.map(speaker).collect()
    }

    fn bearings_of(&self, at: RecordAt) -> Vec<Bearing> {
        let bearing = |(claim, position): &(u32, u32)| {
            let written = self.draft().claims.get(*claim as usize)?;
            let position = written.positions.get(*position as usize)?;
            Some(Bearing {
                id: written.id.to_string(),
                url: self.numbered(Family::Claim, &[*claim]).pop()?.href,
                stance: wording::stance(position.stance),
                remark: position.remark.as_ref().map(|remark| remark.to_string()),
            })
        };
        let all = self.index().claims_of.of(self.index().key(at));
        all.iter().filter_map(bearing).collect()
    }
}

fn whence(source: &Source, shown: &ShownQuote) -> Whence {
    Whence {
        id: source.id.to_string(),
        url: shown.source.link.href.clone(),
        title: source.title.to_string(),
        kind: source.kind,
        publisher: shown.source.publisher.as_ref().map(|name| name.text.clone()),
        published: source.published.as_ref().map(Dated::new),
    }
}
