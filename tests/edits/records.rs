//! Known edits of records and subjects: each does one thing, and says what a report must name.

use crate::bench::{Bench, Seat, find};
use crate::site::{
    Part, STANCES, Subject, Target, Value, family, is_draft, part, records, set, subject, targets,
    value,
};

/// An edit; false where there is nothing that it could be done to.
pub type Edit = fn(&mut Bench) -> bool;

pub const EDITS: &[(&str, Edit)] = &[
    ("edit a field", edit_field),
    ("edit a field", edit_field),
    ("edit prose", edit_prose),
    ("edit a setting", edit_setting),
    ("flip a stance", flip_stance),
    ("take a stance away", remove_stance),
    ("add a stance", add_stance),
    ("unmask a speaker", unmask),
    ("change a speaker", change_speaker),
    ("describe a speaker otherwise", describe),
    ("call it the same remark", same_remark),
    ("alias an unnamed speaker", alias_unnamed),
    ("change rights", change_rights),
    ("change the site's rights", change_all_rights),
    ("rename an entity", rename_entity),
    ("change an id, with was", change_id),
    ("change an id, without was", change_id_silently),
    ("merge two entities", merge_entities),
    ("split an entity", split_entity),
    ("share a name", share_name),
    ("change a claim's text", change_claim),
    ("correct a judgment", correct_judgment),
    ("rest on less", rest_on_less),
    ("rest on more", rest_on_more),
    ("remove", remove),
    ("withdraw", withdraw),
    ("publish a draft", publish),
    ("add a subject", add_subject),
    ("add a judgment", add_judgment),
];

/// The code of a field that was changed.
fn code_of(kind: &str, field: &str) -> &'static str {
    match (kind, field) {
        ("quote", "said" | "time") => "said-changed",
        ("quote", "form" | "attribution") => "attribution-changed",
        ("quote", "role" | "on-behalf-of") => "role-changed",
        ("source", "grade") => "grade-changed",
        ("claim", "status") => "claim-status-changed",
        ("judgment", "likelihood" | "confidence" | "because" | "prose") => "judgment-changed",
        _ => edited(kind),
    }
}

fn edited(kind: &str) -> &'static str {
    match kind {
        "quote" => "quote-edited",
        "note" => "note-edited",
        "source" | "claim" | "briefing" | "judgment" | "correction" => "page-edited",
        _ => "entity-edited",
    }
}

fn edit_field(bench: &mut Bench) -> bool {
    let seats = bench.seats(|_| true);
    let Some(seat) = seats.get(bench.dice.below(seats.len())).cloned() else { return false };
    let dates = ["2019-12-31", "2020-01-06?", "2020-01~"];
    let names: &[&'static str] = match seat.kind {
        "quote" => {
            &["said", "time", "form", "attribution", "role", "addressee", "topics", "medium"]
        }
        "note" => &["topics"],
        "source" => &["title", "kind", "published", "license", "grade", "locator"],
        "claim" => &["status", "as-of", "gap", "because", "topics"],
        "briefing" => &["title", "date", "summary", "question", "gap"],
        "judgment" => &["likelihood", "confidence", "because"],
        _ => &["role", "sort-name", "wikidata"],
    };
    let field = *bench.dice.pick(&names.iter().collect::<Vec<_>>());
    let words = match field {
        "said" | "published" | "date" | "as-of" => bench.dice.pick(&dates).to_owned(),
        "form" => bench.dice.pick(&["partial", "indirect"]).to_owned(),
        "attribution" => bench.dice.pick(&["background", "deep-background"]).to_owned(),
        "kind" => bench.dice.pick(&["letter", "memo"]).to_owned(),
        "grade" => bench.dice.pick(&["A1", "C3"]).to_owned(),
        "status" => bench.dice.pick(&["disputed", "refuted"]).to_owned(),
        "likelihood" => bench.dice.pick(&["unlikely", "very-likely"]).to_owned(),
        "confidence" => bench.dice.pick(&["low", "high"]).to_owned(),
        "wikidata" => format!("Q{}", 10 + bench.dice.below(90)),
        "topics" => bench.words.latin(),
        _ => bench.words.name(),
    };
    if !bench.once(format!("{field} {}:{}", seat.kind, seat.id)) {
        return false;
    }
    bench.touch(&seat);
    set(bench.fields(&seat), field, Value::words(words.clone()));
    bench.done.push(format!("{field} of {} {} is `{words}`", seat.kind, seat.id));
    tell_field(bench, &seat, field);
    true
}

