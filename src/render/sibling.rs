//! Blocks and their cards → siblings of one container: each group of cards behind the last block that it speaks of.
//! Where there is room the style sheet floats blocks to one side and cards to the other: text flows on beside long
//! cards, and no block begins above the cards of the block before it, so that cards stay near their words.

/// A sibling in the column of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sibling {
    /// Blocks of text: whole lines of HTML.
    Text(String),
    /// Cards of what stands above.
    Cards(String),
}

/// All siblings, in order.
pub fn joined(siblings: &[Sibling]) -> String {
    let mut out = String::new();
    for sibling in siblings {
        match sibling {
            Sibling::Text(html) => out.push_str(html),
            Sibling::Cards(cards) => {
                out.push_str("<div class=\"cards\">\n");
                out.push_str(cards);
                out.push_str("</div>\n");
            }
        }
    }
    out
}
