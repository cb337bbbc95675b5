//! Footnotes of prose: lettered by their first reference, told at its end. Numbers are for references to quotes.

use std::collections::BTreeMap;

use crate::render::ids::Ids;

/// The footnotes met so far.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    by_label: BTreeMap<String, Footnote>,
    /// The definitions that are being written: label, and the output that waits meanwhile.
    open: Vec<(String, String)>,
}

#[derive(Debug, Default)]
struct Footnote {
    /// On the page, from 1; none as long as nothing refers to it.
    number: Option<usize>,
    html: String,
}

impl Footnotes {
    /// Writes a reference. The first one is what the way back leads to.
    pub(super) fn refer(&mut self, label: &str, ids: &mut Ids, out: &mut String) {
        let footnote = self.by_label.entry(label.to_owned()).or_default();
        let anchor = footnote.number.is_none();
        let number = *footnote.number.get_or_insert_with(|| ids.footnote());
        let letters = letters(number);
        let id = if anchor { format!(" id=\"fn_ref_{number}\"") } else { String::new() };
        out.push_str(&format!(
            "<a class=\"ref\" role=\"doc-noteref\"{id} href=\"#fn_{number}\" \
             aria-label=\"Footnote {letters}\" data-n=\"{letters}\"></a>"
        ));
    }

    /// A definition begins; what is written until [`Footnotes::end`] is its own.
    pub(super) fn begin(&mut self, label: &str, out: &mut String) {
        self.open.push((label.to_owned(), std::mem::take(out)));
    }

    /// A definition ends.
    pub(super) fn end(&mut self, out: &mut String) {
        if let Some((label, waiting)) = self.open.pop() {
            self.by_label.entry(label).or_default().html = std::mem::replace(out, waiting);
        }
    }

    /// Whether a definition is being written.
    pub(super) fn is_inside(&self) -> bool {
        !self.open.is_empty()
    }

    /// All that something refers to, by number.
    pub(super) fn section(self) -> Option<String> {
        let by_number: BTreeMap<usize, String> = self
            .by_label
            .into_values()
            .filter_map(|footnote| Some((footnote.number?, footnote.html)))
            .collect();
        if by_number.is_empty() {
            return None;
        }
        let mut out =
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol type=\"a\">\n"
                .to_owned();
        for (number, html) in by_number {
            out.push_str(&format!(
                "<li id=\"fn_{number}\" value=\"{number}\">{html}<a role=\"doc-backlink\" \
                 href=\"#fn_ref_{number}\">Back to the text</a></li>\n"
            ));
        }
        out.push_str("</ol>\n</section>\n");
        Some(out)
    }
}

/// As a browser letters the items of a list: `a` to `z`, `aa`, `ab`, …
fn letters(number: usize) -> String {
    let mut rest = number;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(b'a' + (rest % 26) as u8);
        rest /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn letters_are_those_of_a_list() {
        assert_eq!([1, 26, 27, 703].map(letters), ["a", "z", "aa", "aaa"]);
    }
}
