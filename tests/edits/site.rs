//! A site as a model: what stands in it, and who refers to whom; and how one is made at random.

use std::collections::BTreeMap;

use crate::words::{Dice, Words, capital};

/// What is referred to: an id among `source`, `entity`, `claim` or `briefing`, and perhaps a record of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    pub family: &'static str,
    pub subject: String,
    pub record: Option<String>,
}

/// Words with a reference in them, or without.
#[derive(Clone, PartialEq, Eq)]
pub struct Value {
    pub before: String,
    pub to: Option<Target>,
    pub after: String,
    /// In how full a form the reference is written: 0 in full, 1 without its family, 2 as short as may be.
    pub short: usize,
}

impl Value {
    pub fn words(words: impl Into<String>) -> Value {
        Value { before: words.into(), to: None, after: String::new(), short: 0 }
    }

    pub fn to(to: Target, short: usize) -> Value {
        Value { before: String::new(), to: Some(to), after: String::new(), short }
    }
}

pub type Fields = Vec<(&'static str, Value)>;

/// Where a passage stands: the sentence by number, its first word and how many.
#[derive(Clone, PartialEq, Eq)]
pub struct Spot {
    pub sentence: usize,
    pub from: usize,
    pub count: usize,
}

/// A quote, note, mention, judgment, correction, or a `## aliases`.
#[derive(Clone, PartialEq, Eq)]
pub struct Part {
    pub kind: &'static str,
    pub id: String,
    pub fields: Fields,
    pub passage: Vec<String>,
    pub spot: Option<Spot>,
    pub prose: Vec<Value>,
    /// Whether the passage stands in the source.
    pub stands: bool,
}

/// `site.md`, a source, an entity, a claim, a briefing.
#[derive(Clone, PartialEq, Eq)]
pub struct Subject {
    pub kind: &'static str,
    pub id: String,
    pub fields: Fields,
    pub prose: Vec<Value>,
    pub parts: Vec<Part>,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Sentence {
    pub number: usize,
    pub words: Vec<String>,
}

/// Paragraphs of sentences.
pub type Text = Vec<Vec<Sentence>>;

#[derive(Clone, PartialEq, Eq)]
pub struct Site {
    pub settings: Subject,
    pub subjects: Vec<Subject>,
    pub seeds: BTreeMap<String, Text>,
    pub sentences: usize,
}

/// The sizes of a site.
#[derive(Clone, Debug)]
pub struct Shape {
    pub sources: usize,
    pub paragraphs: usize,
    pub sentences: usize,
    pub records: usize,
    pub entities: usize,
    pub claims: usize,
    pub briefings: usize,
}

pub fn family(kind: &str) -> &'static str {
    match kind {
        "source" => "source",
        "claim" => "claim",
        "briefing" => "briefing",
        "site" => "",
        "gone" => "gone",
        "quote" | "note" | "judgment" | "correction" => "record",
        _ => "entity",
    }
}

impl Subject {
    pub fn target(&self) -> Target {
        Target { family: family(self.kind), subject: self.id.clone(), record: None }
    }

    pub fn part_target(&self, part: &Part) -> Target {
        Target { record: Some(part.id.clone()), ..self.target() }
    }
}

pub fn has(fields: &Fields, name: &str) -> bool {
    fields.iter().any(|(field, _)| *field == name)
}

pub fn is_draft(fields: &Fields) -> bool {
    has(fields, "draft") || has(fields, "hidden")
}

/// The first value of a field.
pub fn value<'a>(fields: &'a Fields, name: &str) -> Option<&'a Value> {
    fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
}

/// Puts one value in the place of a field's.
pub fn set(fields: &mut Fields, name: &'static str, value: Value) {
    match fields.iter_mut().find(|(field, _)| *field == name) {
        Some((_, old)) => *old = value,
        None => fields.push((name, value)),
    }
}

pub const STANCES: [&str; 7] =
    ["asserts", "implies", "denies", "qualifies", "relays", "declines", "retracts"];

/// A site of this shape.
pub fn site(shape: &Shape, dice: &mut Dice, words: &mut Words) -> Site {
    let mut settings = subject("site", "");
    settings.fields.push(("title", Value::words(words.name())));
    if dice.once_in(2) {
        let publish = dice.pick(&["metadata", "excerpts", "full"]);
        settings.fields.push(("publish", Value::words(publish)));
    }
    settings.prose.push(Value::words(words.sentence()));
    let mut site = Site { settings, subjects: Vec::new(), seeds: BTreeMap::new(), sentences: 0 };
    for n in 0..shape.entities {
        let entity = entity(&mut site, n, dice, words);
        site.subjects.push(entity);
    }
    for n in 0..shape.sources {
        source(&mut site, n, shape, dice, words);
    }
    for n in 0..shape.claims {
        claim(&mut site, n, dice, words);
    }
    for n in 0..shape.briefings {
        briefing(&mut site, n, dice, words);
    }
    site
}

