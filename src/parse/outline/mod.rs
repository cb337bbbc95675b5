//! The text of a content file → `Outline`: its sections and their parts, every byte of it in exactly one place.

mod conflict;
mod heading;
mod line;
mod parts;

use std::ops::Range;

use crate::parse::fault::What;
use crate::parse::record::kind::{Kind, Place};
use heading::{Around, Seen};
use line::{Cover, Line};

/// A content file, cut into sections; all ranges are bytes of its text. In this order, without a gap:
/// [`Outline::front`], the parts of [`Outline::preamble`], then each section's `lead`, heading line and parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The byte order mark and the front matter, where there is any.
    pub front: Range<usize>,
    /// What stands before the first heading.
    pub preamble: Vec<Part>,
    /// Subjects and records, in order.
    pub sections: Vec<Section>,
    /// What is wrong with the file's form, by place.
    pub faults: Vec<(Range<usize>, What)>,
}

/// A subject or record, or prose that goes on behind a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Comments directly above the heading: they move with it. Whole lines; often empty.
    pub lead: Range<usize>,
    /// The heading; none where prose goes on behind a judgment or correction (its heading is prose).
    pub heading: Option<Heading>,
    /// What it is.
    pub role: Role,
    /// All below the heading, in order, without a gap.
    pub parts: Vec<Part>,
}

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A subject.
    Subject,
    /// A record of the subject above.
    Record,
    /// Prose of the subject above, behind one of its records.
    Rest,
    /// A subject that can't be read as one, so that the records below it belong to nothing.
    BrokenSubject,
    /// A record that can't be read as one.
    BrokenRecord,
}

/// The heading of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The line without its line end.
    pub line: Range<usize>,
    /// The line with its line end.
    pub whole: Range<usize>,
    /// Its kind, or what it was probably meant to be.
    pub kind: Option<&'static Kind>,
    /// Its id.
    pub id: Option<Range<usize>>,
}

/// Some whole lines of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The lines, with their line ends.
    pub range: Range<usize>,
    /// What they are.
    pub what: PartKind,
}

/// What some lines are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartKind {
    /// Empty lines.
    Blank,
    /// A comment, with no text beside it.
    Comment,
    /// The list of fields.
    Fields(Vec<FieldLine>),
    /// The passage: its pieces.
    Passage(Vec<PieceLines>),
    /// Lines directly below the passage that lack their `>`; a fault tells of them.
    Stray,
    /// Prose, from its first line to its last one that isn't empty; comments within it included.
    Prose,
}

/// A line among the fields (or the lines of a comment there).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldLine {
    /// With the line end.
    pub range: Range<usize>,
    /// What it is.
    pub what: FieldLineKind,
}

/// What a line among the fields is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldLineKind {
    /// `- name: value`, white space around either left out.
    Field {
        /// The name.
        name: Range<usize>,
        /// The value; may be empty.
        value: Range<usize>,
    },
    /// A comment.
    Comment,
    /// No field; a fault tells of it.
    Stray,
}

/// A piece of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PieceLines {
    /// For each line, what stands behind `> `, without the line end. Never empty.
    pub lines: Vec<Range<usize>>,
}

impl Outline {
    /// Every part, lead and heading line in the order of the file: the whole text, byte for byte.
    pub fn ranges(&self) -> Vec<Range<usize>> {
        let mut ranges = vec![self.front.clone()];
        ranges.extend(self.preamble.iter().map(|part| part.range.clone()));
        for section in &self.sections {
            ranges.push(section.lead.clone());
            ranges.extend(section.heading.as_ref().map(|heading| heading.whole.clone()));
            ranges.extend(section.parts.iter().map(|part| part.range.clone()));
        }
        ranges
    }
}

