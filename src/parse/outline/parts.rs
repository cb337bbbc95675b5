//! The lines of a section → its parts: fields, passage, prose, comments, empty lines.

use std::ops::Range;

use super::line::{Cover, Line, indented};
use super::{FieldLine, FieldLineKind, Part, PartKind, PieceLines};
use crate::parse::fault::What;
use crate::parse::record::kind::{Kind, unlisted};

type Faults = Vec<(Range<usize>, What)>;

/// The parts where there are neither fields nor a passage.
pub(super) fn prose(text: &str, lines: &[Line]) -> Vec<Part> {
    let mut parts = Vec::new();
    let rest = gaps(text, lines, &mut parts);
    prose_and_end(text, rest, &mut parts);
    parts
}

/// The parts below a heading.
pub(super) fn parts(
    text: &str,
    lines: &[Line],
    kind: Option<&'static Kind>,
    faults: &mut Faults,
) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = gaps(text, lines, &mut parts);
    if rest.first().is_some_and(|line| begins_fields(line.text(text), kind)) {
        rest = fields(text, rest, kind, &mut parts, faults);
        rest = gaps(text, rest, &mut parts);
    }
    let takes_passage = kind.is_none_or(|kind| kind.passage);
    if takes_passage && rest.first().is_some_and(|line| behind_mark(text, line).is_some()) {
        rest = passage(text, rest, &mut parts, faults);
        rest = gaps(text, rest, &mut parts);
    }
    prose_and_end(text, rest, &mut parts);
    if let (Some(kind), Some(Part { range, what: PartKind::Prose })) =
        (kind, parts.iter().find(|part| part.what == PartKind::Prose))
    {
        let prose = rest.iter().filter(|line| range.contains(&line.start));
        fields_in_prose(text, prose, kind, faults);
    }
    parts
}

/// Takes the empty lines and comments off the front.
fn gaps<'a>(text: &str, mut lines: &'a [Line], parts: &mut Vec<Part>) -> &'a [Line] {
    loop {
        let blank = lines.iter().take_while(|line| is_gap(text, line)).count();
        if blank > 0 {
            parts.push(part(&lines[..blank], PartKind::Blank));
            lines = &lines[blank..];
        }
        let comment = lines.iter().take_while(|line| line.cover == Cover::Comment).count();
        if comment > 0 {
            parts.push(part(&lines[..comment], PartKind::Comment));
            lines = &lines[comment..];
        }
        if blank + comment == 0 {
            return lines;
        }
    }
}

fn is_gap(text: &str, line: &Line) -> bool {
    line.cover == Cover::None && line.is_blank(text)
}

/// The prose up to its last line, then what is left of empty lines and comments.
fn prose_and_end(text: &str, lines: &[Line], parts: &mut Vec<Part>) {
    let end = lines
        .iter()
        .rposition(|line| line.cover != Cover::Comment && !is_gap(text, line))
        .map_or(0, |last| last + 1);
    if end > 0 {
        parts.push(part(&lines[..end], PartKind::Prose));
    }
    gaps(text, &lines[end..], parts);
}

fn part(lines: &[Line], what: PartKind) -> Part {
    let start = lines.first().map_or(0, |line| line.start);
    Part { range: start..lines.last().map_or(start, |line| line.next), what }
}

/// Whether the first line below a heading begins its fields, be it with a slip (`* title: …`, `title: …`).
fn begins_fields(line: &str, kind: Option<&Kind>) -> bool {
    if line.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_whitespace)) {
        return true;
    }
    unlisted(line)
        .split_once(':')
        .is_some_and(|(name, _)| kind.is_some_and(|kind| kind.field(name.trim()).is_some()))
}

