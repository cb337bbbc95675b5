//! `Site` → pages as bytes.

pub mod escape;
pub mod ids;
pub mod prose;
