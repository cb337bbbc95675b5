//! `Site` → the page at a path that somebody asks for. No path of a request ever becomes a path on disk.

use onrecord::ground::address::Address;
use onrecord::ground::diagnostic::Diagnostic;
use onrecord::render;
use onrecord::site::Site;
use rustc_hash::FxHashMap;

/// A site that is shown.
pub struct Shown {
    site: Site,
    /// By the file that would hold it: `sources/minutes/index.html`; those of the search aren't among them.
    addresses: FxHashMap<String, Address>,
    pages: usize,
    id: String,
}

/// What stands at a path.
pub enum Found {
    /// A page or file.
    Here(Address),
    /// It stands at another path, below the host's root, without a slash in front.
    At(String),
    /// Nothing.
    Nothing,
}

impl Shown {
    /// `id` tells it from every other site of this and other runs.
    pub fn new(site: Site, id: String) -> Shown {
        let all = site.addresses();
        let pages = all.iter().filter(|one| one.is_page()).count();
        let all = all.into_iter().chain(render::theme_assets(&site));
        let addresses = all.map(|address| (address.file(), address)).collect();
        Shown { site, addresses, pages, id }
    }

    pub fn id(&self) -> &str {
        &self.id
    }

    /// How many pages; files for machines and assets aren't among them.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// What stands at the path of a URL, as it was sent: `/sources/minutes/`.
    pub fn find(&self, path: &str) -> Found {
        let Some(path) = decoded(path) else { return Found::Nothing };
        let Some(below) = path.strip_prefix('/') else { return Found::Nothing };
        if let Some(address) = self.at(below) {
            return Found::Here(address);
        }
        let is_folder = |path: &str| !path.is_empty() && !path.ends_with('/');
        if is_folder(below)
            && let Some(address) = self.at(&format!("{below}/"))
        {
            return Found::At(address.path());
        }
        // The 404 page links below the path of the base URL, at which the site will stand; here it stands at the root.
        match path.strip_prefix(self.site.base_path()).and_then(|rest| self.at(rest)) {
            Some(address) if path != "/" => Found::At(address.path()),
            _ => Found::Nothing,
        }
    }

    fn at(&self, path: &str) -> Option<Address> {
        if path.is_empty() || path.ends_with('/') {
            return self.addresses.get(&format!("{path}index.html")).cloned();
        }
        self.addresses.get(path).cloned().or_else(|| self.of_search(path))
    }

    /// A file of the search. Its index is made when the first of them is asked for: nobody searches after most saves.
    fn of_search(&self, path: &str) -> Option<Address> {
        let mut index = path.starts_with("search/").then(|| render::search_index(&self.site))?;
        index.find(|address| address.path() == path)
    }

    /// The bytes of a page.
    ///
    /// # Errors
    /// Where a template fails.
    pub fn render(&self, address: &Address) -> Result<Vec<u8>, Diagnostic> {
        render::render(&self.site, address)
    }
}

/// A path with its percent escapes resolved, once. None where that is no text.
fn decoded(path: &str) -> Option<String> {
    if !path.contains('%') {
        return Some(path.to_owned());
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: u8| (byte as char).to_digit(16);
            let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn escapes_are_resolved_once() {
        assert_eq!(decoded("/a%2Fb%252e").as_deref(), Some("/a/b%2e"));
        for bad in ["/%", "/%2", "/%zz", "/%ff", "/%+1"] {
            assert_eq!(decoded(bad), None, "{bad}");
        }
    }
}
