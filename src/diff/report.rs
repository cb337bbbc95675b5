//! A finding in the making: what it is about, both wordings, what rests on it, where to look.

use crate::anchor::outcome::Outcome;
use crate::anchor::words::{Word, all};
use crate::diff::about::{About, Rests};
use crate::diff::became::Became;
use crate::diff::both::Changed;
use crate::diff::code::Code;
use crate::diff::finding::{FieldChange, Finding, Version};
use crate::diff::half::Half;
use crate::diff::item::Item;
use crate::diff::kept::kept;
use crate::diff::look::Look;
use crate::diff::node::{prose_shown, prose_words};
use crate::diff::passage;
use crate::diff::place::Place;
use crate::diff::value::Value;
use crate::diff::wording::{Run, RunKind, Wording};
use crate::ground::span::Span;

/// So many words on each side of a change are shown of a long text.
const AROUND: usize = 12;
/// So many words are shown of a long text that is new or gone.
const FIRST: usize = 120;
/// A field with so few values is shown with all of them.
const FEW: usize = 4;

impl Code {
    /// A finding about something that was there and is there.
    pub(super) fn kept(&self, look: &Look<'_>, h: usize, message: String) -> Finding {
        Finding {
            about: look.head.about(h),
            rests: look.rests(h),
            look_at: look.head.heading(h),
            ..self.bare(message)
        }
    }

    /// A finding about something that is new.
    pub(super) fn added(&self, look: &Look<'_>, h: usize, message: String) -> Finding {
        Finding { about: look.head.about(h), look_at: look.head.heading(h), ..self.bare(message) }
    }

    /// A finding about something that is gone.
    pub(super) fn gone(&self, look: &Look<'_>, b: usize, message: String) -> Finding {
        Finding {
            // Its page is gone with it.
            about: About { page: None, ..look.base.about(b) },
            rests: look.rested(b),
            look_at: look.heading_before(b),
            ..self.bare(message)
        }
    }

    fn bare(&self, message: String) -> Finding {
        Finding {
            code: self.code,
            severity: self.severity,
            about: About { kind: "", id: String::new(), title: String::new(), page: None },
            message,
            before: None,
            after: None,
            fields: Vec::new(),
            words: None,
            places: Vec::new(),
            rests: Rests::default(),
            maybe: None,
            look_at: None,
        }
    }
}

impl Finding {
    /// With the passages of both sides, what differs marked.
    pub(super) fn passages(mut self, look: &Look<'_>, b: usize, h: usize) -> Finding {
        let before = passage::passage(&look.base, b);
        let changed = || {
            let source = look.head.nodes[h].record()?.source;
            let range = kept(look, b)?;
            Some(passage::at(&look.head, source, range))
        };
        let after = match (look.became[h], look.head.outcome(h)) {
            (Became::Lost, _) => None,
            (_, Some(Outcome::Missing)) => changed(),
            _ => passage::nearest(&look.head, h),
        };
        let after = after.unwrap_or_else(|| passage::passage(&look.head, h));
        (self.before, self.after) =
            passage::compared((&look.base, b, &before), (&look.head, h, &after));
        self.pointed()
    }

    /// With the passage of something that is gone.
    pub(super) fn passage_before(mut self, look: &Look<'_>, b: usize) -> Finding {
        self.before = passage::alone(&look.base, b, &passage::passage(&look.base, b))
            .or_else(|| heading(&look.base, b));
        self
    }

    /// With the passage of something that is new.
    pub(super) fn passage_after(mut self, look: &Look<'_>, h: usize) -> Finding {
        self.after = passage::alone(&look.head, h, &passage::passage(&look.head, h))
            .or_else(|| heading(&look.head, h));
        self
    }

    /// With the values of a field on both sides.
    pub(super) fn field(
        mut self,
        look: &Look<'_>,
        b: usize,
        h: usize,
        changed: &Changed,
    ) -> Finding {
        let change = field_change(look, b, h, changed);
        let (old, new) = look.values(h, changed);
        let (was, is) = match changed.field {
            "prose" => prose_places(look, b, h),
            _ => (
                old.first().and_then(|value| look.base.value_place(b, value)),
                new.first().and_then(|value| look.head.value_place(h, value)),
            ),
        };
        self.before = side(&look.base, b, change.before, was);
        self.after = side(&look.head, h, change.after, is);
        self.about_words(look, h, &[changed]).pointed()
    }

