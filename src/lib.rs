//! onrecord: annotated briefings in which every quotation is proven to stand in a source.
//!
//! The rooms, in the order of the data's journey; ARCHITECTURE.md tells what each takes and gives.

pub mod anchor;
pub mod check;
pub mod diff;
pub mod edit;
pub mod ground;
pub mod parse;
pub mod read;
pub mod render;
pub mod site;
pub mod tell;
pub mod write;
