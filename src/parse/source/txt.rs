//! Plain text → its blocks: an empty line ends one; a file without any has a block a line.

use crate::parse::source::BlockKind;
use crate::parse::source::canonical::Canonical;

/// Reads plain text.
pub(super) fn read(text: &str) -> Canonical {
    let mut canonical = Canonical::default();
    canonical.add(text, 0);
    for block in blocks(canonical.text()) {
        canonical.block(block, BlockKind::Paragraph);
    }
    canonical
}

fn blocks(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        lines.push((start..start + line.len(), line.trim().is_empty()));
        start += line.len();
    }
    let full = |line: &(std::ops::Range<usize>, bool)| !line.1;
    let first = lines.iter().position(full).unwrap_or(0);
    let last = lines.iter().rposition(full).map_or(0, |last| last + 1);
    let lines = &lines[first.min(last)..last];
    let parted = lines.iter().any(|(_, empty)| *empty);
    let mut blocks: Vec<std::ops::Range<usize>> = Vec::new();
    let mut open = false;
    for (range, empty) in lines {
        match blocks.last_mut() {
            _ if *empty => {}
            Some(block) if open && parted => block.end = range.end,
            _ => blocks.push(range.clone()),
        }
        open = !empty;
    }
    blocks
}
