//! `Comparison` → reports, one file for each format.

pub mod explain;
pub mod fit;
mod header;
pub mod json;
pub mod md;
pub mod only;
mod parts;
pub mod share;
pub mod stat;
pub mod term;
mod words;

pub use json::{json, json_stat};
pub use md::{md, md_stat};
pub use only::only;
pub use stat::stat;
pub use term::term;
