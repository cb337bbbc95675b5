//! `quote-altered`: a passage that is close to the source's words, and not the same.

use std::ops::Range;

use crate::anchor::editorial::has_lone_word;
use crate::anchor::outcome::{Near, Outcome};
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::check::look::{Looked, passage};
use crate::check::nearest::{copied, differing, interrupts, runs_over_a_border};
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::ground::span::Span;
use crate::parse::record::Record;

/// A passage that is close to the source's words, and not the same.
pub const CHECK: Check = Check {
    code: "quote-altered",
    default: Severity::Error,
    line: "A passage has its source's words, and no others.",
    why: "Something very like the passage stands in the source, with other words in it. Where you left words out, say \
          so with `…`; where you put words in or changed one, put them in [brackets]; else copy the source's words. \
          Nothing is ever taken for a quotation because it is similar.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be opened in May\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n"
        ),
    )],
    run,
};

/// How many differing runs of words are pointed at.
const POINTED: usize = 4;
/// How some write that words are left out.
const OMITTED: [&str; 3] = ["(...)", "(…)", "(. . .)"];

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for looked in look.records() {
        if let Outcome::Near(near) = looked.outcome {
            out.push(altered(look, &looked, near));
        }
    }
}

fn altered(look: &Look<'_>, looked: &Looked<'_>, near: &Near) -> Diagnostic {
    let pieces: Vec<&str> = looked.record.passage.pieces.iter().map(|piece| &*piece.text).collect();
    let mine = pieces.join("\n");
    let over = pieces.len() == 1 && runs_over_a_border(near, &mine, look);
    let differing = differing(near, &mine, look);
    let pointed = || differing.iter().take(POINTED);
    let here: Vec<Span> =
        pointed().map(|(mine, _)| in_content(look, looked.record, mine)).collect();
    let whole = passage(looked.record);
    let apart = differing.is_empty() && pieces.len() > 1;
    let mut found = CHECK.at(
        here.first().copied().unwrap_or(whole),
        match (apart, over) {
            (true, _) => format!(
                "The words of this passage stand in {}, but not together.",
                looked.source.id
            ),
            (_, true) => {
                format!("This passage runs over the end of a paragraph of {}.", looked.source.id)
            }
            _ => format!("The passage has other words than {}.", looked.source.id),
        },
    );
    if here.first().is_some_and(Span::is_empty) {
        found = found.note("words are missing here");
    }
    for span in here.iter().skip(1) {
        found = found.label(*span, "");
    }
    for (_, theirs) in pointed() {
        if let Some(span) = look.in_seed(near.source, theirs) {
            let text = if theirs.is_empty() { "nothing stands here" } else { "the source's words" };
            found = found.label(span, text);
        }
    }
    let theirs = copied(near, look);
    found = found.help(format!("the source has: “{theirs}”"));
    if pieces.iter().any(|piece| has_lone_word(piece)) {
        found = found
            .help("two words or more stand on each side of `…`: one alone could stand anywhere");
    }
    let interrupts = |theirs: &Range<u32>| interrupts(near, theirs, look);
    let interrupted = differing.iter().any(|(_, theirs)| interrupts(theirs));
    if interrupted {
        found = found.help("the source interrupts the speaker here: leave its words out, and put a line that holds only `>` in their place");
    } else if differing.iter().any(|(mine, theirs)| mine.is_empty() && !theirs.is_empty()) {
        found = found.help("where you leave words out, put `…` in their place");
    }
    if OMITTED.iter().any(|dots| mine.contains(dots)) {
        found = found.help("left out words are marked by `…` or `[…]`, not in round brackets");
    } else if differing.iter().any(|(mine, theirs)| !mine.is_empty() && !interrupts(theirs)) {
        found = found.help("copy the source's words; your own go in [brackets]");
    }
    if apart {
        found = found
            .help("an empty `>` parts pieces only where the source interrupts them in one sentence, *she said*, or begins a new paragraph")
            .help("else put `…` where words are left out, or make two quotes of them");
    }
    if over {
        found = found.help("put a line that holds only `>` where the paragraph ends");
    }
    if let [piece] = &looked.record.passage.pieces[..]
        && !over
        && !interrupted
        && !piece.text.contains('\n')
        && !theirs.ends_with('…')
    {
        found = found.suggest(piece.span, theirs);
    }
    found.record(look.name(looked.at))
}

/// Where bytes of a passage's words (its pieces joined by a line end) stand in its file.
fn in_content(look: &Look<'_>, record: &Record, range: &Range<u32>) -> Span {
    let mut before = 0;
    for piece in &record.passage.pieces {
        let length = piece.text.len();
        if range.start as usize <= before + length {
            let start = range.start as usize - before;
            let end = (range.end as usize).saturating_sub(before).clamp(start, length);
            let written = look.draft().files.slice(piece.span);
            let at = |offset| piece.span.start as usize + offset_in(written, &piece.text, offset);
            return Span::new(piece.span.file, at(start), at(end));
        }
        before += length + 1;
    }
    passage(record)
}

/// From a byte of a piece's text to the byte of the piece as written, where `>` begins each further line.
fn offset_in(written: &str, text: &str, offset: usize) -> usize {
    let head = text.get(..offset).unwrap_or(text);
    let Some(last) = head.rfind('\n') else { return offset.min(written.len()) };
    let line = head.matches('\n').count();
    let start: usize = written.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = written.get(start..).unwrap_or("");
    let mark = rest.find('>').map_or(0, |at| at + 1);
    let mark = mark + usize::from(rest.get(mark..).is_some_and(|rest| rest.starts_with(' ')));
    (start + mark + (offset - last - 1)).min(written.len())
}
