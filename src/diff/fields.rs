//! A subject or record → the values of its fields, one file for all kinds: each is a list of its fields.

use crate::anchor::Anchored;
use crate::anchor::attribution::attribution;
use crate::anchor::names::Place;
use crate::diff::value::{Part, Value, Values, written, written_named};
use crate::ground::diagnostic::Severity;
use crate::ground::id::Family;
use crate::parse::record::part::Part as Block;
use crate::parse::record::source::PUBLISH;
use crate::parse::record::{
    Briefing, Claim, Correction, Entity, Judgment, Note, Quote, Record, RecordKind, Source,
};
use crate::parse::record::{claim, correction, entity, judgment, quote};
use crate::parse::reference::Speaker;
use crate::parse::settings::Settings;

/// The settings of the site.
pub(super) fn of_settings(anchored: &Anchored, settings: &Settings) -> Vec<Value> {
    let mut all = Values::of(anchored);
    all.words("title", &settings.title);
    all.words("description", &settings.description);
    all.words("base-url", &settings.base_url);
    all.words("language", &settings.language);
    for author in &settings.authors {
        let contact = author.contact.as_ref().map_or(String::new(), |to| format!(" | {to}"));
        let shown = format!("{} | {}{contact}", author.id, author.name);
        all.push("author", vec![Part::Words(shown.clone())], shown, Some(author.id.span()));
    }
    all.words("license", &settings.license);
    all.choice("publish", word(&PUBLISH, settings.publish));
    all.choice("excerpt-context", &settings.excerpt_context.to_string());
    all.choice("excerpt-limit", &settings.excerpt_limit.to_string());
    all.choice("quotation-min-words", &settings.quotation_min_words.to_string());
    let marks = settings.quotation_marks.iter().map(|(open, close)| format!("{open} {close}"));
    all.choice("quotation-marks", &marks.collect::<Vec<_>>().join(" | "));
    for check in &settings.checks {
        let shown = format!("{} {}", check.code, word(&SEVERITIES, check.severity));
        all.push("check", vec![Part::Words(shown.clone())], shown, Some(check.code.span()));
    }
    all.all()
}

const SEVERITIES: [(&str, Severity); 3] =
    [("allow", Severity::Allow), ("warning", Severity::Warning), ("error", Severity::Error)];

/// The values of a source's own fields.
pub(super) fn of_source(anchored: &Anchored, source: &Source) -> Vec<Value> {
    let mut all = Values::of(anchored);
    all.words("file", [&source.file]);
    all.words("title", [&source.title]);
    all.choice("kind", source.kind);
    all.named("author", &source.author, Place::Field(Family::Entity));
    all.named("publisher", &source.publisher, Place::Field(Family::Entity));
    all.words("language", &source.language);
    all.date("published", &source.published);
    all.date("updated", &source.updated);
    all.date("retrieved", &source.retrieved);
    all.words("url", &source.url);
    all.words("archive", &source.archive);
    all.words("locator", &source.locator);
    all.words("version", &source.version);
    all.references("replaces", &source.replaces, Place::Field(Family::Source));
    all.references("carries", &source.carries, Place::Field(Family::Source));
    if let Some(grade) = source.grade {
        all.choice("grade", &format!("{}{}", grade.reliability, grade.credibility));
    }
    if let Some(publish) = source.publish {
        all.choice("publish", word(&PUBLISH, publish));
    }
    all.words("license", &source.license);
    all.words("credit", &source.credit);
    if source.parentheses_as_brackets {
        all.choice("style", "ap");
    }
    all.words("encoding", &source.encoding);
    all.words("sha256", &source.sha256);
    for alias in &source.aliases {
        let span = alias.words.span();
        let (part, of) = match &alias.of {
            None => (Part::Words("none".to_owned()), "none".to_owned()),
            Some(of) => (all.part(of, Place::Field(Family::Entity)), written(of)),
        };
        let parts = vec![Part::Words(alias.words.to_string()), part];
        all.push("aliases", parts, format!("{}: {of}", alias.words), Some(span));
    }
    for record in &source.records {
        match &record.what {
            RecordKind::Mention(of) => {
                let passage = passage_words(record);
                let parts =
                    vec![Part::Words(passage.clone()), all.part(of, Place::Field(Family::Entity))];
                all.push(
                    "mention",
                    parts,
                    format!("{passage}: {}", written(of)),
                    Some(record.head.span),
                );
            }
            RecordKind::Part(part) => {
                let passage = passage_words(record);
                all.push(
                    word_of_part(*part),
                    vec![Part::Words(passage.clone())],
                    passage,
                    Some(record.head.span),
                );
            }
            RecordKind::Quote(_) | RecordKind::Note(_) => {}
        }
    }
    all.all()
}

