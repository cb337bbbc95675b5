//! One content file → the subjects in it, and what is wrong with it.

use crate::ground::files::{Content as Bytes, File, FileId};
use crate::ground::id::{self, Family};
use crate::ground::span::{Span, Words};
use crate::parse::fault::{Fault, What};
use crate::parse::ids::{Identified, keep_first};
use crate::parse::outline::{self, Heading, Outline, PartKind, Role, Section};
use crate::parse::page::Page;
use crate::parse::prose;
use crate::parse::record::kind::Place;
use crate::parse::record::{
    self, Briefing, Claim, Correction, Entity, Head, Judgment, Record, Source, alias,
};

/// The id of a subject or record that was written, but could not be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lost {
    /// The subject's family.
    pub family: Family,
    /// The subject's id.
    pub subject: Box<str>,
    /// The record's id, where it is a record that was lost.
    pub record: Option<Box<str>>,
}

/// What stands in one content file.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub sources: Vec<Source>,
    pub entities: Vec<Entity>,
    pub claims: Vec<Claim>,
    pub briefings: Vec<Briefing>,
    pub lost: Vec<Lost>,
    pub faults: Vec<Fault>,
}

/// The text of a content file; where it has none, that is a fault.
pub(super) fn text<'a>(id: FileId, file: &'a File, faults: &mut Vec<Fault>) -> Option<&'a str> {
    let at = |start, end| Span::new(id, start, end);
    match &file.content {
        Bytes::Binary { valid_up_to, .. } => {
            let what = What::NotUtf8(*valid_up_to);
            faults.push(Fault { span: at(*valid_up_to, *valid_up_to), what });
            None
        }
        Bytes::Text(text) => {
            if let Some(nul) = memchr::memchr(0, text.as_bytes()) {
                faults.push(Fault { span: at(nul, nul + 1), what: What::Nul });
            }
            if text.trim_start_matches('\u{feff}').trim().is_empty() {
                faults.push(Fault { span: at(0, 0), what: What::EmptyFile });
                return None;
            }
            Some(text)
        }
    }
}

/// Reads a file of annotations, entities, claims or briefings.
pub(super) fn read(
    id: FileId,
    file: &File,
    place: &'static Place,
    marks: &[(char, char)],
) -> Content {
    let mut content = Content::default();
    let Some(text) = text(id, file, &mut content.faults) else { return content };
    let page = Page { file: id, text, marks };
    let outline = outline::outline(text, place);
    let faults = outline.faults.iter();
    content
        .faults
        .extend(faults.map(|(at, what)| Fault { span: page.span(at), what: what.clone() }));
    let family = match place.name {
        "annotations" => Family::Source,
        "entities" => Family::Entity,
        "claims" => Family::Claim,
        _ => Family::Briefing,
    };
    let mut reading = Reading { page: &page, family, subject: None, content };
    for section in &outline.sections {
        reading.section(section);
    }
    let mut content = reading.content;
    for source in &mut content.sources {
        keep_first(&mut source.records, &mut content.faults);
        alias::keep_first(&mut source.aliases, &mut content.faults);
        source.records.shrink_to_fit();
    }
    for briefing in &mut content.briefings {
        keep_first_of_both(briefing, &mut content.faults);
    }
    file_name(&page, &file.path, &outline, &mut content.faults);
    content
}

/// A content file while its sections are read in order.
struct Reading<'a> {
    page: &'a Page<'a>,
    family: Family,
    /// The id of the subject that records belong to now.
    subject: Option<Box<str>>,
    content: Content,
}

