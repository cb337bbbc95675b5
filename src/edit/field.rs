//! A section of a content file, a field and its value → the bytes to put, and where: as `fmt` would have them stand.

use std::ops::Range;

use crate::parse::outline::{FieldLine, FieldLineKind, Outline, Part, PartKind, Section};

/// A text to put in the place of a range of bytes.
pub(super) type Splice = (Range<usize>, String);

/// The section whose heading begins at a byte.
pub(super) fn section(outline: &Outline, heading: u32) -> Option<&Section> {
    let is = |section: &&Section| {
        section.heading.as_ref().is_some_and(|at| at.line.start == heading as usize)
    };
    outline.sections.iter().find(is)
}

/// One more line `- name: value`, or the value that a field which may stand once has from now on. None where the
/// section's kind has no such field.
pub(super) fn put(text: &str, section: &Section, name: &str, value: &str) -> Option<Splice> {
    let heading = section.heading.as_ref()?;
    let kind = heading.kind?;
    let rank = kind.field(name)?;
    let lines = lines(section);
    let fields = lines.iter().filter_map(|line| match &line.what {
        FieldLineKind::Field { name, value } => {
            let rank = kind.field(text.get(name.clone())?);
            Some((rank.unwrap_or(usize::MAX), line, value))
        }
        _ => None,
    });
    let fields: Vec<(usize, &FieldLine, &Range<usize>)> = fields.collect();
    let many = kind.fields.get(rank).is_some_and(|field| field.many);
    if let Some((.., old)) = fields.iter().find(|(other, ..)| !many && *other == rank) {
        return Some((old.start..old.end, value.to_owned()));
    }
    let line_end = match text.get(heading.whole.clone()).is_some_and(|line| line.ends_with("\r\n"))
    {
        true => "\r\n",
        false => "\n",
    };
    let before = fields.iter().rev().find(|(other, ..)| *other <= rank).map(|(_, line, _)| line);
    let fields = section.parts.iter().find(|part| matches!(part.what, PartKind::Fields(_)));
    let at = match (before, fields) {
        (Some(line), _) => line.range.end,
        (None, Some(Part { range, .. })) => range.start,
        (None, None) => heading.whole.end,
    };
    let mut new = String::new();
    if !text.get(..at)?.ends_with('\n') {
        // The file's last line has no end.
        new.push_str(line_end);
    }
    new.push_str(&format!("- {name}: {value}"));
    if new.starts_with('-') {
        new.push_str(line_end);
    }
    // A passage directly below its heading.
    let apart = section.parts.first().is_none_or(|part| part.what == PartKind::Blank);
    if fields.is_none() && !apart {
        new.push_str(line_end);
    }
    Some((at..at, new))
}

/// Takes a line `- name: value` away.
pub(super) fn take(text: &str, section: &Section, name: &str, value: &str) -> Option<Splice> {
    let is = |line: &&FieldLine| match &line.what {
        FieldLineKind::Field { name: n, value: v } => {
            text.get(n.clone()) == Some(name) && text.get(v.clone()) == Some(value)
        }
        _ => false,
    };
    lines(section).iter().find(is).map(|line| (line.range.clone(), String::new()))
}

fn lines(section: &Section) -> &[FieldLine] {
    let fields = section.parts.iter().find_map(|part| match &part.what {
        PartKind::Fields(lines) => Some(lines.as_slice()),
        _ => None,
    });
    fields.unwrap_or_default()
}
