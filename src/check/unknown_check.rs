//! `unknown-check`: a `check` in site.md that names no check.

use crate::check::example::Example;
use crate::check::look::Look;
use crate::check::{ALL, Check, FIXED};
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::ground::id;

/// A `check` in site.md that names no check.
pub const CHECK: Check = Check {
    code: "unknown-check",
    default: Severity::Error,
    line: "`check` in site.md names a check.",
    why: "`- check: unused-entity allow` sets how much a check weighs on this site. With a slip in the name it would set \
          nothing.",
    bad: &[Example::File(
        "content/site.md",
        "# site\n- title: The harbour desk\n- publish: full\n- check: source-without-hash allow\n- check: unused-entities allow\n",
    )],
    mended: &[Example::File(
        "content/site.md",
        "# site\n- title: The harbour desk\n- publish: full\n- check: source-without-hash allow\n- check: unused-entity allow\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for setting in &look.draft().settings.checks {
        if FIXED.contains(&setting.code.as_str()) {
            let message = format!(
                "`{}` is always an error: with it there is nothing to build.",
                setting.code
            );
            out.push(CHECK.at(setting.code.span(), message).help("take this line away"));
            continue;
        }
        if ALL.iter().any(|check| check.code == setting.code.as_str()) {
            continue;
        }
        let mut found =
            CHECK.at(setting.code.span(), format!("There is no check `{}`.", setting.code));
        if let Some(nearest) = id::nearest(&setting.code, ALL.iter().map(|check| check.code)) {
            found = found
                .help(format!("did you mean `{nearest}`?"))
                .suggest(setting.code.span(), nearest);
        }
        out.push(found.help("`onrecord check --list` prints them all"));
    }
}
