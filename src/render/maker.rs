//! One file of the site after the other → their bytes. A source's annotations are made of its page: asked for right behind
//! it, they find it here. What grows with the whole site is made part after part.

use crate::ground::address::Address;
use crate::ground::diagnostic::Diagnostic;
use crate::ground::id::Family;
use crate::render::content::Content;
use crate::render::{self, data};
use crate::site::Site;

/// Makes the same bytes as [`render::render`], in less time where the files come in the order of [`render::files`].
pub struct Maker<'a> {
    site: &'a Site,
    /// The page of the last source, by its id.
    page: Option<(Box<str>, Vec<u8>)>,
}

impl<'a> Maker<'a> {
    /// Of this site's files.
    pub fn new(site: &'a Site) -> Maker<'a> {
        Maker { site, page: None }
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// As [`render::render`].
    pub fn file(&mut self, address: &Address) -> Result<Content<'a>, Diagnostic> {
        if let Address::Data(file) = address {
            return Ok(Content::Parts(Box::new(data::parts(self.site, *file))));
        }
        self.whole(address).map(Content::Whole)
    }

    fn whole(&mut self, address: &Address) -> Result<Vec<u8>, Diagnostic> {
        match address {
            Address::Subject(Family::Source, id) => {
                let bytes = render::render(self.site, address)?;
                self.page = Some((id.clone(), bytes.clone()));
                Ok(bytes)
            }
            Address::Annotations(id) => match self.page.take() {
                Some((of, html)) if of == *id => render::annotations(self.site, id, &html),
                _ => render::render(self.site, address),
            },
            _ => render::render(self.site, address),
        }
    }
}
