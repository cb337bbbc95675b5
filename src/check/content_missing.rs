//! `content-missing`: a folder without `content/`.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{At, Diagnostic, Severity};
use crate::ground::files::TroubleKind;

/// A folder without `content/`.
pub const CHECK: Check = Check {
    code: "content-missing",
    default: Severity::Error,
    line: "A site has a folder content/ with site.md in it.",
    why: "onrecord works in the folder that holds `content/` and `seeds/`. Where they are missing, it was most likely \
          started somewhere else.",
    bad: &[Example::Gone("content/site.md")],
    mended: &[],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for trouble in look.draft().files.troubles() {
        if let TroubleKind::NoContent = trouble.what {
            out.push(
                Diagnostic::new(CHECK.code, At::Path(trouble.path.clone()), "There is no folder `content/` here.")
                    .help("go to the folder that holds your `content/` and `seeds/`, or name it: `onrecord check FOLDER`")
                    .help("`onrecord init FOLDER` makes a small site to begin with"),
            );
        }
    }
    let site = "content/site.md";
    if look.draft().files.find(site).is_none()
        && look
            .draft()
            .files
            .troubles()
            .iter()
            .all(|trouble| trouble.what != TroubleKind::NoContent && trouble.path != site)
    {
        out.push(
            Diagnostic::new(
                CHECK.code,
                At::Path(site.to_owned()),
                "There is no `content/site.md`.",
            )
            .help("make it, with two lines: `# site` and `- title: the site's title`"),
        );
    }
}
