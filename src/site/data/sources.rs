//! A source as CSL-JSON (schema 1.0.2) gives it, so that it can be cited; what CSL has no field for stands in `custom`.

use serde::Serialize;

use super::dated::Dated;
use super::party::Party;
use super::quotes::Page;
use crate::anchor::excerpt;
use crate::ground::date::Date;
use crate::ground::id::Family;
use crate::parse::record::Source as Written;
use crate::parse::record::entity::EntityKind;
use crate::parse::reference::Named;
use crate::site::here::Here;
use crate::site::page::source::quote_count;
use crate::site::wording;

/// A source.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Source {
    /// Its id.
    pub id: String,
    /// CSL's word for what it is.
    pub r#type: &'static str,
    /// What it is, in our words.
    pub genre: &'static str,
    /// `title`
    pub title: String,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<Author>,
    /// The newspaper or broadcaster, where it is of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub container_title: Option<String>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// `published`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<When>,
    /// `retrieved`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessed: Option<When>,
    /// The original.
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// `locator`: where it is when it's on paper.
    #[serde(rename = "archive_location", skip_serializing_if = "Option::is_none")]
    pub archive_location: Option<String>,
    /// `version`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// BCP 47.
    pub language: String,
    /// What CSL has no field for.
    pub custom: Custom,
}

/// A name in CSL.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Author {
    /// A person whose sort-name tells the parts.
    Parted {
        /// The part by which it is sorted.
        family: String,
        /// The other part.
        given: String,
    },
    /// Any other.
    Whole {
        /// As it is shown.
        literal: String,
    },
}

/// A date in CSL.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct When {
    /// Year, month and day, as far as known; two of them for an interval.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub date_parts: Vec<Vec<i32>>,
    /// 1 to 4, from spring on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub season: Option<i32>,
    /// Uncertain or approximate.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub circa: bool,
    /// In words, where it has no parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub literal: Option<String>,
}

/// What CSL has no field for.
#[derive(Debug, Clone, Serialize)]
pub struct Custom {
    /// Its page on this site.
    pub url: String,
    /// Its annotations.
    pub annotations: String,
    /// `news-article` and the like.
    pub kind: &'static str,
    /// Who wrote it.
    pub authors: Vec<Party>,
    /// Who published it.
    pub publisher: Option<Party>,
    /// `published`
    pub published: Option<Dated>,
    /// `updated`
    pub updated: Option<Dated>,
    /// `retrieved`
    pub retrieved: Option<Dated>,
    /// Archived copies.
    pub archive: Vec<String>,
    /// `B2`
    pub grade: Option<String>,
    /// The grade in words.
    pub grade_words: Option<String>,
    /// Lower-case hexadecimal SHA-256 of the file.
    pub sha256: Option<String>,
    /// `full`, `excerpts` or `metadata`.
    pub publish: &'static str,
    /// `license`
    pub license: Option<String>,
    /// `credit`
    pub credit: Option<String>,
    /// The capture that this one replaces, by id.
    pub replaces: Option<String>,
    /// The sources that it passes on, by id.
    pub carries: Vec<String>,
    /// The sources that pass it on, by id.
    pub carried_by: Vec<String>,
    /// How many quotes of it are on the site.
    pub quotes: usize,
    /// The briefings that use it.
    pub briefings: Vec<Page>,
}

/// CSL's word for a kind of source.
fn csl_type(kind: &str) -> &'static str {
    match kind {
        "news-article" => "article-newspaper",
        "letter" | "email" => "personal_communication",
        "report" => "report",
        "law" => "legislation",
        "post" => "post",
        "broadcast" => "broadcast",
        "dataset" => "dataset",
        _ => "document",
    }
}

