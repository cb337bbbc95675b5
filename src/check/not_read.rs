//! `not-read`: something that stands in the folder and could not be read.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{At, Diagnostic, Severity};
use crate::ground::files::TroubleKind;

/// Something that could not be read.
pub const CHECK: Check = Check {
    code: "not-read",
    default: Severity::Error,
    line: "Every file of the site can be read.",
    why: "What can't be read can't be checked. The report is incomplete then, and says so, and nothing is built.",
    bad: &[Example::Trouble("seeds/letter.txt", TroubleKind::NotAFile)],
    mended: &[],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for trouble in look.draft().files.troubles() {
        let path = &trouble.path;
        let (message, help) = match &trouble.what {
            TroubleKind::LinkOutOfFolder | TroubleKind::NoContent => continue,
            TroubleKind::Unreadable(why) => (
                format!("`{path}` can't be read: {why}."),
                "see whether you may read it, and whether it is whole",
            ),
            TroubleKind::NameNotUtf8 => (
                format!("The name of `{path}` is not UTF-8."),
                "rename it; a name in plain letters works everywhere",
            ),
            TroubleKind::NotAFile => (
                format!("`{path}` is no file, where one belongs."),
                "a folder, pipe or device stands there: move it away",
            ),
            TroubleKind::TooLarge => (
                format!("`{path}` is larger than 4 GiB, which is the most that is read."),
                "split it into parts, each a source of its own",
            ),
        };
        out.push(Diagnostic::new(CHECK.code, At::Path(path.clone()), message).help(help));
    }
}
