//! `source-not-annotated`: a file in `seeds/` that no source is about.

use crate::anchor::fact::Fact;
use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{At, Diagnostic, Severity};
use crate::ground::id;
use crate::parse::source::Unreadable;

/// A file in `seeds/` that no source is about.
pub const CHECK: Check = Check {
    code: "source-not-annotated",
    default: Severity::Warning,
    line: "Every file in seeds/ is a source.",
    why: "A document without an annotation file is not published, and its words prove nothing: nobody says where it \
          comes from. Four lines make it a source.",
    bad: &[Example::File("seeds/letter.txt", "The mayor wrote to the board.\n")],
    mended: &[
        Example::File("seeds/letter.txt", "The mayor wrote to the board.\n"),
        Example::File(
            "content/annotations/letter.md",
            "# source letter\n- file: letter.txt\n- title: The mayor's letter\n- kind: letter\n",
        ),
    ],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for fact in &look.anchored.facts {
        let Fact::SeedNotAnnotated { seed, holds } = fact else { continue };
        let Some(seed) = look.draft().seeds.get(*seed) else { continue };
        let stem = seed.name.rsplit('/').next().unwrap_or(&seed.name);
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        let mut id = id::from_words(stem);
        if id::fault(&id).is_some() {
            id = "a-short-name".to_owned();
        }
        let mut found = Diagnostic::new(
            CHECK.code,
            At::Path(format!("seeds/{}", seed.name)),
            "No annotation file is about this document.",
        );
        if let Err(Unreadable::UnknownFormat(ending)) = &seed.text {
            out.push(match ending.as_str() {
                "" => found.help("give it an ending: `.txt` for plain text, `.md` for Markdown"),
                _ => found.help(format!(
                    "no `.{ending}` is read here: save its text as `seeds/{stem}.txt` (plain text, UTF-8), and keep the \
                     original elsewhere"
                )),
            });
            continue;
        }
        found =
            found.help(format!("these lines in `content/annotations/{id}.md` make it a source:"));
        for line in [
            format!("`# source {id}`"),
            format!("`- file: {}`", seed.name),
            "`- title: …`".to_owned(),
            "`- kind: other`".to_owned(),
        ] {
            found = found.help(line);
        }
        for span in holds.iter().take(3) {
            found = found.label(*span, "these words stand in it");
        }
        out.push(found);
    }
}
