//! `direct-outside-marks`: a direct quote that is in no quotation marks in its article.

use crate::anchor::fact::Fact;
use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::check::look::passage;
use crate::ground::diagnostic::{Diagnostic, Severity};

/// A direct quote that is in no quotation marks in its article.
pub const CHECK: Check = Check {
    code: "direct-outside-marks",
    default: Severity::Warning,
    line: "A direct or partial quote from an article stands in quotation marks there, and leaves them nowhere.",
    why: "In a news article the words between quotation marks are the speaker's, all others are the reporter's. A \
          quote without marks around it in the article is the reporter's wording: `- form: indirect`. In any other \
          document a passage that begins between marks and goes on behind them holds somebody else's words, too.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: news-article\n\n\
         ## quote holm-denial\n- speaker: ada-holm\n\n> denied that the board had been warned\n",
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: news-article\n\n\
         ## quote holm-denial\n- speaker: ada-holm\n- form: indirect\n\n> denied that the board had been warned\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        if let Fact::OutsideMarks { record: at, interrupted } = fact
            && let Some(record) = look.record(*at)
        {
            let id = look.id(at.source);
            let span = passage(record);
            let found = match interrupted {
                true => CHECK
                    .at(span, format!("Some of these words stand outside quotation marks in {id}: they are not the speaker's."))
                    .help("where the source interrupts the speaker, leave its own words out and put a line that holds only `>` in their place"),
                false => CHECK
                    .at(span, format!("These words stand outside quotation marks in {id}: they are the reporter's."))
                    .help("say so with `- form: indirect`, or quote only what stands between the marks"),
            };
            out.push(found.record(look.name(*at)));
        }
    }
}
