//! Diagnostics, and comparisons → reports, one file for each format.

pub mod annotation;
pub mod diff;
mod excerpt;
pub mod explain;
pub mod fit;
pub mod github;
pub mod json;
pub mod markdown;
pub mod overlay;
pub mod plain;
pub mod rdjson;
mod rows;
pub mod sarif;
pub mod summary;
pub mod term;
mod url;

pub use annotation::annotations;
pub use explain::{explain, list};
pub use github::github;
pub use json::json;
pub use overlay::overlay;
pub use rdjson::rdjson;
pub use sarif::sarif;
pub use summary::summary;
pub use term::term;
