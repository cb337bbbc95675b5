//! The built-in theme: templates and assets by their names below `templates/`. A site's own files go before them.

/// Templates of pages and components, `base.html` first.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("base.html", include_str!("../../templates/base.html")),
    ("not-found.html", include_str!("../../templates/not-found.html")),
];

/// Files that pages load: below `templates/assets/`, by name. On the site their names hold a hash of their content.
pub const ASSETS: &[(&str, &str)] =
    &[("site.css", include_str!("../../templates/assets/site.css"))];