fn tell_field(bench: &mut Bench, seat: &Seat, field: &'static str) {
    let gives_away = matches!(field, "role" | "on-behalf-of") && is_unnamed(bench, seat);
    if gives_away {
        bench.tell("unmasked", &seat.id);
    }
    match (gives_away, seat.is_public) {
        (true, true) => {}
        (_, false) => bench.merge(edited(seat.kind), &seat.id),
        (false, true) => bench.merge(code_of(seat.kind, field), &seat.id),
    }
}

fn is_unnamed(bench: &Bench, seat: &Seat) -> bool {
    value(bench.base_fields(seat), "speaker").is_some_and(|speaker| speaker.to.is_none())
}

fn edit_prose(bench: &mut Bench) -> bool {
    let seats = bench.seats(|_| true);
    let Some(seat) = seats.get(bench.dice.below(seats.len())).cloned() else { return false };
    bench.touch(&seat);
    let words = Value::words(format!(" {}", bench.words.sentence()));
    bench.done.push(format!("prose of {} {} goes on", seat.kind, seat.id));
    let subject = &mut bench.head.subjects[seat.subject];
    let prose = seat.part.map_or(&mut subject.prose, |part| &mut subject.parts[part].prose);
    prose.push(words);
    tell_field(bench, &seat, "prose");
    true
}

fn edit_setting(bench: &mut Bench) -> bool {
    let field = *bench.dice.pick(&[
        &"title",
        &"description",
        &"base-url",
        &"language",
        &"excerpt-context",
        &"prose",
    ]);
    if !bench.once(format!("setting {field}")) {
        return false;
    }
    bench.done.push(format!("setting {field}"));
    let words = match field {
        "base-url" => "https://example.org/".to_owned(),
        "language" => "de".to_owned(),
        "excerpt-context" => "3".to_owned(),
        _ => bench.words.name(),
    };
    match field {
        "prose" => {
            bench.head.settings.prose.push(Value::words(format!(" {words}")));
            bench.merge("page-edited", "");
        }
        _ => {
            set(&mut bench.head.settings.fields, field, Value::words(words));
            let is_more = field == "excerpt-context";
            bench.merge(if is_more { "rights-loosened" } else { "settings-changed" }, "");
        }
    }
    true
}

/// A claim and one of its positions, which nobody edited.
fn position(bench: &mut Bench) -> Option<(Seat, usize)> {
    let seat = bench.seat(|kind| kind == "claim")?;
    let fields = bench.fields(&seat);
    let places: Vec<usize> =
        (0..fields.len()).filter(|n| STANCES.contains(&fields[*n].0)).collect();
    let place = *places.get(bench.dice.below(places.len()))?;
    let of = bench.fields(&seat)[place].1.to.as_ref().map(crate::bench::name)?;
    bench.once(format!("stance {} {of}", seat.id)).then_some((seat, place))
}

fn flip_stance(bench: &mut Bench) -> bool {
    let Some((seat, place)) = position(bench) else { return false };
    let by = 1 + bench.dice.below(STANCES.len() - 1);
    bench.touch(&seat);
    let field = &mut bench.fields(&seat)[place].0;
    let n = STANCES.iter().position(|one| one == field).unwrap_or(0);
    *field = STANCES[(n + by) % STANCES.len()];
    bench.done.push(format!("a stance on claim {} is flipped", seat.id));
    bench.tell("stance-changed", &seat.id);
    true
}

fn remove_stance(bench: &mut Bench) -> bool {
    let Some((seat, place)) = position(bench) else { return false };
    bench.touch(&seat);
    bench.fields(&seat).remove(place);
    bench.done.push(format!("a stance on claim {} is gone", seat.id));
    bench.tell("stance-removed", &seat.id);
    true
}

/// Where a subject, or a part of it, is kept: a thing has one place, and may have several ids.
fn at((subject, part): (&Subject, Option<&Part>)) -> (*const Subject, Option<*const Part>) {
    (subject, part.map(std::ptr::from_ref))
}

