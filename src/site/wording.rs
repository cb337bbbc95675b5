//! Fixed values → the words that readers see for them.

use crate::parse::record::briefing::{Confidence, CorrectionKind, Likelihood};
use crate::parse::record::claim::{Stance, Status};
use crate::parse::record::entity::{EntityKind, EventState};
use crate::parse::record::quote::{Attribution, Form};
use crate::parse::record::source::{Grade, Publish};

/// What a source is.
pub(super) fn source_kind(kind: &'static str) -> &'static str {
    match kind {
        "news-article" => "news article",
        "other" => "document",
        kind => kind,
    }
}

/// The kinds of entities in their order, as headings of a list.
pub(super) fn entity_kinds(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People",
        EntityKind::Organization => "Organizations",
        EntityKind::Place => "Places",
        EntityKind::Event => "Events",
        EntityKind::Document => "Documents",
        EntityKind::Thing => "Things",
    }
}

/// Whether an event took place; also its key.
pub(super) fn event_state(state: EventState) -> &'static str {
    match state {
        EventState::Happened => "happened",
        EventState::Planned => "planned",
        EventState::Alleged => "alleged",
        EventState::Cancelled => "cancelled",
    }
}

/// The key of a quote's form.
pub(super) fn form(form: Form) -> &'static str {
    match form {
        Form::Direct => "direct",
        Form::Partial => "partial",
        Form::Indirect => "indirect",
    }
}

/// On what terms a quote was given.
pub(super) fn attribution(attribution: Attribution) -> &'static str {
    match attribution {
        Attribution::OnRecord => "on the record",
        Attribution::Background => "on background",
        Attribution::DeepBackground => "on deep background",
        Attribution::Document => "in a document",
        Attribution::Unknown => "terms not stated",
    }
}

/// A stance; also its key.
pub(super) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "asserts",
        Stance::Implies => "implies",
        Stance::Denies => "denies",
        Stance::Qualifies => "qualifies",
        Stance::Relays => "relays",
        Stance::Declines => "declines",
        Stance::Retracts => "retracts",
    }
}

/// The key of a claim's status, and its words.
pub(super) fn status(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Open => ("open", "Open: nothing has settled it"),
        Status::Corroborated => ("corroborated", "Corroborated by more than one origin"),
        Status::Disputed => ("disputed", "Disputed"),
        Status::Contradicted => ("contradicted", "Contradicted"),
        Status::Refuted => ("refuted", "Refuted"),
        Status::Withdrawn => ("withdrawn", "Withdrawn by those who made it"),
        Status::Superseded => ("superseded", "Superseded by what came later"),
    }
}

/// The key of a likelihood, and a sentence with its range on the scale of ICD 203.
pub(super) fn likelihood(likelihood: Likelihood) -> (&'static str, String) {
    let (key, words, range) = match likelihood {
        Likelihood::AlmostNoChance => ("almost-no-chance", "to have almost no chance", "1 to 5"),
        Likelihood::VeryUnlikely => ("very-unlikely", "very unlikely", "5 to 20"),
        Likelihood::Unlikely => ("unlikely", "unlikely", "20 to 45"),
        Likelihood::RoughlyEvenChance => {
            ("roughly-even-chance", "to have a roughly even chance", "45 to 55")
        }
        Likelihood::Likely => ("likely", "likely", "55 to 80"),
        Likelihood::VeryLikely => ("very-likely", "very likely", "80 to 95"),
        Likelihood::AlmostCertain => ("almost-certain", "almost certain", "95 to 99"),
    };
    (key, format!("This is judged {words} ({range} per cent)."))
}

/// A likelihood in a word, before what is judged: `Unlikely: The ferry runs again.`
pub(super) fn likelihood_word(likelihood: Likelihood) -> &'static str {
    match likelihood {
        Likelihood::AlmostNoChance => "Almost no chance",
        Likelihood::VeryUnlikely => "Very unlikely",
        Likelihood::Unlikely => "Unlikely",
        Likelihood::RoughlyEvenChance => "Roughly even chance",
        Likelihood::Likely => "Likely",
        Likelihood::VeryLikely => "Very likely",
        Likelihood::AlmostCertain => "Almost certain",
    }
}

/// The key of a confidence, and a sentence.
pub(super) fn confidence(confidence: Confidence) -> (&'static str, String) {
    let key = match confidence {
        Confidence::Low => "low",
        Confidence::Moderate => "moderate",
        Confidence::High => "high",
    };
    (key, format!("Confidence in this judgment is {key}."))
}

/// What a correction is.
pub(super) fn correction(kind: CorrectionKind) -> &'static str {
    match kind {
        CorrectionKind::Correction => "Correction",
        CorrectionKind::Clarification => "Clarification",
        CorrectionKind::Update => "Update",
        CorrectionKind::EditorsNote => "Editor’s note",
        CorrectionKind::Retraction => "Retraction",
    }
}

/// The key of how much of a source readers get.
pub(super) fn publish(publish: Publish) -> &'static str {
    match publish {
        Publish::Full => "full",
        Publish::Excerpts => "excerpts",
        Publish::Metadata => "metadata",
    }
}

/// A grade in the words of the Admiralty system: `usually reliable; probably true`.
pub(super) fn grade(grade: Grade) -> String {
    let reliability = match grade.reliability {
        'A' => "completely reliable",
        'B' => "usually reliable",
        'C' => "fairly reliable",
        'D' => "not usually reliable",
        'E' => "unreliable",
        _ => "reliability cannot be judged",
    };
    let credibility = match grade.credibility {
        1 => "confirmed by other sources",
        2 => "probably true",
        3 => "possibly true",
        4 => "doubtful",
        5 => "improbable",
        _ => "truth cannot be judged",
    };
    format!("{reliability}; {credibility}")
}

/// The word with a capital: `person` → `Person`.
pub(super) fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// Of words at most `limit` characters, cut between words, with `…` where something is cut.
pub(super) fn cut(words: &str, limit: usize) -> String {
    let Some((end, _)) = words.char_indices().nth(limit) else { return words.to_owned() };
    let whole = words[..end].rfind(char::is_whitespace).filter(|at| *at > 0).unwrap_or(end);
    format!("{}…", words[..whole].trim_end_matches([',', ';', ':', '.', ' ']))
}

/// `1 source`, `3 sources`.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
