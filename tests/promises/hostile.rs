//! Text from a document or a record never becomes active.

use crate::page::tags;
use crate::world::World;

/// Tries to leave text, a title, an attribute, a comment and a script.
const ATTACK: &str = "</title></script>--><hostile onhostile=x> ' onhostile='x' \" onhostile=\"x\" &lt;hostile&gt; \
                      {{ hostile }} {% hostile %}";

/// A site with the attack in every field that takes words, and with more settings.
pub fn site(attack: &str, settings: &str) -> World {
    let source = format!(
        "# source doc\n- file: doc.txt\n- title: Title {attack}\n- kind: letter\n- author: Author {attack}\n\
         - publisher: Publisher {attack}\n- locator: Shelf {attack}\n- version: V {attack}\n\
         - url: https://example.org/?a=\"><hostile>\n- license: L {attack}\n- credit: C {attack}\n- publish: full\n\n\
         Prose {attack} [a](javascript:hostile) ![b](javascript:hostile) <javascript:hostile>\n\n\
         ## quote one\n- speaker: unnamed: somebody {attack}\n- role: Role {attack}\n- time: Time {attack}\n\
         - addressee: Addressee {attack}\n- occasion: Occasion {attack}\n- medium: Medium {attack}\n- via: Via {attack}\n\
         - topics: Topic {attack}\n\n> Words that stand here {attack}\n\nA note {attack}\n\n\
         ## quote two\n- speaker: person\n- translation: Translation {attack}\n\n> other words\n\n\
         ## note three\n- by: By {attack}\n\n> more text\n\nRemark {attack}\n"
    );
    let seed = format!(
        "somebody {attack} said:\n\nWords that stand here {attack}\n\nPerson {attack}: other words, and more text.\n"
    );
    let entity = format!(
        "# person person\n- name: Person {attack}\n- sort-name: S {attack}\n- native-name: N {attack}\n\
         - alias: A {attack}\n- role: R {attack} | O {attack}\n\nProse {attack}\n\n<hostile onhostile=\"x\">\n"
    );
    let claim = format!(
        "# claim claim\n- text: T {attack}\n- asserts: doc#one (remark {attack})\n- because: B {attack}\n- gap: G {attack}\n\n\
         Prose {attack}\n"
    );
    let briefing = format!(
        "# briefing brief\n- title: T {attack}\n- date: 2020-01-01\n- summary: S {attack}\n- question: Q {attack}\n\
         - author: A {attack}\n- gap: G {attack}\n- topics: T {attack}\n\n## judgment j\n- likelihood: likely\n\
         - because: B {attack}\n- rests-on: doc\n\nJ {attack}\n\n## correction c\n- date: 2020-01-02\n- kind: correction\n\
         - old: O {attack}\n- new: N {attack}\n\nWhy {attack}\n\n# Body {attack}\n\nText {attack}\n\n\
         ![[doc#one]] and ![[claim:claim]] and [[person|label {attack}]] and [x](javascript:hostile)\n\n\
         ```hostile\"onhostile=x\n{attack}\n```\n\n| a {attack} |\n|---|\n| b {attack} |\n\nNote.[^1]\n\n[^1]: F {attack}\n"
    );
    World::of(&[
        (
            "content/site.md",
            &format!(
                "# site\n- title: T {attack}\n- description: D {attack}\n- license: L {attack}\n- author: desk | D {attack}\n\
                 - check: unsourced-quotation allow\n- check: unbalanced-quotation allow\n- check: broken-link allow\n\
                 - check: words-not-in-source allow\n- check: bad-url allow\n- check: unsafe-link allow\n{settings}\nProse {attack}\n"
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
    let world = site(ATTACK, "");
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
