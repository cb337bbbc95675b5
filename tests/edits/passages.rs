//! Known edits of sources' texts and of passages.

use crate::bench::{Bench, Seat, has_twin, key};
use crate::records::Edit;
use crate::site::{Sentence, Spot, Value, part, sentence};
use crate::words::capital;

pub const EDITS: &[(&str, Edit)] = &[
    ("reword under a quote", reword_under),
    ("reword a quote and its source", reword_both),
    ("reword a quote alone", reword_record),
    ("shorten a quote", shorten),
    ("write a passage with a comma", comma),
    ("take a sentence away", remove_sentence),
    ("move a paragraph", move_paragraph),
    ("part a paragraph", part_paragraph),
    ("change typography", typography),
    ("say the same again", say_again),
    ("give the words to another sentence", transplant),
    ("say it otherwise elsewhere", say_otherwise),
    ("change the words before", reword_context),
    ("call it furniture", furnish),
    ("add a paragraph", add_paragraph),
    ("add a quote", add_quote),
    ("give unnamed words to somebody", give_words),
];

fn record<'b>(bench: &'b Bench, seat: &Seat) -> Option<&'b crate::site::Part> {
    bench.base.subjects[seat.subject].parts.get(seat.part?)
}

fn is_twin(bench: &Bench, seat: &Seat) -> bool {
    record(bench, seat).is_some_and(has_twin)
}

/// A quote or note whose sentence and passage nobody edited, on the site or not.
fn free(bench: &mut Bench) -> Option<(Seat, Spot)> {
    let seats = bench.seats(|kind| matches!(kind, "quote" | "note"));
    let seat = seats.get(bench.dice.below(seats.len())).cloned()?;
    let spot = record(bench, &seat)?.spot.clone()?;
    bench.once(format!("sentence {}", spot.sentence)).then_some((seat, spot))
}

/// What a passage's record is told as, where its words are no more there; it stands no more.
fn falls(bench: &mut Bench, seat: &Seat, code: &'static str) {
    bench.touch(seat);
    if let Some(part) = bench.part(seat) {
        part.stands = false;
    }
    match (seat.is_public, seat.kind) {
        (true, _) => bench.tell(code, &seat.id),
        (false, "note") => bench.merge("note-edited", &seat.id),
        (false, _) => bench.merge("quote-edited", &seat.id),
    }
}

/// A record that has other words, which stand in its source.
fn edited(bench: &mut Bench, seat: &Seat) {
    bench.touch(seat);
    bench.merge(if seat.kind == "note" { "note-edited" } else { "quote-edited" }, &seat.id);
}

/// Exchanges a word; what was done in words.
fn exchange(bench: &mut Bench, sentence: usize, place: usize) -> String {
    let new = bench.words.unique(&mut bench.dice);
    let Some(sentence) = bench.sentence(sentence) else { return String::new() };
    let old = std::mem::replace(&mut sentence.words[place], new.clone());
    format!("`{old}` is `{new}` in the source")
}

fn reword_under(bench: &mut Bench) -> bool {
    let Some((_, spot)) = free(bench) else { return false };
    let place = spot.from + 1 + bench.dice.below(spot.count - 1);
    let done = exchange(bench, spot.sentence, place);
    let mut under = Vec::new();
    for seat in bench.over(spot.sentence, Some(place)) {
        under.push(seat.id.clone());
        let code = if is_twin(bench, &seat) {
            "quote-became-ambiguous"
        } else {
            "source-changed-under-quote"
        };
        falls(bench, &seat, code);
    }
    bench.done.push(format!("{done}, under {}", under.join(" and ")));
    true
}

fn reword_both(bench: &mut Bench) -> bool {
    let Some((_, spot)) = free(bench) else { return false };
    let place = spot.from + 1 + bench.dice.below(spot.count - 1);
    let done = exchange(bench, spot.sentence, place);
    let new = bench.sentence(spot.sentence).map(|one| one.words[place].clone()).unwrap_or_default();
    let mut under = Vec::new();
    for seat in bench.over(spot.sentence, Some(place)) {
        under.push(seat.id.clone());
        let from =
            record(bench, &seat).and_then(|part| part.spot.clone()).map_or(0, |spot| spot.from);
        if let Some(part) = bench.part(&seat) {
            part.passage[place - from].clone_from(&new);
        }
        edited(bench, &seat);
    }
    bench.done.push(format!("{done}, and in {}", under.join(" and ")));
    true
}