fn add_stance(bench: &mut Bench) -> bool {
    let Some(seat) = bench.seat(|kind| kind == "claim") else { return false };
    let all = records(&bench.head);
    let Some(of) = all.get(bench.dice.below(all.len())).cloned() else { return false };
    let is_draft = find(&bench.head, &of)
        .is_none_or(|(_, part)| part.is_none_or(|part| is_draft(&part.fields)));
    if is_draft || !bench.once(format!("stance {} {}", seat.id, crate::bench::name(&of))) {
        return false;
    }
    // It must have none yet, by whatever id, or the line would be a second.
    let fields = [bench.base_fields(&seat).clone(), bench.fields(&seat).clone()].concat();
    let found = find(&bench.head, &of).map(at);
    if fields
        .iter()
        .any(|(_, value)| value.to.as_ref().and_then(|to| find(&bench.head, to)).map(at) == found)
    {
        return false;
    }
    bench.touch(&seat);
    let stance = STANCES[bench.dice.below(STANCES.len())];
    let value = Value::to(of, bench.dice.below(2));
    bench.fields(&seat).push((stance, value));
    bench.done.push(format!("claim {} gets a position: {stance}", seat.id));
    bench.tell("stance-added", &seat.id);
    true
}

/// A quote whose speaker nobody changed, unnamed or named.
fn quote(bench: &mut Bench, unnamed: bool) -> Option<Seat> {
    let seats = bench.seats(|kind| kind == "quote");
    let all: Vec<Seat> =
        seats.into_iter().filter(|seat| is_unnamed(bench, seat) == unnamed).collect();
    let seat = all.get(bench.dice.below(all.len())).cloned()?;
    if !bench.once(format!("speaker {}", seat.id)) {
        return None;
    }
    bench.touch(&seat);
    Some(seat)
}

fn entity(bench: &mut Bench) -> Option<Target> {
    let seat = bench.seat(|kind| family(kind) == "entity")?;
    bench.touch(&seat);
    Some(bench.head.subjects[seat.subject].target())
}

fn unmask(bench: &mut Bench) -> bool {
    let Some(of) = entity(bench) else { return false };
    let Some(seat) = quote(bench, true) else { return false };
    let short = bench.dice.below(2);
    set(bench.fields(&seat), "speaker", Value::to(of, short));
    bench.done.push(format!("who speaks in {} is named", seat.id));
    bench.tell("unmasked", &seat.id);
    if !seat.is_public {
        bench.merge("quote-edited", &seat.id);
    }
    true
}

fn change_speaker(bench: &mut Bench) -> bool {
    let Some(of) = entity(bench) else { return false };
    let Some(seat) = quote(bench, false) else { return false };
    let new = match bench.dice.once_in(3) {
        true => Value::words(format!("unnamed: a {} of the board", bench.words.latin())),
        false => Value::to(of, bench.dice.below(2)),
    };
    let named = |value: &Value| value.to.as_ref().map(|to| to.subject.clone());
    if value(bench.base_fields(&seat), "speaker").map(named) == Some(named(&new)) {
        return false;
    }
    // Whoever spoke stays, so that nobody else becomes the same.
    let old = value(bench.base_fields(&seat), "speaker").and_then(|old| old.to.as_ref());
    let old = old.map(crate::bench::name);
    let seats = bench.seats(|kind| family(kind) == "entity");
    match seats.iter().find(|seat| Some(&seat.id) == old.as_ref()) {
        Some(old) => bench.touch(old),
        None => return false,
    }
    set(bench.fields(&seat), "speaker", new);
    bench.done.push(format!("somebody else speaks in {}", seat.id));
    bench.merge(if seat.is_public { "speaker-changed" } else { "quote-edited" }, &seat.id);
    true
}

