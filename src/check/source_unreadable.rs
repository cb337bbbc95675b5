//! `source-unreadable`: a source's file that is no text that onrecord reads.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::parse::source::Unreadable;

/// A source's file that is no text that onrecord reads.
pub const CHECK: Check = Check {
    code: "source-unreadable",
    default: Severity::Error,
    line: "A source's file is a text in a format that onrecord reads.",
    why: "Words can be checked only in a file whose text is known: `.txt` and `.md`. Keep the original beside it and \
          annotate its text.",
    bad: &[
        Example::File("seeds/minutes.docx", "PK"),
        Example::File(
            "content/annotations/minutes.md",
            "# source minutes\n- file: minutes.docx\n- title: Minutes of the harbour board\n- kind: report\n",
        ),
    ],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n",
    )],
    run,
};

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for (source, placed) in look.draft().sources.iter().zip(&look.anchored.sources) {
        let Some(seed) = placed.seed.and_then(|seed| look.draft().seeds.get(seed)) else {
            continue;
        };
        let encoding =
            source.encoding.as_ref().map_or("its encoding", |encoding| encoding.as_str());
        let (message, help) = match &seed.text {
            // That one is told by `not-utf-8`.
            Ok(_) | Err(Unreadable::NotText(_)) => continue,
            Err(Unreadable::UnknownFormat(ending)) if ending.is_empty() => (
                format!("The name of `seeds/{}` doesn't say what it is.", seed.name),
                "give it an ending: `.txt` for plain text, `.md` for Markdown".to_owned(),
            ),
            Err(Unreadable::UnknownFormat(ending)) => (
                format!("No format that is read here ends in `.{ending}`."),
                format!(
                    "save its text as `seeds/{}.txt` (plain text, UTF-8), name that here, and keep the original elsewhere",
                    seed.name.rsplit_once('.').map_or(&*seed.name, |(stem, _)| stem)
                ),
            ),
            Err(Unreadable::NotEncoding(at)) => (
                format!("`seeds/{}` is not {encoding}: its byte {} doesn't fit.", seed.name, at + 1),
                "see how the file is encoded, and say so in `- encoding: `".to_owned(),
            ),
            Err(Unreadable::UnknownEncoding(name)) => (
                format!("There is no encoding called `{name}`."),
                "known are windows-1252, iso-8859-2, shift_jis, koi8-r and the others that browsers know".to_owned(),
            ),
            Err(Unreadable::Nul(at)) => (
                format!("`seeds/{}` is no text: its byte {} is a NUL.", seed.name, at + 1),
                "see whether it is the right file; where it is UTF-16, say so with `- encoding: utf-16le`".to_owned(),
            ),
        };
        let span = match (&seed.text, &source.encoding) {
            (Err(Unreadable::NotEncoding(_) | Unreadable::UnknownEncoding(_)), Some(encoding)) => {
                encoding.span()
            }
            _ => source.file.span(),
        };
        out.push(CHECK.at(span, message).help(help).record(format!("source:{}", source.id)));
    }
}
