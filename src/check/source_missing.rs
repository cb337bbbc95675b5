//! `source-missing`: a source whose file isn't in `seeds/`.

use crate::check::Check;
use crate::check::example::Example;
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::ground::id;

/// A source whose file isn't in `seeds/`.
pub const CHECK: Check = Check {
    code: "source-missing",
    default: Severity::Error,
    line: "The file that a source names is in seeds/.",
    why: "`- file: ` names a document below `seeds/`. Without it nothing that is quoted from this source can be \
          checked.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        "# source minutes\n- file: minute.txt\n- title: Minutes of the harbour board\n- kind: report\n",
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n",
    )],
    run,
};

/// How many names are compared in all before no nearest one is looked for any more.
const MAX_COMPARED: usize = 4_000_000;

/// Other words for the folder of documents.
const SEEDS: [&str; 9] =
    ["seeds", "seed", "documents", "docs", "evidence", "files", "originals", "sources", "texts"];

/// Where there is no folder `seeds`, one that was probably meant as that.
fn seeds_meant<'a>(look: &Look<'a>) -> Option<&'a str> {
    let beside = look.draft().files.beside();
    let found =
        SEEDS.iter().find_map(|word| beside.iter().find(|name| name.to_lowercase() == *word));
    found.map(String::as_str)
}

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    let troubles = look.draft().files.troubles();
    // What stands there and can't be read is told as such.
    let is_unread = |file: &str| {
        let path = format!("seeds/{file}");
        let below = |folder: &str| {
            path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        troubles.iter().any(|trouble| below(&trouble.path))
    };
    let mut compared = 0;
    for (source, placed) in look.draft().sources.iter().zip(&look.anchored.sources) {
        // A path that leads elsewhere is told by `bad-value`.
        let is_path = source.file.split('/').all(|part| !matches!(part, "" | "." | ".."));
        if placed.seed.is_some() || !is_path && !source.file.is_empty() || is_unread(&source.file) {
            continue;
        }
        let mut found =
            CHECK.at(source.file.span(), format!("There is no file `seeds/{}`.", source.file));
        let names = look.draft().seeds.iter().map(|seed| &*seed.name);
        let nearest = (compared < MAX_COMPARED).then(|| id::nearest(&source.file, names)).flatten();
        if compared >= MAX_COMPARED {
            found = found.help("too many files are missing for the nearest name to be looked for");
        }
        compared += look.draft().seeds.len();
        match nearest {
            Some(nearest) => {
                found = found
                    .help(format!("did you mean `{nearest}`?"))
                    .suggest(source.file.span(), nearest);
            }
            None => {
                found = match seeds_meant(look) {
                    Some(folder) => found.help(format!(
                        "there is no folder `seeds`: is it `{folder}`? call that `seeds`, all of it in lower case"
                    )),
                    None if look.draft().seeds.is_empty() => found.help(format!(
                        "nothing stands in a folder `seeds`: make one beside `content`, and put the document there, byte for byte, as `seeds/{}`",
                        source.file
                    )),
                    None => found.help(format!(
                        "put the document there, byte for byte, as `seeds/{}`",
                        source.file
                    )),
                };
            }
        }
        out.push(found.record(format!("source:{}", source.id)));
    }
}