/// A quote with a name says that it is the same remark as another one, mostly of somebody unnamed.
fn same_remark(bench: &mut Bench) -> bool {
    let seats = bench.seats(|kind| kind == "quote");
    let public = |seat: &&Seat| seat.is_public;
    let (unnamed, all): (Vec<Seat>, Vec<Seat>) =
        seats.iter().filter(public).cloned().partition(|seat| is_unnamed(bench, seat));
    let Some(seat) = all.get(bench.dice.below(all.len())).cloned() else { return false };
    let others = if bench.dice.once_in(4) { all } else { unnamed };
    let Some(other) = others.get(bench.dice.below(others.len())).cloned() else { return false };
    if seat.id == other.id || !bench.once(format!("same-remark-as {}", seat.id)) {
        return false;
    }
    bench.touch(&seat);
    bench.touch(&other);
    let subject = &bench.head.subjects[other.subject];
    let Some(of) = other.part.map(|part| subject.part_target(&subject.parts[part])) else {
        return false;
    };
    let short = bench.dice.below(2);
    bench.fields(&seat).push(("same-remark-as", Value::to(of, short)));
    bench.done.push(format!("{} is the same remark as {}", seat.id, other.id));
    bench.merge("quote-edited", &seat.id);
    true
}

fn describe(bench: &mut Bench) -> bool {
    let Some(seat) = quote(bench, true) else { return false };
    let old = value(bench.base_fields(&seat), "speaker")
        .map(|old| old.before.clone())
        .unwrap_or_default();
    let (words, code) = match bench.dice.below(3) {
        0 => (old.replace(" of the board", ""), "speaker-changed"),
        1 => (format!("{old} in {}", bench.words.name()), "unmasked"),
        _ => (format!("unnamed: a {} of the board", bench.words.latin()), "unmasked"),
    };
    bench.done.push(format!("who speaks in {} is `{words}`", seat.id));
    set(bench.fields(&seat), "speaker", Value::words(words));
    match (code, seat.is_public) {
        ("unmasked", true) => bench.tell(code, &seat.id),
        ("unmasked", false) => {
            bench.tell(code, &seat.id);
            bench.merge("quote-edited", &seat.id);
        }
        (_, true) => bench.merge(code, &seat.id),
        (_, false) => bench.merge("quote-edited", &seat.id),
    }
    true
}

fn alias_unnamed(bench: &mut Bench) -> bool {
    let Some(seat) = bench.seat(|kind| kind == "person") else { return false };
    let Some(home) = bench.seat(|kind| kind == "source") else { return false };
    let parts = &bench.base.subjects[home.subject].parts;
    let speakers = parts.iter().filter_map(|part| value(&part.fields, "speaker"));
    let Some(words) = speakers
        .filter(|speaker| speaker.to.is_none())
        .filter_map(|speaker| speaker.before.split(' ').nth(2).map(str::to_owned))
        .next()
    else {
        return false;
    };
    if !bench.once(format!("aliases {}", home.id)) {
        return false;
    }
    bench.touch(&seat);
    bench.touch(&home);
    let mut value = Value::to(bench.head.subjects[seat.subject].target(), bench.dice.below(2));
    value.before = words;
    let parts = &mut bench.head.subjects[home.subject].parts;
    match parts.iter_mut().find(|part| part.kind == "aliases") {
        Some(part) => part.fields.push(("alias", value)),
        None => {
            let mut aliases = part("aliases", "");
            aliases.fields.push(("alias", value));
            parts.push(aliases);
        }
    }
    bench.done.push(format!("an alias in {} names an unnamed speaker", home.id));
    bench.tell("unmasked", &home.id);
    bench.merge("page-edited", &home.id);
    true
}

fn change_rights(bench: &mut Bench) -> bool {
    let Some(seat) = bench.seat(|kind| kind == "source") else { return false };
    if !bench.once(format!("publish {}", seat.id)) {
        return false;
    }
    bench.touch(&seat);
    let to = *bench.dice.pick(&[&"", &"metadata", &"excerpts", &"full"]);
    bench.done.push(format!("publish of {} is `{to}`", seat.id));
    match to {
        "" => bench.fields(&seat).retain(|(field, _)| *field != "publish"),
        to => set(bench.fields(&seat), "publish", Value::words(to)),
    }
    true
}

fn change_all_rights(bench: &mut Bench) -> bool {
    let to = *bench.dice.pick(&[&"metadata", &"excerpts", &"full"]);
    bench.done.push(format!("publish of the site is `{to}`"));
    set(&mut bench.head.settings.fields, "publish", Value::words(to));
    true
}

