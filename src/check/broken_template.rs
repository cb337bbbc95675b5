//! `broken-template`: a template of the site's own that can't be used.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{At, Diagnostic, Severity};

/// A template of the site's own that can't be used.
pub const CHECK: Check = Check {
    code: "broken-template",
    default: Severity::Error,
    line: "The site's own templates compile.",
    why: "Files in `templates/` go before those of the built-in theme. They are Tera templates (version 2); one that \
          can't be read would break every page that uses it.",
    bad: &[Example::File(
        "templates/not-found.html",
        "{% extends \"base.html\" %}\n{% block main %}\n<h1>Lost</h1>\n",
    )],
    mended: &[Example::File(
        "templates/not-found.html",
        "{% extends \"base.html\" %}\n{% block main %}\n<h1>Lost</h1>\n{% endblock main %}\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    out.extend_from_slice(look.broken_templates);
    for (_, file) in look.draft().files.under("templates/") {
        if file.text().is_none() && file.path.ends_with(".html") {
            let at = At::Path(file.path.to_string());
            out.push(told(at, "it is not UTF-8"));
        }
    }
}

/// That a template can't be used, and why.
pub(super) fn told(at: At, reason: &str) -> Diagnostic {
    Diagnostic::new(CHECK.code, at, "This template can't be used.")
        .note(reason.trim_end_matches('.'))
        .help("mend it, or remove it: the built-in theme's own is used then")
        .help("templates are written for Tera 2; in Tera 1 components were macros")
}
