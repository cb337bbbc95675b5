//! `Site` → pages as bytes. A page's bytes follow from the site and the address alone.

mod annotations;
mod around;
mod atom;
mod character;
mod csv;
mod data;
mod document;
mod graph;
mod group;
mod ids;
mod json;
mod level;
mod linked_data;
mod page;
mod prose;
mod robots;
mod room;
mod search;
mod sibling;
mod sitemap;
mod stand;
mod text;
mod turn;
mod xml;

use crate::ground::address::Address;
use crate::ground::diagnostic::{At, Diagnostic};
use crate::ground::id::Family;
use crate::site::Site;

/// The bytes of a page or an asset.
///
/// # Errors
/// `broken-template`, where a template fails while it is rendered; `no-such-page`, where the site has no such address.
pub fn render(site: &Site, address: &Address) -> Result<Vec<u8>, Diagnostic> {
    let absent = || {
        let message = format!("There is no page at /{}.", address.path());
        Diagnostic::new("no-such-page", At::Path(address.file()), message)
    };
    match address {
        Address::Asset(name) => {
            let asset = site.theme().asset(name).ok_or_else(absent)?;
            return Ok(asset.content.bytes(site.files()).to_vec());
        }
        Address::Feed | Address::CorrectionsFeed => {
            let feed = site.feed(address).ok_or_else(absent)?;
            return atom::atom(&feed, &site.theme().templates)
                .map_err(|error| broken(address, "corrections", &error));
        }
        Address::Sitemap(part) => {
            return Ok(sitemap::xml(&site.sitemap(*part).ok_or_else(absent)?));
        }
        Address::SearchShard(name) => {
            return search::script(site.search(), name).map(String::into_bytes).ok_or_else(absent);
        }
        Address::Annotations(id) => return annotations(site, id).ok_or_else(absent)?,
        Address::Data(file) => return Ok(data::file(site, *file)),
        Address::Robots => return Ok(robots::txt(site.url(&Address::Sitemap(0)).as_deref())),
        _ => {}
    }
    let page = site.page(address).ok_or_else(absent)?;
    let kind = page.body.kind();
    page::html(page, &site.theme().templates).map_err(|error| broken(address, kind, &error))
}

/// The annotations of a source, made from its built page; none where there is no such source.
fn annotations(site: &Site, id: &str) -> Option<Result<Vec<u8>, Diagnostic>> {
    let annotations = site.annotations(id)?;
    let theme = &site.theme().templates;
    let address = Address::of(Family::Source, id);
    let json = |html: Vec<u8>| {
        annotations::json_ld(&annotations, &html, theme)
            .map_err(|error| broken(&address, "source", &error))
    };
    Some(render(site, &address).and_then(json))
}

/// The addresses of the files that pages load: the theme's assets, and the index of the search.
pub fn assets(site: &Site) -> Vec<Address> {
    let assets = site.theme().assets.iter();
    let assets = assets.map(|asset| Address::Asset(asset.address.as_str().into()));
    assets.chain(search::names(site.search()).map(Address::SearchShard)).collect()
}

fn broken(address: &Address, kind: &str, error: &tera::Error) -> Diagnostic {
    let message = format!("The page /{} can't be made with this template.", address.path());
    Diagnostic::new("broken-template", At::Path(format!("templates/{kind}.html")), message)
        .help(error.to_string())
}
