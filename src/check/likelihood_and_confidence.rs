//! `likelihood-and-confidence`: both in one sentence.

use unicode_segmentation::UnicodeSegmentation;

use crate::check::Check;
use crate::check::example::{Example, briefing};
use crate::check::look::Look;
use crate::ground::diagnostic::{Diagnostic, Severity};
use crate::ground::span::Span;
use crate::parse::prose::Quotation;

/// Likelihood and confidence in one sentence.
pub const CHECK: Check = Check {
    code: "likelihood-and-confidence",
    default: Severity::Error,
    line: "A sentence says how likely something is, or how sure you are, not both.",
    why: "Likelihood is about the thing, confidence is about your evidence. “We have low confidence that it is likely” \
          can be read in four ways. The page shows `likelihood` and `confidence` as two sentences, and so should prose \
          in English.",
    bad: &[Example::File(
        "content/briefings/bridge.md",
        briefing!("We judge with high confidence that the bridge is likely to close.\n"),
    )],
    mended: &[Example::File(
        "content/briefings/bridge.md",
        briefing!("The bridge is likely to close. We judge so with high confidence.\n"),
    )],
    run,
};

/// Words of likelihood, as in the ICD 203 scale and beside it.
const LIKELIHOOD: [&str; 6] =
    ["likely", "unlikely", "probable", "probably", "almost certain", "roughly even chance"];
/// Words of confidence.
const CONFIDENCE: [&str; 4] =
    ["low confidence", "moderate confidence", "medium confidence", "high confidence"];

fn run(look: &Look<'_>, out: &mut Vec<Diagnostic>) {
    for briefing in &look.draft().briefings {
        let judgments = &briefing.judgments;
        let fields = briefing
            .summary
            .iter()
            .chain(judgments.iter().filter_map(|judgment| judgment.because.as_ref()));
        for field in fields {
            both(look, field.span(), &[], out);
        }
        for prose in
            briefing.body.iter().chain(judgments.iter().map(|judgment| &judgment.head.prose))
        {
            if let Some(span) = prose.span {
                both(look, span, &prose.quotations, out);
            }
        }
    }
}

/// Tells the sentences at a span that have both, what is quoted aside.
fn both(look: &Look<'_>, span: Span, quotations: &[Quotation], out: &mut Vec<Diagnostic>) {
    let text = look.draft().files.slice(span);
    // Most texts don't hold the word at all.
    if memchr::memmem::find(text.as_bytes(), b"onfidence").is_none() {
        return;
    }
    for (at, sentence) in text.split_sentence_bound_indices() {
        let place = Span::new(
            span.file,
            span.start as usize + at,
            span.start as usize + at + sentence.trim_end().len(),
        );
        let own = unquoted(sentence, place, quotations);
        if CONFIDENCE.iter().any(|words| holds(&own, words))
            && LIKELIHOOD.iter().any(|words| holds(&own, words))
        {
            out.push(
                CHECK
                    .at(
                        place,
                        "This sentence says how likely something is, and how sure you are of it.",
                    )
                    .help("make two sentences of it: one on the thing, one on your evidence"),
            );
        }
    }
}

/// A sentence in lower case without what stands in its quotations: those are somebody else's words.
fn unquoted(sentence: &str, place: Span, quotations: &[Quotation]) -> String {
    let first = quotations.partition_point(|quotation| quotation.span.end <= place.start);
    let within =
        quotations.iter().skip(first).take_while(|quotation| quotation.span.start < place.end);
    let mut own = String::new();
    let mut from = 0;
    for quotation in within {
        let start = (quotation.span.start.saturating_sub(place.start) as usize).max(from);
        own.push_str(sentence.get(from..start).unwrap_or(""));
        from = (quotation.span.end.saturating_sub(place.start) as usize).max(start);
    }
    own.push_str(sentence.get(from..).unwrap_or(""));
    own
}

/// Whether a text holds these words, whole and in any case.
fn holds(text: &str, words: &str) -> bool {
    let text = text.to_lowercase();
    let border = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words).any(|(at, _)| {
        border(text[..at].chars().next_back()) && border(text[at + words.len()..].chars().next())
    })
}
