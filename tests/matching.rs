//! What is found and what never is: the promises of matching, over generated texts and by attackers' cases.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use onrecord::anchor::outcome::{Edit, Found, Verdict};
use onrecord::anchor::search::{Search, Wanted};
use onrecord::parse::source::{Block, BlockKind, Map, SourceText};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// A text whose blocks are apart by an empty line.
fn source(text: &str) -> SourceText {
    let text: String = text.nfc().collect();
    let mut blocks = Vec::new();
    let mut at = 0;
    for part in text.split("\n\n") {
        let inner = part.trim();
        if !inner.is_empty() {
            let start = at + part.find(inner).unwrap();
            let range = start as u32..(start + inner.len()) as u32;
            blocks.push(Block { range, what: BlockKind::Paragraph });
        }
        at += part.len() + 2;
    }
    SourceText { text: text.into(), blocks, note_numbers: Vec::new(), map: Map::Same }
}

fn found_in(text: &SourceText, passage: &str) -> Vec<Found> {
    let wanted = Wanted { pieces: vec![passage.into()], parentheses_as_brackets: false };
    let hits = Search::new(vec![wanted]).all(text, &[]);
    hits.into_iter().flat_map(|hits| hits.found).collect()
}

/// `exact: words | words`, or `-` where nothing is found.
fn told(text: &str, passage: &str) -> String {
    let text = source(text);
    let found = found_in(&text, passage);
    let [one] = found.as_slice() else {
        return if found.is_empty() { "-".to_owned() } else { format!("{} places", found.len()) };
    };
    let cut = |range: &std::ops::Range<u32>| &text.text[range.start as usize..range.end as usize];
    let words: Vec<&str> = one.ranges.iter().map(cut).collect();
    let verdict = match one.verdict {
        Verdict::Exact => "exact",
        Verdict::Typographic => "typographic",
        Verdict::Editorial => "editorial",
    };
    let mut told = format!("{verdict}: {}", words.join(" | "));
    for edit in &one.edits {
        told += &match edit {
            Edit::Omitted(range) => format!(" -({})", cut(range)),
            Edit::Inserted(by) => format!(" +({by})"),
            Edit::Replaced { by, source } => format!(" {}→({by})", cut(source)),
            Edit::Adjusted(range) => format!(" ~({})", cut(range)),
        };
    }
    if let Some(range) = &one.omitted_negation {
        told += &format!(" omits {:?}", cut(range));
    }
    if let Some(range) = &one.clipped_negation {
        told += &format!(" clips {:?}", cut(range));
    }
    told
}

#[track_caller]
fn all(text: &str, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(passage, expected)| {
            let told = told(text, passage);
            (told != *expected)
                .then(|| format!("{passage}\n   expected {expected}\n        got {told}"))
        })
        .collect();
    assert!(wrong.is_empty(), "in {text:?}\n{}", wrong.join("\n"));
}

#[track_caller]
fn none(text: &str, passages: &[&str]) {
    let cases: Vec<(&str, &str)> = passages.iter().map(|passage| (*passage, "-")).collect();
    all(text, &cases);
}

#[test]
fn words_as_they_stand() {
    let text = "It is unlikely to leave.\nThere has been\n   no decision, whatsoever, to leave.";
    all(
        text,
        &[
            ("There has been no decision", "exact: There has been\n   no decision"),
            ("It is unlikely", "exact: It is unlikely"),
            ("unlikely to leave", "exact: unlikely to leave"),
            ("“unlikely to leave”", "exact: unlikely to leave"),
            ("to leave", "2 places"),
        ],
    );
    none(
        text,
        &[
            "likely to leave",
            "There has been a decision",
            "no decision whatsoever to leave",
            "has been no deci",
            "leave to unlikely",
        ],
    );
    none("I did not sign it, or so.", &["I did sign it", "I did not, sign it", "did sign"]);
    none(
        "Some 4,500 troops in 10² bases",
        &[
            "5,400 troops",
            "500 troops",
            "4 500 troops",
            "4500 troops",
            "in 102 bases",
            "in 10 bases",
            "in 10",
        ],
    );
    none(
        "He had five favours and, um, a café",
        &["5 favours", "five favors", "and, a café", "a cafe", "and a café"],
    );
    none("Ask US now. every day", &["Ask us now", "Ask Us", "everyday", "ask us now"]);
}

