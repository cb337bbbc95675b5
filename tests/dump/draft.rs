//! `Draft` as text: every subject and record with its fields, every seed's blocks, every fault.

use std::fmt::Display;

use onrecord::parse::Draft;
use onrecord::parse::prose::{Prose, Quotation};
use onrecord::parse::record::{Briefing, Claim, Entity, Head, Record, RecordKind, Source};
use onrecord::parse::reference::{Named, Reference, Speaker};
use onrecord::parse::settings::Settings;
use onrecord::parse::source::Seed;

use super::{Dump, field, flag, list, quoted};

/// All of a draft.
pub fn draft(draft: &Draft) -> String {
    let mut dump = Dump::new(&draft.files);
    settings(&mut dump, &draft.settings);
    draft.sources.iter().for_each(|one| source(&mut dump, one));
    draft.entities.iter().for_each(|one| entity(&mut dump, one));
    draft.claims.iter().for_each(|one| claim(&mut dump, one));
    draft.briefings.iter().for_each(|one| briefing(&mut dump, one));
    draft.seeds.iter().for_each(|one| seed(&mut dump, one));
    for lost in &draft.lost {
        let record = lost.record.as_ref().map_or(String::new(), |record| format!("#{record}"));
        dump.line(0, &[&"lost", &format!("{}:{}{record}", lost.family.word(), lost.subject)]);
    }
    for fault in &draft.faults {
        let (place, words) = (dump.place(fault.span), dump.words(fault.span));
        let what = dump.debug(&fault.what);
        dump.line(0, &[&"fault", &place, &words, &what]);
    }
    dump.done()
}

fn settings(dump: &mut Dump<'_>, settings: &Settings) {
    let plain = Settings::default();
    dump.line(
        0,
        &[
            &"site",
            &words(settings.title.as_ref()),
            &field("description", settings.description.as_deref().map(quoted)),
            &field("base-url", settings.base_url.as_ref()),
            &field("language", settings.language.as_ref()),
            &field("license", settings.license.as_ref()),
            &field(
                "publish",
                (settings.publish != plain.publish).then(|| dump.debug(&settings.publish)),
            ),
            &other("excerpt-context", settings.excerpt_context, plain.excerpt_context),
            &other("excerpt-limit", settings.excerpt_limit, plain.excerpt_limit),
            &other("quotation-min-words", settings.quotation_min_words, plain.quotation_min_words),
        ],
    );
    if settings.quotation_marks != plain.quotation_marks {
        let marks = settings.quotation_marks.iter().map(|(open, close)| format!("{open}…{close}"));
        dump.line(1, &[&list("quotation-marks", marks)]);
    }
    for author in &settings.authors {
        let contact = field("contact", author.contact.as_ref());
        dump.line(1, &[&"author", &author.id, &quoted(&author.name), &contact]);
    }
    for check in &settings.checks {
        dump.line(1, &[&"check", &check.code, &format!("{:?}", check.severity).to_lowercase()]);
    }
    prose(dump, 1, "prose", &settings.prose);
    quotations(dump, 1, "in a field", &settings.field_quotations);
}

fn source(dump: &mut Dump<'_>, source: &Source) {
    dump.line(
        0,
        &[
            &"source",
            &source.id,
            &source.kind,
            &quoted(&source.title),
            &field("file", Some(&source.file)),
            &list("author", source.author.iter().map(named)),
            &field("publisher", source.publisher.as_ref().map(named)),
            &field("language", source.language.as_ref()),
            &field("published", source.published.as_ref().map(|date| &date.words)),
            &field("updated", source.updated.as_ref().map(|date| &date.words)),
            &field("retrieved", source.retrieved.as_ref().map(|date| &date.words)),
            &field("url", source.url.as_ref()),
            &list("archive", &source.archive),
            &field("locator", source.locator.as_deref().map(quoted)),
            &field("version", source.version.as_ref()),
            &field("replaces", source.replaces.as_ref().map(reference)),
            &list("carries", source.carries.iter().map(reference)),
            &field(
                "grade",
                source.grade.map(|grade| format!("{}{}", grade.reliability, grade.credibility)),
            ),
            &field("publish", source.publish.map(|publish| format!("{publish:?}").to_lowercase())),
            &field("license", source.license.as_ref()),
            &field("credit", source.credit.as_deref().map(quoted)),
            &flag("style=ap", source.parentheses_as_brackets),
            &field("encoding", source.encoding.as_ref()),
            &field("sha256", source.sha256.as_ref()),
        ],
    );
    head(dump, 1, &source.head);
    for alias in &source.aliases {
        let of = alias.of.as_ref().map_or("none".to_owned(), reference);
        dump.line(1, &[&"alias", &quoted(&alias.words), &of]);
    }
    source.records.iter().for_each(|one| record(dump, one));
}

