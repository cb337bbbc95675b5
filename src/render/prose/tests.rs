//! Prose in, HTML out.

use super::*;

/// All blocks as one text.
fn whole(text: &str, standing: &[Standing], under: u8, ids: &mut Ids) -> String {
    blocks(text, standing, under, ids).into_iter().map(|block| block.html).collect()
}

/// Prose in which each `words` of `around` is a link to `#x`, and each of `instead` is `X`.
fn shown(text: &str, around: &[&str], instead: &[(&str, Put)]) -> String {
    let at = |words: &str| {
        let start = text.find(words).unwrap();
        start..start + words.len()
    };
    let link =
        Put::Around { open: "<a href=\"#x\">".into(), close: "</a>".into(), mark: String::new() };
    let mut standing: Vec<Standing> = around
        .iter()
        .map(|words| Standing { range: at(words), put: link.clone() })
        .chain(instead.iter().map(|(words, put)| Standing { range: at(words), put: put.clone() }))
        .collect();
    standing.sort_by_key(|standing| standing.range.start);
    whole(text, &standing, 1, &mut Ids::default())
}

#[test]
fn a_block_element_a_line() {
    assert_eq!(
        shown("# A *b*\n\none\ntwo\n\n- x\n- y\n\n3. z\n\n---\n", &[], &[]),
        "<h2 id=\"h_a-b\">A <em>b</em></h2>\n<p>one\ntwo</p>\n<ul>\n<li>x</li>\n<li>y</li>\n</ul>\n\
         <ol start=\"3\">\n<li>z</li>\n</ol>\n<hr>\n"
    );
}

#[test]
fn headings_of_one_wording_have_anchors_of_their_own() {
    assert_eq!(
        shown("# A\n\n# A\n\n###### ?\n", &[], &[]),
        "<h2 id=\"h_a\">A</h2>\n<h2 id=\"h_a_2\">A</h2>\n<h3 id=\"h_section\">?</h3>\n"
    );
}

#[test]
fn quotations_become_links_around_emphasis() {
    assert_eq!(
        shown("He: “no *plan* at all” & so.", &["“no *plan* at all”"], &[]),
        "<p>He: <a href=\"#x\">“no <em>plan</em> at all”</a> &amp; so.</p>\n"
    );
}

#[test]
fn quotations_that_cross_emphasis_stay_well_formed() {
    assert_eq!(
        shown("*He: “no* plan” it was", &["“no* plan”"], &[]),
        "<p><em>He: <a href=\"#x\">“no</a></em> plan” it was</p>\n"
    );
    assert_eq!(
        shown("a “b *c” d* e", &["“b *c”"], &[]),
        "<p>a <a href=\"#x\">“b <em>c” d</em></a> e</p>\n"
    );
}

#[test]
fn no_link_stands_in_a_link() {
    assert_eq!(shown("“a [b](c) d”", &["“a [b](c) d”"], &[]), "<p>“a <a href=\"c\">b</a> d”</p>\n");
    assert_eq!(shown("[“a”](c)", &["“a”"], &[]), "<p><a href=\"c\">“a”</a></p>\n");
    assert_eq!(shown("[![a](https://b.example/c)](d)", &[], &[]), "<p><a href=\"d\">a</a></p>\n");
}

#[test]
fn escapes_and_entities_keep_their_places() {
    assert_eq!(
        shown("x \\* &amp; “a \\& b” y", &["“a \\& b”"], &[]),
        "<p>x * &amp; <a href=\"#x\">“a &amp; b”</a> y</p>\n"
    );
}