#[test]
fn blocks_are_not_glued() {
    let text = "One ends here\n\nAnd two begins. The end.\n\nThe end again.";
    none(text, &["ends here And two", "ends here, And two", "hereAnd two"]);
    all(text, &[("One ends here\n\nAnd two begins", "exact: One ends here | And two begins")]);
}

#[test]
fn typography() {
    all(
        "He said it wasn’t “his” oﬃce — the well-\nknown inspec-\n  tors of 1911–14 … left\u{a0}it, a\u{ad}way.",
        &[
            ("it wasn't \"his\" office", "typographic: it wasn’t “his” oﬃce"),
            (
                "office -- the well-known inspectors",
                "typographic: oﬃce — the well-\nknown inspec-\n  tors",
            ),
            (
                "office - the wellknown inspectors",
                "typographic: oﬃce — the well-\nknown inspec-\n  tors",
            ),
            ("of 1911-14 ... left it, away", "typographic: of 1911–14 … left\u{a0}it, a\u{ad}way"),
            ("it wasnt", "-"),
            ("it wasn’t his", "-"),
            ("office the well-known", "-"),
            ("well known inspectors", "-"),
            ("known inspectors", "-"),
            ("the well", "-"),
            ("fice — the", "-"),
            ("of", "exact: of"),
        ],
    );
    all(
        "un-\nlikely to leave",
        &[("likely to leave", "-"), ("unlikely to leave", "typographic: un-\nlikely to leave")],
    );
    all(
        "cafe\u{301} au lait",
        &[("cafe\u{301} au", "exact: café au"), ("café au", "exact: café au"), ("cafe au", "-")],
    );
    all(
        "東京都は、今日\n雨です。",
        &[("今日雨です", "typographic: 今日\n雨です"), ("東京", "exact: 東京"), ("京東", "-")],
    );
}

#[test]
fn final_marks() {
    let text = "It was closed. Was it closed in May? “A mistake,” he said; stop! Go on— then.";
    all(
        text,
        &[
            ("It was closed.", "exact: It was closed."),
            ("It was closed", "exact: It was closed"),
            ("It was closed,", "editorial: It was closed ~(.)"),
            ("It was closed —", "editorial: It was closed ~(.)"),
            ("It was closed?", "-"),
            ("It was closed!", "-"),
            ("It was.", "editorial: It was ~()"),
            ("It was —", "-"),
            ("closed in May.", "-"),
            ("closed in May,", "-"),
            ("closed in May?", "exact: closed in May?"),
            ("closed in May", "exact: closed in May"),
            ("he said; stop.", "-"),
            ("“A mistake” he said", "-"),
            ("“A mistake”", "exact: A mistake"),
            ("in May? “A mistake”", "editorial: in May? “A mistake,” ~(,)"),
            ("A mistake.", "editorial: A mistake ~(,)"),
            ("Go on.", "editorial: Go on ~()"),
            ("Go on", "exact: Go on"),
            ("It. was closed", "-"),
            ("It was closed.,", "-"),
        ],
    );
}

#[test]
fn no_statement_is_made_of_a_question() {
    for mark in
        ["?", "!", "\u{202f}?", " ?", "…?", " …?", "؟", "⁇", "⁈", "‽", "？", "”?", "” ?", ")?"]
    {
        let text = format!("Have we signed it{mark} No.");
        none(&text, &["Have we signed it.", "Have we signed it,", "we signed it —"]);
        all(&text, &[("Have we signed it", "exact: Have we signed it")]);
    }
    none("Υπογράψαμε τη συμφωνία\u{37e} Όχι.", &["Υπογράψαμε τη συμφωνία."]);
    none("Υπογράψαμε τη συμφωνία; Όχι.", &["Υπογράψαμε τη συμφωνία."]);
    all(
        "We signed it; did they? We did (they asked?) and ¿qué?",
        &[
            ("We signed it.", "editorial: We signed it ~(;)"),
            ("We did.", "editorial: We did ~()"),
            ("and.", "editorial: and ~()"),
        ],
    );
}

