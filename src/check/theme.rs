//! The theme → compiled templates and named assets: a site's own files go before the built-in ones.

use std::borrow::Cow;
use std::collections::BTreeMap;

use tera::{Context, Error, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use crate::check::broken_template;
use crate::ground::diagnostic::{At, Diagnostic};
use crate::ground::files::{FileId, Files};
use crate::ground::span::Span;
use crate::ground::target;
use crate::ground::theme::{ASSETS, STYLE, STYLE_PARTS, TEMPLATES};

/// Where a site's own templates stand.
const FOLDER: &str = "templates/";
/// Where a site's own assets stand, below which they keep their paths.
const ASSET_FOLDER: &str = "templates/assets/";

/// A theme, ready to render.
#[derive(Debug)]
pub struct Theme {
    /// The compiled templates. In all of them `assets` tells the address of each asset below `assets/`, by its name,
    /// `is kept` whether a link may lead to a target that somebody wrote, and `| inside` a name as a sentence has it.
    pub templates: Tera,
    /// The assets, by address.
    pub assets: Vec<Asset>,
}

impl Theme {
    /// The asset at an address.
    pub fn asset(&self, address: &str) -> Option<&Asset> {
        let at = self.assets.binary_search_by(|asset| (*asset.address).cmp(address)).ok()?;
        self.assets.get(at)
    }
}

/// A file that pages load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Below `assets/`: `site.5f2b1c03d9.css`. The names of style sheets and scripts hold a hash of their content, so
    /// that no browser keeps an old one; others keep the names by which style sheets load them.
    pub address: String,
    /// Where its bytes are.
    pub content: AssetContent,
}

/// Where an asset's bytes are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AssetContent {
    /// Built in, or joined of parts.
    Made(Cow<'static, [u8]>),
    /// A file of the site.
    File(FileId),
}

impl AssetContent {
    /// The bytes.
    pub fn bytes<'a>(&'a self, files: &'a Files) -> &'a [u8] {
        match self {
            AssetContent::Made(bytes) => bytes,
            AssetContent::File(file) => files.get(*file).bytes(),
        }
    }
}

/// A name without a page of its own as it stands inside a sentence: `The desk` is by `the desk`.
fn inside(name: &str) -> String {
    name.strip_prefix("The ").map_or_else(|| name.to_owned(), |rest| format!("the {rest}"))
}

/// The theme of a site: every template compiled, and every name that they use looked up.
///
/// # Errors
/// One diagnostic, `broken-template`, for each of the site's own templates that can't be used.
pub fn theme(files: &Files) -> Result<Theme, Vec<Diagnostic>> {
    let own: Vec<(FileId, &str, &str)> = files
        .under(FOLDER)
        .filter(|(_, file)| !file.path.starts_with(ASSET_FOLDER))
        .filter_map(|(id, file)| Some((id, file.path.strip_prefix(FOLDER)?, file.text()?)))
        .collect();
    let mut templates = compiled(&own).map_err(|error| broken(files, own, &error))?;
    let assets = assets(files);
    let addresses: BTreeMap<String, String> =
        assets.iter().map(|(name, asset)| (name.clone(), asset.address.clone())).collect();
    let mut shared = Context::new();
    shared.insert_value("assets", Value::from(addresses));
    templates.global_context().extend(shared);
    let mut assets: Vec<Asset> = assets.into_iter().map(|(_, asset)| asset).collect();
    assets.sort_by(|a, b| a.address.cmp(&b.address));
    Ok(Theme { templates, assets })
}

/// The built-in templates with a site's own in their place.
fn compiled(own: &[(FileId, &str, &str)]) -> TeraResult<Tera> {
    let built_in =
        TEMPLATES.iter().copied().filter(|(name, _)| !own.iter().any(|(_, own, _)| own == name));
    let own = own.iter().map(|(_, name, text)| (*name, *text));
    let mut templates = Tera::new();
    templates.register_filter("inside", |name: &str, _: Kwargs, _: &State<'_>| inside(name));
    templates.register_test("kept", |href: &str, _: Kwargs, _: &State<'_>| target::is_kept(href));
    templates.add_raw_templates(built_in.chain(own).collect::<Vec<_>>())?;
    Ok(templates)
}

/// What is wrong with which of a site's own templates. One may need another, so each is tried again as long as one more
/// could be added to the built-in ones.
fn broken(files: &Files, own: Vec<(FileId, &str, &str)>, error: &Error) -> Vec<Diagnostic> {
    let Ok(mut templates) = compiled(&[]) else {
        let whole = At::Path(FOLDER.to_owned());
        return vec![broken_template::told(whole, &error.to_string())];
    };
    let mut open = own;
    loop {
        let before = open.len();
        let mut errors = Vec::new();
        open.retain(|(id, name, text)| match templates.add_raw_template(name, text) {
            Ok(()) => false,
            Err(error) => {
                errors.push((*id, error));
                true
            }
        });
        if open.len() == before || open.is_empty() {
            return errors.iter().map(|(id, error)| at_its_place(files, *id, error)).collect();
        }
    }
}

fn at_its_place(files: &Files, id: FileId, error: &Error) -> Diagnostic {
    let file = files.get(id);
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let name = file.path.strip_prefix(FOLDER).unwrap_or(&file.path);
            let at = if report.filename() == name || report.filename().is_empty() {
                let end = file.bytes().len();
                let start = report.span().range.start.min(end);
                At::Span(Span::new(id, start, report.span().range.end.clamp(start, end)))
            } else {
                At::Path(file.path.to_string())
            };
            broken_template::told(at, report.message())
        }
        kind => broken_template::told(At::Path(file.path.to_string()), &kind.to_string()),
    }
}

