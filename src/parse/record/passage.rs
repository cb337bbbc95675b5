//! `Passage`: the exact words that a record is about, as pasted, in one or more pieces.

use crate::ground::span::Span;
use crate::parse::fault::{Fault, What};
use crate::parse::outline::{PartKind, PieceLines, Section};
use crate::parse::page::Page;
use crate::parse::record::fields::heading;
use crate::parse::record::kind::Kind;

/// The exact words that a record is about, as pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The lines, `>` included.
    pub span: Span,
    /// One or more; an empty `>` line parts them.
    pub pieces: Vec<Piece>,
}

/// One run of words of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its lines, from behind the first `> ` to the end of the last.
    pub span: Span,
    /// The raw characters after `> `, lines joined by LF.
    pub text: Box<str>,
}

/// Reads the passage of a section; where it has none, or none with a letter or digit, that is a fault.
pub fn read(
    page: &Page<'_>,
    section: &Section,
    kind: &Kind,
    faults: &mut Vec<Fault>,
) -> Option<Passage> {
    let found = section.parts.iter().find_map(|part| match &part.what {
        PartKind::Passage(pieces) => Some((&part.range, pieces)),
        _ => None,
    });
    let Some((range, pieces)) = found else {
        faults.push(Fault { span: heading(page, section), what: What::NoPassage(kind.name) });
        return None;
    };
    let end = range.start + page.text[range.clone()].trim_end_matches(['\r', '\n']).len();
    let span = page.span(&(range.start..end));
    let pieces = pieces.iter().filter_map(|lines| piece(page, lines)).collect::<Vec<_>>();
    if !pieces.iter().any(|piece| piece.text.contains(char::is_alphanumeric)) {
        faults.push(Fault { span, what: What::EmptyPassage });
        return None;
    }
    Some(Passage { span, pieces })
}

fn piece(page: &Page<'_>, piece: &PieceLines) -> Option<Piece> {
    let (first, last) = (piece.lines.first()?, piece.lines.last()?);
    let lines = piece.lines.iter().map(|line| &page.text[line.clone()]).collect::<Vec<_>>();
    let text = lines.join("\n").into_boxed_str();
    Some(Piece { span: page.span(&(first.start..last.end)), text })
}