#[test]
fn numbers_are_never_cut() {
    let text = "a loss of −$5 million, at −5 degrees; 4\u{202f}500 tonnes";
    none(text, &["$5 million", "5 million", "5 degrees", "at 5", "500 tonnes", "degrees; 4"]);
    all(
        text,
        &[
            ("−$5 million", "exact: −$5 million"),
            ("−5 degrees", "exact: −5 degrees"),
            ("“−5 degrees”", "exact: −5 degrees"),
            ("loss of −$5 million", "exact: loss of −$5 million"),
            ("4\u{202f}500 tonnes", "exact: 4\u{202f}500 tonnes"),
            ("4 500 tonnes", "exact: 4\u{202f}500 tonnes"),
            ("degrees; 4 500", "exact: degrees; 4\u{202f}500"),
        ],
    );
}

#[test]
fn words_that_readers_see_turned_are_not_found() {
    let text = "Not \u{202e}4,500 of them\u{202c} is long for us.\n\nNor \u{202e}so \u{2066}at it again\u{2069} do we.\n\nIt is 4,500 of us.";
    none(text, &["4,500 of them", "500 of them", "of them is long", "do we"]);
    all(text, &[("at it again", "exact: at it again")]);
    all(
        text,
        &[("is long for us", "exact: is long for us"), ("is 4,500 of us", "exact: is 4,500 of us")],
    );
}

#[test]
fn initial_letter() {
    all(
        "So the board met in May. We told Polish people of it.",
        &[
            ("The board met", "editorial: the board met ~(t)"),
            ("[T]he board met", "editorial: the board met t→(T)"),
            ("we told Polish people", "editorial: We told Polish people ~(W)"),
            ("The Board met", "-"),
            ("told polish people", "-"),
            ("So [T]he board met", "editorial: So the board met t→(T)"),
            ("So The board met", "-"),
        ],
    );
}

#[test]
fn nested_marks() {
    all(
        "She said: ‘I call it a “big” mistake’. The dogs’ day was ’twas and the boys' toys' end.",
        &[
            ("call it a ‘big’ mistake", "editorial: call it a “big” mistake ~(“) ~(”)"),
            ("She said: \"I call", "-"),
            ("The dogs\" day", "-"),
            ("\"twas and", "-"),
            ("the boys\" toys\" end", "-"),
            ("call it a big mistake", "-"),
            ("call it a ‘big mistake", "-"),
            (
                "said: “I call it a ‘big’ mistake”",
                "editorial: said: ‘I call it a “big” mistake’ ~(‘) ~(“) ~(”) ~(’)",
            ),
        ],
    );
}

#[test]
fn omissions() {
    let text = "It was closed for good in May 1911 and reopened, not for long, in June 1912. So it was.\n\n\
        It was closed again. He told us so.";
    all(
        text,
        &[
            ("It was closed … in May", "editorial: It was closed | in May -(for good)"),
            ("It was closed [...] in May", "editorial: It was closed | in May -(for good)"),
            ("It was closed . . . in May", "editorial: It was closed | in May -(for good)"),
            (
                "and reopened … in June",
                "editorial: and reopened | in June -(not for long) omits \"not\"",
            ),
            ("in June … It was closed", "editorial: in June | It was closed -(1912. So it was)"),
            (
                "in June 1912. … He told us",
                "editorial: in June 1912. | He told us -(So it was.\n\nIt was closed again)",
            ),
            ("… it was closed for good …", "editorial: It was closed for good ~(I)"),
            ("in May … It was closed for", "-"),
            ("It was closed … May", "-"),
            ("in June … was closed for", "-"),
            ("it … May", "-"),
        ],
    );
    all(
        "Well … I think so",
        &[("Well ... I think", "typographic: Well … I think"), ("Well. I think", "-")],
    );
    let far = format!("We begin here {} and end there", "word ".repeat(201));
    none(&far, &["We begin here … and end there"]);
    let near = format!("We begin here {} and end there", "word ".repeat(200));
    assert!(
        told(&near, "We begin here … and end there")
            .starts_with("editorial: We begin here | and end there")
    );
    let block = format!("We begin here\n\n{}\n\nand end there", "word ".repeat(300));
    assert!(told(&block, "We begin here … and end there").starts_with("editorial"));
    let turns = "MR. SMITH: We won it all.\n\nMS. JONES: We lost it all.";
    none(turns, &["We won … it all. We lost", "We won … We lost it", "won it all. … We lost it"]);
    none(
        "“We won it,” he said and left the room.",
        &["We won it … left the room", "We won it … he said and"],
    );
}

