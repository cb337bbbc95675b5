//! A content file's outline → its canonical text.

use std::ops::Range;

use crate::edit::order::Facts;
use crate::parse::outline::{FieldLine, FieldLineKind, Outline, Part, PartKind, Role, Section};
use crate::parse::record::kind::Kind;

/// The canonical text of a file without faults in its form.
pub(super) fn lay(text: &str, outline: &Outline, facts: &Facts<'_>) -> String {
    let mut paper = Paper { text, out: String::with_capacity(text.len() + 80) };
    paper.parts(&outline.preamble, None, None);
    for section in ordered(outline, facts) {
        paper.blank();
        paper.lines(&section.lead);
        if let Some(heading) = &section.heading {
            paper.line(heading.line.clone());
        }
        // A hash that can't be read is somebody's line: it is told, not doubled.
        let hash = section.heading.as_ref().and_then(|heading| facts.hash(heading.line.start));
        let hash = hash.filter(|_| !paper.has(section, "sha256"));
        let kind = section.heading.as_ref().and_then(|heading| heading.kind);
        paper.parts(&section.parts, kind, hash);
    }
    paper.out
}

/// The sections in their order: the records of each subject by where their passages stand. What has no place stays
/// behind the record before it.
fn ordered<'a>(outline: &'a Outline, facts: &Facts<'_>) -> Vec<&'a Section> {
    let mut ordered = Vec::with_capacity(outline.sections.len());
    let mut records: Vec<(u32, Vec<&Section>)> = Vec::new();
    for section in &outline.sections {
        if section.role == Role::Subject {
            ordered.extend(settled(&mut records));
            ordered.push(section);
            continue;
        }
        let place = section.heading.as_ref().and_then(|heading| facts.passage(heading.line.start));
        match (place, records.last_mut()) {
            (Some(place), _) => records.push((place, vec![section])),
            (None, Some((_, with))) => with.push(section),
            (None, None) => ordered.push(section),
        }
    }
    ordered.extend(settled(&mut records));
    ordered
}

fn settled<'a>(records: &mut Vec<(u32, Vec<&'a Section>)>) -> Vec<&'a Section> {
    records.sort_by_key(|(place, _)| *place);
    records.drain(..).flat_map(|(_, sections)| sections).collect()
}

/// The canonical text as it is written.
struct Paper<'a> {
    text: &'a str,
    out: String,
}

impl Paper<'_> {
    /// Whether a field stands below a heading, whatever its value.
    fn has(&self, section: &Section, field: &str) -> bool {
        let lines = section.parts.iter().flat_map(|part| match &part.what {
            PartKind::Fields(lines) => lines.as_slice(),
            _ => &[],
        });
        lines.into_iter().any(|line| match &line.what {
            FieldLineKind::Field { name, .. } => self.text.get(name.clone()) == Some(field),
            _ => false,
        })
    }

    /// Empty lines between what stands there and what follows: one.
    fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A line's characters, with a line end.
    fn line(&mut self, range: Range<usize>) {
        self.out.push_str(self.text.get(range).unwrap_or(""));
        self.out.push('\n');
    }

    /// Whole lines as they are, with LF at their ends; a file that was converted twice has several CR there.
    fn lines(&mut self, range: &Range<usize>) {
        for line in self.text.get(range.clone()).unwrap_or("").split_inclusive('\n') {
            let line = line.strip_suffix('\n').unwrap_or(line);
            self.out.push_str(line.trim_end_matches('\r'));
            self.out.push('\n');
        }
    }

    /// The parts below a heading. Beside a comment a blank line stays where one is; the passage of a record without
    /// fields stands directly below its heading.
    fn parts(&mut self, parts: &[Part], kind: Option<&'static Kind>, hash: Option<&str>) {
        let mut blank = false;
        let mut before: Option<&PartKind> = None;
        for part in parts {
            let apart = match (before, &part.what) {
                (_, PartKind::Blank) => {
                    blank = true;
                    continue;
                }
                (None, PartKind::Fields(_) | PartKind::Passage(_)) => false,
                (Some(PartKind::Comment), _) | (_, PartKind::Comment) => blank,
                _ => true,
            };
            if apart {
                self.blank();
            }
            match &part.what {
                PartKind::Fields(fields) => self.fields(fields, kind, hash),
                _ => self.lines(&part.range),
            }
            before = Some(&part.what);
            blank = false;
        }
    }

    /// Fields in the order of their kind's table; of one name in the order of the file. A comment goes with the field
    /// below it.
    fn fields(&mut self, fields: &[FieldLine], kind: Option<&'static Kind>, hash: Option<&str>) {
        let last = usize::MAX;
        let mut items: Vec<(usize, Vec<&FieldLine>)> = Vec::new();
        let mut comments = Vec::new();
        for line in fields {
            let FieldLineKind::Field { name, .. } = &line.what else {
                comments.push(line);
                continue;
            };
            let name = self.text.get(name.clone()).unwrap_or("");
            let rank = kind.filter(|kind| !kind.pairs).and_then(|kind| kind.field(name));
            let mut item = std::mem::take(&mut comments);
            item.push(line);
            items.push((rank.unwrap_or(last), item));
        }
        if !comments.is_empty() {
            items.push((last, comments));
        }
        let mut hash = hash.zip(kind.and_then(|kind| kind.field("sha256")));
        items.sort_by_key(|(rank, _)| *rank);
        for (rank, item) in items {
            if let Some((value, place)) = hash
                && place < rank
            {
                self.hash(value);
                hash = None;
            }
            for line in item {
                self.field(line);
            }
        }
        if let Some((value, _)) = hash {
            self.hash(value);
        }
    }

    fn field(&mut self, line: &FieldLine) {
        let FieldLineKind::Field { name, value } = &line.what else {
            return self.lines(&line.range);
        };
        self.out.push_str("- ");
        self.out.push_str(self.text.get(name.clone()).unwrap_or(""));
        self.out.push(':');
        if !value.is_empty() {
            self.out.push(' ');
        }
        self.line(value.clone());
    }

    fn hash(&mut self, hash: &str) {
        self.out.push_str("- sha256: ");
        self.out.push_str(hash);
        self.out.push('\n');
    }
}
