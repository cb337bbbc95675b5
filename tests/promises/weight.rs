//! Pages are light: a briefing of 1,500 words with 20 references stays far below 60 kB.

use crate::world::World;

/// The promise, in bytes of the page before compression; the style sheet and scripts aside.
const MOST: usize = 60_000;
/// What is kept free for what pages learn to say later.
const SPARE: usize = 15_000;

const WORDS: usize = 1_500;
const REFERENCES: usize = 20;
const PARAGRAPHS: usize = 15;

/// A briefing as analysts write them: paragraphs with references to long quotes of people with long roles.
fn world() -> World {
    let sentence = |n: usize| {
        format!(
            "On day {n} of the talks we told the ministry in so many words that our forces would be moved to other places \
             in the region"
        )
    };
    let mut seed = String::new();
    let mut records = String::new();
    for n in 1..=REFERENCES {
        seed += &format!("“{},” said the general.\n\n", sentence(n));
        records += &format!(
            "\n## quote day-{n}\n- speaker: general\n- said: 2020-01-06\n- addressee: Reporters\n\n> {}\n",
            sentence(n)
        );
    }
    let filler = "The paragraph goes on with words about the matter that are neither long nor short here, and ";
    let each = (WORDS / PARAGRAPHS).div_ceil(filler.split_whitespace().count());
    let mut body = String::new();
    let mut next = 1;
    for paragraph in 1..=PARAGRAPHS {
        body += &format!("{}then it ends", filler.repeat(each));
        while next * PARAGRAPHS <= REFERENCES * paragraph {
            body += &format!(" [[gazette#day-{next}]]");
            next += 1;
        }
        body += ".\n\n";
    }
    World::of(&[
        (
            "content/site.md",
            "# site\n- title: A site of briefings\n- base-url: https://example.org/briefings/\n",
        ),
        ("seeds/gazette.txt", &seed),
        (
            "content/annotations/gazette.md",
            &format!(
                "# source gazette\n- file: gazette.txt\n- title: General tells reporters that forces move to other places\n\
                 - kind: news-article\n- publisher: gazette-house\n- published: 2020-01-06\n- publish: full\n{records}"
            ),
        ),
        (
            "content/entities/all.md",
            "# person general\n- name: Gen. Ada Birkenfeld\n\
             - role: Commanding General of the Joint Task Force for the Region | gazette-house\n\n\
             # organization gazette-house\n- name: The Gazette Publishing House\n",
        ),
        (
            "content/briefings/movement.md",
            &format!(
                "# briefing movement\n- title: What the general said, day by day\n- date: 2020-01-07\n- summary: The general \
                 spoke of movements.\n\n{body}"
            ),
        ),
    ])
}

#[test]
fn a_briefing_of_1500_words_with_20_references_is_light() {
    let world = world();
    world.build().ends(0);
    let built = world.built();
    let page = String::from_utf8_lossy(&built["briefings/movement/index.html"]);
    assert_eq!(page.matches("role=\"doc-noteref\"").count(), REFERENCES);
    let text = std::fs::read_to_string(world.path("content/briefings/movement.md")).unwrap();
    assert!(text.split_whitespace().count() >= WORDS);
    assert!(page.len() + SPARE < MOST, "{} bytes", page.len());
}

#[test]
fn a_page_waits_for_one_style_sheet_and_nothing_else() {
    let world = world();
    world.build().ends(0);
    for (path, bytes) in world.built().iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        let tags = crate::page::tags(&page);
        let sheets = tags.iter().filter(|tag| tag.value("rel").as_deref() == Some("stylesheet"));
        assert_eq!(sheets.count(), 1, "{path}");
        let waits = tags.iter().filter(|tag| {
            let has = |name: &str| tag.value(name).is_some();
            tag.name == "style"
                || tag.name == "script"
                    && tag.value("type").as_deref() != Some("application/ld+json")
                    && tag.value("type").as_deref() != Some("module")
                    && !has("defer")
                    && !has("async")
        });
        assert_eq!(waits.count(), 0, "{path}");
    }
}