fn reword_record(bench: &mut Bench) -> bool {
    let Some((seat, spot)) = free(bench) else { return false };
    let place = bench.dice.below(spot.count);
    let new = bench.words.unique(&mut bench.dice);
    if let Some(part) = bench.part(&seat) {
        part.passage[place].clone_from(&new);
    }
    bench.done.push(format!("{} says `{new}`, its source doesn't", seat.id));
    falls(bench, &seat, "quote-reworded");
    true
}

fn shorten(bench: &mut Bench) -> bool {
    let Some((seat, _)) = free(bench) else { return false };
    if let Some(part) = bench.part(&seat) {
        part.passage.pop();
    }
    bench.done.push(format!("{} is a word shorter", seat.id));
    edited(bench, &seat);
    true
}

fn comma(bench: &mut Bench) -> bool {
    let Some((seat, _)) = free(bench) else { return false };
    bench.touch(&seat);
    if let Some(last) = bench.part(&seat).and_then(|part| part.passage.last_mut()) {
        last.push(',');
    }
    bench.done.push(format!("{} ends in a comma", seat.id));
    true
}

fn remove_sentence(bench: &mut Bench) -> bool {
    let Some((_, spot)) = free(bench) else { return false };
    for paragraph in bench.head.seeds.values_mut().flatten() {
        paragraph.retain(|sentence| sentence.number != spot.sentence);
    }
    let mut lost = Vec::new();
    for seat in bench.over(spot.sentence, None) {
        lost.push(seat.id.clone());
        falls(bench, &seat, "quote-lost");
    }
    bench.done.push(format!("the sentence of {} is gone", lost.join(" and ")));
    true
}

/// The name of a seed by chance.
fn seed(bench: &mut Bench) -> Option<String> {
    let all: Vec<String> = bench.head.seeds.keys().cloned().collect();
    all.get(bench.dice.below(all.len())).cloned()
}

fn move_paragraph(bench: &mut Bench) -> bool {
    let Some(file) = seed(bench) else { return false };
    let count = bench.head.seeds[&file].len();
    let (from, to) = (bench.dice.below(count), bench.dice.below(count));
    if from == to || !bench.once(format!("order of {file}")) {
        return false;
    }
    // Sentences that stay as they are: a quote moves with its sentence only.
    let between: Vec<usize> = bench.head.seeds[&file][from.min(to)..=from.max(to)]
        .iter()
        .flatten()
        .map(|one| one.number)
        .collect();
    if !between.iter().all(|number| bench.once(format!("sentence {number}"))) {
        return false;
    }
    if let Some(text) = bench.head.seeds.get_mut(&file) {
        let paragraph = text.remove(from);
        text.insert(to, paragraph);
    }
    bench.done.push(format!("paragraph {} of {file} stands as {}", from + 1, to + 1));
    true
}

fn part_paragraph(bench: &mut Bench) -> bool {
    let Some(file) = seed(bench) else { return false };
    let text = &bench.head.seeds[&file];
    let long: Vec<usize> = (0..text.len()).filter(|n| text[*n].len() > 1).collect();
    let Some(n) = long.get(bench.dice.below(long.len())).copied() else { return false };
    if !bench.once(format!("order of {file}")) {
        return false;
    }
    if let Some(text) = bench.head.seeds.get_mut(&file) {
        let rest = text[n].split_off(1);
        text.insert(n + 1, rest);
    }
    bench.done.push(format!("paragraph {} of {file} is two", n + 1));
    true
}

fn typography(bench: &mut Bench) -> bool {
    let Some(number) = bench.free_sentence() else { return false };
    let place = bench.dice.below(8);
    if let Some(word) = bench.sentence(number).and_then(|one| one.words.get_mut(place)) {
        let middle = word.char_indices().nth(1).map_or(0, |(at, _)| at);
        word.insert(middle, '\u{ad}');
        let told = format!("a soft hyphen in `{word}`");
        bench.done.push(told);
    }
    true
}

/// The seed of a source.
fn seed_of(bench: &Bench, seat: &Seat) -> Option<String> {
    let file = crate::site::value(&bench.base.subjects[seat.subject].fields, "file")?;
    Some(file.before.clone())
}

fn say_again(bench: &mut Bench) -> bool {
    let Some((seat, spot)) = free(bench) else { return false };
    let Some(file) = seed_of(bench, &seat) else { return false };
    let Some(passage) = record(bench, &seat).map(|part| part.passage.clone()) else { return false };
    let mut again: Sentence = sentence(&mut bench.head, &mut bench.dice, &mut bench.words);
    let range = spot.from..spot.from + spot.count;
    again.words.splice(1..3, passage);
    if let Some(text) = bench.head.seeds.get_mut(&file) {
        text.push(vec![again]);
    }
    let mut twice = Vec::new();
    for seat in bench.over(spot.sentence, None) {
        let inside = record(bench, &seat)
            .and_then(|part| part.spot.clone())
            .is_some_and(|spot| range.contains(&spot.from) && spot.from + spot.count <= range.end);
        if inside && !is_twin(bench, &seat) {
            twice.push(seat.id.clone());
            falls(bench, &seat, "quote-became-ambiguous");
        }
    }
    bench.done.push(format!("the words of {} stand in a new paragraph, too", twice.join(" and ")));
    true
}

