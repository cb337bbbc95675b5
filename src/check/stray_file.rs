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
    bad: &[Example::File("content/entitys/road.md", "# place road\n- name: The road\n")],
    mended: &[Example::File("content/entities/road.md", "# place road\n- name: The road\n")],
    run,
};

/// The folders that are read.
const FOLDERS: [&str; 4] = ["annotations", "entities", "claims", "briefings"];

/// What to do with a file that stands in none of them.
const WHERE: &str = "move it into `content/annotations/`, `entities/`, `claims/` or `briefings/`, as a file that ends in `.md`, or out of `content/`";

/// Endings of files that hold text, and may be meant as Markdown.
const TEXTS: [&str; 5] = ["md", "markdown", "mdown", "txt", "text"];
/// Endings of what word processors write.
const DOCUMENTS: [&str; 6] = ["doc", "docx", "odt", "pages", "pdf", "rtf"];

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (_, file) in look.draft().files.under("content/") {
        if place::of(&file.path).is_some() {
            continue;
        }
        let at = At::Path(file.path.to_string());
        let found = Diagnostic::new(CHECK.code, at, "This file is not read.");
        let (stem, endings) = endings(&file.path);
        if let Some(document) = endings.iter().find(|ending| DOCUMENTS.contains(&&***ending)) {
            out.push(found.help(format!(
                "a document (.{document}) can't be read: save it as plain text, or copy its text into a file that ends in `.md`"
            )));
            continue;
        }
        if !endings.iter().any(|ending| TEXTS.contains(&&**ending)) {
            continue;
        }
        let meant = format!("{stem}.md");
        if place::of(&meant).is_some() {
            out.push(found.help(format!("content is Markdown: call the file `{meant}`")));
            continue;
        }
        let below = file.path.strip_prefix("content/").unwrap_or(&file.path);
        let help = match below.split_once('/') {
            Some((folder, _)) => match id::nearest(folder, FOLDERS) {
                Some(near) if near == folder => {
                    format!(
                        "move it into `content/{near}/` itself: folders below that are not read"
                    )
                }
                Some(near) => format!("did you mean the folder `content/{near}/`?"),
                None => WHERE.to_owned(),
            },
            None => match id::nearest(stem.trim_start_matches("content/"), FOLDERS) {
                Some(near) => format!(
                    "did you mean the folder `content/{near}/`? call the file `content/{near}/ID.md`, the id that of its first heading"
                ),
                None => WHERE.to_owned(),
            },
        };
        out.push(found.help(help));
    }
}

/// A path without what says that its file holds text or a document, and these endings in lower case: of
/// `notes.md.txt`, as some editors name it, both.
fn endings(path: &str) -> (&str, Vec<String>) {
    let (mut stem, mut endings) = (path, Vec::new());
    while let Some((rest, ending)) = stem.rsplit_once('.') {
        let ending = ending.to_ascii_lowercase();
        if !TEXTS.contains(&&*ending) && !DOCUMENTS.contains(&&*ending) {
            break;
        }
        (stem, endings) = (rest, [endings, vec![ending]].concat());
    }
    (stem, endings)
}
