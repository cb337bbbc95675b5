//! Text from a document or a record never becomes active.

use crate::page::tags;
use crate::world::World;

/// Tries to leave text, a title, an attribute, a comment and a script.
const ATTACK: &str = "</title></script>--><hostile onhostile=x> ' onhostile='x' \" onhostile=\"x\" &lt;hostile&gt; \
                      {{ hostile }} {% hostile %}";

/// A site with the attack in every field that takes words.
fn site() -> World {
    let source = format!(
        "# source doc\n- file: doc.txt\n- title: Title {ATTACK}\n- kind: letter\n- author: Author {ATTACK}\n\
         - publisher: Publisher {ATTACK}\n- locator: Shelf {ATTACK}\n- version: V {ATTACK}\n\
         - url: https://example.org/?a=\"><hostile>\n- license: L {ATTACK}\n- credit: C {ATTACK}\n- publish: full\n\n\
         Prose {ATTACK} [a](javascript:hostile) ![b](javascript:hostile) <javascript:hostile>\n\n\
         ## quote one\n- speaker: unnamed: somebody {ATTACK}\n- role: Role {ATTACK}\n- time: Time {ATTACK}\n\
         - addressee: Addressee {ATTACK}\n- occasion: Occasion {ATTACK}\n- medium: Medium {ATTACK}\n- via: Via {ATTACK}\n\
         - topics: Topic {ATTACK}\n\n> Words that stand here {ATTACK}\n\nA note {ATTACK}\n\n\
         ## quote two\n- speaker: person\n- translation: Translation {ATTACK}\n\n> other words\n\n\
         ## note three\n- by: By {ATTACK}\n\n> more text\n\nRemark {ATTACK}\n"
    );
    let seed = format!(
        "somebody {ATTACK} said:\n\nWords that stand here {ATTACK}\n\nPerson {ATTACK}: other words, and more text.\n"
    );
    let entity = format!(
        "# person person\n- name: Person {ATTACK}\n- sort-name: S {ATTACK}\n- native-name: N {ATTACK}\n\
         - alias: A {ATTACK}\n- role: R {ATTACK} | O {ATTACK}\n\nProse {ATTACK}\n\n<hostile onhostile=\"x\">\n"
    );
    let claim = format!(
        "# claim claim\n- text: T {ATTACK}\n- asserts: doc#one (remark {ATTACK})\n- because: B {ATTACK}\n- gap: G {ATTACK}\n\n\
         Prose {ATTACK}\n"
    );
    let briefing = format!(
        "# briefing brief\n- title: T {ATTACK}\n- date: 2020-01-01\n- summary: S {ATTACK}\n- question: Q {ATTACK}\n\
         - author: A {ATTACK}\n- gap: G {ATTACK}\n- topics: T {ATTACK}\n\n## judgment j\n- likelihood: likely\n\
         - because: B {ATTACK}\n- rests-on: doc\n\nJ {ATTACK}\n\n## correction c\n- date: 2020-01-02\n- kind: correction\n\
         - old: O {ATTACK}\n- new: N {ATTACK}\n\nWhy {ATTACK}\n\n# Body {ATTACK}\n\nText {ATTACK}\n\n\
         ![[doc#one]] and ![[claim:claim]] and [[person|label {ATTACK}]] and [x](javascript:hostile)\n\n\
         ```hostile\"onhostile=x\n{ATTACK}\n```\n\n| a {ATTACK} |\n|---|\n| b {ATTACK} |\n\nNote.[^1]\n\n[^1]: F {ATTACK}\n"
    );
    World::of(&[
        (
            "content/site.md",
            &format!(
                "# site\n- title: T {ATTACK}\n- description: D {ATTACK}\n- license: L {ATTACK}\n- author: desk | D {ATTACK}\n\
                 - check: unsourced-quotation allow\n- check: unbalanced-quotation allow\n- check: broken-link allow\n\
                 - check: words-not-in-source allow\n- check: bad-url allow\n- check: unsafe-link allow\n\nProse {ATTACK}\n"
            ),
        ),
        ("content/annotations/doc.md", &source),
        ("content/entities/person.md", &entity),
        ("content/claims/claim.md", &claim),
        ("content/briefings/brief.md", &briefing),
        ("seeds/doc.txt", &seed),
    ])
}

#[test]
fn nothing_that_people_write_becomes_active() {
    let world = site();
    world.build().ends(0);
    let built = world.built();
    assert!(built.contains_key("briefings/brief/index.html"), "{:?}", built.keys());
    let (mut seen, mut linked) = (0, 0);
    for (path, bytes) in built.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        seen += text.matches("hostile").count();
        // Data in a script must be nothing but data: no reader of HTML may find its end any earlier.
        for data in text.split("<script type=\"application/ld+json\"").skip(1) {
            let (_, data) = data.split_once('>').unwrap();
            let (data, _) = data.split_once('<').unwrap();
            let read: Result<serde_json::Value, _> = serde_json::from_str(data);
            assert!(read.is_ok(), "{path}: {data}");
            linked += 1;
        }
        for tag in tags(&text) {
            assert!(!tag.name.contains("hostile"), "{path}: <{}>", tag.name);
            for (name, _) in &tag.attributes {
                assert!(!name.contains("hostile"), "{path}: <{} {name}>", tag.name);
                assert!(!name.starts_with("on"), "{path}: <{} {name}>", tag.name);
                let value = tag.value(name).unwrap_or_default().to_lowercase();
                let target = value.trim_start();
                assert!(
                    !target.starts_with("javascript:"),
                    "{path}: <{} {name}={value}>",
                    tag.name
                );
            }
            let sourced = tag.attributes.iter().any(|(name, _)| name == "src");
            let data = tag.value("type").as_deref() == Some("application/ld+json");
            assert!(tag.name != "script" || sourced || data, "{path}: a script of its own");
            assert!(tag.name != "style", "{path}: a style of its own");
        }
    }
    assert!(linked > 3, "no linked data was tested");
    assert!(seen > 50, "the attack stands nowhere, so nothing was tested");
}

#[test]
fn a_report_is_never_a_command_to_the_terminal() {
    let escape = "\u{1b}]0;owned\u{7}\u{1b}[31m\u{9b}31m";
    let world = World::example();
    world.put(
        "content/claims/bad.md",
        format!("# claim bad\n- text: T\n- {escape}: x\n- about: {escape}\n"),
    );
    world.put(format!("content/claims/{escape}.md").as_str(), "# claim");
    let run = world.check();
    run.ends(1);
    let controls = |text: &str| text.contains(|c: char| c.is_control() && c != '\n');
    let term = world.run(&["check", "site"]);
    assert!(!controls(&term.stdout) && !controls(&term.stderr), "{term:#?}");
    // JSON keeps what was written; nothing below a space stands in it as it is.
    let json = world.run(&["check", "site", "--format", "json"]).stdout;
    assert!(!json.contains(['\u{1b}', '\u{7}']), "{json:?}");
}
