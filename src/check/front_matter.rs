//! `front-matter`: a file that begins with `---`.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// `---` at the start of a file.
pub const CHECK: Check = Check {
    code: "front-matter",
    default: Severity::Error,
    line: "A file begins with its heading, not with front matter.",
    why: "Other site generators keep fields between two lines of `---`. Here a field is a line `- field: value` below \
          the heading, so that nothing needs quoting and a file reads the same everywhere.",
    bad: &[Example::File(
        "content/entities/ada-holm.md",
        "---\nname: Ada Holm\n---\n# person ada-holm\n- name: Ada Holm\n",
    )],
    mended: &[Example::File(
        "content/entities/ada-holm.md",
        "# person ada-holm\n- name: Ada Holm\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::FrontMatter = what {
            out.push(
                CHECK
                    .at(span, "A file begins with its heading; this one begins with front matter.")
                    .help("take the lines between the two `---` away, and write what they say as fields below the heading: `- field: value`"),
            );
        }
    }
}