    /// With all of these fields.
    pub(super) fn fields(
        self,
        look: &Look<'_>,
        b: usize,
        h: usize,
        changed: &[&Changed],
    ) -> Finding {
        if let [only] = changed {
            return self.field(look, b, h, only);
        }
        self.with_fields(look, b, h, changed).about_words(look, h, changed)
    }

    /// With the words that changed fields are about: a passage, or what a judgment says.
    pub(super) fn about_words(
        mut self,
        look: &Look<'_>,
        h: usize,
        changed: &[&Changed],
    ) -> Finding {
        let node = &look.head.nodes[h];
        let is_prose = changed.iter().any(|changed| changed.field == "prose");
        self.words = match node.item {
            Item::Record(_) => passage::alone(&look.head, h, &passage::passage(&look.head, h))
                .map(|version| version.wording),
            Item::Judgment(..) if !is_prose => {
                let text = prose_shown(look.head.anchored, &node.prose);
                Some(Wording::open(vec![Run { text: first(&text), kind: RunKind::Same }]))
            }
            _ => None,
        };
        self
    }

    /// With everything that stands below the heading of something that is gone.
    pub(super) fn all_before(mut self, look: &Look<'_>, b: usize) -> Finding {
        let of = |(field, before)| FieldChange { field, before, after: Wording::default() };
        self.fields = listed(&look.base, b).into_iter().map(of).collect();
        self
    }

    /// With everything that stands below the heading of something that is new.
    pub(super) fn all_after(mut self, look: &Look<'_>, h: usize) -> Finding {
        let of = |(field, after)| FieldChange { field, before: Wording::default(), after };
        self.fields = listed(&look.head, h).into_iter().map(of).collect();
        self
    }

    /// With all of these fields beside the wordings that it has.
    pub(super) fn with_fields(
        mut self,
        look: &Look<'_>,
        b: usize,
        h: usize,
        changed: &[&Changed],
    ) -> Finding {
        self.fields = changed.iter().map(|changed| field_change(look, b, h, changed)).collect();
        self
    }

    /// Looks at what is there now.
    pub(super) fn pointed(mut self) -> Finding {
        if let Some(after) = &self.after {
            self.look_at = Some(after.place.clone());
        }
        self
    }
}

/// A heading without words.
fn heading(half: &Half<'_>, n: usize) -> Option<Version> {
    Some(Version { place: half.heading(n)?, in_source: None, wording: Wording::default() })
}

/// One side of a field; none where the field isn't there.
fn side(half: &Half<'_>, n: usize, wording: Wording, place: Option<Place>) -> Option<Version> {
    (!wording.is_empty()).then_some(())?;
    Some(Version { place: place.or_else(|| half.heading(n))?, in_source: None, wording })
}

/// Where two proses differ first.
fn prose_places(look: &Look<'_>, b: usize, h: usize) -> (Option<Place>, Option<Place>) {
    let old = prose_words(look.base.anchored, &look.base.nodes[b].prose);
    let new = prose_words(look.head.anchored, &look.head.nodes[h].prose);
    let at = old.iter().zip(&new).take_while(|((a, _), (b, _))| a.key == b.key).count();
    let place = |half: &Half<'_>, words: &[(Word, Span)]| {
        let (_, span) = words.get(at).or(words.last())?;
        Some(half.place(*span))
    };
    (place(&look.base, &old), place(&look.head, &new))
}

