//! A spec file → its cases: the files that go in, and the values that must come out.

pub mod element;

use std::ops::Range;

use onrecord::ground::files::{File, Files};

/// A heading of level 2 with the fences below it.
pub struct Case {
    /// The heading's words.
    pub name: String,
    /// Its line in the spec file, from 1.
    pub line: usize,
    /// What goes in: path and bytes; of both states where two are compared.
    pub inputs: Vec<(String, Vec<u8>)>,
    /// Files of the state before alone.
    pub before: Vec<(String, Vec<u8>)>,
    /// Files of the state after alone.
    pub after: Vec<(String, Vec<u8>)>,
    /// What files were at an earlier time, as git's history would have them.
    pub earlier: Vec<(String, Vec<u8>)>,
    /// What must come out.
    pub expected: Vec<Expected>,
}

/// A fence that holds the value of a stage.
pub struct Expected {
    /// Which value.
    pub what: What,
    /// The whole fence in the spec file, in bytes, its own lines included.
    pub fence: Range<usize>,
    /// The info string.
    pub info: String,
    /// What it holds.
    pub text: String,
}

/// Which value of the journey.
pub enum What {
    Draft,
    Anchored,
    /// What readers may see of each source.
    Shown,
    Told,
    Json,
    /// The report for code hosts, as each takes it; `summary` is a job's.
    Github,
    Rdjson,
    Sarif,
    Summary,
    /// All pages by their addresses; or one page, or one field of it (`rows`, `judgments.0.prose`, `head.root`).
    Site {
        address: Option<String>,
        part: Option<String>,
    },
    /// A page, or one element of it (`main`, `#some-id`).
    Html {
        address: String,
        part: Option<String>,
    },
    /// A script of the search's index, by its name without the hash.
    Script(String),
    /// A file of the site that is no page, as it is built.
    File(String),
    /// A content file as `fmt` leaves it.
    Fmt(String),
    /// The annotation file as `accept` leaves it; or why it doesn't.
    Accept {
        source: String,
        keep_going: bool,
    },
    /// Each file that `rename` changes, as it leaves it; or why it changes none.
    Rename {
        old: String,
        new: String,
    },
    /// What `explain` tells of a check, its examples included.
    Explain(String),
    /// What changed between two states: for a terminal, as `json`, or the sources `facing` each other.
    Diff(String),
}

impl Case {
    /// Whether the heading names this option of the command line: `## A draft with --drafts`.
    pub fn has(&self, option: &str) -> bool {
        self.name.split_whitespace().any(|word| word.trim_matches('`') == option)
    }

    /// The word behind an option in the heading: `--base-url https://example.org/a/`.
    pub fn option(&self, option: &str) -> Option<String> {
        let mut words = self.name.split_whitespace().map(|word| word.trim_matches('`'));
        words.find(|word| *word == option)?;
        words.next().map(str::to_owned)
    }

    /// Its files as a site; one without `content/site.md` gets the least that there can be.
    pub fn files(&self) -> Files {
        self.state(&[])
    }

    /// The two states that are compared. A file that is empty in one of them alone isn't there.
    pub fn states(&self) -> [Files; 2] {
        [self.state(&self.before), self.state(&self.after)]
    }

    fn state(&self, own: &[(String, Vec<u8>)]) -> Files {
        let inputs = || self.inputs.iter().chain(own);
        let mut files: Vec<File> =
            inputs().map(|(path, bytes)| File::new(&**path, bytes.clone())).collect();
        files.retain(|file| !own.contains(&(file.path.to_string(), Vec::new())));
        if !inputs().any(|(path, _)| path == "content/site.md") {
            files.push(File::new("content/site.md", b"# site\n- title: A site\n".to_vec()));
        }
        let earlier = self.earlier.iter().map(|(path, bytes)| File::new(&**path, bytes.clone()));
        Files::new(files, Vec::new()).with_earlier(earlier.collect())
    }
}

