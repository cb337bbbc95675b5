//! A page of the site → its bytes: the values for its template, with all prose as HTML that was made here.

use serde::Serialize;
use tera::{Context, Map, Tera, TeraResult, Value};

use crate::render::ids::Ids;
use crate::render::sibling::joined;
use crate::render::{character, document, graph as drawing, linked_data, stand};
use crate::site::page::{Body, Page, briefing, claim, corrections, entity, graph, home, source};
use crate::site::prose::Prose;

/// The bytes of a page. Its prose is taken out before the rest becomes values: in its place stands its HTML.
///
/// # Errors
/// A template or component of the theme that fails.
pub fn html(page: Page, theme: &Tera) -> TeraResult<Vec<u8>> {
    let mut ids = Ids::default();
    let mut context = Context::new();
    let kind = page.body.kind();
    let body = match page.body {
        Body::Home(home) => self::home(*home, theme, &mut ids)?,
        Body::Briefing(briefing) => self::briefing(*briefing, theme, &mut ids)?,
        Body::Source(source) => self::source(*source, theme, &mut ids)?,
        Body::Entity(entity) => self::entity(*entity, theme, &mut ids)?,
        Body::Claim(claim) => self::claim(*claim, theme, &mut ids)?,
        Body::Further(further) => value(&further)?,
        Body::List(list) => value(&list)?,
        Body::Quotes(quotes) => value(&quotes)?,
        Body::Corrections(corrections) => self::corrections(*corrections, theme, &mut ids)?,
        Body::Graph(graph) => self::graph(*graph)?,
        Body::Timeline(timeline) => value(&timeline)?,
        Body::Verification(verification) => value(&verification)?,
        Body::Moved(moved) => value(&moved)?,
        Body::Search | Body::NotFound => Value::none(),
    };
    context.insert_value("head", value(&page.head)?);
    context.insert_value(kind, body);
    let linked_data = page.linked_data.as_ref().map(linked_data::json);
    context.insert_value(
        "linked_data",
        linked_data.map_or(Value::none(), |json| Value::safe_string(&json)),
    );
    let mut out = Vec::with_capacity(16 * 1024);
    theme.render_to(&format!("{kind}.html"), &context, &mut out)?;
    Ok(character::allowed(out))
}

fn value<T: Serialize + ?Sized>(plain: &T) -> TeraResult<Value> {
    Value::try_from_serializable(plain)
}

fn fields<T: Serialize + ?Sized>(plain: &T) -> TeraResult<Map> {
    Ok(value(plain)?.into_map().unwrap_or_default())
}

/// Prose as HTML; none where there is none.
fn shown(prose: Option<&Prose>, theme: &Tera, ids: &mut Ids) -> TeraResult<Value> {
    match prose {
        Some(prose) => Ok(Value::safe_string(&stand::html(prose, theme, ids)?)),
        None => Ok(Value::none()),
    }
}

fn home(mut home: home::Home, theme: &Tera, ids: &mut Ids) -> TeraResult<Value> {
    let prose = home.prose.take();
    let mut fields = fields(&home)?;
    fields.insert("prose".into(), shown(prose.as_ref(), theme, ids)?);
    Ok(Value::from(fields))
}

fn claim(mut claim: claim::Claim, theme: &Tera, ids: &mut Ids) -> TeraResult<Value> {
    let prose = claim.prose.take();
    let mut fields = fields(&claim)?;
    fields.insert("prose".into(), shown(prose.as_ref(), theme, ids)?);
    Ok(Value::from(fields))
}

/// An entity's page. What a source puts in its own words isn't among the entity's.
fn entity(mut entity: entity::Entity, theme: &Tera, ids: &mut Ids) -> TeraResult<Value> {
    let prose = entity.prose.take();
    let plain = value(&entity)?;
    let quotes = plain.get_from_path("quotes").and_then(Value::as_array).unwrap_or_default();
    let told = quotes.iter().zip(&entity.quotes);
    let (reported, own): (Vec<_>, Vec<_>) = told.partition(|(_, quote)| quote.form == "indirect");
    let values = |part: Vec<(&Value, _)>| -> Value {
        Value::from(part.into_iter().map(|(value, _)| value.clone()).collect::<Vec<_>>())
    };
    let (reported, own) = (values(reported), values(own));
    let mut fields = plain.into_map().unwrap_or_default();
    fields.insert("as_reported".into(), reported);
    fields.insert("own_words".into(), own);
    fields.insert("prose".into(), shown(prose.as_ref(), theme, ids)?);
    Ok(Value::from(fields))
}

