//! `source-changed`: a file in `seeds/` that is not the one that was annotated.

use std::collections::BTreeMap;

use crate::anchor::became::Changed;
use crate::anchor::fact::Fact;
use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::check::what_became::Told;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A file in `seeds/` that is not the one that was annotated.
pub const CHECK: Check = Check {
    code: "source-changed",
    default: Severity::Error,
    line: "A source's file is the one that was annotated.",
    why: "`sha256` is the fingerprint of the file that was annotated. Where the file has another, its words were changed \
          since: a quote may still stand there and mean something else. What became of each record is told: the same; \
          moved, with its whole sentence; typographic, in other typography; edited, with other words in its place; \
          orphan, its words or their place gone; doubtful, where nothing shows which. For this the file that was \
          annotated is looked for in git's history, by its fingerprint; without it, words that stand twice or out of \
          their order are doubtful, unless the record's own `after` or `before` says which are meant. A person reads what changed and mends the records; `onrecord accept` then writes \
          the new fingerprint.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n\
         - sha256: 0000000000000000000000000000000000000000000000000000000000000000\n\n\
         ## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n",
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n\
         - sha256: 89b44e973a1793f119d49ced9e1f399a4c162acaa03b2030e1d863d2d1804d4f\n\n\
         ## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    let facts = look.anchored.facts.iter().filter_map(|fact| match fact {
        Fact::SourceChanged(changed) => Some((changed.source, changed)),
        _ => None,
    });
    let known: BTreeMap<usize, &Changed> = facts.collect();
    let told = Told::of(look);
    for (number, seed, annotated) in look.draft().changed() {
        let id = look.id(number);
        let mut found = CHECK
            .at(
                annotated.span(),
                format!("`seeds/{}` is not the file that was annotated.", seed.name),
            )
            .note("its SHA-256 is another one")
            .record(format!("source:{id}"));
        let changed = known.get(&number).filter(|changed| !changed.records.is_empty());
        let mut all_hold = true;
        if let Some(changed) = changed {
            all_hold = changed.records.iter().all(|one| one.what.holds());
            found.help.extend(told.lines(changed));
        }
        let next = match all_hold {
            _ if seed.text.is_err() => {
                "bring the old file back, or one that can be read".to_owned()
            }
            true => format!(
                "bring the old file back; or read what changed, then run `onrecord accept {id}`"
            ),
            false => format!(
                "bring the old file back; or mend what is edited, orphan or doubtful, then run `onrecord accept {id}`"
            ),
        };
        out.push(found.help(next));
    }
}