/// Reads a spec file. An odd fence, or a case that expects nothing, is an error in words.
pub fn cases(spec: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = lines(spec).enumerate();
    while let Some((n, (at, line))) = lines.next() {
        if let Some(name) = line.strip_prefix("## ") {
            let name = name.trim().to_owned();
            let (before, after, earlier) = (Vec::new(), Vec::new(), Vec::new());
            let (inputs, expected) = (Vec::new(), Vec::new());
            cases.push(Case { name, line: n + 1, inputs, before, after, earlier, expected });
        }
        let ticks = line.len() - line.trim_start_matches('`').len();
        if ticks < 3 {
            continue;
        }
        let info = line[ticks..].trim();
        let mut text = String::new();
        let end = loop {
            let Some((_, (at, line))) = lines.next() else {
                return Err(format!("line {}: this fence is never closed", n + 1));
            };
            if line.len() >= ticks && line.trim_end().bytes().all(|byte| byte == b'`') {
                break at + line.len();
            }
            text.push_str(line);
            text.push('\n');
        };
        if info.is_empty() || info == "text" {
            continue;
        }
        let case = cases
            .last_mut()
            .ok_or_else(|| format!("line {}: this fence stands above the first `## `", n + 1))?;
        let mut words = info.split_whitespace();
        let first = words.next().unwrap_or_default();
        if first.contains('/') {
            let (mut bytes, mut state) = (Ok(text.clone().into_bytes()), &mut case.inputs);
            for word in words {
                match word {
                    "escaped" => bytes = unescaped(text.strip_suffix('\n').unwrap_or(&text)),
                    "before" => state = &mut case.before,
                    "after" => state = &mut case.after,
                    "earlier" => state = &mut case.earlier,
                    other => {
                        let takes = "it takes `escaped`, `before`, `after`, `earlier`";
                        bytes = Err(format!("`{other}` behind a path; {takes}"));
                    }
                }
            }
            let bytes = bytes.map_err(|error| format!("line {}: {error}", n + 1))?;
            state.push((first.to_owned(), bytes));
            continue;
        }
        let what = match first {
            "draft" => What::Draft,
            "anchored" => What::Anchored,
            "shown" => What::Shown,
            "told" => What::Told,
            "json" => What::Json,
            "github" => What::Github,
            "rdjson" => What::Rdjson,
            "sarif" => What::Sarif,
            "summary" => What::Summary,
            "site" => What::Site {
                address: words.next().map(|address| address.trim_start_matches('/').to_owned()),
                part: words.next().map(str::to_owned),
            },
            "html" => What::Html {
                address: words.next().unwrap_or_default().trim_start_matches('/').to_owned(),
                part: words.next().map(str::to_owned),
            },
            "script" => What::Script(words.next().unwrap_or_default().to_owned()),
            "file" => {
                let address = words.next().unwrap_or_default();
                What::File(address.trim_start_matches('/').to_owned())
            }
            "fmt" => What::Fmt(words.next().unwrap_or_default().to_owned()),
            "accept" => What::Accept {
                source: words.next().unwrap_or_default().to_owned(),
                keep_going: words.next() == Some("--keep-going"),
            },
            "rename" => What::Rename {
                old: words.next().unwrap_or_default().to_owned(),
                new: words.next().unwrap_or_default().to_owned(),
            },
            "explain" => What::Explain(words.next().unwrap_or_default().to_owned()),
            "diff" => What::Diff(words.next().unwrap_or_default().to_owned()),
            other => {
                return Err(format!(
                    "line {}: a fence of a case is a path, draft, anchored, shown, told, json, github, rdjson, sarif, \
                     summary, site, html ADDRESS, script NAME, file ADDRESS, fmt PATH, accept SOURCE, rename OLD NEW, \
                     explain CODE or diff; this one is `{other}`",
                    n + 1
                ));
            }
        };
        case.expected.push(Expected { what, fence: at..end, info: info.to_owned(), text });
    }
    match cases.iter().find(|case| case.expected.is_empty()) {
        Some(case) => Err(format!("line {}: “{}” expects nothing", case.line, case.name)),
        None if cases.is_empty() => Err("there is no case in it (a heading `## …`)".to_owned()),
        None => Ok(cases),
    }
}

/// A fence around a text, one backtick longer than any in it.
pub fn fence(info: &str, text: &str) -> String {
    let longest = text
        .lines()
        .map(|line| line.trim_start().len() - line.trim_start().trim_start_matches('`').len())
        .max()
        .unwrap_or(0);
    let ticks = "`".repeat(3.max(longest + 1));
    format!("{ticks}{info}\n{text}{ticks}")
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    })
}

/// `\r \n \t \0 \u{feff} \xFF \\` as the bytes that they stand for.
fn unescaped(text: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend_from_slice(before.as_bytes());
        let mut chars = after.chars();
        rest = match chars.next() {
            Some('r') => push(&mut bytes, '\r', chars.as_str()),
            Some('n') => push(&mut bytes, '\n', chars.as_str()),
            Some('t') => push(&mut bytes, '\t', chars.as_str()),
            Some('0') => push(&mut bytes, '\0', chars.as_str()),
            Some('\\') => push(&mut bytes, '\\', chars.as_str()),
            Some('u') => {
                let (hex, tail) = chars
                    .as_str()
                    .strip_prefix('{')
                    .and_then(|tail| tail.split_once('}'))
                    .ok_or("`\\u` without `{…}`")?;
                let c = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
                push(&mut bytes, c.ok_or_else(|| format!("`\\u{{{hex}}}` is no character"))?, tail)
            }
            Some('x') => {
                let hex = chars.as_str().get(..2).ok_or("`\\x` without two digits")?;
                bytes.push(u8::from_str_radix(hex, 16).map_err(|_| format!("`\\x{hex}`"))?);
                &chars.as_str()[2..]
            }
            other => return Err(format!("an escape that there isn't: `\\{other:?}`")),
        };
    }
    bytes.extend_from_slice(rest.as_bytes());
    Ok(bytes)
}

fn push<'a>(bytes: &mut Vec<u8>, c: char, rest: &'a str) -> &'a str {
    bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    rest
}