pub fn subject(kind: &'static str, id: &str) -> Subject {
    Subject { kind, id: id.to_owned(), fields: Vec::new(), prose: Vec::new(), parts: Vec::new() }
}

pub fn part(kind: &'static str, id: &str) -> Part {
    Part {
        kind,
        id: id.to_owned(),
        fields: Vec::new(),
        passage: Vec::new(),
        spot: None,
        prose: Vec::new(),
        stands: true,
    }
}

/// An entity; the first has the id of the first claim, too.
fn entity(site: &mut Site, n: usize, dice: &mut Dice, words: &mut Words) -> Subject {
    let kind = dice.pick(&["person", "person", "organization", "place", "thing"]);
    let mut one = subject(kind, &if n == 0 { "iraq".to_owned() } else { format!("e{n}") });
    one.fields.push(("name", Value::words(words.name())));
    if dice.once_in(2) {
        one.fields.push(("alias", Value::words(words.name())));
    }
    // The same words in prose, roles and elsewhere: nothing is known again by them.
    one.prose.push(Value::words("Somebody of the board. "));
    if n > 0 {
        let other = site.subjects[dice.below(site.subjects.len())].target();
        one.prose.push(Value::to(other, dice.below(2)));
        one.prose.push(Value::words(format!(" {}", words.sentence())));
    }
    one
}

/// Who speaks, by chance: somebody by name, or unnamed.
fn speaker(site: &Site, dice: &mut Dice, words: &mut Words) -> Value {
    let entities = targets(site, |subject| family(subject.kind) == "entity");
    match dice.once_in(3) || entities.is_empty() {
        true => Value::words(format!("unnamed: a {} of the board", words.latin())),
        false => Value::to(entities[dice.below(entities.len())].clone(), dice.below(2)),
    }
}

pub fn targets(site: &Site, of: impl Fn(&Subject) -> bool) -> Vec<Target> {
    site.subjects.iter().filter(|one| of(one)).map(Subject::target).collect()
}

/// All quotes and notes that are on the site.
pub fn records(site: &Site) -> Vec<Target> {
    let of = |subject: &Subject| -> Vec<Target> {
        let parts = subject.parts.iter().filter(|part| matches!(part.kind, "quote" | "note"));
        let parts = parts.filter(|part| !is_draft(&part.fields));
        parts.map(|part| subject.part_target(part)).collect()
    };
    site.subjects.iter().filter(|subject| subject.kind == "source").flat_map(of).collect()
}

pub fn sentence(site: &mut Site, dice: &mut Dice, words: &mut Words) -> Sentence {
    let count = 8 + dice.below(6);
    let mut run = words.run(dice, count);
    run[0] = capital(&run[0]);
    site.sentences += 1;
    Sentence { number: site.sentences, words: run }
}

fn source(site: &mut Site, n: usize, shape: &Shape, dice: &mut Dice, words: &mut Words) {
    let mut text: Text = Vec::new();
    for _ in 0..shape.paragraphs {
        text.push((0..shape.sentences).map(|_| sentence(site, dice, words)).collect());
    }
    let mut one = subject("source", &format!("s{n}"));
    let file = format!("{}{n}.txt", dice.pick(&["text", "ein text", "текст"]));
    one.fields.push(("file", Value::words(file.clone())));
    one.fields.push(("title", Value::words(words.name())));
    one.fields.push(("kind", Value::words("report")));
    if dice.once_in(2) {
        let publish = dice.pick(&["metadata", "excerpts", "full"]);
        one.fields.push(("publish", Value::words(publish)));
    }
    if dice.once_in(2) {
        one.fields.push(("grade", Value::words("B2")));
    }
    if n > 0 && dice.once_in(3) {
        let to = Target { family: "source", subject: "s0".into(), record: None };
        one.fields.push(("carries", Value::to(to, dice.below(2))));
    }
    one.prose.push(Value::words(words.sentence()));
    let places: Vec<(usize, usize)> =
        (0..text.len()).flat_map(|p| (0..text[p].len()).map(move |s| (p, s))).collect();
    for r in 0..shape.records.min(places.len()) {
        // Every third sentence has two records, one in the other.
        let (p, s) = places[if r % 3 == 2 { r - 1 } else { r }];
        let sentence = text[p][s].clone();
        let spot = match r % 3 == 2 {
            true => Spot { sentence: sentence.number, from: 2, count: 4 },
            false => Spot { sentence: sentence.number, from: 1, count: 6 },
        };
        let kind = if dice.once_in(4) { "note" } else { "quote" };
        // The same ids in every source.
        let mut record = part(kind, &format!("r{r}"));
        record.passage = sentence.words[spot.from..spot.from + spot.count].to_vec();
        if kind == "quote" {
            let speaker = speaker(site, dice, words);
            if speaker.to.is_none() {
                let described = speaker.before.split(' ').skip(1).map(str::to_owned);
                let words = ["Said".to_owned()].into_iter().chain(described).collect();
                site.sentences += 1;
                text[p].push(Sentence { number: site.sentences, words });
            }
            record.fields.push(("speaker", speaker));
            if dice.once_in(3) {
                record.fields.push(("said", Value::words("2020-01-06")));
            }
            let first = one.parts.first().is_some_and(|first| first.kind == "quote");
            if dice.once_in(4) && first && r % 3 != 2 {
                let of = Target { record: Some("r0".to_owned()), ..one.target() };
                record.fields.push(("same-remark-as", Value::to(of, dice.below(3))));
            }
        }
        if dice.once_in(3) && !site.subjects.is_empty() {
            let entities = targets(site, |subject| family(subject.kind) == "entity");
            if !entities.is_empty() {
                let about = entities[dice.below(entities.len())].clone();
                record.fields.push(("about", Value::to(about, dice.below(2))));
            }
        }
        // The same words again, behind others: `after` tells which.
        if r % 3 == 0 && r > 0 && dice.once_in(2) {
            let mut twin = self::sentence(site, dice, words);
            twin.words.splice(1..5, record.passage.iter().cloned());
            record.fields.push(("after", Value::words(sentence.words[0].clone())));
            text.push(vec![twin]);
        }
        if r % 4 == 3 && dice.once_in(2) {
            record.fields.push(("draft", Value::words("yes")));
        }
        record.spot = Some(spot);
        record.prose.push(Value::words(words.sentence()));
        one.parts.push(record);
    }
    let entities = targets(site, |subject| family(subject.kind) == "entity");
    if let Some(of) = entities.first().filter(|_| dice.once_in(2)) {
        let mut aliases = part("aliases", "");
        let words = words.latin();
        let mut value = Value::to(of.clone(), dice.below(2));
        value.before = words.clone();
        aliases.fields.push(("alias", value));
        one.parts.insert(dice.below(one.parts.len() + 1), aliases);
        if let Some(last) = text.last_mut().and_then(|last| last.last_mut()) {
            last.words.push(words);
        }
    }
    site.seeds.insert(file, text);
    site.subjects.push(one);
}

