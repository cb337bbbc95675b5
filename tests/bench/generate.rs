//! A size → a made-up site of that size, the same at every run.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// What a generated site holds.
#[derive(Clone, Copy)]
pub struct Size {
    /// Annotated sources of 600 words with ten quotes each, and as many entities with three aliases each.
    pub sources: usize,
    /// Briefings of 600 words with ten links each.
    pub briefings: usize,
    /// Words are as frequent as in a language: the nth of 30,000 stands there 1/n times as often as the first.
    /// Otherwise each of 2,000 stands there as often as any other.
    pub as_language: bool,
}

const QUOTES: usize = 10;
const WORDS: usize = 600;
const LINKS: usize = 10;

/// Writes a site into an empty folder.
pub fn generate(dir: &Path, size: Size) -> io::Result<()> {
    for folder in ["seeds", "content/annotations", "content/entities", "content/briefings"] {
        fs::create_dir_all(dir.join(folder))?;
    }
    fs::write(
        dir.join("content/site.md"),
        "# site\n- title: A generated site\n- publish: full\n- check: source-without-hash allow\n\
         - check: quote-without-date allow\n\nMade to be measured.\n",
    )?;
    let mut dice = Dice(0x5eed);
    let count = if size.as_language { 30_000 } else { 2_000 };
    let words = &Words {
        words: (0..count).map(|number| word(number + 40)).collect(),
        as_language: size.as_language,
    };
    for number in 0..size.sources {
        let (seed, annotations, entity) = source(number, words, &mut dice);
        fs::write(dir.join(format!("seeds/s{number}.txt")), seed)?;
        fs::write(dir.join(format!("content/annotations/s{number}.md")), annotations)?;
        fs::write(dir.join(format!("content/entities/e{number}.md")), entity)?;
    }
    for number in 0..size.briefings {
        let text = briefing(number, size.sources, words, &mut dice);
        fs::write(dir.join(format!("content/briefings/b{number}.md")), text)?;
    }
    Ok(())
}

/// A document, its annotations, and the entity that speaks in it.
fn source(number: usize, words: &Words, dice: &mut Dice) -> (String, String, String) {
    let (first, last) = (capital(&word(number + 1)), capital(&word(number * 7 + 50_000)));
    let title = format!("Report {number} of {last}");
    let mut seed = format!("{title}\n\n");
    let mut annotations = format!(
        "# source s{number}\n- file: s{number}.txt\n- title: {title}\n- kind: news-article\n\
         - published: 2020-01-{:02}\n- publish: full\n\n## headline\n> {title}\n",
        number % 28 + 1
    );
    for quote in 0..QUOTES {
        let said = sentence(12, words, dice);
        let said = said.trim_end_matches('.');
        let before = sentence(22, words, dice);
        let behind = sentence(WORDS / QUOTES - 38, words, dice);
        let _ = write!(seed, "{before} “{said},” said {first} {last}. {behind}\n\n");
        let _ = write!(
            annotations,
            "\n## quote q{quote}\n- speaker: e{number}\n- said: 2020-01-{:02}\n\n> {said}\n\n\
             A remark on this.\n",
            number % 28 + 1
        );
    }
    let entity = format!(
        "# person e{number}\n- name: {first} {last}\n- alias: Dr. {first} {last}\n- alias: {last} of {first}\n\
         - alias: {last}-{first}\n\nSomebody who speaks.\n"
    );
    (seed, annotations, entity)
}

fn briefing(number: usize, sources: usize, words: &Words, dice: &mut Dice) -> String {
    let mut text = format!(
        "# briefing b{number}\n- title: Briefing {number}\n- date: 2020-02-{:02}\n\n# What is known\n\n",
        number % 28 + 1
    );
    for link in 0..LINKS {
        let before = sentence(WORDS / LINKS / 2, words, dice);
        let behind = sentence(WORDS / LINKS / 2, words, dice);
        let source = dice.below(sources.max(1));
        if link % 2 == 0 {
            let _ = write!(text, "{before} [[s{source}#q{}]] {behind}\n\n", dice.below(QUOTES));
        } else {
            let _ = write!(text, "{before} [[e{source}|Somebody]] {behind}\n\n");
        }
    }
    text
}

/// The words of which texts are made.
struct Words {
    words: Vec<String>,
    as_language: bool,
}

impl Words {
    fn pick(&self, dice: &mut Dice) -> &str {
        let count = self.words.len();
        if !self.as_language {
            return &self.words[dice.below(count)];
        }
        let chance = dice.below(1 << 24) as f64 / f64::from(1 << 24);
        &self.words[((count as f64).powf(chance) as usize - 1).min(count - 1)]
    }
}

/// A sentence of so many words.
fn sentence(length: usize, words: &Words, dice: &mut Dice) -> String {
    let mut text = String::new();
    for _ in 0..length {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(words.pick(dice));
    }
    text.push('.');
    capital(&text)
}

/// A made-up word for a number, different for each.
fn word(mut number: usize) -> String {
    const SYLLABLES: [&str; 20] = [
        "ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu",
        "ber", "lan", "mor", "sil", "tun",
    ];
    let mut text = String::new();
    loop {
        text.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
        if number == 0 {
            return text;
        }
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// Numbers that look random and are the same at every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }
}
