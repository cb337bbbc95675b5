//! `bad-value`: a value that its field doesn't take, or none.

use crate::anchor::names::{Place, Unresolved};
use crate::check::Check;
use crate::check::example::{Example, minutes};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::ground::files::FileId;
use crate::ground::id::{self, Family};
use crate::ground::span::{Span, Words};
use crate::parse::fault::What;
use crate::parse::reference;

/// A value that its field doesn't take, or none.
pub const CHECK: Check = Check {
    code: "bad-value",
    default: Severity::Error,
    line: "A field's value is one that the field takes.",
    why: "Many fields take one of a few words, a number, a language, yes or no. What they don't take can't be shown to \
          readers as what was meant.",
    bad: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n- form: partly\n\n> The old bridge will be closed in May\n"
        ),
    )],
    mended: &[Example::File(
        "content/annotations/minutes.md",
        minutes!(
            "## quote holm-closed\n- speaker: ada-holm\n- form: partial\n\n> The old bridge will be closed in May\n"
        ),
    )],
    run,
};

/// How many values are compared with every id there is.
const MAX_COMPARED: usize = 100;

/// Whether an id that was made of a speaker's name, or of several words, is nobody's, so that it was hardly meant.
fn names_nothing(look: &Look<'_>, field: &str, span: Span, id: &str) -> bool {
    let written = look.draft().files.slice(span);
    (field == "speaker" || written.trim().contains([' ', ',', ';'])) && !look.is_known(id)
}

/// What to do where no single value comes near.
fn mend(look: &Look<'_>, field: &str, required: bool, expected: &str, span: Span) -> Vec<String> {
    let written = look.draft().files.slice(span).trim();
    let parts: Vec<String> = written.split([',', ';']).filter_map(reference::meant).collect();
    if parts.len() > 1 && parts.iter().all(|part| look.is_known(part)) {
        let lines = parts.iter().map(|part| format!("`- {field}: {part}`"));
        return ["a line for each:".to_owned()].into_iter().chain(lines).collect();
    }
    if field == "speaker" {
        return match called(look, written) {
            Some(id) => vec![format!("did you mean `{id}`? it has that name")],
            None => speaker(written),
        };
    }
    vec![match required {
        false => "write one that it takes, or take the line away".to_owned(),
        true if expected.ends_with(" other") => {
            "write the one that fits, and `other` where none does".to_owned()
        }
        true => "write one that it takes; the line can't be left out".to_owned(),
    }]
}

/// The entity that has this name or alias, by its id.
fn called<'a>(look: &Look<'a>, words: &str) -> Option<&'a str> {
    let mut entities = look.draft().entities.iter();
    let is_called = |name: &Words| name.as_str() == words;
    let found = entities.find(|one| is_called(&one.name) || one.alias.iter().any(is_called));
    found.map(|one| one.id.as_str())
}

/// What to do about a speaker who is no id: give them one, or say that nobody names them.
fn speaker(written: &str) -> Vec<String> {
    let said_unnamed = written.strip_prefix("unnamed");
    let words = said_unnamed.unwrap_or(written).trim_start_matches([':', ' ']);
    if words.is_empty() {
        return vec![
            "copy the fullest words that the source has for them behind `unnamed: `".to_owned(),
        ];
    }
    let unnamed = format!(
        "where the source calls them that and gives no name: `- speaker: unnamed: {words}`"
    );
    if said_unnamed.is_some() || is_description(words) {
        let named = "where it names them, write a file for them in `content/entities/`, and here the id of its heading";
        return vec![unnamed, named.to_owned()];
    }
    let id = id::from_words(words);
    let id = if id::fault(&id).is_none() && id::is_spelled(words) { &id } else { "some-id" };
    vec![
        format!("where that is their name, write here the id of their file: `- speaker: {id}`"),
        format!(
            "and the file, `content/entities/{id}.md`, with two lines: `# person {id}` and `- name: {words}`"
        ),
        unnamed,
    ]
}

/// Whether words describe somebody, as a source does that doesn't name them: `a clerk`, `The mayor`, `officials`.
fn is_description(words: &str) -> bool {
    const BEFORE: [&str; 9] = ["a", "an", "another", "her", "his", "one", "some", "the", "two"];
    let first = words.split_whitespace().next().unwrap_or_default();
    !words.chars().any(char::is_uppercase) || BEFORE.contains(&&*first.to_lowercase())
}

/// The id nearest to one that is nobody's.
fn known_near(look: &Look<'_>, field: &str, id: &str) -> Option<String> {
    let reference = reference::read(&Words::new(id, FileId(0), 0))?;
    let place = if field == "speaker" { Place::Field(Family::Entity) } else { Place::Prose };
    match look.anchored.names.resolve_at(&reference, place) {
        Err(Unresolved::Unknown { nearest } | Unresolved::UnknownRecord { nearest }) => nearest,
        _ => None,
    }
}

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    let mut compared = 0;
    for (span, what) in look.faults() {
        match what {
            What::BadValue { field, required, expected, id, nearest } => {
                let found = CHECK.at(span, format!("`{field}` takes {expected}."));
                let near = nearest.as_deref().filter(|near| {
                    let unknown = *id && !look.is_known(near);
                    compared += usize::from(unknown);
                    unknown && compared <= MAX_COMPARED
                });
                let near = near.and_then(|near| known_near(look, field, near));
                out.push(match near.as_ref().or(nearest.as_ref()) {
                    Some(nearest) if !*id || !names_nothing(look, field, span, nearest) => {
                        found.help(format!("did you mean `{nearest}`?")).suggest(span, nearest)
                    }
                    _ => mend(look, field, *required, expected, span)
                        .into_iter()
                        .fold(found, Diagnostic::help),
                });
            }
            What::EmptyValue(field) => out.push(
                CHECK
                    .at(span, format!("`{field}` has no value."))
                    .help("write it behind the colon, in the same line, or take the field away"),
            ),
            _ => {}
        }
    }
}