fn record(dump: &mut Dump<'_>, record: &Record) {
    let id = record.id.as_deref().unwrap_or_default();
    let pieces = record
        .passage
        .pieces
        .iter()
        .map(|piece| quoted(&piece.text))
        .collect::<Vec<_>>()
        .join(" + ");
    let context = [
        field("after", record.after.as_deref().map(quoted)),
        field("before", record.before.as_deref().map(quoted)),
    ]
    .join(" ");
    match &record.what {
        RecordKind::Quote(quote) => dump.line(
            1,
            &[
                &"quote",
                &id,
                &format!("{:?}", quote.form).to_lowercase(),
                &pieces,
                &list("speaker", quote.speaker.iter().map(speaker)),
                &field("attribution", quote.attribution.map(|one| format!("{one:?}"))),
                &field("role", quote.role.as_deref().map(quoted)),
                &field("on-behalf-of", quote.on_behalf_of.as_ref().map(named)),
                &field("said", quote.said.as_ref().map(|date| &date.words)),
                &field("time", quote.time.as_deref().map(quoted)),
                &field("addressee", quote.addressee.as_ref().map(named)),
                &field("occasion", quote.occasion.as_ref().map(named)),
                &field("medium", quote.medium.as_ref().map(named)),
                &list("via", quote.via.iter().map(named)),
                &field("quoting", quote.quoting.as_ref().map(reference)),
                &list("same-remark-as", quote.same_remark_as.iter().map(reference)),
                &field("translation", quote.translation.as_deref().map(quoted)),
                &list("about", quote.about.iter().map(reference)),
                &list("topics", quote.topics.iter().map(|one| quoted(one))),
                &context.trim(),
            ],
        ),
        RecordKind::Note(note) => dump.line(
            1,
            &[
                &"note",
                &id,
                &pieces,
                &field("by", note.by.as_ref().map(named)),
                &list("about", note.about.iter().map(reference)),
                &list("topics", note.topics.iter().map(|one| quoted(one))),
                &context.trim(),
            ],
        ),
        RecordKind::Mention(of) => {
            dump.line(1, &[&"mention", &reference(of), &pieces, &context.trim()]);
        }
        RecordKind::Part(part) => {
            let part = format!("{part:?}").to_lowercase();
            dump.line(1, &[&part, &pieces, &context.trim()]);
        }
    }
    head(dump, 2, &record.head);
}

fn entity(dump: &mut Dump<'_>, entity: &Entity) {
    dump.line(
        0,
        &[
            &format!("{:?}", entity.kind).to_lowercase(),
            &entity.id,
            &quoted(&entity.name),
            &field("sort-name", entity.sort_name.as_deref().map(quoted)),
            &field("native-name", entity.native_name.as_deref().map(quoted)),
            &list("alias", entity.alias.iter().map(|one| quoted(one))),
            &list("part-of", entity.part_of.iter().map(reference)),
            &field("wikidata", entity.wikidata.as_ref()),
            &list("url", &entity.url),
            &list("not-same-as", entity.not_same_as.iter().map(reference)),
            &flag("private", entity.private),
            &field("when", entity.when.as_ref().map(|date| &date.words)),
            &field("time", entity.time.as_deref().map(quoted)),
            &field("place", entity.place.as_ref().map(named)),
            &field("state", entity.state.map(|state| format!("{state:?}").to_lowercase())),
            &list("participant", entity.participant.iter().map(named)),
            &list("cites", entity.cites.iter().map(reference)),
        ],
    );
    for role in &entity.role {
        dump.line(
            1,
            &[
                &"role",
                &quoted(&role.title),
                &field("at", role.organization.as_ref().map(named)),
                &field("interval", role.interval.as_ref().map(|date| &date.words)),
            ],
        );
    }
    head(dump, 1, &entity.head);
}

fn claim(dump: &mut Dump<'_>, claim: &Claim) {
    dump.line(
        0,
        &[
            &"claim",
            &claim.id,
            &quoted(&claim.text),
            &field("status", claim.status.map(|one| format!("{one:?}").to_lowercase())),
            &field("as-of", claim.as_of.as_ref().map(|date| &date.words)),
            &list("about", claim.about.iter().map(reference)),
            &list("topics", claim.topics.iter().map(|one| quoted(one))),
            &field("because", claim.because.as_deref().map(quoted)),
            &list("gap", claim.gap.iter().map(|one| quoted(one))),
            &list("conflicts-with", claim.conflicts_with.iter().map(reference)),
            &list("depends-on", claim.depends_on.iter().map(reference)),
        ],
    );
    for position in &claim.positions {
        let stance = format!("{:?}", position.stance).to_lowercase();
        dump.line(1, &[&stance, &reference(&position.of), &words(position.remark.as_ref())]);
    }
    head(dump, 1, &claim.head);
}

