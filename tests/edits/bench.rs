//! `Bench`: the site while it is edited, and what a report must name for what was done.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::{Fields, Part, Sentence, Site, Subject, Target, family, has, is_draft, value};
use crate::words::{Dice, Words};

/// A code, and the id of what it is about.
pub type Told = (&'static str, String);

pub struct Bench {
    pub base: Site,
    pub head: Site,
    pub dice: Dice,
    pub words: Words,
    /// What was done, in words.
    pub done: Vec<String>,
    /// About what is there on both sides, by its id in BASE with its family.
    kept: Vec<Told>,
    /// By the id that it has in the report.
    plain: Vec<Told>,
    gone: BTreeSet<String>,
    touched: BTreeSet<String>,
    once: BTreeSet<String>,
    renamed: Vec<(String, String)>,
}

/// A subject or record of both sides: its subject's place in the two lists, and its id.
#[derive(Clone)]
pub struct Seat {
    pub subject: usize,
    pub part: Option<usize>,
    pub kind: &'static str,
    /// As a report of BASE names it, with its family before: `source:s0#r1`.
    pub id: String,
    pub is_public: bool,
}

impl Bench {
    pub fn of(base: Site, dice: Dice, words: Words) -> Bench {
        Bench {
            head: base.clone(),
            base,
            dice,
            words,
            done: Vec::new(),
            kept: Vec::new(),
            plain: Vec::new(),
            gone: BTreeSet::new(),
            touched: BTreeSet::new(),
            once: BTreeSet::new(),
            renamed: Vec::new(),
        }
    }

    /// One more finding about something that stays.
    pub fn tell(&mut self, code: &'static str, id: &str) {
        self.kept.push((code, id.to_owned()));
    }

    /// A finding about something that stays, which names several changes at once.
    pub fn merge(&mut self, code: &'static str, id: &str) {
        if !self.kept.contains(&(code, id.to_owned())) {
            self.tell(code, id);
        }
    }

    /// A finding about what is gone or new.
    pub fn tell_as(&mut self, code: &'static str, id: &str) {
        self.plain.push((code, id.to_owned()));
    }

    /// Takes something for this edit alone; false where another has it.
    pub fn once(&mut self, what: String) -> bool {
        self.once.insert(what)
    }

    /// Everything that is on both sides and nobody took away, and on the site on both or on neither.
    pub fn seats(&self, of: impl Fn(&str) -> bool) -> Vec<Seat> {
        let mut all = Vec::new();
        for (n, subject) in self.base.subjects.iter().enumerate() {
            let home = key(family(subject.kind), &subject.id);
            if self.gone.contains(&home) {
                continue;
            }
            for (p, part) in subject.parts.iter().enumerate() {
                let id = format!("{home}#{}", part.id);
                if of(part.kind) && !part.id.is_empty() && !self.gone.contains(&id) {
                    let is_public = !is_draft(&part.fields);
                    all.push(Seat { subject: n, part: Some(p), kind: part.kind, id, is_public });
                }
            }
            if of(subject.kind) {
                let (kind, id) = (subject.kind, home);
                all.push(Seat { subject: n, part: None, kind, id, is_public: true });
            }
        }
        all
    }

    /// One of them by chance, which is on the site.
    pub fn seat(&mut self, of: impl Fn(&str) -> bool) -> Option<Seat> {
        let all: Vec<Seat> = self.seats(of).into_iter().filter(|seat| seat.is_public).collect();
        all.get(self.dice.below(all.len())).cloned()
    }

    /// Marks something as edited, so that nobody takes it away.
    pub fn touch(&mut self, seat: &Seat) {
        self.touched.insert(seat.id.clone());
        self.touched.insert(key(
            family(self.base.subjects[seat.subject].kind),
            &self.base.subjects[seat.subject].id,
        ));
    }

    /// Takes something away, where nobody edited it or what is in it.
    pub fn take_away(&mut self, seat: &Seat) -> bool {
        let below = format!("{}#", seat.id);
        if self.touched.iter().any(|one| *one == seat.id || one.starts_with(&below)) {
            return false;
        }
        if seat.part.is_some() {
            self.touch(seat);
        }
        self.gone.insert(seat.id.clone())
    }

    /// Has nobody edit the sentence of a passage; false where somebody did.
    pub fn leave(&mut self, seat: &Seat) -> bool {
        let parts = &self.base.subjects[seat.subject].parts;
        let spot = seat.part.and_then(|part| parts[part].spot.as_ref());
        spot.map(|spot| spot.sentence).is_none_or(|number| self.once(format!("sentence {number}")))
    }

    pub fn fields(&mut self, seat: &Seat) -> &mut Fields {
        let subject = &mut self.head.subjects[seat.subject];
        match seat.part {
            Some(part) => &mut subject.parts[part].fields,
            None => &mut subject.fields,
        }
    }

    pub fn base_fields(&self, seat: &Seat) -> &Fields {
        let subject = &self.base.subjects[seat.subject];
        seat.part.map_or(&subject.fields, |part| &subject.parts[part].fields)
    }

    pub fn part(&mut self, seat: &Seat) -> Option<&mut Part> {
        self.head.subjects[seat.subject].parts.get_mut(seat.part?)
    }

    /// Something has another id.
    pub fn rename(&mut self, old: &Target, new: &Target) {
        self.renamed.push((name(old), name(new)));
    }

    /// The quotes and notes of published sources in whose passage a word stands, and whether they are on the site.
    pub fn over(&self, sentence: usize, word: Option<usize>) -> Vec<Seat> {
        let all = self.seats(|kind| matches!(kind, "quote" | "note"));
        all.into_iter()
            .filter(|seat| {
                let part =
                    seat.part.and_then(|part| self.base.subjects[seat.subject].parts.get(part));
                part.and_then(|part| part.spot.as_ref()).is_some_and(|spot| {
                    let inside = |n: usize| spot.from <= n && n < spot.from + spot.count;
                    spot.sentence == sentence && word.is_none_or(inside)
                })
            })
            .collect()
    }

    /// A sentence of HEAD by its number.
    pub fn sentence(&mut self, number: usize) -> Option<&mut Sentence> {
        let all = self.head.seeds.values_mut().flatten().flatten();
        all.into_iter().find(|one| one.number == number)
    }

    /// A number of a sentence that nobody edited yet, of BASE.
    pub fn free_sentence(&mut self) -> Option<usize> {
        let all: Vec<usize> =
            self.base.seeds.values().flatten().flatten().map(|one| one.number).collect();
        let number = *all.get(self.dice.below(all.len()))?;
        self.once(format!("sentence {number}")).then_some(number)
    }

    /// What the report must tell, sorted.
    pub fn expected(&mut self) -> Vec<Told> {
        self.of_references();
        self.of_support();
        self.of_texts();
        self.of_rights();
        self.of_masks();
        let mut all: Vec<Told> = Vec::new();
        for (code, id) in &self.kept {
            let mut id = id.clone();
            for (old, new) in &self.renamed {
                if id == *old {
                    id.clone_from(new);
                } else if let Some(record) = id.strip_prefix(&format!("{old}#")) {
                    id = format!("{new}#{record}");
                }
            }
            all.push((code, id));
        }
        all.append(&mut self.plain);
        // A report names no family.
        for (_, id) in &mut all {
            *id = id.split_once(':').map_or(id.clone(), |(_, id)| id.to_owned());
        }
        all.sort();
        all
    }

    /// References of HEAD that name nothing, or a draft.
    fn of_references(&mut self) {
        let mut found = Vec::new();
        for subject in self.head.subjects.iter().filter(|subject| subject.kind != "gone") {
            let own = subject.fields.iter().map(|(_, value)| value).chain(&subject.prose);
            let parts = subject.parts.iter().filter(|part| part.kind != "gone").flat_map(|part| {
                let values = part.fields.iter().map(|(_, value)| value).chain(&part.prose);
                values.map(move |value| (Some(part), value))
            });
            for (part, value) in own.map(|value| (None, value)).chain(parts) {
                let Some(to) = &value.to else { continue };
                let from_draft = part.is_some_and(|part| is_draft(&part.fields));
                let broken = match find(&self.head, to) {
                    None => true,
                    Some((_, Some(part))) => is_draft(&part.fields) && !from_draft,
                    Some(_) => false,
                };
                if broken {
                    found.push(match part.filter(|part| !part.id.is_empty()) {
                        Some(part) => format!("{}#{}", subject.id, part.id),
                        None => subject.id.clone(),
                    });
                }
            }
        }
        for id in found {
            self.tell_as("dangling", &id);
        }
    }

    /// Claims and judgments that rest on less.
    fn of_support(&mut self) {
        for seat in self.seats(|kind| matches!(kind, "claim" | "judgment")) {
            let before = rests(&self.base, &self.base.subjects[seat.subject], seat.part);
            let after = rests(&self.head, &self.head.subjects[seat.subject], seat.part);
            if after < before {
                self.tell("support-thinned", &seat.id);
            }
            let basis = |site: &Site| -> Vec<String> {
                let Some(part) = seat.part else { return Vec::new() };
                let fields = &site.subjects[seat.subject].parts[part].fields;
                let to = fields.iter().filter(|(field, _)| *field == "rests-on");
                let found = to.filter_map(|(_, value)| find(site, value.to.as_ref()?));
                let public =
                    found.filter(|(_, part)| part.is_none_or(|part| !is_draft(&part.fields)));
                let own = public.map(|(subject, part)| match part {
                    Some(part) => subject.part_target(part),
                    None => subject.target(),
                });
                // As HEAD calls it.
                let now = own.map(|own| match find(&self.head, &own) {
                    Some((subject, Some(part))) => name(&subject.part_target(part)),
                    Some((subject, None)) => name(&subject.target()),
                    None => "gone".to_owned(),
                });
                now.collect()
            };
            let is_other = || {
                let now = basis(&self.head);
                basis(&self.base).iter().any(|one| !now.contains(one))
            };
            if seat.kind == "judgment" && after >= before && is_other() {
                self.tell("support-thinned", &seat.id);
                continue;
            }
            let of = |site: &Site| -> Vec<String> {
                let subject = &site.subjects[seat.subject];
                let fields = seat.part.map_or(&subject.fields, |part| &subject.parts[part].fields);
                let rests = fields.iter().filter(|(field, _)| *field == "rests-on");
                let mut all: Vec<String> =
                    rests.filter_map(|(_, value)| value.to.as_ref()).map(name).collect();
                all.sort();
                all
            };
            if seat.kind == "judgment"
                && self.once.contains(&format!("rests-on {}", seat.id))
                && of(&self.base) != of(&self.head)
                && after >= before
            {
                self.merge("page-edited", &seat.id);
            }
        }
    }

    /// Sources with another text.
    fn of_texts(&mut self) {
        for seat in self.seats(|kind| kind == "source") {
            let file = |site: &Site| {
                let file = value(&site.subjects[seat.subject].fields, "file");
                file.map(|file| file.before.clone()).unwrap_or_default()
            };
            let (old, new) = (file(&self.base), file(&self.head));
            let text = |site: &Site, file: &str| -> Option<Vec<Vec<Vec<String>>>> {
                let paragraphs = site.seeds.get(file)?.iter().filter(|one| !one.is_empty());
                let words = |paragraph: &Vec<Sentence>| {
                    paragraph.iter().map(|sentence| sentence.words.clone()).collect()
                };
                Some(paragraphs.map(words).collect())
            };
            if text(&self.base, &old) != text(&self.head, &new) {
                self.tell("source-recaptured", &seat.id);
            }
        }
        for id in self.other_sentences() {
            self.tell("source-recaptured", &id);
        }
    }

    /// Quotes and notes with the same words, which stand, in a sentence that has others.
    fn other_sentences(&self) -> Vec<String> {
        let letters = |words: &[String]| -> String {
            words.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphanumeric()).collect()
        };
        let sentence = |site: &Site, number: usize| {
            let mut all = site.seeds.values().flatten().flatten();
            all.find(|one| one.number == number).map(|one| letters(&one.words))
        };
        let seats = self.seats(|kind| matches!(kind, "quote" | "note"));
        let is_other = |seat: &Seat| {
            let part = |site: &Site| site.subjects[seat.subject].parts.get(seat.part?).cloned();
            let (Some(old), Some(new)) = (part(&self.base), part(&self.head)) else { return false };
            let (Some(was), Some(is)) = (&old.spot, &new.spot) else { return false };
            let stays = was.sentence == is.sentence && new.stands && !is_draft(&new.fields);
            let words = |part: &Part| letters(&part.passage);
            stays
                && words(&old) == words(&new)
                && sentence(&self.base, was.sentence) != sentence(&self.head, is.sentence)
        };
        let others = seats.into_iter().filter(|seat| seat.is_public && is_other(seat));
        others.map(|seat| seat.id).collect()
    }

    /// Who had no name, and is named by others.
    fn of_masks(&mut self) {
        for (id, is_kept) in crate::masks::named(self) {
            match is_kept {
                true => self.tell("unmasked", &id),
                false => self.tell_as("unmasked", &id),
            }
        }
    }

    /// Sources of which readers get more, or less.
    fn of_rights(&mut self) {
        let level = |site: &Site, subject: &Subject| {
            let own = value(&subject.fields, "publish").or(value(&site.settings.fields, "publish"));
            match own.map_or("excerpts", |own| &*own.before) {
                "metadata" => 0,
                "excerpts" => 1,
                _ => 2,
            }
        };
        for seat in self.seats(|kind| kind == "source") {
            let (old, new) = (&self.base.subjects[seat.subject], &self.head.subjects[seat.subject]);
            let is_looser = level(&self.head, new) > level(&self.base, old);
            let own =
                |subject: &Subject| value(&subject.fields, "publish").map(|own| own.before.clone());
            let is_other = own(old) != own(new);
            if is_looser {
                self.tell("rights-loosened", &seat.id);
            } else if is_other {
                self.merge("page-edited", &seat.id);
            }
        }
        let bare = |site: &Site| level(site, &crate::site::subject("source", ""));
        if bare(&self.base) != bare(&self.head) {
            self.merge("settings-changed", "");
        }
    }
}

