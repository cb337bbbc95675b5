//! Known edits to generated sites: `diff` names exactly what was done, and nothing else.

#![allow(clippy::disallowed_methods, reason = "a test may ask how far to look")]

mod bench;
#[path = "../journey/mod.rs"]
mod journey;
mod masks;
mod passages;
mod records;
mod rename;
mod site;
mod text;
mod words;

use std::fmt;
use std::sync::Arc;

use bench::{Bench, Told};
use onrecord::anchor::{Anchored, anchor};
use onrecord::check;
use onrecord::diff::diff;
use onrecord::edit;
use onrecord::ground::diagnostic::Severity;
use onrecord::ground::files::{File, Files};
use onrecord::parse::parse;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use records::Edit;
use site::Shape;
use text::Form;
use words::{Dice, Words};

/// Errors that the sites of these tests have, as they are small.
const NOT_FAULTS: [&str; 2] = ["publish-limit", "judgment-without-basis"];

/// A site, and what is done to it.
struct Script {
    shape: Shape,
    seed: u64,
    /// Edits by number, each with its own luck.
    edits: Vec<(usize, u64)>,
    /// How the old and the new files are written.
    forms: (Form, Form),
    /// Whether `onrecord fmt` goes over the new files.
    is_formatted: bool,
}

/// What a script comes to.
struct Played {
    before: Files,
    after: Files,
    done: Vec<String>,
    expected: Vec<Told>,
}

fn all() -> Vec<(&'static str, Edit)> {
    records::EDITS.iter().chain(passages::EDITS).copied().collect()
}

fn anchored(files: Files) -> Anchored {
    anchor(parse(Arc::new(files)))
}

impl Script {
    fn play(&self) -> Played {
        let (mut dice, mut words) = (Dice::of(self.seed), Words::default());
        let base = site::site(&self.shape, &mut dice, &mut words);
        let mut bench = Bench::of(base, dice, words);
        let all = all();
        for (number, luck) in &self.edits {
            bench.dice = Dice::of(*luck);
            all[number % all.len()].1(&mut bench);
        }
        let expected = bench.expected();
        let before = text::files(&bench.base, self.forms.0);
        let mut after = text::files(&bench.head, self.forms.1);
        if self.is_formatted {
            after = formatted(after);
        }
        Played { before, after, done: bench.done, expected }
    }
}

/// The files as `onrecord fmt` leaves them.
fn formatted(files: Files) -> Files {
    let anchored = anchored(files);
    let mut all: Vec<File> = anchored.draft.files.iter().map(|(_, file)| file.clone()).collect();
    for change in edit::fmt::fmt(&anchored) {
        let place = change.file.0 as usize;
        all[place] = File::new(&*all[place].path, change.text.into_bytes());
    }
    Files::new(all, Vec::new())
}

/// What was done, and every file that isn't the same on both sides, the old and the new.
impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let played = self.play();
        writeln!(f, "{:?}, seed {}, edits {:?}", self.shape, self.seed, self.edits)?;
        writeln!(
            f,
            "forms {} and {}, formatted: {}",
            self.forms.0.0, self.forms.1.0, self.is_formatted
        )?;
        for done in &played.done {
            writeln!(f, "* {done}")?;
        }
        let mut paths: Vec<&str> =
            played.before.iter().chain(played.after.iter()).map(|(_, file)| &*file.path).collect();
        paths.sort_unstable();
        paths.dedup();
        for path in paths {
            let text = |files: &Files| {
                files.find(path).and_then(|id| files.get(id).text().map(str::to_owned))
            };
            let (old, new) = (text(&played.before), text(&played.after));
            if old == new {
                writeln!(f, "--- {path} on both sides\n{}", new.unwrap_or_default())?;
                continue;
            }
            writeln!(f, "--- {path} before\n{}", old.unwrap_or_default())?;
            writeln!(f, "--- {path} after\n{}", new.unwrap_or_default())?;
        }
        Ok(())
    }
}

fn shape() -> impl Strategy<Value = Shape> {
    (0..3usize, 1..5usize, 1..4usize, 0..9usize, 0..4usize, 0..4usize, 0..3usize).prop_map(
        |(sources, paragraphs, sentences, records, entities, claims, briefings)| Shape {
            sources,
            paragraphs,
            sentences,
            records,
            entities,
            claims,
            briefings,
        },
    )
}

fn script(edits: std::ops::Range<usize>) -> impl Strategy<Value = Script> {
    let edits = prop::collection::vec((0..all().len(), 0..u64::MAX), edits);
    let forms = (0..3u64, 0..4u64).prop_map(|(before, after)| match after {
        0 => (Form(before), Form(before)),
        _ => (Form(before), Form(3 + after)),
    });
    (shape(), 0..1_000_000u64, edits, forms, prop::bool::weighted(0.2)).prop_map(
        |(shape, seed, edits, forms, is_formatted)| Script {
            shape,
            seed,
            edits,
            forms,
            is_formatted,
        },
    )
}

/// The codes and ids of a report, sorted.
fn told(before: &Anchored, after: &Anchored) -> Vec<(&'static str, String)> {
    let changes = diff(before, after);
    assert_eq!(changes.not_compared, Vec::new());
    let mut told: Vec<_> =
        changes.findings.into_iter().map(|finding| (finding.code, finding.about.id)).collect();
    told.sort();
    told
}

/// What one list has and the other hasn't.
fn without(one: &[Told], other: &[Told]) -> Vec<String> {
    let mut other = other.to_vec();
    let mut left = Vec::new();
    for told in one {
        match other.iter().position(|one| one == told) {
            Some(place) => {
                other.remove(place);
            }
            None => left.push(format!("{} {}", told.0, told.1)),
        }
    }
    left
}

fn holds(script: &Script) -> Result<(), TestCaseError> {
    let played = script.play();
    let (before, after) = (anchored(played.before), anchored(played.after));
    let told = told(&before, &after);
    let (missing, more) = (without(&played.expected, &told), without(&told, &played.expected));
    prop_assert!(
        missing.is_empty() && more.is_empty(),
        "not told: {missing:?}; told too much: {more:?}"
    );
    Ok(())
}

/// So many cases, the same on every run; others, and as many, where `PROPTEST_CASES` asks for a number.
fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(usual),
        rng_seed: if asked.is_some() { RngSeed::Random } else { RngSeed::Fixed(4) },
        failure_persistence: None,
        max_shrink_iters: 4000,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn sites_are_without_fault(script in script(0..1)) {
        let (_, report) = check::check(anchored(script.play().before), &check::Options::default(), onrecord::site::addresses);
        let errors: Vec<String> = report
            .diagnostics
            .iter()
            .filter(|one| one.severity == Severity::Error && !NOT_FAULTS.contains(&one.code))
            .map(|one| format!("{}: {}", one.code, one.message))
            .collect();
        prop_assert!(errors.is_empty(), "{errors:#?}");
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn one_edit_is_told_and_nothing_else(script in script(1..2)) {
        holds(&script)?;
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn many_edits_are_told_and_nothing_else(script in script(2..14)) {
        holds(&script)?;
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn another_form_is_told_as_nothing(mut script in script(0..1)) {
        script.forms.1 = Form(script.forms.0.0 + 1);
        holds(&script)?;
    }
}
