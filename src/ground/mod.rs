//! The words that every room shares: files, places in them, diagnostics, ids, dates, addresses.

pub mod address;
pub mod calendar;
pub mod date;
pub mod diagnostic;
pub mod escape;
pub mod files;
pub mod id;
pub mod lines;
pub mod markdown;
pub mod span;
pub mod target;
pub mod theme;
pub mod topic;
pub mod white;
