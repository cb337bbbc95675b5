//! `stray-file`: a Markdown file in content/ where none is read.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{At, Diagnostic, Severity};
use crate::ground::id;
use crate::parse::place;

/// A Markdown file in content/ where none is read.
pub const CHECK: Check = Check {
    code: "stray-file",
    default: Severity::Warning,
    line: "Every Markdown file in content/ stands in a folder that is read.",
    why: "What a file is about follows from its folder: annotations, entities, claims or briefings, directly in it. A \
          file anywhere else is not read, and nobody would miss it.",
    bad: &[Example::File(
        "content/entitys/town-hall.md",
        "# place town-hall\n- name: The town hall\n",
    )],
    mended: &[Example::File("content/entities/road.md", "# place road\n- name: The road\n")],
    run,
};

/// The folders that are read.
const FOLDERS: [&str; 4] = ["annotations", "entities", "claims", "briefings"];

/// Endings of files that may be meant as Markdown.
const TEXTS: [&str; 5] = ["md", "markdown", "mdown", "txt", "text"];

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (_, file) in look.draft().files.under("content/") {
        if place::of(&file.path).is_some() {
            continue;
        }
        let at = At::Path(file.path.to_string());
        let found = Diagnostic::new(CHECK.code, at, "This file is not read.");
        if !file.path.ends_with(".md") {
            let meant = file
                .path
                .rsplit_once('.')
                .filter(|(_, ending)| TEXTS.contains(&&*ending.to_ascii_lowercase()));
            let meant = meant.map(|(stem, _)| format!("{stem}.md"));
            if let Some(meant) = meant.filter(|meant| place::of(meant).is_some()) {
                out.push(found.help(format!("content is Markdown: call the file `{meant}`")));
            }
            continue;
        }
        let mut parts = file.path.split('/').skip(1);
        let folder = parts.next().unwrap_or_default();
        let help = match id::nearest(folder, FOLDERS) {
            Some(near) if near == folder => {
                format!("move it into `content/{near}/` itself: folders below that are not read")
            }
            Some(near) => format!("did you mean the folder `content/{near}/`?"),
            None => "move it into `content/annotations/`, `entities/`, `claims/` or `briefings/`, or out of `content/`"
                .to_owned(),
        };
        out.push(found.help(help));
    }
}
