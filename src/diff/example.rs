//! The small site on which every code is explained, and files laid over it.

use std::sync::Arc;

use crate::ground::files::{File, Files};

/// The files of the example site.
pub const SITE: &[(&str, &str)] = &[
    ("content/site.md", "# site\n- title: The harbour desk\n- publish: full\n"),
    (
        "content/annotations/minutes.md",
        "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n\n\
         ## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n\n\
         ## quote road-open\n- speaker: unnamed: a clerk\n\n> The road stays open\n",
    ),
    ("content/entities/ada-holm.md", "# person ada-holm\n- name: Ada Holm\n"),
    ("content/entities/per-lund.md", "# person per-lund\n- name: Per Lund\n"),
    (
        "content/claims/bridge-closing.md",
        "# claim bridge-closing\n- text: The old bridge will be closed.\n- status: open\n- asserts: minutes#holm-closed\n",
    ),
    (
        "content/briefings/bridge.md",
        "# briefing bridge\n- title: The bridge\n- date: 2021-03-04\n\n\
         ## judgment closing\n- likelihood: likely\n- confidence: moderate\n- rests-on: bridge-closing\n\n\
         The bridge will be closed this year.\n\n# What was said\n\nThe board has decided.\n",
    ),
    (
        "seeds/minutes.txt",
        "Minutes of the harbour board\n\n\
         “The old bridge will be closed in May,” Ada Holm said after the meeting. She denied that the board had been \
         warned.\n\n\
         “It is not a closure of the road,” a clerk said. “The road stays open.”\n\n\
         The board thanked the clerk. The board thanked the mayor.\n",
    ),
];

/// The annotation file of the example site's one source, with these records in it.
macro_rules! minutes {
    ($records:literal) => {
        (
            "content/annotations/minutes.md",
            concat!(
                "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n\n",
                $records
            ),
        )
    };
    ($fields:literal, $records:literal) => {
        (
            "content/annotations/minutes.md",
            concat!(
                "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n",
                $fields,
                "\n",
                $records
            ),
        )
    };
}

/// What Ada Holm says on the example site, with these fields.
macro_rules! holm {
    ($fields:literal, $passage:literal) => {
        (
            "content/annotations/minutes.md",
            concat!(
                "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n\n",
                "## quote holm-closed\n",
                $fields,
                "\n> ",
                $passage,
                "\n"
            ),
        )
    };
}

pub(super) use {holm, minutes};

/// The example site with files laid over it.
pub fn laid(over: &[(&str, &str)]) -> Arc<Files> {
    let own = SITE.iter().filter(|(path, _)| !over.iter().any(|(other, _)| other == path));
    let all = over.iter().chain(own).filter(|(_, text)| !text.is_empty());
    let files = all.map(|(path, text)| File::new(*path, text.as_bytes().to_vec())).collect();
    Arc::new(Files::new(files, Vec::new()))
}