#[test]
fn brackets() {
    let text = "He told him that she walks home. [Laughter.] They did not say so, and can not go. His wrod was law.";
    all(
        text,
        &[
            (
                "He told [the president] that she",
                "editorial: He told him that she him→(the president)",
            ),
            (
                "He told him [the president] that she",
                "editorial: He told him that she +(the president)",
            ),
            ("she walk[ed] home", "editorial: she walks home s→(ed)"),
            ("walks home. [Laughter.] They did", "exact: walks home. [Laughter.] They did"),
            ("His wrod [sic] was law", "editorial: His wrod was law"),
            (
                "They did [indeed] say so",
                "editorial: They did not say so not→(indeed) omits \"not\"",
            ),
            ("They did [not] not say so", "editorial: They did not say so +(not) omits \"did\""),
            ("[They] did not say", "editorial: did not say +(They)"),
            ("They [x] [y] [z] so", "-"),
            ("[un]walks home", "-"),
            ("They did [] say so", "-"),
            ("[the president]", "-"),
            (
                "He told [a] walks home",
                "editorial: He told him that she walks home him that she→(a)",
            ),
            (
                "He told [a] home. [Laughter.]",
                "editorial: He told him that she walks home. [Laughter.] him that she walks→(a)",
            ),
            ("He told [a]. [Laughter.]", "-"),
        ],
    );
    none("He told one two three four five that", &["He told [x] that"]);
    none(
        "She is unlikely to go",
        &["She is [l]ikely to go", "She is [L]ikely to go", "She is [likely] un to go"],
    );
}

#[test]
fn negation_directly_before() {
    all(
        "The letter “is not a withdrawal” of all. A non-violent one. It isn't the end.",
        &[
            ("a withdrawal", "exact: a withdrawal clips \"not\""),
            ("withdrawal", "exact: withdrawal clips \"not\""),
            ("is not a withdrawal", "exact: is not a withdrawal"),
            ("violent one", "exact: violent one clips \"non\""),
            ("the end", "exact: the end clips \"isn't\""),
        ],
    );
}

fn pieces(text: &str, pieces: &[&str]) -> usize {
    let text = source(text);
    let wanted = Wanted {
        pieces: pieces.iter().map(|piece| (*piece).into()).collect(),
        parentheses_as_brackets: false,
    };
    Search::new(vec![wanted]).all(&text, &[]).first().map_or(0, |hits| hits.count)
}

#[test]
fn quotations_in_pieces() {
    let text = "“We are finished,” N. said, “and we know it.” He left.\n\n“We go on,” said M. “Not we.”\n\n“So it was.\n\n“So it is,” he said.";
    assert_eq!(pieces(text, &["We are finished,", "and we know it."]), 1);
    assert_eq!(pieces(text, &["“We are finished,”", "“and we know it.”"]), 1);
    assert_eq!(pieces(text, &["So it was.", "So it is,"]), 1);
    assert_eq!(pieces(text, &["and we know it.", "We are finished,"]), 0);
    assert_eq!(pieces(text, &["We are finished", "He left"]), 0);
    assert_eq!(pieces(text, &["We are finished", "Not we"]), 0);
    assert_eq!(pieces(text, &["We are", "and we know it"]), 0);
    let far = format!("“We are finished,” {} “and we know it.”", "word ".repeat(26));
    assert_eq!(pieces(&far, &["We are finished,", "and we know it."]), 0);
    let turns = "MR. A: “We won.”\n\nMR. B: “We lost.”";
    assert_eq!(pieces(turns, &["We won.", "We lost."]), 0);
}

