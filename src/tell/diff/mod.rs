//! `Comparison` → reports, one file for each format.

pub mod annotations;
pub mod explain;
mod header;
pub mod html;
pub mod json;
pub mod md;
pub mod only;
mod parts;
pub mod share;
pub mod stat;
pub mod term;
mod words;

pub use annotations::annotations;
pub use html::{html, html_stat};
pub use json::{json, json_stat};
pub use md::{md, md_stat};
pub use only::only;
pub use stat::stat;
pub use term::term;
