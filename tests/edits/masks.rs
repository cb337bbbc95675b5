//! Who is named for words or a remark of somebody unnamed: what a report must tell of that, found in the sites' own terms.

use std::collections::BTreeSet;

use crate::bench::{Bench, find, key};
use crate::site::{Part, Site, Target, family, is_draft, value};

/// A quote by the places of its subject and itself in the lists.
type At = (usize, usize);

/// The quotes of one state, drafts or not.
struct State<'s> {
    site: &'s Site,
    public: bool,
}

impl<'s> State<'s> {
    fn part(&self, at: At) -> Option<&'s Part> {
        let subject = self.site.subjects.get(at.0).filter(|one| one.kind == "source")?;
        let part = subject.parts.get(at.1).filter(|part| part.kind == "quote")?;
        (!self.public || !is_draft(&part.fields)).then_some(part)
    }

    fn all(&self) -> Vec<At> {
        let subjects = self.site.subjects.iter().enumerate();
        let all = subjects.flat_map(|(n, one)| (0..one.parts.len()).map(move |part| (n, part)));
        all.filter(|at| self.part(*at).is_some()).collect()
    }

    /// The words of a sentence that a passage covers.
    fn place(&self, at: At) -> Option<(usize, std::ops::Range<usize>)> {
        let part = self.part(at)?;
        let spot = part.spot.as_ref().filter(|_| part.stands)?;
        Some((spot.sentence, spot.from..spot.from + part.passage.len()))
    }

    fn over(&self, source: usize, place: &(usize, std::ops::Range<usize>)) -> Vec<At> {
        let is_over = |at: &At| {
            self.place(*at).is_some_and(|other| {
                let (a, b) = (&other.1, &place.1);
                at.0 == source && other.0 == place.0 && a.start < b.end && b.start < a.end
            })
        };
        self.all().into_iter().filter(is_over).collect()
    }

    fn links(&self, at: At) -> Vec<At> {
        let to = |at: At| {
            let fields = self.part(at).map_or(&[][..], |part| &part.fields);
            let links = fields.iter().filter(|(field, _)| *field == "same-remark-as");
            links.filter_map(|(_, value)| self.at(value.to.as_ref()?)).collect::<Vec<_>>()
        };
        let from = self.all().into_iter().filter(|other| to(*other).contains(&at));
        to(at).into_iter().chain(from).collect()
    }

    /// The place of a quote that is referred to.
    fn at(&self, to: &Target) -> Option<At> {
        let (_, part) = find(self.site, to)?;
        let part = part?;
        self.all()
            .into_iter()
            .find(|at| self.part(*at).is_some_and(|other| std::ptr::eq(other, part)))
    }

    fn speaker(&self, at: At) -> Option<&'s Target> {
        value(&self.part(at)?.fields, "speaker")?.to.as_ref()
    }

    /// Everything that is one remark with these, or shares words with an unnamed one of them.
    fn remark(&self, first: Vec<At>) -> Vec<At> {
        let (mut all, mut open) = (Vec::new(), first);
        while let Some(at) = open.pop() {
            if self.part(at).is_none() || all.contains(&at) {
                continue;
            }
            all.push(at);
            if let (None, Some(place)) = (self.speaker(at), self.place(at)) {
                open.extend(self.over(at.0, &place));
            }
            open.extend(self.links(at));
        }
        all
    }
}

/// A person as HEAD calls them; one who is gone by the old id.
fn person(bench: &Bench, of: &State<'_>, to: &Target) -> String {
    let own = match find(of.site, to) {
        Some((subject, _)) => subject.target(),
        None => to.clone(),
    };
    find(&bench.head, &own).map_or(own.subject.clone(), |(subject, _)| subject.id.clone())
}

/// The id of each quote that somebody is named for anew, in BASE, once for each of these persons; and whether it is still
/// there.
pub fn named(bench: &Bench) -> Vec<(String, bool)> {
    let mut told: BTreeSet<(At, String)> = BTreeSet::new();
    for public in [false, true] {
        let (base, head) =
            (State { site: &bench.base, public }, State { site: &bench.head, public });
        let unnamed = |at: &At| base.speaker(*at).is_none();
        for at in base.all().into_iter().filter(unnamed) {
            let remark = base.remark(vec![at]);
            let mut known: BTreeSet<String> = remark
                .into_iter()
                .filter_map(|at| Some(person(bench, &base, base.speaker(at)?)))
                .collect();
            let is_kept = is_kept(bench, at);
            // Told as a change of its own speaker.
            let all = State { site: &bench.head, public: false };
            let own = all.speaker(at).filter(|_| is_kept);
            known.extend(own.map(|to| person(bench, &head, to)));
            let mut first = Vec::new();
            if is_kept {
                first.push(at);
            }
            let place = all.place(at).or_else(|| {
                let place = State { site: &bench.base, public: false }.place(at)?;
                let there = bench.head.seeds.values().flatten().flatten();
                there.into_iter().any(|one| one.number == place.0).then_some(place)
            });
            if let Some(place) = place.filter(|_| bench.head.subjects[at.0].kind == "source") {
                first.extend(head.over(at.0, &place));
            }
            for other in head.remark(first) {
                let Some(to) = head.speaker(other) else { continue };
                let person = person(bench, &head, to);
                if known.insert(person.clone()) {
                    told.insert((at, person));
                }
            }
        }
    }
    told.into_iter().map(|(at, _)| (id(&bench.base, at), is_kept(bench, at))).collect()
}

fn id(site: &Site, at: At) -> String {
    let subject = &site.subjects[at.0];
    format!("{}#{}", key(family(subject.kind), &subject.id), subject.parts[at.1].id)
}

/// Whether a report knows a quote of BASE again.
fn is_kept(bench: &Bench, at: At) -> bool {
    let (old, new) = (&bench.base.subjects[at.0], &bench.head.subjects[at.0]);
    let id = &old.parts[at.1].id;
    let is = |part: &Part| {
        let was = part.fields.iter().any(|(field, was)| *field == "was" && was.before == *id);
        part.kind == "quote" && (part.id == *id || was)
    };
    new.kind == "source" && new.parts.get(at.1).is_some_and(is)
}