fn briefing(dump: &mut Dump<'_>, briefing: &Briefing) {
    dump.line(
        0,
        &[
            &"briefing",
            &briefing.id,
            &briefing.date.words,
            &quoted(&briefing.title),
            &field("as-of", briefing.as_of.as_ref().map(|date| &date.words)),
            &field("question", briefing.question.as_deref().map(quoted)),
            &field("summary", briefing.summary.as_deref().map(quoted)),
            &list("author", briefing.author.iter().map(named)),
            &list("reviewed-by", briefing.reviewed_by.iter().map(named)),
            &list("topics", briefing.topics.iter().map(|one| quoted(one))),
            &list("gap", briefing.gap.iter().map(|one| quoted(one))),
            &field("license", briefing.license.as_ref()),
            &flag("autolink=off", !briefing.autolink),
        ],
    );
    head(dump, 1, &briefing.head);
    for judgment in &briefing.judgments {
        dump.line(
            1,
            &[
                &"judgment",
                &judgment.id,
                &field("likelihood", judgment.likelihood.map(|one| format!("{one:?}"))),
                &field("confidence", judgment.confidence.map(|one| format!("{one:?}"))),
                &field("because", judgment.because.as_deref().map(quoted)),
                &list("rests-on", judgment.rests_on.iter().map(reference)),
            ],
        );
        head(dump, 2, &judgment.head);
    }
    for correction in &briefing.corrections {
        dump.line(
            1,
            &[
                &"correction",
                &correction.id,
                &correction.date.words,
                &format!("{:?}", correction.kind).to_lowercase(),
                &list("affects", correction.affects.iter().map(reference)),
                &field("old", correction.old.as_deref().map(quoted)),
                &field("new", correction.new.as_deref().map(quoted)),
            ],
        );
        head(dump, 2, &correction.head);
    }
    briefing.body.iter().for_each(|one| prose(dump, 1, "body", one));
}

fn seed(dump: &mut Dump<'_>, seed: &Seed) {
    match &seed.text {
        Err(why) => {
            let why = dump.debug(why);
            dump.line(0, &[&"seed", &seed.name, &"unreadable:", &why]);
        }
        Ok(text) => {
            dump.line(0, &[&"seed", &seed.name]);
            for block in &text.blocks {
                let what = format!("{:?}", block.what).to_lowercase();
                let words = &text.text[block.range.start as usize..block.range.end as usize];
                let at = format!("@{}", text.map.file_offset(block.range.start));
                dump.line(1, &[&what, &at, &quoted(words)]);
            }
            for number in &text.note_numbers {
                let words = &text.text[number.start as usize..number.end as usize];
                dump.line(1, &[&"note number", &quoted(words)]);
            }
        }
    }
}

fn head(dump: &mut Dump<'_>, depth: usize, head: &Head) {
    let was = list("was", &head.was);
    if head.draft || head.hidden || !was.is_empty() {
        dump.line(depth, &[&was, &flag("draft", head.draft), &flag("hidden", head.hidden)]);
    }
    quotations(dump, depth, "in a field", &head.field_quotations);
    prose(dump, depth, "prose", &head.prose);
}

fn prose(dump: &mut Dump<'_>, depth: usize, what: &str, prose: &Prose) {
    let Some(span) = prose.span else { return };
    let words = dump.words(span);
    dump.line(depth, &[&what, &words]);
    for link in &prose.links {
        let label = words_of(link.label.as_deref());
        let kind = if link.embed { "embed" } else { "link" };
        let paragraph = format!("¶{}", link.paragraph);
        dump.line(depth + 1, &[&kind, &reference(&link.to), &label, &paragraph]);
    }
    quotations(dump, depth + 1, "", &prose.quotations);
    for heading in &prose.headings {
        let level = format!("h{}", heading.level);
        dump.line(depth + 1, &[&level, &quoted(&heading.words)]);
    }
}

fn quotations(dump: &mut Dump<'_>, depth: usize, place: &str, quotations: &[Quotation]) {
    for quotation in quotations {
        let shape = format!("{:?}", quotation.shape).to_lowercase();
        let paragraph = format!("¶{}", quotation.paragraph);
        let place = if place.is_empty() { &*paragraph } else { place };
        dump.line(depth, &[&"quotation", &shape, &quoted(&quotation.words), &place]);
    }
}

/// `claim:us-leaving-iraq`, `nbc-letter#timing`
pub fn reference(reference: &Reference) -> String {
    let family = reference.family.map_or(String::new(), |family| format!("{}:", family.word()));
    let record = reference.record.as_ref().map_or(String::new(), |record| format!("#{record}"));
    format!("{family}{}{record}", reference.id)
}

fn named(named: &Named) -> String {
    match named {
        Named::Id(id) => reference(id),
        Named::Words(words) => quoted(words),
    }
}

fn speaker(speaker: &Speaker) -> String {
    match speaker {
        Speaker::Id(id) => reference(id),
        Speaker::Unnamed(words) => format!("unnamed:{}", quoted(words)),
    }
}

fn words(words: Option<&onrecord::ground::span::Words>) -> String {
    words_of(words.map(|words| words.as_str()))
}

fn words_of(words: Option<&str>) -> String {
    words.map_or(String::new(), quoted)
}

fn other<T: PartialEq + Display>(name: &str, value: T, plain: T) -> String {
    field(name, (value != plain).then_some(value))
}