impl Reading<'_> {
    fn section(&mut self, section: &Section) {
        let Some(heading) = &section.heading else { return self.rest(section) };
        match section.role {
            Role::Subject => {
                let id = heading.id.as_ref().map(|id| self.page.text[id.clone()].into());
                self.subject = id;
                self.subject(section, heading);
            }
            Role::BrokenSubject => {
                self.subject = self.meant_id(heading);
                self.lose(None);
            }
            Role::Record => self.record(section, heading),
            Role::BrokenRecord => self.lose_record(heading),
            Role::Rest => self.rest(section),
        }
    }

    fn subject(&mut self, section: &Section, heading: &Heading) {
        let (page, content) = (self.page, &mut self.content);
        let faults = &mut content.faults;
        match self.family {
            Family::Source => {
                content.sources.extend(record::source::read(page, section, heading, faults));
            }
            Family::Entity => {
                content.entities.extend(record::entity::read(page, section, heading, faults));
            }
            Family::Claim => {
                content.claims.extend(record::claim::read(page, section, heading, faults));
            }
            Family::Briefing => {
                content.briefings.extend(record::briefing::read(page, section, heading, faults));
            }
        }
    }

    fn record(&mut self, section: &Section, heading: &Heading) {
        let faults = &mut self.content.faults;
        let subject = self.subject.as_deref();
        let kind = heading.kind.map_or("", |kind| kind.name);
        let source = self.content.sources.last_mut().filter(|one| subject == Some(&*one.id));
        let briefing = self.content.briefings.last_mut().filter(|one| subject == Some(&*one.id));
        let read = match (kind, source, briefing) {
            ("aliases", Some(source), _) => {
                source.aliases.extend(alias::read(self.page, section, faults));
                true
            }
            ("judgment", _, Some(briefing)) => {
                let one = record::judgment::read(self.page, section, heading, faults);
                one.map(|one| briefing.judgments.push(one)).is_some()
            }
            ("correction", _, Some(briefing)) => {
                let one = record::correction::read(self.page, section, heading, faults);
                one.map(|one| briefing.corrections.push(one)).is_some()
            }
            (_, Some(source), _) => {
                let one = record::read(self.page, section, heading, faults);
                one.map(|one| source.records.push(one)).is_some()
            }
            _ => false,
        };
        if !read {
            self.lose_record(heading);
        }
    }

    /// Prose behind a judgment or correction: a further part of the body.
    fn rest(&mut self, section: &Section) {
        let subject = self.subject.as_deref();
        let part = section.parts.iter().find(|part| part.what == PartKind::Prose);
        if let Some(briefing) =
            self.content.briefings.last_mut().filter(|one| subject == Some(&*one.id))
            && let Some(part) = part
        {
            briefing.body.push(prose::read(self.page, &part.range, &mut self.content.faults));
        }
    }

    fn lose_record(&mut self, heading: &Heading) {
        if let Some(id) = self.meant_id(heading) {
            self.lose(Some(id));
        }
    }

    /// The id in a broken heading, or the one that its words were meant as, so that references to it aren't told, too.
    fn meant_id(&self, heading: &Heading) -> Option<Box<str>> {
        if let Some(id) = &heading.id {
            return Some(self.page.text[id.clone()].into());
        }
        let line = self.page.text[heading.line.clone()].trim_start_matches(['#', ' ']);
        let id = id::from_words(line.split_once(char::is_whitespace)?.1);
        (!id.is_empty()).then(|| id.into())
    }

    fn lose(&mut self, record: Option<Box<str>>) {
        if let Some(subject) = self.subject.clone() {
            self.content.lost.push(Lost { family: self.family, subject, record });
        }
    }
}

/// Judgments and corrections of one briefing share their ids.
fn keep_first_of_both(briefing: &mut Briefing, faults: &mut Vec<Fault>) {
    let judgments = std::mem::take(&mut briefing.judgments).into_iter().map(Below::Judgment);
    let corrections = std::mem::take(&mut briefing.corrections).into_iter().map(Below::Correction);
    let mut both = judgments.chain(corrections).collect::<Vec<_>>();
    both.sort_by_key(|one| match one {
        Below::Judgment(one) => one.head.span,
        Below::Correction(one) => one.head.span,
    });
    keep_first(&mut both, faults);
    for one in both {
        match one {
            Below::Judgment(one) => briefing.judgments.push(one),
            Below::Correction(one) => briefing.corrections.push(one),
        }
    }
}

/// A record of a briefing.
enum Below {
    Judgment(Judgment),
    Correction(Correction),
}

impl Identified for Below {
    fn id(&self) -> Option<&Words> {
        match self {
            Below::Judgment(one) => Some(&one.id),
            Below::Correction(one) => Some(&one.id),
        }
    }

    fn head(&mut self) -> &mut Head {
        match self {
            Below::Judgment(one) => &mut one.head,
            Below::Correction(one) => &mut one.head,
        }
    }
}

impl Identified for Record {
    fn id(&self) -> Option<&Words> {
        self.id.as_ref()
    }

    fn head(&mut self) -> &mut Head {
        &mut self.head
    }
}

impl Identified for Source {
    fn id(&self) -> Option<&Words> {
        Some(&self.id)
    }

    fn head(&mut self) -> &mut Head {
        &mut self.head
    }
}

impl Identified for Entity {
    fn id(&self) -> Option<&Words> {
        Some(&self.id)
    }

    fn head(&mut self) -> &mut Head {
        &mut self.head
    }
}

impl Identified for Claim {
    fn id(&self) -> Option<&Words> {
        Some(&self.id)
    }

    fn head(&mut self) -> &mut Head {
        &mut self.head
    }
}

impl Identified for Briefing {
    fn id(&self) -> Option<&Words> {
        Some(&self.id)
    }

    fn head(&mut self) -> &mut Head {
        &mut self.head
    }
}

/// A file of one subject should be named after it: Obsidian goes by the name.
fn file_name(page: &Page<'_>, path: &str, outline: &Outline, faults: &mut Vec<Fault>) {
    let mut subjects = outline
        .sections
        .iter()
        .filter(|section| matches!(section.role, Role::Subject | Role::BrokenSubject));
    let (first, second) = (subjects.next(), subjects.next());
    let id = first.and_then(|section| section.heading.as_ref()?.id.as_ref());
    if let (Some(id), None) = (id, second) {
        let name = format!("{}.md", &page.text[id.clone()]);
        if path.rsplit('/').next() != Some(&name) {
            faults.push(Fault { span: page.span(id), what: What::FileName(name) });
        }
    }
}
