//! `quote-without-date`: a quote that doesn't say when it was said.

use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::record::RecordKind;

/// A quote that doesn't say when it was said.
pub const CHECK: Check = Check {
    code: "quote-without-date",
    default: Severity::Allow,
    line: "A quote says when it was said.",
    why: "Many documents don't tell. Sites that want a date with every quote set this to `warning` or `error`.",
    bad: &[
        Example::File(
            "content/site.md",
            "# site\n- title: The harbour desk\n- publish: full\n- check: source-without-hash allow\n- check: quote-without-date warning\n",
        ),
        Example::File(
            "content/annotations/minutes.md",
            minutes!(
                "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n"
            ),
        ),
    ],
    mended: &[
        Example::File(
            "content/site.md",
            "# site\n- title: The harbour desk\n- publish: full\n- check: source-without-hash allow\n- check: quote-without-date warning\n",
        ),
        Example::File(
            "content/annotations/minutes.md",
            minutes!(
                "## quote holm-closed\n- speaker: ada-holm\n- said: 2021-03\n\n> The old bridge will be closed in May\n"
            ),
        ),
    ],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for source in &look.draft().sources {
        for record in &source.records {
            if let RecordKind::Quote(quote) = &record.what
                && quote.said.is_none()
            {
                out.push(
                    CHECK
                        .at(record.head.span, "This quote doesn't say when it was said.")
                        .help("add `- said: 2020-01-06`, as precisely as it is known; `2020-01-06?` where you infer it")
                        .record(look.record_name(source, record)),
                );
            }
        }
    }
}
