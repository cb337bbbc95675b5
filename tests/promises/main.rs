//! Drives the built program: what it promises about hostile text, links, folders, odd files and equal bytes.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may read files and fail"
)]

mod bytes;
mod commands;
mod diff;
mod escaped;
mod folders;
mod footprint;
#[path = "../bench/generate.rs"]
mod generate;
mod history;
mod hostile;
#[path = "../journey/mod.rs"]
mod journey;
mod lines;
mod links;
mod merges;
mod odd;
#[path = "../page/mod.rs"]
mod page;
mod search;
mod tour;
mod unchanged;
mod weight;
mod withheld;
mod workflows;
mod world;