/// The fields that somebody wrote below a heading, and the prose, long ones cut; but for hashes, which nobody reads.
fn listed(half: &Half<'_>, n: usize) -> Vec<(&'static str, Wording)> {
    let node = &half.nodes[n];
    let mut fields: Vec<&'static str> = Vec::new();
    for value in &node.values {
        if value.field != "sha256" && half.is_written(n, value) && !fields.contains(&value.field) {
            fields.push(value.field);
        }
    }
    let of = |text: String| Wording::open(vec![Run { text: first(&text), kind: RunKind::Same }]);
    let all = |field: &'static str| joined(half, &node.of(field).collect::<Vec<_>>());
    let mut all: Vec<(&'static str, Wording)> =
        fields.into_iter().map(|field| (field, of(all(field)))).collect();
    let prose = prose_shown(half.anchored, &node.prose);
    if !prose.is_empty() {
        all.push(("prose", of(prose)));
    }
    all
}

/// The first words of a long text.
fn first(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    match words.len() > FIRST {
        true => format!("{} …", words[..FIRST].join(" ")),
        false => text.to_owned(),
    }
}

/// The values of a field on both sides, what differs marked.
pub(super) fn field_change(look: &Look<'_>, b: usize, h: usize, changed: &Changed) -> FieldChange {
    let (before, after) = match changed.field {
        "prose" => (
            prose_shown(look.base.anchored, &look.base.nodes[b].prose),
            prose_shown(look.head.anchored, &look.head.nodes[h].prose),
        ),
        _ => {
            let (mut old, mut new) = look.values(h, changed);
            let whole =
                |half: &'_ Half<'_>, n: usize| half.nodes[n].of(changed.field).count() <= FEW;
            // Who is there still is shown, too.
            if whole(&look.base, b) && whole(&look.head, h) {
                old = look.base.nodes[b].of(changed.field).collect();
                new = look.head.nodes[h].of(changed.field).collect();
            }
            (joined(&look.base, &old), joined(&look.head, &new))
        }
    };
    let (before, after) = open(&before, &after);
    FieldChange { field: changed.field, before, after }
}

/// Values as they are shown: who or what has a name, by that and its id.
fn joined(half: &Half<'_>, values: &[&Value]) -> String {
    values.iter().map(|value| half.named(value)).collect::<Vec<_>>().join("; ")
}

/// Two of the editors' texts, the words marked that differ, and long ones cut to what is around these.
pub(super) fn open(before: &str, after: &str) -> (Wording, Wording) {
    let (old, new) = (all(before), all(after));
    let (differs, differs_now) = passage::differing(&old, &new);
    let runs = |text: &str, words: &[Word], differs: &[bool], others: &[bool]| {
        let marked: Vec<_> = words
            .iter()
            .zip(differs)
            .filter(|(_, differs)| **differs)
            .map(|(word, _)| &word.range)
            .collect();
        // Where nothing differs here, all words have their counterparts, in order.
        let at = others.iter().position(|differs| *differs).and_then(|at| words.get(at));
        let at = at.map_or(text.len(), |word| word.range.start as usize);
        Wording::open(match marked.is_empty() {
            true => cut_at(text, at),
            false => short(passage::in_runs(text, &marked)),
        })
    };
    (runs(before, &old, &differs, &differs_now), runs(after, &new, &differs_now, &differs))
}

/// A long text without its ends, around a place.
fn cut_at(text: &str, at: usize) -> Vec<Run> {
    let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
    let half = 3 * AROUND / 2;
    let (before, after): (Vec<&str>, Vec<&str>) =
        (head.split(' ').collect(), tail.split(' ').collect());
    let text = match (before.len() > half, after.len() > half) {
        _ if before.len() + after.len() <= 3 * AROUND => text.to_owned(),
        (true, true) => {
            format!("… {}{} …", before[before.len() - half..].join(" "), after[..half].join(" "))
        }
        (true, false) => format!("… {}{tail}", before[before.len() - half..].join(" ")),
        (false, true) => format!("{head}{} …", after[..half].join(" ")),
        (false, false) => text.to_owned(),
    };
    if text.is_empty() { Vec::new() } else { vec![Run { text, kind: RunKind::Same }] }
}

/// Long runs that are the same on both sides cut to a few words beside what differs.
fn short(runs: Vec<Run>) -> Vec<Run> {
    let last = runs.len().saturating_sub(1);
    let cut = |(n, run): (usize, Run)| {
        let words: Vec<&str> = run.text.split(' ').collect();
        if run.kind != RunKind::Same || words.len() <= 3 * AROUND {
            return run;
        }
        let head = words[..AROUND].join(" ");
        let tail = words[words.len() - AROUND..].join(" ");
        let text = match (n == 0, n == last) {
            (true, true) => format!("{} …", words[..3 * AROUND].join(" ")),
            (true, false) => format!("… {tail}"),
            (false, true) => format!("{head} …"),
            (false, false) => format!("{head} … {tail}"),
        };
        Run { text, kind: run.kind }
    };
    runs.into_iter().enumerate().map(cut).collect()
}
