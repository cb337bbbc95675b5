//! `Annotations` → Markdown for the summary of a job: every one of them, the gravest first.

use crate::tell::annotation::{Annotation, Annotations, Level, Spot};
use crate::tell::markdown;

/// The totals, and so many annotations as a list.
pub fn summary(annotations: &Annotations, shown: usize) -> String {
    let mut text = format!("**{}**\n\n", annotations.counts);
    for line in &annotations.unread {
        text.push_str(&format!("{}\n\n", markdown::text(line)));
    }
    let by_weight = [Level::Error, Level::Warning, Level::Note]
        .into_iter()
        .flat_map(|level| annotations.all.iter().filter(move |one| one.level == level));
    for one in by_weight.take(shown) {
        item(one, &mut text);
    }
    let more = (annotations.all.len() + annotations.left_out).saturating_sub(shown);
    if more > 0 {
        text.push_str(&format!("\n*Left out: {more}, the least important.*\n"));
    }
    text
}

fn item(one: &Annotation, text: &mut String) {
    let word = one.level.word();
    let at =
        one.at.as_ref().map_or_else(String::new, |at| format!(" {}", markdown::text(&named(at))));
    text.push_str(&format!("- {word} `{}`{at}: {}\n", one.code, markdown::text(&one.message)));
    for line in &one.more {
        text.push_str(&format!("  - {}\n", markdown::text(line)));
    }
    for (spot, why) in &one.related {
        text.push_str(&format!(
            "  - see {} {}\n",
            markdown::text(&named(spot)),
            markdown::text(why)
        ));
    }
}

/// `content/claims/bridge.md line 3`
fn named(spot: &Spot) -> String {
    match &spot.range {
        Some((start, _)) => format!("{} line {}", spot.path, start.line),
        None => spot.path.clone(),
    }
}
