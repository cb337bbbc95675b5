//! Words that are said to stand before or behind a passage → whether they do.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::anchor::border::is_word_border;
use crate::anchor::key::key_of;
use crate::anchor::printed::Printed;

/// The context that a record gives, as search keys: white space, marks and case aside.
#[derive(Debug, Default)]
pub(super) struct Context {
    after: Option<String>,
    before: Option<String>,
}

impl Context {
    /// `after`: words just before the passage. `before`: words just behind it.
    pub fn new(after: Option<&str>, before: Option<&str>) -> Context {
        let key = |words: &str| key_of(&words.nfc().collect::<String>());
        Context { after: after.map(key), before: before.map(key) }
    }

    /// Whether the record gives none.
    pub fn is_empty(&self) -> bool {
        self.after.is_none() && self.before.is_none()
    }

    /// Whether the words stand next to a passage, as whole words. Words without a letter stand nowhere.
    pub fn stands_at(&self, printed: &Printed<'_>, passage: &Range<u32>) -> bool {
        let after =
            self.after.as_deref().is_none_or(|key| ends_with(printed, passage.start as usize, key));
        after
            && self
                .before
                .as_deref()
                .is_none_or(|key| begins_with(printed, passage.end as usize, key))
    }
}

fn begins_with(printed: &Printed<'_>, from: usize, key: &str) -> bool {
    let text = printed.text();
    let mut want = key.chars().peekable();
    let mut steps = printed.steps_from(from).iter().peekable();
    let mut at = from;
    while want.peek().is_some() {
        if let Some(step) = steps.next_if(|step| step.range.start as usize <= at) {
            at = at.max(step.range.end as usize);
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return false };
        at += c.len_utf8();
        for c in key_of(c.encode_utf8(&mut [0; 4])).chars() {
            if want.next() != Some(c) {
                return false;
            }
        }
    }
    at > from && is_word_border(text, at)
}

fn ends_with(printed: &Printed<'_>, to: usize, key: &str) -> bool {
    let text = printed.text();
    let mut want = key.chars().rev().peekable();
    let all = printed.steps_from(0);
    let mut steps =
        all[..all.partition_point(|step| (step.range.start as usize) < to)].iter().rev().peekable();
    let mut at = to;
    while want.peek().is_some() {
        if let Some(step) = steps.next_if(|step| step.range.end as usize >= at) {
            at = at.min(step.range.start as usize);
            continue;
        }
        let Some(c) = text.get(..at).and_then(|rest| rest.chars().next_back()) else {
            return false;
        };
        at -= c.len_utf8();
        for c in key_of(c.encode_utf8(&mut [0; 4])).chars().rev() {
            if want.next() != Some(c) {
                return false;
            }
        }
    }
    at < to && is_word_border(text, at)
}
