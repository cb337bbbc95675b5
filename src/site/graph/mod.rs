//! Who is named with whom, as a drawing: which names and lines it shows, and where each stands.

pub mod layout;
pub mod pick;