fn transplant(bench: &mut Bench) -> bool {
    let Some((seat, spot)) = free(bench) else { return false };
    let all = bench.over(spot.sentence, None);
    let Some(file) = seed_of(bench, &seat) else { return false };
    if all.iter().any(|seat| is_twin(bench, seat)) || !bench.once(format!("order of {file}")) {
        return false;
    }
    // A paragraph behind it that stays as it is: else nobody could say which words were kept.
    let text = &bench.base.seeds[&file];
    let at = text.iter().position(|all| all.iter().any(|one| one.number == spot.sentence));
    let behind = at.and_then(|at| text.get(at + 1)).cloned().unwrap_or_default();
    let is_free = |one: &Sentence| bench.once(format!("sentence {}", one.number));
    if behind.is_empty() || !behind.iter().all(is_free) {
        return false;
    }
    let Some(mut stays) = bench.sentence(spot.sentence).cloned() else { return false };
    // From its first word that is quoted to its last.
    let from = 1;
    let moved: Vec<String> = stays.words.drain(from..from + 6).collect();
    let others: Vec<String> = bench.words.run(&mut bench.dice, 7);
    stays.words.splice(from..from, others);
    if let Some(sentence) = bench.sentence(spot.sentence) {
        *sentence = stays;
    }
    let mut far: Sentence = sentence(&mut bench.head, &mut bench.dice, &mut bench.words);
    far.words.splice(4..4, moved);
    let number = far.number;
    if let Some(text) = bench.head.seeds.get_mut(&file) {
        text.push(vec![far]);
    }
    let mut ids = Vec::new();
    for seat in all {
        bench.touch(&seat);
        ids.push(seat.id.clone());
        if let Some(spot) = bench.part(&seat).and_then(|part| part.spot.as_mut()) {
            (spot.sentence, spot.from) = (number, spot.from + 4 - from);
        }
        match (seat.is_public, seat.kind) {
            (true, _) => bench.tell("quote-moved-to-lookalike", &seat.id),
            (false, "note") => bench.merge("note-edited", &seat.id),
            (false, _) => bench.merge("quote-edited", &seat.id),
        }
    }
    bench.done.push(format!("the words of {} stand in another sentence", ids.join(" and ")));
    true
}

/// A sentence is taken away, and a new one at the end has all of its words but the last.
fn say_otherwise(bench: &mut Bench) -> bool {
    let Some((seat, spot)) = free(bench) else { return false };
    let all = bench.over(spot.sentence, None);
    let Some(file) = seed_of(bench, &seat) else { return false };
    if all.iter().any(|seat| is_twin(bench, seat)) || !bench.once(format!("order of {file}")) {
        return false;
    }
    // A paragraph behind it that stays as it is: else it would stand where it stood.
    let text = &bench.base.seeds[&file];
    let at = text.iter().position(|all| all.iter().any(|one| one.number == spot.sentence));
    let behind = at.and_then(|at| text.get(at + 1)).cloned().unwrap_or_default();
    let is_free = |one: &Sentence| bench.once(format!("sentence {}", one.number));
    if behind.is_empty() || !behind.iter().all(is_free) {
        return false;
    }
    let Some(mut other) = bench.sentence(spot.sentence).cloned() else { return false };
    for paragraph in bench.head.seeds.values_mut().flatten() {
        paragraph.retain(|sentence| sentence.number != spot.sentence);
    }
    bench.head.sentences += 1;
    other.number = bench.head.sentences;
    if let Some(last) = other.words.last_mut() {
        *last = bench.words.unique(&mut bench.dice);
    }
    let number = other.number;
    if let Some(text) = bench.head.seeds.get_mut(&file) {
        text.push(vec![other]);
    }
    let mut ids = Vec::new();
    for seat in all {
        bench.touch(&seat);
        ids.push(seat.id.clone());
        if let Some(spot) = bench.part(&seat).and_then(|part| part.spot.as_mut()) {
            spot.sentence = number;
        }
        match (seat.is_public, seat.kind) {
            (true, _) => bench.tell("quote-moved-to-lookalike", &seat.id),
            (false, "note") => bench.merge("note-edited", &seat.id),
            (false, _) => bench.merge("quote-edited", &seat.id),
        }
    }
    bench.done.push(format!("the words of {} stand in another sentence", ids.join(" and ")));
    true
}

