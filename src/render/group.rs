//! The cards of a group → HTML, folded so far that they have room beside their text.

use tera::{Context, Tera, Value};

use crate::render::ids::Ids;
use crate::render::room::{self, Glance};
use crate::render::stand;
use crate::render::turn::Turns;
use crate::site::card::Card;
use crate::site::link::Name;
use crate::site::page::source::Row;
use crate::site::quote::Speaker;

/// A group of cards, folded so far that they have room beside their text.
///
/// # Errors
/// A component of the theme that fails.
pub fn html(
    cards: &[Card],
    room: usize,
    turns: &Turns,
    theme: &Tera,
    ids: &mut Ids,
) -> tera::TeraResult<String> {
    let mut out = String::new();
    let folds = room::folds(room, &cards.iter().map(glance).collect::<Vec<_>>());
    for card in cards {
        let mut value = Value::try_from_serializable(card)?.into_map().unwrap_or_default();
        if let Some(prose) = &card.prose {
            let html = stand::html(prose, theme, ids)?;
            value.insert("prose".into(), Value::safe_string(&html));
        }
        value.insert("folds".into(), Value::from(folds));
        if let Some(turn) = turns.class(card.number) {
            value.insert("turn".into(), Value::from(turn));
        }
        let mut context = Context::new();
        context.insert_value("card", Value::from(value));
        out.push_str(&theme.render_component("card", &context, None, true)?);
        out.push('\n');
    }
    Ok(out)
}

/// The height of the text beside which a group of cards stands: of the block above it, and of what follows up to the next
/// block with cards.
pub fn room(above: &[Row], below: &[Row]) -> usize {
    let height = |row: &Row| match row {
        Row::Block(block) => {
            room::block(block.segments.iter().map(|segment| segment.text.chars().count()).sum())
        }
        _ => room::block(1),
    };
    let next = below.iter().position(|row| matches!(row, Row::Cards(_)));
    let own = below[..next.map_or(below.len(), |next| next.saturating_sub(1))].iter().map(height);
    above.last().map_or(0, height) + own.sum::<usize>()
}

/// The lines of a card. Folded are first on what terms the words were said, then the speaker's role, then the editor's
/// remark but for its first line. Who speaks and what it means for the claims is always seen.
fn glance(card: &Card) -> Glance {
    let quote = &card.quote;
    let role =
        |speaker: &Speaker| speaker.role.as_ref().map_or(0, |role| role.title.chars().count() + 2);
    let names = quote.speakers.iter().map(|speaker| speaker.name.text.chars().count());
    let name = names.sum::<usize>() + quote.verdict.words.len() + "  · More".len();
    let who = name + quote.speakers.iter().map(role).sum::<usize>();
    let named = |name: &Option<Name>| name.as_ref().map_or(0, |name| name.text.chars().count());
    let said = quote.attribution.len()
        + quote.said.as_ref().map_or(0, |said| said.words.chars().count())
        + named(&quote.addressee)
        + named(&quote.occasion);
    let claims = card.claims.iter().map(|bearing| {
        let remark = bearing.remark.as_ref().map_or(0, |remark| remark.chars().count());
        room::lines(bearing.stance.len() + bearing.claim.text.chars().count() + remark)
    });
    let words: usize = quote.pieces.iter().map(|piece| piece.text.chars().count()).sum();
    let remark = match &card.prose {
        Some(prose) => room::lines(prose.text.chars().count()),
        None if quote.kind == "note" => room::lines(words),
        None => 0,
    };
    let first = remark.min(1);
    let with_name = room::lines(name).max(1);
    let with_role = room::lines(who).max(with_name);
    let terms = room::lines(who + said).max(with_role) - with_role;
    Glance {
        always: with_name + claims.sum::<usize>() + first,
        parts: vec![terms, with_role - with_name, remark - first],
    }
}