fn claim(site: &mut Site, n: usize, dice: &mut Dice, words: &mut Words) {
    let mut one = subject("claim", &if n == 0 { "iraq".to_owned() } else { format!("c{n}") });
    let text = format!("The bridge {} {} {}.", words.latin(), words.latin(), words.latin());
    one.fields.push(("text", Value::words(text)));
    one.fields.push(("status", Value::words("open")));
    let records = records(site);
    let mut known = Vec::new();
    for _ in 0..3 {
        let Some(of) = records.get(dice.below(records.len())) else { continue };
        if !known.contains(of) {
            known.push(of.clone());
            let mut value = Value::to(of.clone(), dice.below(2));
            if dice.once_in(3) {
                value.after = format!(" ({})", words.latin());
            }
            one.fields.push((STANCES[dice.below(STANCES.len())], value));
        }
    }
    let entities = targets(site, |subject| family(subject.kind) == "entity");
    if let Some(about) = entities.get(dice.below(entities.len())) {
        one.fields.push(("about", Value::to(about.clone(), dice.below(2))));
    }
    one.prose.push(Value::words(words.sentence()));
    site.subjects.push(one);
}

fn briefing(site: &mut Site, n: usize, dice: &mut Dice, words: &mut Words) {
    let mut one = subject("briefing", &format!("b{n}"));
    one.fields.push(("title", Value::words(words.name())));
    one.fields.push(("date", Value::words("2020-01-07")));
    let all: Vec<Target> = records(site)
        .into_iter()
        .chain(targets(site, |subject| matches!(subject.kind, "claim")))
        .collect();
    let judgments = if all.is_empty() { 0 } else { 1 + dice.below(2) };
    for j in 0..judgments {
        one.parts.push(judgment(&format!("j{j}"), &all, dice, words));
    }
    one.prose.push(Value::words(words.sentence()));
    let linked = targets(site, |subject| subject.kind != "briefing");
    for of in linked.iter().chain(&all) {
        if !dice.once_in(3) {
            continue;
        }
        one.prose.push(Value::words(format!("{} ", capital(&words.latin()))));
        one.prose.push(Value::to(of.clone(), dice.below(2)));
        one.prose.push(Value::words(format!(" {}. ", words.latin())));
    }
    site.subjects.push(one);
}

pub fn judgment(id: &str, all: &[Target], dice: &mut Dice, words: &mut Words) -> Part {
    let mut one = part("judgment", id);
    one.fields.push(("likelihood", Value::words("likely")));
    one.fields.push(("confidence", Value::words("moderate")));
    let mut known = Vec::new();
    for _ in 0..2 {
        if let Some(of) = all.get(dice.below(all.len())).filter(|of| !known.contains(of)) {
            known.push(of);
            one.fields.push(("rests-on", Value::to(of.clone(), dice.below(2))));
        }
    }
    one.prose.push(Value::words(words.sentence()));
    one
}