impl Here<'_> {
    /// A source that is on the site.
    pub(super) fn source_record(&self, n: usize) -> Option<Source> {
        let source = self.draft().sources.get(n)?;
        let publisher = source.publisher.as_ref().map(|named| self.somebody_of(named));
        let name = publisher.as_ref().map(|party| party.name.clone());
        let of_outlet = matches!(source.kind, "news-article" | "post" | "broadcast");
        let own = source.language.as_ref().map_or(self.site.language(), |own| own.as_str());
        Some(Source {
            id: source.id.to_string(),
            r#type: csl_type(source.kind),
            genre: wording::source_kind(source.kind),
            title: source.title.to_string(),
            author: source.author.iter().map(|named| self.csl_name(named)).collect(),
            container_title: name.clone().filter(|_| of_outlet),
            publisher: name,
            issued: source.published.as_ref().map(csl_date),
            accessed: source.retrieved.as_ref().map(csl_date),
            url: source.url.as_ref().map(|url| url.to_string()),
            archive_location: source.locator.as_ref().map(|words| words.to_string()),
            version: source.version.as_ref().map(|words| words.to_string()),
            language: own.to_owned(),
            custom: self.custom(n, source, publisher)?,
        })
    }

    fn custom(&self, n: usize, source: &Written, publisher: Option<Party>) -> Option<Custom> {
        let (index, names) = (self.index(), &self.anchored().names);
        let id = |n: usize| {
            let source = self.draft().sources.get(n).filter(|_| index.has(Family::Source, n))?;
            Some(source.id.to_string())
        };
        let seed = self.anchored().sources.get(n).and_then(|placed| placed.seed);
        let seed = seed.and_then(|seed| self.draft().seeds.get(seed));
        let briefings = index.briefings_of[Family::Source as usize].of(n);
        let annotations = crate::ground::address::Address::Annotations(source.id.as_str().into());
        Some(Custom {
            url: self.href(&self.source_address(n)),
            annotations: self.href(&annotations),
            kind: source.kind,
            authors: source.author.iter().map(|named| self.somebody_of(named)).collect(),
            publisher,
            published: source.published.as_ref().map(Dated::new),
            updated: source.updated.as_ref().map(Dated::new),
            retrieved: source.retrieved.as_ref().map(Dated::new),
            archive: source.archive.iter().map(|url| url.to_string()).collect(),
            grade: source.grade.map(|one| format!("{}{}", one.reliability, one.credibility)),
            grade_words: source.grade.map(wording::grade),
            sha256: seed.map(|seed| seed.sha256.to_string()),
            publish: wording::publish(excerpt::publish(self.anchored(), n)),
            license: source.license.as_ref().map(|words| words.to_string()),
            credit: source.credit.as_ref().map(|words| words.to_string()),
            replaces: source.replaces.as_ref().and_then(|of| id(names.source(of)?)),
            carries: source.carries.iter().filter_map(|of| id(names.source(of)?)).collect(),
            carried_by: index.carried_by.of(n).iter().filter_map(|n| id(*n as usize)).collect(),
            quotes: quote_count(self, n),
            briefings: briefings.iter().filter_map(|n| self.briefing_page(*n as usize)).collect(),
        })
    }

    fn csl_name(&self, named: &Named) -> Author {
        let entity = match named {
            Named::Id(of) => self.anchored().names.entity(of),
            Named::Words(_) => None,
        };
        let entity = entity.and_then(|n| self.draft().entities.get(n));
        let person = entity.filter(|entity| entity.kind == EntityKind::Person);
        match person.and_then(|one| one.sort_name.as_ref()).and_then(|name| name.split_once(',')) {
            Some((family, given)) if !given.trim().is_empty() && !given.contains(',') => {
                let (family, given) = (family.trim().to_owned(), given.trim().to_owned());
                Author::Parted { family, given }
            }
            _ => Author::Whole { literal: self.somebody(named).text },
        }
    }
}

/// The parts of a date, where each is a year, a month or a day; else its words.
fn csl_date(date: &Date) -> When {
    let words = date.words.as_str();
    let circa = words.contains(['?', '~', '%']);
    let parts: Option<Vec<Vec<i32>>> = words.split('/').map(parts).collect();
    match parts {
        Some(mut parts) => {
            let season = parts.first().and_then(|one| one.get(1)).filter(|month| **month > 12);
            let season = season.filter(|_| parts.len() == 1).map(|month| month - 20);
            if parts.iter().any(|one| one.get(1).is_some_and(|month| *month > 12)) {
                match season {
                    Some(_) => parts.iter_mut().for_each(|one| one.truncate(1)),
                    None => {
                        let literal = Some(date.in_words().to_owned());
                        return When { circa, literal, ..When::default() };
                    }
                }
            }
            When { date_parts: parts, season, circa, literal: None }
        }
        None => When { circa, literal: Some(date.in_words().to_owned()), ..When::default() },
    }
}

/// `2020-01-06?` as 2020, 1 and 6.
fn parts(words: &str) -> Option<Vec<i32>> {
    let plain = words.trim_end_matches(['?', '~', '%']);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let all: Vec<&str> = plain.split('-').collect();
    let fits = all.len() <= 3 && all.iter().all(|part| digits(part)) && all[0].len() == 4;
    fits.then(|| all.iter().filter_map(|part| part.parse().ok()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::files::FileId;
    use crate::ground::span::Words;

    #[test]
    fn dates_have_parts_where_they_can() {
        for (edtf, json) in [
            ("2020", r#"{"date-parts":[[2020]]}"#),
            ("2020-01-06?", r#"{"date-parts":[[2020,1,6]],"circa":true}"#),
            ("2020-01/2020-03~", r#"{"date-parts":[[2020,1],[2020,3]],"circa":true}"#),
            ("2020-21", r#"{"date-parts":[[2020]],"season":1}"#),
            ("199X", r#"{"literal":"the 1990s"}"#),
            ("2019-10-01/..", r#"{"literal":"from 1 October 2019 on"}"#),
        ] {
            let date = Date::read(&Words::new(edtf, FileId(0), 0));
            let given =
                date.map(|date| serde_json::to_string(&csl_date(&date)).unwrap_or_default());
            assert_eq!(given.unwrap_or_default(), json, "{edtf}");
        }
    }
}
