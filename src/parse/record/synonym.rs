//! Words that people write for the names of kinds, fields and values → the name that is meant.

use crate::ground::id;

/// Names, each with other words for it. Where a kind or a field has two of the names, the first in this order is meant.
const WORDS: &[(&str, &[&str])] = &[
    // Kinds of subjects and records.
    ("person", &["human", "individual", "man", "people", "politician", "woman"]),
    (
        "organization",
        &["agency", "body", "company", "firm", "group", "institution", "organisation", "party"],
    ),
    ("place", &["city", "country", "location", "site", "town", "village", "where"]),
    ("event", &["incident", "meeting", "occurrence"]),
    ("document", &["doc", "paper"]),
    ("thing", &["item", "object"]),
    ("source", &["article", "document", "seed"]),
    ("quote", &["citation", "quotation", "statement"]),
    ("note", &["annotation", "comment", "remark"]),
    ("mention", &["name"]),
    ("headline", &["title"]),
    ("standfirst", &["deck", "lead", "lede", "subtitle"]),
    ("heading", &["section", "subheading"]),
    ("furniture", &["boilerplate", "footer", "header", "navigation"]),
    ("claim", &["allegation", "assertion", "proposition"]),
    ("briefing", &["article", "post", "story"]),
    ("judgment", &["assessment", "conclusion", "finding"]),
    ("correction", &["erratum", "error", "fix"]),
    // Fields.
    ("said", &["date", "day", "spoken", "when"]),
    ("when", &["date", "day", "said"]),
    ("published", &["date", "day", "publication-date", "published-on", "when"]),
    ("as-of", &["date", "day", "when"]),
    ("date", &["day", "published", "when"]),
    ("speaker", &["author", "by", "said-by", "who"]),
    ("by", &["author", "who"]),
    ("author", &["by", "writer"]),
    ("addressee", &["audience", "said-to", "to"]),
    ("occasion", &["event", "where"]),
    ("title", &["headline", "name"]),
    ("name", &["first-name", "full-name", "title"]),
    ("text", &["claim", "statement", "title"]),
    ("sort-name", &["family-name", "last-name", "surname"]),
    ("alias", &["aka", "also-known-as", "nickname", "other-name"]),
    ("role", &["function", "job", "job-title", "office", "position"]),
    ("url", &["address", "href", "link", "web", "website"]),
    ("file", &["document", "filename", "path", "seed"]),
    ("sha256", &["checksum", "hash"]),
    ("topics", &["categories", "keywords", "subjects", "tags"]),
    ("summary", &["abstract", "description", "standfirst"]),
    ("description", &["summary"]),
    ("license", &["copyright", "rights"]),
    ("because", &["reason", "why"]),
    ("participant", &["attendee", "members", "who"]),
    ("status", &["state"]),
    ("state", &["status"]),
    ("kind", &["category", "type"]),
    ("form", &["kind", "type"]),
    ("asserts", &["confirms", "supports"]),
    ("denies", &["contradicts", "refutes", "rejects"]),
    ("old", &["before", "previous", "wrong"]),
    ("new", &["after", "corrected", "now", "right"]),
    // Values.
    ("yes", &["on", "true"]),
    ("no", &["false", "off"]),
    ("on", &["true", "yes"]),
    ("off", &["false", "no"]),
    ("news-article", &["news", "newspaper", "press", "story"]),
    ("statement", &["announcement", "communique", "press-release", "press-statement", "release"]),
    ("transcript", &["hearing", "interview", "press-conference", "speech", "testimony"]),
    ("report", &["minutes", "paper", "protocol", "study"]),
    ("filing", &["complaint", "court-filing", "lawsuit"]),
    ("law", &["act", "bill", "regulation", "statute"]),
    ("post", &["blog", "blog-post", "social-media", "tweet"]),
    ("email", &["e-mail", "mail"]),
    ("broadcast", &["podcast", "radio", "television", "tv", "video"]),
    ("dataset", &["data", "spreadsheet", "table"]),
    ("other", &["book"]),
    ("direct", &["exact", "literal", "verbatim"]),
    ("indirect", &["paraphrase", "reported"]),
    ("likely", &["probable", "probably"]),
    ("unlikely", &["improbable"]),
    ("almost-certain", &["certain"]),
    ("almost-no-chance", &["impossible"]),
    ("moderate", &["medium"]),
    ("corroborated", &["confirmed", "proven", "true", "verified"]),
    ("refuted", &["debunked", "disproven", "false"]),
    ("open", &["unknown", "unresolved"]),
    ("happened", &["done", "past"]),
    ("planned", &["future", "upcoming"]),
];

/// The known name that a word was meant as: one that it is another word for, else the nearest.
pub fn meant<'a>(word: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let lower = word.to_lowercase().replace([' ', '_'], "-");
    let same = WORDS.iter().filter(|(_, others)| others.contains(&&*lower));
    let mut same = same.filter_map(|(name, _)| known.clone().into_iter().find(|one| one == name));
    same.next().or_else(|| id::nearest(&lower, known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_words_lead_to_the_name_that_is_known() {
        let event = ["name", "when", "time"];
        let quote = ["speaker", "said", "time"];
        for (word, known, name) in [
            ("date", event, Some("when")),
            ("Date", quote, Some("said")),
            ("full name", event, Some("name")),
            ("tiem", quote, Some("time")),
            ("colour", quote, None),
        ] {
            assert_eq!(meant(word, known), name, "{word}");
        }
    }

    #[test]
    fn no_word_stands_for_itself() {
        for (name, others) in WORDS {
            assert!(!others.contains(name), "{name}");
            assert!(others.is_sorted(), "{name}");
        }
    }
}
