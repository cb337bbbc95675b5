//! `file-name`: a file of one subject that isn't named after it.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::fault::What;

/// A file of one subject that isn't named after it.
pub const CHECK: Check = Check {
    code: "file-name",
    default: Severity::Warning,
    line: "A file of one subject is named after it.",
    why: "onrecord doesn't mind what a file is called. Obsidian follows `[[ada-holm]]` to the file `ada-holm.md`, and \
          people look for it there, too.",
    bad: &[
        Example::Gone("content/entities/ada-holm.md"),
        Example::File("content/entities/chairwoman.md", "# person ada-holm\n- name: Ada Holm\n"),
    ],
    mended: &[Example::File(
        "content/entities/ada-holm.md",
        "# person ada-holm\n- name: Ada Holm\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (span, what) in look.faults() {
        if let What::FileName(name) = what {
            out.push(
                CHECK
                    .at(span, format!("This file would be found by its name as `{name}`."))
                    .help("rename the file: its content may stay as it is"),
            );
        }
    }
}
