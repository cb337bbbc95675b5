//! `Anchored` × `Anchored` → `Changes`: what a reviewer must look at, found in the models and not in their text.

pub mod about;
pub mod changes;
pub mod comparison;
pub mod facing;
pub mod finding;
pub mod pages;
pub mod place;
pub mod wording;