fn rename_entity(bench: &mut Bench) -> bool {
    let Some(seat) = bench.seat(|kind| family(kind) == "entity") else { return false };
    if !bench.once(format!("names {}", seat.id)) || !bench.once(format!("id {}", seat.id)) {
        return false;
    }
    bench.touch(&seat);
    let fields = bench.base_fields(&seat).clone();
    let old = value(&fields, "name").map(|name| name.before.clone()).unwrap_or_default();
    let keeps = value(&fields, "alias").is_some();
    let (name, code) = match (bench.dice.once_in(2), keeps) {
        (true, _) => (format!("{} Berg", old.split(' ').next().unwrap_or("")), "entity-renamed"),
        (false, true) => (bench.words.name(), "entity-renamed"),
        (false, false) => (bench.words.name(), "id-reused"),
    };
    bench.done.push(format!("{} is called `{name}`", seat.id));
    set(bench.fields(&seat), "name", Value::words(name));
    bench.tell(code, &seat.id);
    true
}

/// Gives something another id; the old one, and its target.
fn other_id(bench: &mut Bench, seat: &Seat) -> (Target, Target) {
    let id = format!("n-{}", bench.words.latin());
    let one = &mut bench.head.subjects[seat.subject];
    let old = match seat.part {
        Some(part) => one.part_target(&one.parts[part].clone()),
        None => one.target(),
    };
    match seat.part {
        Some(part) => one.parts[part].id = id.clone(),
        None => one.id = id.clone(),
    }
    let new = match &old.record {
        Some(_) => Target { record: Some(id), ..old.clone() },
        None => Target { subject: id, ..old.clone() },
    };
    (old, new)
}

fn change_id(bench: &mut Bench) -> bool {
    let Some(seat) = bench.seat(|kind| kind != "correction") else { return false };
    // One level at a time: what has two new ids is nobody's business here.
    let home = bench.base.subjects[seat.subject].id.clone();
    if !bench.once(format!("id {}", seat.id))
        || !bench.once(format!("ids of {}:{home}", seat.subject))
    {
        return false;
    }
    bench.touch(&seat);
    let (old, new) = other_id(bench, &seat);
    let was = old.record.clone().unwrap_or(old.subject.clone());
    bench.fields(&seat).push(("was", Value::words(was)));
    bench.done.push(format!("{} {} has the id {}", seat.kind, seat.id, crate::bench::name(&new)));
    bench.rename(&old, &new);
    if bench.dice.once_in(2) {
        point(bench, &old, &new);
    }
    let code = if old.family == "entity" { "entity-renamed" } else { "redirect-added" };
    bench.merge(code, &seat.id);
    true
}

/// Every reference to the one, or to its records, names the other.
fn point(bench: &mut Bench, old: &Target, new: &Target) {
    let of_subject = |subject: &mut crate::site::Subject| {
        let parts = subject.parts.iter_mut().flat_map(|part| {
            part.fields.iter_mut().map(|(_, value)| value).chain(part.prose.iter_mut())
        });
        let own = subject.fields.iter_mut().map(|(_, value)| value).chain(subject.prose.iter_mut());
        for value in own.chain(parts) {
            let Some(to) = &mut value.to else { continue };
            if to == old {
                *to = new.clone();
            } else if old.record.is_none() && (to.family, &to.subject) == (old.family, &old.subject)
            {
                to.subject.clone_from(&new.subject);
            }
        }
    };
    bench.head.subjects.iter_mut().for_each(of_subject);
}

fn change_id_silently(bench: &mut Bench) -> bool {
    let seat =
        bench.seat(|kind| matches!(kind, "quote" | "note" | "claim") || family(kind) == "entity");
    let Some(seat) = seat.filter(|seat| bench.leave(seat) && bench.take_away(seat)) else {
        return false;
    };
    let home = bench.base.subjects[seat.subject].id.clone();
    if !bench.once(format!("ids of {}:{home}", seat.subject)) {
        return false;
    }
    let (_, new) = other_id(bench, &seat);
    bench.done.push(format!("{} {} has another id, and nothing says so", seat.kind, seat.id));
    bench.tell_as("id-removed", &seat.id);
    let id = match &new.record {
        Some(record) => format!("{}#{record}", new.subject),
        None => new.subject.clone(),
    };
    bench.tell_as(added(seat.kind), &id);
    true
}

fn added(kind: &str) -> &'static str {
    match kind {
        "quote" => "quote-added",
        "note" => "note-added",
        "source" | "claim" | "briefing" | "judgment" | "correction" => "page-added",
        _ => "entity-added",
    }
}

