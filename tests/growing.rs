//! Lists that grow with the site: all of what belongs in them is on some page, and no page holds more than it should.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod journey;

use std::collections::{BTreeMap, BTreeSet};

use journey::Journey;
use onrecord::check::Options;
use onrecord::ground::address::{Address, ENTRIES};
use onrecord::ground::files::{File, Files};
use onrecord::ground::id::Family;

/// One more than two pages hold.
const MANY: usize = 2 * ENTRIES + 1;

/// A site where everything is named by everything.
fn site() -> Files {
    let mut text = String::new();
    let mut source = "# source letter\n- file: letter.txt\n- title: A letter\n- kind: letter\n- publish: full\n\n\
                      ## quote word\n- speaker: ada\n- about: york\n- occasion: meeting\n\n> the first word of all\n\n"
        .to_owned();
    text.push_str("“This is the first word of all,” Ada Byron wrote.\n\n");
    let mut entities = "# person ada\n- name: Ada Byron\n\n# place york\n- name: York\n\n# event meeting\n- name: the meeting\n\n"
        .to_owned();
    let mut claims =
        "# claim first\n- text: The first.\n- status: open\n- asserts: letter#word\n\n".to_owned();
    let mut files = Vec::new();
    for n in 0..MANY {
        text.push_str(&format!(
            "“Sentence number {n} is mine,” Speaker {n} told York at the meeting.\n\n"
        ));
        source.push_str(&format!(
            "## quote q{n}\n- speaker: speaker-{n}\n- speaker: ada\n- about: york\n- occasion: meeting\n- topics: topic {n}\n\n\
             > Sentence number {n} is mine\n\n"
        ));
        entities.push_str(&format!(
            "# person speaker-{n}\n- name: Speaker {n}\n- role: Member | york\n\n\
             # place quarter-{n}\n- name: Quarter {n}\n- part-of: york\n\n\
             # event day-{n}\n- name: Day {n}\n- place: york\n- cites: letter#word\n\n"
        ));
        claims.push_str(&format!(
            "# claim c{n}\n- text: The claim {n}.\n- status: open\n- about: york\n- asserts: letter#word\n- denies: letter#q{n}\n\
             - depends-on: first\n- conflicts-with: first\n\n"
        ));
        let other = format!(
            "# source copy-{n}\n- file: copy-{n}.txt\n- title: A copy {n}\n- kind: letter\n- carries: letter\n- publish: full\n"
        );
        files.push((format!("content/annotations/copy-{n}.md"), other));
        files.push((format!("seeds/copy-{n}.txt"), format!("A copy, number {n}.\n")));
        files.push((
            format!("content/briefings/b{n}.md"),
            format!("# briefing b{n}\n- title: The briefing {n}\n- date: 2020-01-07\n\n[[york]]: [[letter#word]] [[claim:first]]\n"),
        ));
    }
    files.push(("content/annotations/letter.md".to_owned(), source));
    files.push(("content/entities/all.md".to_owned(), entities));
    files.push(("content/claims/all.md".to_owned(), claims));
    files.push(("seeds/letter.txt".to_owned(), text));
    files.push((
        "content/site.md".to_owned(),
        "# site\n- title: A site\n- check: unused-entity allow\n- check: single-origin allow\n"
            .to_owned(),
    ));
    let files = files.into_iter().map(|(path, text)| File::new(path, text.into_bytes()));
    Files::new(files.collect(), Vec::new())
}

/// The files that a page links, from the site's root.
fn linked(path: &str, html: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for rest in html.split("href=\"").skip(1) {
        let href = rest.split('"').next().unwrap();
        let href = href.split('#').next().unwrap();
        if href.is_empty() || href.contains(':') {
            continue;
        }
        let mut parts: Vec<&str> = path.split('/').collect();
        parts.pop();
        for part in href.split('/') {
            match part {
                ".." => drop(parts.pop().unwrap()),
                "." => {}
                part => parts.push(part),
            }
        }
        found.insert(parts.join("/"));
    }
    found
}

#[test]
fn all_that_belongs_in_a_list_is_on_one_of_its_pages() {
    let journey = Journey::of(site(), &Options::default(), None);
    let addresses = journey.addresses();
    let files: BTreeSet<String> = addresses.iter().map(Address::file).collect();
    assert_eq!(files.len(), addresses.len());
    let mut pages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let of_interest = |address: &&Address| {
        let path = address.path();
        let whole = ["sources/letter/", "claims/first/", "entities/york/", "entities/meeting/"];
        whole.iter().any(|whole| path.starts_with(whole))
            || matches!(address, Address::Quotes(_) | Address::Speakers(_) | Address::Topics(_))
            || matches!(address, Address::More(..))
    };
    for address in addresses.iter().filter(of_interest) {
        let html = journey.page(address).unwrap();
        let linked = linked(&address.file(), &html);
        for to in &linked {
            assert!(files.contains(to), "/{} links {to}", address.path());
        }
        let subject = address.path().split("page/").next().unwrap().to_owned();
        pages.entry(subject).or_default().extend(linked);
    }
    let all = |on: &str, of: &dyn Fn(usize) -> Address| {
        let missing = (0..MANY).find(|n| !pages[on].contains(&of(*n).file()));
        assert_eq!(missing, None, "of {} on {on}", of(0).path());
    };
    let subject = |family: Family, name: &'static str| {
        move |n: usize| Address::of(family, &format!("{name}{n}"))
    };
    for on in ["sources/letter/", "claims/first/", "entities/york/"] {
        all(on, &subject(Family::Briefing, "b"));
        all(on, &subject(Family::Claim, "c"));
    }
    all("sources/letter/", &subject(Family::Source, "copy-"));
    for place in ["speaker-", "quarter-", "day-"] {
        all("entities/york/", &subject(Family::Entity, place));
    }
    all("entities/meeting/", &subject(Family::Entity, "speaker-"));
    all("quotes/by/", &|n| Address::QuotesBy(format!("speaker-{n}").into(), 1));
    all("quotes/on/", &|n| Address::QuotesOn(format!("topic-{n}").into(), 1));
    assert!(pages["quotes/"].contains("quotes/by/index.html"));
    assert!(pages["quotes/"].contains("quotes/on/index.html"));
}

#[test]
fn a_card_shows_a_few_and_says_how_many_more() {
    let journey = Journey::of(site(), &Options::default(), None);
    let html = journey.page(&Address::of(Family::Source, "letter")).unwrap();
    let card = html.split("id=\"card_word\"").nth(1).unwrap().split("</aside>").next().unwrap();
    assert_eq!(card.matches("/briefings/b").count(), 12);
    for (number, place) in [(MANY - 12, "#h_briefings"), (MANY + 1 - 12, "#h_claims")] {
        assert!(card.contains(&format!("<a href=\"{place}\">and {number} more</a>")), "{place}");
    }
    assert!(card.contains(&format!(", and {} more</dd>", MANY - 12)), "events");
    assert_eq!(html.matches("id=\"h_briefings\"").count(), 1);
    assert!(html.contains(&format!("Of {} speakers the first twelve have a switch", MANY + 1)));
}
