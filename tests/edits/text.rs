//! A model → the files of the site, in one of many forms.

use onrecord::ground::files::{File, Files};

use crate::site::{Fields, Part, Site, Subject, Target, Value, family};
use crate::words::Dice;

/// The same content is written in another form for each number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form(pub u64);

pub fn files(site: &Site, form: Form) -> Files {
    let files = texts(site, form).into_iter();
    Files::new(files.map(|(path, text)| File::new(path, text.into_bytes())).collect(), Vec::new())
}

/// Every file's path and text.
pub fn texts(site: &Site, form: Form) -> Vec<(String, String)> {
    let mut dice = Dice::of(form.0);
    let mut pen = Pen { plain: form.0 == 0, dice: &mut dice };
    let mut all: Vec<(String, String)> = Vec::new();
    for (file, text) in &site.seeds {
        let sentence = |words: &[String]| format!("{}.", words.join(" "));
        let paragraphs = text.iter().map(|paragraph| {
            let sentences = paragraph.iter().map(|one| sentence(&one.words));
            sentences.collect::<Vec<_>>().join(" ")
        });
        let text = paragraphs.collect::<Vec<_>>().join("\n\n") + "\n";
        all.push((format!("seeds/{file}"), text));
    }
    all.push(("content/site.md".to_owned(), pen.subject(&site.settings)));
    let is_there = |one: &&Subject| one.kind != "gone";
    let mut subjects: Vec<&Subject> = site.subjects.iter().filter(is_there).collect();
    if !pen.plain {
        pen.dice.shuffle(&mut subjects);
    }
    for subject in subjects {
        let text = pen.subject(subject);
        let folder = match family(subject.kind) {
            "source" => "annotations",
            "entity" => "entities",
            "claim" => "claims",
            _ => "briefings",
        };
        let name = if pen.plain { "" } else { pen.dice.pick(&["", "z-", "about "]) };
        let path = format!("content/{folder}/{name}{}.md", subject.id);
        let shared = !pen.plain && matches!(folder, "entities" | "claims") && pen.dice.once_in(3);
        let last =
            all.iter_mut().rev().find(|(path, _)| path.starts_with(&format!("content/{folder}/")));
        match last.filter(|_| shared) {
            Some((_, last)) => {
                last.push('\n');
                last.push_str(&text);
            }
            None => all.push((path, text)),
        }
    }
    all.sort();
    all
}

struct Pen<'d> {
    plain: bool,
    dice: &'d mut Dice,
}

impl Pen<'_> {
    fn subject(&mut self, one: &Subject) -> String {
        let mut text = format!("# {} {}", one.kind, one.id).trim_end().to_owned() + "\n";
        self.fields(&mut text, one, &one.fields);
        if one.kind != "briefing" {
            self.prose(&mut text, one, &one.prose);
        }
        let mut parts: Vec<&Part> = one.parts.iter().filter(|part| part.kind != "gone").collect();
        if !self.plain {
            self.dice.shuffle(&mut parts);
        }
        for part in parts {
            self.gap(&mut text);
            text.push_str(format!("## {} {}", part.kind, part.id).trim_end());
            text.push('\n');
            self.fields(&mut text, one, &part.fields);
            if !part.passage.is_empty() {
                self.gap(&mut text);
                text.push_str(&format!("> {}\n", part.passage.join(" ")));
            }
            self.prose(&mut text, one, &part.prose);
        }
        if one.kind == "briefing" {
            self.gap(&mut text);
            text.push_str("# What was said\n");
            self.prose(&mut text, one, &one.prose);
        }
        text
    }

    fn fields(&mut self, text: &mut String, home: &Subject, fields: &Fields) {
        let mut fields: Vec<&(&'static str, Value)> = fields.iter().collect();
        if !self.plain {
            self.dice.shuffle(&mut fields);
        }
        for (field, value) in fields {
            let of = match (&value.to, *field) {
                (None, _) => String::new(),
                (Some(to), "rests-on" | "cites" | "prose") => written(to, value.short, None),
                (Some(to), _) => written(to, value.short, Some(home)),
            };
            let dash = if self.plain { "- " } else { self.dice.pick(&["- ", "-   "]) };
            match *field {
                // The words are the field's name.
                "alias" if value.to.is_some() => {
                    text.push_str(&format!("{dash}{}: {of}\n", value.before));
                }
                field => {
                    text.push_str(&format!("{dash}{field}: {}{of}{}\n", value.before, value.after))
                }
            }
        }
    }

    fn prose(&mut self, text: &mut String, _home: &Subject, prose: &[Value]) {
        if prose.is_empty() {
            return;
        }
        self.gap(text);
        for one in prose {
            text.push_str(&one.before);
            if let Some(to) = &one.to {
                text.push_str(&format!("[[{}]]", written(to, one.short, None)));
            }
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }

    fn gap(&mut self, text: &mut String) {
        text.push_str(if self.plain { "\n" } else { self.dice.pick(&["\n", "\n\n", "  \n\n\n"]) });
    }
}

/// A reference as somebody may write it; `home` where a bare id is first one of its own, or of the field's family.
fn written(to: &Target, short: usize, home: Option<&Subject>) -> String {
    let record = to.record.as_ref().map_or(String::new(), |record| format!("#{record}"));
    let is_own = home.is_some_and(|home| home.target() == Target { record: None, ..to.clone() });
    // `iraq` names two things where no field says which.
    let needs_family = home.is_none() && to.subject.starts_with("iraq");
    match (short, &to.record) {
        (2, Some(record)) if is_own => record.clone(),
        (0, _) => format!("{}:{}{record}", to.family, to.subject),
        _ if needs_family => format!("{}:{}{record}", to.family, to.subject),
        _ => format!("{}{record}", to.subject),
    }
}
