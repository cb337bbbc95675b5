//! `bad-date`: a date that is none.

use crate::check::Check;
use crate::check::example::{Example, briefing};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A date that is none.
pub const CHECK: Check = Check {
    code: "bad-date",
    default: Severity::Error,
    line: "A date is written as 2020-01-06, as precisely as it is known.",
    why: "Dates are EDTF, so that a page can say exactly as much as is known: `2020`, `2020-01`, `2020-01-06`, \
          `2020-01-06?` where it is inferred, `2020-01~` for about, `2020-01-05/2020-01-06` from one to another, \
          `2019-10-01/..` since. Readers see them in words.",
    bad: &[Example::File(
        "content/briefings/bridge.md",
        "# briefing bridge\n- title: The bridge\n- date: 4 March 2021\n\nThe bridge is old.\n",
    )],
    mended: &[Example::File("content/briefings/bridge.md", briefing!("The bridge is old.\n"))],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::BadDate { field, at, reason } = what {
            let written = look.draft().files.slice(span);
            let mut found = CHECK.at(span, format!("`{field}` takes a date."));
            if *at > 0
                && let Some(read) = written.get(..*at)
            {
                found = found.note(format!("read as far as `{read}`: {reason}"));
            } else {
                found = found.note(reason.clone());
            }
            out.push(
                found
                    .help("a date is `2020`, `2020-01` or `2020-01-06`; with `?` where it is inferred, with `~` for about; `2020-01-05/2020-01-06` is from one to another")
                    .help("what the source says in words goes into `time`"),
            );
        }
    }
}
