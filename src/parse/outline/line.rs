//! A text → its lines, and which of them a closed code fence or a closed comment covers.

use memchr::memmem;

use crate::parse::fault::What;

/// A line: bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Its first byte.
    pub start: usize,
    /// Behind its last character, before the line end.
    pub end: usize,
    /// Behind its line end.
    pub next: usize,
    /// What covers it.
    pub cover: Cover,
}

/// What covers a line, so that no heading is seen in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cover {
    /// Nothing.
    None,
    /// A code fence, its first and last line included.
    Fence,
    /// A comment that begins a line and has its last line for itself.
    Comment,
    /// A comment that begins a line, with text behind its end.
    CommentWithText,
}

impl Line {
    /// Its characters, without the line end.
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }

    /// Whether it holds nothing but white space.
    pub fn is_blank(&self, text: &str) -> bool {
        self.text(text).chars().all(char::is_whitespace)
    }
}

/// The lines from byte `from` on, with what covers them; unclosed fences and comments go to `faults`.
pub(super) fn lines(
    text: &str,
    from: usize,
    faults: &mut Vec<(std::ops::Range<usize>, What)>,
) -> Vec<Line> {
    let mut lines = Vec::with_capacity(text.len() / 40 + 1);
    let mut start = from;
    while start < text.len() {
        let next =
            memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |n| start + n + 1);
        let line = &text[start..next];
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.trim_end_matches('\r');
        lines.push(Line { start, end: start + line.len(), next, cover: Cover::None });
        start = next;
    }
    cover(text, &mut lines, faults);
    lines
}

fn cover(text: &str, lines: &mut [Line], faults: &mut Vec<(std::ops::Range<usize>, What)>) {
    if memmem::find(text.as_bytes(), b"```").is_none()
        && memmem::find(text.as_bytes(), b"~~~").is_none()
        && memmem::find(text.as_bytes(), b"<!--").is_none()
    {
        return;
    }
    let longest = longest_fences(text, lines);
    let mut comments = true;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        let shown = indented(line.text(text));
        if let Some((mark, length)) = shown.and_then(opens_fence) {
            let closable = longest.get(at + 1).is_some_and(|longest| longest[mark.of()] >= length);
            if closable {
                let end = (at + 1..lines.len())
                    .find(|&n| closes_fence(lines[n].text(text), mark) >= length)
                    .unwrap_or(at);
                lines[at..=end].iter_mut().for_each(|line| line.cover = Cover::Fence);
                at = end;
            } else {
                faults.push((line.start..line.end, What::UnclosedFence));
            }
        } else if comments && shown.is_some_and(|shown| shown.starts_with("<!--")) {
            let open = line.end - shown.map_or(0, str::len) + 4;
            match memmem::find(&text.as_bytes()[open..], b"-->") {
                Some(found) => {
                    let close = open + found + 3;
                    let end = at + lines[at..].partition_point(|line| line.next < close);
                    let rest = &text[close..lines[end].end.max(close)];
                    let cover = if rest.chars().all(char::is_whitespace) {
                        Cover::Comment
                    } else {
                        Cover::CommentWithText
                    };
                    lines[at..=end].iter_mut().for_each(|line| line.cover = cover);
                    at = end;
                }
                None => {
                    faults.push((line.start..line.end, What::UnclosedComment));
                    comments = false;
                }
            }
        }
        at += 1;
    }
}

/// The mark of a code fence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Backtick,
    Tilde,
}

impl Mark {
    fn of(self) -> usize {
        match self {
            Mark::Backtick => 0,
            Mark::Tilde => 1,
        }
    }

    fn char(self) -> char {
        match self {
            Mark::Backtick => '`',
            Mark::Tilde => '~',
        }
    }
}

/// For each line: how long the longest closing fence is from it on, for either mark. So an unclosed fence is known
/// at once, and looking for the end of a closed one costs no more than its length.
fn longest_fences(text: &str, lines: &[Line]) -> Vec<[usize; 2]> {
    let mut longest = vec![[0; 2]; lines.len() + 1];
    for (at, line) in lines.iter().enumerate().rev() {
        longest[at] = longest[at + 1];
        for mark in [Mark::Backtick, Mark::Tilde] {
            let length = closes_fence(line.text(text), mark);
            longest[at][mark.of()] = longest[at][mark.of()].max(length);
        }
    }
    longest
}

/// The line without its indent, where that is at most three spaces.
pub(super) fn indented(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(' ');
    (line.len() - rest.len() <= 3).then_some(rest)
}

fn opens_fence(line: &str) -> Option<(Mark, usize)> {
    let mark = match line.as_bytes().first() {
        Some(b'`') => Mark::Backtick,
        Some(b'~') => Mark::Tilde,
        _ => return None,
    };
    let rest = line.trim_start_matches(mark.char());
    let length = line.len() - rest.len();
    (length >= 3 && (mark == Mark::Tilde || !rest.contains('`'))).then_some((mark, length))
}

/// How many marks a line closes a fence with; 0 where it closes none.
fn closes_fence(line: &str, mark: Mark) -> usize {
    let Some(line) = indented(line) else { return 0 };
    let rest = line.trim_start_matches(mark.char());
    let length = line.len() - rest.len();
    if length >= 3 && rest.chars().all(|c| c == ' ' || c == '\t') { length } else { 0 }
}
