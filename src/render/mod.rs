//! `Site` → pages as bytes. A page's bytes follow from the site and the address alone.

mod annotations;
mod around;
mod atom;
mod character;
pub mod content;
mod csv;
mod data;
mod document;
mod graph;
mod group;
mod ids;
mod json;
mod level;
mod linked_data;
pub mod maker;
mod page;
mod prose;
mod robots;
mod room;
mod script;
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
    let absent = || absent(address);
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
        Address::Preview(id) => {
            let lines = site.preview(id).ok_or_else(absent)?;
            let lines: Vec<String> = lines.iter().map(|line| script::string(line)).collect();
            return Ok(script::script(&lines).into_bytes());
        }
        Address::Annotations(id) => {
            let html = render(site, &Address::of(Family::Source, id))?;
            return annotations(site, id, &html);
        }
        Address::Data(file) => return Ok(data::file(site, *file)),
        Address::Robots => return Ok(robots::txt(site.url(&Address::Sitemap(0)).as_deref())),
        _ => {}
    }
    let page = site.page(address).ok_or_else(absent)?;
    let kind = page.body.kind();
    page::html(page, &site.theme().templates).map_err(|error| broken(address, kind, &error))
}

/// The annotations of a source, made from its built page.
fn annotations(site: &Site, id: &str, html: &[u8]) -> Result<Vec<u8>, Diagnostic> {
    let annotations =
        site.annotations(id).ok_or_else(|| absent(&Address::Annotations(id.into())))?;
    annotations::json_ld(&annotations, html, &site.theme().templates)
        .map_err(|error| broken(&Address::of(Family::Source, id), "source", &error))
}

/// The addresses of all files of the site, in an order in which they are made fast: a source's annotations stand right
/// behind its page, of which they are made.
pub fn files(site: &Site) -> Vec<Address> {
    let mut files = site.addresses();
    files.sort_by_cached_key(|address| match address {
        Address::Annotations(id) => (Address::of(Family::Source, id), 1),
        other => (other.clone(), 0),
    });
    files.extend(assets(site));
    files
}

/// The addresses of the files that pages load: the theme's assets, and the index of the search.
pub fn assets(site: &Site) -> Vec<Address> {
    theme_assets(site).chain(search_index(site)).collect()
}

/// The addresses of the theme's assets.
pub fn theme_assets(site: &Site) -> impl Iterator<Item = Address> {
    site.theme().assets.iter().map(|asset| Address::Asset(asset.address.as_str().into()))
}

/// The addresses of the index of the search, which is made for that.
pub fn search_index(site: &Site) -> impl Iterator<Item = Address> {
    search::names(site.search()).map(Address::SearchShard)
}

fn absent(address: &Address) -> Diagnostic {
    let message = format!("There is no page at /{}.", address.path());
    Diagnostic::new("no-such-page", At::Path(address.file()), message)
}

fn broken(address: &Address, kind: &str, error: &tera::Error) -> Diagnostic {
    let message = format!("The page /{} can't be made with this template.", address.path());
    Diagnostic::new("broken-template", At::Path(format!("templates/{kind}.html")), message)
        .help(error.to_string())
}