fn merge_entities(bench: &mut Bench) -> bool {
    let Some(one) = bench.seat(|kind| family(kind) == "entity") else { return false };
    bench.touch(&one);
    let Some(other) = bench.seat(|kind| family(kind) == "entity") else { return false };
    if one.id == other.id || !bench.once(format!("names {}", other.id)) || !bench.take_away(&other)
    {
        return false;
    }
    bench.head.subjects[other.subject].kind = "gone";
    let was = bench.base.subjects[other.subject].id.clone();
    bench.fields(&one).push(("was", Value::words(was)));
    bench.done.push(format!("{} is {} now", other.id, one.id));
    bench.tell("entity-merged", &one.id);
    true
}

fn split_entity(bench: &mut Bench) -> bool {
    let Some(seat) = bench.seat(|kind| family(kind) == "entity") else { return false };
    let Some(alias) = value(bench.base_fields(&seat), "alias").cloned() else { return false };
    if !bench.once(format!("names {}", seat.id)) {
        return false;
    }
    bench.touch(&seat);
    bench.fields(&seat).retain(|(field, _)| *field != "alias");
    let id = format!("n-{}", bench.words.latin());
    let mut new = subject("person", &id);
    new.fields.push(("name", alias));
    bench.head.subjects.push(new);
    bench.done.push(format!("{id} takes a name of {}", seat.id));
    bench.merge("entity-edited", &seat.id);
    bench.tell_as("entity-split", &id);
    bench.tell_as("entity-added", &id);
    true
}

fn share_name(bench: &mut Bench) -> bool {
    let Some(one) = bench.seat(|kind| family(kind) == "entity") else { return false };
    let Some(other) = bench.seat(|kind| family(kind) == "entity") else { return false };
    let new = one.id != other.id
        && bench.once(format!("names {}", one.id))
        && bench.once(format!("names {}", other.id));
    let Some(name) = value(bench.base_fields(&other), "name").cloned().filter(|_| new) else {
        return false;
    };
    bench.touch(&one);
    bench.touch(&other);
    bench.fields(&one).push(("alias", name));
    bench.done.push(format!("{} has the name of {}, too", one.id, other.id));
    bench.merge("entity-edited", &one.id);
    bench.tell("alias-collision", &one.id);
    true
}

fn change_claim(bench: &mut Bench) -> bool {
    let Some(seat) = bench.seat(|kind| kind == "claim") else { return false };
    if !bench.once(format!("text {}", seat.id)) || !bench.once(format!("id {}", seat.id)) {
        return false;
    }
    bench.touch(&seat);
    let old =
        value(bench.base_fields(&seat), "text").map(|text| text.before.clone()).unwrap_or_default();
    let (text, code) = match bench.dice.once_in(2) {
        true => (old.replace("bridge", "ferry"), "page-edited"),
        false => (bench.words.sentence(), "id-reused"),
    };
    bench.done.push(format!("claim {} says `{text}`", seat.id));
    set(bench.fields(&seat), "text", Value::words(text));
    bench.merge(code, &seat.id);
    true
}

fn correct_judgment(bench: &mut Bench) -> bool {
    let Some(seat) = bench.seat(|kind| kind == "judgment") else { return false };
    bench.touch(&seat);
    let words = Value::words(format!(" {}", bench.words.sentence()));
    let Some(judgment) = bench.part(&seat) else { return false };
    judgment.prose.push(words);
    let id = format!("k-{}", bench.words.latin());
    let mut correction = part("correction", &id);
    correction.fields.push(("date", Value::words("2020-02-01")));
    correction.fields.push(("kind", Value::words("correction")));
    correction.prose.push(Value::words(bench.words.sentence()));
    let home = &mut bench.head.subjects[seat.subject];
    let to = home.part_target(&home.parts[seat.part.unwrap_or(0)]);
    correction.fields.push(("affects", Value::to(to, 2)));
    let told = format!("briefing:{}#{id}", bench.base.subjects[seat.subject].id);
    home.parts.push(correction);
    bench.done.push(format!("judgment {} changes, with a correction", seat.id));
    bench.merge("judgment-changed", &seat.id);
    bench.tell("page-added", &told);
    true
}

