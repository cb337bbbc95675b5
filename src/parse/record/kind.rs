//! `Kind`, `Field` and `Place` as plain values: which records may stand where, and which fields each has.

/// A field of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// It may be repeated.
    pub many: bool,
    /// It must be there.
    pub required: bool,
    /// Readers see its words, so that quotations in them are checked.
    pub shown: bool,
}

/// A field that may stand once.
pub const fn one(name: &'static str) -> Field {
    Field { name, many: false, required: false, shown: false }
}

/// A field that may be repeated.
pub const fn many(name: &'static str) -> Field {
    Field { name, many: true, required: false, shown: false }
}

impl Field {
    /// The same, required.
    pub const fn required(self) -> Field {
        Field { required: true, ..self }
    }

    /// The same, seen by readers in the writer's words.
    pub const fn shown(self) -> Field {
        Field { shown: true, ..self }
    }
}

/// Words that stand just before the passage.
pub const AFTER: Field = one("after");
/// Words that stand just behind the passage.
pub const BEFORE: Field = one("before");
/// Old ids.
pub const WAS: Field = many("was");
/// `draft: yes`
pub const DRAFT: Field = one("draft");
/// `hidden: yes`
pub const HIDDEN: Field = one("hidden");

/// A kind of subject or record.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// The word in the heading.
    pub name: &'static str,
    /// The heading's level: 1 for subjects, 2 for records.
    pub level: u8,
    /// Whether the heading has an id.
    pub id: bool,
    /// Whether it is about a passage, which then must be there.
    pub passage: bool,
    /// Whether its lines are pairs of words and id, parted at the last `: `, and no fields.
    pub pairs: bool,
    /// Its fields in the order in which `fmt` writes them.
    pub fields: &'static [Field],
}

impl Kind {
    /// The position of a field in [`Kind::fields`], by its name.
    pub fn field(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// The field, by its position, and the value that a line was meant to be: `* speaker: ada-holm`, `- speaker ada-holm`.
    pub fn slip<'t>(&self, line: &'t str) -> Option<(usize, &'t str)> {
        let line = line.trim();
        let bare = unlisted(line);
        let apart = |(name, value): (&str, &'t str)| Some((self.field(name.trim())?, value.trim()));
        let listed = bare.len() < line.len();
        bare.split_once(':')
            .and_then(apart)
            .or_else(|| bare.split_once(char::is_whitespace).filter(|_| listed).and_then(apart))
    }

    /// The names of all its fields, in order.
    pub fn names(&self) -> Vec<&'static str> {
        self.fields.iter().map(|field| field.name).collect()
    }

    /// Its heading as it is written: `## quote ID`.
    pub fn heading(&self, id: &str) -> String {
        let hashes = &"######"[..usize::from(self.level.min(6))];
        let space = if self.id { " " } else { "" };
        format!("{hashes} {}{space}{}", self.name, if self.id { id } else { "" })
    }
}

/// A line without the mark of a list, as `-` or as a word processor writes it, and white space around it.
pub fn unlisted(line: &str) -> &str {
    line.trim_start_matches(|c: char| c.is_whitespace() || "-*+•·–—‣▪".contains(c))
}

/// A kind of content file, by where it stands: what may stand in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Place {
    /// Its folder below `content/`, or `site.md`.
    pub name: &'static str,
    /// Kinds of its subjects.
    pub subjects: &'static [&'static Kind],
    /// Kinds of the records below its subjects.
    pub records: &'static [&'static Kind],
    /// Kinds that may stand in other files only.
    pub elsewhere: &'static [&'static Kind],
    /// Whether a file may hold several subjects.
    pub several: bool,
    /// Whether headings of levels 1 and 2 are records only.
    pub records_only: bool,
    /// Whether a record ends at the next heading of any level, and prose goes on behind it.
    pub body: bool,
}

impl Place {
    /// The kinds that a heading of this level may name.
    pub fn kinds(&self, level: usize) -> &'static [&'static Kind] {
        if level == 1 { self.subjects } else { self.records }
    }

    /// A kind that may stand here, by its name.
    pub fn kind(&self, name: &str) -> Option<&'static Kind> {
        self.subjects.iter().chain(self.records).copied().find(|kind| kind.name == name)
    }
}
