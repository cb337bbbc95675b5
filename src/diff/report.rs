//! `Telling`: a finding in the making: what it is about, both wordings, what rests on it, where to look.

use crate::anchor::outcome::Outcome;
use crate::anchor::words::all;
use crate::diff::about::Rests;
use crate::diff::became::Became;
use crate::diff::both::Changed;
use crate::diff::code::Code;
use crate::diff::finding::{FieldChange, Finding, Version};
use crate::diff::half::Half;
use crate::diff::kept::kept;
use crate::diff::look::Look;
use crate::diff::node::prose_shown;
use crate::diff::passage;
use crate::diff::value::Value;
use crate::diff::wording::{Run, RunKind, Wording};

/// So many words on each side of a change are shown of a long text.
const AROUND: usize = 12;

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
            about: look.base.about(b),
            rests: look.rested(b),
            look_at: look.heading_before(b),
            ..self.bare(message)
        }
    }

    fn bare(&self, message: String) -> Finding {
        Finding {
            code: self.code,
            severity: self.severity,
            about: crate::diff::about::About {
                kind: "",
                id: String::new(),
                title: String::new(),
                page: None,
            },
            message,
            before: None,
            after: None,
            fields: Vec::new(),
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
        self.before = side(&look.base, b, change.before, changed, &old);
        self.after = side(&look.head, h, change.after, changed, &new);
        self.pointed()
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
        self.with_fields(look, b, h, changed)
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
fn side(
    half: &Half<'_>,
    n: usize,
    wording: Wording,
    changed: &Changed,
    values: &[&Value],
) -> Option<Version> {
    let place = match (changed.field, values.first()) {
        ("prose", _) => half
            .nodes
            .get(n)?
            .prose
            .iter()
            .find_map(|prose| prose.span)
            .map(|span| half.place(span)),
        (_, Some(value)) => half.value_place(n, value),
        (_, None) => None,
    };
    (!wording.is_empty()).then_some(())?;
    Some(Version { place: place.or_else(|| half.heading(n))?, in_source: None, wording })
}

/// The values of a field on both sides, what differs marked.
pub(super) fn field_change(look: &Look<'_>, b: usize, h: usize, changed: &Changed) -> FieldChange {
    let (before, after) = match changed.field {
        "prose" => (
            prose_shown(look.base.anchored, &look.base.nodes[b].prose),
            prose_shown(look.head.anchored, &look.head.nodes[h].prose),
        ),
        _ => {
            let (old, new) = look.values(h, changed);
            (joined(&old), joined(&new))
        }
    };
    let (before, after) = open(&before, &after);
    FieldChange { field: changed.field, before, after }
}

fn joined(values: &[&Value]) -> String {
    values.iter().map(|value| value.shown.as_str()).collect::<Vec<_>>().join("; ")
}

/// Two of the editors' texts, the words marked that differ, and long ones cut to what is around these.
pub(super) fn open(before: &str, after: &str) -> (Wording, Wording) {
    let (old, new) = (all(before), all(after));
    let (differs, differs_now) = passage::differing(&old, &new);
    let runs = |text: &str, words: &[crate::anchor::words::Word], differs: &[bool]| {
        let marked: Vec<_> = words
            .iter()
            .zip(differs)
            .filter(|(_, differs)| **differs)
            .map(|(word, _)| &word.range)
            .collect();
        Wording::open(short(passage::in_runs(text, &marked)))
    };
    (runs(before, &old, &differs), runs(after, &new, &differs_now))
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
