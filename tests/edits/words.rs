//! Words in several scripts that no two places share, and a few that all share.

/// Chance that gives the same on every machine.
pub struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x1234_5678_9abc_def1))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// A number below `n`; nought where there is none.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// True once in `n` times.
    pub fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for n in (1..all.len()).rev() {
            all.swap(n, self.below(n + 1));
        }
    }
}

/// Letters of Latin, Hebrew, Arabic, Deseret and Gothic (both beyond the first plane), Cyrillic, Devanagari.
const SCRIPTS: [&str; 8] = [
    "bdfgklmnprstvz",
    "abdegiklmnorstu",
    "אבגדהוזחטלמנסעפק",
    "بتثجحخدذرزسشصض",
    "𐐨𐐩𐐪𐐫𐐬𐐭𐐮𐐯𐐰𐐱𐐲𐐳",
    "𐌰𐌱𐌲𐌳𐌴𐌶𐌷𐌹𐌺𐌻",
    "бвгджзклмнпрст",
    "कखगघचछजझटठडढ",
];

/// Words that stand everywhere.
const SHARED: [&str; 8] = ["the", "of", "board", "bridge", "in", "May", "הגשר", "𐐞𐐲"];

/// Words, none of which was given before but those that all share.
#[derive(Default)]
pub struct Words {
    given: usize,
}

impl Words {
    /// A word that nothing else has.
    pub fn unique(&mut self, dice: &mut Dice) -> String {
        let script = dice.below(SCRIPTS.len());
        self.in_script(script)
    }

    /// A word of Latin letters that nothing else has.
    pub fn latin(&mut self) -> String {
        self.in_script(1)
    }

    fn in_script(&mut self, script: usize) -> String {
        self.given += 1;
        let letters: Vec<char> = SCRIPTS[script].chars().collect();
        // Letters by digits, which a factor scatters so that no word is much like another; the first ends each.
        let base = letters.len() - 1;
        let mut left = self.given * 48_271 % base.pow(5);
        let mut word = String::new();
        for _ in 0..5 {
            word.push(letters[1 + left % base]);
            left /= base;
        }
        word.push(letters[0]);
        word
    }

    /// So many words, three of five of them unique, the first and the last always.
    pub fn run(&mut self, dice: &mut Dice, count: usize) -> Vec<String> {
        let of = |n: usize| match n % 5 {
            1 | 3 if n + 1 < count => dice.pick(&SHARED).to_owned(),
            _ => self.unique(dice),
        };
        (0..count).map(of).collect()
    }

    /// A name: two capitalised words.
    pub fn name(&mut self) -> String {
        format!("{} {}", capital(&self.latin()), capital(&self.latin()))
    }

    /// A sentence in Latin letters.
    pub fn sentence(&mut self) -> String {
        format!("{} {} {}.", capital(&self.latin()), self.latin(), self.latin())
    }
}

/// With its first letter as a capital.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
