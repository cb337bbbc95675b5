//! `Wording`: words of one side with what differs in them, in full and as far as `publish` lets readers see them.

/// Words of one side.
///
/// What leaves the desk (a comment, a page, an annotation on a code host) takes [`Wording::for_readers`]; only who has
/// the files at hand anyway, at a terminal, is shown [`Wording::in_full`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    full: Vec<Run>,
    /// None where it is the same.
    shown: Option<Vec<Run>>,
}

impl Wording {
    /// Words that anybody may see: what the editors wrote.
    pub fn open(runs: Vec<Run>) -> Wording {
        Wording { full: joined(runs), shown: None }
    }

    /// Words of a source, and those of them that readers may see.
    pub fn cut(full: Vec<Run>, shown: Vec<Run>) -> Wording {
        let (full, shown) = (joined(full), joined(shown));
        let same = full == shown;
        Wording { full, shown: (!same).then_some(shown) }
    }

    /// All of it.
    pub fn in_full(&self) -> &[Run] {
        &self.full
    }

    /// What readers may see; what they may not is a [`RunKind::Withheld`].
    pub fn for_readers(&self) -> &[Run] {
        self.shown.as_deref().unwrap_or(&self.full)
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.full.is_empty()
    }
}

/// A run of characters. White space between words is in the runs: joined they are the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The characters, line ends as spaces. Hostile until escaped.
    pub text: String,
    /// What they are.
    pub kind: RunKind,
}

/// What a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunKind {
    /// The rest of the sentence that a passage stands in.
    Context,
    /// Words that are the same on both sides, or have no other side.
    Same,
    /// Words that the other side hasn't.
    Differs,
    /// `…`: words stand here that readers may not see.
    Withheld,
}

/// Runs with the white space between two that differ as a part of them.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        if run.kind == RunKind::Differs
            && let [.., Run { kind: RunKind::Differs, .. }, Run { kind: RunKind::Same, text }] =
                joined.as_slice()
            && text.trim().is_empty()
        {
            let white = joined.pop().map_or(String::new(), |white| white.text);
            if let Some(last) = joined.last_mut() {
                last.text.push_str(&white);
                last.text.push_str(&run.text);
            }
            continue;
        }
        match joined.last_mut() {
            Some(last) if last.kind == run.kind && run.kind != RunKind::Withheld => {
                last.text.push_str(&run.text);
            }
            _ => joined.push(run),
        }
    }
    joined
}
