//! A site map → XML, as sitemaps.org has it.

use crate::render::xml::element;
use crate::site::sitemap::Sitemap;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The bytes of a site map.
pub fn xml(sitemap: &Sitemap) -> Vec<u8> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    match sitemap {
        Sitemap::Pages(pages) => {
            out.push_str(&format!("<urlset xmlns=\"{NAMESPACE}\">\n"));
            for page in pages {
                out.push_str("<url>\n");
                element(&mut out, "loc", &page.url);
                if let Some(day) = &page.changed {
                    element(&mut out, "lastmod", day);
                }
                out.push_str("</url>\n");
            }
            out.push_str("</urlset>\n");
        }
        Sitemap::Index(parts) => {
            out.push_str(&format!("<sitemapindex xmlns=\"{NAMESPACE}\">\n"));
            for part in parts {
                out.push_str("<sitemap>\n");
                element(&mut out, "loc", part);
                out.push_str("</sitemap>\n");
            }
            out.push_str("</sitemapindex>\n");
        }
    }
    out.into_bytes()
}