/// The words of a passage in one line, as written.
fn passage_words(record: &Record) -> String {
    let pieces = record.passage.pieces.iter().map(|piece| &*piece.text);
    pieces.collect::<Vec<_>>().join(" / ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The values of a quote; `home` is its source's number.
pub(super) fn of_quote(anchored: &Anchored, home: usize, quote: &Quote) -> Vec<Value> {
    let mut all = Values::of(anchored);
    let entity = Place::Field(Family::Entity);
    for speaker in &quote.speaker {
        match speaker {
            Speaker::Id(of) => all.references("speaker", [&**of], entity),
            Speaker::Unnamed(words) => {
                let shown = format!("unnamed: {words}");
                all.push("speaker", vec![Part::Words(shown.clone())], shown, Some(words.span()));
            }
        }
    }
    all.choice("form", word(&quote::FORMS, quote.form));
    all.choice("attribution", word(&quote::ATTRIBUTIONS, attribution(anchored, quote)));
    all.words("role", &quote.role);
    all.named("on-behalf-of", &quote.on_behalf_of, entity);
    all.date("said", &quote.said);
    all.words("time", &quote.time);
    all.named("addressee", &quote.addressee, entity);
    all.named("occasion", &quote.occasion, entity);
    all.named("medium", &quote.medium, entity);
    all.named("via", &quote.via, entity);
    all.references("quoting", &quote.quoting, Place::OfSource(home));
    all.references("same-remark-as", &quote.same_remark_as, Place::OfSource(home));
    all.words("translation", &quote.translation);
    all.references("about", &quote.about, entity);
    all.words("topics", &quote.topics);
    all.all()
}

/// The values of a note.
pub(super) fn of_note(anchored: &Anchored, note: &Note) -> Vec<Value> {
    let mut all = Values::of(anchored);
    all.named("by", &note.by, Place::Somebody);
    all.references("about", &note.about, Place::Field(Family::Entity));
    all.words("topics", &note.topics);
    all.all()
}

/// The values of an entity.
pub(super) fn of_entity(anchored: &Anchored, one: &Entity) -> Vec<Value> {
    let mut all = Values::of(anchored);
    let entity = Place::Field(Family::Entity);
    all.words("name", [&one.name]);
    all.words("sort-name", &one.sort_name);
    all.words("native-name", &one.native_name);
    all.words("alias", &one.alias);
    for role in &one.role {
        let mut parts = vec![Part::Words(role.title.to_string())];
        let mut shown = role.title.to_string();
        if let Some(named) = &role.organization {
            parts.push(all.part_of_named(named, entity));
            shown.push_str(&format!(" | {}", written_named(named)));
        }
        if let Some(interval) = &role.interval {
            parts.push(Part::Words(interval.words.to_string()));
            shown.push_str(&format!(" | {}", interval.words));
        }
        all.push("role", parts, shown, Some(role.title.span()));
    }
    all.references("part-of", &one.part_of, entity);
    all.words("wikidata", &one.wikidata);
    all.words("url", &one.url);
    all.references("not-same-as", &one.not_same_as, entity);
    if one.private {
        all.choice("private", "yes");
    }
    all.date("when", &one.when);
    all.words("time", &one.time);
    all.named("place", &one.place, entity);
    if let Some(state) = one.state {
        all.choice("state", word(&entity::STATES, state));
    }
    all.named("participant", &one.participant, entity);
    all.references("cites", &one.cites, Place::Record);
    all.all()
}

/// The values of a claim.
pub(super) fn of_claim(anchored: &Anchored, one: &Claim) -> Vec<Value> {
    let mut all = Values::of(anchored);
    all.words("text", [&one.text]);
    if let Some(status) = one.status {
        all.choice("status", word(&claim::STATUSES, status));
    }
    all.date("as-of", &one.as_of);
    all.references("about", &one.about, Place::Field(Family::Entity));
    all.words("topics", &one.topics);
    for position in &one.positions {
        let field = word(&claim::STANCES, position.stance);
        let mut parts = vec![all.part(&position.of, Place::Record)];
        let mut shown = written(&position.of);
        if let Some(remark) = &position.remark {
            parts.push(Part::Words(remark.to_string()));
            shown.push_str(&format!(" ({remark})"));
        }
        all.push(field, parts, shown, Some(position.of.id.span()));
    }
    all.words("because", &one.because);
    all.words("gap", &one.gap);
    all.references("conflicts-with", &one.conflicts_with, Place::Field(Family::Claim));
    all.references("depends-on", &one.depends_on, Place::Field(Family::Claim));
    all.all()
}

/// The values of a briefing's own fields.
pub(super) fn of_briefing(anchored: &Anchored, one: &Briefing) -> Vec<Value> {
    let mut all = Values::of(anchored);
    all.words("title", [&one.title]);
    all.date("date", [&one.date]);
    all.date("as-of", &one.as_of);
    all.words("question", &one.question);
    all.words("summary", &one.summary);
    all.named("author", &one.author, Place::Somebody);
    all.named("reviewed-by", &one.reviewed_by, Place::Somebody);
    all.words("topics", &one.topics);
    all.words("gap", &one.gap);
    all.words("license", &one.license);
    if !one.autolink {
        all.choice("autolink", "off");
    }
    all.all()
}

/// The values of a judgment.
pub(super) fn of_judgment(anchored: &Anchored, one: &Judgment) -> Vec<Value> {
    let mut all = Values::of(anchored);
    if let Some(likelihood) = one.likelihood {
        all.choice("likelihood", word(&judgment::LIKELIHOODS, likelihood));
    }
    if let Some(confidence) = one.confidence {
        all.choice("confidence", word(&judgment::CONFIDENCES, confidence));
    }
    all.words("because", &one.because);
    all.references("rests-on", &one.rests_on, Place::Prose);
    all.all()
}

/// The values of a correction; `home` is its briefing's number.
pub(super) fn of_correction(anchored: &Anchored, home: usize, one: &Correction) -> Vec<Value> {
    let mut all = Values::of(anchored);
    all.date("date", [&one.date]);
    all.choice("kind", word(&correction::KINDS, one.kind));
    all.references("affects", &one.affects, Place::OfBriefing(home));
    all.words("old", &one.old);
    all.words("new", &one.new);
    all.all()
}

/// The word that people write for a value.
fn word<T: PartialEq>(table: &[(&'static str, T)], value: T) -> &'static str {
    table.iter().find(|(_, other)| *other == value).map_or("", |(word, _)| word)
}

fn word_of_part(part: Block) -> &'static str {
    match part {
        Block::Headline => "headline",
        Block::Standfirst => "standfirst",
        Block::Heading => "heading",
        Block::Byline => "byline",
        Block::Caption => "caption",
        Block::Furniture => "furniture",
    }
}
