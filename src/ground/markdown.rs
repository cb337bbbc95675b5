//! The Markdown of prose: one set of options, so that what is looked for and what is shown are read alike.

use pulldown_cmark::Options;

/// CommonMark with tables, footnotes and wikilinks. Punctuation stays as typed: quotations are looked up as written.
pub const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_WIKILINKS);
