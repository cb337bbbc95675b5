//! `Comparison` → reports, one file for each format.

pub mod explain;
pub mod fit;
mod header;
pub mod json;
pub mod only;
pub mod stat;
pub mod term;

pub use json::json;
pub use only::only;
pub use stat::stat;
pub use term::term;
