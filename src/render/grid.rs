//! Blocks and their cards → siblings of one grid: each group of cards beside the last block that it speaks of.

/// A sibling in the column of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sibling {
    /// Blocks of text: whole lines of HTML.
    Text {
        /// The HTML.
        html: String,
        /// How many elements of the grid it has.
        elements: usize,
        /// Whether it needs the margin, too, so that no cards can stand beside it.
        broad: bool,
    },
    /// Cards of what stands above.
    Cards(String),
}

/// How many rows of text a group of cards may reach beside; the style sheet has a class for each.
const MAX_ROWS: usize = 6;

/// All siblings, in order. A group of cards reaches down beside the blocks that have no cards of their own, so that long
/// cards leave no gap in the text.
pub fn grid(siblings: &[Sibling]) -> String {
    let mut out = String::new();
    for (at, sibling) in siblings.iter().enumerate() {
        match sibling {
            Sibling::Text { html, .. } => out.push_str(html),
            Sibling::Cards(cards) => {
                let below = siblings[at + 1..]
                    .iter()
                    .map_while(|sibling| match sibling {
                        Sibling::Text { elements, broad: false, .. } => Some(*elements),
                        _ => None,
                    })
                    .take(MAX_ROWS)
                    .sum::<usize>();
                let is_last =
                    !siblings[at + 1..].iter().any(|next| matches!(next, Sibling::Cards(_)));
                let rows = (below + usize::from(is_last)).clamp(1, MAX_ROWS);
                match rows {
                    1 => out.push_str("<div class=\"cards\">\n"),
                    _ => out.push_str(&format!("<div class=\"cards rows-{rows}\">\n")),
                }
                out.push_str(cards);
                out.push_str("</div>\n");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_reach_down_to_the_next_cards() {
        let text = |elements, broad| Sibling::Text { html: String::new(), elements, broad };
        let cards = || Sibling::Cards(String::new());
        let rows = |siblings: &[Sibling]| {
            grid(siblings)
                .lines()
                .filter(|line| *line != "</div>")
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            rows(&[
                text(1, false),
                cards(),
                text(2, false),
                text(1, false),
                cards(),
                text(1, true)
            ]),
            ["<div class=\"cards rows-3\">", "<div class=\"cards\">"]
        );
        assert_eq!(
            rows(&[cards(), text(9, false), cards()]),
            ["<div class=\"cards rows-6\">", "<div class=\"cards\">"]
        );
    }
}
