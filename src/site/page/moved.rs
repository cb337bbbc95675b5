//! The page of an old id.

use serde::Serialize;

use crate::anchor::names::Target;
use crate::site::here::Here;
use crate::site::link::Link;

/// The page of an old id: it leads on.
#[derive(Debug, Clone, Serialize)]
pub struct Moved {
    /// To the page of today.
    pub to: Link,
}

/// The page of an id that something else bears today.
pub(super) fn page(here: &Here<'_>, to: Target) -> Option<Moved> {
    Some(Moved { to: here.link(to)? })
}