#[test]
fn pieces_stand_between_marks() {
    for (text, refused, accepted) in [
        (
            "The ministers' spokesman did not say 'we agree to it' on Monday.",
            &["The ministers", "we agree to it"],
            None,
        ),
        (
            "The ministers’ spokesman did not say ‘we agree to it’ on Monday.",
            &["The ministers", "we agree to it"],
            None,
        ),
        (
            "“The soldiers’ families did not want the ‘special treatment’ they got,” he said.",
            &["The soldiers", "special treatment"],
            None,
        ),
        (
            "‘We agree,’ the ministers’ aide did not say, ‘to it.’ So ‘we go’ it was.",
            &["to it", "we go it"],
            Some(&["We agree", "to it"]),
        ),
        (
            "“‘No’ was his word,” she said, “and ‘yes’ mine.” “Go,” said I.",
            &["was his word", "yes"],
            Some(&["was his word,", "and ‘yes’ mine."]),
        ),
        (
            "‘It wasn’t the dogs’ day,’ he said, ‘nor the cats’.’",
            &["It wasn’t the dogs", "nor the cats"],
            Some(&["the dogs’ day", "nor the cats"]),
        ),
        ("‘The dogs’ and the cats’ aide said ‘we go’ to it", &["and the cats", "we go"], None),
    ] {
        assert_eq!(pieces(text, refused), 0, "{text}");
        assert_eq!(accepted.map_or(1, |accepted| pieces(text, accepted)), 1, "{text}");
    }
}

#[test]
fn an_omission_mixes_no_speaker_with_the_reporter() {
    for (open, close) in [("“", "”"), ("‘", "’"), ("'", "'"), ("„", "“"), ("«", "»")]
    {
        let text = format!(
            "Smith denied that he would sign the deal. {open}We need more time,{close} Jones said. {open}We ask \
             for the boys’ sake{close} of it."
        );
        none(&text, &["he would sign the deal … We need more time", "need more time … Jones said"]);
        for passage in ["We need more … We ask for", "Smith denied … sign the deal"] {
            assert!(told(&text, passage).starts_with("editorial"), "{text} {passage}");
        }
    }
}

#[test]
fn no_piece_stands_in_another_turn() {
    for (one, other) in [
        ("MR. SMITH: ", "MS. JONES: "),
        ("[Smith] ", "[Jones] "),
        ("<Smith> ", "<Jones> "),
        ("Smith — ", "Jones — "),
        ("JONES\n", "SMITH\n"),
        ("Ann Smith\n\n", "Bo Jones\n\n"),
        ("Q. ", "A. "),
    ] {
        let text = format!("{one}We will sign the deal.\n\n{other}We agree to none of it.");
        none(
            &text,
            &["We will sign the deal … We agree to", "We will sign the deal. … agree to none"],
        );
        assert_eq!(pieces(&text, &["We will sign the deal.", "We agree to none"]), 0, "{text}");
        let within = format!("{one}We will sign the deal.\n{other}We agree to none of it.\n\nEnd.");
        if one.to_uppercase() == one && !one.starts_with("Q.") {
            none(&within, &["We will sign the deal … agree to none"]);
        }
    }
    for between in [
        "[Laughter] So be it.\n\n",
        "[12] So be it.\n\n",
        "Smith — so it is said — left.\n\n",
        "So we said then.\n\n",
        "We met Ann\nSmith then, and told\nA. Jones of it.\n\n",
        "[applause]\n\n",
    ] {
        let text = format!("We will sign the deal.\n\n{between}We agree to all of it.");
        assert!(told(&text, "We will sign … agree to all").starts_with("editorial"), "{text}");
    }
}

#[test]
fn bounded_time() {
    let text = source(&"a ".repeat(50_000));
    for passage in [
        "a ".repeat(500),
        format!("{}b", "a ".repeat(500)),
        "a … ".repeat(300),
        "a [b] ".repeat(60),
    ] {
        let wanted = Wanted { pieces: vec![passage.into()], parentheses_as_brackets: false };
        let hits = Search::new(vec![wanted; 2000]).all(&text, &[]);
        assert!(hits.iter().all(|hits| hits.capped));
    }
}

