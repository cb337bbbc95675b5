//! The page of an old id.

use serde::Serialize;

use crate::site::link::Link;

/// The page of an old id: it leads on.
#[derive(Debug, Clone, Serialize)]
pub struct Moved {
    /// To the page of today.
    pub to: Link,
}