#[test]
fn wikilinks_are_what_is_put_there() {
    let one = Put::Instead("<a>1</a>".into());
    assert_eq!(shown("a [[b#c]] d", &[], &[("[[b#c]]", one)]), "<p>a <a>1</a> d</p>\n");
    assert_eq!(
        shown("a [[b|c *d*]] e", &["[[b|c *d*]]"], &[]),
        "<p>a <a href=\"#x\">c <em>d</em></a> e</p>\n"
    );
    assert_eq!(shown("[[b|c]]", &[], &[]), "<p>c</p>\n");
    let mark = Put::Mark("<a></a>".into());
    assert_eq!(shown("a [[b#c]].", &[], &[("[[b#c]]", mark)]), "<p>a<a></a>.</p>\n");
}

#[test]
fn an_embed_parts_its_paragraph() {
    let figure = || Put::Block { html: "<figure></figure>\n".into(), or: "<a>f</a>".into() };
    assert_eq!(shown("![[a]]", &[], &[("![[a]]", figure())]), "<figure></figure>\n");
    assert_eq!(
        shown("one\n![[a]]\ntwo", &[], &[("![[a]]", figure())]),
        "<p>one</p>\n<figure></figure>\n<p>two</p>\n"
    );
    assert_eq!(
        shown("# ![[a]]", &[], &[("![[a]]", figure())]),
        "<h2 id=\"h_section\"><a>f</a></h2>\n"
    );
}

#[test]
fn raw_html_is_text_and_comments_are_dropped() {
    assert_eq!(
        shown("a <b onclick=\"x\">c</b> <!-- d --> e", &[], &[]),
        "<p>a &lt;b onclick=&quot;x&quot;&gt;c&lt;/b&gt;  e</p>\n"
    );
    assert_eq!(
        shown("<script>\nalert(1)\n</script>\n", &[], &[]),
        "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>\n"
    );
    assert_eq!(shown("<!-- a\n\nb -->\n", &[], &[]), "");
    assert_eq!(
        shown("x <q data-unsourced>“a”</q> <q>b</q>", &[], &[]),
        "<p>x <q data-unsourced>“a”</q> &lt;q&gt;b&lt;/q&gt;</p>\n"
    );
    assert_eq!(
        shown("*<q data-unsourced>a*</q>", &[], &[]),
        "<p><em><q data-unsourced>a</q></em>&lt;/q&gt;</p>\n"
    );
}

#[test]
fn links_lead_only_where_they_may() {
    assert_eq!(shown("[a](javascript:b)", &[], &[]), "<p>a</p>\n");
    assert_eq!(shown("[a](<java\tscript:b>)", &[], &[]), "<p>a</p>\n");
    assert_eq!(
        shown("<a@b.example>", &[], &[]),
        "<p><a href=\"mailto:a@b.example\">a@b.example</a></p>\n"
    );
    assert_eq!(
        shown("![a\"b](c.png) ![d](https://e.example/f.png) ![g](data:h)", &[], &[]),
        "<p><img src=\"c.png\" alt=\"a&quot;b\" loading=\"lazy\"> \
         <a href=\"https://e.example/f.png\">d</a> g</p>\n"
    );
}

#[test]
fn footnotes_are_lettered_by_reference() {
    let html = shown("a[^x] b[^y] c[^x]\n\n[^y]: why\n[^x]: *ex*\n[^z]: unused\n", &[], &[]);
    assert_eq!(
        html,
        "<p>a<a class=\"ref\" role=\"doc-noteref\" id=\"fn_ref_1\" href=\"#fn_1\" aria-label=\"Footnote a\" \
         data-n=\"a\"></a> b<a class=\"ref\" role=\"doc-noteref\" id=\"fn_ref_2\" href=\"#fn_2\" \
         aria-label=\"Footnote b\" data-n=\"b\"></a> c<a class=\"ref\" role=\"doc-noteref\" href=\"#fn_1\" \
         aria-label=\"Footnote a\" data-n=\"a\"></a></p>\n<section class=\"footnotes\" role=\"doc-endnotes\" \
         aria-label=\"Footnotes\">\n<ol type=\"a\">\n<li id=\"fn_1\" value=\"1\"><p><em>ex</em></p>\n<a role=\"doc-backlink\" \
         href=\"#fn_ref_1\">Back to the text</a></li>\n<li id=\"fn_2\" value=\"2\"><p>why</p>\n<a \
         role=\"doc-backlink\" href=\"#fn_ref_2\">Back to the text</a></li>\n</ol>\n</section>\n"
    );
}

