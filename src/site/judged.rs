//! A judgment → its words in short, for links to it.

use crate::anchor::names::Target;
use crate::parse::prose::{Link, Prose as Written};
use crate::site::comment::Comments;
use crate::site::here::Here;
use crate::site::index::target;
use crate::site::prose::{Place, Prose, Stand};
use crate::site::search::plain;
use crate::site::wording;

/// So many characters of a judgment name it.
const SHORT: usize = 80;

impl Here<'_> {
    /// The first words of a judgment as its readers see them; empty where it has none. References to passages are left
    /// out, and the words of other judgments: these may name this one in turn.
    pub(super) fn judgment_words(&self, written: &Written) -> String {
        let Some(span) = written.span else { return String::new() };
        let text = self.draft().files.slice(span);
        let comments = Comments::of(text);
        let place = |link: &Link| {
            let moved = |byte: u32| comments.moved(byte.checked_sub(span.start)? as usize);
            let (start, end) = (moved(link.span.start)?, moved(link.span.end)?);
            Some(Place { start, end, stand: Stand::Plain(self.bare(link)) })
        };
        let stands = written.links.iter().filter_map(place).collect();
        let prose = Prose { text: comments.without(text), stands, under: 0 };
        wording::cut(&plain::lines(&prose).join(" "), SHORT)
    }

    /// What a link without words of its own shows.
    fn bare(&self, link: &Link) -> String {
        match target(self.anchored(), self.index(), &link.to) {
            Some(Target::Judgment(..)) => "another judgment".to_owned(),
            Some(Target::Record(_)) => String::new(),
            Some(target) => self.link(target).map_or(String::new(), |link| link.text),
            None if link.to.record.is_some() => String::new(),
            None => link.to.id.replace('-', " "),
        }
    }
}