fn rest_on_less(bench: &mut Bench) -> bool {
    let Some(seat) = bench.seat(|kind| kind == "judgment") else { return false };
    let rests = |(field, _): &&(&str, Value)| *field == "rests-on";
    let count = bench.fields(&seat).iter().filter(rests).count();
    if count < 2 || !bench.once(format!("rests-on {}", seat.id)) {
        return false;
    }
    bench.touch(&seat);
    let fields = bench.fields(&seat);
    let place = fields.iter().position(|(field, _)| *field == "rests-on").unwrap_or(0);
    fields.remove(place);
    bench.done.push(format!("judgment {} rests on less", seat.id));
    true
}

fn rest_on_more(bench: &mut Bench) -> bool {
    let Some(seat) = bench.seat(|kind| kind == "judgment") else { return false };
    let all = targets(&bench.base, |subject| subject.kind == "claim");
    let Some(of) = all.get(bench.dice.below(all.len())).cloned() else { return false };
    let known = bench.fields(&seat).iter().any(|(_, value)| value.to.as_ref() == Some(&of));
    if known || find(&bench.head, &of).is_none() || !bench.once(format!("rests-on {}", seat.id)) {
        return false;
    }
    bench.touch(&seat);
    bench.fields(&seat).push(("rests-on", Value::to(of, 0)));
    bench.done.push(format!("judgment {} rests on more", seat.id));
    true
}

fn remove(bench: &mut Bench) -> bool {
    let Some(seat) = bench.seat(|_| true).filter(|seat| bench.leave(seat) && bench.take_away(seat))
    else {
        return false;
    };
    bench.done.push(format!("{} {} is gone", seat.kind, seat.id));
    let subject = &mut bench.head.subjects[seat.subject];
    match seat.part {
        Some(part) => subject.parts[part].kind = "gone",
        None => subject.kind = "gone",
    }
    bench.tell_as("id-removed", &seat.id);
    true
}

fn withdraw(bench: &mut Bench) -> bool {
    let seat = bench.seat(|kind| matches!(kind, "quote" | "note" | "judgment"));
    let Some(seat) = seat.filter(|seat| bench.leave(seat) && bench.take_away(seat)) else {
        return false;
    };
    bench.done.push(format!("{} {} is a draft", seat.kind, seat.id));
    bench.fields(&seat).push(("draft", Value::words("yes")));
    bench.tell("id-removed", &seat.id);
    true
}

fn publish(bench: &mut Bench) -> bool {
    let drafts: Vec<Seat> =
        bench.seats(|_| true).into_iter().filter(|seat| !seat.is_public).collect();
    let Some(seat) = drafts.get(bench.dice.below(drafts.len())).cloned() else { return false };
    if !bench.leave(&seat) || !bench.take_away(&seat) {
        return false;
    }
    bench.done.push(format!("{} {} is published", seat.kind, seat.id));
    bench.fields(&seat).retain(|(field, _)| *field != "draft");
    bench.tell(added(seat.kind), &seat.id);
    true
}

fn add_subject(bench: &mut Bench) -> bool {
    let id = format!("n-{}", bench.words.latin());
    let kind = *bench.dice.pick(&[&"person", &"claim", &"briefing"]);
    let mut new = subject(kind, &id);
    let name = Value::words(bench.words.name());
    match kind {
        "claim" => new.fields.push(("text", Value::words(bench.words.sentence()))),
        "briefing" => {
            new.fields.push(("title", name));
            new.fields.push(("date", Value::words("2020-03-01")));
        }
        _ => new.fields.push(("name", name)),
    }
    new.prose.push(Value::words(bench.words.sentence()));
    bench.head.subjects.push(new);
    bench.done.push(format!("{kind} {id} is new"));
    bench.tell_as(added(kind), &id);
    true
}

fn add_judgment(bench: &mut Bench) -> bool {
    let Some(seat) = bench.seat(|kind| kind == "briefing") else { return false };
    bench.touch(&seat);
    let id = format!("n-{}", bench.words.latin());
    let all = targets(&bench.head, |subject| subject.kind == "claim");
    let new: Part = crate::site::judgment(&id, &all, &mut bench.dice, &mut bench.words);
    bench.head.subjects[seat.subject].parts.push(new);
    bench.done.push(format!("judgment {id} of {} is new", seat.id));
    bench.tell("page-added", &format!("{}#{id}", seat.id));
    true
}
