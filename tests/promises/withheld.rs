//! What a source's `publish` keeps from readers is in no file of the built site, in whatever form.

use std::collections::BTreeMap;

use crate::world::World;

/// Words that stand once, so that each file which holds one gives it away.
const QUOTED: [&str; 2] = ["zqquoted", "zqsecond"];

fn world(publish: &str) -> World {
    // Words by where they stand, from the source's first block to its last.
    let seed = "Zqheadline of it all\n\nZqfirst block, which Zqname wrote in full.\n\nZqfar stands here. Zqfarther, too. \
                Zqbefore stands next. The zqsame sentence said “zqquoted words” and then zqrest. Zqbehind follows. \
                Zqlater is far. Zqlatest is farther.\n\nZqfurniture line\n\nZqmentioned met Zqalias in Zqtown.\n\n\
                The zqhidden words, and the zqdraft words.\n\nA zqnoted thing.\n\n“Zqsecond” again, as zqindirect.\n\nZqlast block.\n\n";
    let filler: String =
        (0..40).map(|n| format!("Zqfiller{n} stands here, as does zqmore{n}.\n\n")).collect();
    let annotations = format!(
        "# source doc\n- file: doc.txt\n- title: The document\n- kind: letter\n- publish: {publish}\n\
         - published: 2020-01-06\n- url: https://example.org/doc\n\n\
         ## headline\n> Zqheadline of it all\n\n## furniture\n> Zqfurniture line\n\n## aliases\n- Zqalias: alias\n\n\
         ## quote quoted\n- speaker: somebody\n- said: 2020-01-06\n- after: said\n- topics: a topic\n\n> zqquoted words\n\n\
         ## quote hidden\n- speaker: somebody\n- hidden: yes\n\n> zqhidden words\n\n\
         ## quote draft\n- speaker: somebody\n- draft: yes\n\n> zqdraft words\n\n\
         ## note noted\n\n> A zqnoted thing\n\nA remark.\n\n\
         ## quote second\n- speaker: somebody\n- same-remark-as: quoted\n\n> Zqsecond\n\n\
         ## mention\n- of: mentioned\n\n> Zqmentioned\n"
    );
    let entities = "# person somebody\n- name: Somebody\n\n# person mentioned\n- name: The mentioned one\n\n\
                    # person alias\n- name: The aliased one\n\n# place town\n- name: The town\n- alias: Zqtown";
    World::of(&[
        (
            "content/site.md",
            "# site\n- title: T\n- base-url: https://example.org/\n- excerpt-context: 1\n- author: desk | Desk\n\
             - check: refers-to-draft allow\n",
        ),
        ("content/annotations/doc.md", &annotations),
        ("content/entities/all.md", entities),
        (
            "content/claims/c.md",
            "# claim c\n- text: So.\n- status: open\n- asserts: doc#quoted\n- denies: doc#second\n- qualifies: doc#noted\n",
        ),
        (
            "content/briefings/b.md",
            "# briefing b\n- title: B\n- date: 2020-01-07\n\n## judgment j\n- likelihood: likely\n- rests-on: c\n- rests-on: doc#quoted\n\nSo.\n\n\
             ## correction k\n- date: 2020-01-08\n- kind: correction\n- affects: doc#quoted\n- new: Now.\n\nWhy.\n\n\
             # Body\n\n[[doc]] says “zqquoted words” [[doc#quoted]].\n\n![[doc#quoted]]\n\n![[doc#noted]]\n\n![[claim:c]]\n",
        ),
        ("seeds/doc.txt", &format!("{seed}{filler}")),
    ])
}

/// The planted words of the built site, each with the files that hold it.
fn planted(world: &World) -> BTreeMap<String, Vec<String>> {
    world.build().ends(0);
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let built = world.built();
    let shard = |path: &String| Some(path.strip_prefix("search/")?.split_once('-')?.1.to_owned());
    let hashes: Vec<String> = built.keys().filter_map(shard).collect();
    for (path, bytes) in built {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        // What the writer calls an entity is nothing that the source gives away.
        let mut text = text.replace("zqtown", "");
        // Nor is a hash that happens to begin so.
        for hash in &hashes {
            text = text.replace(hash.trim_end_matches(".js"), "");
        }
        for (at, _) in text.match_indices("zq") {
            let word = text[at..].chars().take_while(char::is_ascii_alphanumeric).collect();
            let files = found.entry(word).or_default();
            if files.last() != Some(&path) {
                files.push(path.clone());
            }
        }
    }
    found
}

/// The pages of those whom only withheld words name don't tell where they are named.
fn is_unnamed(world: &World) {
    let built = world.built();
    for id in ["mentioned", "alias", "town"] {
        let page =
            String::from_utf8_lossy(&built[&format!("entities/{id}/index.html")]).into_owned();
        assert!(!page.contains("The document") && !page.contains("sources/doc"), "{id}: {page}");
    }
}

/// Readers get the sentences around what is quoted, and the search leads to no others.
#[test]
fn excerpts_give_away_nothing_else() {
    let world = world("excerpts");
    let found = planted(&world);
    is_unnamed(&world);
    let sentences = ["zqnoted", "zqbefore", "zqsame", "zqrest", "zqbehind", "zqindirect"];
    let allowed: Vec<&str> = QUOTED.iter().chain(&sentences).copied().collect();
    for (word, files) in &found {
        assert!(allowed.contains(&&**word), "{word}: {files:?}");
    }
    assert!(allowed.iter().all(|word| found.contains_key(*word)), "{:?}", found.keys());
}

#[test]
fn metadata_gives_away_nothing_but_quoted_words() {
    let world = world("metadata");
    let found = planted(&world);
    is_unnamed(&world);
    for (word, files) in &found {
        assert!(QUOTED.contains(&&**word), "{word}: {files:?}");
    }
    assert!(QUOTED.iter().all(|word| found.contains_key(*word)), "{:?}", found.keys());
}

/// All but furniture, what is hidden as a record stands in its text: so the tests above would find what is given away.
#[test]
fn full_gives_away_the_text_without_furniture() {
    let found = planted(&world("full"));
    let files = |word: &str| found.get(word).map_or(0, Vec::len);
    assert_eq!(files("zqfurniture"), 0);
    for word in ["zqfirst", "zqfar", "zqlast", "zqhidden", "zqfiller39", "zqmore0", "zqheadline"] {
        // Its page and the search.
        assert!(files(word) >= 2, "{word}: {found:?}");
    }
}
