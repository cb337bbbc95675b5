//! `Files`: all that was read of a site, as bytes, in one order on every machine.

pub use super::span::FileId;
use super::span::Span;

/// What a file holds: text where its bytes are UTF-8, else the bytes as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// UTF-8 as it stands in the file: byte order mark, CR and NUL included.
    Text(Box<str>),
    /// Bytes that are not UTF-8, with the offset of the first one that isn't.
    Binary {
        /// The bytes as they are.
        bytes: Box<[u8]>,
        /// How many bytes from the start are UTF-8.
        valid_up_to: usize,
    },
}

/// One file of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Below the site's folder, `/` between its parts: `content/site.md`.
    pub path: Box<str>,
    /// Its content.
    pub content: Content,
}

impl File {
    /// A file from its path and bytes; UTF-8 is validated here, once.
    pub fn new(path: impl Into<Box<str>>, bytes: Vec<u8>) -> File {
        let content = match String::from_utf8(bytes) {
            Ok(text) => Content::Text(text.into_boxed_str()),
            Err(error) => {
                let valid_up_to = error.utf8_error().valid_up_to();
                Content::Binary { bytes: error.into_bytes().into_boxed_slice(), valid_up_to }
            }
        };
        File { path: path.into(), content }
    }

    /// The bytes on disk.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(text) => text.as_bytes(),
            Content::Binary { bytes, .. } => bytes,
        }
    }

    /// The text, where the bytes are UTF-8.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Binary { .. } => None,
        }
    }
}

/// Something that stood in the site's folder and was not read, or only with a doubt.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trouble {
    /// Below the site's folder, `/` between its parts (lossy where the name is not UTF-8).
    pub path: String,
    /// What was wrong with it.
    pub what: TroubleKind,
}

/// What was wrong with a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TroubleKind {
    /// A symbolic link that leads out of the site's folder (or nowhere); it was not followed.
    LinkOutOfFolder,
    /// The operating system's words why it could not be read.
    Unreadable(String),
    /// A name that is not UTF-8.
    NameNotUtf8,
    /// A folder, pipe or device where a file belongs (`content/site.md/`).
    NotAFile,
    /// Larger than this tool reads (4 GiB).
    TooLarge,
    /// `content/` isn't there.
    NoContent,
}

/// All files of a site that the tool reads, sorted by path, and what could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    files: Vec<File>,
    troubles: Vec<Trouble>,
    /// What some files were at an earlier time.
    earlier: Vec<File>,
    /// Where there is no `seeds/`: the folders beside the place where it would be.
    beside: Vec<String>,
}

impl Files {
    /// Files and troubles in any order; both are sorted here. Of two files with one path the first stays.
    pub fn new(mut files: Vec<File>, mut troubles: Vec<Trouble>) -> Files {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|a, b| a.path == b.path);
        troubles.sort();
        Files { files, troubles, earlier: Vec::new(), beside: Vec::new() }
    }

    /// The same files, with what some of them were at an earlier time, each by its path of today.
    pub fn with_earlier(self, earlier: Vec<File>) -> Files {
        Files { earlier, ..self }
    }

    /// What some files were at an earlier time, each by its path of today.
    pub fn earlier(&self) -> &[File] {
        &self.earlier
    }

    /// The same files, with the folders that stand where there is no `seeds/`.
    pub fn with_beside(self, mut beside: Vec<String>) -> Files {
        beside.sort();
        Files { beside, ..self }
    }

    /// Where there is no `seeds/`: the folders beside the place where it would be, in order.
    pub fn beside(&self) -> &[String] {
        &self.beside
    }

    /// One file.
    pub fn get(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// The file at a path, if there is one.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let at = self.files.binary_search_by(|file| (*file.path).cmp(path)).ok()?;
        Some(FileId(at as u32))
    }

    /// All files whose path begins with `prefix` (`content/annotations/`), in path order.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (FileId, &'a File)> {
        let start = self.files.partition_point(|file| &*file.path < prefix);
        self.files[start..]
            .iter()
            .take_while(move |file| file.path.starts_with(prefix))
            .enumerate()
            .map(move |(n, file)| (FileId((start + n) as u32), file))
    }

    /// All files, in path order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.under("")
    }

    /// What could not be read, in path order.
    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }

    /// The text at a span; empty where the file is no text or the span does not fit it.
    pub fn slice(&self, span: Span) -> &str {
        let text = self.files.get(span.file.0 as usize).and_then(File::text).unwrap_or("");
        text.get(span.start as usize..span.end as usize).unwrap_or("")
    }
}
