//! The built-in theme: templates and assets by their names below `templates/`. A site's own files go before them.

/// Templates of pages and components, `base.html` first.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("base.html", include_str!("../../templates/base.html")),
    ("because.html", include_str!("../../templates/because.html")),
    ("breadcrumbs.html", include_str!("../../templates/breadcrumbs.html")),
    ("briefing.html", include_str!("../../templates/briefing.html")),
    ("card.html", include_str!("../../templates/card.html")),
    ("claim.html", include_str!("../../templates/claim.html")),
    ("correction.html", include_str!("../../templates/correction.html")),
    ("entity-facts.html", include_str!("../../templates/entity-facts.html")),
    ("entity.html", include_str!("../../templates/entity.html")),
    ("facet.html", include_str!("../../templates/facet.html")),
    ("gaps.html", include_str!("../../templates/gaps.html")),
    ("home.html", include_str!("../../templates/home.html")),
    ("judgment.html", include_str!("../../templates/judgment.html")),
    ("line.html", include_str!("../../templates/line.html")),
    ("list.html", include_str!("../../templates/list.html")),
    ("moved.html", include_str!("../../templates/moved.html")),
    ("names.html", include_str!("../../templates/names.html")),
    ("not-found.html", include_str!("../../templates/not-found.html")),
    ("pager.html", include_str!("../../templates/pager.html")),
    ("positions.html", include_str!("../../templates/positions.html")),
    ("provenance.html", include_str!("../../templates/provenance.html")),
    ("quote.html", include_str!("../../templates/quote.html")),
    ("quotes.html", include_str!("../../templates/quotes.html")),
    ("reference.html", include_str!("../../templates/reference.html")),
    ("source-line.html", include_str!("../../templates/source-line.html")),
    ("source.html", include_str!("../../templates/source.html")),
    ("stacked.html", include_str!("../../templates/stacked.html")),
    ("switches.html", include_str!("../../templates/switches.html")),
    ("tally.html", include_str!("../../templates/tally.html")),
    ("verification.html", include_str!("../../templates/verification.html")),
    ("when.html", include_str!("../../templates/when.html")),
];

/// Files that pages load: below `templates/assets/`, by name. On the site their names hold a hash of their content.
pub const ASSETS: &[(&str, &str)] =
    &[("site.css", include_str!("../../templates/assets/site.css"))];
