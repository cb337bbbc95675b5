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
    ("corrections.html", include_str!("../../templates/corrections.html")),
    ("entity-facts.html", include_str!("../../templates/entity-facts.html")),
    ("entity.html", include_str!("../../templates/entity.html")),
    ("facet.html", include_str!("../../templates/facet.html")),
    ("further.html", include_str!("../../templates/further.html")),
    ("gaps.html", include_str!("../../templates/gaps.html")),
    ("graph.html", include_str!("../../templates/graph.html")),
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
    ("rewording.html", include_str!("../../templates/rewording.html")),
    ("search.html", include_str!("../../templates/search.html")),
    ("source-line.html", include_str!("../../templates/source-line.html")),
    ("source.html", include_str!("../../templates/source.html")),
    ("stacked.html", include_str!("../../templates/stacked.html")),
    ("switches.html", include_str!("../../templates/switches.html")),
    ("tally.html", include_str!("../../templates/tally.html")),
    ("timeline.html", include_str!("../../templates/timeline.html")),
    ("verification.html", include_str!("../../templates/verification.html")),
    ("when.html", include_str!("../../templates/when.html")),
];

/// Files that pages load, by the name below `templates/assets/` at which a site's own stands in their place. On the site
/// their names hold a hash of their content.
pub const ASSETS: &[(&str, &str)] = &[
    ("search.js", include_str!("../../templates/assets/search.js")),
    ("site.js", include_str!("../../templates/assets/site.js")),
];

/// The name of the one style sheet below `templates/assets/`.
pub const STYLE: &str = "site.css";

/// The parts of the style sheet in their order, by the names below `templates/assets/` at which a site's own stand in
/// their place: what the reader's own settings and paper ask for goes last.
pub const STYLE_PARTS: &[(&str, &str)] = &[
    ("site/base.css", include_str!("../../templates/assets/site/base.css")),
    ("site/text.css", include_str!("../../templates/assets/site/text.css")),
    ("site/page.css", include_str!("../../templates/assets/site/page.css")),
    ("site/lists.css", include_str!("../../templates/assets/site/lists.css")),
    ("site/quotations.css", include_str!("../../templates/assets/site/quotations.css")),
    ("site/cards.css", include_str!("../../templates/assets/site/cards.css")),
    ("site/marks.css", include_str!("../../templates/assets/site/marks.css")),
    ("site/switches.css", include_str!("../../templates/assets/site/switches.css")),
    ("site/briefing.css", include_str!("../../templates/assets/site/briefing.css")),
    ("site/claim.css", include_str!("../../templates/assets/site/claim.css")),
    ("site/graph.css", include_str!("../../templates/assets/site/graph.css")),
    ("site/chronology.css", include_str!("../../templates/assets/site/chronology.css")),
    ("site/search.css", include_str!("../../templates/assets/site/search.css")),
    ("site/preview.css", include_str!("../../templates/assets/site/preview.css")),
    ("site/reader.css", include_str!("../../templates/assets/site/reader.css")),
    ("site/print.css", include_str!("../../templates/assets/site/print.css")),
];
