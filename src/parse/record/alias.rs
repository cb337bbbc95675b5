//! `## aliases`: words that stand for an entity in one document.

use rustc_hash::FxHashMap;

use crate::ground::span::{Span, Words};
use crate::parse::fault::{Fault, What};
use crate::parse::outline::Section;
use crate::parse::page::Page;
use crate::parse::record::fields::pairs;
use crate::parse::record::kind::Kind;
use crate::parse::reference::{self, Reference};

/// Words of this document that stand for an entity, or for none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentAlias {
    /// The words.
    pub words: Words,
    /// The entity; nothing for `none`, which leaves the words unlinked.
    pub of: Option<Reference>,
}

/// `## aliases`
pub const ALIASES: Kind =
    Kind { name: "aliases", level: 2, id: false, passage: false, pairs: true, fields: &[] };

/// Of words that stand in a document's aliases twice the first stay; the others are faults.
pub fn keep_first(aliases: &mut Vec<DocumentAlias>, faults: &mut Vec<Fault>) {
    let mut seen: FxHashMap<Box<str>, Span> = FxHashMap::default();
    aliases.retain(|alias| {
        let first = *seen.entry(alias.words.as_str().into()).or_insert_with(|| alias.words.span());
        let stays = first == alias.words.span();
        if !stays {
            let what = What::RepeatedField { field: alias.words.to_string(), first };
            faults.push(Fault { span: alias.words.span(), what });
        }
        stays
    });
}

/// Reads a list of aliases; a value that is no id is a fault.
pub fn read(page: &Page<'_>, section: &Section, faults: &mut Vec<Fault>) -> Vec<DocumentAlias> {
    let mut aliases = Vec::new();
    for (name, value) in pairs(section) {
        let (words, id) = (page.words(name), page.words(value));
        if id.is_empty() {
            let what = What::EmptyValue(words.to_string());
            faults.push(Fault { span: words.span(), what });
            continue;
        }
        let of = if &*id == "none" { None } else { reference::read(&id) };
        if of.is_none() && &*id != "none" {
            let expected = "an entity's id, or `none`".to_owned();
            let nearest = reference::meant(&id);
            let what =
                What::BadValue { field: "aliases", required: false, expected, id: true, nearest };
            faults.push(Fault { span: id.span(), what });
            continue;
        }
        aliases.push(DocumentAlias { words, of });
    }
    aliases
}