fn reword_context(bench: &mut Bench) -> bool {
    let Some((_, spot)) = free(bench) else { return false };
    let done = exchange(bench, spot.sentence, 0);
    if let Some(sentence) = bench.sentence(spot.sentence) {
        sentence.words[0] = capital(&sentence.words[0]);
    }
    for seat in bench.over(spot.sentence, None) {
        if is_twin(bench, &seat) {
            falls(bench, &seat, "quote-became-ambiguous");
        }
    }
    bench.done.push(format!("{done}, before a passage"));
    true
}

fn furnish(bench: &mut Bench) -> bool {
    let Some((seat, spot)) = free(bench) else { return false };
    let all = bench.over(spot.sentence, None);
    if spot.count < 6 || all.iter().any(|seat| is_twin(bench, seat)) {
        return false;
    }
    let home = key("source", &bench.base.subjects[seat.subject].id);
    let mut furniture = part("furniture", "");
    furniture.passage = record(bench, &seat).map(|part| part.passage.clone()).unwrap_or_default();
    bench.head.subjects[seat.subject].parts.push(furniture);
    for seat in &all {
        falls(bench, seat, "quote-lost");
    }
    bench.merge("page-edited", &home);
    bench.done.push(format!("the words of {} are furniture", seat.id));
    true
}

fn add_paragraph(bench: &mut Bench) -> bool {
    let Some(file) = seed(bench) else { return false };
    let new = sentence(&mut bench.head, &mut bench.dice, &mut bench.words);
    let place = bench.dice.below(bench.head.seeds[&file].len() + 1);
    if let Some(text) = bench.head.seeds.get_mut(&file) {
        text.insert(place, vec![new]);
    }
    bench.done.push(format!("{file} has a new paragraph {}", place + 1));
    true
}

fn add_quote(bench: &mut Bench) -> bool {
    let Some(seat) = bench.seat(|kind| kind == "source") else { return false };
    let Some(file) = seed_of(bench, &seat) else { return false };
    let sentences: Vec<Sentence> =
        bench.base.seeds.get(&file).into_iter().flatten().flatten().cloned().collect();
    let Some(sentence) = sentences.get(bench.dice.below(sentences.len())).cloned() else {
        return false;
    };
    // Words that no other passage has, behind all of them.
    if !bench.once(format!("sentence {}", sentence.number))
        || !bench.over(sentence.number, None).is_empty()
    {
        return false;
    }
    bench.touch(&seat);
    let is_note = bench.dice.once_in(3);
    let id = format!("n-{}", bench.words.latin());
    let mut new = part(if is_note { "note" } else { "quote" }, &id);
    let end = sentence.words.len();
    new.passage = sentence.words[end - 3..].to_vec();
    if !is_note {
        new.fields.push((
            "speaker",
            Value::words(format!("unnamed: a {} of the board", bench.words.latin())),
        ));
    }
    new.prose.push(Value::words(bench.words.sentence()));
    bench.head.subjects[seat.subject].parts.push(new);
    bench.done.push(format!("{}#{id} is new", seat.id));
    bench.tell(if is_note { "note-added" } else { "quote-added" }, &format!("{}#{id}", seat.id));
    true
}

/// Words of a quote, those of somebody unnamed first of all, stand in a new one under a name.
fn give_words(bench: &mut Bench) -> bool {
    let entities = bench.seats(|kind| crate::site::family(kind) == "entity");
    let Some(of) = entities.get(bench.dice.below(entities.len())).cloned() else { return false };
    let Some((seat, spot)) = free(bench) else { return false };
    if seat.kind != "quote" {
        return false;
    }
    bench.touch(&of);
    bench.touch(&seat);
    let id = format!("n-{}", bench.words.latin());
    let mut new = part("quote", &id);
    let to = bench.head.subjects[of.subject].target();
    new.fields.push(("speaker", Value::to(to, bench.dice.below(2))));
    let passage = record(bench, &seat).map(|part| part.passage.clone()).unwrap_or_default();
    let count = passage.len() - 1;
    new.passage = passage[1..].to_vec();
    new.spot = Some(Spot { sentence: spot.sentence, from: spot.from + 1, count });
    if record(bench, &seat).is_some_and(has_twin) {
        return false;
    }
    bench.head.subjects[seat.subject].parts.push(new);
    let home = key("source", &bench.base.subjects[seat.subject].id);
    bench.done.push(format!("{home}#{id} has words of {} under a name", seat.id));
    bench.tell("quote-added", &format!("{home}#{id}"));
    true
}