fn fields<'a>(
    text: &str,
    lines: &'a [Line],
    kind: Option<&Kind>,
    parts: &mut Vec<Part>,
    faults: &mut Faults,
) -> &'a [Line] {
    let ends = |line: &Line| {
        is_gap(text, line)
            || line.cover == Cover::Fence
            || line.cover == Cover::None && behind_mark(text, line).is_some()
    };
    let count = lines.iter().take_while(|line| !ends(line)).count();
    let pairs = kind.is_some_and(|kind| kind.pairs);
    let mut fields = Vec::with_capacity(count);
    for line in &lines[..count] {
        let what = if line.cover == Cover::Comment {
            FieldLineKind::Comment
        } else {
            field(text, line, pairs).unwrap_or_else(|| {
                let shown = trimmed(text, line.start..line.end);
                let slip = kind.and_then(|kind| Some((kind, kind.slip(&text[shown.clone()])?)));
                let meant = slip.map(|(kind, (at, value))| {
                    format!("- {}: {value}", kind.fields[at].name).trim_end().to_owned()
                });
                faults.push((shown, What::LineAmongFields { meant, pairs }));
                FieldLineKind::Stray
            })
        };
        fields.push(FieldLine { range: line.start..line.next, what });
    }
    parts.push(part(&lines[..count], PartKind::Fields(fields)));
    if let Some(line) = lines.get(count).filter(|line| line.cover == Cover::Fence) {
        faults.push((line.start..line.end, What::LineAmongFields { meant: None, pairs }));
    }
    &lines[count..]
}

/// `- name: value`; of pairs the last `: ` parts the two.
fn field(text: &str, line: &Line, pairs: bool) -> Option<FieldLineKind> {
    let rest =
        line.text(text).strip_prefix('-').filter(|rest| rest.starts_with(char::is_whitespace))?;
    let start = line.end - rest.len();
    let colon = if pairs {
        rest.rfind(": ").or_else(|| rest.trim_end().strip_suffix(':').map(str::len))
    } else {
        rest.find(':')
    }?;
    let name = trimmed(text, start..start + colon);
    let value = trimmed(text, start + colon + 1..line.end);
    (!name.is_empty()).then_some(FieldLineKind::Field { name, value })
}

/// The range without white space (also non-breaking) around it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let all = &text[range.clone()];
    let start = range.start + (all.len() - all.trim_start().len());
    start..start + all.trim().len()
}

/// What stands behind the `>` (and one space) of a line of a block quotation.
fn behind_mark(text: &str, line: &Line) -> Option<Range<usize>> {
    let rest = indented(line.text(text))?.strip_prefix('>')?;
    let rest = rest.strip_prefix([' ', '\t', '\u{a0}']).unwrap_or(rest);
    Some(line.end - rest.len()..line.end)
}

fn passage<'a>(
    text: &str,
    lines: &'a [Line],
    parts: &mut Vec<Part>,
    faults: &mut Faults,
) -> &'a [Line] {
    let mut pieces = Vec::new();
    let mut current = Vec::new();
    let mut count = 0;
    for line in lines {
        let Some(words) = behind_mark(text, line).filter(|_| line.cover == Cover::None) else {
            break;
        };
        count += 1;
        if !text[words.clone()].trim().is_empty() {
            current.push(words);
        } else if !current.is_empty() {
            pieces.push(PieceLines { lines: std::mem::take(&mut current) });
        }
    }
    if !current.is_empty() {
        pieces.push(PieceLines { lines: current });
    }
    parts.push(part(&lines[..count], PartKind::Passage(pieces)));
    let rest = &lines[count..];
    let stray =
        rest.iter().take_while(|line| line.cover == Cover::None && !line.is_blank(text)).count();
    if stray > 0 {
        faults.push((trimmed(text, rest[0].start..rest[0].end), What::LineWithoutMark));
        parts.push(part(&rest[..stray], PartKind::Stray));
    }
    &rest[stray..]
}

/// `- name: value` in prose, where the name is one of the kind's fields.
fn fields_in_prose<'a>(
    text: &str,
    lines: impl Iterator<Item = &'a Line>,
    kind: &'static Kind,
    faults: &mut Faults,
) {
    for line in lines.filter(|line| line.cover == Cover::None) {
        if let Some(rest) = line.text(text).strip_prefix("- ")
            && let Some((name, _)) = rest.split_once(':')
            && let Some(field) = kind.field(name.trim())
        {
            let what = What::FieldInProse(kind.fields[field].name);
            faults.push((trimmed(text, line.start..line.end), what));
        }
    }
}
