//! `## quote ID`: who said that, when, to whom, through whom.

use crate::ground::date::Date;
use crate::ground::span::Words;
use crate::parse::record::fields::Fields;
use crate::parse::record::kind::{AFTER, BEFORE, DRAFT, HIDDEN, Kind, WAS, many, one};
use crate::parse::reference::{self, Named, Reference, Speaker};

/// `## quote ID`
pub const QUOTE: Kind = Kind {
    name: "quote",
    level: 2,
    id: true,
    passage: true,
    pairs: false,
    fields: &[
        many("speaker").required().shown(),
        one("form"),
        one("attribution"),
        one("role").shown(),
        one("on-behalf-of").shown(),
        one("said"),
        one("time").shown(),
        one("addressee").shown(),
        one("occasion").shown(),
        one("medium").shown(),
        many("via").shown(),
        one("quoting"),
        many("same-remark-as"),
        one("translation"),
        many("about"),
        many("topics").shown(),
        AFTER,
        BEFORE,
        WAS,
        DRAFT,
        HIDDEN,
    ],
};

/// What only a quote has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// `speaker`, one or more; none where they are missing, which is a fault.
    pub speaker: Vec<Speaker>,
    /// `form`
    pub form: Form,
    /// `attribution`, where it is given.
    pub attribution: Option<Attribution>,
    /// `role`, as printed.
    pub role: Option<Words>,
    /// `on-behalf-of`
    pub on_behalf_of: Option<Named>,
    /// `said`
    pub said: Option<Date>,
    /// `time`, in the source's words.
    pub time: Option<Words>,
    /// `addressee`
    pub addressee: Option<Named>,
    /// `occasion`
    pub occasion: Option<Named>,
    /// `medium`
    pub medium: Option<Named>,
    /// `via`: outlets between.
    pub via: Vec<Named>,
    /// `quoting`: the quote whose words this one repeats.
    pub quoting: Option<Reference>,
    /// `same-remark-as`
    pub same_remark_as: Vec<Reference>,
    /// `translation`
    pub translation: Option<Words>,
    /// `about`
    pub about: Vec<Reference>,
    /// `topics`
    pub topics: Vec<Words>,
}

/// How a quote gives the speaker's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// The speaker's words, a sentence or more.
    Direct,
    /// The speaker's words, part of a sentence.
    Partial,
    /// The source's words, not the speaker's.
    Indirect,
}

/// On what terms a quote was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attribution {
    /// `on-record`
    OnRecord,
    /// `background`
    Background,
    /// `deep-background`
    DeepBackground,
    /// `document`
    Document,
    /// `unknown`
    Unknown,
}

/// The values of `form`.
pub const FORMS: [(&str, Form); 3] =
    [("direct", Form::Direct), ("partial", Form::Partial), ("indirect", Form::Indirect)];

/// The values of `attribution`.
pub const ATTRIBUTIONS: [(&str, Attribution); 5] = [
    ("on-record", Attribution::OnRecord),
    ("background", Attribution::Background),
    ("deep-background", Attribution::DeepBackground),
    ("document", Attribution::Document),
    ("unknown", Attribution::Unknown),
];

/// Reads what only a quote has.
pub fn read(fields: &mut Fields<'_>) -> Quote {
    Quote {
        speaker: speakers(fields),
        form: fields.choice("form", &FORMS).unwrap_or(Form::Direct),
        attribution: fields.choice("attribution", &ATTRIBUTIONS),
        role: fields.one("role"),
        on_behalf_of: fields.named("on-behalf-of"),
        said: fields.date("said"),
        time: fields.one("time"),
        addressee: fields.named("addressee"),
        occasion: fields.named("occasion"),
        medium: fields.named("medium"),
        via: fields.all_named("via"),
        quoting: fields.reference("quoting"),
        same_remark_as: fields.references("same-remark-as"),
        translation: fields.one("translation"),
        about: fields.references("about"),
        topics: fields.many("topics"),
    }
}

fn speakers(fields: &mut Fields<'_>) -> Vec<Speaker> {
    let all = fields.many("speaker");
    let mut speakers = Vec::with_capacity(all.len());
    let expected = "an entity's id, or `unnamed: ` and the source's words";
    for words in all {
        if words.as_str() == "unnamed" {
            fields.bad("speaker", &words, expected);
            continue;
        }
        let Some(rest) = words.strip_prefix("unnamed:") else {
            match reference::read(&words) {
                Some(reference) => speakers.push(Speaker::Id(Box::new(reference))),
                None => fields.no_id("speaker", &words, expected),
            }
            continue;
        };
        let from = words.len() - rest.trim_start().len();
        if from < words.len() {
            speakers.push(Speaker::Unnamed(words.part(from, words.len())));
        } else {
            fields.bad("speaker", &words, expected);
        }
    }
    speakers
}
