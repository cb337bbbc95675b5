//! Ids within one family or one file: of two that are the same the first stays, and old ids name one thing only.

use rustc_hash::FxHashMap;

use crate::ground::span::{Span, Words};
use crate::parse::fault::{Fault, What};
use crate::parse::record::Head;

/// Something with an id.
pub trait Identified {
    /// Its id; none for records that have none.
    fn id(&self) -> Option<&Words>;
    /// Its head, which has its old ids.
    fn head(&mut self) -> &mut Head;
}

/// Drops what has an id that stands before, and old ids that are somebody's id or old id.
pub fn keep_first<T: Identified>(items: &mut Vec<T>, faults: &mut Vec<Fault>) {
    let mut seen: FxHashMap<Box<str>, Span> = FxHashMap::default();
    items.retain(|item| {
        let Some(id) = item.id() else { return true };
        match seen.get(id.as_str()) {
            Some(first) => {
                let what = What::DuplicateId { id: id.to_string(), first: *first };
                faults.push(Fault { span: id.span(), what });
                false
            }
            None => {
                seen.insert(id.as_str().into(), id.span());
                true
            }
        }
    });
    for item in items.iter_mut() {
        item.head().was.retain(|old| match seen.get(old.as_str()) {
            Some(first) => {
                let what = What::ReusedId { id: old.to_string(), first: *first };
                faults.push(Fault { span: old.span(), what });
                false
            }
            None => {
                seen.insert(old.as_str().into(), old.span());
                true
            }
        });
    }
}
