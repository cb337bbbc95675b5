//! `link-out-of-folder`: a symbolic link that leads out of the site's folder.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{At, Diagnostic, Severity};
use crate::ground::files::TroubleKind;

/// A symbolic link that leads out of the site's folder.
pub const CHECK: Check = Check {
    code: "link-out-of-folder",
    default: Severity::Error,
    line: "Nothing in the site's folder leads out of it.",
    why: "A site is what its folder holds. A symbolic link to somewhere else would put files on the site that no \
          reviewer sees, and that are different on every computer. It is not followed.",
    bad: &[Example::Trouble("seeds/letter.txt", TroubleKind::LinkOutOfFolder)],
    mended: &[],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for trouble in look.draft().files.troubles() {
        if let TroubleKind::LinkOutOfFolder = trouble.what {
            out.push(
                Diagnostic::new(
                    CHECK.code,
                    At::Path(trouble.path.clone()),
                    format!("`{}` is a link that leads out of the site's folder, or nowhere; it was not followed.", trouble.path),
                )
                .help("put a copy of the file itself there, or remove the link"),
            );
        }
    }
}