#[test]
fn tables_scroll_by_themselves() {
    assert_eq!(
        shown("|a|b|\n|-|-:|\n|[[x\\|y]]|2|\n", &["[[x\\|y]]"], &[]),
        "<div class=\"wide\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n\
         <th scope=\"col\">a</th>\n<th scope=\"col\" class=\"right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n\
         <td><a href=\"#x\">y</a></td>\n<td class=\"right\">2</td>\n</tr>\n</tbody>\n</table>\n</div>\n"
    );
}

#[test]
fn blocks_know_what_they_show() {
    let text = "one\n\n> two\n\n- three\n";
    let shown: Vec<_> = blocks(text, &[], 1, &mut Ids::default())
        .into_iter()
        .map(|block| text[block.range].trim().to_owned())
        .collect();
    assert_eq!(shown, ["one", "> two", "- three"]);
}

proptest::proptest! {
    #[test]
    fn tags_are_balanced_whatever_stands_where(
        text in "([a-c“”*_\\[\\]|#>!<q/ \n-]|\\[\\[a\\]\\]|<q data-unsourced>|</q>|<b>|<!--|-->|\\[\\^1\\]|\n\\[\\^1\\]: ){0,40}",
        places in proptest::collection::vec((0usize..60, 1usize..20), 0..6),
    ) {
        let mut standing: Vec<Standing> = places
            .into_iter()
            // What is put around a block quotation is no link.
            .filter(|(start, _)| text.as_bytes().get(*start) != Some(&b'>'))
            .map(|(start, length)| Standing {
                range: start..start + length,
                put: match length % 4 {
                    0 => Put::Mark("<a></a>".into()),
                    1 => Put::Block { html: "<hr>\n".into(), or: "<a></a>".into() },
                    _ => Put::Around { open: "<a href=\"#x\">".into(), close: "</a>".into(), mark: String::new() },
                },
            })
            .collect();
        standing.sort_by_key(|standing| standing.range.start);
        let html = whole(&text, &standing, 1, &mut Ids::default());
        let mut open: Vec<&str> = Vec::new();
        for part in html.split('<').skip(1) {
            let tag = part.split('>').next().unwrap_or("");
            let name = tag.trim_start_matches('/').split_whitespace().next().unwrap_or("");
            if ["hr", "br", "img"].contains(&name) {
                continue;
            }
            if tag.starts_with('/') {
                proptest::prop_assert_eq!(open.pop(), Some(name), "{}", &html);
            } else {
                proptest::prop_assert!(name != "a" || !open.contains(&"a"), "{}", &html);
                open.push(name);
            }
        }
        proptest::prop_assert!(open.is_empty(), "{}", &html);
    }
}

#[test]
fn the_mark_of_a_quotation_stands_behind_the_link_that_it_is_in() {
    let put = || Put::Around { open: "<a>".into(), close: "</a>".into(), mark: "¹".into() };
    let marked = |text: &str| {
        let start = text.find('“').unwrap();
        let range = start..text.find('”').unwrap() + '”'.len_utf8();
        whole(text, &[Standing { range, put: put() }], 1, &mut Ids::default())
    };
    assert_eq!(marked("“a *b*” c"), "<p><a>“a <em>b</em>”</a>¹ c</p>\n");
    assert_eq!(marked("[x “a” b](y) c"), "<p><a href=\"y\">x “a” b</a>¹ c</p>\n");
    assert_eq!(marked("“a [b](c)” d"), "<p>“a <a href=\"c\">b</a>”¹ d</p>\n");
}
