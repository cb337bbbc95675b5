//! Diagnostics → reports, one file for each format.

pub mod diff;
mod excerpt;
pub mod explain;
pub mod json;
pub mod markdown;
pub mod overlay;
pub mod plain;
pub mod term;
mod url;

pub use explain::{explain, list};
pub use json::json;
pub use overlay::overlay;
pub use term::term;