pub fn key(family: &str, id: &str) -> String {
    format!("{family}:{id}")
}

/// `claim:iraq`, `source:s0#r1`.
pub fn name(target: &Target) -> String {
    let record = target.record.as_ref().map_or(String::new(), |record| format!("#{record}"));
    format!("{}:{}{record}", target.family, target.subject)
}

/// What a reference names, by its id or an old one.
pub fn find<'s>(site: &'s Site, to: &Target) -> Option<(&'s Subject, Option<&'s Part>)> {
    let is = |id: &str, fields: &Fields, wanted: &str| {
        let was = || fields.iter().any(|(field, value)| *field == "was" && value.before == wanted);
        id == wanted || was()
    };
    let of_family = |subject: &&Subject| family(subject.kind) == to.family;
    let mut subjects = site.subjects.iter().filter(of_family);
    let subject = subjects.find(|subject| is(&subject.id, &subject.fields, &to.subject))?;
    match &to.record {
        None => Some((subject, None)),
        Some(record) => {
            let part = subject.parts.iter().find(|part| {
                part.kind != "gone" && !part.id.is_empty() && is(&part.id, &part.fields, record)
            })?;
            Some((subject, Some(part)))
        }
    }
}

/// From how many sources that pass on nobody else's words a claim is supported; on how many things a judgment rests.
fn rests(site: &Site, subject: &Subject, part: Option<usize>) -> usize {
    if let Some(part) = part {
        let rests = subject.parts[part].fields.iter().filter(|(field, _)| *field == "rests-on");
        let is_there = |value: &crate::site::Value| {
            let found = value.to.as_ref().and_then(|to| find(site, to));
            found.is_some_and(|(_, part)| part.is_none_or(|part| !is_draft(&part.fields)))
        };
        return rests.filter(|(_, value)| is_there(value)).count();
    }
    let mut origins: BTreeMap<String, ()> = BTreeMap::new();
    for (field, value) in &subject.fields {
        if !matches!(*field, "asserts" | "implies" | "relays") {
            continue;
        }
        let Some((source, Some(part))) = value.to.as_ref().and_then(|to| find(site, to)) else {
            continue;
        };
        if !part.stands || is_draft(&part.fields) {
            continue;
        }
        let carried =
            crate::site::value(&source.fields, "carries").and_then(|value| value.to.as_ref());
        let origin = match carried.and_then(|to| find(site, to)) {
            Some((origin, _)) => &origin.id,
            None => &source.id,
        };
        origins.insert(origin.clone(), ());
    }
    origins.len()
}

/// Whether the words of a record stand twice, and its context says which are meant.
pub fn has_twin(part: &Part) -> bool {
    has(&part.fields, "after")
}
