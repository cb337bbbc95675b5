//! `said-after-published`: a quote that is newer than the document that has it.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::record::RecordKind;

/// A quote that is newer than the document that has it.
pub const CHECK: Check = Check {
    code: "said-after-published",
    default: Severity::Warning,
    line: "A quote was said before its source was published.",
    why: "Nothing can be quoted before it is said. One of the two dates has a slip; or the document was changed later, \
          which `updated` tells.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n- published: 2021-03-03\n\n\
         ## quote holm-closed\n- speaker: ada-holm\n- said: 2021-03-30\n\n> The old bridge will be closed in May\n",
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n- published: 2021-03-03\n\n\
         ## quote holm-closed\n- speaker: ada-holm\n- said: 2021-03-03\n\n> The old bridge will be closed in May\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for source in &look.draft().sources {
        let Some(last) =
            source.published.iter().chain(&source.updated).max_by_key(|date| date.last)
        else {
            continue;
        };
        for record in &source.records {
            if let RecordKind::Quote(quote) = &record.what
                && let Some(said) = &quote.said
                && said.first > last.last
            {
                out.push(
                    CHECK
                        .at(said.words.span(), "This was said after its source was published.")
                        .label(last.words.span(), "the source's date")
                        .help("one of the two dates has a slip; a later version of the source has `- updated: `")
                        .record(look.record_name(source, record)),
                );
            }
        }
    }
}