/// All assets by their names, in order. A part of the style sheet is no asset of its own.
fn assets(files: &Files) -> Vec<(String, Asset)> {
    let own = files
        .under(ASSET_FOLDER)
        .filter_map(|(id, file)| {
            Some((file.path.strip_prefix(ASSET_FOLDER)?, AssetContent::File(id)))
        })
        .filter(|(name, _)| !STYLE_PARTS.iter().any(|(part, _)| part == name));
    let built_in = ASSETS.iter().map(|(name, text)| (*name, made(text.as_bytes())));
    let style = (STYLE, AssetContent::Made(Cow::Owned(style(files))));
    let mut named: Vec<(&str, AssetContent)> = own.chain(built_in).chain([style]).collect();
    named.sort_by_key(|(name, _)| *name);
    named.dedup_by(|later, first| later.0 == first.0);
    named
        .into_iter()
        .map(|(name, content)| {
            let address = address(name, content.bytes(files));
            (name.to_owned(), Asset { address, content })
        })
        .collect()
}

fn made(bytes: &'static [u8]) -> AssetContent {
    AssetContent::Made(Cow::Borrowed(bytes))
}

/// The style sheet of its parts, each the site's own where there is one.
fn style(files: &Files) -> Vec<u8> {
    let part = |(name, built_in): &(&str, &'static str)| {
        let own = files.find(&format!("{ASSET_FOLDER}{name}"));
        own.map_or(built_in.as_bytes(), |own| files.get(own).bytes()).to_vec()
    };
    STYLE_PARTS.iter().map(part).collect::<Vec<_>>().concat()
}

fn address(name: &str, bytes: &[u8]) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending @ ("css" | "js"))) => {
            let hash = blake3::hash(bytes).to_hex();
            format!("{stem}.{}.{ending}", &hash[..10])
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::files::File;

    fn files(own: &[(&str, &str)]) -> Files {
        let file = |(path, text): &(&str, &str)| File::new(*path, text.as_bytes().to_vec());
        Files::new(own.iter().map(file).collect(), Vec::new())
    }

    #[test]
    fn the_built_in_theme_compiles() {
        let theme = theme(&files(&[])).unwrap();
        assert!(theme.assets.iter().any(|asset| asset.address.starts_with("site.")));
    }

    #[test]
    fn own_files_go_first() {
        let files = files(&[
            ("templates/not-found.html", "{{ assets['site.css'] }}"),
            ("templates/assets/site.css", "p {}"),
            ("templates/assets/fonts/a.woff2", ""),
        ]);
        let theme = theme(&files).unwrap();
        let page = theme.templates.render("not-found.html", &Context::new()).unwrap();
        let own = |asset: &&Asset| matches!(asset.content, AssetContent::File(_));
        let addresses: Vec<&str> =
            theme.assets.iter().filter(own).map(|asset| &*asset.address).collect();
        assert_eq!(addresses, ["fonts/a.woff2", &*page]);
        assert_eq!(theme.asset(&page).unwrap().content.bytes(&files), b"p {}");
        let styles = theme.assets.iter().filter(|asset| asset.address.ends_with(".css"));
        assert_eq!(styles.count(), 1);
    }

    #[test]
    fn a_part_of_the_style_sheet_takes_the_place_of_its_own() {
        let files = files(&[("templates/assets/site/graph.css", "mine {}\n")]);
        let theme = theme(&files).unwrap();
        let [style] =
            theme.assets.iter().filter(|asset| asset.address.ends_with(".css")).collect::<Vec<_>>()
                [..]
        else {
            panic!("{:?}", theme.assets)
        };
        let joined = String::from_utf8_lossy(style.content.bytes(&files)).into_owned();
        assert!(joined.contains("mine {}") && joined.contains("@media print"));
        assert!(!joined.contains(".canvas"));
    }

    #[test]
    fn broken_templates_are_told_by_name() {
        let own = [("templates/not-found.html", "{% if %}"), ("templates/mine.html", "a")];
        let told = theme(&files(&own)).unwrap_err();
        assert_eq!(told.len(), 1);
        let At::Span(span) = told[0].at else { panic!("{:?}", told[0].at) };
        assert_eq!(&*files(&own).get(span.file).path, "templates/not-found.html");
    }
}