fn corrections(
    mut corrections: corrections::Corrections,
    theme: &Tera,
    ids: &mut Ids,
) -> TeraResult<Value> {
    let mut entries = Vec::with_capacity(corrections.entries.len());
    for mut entry in std::mem::take(&mut corrections.entries) {
        let prose = entry.correction.prose.take();
        let mut fields = fields(&entry)?;
        fields.insert("prose".into(), shown(prose.as_ref(), theme, ids)?);
        entries.push(Value::from(fields));
    }
    let mut fields = fields(&corrections)?;
    fields.insert("entries".into(), Value::from(entries));
    Ok(Value::from(fields))
}

fn graph(graph: graph::Graph) -> TeraResult<Value> {
    let svg = drawing::svg(&graph.drawing);
    let samples = graph.kinds.iter().map(|kind| {
        let mut fields = Map::default();
        fields.insert("kind".into(), Value::from(*kind));
        fields.insert("svg".into(), Value::safe_string(&drawing::sample(kind)));
        Value::from(fields)
    });
    let samples = Value::from(samples.collect::<Vec<_>>());
    let mut fields = Map::default();
    fields.insert("samples".into(), samples);
    fields.insert("svg".into(), Value::safe_string(&svg));
    fields.insert("names".into(), value(&graph.names)?);
    fields.insert("names_of".into(), Value::from(graph.names_of));
    fields.insert("pairs".into(), value(&graph.pairs)?);
    fields.insert("pairs_of".into(), Value::from(graph.pairs_of));
    fields.insert("lines".into(), Value::from(graph.lines));
    fields.insert("names_of_a_block".into(), Value::from(graph.names_of_a_block));
    fields.insert("withholds".into(), Value::from(graph.withholds));
    fields.insert("only_source".into(), value(&graph.only_source)?);
    Ok(Value::from(fields))
}

fn source(source: source::Source, theme: &Tera, ids: &mut Ids) -> TeraResult<Value> {
    let document = document::html(&source, theme, ids)?;
    let mut fields = Map::default();
    fields.insert("id".into(), Value::from(&*source.id));
    fields.insert("title".into(), Value::from(&*source.title));
    fields.insert("kind".into(), Value::from(source.kind));
    fields.insert("language".into(), Value::from(source.language.as_deref()));
    fields.insert("direction".into(), Value::from(source.direction));
    fields.insert("provenance".into(), value(&source.provenance)?);
    fields.insert("filters".into(), value(&source.filters)?);
    fields.insert("paging".into(), value(&source.paging)?);
    fields.insert("claims".into(), value(&source.claims)?);
    fields.insert("briefings".into(), value(&source.briefings)?);
    fields.insert("prose".into(), shown(source.prose.as_ref(), theme, ids)?);
    fields.insert("document".into(), Value::safe_string(&document));
    Ok(Value::from(fields))
}

fn briefing(mut briefing: briefing::Briefing, theme: &Tera, ids: &mut Ids) -> TeraResult<Value> {
    let mut judgments = Vec::with_capacity(briefing.judgments.len());
    for mut judgment in std::mem::take(&mut briefing.judgments) {
        let prose = judgment.prose.take();
        let mut fields = fields(&judgment)?;
        fields.insert("prose".into(), shown(prose.as_ref(), theme, ids)?);
        judgments.push(Value::from(fields));
    }
    let mut siblings = Vec::new();
    for part in std::mem::take(&mut briefing.body) {
        siblings.extend(stand::siblings(&part, theme, ids)?);
    }
    let mut corrections = Vec::with_capacity(briefing.corrections.len());
    for mut correction in std::mem::take(&mut briefing.corrections) {
        let prose = correction.prose.take();
        let mut fields = fields(&correction)?;
        fields.insert("prose".into(), shown(prose.as_ref(), theme, ids)?);
        corrections.push(Value::from(fields));
    }
    let mut fields = fields(&briefing)?;
    fields.insert("judgments".into(), Value::from(judgments));
    fields.insert("body".into(), Value::safe_string(&joined(&siblings)));
    fields.insert("corrections".into(), Value::from(corrections));
    Ok(Value::from(fields))
}