fn words() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        4 => "[a-z]{1,7}",
        1 => "[A-Z][a-z]{2,5}",
        // Never three digits: behind another number they would be a part of it.
        1 => "[1-9]([0-9]{3})?",
        1 => prop::sample::select(vec!["wasn’t", "oﬃce", "naïve", "well-known", "1911–14", "not", "Größe"]).prop_map(str::to_owned),
    ];
    let mark = prop::sample::select(vec!["", "", "", "", "", ",", ".", ";", "?", " —", " …"]);
    prop::collection::vec((word, mark).prop_map(|(word, mark)| word + mark), 6..60)
}

/// A text, and a run of its words: from, to.
fn passage() -> impl Strategy<Value = (Vec<String>, usize, usize)> {
    words().prop_flat_map(|words| {
        let count = words.len();
        (Just(words), 0..count - 3, 3..12usize)
            .prop_map(move |(words, from, length)| (words, from, (from + length).min(count)))
    })
}

fn letters(text: &str) -> String {
    text.nfkc().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn a_passage_is_found_where_it_was_cut((words, from, to) in passage()) {
        let text = source(&words.join(" "));
        let passage = words[from..to].join(" ");
        let at = words[..from].iter().map(|word| word.len() + 1).sum::<usize>();
        let range = at as u32..(at + passage.len()) as u32;
        let found = found_in(&text, &passage);
        prop_assert!(found.iter().any(|one| one.verdict == Verdict::Exact && one.ranges == [range.clone()]), "{passage} {found:?}");
    }

    #[test]
    fn typography_is_looked_through((words, from, to) in passage()) {
        let text = source(&words.join(" "));
        let passage = words[from..to].join("  ").replace('’', "'").replace('ﬃ', "ffi").replace('…', "...").replace('—', "--").replace('–', "-").replace('-', "\u{2010}");
        let passage = passage.replace("\u{2010}\u{2010}", "--");
        let found = found_in(&text, &passage);
        prop_assert!(found.iter().any(|one| one.verdict <= Verdict::Typographic), "{passage} {found:?}");
    }

    #[test]
    fn a_changed_word_is_never_found((words, from, to) in passage(), at in 0usize..12, how in 0..4) {
        let text = source(&words.join(" "));
        let mut changed = words[from..to].to_vec();
        let at = at % changed.len();
        match how {
            0 => changed[at] = format!("zz{}", changed[at]),
            1 => changed.insert(at, "zzz".to_owned()),
            2 if at > 0 && at + 1 < changed.len() => { changed.remove(at); }
            _ if at + 1 < changed.len() => changed.swap(at, at + 1),
            _ => changed[at] = changed[at].chars().rev().collect(),
        }
        let passage = changed.join(" ");
        // Dots in the passage may stand for what was left out; that is another promise.
        prop_assume!(!passage.contains('…'));
        let key = letters(&passage);
        let words_of = |text: &str| text.split(|c: char| !c.is_alphanumeric()).map(letters).filter(|w| !w.is_empty()).collect::<Vec<_>>();
        let (ours, theirs) = (words_of(&passage), words_of(&text.text));
        prop_assume!(!theirs.windows(ours.len()).any(|window| window == ours));
        let found = found_in(&text, &passage);
        prop_assert!(found.is_empty(), "{key} {found:?}");
    }

    #[test]
    fn a_left_out_word_is_never_found((words, from, to) in passage(), at in 1usize..11) {
        let text = source(&words.join(" "));
        prop_assume!(to - from > 2);
        let mut changed = words[from..to].to_vec();
        let at = 1 + at % (changed.len() - 2);
        let gone = changed.remove(at);
        let passage = changed.join(" ");
        prop_assume!(!passage.contains('…') && !letters(&gone).is_empty());
        prop_assume!(!text.text.contains(&passage));
        let key = letters(&passage);
        prop_assume!(!letters(&text.text).contains(&key));
        prop_assert!(found_in(&text, &passage).is_empty());
    }

    #[test]
    fn a_place_holds_the_letters_of_its_passage(text in "[ab ,.…“”'’\\-–\n]{0,60}", passage in "[ab ,.“”'’\\-–]{1,12}") {
        let text = source(&text);
        for found in found_in(&text, &passage) {
            let cut: String = found.ranges.iter().map(|range| &text.text[range.start as usize..range.end as usize]).collect();
            prop_assert_eq!(letters(&cut), letters(&passage));
        }
    }

    #[test]
    fn no_number_is_cut(
        before in "[ (“]?", number in "[-−–]?[$€]?[1-9][0-9]{0,2}([ \u{a0}\u{202f}\u{2009},.’·][0-9]{3}){0,2}([.,][0-9]{1,2}|[²³⁴])?",
        from in 0usize..16, to in 0usize..16,
    ) {
        let text = source(&format!("It was {before}{number} metres long."));
        let at = text.text.find(&number).unwrap();
        let places: Vec<usize> = number.char_indices().map(|(place, _)| at + place).collect();
        let (from, to) = (from % places.len(), to % places.len());
        let digits = |part: &str| part.contains(char::is_numeric);
        // From inside the number to behind it, and from before it to inside.
        let (tail, head) = (&text.text[places[from]..], &text.text[..places[to]]);
        for (passage, rest) in [(tail, &number[..places[from] - at]), (head, &number[places[to] - at..])] {
            let passage = passage.trim().trim_end_matches('.');
            // The currency alone may be left out, and a sign can't be left behind alone.
            let whole = rest.trim_start_matches(['$', '€']).is_empty() || !digits(&passage.replace("It was", ""));
            prop_assert!(whole || found_in(&text, passage).is_empty(), "{passage:?} in {:?}", text.text);
        }
        prop_assert_eq!(found_in(&text, &format!("{number} metres")).len(), 1);
    }

    #[test]
    fn no_negation_goes_untold(
        words in prop::collection::vec(prop::sample::select(vec![
            "we", "sign", "not", "never", "didn’t", "it", "“", "”", "‘", "’", "'", "—", ",", ".", "the boys’", "[3]", "(not)", "\n", "\n\n", "SMITH:", "No. 5",
        ]), 4..40),
        parts in prop::collection::vec((0usize..40, 1usize..5), 1..4), how in prop::sample::select(vec![" … ", " [x] ", "\n\n"]),
        furniture in (0usize..40, 1usize..6),
    ) {
        let text = source(&words.join(" ").replace("“ ", "“").replace(" ”", "”").replace("‘ ", "‘").replace(" ’", "’"));
        let part = |from: usize, many: usize| words[from % words.len()..(from % words.len() + many).min(words.len())].join(" ");
        let passage = parts.iter().map(|(from, many)| part(*from, *many)).collect::<Vec<_>>().join(how);
        let printed = part(furniture.0, furniture.1);
        let printed: Vec<_> = text.text.match_indices(printed.trim()).filter(|(_, it)| !it.is_empty()).map(|(at, it)| at as u32..(at + it.len()) as u32).take(1).collect();
        let wanted = Wanted { pieces: vec![passage.into()], parentheses_as_brackets: false };
        let hits = Search::new(vec![wanted]).all(&text, &printed);
        for found in hits.into_iter().flat_map(|hits| hits.found) {
            let gone: String = found.ranges.windows(2).map(|two| &text.text[two[0].end as usize..two[1].start as usize]).collect::<Vec<_>>().join(" ");
            let replaced = found.edits.iter().map(|edit| match edit {
                Edit::Replaced { source, .. } => &text.text[source.start as usize..source.end as usize],
                _ => "",
            });
            let gone = format!("{gone} {}", replaced.collect::<Vec<_>>().join(" "));
            let denies = gone.split(|c: char| !c.is_alphanumeric() && c != '’').any(|word| ["not", "never", "didn’t"].contains(&word.trim_matches('’')));
            prop_assert!(!denies || found.omitted_negation.is_some(), "{gone:?} {found:?}");
        }
    }

    #[test]
    fn nothing_panics(text in "\\PC{0,80}", passage in "\\PC{0,20}", mixed in "[a \\[\\]…. ‘’“”\"'\n\u{ad}\u{301}ﬃ東\\-—?]{0,40}") {
        let both = source(&format!("{text}\n\n{mixed}\n\n{passage}"));
        for passage in [&passage, &mixed, &text] {
            for found in found_in(&both, passage) {
                for range in found.ranges {
                    prop_assert!(both.text.get(range.start as usize..range.end as usize).is_some());
                }
            }
        }
    }
}
