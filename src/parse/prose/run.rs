//! `Run`: the text of a paragraph as readers see it, with a map back to the file.

use std::ops::Range;

/// Text as readers see it.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The text.
    pub text: String,
    segments: Vec<Segment>,
    /// Labels of links: bytes of the text, and the link's number.
    pub labels: Vec<(Range<usize>, u32)>,
}

/// A part of the text, and where it comes from.
#[derive(Debug, Clone, Copy)]
struct Segment {
    /// First byte in the text.
    at: usize,
    /// First byte in the file.
    start: usize,
    /// Behind the last byte in the file.
    end: usize,
    /// Byte for byte the same.
    verbatim: bool,
    /// Its characters are never quotation marks (code, HTML).
    opaque: bool,
}

impl Run {
    /// Adds text that stands in the file as it is, from byte `start` on.
    pub fn verbatim(&mut self, text: &str, start: usize) {
        self.push(text, start..start + text.len(), true, false);
    }

    /// Adds text that stands in the file in another form.
    pub fn other(&mut self, text: &str, source: Range<usize>) {
        self.push(text, source, false, false);
    }

    /// Adds text whose characters are never quotation marks.
    pub fn opaque(&mut self, text: &str, source: Range<usize>) {
        self.push(text, source, false, true);
    }

    /// Adds raw HTML, which stands in the file from byte `start` on: its tags hold no quotation marks.
    pub fn html(&mut self, html: &str, start: usize) {
        let mut at = 0;
        while let Some(tag) = html[at..].find('<').map(|tag| at + tag)
            && let Some(end) = html[tag..].find('>').map(|end| tag + end + 1)
        {
            self.verbatim(&html[at..tag], start + at);
            self.opaque(&html[tag..end], start + tag..start + end);
            at = end;
        }
        self.verbatim(&html[at..], start + at);
    }

    /// Makes all from byte `from` of the text on hold no quotation marks.
    pub fn close_to_marks(&mut self, from: usize) {
        if let Some(source) = self.segments.last().map(|last| last.end) {
            let source = self.start_of(from)..source;
            let text = self.text.split_off(from);
            self.segments.truncate(self.segments.partition_point(|segment| segment.at < from));
            self.opaque(&text, source);
        }
    }

    fn push(&mut self, text: &str, source: Range<usize>, verbatim: bool, opaque: bool) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len();
        self.text.push_str(text);
        self.segments.push(Segment { at, start: source.start, end: source.end, verbatim, opaque });
    }

    /// Adds another run behind this one, from byte `from` of its text on.
    pub fn append(&mut self, other: &Run, from: usize) {
        let shift = self.text.len();
        let labels = other.labels.iter().filter(|(range, _)| range.start >= from);
        self.labels.extend(
            labels.map(|(at, link)| (at.start - from + shift..at.end - from + shift, *link)),
        );
        for (n, segment) in other.segments.iter().enumerate() {
            let end = other.segments.get(n + 1).map_or(other.text.len(), |next| next.at);
            if end <= from {
                continue;
            }
            let at = segment.at.max(from);
            let start =
                if segment.verbatim { segment.start + (at - segment.at) } else { segment.start };
            let source = start..segment.end;
            self.push(&other.text[at..end], source, segment.verbatim, segment.opaque);
        }
    }

    /// The parts whose characters may be quotation marks, in bytes of the text from `from` on, where
    /// something was added.
    pub fn readable(&self, from: usize) -> Vec<Range<usize>> {
        let first = self.segments.partition_point(|segment| segment.at < from);
        let segments = &self.segments[first..];
        let ends = segments.iter().skip(1).map(|segment| segment.at).chain([self.text.len()]);
        let mut parts: Vec<Range<usize>> = Vec::new();
        for (segment, end) in segments.iter().zip(ends).filter(|(segment, _)| !segment.opaque) {
            match parts.last_mut() {
                Some(last) if last.end == segment.at => last.end = end,
                _ => parts.push(segment.at..end),
            }
        }
        parts
    }

    /// Where in the file the character at a byte of the text begins.
    pub fn start_of(&self, at: usize) -> usize {
        self.segment(at).map_or(0, |segment| {
            if segment.verbatim { segment.start + (at - segment.at) } else { segment.start }
        })
    }

    /// Where in the file the character before a byte of the text ends.
    pub fn end_of(&self, at: usize) -> usize {
        self.segment(at.saturating_sub(1)).map_or(0, |segment| {
            if segment.verbatim { segment.start + (at - segment.at) } else { segment.end }
        })
    }

    fn segment(&self, at: usize) -> Option<&Segment> {
        let n = self.segments.partition_point(|segment| segment.at <= at);
        self.segments.get(n.checked_sub(1)?)
    }
}