/// Cuts the text of a content file.
pub fn outline(text: &str, place: &'static Place) -> Outline {
    let mut faults = Vec::new();
    let front = front(text, &mut faults);
    let lines = line::lines(text, front.end, &mut faults);
    let conflicts = conflict::conflicts(text, &lines).into_iter();
    faults.extend(conflicts.map(|one| (one.first, What::MergeConflict(one.last))));
    let heads = heads(text, place, &lines, &mut faults);
    let leads = heads.iter().map(|head| lead(text, &lines, head)).collect::<Vec<_>>();
    let first = leads.first().copied().unwrap_or(lines.len());
    let preamble = parts::prose(text, &lines[..first]);
    if let Some(part) = preamble.iter().find(|part| part.what == PartKind::Prose) {
        let line = text[part.range.clone()].lines().next().map_or("", str::trim_end);
        let start = part.range.start;
        faults.push((start..start + line.len(), What::BeforeSubject));
    }
    let mut sections = Vec::with_capacity(heads.len());
    for (n, head) in heads.iter().enumerate() {
        let body = head.at + usize::from(head.role != Role::Rest);
        let end = leads.get(n + 1).copied().unwrap_or(lines.len());
        let at = |n: usize| lines.get(n).map_or(text.len(), |line| line.start);
        let heading = (head.role != Role::Rest).then(|| Heading {
            line: at(head.at)..lines.get(head.at).map_or(text.len(), |line| line.end),
            whole: at(head.at)..at(body),
            kind: head.kind,
            id: head.id.clone(),
        });
        let parts = match head.role {
            Role::Rest => parts::prose(text, &lines[body..end]),
            Role::BrokenSubject | Role::BrokenRecord => {
                parts::parts(text, &lines[body..end], head.kind, &mut Vec::new())
            }
            Role::Subject | Role::Record => {
                parts::parts(text, &lines[body..end], head.kind, &mut faults)
            }
        };
        let lead = at(leads[n])..at(head.at);
        sections.push(Section { lead, heading, role: head.role, parts });
    }
    faults.sort_by_key(|(range, _)| (range.start, range.end));
    Outline { front, preamble, sections, faults }
}

/// The byte order mark and front matter, which is a fault where it stands.
fn front(text: &str, faults: &mut Vec<(Range<usize>, What)>) -> Range<usize> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = text[start..].split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return 0..start;
    };
    faults.push((start..start + first.trim_end().len(), What::FrontMatter));
    let mut end = start + first.len();
    for line in lines {
        end += line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return 0..end;
        }
        if heading::hashes(line.trim_end()).is_some_and(|(level, spaced)| level == 1 && spaced)
            && !line.contains(':')
        {
            break;
        }
    }
    0..start + first.len()
}

/// Where a section begins.
struct Head {
    /// The number of the heading's line.
    at: usize,
    role: Role,
    kind: Option<&'static Kind>,
    id: Option<Range<usize>>,
}

fn heads(
    text: &str,
    place: &'static Place,
    lines: &[Line],
    faults: &mut Vec<(Range<usize>, What)>,
) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let mut subject = false;
    for (at, line) in lines.iter().enumerate() {
        let shown = line.text(text);
        let Some((level, spaced)) = heading::hashes(shown).filter(|_| line.cover == Cover::None)
        else {
            continue;
        };
        let below = lines[at + 1..].iter();
        let mut below = below.filter(|line| line.cover == Cover::None && !line.is_blank(text));
        let next = below.next();
        let close = next.is_some_and(|next| next.start == line.next);
        let next = next.map_or("", |next| next.text(text));
        let around = Around { text, place, subject, next, close };
        let (role, kind, id) = match heading::heading(&around, line.start..line.end) {
            Seen::Prose => {
                let behind = heads
                    .last()
                    .is_some_and(|head| matches!(head.role, Role::Record | Role::BrokenRecord));
                if place.body && spaced && behind {
                    heads.push(Head { at, role: Role::Rest, kind: None, id: None });
                }
                continue;
            }
            Seen::Record { kind, id, fault } => {
                faults.extend(fault);
                let role = if kind.level == 1 { Role::Subject } else { Role::Record };
                (role, Some(kind), id)
            }
            Seen::Broken { fault, kind, id } => {
                faults.push(fault);
                let top = kind.map_or(level == 1, |kind| kind.level == 1);
                if !top && !place.records_only && !place.body {
                    continue;
                }
                (if top { Role::BrokenSubject } else { Role::BrokenRecord }, kind, id)
            }
        };
        let top = matches!(role, Role::Subject | Role::BrokenSubject);
        if !top && !subject && heads.is_empty() {
            faults.push((line.start..line.end, What::BeforeSubject));
        }
        subject |= top;
        heads.push(Head { at, role, kind, id });
    }
    heads
}

/// The number of the first line of the comments directly above a heading; the heading's where there is none.
fn lead(text: &str, lines: &[Line], head: &Head) -> usize {
    if head.role == Role::Rest {
        return head.at;
    }
    let comment = |line: &&Line| line.cover == Cover::Comment && !line.is_blank(text);
    head.at - lines[..head.at].iter().rev().take_while(comment).count()
}
