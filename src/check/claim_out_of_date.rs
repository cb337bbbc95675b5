//! `claim-out-of-date`: a claim that is older than a quote it names.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::record::RecordKind;

/// A claim that is older than a quote it names.
pub const CHECK: Check = Check {
    code: "claim-out-of-date",
    default: Severity::Warning,
    line: "A claim's `as-of` is not older than the quotes that it names.",
    why: "`as-of` tells readers up to which day a claim's status holds. A quote of a later day was added since, and \
          nobody said whether the status still holds.",
    bad: &[
        Example::File(
            "content/annotations/minutes.md",
            "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n\n\
             ## quote holm-closed\n- speaker: ada-holm\n- said: 2021-03-03\n\n> The old bridge will be closed in May\n",
        ),
        Example::File(
            "content/claims/bridge-closing.md",
            "# claim bridge-closing\n- text: The old bridge will be closed.\n- as-of: 2021-03-01\n- qualifies: minutes#holm-closed\n",
        ),
    ],
    mended: &[
        Example::File(
            "content/annotations/minutes.md",
            "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n\n\
             ## quote holm-closed\n- speaker: ada-holm\n- said: 2021-03-03\n\n> The old bridge will be closed in May\n",
        ),
        Example::File(
            "content/claims/bridge-closing.md",
            "# claim bridge-closing\n- text: The old bridge will be closed.\n- as-of: 2021-03-03\n- qualifies: minutes#holm-closed\n",
        ),
    ],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for claim in &look.draft().claims {
        let Some(as_of) = &claim.as_of else { continue };
        let newest = claim
            .positions
            .iter()
            .filter_map(|position| {
                let at = look.anchored.names.record(None, &position.of)?;
                match &look.record(at)?.what {
                    RecordKind::Quote(quote) => Some((at, quote.said.as_ref()?)),
                    _ => None,
                }
            })
            .filter(|(_, said)| said.first > as_of.last)
            .max_by_key(|(at, said)| (said.first, std::cmp::Reverse(*at)));
        if let Some((at, said)) = newest {
            out.push(
                CHECK
                    .at(as_of.words.span(), format!("{} was said after this day.", look.name(at)))
                    .label(said.words.span(), "said then")
                    .help("see whether the claim's status still holds, and set `as-of` to the day up to which it does")
                    .record(format!("claim:{}", claim.id)),
            );
        }
    }
}
