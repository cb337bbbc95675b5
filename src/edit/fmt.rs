//! `Anchored` → the content files that are not in their canonical form, in it.

use rayon::prelude::*;

use crate::anchor::Anchored;
use crate::edit::Change;
use crate::edit::lay::lay;
use crate::edit::order::{Facts, Order};
use crate::ground::files::{File, FileId};
use crate::parse::fault::What;
use crate::parse::outline::{Outline, outline};
use crate::parse::place;

/// Every content file that is not in canonical form, with its canonical text, in path order: fields in the order of
/// their kind's table, a source's records in the order of their passages, one blank line between parts, LF, a source's
/// `sha256` where it has none. No character inside a value, a passage, prose or a comment is touched, and nothing is
/// lost. Files with errors in their form are left as they are: see [`left_alone`].
pub fn fmt(anchored: &Anchored) -> Vec<Change> {
    let order = Order::of(anchored);
    let files: Vec<(FileId, &File)> = anchored.draft.files.under("content/").collect();
    files
        .par_iter()
        .filter_map(|(file, content)| {
            let (text, outline) = read(content)?;
            let broken = outline.faults.iter().any(|(_, what)| breaks(what));
            if broken || undecided(anchored, *file) {
                return None;
            }
            let canonical = lay(text, &outline, &Facts { order: &order, file: *file });
            (canonical != text).then_some(Change { file: *file, text: canonical })
        })
        .collect()
}

/// The files that [`fmt`] leaves as they are because of errors in their form, in path order. `check` tells what these are.
pub fn left_alone(anchored: &Anchored) -> Vec<FileId> {
    let files: Vec<(FileId, &File)> = anchored.draft.files.under("content/").collect();
    let broken = |(file, content): &(FileId, &File)| {
        place::of(&content.path)?;
        let left = match read(content) {
            Some((_, outline)) => {
                outline.faults.iter().any(|(_, what)| breaks(what)) || undecided(anchored, *file)
            }
            None => true,
        };
        left.then_some(*file)
    };
    files.par_iter().filter_map(broken).collect()
}

/// The text of a content file and its outline; none where it is no content file or no text.
fn read(file: &File) -> Option<(&str, Outline)> {
    let text = file.text().filter(|text| !text.contains('\0'))?;
    Some((text, outline(text, place::of(&file.path)?)))
}

/// Whether a fault leaves open what belongs to what.
fn breaks(what: &What) -> bool {
    !matches!(what, What::FieldInProse(_) | What::FileName(_))
}

/// Whether a fault leaves open where something belongs: a field that its kind doesn't have, or an id that stands twice, of
/// which the first in the file holds.
fn undecided(anchored: &Anchored, file: FileId) -> bool {
    let faults = &anchored.draft.faults;
    let first = faults.partition_point(|fault| {
        anchored.draft.files.get(fault.span.file).path < anchored.draft.files.get(file).path
    });
    let of_file = faults.iter().skip(first).take_while(|fault| fault.span.file == file);
    of_file.into_iter().any(|fault| {
        matches!(
            fault.what,
            What::UnknownField { .. } | What::DuplicateId { .. } | What::ReusedId { .. }
        )
    })
}
