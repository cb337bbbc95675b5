//! `Content`: the bytes of a file of the site, all at once or part after part.

/// The bytes of a file of the site.
pub enum Content<'a> {
    /// All of them.
    Whole(Vec<u8>),
    /// Of a file that grows with the whole site: so that nobody has to hold it.
    Parts(Box<dyn Iterator<Item = Vec<u8>> + 'a>),
}

impl From<Vec<u8>> for Content<'_> {
    fn from(bytes: Vec<u8>) -> Self {
        Content::Whole(bytes)
    }
}
