//! The small site on which every check is explained, and what is told about a check's own files laid over it.

use std::sync::Arc;

use crate::anchor::Anchored;
use crate::check::places;
use crate::check::report::Report;
use crate::check::{Check, Options, check};
use crate::ground::address::Address;
use crate::ground::files::{File, Files, Trouble, TroubleKind};

/// Something laid over the example site.
#[derive(Debug, Clone)]
pub enum Example {
    /// A file below the site's folder, with all of its text.
    File(&'static str, &'static str),
    /// A file whose bytes are not UTF-8.
    Bytes(&'static str, &'static [u8]),
    /// A file of the example site that isn't there.
    Gone(&'static str),
    /// Something that can't be read, and why.
    Trouble(&'static str, TroubleKind),
}

/// The annotation file of the example site's one source, with these records in it; `64` repeats one as often.
macro_rules! minutes {
    (64 $record:literal) => {
        minutes!(8 concat!($record, $record, $record, $record, $record, $record, $record, $record))
    };
    (8 $eight:expr) => {
        concat!(
            "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n\n",
            $eight, $eight, $eight, $eight, $eight, $eight, $eight, $eight
        )
    };
    ($records:literal) => {
        concat!(
            "# source minutes\n- file: minutes.txt\n- title: Minutes of the harbour board\n- kind: report\n\n",
            $records
        )
    };
}

/// A briefing for the example site, with this body.
macro_rules! briefing {
    ($body:literal) => {
        concat!("# briefing bridge\n- title: The bridge\n- date: 2021-03-04\n\n", $body)
    };
}

pub(super) use {briefing, minutes};

/// The files of the example site; nothing is wrong with them.
pub const SITE: &[(&str, &str)] = &[
    (
        "content/site.md",
        "# site\n- title: The harbour desk\n- publish: full\n- check: source-without-hash allow\n",
    ),
    (
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n\n> The old bridge will be closed in May\n"
        ),
    ),
    ("content/entities/ada-holm.md", "# person ada-holm\n- name: Ada Holm\n"),
    (
        "seeds/minutes.txt",
        "Minutes of the harbour board\n\n\
         “The old bridge will be closed in May,” Ada Holm said after the meeting. She denied that the board had been \
         warned.\n\n\
         “It is not a closure of the road,” a clerk said. “The road stays open.”\n\n\
         The board thanked the clerk. The board thanked the mayor.\n",
    ),
];

/// The example site with a check's files laid over it.
pub fn laid(over: &[Example]) -> Files {
    let mut files: Vec<File> = Vec::new();
    let mut troubles = Vec::new();
    let mut gone = Vec::new();
    for example in over {
        match example {
            Example::File(path, text) => files.push(File::new(*path, text.as_bytes().to_vec())),
            Example::Bytes(path, bytes) => files.push(File::new(*path, bytes.to_vec())),
            Example::Gone(path) => gone.push(*path),
            Example::Trouble(path, what) => {
                troubles.push(Trouble { path: (*path).to_owned(), what: what.clone() });
            }
        }
    }
    for (path, text) in SITE {
        if !gone.contains(path) && !files.iter().any(|file| &*file.path == *path) {
            files.push(File::new(*path, text.as_bytes().to_vec()));
        }
    }
    Files::new(files, troubles)
}

/// What is told about the example site with these files laid over it.
pub fn told(over: &[Example]) -> (Arc<Files>, Report) {
    let files = Arc::new(laid(over));
    let draft = crate::parse::parse(Arc::clone(&files));
    let (_, report) = check(crate::anchor::anchor(draft), &Options::default(), subjects);
    (files, report)
}

/// An example links pages of subjects alone: their addresses are enough.
fn subjects(anchored: &Anchored, _drafts: bool, _whole: bool) -> Vec<Address> {
    places::subjects(&anchored.draft)
        .into_iter()
        .map(|(family, id, _)| Address::of(family, id))
        .collect()
}

impl Check {
    /// What is told about its bad example.
    pub fn told_bad(&self) -> (Arc<Files>, Report) {
        told(self.bad)
    }

    /// What is told about its mended example.
    pub fn told_mended(&self) -> (Arc<Files>, Report) {
        told(self.mended)
    }
}
